import { describe, expect, it } from '@jest/globals';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  buildId,
  definitionArn,
  fetchedAt,
  imageArn,
  launchId,
  now,
  singleScopeEstate,
  scope,
  skippedId,
  waitId,
  seenOnce,
} from '../support/fixtureEstate';
import { uuid } from '../support/sequence';
import { allFieldsOf } from '../support/selections';

const { ask, injectFault } = gatewayForTests(singleScopeEstate, { now: () => now });

const lookUp = (selection: string, id = launchId): string =>
  `{ workflowStep(stepExecutionId: "${id}") { ${selection} } }`;
const inWorkflow = (selection: string): string =>
  `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { steps { nodes { ${selection} } } } }`;
const waiting = (selection: string): string => `{ waitingWorkflowSteps { nodes { ${selection} } } }`;

const expectedStep = {
  id: expect.stringMatching(/^[\w-]+$/),
  scope,
  status: 'FAILED',
  rawStatus: 'FAILED',
  statusReason: 'No machine of this type is free.',
  startedAt: '2026-09-09T19:12:23.418Z',
  endedAt: '2026-09-09T19:14:50.822Z',
  durationSeconds: 147.404,
  consoleUrl: null,
  fetchedAt,
  ...seenOnce,
  isOverdue: false,
  stepExecutionId: launchId,
  workflowBuildVersionArn: definitionArn,
  workflowExecutionId: buildId,
  imageBuildVersionArn: imageArn,
  name: 'LaunchBuildInstance',
  description: 'Starts the machine to build on.',
  action: 'LaunchInstance',
  rollbackStatus: 'COMPLETED',
  message: 'No machine of this type is free.',
  inputs: { waitFor: 'ssmAgent' },
  outputs: { instanceId: 'i-1234567890abcdef0' },
  attemptNumber: null,
  maxAttempts: null,
  onFailure: 'Abort',
  timeoutSeconds: 4500,
};

describe('Query.workflowStep', () => {
  it('returns every field of a step', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('WorkflowStep')));

    expect(errors).toBeUndefined();
    expect(data.workflowStep).toEqual(expectedStep);
    expect(calls).toEqual(['GetWorkflowStepExecution']);
  });

  it('returns the same data through its workflow', async () => {
    const { data, errors, calls } = await ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") {
        steps(first: 1) { nodes { ${allFieldsOf('WorkflowStep')} } } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow.steps.nodes).toEqual([expectedStep]);
    expect(calls).toEqual(['GetWorkflowExecution', 'GetWorkflowStepExecution', 'ListWorkflowStepExecutions']);
  });

  it('returns null without an error for an unknown step', async () => {
    const { data, errors, calls } = await ask(lookUp('status', `step-${uuid(999)}`));

    expect(data).toEqual({ workflowStep: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetWorkflowStepExecution']);
  });

  it('makes one call for the same step under several aliases', async () => {
    const one = `workflowStep(stepExecutionId: "${launchId}")`;

    const { data, calls } = await ask(`{ a: ${one} { name } b: ${one} { onFailure } }`);

    expect(data).toEqual({ a: { name: 'LaunchBuildInstance' }, b: { onFailure: 'Abort' } });
    expect(calls).toEqual(['GetWorkflowStepExecution']);
  });

  it('returns non-JSON inputs as a string, and null for absent members', async () => {
    const { data } = await ask(lookUp('inputs outputs message statusReason endedAt durationSeconds', waitId));

    expect(data.workflowStep).toEqual({
      inputs: 'until somebody says so',
      outputs: null,
      message: null,
      statusReason: null,
      endedAt: null,
      durationSeconds: 90,
    });
  });

  it('returns no duration for a step that never started', async () => {
    const { data } = await ask(lookUp('status startedAt endedAt durationSeconds', skippedId));

    expect(data.workflowStep).toEqual({
      status: 'SKIPPED',
      startedAt: null,
      endedAt: null,
      durationSeconds: null,
    });
  });
});

describe('WorkflowStep.onFailure and WorkflowStep.timeoutSeconds', () => {
  const listed = ['GetWorkflowExecution', 'ListWorkflowStepExecutions'];
  const gets = ['GetWorkflowStepExecution', 'GetWorkflowStepExecution', 'GetWorkflowStepExecution'];

  it.each([
    ['left out', inWorkflow('name inputs outputs message'), listed],
    ['skipped', inWorkflow('name onFailure @skip(if: true)'), listed],
    ['not included', inWorkflow('name ... @include(if: false) { timeoutSeconds }'), listed],
  ])('cost no call in a list when they are not selected: %s', async (_where, query, expected) => {
    const { data, calls } = await ask(query);

    expect(data.imageBuilderWorkflow.steps.nodes).toHaveLength(3);
    expect(calls).toEqual(expected);
  });

  it.each([
    ['one of them', inWorkflow('onFailure')],
    ['both of them', inWorkflow('onFailure timeoutSeconds')],
    ['in a fragment', `${inWorkflow('...more')} fragment more on WorkflowStep { timeoutSeconds onFailure }`],
  ])('cost one Get call per step when one of them is selected: %s', async (_where, query) => {
    const { data, calls } = await ask(query);

    expect(data.imageBuilderWorkflow.steps.nodes).toHaveLength(3);
    expect(calls).toEqual([...listed.slice(0, 1), ...gets, ...listed.slice(1)]);
  });

  it('are the only null fields, for the step whose Get call fails', async () => {
    injectFault(
      'GetWorkflowStepExecution',
      { kind: 'accessDenied' },
      { match: { input: { stepExecutionId: waitId } } },
    );

    const { data, errors } = await ask(inWorkflow('name timeoutSeconds'));

    expect(data.imageBuilderWorkflow.steps.nodes).toEqual([
      { name: 'LaunchBuildInstance', timeoutSeconds: 4500 },
      { name: 'Approve', timeoutSeconds: null },
      { name: 'RunSysPrep', timeoutSeconds: null },
    ]);
    expect(errors).toMatchObject([
      {
        path: ['imageBuilderWorkflow', 'steps', 'nodes', 1, 'timeoutSeconds'],
        extensions: {
          code: 'UPSTREAM_FORBIDDEN',
          aws: { service: 'imagebuilder', operation: 'GetWorkflowStepExecution', ...scopeOfCall },
        },
      },
    ]);
  });
});

const scopeOfCall = { accountId: scope.accountId, region: scope.region, requestId: expect.any(String) };

describe('Query.waitingWorkflowSteps', () => {
  it('returns the waiting steps, with their workflows and start times, with one call', async () => {
    const { data, calls } = await ask(
      waiting(`id status startedAt endedAt durationSeconds stepExecutionId name action
        workflowExecutionId workflowBuildVersionArn imageBuildVersionArn
        workflow { workflowExecutionId } image { arn }`),
    );

    expect(data.waitingWorkflowSteps.nodes).toEqual([
      {
        id: expect.any(String),
        status: 'RUNNING',
        startedAt: '2026-09-09T19:20:00.000Z',
        endedAt: null,
        durationSeconds: 90,
        stepExecutionId: waitId,
        name: 'Approve',
        action: 'WaitForAction',
        workflowExecutionId: buildId,
        workflowBuildVersionArn: definitionArn,
        imageBuildVersionArn: imageArn,
        workflow: { workflowExecutionId: buildId },
        image: { arn: imageArn },
      },
    ]);
    expect(calls).toEqual(['ListWaitingWorkflowSteps']);
  });

  it.each([
    'rawStatus',
    'statusReason',
    'description',
    'rollbackStatus',
    'message',
    'inputs',
    'outputs',
    'onFailure',
  ])('costs one Get call per step for fields that the list does not return: %s', async (field) => {
    const { errors, calls } = await ask(waiting(`name ${field} timeoutSeconds`));

    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetWorkflowStepExecution', 'ListWaitingWorkflowSteps']);
  });
});

describe('WorkflowStep.workflow', () => {
  it.each([
    ['workflowExecutionId', []],
    ['id scope { accountId } __typename', []],
    ['workflowBuildVersionArn imageBuildVersionArn image { arn } definition { arn }', []],
    ['steps { nodes { name } }', ['ListWorkflowStepExecutions']],
    ['status', ['GetWorkflowExecution']],
    ['type', []],
    ['retried', ['ListWorkflowExecutions']],
  ])('makes a call only for fields that the step does not provide: %s', async (selection, expected) => {
    const { data, errors, calls } = await ask(lookUp(`workflow { ${selection} }`));

    expect(errors).toBeUndefined();
    expect(data.workflowStep.workflow).not.toBeNull();
    expect(calls).toEqual([...expected, 'GetWorkflowStepExecution'].sort());
  });

  it.each([
    ['workflowBuildVersionArn', definitionArn],
    ['imageBuildVersionArn', imageArn],
    ['type', 'BUILD'],
  ])('gets %s where the answer about the step leaves it out', async (field, value) => {
    const body = { stepExecutionId: launchId, workflowExecutionId: buildId };
    injectFault('GetWorkflowStepExecution', { kind: 'answer', status: 200, body });

    const { data, errors, calls } = await ask(lookUp(`workflow { ${field} }`));

    expect(errors).toBeUndefined();
    expect(data.workflowStep.workflow).toEqual({ [field]: value });
    expect(calls).toEqual(['GetWorkflowExecution', 'GetWorkflowStepExecution']);
  });

  it('is the only null field when AWS denies its call', async () => {
    injectFault('GetWorkflowExecution', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('name workflow { status }'));

    expect(data.workflowStep).toEqual({ name: 'LaunchBuildInstance', workflow: null });
    expect(errors).toMatchObject([
      {
        path: ['workflowStep', 'workflow'],
        extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { operation: 'GetWorkflowExecution' } },
      },
    ]);
  });
});

describe('WorkflowStep.image', () => {
  it.each([
    ['arn', ['GetWorkflowStepExecution']],
    ['type', ['GetImage', 'GetWorkflowStepExecution']],
  ])(
    'costs a GetImage call only for fields that the ARN does not provide: %s',
    async (selection, expected) => {
      const { data, calls } = await ask(lookUp(`image { ${selection} }`));

      expect(data.workflowStep.image).not.toBeNull();
      expect(calls).toEqual(expected);
    },
  );
});
