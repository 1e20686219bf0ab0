import {
  GetImageCommand,
  GetImagePipelineCommand,
  GetWorkflowExecutionCommand,
  type GetWorkflowExecutionResponse,
  GetWorkflowStepExecutionCommand,
  type GetWorkflowStepExecutionResponse,
  type Image as AwsImage,
  ListWaitingWorkflowStepsCommand,
  ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutionsCommand,
} from '@aws-sdk/client-imagebuilder';
import { imageUrl } from '../../src/model/consoleUrl';
import { type NaiveContext, page, type Paging, type Table } from './context';
import { execution } from './execution';

const imageOf = async (imageBuildVersionArn: string | undefined, { aws }: NaiveContext) =>
  (await aws.imagebuilder.send(new GetImageCommand({ imageBuildVersionArn }))).image;

const workflowOf = (workflowExecutionId: string | undefined, { aws }: NaiveContext) =>
  aws.imagebuilder.send(new GetWorkflowExecutionCommand({ workflowExecutionId }));

const stepOf = (stepExecutionId: string | undefined, { aws }: NaiveContext) =>
  aws.imagebuilder.send(new GetWorkflowStepExecutionCommand({ stepExecutionId }));

export const Image: Table<AwsImage, Paging> = {
  consoleUrl: ({ arn = '' }, _args, { scope }) => imageUrl(scope, arn),

  pipeline: async ({ sourcePipelineArn: imagePipelineArn }, _args, { aws }) =>
    imagePipelineArn &&
    (await aws.imagebuilder.send(new GetImagePipelineCommand({ imagePipelineArn }))).imagePipeline,

  workflows: async ({ arn: imageBuildVersionArn }, { first: maxResults }, context) => {
    const { workflowExecutions = [], nextToken } = await context.aws.imagebuilder.send(
      new ListWorkflowExecutionsCommand({ imageBuildVersionArn, maxResults }),
    );
    return page(
      workflowExecutions.map(({ workflowExecutionId }) => workflowOf(workflowExecutionId, context)),
      nextToken,
    );
  },
};

export const ImageBuilderWorkflow: Table<GetWorkflowExecutionResponse, Paging> = {
  ...execution((workflow: GetWorkflowExecutionResponse) => ({
    id: ['ImageBuilderWorkflow', workflow.workflowExecutionId],
    rawStatus: workflow.status,
    statusReason: workflow.message,
    start: workflow.startTime,
    end: workflow.endTime,
  })),

  steps: async ({ workflowExecutionId }, { first: maxResults }, context) => {
    const { steps = [], nextToken } = await context.aws.imagebuilder.send(
      new ListWorkflowStepExecutionsCommand({ workflowExecutionId, maxResults }),
    );
    return page(
      steps.map(({ stepExecutionId }) => stepOf(stepExecutionId, context)),
      nextToken,
    );
  },
};

export const WorkflowStep: Table<GetWorkflowStepExecutionResponse> = {
  ...execution((step: GetWorkflowStepExecutionResponse) => ({
    id: ['WorkflowStep', step.stepExecutionId],
    rawStatus: step.status,
    statusReason: step.message,
    start: step.startTime,
    end: step.endTime,
  })),

  image: ({ imageBuildVersionArn }, _args, context) => imageOf(imageBuildVersionArn, context),
};

interface Arguments extends Paging {
  readonly imageBuildVersionArn: string;
  readonly workflowExecutionId: string;
  readonly stepExecutionId: string;
}

export const imageBuilderQueries: Table<unknown, Arguments> = {
  image: (_query, { imageBuildVersionArn }, context) => imageOf(imageBuildVersionArn, context),
  imageBuilderWorkflow: (_query, { workflowExecutionId }, context) =>
    workflowOf(workflowExecutionId, context),
  workflowStep: (_query, { stepExecutionId }, context) => stepOf(stepExecutionId, context),

  waitingWorkflowSteps: async (_query, { first: maxResults }, context) => {
    const { steps = [], nextToken } = await context.aws.imagebuilder.send(
      new ListWaitingWorkflowStepsCommand({ maxResults }),
    );
    return page(
      steps.map(({ stepExecutionId }) => stepOf(stepExecutionId, context)),
      nextToken,
    );
  },
};
