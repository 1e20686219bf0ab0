import type { StoredEvent } from '../history';
import type { ExecutionFilter } from '../listing';
import type { ExecutionRecord } from '../model/record';
import type { Clock } from './clock';
import type { ExecutionInterests } from './executions';
import { createRounds } from './rounds';

/*
 * The filters that streams are about. Rounds read the lists that may have something new, once for all filters. The executions in progress
 * that match are read on their own, sooner.
 */

export interface FilterReads {
  /** Reads the lists of these filters that may have changed, in the background. Never rejects. */
  readonly discover: (filters: readonly ExecutionFilter[]) => Promise<void>;
  /** The same for the lists that AWS has reported a change of. */
  readonly discoverNews: (filters: readonly ExecutionFilter[]) => Promise<void>;
  /** The time from the end of a round to the next one, in milliseconds. */
  readonly everyMs: number;
  /** True for an execution that matches in this state, whatever its state was before. */
  readonly matches: (filter: ExecutionFilter, record: ExecutionRecord) => boolean;
  /** True for an execution that is worth to be read on its own. */
  readonly isUnderWay: (record: ExecutionRecord) => boolean;
}

export interface FilterInterests {
  /** Reads what may change the answer to a filter. `records` are those in progress that match now. Returns the end of the interest. */
  watch(filter: ExecutionFilter, records: readonly ExecutionRecord[]): () => void;
  onEvent(event: StoredEvent): void;
  /** Reads the lists at once that AWS has reported a change of, as far as filters need them. */
  hasten(): void;
  /** Resolves when no round is under way. */
  idle(): Promise<void>;
}

/** So many executions of a filter are read on their own. The rounds read the lists of all. */
export const mostTracked = 100;

/** However many changes AWS reports, the lists are read for them no more often than this. */
const newsPauseMs = 1_000;

interface Interest {
  readonly filter: ExecutionFilter;
  watchers: number;
  /** The ends of the interest in executions, by id. */
  readonly tracked: Map<string, () => void>;
}

export const createFilterInterests = (
  { discover, discoverNews, everyMs, matches, isUnderWay }: FilterReads,
  executions: ExecutionInterests,
  clock: Clock,
): FilterInterests => {
  const interests = new Map<string, Interest>();
  let hasNews = false;

  const watched = (): readonly ExecutionFilter[] => [...interests.values()].map(({ filter }) => filter);

  const plan = (): void => {
    if (interests.size > 0) rounds.plan(everyMs);
  };

  /** What is reported during a round is read by the next. */
  const planNews = (delayMs: number): void => {
    if (hasNews && interests.size > 0) newsRounds.plan(delayMs);
  };

  const rounds = createRounds(clock, () => discover(watched()), plan);
  const newsRounds = createRounds(
    clock,
    () => {
      hasNews = false;
      return discoverNews(watched());
    },
    () => planNews(newsPauseMs),
  );

  const track = ({ tracked }: Interest, record: ExecutionRecord): void => {
    if (tracked.has(record.id) || tracked.size >= mostTracked || !isUnderWay(record)) return;
    tracked.set(record.id, executions.watch(record));
  };

  const untrack = ({ tracked }: Interest, id: string): void => {
    tracked.get(id)?.();
    tracked.delete(id);
  };

  const end = (interest: Interest): void => {
    for (const id of [...interest.tracked.keys()]) untrack(interest, id);
    interests.delete(interest.filter.key);
    if (interests.size > 0) return;
    rounds.cancel();
    newsRounds.cancel();
    hasNews = false;
  };

  return {
    watch(filter, records) {
      const interest = interests.get(filter.key) ?? { filter, watchers: 0, tracked: new Map() };
      interests.set(filter.key, interest);
      interest.watchers += 1;
      for (const record of records) track(interest, record);
      plan();
      let isOpen = true;
      return () => {
        if (!isOpen) return;
        isOpen = false;
        interest.watchers -= 1;
        if (interest.watchers === 0) end(interest);
      };
    },
    hasten() {
      hasNews = interests.size > 0;
      planNews(0);
    },
    async idle() {
      await Promise.all([rounds.idle(), newsRounds.idle()]);
    },
    onEvent({ record }) {
      for (const interest of interests.values()) {
        if (isUnderWay(record) && matches(interest.filter, record)) track(interest, record);
        else untrack(interest, record.id);
      }
    },
  };
};
