import {
  BatchGetBlueprintsCommand,
  BatchGetWorkflowsCommand,
  EntityNotFoundException,
  GetBlueprintCommand,
  GetBlueprintRunCommand,
  GetBlueprintRunsCommand,
  GetWorkflowCommand,
  ListBlueprintsCommand,
  ListWorkflowsCommand,
} from '@aws-sdk/client-glue';
import { describe, expect, it } from '@jest/globals';
import { clientsOf, sandboxForTests } from './clients';
import { blueprintName, glueWorkflowName, runId, startedOn } from './smallEstate';

const sandbox = sandboxForTests();
const aws = () => clientsOf(sandbox()).glue;

describe('Blueprint runs of the Glue sandbox', () => {
  it('are the same in Get and List', async () => {
    const one = await aws().send(new GetBlueprintRunCommand({ BlueprintName: blueprintName, RunId: runId }));
    const all = await aws().send(new GetBlueprintRunsCommand({ BlueprintName: blueprintName }));

    expect(one.BlueprintRun).toEqual({
      RunId: runId,
      BlueprintName: blueprintName,
      State: 'RUNNING',
      StartedOn: startedOn,
    });
    expect(all.BlueprintRuns).toHaveLength(3);
    expect(all.BlueprintRuns?.[0]).toEqual(one.BlueprintRun);
  });

  it('are an empty list for a blueprint without runs', async () => {
    const { BlueprintRuns } = await aws().send(
      new GetBlueprintRunsCommand({ BlueprintName: 'blueprint-02' }),
    );

    expect(BlueprintRuns).toEqual([]);
  });

  it.each([
    [
      'an unknown run',
      () => aws().send(new GetBlueprintRunCommand({ BlueprintName: blueprintName, RunId: 'unknown' })),
    ],
    [
      'a run of another blueprint',
      () => aws().send(new GetBlueprintRunCommand({ BlueprintName: 'blueprint-02', RunId: runId })),
    ],
    [
      'the runs of an unknown blueprint',
      () => aws().send(new GetBlueprintRunsCommand({ BlueprintName: 'unknown' })),
    ],
    ['an unknown blueprint', () => aws().send(new GetBlueprintCommand({ Name: 'unknown' }))],
    ['an unknown workflow', () => aws().send(new GetWorkflowCommand({ Name: 'unknown' }))],
  ])('are rejected with EntityNotFoundException for %s', async (_what, ask) => {
    const call = ask();

    await expect(call).rejects.toBeInstanceOf(EntityNotFoundException);
    await expect(call).rejects.toMatchObject({ $metadata: { httpStatusCode: 400 } });
  });
});

describe('Blueprints of the Glue sandbox', () => {
  it('have locations and parameters only on request', async () => {
    const ask = async (parts: { IncludeBlueprint?: boolean; IncludeParameterSpec?: boolean }) => {
      const { Blueprints } = await aws().send(
        new BatchGetBlueprintsCommand({ Names: [blueprintName], ...parts }),
      );
      return Object.keys(Blueprints?.[0] ?? {});
    };

    expect(await ask({})).toEqual(['Name', 'CreatedOn']);
    expect(await ask({ IncludeBlueprint: true })).toEqual([
      'Name',
      'CreatedOn',
      'BlueprintLocation',
      'BlueprintServiceLocation',
    ]);
    expect(await ask({ IncludeParameterSpec: true, IncludeBlueprint: false })).toEqual([
      'Name',
      'CreatedOn',
      'ParameterSpec',
    ]);
  });

  it('are returned once each in a batch, with the missing names', async () => {
    const answer = await aws().send(
      new BatchGetBlueprintsCommand({ Names: ['unknown', blueprintName, blueprintName] }),
    );

    expect(answer.Blueprints?.map(({ Name }) => Name)).toEqual([blueprintName]);
    expect(answer.MissingBlueprints).toEqual(['unknown']);
  });

  it('are returned by name, and listed as names', async () => {
    const one = await aws().send(
      new GetBlueprintCommand({ Name: blueprintName, IncludeParameterSpec: true }),
    );
    const all = await aws().send(new ListBlueprintsCommand({ MaxResults: 2 }));

    expect(one.Blueprint).toMatchObject({ Name: blueprintName, ParameterSpec: '{}' });
    expect(all.Blueprints).toEqual(['blueprint-01', 'blueprint-02']);
  });
});

describe('Workflows of the Glue sandbox', () => {
  it('have graphs only on request', async () => {
    const without = await aws().send(new BatchGetWorkflowsCommand({ Names: [glueWorkflowName, 'unknown'] }));
    const graph = await aws().send(new GetWorkflowCommand({ Name: glueWorkflowName, IncludeGraph: true }));

    expect(without.Workflows).toEqual([
      { Name: glueWorkflowName, LastRun: { Name: glueWorkflowName, WorkflowRunId: 'wr_1' } },
    ]);
    expect(without.MissingWorkflows).toEqual(['unknown']);
    expect(graph.Workflow).toMatchObject({
      Graph: { Nodes: [{ Name: 'start' }] },
      LastRun: { Graph: { Nodes: [{ Name: 'start' }] } },
    });
  });
});

describe('Input of the Glue sandbox', () => {
  const names = Array.from({ length: 26 }, (_, index) => `name-${index}`);

  it.each([
    ['a missing member', () => aws().send(new BatchGetWorkflowsCommand({ Names: undefined })), "at 'names'"],
    [
      'a list that is too short',
      () => aws().send(new BatchGetBlueprintsCommand({ Names: [] })),
      'greater than or equal to 1',
    ],
    [
      'a list that is too long',
      () => aws().send(new BatchGetWorkflowsCommand({ Names: names })),
      'less than or equal to 25',
    ],
    [
      'a malformed text in a list',
      () => aws().send(new BatchGetBlueprintsCommand({ Names: ['a b'] })),
      "at 'names.1.member'",
    ],
    [
      'a malformed text',
      () => aws().send(new GetBlueprintRunCommand({ BlueprintName: 'a b', RunId: 'run' })),
      'regular expression pattern',
    ],
    [
      'a text that is too long',
      () => aws().send(new GetBlueprintRunsCommand({ BlueprintName: 'a'.repeat(256) })),
      'less than or equal to 255',
    ],
    [
      'a member that the sandbox does not support',
      () => aws().send(new ListBlueprintsCommand({ Tags: { a: 'b' } })),
      "member 'Tags'",
    ],
  ])('is rejected: %s', async (_what, ask, words) => {
    await expect(ask()).rejects.toMatchObject({
      name: 'InvalidInputException',
      message: expect.stringContaining(words),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('may be any name in GetBlueprintRuns, as in AWS', async () => {
    await expect(aws().send(new GetBlueprintRunsCommand({ BlueprintName: 'a b' }))).rejects.toBeInstanceOf(
      EntityNotFoundException,
    );
  });

  it('is rejected for an operation that the sandbox does not implement', async () => {
    await expect(aws().send(new ListWorkflowsCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
  });
});
