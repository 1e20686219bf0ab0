import { uuid } from '../ids';
import type { DemoScope } from '../demoScope';
import { isKnown, type RunPlan } from './runPlan';

/** Lifecycle runs whose ids have the same word. Numbers begin at one. */
export interface RunSeries {
  readonly word: string;
  /** Undefined for runs that a user started without a policy. */
  readonly policyArn: string | undefined;
  /** The runs that exist at `now`, oldest first. */
  knownAt(now: Date): readonly RunPlan[];
  planOf(number: number): RunPlan | undefined;
  /** The runs that act on the image, past and future. */
  touching(imageArn: string): readonly RunPlan[];
}

export const runId = (scope: DemoScope, word: string, number: number): string =>
  `lce-${uuid(scope, { word, number })}`;

/** A series of a few runs. */
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
