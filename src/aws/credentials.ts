import { setMaxListeners } from 'node:events';
import type { Credentials, STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@smithy/types';
import { lazyPackages } from '../model/lazyPackages';
import type { Scope } from '../model/scope';
import { credentialChain, noRetries } from './credentialChain';
import { createCredentialCache, type CredentialCache } from './credentialCache';
import { type CallTarget, upstreamError } from './errors';
import type { HttpHandlers } from './httpHandlers';
import { createRecovery } from './recovery';
import { timeoutError, withTimeLimit } from './requestLimits';
import { type AccountSettings, type AwsSettings, type AwsTimeLimits, defaultTimeLimits } from './settings';

type AccountRegion = Pick<Scope, 'accountId' | 'region'>;

/** The session name that CloudTrail records in each account. */
const sessionName = 'execution-gateway';

/** A call to STS that ended: `error` is what the SDK threw. */
export interface StsCall {
  readonly operation: 'AssumeRole';
  readonly scope: AccountRegion;
  readonly milliseconds: number;
  readonly error?: unknown;
}

export interface CredentialEvents {
  readonly onStsCall: (call: StsCall) => void;
  /** The SDK warns, for example of two sources at once. */
  readonly onWarning: (text: string) => void;
}

/** The credentials of the process and of its roles. Each source is asked once for all regions and services. */
export interface ScopeCredentials {
  /** The credentials of calls in a scope: those of its account's role, or else those of the process. */
  of(scope: AccountRegion): CredentialCache;
  /** The credentials of the process. */
  readonly own: CredentialCache;
}

/** An STS client that sends each call once, with the credentials of the process. */
export const stsClient = (
  settings: AwsSettings,
  region: string | undefined,
  handlers: HttpHandlers,
  accountId: string,
  own: CredentialCache,
): STSClient =>
  new lazyPackages.sts.STSClient({
    ...noRetries,
    requestHandler: handlers.of(accountId),
    credentials: providerOf(own),
    ...(region !== undefined && { region }),
    ...(settings.endpoint && { endpoint: settings.endpoint }),
  });

const neverAborts = new AbortController().signal;
setMaxListeners(0, neverAborts);

/**
 * A provider for the SDK's clients, for calls that have waited for `get`. Without `memoized`, each client would keep what it
 * returns until that expires.
 */
export const providerOf = ({ current, get }: CredentialCache): (() => Promise<AwsCredentialIdentity>) =>
  Object.assign(async () => current() ?? (await get(neverAborts)), { memoized: true });

const identityOf = ({
  AccessKeyId,
  SecretAccessKey,
  SessionToken,
  Expiration,
}: Partial<Credentials> = {}) => {
  if (!AccessKeyId || !SecretAccessKey) throw new TypeError('STS returned no credentials.');
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken && { sessionToken: SessionToken }),
    ...(Expiration && { expiration: Expiration }),
  };
};

/** Runs a call to STS within the time limit for credentials. */
export const limitSts = <Value>(
  { credentialsTimeoutMs: ms }: AwsTimeLimits,
  signal: AbortSignal,
  send: (abortSignal: AbortSignal) => Promise<Value>,
): Promise<Value> =>
  withTimeLimit({ ms, error: () => timeoutError(`STS did not answer within ${ms} ms.`), signal }, send);

/** Adds the scope of the call that needs the credentials to their errors. */
const withScopeInErrors = (
  target: CallTarget,
  { get, renew, ...cache }: CredentialCache,
): CredentialCache => {
  const rethrow = (error: unknown): never => {
    throw upstreamError(target, error);
  };
  return {
    ...cache,
    get: (signal) => get(signal).catch(rethrow),
    renew: (sentAt, signal) => renew(sentAt, signal).catch(rethrow),
  };
};

export const createCredentials = (
  settings: AwsSettings,
  handlers: HttpHandlers,
  { onStsCall, onWarning }: CredentialEvents,
): ScopeCredentials => {
  const { credentials, accounts, timeLimits: limits = defaultTimeLimits } = settings;
  const handler = handlers.of('own');
  const own = createCredentialCache(
    credentials
      ? () => Promise.resolve(credentials)
      : credentialChain({ region: accounts[0]?.regions[0], handler, limits, onWarning }),
  );

  const assumed = ({ accountId, regions, externalId }: AccountSettings, roleArn: string): CredentialCache => {
    const [region = ''] = regions;
    const input = {
      RoleArn: roleArn,
      RoleSessionName: sessionName,
      ...(externalId && { ExternalId: externalId }),
    };
    let client: STSClient | undefined;

    const assumeRole = async (signal: AbortSignal): Promise<AwsCredentialIdentity> => {
      await own.get(signal);
      client ??= stsClient(settings, region, handlers, accountId, own);
      const sts = client;
      const command = new lazyPackages.sts.AssumeRoleCommand(input);
      const begun = performance.now();
      const report = (error?: unknown): void =>
        onStsCall({
          operation: 'AssumeRole',
          scope: { accountId, region },
          milliseconds: performance.now() - begun,
          ...(error !== undefined && { error }),
        });
      try {
        const answer = await limitSts(limits, signal, (abortSignal) => sts.send(command, { abortSignal }));
        const identity = identityOf(answer.Credentials);
        report();
        return identity;
      } catch (error) {
        report(error);
        throw error;
      }
    };

    return createCredentialCache(async (signal) => {
      const canRecover = createRecovery((sentAt) => own.renew(sentAt, signal));
      for (;;) {
        const sentAt = performance.now();
        try {
          return await assumeRole(signal);
        } catch (error) {
          if (!(await canRecover(error, sentAt))) throw error;
        }
      }
    });
  };

  const byAccount = new Map(
    accounts.flatMap((account) =>
      account.roleArn ? [[account.accountId, assumed(account, account.roleArn)] as const] : [],
    ),
  );
  return {
    own,
    of(scope) {
      const role = byAccount.get(scope.accountId);
      return role ? withScopeInErrors({ service: 'sts', operation: 'AssumeRole', scope }, role) : own;
    },
  };
};
