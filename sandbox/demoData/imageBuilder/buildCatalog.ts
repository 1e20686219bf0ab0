import { readUuid } from '../ids';
import type { Place } from '../place';
import type { BuildPlan } from './buildPlan';
import type { BuildLine } from './lines';
import type { Product } from './products';
import type { StepPlan } from './stepPlan';
import type { WorkflowPlan } from './workflowPlan';

/** Finds builds, and what belongs to them, among all lines of a place. */
export interface BuildCatalog {
  /** Those that AWS knows at `now`, oldest first. */
  known(now: Date): readonly BuildPlan[];
  knownOf(product: Product, now: Date): readonly BuildPlan[];
  byArn(imageArn: string, now: Date): BuildPlan | undefined;
  byNumber(product: Product, number: number): BuildPlan | undefined;
  workflow(workflowExecutionId: string, now: Date): WorkflowPlan | undefined;
  step(stepExecutionId: string, now: Date): { workflow: WorkflowPlan; step: StepPlan } | undefined;
}

export const catalogOf = (place: Place, lines: readonly BuildLine[]): BuildCatalog => {
  const byWord = new Map(lines.map((line) => [line.word, line]));

  const known = (chosen: readonly BuildLine[], now: Date) =>
    chosen
      .flatMap((line) => line.knownAt(now))
      .toSorted((one, other) => one.script.begins - other.script.begins);

  const knownBuild = (line: BuildLine | undefined, number: number, now: Date) =>
    line?.knows(number, now) === true ? line.planOf(number) : undefined;

  const labelled = (prefix: string, id: string, now: Date) => {
    const label = id.startsWith(prefix) ? readUuid(place, id.slice(prefix.length)) : undefined;
    const build = label && knownBuild(byWord.get(label.word), label.number, now);
    const workflow = label && build?.workflows[label.workflow - 1];
    return workflow && { workflow, step: label.step };
  };

  return {
    known: (now) => known(lines, now),
    knownOf: (product, now) =>
      known(
        lines.filter((line) => line.product === product),
        now,
      ),
    byArn: (imageArn, now) => {
      const [, name, number = ''] = /:image\/([^/]+)\/[^/]+\/(\d+)$/.exec(imageArn) ?? [];
      return lines
        .filter(({ product }) => product.name === name)
        .map((line) => knownBuild(line, Number(number), now))
        .find((build) => build?.arn === imageArn);
    },
    byNumber: (product, number) =>
      lines
        .filter((line) => line.product === product)
        .map((line) => line.planOf(number))
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
