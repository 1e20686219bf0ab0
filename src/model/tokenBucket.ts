/** The size and the refill of a token bucket. */
export interface Rate {
  /** The tokens of a full bucket. */
  readonly capacity: number;
  readonly perMinute: number;
}

/** A bucket that is full at first. Its rate may change from one call to the next. */
export interface TokenBucket {
  /** Takes a token and returns 0. Where there is none, returns the milliseconds until there is one. */
  take(rate: Rate): number;
  /** Puts back a token that was not used. */
  giveBack(): void;
  /** The whole tokens that were left by the last `take`. */
  left(): number;
}

/** A token in units of which `perMinute` are refilled each millisecond, so that sums of whole milliseconds are exact. */
const unitsPerToken = 60_000;

/** @param now Milliseconds of a clock that never goes back. */
export const createTokenBucket = (now: () => number): TokenBucket => {
  let units = Infinity;
  let refilledAt = now();
  return {
    take({ capacity, perMinute }) {
      const at = now();
      units = Math.min(capacity * unitsPerToken, units + (at - refilledAt) * perMinute);
      refilledAt = at;
      if (units < unitsPerToken) return Math.ceil((unitsPerToken - units) / perMinute);
      units -= unitsPerToken;
      return 0;
    },
    giveBack: () => void (units += unitsPerToken),
    left: () => Math.floor(units / unitsPerToken),
  };
};
