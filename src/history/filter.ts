import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { type ExecutionStatus, isUnderWay, executionStatuses } from '../model/status';
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
  /** Inclusive. The duration of what is under way is that until now. */
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
  readonly origins?: readonly ('AWS' | 'HISTORY')[] | undefined;
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
    ...(startedAfter === undefined ? [] : [build(startOf, '>=', startedAfter)]),
    ...(hasStart ? [build(startOf, '<', startedBefore ?? startsLast)] : []),
    ...(endedAfter === undefined ? [] : [build('executions.ended_at', '>=', endedAfter)]),
    ...(endedBefore === undefined ? [] : [build('executions.ended_at', '<', endedBefore)]),
  ];
};

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
            build('executions.duration', '>=', least * 1000),
            runs(build(startOf, '<=', now - least * 1000)),
          ]),
        ]),
    ...(most === undefined
      ? []
      : [
          build.or([
            build('executions.duration', '<=', most * 1000),
            runs(build(startOf, '>=', now - most * 1000)),
          ]),
        ]),
  ];
};

const originCondition = (build: Builder, origins: HistoryFilter['origins']): readonly Condition[] => {
  if (!origins || new Set(origins).size === 2) return [];
  return [build('executions.gone_at', origins[0] === 'AWS' ? 'is' : 'is not', null)];
};

const seenCondition = (build: Builder, seenAfter: number | undefined): readonly Condition[] =>
  seenAfter === undefined
    ? []
    : [
        build.or([
          build('executions.last_seen_at', '>=', seenAfter),
          build('executions.gone_at', 'is not', null),
        ]),
      ];

/** The conditions of a filter but those about sources, statuses and text. */
export const filterConditions = (
  build: Builder,
  filter: HistoryFilter,
  { sensitive }: SourceChoice,
  now: number,
): readonly Condition[] => {
  const { names, parentIds, userNames, fileName } = filter;
  const asksSensitive = userNames !== undefined || fileName !== undefined;
  return [
    ...timeConditions(build, filter),
    ...durationConditions(build, filter, now),
    ...(names ? [build('executions.name', 'in', names)] : []),
    ...(parentIds ? [build('executions.parent_id', 'in', parentIds)] : []),
    ...(userNames ? [build('executions.user_name', 'in', userNames)] : []),
    ...(fileName === undefined ? [] : [build('executions.file_name', '=', fileName)]),
    ...(asksSensitive ? [build('executions.source', 'in', sensitive)] : []),
    ...originCondition(build, filter.origins),
    ...seenCondition(build, filter.seenAfter),
  ];
};

/** A filter with an empty list matches nothing. */
export const matchesNothing = (filter: HistoryFilter, { numbers, sensitive }: SourceChoice): boolean =>
  numbers.length === 0 ||
  ((filter.userNames !== undefined || filter.fileName !== undefined) && sensitive.length === 0) ||
  Object.values(filter as Readonly<Record<string, unknown>>).some(
    (value) => Array.isArray(value) && value.length === 0,
  );
