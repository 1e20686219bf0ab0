import { readUuid, uuid } from '../ids';
import { isShowcase, type DemoScope } from '../demoScope';
import { days, hasBegun, hours, minutes, seconds, type Milestone } from '../timeline';
import { blueprintNames, partnerBlueprints } from './blueprints';
import type { BlueprintRunPlan, Outcome } from './blueprintRunPlan';

/** All past and future blueprint runs of a scope. */
export interface BlueprintRunCatalog {
  /** The runs that have started at `now`, oldest first. */
  begun(now: Date): readonly BlueprintRunPlan[];
  byId(runId: string, now: Date): BlueprintRunPlan | undefined;
  /** The run that creates the Glue workflow of this name. */
  runCreating(workflowName: string, now: Date): BlueprintRunPlan | undefined;
}

/** Run ids are free text. This one covers unusual characters. */
const oddRunId = 'Orders März/April: try #2 (50 %) ☕';

/** A fixed set of runs, and one nightly run per day without end. */
export const blueprintRunCatalog = (scope: DemoScope): BlueprintRunCatalog => {
  const single = isShowcase(scope) ? [...ordersRuns(scope), ...partnerRuns(scope)] : [];
  const singleById = new Map(single.map((run) => [run.runId, run]));
  const singleByWorkflow = new Map(single.map((run) => [run.workflowName, run]));
  const first = scope.start - days(29) - hours(4);
  const nightly = (number: number) =>
    number < 1 ? undefined : nightlyRun(scope, number, first + (number - 1) * days(1));
  const nightsUntil = (now: Date) => Math.max(0, Math.floor((now.getTime() - first) / days(1)) + 1);
  const ifBegun = (run: BlueprintRunPlan | undefined, now: Date) =>
    run !== undefined && hasBegun(run, now) ? run : undefined;
  return {
    begun: (now) =>
      [...single, ...Array.from({ length: nightsUntil(now) }, (_, at) => nightly(at + 1))]
        .filter((run) => run !== undefined)
        .filter((run) => hasBegun(run, now))
        .toSorted((one, other) => one.begins - other.begins),
    byId: (runId, now) => {
      const label = readUuid(scope, runId);
      const night = label?.word === nightlyWord ? nightly(label.number) : undefined;
      return ifBegun(singleById.get(runId) ?? (night?.runId === runId ? night : undefined), now);
    },
    runCreating: (workflowName, now) => {
      const night = nightly(Number(/^lake-ingest-(\d+)$/.exec(workflowName)?.[1] ?? 0));
      const made = night?.workflowName === workflowName ? night : undefined;
      return ifBegun(singleByWorkflow.get(workflowName) ?? made, now);
    },
  };
};

const nightlyWord = 'b100b100';

/** Creates a workflow for the data of the previous day. */
const nightlyRun = (scope: DemoScope, number: number, begins: number): BlueprintRunPlan => {
  const workflowName = `lake-ingest-${String(number).padStart(4, '0')}`;
  return {
    blueprintName: blueprintNames.nightly,
    runId: uuid(scope, { word: nightlyWord, number }),
    parameters: parameters(workflowName, ['orders', 'returns', 'stock']),
    begins,
    outcome: [succeeded(begins + seconds(170))],
    workflowName,
  };
};

/** The runs of the orders blueprint: one for each possible outcome. */
const ordersRuns = (scope: DemoScope): readonly BlueprintRunPlan[] => {
  const { start } = scope;
  const run = (
    number: number,
    begins: number,
    outcome: readonly Milestone<Outcome>[],
    otherwise: Partial<BlueprintRunPlan> = {},
  ): BlueprintRunPlan => ({
    blueprintName: blueprintNames.orders,
    runId: uuid(scope, { word: '0de50000', number }),
    parameters: parameters(`orders-to-parquet-${number}`, ['orders']),
    begins,
    outcome,
    workflowName: `orders-to-parquet-${number}`,
    ...otherwise,
  });
  const after = (moment: number, state: Outcome) => ({ from: moment, state });
  return [
    run(1, start - days(12), [succeeded(start - days(12) + seconds(48))]),
    run(2, start - days(11), [
      after(start - days(11) + seconds(20), { state: 'ROLLING_BACK', errorMessage: noSuchRole }),
      after(start - days(11) + seconds(35), { state: 'FAILED', errorMessage: noSuchRole }),
    ]),
    run(3, start - days(3), [
      after(start - days(3) + seconds(31), { state: 'ROLLING_BACK', errorMessage: tooManyTriggers }),
      after(start - days(3) + seconds(90), {
        state: 'FAILED',
        errorMessage: tooManyTriggers,
        rollbackErrorMessage:
          'Crawler orders-raw is running and could not be deleted: CrawlerRunningException',
      }),
    ]),
    // Glue never returns an end for a run that takes more than a minute to create its entities.
    run(4, start - days(4), [], { parameters: parameters('orders-to-parquet-4', manyTables) }),
    run(5, start - minutes(6), [
      after(start - minutes(5), { state: 'ROLLING_BACK', errorMessage: duplicateJob }),
      after(start + minutes(40), {
        state: 'FAILED',
        errorMessage: duplicateJob,
        rollbackErrorMessage: 'Job orders-compact could not be deleted: ConcurrentModificationException',
      }),
    ]),
    run(6, start - days(2), [succeeded(start - days(2) + seconds(55))], {
      runId: oddRunId,
      parameters: 'WorkflowName=orders-to-parquet-6; Tables=orders',
    }),
    // Starts with the sandbox and takes a minute.
    run(7, start, [succeeded(start + seconds(60))]),
  ];
};

const noSuchRole = 'Role ExampleGlueWorkflows should be given assume role permissions for Glue Service.';
const tooManyTriggers = 'Exceeded the maximum number of triggers (1000) of this account.';
const duplicateJob = 'Job orders-compact is already submitted with different configuration';
const manyTables = Array.from({ length: 16 }, (_, at) => `orders_${at + 1}`);

/** One run for each partner blueprint. */
const partnerRuns = (scope: DemoScope): readonly BlueprintRunPlan[] =>
  partnerBlueprints.map((blueprintName, at): BlueprintRunPlan => {
    const begins = scope.start - days(28) + hours(9 * at);
    const workflowName = `partner-import-${String(at + 1).padStart(2, '0')}`;
    return {
      blueprintName,
      runId: uuid(scope, { word: 'bea70000', number: at + 1 }),
      parameters: parameters(workflowName, ['catalogue']),
      begins,
      outcome: [succeeded(begins + seconds(40 + at))],
      workflowName,
    };
  });

const succeeded = (from: number): Milestone<Outcome> => ({ from, state: { state: 'SUCCEEDED' } });

const parameters = (WorkflowName: string, Tables: readonly string[]): string =>
  JSON.stringify({ WorkflowName, Tables, Bucket: 'example-lake' });
