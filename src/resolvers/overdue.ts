import { durationSeconds } from '../model/duration';
import type { MaybePromise } from '../model/page';
import { type ExecutionRecord, isForgotten } from '../model/record';
import { isUnderWay } from '../model/status';
import type { OperationHistory } from './context';
import { mapMaybe } from './maybe';

/** Fewer executions say too little about how long the next one takes. */
const fewestRuns = 5;

/**
 * True for an execution in progress that has run for longer than 95 % of at least five earlier ones. Null where its status,
 * its start or their durations are not known, or where AWS has forgotten it in progress. False for one that is not in progress.
 */
export const isOverdue = (
  execution: ExecutionRecord,
  expectedDuration: OperationHistory['expectedDuration'],
  now: () => Date,
): MaybePromise<boolean | null> => {
  if (execution.status === 'UNKNOWN') return null;
  if (!isUnderWay(execution.status)) return false;
  const seconds = durationSeconds(execution, now);
  if (seconds === null || isForgotten(execution)) return null;
  return mapMaybe(expectedDuration(execution), (expected) =>
    expected && expected.basedOn >= fewestRuns ? seconds > expected.p95 : null,
  );
};
