import { isForgotten, type Seen } from './record';
import { type ExecutionStatus, isUnderWay } from './status';
import { epochMs } from './time';

interface Timed {
  readonly status: ExecutionStatus;
  readonly startedAt?: unknown;
  readonly endedAt?: unknown;
  readonly seen?: Seen | undefined;
}

/**
 * Seconds from start to end, or to `now` while the execution is under way; null where start or end is not known. The end of
 * one that AWS has forgotten under way is not known. AWS's clocks differ, so an end can be before its start: that is 0 seconds.
 */
export const durationSeconds = (execution: Timed, now: () => Date): number | null => {
  // A malformed time is the error of its own field, and of what is computed from it.
  for (const time of [execution.startedAt, execution.endedAt]) if (time instanceof Error) throw time;
  const start = epochMs(execution.startedAt);
  if (start === undefined) return null;
  const runs = isUnderWay(execution.status) && !isForgotten({ seen: execution.seen });
  const end = epochMs(execution.endedAt) ?? (runs ? now().getTime() : undefined);
  return end === undefined ? null : Math.max(0, (end - start) / 1000);
};
