import { describe, expect, it } from '@jest/globals';
import * as transfer from '@aws-sdk/client-transfer';
import { readUnmodelledTransfer } from '../../src/aws/unmodelledMembers';
import {
  inScope,
  scope,
  launchId,
  singleScopeEstate,
  transferWorkflowId,
  buildId,
  imageArn,
  definitionArn,
} from '../support/fixtureEstate';
import { gatewayForTests } from '../support/gatewayForTests';
import { nodeId } from '../support/nodeId';

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

  it('are read and compared of image recipes', async () => {
    const arns = [1, 2].map((build) => imageArn.replace(/\d+$/, String(build)));
    arns.forEach((arn, index) => {
      const imageRecipe = {
        parentImage: 'ami-1',
        amiWatermarks: index === 0 ? ['golden'] : ['golden', 'cis'],
      };
      const image = { arn, state: { status: 'AVAILABLE' }, imageRecipe };
      const match = { input: { imageBuildVersionArn: arn } };
      injectFault('GetImage', { kind: 'answer', status: 200, body: { image } }, { match });
    });
    const [base, head] = arns.map((arn) => nodeId('Image', scope, arn));

    const { data, errors } = await ask(
      `{ imageComparison(base: "${base}", head: "${head}") { changes { path before after } }
        image(imageBuildVersionArn: "${arns[1]}") { imageRecipe { amiWatermarks } } }`,
    );

    expect(errors).toBeUndefined();
    expect(data.image.imageRecipe).toEqual({ amiWatermarks: ['golden', 'cis'] });
    expect(data.imageComparison.changes).toEqual([
      { path: 'recipe.amiWatermarks', before: ['golden'], after: ['golden', 'cis'] },
    ]);
  });

  it('are left to an SDK that models them', () => {
    const names = transfer.DescribedWorkflow$[4];

    readUnmodelledTransfer();
    readUnmodelledTransfer();

    expect(names.filter((name) => name === 'StructuredLogDestinations')).toHaveLength(1);
  });
});
