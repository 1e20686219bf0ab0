/* Must compile under --strict, except for the lines marked @ts-expect-error. See test/client/types.test.ts. */
import type {
  CoverageState,
  ErrorCode,
  ExecutionStatus,
  ExecutionSummaryFragment,
  FindExecutionsQuery,
} from '../../../client/src';

type Connection = NonNullable<FindExecutionsQuery['executions']>;
type Execution = Connection['nodes'][number];

/** Each kind has its own fields; an unknown kind has the fields of all kinds. */
export const idOf = (execution: Execution): string => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow':
      return execution.workflowExecutionId;
    case 'WorkflowStep':
      return execution.stepExecutionId;
    case 'Lifecycle':
      return execution.lifecycleExecutionId;
    case 'TransferExecution':
      return execution.workflowId + execution.executionId;
    case 'BlueprintRun':
      return execution.blueprintName + execution.runId;
    default:
      return execution.id + execution.status + (execution.rawStatus ?? '');
  }
};

// @ts-expect-error A later kind would return undefined.
export const withoutDefault = (execution: Execution): string => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow':
      return execution.workflowExecutionId;
    case 'WorkflowStep':
      return execution.stepExecutionId;
    case 'Lifecycle':
      return execution.lifecycleExecutionId;
    case 'TransferExecution':
      return execution.executionId;
    case 'BlueprintRun':
      return execution.runId;
  }
};

/** This function stops compiling when the client gains a kind. */
export const exhaustive = (execution: Execution): string => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow':
    case 'WorkflowStep':
    case 'Lifecycle':
    case 'TransferExecution':
    case 'BlueprintRun':
      return execution.id;
    default:
      return execution.__typename satisfies '%other';
  }
};

export const incomplete = (execution: Execution): string => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow':
      return execution.id;
    default:
      // @ts-expect-error Four kinds are missing.
      return execution.__typename satisfies '%other';
  }
};

// @ts-expect-error The kind is not narrowed yet.
export const withoutNarrowing = (execution: Execution): string => execution.workflowExecutionId;

export const otherKind = (execution: Execution): string =>
  // @ts-expect-error Only an ImageBuilderWorkflow has this field.
  execution.__typename === 'Lifecycle' ? execution.workflowExecutionId : '';

export const unknownKind = (execution: Execution): boolean =>
  // @ts-expect-error No kind has this name.
  execution.__typename === 'ImageBuilderWorkflows';

/** The items of a page are assignable to summaries. */
export const summaries = (connection: Connection): readonly ExecutionSummaryFragment[] => connection.nodes;

const colours: Record<Exclude<ExecutionStatus, '%future added value'>, string> = {
  PENDING: 'grey',
  RUNNING: 'blue',
  SUCCEEDED: 'green',
  FAILED: 'red',
  CANCELLING: 'grey',
  CANCELLED: 'grey',
  SKIPPED: 'grey',
  ROLLING_BACK: 'orange',
  ROLLED_BACK: 'orange',
  UNKNOWN: 'grey',
};

export const colourOf = (status: ExecutionStatus): string =>
  status === '%future added value' ? 'grey' : colours[status];

// @ts-expect-error A later status has no colour.
export const colourWithoutDefault = (status: ExecutionStatus): string => colours[status];

export const textOf = (state: CoverageState): string => {
  switch (state) {
    case 'COMPLETE':
      return 'all';
    case 'PARTIAL':
      return 'some';
    case 'FAILED':
      return 'none';
    default:
      return 'unknown';
  }
};

// @ts-expect-error A later state would return undefined.
export const textWithoutDefault = (state: CoverageState): string => {
  switch (state) {
    case 'COMPLETE':
      return 'all';
    case 'PARTIAL':
      return 'some';
    case 'FAILED':
      return 'none';
  }
};

export const isRetryable = (code: ErrorCode): boolean => {
  switch (code) {
    case 'THROTTLED':
    case 'RATE_LIMITED':
    case 'UPSTREAM_UNAVAILABLE':
    case 'GATEWAY_UNAVAILABLE':
    case 'TIMEOUT':
      return true;
    default:
      return false;
  }
};

export const isRefusal = (code: ErrorCode): boolean => code === 'FORBIDDEN' || code === 'UPSTREAM_FORBIDDEN';

export const misspelt = (code: ErrorCode): boolean =>
  // @ts-expect-error There is no such code.
  code === 'THROTLED';

export const withoutNullCheck = (query: FindExecutionsQuery): number =>
  // @ts-expect-error A field that failed is null in partial data.
  query.executions.nodes.length;
