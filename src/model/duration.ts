import { type ExecutionStatus, isUnderWay } from './status';
import { type AwsTime, timeOf } from './time';

/** Seconds from start to end; to `now` for what is under way; null where either is not known. */
export const durationSeconds = (
  start: AwsTime | null | undefined,
  end: AwsTime | null | undefined,
  status: ExecutionStatus,
  now: Date,
): number | null => {
  const from = timeOf(start);
  const to = timeOf(end) ?? (isUnderWay(status) ? now : undefined);
  return from && to ? (to.getTime() - from.getTime()) / 1000 : null;
};
