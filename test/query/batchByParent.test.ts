import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nodeId } from '../support/nodeId';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { range, uuid } from '../support/sequence';

const place = { accountId: '111122223333', region: 'us-east-1' };
const arnOf = (image: number): string =>
  `arn:aws:imagebuilder:us-east-1:111122223333:image/family-${image}/1.0.0/1`;

/** Forty images with five workflows each; the last image has thirty. */
const workflowId = (image: number, index: number): string => `wf-${uuid(1000 + image * 100 + index)}`;
const workflowsOf = (image: number): readonly number[] => range(image === 39 ? 30 : 5);
const stepId = (index: number): string => `step-${uuid(9000 + index)}`;
const transferWorkflow = 'w-0123456789abcdef0';
const transferId = (index: number): string => uuid(500 + index);

const estate = estateOf({
  '111122223333/us-east-1': {
    images: range(40).map((image) => ({ arn: arnOf(image), state: { status: 'AVAILABLE' } })),
    workflowExecutions: range(40).flatMap((image) =>
      workflowsOf(image).map((index) => ({
        workflowExecutionId: workflowId(image, index),
        imageBuildVersionArn: arnOf(image),
        status: 'COMPLETED',
      })),
    ),
    steps: range(6).map((index) => ({
      stepExecutionId: stepId(index),
      workflowExecutionId: workflowId(0, 0),
      imageBuildVersionArn: arnOf(0),
      name: `Step${index}`,
      status: 'COMPLETED',
      onFailure: 'Abort',
    })),
    transferWorkflows: [
      {
        Arn: 'arn:aws:transfer:us-east-1:111122223333:workflow/w-0123456789abcdef0',
        WorkflowId: transferWorkflow,
      },
    ],
    transferExecutions: {
      [transferWorkflow]: range(4).map((index) => ({
        ExecutionId: transferId(index),
        Status: 'IN_PROGRESS',
        ExecutionRole: 'arn:aws:iam::111122223333:role/Transfer',
      })),
    },
  },
});

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(estate);
});

afterAll(() => gateway.close());

const nodes = async (ids: readonly string[], fields: string) => {
  const { data, errors, calls, extensions } = await gateway.ask(
    `query ($ids: [ID!]!) { nodes(ids: $ids) { ${fields} } }`,
    { ids },
    { 'x-upstream-report': '1' },
  );
  expect(errors).toBeUndefined();
  return { nodes: data.nodes, calls, report: extensions?.upstream };
};

const workflows = (...images: readonly number[]): readonly string[] =>
  images.flatMap((image) =>
    workflowsOf(image).map((index) => nodeId('ImageBuilderWorkflow', place, workflowId(image, index))),
  );
const oneOfEachImage = (count: number): readonly string[] =>
  range(count).map((image) => nodeId('ImageBuilderWorkflow', place, workflowId(image, 0)));
const status = '... on Execution { status }';

describe('Query.nodes for executions with unknown parents', () => {
  it('lists the executions of the parent that the first Get returns', async () => {
    const { nodes: found, calls, report } = await nodes(workflows(0), status);

    expect(found).toEqual(Array(5).fill({ status: 'SUCCEEDED' }));
    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowExecutions']);
    expect(report).toMatchObject({ lowerBound: 2, efficiency: 1 });
  });

  it('lists parent by parent as long as that saves calls', async () => {
    const { calls } = await nodes(workflows(0, 1, 2), status);

    expect(calls).toEqual([
      ...Array<string>(3).fill('GetWorkflowExecution'),
      ...Array<string>(3).fill('ListWorkflowExecutions'),
    ]);
  });

  it('gets each execution if the first list contains none of the others, and reports the avoidable list call', async () => {
    const { calls, report } = await nodes(oneOfEachImage(8), status);

    expect(calls).toEqual([...Array<string>(8).fill('GetWorkflowExecution'), 'ListWorkflowExecutions']);
    expect(report).toMatchObject({ lowerBound: 8, efficiency: 8 / 9 });
  });

  it('gets each execution if there are only two', async () => {
    const { calls } = await nodes(workflows(0).slice(0, 2), status);

    expect(calls).toEqual(['GetWorkflowExecution', 'GetWorkflowExecution']);
  });

  it('reads the next page of a list while at least two executions are missing', async () => {
    const { nodes: found, calls } = await nodes(workflows(39), status);

    expect(found).toHaveLength(30);
    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowExecutions', 'ListWorkflowExecutions']);
  });

  it('returns null for an unknown execution, and takes the parent from the next one', async () => {
    const missing = nodeId('ImageBuilderWorkflow', place, `wf-${uuid(1)}`);

    const { nodes: found, calls } = await nodes([missing, ...workflows(0)], status);

    expect(found[0]).toBeNull();
    expect(found.slice(1)).toEqual(Array(5).fill({ status: 'SUCCEEDED' }));
    expect(calls).toEqual(['GetWorkflowExecution', 'GetWorkflowExecution', 'ListWorkflowExecutions']);
  });

  it('lists even two executions if only the list returns a selected field', async () => {
    const { calls } = await nodes(workflows(0).slice(0, 2), '... on ImageBuilderWorkflow { retried }');

    expect(calls).toEqual(['GetWorkflowExecution', 'ListWorkflowExecutions']);
  });

  it('gets each execution if only the Get returns a selected field', async () => {
    const ids = range(6).map((index) => nodeId('WorkflowStep', place, stepId(index)));

    const listed = await nodes(ids, '... on WorkflowStep { name }');
    const got = await nodes(ids, '... on WorkflowStep { name onFailure }');

    expect(listed.calls).toEqual(['GetWorkflowStepExecution', 'ListWorkflowStepExecutions']);
    expect(got.calls).toEqual(Array(6).fill('GetWorkflowStepExecution'));
    expect(got.nodes).toContainEqual({ name: 'Step5', onFailure: 'Abort' });
  });

  it('gets each execution if AWS denies the list', async () => {
    const rule = gateway.sandbox.faults.add({
      match: { operation: 'ListWorkflowExecutions' },
      fault: { kind: 'accessDenied' },
    });

    const { nodes: found, calls } = await nodes(workflows(0), status);
    gateway.sandbox.faults.remove(rule.id);

    expect(found).toEqual(Array(5).fill({ status: 'SUCCEEDED' }));
    expect(calls).toEqual([...Array<string>(5).fill('GetWorkflowExecution'), 'ListWorkflowExecutions']);
  });

  it('returns THROTTLED without further Gets if AWS throttles the list', async () => {
    const rule = gateway.sandbox.faults.add({
      match: { operation: 'ListWorkflowExecutions' },
      fault: { kind: 'throttle' },
    });

    const { data, errors, calls } = await gateway.ask(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { ${status} } }`,
      { ids: workflows(0) },
    );
    gateway.sandbox.faults.remove(rule.id);

    expect(data.nodes).toEqual([{ status: 'SUCCEEDED' }, null, null, null, null]);
    expect(errors?.map(({ path, extensions }) => [path, extensions.code])).toEqual(
      [1, 2, 3, 4].map((index) => [['nodes', index], 'THROTTLED']),
    );
    expect(calls.filter((operation) => operation === 'GetWorkflowExecution')).toHaveLength(1);
  });
});

describe('Query.nodes for executions with known parents', () => {
  const ids = range(4).map((index) =>
    nodeId('TransferExecution', place, transferWorkflow, transferId(index)),
  );
  const missing = nodeId('TransferExecution', place, transferWorkflow, uuid(1));

  it('lists two or more executions with one call, and returns null for those that the list lacks', async () => {
    const { nodes: found, calls } = await nodes([...ids, missing], status);

    expect(found).toEqual([...Array<unknown>(4).fill({ status: 'RUNNING' }), null]);
    expect(calls).toEqual(['ListExecutions']);
  });

  it('gets each execution if only the Get returns a selected field', async () => {
    const { calls } = await nodes(ids, '... on TransferExecution { executionRole }');

    expect(calls).toEqual(Array(4).fill('DescribeExecution'));
  });

  it('lists the executions of several look-up fields with one call', async () => {
    const one = (index: number): string =>
      `transferExecution(workflowId: "${transferWorkflow}", executionId: "${transferId(index)}") { status }`;

    const { data, calls } = await gateway.ask(`{ a: ${one(0)} b: ${one(1)} }`);

    expect(data).toEqual({ a: { status: 'RUNNING' }, b: { status: 'RUNNING' } });
    expect(calls).toEqual(['ListExecutions']);
  });
});
