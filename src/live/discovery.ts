import { createCallLedger } from '../aws/callLedger';
import type { ReadPipeline } from '../aws/read';
import {
  type ExecutionFilter,
  type ListingServices,
  listStarted,
  type Patience,
  type ReadingTerms,
  refresh,
  survey,
} from '../listing';
import { scopesOfLogs } from '../listing/executionFilter';
import { anonymous } from '../model/caller';
import type { EndSignal } from '../model/endSignal';

/** The pages of one log group that a round reads at most. */
const mostLogPages = 5;

export interface DiscoveryOptions {
  readonly pipeline: ReadPipeline;
  readonly listing: Pick<
    ListingServices,
    'history' | 'catalog' | 'leases' | 'logSources' | 'now' | 'sweepMs'
  >;
  readonly stopped: EndSignal;
  /** What was read within this time is new enough, in milliseconds. */
  readonly freshMs: number;
}

/**
 * Creates the rounds that read the lists of filters which may have changed, each list once for all filters, at background priority. Replicas
 * that share a history read each list at one of them. Rejects with HistoryUnavailable.
 */
export const createDiscovery = ({ pipeline, listing, stopped, freshMs }: DiscoveryOptions) => {
  const { catalog, logSources, now, sweepMs } = listing;
  const isOver = (): boolean => stopped.aborted;

  const readLogs = async (filters: readonly ExecutionFilter[], terms: ReadingTerms): Promise<void> => {
    if (!logSources.isOn) return;
    await logSources.open();
    const scopes = new Set(filters.flatMap((filter) => scopesOfLogs(filter, logSources.windowStart())));
    await logSources.refresh([...scopes], {
      ...terms,
      mostPages: mostLogPages,
      onExecutions: (executions) => listStarted(executions, terms),
    });
  };

  return async (filters: readonly ExecutionFilter[]): Promise<void> => {
    await catalog.open();
    const aws = pipeline.forOperation({
      caller: anonymous,
      signal: stopped,
      minFetchedAt: -Infinity,
      ledger: createCallLedger(Infinity),
      priority: 'background',
    });
    const patience: Patience = {
      since: now() - freshMs,
      volatileMs: 0,
      leastMs: 0,
      mostMs: 0,
      quietMs: sweepMs,
    };
    const { due } = survey(catalog, filters, -Infinity, patience);
    const terms = { ...listing, aws, minFetchedAt: -Infinity, patience, isOver };
    await Promise.all([refresh(due, terms), readLogs(filters, terms)]);
  };
};
