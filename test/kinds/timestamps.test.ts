import { describe, expect, it } from '@jest/globals';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  buildId,
  imageArn,
  now,
  singleScopeEstate,
  pipelineArn,
  policyArn,
  policyRunId,
  scope,
} from '../support/fixtureEstate';

const { ask, injectFault } = gatewayForTests(singleScopeEstate, { now: () => now });

const workflow = (members: object): void =>
  injectFault('GetWorkflowExecution', {
    kind: 'answer',
    status: 200,
    body: { workflowExecutionId: buildId, ...members },
  });

const askWorkflow = (selection: string) =>
  ask(`{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { ${selection} } }`);

describe('A timestamp from AWS', () => {
  it.each([
    ['as AWS sends it', '2026-09-09T19:12:23.175Z', '2026-09-09T19:12:23.175Z'],
    ['without milliseconds', '2026-09-09T19:12:23Z', '2026-09-09T19:12:23.000Z'],
    ['with microseconds', '2026-09-09T19:12:23.175999Z', '2026-09-09T19:12:23.175Z'],
    ['of another time zone', '2026-09-09T21:12:23.175+02:00', '2026-09-09T19:12:23.175Z'],
    ['without a time zone, which is UTC', '2026-09-09T19:12:23.175', '2026-09-09T19:12:23.175Z'],
    ['in lower case', '2026-09-09t19:12:23z', '2026-09-09T19:12:23.000Z'],
    ['as epoch seconds', 1_788_981_143.175, '2026-09-09T19:12:23.175Z'],
    ['as whole epoch seconds', 1_788_981_143, '2026-09-09T19:12:23.000Z'],
    ['as epoch seconds in a string', '1788981143.175', '2026-09-09T19:12:23.175Z'],
    ['of 1971', 31_536_000, '1971-01-01T00:00:00.000Z'],
  ])('is returned as RFC 3339 in UTC with milliseconds: %s', async (_form, startTime, expected) => {
    workflow({ startTime });

    const { data, errors } = await askWorkflow('startedAt');

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow).toEqual({ startedAt: expected });
  });

  it.each([
    ['absent', {}],
    ['null', { startTime: null }],
  ])('is null without an error when it is %s', async (_form, members) => {
    workflow(members);

    const { data, errors } = await askWorkflow('startedAt endedAt durationSeconds');

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow).toEqual({ startedAt: null, endedAt: null, durationSeconds: null });
  });

  it.each([
    ['words', 'last Tuesday'],
    ['an empty string', ''],
    ['a date without a time', '2026-09-09'],
    ['a month that does not exist', '2026-13-09T19:12:23Z'],
    ['an hour that does not exist', '2026-09-09T25:12:23Z'],
    ['American order', '09/09/2026 19:12:23'],
    ['milliseconds instead of seconds', 1_788_981_143_175],
    ['a year before 1', -99_999_999_999],
    ['an object', { seconds: 1 }],
    ['true', true],
  ])('is the only null field, with an error, when it is invalid: %s', async (_form, startTime) => {
    workflow({ startTime, status: 'COMPLETED', endTime: '2026-09-09T19:12:23Z' });

    const { data, errors } = await askWorkflow('status startedAt endedAt');

    expect(data.imageBuilderWorkflow).toEqual({
      status: 'SUCCEEDED',
      startedAt: null,
      endedAt: '2026-09-09T19:12:23.000Z',
    });
    expect(errors).toMatchObject([
      { path: ['imageBuilderWorkflow', 'startedAt'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
    expect(errors?.[0]?.message).toMatch(/^AWS returned a time that cannot be read: /);
  });

  it('is truncated in the error when it is invalid and long', async () => {
    workflow({ startTime: 'long ago '.repeat(1000) });

    const { errors } = await askWorkflow('startedAt');

    expect(errors?.[0]?.message).toContain('long ago');
    expect(errors?.[0]?.message.length).toBeLessThan(200);
  });

  it.each([
    ['epoch seconds with a fraction', 1_788_990_149.801, '2026-09-09T21:42:29.801Z'],
    ['whole epoch seconds', 1_788_990_149, '2026-09-09T21:42:29.000Z'],
  ])('is returned for %s, which the SDK converts to a Date', async (_form, startTime, expected) => {
    injectFault('GetLifecycleExecution', {
      kind: 'answer',
      status: 200,
      body: { lifecycleExecution: { lifecycleExecutionId: policyRunId, startTime } },
    });

    const { data, errors } = await ask(
      `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { startedAt endedAt } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.lifecycle).toEqual({ startedAt: expected, endedAt: null });
  });

  it('is the only null field when the SDK cannot parse it', async () => {
    injectFault('GetLifecycleExecution', {
      kind: 'answer',
      status: 200,
      body: { lifecycleExecution: { lifecycleExecutionId: policyRunId, startTime: 'last Tuesday' } },
    });

    const { data, errors } = await ask(
      `{ lifecycle(lifecycleExecutionId: "${policyRunId}") { startedAt } lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { arn } }`,
    );

    expect(data).toEqual({ lifecycle: { startedAt: null }, lifecyclePolicy: { arn: policyArn } });
    expect(errors).toMatchObject([
      { path: ['lifecycle', 'startedAt'], extensions: { code: 'UPSTREAM_UNAVAILABLE' } },
    ]);
  });

  it('is the only null field of a listed image when it is invalid', async () => {
    injectFault('ListImagePipelineImages', {
      kind: 'answer',
      status: 200,
      body: { imageSummaryList: [{ arn: imageArn, name: 'web-server', dateCreated: 'soon' }] },
    });

    const { data, errors } = await ask(
      `{ imagePipeline(imagePipelineArn: "${pipelineArn}") { images { nodes { name dateCreated } } } }`,
    );

    expect(data.imagePipeline.images.nodes).toEqual([{ name: 'web-server', dateCreated: null }]);
    expect(errors).toMatchObject([{ path: ['imagePipeline', 'images', 'nodes', 0, 'dateCreated'] }]);
  });
});

describe('Execution.durationSeconds', () => {
  const ended = { startTime: '2026-09-09T19:20:00.000Z', endTime: '2026-09-09T19:20:00.125Z' };
  const started = { startTime: '2026-09-09T19:20:00.000Z' };

  it.each([
    ['from start to end for an ended execution', { status: 'COMPLETED', ...ended }, 0.125],
    ['from start to now for a running execution', { status: 'RUNNING', ...started }, 90],
    ['from start to now for a rollback in progress', { status: 'ROLLBACK_IN_PROGRESS', ...started }, 90],
    ['null for an ended execution without an end time', { status: 'FAILED', ...started }, null],
    ['null for an unknown status without an end time', { status: 'NAPPING', ...started }, null],
    ['from start to end for an unknown status with an end time', { status: 'NAPPING', ...ended }, 0.125],
    ['null without a start time', { status: 'RUNNING' }, null],
  ])('is in seconds: %s', async (_what, members, expected) => {
    workflow(members);

    const { data, errors } = await askWorkflow('durationSeconds');

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow).toEqual({ durationSeconds: expected });
  });

  it('is null with an error when the start time is invalid', async () => {
    workflow({ status: 'RUNNING', startTime: 'soon' });

    const { data, errors } = await askWorkflow('status durationSeconds');

    expect(data.imageBuilderWorkflow).toEqual({ status: 'RUNNING', durationSeconds: null });
    expect(errors).toMatchObject([{ path: ['imageBuilderWorkflow', 'durationSeconds'] }]);
  });
});

describe('Execution.fetchedAt and Image.fetchedAt', () => {
  it('is the time of the AWS response by the clock of the gateway', async () => {
    const { data } = await askWorkflow('fetchedAt image { fetchedAt } scope { region }');

    expect(data.imageBuilderWorkflow).toEqual({
      fetchedAt: now.toISOString(),
      image: { fetchedAt: now.toISOString() },
      scope: { region: scope.region },
    });
  });
});
