import type {
  GetWorkflowExecutionResponse,
  GetWorkflowResponse,
  GetWorkflowStepExecutionResponse,
  ListWaitingWorkflowStepsResponse,
  ListWorkflowExecutionsResponse,
  ListWorkflowStepExecutionsResponse,
  WorkflowExecutionMetadata,
  WorkflowStepExecution,
  WorkflowStepMetadata,
} from '@aws-sdk/client-imagebuilder';
import type { RegionEstate } from '../estate';
import { pageOfCall, pagingInput } from './paging';
import { executionNotFound, parameterNotFound, resourceNotFound } from './errors';
import { latestVersionReferences, newestBuild } from './versions';
import { only, without } from '../members';
import { operation, type Operation } from '../operation';
import { imageBuildVersionArn, stepExecutionId, workflowArn, workflowExecutionId } from '../patterns';
import { text } from '../validation';

/** Operations of workflow executions, their steps, and workflow definitions. */
export const imageBuilderWorkflows: Readonly<Record<string, Operation>> = {
  GetWorkflowExecution: operation(
    { workflowExecutionId: text({ pattern: workflowExecutionId }) },
    ({ input, estate, now, requestId }): GetWorkflowExecutionResponse => {
      const execution = estate.workflowExecutions.get(input.workflowExecutionId, now);
      if (!execution) throw executionNotFound(input.workflowExecutionId);
      return { requestId, ...without(execution, 'retried') };
    },
  ),

  ListWorkflowExecutions: operation(
    { imageBuildVersionArn: text({ pattern: imageBuildVersionArn }), ...pagingInput },
    (call): ListWorkflowExecutionsResponse => {
      const { input, estate, now, requestId } = call;
      const executions = estate.workflowExecutions.of(input.imageBuildVersionArn, now);
      if (!executions) throw resourceNotFound(input.imageBuildVersionArn);
      const { items, nextToken } = pageOfCall(call, executions, (execution) => execution.workflowExecutionId);
      return {
        requestId,
        workflowExecutions: items.map(listedExecution),
        imageBuildVersionArn: input.imageBuildVersionArn,
        message: imageMessage(estate, input.imageBuildVersionArn, now),
        nextToken,
      };
    },
  ),

  GetWorkflowStepExecution: operation(
    { stepExecutionId: text({ pattern: stepExecutionId }) },
    ({ input, estate, now, requestId }): GetWorkflowStepExecutionResponse => {
      const step = estate.steps.get(input.stepExecutionId, now);
      if (!step) throw parameterNotFound('stepExecutionId', input.stepExecutionId);
      return { requestId, ...step };
    },
  ),

  ListWorkflowStepExecutions: operation(
    { workflowExecutionId: text({ pattern: workflowExecutionId }), ...pagingInput },
    (call): ListWorkflowStepExecutionsResponse => {
      const { input, estate, now, requestId } = call;
      const execution = estate.workflowExecutions.get(input.workflowExecutionId, now);
      if (!execution) throw executionNotFound(input.workflowExecutionId);
      const steps = estate.steps.of(input.workflowExecutionId, now) ?? [];
      const { items, nextToken } = pageOfCall(call, steps, (step) => step.stepExecutionId);
      return {
        requestId,
        steps: items.map(listedStep),
        workflowBuildVersionArn: execution.workflowBuildVersionArn,
        workflowExecutionId: input.workflowExecutionId,
        imageBuildVersionArn: execution.imageBuildVersionArn,
        message: imageMessage(estate, execution.imageBuildVersionArn, now),
        nextToken,
      };
    },
  ),

  ListWaitingWorkflowSteps: operation(pagingInput, (call): ListWaitingWorkflowStepsResponse => {
    const waiting = call.estate.waitingSteps(call.now);
    const { items, nextToken } = pageOfCall(call, waiting, (step) => step.stepExecutionId);
    return { steps: items.map(waitingStep), nextToken };
  }),

  GetWorkflow: operation(
    { workflowBuildVersionArn: text({ pattern: workflowArn }) },
    ({ input, estate, now }): GetWorkflowResponse => {
      const arn = input.workflowBuildVersionArn;
      const workflow = estate.workflows.get(arn, now) ?? newestBuild(arn, () => estate.workflows.all(now));
      if (!workflow) throw resourceNotFound(arn);
      return { workflow, latestVersionReferences: latestVersionReferences(workflow.arn) };
    },
  ),
};

/** The Lists return the reason why the image failed, if it did. */
const imageMessage = (estate: RegionEstate, arn: string | undefined, now: Date): string | undefined =>
  arn === undefined ? undefined : estate.images.get(arn, now)?.state?.reason?.slice(0, 500);

const listedExecution = only<WorkflowExecutionMetadata>({
  workflowBuildVersionArn: true,
  workflowExecutionId: true,
  type: true,
  status: true,
  message: true,
  totalStepCount: true,
  totalStepsSucceeded: true,
  totalStepsFailed: true,
  totalStepsSkipped: true,
  startTime: true,
  endTime: true,
  parallelGroup: true,
  retried: true,
});

const listedStep = only<WorkflowStepMetadata>({
  stepExecutionId: true,
  name: true,
  description: true,
  action: true,
  status: true,
  rollbackStatus: true,
  message: true,
  inputs: true,
  outputs: true,
  startTime: true,
  endTime: true,
});

const waitingStep = only<WorkflowStepExecution>({
  stepExecutionId: true,
  imageBuildVersionArn: true,
  workflowExecutionId: true,
  workflowBuildVersionArn: true,
  name: true,
  action: true,
  startTime: true,
});
