import { type ExecutionStatus, isUnderWay } from './status';
import { epochMs } from './time';

interface Timed {
  readonly status: ExecutionStatus;
  readonly startedAt?: unknown;
  readonly endedAt?: unknown;
}

/** Seconds from start to end, or to `now` while the execution is under way; null where start or end is not known. */
export const durationSeconds = (execution: Timed, now: () => Date): number | null => {
  // A malformed time is the error of its own field, and of what is computed from it.
  for (const time of [execution.startedAt, execution.endedAt]) if (time instanceof Error) throw time;
  const start = epochMs(execution.startedAt);
  if (start === undefined) return null;
  const end = epochMs(execution.endedAt) ?? (isUnderWay(execution.status) ? now().getTime() : undefined);
  return end === undefined ? null : (end - start) / 1000;
};
