import { allPermissions, type Caller } from '../model/caller';
import type { MaybePromise } from '../model/page';
import { isRecord, type NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import { type CacheEntry, clockToleranceMs, isPage, newestOf, recordKey } from './cache/entry';
import type { EntrySet } from './cache/entrySet';
import type { CachedObject } from './cache/tiers';
import { type CallOptions, type CallStage, createCallStage } from './call';
import { type CalledOperation, calledOperation } from './callLedger';
import { type Coalescer, createCoalescer } from './coalesce';
import { createFetch } from './fetch';
import { createOwnRecords } from './ownRecords';
import type { AwsReader, CacheLookUp, DatedValue, Question, ReadTerms } from './reader';

/*
 * The read pipeline. A question passes these stages until one of them answers it:
 *
 *   cache (cache/) → coalesce (fetch.ts, coalesce.ts) → budget (callLedger.ts) → limit of the caller
 *   → rate limit (rateLimiter.ts) → retry (retry.ts) → send → record (call.ts)
 *
 * The pipeline depends on accounts, regions and operations, but not on the kinds of a service, HTTP or GraphQL.
 */

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
  const own = createOwnRecords();

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

  /** Puts a record, unless the cache has it from the same answer. Returns true where it had it. */
  const putOwn = (entry: CacheEntry<NodeRecord>): boolean => {
    if (cache.peek(entry.key)?.fetchedAt === entry.fetchedAt) return true;
    cache.put(entry, cache.clock());
    return false;
  };

  const fetch = createFetch(terms, options, coalescer, calls, cache.getShared && getShared);

  const useRecord = (entry: CacheEntry): NodeRecord | null => {
    own.add(entry, entry);
    return entry.value as NodeRecord | null;
  };

  const addReading = (entry: CacheEntry): void => {
    readings.set(entry.key, entry);
    own.addPage(entry);
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
      const value = fetch(question, own.addAnswer).then((fetched) => fetched.value);
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
      const reading = readings.get(key);
      const known = own.get(key) ?? (reading && 'fetchedAt' in reading ? reading : cache.peek(key));
      return known?.value === null ? known.fetchedAt : undefined;
    },

    readTransient<Value>(question: Question<Value>, since: number) {
      checkVisible(caller, question.scope, question.visibleWith);
      signal.throwIfAborted();
      own.touch(question.key);
      const entry = hit(cache.get(question.key, Math.max(minFetchedAt, since)));
      return entry ? (entry as DatedValue<Value>) : fetch(question, () => undefined, since);
    },

    getListedRecord(id, views) {
      own.openPages();
      const known = own.newest(id, views);
      if (known && (!known.entry || cache.isValidInList(known.entry)))
        return known.value as NodeRecord | null;
      const cached = newestOf(views, (view) => cache.get(recordKey(id, view), minFetchedAt));
      return cached && cache.isValidInList(cached) && hit(cached) ? useRecord(cached) : undefined;
    },

    getRecord(id, views) {
      const known = own.newest(id, views);
      if (known) return known.value as NodeRecord | null;
      const cached = hit(newestOf(views, (view) => cache.get(recordKey(id, view), minFetchedAt)));
      if (cached) return useRecord(cached);
      own.openPages();
      return own.newest(id, views)?.value as NodeRecord | null | undefined;
    },

    getSharedRecord:
      cache.getShared &&
      (async (id, views, saves) => {
        const found = await Promise.all(views.map((view) => getShared(recordKey(id, view), saves)));
        const newest = newestOf(found, (entry) => entry);
        const known = own.newest(id, views);
        if (known && !(newest && newest.fetchedAt > known.fetchedAt)) return known.value as NodeRecord | null;
        return newest && useRecord(newest);
      }),

    putRecord(entry) {
      own.add(entry);
      putOwn(entry);
    },

    repeat(reads) {
      const { saves, records: some } = reads;
      ledger.recordCacheHit(saves);
      onLookUp('process', saves.length);
      if (some.length === 0) return;
      own.repeat(reads);
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
      for (const key of [...readings.keys(), ...own.keys()]) {
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
