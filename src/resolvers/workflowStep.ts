import type { QueryResolvers, WorkflowStepResolvers } from '../generated/graphql';
import { waitingSteps } from '../kinds/workflowStep';
import { ascending } from '../model/sortKey';
import { logOfStep } from './imageLogs';
import { logFields } from './logs';
import { relationById } from './related';
import { startedByImageBuild } from './startedBy';
import { scopeConnection } from './scopeConnection';

export const WorkflowStep: Partial<WorkflowStepResolvers> = {
  ...logFields('WorkflowStep', ({ logs }) => logs.imageBuilder, logOfStep),
  workflow: relationById('WorkflowStep', 'workflowExecutionId', 'ImageBuilderWorkflow', [
    'workflowBuildVersionArn',
    'imageBuildVersionArn',
  ]),
  startedBy: startedByImageBuild('WorkflowStep'),
  image: relationById('WorkflowStep', 'imageBuildVersionArn', 'Image'),
};

export const workflowStepQueries: Partial<QueryResolvers> = {
  waitingWorkflowSteps: scopeConnection(
    'waitingWorkflowSteps',
    waitingSteps,
    ({ startedAt, stepExecutionId }) => [ascending(startedAt), stepExecutionId],
  ),
};
