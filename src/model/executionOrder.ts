import { type ExecutionStatus, isUnderWay } from './status';
import { epochMs } from './time';

/*
 * The order of all executions: those under way without a start (Transfer returns none) come first, then the newest start,
 * and those that neither are under way nor have a start come last. Ties are decided by id, ascending.
 */

const ranks = { underWay: 0, started: 1, other: 2 } as const;

/** What decides an execution's place. A cursor holds it. */
export interface ExecutionPlace {
  /** Ascending from the first to the last: -Infinity, then minus the start in epoch milliseconds, then Infinity. */
  readonly order: number;
  readonly id: string;
}

/** The `order` of an execution's place. */
export const orderOf = (execution: {
  readonly status: ExecutionStatus;
  readonly startedAt?: unknown;
}): number => {
  const startedAt = epochMs(execution.startedAt);
  if (startedAt !== undefined) return -startedAt;
  return isUnderWay(execution.status) ? -Infinity : Infinity;
};

/** The start in epoch milliseconds; undefined for an execution without one. */
export const startOf = (order: number): number | undefined => (Number.isFinite(order) ? -order : undefined);

/** Negative where `one` comes before `other`; 0 only for the same execution. */
export const comparePlaces = (one: ExecutionPlace, other: ExecutionPlace): number => {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id > other.id);
};

const rankOf = (order: number): number => {
  if (Number.isFinite(order)) return ranks.started;
  return order < 0 ? ranks.underWay : ranks.other;
};

/** A place as JSON holds it: rank, start in epoch milliseconds (0 without one), id. */
export const encodePlace = ({ order, id }: ExecutionPlace): readonly unknown[] => [
  rankOf(order),
  startOf(order) ?? 0,
  id,
];

/** The place that `encodePlace` wrote; undefined for anything else. */
export const decodePlace = (parts: readonly unknown[]): ExecutionPlace | undefined => {
  const [rank, startedAt, id] = parts;
  if (parts.length !== 3 || !Number.isSafeInteger(startedAt) || typeof id !== 'string') return undefined;
  if (rank === ranks.started) return { order: -Number(startedAt), id };
  if (rank === ranks.underWay || rank === ranks.other) {
    return { order: rank === ranks.underWay ? -Infinity : Infinity, id };
  }
  return undefined;
};
