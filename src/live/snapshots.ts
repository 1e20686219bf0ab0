import type { History } from '../history';
import type { ExecutionFilter } from '../listing';
import type { ExecutionRecord } from '../model/record';
import type { Clock } from './clock';
import type { ExecutionEvent } from './event';
import { encodeEventId, type EventPosition } from './eventId';

/*
 * The snapshots that streams begin with. Streams with equal filters that begin together share theirs, and with them what is resolved beneath.
 */

/** The snapshots at the begin of a stream of many executions. */
const mostSnapshots = 100;

/** Streams that begin within this time, without an event in between, share their snapshots. */
const togetherMs = 1_000;

/** The moment of AWS's answers that a state is made of, in epoch milliseconds. */
export const asOf = ({ fetchedAt, seen }: ExecutionRecord): number =>
  Math.max(fetchedAt.getTime(), seen?.lastSeenAt ?? -Infinity, seen?.goneAt ?? -Infinity);

/** The state of an execution at a position. A stream resumes behind it if it `isWhole`: no other snapshots belong to it. */
export const snapshotOf = (
  type: 'SNAPSHOT' | 'GAP',
  execution: ExecutionRecord,
  position: EventPosition,
  isWhole: boolean,
): ExecutionEvent => ({
  eventId: encodeEventId({ ...position, isWhole }),
  type,
  execution,
  previousStatus: undefined,
  changedFields: [],
  at: asOf(execution),
  logged: undefined,
});

export interface Snapshots {
  /** The snapshots of the stored executions that match, at most 100: all that the log has up to the position is in them. */
  of(filter: ExecutionFilter, position: EventPosition): Promise<readonly ExecutionEvent[]>;
}

interface Shared {
  readonly position: EventPosition;
  readonly until: number;
  readonly events: Promise<readonly ExecutionEvent[]>;
}

export const createSnapshots = (history: Pick<History, 'page'>, clock: Clock): Snapshots => {
  const shared = new Map<string, Shared>();

  const read = async (
    { query, rights }: ExecutionFilter,
    position: EventPosition,
  ): Promise<readonly ExecutionEvent[]> => {
    const { items } = await history.page({ filter: query, rights, size: mostSnapshots });
    return items.map(({ record }, index) =>
      snapshotOf('SNAPSHOT', record, position, index === items.length - 1),
    );
  };

  return {
    of(filter, position) {
      const now = clock.now();
      for (const [key, { until }] of shared) if (until <= now) shared.delete(key);
      const known = shared.get(filter.key);
      if (known?.position.logId === position.logId && known.position.number === position.number)
        return known.events;
      const events = read(filter, position);
      shared.set(filter.key, { position, until: now + togetherMs, events });
      events.catch(() => shared.delete(filter.key));
      return events;
    },
  };
};
