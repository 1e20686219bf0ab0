import { isDate } from 'node:util/types';
import { isObject } from '../../model/isObject';
import { isRecord, type NodeRecord } from '../../model/record';
import { type CacheEntry, isPage } from './entry';

/** V8 on 64-bit machines: a pointer, the header of an object, and that of a text or an array. */
const pointerBytes = 8;
const objectBytes = 24;
const headerBytes = 16;

const dateBytes = 96;

/** What the cache itself keeps for an entry: its place in the LRU list, times, and the ids' list. */
const entryBytes = 400;

/** The same for a page: the page, the time of its answer, and its sorted page in the list of executions. */
const pageBytes = 600;

/** Per record: its places in the page, in the list of ids and in the sorted page of the list of executions. */
const placesBytes = 4 * pointerBytes;

/** V8 stores a text that has only Latin-1 characters with one byte for each, and any other with two. */
const isWide = /[^\u0000-\u00ff]/;

export const textBytes = (text: string): number =>
  headerBytes + Math.ceil((text.length * (isWide.test(text) ? 2 : 1)) / pointerBytes) * pointerBytes;

/** Adds up values; what one entry holds several times takes memory once. */
const createScale = () => {
  const seen = new Set<unknown>();

  const bytesOf = (value: unknown): number => {
    if (typeof value === 'number')
      return Number.isInteger(value) && Math.abs(value) < 2 ** 31 ? 0 : headerBytes;
    if ((typeof value !== 'string' && !isObject(value)) || seen.has(value)) return 0;
    seen.add(value);
    if (typeof value === 'string') return textBytes(value);
    if (isDate(value)) return dateBytes;
    if (ArrayBuffer.isView(value)) return objectBytes + value.byteLength;
    const members = Object.values(value);
    let bytes = objectBytes + headerBytes + members.length * pointerBytes;
    for (const member of members) bytes += bytesOf(member);
    return bytes;
  };

  return {
    bytesOf,
    /** A record without what many share: scope, view, and the time of the answer. */
    recordBytes: (record: NodeRecord): number => {
      for (const shared of [record.scope, record.view, record.fetchedAt]) seen.add(shared);
      return placesBytes + bytesOf(record) - headerBytes; // It holds its members itself.
    },
  };
};

/** The estimated bytes of heap that an entry takes. */
export const heapBytesOf = ({ key, value, parent, objects }: CacheEntry): number => {
  const { bytesOf, recordBytes } = createScale();
  const own = entryBytes + bytesOf(key) + bytesOf(parent);
  if (isRecord(value)) return own + recordBytes(value);
  if (!isPage(value)) return own + bytesOf(objects) + bytesOf(value);
  let bytes = own + pageBytes;
  for (const item of value.items) bytes += isRecord(item) ? recordBytes(item) : bytesOf(item);
  return bytes + bytesOf(value.nextToken) + bytesOf(value.call);
};
