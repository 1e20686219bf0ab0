import * as glue from '@aws-sdk/client-glue';
import * as imagebuilder from '@aws-sdk/client-imagebuilder';
import * as transfer from '@aws-sdk/client-transfer';
import type { StaticStructureSchema } from '@smithy/types';
import { lowerCamelCase, serviceOf } from './awsShapes';

/** Each shape in which AWS returns an object, and the GraphQL type that offers all of its members. */
export const mirrors: readonly (readonly [shape: StaticStructureSchema, type: string])[] = [
  [imagebuilder.GetWorkflowExecutionResponse$, 'ImageBuilderWorkflow'],
  [imagebuilder.WorkflowExecutionMetadata$, 'ImageBuilderWorkflow'],
  [imagebuilder.GetWorkflowStepExecutionResponse$, 'WorkflowStep'],
  [imagebuilder.WorkflowStepMetadata$, 'WorkflowStep'],
  [imagebuilder.WorkflowStepExecution$, 'WorkflowStep'],
  [imagebuilder.LifecycleExecution$, 'Lifecycle'],
  [imagebuilder.LifecycleExecutionResource$, 'LifecycleResource'],
  [imagebuilder.LifecyclePolicy$, 'LifecyclePolicy'],
  [imagebuilder.LifecyclePolicySummary$, 'LifecyclePolicy'],
  [imagebuilder.GetImageResponse$, 'Image'],
  [imagebuilder.Image$, 'Image'],
  [imagebuilder.ImageSummary$, 'Image'],
  [imagebuilder.ImagePipeline$, 'ImagePipeline'],
  [imagebuilder.GetWorkflowResponse$, 'ImageBuilderWorkflowDefinition'],
  [imagebuilder.Workflow$, 'ImageBuilderWorkflowDefinition'],
  [transfer.DescribeExecutionResponse$, 'TransferExecution'],
  [transfer.DescribedExecution$, 'TransferExecution'],
  [transfer.ListedExecution$, 'TransferExecution'],
  [transfer.DescribedWorkflow$, 'TransferWorkflow'],
  [transfer.ListedWorkflow$, 'TransferWorkflow'],
  [transfer.DescribedServer$, 'TransferServer'],
  [glue.BlueprintRun$, 'BlueprintRun'],
  [glue.Blueprint$, 'Blueprint'],
  [glue.Workflow$, 'GlueWorkflow'],
];

const times = { startTime: 'startedAt', endTime: 'endedAt' };
const glueTimes = { StartedOn: 'startedAt', CompletedOn: 'endedAt' };

/** AWS's members whose fields have another name: starts, ends, the status of an execution, and one clash. */
export const renamings: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'imagebuilder.GetWorkflowExecutionResponse': { status: 'rawStatus', ...times },
  'imagebuilder.WorkflowExecutionMetadata': { status: 'rawStatus', ...times },
  'imagebuilder.GetWorkflowStepExecutionResponse': { status: 'rawStatus', ...times },
  'imagebuilder.WorkflowStepMetadata': { status: 'rawStatus', ...times },
  'imagebuilder.WorkflowStepExecution': { startTime: 'startedAt' },
  'imagebuilder.LifecycleExecution': times,
  'imagebuilder.LifecycleExecutionResource': times,
  // `Image.workflows` are the executions.
  'imagebuilder.Image': { workflows: 'workflowConfigurations' },
  'transfer.DescribedExecution': { Status: 'rawStatus' },
  'transfer.ListedExecution': { Status: 'rawStatus' },
  'glue.BlueprintRun': { State: 'rawStatus', ...glueTimes },
  'glue.WorkflowRun': glueTimes,
  'glue.JobRun': glueTimes,
  'glue.Crawl': glueTimes,
};

/** The name of a shape: `glue.Workflow`. */
export const shapeName = (shape: StaticStructureSchema): string => `${serviceOf(shape)}.${shape[2]}`;

/** The name of the field that offers a member of a shape. */
export const fieldNameOf = (shape: StaticStructureSchema, member: string): string =>
  renamings[shapeName(shape)]?.[member] ?? lowerCamelCase(member);
