import type { WorkflowStepExecutionStatus, WorkflowStepMetadata } from '@aws-sdk/client-imagebuilder';
import { format, uuid } from '../model/formats';
import { imagebuilder } from '../model/operation';
import type { ExecutionStatus } from '../model/status';
import { ttlOfStatus } from '../model/ttl';
import { executionFields, historyFields, statusWords } from './execution';
import { fieldsOf } from './fields';
import type { ImageBuilderWorkflowRecord } from './imageBuilderWorkflow';
import { defineKind } from './defineKind';
import { getBy } from './kind';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { RecordOf } from './recordOf';

interface Raw extends WorkflowStepMetadata {
  readonly attemptNumber?: number | undefined;
  readonly maxAttempts?: number | undefined;
  readonly workflowExecutionId?: string | undefined;
  readonly workflowBuildVersionArn?: string | undefined;
  readonly imageBuildVersionArn?: string | undefined;
  readonly onFailure?: string | undefined;
  readonly timeoutSeconds?: number | undefined;
}

/** AWS's guide calls a step that waits for an action WAITING, a word that its API does not list. */
const words = statusWords<WorkflowStepExecutionStatus | 'WAITING'>({
  PENDING: 'PENDING',
  SKIPPED: 'SKIPPED',
  RUNNING: 'RUNNING',
  WAITING: 'RUNNING',
  COMPLETED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
});

/** A step that waits for an action is in progress, whichever word a later AWS uses for that. */
const statusOf = ({ status, action, startTime, endTime }: Raw): ExecutionStatus => {
  const known = words.of(status);
  const waits = action === 'WaitForAction' && startTime !== undefined && endTime === undefined;
  return known === 'UNKNOWN' && waits ? 'RUNNING' : known;
};

const { list, get, relation } = fieldsOf<Raw>();

const kind = defineKind<Raw>()({
  type: 'WorkflowStep',
  lookUp: 'workflowStep',
  ids: {
    stepExecutionId: {
      format: format(
        `step-${uuid}`,
        41,
        '"step-" and a UUID, like "step-2e6fef0d-657c-4b7e-8706-ff24da9afa01"',
      ),
      read: (step) => step.stepExecutionId,
    },
  },
  get: getBy(
    imagebuilder('GetWorkflowStepExecution', (sdk) => sdk.GetWorkflowStepExecutionCommand),
    ({ stepExecutionId }) => ({ stepExecutionId }),
    'stepExecutionId',
    (output): Raw => output,
  ),
  fields: {
    ...executionFields<Raw>({
      words,
      word: (step) => step.status,
      statusOf,
      reason: (step) => step.message,
      start: (step) => step.startTime,
      end: (step) => step.endTime,
    }),
    workflowExecutionId: list((step) => step.workflowExecutionId),
    workflowBuildVersionArn: list((step) => step.workflowBuildVersionArn),
    imageBuildVersionArn: list((step) => step.imageBuildVersionArn),
    name: list((step) => step.name),
    action: list((step) => step.action),
    description: list((step) => step.description),
    rollbackStatus: list((step) => step.rollbackStatus),
    message: list((step) => step.message),
    inputs: list.json((step) => step.inputs),
    outputs: list.json((step) => step.outputs),
    attemptNumber: list((step) => step.attemptNumber),
    maxAttempts: list((step) => step.maxAttempts),
    onFailure: get((step) => step.onFailure),
    timeoutSeconds: get((step) => step.timeoutSeconds),
    logs: list.computed(),
    logUrl: list.computed(),
    workflow: relation('workflowExecutionId'),
    startedBy: relation('imageBuildVersionArn'),
    image: relation('imageBuildVersionArn'),
  },
  ttl: ({ status }) => ttlOfStatus(status),
  parents: ({ workflowExecutionId, imageBuildVersionArn }) => [
    ['ImageBuilderWorkflow', workflowExecutionId],
    ['Image', imageBuildVersionArn],
  ],
  execution: {
    kind: 'WORKFLOW_STEP',
    words,
    search: {
      name: ({ name }) => name,
      texts: ({ action, description }) => [action, description],
      withheld: { inputs: () => undefined, outputs: () => undefined },
    },
  },
});

export type WorkflowStepRecord = RecordOf<typeof kind>;

interface StepsParent {
  readonly workflowExecutionId: string;
  /** True when the workflow is known to have ended. Its steps then never change, not even PENDING ones. */
  readonly hasEnded: boolean;
}

/** The steps of a workflow execution. */
export const stepsOfWorkflow = listOf(kind, {
  operation: imagebuilder('ListWorkflowStepExecutions', (sdk) => sdk.ListWorkflowStepExecutionsCommand),
  paging: largestPages.imagebuilder,
  input: ({ workflowExecutionId }: StepsParent, page) => ({ workflowExecutionId, ...page }),
  items: (output) => output.steps,
  raw: (item, { workflowExecutionId }, { workflowBuildVersionArn, imageBuildVersionArn }): Raw => ({
    ...item,
    workflowExecutionId,
    workflowBuildVersionArn,
    imageBuildVersionArn,
  }),
  follows: ({ workflowExecutionId }) => ['ImageBuilderWorkflow', workflowExecutionId],
  isFinal: ({ hasEnded }) => hasEnded,
});

/** The steps of all workflows of a scope that wait for an action. AWS omits their status, which is always RUNNING. */
export const waitingSteps = listOf(kind, {
  operation: imagebuilder('ListWaitingWorkflowSteps', (sdk) => sdk.ListWaitingWorkflowStepsCommand),
  paging: largestPages.imagebuilder,
  input: (_scope: undefined, page) => page,
  items: (output) => output.steps,
  raw: (item): Raw => ({ ...item, status: 'RUNNING' }),
  view: kind.views.partial('waiting', [
    'status',
    'startedAt',
    'endedAt',
    'durationSeconds',
    ...historyFields,
    'workflowExecutionId',
    'workflowBuildVersionArn',
    'imageBuildVersionArn',
    'name',
    'action',
  ]),
  ttl: 'volatile',
});

export const stepsParentOf = ({
  workflowExecutionId,
  status,
  view,
}: ImageBuilderWorkflowRecord): StepsParent => ({
  workflowExecutionId,
  hasEnded: view.fields.has('status') && ttlOfStatus(status) === 'immutable',
});

export const workflowStep = listed(kind, {
  under: {
    parent: { type: 'ImageBuilderWorkflow', keyOf: stepsParentOf },
    list: stepsOfWorkflow,
    parentKeyOf: ({ workflowExecutionId }): StepsParent | undefined =>
      workflowExecutionId === undefined ? undefined : { workflowExecutionId, hasEnded: false },
    isBatched: true,
  },
  others: [waitingSteps],
});
