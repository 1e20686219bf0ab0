import type { Answer, Parsed } from '../model/answer';
import { allPermissions, type Caller } from '../model/caller';
import type { EndSignal } from '../model/endSignal';
import { GatewayError } from '../model/errors';
import type { Operation } from '../model/operation';
import type { MaybePromise } from '../model/page';
import { isRecord, type NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import { type CacheEntry, clockToleranceMs, isPage, newestOf, recordKey } from './cache/entry';
import type { EntrySet } from './cache/entrySet';
import type { CachedObject } from './cache/tiers';
import { type Answered, type CallOptions, type CallStage, createCallStage } from './call';
import { type CalledOperation, calledOperation, type CallLedger } from './callLedger';
import type { CallTrace } from './callTrace';
import { type Coalescer, createCoalescer } from './coalesce';
import type { Priority } from './rateLimiter';

/*
 * The read pipeline. A question passes these stages until one of them answers it:
 *
 *   cache (cache/) → coalesce (coalesce.ts) → budget (callLedger.ts) → limit of the caller
 *   → rate limit (rateLimiter.ts) → retry (retry.ts) → send → record (call.ts)
 *
 * The pipeline depends on accounts, regions and operations, but not on the kinds of a service, HTTP or GraphQL.
 */

/** A request to AWS, and how its answer becomes a value. */
export interface Question<Value> {
  /** Unique to the question: the key of its value in the cache. */
  readonly key: string;
  readonly scope: Scope;
  /** Values of `ExecutionKind`. Only callers who may see one of them in the scope may ask. */
  readonly visibleWith: readonly string[];
  readonly operation: Operation<unknown, unknown>;
  readonly input: unknown;
  /** Parses the answer. Throws MalformedResponse for an unusable one. */
  readonly parse: (answer: Answer<unknown>) => Parsed<Value>;
  /** The global id of the requested object, where the question is about one object. */
  readonly object?: string | undefined;
  /** True for one of many lists that are read as a whole: its items are cached with it, and not one by one. */
  readonly isBulk?: boolean;
  /** Of a list: the global id of the object that it belongs to. */
  readonly parent?: string | undefined;
}

/** The value of an answer; null where AWS says that the object does not exist. */
export interface DatedValue<Value> {
  readonly value: Value | null;
  /** When AWS returned it, in epoch milliseconds. */
  readonly fetchedAt: number;
}

/** The cache that answered a read, or `miss`. */
export type CacheLookUp = 'process' | 'redis' | 'miss';

/** The read pipeline as one operation of a caller sees it. */
export interface AwsReader {
  /**
   * Throws where the caller may see none of the kinds in the scope. The resolvers refuse such questions, so the error is a
   * defect. All reads of a question check it.
   */
  checkVisible(scope: Scope, visibleWith: readonly string[]): void;
  /**
   * The value of AWS's answer; null where AWS says that the object does not exist. Returns a cached value without a promise.
   * Throws or rejects with a GatewayError for every failure, including BUDGET_EXCEEDED and DEADLINE_EXCEEDED.
   */
  read<Value>(question: Question<Value>): MaybePromise<Value | null>;
  /** The value that `read` returns without a call; undefined where it might need one. Costs no call. */
  peek<Value>(question: Question<Value>): Value | null | undefined;
  /** The value that this operation is reading, or has fetched, under a question's key; undefined where there is none. */
  underWay<Value>(key: string): Promise<Value | null> | undefined;
  /**
   * When AWS returned the answer to a question that is null, in epoch milliseconds; undefined for another answer, and where this
   * operation has read none.
   */
  nullSince(key: string): number | undefined;
  /**
   * Like `read`, but does not keep the value for the operation, and takes none from the caches that is older than a moment, in
   * epoch milliseconds. For lists that may be larger than memory.
   */
  readTransient<Value>(question: Question<Value>, since: number): MaybePromise<DatedValue<Value>>;
  /**
   * The newest record of an object in any of these views that this operation has read, or the process has cached: null
   * for an object that does not exist, undefined where nothing is known. Costs no call.
   */
  getRecord(id: string, views: readonly string[]): NodeRecord | null | undefined;
  /** The same, not older than a valid list that holds the object: what only lists return may change in any record. */
  getListedRecord(id: string, views: readonly string[]): NodeRecord | null | undefined;
  /** The same from the cache that replicas share. Undefined where they share none. */
  readonly getSharedRecord:
    | ((
        id: string,
        views: readonly string[],
        saves: CalledOperation,
      ) => Promise<NodeRecord | null | undefined>)
    | undefined;
  /** Stores the part of an answer that is about one object; null where the object does not exist. */
  putRecord(entry: CacheEntry<NodeRecord>): void;
  /** The length of the log of cache reads: a mark for `readsSince`. */
  reads(): number;
  /** The distinct entries that were read from the cache since a mark. */
  readsSince(mark: number): readonly CacheEntry[];
  /** Does the same as reading all these entries with `read`. False, and does nothing, where that would not return them. */
  readAgain(entries: EntrySet): boolean;
  /** Counts lists that need not be read as cache hits, and stores records that were read with them. */
  repeat(reads: RepeatableReads): void;
  /** Drops the answer to a question from the caches. */
  drop(question: Question<unknown>): void;
  /** Raises the priority of a read under way to that of this operation, which waits for it. */
  hasten(question: Question<unknown>): void;
  /** Counts calls that turned out to be avoidable. */
  recordAvoidable(calls: number): void;
  readonly now: () => Date;
  /**
   * Deletes malformed answers among those that this operation has read from the caches, and nothing else. `isMalformed`
   * is called with each page, with the items of pages, and with each record.
   */
  forget(isMalformed: (value: unknown) => boolean): void;
}

/** Lists that were not due, and the records that were stored with them. */
export interface RepeatableReads {
  /** The operations that reading the lists would call. */
  readonly saves: readonly CalledOperation[];
  readonly records: readonly CacheEntry<NodeRecord>[];
  /** The number of uses of the cache after the last repetition. While it is the same, no record has to be stored again. */
  usesAfter: number | undefined;
}

/** The limits and settings of one operation's reads. */
export interface ReadTerms {
  readonly caller: Caller;
  /** Aborts when the operation's time is over or its client has left; the reason is the error to answer with. */
  readonly signal: EndSignal;
  /** Answers from before this moment, in epoch milliseconds, are too old; -Infinity accepts all valid ones. */
  readonly minFetchedAt: number;
  readonly ledger: CallLedger;
  readonly priority: Priority;
  /** Undefined where nothing is traced. */
  readonly trace?: CallTrace | undefined;
}

/** A record that an operation has read; null for an object that does not exist. */
interface ReadRecord {
  readonly value: unknown;
  readonly fetchedAt: number;
  /** Where it was cached on its own: its entry. Otherwise, it comes from a list or an answer of AWS that is valid now. */
  readonly entry?: CacheEntry;
}

/** A value of the cache, with its entry, or one that AWS is asked for. */
type Reading = CacheEntry | { readonly value: Promise<unknown> };

/** The read pipeline of the process. */
export const createReadPipeline = (options: CallOptions) => {
  const { cache } = options;
  const coalescer = createCoalescer();
  const calls = createCallStage(options);
  return {
    forOperation: (terms: ReadTerms): AwsReader => createReader(terms, options, coalescer, calls),
    /**
     * Drops an object from the caches, with the lists of this process that hold it. Reads under way still answer their
     * waiters, but are not cached where they hold the object. Later reads do not join them.
     */
    invalidate(object: CachedObject): void {
      cache.invalidate(object);
      coalescer.detachAll();
    },
  };
};

export type ReadPipeline = ReturnType<typeof createReadPipeline>;

/** The second line of defence, behind that of the resolvers. */
const checkVisible = ({ permissions }: Caller, scope: Scope, visibleWith: readonly string[]): void => {
  if (permissions === allPermissions || visibleWith.some((kind) => permissions.maySee(scope, kind))) return;
  throw new TypeError('A question reached the read pipeline that its caller may not ask.');
};

const createReader = (
  terms: ReadTerms,
  options: CallOptions,
  coalescer: Coalescer,
  calls: CallStage,
): AwsReader => {
  const { cache, now, onLookUp = () => undefined } = options;
  const { caller, signal, minFetchedAt, ledger, priority } = terms;
  /** What this operation has read or is reading, by question key, so that it reads each once. */
  const readings = new Map<string, Reading>();
  /** The entries and sets of entries that `read` and `readAgain` have returned, in their order. */
  const log: (CacheEntry | EntrySet)[] = [];
  /** Records that this operation has read, by id and view. */
  const records = new Map<string, ReadRecord>();
  /** Keys of the cache entries that this operation has read or filled. */
  const touched = new Set<string>();

  /** Repeated reads whose keys are not in `touched`, and whose records are not in `records` yet. */
  const repeated: RepeatableReads[] = [];

  const hit = (entry: CacheEntry | undefined, lookUp: CacheLookUp = 'process'): CacheEntry | undefined => {
    if (!entry) return undefined;
    ledger.recordCacheHit(entry.saves);
    onLookUp(lookUp);
    return entry;
  };

  /** `since` is a time of AWS's answers, and not of the request, so the clocks of replicas do not matter. */
  const getShared = async (
    key: string,
    saves: CalledOperation,
    since = -Infinity,
  ): Promise<CacheEntry | undefined> => {
    const entry = await cache.getShared?.(key, saves, Math.max(minFetchedAt, since - clockToleranceMs));
    signal.throwIfAborted();
    return hit(entry && entry.fetchedAt >= since ? entry : undefined, 'redis');
  };

  /** Adds what was repeated, in the order of the reads. Most operations need none of it. */
  const addRepeated = (): void => {
    for (const { records: some } of repeated.splice(0)) some.forEach(addOwn);
  };

  const addOwn = ({ key, value, fetchedAt }: CacheEntry): void => {
    records.set(key, { value, fetchedAt });
    touched.add(key);
  };

  /** Puts a record, unless the cache has it from the same answer. Returns true where it had it. */
  const putOwn = (entry: CacheEntry<NodeRecord>): boolean => {
    if (cache.peek(entry.key)?.fetchedAt === entry.fetchedAt) return true;
    cache.put(entry, cache.clock());
    return false;
  };

  const addRecords = (some: readonly NodeRecord[]): void => {
    addRepeated();
    for (const record of some) {
      const key = recordKey(record.id, record.view.name);
      records.set(key, { value: record, fetchedAt: record.fetchedAt.getTime() });
      touched.add(key);
    }
  };

  /** Cached pages that this operation has read, whose records are not among `records` yet. */
  const pages: CacheEntry[] = [];

  /** Adds the records of these pages. Only needed where the cache has the page, but has evicted an item of it. */
  const addPages = (): void => {
    for (const { value } of pages.splice(0)) if (isPage(value)) addRecords(value.items.filter(isRecord));
  };

  const ownRecord = (id: string, views: readonly string[]) => {
    addRepeated();
    return newestOf(views, (view) => records.get(recordKey(id, view)));
  };

  /** Adds the records of an answer to those of the operation, since the cache may reject or evict them. */
  const addAnswer = (key: string, { parsed, fetchedAt }: Answered<unknown>): void => {
    addRepeated();
    if (parsed) addRecords(parsed.records.map(({ record }) => record));
    else records.set(key, { value: null, fetchedAt });
  };

  /** Takes a call from the budget and, unless it is in the background, from the limit of the caller. */
  const takeCall = (): MaybePromise<void> => {
    ledger.spend();
    if (priority === 'normal') return options.takeCall?.(caller);
  };

  /** Notes for how long the limit of the caller refuses a call. */
  const noteRefusal = (error: unknown): void => {
    if (error instanceof GatewayError && error.code === 'RATE_LIMITED')
      ledger.recordRefusal(error.details.retryAfterMs ?? 0);
  };

  /** For a read that another one has begun meanwhile. */
  const giveBackCall = (): void => {
    ledger.giveBack();
    options.giveBackCall?.(caller);
  };

  const fetch = async <Value>(
    question: Question<Value>,
    onAnswer: (key: string, answered: Answered<Value>) => void,
    since?: number,
  ): Promise<DatedValue<Value>> => {
    const { key } = question;
    // Callers with equal rights may see the same, so they share the call.
    const read = `${caller.rights} ${key}`;
    const saves = calledOperation(question.operation, question.scope);
    if (cache.getShared && !coalescer.isUnderWay(read)) {
      const entry = await getShared(key, saves, since);
      if (entry) return entry as DatedValue<Value>;
    }
    onLookUp('miss');
    if (!coalescer.isUnderWay(read)) {
      try {
        const taken = takeCall();
        if (taken) {
          await taken;
          if (coalescer.isUnderWay(read)) giveBackCall();
        }
      } catch (error) {
        noteRefusal(error);
        throw error;
      }
    }
    if (coalescer.isUnderWay(read)) {
      ledger.recordCoalesced(saves);
      terms.trace?.joinCall(read);
      if (priority === 'normal') calls.promote(key);
    }
    const answered = await coalescer.join(read, signal, (abort) => calls.call(question, terms, read, abort));
    onAnswer(key, answered);
    return { value: answered.parsed?.value ?? null, fetchedAt: answered.fetchedAt };
  };

  const useRecord = (entry: CacheEntry): NodeRecord | null => {
    addRepeated();
    records.set(entry.key, { value: entry.value, fetchedAt: entry.fetchedAt, entry });
    touched.add(entry.key);
    return entry.value as NodeRecord | null;
  };

  const addReading = (entry: CacheEntry): void => {
    readings.set(entry.key, entry);
    pages.push(entry);
  };

  return {
    checkVisible: (scope, visibleWith) => checkVisible(caller, scope, visibleWith),

    read<Value>(question: Question<Value>) {
      checkVisible(caller, question.scope, question.visibleWith);
      const { key } = question;
      const known = readings.get(key);
      if (known) {
        if ('key' in known) log.push(known);
        return known.value as MaybePromise<Value | null>;
      }
      signal.throwIfAborted();
      const entry = hit(cache.get(key, minFetchedAt));
      if (entry) {
        addReading(entry);
        log.push(entry);
        return entry.value as Value | null;
      }
      const value = fetch(question, addAnswer).then((fetched) => fetched.value);
      readings.set(key, { value });
      return value;
    },

    reads: () => log.length,
    readsSince: (mark) => [
      ...new Set(log.slice(mark).flatMap((read) => ('entries' in read ? read.entries : read))),
    ],

    readAgain(set) {
      if (signal.aborted || !cache.areFresh(set, minFetchedAt)) return false;
      const { entries } = set;
      let isRead = false;
      for (const entry of entries) {
        const known = readings.get(entry.key);
        if (!known) continue;
        if (known !== entry) return false;
        isRead = true;
      }
      const unread = isRead ? entries.filter(({ key }) => !readings.has(key)) : entries;
      ledger.recordCacheHit(isRead ? unread.map(({ saves }) => saves) : set.saves);
      onLookUp('process', unread.length);
      unread.forEach(addReading);
      cache.use(set);
      log.push(set);
      return true;
    },

    peek<Value>(question: Question<Value>) {
      checkVisible(caller, question.scope, question.visibleWith);
      const known = readings.get(question.key);
      const value = known ? known.value : cache.get(question.key, minFetchedAt)?.value;
      return value instanceof Promise ? undefined : (value as Value | null | undefined);
    },

    underWay<Value>(key: string) {
      const value = readings.get(key)?.value;
      return value instanceof Promise ? (value as Promise<Value | null>) : undefined;
    },

    nullSince(key) {
      addRepeated();
      const reading = readings.get(key);
      const known = records.get(key) ?? (reading && 'fetchedAt' in reading ? reading : cache.peek(key));
      return known?.value === null ? known.fetchedAt : undefined;
    },

    readTransient<Value>(question: Question<Value>, since: number) {
      checkVisible(caller, question.scope, question.visibleWith);
      signal.throwIfAborted();
      touched.add(question.key);
      const entry = hit(cache.get(question.key, Math.max(minFetchedAt, since)));
      return entry ? (entry as DatedValue<Value>) : fetch(question, () => undefined, since);
    },

    getListedRecord(id, views) {
      addPages();
      const own = ownRecord(id, views);
      if (own && (!own.entry || cache.isValidInList(own.entry))) return own.value as NodeRecord | null;
      const cached = newestOf(views, (view) => cache.get(recordKey(id, view), minFetchedAt));
      return cached && cache.isValidInList(cached) && hit(cached) ? useRecord(cached) : undefined;
    },

    getRecord(id, views) {
      const own = ownRecord(id, views);
      if (own) return own.value as NodeRecord | null;
      const cached = hit(newestOf(views, (view) => cache.get(recordKey(id, view), minFetchedAt)));
      if (cached) return useRecord(cached);
      addPages();
      return ownRecord(id, views)?.value as NodeRecord | null | undefined;
    },

    getSharedRecord:
      cache.getShared &&
      (async (id, views, saves) => {
        const found = await Promise.all(views.map((view) => getShared(recordKey(id, view), saves)));
        const newest = newestOf(found, (entry) => entry);
        const own = ownRecord(id, views);
        if (own && !(newest && newest.fetchedAt > own.fetchedAt)) return own.value as NodeRecord | null;
        return newest && useRecord(newest);
      }),

    putRecord(entry) {
      addRepeated();
      addOwn(entry);
      putOwn(entry);
    },

    repeat(reads) {
      const { saves, records: some } = reads;
      ledger.recordCacheHit(saves);
      onLookUp('process', saves.length);
      if (some.length === 0) return;
      repeated.push(reads);
      if (reads.usesAfter === cache.uses()) return;
      const stored = some.map(putOwn);
      reads.usesAfter = stored.includes(false) ? undefined : cache.uses();
    },

    drop({ key }) {
      const entry = cache.peek(key);
      if (entry) cache.deleteMalformed(entry, []);
    },

    hasten(question) {
      ledger.recordCoalesced(calledOperation(question.operation, question.scope));
      if (priority === 'normal') calls.promote(question.key);
    },

    recordAvoidable: (calls) => ledger.recordAvoidable(calls),
    now,

    forget(isMalformed) {
      addRepeated();
      for (const key of [...readings.keys(), ...touched]) {
        const entry = cache.peek(key);
        if (!entry) continue;
        const { value } = entry;
        const malformed = (isPage(value) ? value.items : [value]).filter(isMalformed);
        if (malformed.length > 0 || isMalformed(value)) {
          cache.deleteMalformed(entry, malformed.filter(isRecord));
        }
      }
    },
  };
};
