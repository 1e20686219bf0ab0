import { kindOf, type NodeKind } from '../kinds';
import type { ExecutionRecord } from '../model/record';
import { isOfFuture } from '../model/time';
import type { StoredRow } from './stored';

/*
 * What is stored with a time of the future: the clock of a process ran ahead. AWS has not returned it then, so every answer of AWS is
 * newer.
 */

type Times = Pick<StoredRow, 'first_seen_at' | 'last_seen_at' | 'gone_at'>;

/** True where a row has a time after `now`, in epoch milliseconds, that the clocks of replicas do not explain. */
export const hasFuture = ({ first_seen_at, last_seen_at, gone_at }: Times, now: number): boolean =>
  [first_seen_at, last_seen_at, gone_at ?? -Infinity].some((time) => isOfFuture(time, now));

interface Known {
  readonly record: ExecutionRecord;
  readonly firstSeenAt: number;
  readonly goneAt: number | null;
}

/** The same with `until` in place of each time after `now`, both in epoch milliseconds. */
export const withoutFuture = <State extends Known>(state: State, until: number, now: number): State => {
  const { record, firstSeenAt, goneAt } = state;
  const bounded = (time: number): number => (isOfFuture(time, now) ? until : time);
  const seenAt = record.fetchedAt.getTime();
  return {
    ...state,
    firstSeenAt: bounded(firstSeenAt),
    goneAt: goneAt === null ? null : bounded(goneAt),
    record:
      bounded(seenAt) === seenAt
        ? record
        : kindOf(record.kind as NodeKind).revive({ ...record, fetchedAt: new Date(bounded(seenAt)) }),
  };
};
