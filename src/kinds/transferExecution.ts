import type {
  DescribedExecution,
  ExecutionStatus as TransferStatus,
  ExecutionStepResult,
} from '@aws-sdk/client-transfer';
import type { TransferFacts } from '../logs/transferFacts';
import { format, uuid } from '../model/formats';
import { transfer } from '../model/operation';
import { logViewName } from '../model/record';
import type { Scope } from '../model/scope';
import { ttlOfStatus } from '../model/ttl';
import { executionFields, hasFixedDuration, statusWords } from './execution';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { getBy } from './kind';
import { largestPages, listOf } from './list';
import { listed } from './listing';
import type { RecordOf } from './recordOf';
import { transferWorkflowId, type TransferWorkflowRecord } from './transferWorkflow';

type Raw = DescribedExecution;

const words = statusWords<TransferStatus>({
  IN_PROGRESS: 'RUNNING',
  COMPLETED: 'SUCCEEDED',
  EXCEPTION: 'FAILED',
  HANDLING_EXCEPTION: 'ROLLING_BACK',
});

/** The message of the first failed step. AWS's answer may have any shape. */
const firstError = (results: readonly (ExecutionStepResult | null)[] | undefined): string | undefined =>
  results?.find((result) => result?.Error)?.Error?.Message;

/** Results of steps without the outputs in them. The same value where there are none. */
const withoutOutputs = (results: unknown): unknown => {
  const text = JSON.stringify(results);
  if (!text.includes('"Outputs"')) return results;
  return JSON.parse(text, (name, value: unknown) => (name === 'Outputs' ? undefined : value));
};

const { ids, list, get, relation } = fieldsOf<Raw>();

/** AWS's API returns no times for Transfer executions. It returns a failure reason only in the results of steps. */
const absent = () => undefined;

/** A result of a step, with what only the log has. */
export interface TransferStepResult extends ExecutionStepResult {
  readonly Name?: string | undefined;
  /** Epoch seconds. */
  readonly StartedAt?: number | undefined;
  readonly EndedAt?: number | undefined;
}

export interface TransferResults {
  readonly Steps?: readonly TransferStepResult[] | undefined;
  readonly OnExceptionSteps?: readonly TransferStepResult[] | undefined;
}

const kind = defineKind<Raw>()({
  type: 'TransferExecution',
  lookUp: 'transferExecution',
  ids: {
    workflowId: { format: transferWorkflowId },
    executionId: {
      format: format(uuid, 36, 'a UUID, like "6a7b8c9d-0e1f-4a2b-8c3d-4e5f6a7b8c9d"'),
      read: (execution) => execution.ExecutionId,
    },
  },
  get: getBy(
    transfer('DescribeExecution', (sdk) => sdk.DescribeExecutionCommand),
    ({ workflowId, executionId }) => ({ WorkflowId: workflowId, ExecutionId: executionId }),
    'Execution',
    (output): Raw | undefined => output.Execution,
  ),
  fields: {
    ...executionFields<Raw>({
      words,
      word: (execution) => execution.Status,
      reason: absent,
      start: absent,
      end: absent,
    }),
    statusReason: get(({ Results }) => firstError(Results?.Steps) ?? firstError(Results?.OnExceptionSteps)),
    startedAt: ids((): number | undefined => undefined),
    endedAt: ids((): number | undefined => undefined),
    durationSeconds: ids.computed({ isPure: hasFixedDuration }),
    initialFileLocation: list((execution) => execution.InitialFileLocation),
    serviceMetadata: list((execution) => execution.ServiceMetadata),
    executionRole: get((execution) => execution.ExecutionRole),
    loggingConfiguration: get((execution) => execution.LoggingConfiguration),
    posixProfile: get((execution) => execution.PosixProfile),
    results: get((execution): TransferResults | undefined => execution.Results),
    /** What the log says, also where the record is an answer of AWS's API. */
    logFacts: ids((): TransferFacts | undefined => undefined, { isInternal: true }),
    logs: get.computed(),
    logUrl: get.computed(),
    startedBy: relation('serviceMetadata'),
    workflow: relation('workflowId'),
    server: relation('serviceMetadata'),
  },
  ttl: ({ status }) => ttlOfStatus(status),
  parents: ({ workflowId }) => [['TransferWorkflow', workflowId]],
  execution: {
    kind: 'TRANSFER_EXECUTION',
    words,
    sensitiveMembers: {
      initialFileLocation: ['Key', 'Path'],
      serviceMetadata: ['UserName'],
      loggingConfiguration: ['LoggingRole'],
      results: ['Outputs', 'Key', 'Path'],
    },
    search: {
      name: ({ workflowId }) => workflowId,
      userName: ({ serviceMetadata }) => serviceMetadata?.UserDetails?.UserName,
      fileName: ({ initialFileLocation }) =>
        initialFileLocation?.S3FileLocation?.Key ?? initialFileLocation?.EfsFileLocation?.Path,
      withheld: { results: withoutOutputs, logFacts: withoutOutputs },
    },
  },
});

export type TransferExecutionRecord = RecordOf<typeof kind>;

/** The view of an execution that was made from its log. Nothing more can be fetched, so it has all fields. */
export const transferLogView = kind.views.partial(logViewName, Object.keys(kind.fields));

/** The result of a step, and its position. The index is all that identifies it. */
export interface TransferStepResultRecord extends TransferStepResult {
  readonly scope: Scope;
  readonly workflowId: string;
  readonly list: 'Steps' | 'OnExceptionSteps';
  readonly index: number;
  /** False where only the log has it, which lacks steps whose lines are missing: then, the index says nothing about the definition. */
  readonly isReturned: boolean;
}

/** The executions of a workflow that are in progress. AWS lists no others. */
export const executionsOfWorkflow = listOf(kind, {
  operation: transfer('ListExecutions', (sdk) => sdk.ListExecutionsCommand),
  paging: largestPages.transfer,
  input: (WorkflowId: string, page) => ({ WorkflowId, ...page }),
  items: (output) => output.Executions,
  raw: (execution): Raw => execution,
  ids: (workflowId) => ({ workflowId }),
  ttl: 'volatile',
});

export const transferExecution = listed(kind, {
  under: {
    parent: { type: 'TransferWorkflow', keyOf: (workflow: TransferWorkflowRecord) => workflow.workflowId },
    list: executionsOfWorkflow,
    parentKeyOf: ({ workflowId }) => workflowId,
    isParentInIds: true,
    isBatched: true,
  },
});
