import type { Page } from '../../model/page';
import type { NodeRecord } from '../../model/record';
import type { TtlClass } from '../../model/ttl';
import type { CalledOperation } from '../callLedger';

/** A cache entry: a record, a page of a list, or null for an object that does not exist. */
export interface CacheEntry<Value = unknown> {
  readonly key: string;
  readonly value: Value | null;
  /** When AWS returned it, in epoch milliseconds. */
  readonly fetchedAt: number;
  readonly ttl: TtlClass;
  /** The operation that a cache hit saves a call of. */
  readonly saves: CalledOperation;
  /** Global ids of the objects in the entry. Invalidating any of them drops the entry. */
  readonly objects: readonly string[];
  /** Of a list: the global id of the object that it belongs to. The list is volatile while that object is. */
  readonly parent?: string | undefined;
}

export { clockToleranceMs } from '../../model/time';

/** The views in which records are cached, the largest first. */
export const recordViews = ['extended', 'get', 'list'] as const;

/** The key of an object's record in one view. */
export const recordKey = (id: string, view: string): string => `${id} ${view}`;

/** The entry of a record. It has the age of the answer that holds the record. */
export const recordEntry = (
  record: NodeRecord,
  ttl: TtlClass,
  { fetchedAt, saves }: Pick<CacheEntry, 'fetchedAt' | 'saves'>,
): CacheEntry<NodeRecord> => {
  const key = recordKey(record.id, record.view.name);
  return { key, value: record, fetchedAt, ttl, saves, objects: [record.id] };
};

/** The newest of the entries that `entryOf` returns; the first of equally new ones, undefined where there is none. */
export const newestOf = <Key, Entry extends { readonly fetchedAt: number }>(
  keys: readonly Key[],
  entryOf: (key: Key) => Entry | undefined,
): Entry | undefined => {
  let newest: Entry | undefined;
  for (const key of keys) {
    const entry = entryOf(key);
    if (entry && (!newest || entry.fetchedAt > newest.fetchedAt)) newest = entry;
  }
  return newest;
};

/** True for a page of a list. */
export const isPage = (value: unknown): value is Page<unknown> =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items);
