import type { ExecutionKindSpec } from '../kinds';
import { memoized } from '../model/memoized';
import type { ExecutionRecord } from '../model/record';
import { type ExecutionStatus, isUnderWay } from '../model/status';
import { comparableFilter } from './comparable';
import type { HistoryFilter } from './filter';
import { leastMs, mostMs } from './filter';
import { executionKindOf, rowOf } from './row';
import type { Rights } from './sources';
import { startsLast } from './tables';
import { termOf } from './textSearch';

/*
 * The conditions of a filter for one execution that is in memory. They are those of `filter.ts`, which compares the columns of rows:
 * a test holds them to each other.
 */

type Columns = ReturnType<typeof rowOf>;

/* An event is compared with many filters, and a filter with many events. */

/** What the columns hold of an execution; undefined for a record that is none. */
const comparableRecord = memoized((record: ExecutionRecord) => {
  const kind = executionKindOf(record);
  return kind && { kind, row: rowOf(record, kind, record.seen?.goneAt ?? null) };
});

const comparable = memoized((filter: HistoryFilter): HistoryFilter => {
  const { text } = filter;
  return { ...comparableFilter(filter), text: text === undefined ? undefined : termOf(text) };
});

const isOneOf = (value: string | null, values: readonly string[] | undefined): boolean =>
  values === undefined || (value !== null && values.includes(value));

/** True for a time from `from` on and before `to`. No time is in no range. */
const isWithin = (
  time: number | null | undefined,
  from: number | undefined,
  to: number | undefined,
): boolean => {
  if (from === undefined && to === undefined) return true;
  return typeof time === 'number' && time >= (from ?? -Infinity) && time < (to ?? Infinity);
};

const hasTimes = (row: Columns, filter: HistoryFilter): boolean => {
  const { startedAfter, startedBefore, endedAfter, endedBefore } = filter;
  const hasStart = startedAfter !== undefined || startedBefore !== undefined;
  const to = hasStart ? Math.min(startedBefore ?? startsLast, startsLast) : undefined;
  return isWithin(row.started_order, startedAfter, to) && isWithin(row.ended_at, endedAfter, endedBefore);
};

/** What is under way lasts until now. */
const hasDuration = (row: Columns, filter: HistoryFilter, now: number): boolean => {
  const { minDurationSeconds: least, maxDurationSeconds: most } = filter;
  if (least === undefined && most === undefined) return true;
  const start = row.started_order;
  const isRunning =
    isUnderWay(row.status as ExecutionStatus) &&
    row.ended_at === null &&
    typeof start === 'number' &&
    start < startsLast;
  const duration = row.duration ?? (isRunning ? now - start : undefined);
  if (duration === undefined) return false;
  return (
    (least === undefined || duration >= leastMs(least)) && (most === undefined || duration <= mostMs(most))
  );
};

const hasFile = (row: Columns, { fileName, fileNamed }: HistoryFilter): boolean =>
  (fileName === undefined || row.file_name === fileName) &&
  (fileNamed === undefined || (fileNamed.includes('/') ? row.file_name : row.file_base) === fileNamed);

const hasText = (row: Columns, term: string | undefined, seesSensitive: boolean): boolean =>
  term === undefined ||
  row.search_text.includes(term) ||
  (seesSensitive && row.sensitive_text.includes(term));

const originOf = ({ seen }: ExecutionRecord): string => seen?.origin ?? 'AWS';

const matchesKind = (
  { kinds, accountIds, regions }: HistoryFilter,
  { scope }: ExecutionRecord,
  { execution }: ExecutionKindSpec,
): boolean =>
  isOneOf(execution.kind, kinds) && isOneOf(scope.accountId, accountIds) && isOneOf(scope.region, regions);

/**
 * True for an execution that a filter selects, for a caller with these rights. One of `statuses` has to be in the filter: a change is of
 * interest to those who see its state before or after it. `now` is in epoch milliseconds. Ignores `seenAfter` and `unseenSince`.
 */
export const matchesFilter = (
  record: ExecutionRecord,
  statuses: readonly (ExecutionStatus | undefined)[],
  filter: HistoryFilter,
  rights: Rights,
  now: number,
): boolean => {
  const compared = comparableRecord(record);
  if (!compared) return false;
  const { kind, row } = compared;
  if (!rights.maySee(record.scope, kind.execution.kind)) return false;
  const wanted = comparable(filter);
  if (!matchesKind(wanted, record, kind)) return false;
  if (!statuses.some((status) => status !== undefined && isOneOf(status, wanted.statuses))) return false;
  const { names, parentIds, userNames, fileName, fileNamed, text, origins } = wanted;
  const seesSensitive = rights.maySeeSensitive(record.scope, kind.execution.kind);
  const asksSensitive = (userNames ?? fileName ?? fileNamed) !== undefined;
  return (
    (!asksSensitive || seesSensitive) &&
    isOneOf(row.name ?? null, names) &&
    isOneOf(row.parent_id ?? null, parentIds) &&
    isOneOf(row.user_name ?? null, userNames) &&
    isOneOf(originOf(record), origins) &&
    hasTimes(row, wanted) &&
    hasDuration(row, wanted, now) &&
    hasFile(row, wanted) &&
    hasText(row, text, seesSensitive)
  );
};
