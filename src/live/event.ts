import type { StoredEvent } from '../history';
import type { ExecutionRecord } from '../model/record';
import type { ExecutionStatus } from '../model/status';

/** What a stream says of an execution. */
export type EventType = 'SNAPSHOT' | 'ADDED' | 'CHANGED' | 'ENDED' | 'GAP';

/** All events up to here are behind the stream, and no snapshot is left. No event: only a place to resume behind. */
export interface StreamPosition {
  readonly eventId: string;
  readonly type: 'POSITION';
}

/** An event of a stream, for one caller. */
export interface ExecutionEvent {
  readonly eventId: string;
  readonly type: EventType;
  /** In the state of the event. */
  readonly execution: ExecutionRecord;
  readonly previousStatus: ExecutionStatus | undefined;
  /** Names of fields, sorted. Those that the caller may not see are left out. */
  readonly changedFields: readonly string[];
  /** When AWS returned the state, in epoch milliseconds. */
  readonly at: number;
  /** The event of the log, which is one object for all streams of the process. Undefined for a snapshot or gap. */
  readonly logged: StoredEvent | undefined;
}
