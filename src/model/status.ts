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

const statuses: ReadonlySet<unknown> = new Set(executionStatuses);

export const isStatus = (word: unknown): word is ExecutionStatus => statuses.has(word);

/** The status of a stored word. UNKNOWN for one that this release does not know. */
export const storedStatus = (word: unknown): ExecutionStatus => (isStatus(word) ? word : 'UNKNOWN');

const underWay: ReadonlySet<ExecutionStatus> = new Set(['RUNNING', 'CANCELLING', 'ROLLING_BACK']);

/** Words of AWS for a run, a resource or a crawl that has not ended. */
const wordsUnderWay: ReadonlySet<unknown> = new Set([
  'STARTING',
  'PENDING',
  'RUNNING',
  'IN_PROGRESS',
  'WAITING',
  'STOPPING',
  'CANCELLING',
]);

/** True for AWS's word for something that is no execution and has not ended, such as a run of a Glue workflow. */
export const isWordUnderWay = (word: unknown): boolean => wordsUnderWay.has(word);

const notEnded: ReadonlySet<ExecutionStatus> = new Set(['PENDING', ...underWay]);

/** True for an execution that certainly has not ended, so that AWS's end of it, if any, is wrong. */
export const hasNotEnded = (status: ExecutionStatus): boolean => notEnded.has(status);

/** True for an execution in progress: it has no end yet, and its duration grows. */
export const isUnderWay = (status: ExecutionStatus): boolean => underWay.has(status);

const failed: ReadonlySet<ExecutionStatus> = new Set(['FAILED', 'ROLLING_BACK', 'ROLLED_BACK']);

/** True for an execution that failed, also while it is rolled back. */
export const hasFailed = (status: ExecutionStatus): boolean => failed.has(status);
