import { describe, expect, it } from '@jest/globals';
import * as transfer from '@aws-sdk/client-transfer';
import { readUnmodelledTransfer } from '../../src/aws/unmodelledMembers';
import {
  inScope,
  launchId,
  singleScopeEstate,
  transferWorkflowId,
  buildId,
  imageArn,
  definitionArn,
} from '../support/fixtureEstate';
import { gatewayForTests } from '../support/gatewayForTests';

const { ask, injectFault } = gatewayForTests(singleScopeEstate);

describe('Members that the SDK does not model', () => {
  it('are read of steps, by look-up and from lists', async () => {
    const step = {
      stepExecutionId: launchId,
      workflowExecutionId: buildId,
      imageBuildVersionArn: imageArn,
      workflowBuildVersionArn: definitionArn,
      status: 'FAILED',
      attemptNumber: 2,
      maxAttempts: 3,
    };
    injectFault('GetWorkflowStepExecution', { kind: 'answer', status: 200, body: step });
    injectFault('ListWorkflowStepExecutions', { kind: 'answer', status: 200, body: { steps: [step] } });

    const { data, errors } = await ask(`{
      workflowStep(stepExecutionId: "${launchId}", ${inScope}) { attemptNumber maxAttempts onFailure }
      imageBuilderWorkflow(workflowExecutionId: "${buildId}", ${inScope}) { steps { nodes { attemptNumber maxAttempts } } } }`);

    expect(errors).toBeUndefined();
    expect(data.workflowStep).toEqual({ attemptNumber: 2, maxAttempts: 3, onFailure: null });
    expect(data.imageBuilderWorkflow.steps.nodes).toEqual([{ attemptNumber: 2, maxAttempts: 3 }]);
  });

  it('are read of Transfer workflows', async () => {
    const group = 'arn:aws:logs:us-east-1:111122223333:log-group:/transfer/invoices:*';
    injectFault('DescribeWorkflow', {
      kind: 'answer',
      status: 200,
      body: { Workflow: { WorkflowId: transferWorkflowId, Arn: 'arn', StructuredLogDestinations: [group] } },
    });

    const { data, errors } = await ask(
      `{ transferWorkflow(workflowId: "${transferWorkflowId}", ${inScope}) { structuredLogDestinations } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.transferWorkflow.structuredLogDestinations).toEqual([group]);
  });

  it('are left to an SDK that models them', () => {
    const names = transfer.DescribedWorkflow$[4];

    readUnmodelledTransfer();
    readUnmodelledTransfer();

    expect(names.filter((name) => name === 'StructuredLogDestinations')).toHaveLength(1);
  });
});
