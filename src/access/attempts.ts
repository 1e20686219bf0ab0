import { LRUCache } from 'lru-cache';
import { createTokenBucket, type TokenBucket } from '../model/tokenBucket';
import { clientAddress } from './addresses';
import { KeysUnavailableError, TooManyTokensError } from './errors';

/*
 * To verify a signature takes far longer than to make one up, so each address can have only so many invalid ones. Tokens that are
 * refused without a verification do not count.
 */

/** Tokens that an address can present at once, and per minute, beside those that turn out to be valid. */
const rate = { capacity: 300, perMinute: 60 };

const addressesKept = 10_000;

export interface Attempts {
  /**
   * Verifies a token that was not verified before. Throws TooManyTokensError without doing so where the address has
   * presented too many that were not valid.
   */
  readonly run: <Value>(address: string, verify: () => Promise<Value>) => Promise<Value>;
}

/** @param now Milliseconds of a clock that never goes back. */
export const createAttempts = (now: () => number = () => performance.now()): Attempts => {
  const buckets = new LRUCache<string, TokenBucket>({
    max: addressesKept,
    memoMethod: () => createTokenBucket(now),
  });
  return {
    async run(address, verify) {
      const bucket = buckets.memo(clientAddress(address));
      const waitMs = bucket.take(rate);
      if (waitMs > 0) throw new TooManyTokensError(waitMs);
      try {
        const value = await verify();
        bucket.giveBack();
        return value;
      } catch (error) {
        if (error instanceof KeysUnavailableError) bucket.giveBack(); // Nothing was verified.
        throw error;
      }
    },
  };
};
