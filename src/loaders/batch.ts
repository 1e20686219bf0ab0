import DataLoader from 'dataloader';
import type { Pauses } from '../model/timeSlice';

/** The result of each key of a batch. Each settles independently. */
type Results<Value> = readonly (Value | Promise<Value | null> | null)[];

/**
 * A DataLoader that collects concurrent keys until `schedule` calls back, looks them up in the cache that replicas share, where there is one, and
 * fetches the missing ones together.
 */
export const batchLoader = <Key, Value>(
  cacheKeyOf: (key: Key) => string,
  getShared: ((key: Key) => Promise<Value | null | undefined>) | undefined,
  fetch: (missing: readonly Key[]) => readonly Promise<Value | null>[],
  schedule: Pauses['schedule'],
): DataLoader<Key, Value | null, string> => {
  const results = (keys: readonly Key[], known: readonly (Value | null | undefined)[]): Results<Value> => {
    const missing = keys.filter((_key, index) => known[index] === undefined);
    const fetched = fetch(missing);
    let next = 0;
    return keys.map((_key, index) => {
      const value = known[index];
      return value === undefined ? (fetched[next++] ?? null) : value;
    });
  };
  return new DataLoader<Key, Value | null, string>(
    async (keys) => {
      const known = getShared ? await Promise.all(keys.map(getShared)) : [];
      // DataLoader resolves a key with its promise, so each key settles independently. Its type does not allow for that.
      return results(keys, known) as readonly (Value | null)[];
    },
    { cacheKeyFn: cacheKeyOf, batchScheduleFn: schedule },
  );
};
