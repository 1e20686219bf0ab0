import type { EndSignal } from '../model/endSignal';
import { GatewayError } from '../model/errors';
import type { MaybePromise } from '../model/page';
import { type Scope, scopeOf } from '../model/scope';
import type { CompletedCall } from './call';
import type { CallerIdentity } from './callerIdentity';
import { createCoalescer } from './coalesce';
import { environmentRegion } from './environmentRegion';
import { upstreamError } from './errors';
import type { RateLimiter } from './rateLimiter';
import { type CallStats, callWithRetries, type RetrySettings } from './retry';
import type { AwsSettings } from './settings';

/** The scopes that the gateway may call. It calls no others. */
export interface Scopes {
  /**
   * In configured order; the first is the default. A promise only while they are not known. Rejects with a GatewayError while STS does not return the account, and
   * with the reason of `signal` as soon as that aborts.
   */
  all(signal: EndSignal): MaybePromise<readonly Scope[]>;
  /** The scopes, where they are known without a call. */
  known(): readonly Scope[] | undefined;
  /** The regions of the scopes, without a call. Rejects where neither settings nor environment name one. */
  regions(): Promise<readonly string[]>;
  /** When STS last denied the credentials; undefined where it has not, or has accepted them since. */
  deniedAt(): Date | undefined;
}

export interface ScopeOptions {
  readonly caller: CallerIdentity;
  readonly rateLimiter: RateLimiter;
  readonly retries: RetrySettings;
  readonly onCall: (call: CompletedCall) => void;
}

const configured = ({ accounts }: AwsSettings): readonly Scope[] =>
  accounts.flatMap(({ accountId, regions }) => regions.map((region) => scopeOf(accountId, region)));

const service = 'sts';
const operation = 'GetCallerIdentity';

/** The configured scopes, or else the one scope of the credentials. Calls STS once, and again only after a failure. */
export const scopesOf = (settings: AwsSettings, now: () => Date, options: ScopeOptions): Scopes => {
  const known = configured(settings);
  return known.length > 0 ? knownScopes(known) : scopeOfCaller(now, options);
};

const knownScopes = (scopes: readonly Scope[]): Scopes => ({
  all: () => scopes,
  known: () => scopes,
  regions: () => Promise.resolve([...new Set(scopes.map(({ region }) => region))]),
  deniedAt: () => undefined,
});

/** The region of the environment, and the account that STS returns for the credentials of the process. */
const scopeOfCaller = (now: () => Date, { caller, rateLimiter, retries, onCall }: ScopeOptions): Scopes => {
  const calls = createCoalescer();
  let scopes: readonly Scope[] | undefined;
  let deniedAt: Date | undefined;

  /** Calls STS with retries, and reports the call like those of other services. */
  const fetchScope = async (region: string, signal: AbortSignal): Promise<Scope> => {
    const call = { service, operation, accountId: 'unknown', region };
    const stats: CallStats = { retries: 0, throttles: 0, waitedMs: 0 };
    const begun = performance.now();
    const report = (outcome: CompletedCall['outcome'], error?: GatewayError): void =>
      onCall({
        ...call,
        milliseconds: performance.now() - begun,
        retries: stats.retries,
        throttles: stats.throttles,
        outcome,
        ...(error && { error }),
      });
    try {
      const accountId = await callWithRetries(
        {
          bucket: `${service}:${operation}`,
          queue: { caller: operation, operation: call },
          target: { service, operation, scope: call },
          send: caller.account,
          renewCredentials: caller.renewCredentials,
          signal,
          stats,
        },
        rateLimiter,
        retries,
      );
      if (accountId === null)
        throw upstreamError({ service, operation, scope: call }, new TypeError('STS returned no account.'));
      report('ok');
      return scopeOf(accountId, region);
    } catch (error) {
      report('error', error instanceof GatewayError ? error : undefined);
      throw error;
    }
  };

  const regionOf = async (): Promise<string> => {
    try {
      return await caller.region();
    } catch (error) {
      throw upstreamError({ service, operation, scope: { accountId: 'unknown', region: 'unknown' } }, error);
    }
  };

  const fetchScopes = async (signal: AbortSignal): Promise<readonly Scope[]> => {
    try {
      scopes = [await fetchScope(await regionOf(), signal)];
      deniedAt = undefined;
      return scopes;
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'UPSTREAM_FORBIDDEN') deniedAt = now();
      throw error;
    }
  };

  return {
    all: (signal) => scopes ?? calls.join(operation, signal, fetchScopes),
    known: () => scopes,
    regions: async () => [await regionOf()],
    deniedAt: () => deniedAt,
  };
};

/** Rejects where neither the environment nor the AWS profile sets a region. Makes no call. */
export const requireRegion = async (): Promise<void> => {
  try {
    await environmentRegion();
  } catch {
    throw new Error(
      'no region: expected AWS_REGION, a region in the AWS profile, or scopes in GATEWAY_CONFIG',
    );
  }
};
