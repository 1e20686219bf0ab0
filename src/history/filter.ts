import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { type ExecutionOrigin, executionOrigins } from '../model/record';
import { type ExecutionStatus, isUnderWay, executionStatuses } from '../model/status';
import { safeInteger } from './comparable';
import type { SourceChoice } from './sources';
import { startsLast, type Tables } from './tables';

/** Which executions a query returns. All conditions have to hold; one that is left out holds for all executions. */
export interface HistoryFilter {
  /** Values of `ExecutionKind`. */
  readonly kinds?: readonly string[] | undefined;
  readonly statuses?: readonly ExecutionStatus[] | undefined;
  readonly accountIds?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  /** Epoch milliseconds: the first moment that matches, and the first that no longer does. No time matches neither. */
  readonly startedAfter?: number | undefined;
  readonly startedBefore?: number | undefined;
  readonly endedAfter?: number | undefined;
  readonly endedBefore?: number | undefined;
  /** Inclusive, of any size. Durations are whole milliseconds. That of what is under way is the time until now. */
  readonly minDurationSeconds?: number | undefined;
  readonly maxDurationSeconds?: number | undefined;
  /** In the name, the reason and some more texts, in any case. User and file only where the caller may see these. */
  readonly text?: string | undefined;
  readonly names?: readonly string[] | undefined;
  /** Global ids of the nearest objects that the executions belong to. */
  readonly parentIds?: readonly string[] | undefined;
  /** Only executions whose sensitive fields the caller may see match these two. */
  readonly userNames?: readonly string[] | undefined;
  readonly fileName?: string | undefined;
  /** The whole key or path of a file, or the part after its last `/`. As sensitive. */
  readonly fileNamed?: string | undefined;
  readonly origins?: readonly ExecutionOrigin[] | undefined;
  /** Epoch milliseconds: only what AWS's API has not returned since, and what it no longer knows. */
  readonly unseenSince?: number | undefined;
  /** Epoch milliseconds: only what AWS has returned since, and what it no longer knows. */
  readonly seenAfter?: number | undefined;
}

type Builder = ExpressionBuilder<Tables, 'executions'>;
type Condition = Expression<SqlBool>;

const startOf = 'executions.started_order';
const underWay = executionStatuses.filter(isUnderWay);

const timeConditions = (build: Builder, filter: HistoryFilter): readonly Condition[] => {
  const { startedAfter, startedBefore, endedAfter, endedBefore } = filter;
  const hasStart = startedAfter !== undefined || startedBefore !== undefined;
  return [
    ...(startedAfter === undefined ? [] : [build(startOf, '>=', safeInteger(startedAfter))]),
    ...(hasStart ? [build(startOf, '<', safeInteger(startedBefore ?? startsLast))] : []),
    ...(endedAfter === undefined ? [] : [build('executions.ended_at', '>=', safeInteger(endedAfter))]),
    ...(endedBefore === undefined ? [] : [build('executions.ended_at', '<', safeInteger(endedBefore))]),
  ];
};

/** Seconds such as 1.005 are no exact multiples of a millisecond. */
const inexact = 1e-6;

/** The shortest duration in whole milliseconds of at least so many seconds, and the longest of at most so many. */
export const leastMs = (seconds: number): number => safeInteger(Math.ceil(seconds * 1000 - inexact));
export const mostMs = (seconds: number): number => safeInteger(Math.floor(seconds * 1000 + inexact));

/** What is under way lasts until now. */
const durationConditions = (
  build: Builder,
  { minDurationSeconds: least, maxDurationSeconds: most }: HistoryFilter,
  now: number,
): readonly Condition[] => {
  const runs = (...since: readonly Condition[]): Condition =>
    build.and([
      build('executions.status', 'in', underWay),
      build('executions.ended_at', 'is', null),
      build(startOf, '<', startsLast),
      ...since,
    ]);
  return [
    ...(least === undefined
      ? []
      : [
          build.or([
            build('executions.duration', '>=', leastMs(least)),
            runs(build(startOf, '<=', safeInteger(now - leastMs(least)))),
          ]),
        ]),
    ...(most === undefined
      ? []
      : [
          build.or([
            build('executions.duration', '<=', mostMs(most)),
            runs(build(startOf, '>=', safeInteger(now - mostMs(most)))),
          ]),
        ]),
  ];
};

/** AWS's API does not know what comes from the log. */
const isOfOrigin = (build: Builder, origin: ExecutionOrigin): Condition => {
  if (origin === 'AWS') return build('executions.gone_at', 'is', null);
  if (origin === 'LOG') return build('executions.logged', '=', 1);
  return build.and([build('executions.gone_at', 'is not', null), build('executions.logged', '=', 0)]);
};

const originCondition = (build: Builder, origins: HistoryFilter['origins']): readonly Condition[] => {
  const wanted = new Set(origins);
  if (!origins || wanted.size === executionOrigins.length) return [];
  return [build.or([...wanted].map((origin) => isOfOrigin(build, origin)))];
};

const seenCondition = (build: Builder, seenAfter: number | undefined): readonly Condition[] =>
  seenAfter === undefined
    ? []
    : [
        build.or([
          build('executions.last_seen_at', '>=', safeInteger(seenAfter)),
          build('executions.gone_at', 'is not', null),
        ]),
      ];

const unseenCondition = (build: Builder, unseenSince: number | undefined): readonly Condition[] =>
  unseenSince === undefined
    ? []
    : [
        build.or([
          build('executions.last_seen_at', '<', safeInteger(unseenSince)),
          build('executions.gone_at', 'is not', null),
        ]),
      ];

/** A whole key or path has a `/` where it has several parts; the last part has none. */
const fileNamedCondition = (build: Builder, name: string | undefined): readonly Condition[] =>
  name === undefined
    ? []
    : [build(name.includes('/') ? 'executions.file_name' : 'executions.file_base', '=', name)];

/** True where a filter compares sensitive columns. */
const asksSensitive = ({ userNames, fileName, fileNamed }: HistoryFilter): boolean =>
  userNames !== undefined || fileName !== undefined || fileNamed !== undefined;

/** The conditions of a comparable filter but those about sources, statuses and text. */
export const filterConditions = (
  build: Builder,
  filter: HistoryFilter,
  { sensitive }: SourceChoice,
  now: number,
): readonly Condition[] => {
  const { names, parentIds, userNames, fileName, fileNamed } = filter;
  return [
    ...timeConditions(build, filter),
    ...durationConditions(build, filter, now),
    ...(names ? [build('executions.name', 'in', names)] : []),
    ...(parentIds ? [build('executions.parent_id', 'in', parentIds)] : []),
    ...(userNames ? [build('executions.user_name', 'in', userNames)] : []),
    ...(fileName === undefined ? [] : [build('executions.file_name', '=', fileName)]),
    ...fileNamedCondition(build, fileNamed),
    ...(asksSensitive(filter) ? [build('executions.source', 'in', sensitive)] : []),
    ...originCondition(build, filter.origins),
    ...seenCondition(build, filter.seenAfter),
    ...unseenCondition(build, filter.unseenSince),
  ];
};

/** A filter with an empty list matches nothing. */
export const matchesNothing = (filter: HistoryFilter, { numbers, sensitive }: SourceChoice): boolean =>
  numbers.length === 0 ||
  (asksSensitive(filter) && sensitive.length === 0) ||
  Object.values(filter as Readonly<Record<string, unknown>>).some(
    (value) => Array.isArray(value) && value.length === 0,
  );
