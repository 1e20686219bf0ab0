import { createCallLedger } from '../aws/callLedger';
import type { ReadPipeline } from '../aws/read';
import {
  type ExecutionFilter,
  type ListingServices,
  mostAtOnce,
  onlyUnread,
  type Patience,
  type ReadingTerms,
  refresh,
  refreshLogs,
  type ReportedLists,
  survey,
} from '../listing';
import { scopesOfLogs } from '../listing/executionFilter';
import { anonymous } from '../model/caller';
import type { EndSignal } from '../model/endSignal';

/**
 * How many of the due lists are read at the same time: few, since changes that are found together wait for each other on their way to the
 * streams; more in large estates, whose rounds would take too long.
 */
const atOnceOf = (due: number): number => Math.min(mostAtOnce, Math.max(4, Math.ceil(due / 25)));

/** The pages of one log group that a round reads at most. */
const mostLogPages = 5;

export interface DiscoveryOptions {
  readonly pipeline: ReadPipeline;
  readonly listing: Pick<
    ListingServices,
    'history' | 'catalog' | 'leases' | 'logSources' | 'now' | 'sweepMs'
  >;
  readonly stopped: EndSignal;
  /** The time from one round to the next, in milliseconds. */
  readonly everyMs: number;
  /** The lists whose changes AWS reports by events. */
  readonly reported: ReportedLists;
}

/** Rounds that read lists of filters, each list once for all filters. Both reject with HistoryUnavailable. */
export interface Discovery {
  /** Reads the lists that may have changed, and the logs. */
  all(filters: readonly ExecutionFilter[]): Promise<void>;
  /** Reads the lists that AWS has reported a change of, and those never read. */
  news(filters: readonly ExecutionFilter[]): Promise<void>;
}

/** Creates the rounds, at background priority. Replicas that share a history read each list at one of them. */
export const createDiscovery = ({
  pipeline,
  listing,
  stopped,
  everyMs,
  reported,
}: DiscoveryOptions): Discovery => {
  const { catalog, logSources, now, sweepMs } = listing;
  const isOver = (): boolean => stopped.aborted;
  // What was read within half of a round is new enough.
  const sinceRounds = (rounds: number): number => now() - (rounds - 0.5) * everyMs;

  const termsOf = (patience: Patience): ReadingTerms => ({
    ...listing,
    aws: pipeline.forOperation({
      caller: anonymous,
      signal: stopped,
      minFetchedAt: -Infinity,
      ledger: createCallLedger(Infinity),
      priority: 'background',
    }),
    minFetchedAt: -Infinity,
    patience,
    isOver,
  });

  const readLists = async (filters: readonly ExecutionFilter[], terms: ReadingTerms): Promise<void> => {
    const { due } = survey(catalog, filters, -Infinity, terms.patience);
    await refresh(due, terms, atOnceOf(due.length));
  };

  const readLogs = (filters: readonly ExecutionFilter[], terms: ReadingTerms): Promise<void> => {
    const scopes = () => [
      ...new Set(filters.flatMap((filter) => scopesOfLogs(filter, logSources.windowStart()))),
    ];
    return refreshLogs(logSources, scopes, terms, mostLogPages);
  };

  return {
    async all(filters) {
      await catalog.open();
      const terms = termsOf({
        since: sinceRounds(1),
        reported: { has: reported.has, since: sinceRounds(reported.slowdown) },
        volatileMs: 0,
        leastMs: 0,
        mostMs: 0,
        quietMs: sweepMs,
      });
      await Promise.all([readLists(filters, terms), readLogs(filters, terms)]);
    },
    async news(filters) {
      await catalog.open();
      await readLists(filters, termsOf(onlyUnread));
    },
  };
};
