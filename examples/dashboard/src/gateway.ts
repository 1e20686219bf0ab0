import type { ExecutionOrder, WhatHappenedInThisExecutionQuery } from '@execution-gateway/client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { client, queryPartial } from './client';
import { type Covered, unreadOf } from './coverage';
import { type Bounds, boundsOf, filterOf } from './filter';
import type { ListState, OrderField } from './listState';
import { statisticsGroupOf } from './statistics';

/** The interval of automatic refreshing. Each refresh costs AWS calls. */
export const refreshSeconds = 15;

/** The interval while the gateway is still reading AWS for the first time. */
const firstSeconds = 3;

/** The milliseconds until data is requested again, or false if it is not: while a stream reports what changes, and all is read. */
export const refreshInterval = (
  { isRefreshing }: Pick<ListState, 'isRefreshing'>,
  covered: readonly Covered[] = [],
  isLive = false,
): number | false => {
  if (!isRefreshing) return false;
  if (unreadOf(covered).length > 0) return firstSeconds * 1000;
  return !isLive && refreshSeconds * 1000;
};

const orderFields = {
  started: 'STARTED_AT',
  ended: 'ENDED_AT',
  took: 'DURATION',
} as const satisfies Record<OrderField, ExecutionOrder['field']>;

/** Of transfers that are in the history only, no start is known: the first time that the gateway saw them replaces it. */
const haveNoStart = ({ kind, origin }: ListState): boolean =>
  kind === 'TRANSFER_EXECUTION' && origin === 'history';

const orderByOf = (state: ListState): ExecutionOrder => ({
  field:
    haveNoStart(state) && state.order.field === 'started' ? 'FIRST_SEEN_AT' : orderFields[state.order.field],
  direction: state.order.isAscending ? 'ASC' : 'DESC',
});

interface PageParam {
  readonly after: string | null;
  /** Those of the first page. Undefined for the first page itself. */
  readonly bounds: Bounds | undefined;
}

/** What a request depends on: all but how often it is sent, and how statistics are grouped. */
const keyOf = ({ isRefreshing: _isRefreshing, grouping: _grouping, ...state }: ListState) => state;

export const keyOfList = (state: ListState) => ['executions', keyOf(state)] as const;

/** The executions that match the filter, as pages. */
export const useExecutions = (state: ListState, isLive: boolean) =>
  useInfiniteQuery({
    queryKey: keyOfList(state),
    queryFn: async ({ pageParam, signal }) => {
      const bounds = pageParam.bounds ?? boundsOf(state, Date.now());
      const { statuses } = state;
      const filter = { ...filterOf(state, bounds), ...(statuses.length > 0 && { statuses }) };
      const { data, missing } = await queryPartial(
        (options) =>
          client.findExecutions(
            {
              filter,
              orderBy: orderByOf(state),
              first: 25,
              after: pageParam.after,
            },
            options,
          ),
        signal,
      );
      if (!data.executions) throw new Error(missing[0] ?? 'The gateway returned no list of executions.');
      return { ...data.executions, bounds, missing };
    },
    initialPageParam: { after: null, bounds: undefined } as PageParam,
    getNextPageParam: ({ pageInfo, bounds }): PageParam | null =>
      pageInfo.hasNextPage ? { after: pageInfo.endCursor, bounds } : null,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => refreshInterval(state, data?.pages, isLive),
  });

export type ExecutionPage = NonNullable<ReturnType<typeof useExecutions>['data']>['pages'][number];

/** All but the statuses and the order. */
export const keyOfCounts = (state: ListState) => {
  const { statuses: _statuses, order: _order, ...key } = keyOf(state);
  return ['counts', key] as const;
};

/** The number of executions with each status, whatever statuses are chosen. Undefined while loading. */
export const useCounts = (state: ListState, isLive: boolean): ReadonlyMap<string, number> | undefined =>
  useQuery({
    queryKey: keyOfCounts(state),
    queryFn: async ({ signal }) => {
      const filter = filterOf(state, boundsOf(state, Date.now()));
      const { executionCounts } = await client.howManyExecutions({ filter }, { signal });
      const counts = new Map<string, number>();
      for (const { status, count } of executionCounts?.counts ?? [])
        counts.set(status, (counts.get(status) ?? 0) + count);
      return { counts, coverage: executionCounts?.coverage ?? [] };
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => refreshInterval(state, data && [data], isLive),
  }).data?.counts;

/** Statistics by day and by the chosen group, of executions with any status. */
export const useStatistics = (state: ListState) => {
  const { statuses: _statuses, order: _order, ...key } = keyOf(state);
  return useQuery({
    queryKey: ['statistics', key, state.grouping],
    queryFn: async ({ signal }) => {
      const filter = filterOf(state, boundsOf(state, Date.now()));
      const { data, missing } = await queryPartial(
        (options) =>
          client.howReliableAreExecutions({ filter, groupBy: statisticsGroupOf(state.grouping) }, options),
        signal,
      );
      if (!data.byDay || !data.byGroup) throw new Error(missing[0] ?? 'The gateway returned no statistics.');
      return { byDay: data.byDay.groups, byGroup: data.byGroup, missing };
    },
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => refreshInterval(state, data && [data.byGroup]),
  });
};

export type StatisticsData = NonNullable<ReturnType<typeof useStatistics>['data']>;
export type Group = StatisticsData['byDay'][number];

/** The accounts and regions that the gateway reads. */
export const useScopes = () =>
  useQuery({
    queryKey: ['scopes'],
    queryFn: async ({ signal }) => (await client.whichScopesAreThere({}, { signal })).scopes,
    staleTime: Infinity,
  }).data ?? [];

export const keyOfExecution = (id: string) => ['execution', id] as const;

export interface ExecutionData {
  /** Null if neither AWS nor the history of the gateway knows it. */
  readonly execution: WhatHappenedInThisExecutionQuery['execution'];
  readonly missing: readonly string[];
}

/** One execution. */
export const useExecution = (id: string, refreshing: Pick<ListState, 'isRefreshing'>, isLive: boolean) =>
  useQuery({
    queryKey: keyOfExecution(id),
    queryFn: async ({ signal }): Promise<ExecutionData> => {
      const { data, missing } = await queryPartial(
        (options) => client.whatHappenedInThisExecution({ id }, options),
        signal,
      );
      if (!data.execution && missing[0]) throw new Error(missing[0]);
      return { execution: data.execution, missing };
    },
    refetchInterval: refreshInterval(refreshing, [], isLive),
  });

export type OpenedExecution = NonNullable<ExecutionData['execution']>;

export type Opened<Kind extends OpenedExecution['__typename']> = Extract<
  OpenedExecution,
  { __typename: Kind }
>;
