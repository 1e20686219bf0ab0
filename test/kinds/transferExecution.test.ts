import { describe, expect, it } from '@jest/globals';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  executionId,
  fetchedAt,
  finishedId,
  handlingId,
  now,
  fixtureEstate,
  region,
  scope,
  serverId,
  transferWorkflow,
  transferWorkflowId,
  seenOnce,
} from '../support/fixtureEstate';
import { uuid } from '../support/sequence';
import { asGraphQLData } from '../support/shapeValues';
import { allFieldsOf } from '../support/selections';

const { ask, injectFault } = gatewayForTests(fixtureEstate, { now: () => now });

const lookUp = (selection: string, id = executionId, workflowId = transferWorkflowId): string =>
  `{ transferExecution(workflowId: "${workflowId}", executionId: "${id}") { ${selection} } }`;
const inWorkflow = (selection: string): string =>
  `{ transferWorkflow(workflowId: "${transferWorkflowId}") { executions { nodes { ${selection} } } } }`;

const stepDefinition = asGraphQLData(transferWorkflow.Steps?.[0]);
const exceptionStepDefinition = asGraphQLData(transferWorkflow.OnExceptionSteps?.[0]);

const expectedExecution = {
  id: expect.stringMatching(/^[\w-]+$/),
  scope,
  status: 'RUNNING',
  rawStatus: 'IN_PROGRESS',
  statusReason: 'The function said no.',
  startedAt: null,
  endedAt: null,
  durationSeconds: null,
  consoleUrl: null,
  fetchedAt,
  ...seenOnce,
  isOverdue: null,
  workflowId: transferWorkflowId,
  executionId,
  initialFileLocation: {
    s3FileLocation: { bucket: 'made-up-inbox', key: 'ann/orders.csv', versionId: 'v7', etag: 'a1b2c3' },
    efsFileLocation: { fileSystemId: 'fs-0123456789abcdef0', path: '/ann/orders.csv' },
  },
  serviceMetadata: { userDetails: { userName: 'ann', serverId, sessionId: '36688ff5d2deda8c' } },
  executionRole: `arn:aws:iam::${account}:role/Transfer`,
  loggingConfiguration: {
    loggingRole: `arn:aws:iam::${account}:role/TransferLogs`,
    logGroupName: `/aws/transfer/${serverId}`,
  },
  posixProfile: { uid: 4_294_967_295, gid: 2_147_483_648, secondaryGids: [0, 3_000_000_000] },
  results: {
    steps: [
      {
        stepType: 'COPY',
        outputs: { copied: 1 },
        error: null,
        name: stepDefinition.copyStepDetails.name,
        startedAt: null,
        endedAt: null,
        definition: stepDefinition,
      },
      {
        stepType: 'CUSTOM',
        outputs: 'not JSON',
        error: { type: 'CUSTOM_STEP_FAILED', message: 'The function said no.' },
        name: null,
        startedAt: null,
        endedAt: null,
        definition: null,
      },
    ],
    onExceptionSteps: [
      {
        stepType: 'DELETE',
        outputs: {},
        error: null,
        name: exceptionStepDefinition.copyStepDetails.name,
        startedAt: null,
        endedAt: null,
        definition: exceptionStepDefinition,
      },
    ],
  },
};

describe('Query.transferExecution', () => {
  it('returns every field of an execution', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('TransferExecution')));

    expect(errors).toBeUndefined();
    expect(data.transferExecution).toEqual(expectedExecution);
    expect(calls).toEqual(['DescribeExecution', 'DescribeWorkflow']);
  });

  it('returns the same data through its workflow', async () => {
    const { data, errors, calls } = await ask(inWorkflow(allFieldsOf('TransferExecution')));

    expect(errors).toBeUndefined();
    expect(data.transferWorkflow.executions.nodes[0]).toEqual(expectedExecution);
    expect(calls).toEqual(['DescribeExecution', 'DescribeExecution', 'DescribeWorkflow', 'ListExecutions']);
  });

  it.each([
    ['an ended execution', finishedId, transferWorkflowId],
    ['an execution that never existed', uuid(999), transferWorkflowId],
    ['an execution of another workflow', executionId, 'w-99999999999999999'],
  ])('returns null without an error, after one call per scope, for %s', async (_why, id, workflowId) => {
    const { data, errors, calls } = await ask(lookUp('status', id, workflowId));

    expect(data).toEqual({ transferExecution: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['DescribeExecution', 'DescribeExecution']);
  });

  it('makes one call for the same execution under several aliases', async () => {
    const one = `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}")`;

    const { data, calls } = await ask(`{ a: ${one} { status } b: ${one} { executionRole } }`);

    expect(data.a).toEqual({ status: 'RUNNING' });
    expect(data.b).toEqual({ executionRole: `arn:aws:iam::${account}:role/Transfer` });
    expect(calls).toEqual(['DescribeExecution']);
  });

  it('returns ROLLING_BACK while Transfer Family handles an exception', async () => {
    const { data } = await ask(lookUp('status rawStatus statusReason posixProfile { uid }', handlingId));

    expect(data.transferExecution).toEqual({
      status: 'ROLLING_BACK',
      rawStatus: 'HANDLING_EXCEPTION',
      statusReason: null,
      posixProfile: null,
    });
  });
});

describe('The message of an error', () => {
  it('has no secrets', async () => {
    const message = 'psql: password=Zq7xW9vK2m rejected';
    const failed = {
      ExecutionId: executionId,
      Status: 'EXCEPTION',
      Results: { Steps: [{ StepType: 'CUSTOM', Error: { Type: 'CUSTOM_STEP_FAILED', Message: message } }] },
    };
    injectFault('DescribeExecution', {
      kind: 'answer',
      status: 200,
      body: { WorkflowId: transferWorkflowId, Execution: failed },
    });

    const { data } = await ask(lookUp('statusReason results { steps { error { message } } }'));

    const redacted = 'psql: password=[redacted] rejected';
    expect(data.transferExecution).toEqual({
      statusReason: redacted,
      results: { steps: [{ error: { message: redacted } }] },
    });
  });
});

describe('Fields of TransferExecution that only DescribeExecution returns', () => {
  const listed = ['DescribeWorkflow', 'ListExecutions'];

  it.each([
    [
      'left out',
      inWorkflow(
        'status rawStatus initialFileLocation { s3FileLocation { key } } serviceMetadata { userDetails { userName } }',
      ),
    ],
    ['skipped', inWorkflow('status executionRole @skip(if: true)')],
    ['not included', inWorkflow('status ... @include(if: false) { results { steps { stepType } } }')],
    [
      'times, which Transfer Family never returns',
      inWorkflow('startedAt endedAt durationSeconds consoleUrl'),
    ],
  ])('cost no call in a list when they are not selected: %s', async (_where, query) => {
    const { data, errors, calls } = await ask(query);

    expect(errors).toBeUndefined();
    expect(data.transferWorkflow.executions.nodes).toHaveLength(2);
    expect(calls).toEqual(listed);
  });

  it.each([
    'executionRole',
    'loggingConfiguration { loggingRole }',
    'posixProfile { uid }',
    'results { steps { stepType } }',
    'statusReason',
    '... on TransferExecution { executionRole posixProfile { gid } }',
  ])('cost one call per execution in a list when one of them is selected: %s', async (selection) => {
    const { errors, calls } = await ask(inWorkflow(selection));

    expect(errors).toBeUndefined();
    expect(calls).toEqual(['DescribeExecution', 'DescribeExecution', ...listed]);
  });

  it('are the only null fields, for the execution whose call fails', async () => {
    injectFault(
      'DescribeExecution',
      { kind: 'accessDenied' },
      { match: { input: { ExecutionId: executionId } } },
    );

    const { data, errors } = await ask(inWorkflow('status results { steps { stepType } }'));

    expect(data.transferWorkflow.executions.nodes).toEqual([
      { status: 'RUNNING', results: null },
      { status: 'ROLLING_BACK', results: { steps: [{ stepType: 'COPY' }] } },
    ]);
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['transferWorkflow', 'executions', 'nodes', 0, 'results'],
        extensions: {
          code: 'UPSTREAM_FORBIDDEN',
          aws: {
            service: 'transfer',
            operation: 'DescribeExecution',
            accountId: account,
            region,
            requestId: expect.any(String),
          },
        },
      }),
    ]);
  });

  it('are null without an error for an execution that ended after it was listed', async () => {
    injectFault('DescribeExecution', {
      kind: 'error',
      name: 'ResourceNotFoundException',
      status: 400,
      message: 'Unknown execution',
    });

    const { data, errors } = await ask(inWorkflow('executionId results { steps { stepType } }'));

    expect(errors).toBeUndefined();
    expect(data.transferWorkflow.executions.nodes[0]).toEqual({ executionId, results: null });
  });
});

describe('TransferExecution.results', () => {
  it('costs one DescribeWorkflow call for the step names of all executions', async () => {
    const { data, calls } = await ask(inWorkflow('results { steps { name definition { type } } }'));

    const names = data.transferWorkflow.executions.nodes.map(
      (node: { results: { steps: { name: string }[] } }) => node.results.steps[0]?.name,
    );
    expect(names).toEqual([stepDefinition.copyStepDetails.name, stepDefinition.copyStepDetails.name]);
    expect(calls).toEqual(['DescribeExecution', 'DescribeExecution', 'DescribeWorkflow', 'ListExecutions']);
  });

  it('returns null only for the step names when AWS denies DescribeWorkflow', async () => {
    injectFault('DescribeWorkflow', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('results { onExceptionSteps { stepType name } }'));

    expect(data.transferExecution.results).toEqual({
      onExceptionSteps: [{ stepType: 'DELETE', name: null }],
    });
    expect(errors).toMatchObject([
      {
        path: ['transferExecution', 'results', 'onExceptionSteps', 0, 'name'],
        extensions: { code: 'UPSTREAM_FORBIDDEN' },
      },
    ]);
  });
});

describe('TransferExecution.workflow and TransferExecution.server', () => {
  it.each([
    ['workflow { workflowId }', ['DescribeExecution']],
    ['workflow { executions { nodes { status } } }', ['DescribeExecution', 'ListExecutions']],
    ['workflow { description }', ['DescribeExecution', 'DescribeWorkflow']],
    ['server { serverId consoleUrl }', ['DescribeExecution']],
    ['server { state }', ['DescribeExecution', 'DescribeServer']],
  ])('make a call only for fields that the ids do not provide: %s', async (selection, expected) => {
    const { data, errors, calls } = await ask(lookUp(selection));

    expect(errors).toBeUndefined();
    expect(Object.values(data.transferExecution)).not.toContain(null);
    expect(calls).toEqual(expected);
  });

  it('cost one call each for all executions of a list', async () => {
    const { calls } = await ask(inWorkflow('workflow { steps { type } } server { state }'));

    expect(calls).toEqual(['DescribeServer', 'DescribeWorkflow', 'ListExecutions']);
  });

  it('are the only null fields when AWS denies the call', async () => {
    injectFault('DescribeServer', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('status server { state }'));

    expect(data.transferExecution).toEqual({ status: 'RUNNING', server: null });
    expect(errors).toMatchObject([
      {
        path: ['transferExecution', 'server'],
        extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { operation: 'DescribeServer' } },
      },
    ]);
  });
});
