import type { ImageBuilderWorkflowResolvers } from '../generated/graphql';
import { stepsOfWorkflow, stepsParentOf } from '../kinds/workflowStep';
import { workflowTypeOf } from '../model/arn';
import { durationSeconds } from '../model/duration';
import { childConnection } from './childConnection';
import { oneId, relation } from './related';

export const ImageBuilderWorkflow: Pick<
  ImageBuilderWorkflowResolvers,
  'durationSeconds' | 'consoleUrl' | 'type' | 'steps' | 'image' | 'definition'
> = {
  durationSeconds: (workflow, _args, { now }) => durationSeconds(workflow, now),
  consoleUrl: () => null,
  type: (workflow) => workflow.type ?? workflowTypeOf(workflow.workflowBuildVersionArn),

  steps: childConnection('steps', stepsOfWorkflow, stepsParentOf),
  image: relation('ImageBuilderWorkflow', 'imageBuildVersionArn', 'Image', (workflow) =>
    oneId('arn', workflow.imageBuildVersionArn),
  ),
  definition: relation(
    'ImageBuilderWorkflow',
    'workflowBuildVersionArn',
    'ImageBuilderWorkflowDefinition',
    (workflow) => oneId('arn', workflow.workflowBuildVersionArn),
  ),
};
