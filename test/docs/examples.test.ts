import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { demoEstate } from '../../sandbox/demoData';
import { readExamples } from '../../src/server/graphiql';
import { startTestGateway, type TestGateway } from '../support/gateway';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(demoEstate());
});

afterAll(() => gateway.close());

/** How many values of an answer are not null. */
const toldIn = (value: unknown): number => {
  if (value === null) return 0;
  return typeof value === 'object'
    ? Object.values(value).reduce<number>((sum, part) => sum + toldIn(part), 0)
    : 1;
};

const operationName = (example: string): string => {
  const [definition] = parse(example).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? '') : '';
};

describe.each(readExamples().map((example) => [operationName(example), example]))('%s', (_name, example) => {
  it('begins with the question that it answers', () => {
    expect(example).toMatch(/^# [A-Z][^\n]+\n# /);
  });

  it('is answered in full by the sandbox', async () => {
    const { data, errors } = await gateway.ask(example);

    expect(errors).toBeUndefined();
    expect(toldIn(data)).toBeGreaterThan(5);
  });
});

describe('The examples on the demo data', () => {
  const ask = async (name: string) => {
    const example = readExamples().find((one) => operationName(one) === name) ?? '';
    return (await gateway.ask(example)).data;
  };

  it('tell why the image build failed', async () => {
    const example = readExamples()[1] ?? '';

    const { data, calls } = await gateway.ask(example);

    const steps = data.image.workflows.nodes.flatMap(
      (workflow: { steps: { nodes: unknown[] } }) => workflow.steps.nodes,
    );
    expect(data.image.state.status).toBe('FAILED');
    expect(steps).toContainEqual(expect.objectContaining({ status: 'FAILED' }));
    expect(calls).toEqual([
      'GetImage',
      'ListWorkflowExecutions',
      ...data.image.workflows.nodes.map(() => 'ListWorkflowStepExecutions'),
    ]);
  });

  it('tell what waits for approval', async () => {
    const data = await ask('WhatIsWaitingForApproval');

    expect(data.waitingWorkflowSteps.nodes[0].image.name).toBe('golden-windows');
  });

  it('show a file that is processed and one whose exception is handled', async () => {
    const data = await ask('WhichFilesAreBeingProcessed');

    const executions = data.transferWorkflows.nodes.flatMap(
      (workflow: { executions: { nodes: { status: string }[] } }) => workflow.executions.nodes,
    );
    const statuses = new Set(executions.map(({ status }: { status: string }) => status));
    expect([...statuses].sort()).toEqual(['ROLLING_BACK', 'RUNNING']);
  });

  it('show a blueprint run that rolls back, and one that could not', async () => {
    const data = await ask('WhichBlueprintRunsRolledBack');

    expect(data.blueprint.runs.nodes).toContainEqual(expect.objectContaining({ status: 'ROLLING_BACK' }));
    expect(data.blueprint.runs.nodes).toContainEqual(
      expect.objectContaining({ rollbackErrorMessage: expect.any(String) }),
    );
  });

  it('read five kinds through one interface', async () => {
    const data = await ask('OneVocabularyForAllKinds');

    expect(Object.values<{ __typename: string }>(data).map(({ __typename }) => __typename)).toEqual([
      'ImageBuilderWorkflow',
      'WorkflowStep',
      'Lifecycle',
      'TransferExecution',
      'BlueprintRun',
    ]);
  });
});
