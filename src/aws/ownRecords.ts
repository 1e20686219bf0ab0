import { isRecord, type NodeRecord } from '../model/record';
import { type CacheEntry, isPage, newestOf, recordKey } from './cache/entry';
import type { Answered } from './call';
import type { RepeatableReads } from './reader';

/* The records that one operation has read. The cache may reject or evict them meanwhile. */

/** A record that an operation has read; null for an object that does not exist. */
export interface ReadRecord {
  readonly value: unknown;
  readonly fetchedAt: number;
  /** Where it was cached on its own: its entry. Otherwise, it comes from a list or an answer of AWS that is valid now. */
  readonly entry?: CacheEntry;
}

export const createOwnRecords = () => {
  /** By id and view. */
  const records = new Map<string, ReadRecord>();
  /** Keys of the cache entries that the operation has read or filled. */
  const touched = new Set<string>();
  /** Repeated reads whose keys are not in `touched`, and whose records are not in `records` yet. Most operations need none of it. */
  const repeated: RepeatableReads[] = [];
  /** Cached pages whose records are not among `records` yet. Only needed where the cache has the page, but has evicted an item of it. */
  const pages: CacheEntry[] = [];

  const set = (key: string, record: ReadRecord): void => {
    records.set(key, record);
    touched.add(key);
  };

  /** Adds what was repeated, in the order of the reads. */
  const addRepeated = (): void => {
    for (const { records: some } of repeated.splice(0))
      for (const { key, value, fetchedAt } of some) set(key, { value, fetchedAt });
  };

  const addAll = (some: readonly NodeRecord[]): void => {
    addRepeated();
    for (const record of some)
      set(recordKey(record.id, record.view.name), { value: record, fetchedAt: record.fetchedAt.getTime() });
  };

  return {
    touch: (key: string): void => void touched.add(key),
    /** Adds a record, with its entry where the cache has it on its own. */
    add({ key, value, fetchedAt }: CacheEntry, entry?: CacheEntry): void {
      addRepeated();
      set(key, { value, fetchedAt, ...(entry && { entry }) });
    },
    /** Adds the records of an answer of AWS. */
    addAnswer: (key: string, { parsed, fetchedAt }: Answered<unknown>): void => {
      addRepeated();
      if (parsed) addAll(parsed.records.map(({ record }) => record));
      else records.set(key, { value: null, fetchedAt });
    },
    /** Adds a page of the cache. Its records are found after `openPages`. */
    addPage: (entry: CacheEntry): void => void pages.push(entry),
    openPages(): void {
      for (const { value } of pages.splice(0)) if (isPage(value)) addAll(value.items.filter(isRecord));
    },
    /** Adds the records of repeated reads, once they are asked for. */
    repeat: (reads: RepeatableReads): void => void repeated.push(reads),
    get(key: string): ReadRecord | undefined {
      addRepeated();
      return records.get(key);
    },
    /** The newest record of an object in any of these views. */
    newest(id: string, views: readonly string[]): ReadRecord | undefined {
      addRepeated();
      return newestOf(views, (view) => records.get(recordKey(id, view)));
    },
    /** The keys of the cache entries that the operation has read or filled. */
    keys(): ReadonlySet<string> {
      addRepeated();
      return touched;
    },
  };
};
