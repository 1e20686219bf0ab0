import type { Answer, Parsed } from '../model/answer';
import type { Caller } from '../model/caller';
import type { EndSignal } from '../model/endSignal';
import type { Operation } from '../model/operation';
import type { MaybePromise } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import type { CacheEntry } from './cache/entry';
import type { EntrySet } from './cache/entrySet';
import type { CalledOperation, CallLedger } from './callLedger';
import type { CallTrace } from './callTrace';
import type { Priority } from './rateLimiter';

/* What the rest of the gateway sees of the read pipeline (read.ts). */

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
