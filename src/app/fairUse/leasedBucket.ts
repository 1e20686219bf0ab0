import type { MaybePromise } from '../../model/page';
import type { Lease } from './sharedBuckets';
import type { Rate, TokenBucket } from '../../model/tokenBucket';

/** A token bucket that may have to ask Redis. */
export type Bucket = Omit<TokenBucket, 'take'> & { take(rate: Rate): MaybePromise<number> };

/** Tokens that are not used within this time are lost, so that a process does not save them up beyond the limit. */
const leaseMs = 1_000;

/** A lease is at most this part of the bucket: other replicas cannot use the tokens of it. */
const largestShare = 1 / 20;

/**
 * A bucket that replicas share. Leases several tokens at a time, so that few requests wait for Redis: one at first, and twice
 * as many as before where a lease was used up in time. Where Redis is away, `own` is used.
 */
export const createLeasedBucket = (
  lease: (rate: Rate, wanted: number) => Promise<Lease | undefined>,
  own: TokenBucket,
  now: () => number,
): Bucket => {
  let tokens = 0;
  let expiresAt = -Infinity;
  let refusedUntil = -Infinity;
  let size = 1;
  let left = 0;
  /** True once Redis was away at the last `take`, so that the token was one of `own`. */
  let isOwn = false;
  /** Calls of `take` that wait for a lease. */
  let waiting = 0;
  let pending: Promise<boolean> | undefined;

  /** False where Redis is away. */
  const renew = async (rate: Rate): Promise<boolean> => {
    const wasUsed = now() < expiresAt;
    size = wasUsed ? Math.max(1, Math.min(2 * size, Math.floor(rate.capacity * largestShare))) : 1;
    const leased = await lease(rate, Math.max(size, waiting));
    pending = undefined;
    if (!leased) return false;
    tokens = leased.tokens;
    left = leased.left;
    expiresAt = now() + leaseMs;
    if (tokens === 0) refusedUntil = now() + leased.waitMs;
    return true;
  };

  /** Undefined where Redis has to be asked. */
  const takeLeased = (): number | undefined => {
    const at = now();
    if (tokens > 0 && at < expiresAt) {
      tokens -= 1;
      return 0;
    }
    return at < refusedUntil ? Math.ceil(refusedUntil - at) : undefined;
  };

  const ask = async (rate: Rate): Promise<number> => {
    waiting += 1;
    try {
      for (;;) {
        pending ??= renew(rate);
        const isShared = await pending;
        isOwn = !isShared;
        if (isOwn) return own.take(rate);
        const taken = takeLeased();
        if (taken !== undefined) return taken;
      }
    } finally {
      waiting -= 1;
    }
  };

  return {
    take: (rate) => takeLeased() ?? ask(rate),
    giveBack() {
      if (isOwn) own.giveBack();
      else tokens += 1;
    },
    left: () => (isOwn ? own.left() : left + tokens),
  };
};
