import { uuid } from '../ids';
import type { DemoScope } from '../demoScope';
import { isKnown, type RunPlan } from './runPlan';

/** Runs that share the word in their ids, numbered from one. */
export interface RunSeries {
  readonly word: string;
  /** Undefined for runs that somebody started by hand. */
  readonly policyArn: string | undefined;
  /** Oldest first. */
  knownAt(now: Date): readonly RunPlan[];
  planOf(number: number): RunPlan | undefined;
  /** The runs that touch the image at some time. */
  touching(imageArn: string): readonly RunPlan[];
}

export const runId = (scope: DemoScope, word: string, number: number): string =>
  `lce-${uuid(scope, { word, number })}`;

/** A line of a few runs. */
export const shortRunSeries = (
  word: string,
  policyArn: string | undefined,
  runs: readonly RunPlan[],
): RunSeries => ({
  word,
  policyArn,
  knownAt: (now) => runs.filter((run) => isKnown(run, now)),
  planOf: (number) => runs[number - 1],
  touching: (imageArn) =>
    runs.filter(({ images }) => images.some(({ resourceId }) => resourceId === imageArn)),
});
