import { CredentialsProviderError } from '@smithy/core/config';
import type { HttpHandler } from '@smithy/core/protocols';
import type { AwsCredentialIdentity } from '@smithy/types';
import { lazyPackages } from '../model/lazyPackages';
import { limitCredentialProcesses } from './credentialProcess';
import { lateCredentials } from './errorNames';
import { withRequestLimits, withTimeLimit } from './requestLimits';
import type { AwsTimeLimits } from './settings';

export interface ChainOptions {
  /** The region of STS, for profiles with a role; undefined for that of the environment. */
  readonly region: string | undefined;
  readonly handler: HttpHandler;
  readonly limits: AwsTimeLimits;
  /** Receives the SDK's warnings, such as about two sources at once. */
  readonly onWarning: (text: string) => void;
}

/** Turns the SDK's retries off, whatever AWS_RETRY_MODE and AWS_MAX_ATTEMPTS say: only `retry.ts` retries. */
export const noRetries = { maxAttempts: 1, retryMode: 'standard' } as const;

const ignore = (): void => undefined;

const prefixOfReason = '@smithy/property-provider ';

/** Adds why each source has no credentials. The SDK only writes that to the debug log. */
const withReasons = (error: unknown, reasons: readonly string[]): unknown =>
  error instanceof CredentialsProviderError
    ? new CredentialsProviderError(`${error.message}: ${[...new Set(reasons)].join(' ')}`, {})
    : error;

const late = (ms: number) => (): Error =>
  Object.assign(new Error(`The source of the credentials did not answer within ${ms} ms.`), {
    name: lateCredentials,
  });

/**
 * Fetches credentials with the SDK's default chain: environment, shared files, `credential_process`, SSO, web identity,
 * container and instance. Each fetch uses a new chain, because a chain keeps what it has found, and a pending fetch.
 * Rejects at the time limit, and ends the requests and processes that are under way then.
 */
export const credentialChain = ({
  region,
  handler,
  limits,
  onWarning,
}: ChainOptions): ((signal: AbortSignal) => Promise<AwsCredentialIdentity>) => {
  limitCredentialProcesses();
  const { connectTimeoutMs, credentialsTimeoutMs: ms } = limits;
  const warn = (...words: readonly unknown[]): void => onWarning(words.map(String).join(' '));
  const initOf = (reasons: string[]) => ({
    clientConfig: { ...noRetries, requestHandler: handler },
    ...(region !== undefined && { parentClientConfig: { region } }),
    ignoreCache: true, // The shared files may have been rewritten.
    maxRetries: 0,
    timeout: 2 * ms, // Of the SDK's own timers, which report to the console. The limits below end requests before.
    logger: {
      debug: (text: string) => {
        if (text.startsWith(prefixOfReason)) reasons.push(text.slice(prefixOfReason.length));
      },
      info: ignore,
      warn,
      error: warn,
    },
  });
  const load = async (): Promise<AwsCredentialIdentity> => {
    const reasons: string[] = [];
    try {
      return await lazyPackages.credentialProviders.fromNodeProviderChain(initOf(reasons))();
    } catch (error) {
      throw withReasons(error, reasons);
    }
  };
  return (signal) =>
    withTimeLimit({ ms, error: late(ms), signal }, (limited) =>
      withRequestLimits({ connectTimeoutMs, answerTimeoutMs: ms, signal: limited }, () => load()),
    );
};
