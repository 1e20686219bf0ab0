import type { BlueprintRunPlan, Outcome } from '../demoData/glue/blueprintRunPlan';
import { uuid } from '../demoData/ids';
import { randomAt } from '../demoData/demoScope';
import { hours, minutes, seconds, type Milestone } from '../demoData/timeline';
import { startHour, runInterval, type LargeScope } from './largeScope';
import { isNumberTo, labelOf } from './collections';

export const runWord = 'b1e00000';

const fourDigits = (value: number) => String(value).padStart(4, '0');

export const blueprintName = (blueprint: number): string => `partner.import_${fourDigits(blueprint)}`;

/** The name of the created workflow contains the numbers of the blueprint and the run. */
const workflowName = (blueprint: number, run: number) =>
  `partner-import-${fourDigits(blueprint)}-${fourDigits(run)}`;

/** Runs are numbered from oldest to newest. */
export const blueprintRunOf = (scope: LargeScope, blueprint: number, run: number): BlueprintRunPlan => {
  const random = randomAt(scope, 'blueprint run', blueprint, run);
  const scheduled = startHour(scope) - (scope.executions - run) * runInterval(scope);
  const begins = blueprint % 2 === 0 ? scheduled : scheduled - minutes(random.between(1, 50));
  const takes = seconds(random.between(25, 170));
  const name = workflowName(blueprint, run);
  return {
    blueprintName: blueprintName(blueprint),
    runId: uuid(scope, labelOf(runWord, blueprint, run)),
    parameters: JSON.stringify({ WorkflowName: name, Bucket: 'example-lake' }),
    begins,
    outcome:
      run === scope.executions
        ? newestOutcome(scope, blueprint, begins)
        : usualOutcome(begins, takes, random.between(scope.isQuiet ? 2 : 1, 100)),
    workflowName: name,
  };
};

/** The run that creates the workflow of this name. Undefined if there is none. */
export const runOfWorkflow = (scope: LargeScope, name: string): BlueprintRunPlan | undefined => {
  const [, ...numbers] = /^partner-import-(\d{4})-(\d{4})$/.exec(name) ?? [];
  const [blueprint = 0, run = 0] = numbers.map(Number);
  return isNumberTo(scope.parents, blueprint) && isNumberTo(scope.executions, run)
    ? blueprintRunOf(scope, blueprint, run)
    : undefined;
};

/** The newest runs of three blueprints: one RUNNING, one ROLLING_BACK, one SUCCEEDED. */
const newestOutcome = (
  { start }: LargeScope,
  blueprint: number,
  begins: number,
): readonly Milestone<Outcome>[] => {
  if (blueprint % 3 === 1) return [{ from: start + hours(1), state: { state: 'SUCCEEDED' } }];
  return blueprint % 3 === 2
    ? failed(begins, start + minutes(40))
    : [{ from: begins + 1, state: { state: 'SUCCEEDED' } }];
};

/** Some runs fail. A few stay RUNNING forever: those with the chance 1. */
const usualOutcome = (begins: number, takes: number, chance: number): readonly Milestone<Outcome>[] => {
  if (chance > 7) return [{ from: begins + takes, state: { state: 'SUCCEEDED' } }];
  return chance > 1 ? failed(begins + takes, begins + 2 * takes) : [];
};

const failed = (rollsBack: number, ends: number): readonly Milestone<Outcome>[] => [
  { from: rollsBack, state: { state: 'ROLLING_BACK', errorMessage } },
  { from: ends, state: { state: 'FAILED', errorMessage } },
];

const errorMessage = 'Exceeded the maximum number of triggers (1000) of this account.';
