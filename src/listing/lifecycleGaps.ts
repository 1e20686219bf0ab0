import type { ListLifecycleExecutionsResponse } from '@aws-sdk/client-imagebuilder';
import type { Answer } from '../aws/door';
import { GatewayError, quoted } from '../model/errors';
import type { Tally, Witness } from './tally';

/*
 * AWS lists lifecycle runs by policy. A run that no policy started, or whose policy is gone, is known by the images it
 * touched alone: each names the last one. So the images tell whether the lists of the policies lack any.
 */

export interface LifecycleGaps extends Witness {
  /** An image names a run. */
  named(lifecycleExecutionId: string | undefined): void;
  /** A policy's list has these. */
  listed(answer: Answer<ListLifecycleExecutionsResponse>): void;
  /** After all was read: cuts the tally where runs are missing, or where the images could not tell. */
  close(): void;
}

const idsIn = new WeakMap<object, ReadonlySet<string | undefined>>();

const idsOf = (answer: Answer<ListLifecycleExecutionsResponse>): ReadonlySet<string | undefined> => {
  const { lifecycleExecutions = [] } = answer.output;
  const ids =
    idsIn.get(answer) ?? new Set(lifecycleExecutions.map(({ lifecycleExecutionId }) => lifecycleExecutionId));
  idsIn.set(answer, ids);
  return ids;
};

export const lifecycleGaps = (tally: Tally): LifecycleGaps => {
  const named = new Set<string>();
  const listed: ReadonlySet<string | undefined>[] = [];
  let failure: unknown;

  return {
    named(id) {
      if (id) named.add(id);
    },
    listed(answer) {
      listed.push(idsOf(answer));
    },
    restsOn: (moment) => tally.restsOn(moment),
    cut(error) {
      failure ??= error;
    },
    isHopeless: () => false,
    close() {
      if (failure !== undefined) tally.cut(failure);
      const missing = new Set(named);
      for (const ids of listed) for (const id of missing) if (ids.has(id)) missing.delete(id);
      const [one] = missing;
      if (one === undefined) return;
      tally.cut(
        new GatewayError(
          'UPSTREAM_ERROR',
          `AWS lists lifecycle runs by policy. No policy lists ${quoted(one)}, which an image names, so runs that no policy started are missing: ${missing.size} or more.`,
        ),
      );
    },
  };
};
