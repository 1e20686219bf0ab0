import type { NodeRecord } from '../../model/record';
import type { TtlClass } from '../../model/ttl';
import type { CalledOperation } from '../callLedger';
import { type CacheEntry, clockToleranceMs, recordKey, recordViews } from './entry';
import type { EntrySet } from './entrySet';
import type { ProcessCache } from './processCache';
import type { SharedCache } from './sharedCache';

/** An object by its global id, and the operation that fetches it. */
export interface CachedObject {
  readonly id: string;
  readonly getOperation: CalledOperation;
}

/** Two tiers: the cache of the process and, where configured, the cache that replicas share. */
export type CacheTiers = ReturnType<typeof createCacheTiers>;

export const createCacheTiers = (cache: ProcessCache, shared: SharedCache | undefined, now: () => Date) => {
  const remainingTtlMs = (entry: CacheEntry): number => cache.remainingTtlMs(entry, now().getTime());

  const forget = ({ key, saves }: CacheEntry): void => shared?.delete(key, saves);

  const get = (key: string, minFetchedAt: number): CacheEntry | undefined =>
    cache.get(key, now().getTime(), minFetchedAt);

  /** The clocks of replicas differ, so an entry near a limit is rejected. */
  const isTimely = ({ fetchedAt }: CacheEntry, minFetchedAt: number): boolean =>
    fetchedAt >= minFetchedAt + clockToleranceMs && fetchedAt <= now().getTime() + clockToleranceMs;

  return {
    /** The entry in the process, if it is valid and not older than `minFetchedAt` (epoch milliseconds). */
    get,
    /** The same from the shared cache. Stores what it finds in the process. Undefined where replicas share no cache. */
    getShared:
      shared &&
      (async (key: string, saves: CalledOperation, minFetchedAt: number): Promise<CacheEntry | undefined> => {
        const found = await shared.get(key, saves);
        if (found && isTimely(found.entry, minFetchedAt) && remainingTtlMs(found.entry) > 0) {
          for (const entry of [found.entry, ...found.items]) {
            cache.put(entry, undefined, now().getTime(), forget);
          }
        }
        return get(key, minFetchedAt);
      }),
    /** The entry in the process at any age. */
    peek: (key: string) => cache.peek(key),
    /** True while a list of the parent would be valid that returned this record when the record was fetched. */
    isValidInList: (entry: CacheEntry): boolean => cache.remainingListTtlMs(entry, now().getTime()) > 0,
    /** Stores an entry whose read began at `readSince`. For a list, `itemTtls` are the TTL classes of its items. */
    put(entry: CacheEntry, readSince: number, itemTtls: readonly (TtlClass | undefined)[] = []): void {
      if (!cache.put(entry, readSince, now().getTime(), forget)) return;
      shared?.put({ entry, itemTtls }, remainingTtlMs(entry));
    },
    /** Drops an entry, and from it what came from the same answers as these records. */
    deleteMalformed(entry: CacheEntry, records: readonly NodeRecord[]): void {
      cache.delete(entry.key);
      forget(entry);
      cache.deleteAnswers(records).forEach(forget);
      for (const { id, view } of records) shared?.delete(recordKey(id, view.name), entry.saves);
    },
    /** Drops an object, and the lists of this process that hold it. Lists in Redis expire with their TTL. */
    invalidate({ id, getOperation }: CachedObject): void {
      const dropped = cache.invalidate(id, now().getTime());
      dropped.forEach(forget);
      for (const view of recordViews) shared?.delete(recordKey(id, view), getOperation);
    },
    use: (set: EntrySet): void => cache.use(set),
    uses: (): number => cache.uses(),
    /** True where `get` returns all entries of the set. */
    areFresh: (set: EntrySet, minFetchedAt: number): boolean =>
      cache.isFresh(set, now().getTime(), minFetchedAt),
    /** The clock of `readSince`. */
    clock: () => cache.clock(),
  };
};
