import { GatewayError, quoted } from '../model/errors';
import type { Page } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { CoverageTracker, ReadTracker } from './coverageTracker';

/*
 * AWS lists lifecycle runs by policy. No list returns a run that no policy started, or whose policy was deleted. But each
 * image names the last run that affected it. So a run that an image names and no policy lists shows a gap.
 */

export interface LifecycleGaps extends ReadTracker {
  /** Adds the run that an image names. */
  addNamed(lifecycleExecutionId: string | undefined): void;
  /** Adds the runs that a policy lists. */
  addListed(page: Page<NodeRecord>): void;
  /** After all lists were read: reports missing runs and images that could not be read to the tracker. */
  close(): void;
}

type RunIds = ReadonlySet<unknown>;

/** Computed once per cached page. */
const runIds = new WeakMap<object, RunIds>();

const runIdsOf = (page: Page<NodeRecord>): RunIds => {
  const known = runIds.get(page);
  if (known) return known;
  const ids = new Set(
    page.items.map((run) => ('lifecycleExecutionId' in run ? run.lifecycleExecutionId : undefined)),
  );
  runIds.set(page, ids);
  return ids;
};

export const createLifecycleGaps = (tracker: CoverageTracker): LifecycleGaps => {
  const named = new Set<string>();
  const listed: RunIds[] = [];
  let failure: unknown;

  return {
    addNamed(id) {
      if (id) named.add(id);
    },
    addListed(page) {
      listed.push(runIdsOf(page));
    },
    recordFetchedAt: (moment) => tracker.recordFetchedAt(moment),
    recordFailure(error) {
      failure ??= error;
    },
    shouldSkip: () => false,
    close() {
      if (failure !== undefined) tracker.recordFailure(failure);
      const missing = new Set(named);
      for (const ids of listed) for (const id of missing) if (ids.has(id)) missing.delete(id);
      const [one] = missing;
      if (one === undefined) return;
      tracker.recordFailure(
        new GatewayError(
          'UPSTREAM_ERROR',
          `AWS lists lifecycle runs by policy. No policy lists ${quoted(one)}, which an image names, so runs that no policy started are missing: ${missing.size} or more.`,
        ),
      );
    },
  };
};
