import type { AwsCredentialIdentity } from '@smithy/types';
import { createCoalescer } from './coalesce';

/** Credentials are renewed this long before they expire. The SDK uses the same time. */
const renewBeforeMs = 5 * 60_000;

/** After a renewal that failed or brought credentials that seem expired, those at hand are used for this long. */
const renewalRestMs = 10_000;

const isValidFor = ({ expiration }: AwsCredentialIdentity, ms: number): boolean =>
  expiration === undefined || expiration.getTime() - Date.now() > ms;

const isSame = (one: AwsCredentialIdentity, other: AwsCredentialIdentity): boolean =>
  one.accessKeyId === other.accessKeyId &&
  one.secretAccessKey === other.secretAccessKey &&
  one.sessionToken === other.sessionToken;

/** The credentials of one source, shared by all clients. */
export interface CredentialCache {
  /**
   * Credentials that are valid for a while. Concurrent callers share one fetch, which is aborted when the last of them has
   * left, so the next caller starts a new one. Where a renewal fails, the old credentials are used until they expire.
   */
  readonly get: (signal: AbortSignal) => Promise<AwsCredentialIdentity>;
  /** What `get` returned last, unless AWS has rejected it. */
  readonly current: () => AwsCredentialIdentity | undefined;
  /**
   * Fetches new credentials, because AWS rejected those of a call sent at `sentAt` (`performance.now()`). False where the
   * source still returns the same ones.
   */
  readonly renew: (sentAt: number, signal: AbortSignal) => Promise<boolean>;
}

export const createCredentialCache = (
  fetch: (signal: AbortSignal) => Promise<AwsCredentialIdentity>,
): CredentialCache => {
  const fetches = createCoalescer();
  let known: { readonly identity: AwsCredentialIdentity; readonly fetchedAt: number } | undefined;
  let rejected: AwsCredentialIdentity | undefined;
  let restsUntil = -Infinity;

  const fetchOnce = (signal: AbortSignal): Promise<AwsCredentialIdentity> =>
    fetches.join('credentials', signal, async (shared) => {
      const identity = await fetch(shared);
      known = { identity, fetchedAt: performance.now() };
      // They seem expired where the clock of this host is ahead. AWS decides.
      if (!isValidFor(identity, 0)) restsUntil = performance.now() + renewalRestMs;
      return identity;
    });

  const get = async (signal: AbortSignal): Promise<AwsCredentialIdentity> => {
    const before = known?.identity;
    if (before && (isValidFor(before, renewBeforeMs) || performance.now() < restsUntil)) return before;
    signal.throwIfAborted();
    try {
      return await fetchOnce(signal);
    } catch (error) {
      if (!before || before !== known?.identity || !isValidFor(before, 0)) throw error;
      restsUntil = performance.now() + renewalRestMs;
      return before;
    }
  };

  return {
    get,
    current: () => known?.identity,
    async renew(sentAt, signal) {
      if (known && known.fetchedAt <= sentAt) {
        rejected = known.identity;
        known = undefined;
      }
      const identity = await get(signal);
      return rejected === undefined || !isSame(identity, rejected);
    },
  };
};
