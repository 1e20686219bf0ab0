import type { Known, StatisticsGroup } from '@execution-gateway/client';
import type { Group } from './gateway';
import type { Grouping, ListState } from './listState';
import { isKind, isStatus, kindNames, wordOf } from './words';

const groups = {
  name: 'NAME',
  kind: 'KIND',
  scope: 'SCOPE',
  status: 'STATUS',
} as const satisfies Record<Grouping, Known<StatisticsGroup>>;

export const statisticsGroupOf = (grouping: Grouping): Known<StatisticsGroup> => groups[grouping];

/** The name of a group for readers. */
export const groupNameOf = (grouping: Grouping, group: string | null): string => {
  if (group === null) return 'Without a name';
  switch (grouping) {
    case 'kind':
      return isKind(group) ? `${kindNames[group]}s` : wordOf(group);
    case 'status':
      return wordOf(group);
    case 'scope':
      return group.replace('/', ', ');
    case 'name':
      return group;
  }
};

/** The filters of the list that select a group. Undefined if none does. */
export const filterOfGroup = (grouping: Grouping, group: string | null): Partial<ListState> | undefined => {
  if (group === null) return undefined;
  switch (grouping) {
    case 'kind':
      return isKind(group) ? { kind: group, statuses: [] } : undefined;
    case 'status':
      return isStatus(group) ? { statuses: [group] } : undefined;
    case 'scope':
      return { scope: group, statuses: [] };
    case 'name':
      return { names: [group], statuses: [] };
  }
};

/** The statistics of one day. Without executions, all but the day is empty. */
export interface Day {
  /** `2026-11-27` */
  readonly day: string;
  readonly count: number;
  readonly failureRate: number | null;
  readonly p50Seconds: number | null;
  readonly p95Seconds: number | null;
}

const dayMs = 86_400_000;

/** More days would be narrower than the lines of the chart. */
const mostDays = 90;

const emptyDay = (day: string): Day => ({
  day,
  count: 0,
  failureRate: null,
  p50Seconds: null,
  p95Seconds: null,
});

/** The groups of days in order, with those in between that have no executions: the last 90 days at most. */
export const daysOf = (rows: readonly Group[]): readonly Day[] => {
  const known = new Map(
    rows.flatMap(({ group, count, failureRate, p50Seconds, p95Seconds }) =>
      group === null ? [] : [[group, { day: group, count, failureRate, p50Seconds, p95Seconds }] as const],
    ),
  );
  const days = [...known.keys()].sort();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const end = Date.parse(last);
  const start = Math.max(Date.parse(first), end - (mostDays - 1) * dayMs);
  return Array.from({ length: Math.round((end - start) / dayMs) + 1 }, (_, index) => {
    const day = new Date(start + index * dayMs).toISOString().slice(0, 10);
    return known.get(day) ?? emptyDay(day);
  });
};
