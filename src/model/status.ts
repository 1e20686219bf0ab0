import type {
  LifecycleExecutionStatus,
  WorkflowExecutionStatus,
  WorkflowStepExecutionStatus,
} from '@aws-sdk/client-imagebuilder';
import type { BlueprintRunState } from '@aws-sdk/client-glue';
import type { ExecutionStatus as TransferStatus } from '@aws-sdk/client-transfer';

/** One vocabulary for the status words of all services. */
export const executionStatuses = [
  'PENDING',
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'CANCELLING',
  'CANCELLED',
  'SKIPPED',
  'ROLLING_BACK',
  'ROLLED_BACK',
  'UNKNOWN',
] as const;

export type ExecutionStatus = (typeof executionStatuses)[number];

/** A word that a newer SDK adds breaks the build here; one that only AWS knows yet reads UNKNOWN. */
type Words<Word extends string> = Readonly<Record<Word, ExecutionStatus>>;

interface Vocabulary {
  (word: string | null | undefined): ExecutionStatus;
  /** Every status that it can come to. */
  readonly statuses: ReadonlySet<ExecutionStatus>;
}

const ofWords = <Word extends string>(words: Words<Word>): Vocabulary =>
  Object.assign(
    (word: string | null | undefined): ExecutionStatus =>
      word !== null && word !== undefined && Object.hasOwn(words, word) ? words[word as Word] : 'UNKNOWN',
    { statuses: new Set<ExecutionStatus>([...Object.values<ExecutionStatus>(words), 'UNKNOWN']) },
  );

export const workflowStatus = ofWords<WorkflowExecutionStatus>({
  PENDING: 'PENDING',
  SKIPPED: 'SKIPPED',
  RUNNING: 'RUNNING',
  COMPLETED: 'SUCCEEDED',
  FAILED: 'FAILED',
  ROLLBACK_IN_PROGRESS: 'ROLLING_BACK',
  ROLLBACK_COMPLETED: 'ROLLED_BACK',
  CANCELLED: 'CANCELLED',
});

export const stepStatus = ofWords<WorkflowStepExecutionStatus>({
  PENDING: 'PENDING',
  SKIPPED: 'SKIPPED',
  RUNNING: 'RUNNING',
  COMPLETED: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
});

export const lifecycleStatus = ofWords<LifecycleExecutionStatus>({
  PENDING: 'PENDING',
  IN_PROGRESS: 'RUNNING',
  SUCCESS: 'SUCCEEDED',
  FAILED: 'FAILED',
  CANCELLING: 'CANCELLING',
  CANCELLED: 'CANCELLED',
});

export const transferStatus = ofWords<TransferStatus>({
  IN_PROGRESS: 'RUNNING',
  COMPLETED: 'SUCCEEDED',
  EXCEPTION: 'FAILED',
  HANDLING_EXCEPTION: 'ROLLING_BACK',
});

export const blueprintRunStatus = ofWords<BlueprintRunState>({
  RUNNING: 'RUNNING',
  SUCCEEDED: 'SUCCEEDED',
  FAILED: 'FAILED',
  ROLLING_BACK: 'ROLLING_BACK',
});

const underWay: ReadonlySet<ExecutionStatus> = new Set(['RUNNING', 'CANCELLING', 'ROLLING_BACK']);

/** True for what goes on now: it has no end yet, and its duration grows. */
export const isUnderWay = (status: ExecutionStatus): boolean => underWay.has(status);
