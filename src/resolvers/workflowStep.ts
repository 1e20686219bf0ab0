import type { QueryResolvers, WorkflowStepResolvers } from '../generated/graphql';
import { waitingSteps } from '../kinds/workflowStep';
import { durationSeconds } from '../model/duration';
import { ascending } from '../model/sortKey';
import { relationById } from './related';
import { scopeConnection } from './scopeConnection';

export const WorkflowStep: Partial<WorkflowStepResolvers> = {
  durationSeconds: (step, _args, { now }) => durationSeconds(step, now),
  consoleUrl: () => null,

  workflow: relationById('WorkflowStep', 'workflowExecutionId', 'ImageBuilderWorkflow', [
    'workflowBuildVersionArn',
    'imageBuildVersionArn',
  ]),
  image: relationById('WorkflowStep', 'imageBuildVersionArn', 'Image'),
};

export const workflowStepQueries: Partial<QueryResolvers> = {
  waitingWorkflowSteps: scopeConnection(
    'waitingWorkflowSteps',
    waitingSteps,
    ({ startedAt, stepExecutionId }) => [ascending(startedAt), stepExecutionId],
  ),
};
