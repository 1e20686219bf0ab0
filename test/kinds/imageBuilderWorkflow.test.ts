import { describe, expect, it } from '@jest/globals';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  build,
  buildId,
  definitionArn,
  fetchedAt,
  imageArn,
  launchId,
  now,
  fixtureEstate,
  scope,
  skippedId,
  testId,
  waitId,
  seenOnce,
} from '../support/fixtureEstate';
import { uuid } from '../support/sequence';
import { allFieldsOf } from '../support/selections';

const { ask, gateway, injectFault } = gatewayForTests(fixtureEstate, { now: () => now });

const lookUp = (selection: string, id = buildId): string =>
  `{ imageBuilderWorkflow(workflowExecutionId: "${id}") { ${selection} } }`;

describe('Query.imageBuilderWorkflow', () => {
  it('returns every field of an execution', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('ImageBuilderWorkflow')));

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow).toEqual({
      id: expect.stringMatching(/^[\w-]+$/),
      scope,
      status: 'SUCCEEDED',
      rawStatus: 'COMPLETED',
      statusReason: 'Built at the second try.',
      startedAt: '2026-09-09T19:12:23.175Z',
      endedAt: '2026-09-09T19:19:06.158Z',
      durationSeconds: 402.983,
      consoleUrl: null,
      fetchedAt,
      ...seenOnce,
      isOverdue: false,
      workflowExecutionId: buildId,
      workflowBuildVersionArn: definitionArn,
      imageBuildVersionArn: imageArn,
      type: 'BUILD',
      message: 'Built at the second try.',
      totalStepCount: 7,
      totalStepsSucceeded: 4,
      totalStepsFailed: 1,
      totalStepsSkipped: 2,
      parallelGroup: 'group-a',
      retried: true,
    });
    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowExecutions']);
  });

  it('returns null without an error, after one call per scope, for an unknown execution', async () => {
    const { data, errors, calls } = await ask(lookUp('status', `wf-${uuid(999)}`));

    expect(data).toEqual({ imageBuilderWorkflow: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetWorkflowExecution', 'GetWorkflowExecution']);
  });

  it('calls AWS even when only the id is selected, because null means that the execution does not exist', async () => {
    const { data, calls } = await ask(lookUp('workflowExecutionId'));

    expect(data.imageBuilderWorkflow).toEqual({ workflowExecutionId: buildId });
    expect(calls).toEqual(['GetWorkflowExecution']);
  });

  it('makes one call for the same execution under several aliases', async () => {
    const one = `imageBuilderWorkflow(workflowExecutionId: "${buildId}")`;

    const { data, calls } = await ask(`{ a: ${one} { status } b: ${one} { type } c: ${one} { message } }`);

    expect(data).toEqual({
      a: { status: 'SUCCEEDED' },
      b: { type: 'BUILD' },
      c: { message: 'Built at the second try.' },
    });
    expect(calls).toEqual(['GetWorkflowExecution']);
  });

  it('calls AWS in the scope of the argument', async () => {
    const { data, calls } = await ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}", scope: { region: "eu-west-1" }) { status } }`,
    );

    expect(data.imageBuilderWorkflow).toBeNull();
    expect(calls).toEqual(['GetWorkflowExecution']);
    expect(gateway().sandbox.calls.all().at(-1)).toMatchObject({
      accountId: '444455556666',
      region: 'eu-west-1',
    });
  });
});

describe('ImageBuilderWorkflow.durationSeconds', () => {
  it('is the time since the start while the execution runs', async () => {
    const { data } = await ask(lookUp('status startedAt endedAt durationSeconds', testId));

    expect(data.imageBuilderWorkflow).toEqual({
      status: 'RUNNING',
      startedAt: '2026-09-09T19:20:00.000Z',
      endedAt: null,
      durationSeconds: 90,
    });
  });
});

describe('ImageBuilderWorkflow.retried', () => {
  it.each([
    ['left out', lookUp('status'), ['GetWorkflowExecution']],
    ['selected', lookUp('retried'), ['GetWorkflowExecution', 'ListWorkflowExecutions']],
    ['skipped', lookUp('status retried @skip(if: true)'), ['GetWorkflowExecution']],
    ['not included', lookUp('status ... @include(if: false) { retried }'), ['GetWorkflowExecution']],
    [
      'in a fragment',
      `${lookUp('...more')} fragment more on ImageBuilderWorkflow { retried }`,
      ['GetWorkflowExecution', 'ListWorkflowExecutions'],
    ],
    [
      'in a list, which returns it',
      `{ image(imageBuildVersionArn: "${imageArn}") { workflows { nodes { retried } } } }`,
      ['GetImage', 'ListWorkflowExecutions'],
    ],
  ])('costs a ListWorkflowExecutions call only when it is needed: %s', async (_where, query, expected) => {
    const { errors, calls } = await ask(query);

    expect(errors).toBeUndefined();
    expect(calls).toEqual(expected);
  });

  it('is the only null field when AWS denies the list', async () => {
    injectFault('ListWorkflowExecutions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('rawStatus retried'));

    expect(data.imageBuilderWorkflow).toEqual({ rawStatus: build.status, retried: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['imageBuilderWorkflow', 'retried'],
        extensions: {
          code: 'UPSTREAM_FORBIDDEN',
          aws: {
            service: 'imagebuilder',
            operation: 'ListWorkflowExecutions',
            accountId: scope.accountId,
            region: scope.region,
            requestId: expect.any(String),
          },
        },
      }),
    ]);
  });
});

describe('ImageBuilderWorkflow.steps', () => {
  it('returns the steps in the order of AWS, with one call however often they are selected', async () => {
    const { data, calls } = await ask(
      lookUp('steps { nodes { name status } } again: steps { nodes { action } }'),
    );

    expect(data.imageBuilderWorkflow).toEqual({
      steps: {
        nodes: [
          { name: 'LaunchBuildInstance', status: 'FAILED' },
          { name: 'Approve', status: 'RUNNING' },
          { name: 'RunSysPrep', status: 'SKIPPED' },
        ],
      },
      again: {
        nodes: [{ action: 'LaunchInstance' }, { action: 'WaitForAction' }, { action: 'RunSysPrep' }],
      },
    });
    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowStepExecutions']);
  });

  it('returns the next page after `endCursor`', async () => {
    const first = await ask(
      lookUp('steps(first: 2) { nodes { stepExecutionId } pageInfo { endCursor hasNextPage } }'),
    );
    const { endCursor } = first.data.imageBuilderWorkflow.steps.pageInfo;

    const second = await ask(
      lookUp(`steps(first: 2, after: "${endCursor}") { nodes { stepExecutionId } pageInfo { hasNextPage } }`),
    );

    expect(first.data.imageBuilderWorkflow.steps).toMatchObject({
      nodes: [{ stepExecutionId: launchId }, { stepExecutionId: waitId }],
      pageInfo: { hasNextPage: true },
    });
    expect(second.data.imageBuilderWorkflow.steps).toEqual({
      nodes: [{ stepExecutionId: skippedId }],
      pageInfo: { hasNextPage: false },
    });
  });

  it('costs no further call for `workflow`', async () => {
    const { data, calls } = await ask(
      lookUp('steps(first: 1) { nodes { workflow { status message steps { nodes { name } } } } }'),
    );

    expect(data.imageBuilderWorkflow.steps.nodes[0].workflow).toMatchObject({
      status: 'SUCCEEDED',
      message: 'Built at the second try.',
    });
    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowStepExecutions']);
  });

  it('is the only null field when AWS denies its call', async () => {
    injectFault('ListWorkflowStepExecutions', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('type steps { nodes { name } }'));

    expect(data.imageBuilderWorkflow).toEqual({ type: 'BUILD', steps: null });
    expect(errors).toMatchObject([
      {
        path: ['imageBuilderWorkflow', 'steps'],
        extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { operation: 'ListWorkflowStepExecutions' } },
      },
    ]);
  });
});

describe('ImageBuilderWorkflow.image', () => {
  it.each([
    ['arn', ['GetWorkflowExecution']],
    ['id scope { region } __typename', ['GetWorkflowExecution']],
    ['consoleUrl', ['GetWorkflowExecution']],
    ['... on Image { arn ... on Node { id } }', ['GetWorkflowExecution']],
    ['arn name @skip(if: true)', ['GetWorkflowExecution']],
    ['workflows { nodes { type } }', ['GetWorkflowExecution', 'ListWorkflowExecutions']],
    ['name', ['GetImage', 'GetWorkflowExecution']],
  ])(
    'costs a GetImage call only for fields that the ARN does not provide: %s',
    async (selection, expected) => {
      const { data, errors, calls } = await ask(lookUp(`image { ${selection} }`));

      expect(errors).toBeUndefined();
      expect(data.imageBuilderWorkflow.image).not.toBeNull();
      expect(calls).toEqual(expected);
    },
  );

  it('costs one GetImage call for all executions of a list', async () => {
    const { data, calls } = await ask(
      `{ image(imageBuildVersionArn: "${imageArn}") { workflows { nodes { image { name } } } } }`,
    );

    expect(data.image.workflows.nodes).toHaveLength(2);
    expect(calls).toEqual(['GetImage', 'ListWorkflowExecutions']);
  });

  it('is the only null field when AWS denies its call', async () => {
    injectFault('GetImage', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('type image { name }'));

    expect(data.imageBuilderWorkflow).toEqual({ type: 'BUILD', image: null });
    expect(errors).toMatchObject([
      {
        path: ['imageBuilderWorkflow', 'image'],
        extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { operation: 'GetImage' } },
      },
    ]);
  });
});

describe('ImageBuilderWorkflow.definition', () => {
  it.each([
    ['arn', ['GetWorkflowExecution']],
    ['data', ['GetWorkflow', 'GetWorkflowExecution']],
  ])(
    'costs a GetWorkflow call only for fields that the ARN does not provide: %s',
    async (selection, expected) => {
      const { data, calls } = await ask(lookUp(`definition { ${selection} }`));

      expect(data.imageBuilderWorkflow.definition).not.toBeNull();
      expect(calls).toEqual(expected);
    },
  );
});
