import { LRUCache } from 'lru-cache';
import type { TtlClass } from '../../model/ttl';
import { type CacheEntry, recordKey, recordViews } from './entry';

export interface CacheSettings {
  /** Bytes of JSON that are kept at most; the least recently used go first. 0 keeps nothing. */
  readonly maxBytes: number;
  /** Seconds for which something unfinished, or "does not exist", is valid. */
  readonly runningSeconds: number;
  /** Seconds for which a list is valid in which everything has ended: a new member may come. */
  readonly settledSeconds: number;
  /** Seconds for which a definition is valid: a policy, a pipeline, a server. */
  readonly definitionSeconds: number;
  /** The Redis that replicas share; it may hold a password. */
  readonly redisUrl?: string | undefined;
}

/** The cache of the process. It never holds errors. */
export interface ProcessCache {
  /** The entry, if it is still valid and not older than `minFetchedAt` (epoch milliseconds). */
  get(key: string, now: number, minFetchedAt: number): CacheEntry | undefined;
  /** The entry, however old. */
  peek(key: string): CacheEntry | undefined;
  /**
   * Stores an entry; false where a newer one is there, or one of its objects was invalidated after `readSince`, when the
   * read began. Without `readSince`, for an entry of another replica, the moment of its answer decides.
   */
  put(entry: CacheEntry, readSince?: number): boolean;
  /** Milliseconds for which the entry stays valid from now on: Infinity for what is immutable, 0 or less when expired. */
  remainingTtlMs(entry: CacheEntry, now: number): number;
  delete(key: string): void;
  /**
   * Drops an object and the lists that hold it, and refuses them later where they were read before `now` (epoch
   * milliseconds). Returns the dropped entries. Walks all entries, so it is for writes, not for the hot path.
   */
  invalidate(id: string, now: number): readonly CacheEntry[];
  /** The clock of `readSince`: monotonic milliseconds. */
  readonly clock: () => number;
}

/** What an entry takes beside its JSON: keys, dates, the bookkeeping of the cache. */
const overheadBytes = 300;

const bytesOf = ({ value }: CacheEntry): number => overheadBytes + JSON.stringify(value).length;

/** Reads under way that end later than this after an invalidation are not expected: no request lives so long. */
const invalidationsKept = 10_000;

export const createProcessCache = ({ maxBytes, ...seconds }: CacheSettings): ProcessCache => {
  const isOff = maxBytes === 0;
  const entries = new LRUCache<string, CacheEntry>({
    maxSize: Math.max(1, maxBytes),
    sizeCalculation: bytesOf,
  });
  const invalidatedAt = new LRUCache<string, { readonly clock: number; readonly now: number }>({
    max: invalidationsKept,
  });
  const clock = performance.now.bind(performance);
  const ttlMs: Readonly<Record<TtlClass, number>> = {
    volatile: seconds.runningSeconds * 1000,
    stable: seconds.settledSeconds * 1000,
    definition: seconds.definitionSeconds * 1000,
    immutable: Infinity,
  };

  /** True while the newest record of the object, however old, says that it may change at any moment. */
  const isVolatile = (id: string): boolean => {
    let newest: CacheEntry | undefined;
    for (const view of recordViews) {
      const entry = entries.peek(recordKey(id, view), { allowStale: true });
      if (entry && (!newest || entry.fetchedAt > newest.fetchedAt)) newest = entry;
    }
    return newest?.ttl === 'volatile';
  };

  const ttlOf = ({ ttl, parent }: CacheEntry): TtlClass =>
    ttl === 'stable' && parent !== undefined && isVolatile(parent) ? 'volatile' : ttl;

  const remainingTtlMs: ProcessCache['remainingTtlMs'] = (entry, now) =>
    isOff ? 0 : entry.fetchedAt + ttlMs[ttlOf(entry)] - now;

  const isOutdated = ({ objects, fetchedAt }: CacheEntry, readSince: number | undefined): boolean =>
    invalidatedAt.size > 0 &&
    objects.some((id) => {
      const invalidated = invalidatedAt.peek(id);
      if (!invalidated) return false;
      return readSince === undefined ? fetchedAt <= invalidated.now : readSince <= invalidated.clock;
    });

  return {
    clock,
    get(key, now, minFetchedAt) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      return entry.fetchedAt >= minFetchedAt && remainingTtlMs(entry, now) > 0 ? entry : undefined;
    },
    peek: (key) => entries.get(key),
    put(entry, readSince) {
      if (isOff || isOutdated(entry, readSince)) return false;
      const known = entries.peek(entry.key);
      if (known && known.fetchedAt > entry.fetchedAt) return false;
      entries.set(entry.key, entry);
      return true;
    },
    remainingTtlMs,
    delete: (key) => void entries.delete(key),
    invalidate(id, now) {
      invalidatedAt.set(id, { clock: clock(), now });
      const dropped = [...entries.values()].filter(({ objects }) => objects.includes(id));
      for (const { key } of dropped) entries.delete(key);
      return dropped;
    },
  };
};
