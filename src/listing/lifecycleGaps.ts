import { GatewayError, quoted } from '../model/errors';
import type { Page } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { CoverageTracker, ReadTracker } from './coverageTracker';

/*
 * AWS lists lifecycle runs by policy. A run that no policy started, or whose policy is gone, is known only by the images
 * that it touched: each image names the last one. So the images show whether the lists of the policies lack any.
 */

export interface LifecycleGaps extends ReadTracker {
  /** An image names a run. */
  addNamed(lifecycleExecutionId: string | undefined): void;
  /** A policy's list has these runs. */
  addListed(page: Page<NodeRecord>): void;
  /** After all was read: reports runs that are missing, and images that could not be read. */
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
