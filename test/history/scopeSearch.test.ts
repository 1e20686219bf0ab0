import { afterEach, describe, expect, it } from '@jest/globals';
import { callerWith } from '../support/access/callers';
import type { RegionData } from '../support/estate';
import { type ChangingAws, callsOf, codesOf, startChangingAws } from '../support/history/changingAws';
import { nodeId } from '../support/nodeId';
import { range, uuid } from '../support/sequence';

/* Look-ups of executions without `scope`, in an estate of many scopes. */

const places = range(30).map((index) => `${String(111_100_000_000 + index)}/us-east-1`);
const placeAt = (index: number): string => places[index] ?? '';
const scopeAt = (index: number) => ({
  accountId: placeAt(index).slice(0, 12),
  region: 'us-east-1',
  partition: 'aws',
});

const workflowId = `wf-${uuid(1)}`;
const transferWorkflowId = 'w-0123456789abcdefg';

const dataWith = (status: 'RUNNING' | 'COMPLETED' = 'COMPLETED'): RegionData => ({
  workflowExecutions: [
    {
      workflowExecutionId: workflowId,
      imageBuildVersionArn: 'arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/1',
      status,
      startTime: '2026-11-27T11:00:00.000Z',
      ...(status === 'COMPLETED' && { endTime: '2026-11-27T11:10:00.000Z' }),
    },
  ],
  steps: range(3).map((index) => ({
    stepExecutionId: `step-${uuid(index + 1)}`,
    workflowExecutionId: workflowId,
    status: 'COMPLETED' as const,
    startTime: `2026-11-27T11:0${index}:00.000Z`,
    inputs: '{"secret":1}',
  })),
  lifecycleExecutions: [{ lifecycleExecutionId: `lce-${uuid(1)}`, state: { status: 'SUCCESS' } }],
  transferWorkflows: [{ WorkflowId: transferWorkflowId, Arn: 'made-up' }],
  transferExecutions: { [transferWorkflowId]: [{ ExecutionId: uuid(1), Status: 'IN_PROGRESS' }] },
  blueprints: [{ Name: 'orders' }],
  blueprintRuns: [{ BlueprintName: 'orders', RunId: 'run-1', State: 'SUCCEEDED' }],
});

const lookUps: readonly (readonly [operation: string, lookUp: string])[] = [
  ['GetWorkflowExecution', `imageBuilderWorkflow(workflowExecutionId: "${workflowId}")`],
  ['GetWorkflowStepExecution', `workflowStep(stepExecutionId: "step-${uuid(1)}")`],
  ['GetLifecycleExecution', `lifecycle(lifecycleExecutionId: "lce-${uuid(1)}")`],
  ['DescribeExecution', `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${uuid(1)}")`],
  ['GetBlueprintRun', 'blueprintRun(blueprintName: "orders", runId: "run-1")'],
];
const workflow = lookUps[0]?.[1] ?? '';
const step = lookUps[1]?.[1] ?? '';
const accountOf = '{ scope { accountId } origin }';

let aws: ChangingAws;
afterEach(() => aws.close());

const noCache = { maxBytes: 0, runningSeconds: 5, settledSeconds: 5, definitionSeconds: 5 };
const start = async (holder: number | undefined, options: Parameters<typeof startChangingAws>[1] = {}) => {
  aws = await startChangingAws(places, options);
  if (holder !== undefined) aws.replace({ [placeAt(holder)]: dataWith() });
};
const countOf = (calls: readonly unknown[]): number => calls.length;

describe('A look-up by AWS ids without a scope', () => {
  it.each(lookUps)(
    'asks the first scope alone where that knows the execution: %s',
    async (operation, lookUp) => {
      await start(0);

      const answer = await aws.ask(`{ found: ${lookUp} ${accountOf} }`);

      expect(answer.data.found).toEqual({ scope: { accountId: scopeAt(0).accountId }, origin: 'AWS' });
      expect(callsOf(answer)).toEqual([`${operation} ${placeAt(0)}`]);
    },
  );

  it.each(lookUps)('finds the execution in another scope: %s', async (_operation, lookUp) => {
    await start(3);

    const answer = await aws.ask(`{ found: ${lookUp} ${accountOf} }`);

    expect(answer.data.found).toEqual({ scope: { accountId: scopeAt(3).accountId }, origin: 'AWS' });
    // The first scope, and the next four at once.
    expect(countOf(answer.calls)).toBeLessThanOrEqual(5);
    expect(answer.calls.every(({ accountId }) => accountId <= scopeAt(4).accountId)).toBe(true);
  });

  it.each(lookUps)('asks every scope once where none knows the execution: %s', async (operation, lookUp) => {
    await start(undefined);

    const answer = await aws.ask(`{ found: ${lookUp} ${accountOf} }`);

    expect(answer.data).toEqual({ found: null });
    expect(answer.errors).toEqual([]);
    expect(callsOf(answer)).toEqual(places.map((place) => `${operation} ${place}`));
  });

  it('asks no scope again that is known not to have it, while that is cached', async () => {
    await start(undefined);
    await aws.ask(`{ ${workflow} { id } }`);

    const answer = await aws.ask(`{ ${workflow} { id } }`);

    expect(answer.data).toEqual({ imageBuilderWorkflow: null });
    expect(answer.calls).toEqual([]);
  });

  it('is answered by the cache, whichever scope it is', async () => {
    await start(20);
    await aws.ask(`{ ${workflow} { id } }`);

    const answer = await aws.ask(`{ ${workflow} { scope { accountId } steps { nodes { status } } } }`);

    expect(answer.data.imageBuilderWorkflow.scope).toEqual({ accountId: scopeAt(20).accountId });
    expect(callsOf(answer)).toEqual([`ListWorkflowStepExecutions ${placeAt(20)}`]);
  });

  it('asks only the scope that the history knows', async () => {
    await start(20, { cache: noCache });
    await aws.ask(`{ ${workflow} { id } }`);

    const answer = await aws.ask(`{ ${workflow} ${accountOf} }`);

    expect(answer.data.imageBuilderWorkflow.scope).toEqual({ accountId: scopeAt(20).accountId });
    expect(callsOf(answer)).toEqual([`GetWorkflowExecution ${placeAt(20)}`]);
  });

  it('costs no call where the history has an execution that has ended, with what is selected', async () => {
    await start(20);
    await aws.ask(`{ ${workflow} { id } ${step} { id } }`);
    await aws.dropCache();

    const stored = await aws.ask(
      `{ ${workflow} { status rawStatus durationSeconds ...on Execution { origin } } }`,
    );
    const withheld = await aws.ask(`{ ${step} { status inputs } }`);

    expect(stored.data.imageBuilderWorkflow).toEqual({
      status: 'SUCCEEDED',
      rawStatus: 'COMPLETED',
      durationSeconds: 600,
      origin: 'AWS',
    });
    expect(stored.calls).toEqual([]);
    // Inputs are not stored.
    expect(withheld.data.workflowStep).toEqual({ status: 'SUCCEEDED', inputs: { secret: 1 } });
    expect(callsOf(withheld)).toEqual([`GetWorkflowStepExecution ${placeAt(20)}`]);
  });

  it.each([
    ['a time that cannot be read', { startTime: 'last Tuesday' }, 'startedAt'],
    ['a list for a text', { message: ['no text'] }, 'statusReason'],
  ])('asks AWS again where it has returned %s', async (_what, wrong, field) => {
    await start(20);
    const right = dataWith().workflowExecutions?.[0] ?? {};
    aws.replace({ [placeAt(20)]: { ...dataWith(), workflowExecutions: [{ ...right, ...wrong } as never] } });
    const before = await aws.ask(`{ ${workflow} { id ${field} } }`);
    await aws.dropCache();
    aws.replace({ [placeAt(20)]: dataWith() });

    const unselected = await aws.ask(`{ ${workflow} { status } }`);
    await aws.dropCache();
    const again = await aws.ask(`{ ${workflow} { status ${field} } }`);

    expect(before.errors.map(({ path }) => path)).toEqual([`imageBuilderWorkflow.${field}`]);
    expect(callsOf(unselected)).toEqual([`GetWorkflowExecution ${placeAt(20)}`]);
    expect(again.errors).toEqual([]);
    expect(again.calls).toEqual([]);
  });

  it('asks AWS where the history is too old for the request, or the execution had not ended', async () => {
    await start(20);
    await aws.ask(`{ ${workflow} { id } }`);
    await aws.dropCache();
    aws.passSeconds(60);
    const fresh = await aws.ask(`{ ${workflow} { id } }`, { minFetchedAt: Date.parse(aws.nowText()) });

    await aws.dropCache();
    aws.replace({ [placeAt(20)]: dataWith('RUNNING') });
    aws.passSeconds(60);
    await aws.ask(`{ ${workflow} { id } }`, { minFetchedAt: Date.parse(aws.nowText()) });
    await aws.dropCache();
    const running = await aws.ask(`{ ${workflow} { status } }`);

    expect(callsOf(fresh)).toEqual([`GetWorkflowExecution ${placeAt(20)}`]);
    expect(running.data.imageBuilderWorkflow).toEqual({ status: 'RUNNING' });
    expect(callsOf(running)).toEqual([`GetWorkflowExecution ${placeAt(20)}`]);
  });

  it('answers with HISTORY and without a call where an execution that has ended is gone', async () => {
    await start(20);
    await aws.ask(`{ ${workflow} { id } }`);
    await aws.dropCache();
    aws.replace({});
    await aws.ask(`{ node(id: "${nodeId('ImageBuilderWorkflow', scopeAt(20), workflowId)}") { id } }`);
    await aws.dropCache();

    const answer = await aws.ask(`{ ${workflow} { status origin retried message } }`);

    expect(answer.data.imageBuilderWorkflow).toEqual({
      status: 'SUCCEEDED',
      origin: 'HISTORY',
      retried: null,
      message: null,
    });
    expect(answer.calls).toEqual([]);
  });

  it('returns the error of a scope that failed where no other knows the execution, and not null', async () => {
    await start(undefined);
    aws.sandbox.faults.add({ match: { accountId: scopeAt(7).accountId }, fault: { kind: 'accessDenied' } });

    const answer = await aws.ask(`{ ${workflow} { id } }`);

    expect(answer.data).toEqual({ imageBuilderWorkflow: null });
    expect(codesOf(answer)).toEqual(['imageBuilderWorkflow: UPSTREAM_FORBIDDEN']);
  });

  it('finds the execution although another scope fails', async () => {
    await start(12);
    aws.sandbox.faults.add({
      match: { operation: 'GetWorkflowExecution', accountId: scopeAt(0).accountId },
      fault: { kind: 'accessDenied' },
    });

    const answer = await aws.ask(`{ ${workflow} ${accountOf} }`);

    expect(answer.errors).toEqual([]);
    expect(answer.data.imageBuilderWorkflow.scope).toEqual({ accountId: scopeAt(12).accountId });
  });

  it('ends with BUDGET_EXCEEDED where the budget does not suffice for all scopes', async () => {
    await start(29);

    const answer = await aws.ask(`{ ${workflow} { id } }`, { upstreamCalls: 10 });

    expect(codesOf(answer)).toEqual(['imageBuilderWorkflow: BUDGET_EXCEEDED']);
    expect(countOf(answer.calls)).toBe(10);
  });

  it('asks AWS where the history cannot be read, and is an error where AWS does not know the execution', async () => {
    await start(3);
    aws.breakStore();

    const found = await aws.ask(`{ ${workflow} ${accountOf} }`);
    aws.replace({});
    await aws.dropCache();
    const missing = await aws.ask(`{ ${step} { id } }`);

    expect(found.data.imageBuilderWorkflow).toEqual({
      scope: { accountId: scopeAt(3).accountId },
      origin: 'AWS',
    });
    expect(codesOf(missing)).toEqual(['workflowStep: UPSTREAM_UNAVAILABLE']);
  });

  it('asks only the chosen scope with `scope`', async () => {
    await start(3);

    const answer = await aws.ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${workflowId}", scope: { accountId: "${scopeAt(5).accountId}" }) { id } }`,
    );

    expect(answer.data).toEqual({ imageBuilderWorkflow: null });
    expect(callsOf(answer)).toEqual([`GetWorkflowExecution ${placeAt(5)}`]);
  });

  it('searches the scopes that the caller may see, in AWS, the cache and the history', async () => {
    await start(20);
    const { accountId } = scopeAt(3);
    await aws.ask(`{ ${workflow} { id } }`);
    await aws.dropCache();
    const caller = callerWith([{ accounts: [accountId, scopeAt(4).accountId] }]);

    const answer = await aws.ask(`{ ${workflow} { id } }`, { caller });
    const hidden = await aws.ask(`{ ${workflow} { id } }`, {
      caller: callerWith([{ kinds: ['LIFECYCLE'] }]),
    });

    expect(answer.data).toEqual({ imageBuilderWorkflow: null });
    expect(answer.errors).toEqual([]);
    expect(callsOf(answer)).toEqual([3, 4].map((index) => `GetWorkflowExecution ${placeAt(index)}`));
    expect(codesOf(hidden)).toEqual(['imageBuilderWorkflow: FORBIDDEN']);
    expect(hidden.calls).toEqual([]);
  });

  it('asks only the scope of a cursor beneath it', async () => {
    await start(20, { cache: noCache });
    const { data } = await aws.ask(`{ ${workflow} { steps(first: 1) { pageInfo { endCursor } } } }`);
    const after = data.imageBuilderWorkflow.steps.pageInfo.endCursor;
    aws.breakStore();

    const answer = await aws.ask(
      `{ ${workflow} { steps(first: 1, after: "${after}") { nodes { startedAt } } } }`,
    );

    expect(answer.data.imageBuilderWorkflow.steps.nodes).toEqual([{ startedAt: '2026-11-27T11:01:00.000Z' }]);
    expect(callsOf(answer)).toEqual([
      `GetWorkflowExecution ${placeAt(20)}`,
      `ListWorkflowStepExecutions ${placeAt(20)}`,
    ]);
  });

  it('shares calls with the other look-ups of the request, as with a scope', async () => {
    await start(0, { cache: noCache });
    const steps = range(3).map(
      (index) => `s${index}: workflowStep(stepExecutionId: "step-${uuid(index + 1)}") { status }`,
    );

    const answer = await aws.ask(`{ ${steps.join(' ')} }`);

    expect(answer.errors).toEqual([]);
    expect(callsOf(answer)).toEqual([
      `GetWorkflowStepExecution ${placeAt(0)}`,
      `ListWorkflowStepExecutions ${placeAt(0)}`,
    ]);
  });
});
