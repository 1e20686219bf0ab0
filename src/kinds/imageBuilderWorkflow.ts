import type { WorkflowExecutionMetadata, WorkflowExecutionStatus } from '@aws-sdk/client-imagebuilder';
import { workflowNameOf } from '../model/arn';
import { format, uuid } from '../model/formats';
import { imagebuilder } from '../model/operation';
import type { NodeRecord } from '../model/record';
import { ttlOfStatus } from '../model/ttl';
import { executionFields, statusWords } from './execution';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { getBy } from './kind';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { ImageRecord } from './image';
import type { RecordOf } from './recordOf';

interface Raw extends WorkflowExecutionMetadata {
  readonly imageBuildVersionArn?: string | undefined;
}

const words = statusWords<WorkflowExecutionStatus>({
  PENDING: 'PENDING',
  SKIPPED: 'SKIPPED',
  RUNNING: 'RUNNING',
  COMPLETED: 'SUCCEEDED',
  FAILED: 'FAILED',
  ROLLBACK_IN_PROGRESS: 'ROLLING_BACK',
  ROLLBACK_COMPLETED: 'ROLLED_BACK',
  CANCELLED: 'CANCELLED',
});

const { ids, list, listOnly, relation } = fieldsOf<Raw>();

const kind = defineKind<Raw>()({
  type: 'ImageBuilderWorkflow',
  lookUp: 'imageBuilderWorkflow',
  ids: {
    workflowExecutionId: {
      format: format(`wf-${uuid}`, 39, '"wf-" and a UUID, like "wf-165b1cb6-3a62-4618-a021-94ddcbe32908"'),
      read: (workflow) => workflow.workflowExecutionId,
    },
  },
  get: getBy(
    imagebuilder('GetWorkflowExecution', (sdk) => sdk.GetWorkflowExecutionCommand),
    ({ workflowExecutionId }) => ({ workflowExecutionId }),
    'workflowExecutionId',
    (output): Raw => output,
  ),
  fields: {
    ...executionFields<Raw>({
      words,
      word: (workflow) => workflow.status,
      reason: (workflow) => workflow.message,
      start: (workflow) => workflow.startTime,
      end: (workflow) => workflow.endTime,
    }),
    workflowBuildVersionArn: list((workflow) => workflow.workflowBuildVersionArn),
    imageBuildVersionArn: list((workflow) => workflow.imageBuildVersionArn),
    // The ARN of the definition contains the type.
    type: list((workflow) => workflow.type, {
      knownBy: 'workflowBuildVersionArn',
      isPure: ({ view }: NodeRecord) => view.fields.has('workflowBuildVersionArn'),
    }),
    message: list((workflow) => workflow.message),
    totalStepCount: list((workflow) => workflow.totalStepCount),
    totalStepsSucceeded: list((workflow) => workflow.totalStepsSucceeded),
    totalStepsFailed: list((workflow) => workflow.totalStepsFailed),
    totalStepsSkipped: list((workflow) => workflow.totalStepsSkipped),
    parallelGroup: list((workflow) => workflow.parallelGroup),
    retried: listOnly((workflow) => workflow.retried, { knownBy: 'imageBuildVersionArn' }),
    steps: ids.children(),
    startedBy: relation('imageBuildVersionArn'),
    image: relation('imageBuildVersionArn'),
    definition: relation('workflowBuildVersionArn'),
  },
  ttl: ({ status }) => ttlOfStatus(status),
  parents: ({ imageBuildVersionArn }) => [['Image', imageBuildVersionArn]],
  execution: {
    kind: 'IMAGE_BUILDER_WORKFLOW',
    words,
    search: { name: ({ workflowBuildVersionArn }) => workflowNameOf(workflowBuildVersionArn) },
  },
});

export type ImageBuilderWorkflowRecord = RecordOf<typeof kind>;

/** The workflow executions of an image build version, by its ARN. */
export const workflowsOfImage = listOf(kind, {
  operation: imagebuilder('ListWorkflowExecutions', (sdk) => sdk.ListWorkflowExecutionsCommand),
  paging: largestPages.imagebuilder,
  input: (imageBuildVersionArn: string, page) => ({ imageBuildVersionArn, ...page }),
  items: (output) => output.workflowExecutions,
  raw: (item, imageBuildVersionArn): Raw => ({ ...item, imageBuildVersionArn }),
  // RetryImage revives the workflows of an image in place.
  follows: (imageBuildVersionArn) => ['Image', imageBuildVersionArn],
});

export const imageBuilderWorkflow = listed(kind, {
  under: {
    parent: { type: 'Image', keyOf: (image: ImageRecord) => image.arn },
    list: workflowsOfImage,
    parentKeyOf: ({ imageBuildVersionArn }) => imageBuildVersionArn,
    isBatched: true,
  },
  createdAt: ({ startedAt }) => startedAt,
});
