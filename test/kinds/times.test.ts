import { describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/faultInjection';
import { startTestGateway } from '../support/gateway';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  blueprintName,
  buildId,
  executionId,
  glueWorkflowName,
  imageArn,
  launchId,
  now,
  pipelineArn,
  policyArn,
  policyRunId,
  runId,
  singleScopeEstate,
  transferWorkflowId,
} from '../support/fixtureEstate';

const { ask, injectFault } = gatewayForTests(singleScopeEstate, { now: () => now });

/** Seconds from now. */
type Moment = number;

const isoOf = (seconds: Moment): string => new Date(now.getTime() + seconds * 1000).toISOString();
const epochOf = (seconds: Moment): number => now.getTime() / 1000 + seconds;

/** A time as AWS sends it: seconds from now, or a value to send as it is. */
type Sent = Moment | { readonly raw: unknown } | undefined;

interface TimedKind {
  readonly kind: string;
  readonly operation: string;
  readonly field: string;
  /** AWS's words for something that runs, that is asked to end, and that has ended; undefined where AWS has none. */
  readonly words: { readonly runs: string; readonly ends?: string; readonly ended: string };
  readonly answer: (word: string, start: unknown, end: unknown) => Record<string, unknown>;
  readonly timeOf: (seconds: Moment) => unknown;
}

const kinds: readonly TimedKind[] = [
  {
    kind: 'ImageBuilderWorkflow',
    operation: 'GetWorkflowExecution',
    field: `imageBuilderWorkflow(workflowExecutionId: "${buildId}")`,
    words: { runs: 'RUNNING', ends: 'ROLLBACK_IN_PROGRESS', ended: 'FAILED' },
    answer: (status, startTime, endTime) => ({ workflowExecutionId: buildId, status, startTime, endTime }),
    timeOf: isoOf,
  },
  {
    kind: 'WorkflowStep',
    operation: 'GetWorkflowStepExecution',
    field: `workflowStep(stepExecutionId: "${launchId}")`,
    words: { runs: 'RUNNING', ends: 'WAITING', ended: 'COMPLETED' },
    answer: (status, startTime, endTime) => ({ stepExecutionId: launchId, status, startTime, endTime }),
    timeOf: isoOf,
  },
  {
    kind: 'Lifecycle',
    operation: 'GetLifecycleExecution',
    field: `lifecycle(lifecycleExecutionId: "${policyRunId}")`,
    words: { runs: 'IN_PROGRESS', ends: 'CANCELLING', ended: 'SUCCESS' },
    answer: (status, startTime, endTime) => ({
      lifecycleExecution: { lifecycleExecutionId: policyRunId, state: { status }, startTime, endTime },
    }),
    timeOf: epochOf,
  },
  {
    kind: 'BlueprintRun',
    operation: 'GetBlueprintRun',
    field: `blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}")`,
    words: { runs: 'RUNNING', ends: 'ROLLING_BACK', ended: 'SUCCEEDED' },
    answer: (State, StartedOn, CompletedOn) => ({
      BlueprintRun: { BlueprintName: blueprintName, RunId: runId, State, StartedOn, CompletedOn },
    }),
    timeOf: epochOf,
  },
];

describe.each(kinds)('The times of a $kind', ({ operation, field, words, answer, timeOf }) => {
  const sent = (time: Sent): unknown => (typeof time === 'number' ? timeOf(time) : time?.raw);

  const timesOf = async (word: string, start: Sent, end: Sent) => {
    injectFault(operation, { kind: 'answer', status: 200, body: answer(word, sent(start), sent(end)) });
    const { data, errors } = await ask(`{ found: ${field} { startedAt endedAt durationSeconds } }`);
    expect(errors).toBeUndefined();
    return data.found;
  };

  it.each([
    ['a start ahead of the clock', 90, undefined, 90, 0],
    ['a start before', -100, undefined, -100, 100],
    ['an end', -100, -40, -100, 100],
    ['an end ahead of the clock', -100, 40, -100, 100],
    ['an end at 0', -50, { raw: 0 }, -50, 50],
    ['an end at the epoch', -50, { raw: '1970-01-01T00:00:00.000Z' }, -50, 50],
    ['an end in year 1', -100, { raw: '0001-01-01T00:00:00Z' }, -100, 100],
    ['a malformed end', -100, { raw: 'never' }, -100, 100],
    ['no start, but an end', undefined, -40, undefined, null],
  ] as const)(
    'show no end while it runs, whatever AWS sends: %s',
    async (_what, start, end, startedAt, durationSeconds) => {
      for (const word of [words.runs, words.ends]) {
        if (word === undefined) continue;
        expect(await timesOf(word, start, end)).toEqual({
          startedAt: startedAt === undefined ? null : isoOf(startedAt),
          endedAt: null,
          durationSeconds,
        });
      }
    },
  );

  it.each([
    ['an end', -100, -40, -100, -40, 60],
    ['an end 1.2 s before the start', -100, -101.2, -100, -101.2, 0],
    ['no end', -100, undefined, -100, undefined, null],
    ['an end at 0', -100, { raw: 0 }, -100, undefined, null],
    ['an end at the epoch', -100, { raw: '1970-01-01T00:00:00.000Z' }, -100, undefined, null],
    [
      'an end at the epoch of another zone',
      -100,
      { raw: '1970-01-01T01:00:00+01:00' },
      -100,
      undefined,
      null,
    ],
    ['an end in year 1', -100, { raw: '0001-01-01T00:00:00Z' }, -100, undefined, null],
    ['an end in year 1 as epoch seconds', -100, { raw: -62_135_596_800 }, -100, undefined, null],
    ['a start at 0', { raw: 0 }, -40, undefined, -40, null],
    ['a start in year 1', { raw: '0001-01-01T00:00:00Z' }, -40, undefined, -40, null],
  ] as const)(
    'show what AWS knows once it has ended: %s',
    async (_what, start, end, startedAt, endedAt, durationSeconds) => {
      expect(await timesOf(words.ended, start, end)).toEqual({
        startedAt: startedAt === undefined ? null : isoOf(startedAt),
        endedAt: endedAt === undefined ? null : isoOf(endedAt),
        durationSeconds,
      });
    },
  );
});

describe('An unset time', () => {
  const body = (answer: Record<string, unknown>) => ({ kind: 'answer', status: 200, body: answer }) as const;

  it.each([
    [
      'of an image',
      'GetImage',
      { image: { arn: imageArn, dateCreated: '0001-01-01T00:00:00Z', deprecationTime: 0 } },
      `image(imageBuildVersionArn: "${imageArn}") { dateCreated deprecationTime }`,
      { dateCreated: null, deprecationTime: null },
    ],
    [
      'in an image recipe',
      'GetImage',
      { image: { arn: imageArn, imageRecipe: { dateCreated: '1970-01-01T00:00:00Z' } } },
      `image(imageBuildVersionArn: "${imageArn}") { imageRecipe { dateCreated } }`,
      { imageRecipe: { dateCreated: null } },
    ],
    [
      'of a pipeline that has not run',
      'GetImagePipeline',
      { imagePipeline: { arn: pipelineArn, dateLastRun: '0001-01-01T00:00:00Z', dateNextRun: '0' } },
      `imagePipeline(imagePipelineArn: "${pipelineArn}") { dateLastRun dateNextRun }`,
      { dateLastRun: null, dateNextRun: null },
    ],
    [
      'of a policy that has not run',
      'GetLifecyclePolicy',
      { lifecyclePolicy: { arn: policyArn, dateLastRun: 0 } },
      `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { dateLastRun }`,
      { dateLastRun: null },
    ],
    [
      'of a blueprint',
      'BatchGetBlueprints',
      { Blueprints: [{ Name: blueprintName, CreatedOn: 0, LastModifiedOn: -62_135_596_800 }] },
      `blueprint(name: "${blueprintName}") { createdOn lastModifiedOn }`,
      { createdOn: null, lastModifiedOn: null },
    ],
    [
      'of the last run of a Glue workflow',
      'BatchGetWorkflows',
      {
        Workflows: [
          { Name: glueWorkflowName, LastRun: { Status: 'COMPLETED', StartedOn: 0, CompletedOn: 0 } },
        ],
      },
      `glueWorkflow(name: "${glueWorkflowName}") { lastRun { startedAt endedAt } }`,
      { lastRun: { startedAt: null, endedAt: null } },
    ],
  ])('is null: %s', async (_where, operation, answer, selection, expected) => {
    injectFault(operation, body(answer));

    const { data, errors } = await ask(`{ found: ${selection} }`);

    expect(errors).toBeUndefined();
    expect(data.found).toEqual(expected);
  });

  it('of a Transfer execution is absent, and so is its duration', async () => {
    const { data } = await ask(
      `{ transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}") { startedAt endedAt durationSeconds } }`,
    );

    expect(data.transferExecution).toEqual({ startedAt: null, endedAt: null, durationSeconds: null });
  });
});

describe('The end of something beneath an execution that is in progress', () => {
  it('is null for a resource of a lifecycle run', async () => {
    const ended = { startTime: epochOf(-20), endTime: epochOf(-10) };
    injectFault('ListLifecycleExecutionResources', {
      kind: 'answer',
      status: 200,
      body: {
        resources: [
          { resourceId: 'ami-1', state: { status: 'IN_PROGRESS' }, ...ended },
          { resourceId: 'ami-2', state: { status: 'SUCCESS' }, ...ended },
          { resourceId: 'ami-3', state: { status: 'SUCCESS' }, startTime: 0, endTime: 0 },
        ],
      },
    });

    const { data } = await ask(
      `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { resources { nodes { startedAt endedAt } } } }`,
    );

    expect(data.lifecycle.resources.nodes).toEqual([
      { startedAt: isoOf(-20), endedAt: null },
      { startedAt: isoOf(-20), endedAt: isoOf(-10) },
      { startedAt: null, endedAt: null },
    ]);
  });

  it('is null for a run, a job run and a crawl of a Glue workflow', async () => {
    const times = { StartedOn: epochOf(-20), CompletedOn: epochOf(-10) };
    const nodes = [
      { JobDetails: { JobRuns: [{ JobRunState: 'STOPPING', ...times }] } },
      { CrawlerDetails: { Crawls: [{ State: 'CANCELLING', ...times }] } },
      { JobDetails: { JobRuns: [{ JobRunState: 'TIMEOUT', ...times }] } },
    ];
    injectFault('BatchGetWorkflows', {
      kind: 'answer',
      status: 200,
      body: {
        Workflows: [
          { Name: glueWorkflowName, LastRun: { Status: 'STOPPING', ...times, Graph: { Nodes: nodes } } },
        ],
      },
    });

    const { data } =
      await ask(`{ glueWorkflow(name: "${glueWorkflowName}") { lastRun { endedAt graph { nodes {
      jobDetails { jobRuns { endedAt } } crawlerDetails { crawls { endedAt } } } } } } }`);

    expect(data.glueWorkflow.lastRun).toEqual({
      endedAt: null,
      graph: {
        nodes: [
          { jobDetails: { jobRuns: [{ endedAt: null }] }, crawlerDetails: null },
          { jobDetails: null, crawlerDetails: { crawls: [{ endedAt: null }] } },
          { jobDetails: { jobRuns: [{ endedAt: isoOf(-10) }] }, crawlerDetails: null },
        ],
      },
    });
  });
});

describe('Query.executions and Query.executionCounts', () => {
  it('order, filter and count by the same times', async () => {
    const run = (RunId: string, State: string, StartedOn: unknown, CompletedOn?: unknown) => ({
      BlueprintName: blueprintName,
      RunId,
      State,
      StartedOn,
      CompletedOn,
    });
    // A gateway without a past: the clock stands still, so nothing that was seen before could be gone.
    const own = await startTestGateway(singleScopeEstate, { now: () => now });
    const fault: Fault = {
      kind: 'answer',
      status: 200,
      body: {
        BlueprintRuns: [
          run('unset-ended', 'FAILED', 0, epochOf(-1)),
          run('old', 'SUCCEEDED', epochOf(-100), epochOf(-101.2)),
          run('ahead', 'RUNNING', epochOf(45)),
          run('unset-running', 'RUNNING', '0001-01-01T00:00:00Z', 0),
        ],
      },
    };
    own.sandbox.faults.add({ match: { operation: 'GetBlueprintRuns' }, fault });
    const runsWhere = async (filter: string) => {
      const { data, errors } = await own.ask(`{
        executions(filter: { kinds: [BLUEPRINT_RUN] ${filter} }) { nodes { durationSeconds ... on BlueprintRun { runId } } }
        executionCounts(filter: { kinds: [BLUEPRINT_RUN] ${filter} }) { counts { status count } } }`);
      expect(errors).toBeUndefined();
      return data;
    };

    const all = await runsWhere('');
    const before = await runsWhere(`startedBefore: "${isoOf(0)}"`);
    await own.close();

    expect(all).toEqual({
      executions: {
        nodes: [
          { runId: 'unset-running', durationSeconds: null },
          { runId: 'ahead', durationSeconds: 0 },
          { runId: 'old', durationSeconds: 0 },
          { runId: 'unset-ended', durationSeconds: null },
        ],
      },
      executionCounts: {
        counts: [
          { status: 'RUNNING', count: 2 },
          { status: 'SUCCEEDED', count: 1 },
          { status: 'FAILED', count: 1 },
        ],
      },
    });
    expect(before).toEqual({
      executions: { nodes: [{ runId: 'old', durationSeconds: 0 }] },
      executionCounts: { counts: [{ status: 'SUCCEEDED', count: 1 }] },
    });
  });
});
