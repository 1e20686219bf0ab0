import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { demoEstate } from '../../sandbox/demoData';
import { readExamples } from '../../src/server/graphiql';
import { startTestGateway, type TestGateway } from '../support/gateway';

/* The largest example makes 173 calls, which takes longer than Jest's five seconds on a busy machine. */
jest.setTimeout(60_000);

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(demoEstate(), { transferDays: 7 });
});

afterAll(() => gateway.close());

/** The number of values in a response that are not null. */
const valuesIn = (value: unknown): number => {
  if (value === null) return 0;
  return typeof value === 'object'
    ? Object.values(value).reduce<number>((sum, part) => sum + valuesIn(part), 0)
    : 1;
};

const operationName = (example: string): string => {
  const [definition] = parse(example).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? '') : '';
};

describe.each(readExamples().map((example) => [operationName(example), example]))('%s', (_name, example) => {
  it('starts with a comment that states the question', () => {
    expect(example).toMatch(/^# [A-Z][^\n]+\n# /);
  });

  it('returns data without errors from the sandbox', async () => {
    const { data, errors } = await gateway.ask(example);

    expect(errors).toBeUndefined();
    expect(valuesIn(data)).toBeGreaterThan(5);
  });
});

describe('The examples with the demo data', () => {
  const ask = async (name: string) => {
    const example = readExamples().find((one) => operationName(one) === name) ?? '';
    return (await gateway.ask(example)).data;
  };

  it('return the failed step of the failed image build', async () => {
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

  it('return why the last build failed, which only its log says, by one call of each kind', async () => {
    const example = readExamples()[8] ?? '';

    const { data, calls } = await gateway.ask(example);

    const [image] = data.images.nodes;
    expect(image.version).toBe('3.3.0/1');
    expect(image.workflows.nodes[0].rootCause).toMatchObject({
      summary: expect.stringMatching(/payments-api-install.*InstallPackages.*payments-crypto-2\.1$/),
      step: 'ApplyBuildComponents',
      excerpt: expect.stringContaining('Unable to find a match: payments-crypto-2.1'),
      logUrl: expect.stringContaining('log-group/$252Faws$252Fimagebuilder$252Fpayments-api/'),
      missing: [],
    });
    expect(image.workflows.nodes.slice(1)).not.toContainEqual(
      expect.objectContaining({ rootCause: expect.anything() }),
    );
    expect(calls.filter((call) => call !== 'ListImageBuildVersions')).toEqual([
      'FilterLogEvents',
      'ListWorkflowExecutions',
      'ListWorkflowStepExecutions',
    ]);
  });

  it('return the step that waits for approval', async () => {
    const data = await ask('WhatIsWaitingForApproval');

    expect(data.waitingWorkflowSteps.nodes[0].image.name).toBe('Golden-Windows');
  });

  it('return a running transfer and one that handles an exception', async () => {
    const data = await ask('WhichFilesAreBeingProcessed');

    const executions = data.transferWorkflows.nodes.flatMap(
      (workflow: { executions: { nodes: { status: string }[] } }) => workflow.executions.nodes,
    );
    const statuses = new Set(executions.map(({ status }: { status: string }) => status));
    expect([...statuses].sort()).toEqual(['ROLLING_BACK', 'RUNNING']);
  });

  it('return a blueprint run that rolls back, and one whose rollback failed', async () => {
    const data = await ask('WhichBlueprintRunsRolledBack');

    expect(data.blueprint.runs.nodes).toContainEqual(expect.objectContaining({ status: 'ROLLING_BACK' }));
    expect(data.blueprint.runs.nodes).toContainEqual(
      expect.objectContaining({ rollbackErrorMessage: expect.any(String) }),
    );
  });

  it('return five kinds of execution through one interface', async () => {
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
