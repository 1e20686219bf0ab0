import type { ImageBuilderWorkflowResolvers, QueryResolvers } from '../generated/graphql';
import { workflowTypeOf } from '../model/arn';
import { durationSeconds } from '../model/duration';
import { lifetimeOf } from '../model/lifetime';
import { nodeId } from '../model/nodeId';
import type { ImageBuilderWorkflowRecord } from '../model/records';
import { workflowStatus } from '../model/status';
import { connection } from './connection';
import { lookUpByIds } from './lookUp';
import { listName } from './pagingArguments';
import { related } from './related';

const idOf = ({ scope, workflowExecutionId }: ImageBuilderWorkflowRecord): string =>
  nodeId('ImageBuilderWorkflow', scope, workflowExecutionId);

export const ImageBuilderWorkflow: ImageBuilderWorkflowResolvers = {
  id: idOf,
  scope: (workflow) => workflow.scope,
  status: (workflow) => workflowStatus(workflow.status),
  rawStatus: (workflow) => workflow.status,
  statusReason: (workflow) => workflow.message,
  startedAt: (workflow) => workflow.startTime,
  endedAt: (workflow) => workflow.endTime,
  durationSeconds: (workflow, _args, { now }) =>
    durationSeconds(workflow.startTime, workflow.endTime, workflowStatus(workflow.status), now()),
  consoleUrl: () => null,
  fetchedAt: (workflow) => workflow.fetchedAt,

  workflowExecutionId: (workflow) => workflow.workflowExecutionId,
  workflowBuildVersionArn: (workflow) => workflow.workflowBuildVersionArn,
  imageBuildVersionArn: (workflow) => workflow.imageBuildVersionArn,
  type: (workflow) => workflow.type ?? workflowTypeOf(workflow.workflowBuildVersionArn),
  message: (workflow) => workflow.message,
  totalStepCount: (workflow) => workflow.totalStepCount,
  totalStepsSucceeded: (workflow) => workflow.totalStepsSucceeded,
  totalStepsFailed: (workflow) => workflow.totalStepsFailed,
  totalStepsSkipped: (workflow) => workflow.totalStepsSkipped,
  parallelGroup: (workflow) => workflow.parallelGroup,

  // Only the list of its image tells this.
  retried: (workflow, _args, { loaders }) => loaders.imageBuilderWorkflow.retried(workflow),

  steps: (workflow, args, { loaders }) => {
    const { scope, workflowExecutionId } = workflow;
    const hasEnded = lifetimeOf(workflowStatus(workflow.status)) === 'finished';
    return connection(
      {
        name: listName(idOf(workflow), 'steps'),
        page: (token) =>
          loaders.workflowStep.pageByWorkflow.load({ scope, workflowExecutionId, token, hasEnded }),
        key: (step) => step.stepExecutionId,
      },
      args,
    );
  },
  image: (workflow, _args, context, info) =>
    related('Image', [workflow.imageBuildVersionArn], workflow, context, info),
  definition: (workflow, _args, context, info) =>
    related('ImageBuilderWorkflowDefinition', [workflow.workflowBuildVersionArn], workflow, context, info),
};

export const imageBuilderWorkflowQueries: Pick<QueryResolvers, 'imageBuilderWorkflow'> = {
  imageBuilderWorkflow: (_query, { workflowExecutionId, scope }, context, info) =>
    lookUpByIds('ImageBuilderWorkflow', { workflowExecutionId }, scope, context, info),
};
