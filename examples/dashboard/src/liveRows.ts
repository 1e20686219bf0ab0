import type { Row } from './executionRow';
import type { ListState, Order } from './listState';

/** The executions that have changed since a stream began, by id, in their newest state. */
export type Changed = ReadonlyMap<string, Row>;

interface View extends Pick<ListState, 'statuses' | 'order'> {
  /** True if the list has further pages. */
  readonly hasMore: boolean;
}

const timeOf = (moment: string | null): number | null => (moment === null ? null : Date.parse(moment));

/** What the list is ordered by. In progress without a start counts as later than all others. */
const keyOf = (row: Row, { field }: Order): number | null => {
  switch (field) {
    case 'started':
      return timeOf(row.startedAt) ?? (isUnderWay(row) ? Infinity : null);
    case 'ended':
      return timeOf(row.endedAt);
    case 'took':
      return row.endedAt === null ? null : row.durationSeconds;
  }
};

export const isUnderWay = ({ status }: Pick<Row, 'status'>): boolean =>
  ['PENDING', 'RUNNING', 'CANCELLING', 'ROLLING_BACK'].includes(status);

/** True if a row comes before another one. Rows without a value are last, in both directions. */
const isBefore = (row: Row, other: Row, order: Order): boolean => {
  const [key, otherKey] = [keyOf(row, order), keyOf(other, order)];
  if (key === null || otherKey === null) return key !== null;
  return order.isAscending ? key < otherKey : key > otherKey;
};

const place = (rows: Row[], row: Row, { order, hasMore }: View): void => {
  const index = rows.findIndex((other) => isBefore(row, other, order));
  if (index >= 0) rows.splice(index, 0, row);
  // Otherwise, a further page has it.
  else if (!hasMore) rows.push(row);
};

/** The rows with what a stream has changed since: rows appear, move and leave. The newer state of an execution counts. */
export const withChanges = (rows: readonly Row[], changed: Changed, view: View): Row[] => {
  const shown = [...rows];
  for (const row of changed.values()) {
    const index = shown.findIndex(({ id }) => id === row.id);
    const old = shown[index];
    if (old && Date.parse(old.fetchedAt) > Date.parse(row.fetchedAt)) continue;
    const isChosen = view.statuses.length === 0 || view.statuses.some((status) => status === row.status);
    if (old && isChosen && keyOf(old, view.order) === keyOf(row, view.order)) {
      shown[index] = row;
      continue;
    }
    if (old) shown.splice(index, 1);
    if (isChosen) place(shown, row, view);
  }
  return shown;
};

/** An execution in progress with the time that it has taken until now. The gateway reports changes, and time is none. */
export const atMoment = (row: Row, nowMs: number): Row => {
  if (!isUnderWay(row) || row.startedAt === null) return row;
  const durationSeconds = Math.max(0, (nowMs - Date.parse(row.startedAt)) / 1000);
  const usualSeconds = row.expectedDurationSeconds?.p95 ?? Infinity;
  return { ...row, durationSeconds, isOverdue: row.isOverdue === true || durationSeconds > usualSeconds };
};
