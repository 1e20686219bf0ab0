import DataLoader from 'dataloader';
import type { AwsDoor } from '../aws/door';
import type { SourceCoverage } from '../model/coverage';
import type { ExecutionFilter } from '../model/executionFilter';
import type { ExecutionPlace } from '../model/executionOrder';
import { collectCounts, collectPage, type Collector, type ExecutionCount, type Placed } from './collectors';
import { type CoverageOf, scan } from './scan';

export type { ExecutionCount, Placed } from './collectors';

/** The one list of executions of all kinds and scopes, as one request sees it. */
export interface Listing {
  /** The first `size` after a place and one more where there is one, in the order of all. */
  page(
    filter: ExecutionFilter,
    after: ExecutionPlace | undefined,
    size: number,
  ): Promise<{ readonly found: readonly Placed[]; readonly coverage: readonly SourceCoverage[] }>;
  /** Reads all that the filter leaves in, so that it is remembered. */
  refresh(filter: ExecutionFilter): Promise<readonly SourceCoverage[]>;
  /** How many there are of each kind and status. */
  counts(
    filter: ExecutionFilter,
  ): Promise<{ readonly counts: readonly ExecutionCount[]; readonly coverage: readonly SourceCoverage[] }>;
}

/**
 * The list as one request sees it. Answers younger than `goodForMs` are good enough for it: where they are refreshed in
 * the background, that is how long a round may take.
 */
export const createListing = (aws: AwsDoor, goodForMs = 0): Listing => {
  // What is asked at the same time is read together, so that a page and its counts cost the same calls.
  const scans = new DataLoader<Collector, CoverageOf>(
    async (collectors) => {
      const coverageOf = await scan(aws, collectors, goodForMs);
      return collectors.map(() => coverageOf);
    },
    { cache: false },
  );
  const collect = async (collector: Collector): Promise<readonly SourceCoverage[]> =>
    (await scans.load(collector))(collector.filter);

  return {
    async page(filter, after, size) {
      const collector = collectPage(filter, after, size);
      const coverage = await collect(collector);
      return { found: collector.found(), coverage };
    },
    refresh: (filter) => collect({ filter, offer: () => undefined }),
    async counts(filter) {
      const collector = collectCounts(filter);
      const coverage = await collect(collector);
      return { counts: collector.counts(), coverage };
    },
  };
};
