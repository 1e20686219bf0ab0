import { LRUCache } from 'lru-cache';
import type { RepeatableReads } from '../aws/reader';

/*
 * What the history has answered is kept as long as the same question would have the same answer: until the history or the catalog
 * changes, or a list is due. Requests share the results, so the executor can keep printed text with them.
 */

/** What a result depends on. Times are epoch milliseconds. */
export interface Dependence {
  readonly historyVersion: number;
  readonly catalogVersion: number;
  /** When it was made, until when no list is due, and when AWS returned the oldest answer. */
  readonly madeAt: number;
  readonly goodUntil: number;
  readonly oldest: number;
}

export interface KeptResult<Result = unknown> extends Dependence {
  readonly result: Result;
  readonly reads: RepeatableReads;
}

/** What a request accepts now. */
export interface Moment {
  readonly historyVersion: number;
  readonly catalogVersion: number;
  readonly now: number;
  readonly minFetchedAt: number;
}

const mostResults = 64;

/** The results of the process. `onGone` is called with each result that is no longer kept. */
export const createResults = (onGone: (result: object) => void = () => undefined) => {
  const shared = new WeakSet();
  const results = new LRUCache<string, KeptResult<object>>({
    max: mostResults,
    dispose: ({ result }) => {
      shared.delete(result);
      onGone(result);
    },
  });

  const isGood = (kept: KeptResult, { historyVersion, catalogVersion, now, minFetchedAt }: Moment): boolean =>
    kept.historyVersion === historyVersion &&
    kept.catalogVersion === catalogVersion &&
    kept.madeAt <= now &&
    now < kept.goodUntil &&
    minFetchedAt <= kept.oldest;

  return {
    get(key: string, moment: Moment): KeptResult<object> | undefined {
      const kept = results.get(key);
      return kept && isGood(kept, moment) ? kept : undefined;
    },
    /** Keeps a result, unless it is outdated already. */
    keep(key: string, kept: KeptResult<object>, moment: Moment): void {
      if (!isGood(kept, moment)) return;
      results.set(key, kept);
      shared.add(kept.result);
    },
    /** True for a result that requests share now. */
    isShared: (result: object): boolean => shared.has(result),
  };
};

export type Results = ReturnType<typeof createResults>;
