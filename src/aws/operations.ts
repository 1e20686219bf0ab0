import {
  GetImageCommand,
  GetImagePipelineCommand,
  GetLifecycleExecutionCommand,
  GetLifecyclePolicyCommand,
  GetWorkflowCommand,
  GetWorkflowExecutionCommand,
  GetWorkflowStepExecutionCommand,
  type ImagebuilderClientResolvedConfig,
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
  ListLifecycleExecutionResourcesCommand,
  ListLifecycleExecutionsCommand,
  ListLifecyclePoliciesCommand,
  ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutionsCommand,
  type ServiceInputTypes as ImagebuilderInput,
  type ServiceOutputTypes as ImagebuilderOutput,
} from '@aws-sdk/client-imagebuilder';
import {
  DescribeExecutionCommand,
  DescribeServerCommand,
  DescribeWorkflowCommand,
  ListExecutionsCommand,
  ListWorkflowsCommand,
  type ServiceInputTypes as TransferInput,
  type ServiceOutputTypes as TransferOutput,
  type TransferClientResolvedConfig,
} from '@aws-sdk/client-transfer';
import {
  BatchGetBlueprintsCommand,
  BatchGetWorkflowsCommand,
  GetBlueprintRunCommand,
  GetBlueprintRunsCommand,
  type GlueClientResolvedConfig,
  ListBlueprintsCommand,
  type ServiceInputTypes as GlueInput,
  type ServiceOutputTypes as GlueOutput,
} from '@aws-sdk/client-glue';
import type { Command } from '@smithy/types';
import type { ServiceClients } from './clients';

/** A service of AWS by the name its IAM actions begin with. */
export type ServiceName = keyof ServiceClients;

export interface SendOptions {
  readonly abortSignal: AbortSignal;
}

/** One operation of AWS that this gateway may call. */
export interface Operation<Input, Output> {
  readonly service: ServiceName;
  /** AWS's name, as in its documentation and in IAM policies. */
  readonly name: string;
  readonly send: (clients: ServiceClients, input: Input, options: SendOptions) => Promise<Output>;
}

const imagebuilder = <Input extends ImagebuilderInput, Output extends ImagebuilderOutput>(
  name: string,
  Command: new (
    input: Input,
  ) => Command<ImagebuilderInput, Input, ImagebuilderOutput, Output, ImagebuilderClientResolvedConfig>,
): Operation<Input, Output> => ({
  service: 'imagebuilder',
  name,
  send: ({ imagebuilder: client }, input, options) => client.send(new Command(input), options),
});

const transfer = <Input extends TransferInput, Output extends TransferOutput>(
  name: string,
  Command: new (
    input: Input,
  ) => Command<TransferInput, Input, TransferOutput, Output, TransferClientResolvedConfig>,
): Operation<Input, Output> => ({
  service: 'transfer',
  name,
  send: ({ transfer: client }, input, options) => client.send(new Command(input), options),
});

const glue = <Input extends GlueInput, Output extends GlueOutput>(
  name: string,
  Command: new (input: Input) => Command<GlueInput, Input, GlueOutput, Output, GlueClientResolvedConfig>,
): Operation<Input, Output> => ({
  service: 'glue',
  name,
  send: ({ glue: client }, input, options) => client.send(new Command(input), options),
});

/** Every AWS operation the gateway calls: the IAM policy, the sandbox and the documents are held to this table. */
export const operations = {
  getWorkflowExecution: imagebuilder('GetWorkflowExecution', GetWorkflowExecutionCommand),
  listWorkflowExecutions: imagebuilder('ListWorkflowExecutions', ListWorkflowExecutionsCommand),
  getWorkflowStepExecution: imagebuilder('GetWorkflowStepExecution', GetWorkflowStepExecutionCommand),
  listWorkflowStepExecutions: imagebuilder('ListWorkflowStepExecutions', ListWorkflowStepExecutionsCommand),
  listWaitingWorkflowSteps: imagebuilder('ListWaitingWorkflowSteps', ListWaitingWorkflowStepsCommand),
  getLifecycleExecution: imagebuilder('GetLifecycleExecution', GetLifecycleExecutionCommand),
  listLifecycleExecutions: imagebuilder('ListLifecycleExecutions', ListLifecycleExecutionsCommand),
  listLifecycleExecutionResources: imagebuilder(
    'ListLifecycleExecutionResources',
    ListLifecycleExecutionResourcesCommand,
  ),
  getLifecyclePolicy: imagebuilder('GetLifecyclePolicy', GetLifecyclePolicyCommand),
  listLifecyclePolicies: imagebuilder('ListLifecyclePolicies', ListLifecyclePoliciesCommand),
  getImage: imagebuilder('GetImage', GetImageCommand),
  listImageBuildVersions: imagebuilder('ListImageBuildVersions', ListImageBuildVersionsCommand),
  getImagePipeline: imagebuilder('GetImagePipeline', GetImagePipelineCommand),
  listImagePipelines: imagebuilder('ListImagePipelines', ListImagePipelinesCommand),
  listImagePipelineImages: imagebuilder('ListImagePipelineImages', ListImagePipelineImagesCommand),
  getWorkflow: imagebuilder('GetWorkflow', GetWorkflowCommand),

  describeExecution: transfer('DescribeExecution', DescribeExecutionCommand),
  listExecutions: transfer('ListExecutions', ListExecutionsCommand),
  describeWorkflow: transfer('DescribeWorkflow', DescribeWorkflowCommand),
  listWorkflows: transfer('ListWorkflows', ListWorkflowsCommand),
  describeServer: transfer('DescribeServer', DescribeServerCommand),

  getBlueprintRun: glue('GetBlueprintRun', GetBlueprintRunCommand),
  getBlueprintRuns: glue('GetBlueprintRuns', GetBlueprintRunsCommand),
  batchGetBlueprints: glue('BatchGetBlueprints', BatchGetBlueprintsCommand),
  listBlueprints: glue('ListBlueprints', ListBlueprintsCommand),
  batchGetWorkflows: glue('BatchGetWorkflows', BatchGetWorkflowsCommand),
} as const;
