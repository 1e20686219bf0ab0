import type { RawBuilder, SelectQueryBuilder } from 'kysely';
import { lazyPackages } from '../model/lazyPackages';
import { type ExecutionStatus, storedStatus } from '../model/status';
import { comparableFilter, comparableName } from './comparable';
import type { Database } from './database';
import { filterConditions, type HistoryFilter, matchesNothing } from './filter';
import type { Rights, Sources } from './sources';
import { startsLast, type Tables } from './tables';
import { termOf, textCondition } from './textSearch';

export const statisticsGroups = ['KIND', 'NAME', 'SCOPE', 'STATUS', 'DAY'] as const;

export type StatisticsGroup = (typeof statisticsGroups)[number];

/** Figures of the executions of one group. */
export interface Statistics {
  /** The kind, name, scope (account/region), status, or day of the start (UTC, like 2026-11-27); null for those without it. */
  readonly group: string | null;
  readonly count: number;
  readonly failed: number;
  /** Failed ones among those that have ended, from 0 to 1; null where none has ended. */
  readonly failureRate: number | null;
  /** Seconds, of executions whose start and end are known; null where there is none. Percentiles by the nearest rank. */
  readonly p50Seconds: number | null;
  readonly p95Seconds: number | null;
  readonly maxSeconds: number | null;
}

/** How many executions have this kind and status. */
export interface StatusCount {
  /** A value of `ExecutionKind`. */
  readonly kind: string;
  readonly status: ExecutionStatus;
  readonly count: number;
}

/** How long an execution of a name has usually taken. Seconds. */
export interface ExpectedDuration {
  readonly p50: number;
  readonly p95: number;
  /** The number of executions that this is based on, at least 1. */
  readonly basedOn: number;
}

/** The groups with the most executions are returned. */
const mostGroups = 1_000;

/** The newest executions that an expectation is based on. */
const mostExpected = 200;

const dayMs = 86_400_000;
const endedStatuses: readonly ExecutionStatus[] = ['SUCCEEDED', 'FAILED', 'CANCELLED', 'ROLLED_BACK'];

const seconds = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : milliseconds / 1000;

/** The value at the nearest rank of sorted values. */
const percentile = (sorted: readonly number[], part: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;

/** Counts of words that this release does not know are those of UNKNOWN. PostgreSQL returns sums as texts. */
const withKnownStatuses = (
  rows: readonly { readonly kind: string; readonly status: string; readonly count: number | string }[],
): StatusCount[] => {
  const counts = new Map<string, StatusCount>();
  for (const row of rows) {
    const status = storedStatus(row.status);
    const key = `${row.kind} ${status}`;
    const before = counts.get(key)?.count ?? 0;
    counts.set(key, { kind: row.kind, status, count: before + Number(row.count) });
  }
  return [...counts.values()];
};

/** The columns of a group. Days are those of UTC. */
const groupColumn = (groupBy: StatisticsGroup): RawBuilder<string | number | null> => {
  const { sql } = lazyPackages.kysely;
  const columns: Readonly<Record<StatisticsGroup, RawBuilder<string | number | null>>> = {
    KIND: sql.ref('sources.kind'),
    NAME: sql.ref('executions.name'),
    SCOPE: sql`sources.account_id || '/' || sources.region`,
    STATUS: sql.ref('executions.status'),
    DAY: sql`case when executions.started_order < ${sql.lit(startsLast)} then executions.started_order / ${sql.lit(dayMs)} end`,
  };
  return columns[groupBy];
};

const groupName = (groupBy: StatisticsGroup, value: string | number | null): string | null => {
  if (value === null) return null;
  return groupBy === 'DAY' ? new Date(Number(value) * dayMs).toISOString().slice(0, 10) : String(value);
};

export const createStatistics = ({ scan, read }: Database, sources: Sources, now: () => number) => {
  /** The executions that match; undefined where none can. A text is compared with each of them. */
  const matching = async (given: HistoryFilter, rights: Rights) => {
    const filter = comparableFilter(given);
    const choice = await sources.choose(filter, rights);
    if (matchesNothing(filter, choice)) return undefined;
    const { statuses, text = '' } = filter;
    const moment = now();
    let query = scan
      .selectFrom('executions')
      .where('executions.source', 'in', choice.numbers)
      .where((build) => build.and([...filterConditions(build, filter, choice, moment)]));
    if (statuses) query = query.where('executions.status', 'in', statuses);
    if (text !== '') query = query.where((build) => textCondition(build, termOf(text), choice));
    return query;
  };

  type Matching = SelectQueryBuilder<Tables, 'executions' | 'sources', object>;

  const countsOf = (query: Matching, column: RawBuilder<string | number | null>) => {
    const { sql } = lazyPackages.kysely;
    const isOneOf = (statuses: readonly ExecutionStatus[]) =>
      sql<number>`sum(case when executions.status in (${sql.join(statuses.map((status) => sql.lit(status)))}) then 1 else 0 end)`;
    return query
      .select((build) => [
        column.as('group'),
        build.fn.countAll<number>().as('count'),
        isOneOf(['FAILED']).as('failed'),
        isOneOf(endedStatuses).as('ended'),
      ])
      .groupBy(column)
      .orderBy('count', 'desc')
      .limit(mostGroups)
      .execute();
  };

  /** Few durations are distinct, so they are counted before they are sorted. */
  const durationsOf = (query: Matching, column: RawBuilder<string | number | null>) => {
    const { sql } = lazyPackages.kysely;
    const counted = query
      .where('executions.duration', 'is not', null)
      .select((build) => [
        column.as('group'),
        'executions.duration as duration',
        build.fn.countAll<number>().as('count'),
      ])
      .groupBy([column, 'executions.duration']);
    const ranked = scan
      .selectFrom(counted.as('counted'))
      .select((build) => [
        'group',
        'duration',
        sql<number>`sum(count) over (partition by ${build.ref('group')} order by duration)`.as('rank'),
        sql<number>`sum(count) over (partition by ${build.ref('group')})`.as('total'),
      ]);
    const percentileOf = (percent: number) =>
      sql<number>`min(case when rank * 100 >= total * ${sql.lit(percent)} then duration end)`;
    return scan
      .selectFrom(ranked.as('ranked'))
      .select((build) => [
        'group',
        percentileOf(50).as('p50'),
        percentileOf(95).as('p95'),
        build.fn.max('duration').as('longest'),
      ])
      .groupBy('group')
      .execute();
  };

  return {
    /** Counts by kind and status, the largest first. Reads all executions that match, of an index where the filter allows that. */
    async counts(filter: HistoryFilter, rights: Rights): Promise<readonly StatusCount[]> {
      const query = await matching(filter, rights);
      if (!query) return [];
      const bySource = query
        .select((build) => [
          'executions.source',
          'executions.status',
          build.fn.countAll<number>().as('count'),
        ])
        .groupBy(['executions.source', 'executions.status']);
      const rows = await scan
        .selectFrom(bySource.as('counted'))
        .innerJoin('sources', 'sources.number', 'counted.source')
        .select(({ fn }) => [
          'sources.kind',
          'counted.status',
          fn.sum<number | string>('counted.count').as('count'),
        ])
        .groupBy(['sources.kind', 'counted.status'])
        .execute();
      return withKnownStatuses(rows).sort((one, two) => two.count - one.count);
    },

    /** Figures by group, the largest groups first, at most 1,000. Reads and sorts all executions that match. */
    async statistics(
      filter: HistoryFilter,
      rights: Rights,
      groupBy: StatisticsGroup,
    ): Promise<readonly Statistics[]> {
      const query = (await matching(filter, rights))?.innerJoin(
        'sources',
        'sources.number',
        'executions.source',
      );
      if (!query) return [];
      const column = groupColumn(groupBy);
      const counts = await countsOf(query, column);
      const durations = new Map((await durationsOf(query, column)).map((row) => [row.group, row]));
      return counts.map(({ group, count, failed, ended }) => {
        const { p50 = null, p95 = null, longest = null } = durations.get(group) ?? {};
        return {
          group: groupName(groupBy, group),
          count,
          failed,
          failureRate: ended === 0 ? null : failed / ended,
          p50Seconds: seconds(p50),
          p95Seconds: seconds(p95),
          maxSeconds: seconds(longest),
        };
      });
    },

    /**
     * How long the newest 200 executions of this kind and name that have succeeded took; undefined where there is none. The
     * kind is a value of `ExecutionKind`. Takes about a millisecond.
     */
    async expectedDuration(
      kind: string,
      name: string,
      rights: Rights,
    ): Promise<ExpectedDuration | undefined> {
      const choice = await sources.choose({ kinds: [kind] }, rights);
      if (choice.numbers.length === 0) return undefined;
      const rows = await read
        .selectFrom('executions')
        .select('duration')
        .where('name', '=', comparableName(name))
        .where('source', 'in', choice.numbers)
        .where('status', '=', 'SUCCEEDED')
        .where('duration', 'is not', null)
        .orderBy('started_order', 'desc')
        .limit(mostExpected)
        .execute();
      const sorted = rows.map(({ duration }) => (duration ?? 0) / 1000).sort((one, other) => one - other);
      const basedOn = sorted.length;
      return basedOn === 0
        ? undefined
        : { p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95), basedOn };
    },
  };
};
