import { badCursor, decodeCursor, encodeCursor } from '../model/cursor';

/*
 * Ids of events: cursors of the log. Each names the log and a position in it. That of a snapshot that others follow says so: a stream
 * that resumes there begins with its snapshots again, since the others may not have arrived.
 */

/** A place in the log of events. */
export interface EventPosition {
  readonly logId: string;
  /** The number of the event, or of the newest one when a snapshot was made. */
  readonly number: number;
  /** False for a snapshot or gap behind which further snapshots follow. */
  readonly isWhole: boolean;
}

const list = 'events of executions';

export const encodeEventId = ({ logId, number, isWhole }: EventPosition): string =>
  encodeCursor(list, [logId, number, isWhole ? 1 : 0]);

/** BAD_USER_INPUT for a text that is no id of an event. */
export const decodeEventId = (argument: string, id: string): EventPosition => {
  const [logId, number, isWhole] = decodeCursor(argument, id, list);
  if (typeof logId !== 'string' || !Number.isSafeInteger(number) || (number as number) < 0)
    throw badCursor(argument, id);
  return { logId, number: number as number, isWhole: isWhole === 1 };
};
