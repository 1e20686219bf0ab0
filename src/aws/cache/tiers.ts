import type { NodeRecord } from '../../model/record';
import type { TtlClass } from '../../model/ttl';
import type { CalledOperation } from '../callLedger';
import { type CacheEntry, recordKey, recordViews } from './entry';
import type { ProcessCache } from './processCache';
import { clockToleranceMs, type SharedCache } from './sharedCache';

/** An object by its global id, and the operation that fetches it. */
export interface CachedObject {
  readonly id: string;
  readonly getOperation: CalledOperation;
}

/** Two tiers: the cache of the process and, where configured, the cache that replicas share. */
export interface CacheTiers {
  /** The entry in the process, if it is valid and not older than `minFetchedAt` (epoch milliseconds). */
  get(key: string, minFetchedAt: number): CacheEntry | undefined;
  /** The same from the shared cache. Stores what it finds in the process. Undefined where replicas share no cache. */
  readonly getShared:
    | ((key: string, saves: CalledOperation, minFetchedAt: number) => Promise<CacheEntry | undefined>)
    | undefined;
  /** The entry in the process at any age. */
  peek(key: string): CacheEntry | undefined;
  isValid(entry: CacheEntry): boolean;
  /** True while a list of the parent would be valid that returned this record when the record was fetched. */
  isValidInList(entry: CacheEntry): boolean;
  /** Stores an entry whose read began at `readSince`. For a list, `itemTtls` are the TTL classes of its items. */
  put(entry: CacheEntry, readSince: number, itemTtls?: readonly (TtlClass | undefined)[]): void;
  /** Drops an entry, and from it what came from the same answers as these records. */
  deleteMalformed(entry: CacheEntry, records: readonly NodeRecord[]): void;
  /** Drops an object, and the lists of this process that hold it. Lists in Redis expire with their TTL. */
  invalidate(object: CachedObject): void;
  /** The clock of `readSince`. */
  readonly clock: () => number;
}

export const createCacheTiers = (
  cache: ProcessCache,
  shared: SharedCache | undefined,
  now: () => Date,
): CacheTiers => {
  const remainingTtlMs = (entry: CacheEntry): number => cache.remainingTtlMs(entry, now().getTime());

  const forget = ({ key, saves }: CacheEntry): void => shared?.delete(key, saves);

  const get: CacheTiers['get'] = (key, minFetchedAt) => cache.get(key, now().getTime(), minFetchedAt);

  /** The clocks of replicas differ, so an entry near a limit is rejected. */
  const isTimely = ({ fetchedAt }: CacheEntry, minFetchedAt: number): boolean =>
    fetchedAt >= minFetchedAt + clockToleranceMs && fetchedAt <= now().getTime() + clockToleranceMs;

  return {
    get,
    getShared:
      shared &&
      (async (key, saves, minFetchedAt) => {
        const found = await shared.get(key, saves);
        if (found && isTimely(found.entry, minFetchedAt) && remainingTtlMs(found.entry) > 0) {
          for (const entry of [found.entry, ...found.items]) cache.put(entry, undefined, forget);
        }
        return get(key, minFetchedAt);
      }),
    peek: (key) => cache.peek(key),
    isValid: (entry) => remainingTtlMs(entry) > 0,
    isValidInList: (entry) => cache.remainingListTtlMs(entry, now().getTime()) > 0,
    put(entry, readSince, itemTtls = []) {
      if (!cache.put(entry, readSince, forget)) return;
      shared?.put({ entry, itemTtls }, remainingTtlMs(entry));
    },
    deleteMalformed(entry, records) {
      cache.delete(entry.key);
      forget(entry);
      cache.deleteAnswers(records).forEach(forget);
      for (const { id, view } of records) shared?.delete(recordKey(id, view.name), entry.saves);
    },
    invalidate({ id, getOperation }) {
      const dropped = cache.invalidate(id, now().getTime());
      dropped.forEach(forget);
      for (const view of recordViews) shared?.delete(recordKey(id, view), getOperation);
    },
    clock: () => cache.clock(),
  };
};
