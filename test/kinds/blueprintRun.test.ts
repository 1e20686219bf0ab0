import { describe, expect, it } from '@jest/globals';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  account,
  blueprintName,
  failedRunId,
  fetchedAt,
  glueWorkflowName,
  now,
  fixtureEstate,
  region,
  runId,
  scope,
  seenOnce,
} from '../support/fixtureEstate';
import { allFieldsOf } from '../support/selections';

const { ask, injectFault } = gatewayForTests(fixtureEstate, { now: () => now });

const lookUp = (selection: string, id = runId, name = blueprintName): string =>
  `{ blueprintRun(blueprintName: "${name}", runId: "${id}") { ${selection} } }`;
const inBlueprint = (selection: string): string =>
  `{ blueprint(name: "${blueprintName}") { runs { nodes { ${selection} } } } }`;

const expectedRun = {
  id: expect.stringMatching(/^[\w-]+$/),
  scope,
  status: 'SUCCEEDED',
  rawStatus: 'SUCCEEDED',
  statusReason: 'None that matters.',
  startedAt: '2026-09-09T19:12:23.175Z',
  endedAt: '2026-09-09T19:12:53.675Z',
  durationSeconds: 30.5,
  consoleUrl: null,
  fetchedAt,
  ...seenOnce,
  isOverdue: false,
  blueprintName,
  runId,
  workflowName: glueWorkflowName,
  errorMessage: 'None that matters.',
  rollbackErrorMessage: 'Nor here.',
  parameters: { Bucket: 'made-up' },
  roleArn: `arn:aws:iam::${account}:role/Glue`,
};

describe('Query.blueprintRun', () => {
  it('returns every field of a run', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('BlueprintRun')));

    expect(errors).toBeUndefined();
    expect(data.blueprintRun).toEqual(expectedRun);
    expect(calls).toEqual(['GetBlueprintRun']);
  });

  it('returns the same data through the list of its blueprint, without a Get call', async () => {
    const { data, errors, calls } = await ask(inBlueprint(allFieldsOf('BlueprintRun')));

    expect(errors).toBeUndefined();
    expect(data.blueprint.runs.nodes[0]).toEqual(expectedRun);
    expect(calls).toEqual(['BatchGetBlueprints', 'GetBlueprintRuns']);
  });

  it.each([
    ['an unknown run', 'br_9999', blueprintName],
    ['a run of another blueprint', runId, 'another'],
  ])('returns null without an error, after one call per scope, for %s', async (_why, id, name) => {
    const { data, errors, calls } = await ask(lookUp('status', id, name));

    expect(data).toEqual({ blueprintRun: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['GetBlueprintRun', 'GetBlueprintRun']);
  });

  it('makes one call for the same run under several aliases', async () => {
    const one = `blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}")`;

    const { data, calls } = await ask(`{ a: ${one} { status } b: ${one} { workflowName } }`);

    expect(data).toEqual({ a: { status: 'SUCCEEDED' }, b: { workflowName: glueWorkflowName } });
    expect(calls).toEqual(['GetBlueprintRun']);
  });

  it('returns ROLLING_BACK and the duration until now for a run without an end, and non-JSON parameters as a string', async () => {
    const { data } = await ask(lookUp('status endedAt durationSeconds workflowName parameters', failedRunId));

    expect(data.blueprintRun).toEqual({
      status: 'ROLLING_BACK',
      endedAt: null,
      durationSeconds: 90,
      workflowName: null,
      parameters: 'not JSON',
    });
  });
});

describe('BlueprintRun.blueprint and BlueprintRun.workflow', () => {
  it.each([
    ['blueprint { name id scope { region } }', ['GetBlueprintRun']],
    ['blueprint { runs { nodes { status } } }', ['GetBlueprintRun', 'GetBlueprintRuns']],
    ['blueprint { description }', ['BatchGetBlueprints', 'GetBlueprintRun']],
    ['workflow { name consoleUrl }', ['GetBlueprintRun']],
    ['workflow { description }', ['BatchGetWorkflows', 'GetBlueprintRun']],
    ['workflow { name description @include(if: false) }', ['GetBlueprintRun']],
  ])('make a call only for fields that the names do not provide: %s', async (selection, expected) => {
    const { data, errors, calls } = await ask(lookUp(selection));

    expect(errors).toBeUndefined();
    expect(Object.values(data.blueprintRun)).not.toContain(null);
    expect(calls).toEqual(expected);
  });

  it('cost one call each for all runs of a list, and none for a run without a workflow', async () => {
    const { data, calls } = await ask(inBlueprint('blueprint { status } workflow { createdOn }'));

    expect(data.blueprint.runs.nodes[1].workflow).toBeNull();
    expect(calls).toEqual(['BatchGetBlueprints', 'BatchGetWorkflows', 'GetBlueprintRuns']);
  });

  it('are the only null fields when AWS denies the call', async () => {
    injectFault('BatchGetWorkflows', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('status workflow { createdOn }'));

    expect(data.blueprintRun).toEqual({ status: 'SUCCEEDED', workflow: null });
    expect(errors).toEqual([
      expect.objectContaining({
        path: ['blueprintRun', 'workflow'],
        extensions: {
          code: 'UPSTREAM_FORBIDDEN',
          aws: {
            service: 'glue',
            operation: 'BatchGetWorkflows',
            accountId: account,
            region,
            requestId: expect.any(String),
          },
        },
      }),
    ]);
  });
});
