import { afterEach, describe, expect, it } from '@jest/globals';
import { callerWith } from '../support/access/callers';
import type { RegionData } from '../support/estate';
import { type ChangingAws, callsOf, codesOf, startChangingAws } from '../support/history/changingAws';
import { allRights } from '../support/history/stores';
import { nodeId } from '../support/nodeId';
import { range, uuid } from '../support/sequence';

/*
 * Look-ups of executions that AWS has forgotten. The data of AWS changes between the queries of a test.
 */

const place = '111122223333/us-east-1';
const scope = { accountId: '111122223333', region: 'us-east-1', partition: 'aws' };
const imageArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/1';
const policyArn = 'arn:aws:imagebuilder:us-east-1:111122223333:lifecycle-policy/old-images';
const definitionArn = 'arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-image/1.0.3/1';
const transferWorkflowId = 'w-0123456789abcdefg';
const workflowId = `wf-${uuid(1)}`;
const stepId = `step-${uuid(1)}`;
const lifecycleId = `lce-${uuid(1)}`;
const transferId = uuid(1);

const all: RegionData = {
  images: [{ arn: imageArn }],
  workflowExecutions: [
    {
      workflowExecutionId: workflowId,
      imageBuildVersionArn: imageArn,
      workflowBuildVersionArn: definitionArn,
      status: 'FAILED',
      message: 'Step failed',
      startTime: '2026-11-27T11:00:00.000Z',
      endTime: '2026-11-27T11:10:00.000Z',
    },
  ],
  steps: range(3).map((index) => ({
    stepExecutionId: `step-${uuid(index + 1)}`,
    workflowExecutionId: workflowId,
    imageBuildVersionArn: imageArn,
    name: `Step${index}`,
    status: index === 0 ? ('FAILED' as const) : ('COMPLETED' as const),
    startTime: `2026-11-27T11:0${index}:00.000Z`,
    endTime: `2026-11-27T11:0${index}:30.000Z`,
    inputs: '{"secret":1}',
  })),
  lifecyclePolicies: [{ arn: policyArn }],
  lifecycleExecutions: [
    {
      lifecycleExecutionId: lifecycleId,
      lifecyclePolicyArn: policyArn,
      state: { status: 'SUCCESS' },
      startTime: new Date('2026-11-27T11:00:00.000Z'),
    },
  ],
  transferWorkflows: [{ WorkflowId: transferWorkflowId, Arn: 'made-up' }],
  transferExecutions: { [transferWorkflowId]: [{ ExecutionId: transferId, Status: 'IN_PROGRESS' }] },
  blueprints: [{ Name: 'orders' }],
  blueprintRuns: range(4).map((index) => ({
    BlueprintName: 'orders',
    RunId: `run-${index}`,
    State: index === 3 ? ('RUNNING' as const) : ('SUCCEEDED' as const),
    StartedOn: new Date(`2026-11-27T10:0${index}:00.000Z`),
    ...(index === 3 ? {} : { CompletedOn: new Date(`2026-11-27T10:0${index}:30.000Z`) }),
    Parameters: '{"secret":1}',
  })),
};

const lookUps = {
  ImageBuilderWorkflow: `imageBuilderWorkflow(workflowExecutionId: "${workflowId}")`,
  WorkflowStep: `workflowStep(stepExecutionId: "${stepId}")`,
  Lifecycle: `lifecycle(lifecycleExecutionId: "${lifecycleId}")`,
  TransferExecution: `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${transferId}")`,
  BlueprintRun: 'blueprintRun(blueprintName: "orders", runId: "run-0")',
} as const;

const ids = {
  ImageBuilderWorkflow: nodeId('ImageBuilderWorkflow', scope, workflowId),
  WorkflowStep: nodeId('WorkflowStep', scope, stepId),
  Lifecycle: nodeId('Lifecycle', scope, lifecycleId),
  TransferExecution: nodeId('TransferExecution', scope, transferWorkflowId, transferId),
  BlueprintRun: nodeId('BlueprintRun', scope, 'orders', 'run-0'),
} as const;

const types = Object.keys(lookUps) as (keyof typeof lookUps)[];

let aws: ChangingAws;
afterEach(() => aws.close());

/** AWS without a cache, so that each look-up asks it. */
const noCache = { maxBytes: 0, runningSeconds: 5, settledSeconds: 5, definitionSeconds: 5 };

const start = async (options: Parameters<typeof startChangingAws>[1] = { cache: noCache }) => {
  aws = await startChangingAws([place], options);
  aws.replace({ [place]: all });
};

const seen = 'origin firstSeenAt lastSeenAt fetchedAt';

describe.each(types)('A %s that AWS has forgotten', (type) => {
  it('is what the history has, by look-up, node, nodes and execution', async () => {
    await start();
    const before = await aws.ask(`{ found: ${lookUps[type]} { id status rawStatus ${seen} } }`);
    const seenAt = aws.nowText();
    expect(before.data.found).toMatchObject({ origin: 'AWS', firstSeenAt: seenAt, lastSeenAt: seenAt });
    aws.replace({});
    aws.passSeconds(60);

    const query = `{
        byIds: ${lookUps[type]} { ...known }
        node(id: "${ids[type]}") { ...known }
        nodes(ids: ["${ids[type]}"]) { ...known }
        execution(id: "${ids[type]}") { ...known }
      }
      fragment known on Execution { id status rawStatus ${seen} }`;
    const { data, errors } = await aws.ask(query);

    expect(errors).toEqual([]);
    // The transfer was in progress: how it has ended is not known, before the history has stored this as well as after.
    const status = type === 'TransferExecution' ? 'UNKNOWN' : before.data.found.status;
    const expected = { ...before.data.found, status, origin: 'HISTORY' };
    expect(data).toEqual({ byIds: expected, node: expected, nodes: [expected], execution: expected });
    const stored = await aws.store.get(ids[type], callerWith([{}]).permissions);
    expect(stored).toMatchObject({ origin: 'HISTORY', goneAt: Date.parse(aws.nowText()) });
    expect((await aws.ask(query)).data).toEqual(data);
  });

  it('is that of AWS again when AWS returns it again', async () => {
    await start();
    await aws.ask(`{ ${lookUps[type]} { id } }`);
    const firstSeenAt = aws.nowText();
    aws.replace({});
    aws.passSeconds(60);
    await aws.ask(`{ ${lookUps[type]} { id } }`);
    aws.replace({ [place]: all });
    aws.passSeconds(60);

    await aws.ask(`{ ${lookUps[type]} { id } }`);
    const { data } = await aws.ask(`{ found: ${lookUps[type]} { origin firstSeenAt lastSeenAt } }`);

    expect(data.found).toEqual({ origin: 'AWS', firstSeenAt, lastSeenAt: aws.nowText() });
  });

  it('is null where the history does not know it either', async () => {
    await start();
    aws.replace({});

    const { data, errors } = await aws.ask(
      `{ ${lookUps[type]} { id } execution(id: "${ids[type]}") { id } }`,
    );

    expect(Object.values(data)).toEqual([null, null]);
    expect(errors).toEqual([]);
  });

  it('is an error where the history cannot be read', async () => {
    await start();
    await aws.ask(`{ ${lookUps[type]} { id } }`);
    aws.replace({});
    aws.breakStore();

    const answer = await aws.ask(
      `{ found: execution(id: "${ids[type]}") { id } bare: ${lookUps[type]} { id } }`,
    );

    expect(answer.data).toEqual({ found: null, bare: null });
    expect(codesOf(answer)).toEqual(['bare: UPSTREAM_UNAVAILABLE', 'found: UPSTREAM_UNAVAILABLE']);
  });

  it('stays an error while AWS fails for a time', async () => {
    await start();
    await aws.ask(`{ ${lookUps[type]} { id } }`);
    aws.sandbox.faults.add({ fault: { kind: 'throttle' } });

    const answer = await aws.ask(
      `{ found: execution(id: "${ids[type]}") { id } bare: ${lookUps[type]} { id } }`,
    );

    expect(answer.data).toEqual({ found: null, bare: null });
    expect(codesOf(answer)).toEqual(['bare: THROTTLED', 'found: THROTTLED']);
    const stored = await aws.store.get(ids[type], callerWith([{}]).permissions);
    expect(stored?.origin).toBe('AWS');
  });
});

describe('An execution that was stored while a clock ran ahead', () => {
  it('is in the history alone once AWS does not know it, and in AWS once that returns it again', async () => {
    await start();
    const query = `{ ${lookUps.BlueprintRun} { origin firstSeenAt lastSeenAt } }`;
    aws.passSeconds(3_600);
    await aws.ask(query);
    aws.passSeconds(-3_500);
    aws.replace({});
    const goneAt = aws.nowText();

    const gone = await aws.ask(query);
    expect(gone.data.blueprintRun).toMatchObject({ origin: 'HISTORY', lastSeenAt: goneAt });

    aws.passSeconds(60);
    aws.replace({ [place]: all });
    const found = await aws.ask(query);
    expect(found.data.blueprintRun).toEqual({
      origin: 'AWS',
      firstSeenAt: goneAt,
      lastSeenAt: aws.nowText(),
    });
  });
});

describe('An execution that AWS has forgotten', () => {
  it('has null where only AWS could answer, without a call and without an error', async () => {
    await start();
    await aws.ask(
      `{ image(imageBuildVersionArn: "${imageArn}") { workflows { nodes { steps { nodes { id } } } } } }`,
    );
    aws.replace({});

    const answer = await aws.ask(
      `{ ${lookUps.WorkflowStep} { origin name status onFailure timeoutSeconds inputs workflow { id } } }`,
    );

    expect(answer.errors).toEqual([]);
    expect(answer.data.workflowStep).toEqual({
      origin: 'HISTORY',
      name: 'Step0',
      status: 'FAILED',
      onFailure: null,
      timeoutSeconds: null,
      inputs: null,
      workflow: { id: ids.ImageBuilderWorkflow },
    });
    expect(callsOf(answer)).toEqual([`GetWorkflowStepExecution ${place}`]);
  });

  it('has no duration where it was in progress, and one where it had ended', async () => {
    await start();
    const query = `{
      running: blueprintRun(blueprintName: "orders", runId: "run-3") { status durationSeconds isOverdue }
      ended: blueprintRun(blueprintName: "orders", runId: "run-0") { status durationSeconds isOverdue }
    }`;
    const before = await aws.ask(query);
    expect(before.data.running.durationSeconds).toBe(7_020);
    aws.replace({});
    aws.passSeconds(86_400);

    const { data } = await aws.ask(query);

    expect(data).toEqual({
      running: { status: 'UNKNOWN', durationSeconds: null, isOverdue: null },
      ended: { status: 'SUCCEEDED', durationSeconds: 30, isOverdue: false },
    });
  });

  it('has its steps and resources from the history, without a call', async () => {
    await start();
    await aws.ask(
      `{ ${lookUps.ImageBuilderWorkflow} { steps { nodes { id } } } ${lookUps.Lifecycle} { id } }`,
    );
    aws.replace({});

    const answer = await aws.ask(`{
      ${lookUps.ImageBuilderWorkflow} { steps { nodes { name origin timeoutSeconds } } }
      ${lookUps.Lifecycle} { origin resources { nodes { resourceId } } }
    }`);

    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      imageBuilderWorkflow: {
        steps: {
          nodes: ['Step2', 'Step1', 'Step0'].map((name) => ({
            name,
            origin: 'HISTORY',
            timeoutSeconds: null,
          })),
        },
      },
      lifecycle: { origin: 'HISTORY', resources: null },
    });
    expect(callsOf(answer)).toEqual([`GetLifecycleExecution ${place}`, `GetWorkflowExecution ${place}`]);
  });

  it('is hidden from callers who may not see its kind, and its sensitive fields from those who may not see these', async () => {
    await start({ cache: noCache, settings: { keepSensitive: true } });
    await aws.ask(`{ ${lookUps.WorkflowStep} { inputs } }`);
    aws.replace({});
    const query = `{ ${lookUps.WorkflowStep} { name origin inputs } node(id: "${ids.WorkflowStep}") { id } }`;

    const unrestricted = await aws.ask(query);
    const insensitive = await aws.ask(query, { caller: callerWith([{ kinds: ['WORKFLOW_STEP'] }]) });
    const other = await aws.ask(query, { caller: callerWith([{ kinds: ['LIFECYCLE'] }]) });

    expect(unrestricted.data.workflowStep).toEqual({
      name: 'Step0',
      origin: 'HISTORY',
      inputs: { secret: 1 },
    });
    expect(insensitive.data.workflowStep).toEqual({ name: 'Step0', origin: 'HISTORY', inputs: null });
    expect(other.data).toEqual({ workflowStep: null, node: null });
    expect(codesOf(other)).toEqual(['node: FORBIDDEN', 'workflowStep: FORBIDDEN']);
    expect(other.calls).toEqual([]);
  });
});

describe('A list under an object that AWS has forgotten', () => {
  it('is that of the history, newest start first, and pages of it continue', async () => {
    await start();
    await aws.ask('{ blueprint(name: "orders") { runs { nodes { id } } } }');
    const run = nodeId('BlueprintRun', scope, 'orders', 'run-0');
    aws.replace({});

    const page = async (paging: string) =>
      aws.ask(
        `{ execution(id: "${run}") { ... on BlueprintRun { blueprint { runs(${paging}) {
          nodes { runId origin } pageInfo { hasNextPage endCursor } } } } } }`,
      );
    const first = await page('first: 3');
    const { runs } = first.data.execution.blueprint;
    const next = await page(`first: 3, after: "${runs.pageInfo.endCursor}"`);
    const empty = await page('first: 0');
    const failed = await page('statuses: [FAILED]');
    const ended = await page('statuses: [SUCCEEDED], first: 1');

    expect(first.errors).toEqual([]);
    expect(runs.nodes.map(({ runId }: { runId: string }) => runId)).toEqual(['run-3', 'run-2', 'run-1']);
    expect(runs.pageInfo.hasNextPage).toBe(true);
    expect(next.data.execution.blueprint.runs.nodes).toEqual([{ runId: 'run-0', origin: 'HISTORY' }]);
    expect(next.data.execution.blueprint.runs.pageInfo.hasNextPage).toBe(false);
    expect(callsOf(next)).toEqual([`GetBlueprintRun ${place}`]);
    expect(empty.data.execution.blueprint.runs).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true } });
    expect(failed.data.execution.blueprint.runs.nodes).toEqual([]);
    expect(ended.data.execution.blueprint.runs.nodes).toEqual([{ runId: 'run-2', origin: 'HISTORY' }]);
  });

  it('refuses a cursor of another list, and of the list of AWS', async () => {
    await start();
    const known = await aws.ask(
      '{ blueprint(name: "orders") { runs(first: 1) { pageInfo { endCursor } nodes { id } } } }',
    );
    const { pageInfo, nodes } = known.data.blueprint.runs;
    aws.replace({});

    const answer = await aws.ask(
      `{ execution(id: "${nodes[0].id}") { ... on BlueprintRun { blueprint { runs(after: "${pageInfo.endCursor}") { nodes { id } } } } } }`,
    );

    expect(codesOf(answer)).toEqual(['execution.blueprint.runs: BAD_USER_INPUT']);
  });

  it('is null where the history has nothing under it', async () => {
    await start();
    aws.replace({ [place]: { ...all, steps: [], workflowExecutions: all.workflowExecutions ?? [] } });
    await aws.ask(`{ ${lookUps.ImageBuilderWorkflow} { id } }`);
    aws.replace({});

    const { data, errors } = await aws.ask(
      `{ ${lookUps.ImageBuilderWorkflow} { origin steps { nodes { id } } } }`,
    );

    expect(data.imageBuilderWorkflow).toEqual({ origin: 'HISTORY', steps: null });
    expect(errors).toEqual([]);
  });
});

describe('An execution that AWS did not know when the cached answer was made', () => {
  const cache = { maxBytes: 50_000_000, runningSeconds: 5, settledSeconds: 5, definitionSeconds: 5 };
  const running = 'blueprintRun(blueprintName: "orders", runId: "run-3") { status origin }';

  it('is that of AWS where a list has returned it since', async () => {
    await start({ cache });
    aws.replace({ [place]: { ...all, blueprintRuns: [] } });
    const before = await aws.ask(`{ ${running} }`);
    aws.passSeconds(2);
    aws.replace({ [place]: all });
    await aws.ask('{ executionCounts(filter: { kinds: [BLUEPRINT_RUN] }) { counts { count } } }');
    aws.passSeconds(2);

    const early = await aws.ask(`{ ${running} }`);
    const stored = await aws.store.get(nodeId('BlueprintRun', scope, 'orders', 'run-3'), allRights);
    aws.passSeconds(2);
    const late = await aws.ask(`{ ${running} }`);

    expect(before.data.blueprintRun).toBeNull();
    expect(callsOf(early)).toEqual([]);
    expect(early.data.blueprintRun).toEqual({ status: 'RUNNING', origin: 'AWS' });
    expect(stored).toMatchObject({ origin: 'AWS', record: { status: 'RUNNING' } });
    expect(late.data.blueprintRun).toEqual({ status: 'RUNNING', origin: 'AWS' });
  });
});

describe('The root cause of a workflow that AWS has forgotten', () => {
  it('is what the history has of its steps, in a list and by look-up, without a call', async () => {
    await start();
    await aws.ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${workflowId}") { id steps { nodes { id } } } }`,
    );
    aws.replace({});
    aws.passSeconds(60);
    await aws.ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${workflowId}") { id origin steps { nodes { id } } } }`,
    );
    const cause = 'origin rootCause { summary step missing }';

    const listed = await aws.ask(
      `{ executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW] }) { nodes { ${cause} } } }`,
    );
    const lookedUp = await aws.ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${workflowId}") { ${cause} } }`,
    );

    const expected = {
      origin: 'HISTORY',
      rootCause: { summary: 'Step0 failed: Step failed', step: 'Step0', missing: [] },
    };
    expect(listed.errors).toEqual([]);
    expect(listed.data.executions.nodes).toEqual([expected]);
    expect(lookedUp.data.imageBuilderWorkflow).toEqual(expected);
  });
});

describe('The root cause of a workflow that AWS knows', () => {
  const numbers = range(5);
  const failed: RegionData = {
    images: [{ arn: imageArn }],
    workflowExecutions: numbers.map((index) => ({
      workflowExecutionId: `wf-${uuid(index + 1)}`,
      imageBuildVersionArn: imageArn,
      workflowBuildVersionArn: definitionArn,
      status: 'FAILED',
      startTime: `2026-11-27T11:0${index}:00.000Z`,
      endTime: `2026-11-27T11:10:00.000Z`,
    })),
    steps: numbers.map((index) => ({
      stepExecutionId: `step-${uuid(index + 1)}`,
      workflowExecutionId: `wf-${uuid(index + 1)}`,
      imageBuildVersionArn: imageArn,
      name: `Step${index}`,
      status: 'FAILED',
      message: 'disk is full',
      startTime: `2026-11-27T11:0${index}:00.000Z`,
      endTime: '2026-11-27T11:09:00.000Z',
    })),
  };
  const summaries = numbers.map((index) => `Step${index} failed: disk is full`).reverse();

  it('is that of its steps in the history in a list, with one query for all rows and no further call', async () => {
    await start();
    aws.replace({ [place]: failed });
    const list = (fields: string) =>
      `{ executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW] }) { nodes { id ${fields} } } }`;
    await aws.ask(list('... on ImageBuilderWorkflow { steps { nodes { id } } }'));
    await aws.dropCache();
    aws.countQueries();
    const rows = await aws.ask(list(''));
    const { page: ofList = 0 } = aws.queries();
    aws.countQueries();

    const answer = await aws.ask(list('rootCause { summary missing }'));

    expect(answer.data.executions.nodes.map(({ rootCause }: never) => rootCause)).toEqual(
      summaries.map((summary) => ({ summary, missing: [] })),
    );
    expect(callsOf(answer)).toEqual(callsOf(rows));
    expect(aws.queries().page).toBe(ofList + 1);
  });

  it.each([
    ['denies', 'UPSTREAM_FORBIDDEN: '],
    ['has forgotten', undefined],
  ])('is that of its steps in the history, where AWS %s them', async (_what, missing) => {
    await start();
    aws.replace({ [place]: failed });
    const workflow = `imageBuilderWorkflow(workflowExecutionId: "${workflowId}")`;
    await aws.ask(`{ ${workflow} { steps { nodes { id } } } }`);
    await aws.dropCache();
    aws.replace({ [place]: missing === undefined ? { ...failed, steps: [] } : failed });
    if (missing !== undefined)
      aws.sandbox.faults.add({
        match: { operation: 'ListWorkflowStepExecutions' },
        fault: { kind: 'accessDenied' },
      });

    const { data } = await aws.ask(`{ ${workflow} { rootCause { summary missing } } }`);

    expect(data.imageBuilderWorkflow.rootCause).toEqual({
      summary: 'Step0 failed: disk is full',
      missing: missing === undefined ? [] : [expect.stringContaining(missing)],
    });
  });
});
