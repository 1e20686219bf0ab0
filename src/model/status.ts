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

const underWay: ReadonlySet<ExecutionStatus> = new Set(['RUNNING', 'CANCELLING', 'ROLLING_BACK']);

/** True for an execution in progress: it has no end yet, and its duration grows. */
export const isUnderWay = (status: ExecutionStatus): boolean => underWay.has(status);
