import { describe, expect, it } from '@jest/globals';
import { asGraphQLData } from '../support/shapeValues';
import { gatewayForTests } from '../support/gatewayForTests';
import {
  blueprintName,
  fetchedAt,
  glueWorkflow,
  glueWorkflowName,
  now,
  fixtureEstate,
  runId,
  scope,
} from '../support/fixtureEstate';
import { allFieldsOf } from '../support/selections';

const { ask, gateway, injectFault } = gatewayForTests(fixtureEstate, { now: () => now });

const lookUp = (selection: string, name = glueWorkflowName): string =>
  `{ glueWorkflow(name: "${name}") { ${selection} } }`;

const home =
  'https://us-east-1.console.aws.amazon.com/glue/home?region=us-east-1#/v2/etl-configuration/workflows';
const workflow = asGraphQLData(glueWorkflow);

describe('Query.glueWorkflow', () => {
  it('returns every field of a workflow, its graph and its last run', async () => {
    const { data, errors, calls } = await ask(lookUp(allFieldsOf('GlueWorkflow')));

    expect(errors).toBeUndefined();
    expect(data.glueWorkflow).toEqual({
      ...workflow,
      lastRun: {
        ...workflow.lastRun,
        consoleUrl: `${home}/run/glue.Workflow.LastRun.Name?runId=glue.Workflow.LastRun.WorkflowRunId`,
      },
      id: expect.stringMatching(/^[\w-]+$/),
      scope,
      fetchedAt,
      consoleUrl: `${home}/view/orders%20to%20lake`,
    });
    expect(calls).toEqual(['BatchGetWorkflows']);
  });

  it('returns null without an error for an unknown workflow', async () => {
    const { data, errors, calls } = await ask(lookUp('createdOn', 'none'));

    expect(data).toEqual({ glueWorkflow: null });
    expect(errors).toBeUndefined();
    expect(calls).toEqual(['BatchGetWorkflows']);
  });

  it('makes one call for several workflows, with each name once', async () => {
    const { data, calls } = await ask(
      `{ a: glueWorkflow(name: "${glueWorkflowName}") { name }
         b: glueWorkflow(name: "${glueWorkflowName}") { description }
         c: glueWorkflow(name: "none") { name } }`,
    );

    expect(data.b).toEqual({ description: workflow.description });
    expect(calls).toEqual(['BatchGetWorkflows']);
    expect(gateway().sandbox.calls.all().at(-1)?.input.Names).toEqual([glueWorkflowName, 'none']);
  });

  it('returns null with an error when AWS denies the call', async () => {
    injectFault('BatchGetWorkflows', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('createdOn'));

    expect(data).toEqual({ glueWorkflow: null });
    expect(errors).toMatchObject([
      {
        path: ['glueWorkflow'],
        extensions: { code: 'FORBIDDEN', aws: { service: 'glue', operation: 'BatchGetWorkflows' } },
      },
    ]);
  });
});

describe('GlueWorkflow.graph and GlueWorkflowRun.graph', () => {
  it.each([
    ['left out', lookUp('description lastRun { status statistics { totalActions } }'), false],
    ['skipped', lookUp('description graph @skip(if: true) { nodes { name } }'), false],
    ['of the workflow', lookUp('graph { nodes { name } }'), true],
    ['of its last run', lookUp('lastRun { graph { edges { sourceId } } }'), true],
    [
      'in a fragment',
      `${lookUp('...more')} fragment more on GlueWorkflow { lastRun { ...run } } fragment run on GlueWorkflowRun { graph { nodes { name } } }`,
      true,
    ],
    ['under an alias', lookUp('picture: graph { nodes { name } }'), true],
    [
      'of a run’s workflow',
      `{ blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}") { workflow { graph { nodes { name } } } } }`,
      true,
    ],
  ])('are requested only when selected: %s', async (_where, query, expected) => {
    const { errors } = await ask(query);

    const batches = gateway()
      .sandbox.calls.all()
      .filter(({ operation }) => operation === 'BatchGetWorkflows');
    expect(errors).toBeUndefined();
    expect(batches.map(({ input }) => input.IncludeGraph)).toEqual([expected]);
  });
});

describe('GlueWorkflow.blueprintRun', () => {
  it.each([
    ['blueprintName runId', ['BatchGetWorkflows']],
    ['blueprint { name }', ['BatchGetWorkflows']],
    ['status', ['BatchGetWorkflows', 'GetBlueprintRun']],
  ])('makes a call only for fields that its ids do not provide: %s', async (selection, expected) => {
    const { data, errors, calls } = await ask(lookUp(`blueprintRun { ${selection} }`));

    expect(errors).toBeUndefined();
    expect(data.glueWorkflow.blueprintRun).not.toBeNull();
    expect(calls).toEqual(expected);
  });

  it('costs no further call for `workflow`', async () => {
    const { data, calls } = await ask(lookUp('description blueprintRun { workflow { description } }'));

    expect(data.glueWorkflow.blueprintRun).toEqual({ workflow: { description: workflow.description } });
    expect(calls).toEqual(['BatchGetWorkflows', 'GetBlueprintRun']);
  });

  it('is the only null field when AWS denies its call', async () => {
    injectFault('GetBlueprintRun', { kind: 'accessDenied' });

    const { data, errors } = await ask(lookUp('name blueprintRun { status }'));

    expect(data.glueWorkflow).toEqual({ name: glueWorkflowName, blueprintRun: null });
    expect(errors).toMatchObject([
      { path: ['glueWorkflow', 'blueprintRun'], extensions: { code: 'FORBIDDEN' } },
    ]);
  });
});
