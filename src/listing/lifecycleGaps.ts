import { GatewayError, quoted } from '../model/errors';
import type { Page } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { CoverageTracker } from './coverageTracker';

/*
 * AWS lists lifecycle runs by policy. No list returns a run that no policy started, or whose policy was deleted. But each
 * image names the last run that affected it. So a run that an image names and no policy lists shows a gap.
 */

const idOf = (run: NodeRecord): unknown =>
  'lifecycleExecutionId' in run ? run.lifecycleExecutionId : undefined;

/** Finds lifecycle runs that no policy lists, and reports them to the tracker. */
export const createLifecycleGaps = (tracker: CoverageTracker) => {
  const named = new Set<string>();
  const listed: Page<NodeRecord>[] = [];
  let failure: unknown;

  return {
    /** Adds the run that an image names. */
    addNamed(id: string | undefined): void {
      if (id) named.add(id);
    },
    /** Adds the runs that a policy lists. */
    addListed(page: Page<NodeRecord>): void {
      listed.push(page);
    },
    recordFetchedAt: (moment: Date) => tracker.recordFetchedAt(moment),
    recordFailure(error: unknown): void {
      failure ??= error;
    },
    shouldSkip: () => false,
    /** After all lists were read: reports missing runs and images that could not be read to the tracker. */
    close(): void {
      if (failure !== undefined) tracker.recordFailure(failure);
      const missing = new Set<unknown>(named);
      for (const { items } of listed) for (const run of items) missing.delete(idOf(run));
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

export type LifecycleGaps = ReturnType<typeof createLifecycleGaps>;
