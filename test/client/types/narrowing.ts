/* What has to compile, and what must not: compiled by test/client/types.test.ts under nothing but --strict. */
import type {
  CoverageState,
  ErrorCode,
  ExecutionStatus,
  ExecutionSummaryFragment,
  FindExecutionsQuery,
} from '../../../client/src';

type Connection = NonNullable<FindExecutionsQuery['executions']>;
type Execution = Connection['nodes'][number];

/** Every kind has members of its own, and what came later has those of all. */
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

// @ts-expect-error A kind that comes later would return undefined.
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

/** A default for kinds that came later only: when a kind is added to the client, this stops compiling. */
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

export const forgetful = (execution: Execution): string => {
  switch (execution.__typename) {
    case 'ImageBuilderWorkflow':
      return execution.id;
    default:
      // @ts-expect-error Four kinds were forgotten.
      return execution.__typename satisfies '%other';
  }
};

// @ts-expect-error Not before the kind is known.
export const beforehand = (execution: Execution): string => execution.workflowExecutionId;

export const otherKind = (execution: Execution): string =>
  // @ts-expect-error Only an ImageBuilderWorkflow has it.
  execution.__typename === 'Lifecycle' ? execution.workflowExecutionId : '';

export const neverThere = (execution: Execution): boolean =>
  // @ts-expect-error No kind has this name.
  execution.__typename === 'ImageBuilderWorkflows';

/** A page's items fit what takes summaries. */
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

// @ts-expect-error A word that comes later has no colour.
export const colourless = (status: ExecutionStatus): string => colours[status];

export const wordsOf = (state: CoverageState): string => {
  switch (state) {
    case 'COMPLETE':
      return 'all';
    case 'PARTIAL':
      return 'some';
    case 'FAILED':
      return 'none';
    default:
      return 'who knows';
  }
};

// @ts-expect-error A word that comes later would return undefined.
export const wordless = (state: CoverageState): string => {
  switch (state) {
    case 'COMPLETE':
      return 'all';
    case 'PARTIAL':
      return 'some';
    case 'FAILED':
      return 'none';
  }
};

export const isWorthAnotherTry = (code: ErrorCode): boolean => {
  switch (code) {
    case 'THROTTLED':
    case 'UPSTREAM_UNAVAILABLE':
    case 'GATEWAY_UNAVAILABLE':
    case 'TIMEOUT':
      return true;
    default:
      return false;
  }
};

export const misspelt = (code: ErrorCode): boolean =>
  // @ts-expect-error There is no such code.
  code === 'THROTLED';

export const outOfReach = (query: FindExecutionsQuery): number =>
  // @ts-expect-error A field that failed is null.
  query.executions.nodes.length;
