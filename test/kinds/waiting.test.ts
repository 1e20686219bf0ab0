import { describe, expect, it } from '@jest/globals';
import { gatewayForTests } from '../support/gatewayForTests';
import { buildId, imageArn, launchId, now, pipelineArn, singleScopeEstate } from '../support/fixtureEstate';

const { ask, injectFault } = gatewayForTests(singleScopeEstate, { now: () => now });

const startTime = new Date(now.getTime() - 90_000).toISOString();

describe('A step that waits for an action', () => {
  it.each(['RUNNING', 'WAITING', 'WAITING_FOR_ACTION'])(
    'is RUNNING where AWS calls it %s: alone, in filters, in counts and in its duration',
    async (status) => {
      const step = { stepExecutionId: launchId, action: 'WaitForAction', status, startTime };
      injectFault('GetWorkflowStepExecution', { kind: 'answer', status: 200, body: step });
      injectFault('ListWorkflowStepExecutions', {
        kind: 'answer',
        status: 200,
        body: { workflowExecutionId: buildId, steps: [step] },
      });
      const expected = { status: 'RUNNING', rawStatus: status, durationSeconds: 90 };
      const filter = 'filter: { kinds: [WORKFLOW_STEP], statuses: [RUNNING] }';

      const { data, errors } = await ask(`{
        workflowStep(stepExecutionId: "${launchId}") { status rawStatus durationSeconds }
        imageBuilderWorkflow(workflowExecutionId: "${buildId}") {
          steps(statuses: [RUNNING]) { nodes { status rawStatus durationSeconds } } }
        executions(${filter}) { nodes { status rawStatus durationSeconds } }
        executionCounts(${filter}) { counts { status count } } }`);

      expect(errors).toBeUndefined();
      expect(data.workflowStep).toEqual(expected);
      expect(data.imageBuilderWorkflow.steps.nodes).toEqual([expected]);
      expect(data.executions.nodes[0]).toEqual(expected);
      expect(data.executionCounts.counts).toEqual([{ status: 'RUNNING', count: expect.any(Number) }]);
    },
  );
});

describe('Image.sourcePipelineName', () => {
  it.each([
    ['is the name in the ARN of the pipeline', { sourcePipelineArn: pipelineArn }, 'web-server'],
    ['is the name that AWS returns', { sourcePipelineArn: pipelineArn, sourcePipelineName: 'Web' }, 'Web'],
    ['is null without a pipeline', {}, null],
  ])('%s', async (_what, members, sourcePipelineName) => {
    injectFault('GetImage', { kind: 'answer', status: 200, body: { image: { arn: imageArn, ...members } } });

    const { data } = await ask(`{ image(imageBuildVersionArn: "${imageArn}") { sourcePipelineName } }`);

    expect(data.image).toEqual({ sourcePipelineName });
  });
});
