import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { nodeId } from '../support/nodeId';
import { canonicalFilter } from '../../src/listing';
import { runsToCheck } from '../../src/listing/survey';
import { createAccesses } from '../../src/model/access';
import { anonymous } from '../../src/model/caller';
import { createFakeAws } from '../support/listing/fakeAws';
import { listProcess, testScope } from '../support/listing/listProcess';
import { openStore, type TestStore } from '../support/history/stores';

/* Which lists and executions the gateway looks at for a filter. */

let store: TestStore;
beforeEach(async () => {
  store = await openStore({});
});
afterEach(() => store.close());

it('Runs that images name are looked up only where all lists of runs were read', async () => {
  let time = Date.parse('2026-11-27T12:00:00.000Z');
  const aws = createFakeAws({
    images: [{ state: 'AVAILABLE', lifecycleRun: 7, workflows: [] }],
    policies: [[]],
    transfers: [],
  });
  const process = listProcess(aws, store, () => time);
  const runs = { kinds: ['LIFECYCLE'] };
  const filter = canonicalFilter(runs, [testScope], createAccesses()(anonymous), anonymous);
  aws.deny('ListLifecycleExecutions');

  await process.read(runs);
  const before = runsToCheck(process.look(runs), filter);
  aws.deny(undefined);
  time += 60_000;
  await process.read(runs);

  expect([...before]).toEqual([]);
  expect([...runsToCheck(process.look(runs), filter)]).toEqual([
    [testScope, new Set(['lce-00000000-0000-4000-8000-000000000007'])],
  ]);
});

it('Steps of a workflow cost the lists of all images once, and later those of its own image', async () => {
  let time = Date.parse('2026-11-27T12:00:00.000Z');
  const image = { state: 'BUILDING', lifecycleRun: undefined, workflows: [{ status: 'RUNNING', hour: 1 }] };
  const aws = createFakeAws({ images: [image, image, image], policies: [], transfers: [] });
  const workflow = nodeId('ImageBuilderWorkflow', testScope, 'wf-00000000-0000-4000-8000-000000000100');
  const steps = { kinds: ['WORKFLOW_STEP'], parentIds: [workflow] };
  const listsOf = (operation: string): readonly string[] =>
    calls.filter((call) => call.includes(` ${operation}Command`));
  const process = listProcess(aws, store, () => time);

  await process.read(steps);
  let calls = aws.takeCalls();
  expect(listsOf('ListWorkflowExecutions')).toHaveLength(3);
  expect(listsOf('ListWorkflowStepExecutions')).toHaveLength(2); // Pages of one list.
  time += 60_000;
  await process.read(steps);
  calls = aws.takeCalls();

  expect(listsOf('ListWorkflowExecutions')).toEqual([expect.stringContaining('/1.0.0/2"')]);
  expect(listsOf('ListWorkflowStepExecutions')).toHaveLength(2);
  expect([...process.look(steps).sources.values()]).toMatchObject([{ lists: 1, read: 1, isWhole: true }]);

  // Another process learns it from the history.
  const next = listProcess(aws, store, () => time);
  time += 60_000;
  await next.read(steps);
  calls = aws.takeCalls();
  expect(listsOf('ListWorkflowExecutions')).toEqual([expect.stringContaining('/1.0.0/2"')]);
});
