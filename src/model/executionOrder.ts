import { isObject } from './isObject';

export const orderFields = ['STARTED_AT', 'ENDED_AT', 'DURATION', 'FIRST_SEEN_AT'] as const;

export type OrderField = (typeof orderFields)[number];
export type OrderDirection = 'ASC' | 'DESC';

/**
 * An order of executions. Ties are decided by id, ascending. What has no value comes last in both directions, by id. In the
 * order of STARTED_AT, what is under way without a start counts as later than every start.
 */
export interface HistoryOrder {
  readonly field: OrderField;
  readonly direction: OrderDirection;
}

/** That of `Query.executions`: newest start first. */
export const usualOrder: HistoryOrder = { field: 'STARTED_AT', direction: 'DESC' };

export const orderColumns = {
  STARTED_AT: 'started_order',
  ENDED_AT: 'ended_at',
  DURATION: 'duration',
  FIRST_SEEN_AT: 'first_seen_at',
} as const;

/** The place of an execution in an order. JSON can hold it: a cursor does, bound to its filter and order. */
export interface HistoryPlace {
  /** What the executions are ordered by; null for one without it. */
  readonly value: number | null;
  readonly id: string;
}

/** True for a place, for what comes from a cursor. */
export const isPlace = (value: unknown): value is HistoryPlace =>
  isObject(value) &&
  typeof value.id === 'string' &&
  (value.value === null || Number.isSafeInteger(value.value));
