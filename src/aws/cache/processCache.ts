import { isDeepStrictEqual } from 'node:util';
import { LRUCache } from 'lru-cache';
import { viewsOf } from '../../model/pageViews';
import { type ExecutionSnapshot, isRecord, type NodeRecord } from '../../model/record';
import type { TtlClass } from '../../model/ttl';
import { type CacheEntry, clockToleranceMs, isPage, newestOf, recordKey, recordViews } from './entry';
import { createEntrySet, type EntrySet, type Held } from './entrySet';
import { heapBytesOf, textBytes } from './heapBytes';
import { createPrintedTexts, type PrintedText } from './printedTexts';

export interface CacheSettings {
  /** Capacity in estimated bytes of heap; the least recently used entries are evicted. 0 turns the cache off. */
  readonly maxBytes: number;
  /** TTL of volatile entries, and of "does not exist", in seconds. */
  readonly runningSeconds: number;
  /** TTL of stable entries in seconds, such as a list in which everything has ended. */
  readonly settledSeconds: number;
  /** TTL of definitions in seconds, such as a policy, a pipeline or a server. */
  readonly definitionSeconds: number;
  /** The URL of the Redis that replicas share. It may hold a password. */
  readonly redisUrl?: string | undefined;
  /** How long a read from Redis may take, in milliseconds: 100 by default. A later answer counts as an outage. */
  readonly redisReadLimitMs?: number | undefined;
}

/**
 * The cache of the process. It never holds errors. `now` and `fetchedAt` are epoch milliseconds of the wall clock, which may
 * jump. So the cache measures ages with a monotonic clock as well, and the higher age counts.
 */
export interface ProcessCache {
  /** The entry, if it is valid and not older than `minFetchedAt`. */
  get(key: string, now: number, minFetchedAt: number): CacheEntry | undefined;
  /** The entry at any age. */
  peek(key: string): CacheEntry | undefined;
  /**
   * Stores an entry. `now` defaults to its `fetchedAt`. Returns false where the cache holds a newer one, or where one of its
   * objects was invalidated after the read began at `readSince`. An entry of another replica has no `readSince`; its
   * `fetchedAt` counts instead. Drops older immutable records that the entry shows to be outdated after all, and calls
   * `onSuperseded` with each.
   */
  put(
    entry: CacheEntry,
    readSince?: number,
    now?: number,
    onSuperseded?: (entry: CacheEntry) => void,
  ): boolean;
  /** The age of an entry in milliseconds: Infinity for one from the future, since the clock went back. */
  ageMs(entry: CacheEntry, now: number): number;
  /** The remaining TTL in milliseconds: Infinity for an immutable entry, 0 or less for an expired one. */
  remainingTtlMs(entry: CacheEntry, now: number): number;
  /**
   * The remaining TTL that a list of the object's parent would have: what only lists return may change in an immutable
   * record.
   */
  remainingListTtlMs(entry: CacheEntry, now: number): number;
  delete(key: string): void;
  /**
   * Drops what came from the same answers as these records: entries of their own, and the lists that hold them. Returns the
   * dropped entries. Takes time linear in the number of entries.
   */
  deleteAnswers(records: readonly NodeRecord[]): readonly CacheEntry[];
  /**
   * Drops an object and the lists that hold it, and returns the dropped entries. `put` rejects entries with the object
   * that were read before `now` (epoch milliseconds). Takes time linear in the number of entries.
   */
  invalidate(id: string, now: number): readonly CacheEntry[];
  /**
   * The set of these entries; undefined where one of them is no longer cached. Calls `onGone` as soon as one of them is dropped, replaced or evicted.
   */
  readonly setOf: (some: readonly CacheEntry[], onGone: () => void) => EntrySet | undefined;
  /** True where all entries of the set are valid and not older than `minFetchedAt`. Does not count as a use of them. */
  isFresh(set: EntrySet, now: number, minFetchedAt: number): boolean;
  /** Counts as a use of all entries of the set, in its order: the least recently used entries are evicted first. */
  use(set: EntrySet): void;
  /** The number of uses and changes so far, by which the order of eviction may have changed. */
  uses(): number;
  /** Estimated bytes of entries and of their printed texts. */
  size(): { readonly bytes: number; readonly entries: number };
  /**
   * The printed texts of what the entries hold: records, and the views of pages. They are a part of the capacity, at most a
   * quarter of it, and are dropped with their entry. Undefined where the cache is off.
   */
  readonly texts: TextCache | undefined;
  /** The clock of `readSince`: monotonic milliseconds. */
  readonly clock: () => number;
}

export interface TextCache {
  readonly get: (holder: unknown, part: number, rights: string, values?: string) => PrintedText | undefined;
  /**
   * Keeps a text as long as these entries are cached that it was made of. False where one of them is not, or the text is too
   * large.
   */
  keep(holder: object, text: PrintedText, reads?: readonly CacheEntry[]): boolean;
  /** False for a text of so many characters that it is not kept. */
  fits(characters: number): boolean;
  /** Forgets one text of an object. */
  readonly drop: (holder: object, text: PrintedText) => void;
  /** Forgets the texts of an object. */
  delete(holder: object): void;
}

/** The part of the capacity that printed texts can take. */
const shareOfTexts = 1 / 4;

/** True for an entry that the clock has left behind by going back. The clocks of replicas differ, too. */
const isOfFuture = ({ fetchedAt }: CacheEntry, now: number): boolean => fetchedAt > now + clockToleranceMs;

/** The records in an entry: its value, or the items of its page. */
const recordsIn = ({ value }: CacheEntry): readonly NodeRecord[] => {
  if (isRecord(value)) return [value];
  return isPage(value) ? value.items.filter(isRecord) : [];
};

/** What printed texts are kept with: the records in an entry, and the views of its page. */
const holdersIn = (entry: CacheEntry): readonly object[] => [
  ...recordsIn(entry),
  ...(isPage(entry.value) ? viewsOf(entry.value) : []),
];

/** Equal for records of one answer about one object. */
const answerOf = ({ id, view, fetchedAt }: NodeRecord): string => `${id} ${view.name} ${fetchedAt.getTime()}`;

type Execution = NodeRecord & Partial<ExecutionSnapshot>;

/** The nearest object that an execution belongs to, by global id. */
const parentOf = ({ parents }: Execution): string | undefined => parents?.[0];

/**
 * True where two records of one execution differ, as after a retry. Records of one view are compared as a whole; AWS's Get
 * and lists may word the rest of an answer differently, so across views only the state counts.
 */
const contradict = (one: unknown, other: Execution): boolean => {
  if (!isRecord(one)) return false;
  const { status, rawStatus, endedAt }: Execution = one;
  if (other.status === undefined || status === undefined) return false;
  if (status !== other.status || rawStatus !== other.rawStatus || endedAt !== other.endedAt) return true;
  return one.view === other.view && !isDeepStrictEqual({ ...one, fetchedAt: 0 }, { ...other, fetchedAt: 0 });
};

/** Invalidations that are remembered, so that `put` rejects older reads. More do not happen while one read runs. */
const invalidationsKept = 10_000;

/** Half of the time for which AWS accepts page tokens of logs, so that cursors with them are valid for the other half. */
const tokenedMs = 12 * 3_600_000;

/** How long an answer of each class stays valid, in milliseconds; without a cache, not at all. */
export const lifetimesOf = ({
  maxBytes,
  runningSeconds,
  settledSeconds,
  definitionSeconds,
}: CacheSettings): Readonly<Record<TtlClass, number>> =>
  maxBytes === 0
    ? { volatile: 0, stable: 0, definition: 0, tokened: 0, immutable: 0 }
    : {
        volatile: runningSeconds * 1000,
        stable: settledSeconds * 1000,
        definition: definitionSeconds * 1000,
        tokened: tokenedMs,
        immutable: Infinity,
      };

export const createProcessCache = (
  { maxBytes, ...seconds }: CacheSettings,
  clock: () => number = performance.now.bind(performance),
): ProcessCache => {
  const isOff = maxBytes === 0;
  const texts = createPrintedTexts(maxBytes * shareOfTexts);
  /** What has left the cache, or was refused. A request that still has it must not keep texts with it. */
  const left = new WeakSet();
  const leave = (holder: object): void => {
    left.add(holder);
    texts.delete(holder);
  };
  const entries = new LRUCache<string, Held>({
    maxSize: Math.max(1, maxBytes),
    sizeCalculation: ({ entry, parentKeys }) =>
      parentKeys.reduce((sum, key) => sum + textBytes(key), heapBytesOf(entry)),
    dispose: ({ entry, sets }) => {
      uses += 1;
      for (const set of sets ?? []) set.end();
      noteTtls(entry);
    },
    disposeAfter: ({ entry }) => {
      holdersIn(entry).forEach(leave);
    },
  });
  const bytes = (): number => entries.calculatedSize + texts.bytes();
  /** Evicts entries until they and the texts fit into the capacity together. */
  const evict = (): void => {
    while (bytes() > maxBytes && entries.size > 1) entries.pop();
    if (bytes() > maxBytes) texts.clear();
  };
  let uses = 0;
  /** Moves when the lifetime of a list may have changed, because its parent has become volatile or is no longer. */
  let ttlVersion = 0;
  const invalidatedAt = new LRUCache<string, { readonly clock: number; readonly now: number }>({
    max: invalidationsKept,
  });
  const ttlMs = lifetimesOf({ maxBytes, ...seconds });

  const recordKeysOf = (id: string | undefined): readonly string[] =>
    id === undefined ? [] : recordViews.map((view) => recordKey(id, view));

  /** True while the newest of these cached records, even an expired one, is volatile. */
  const isVolatile = (recordKeys: readonly string[]): boolean =>
    newestOf(recordKeys, (key) => entries.peek(key)?.entry)?.ttl === 'volatile';

  const ageOf = ({ entry, fetchedClock }: Held, now: number): number =>
    isOfFuture(entry, now)
      ? Infinity
      : // Wall clocks count whole milliseconds.
        Math.max(now - entry.fetchedAt, Math.floor(clock() - fetchedClock));

  /** Notes that an entry was stored or is about to leave. Only records of volatile objects affect other entries. */
  const noteTtls = ({ key, ttl, value }: CacheEntry): void => {
    if (isPage(value)) return;
    const id = key.slice(0, key.indexOf(' '));
    if (ttl === 'volatile' || recordsOf(id).some((known) => known.ttl === 'volatile')) ttlVersion += 1;
  };

  const ageMs: ProcessCache['ageMs'] = (entry, now) => {
    const held = entries.peek(entry.key);
    if (held?.entry === entry) return ageOf(held, now);
    return isOfFuture(entry, now) ? Infinity : Math.max(now - entry.fetchedAt, 0);
  };

  const lifetimeMs = (ttl: TtlClass, parentKeys: readonly string[]): number =>
    ttlMs[isVolatile(parentKeys) ? 'volatile' : ttl];

  const remainingAt = (ttl: TtlClass, parentKeys: readonly string[], age: number): number =>
    isOff || age === Infinity ? 0 : lifetimeMs(ttl, parentKeys) - age;

  const remainingTtlMs: ProcessCache['remainingTtlMs'] = (entry, now) =>
    remainingAt(entry.ttl, recordKeysOf(entry.parent), ageMs(entry, now));

  const remainingListTtlMs: ProcessCache['remainingListTtlMs'] = (entry, now) => {
    const parent = isRecord(entry.value) ? parentOf(entry.value) : undefined;
    return remainingTtlMs({ ...entry, parent, ttl: entry.ttl === 'immutable' ? 'stable' : entry.ttl }, now);
  };

  /** The cached records of the same object. */
  const recordsOf = (id: string): readonly CacheEntry[] =>
    recordViews.flatMap((view) => entries.peek(recordKey(id, view))?.entry ?? []);

  /** True where a newer cached record of the object shows that an immutable one has changed after all. */
  const isSuperseded = ({ value, fetchedAt, ttl }: CacheEntry): boolean =>
    ttl === 'immutable' &&
    isRecord(value) &&
    recordsOf(value.id).some((known) => known.fetchedAt > fetchedAt && contradict(known.value, value));

  const dropSuperseded = (entry: CacheEntry, onSuperseded: (entry: CacheEntry) => void): void => {
    for (const record of recordsIn(entry)) {
      for (const known of recordsOf(record.id)) {
        const isOlder = known.ttl === 'immutable' && known.fetchedAt < entry.fetchedAt;
        if (!isOlder || known.key === entry.key || !contradict(known.value, record)) continue;
        entries.delete(known.key);
        onSuperseded(known);
      }
    }
  };

  const isOutdated = ({ objects, fetchedAt }: CacheEntry, readSince: number | undefined): boolean =>
    invalidatedAt.size > 0 &&
    objects.some((id) => {
      const invalidated = invalidatedAt.peek(id);
      if (!invalidated) return false;
      return readSince === undefined ? fetchedAt <= invalidated.now : readSince <= invalidated.clock;
    });

  const setOf = (some: readonly CacheEntry[], onGone: () => void): EntrySet | undefined => {
    const helds = some.flatMap((entry) => {
      const held = entries.peek(entry.key);
      return held?.entry === entry ? held : [];
    });
    if (helds.length < some.length) return undefined;
    return createEntrySet(helds, ({ entry, parentKeys }) => lifetimeMs(entry.ttl, parentKeys), onGone);
  };

  const keepText = (holder: object, text: PrintedText): boolean => {
    if (left.has(holder)) return false;
    const isKept = texts.keep(holder, text);
    evict();
    return isKept;
  };

  /** False where a newer answer is known. */
  const isNewest = (entry: CacheEntry, readSince: number | undefined, now: number): boolean => {
    if (isOutdated(entry, readSince)) return false;
    const known = entries.peek(entry.key)?.entry;
    if (known && known.fetchedAt > entry.fetchedAt && !isOfFuture(known, now)) return false;
    return !isSuperseded(entry);
  };

  const store = (entry: CacheEntry, now: number, onSuperseded: (entry: CacheEntry) => void): void => {
    dropSuperseded(entry, onSuperseded);
    uses += 1;
    entries.set(entry.key, {
      entry,
      fetchedClock: clock() - Math.max(0, now - entry.fetchedAt),
      parentKeys: recordKeysOf(entry.parent),
    });
    evict();
    noteTtls(entry);
  };

  return {
    clock,
    get(key, now, minFetchedAt) {
      uses += 1;
      const held = entries.get(key);
      if (!held) return undefined;
      const { entry, parentKeys } = held;
      const age = ageOf(held, now);
      return now - age >= minFetchedAt && remainingAt(entry.ttl, parentKeys, age) > 0 ? entry : undefined;
    },
    peek(key) {
      uses += 1;
      return entries.get(key)?.entry;
    },
    put(entry, readSince, now = entry.fetchedAt, onSuperseded = () => undefined) {
      const isNew = !isOff && isNewest(entry, readSince, now);
      if (isNew) store(entry, now, onSuperseded);
      for (const holder of holdersIn(entry)) {
        if (isNew) left.delete(holder);
        else left.add(holder);
      }
      return isNew;
    },
    ageMs,
    remainingListTtlMs,
    remainingTtlMs,
    setOf,
    isFresh: (set, now, minFetchedAt) => set.isFresh({ now, clock: clock() }, minFetchedAt, ttlVersion),
    use({ entries: used }) {
      for (const { key } of used) entries.get(key);
      uses += 1;
    },
    uses: () => uses,
    size: () => ({ bytes: bytes(), entries: entries.size }),
    texts: isOff
      ? undefined
      : {
          get: (holder, part, rights, values) => texts.get(holder, part, rights, values),
          drop: (holder, text) => texts.drop(holder, text),
          fits: (characters) => texts.fits(characters),
          delete: leave,
          keep(holder, text, some = []) {
            if (some.length === 0) return keepText(holder, text);
            const reads = setOf(some, () => texts.drop(holder, kept));
            const kept = { ...text, reads };
            if (!reads) return false;
            const isKept = keepText(holder, kept);
            if (!isKept) reads.end();
            return isKept;
          },
        },
    delete: (key) => void entries.delete(key),
    deleteAnswers(records) {
      const answers = new Set(records.map(answerOf));
      const dropped = [...entries.values()]
        .map(({ entry }) => entry)
        .filter((entry) => recordsIn(entry).some((record) => answers.has(answerOf(record))));
      for (const { key } of dropped) entries.delete(key);
      return dropped;
    },
    invalidate(id, now) {
      invalidatedAt.set(id, { clock: clock(), now });
      const dropped = [...entries.values()]
        .map(({ entry }) => entry)
        .filter(({ objects }) => objects.includes(id));
      for (const { key } of dropped) entries.delete(key);
      return dropped;
    },
  };
};
