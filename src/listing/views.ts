import { LRUCache } from 'lru-cache';
import type { CacheEntry } from '../aws/cache/entry';
import type { EntrySet } from '../aws/cache/entrySet';
import type { RepeatableReads } from '../aws/read';
import type { SourceCoverage } from '../model/coverage';
import type { NodeRecord } from '../model/record';
import { isSliceOver, nextSlice } from '../model/timeSlice';
import { scopeKey } from '../model/scope';
import type { Collector } from './collectors';
import type { ExecutionFilter } from './executionFilter';
import type { SortedPage } from './sortedPage';

/*
 * A view holds what a scan has found in the cache alone, without a call: the sorted pages of the lists, and the coverage. While
 * all these lists are cached and fresh, a scan would find the same, so the view answers in its place. It retains nothing that
 * has left the cache, because it is dropped with the first entry that leaves.
 */

/** One result that an operation wants of a scan. */
export interface Wanted<Result = unknown> {
  /** Equal for equal results of one filter. */
  readonly name: string;
  readonly filter: ExecutionFilter;
  readonly collector: () => Collector<Result>;
  /** The entries of records in the result that are cached on their own. */
  readonly entriesOf: (result: Result) => readonly CacheEntry<NodeRecord>[];
}

/** A page of executions that a scan has offered, and the names of the filters of the collectors that wanted it. */
export interface Offer {
  readonly filters: ReadonlySet<string>;
  readonly page: SortedPage;
  readonly parent: NodeRecord;
}

/** What a scan has found in the cache. */
export interface CachedScan {
  readonly entries: readonly CacheEntry[];
  readonly offers: readonly Offer[];
  /** By the name of the filter. */
  readonly coverage: ReadonlyMap<string, readonly SourceCoverage[]>;
}

/** The results of one batch, and the reads that led to them. Requests share them. */
interface Answer {
  readonly results: readonly unknown[];
  readonly reads: RepeatableReads;
}

const mostViews = 32;
const mostAnswers = 8;

/** The part of the cache's capacity that views may take in addition. */
const partOfCache = 1 / 8;

/** Estimated bytes of heap: of a view with its answers, and of each of its lists. */
const viewBytes = 400_000;
const listBytes = 150;

const bytesOf = (entries: readonly unknown[]): number => viewBytes + entries.length * listBytes;

const keys = new WeakMap<ExecutionFilter, string>();

/** All of a filter that decides which lists are read. Rights of callers will be a part of the scopes. */
const filterKey = (filter: ExecutionFilter): string => {
  const known = keys.get(filter);
  if (known !== undefined) return known;
  const key = `${filter.name} ${filter.scopes.map(scopeKey).join(' ')}`;
  keys.set(filter, key);
  return key;
};

// Most operations want one result. Its long key is made once per filter.
const keyOf = (wanted: readonly Wanted[]): string =>
  wanted.length === 1 && wanted[0]
    ? filterKey(wanted[0].filter)
    : [...new Set(wanted.map(({ filter }) => filterKey(filter)))].join('\n');

/** The results that are wanted, among those of one view. */
const nameOf = (wanted: readonly Wanted[]): string =>
  wanted.length === 1 && wanted[0]
    ? wanted[0].name
    : wanted.map(({ name, filter }) => `${filterKey(filter)} ${name}`).join('\n');

/** The results that views hold. */
const createHeldResults = (onGone: (result: object) => void) => {
  const held = new WeakSet();
  return {
    has: (result: object): boolean => held.has(result),
    add: (result: unknown): void => void held.add(result as object),
    delete: (result: unknown): void => {
      held.delete(result as object);
      onGone(result as object);
    },
  };
};

type HeldResults = ReturnType<typeof createHeldResults>;

const createView = (
  { offers, coverage }: CachedScan,
  lists: EntrySet,
  freshMs: number,
  held: HeldResults,
) => {
  const answers = new LRUCache<string, Answer>({
    max: mostAnswers,
    dispose: ({ results }) => results.forEach(held.delete),
  });
  let hasEnded = false;

  const keep = (wanted: readonly Wanted[], results: readonly unknown[]): Answer => {
    const records = wanted.flatMap(({ entriesOf }, index) => entriesOf(results[index]));
    const answer = { results, reads: { lists, records, usesAfter: undefined } };
    if (hasEnded) return answer;
    answers.set(nameOf(wanted), answer);
    results.forEach(held.add);
    return answer;
  };

  return {
    lists,
    freshMs,
    keep,
    /** The results, as a scan would collect them. */
    async answer(wanted: readonly Wanted[]): Promise<Answer> {
      const known = answers.get(nameOf(wanted));
      if (known) return known;
      const collectors = wanted.map(({ collector }) => collector());
      for (const { filters, page, parent } of offers) {
        if (isSliceOver()) await nextSlice();
        for (const collector of collectors) {
          if (filters.has(collector.filter.name)) collector.offer(page, parent);
        }
      }
      return keep(
        wanted,
        collectors.map((collector) => collector.result(coverage.get(collector.filter.name) ?? [])),
      );
    },
    /** Drops the results. */
    end(): void {
      hasEnded = true;
      lists.end();
      answers.clear();
    },
  };
};

type View = ReturnType<typeof createView>;

/**
 * The views of the process. `cacheBytes` is the capacity of the cache of the process. `onGone` is called with each result
 * that no view holds any longer.
 */
export const createListViews = (cacheBytes: number, onGone: (result: object) => void = () => undefined) => {
  const maxBytes = Math.max(1, Math.floor(cacheBytes * partOfCache));
  const held = createHeldResults(onGone);
  const views = new LRUCache<string, View>({
    max: mostViews,
    maxSize: maxBytes,
    sizeCalculation: ({ lists }) => bytesOf(lists.entries),
    disposeAfter: (view) => view.end(),
  });

  return {
    /** True for a result that a view holds, so that requests share it. */
    isShared: held.has,
    /** The view of what is wanted, whose lists may have expired; undefined where there is none. */
    get(wanted: readonly Wanted[], freshMs: number): View | undefined {
      const view = views.get(keyOf(wanted));
      return view?.freshMs === freshMs ? view : undefined;
    },
    /** Keeps the view of a scan, with its results. `setOf` returns the set of its entries, if these are still cached. */
    add(
      wanted: readonly Wanted[],
      freshMs: number,
      scan: CachedScan,
      results: readonly unknown[],
      setOf: (entries: readonly CacheEntry[], onGone: () => void) => EntrySet | undefined,
    ): void {
      if (scan.entries.length === 0 || bytesOf(scan.entries) > maxBytes) return;
      const key = keyOf(wanted);
      const lists = setOf(scan.entries, () => {
        if (views.peek(key)?.lists === lists) views.delete(key);
      });
      if (!lists) return;
      const view = createView(scan, lists, freshMs, held);
      views.set(key, view);
      view.keep(wanted, results);
    },
  };
};

export type ListViews = ReturnType<typeof createListViews>;
