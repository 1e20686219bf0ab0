import type { QueryResolvers, WorkflowStepResolvers } from '../generated/graphql';
import { waitingSteps } from '../kinds/workflowStep';
import { durationSeconds } from '../model/duration';
import { ascending } from '../model/sortKey';
import { oneId, relation } from './related';
import { scopeConnection } from './scopeConnection';

export const WorkflowStep: Pick<
  WorkflowStepResolvers,
  'durationSeconds' | 'consoleUrl' | 'workflow' | 'image'
> = {
  durationSeconds: (step, _args, { now }) => durationSeconds(step, now),
  consoleUrl: () => null,

  workflow: relation(
    'WorkflowStep',
    'workflowExecutionId',
    'ImageBuilderWorkflow',
    (step) => oneId('workflowExecutionId', step.workflowExecutionId),
    ({ workflowBuildVersionArn, imageBuildVersionArn }) => ({
      workflowBuildVersionArn,
      imageBuildVersionArn,
    }),
  ),
  image: relation('WorkflowStep', 'imageBuildVersionArn', 'Image', (step) =>
    oneId('arn', step.imageBuildVersionArn),
  ),
};

export const workflowStepQueries: Pick<QueryResolvers, 'waitingWorkflowSteps'> = {
  waitingWorkflowSteps: (_query, args, context) =>
    scopeConnection(
      {
        field: 'waitingWorkflowSteps',
        list: waitingSteps,
        sortKey: ({ startedAt, stepExecutionId }) => [ascending(startedAt), stepExecutionId],
      },
      args,
      context,
    ),
};
