import type { HistoryFilter } from '../../../src/history/filter';
import type { HistoryOrder } from '../../../src/model/executionOrder';
import type { Rights } from '../../../src/history/sources';
import { executionKinds } from '../../../src/kinds';
import { epochMs } from '../../../src/model/time';
import type { ExecutionRecord } from '../../../src/model/record';
import { isUnderWay } from '../../../src/model/status';
import { noon } from './records';

/*
 * What the queries of the store mean, over all executions in memory. It shares no code with the store but the order of
 * `Query.executions`.
 */

const kindNameOf = ({ kind }: ExecutionRecord): string =>
  executionKinds.find(({ type }) => type === kind)?.execution.kind ?? '';

const milliseconds = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : Math.round(seconds * 1000);

const within = (time: number | undefined, after: number | undefined, before: number | undefined): boolean => {
  if (after === undefined && before === undefined) return true;
  return time !== undefined && time >= (after ?? -Infinity) && time < (before ?? Infinity);
};

const nameOf = (record: ExecutionRecord): unknown => {
  const { blueprintName, name, workflowId, kind } = record as never as Record<string, unknown>;
  return kind === 'Lifecycle' ? 'old-images' : (blueprintName ?? name ?? workflowId);
};

const publicTexts = (record: ExecutionRecord): unknown[] => {
  const { workflowName, action } = record as never as Record<string, unknown>;
  return [record.statusReason, nameOf(record), workflowName, action];
};

const userOf = (record: ExecutionRecord): string | undefined =>
  (record as never as { serviceMetadata?: { UserDetails: { UserName: string } } }).serviceMetadata
    ?.UserDetails.UserName;

const fileOf = (record: ExecutionRecord): string | undefined =>
  (record as never as { initialFileLocation?: { S3FileLocation: { Key: string } } }).initialFileLocation
    ?.S3FileLocation.Key;

const durationOf = ({ startedAt, endedAt, status }: ExecutionRecord): number | undefined => {
  if (startedAt === undefined) return undefined;
  const end = endedAt ?? (isUnderWay(status) ? noon / 1000 : undefined);
  return end === undefined ? undefined : Math.max(0, end - startedAt);
};

/** An execution as queries return it. */
export interface KnownExecution {
  readonly record: ExecutionRecord;
  /** AWS no longer knows it. */
  readonly isGone: boolean;
}

/** What queries return of an execution that AWS no longer knows. */
export const goneExecution = (record: ExecutionRecord): KnownExecution => ({
  record: ['PENDING', 'RUNNING', 'CANCELLING', 'ROLLING_BACK'].includes(record.status)
    ? { ...record, ...{ status: 'UNKNOWN' as const } }
    : record,
  isGone: true,
});

/** True for an execution that the filter selects and the caller may see. */
const isSelected = ({ record, isGone }: KnownExecution, filter: HistoryFilter, rights: Rights): boolean => {
  const kind = kindNameOf(record);
  const { accountId, region } = record.scope;
  const seesSensitive = rights.maySeeSensitive(record.scope, kind);
  const has = (values: readonly unknown[] | undefined, value: unknown): boolean =>
    values?.includes(value) ?? true;
  const duration = durationOf(record);
  const asksDuration = filter.minDurationSeconds !== undefined || filter.maxDurationSeconds !== undefined;
  const texts = [...publicTexts(record), ...(seesSensitive ? [userOf(record), fileOf(record)] : [])];
  const text = filter.text?.toUpperCase().toLowerCase() ?? '';
  return (
    rights.maySee(record.scope, kind) &&
    has(filter.kinds, kind) &&
    has(filter.statuses, record.status) &&
    has(filter.accountIds, accountId) &&
    has(filter.regions, region) &&
    has(filter.names, nameOf(record)) &&
    has(filter.parentIds, record.parents[0]) &&
    (!filter.userNames || (seesSensitive && has(filter.userNames, userOf(record)))) &&
    (filter.fileName === undefined || (seesSensitive && filter.fileName === fileOf(record))) &&
    within(milliseconds(record.startedAt), filter.startedAfter, filter.startedBefore) &&
    within(milliseconds(record.endedAt), filter.endedAfter, filter.endedBefore) &&
    (!asksDuration ||
      (duration !== undefined &&
        duration >= (filter.minDurationSeconds ?? 0) &&
        duration <= (filter.maxDurationSeconds ?? Infinity))) &&
    has(filter.origins, isGone ? 'HISTORY' : 'AWS') &&
    (isGone || record.fetchedAt.getTime() >= (filter.seenAfter ?? -Infinity)) &&
    (text === '' ||
      texts.some((one) => typeof one === 'string' && one.toUpperCase().toLowerCase().includes(text)))
  );
};

/** Ascending from first to last in the direction; Infinity: last in both directions. */
const rankOf = (record: ExecutionRecord, { field, direction }: HistoryOrder): number => {
  const { startedAt, endedAt, fetchedAt } = record;
  const sign = direction === 'DESC' ? -1 : 1;
  if (field === 'STARTED_AT') {
    // What is under way without a start is the latest; what has no start otherwise is the last.
    const start = epochMs(startedAt) ?? (isUnderWay(record.status) ? Number.MAX_VALUE : undefined);
    return start === undefined ? Infinity : sign * start;
  }
  const duration =
    startedAt === undefined || endedAt === undefined ? undefined : Math.max(0, endedAt - startedAt);
  const values = { ENDED_AT: endedAt, DURATION: duration, FIRST_SEEN_AT: fetchedAt.getTime() };
  const value = values[field];
  return value === undefined ? Infinity : sign * value;
};

/** The ids of the executions that are selected, in order. */
export const selectedIds = (
  executions: readonly KnownExecution[],
  filter: HistoryFilter,
  rights: Rights,
  order: HistoryOrder,
): string[] =>
  executions
    .filter((execution) => isSelected(execution, filter, rights))
    .map(({ record }) => ({ rank: rankOf(record, order), id: record.id }))
    .sort((one, two) => (one.rank === two.rank ? (one.id < two.id ? -1 : 1) : one.rank < two.rank ? -1 : 1))
    .map(({ id }) => id);
