import { readUuid } from '../ids';
import type { DemoScope } from '../demoScope';
import type { BuildPlan } from './buildPlan';
import type { BuildSeries } from './buildSeries';
import { isSameName, type Product } from './products';
import type { StepPlan } from './stepPlan';
import type { WorkflowPlan } from './workflowPlan';

/** Finds builds, workflow executions and steps in all build series of a scope. */
export interface BuildCatalog {
  /** The builds that exist at `now`, oldest first. */
  known(now: Date): readonly BuildPlan[];
  knownOf(product: Product, now: Date): readonly BuildPlan[];
  byArn(imageArn: string, now: Date): BuildPlan | undefined;
  byNumber(product: Product, number: number): BuildPlan | undefined;
  workflow(workflowExecutionId: string, now: Date): WorkflowPlan | undefined;
  step(stepExecutionId: string, now: Date): { workflow: WorkflowPlan; step: StepPlan } | undefined;
}

export const catalogOf = (scope: DemoScope, allSeries: readonly BuildSeries[]): BuildCatalog => {
  const byWord = new Map(allSeries.map((series) => [series.word, series]));

  const known = (chosen: readonly BuildSeries[], now: Date) =>
    chosen
      .flatMap((series) => series.knownAt(now))
      .toSorted((one, other) => one.script.begins - other.script.begins);

  const knownBuild = (series: BuildSeries | undefined, number: number, now: Date) =>
    series?.knows(number, now) === true ? series.planOf(number) : undefined;

  const labelled = (prefix: string, id: string, now: Date) => {
    const label = id.startsWith(prefix) ? readUuid(scope, id.slice(prefix.length)) : undefined;
    const build = label && knownBuild(byWord.get(label.word), label.number, now);
    const workflow = label && build?.workflows[label.workflow - 1];
    return workflow && { workflow, step: label.step };
  };

  return {
    known: (now) => known(allSeries, now),
    knownOf: (product, now) =>
      known(
        allSeries.filter((series) => isSameName(series.product, product)),
        now,
      ),
    byArn: (imageArn, now) => {
      const [, name, number = ''] = /:image\/([^/]+)\/[^/]+\/(\d+)$/.exec(imageArn) ?? [];
      return allSeries
        .filter(({ product }) => product.name === name)
        .map((series) => knownBuild(series, Number(number), now))
        .find((build) => build?.arn === imageArn);
    },
    byNumber: (product, number) =>
      allSeries
        .filter(({ product: { name, version } }) => name === product.name && version === product.version)
        .map((series) => series.planOf(number))
        .find((build) => build !== undefined),
    workflow: (id, now) => {
      const found = labelled('wf-', id, now);
      return found?.step === 0 ? found.workflow : undefined;
    },
    step: (id, now) => {
      const found = labelled('step-', id, now);
      const step = found?.workflow.steps[found.step - 1];
      return found && step && { workflow: found.workflow, step };
    },
  };
};
