import { deserialize, serialize } from 'node:v8';
import { isObject } from '../../model/isObject';
import { isRecord, type NodeRecord } from '../../model/record';
import { type CacheEntry, isPage, recordEntry } from './entry';
import type { SharedEntry } from './sharedCache';

/** Converts records to plain objects and back. */
export interface RecordCodec {
  readonly encode: (record: NodeRecord) => unknown;
  /** The record; undefined for a value that `encode` did not return. */
  readonly decode: (plain: unknown) => NodeRecord | undefined;
}

const encodeItem = (item: unknown, codec: RecordCodec): unknown =>
  isRecord(item) ? codec.encode(item) : item;

/** Serializes an entry with `node:v8`, which keeps dates, bytes and undefined. */
export const encodeEntry = ({ entry, itemTtls }: SharedEntry, codec: RecordCodec): Buffer => {
  const { value } = entry;
  const plain = isPage(value)
    ? { ...value, items: value.items.map((item) => encodeItem(item, codec)) }
    : encodeItem(value, codec);
  return serialize({ ...entry, value: plain, itemTtls });
};

const decodeItem = (plain: unknown, codec: RecordCodec): unknown =>
  isObject(plain) && 'kind' in plain ? codec.decode(plain) : plain;

const decodeValue = (value: unknown, codec: RecordCodec): unknown => {
  if (value === null) return null;
  if (!isPage(value)) return isObject(value) ? codec.decode(value) : undefined;
  const items = value.items.map((item) => decodeItem(item, codec));
  return items.includes(undefined) ? undefined : { ...value, items };
};

const ttls: ReadonlySet<unknown> = new Set(['immutable', 'tokened', 'definition', 'stable', 'volatile']);

const isEntry = (plain: unknown): plain is CacheEntry & { readonly itemTtls: readonly unknown[] } =>
  isObject(plain) &&
  typeof plain.key === 'string' &&
  Number.isFinite(plain.fetchedAt) &&
  ttls.has(plain.ttl) &&
  isObject(plain.saves) &&
  Array.isArray(plain.objects) &&
  Array.isArray(plain.itemTtls);

/** The entries of a list's items. They have the age of the list and TTL classes of their own. */
const itemEntries = (entry: CacheEntry, itemTtls: readonly unknown[]): readonly CacheEntry[] =>
  !isPage(entry.value)
    ? []
    : entry.value.items.flatMap((item, index) => {
        const ttl = itemTtls[index];
        if (!isRecord(item) || !ttls.has(ttl)) return [];
        return [recordEntry(item, ttl as CacheEntry['ttl'], entry)];
      });

/** An entry, and those of its items where it is a list. */
export interface DecodedEntry {
  readonly entry: CacheEntry;
  readonly items: readonly CacheEntry[];
}

/** The entry, and those of its items; undefined for bytes that `encodeEntry` did not return. */
export const decodeEntry = (bytes: Buffer, codec: RecordCodec): DecodedEntry | undefined => {
  try {
    const plain: unknown = deserialize(bytes);
    if (!isEntry(plain)) return undefined;
    const { itemTtls, ...known } = plain;
    const value = decodeValue(known.value, codec);
    if (value === undefined) return undefined;
    const entry: CacheEntry = { ...known, value };
    return { entry, items: itemEntries(entry, itemTtls) };
  } catch {
    return undefined;
  }
};
