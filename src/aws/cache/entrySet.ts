import type { CalledOperation } from '../callLedger';
import { type CacheEntry, clockToleranceMs } from './entry';

/** An entry, and when the monotonic clock showed its `fetchedAt`. */
export interface Held {
  readonly entry: CacheEntry;
  readonly fetchedClock: number;
  /** Of a list: the keys of the records of the object that it belongs to. */
  readonly parentKeys: readonly string[];
  /** The sets that the entry belongs to. */
  sets?: readonly EntrySet[];
}

/** The wall clock and the monotonic clock, in milliseconds. */
export interface Clocks {
  readonly now: number;
  readonly clock: number;
}

/** Between which times of the clocks all entries of a set are valid. */
interface Bounds {
  newestFetchedAt: number;
  oldestFetchedAt: number;
  oldestFetchedClock: number;
  expiresAt: number;
  expiresClock: number;
}

const boundsOf = (helds: readonly Held[], lifetimeMs: (held: Held) => number): Bounds => {
  const bounds: Bounds = {
    newestFetchedAt: -Infinity,
    oldestFetchedAt: Infinity,
    oldestFetchedClock: Infinity,
    expiresAt: Infinity,
    expiresClock: Infinity,
  };
  for (const held of helds) {
    const { fetchedClock } = held;
    const { fetchedAt } = held.entry;
    const lifetime = lifetimeMs(held);
    bounds.newestFetchedAt = Math.max(bounds.newestFetchedAt, fetchedAt);
    bounds.oldestFetchedAt = Math.min(bounds.oldestFetchedAt, fetchedAt);
    bounds.oldestFetchedClock = Math.min(bounds.oldestFetchedClock, fetchedClock);
    bounds.expiresAt = Math.min(bounds.expiresAt, fetchedAt + lifetime);
    // The age by the monotonic clock counts whole milliseconds.
    bounds.expiresClock = Math.min(bounds.expiresClock, fetchedClock + Math.ceil(lifetime));
  }
  return bounds;
};

/** Entries that one result was made of. It is gone as soon as one of them leaves the cache or is replaced. */
export interface EntrySet {
  readonly isGone: boolean;
  /** The operations that reading all of them saves a call of, in the order of reading. */
  readonly saves: readonly CalledOperation[];
  readonly entries: readonly CacheEntry[];
  /**
   * True where all of them are valid and not older than `minFetchedAt`. `ttlVersion` moves when the lifetime of any entry
   * of the cache changes.
   */
  isFresh(clocks: Clocks, minFetchedAt: number, ttlVersion: number): boolean;
  /** Releases the entries. */
  end(): void;
}

export const createEntrySet = (
  helds: readonly Held[],
  lifetimeMs: (held: Held) => number,
  onGone: () => void,
): EntrySet => {
  let bounds: Bounds | undefined;
  let boundsVersion: number | undefined;
  let current = helds;

  const set = {
    isGone: false,
    saves: helds.map(({ entry }) => entry.saves),
    entries: helds.map(({ entry }) => entry),
    isFresh({ now, clock }: Clocks, minFetchedAt: number, ttlVersion: number): boolean {
      if (set.isGone) return false;
      if (!bounds || boundsVersion !== ttlVersion) {
        bounds = boundsOf(current, lifetimeMs);
        boundsVersion = ttlVersion;
      }
      return (
        now < bounds.expiresAt &&
        clock < bounds.expiresClock &&
        now >= bounds.newestFetchedAt - clockToleranceMs &&
        bounds.oldestFetchedAt >= minFetchedAt &&
        now - Math.floor(clock - bounds.oldestFetchedClock) >= minFetchedAt
      );
    },
    end(): void {
      if (set.isGone) return;
      set.isGone = true;
      // An entry that stays must not retain what was made of it.
      for (const held of current) held.sets = (held.sets ?? []).filter((one) => one !== set);
      current = [];
      onGone();
    },
  };
  for (const held of helds) {
    // A literal takes less memory than a list that has grown.
    held.sets = held.sets?.length ? [...held.sets, set] : [set];
  }
  return set;
};
