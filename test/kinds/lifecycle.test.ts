import { describe, expect, it } from '@jest/globals';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  fetchedAt,
  imageArn,
  imageRunId,
  now,
  fixtureEstate,
  policyArn,
  policyRunId,
  scope,
  seenOnce,
} from '../support/fixtureEstate';
import { uuid } from '../support/sequence';
import { allFieldsOf } from '../support/selections';

const { ask, injectFault } = gatewayForTests(fixtureEstate, { now: () => now });

const lookUp = (selection: string, id = policyRunId): string =>
  `{ lifecycle(lifecycleExecutionId: "${id}") { ${selection} } }`;

const expectedRun = {
  id: expect.stringMatching(/^[\w-]+$/),
  scope,
  status: 'FAILED',
  rawStatus: 'FAILED',
  statusReason: 'One of two images is in use.',
  startedAt: '2026-09-09T03:00:00.801Z',
  endedAt: '2026-09-09T03:05:00.051Z',
  durationSeconds: 299.25,
  consoleUrl: null,
  fetchedAt,
  ...seenOnce,
  isOverdue: false,
  lifecycleExecutionId: policyRunId,
  lifecyclePolicyArn: policyArn,
  resourcesImpactedSummary: { hasImpactedResources: true },
  state: { status: 'FAILED', reason: 'One of two images is in use.' },
};

describe('Query.lifecycle', () => {
  it('returns every field of a run', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('Lifecycle')));

    expect(errors).toBeUndefined();
    expect(data.lifecycle).toEqual(expectedRun);
    expect(calls).toEqual(['GetLifecycleExecution']);
  });

  it('returns the same data through the list of its policy, without a Get call', async () => {
    const { data, calls } = await ask(
      `{ lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { executions { nodes { ${allFieldsOf('Lifecycle')} } } } }`,
    );

    expect(data.lifecyclePolicy.executions.nodes).toEqual([expectedRun]);
    expect(calls).toEqual(['GetLifecyclePolicy', 'ListLifecycleExecutions']);
  });

  it('returns null without an error, after one call per scope, for an unknown run', async () => {
    const { data, errors, calls } = await ask(lookUp('status', `lce-${uuid(999)}`));

    expect(data).toEqual({ lifecycle: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetLifecycleExecution', 'GetLifecycleExecution']);
  });

  it('makes one call for the same run under several aliases', async () => {
    const one = `lifecycle(lifecycleExecutionId: "${policyRunId}")`;

    const { data, calls } = await ask(`{ a: ${one} { status } b: ${one} { rawStatus } }`);

    expect(data).toEqual({ a: { status: 'FAILED' }, b: { rawStatus: 'FAILED' } });
    expect(calls).toEqual(['GetLifecycleExecution']);
  });

  it('returns RUNNING and the duration until now for a run without an end', async () => {
    const { data } = await ask(lookUp('status endedAt durationSeconds statusReason', imageRunId));

    expect(data.lifecycle).toEqual({
      status: 'RUNNING',
      endedAt: null,
      durationSeconds: 90,
      statusReason: null,
    });
  });
});

describe('Lifecycle.policy', () => {
  it.each([
    ['arn', ['GetLifecycleExecution']],
    ['id scope { region }', ['GetLifecycleExecution']],
    ['executions { nodes { status } }', ['GetLifecycleExecution', 'ListLifecycleExecutions']],
    ['name', ['GetLifecycleExecution', 'GetLifecyclePolicy']],
  ])(
    'costs a GetLifecyclePolicy call only for fields that the ARN does not provide: %s',
    async (selection, expected) => {
      const { data, errors, calls } = await ask(lookUp(`policy { ${selection} }`));

      expect(errors).toBeUndefined();
      expect(data.lifecycle.policy).not.toBeNull();
      expect(calls).toEqual(expected);
    },
  );

  it('is null, without a call, for a run that no policy started', async () => {
    const { data, errors, calls } = await ask(lookUp('lifecyclePolicyArn policy { name }', imageRunId));

    expect(data.lifecycle).toEqual({ lifecyclePolicyArn: null, policy: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetLifecycleExecution']);
  });

  it('is the only null field when AWS denies its call', async () => {
    injectFault('GetLifecyclePolicy', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('status policy { name }'));

    expect(data.lifecycle).toEqual({ status: 'FAILED', policy: null });
    expect(errors).toMatchObject([
      {
        path: ['lifecycle', 'policy'],
        extensions: {
          code: 'UPSTREAM_FORBIDDEN',
          aws: { service: 'imagebuilder', operation: 'GetLifecyclePolicy', requestId: expect.any(String) },
        },
      },
    ]);
  });
});

describe('Lifecycle.resources', () => {
  it('returns the images that the run acted on', async () => {
    const { data, calls } = await ask(lookUp('resources { nodes { resourceId } pageInfo { hasNextPage } }'));

    expect(data.lifecycle.resources).toEqual({
      nodes: [{ resourceId: imageArn }],
      pageInfo: { hasNextPage: false },
    });
    expect(calls).toEqual(['GetLifecycleExecution', 'ListLifecycleExecutionResources']);
  });

  it('is the only null field when AWS denies its call', async () => {
    injectFault('ListLifecycleExecutionResources', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('status resources { nodes { resourceId } }'));

    expect(data.lifecycle).toEqual({ status: 'FAILED', resources: null });
    expect(errors).toMatchObject([
      { path: ['lifecycle', 'resources'], extensions: { code: 'UPSTREAM_FORBIDDEN' } },
    ]);
  });
});
