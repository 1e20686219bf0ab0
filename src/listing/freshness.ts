import { clockToleranceMs } from '../aws/cache/entry';
import type { TtlClass } from '../model/ttl';
import type { List, Patience } from './list';
import type { News } from './news';

/* How long what is known of a list is good: by when it was read, what was in it, and what has happened since. */

/** A list that could not be read is tried again after this time at the latest. */
const failurePatienceMs = 30_000;

/** A list in which nothing has started for a time is read again after this part of it. */
const quietPart = 10;

/** True where AWS says that an execution of the list's object has begun since the list was read, up to a moment in epoch milliseconds. */
const hasRunSince = ({ known, parent }: List, to: number): boolean => {
  const { lastRunAt } = parent ?? {};
  return lastRunAt !== undefined && lastRunAt > (known?.checkedAt ?? -Infinity) && lastRunAt <= to;
};

/** When a list was last read, or could not be. */
export const triedAt = ({ known, failure }: Pick<List, 'known' | 'failure'>): number =>
  Math.max(known?.checkedAt ?? -Infinity, failure?.at ?? -Infinity);

export interface Freshness {
  /**
   * Until when what is known of the list is good, in epoch milliseconds; -Infinity for a list that was not read to its end, or
   * whose last try failed.
   */
  goodUntil(list: List, patience: Patience): number;
  /** The same for a request that accepts answers since `minFetchedAt` (epoch milliseconds). */
  dueAt(list: List, minFetchedAt: number, patience: Patience): number;
  /** True where the list has to be read for such a request. */
  isDue(list: List, minFetchedAt: number, patience: Patience): boolean;
  /**
   * Pages from before this moment, in epoch milliseconds, have nothing new: the list was read since, by this process or another
   * replica, or AWS says that its object has run or that something of it has changed since.
   */
  newsSince(list: List): number;
}

/** `lifetimes` are how long what is known stays good, in milliseconds. */
export const createFreshness = (
  news: News,
  lifetimes: Readonly<Record<TtlClass, number>>,
  now: () => number,
): Freshness => {
  const goodUntil = (list: List, patience: Patience): number => {
    const { since, volatileMs, leastMs, mostMs, quietMs, reported } = patience;
    const { known, failure, progress, parent } = list;
    if (news.of(list) > triedAt(list)) return -Infinity;
    const hasRun = hasRunSince(list, now());
    const readAfter = reported?.has(list) ? reported.since : since;
    if (!progress && triedAt(list) > readAfter && (failure || !hasRun)) return Infinity;
    if (failure) return failure.at + Math.min(leastMs, failurePatienceMs);
    if (!known || progress || known.checkedAt > now() + clockToleranceMs) return -Infinity; // The clock went back.
    const { checkedAt, newestStart, isFinal, isVolatile } = known;
    const isLively = parent?.ttl === 'volatile';
    // Steps that a failed workflow has not begun stay PENDING.
    if (isFinal && !isLively && checkedAt > -Infinity) return checkedAt + lifetimes.immutable;
    if (hasRun) return -Infinity;
    if (isLively || isVolatile) return checkedAt + Math.max(lifetimes.volatile, volatileMs);
    // What has been quiet for long is likely to stay so for a while.
    const isQuietMs = newestStart === undefined ? 0 : (checkedAt - newestStart) / quietPart;
    const usualMs = Math.min(Math.max(lifetimes.stable, leastMs), mostMs);
    return checkedAt + Math.max(usualMs, Math.min(isQuietMs, quietMs));
  };

  const dueAt = (list: List, minFetchedAt: number, patience: Patience): number => {
    const asOf = list.known?.asOf ?? (list.failure ? list.failure.at : -Infinity);
    return asOf < minFetchedAt ? -Infinity : goodUntil(list, patience);
  };

  return {
    goodUntil,
    dueAt,
    isDue: (list, minFetchedAt, patience) => dueAt(list, minFetchedAt, patience) <= now(),
    newsSince(list) {
      const checkedAt = list.known?.checkedAt ?? -Infinity;
      const readSince = hasRunSince(list, now()) ? (list.parent?.lastRunAt ?? checkedAt) : checkedAt;
      return Math.max(readSince, news.of(list));
    },
  };
};
