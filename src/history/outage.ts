import { GatewayError } from '../model/errors';
import { isObject } from '../model/isObject';
import { SqliteError } from './sqlite/connection';

/** How long the database is not used after a failure, so that requests do not wait for it. */
const restMs = 3_000;

/** The store cannot answer now. The reason is for operators; clients receive the message. */
export class HistoryUnavailable extends GatewayError {
  constructor(
    readonly reason: string,
    message = 'The history of executions cannot be read now. Retry later.',
  ) {
    super('UPSTREAM_UNAVAILABLE', message);
  }
}

/** A query that takes too long by itself. */
export const tooSlow = (error: unknown): HistoryUnavailable =>
  new HistoryUnavailable(
    reasonOf(error),
    'This query of the history of executions takes too long. Use a filter that selects fewer executions, or retry later.',
  );

/** The code of an error, such as SQLITE_FULL, ECONNREFUSED or 57014. A message may repeat what is stored, or a password. */
export const reasonOf = (error: unknown): string => {
  if (error instanceof HistoryUnavailable) return error.reason;
  if (error instanceof SqliteError && error.code === 'SQLITE_ERROR') return error.message;
  if (isObject(error) && typeof error.code === 'string') return error.code;
  return error instanceof Error ? error.message : 'unknown';
};

/** True where the server of PostgreSQL was not reached, or has ended the connection: nothing with a code of SQL of another class. */
export const isServerAway = (error: unknown): boolean => {
  const { code } = isObject(error) ? error : {};
  return (
    typeof code !== 'string' || !/^[0-9A-Z]{5}$/.test(code) || /^(?:08|57P)/.test(code) || code === 'EPIPE'
  );
};

/** True where the rows of a batch are at fault, and not the state of the database. */
export const isFaultOfRows = (error: unknown): boolean => {
  const { code } = isObject(error) ? error : {};
  // Class 22: a value that cannot be stored. Class 23: a constraint. Class 54: a row or an index entry that is too large.
  return typeof code === 'string' && /^(?:22|23|54)...$|^SQLITE_(?:CONSTRAINT|TOOBIG|MISMATCH)/.test(code);
};

/** True where the values of one query are at fault, such as a number beyond those of a column. */
const isFaultOfValues = (error: unknown): boolean => {
  const { code } = isObject(error) ? error : {};
  return typeof code === 'string' && /^22...$|^SQLITE_(?:TOOBIG|MISMATCH|RANGE)/.test(code);
};

/**
 * True where a query of PostgreSQL has waited for too long for a connection, since others have all of them. A server that accepts no
 * connection is another error, of those who have asked for one.
 */
const hasWaitedForOthers = (error: unknown): boolean =>
  isObject(error) && error.message === 'timeout exceeded when trying to connect';

/**
 * True where a statement has taken longer than its limit, or has waited for too long for those that others run. A server of
 * PostgreSQL that does not stop a statement itself is at fault, and not the statement.
 */
export const isTooSlow = (error: unknown): boolean => {
  const { code } = isObject(error) ? error : {};
  return code === 'SQLITE_TIMEOUT' || code === '57014' || hasWaitedForOthers(error);
};

export interface OutageEvents {
  readonly onAway: (reason: string) => void;
  readonly onBack: () => void;
}

/** Watches one use of the database. An outage is reported once, at its start and its end. */
export const watchOutage = ({ onAway, onBack }: OutageEvents) => {
  let restsUntil = 0;
  let isAway = false;
  return {
    isAway: () => isAway,
    /** Milliseconds until the database is tried again. */
    restMs: () => Math.max(0, restsUntil - performance.now()),
    /**
     * The result of the task. Rejects with HistoryUnavailable where it fails, or the database rests after a failure. A failure
     * that the values of the task explain is no outage, and neither is a connection that others have used for too long: if the
     * database is at fault, they show it.
     */
    async use<Value>(task: () => Promise<Value>): Promise<Value> {
      if (performance.now() < restsUntil) throw new HistoryUnavailable('The history is not available.');
      try {
        const value = await task();
        if (isAway) onBack();
        isAway = false;
        return value;
      } catch (error) {
        const reason = reasonOf(error);
        if (isFaultOfValues(error)) throw new HistoryUnavailable(reason);
        if (hasWaitedForOthers(error)) throw tooSlow(error);
        restsUntil = performance.now() + restMs;
        if (!isAway) onAway(reason);
        isAway = true;
        throw new HistoryUnavailable(reason);
      }
    },
  };
};

export type Outage = ReturnType<typeof watchOutage>;
