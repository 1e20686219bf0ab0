import {
  DescribeExecutionCommand,
  DescribeServerCommand,
  DescribeUserCommand,
  DescribeWorkflowCommand,
  ListExecutionsCommand,
  ListWorkflowsCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-transfer';
import { describe, expect, it } from '@jest/globals';
import { clientsOf, sandboxForTests } from './clients';
import {
  account,
  busyExecutionId,
  busyTransferWorkflowId,
  executionId,
  finishedExecutionId,
  region,
  serverId,
  transferWorkflowId,
} from './smallEstate';

const sandbox = sandboxForTests();
const aws = () => clientsOf(sandbox()).transfer;
const describeExecution = (WorkflowId: string | undefined, ExecutionId: string) =>
  aws().send(new DescribeExecutionCommand({ WorkflowId, ExecutionId }));

describe('Executions of the Transfer sandbox', () => {
  it('are complete in Describe while they run', async () => {
    const { WorkflowId, Execution } = await describeExecution(transferWorkflowId, executionId);

    expect(WorkflowId).toBe(transferWorkflowId);
    expect(Execution).toEqual({
      ExecutionId: executionId,
      Status: 'HANDLING_EXCEPTION',
      InitialFileLocation: { S3FileLocation: { Bucket: 'made-up-inbox', Key: 'orders.csv' } },
      ServiceMetadata: { UserDetails: { UserName: 'ann', ServerId: serverId } },
      ExecutionRole: `arn:aws:iam::${account}:role/Transfer`,
      Results: { Steps: [{ StepType: 'TAG' }] },
    });
  });

  it('are listed while they run, without role and results', async () => {
    const { WorkflowId, Executions } = await aws().send(
      new ListExecutionsCommand({ WorkflowId: transferWorkflowId }),
    );

    expect(WorkflowId).toBe(transferWorkflowId);
    expect(Executions).toEqual([
      {
        ExecutionId: executionId,
        Status: 'HANDLING_EXCEPTION',
        InitialFileLocation: { S3FileLocation: { Bucket: 'made-up-inbox', Key: 'orders.csv' } },
        ServiceMetadata: { UserDetails: { UserName: 'ann', ServerId: serverId } },
      },
    ]);
  });

  it.each([
    ['finished', transferWorkflowId, finishedExecutionId],
    ['of another workflow', transferWorkflowId, busyExecutionId],
    ['of an unknown workflow', 'w-00000000000000000', executionId],
  ])('are not found: %s', async (_what, workflowId, id) => {
    await expect(describeExecution(workflowId, id)).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(describeExecution(workflowId, id)).rejects.toMatchObject({
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('Workflows and servers of the Transfer sandbox', () => {
  it('are complete in Describe', async () => {
    const workflow = await aws().send(new DescribeWorkflowCommand({ WorkflowId: transferWorkflowId }));
    const server = await aws().send(new DescribeServerCommand({ ServerId: serverId }));

    expect(workflow.Workflow).toMatchObject({ WorkflowId: transferWorkflowId, Steps: [{ Type: 'TAG' }] });
    expect(server.Server).toMatchObject({ ServerId: serverId, State: 'ONLINE' });
  });

  it('are listed without their steps', async () => {
    const { Workflows } = await aws().send(new ListWorkflowsCommand({}));

    expect(Workflows).toHaveLength(2);
    expect(Workflows?.[0]).toEqual({
      WorkflowId: transferWorkflowId,
      Arn: `arn:aws:transfer:${region}:${account}:workflow/${transferWorkflowId}`,
      Description: 'Inbox',
    });
  });

  it('return an error with their type and id if they are unknown', async () => {
    const unknownWorkflow = aws().send(new ListExecutionsCommand({ WorkflowId: 'w-00000000000000000' }));
    const unknownServer = aws().send(new DescribeServerCommand({ ServerId: 's-00000000000000000' }));

    await expect(unknownWorkflow).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
      Resource: 'w-00000000000000000',
      ResourceType: 'Workflow',
    });
    await expect(unknownServer).rejects.toMatchObject({ message: 'Unknown server', ResourceType: 'Server' });
  });
});

describe('Input of the Transfer sandbox', () => {
  it.each([
    ['a missing member', () => describeExecution(undefined, executionId), "at 'workflowId'"],
    ['a text that is too short', () => describeExecution('w-1', executionId), 'greater than or equal to 19'],
    ['a malformed text', () => describeExecution('W-0123456789ABCDEFG', executionId), 'regular expression'],
    [
      'a number above its range',
      () => aws().send(new ListExecutionsCommand({ WorkflowId: busyTransferWorkflowId, MaxResults: 1001 })),
      'less than or equal to 1000',
    ],
  ])('is rejected: %s', async (_what, call, words) => {
    await expect(call()).rejects.toMatchObject({
      name: 'InvalidRequestException',
      message: expect.stringContaining(words),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('is rejected for an operation that the sandbox does not implement', async () => {
    await expect(
      aws().send(new DescribeUserCommand({ ServerId: serverId, UserName: 'ann' })),
    ).rejects.toMatchObject({ name: 'UnknownOperationException', $metadata: { httpStatusCode: 400 } });
  });
});
