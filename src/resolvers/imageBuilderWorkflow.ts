import type { ImageBuilderWorkflowResolvers } from '../generated/graphql';
import { stepsOfWorkflow, stepsParentOf } from '../kinds/workflowStep';
import { workflowTypeOf } from '../model/arn';
import { childConnection } from './childConnection';
import { relationById } from './related';
import { startedByImageBuild } from './startedBy';

export const ImageBuilderWorkflow: Partial<ImageBuilderWorkflowResolvers> = {
  type: (workflow) => workflow.type ?? workflowTypeOf(workflow.workflowBuildVersionArn),

  steps: childConnection('steps', stepsOfWorkflow, stepsParentOf),
  startedBy: startedByImageBuild('ImageBuilderWorkflow'),
  image: relationById('ImageBuilderWorkflow', 'imageBuildVersionArn', 'Image'),
  definition: relationById(
    'ImageBuilderWorkflow',
    'workflowBuildVersionArn',
    'ImageBuilderWorkflowDefinition',
  ),
};
