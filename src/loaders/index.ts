import type { AwsDoor } from '../aws/door';
import { blueprintLoaders } from './blueprint';
import { blueprintRunLoaders } from './blueprintRun';
import { glueWorkflowLoaders } from './glueWorkflow';
import { imageLoaders } from './image';
import { imageBuilderWorkflowLoaders } from './imageBuilderWorkflow';
import { imageBuilderWorkflowDefinitionLoaders } from './imageBuilderWorkflowDefinition';
import { imagePipelineLoaders } from './imagePipeline';
import { lifecycleLoaders } from './lifecycle';
import { lifecyclePolicyLoaders } from './lifecyclePolicy';
import { lifecycleResourceLoaders } from './lifecycleResource';
import { transferExecutionLoaders } from './transferExecution';
import { transferServerLoaders } from './transferServer';
import { transferWorkflowLoaders } from './transferWorkflow';
import { workflowStepLoaders } from './workflowStep';

/** All loaders of one request: made anew for each, so no answer outlives the request that may see it. */
export const createLoaders = (aws: AwsDoor) => ({
  imageBuilderWorkflow: imageBuilderWorkflowLoaders(aws),
  workflowStep: workflowStepLoaders(aws),
  lifecycle: lifecycleLoaders(aws),
  lifecycleResource: lifecycleResourceLoaders(aws),
  lifecyclePolicy: lifecyclePolicyLoaders(aws),
  image: imageLoaders(aws),
  imagePipeline: imagePipelineLoaders(aws),
  imageBuilderWorkflowDefinition: imageBuilderWorkflowDefinitionLoaders(aws),
  transferExecution: transferExecutionLoaders(aws),
  transferWorkflow: transferWorkflowLoaders(aws),
  transferServer: transferServerLoaders(aws),
  blueprintRun: blueprintRunLoaders(aws),
  blueprint: blueprintLoaders(aws),
  glueWorkflow: glueWorkflowLoaders(aws),
});

export type Loaders = ReturnType<typeof createLoaders>;
