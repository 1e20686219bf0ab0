import {
  type CallOptions,
  createClient,
  type ExecutionFilter,
  type ExecutionStatus,
  type GatewayError,
  type Known,
} from '@execution-gateway/client';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ListedKind } from './words';

const client = createClient({ url: new URL('/graphql', window.location.href).href });

/** The interval of automatic refreshing. Each refresh costs AWS calls. */
export const refreshSeconds = 15;

export const statusesOf = {
  failed: ['FAILED', 'ROLLED_BACK'],
  rollingBack: ['ROLLING_BACK'],
  running: ['PENDING', 'RUNNING', 'CANCELLING'],
} as const satisfies Record<string, readonly Known<ExecutionStatus>[]>;

export type View = keyof typeof statusesOf;

/** The view and the filters of the list. An empty string means no filter. */
export interface ListFilter {
  readonly view: View;
  readonly kind: ListedKind | '';
  /** `111122223333/us-east-1` */
  readonly scope: string;
}

const filterOf = ({ kind, scope }: Omit<ListFilter, 'view'>): ExecutionFilter => {
  const [accountId, region] = scope.split('/');
  return {
    ...(kind ? { kinds: [kind] } : {}),
    ...(accountId && region ? { accountIds: [accountId], regions: [region] } : {}),
  };
};

/** Data, and the messages of the fields that failed. */
interface PartialData<Data> {
  readonly data: Data;
  readonly missing: readonly string[];
}

/** Sends a query and accepts partial data. */
const queryPartial = async <Data>(
  query: (options: CallOptions) => Promise<Data>,
  signal: AbortSignal,
): Promise<PartialData<Data>> => {
  const partialErrors: GatewayError[] = [];
  const data = await query({ signal, onPartial: (error) => partialErrors.push(error) });
  return {
    data,
    missing: partialErrors.flatMap(({ errors }) => errors.map(({ code, message }) => `${code}: ${message}`)),
  };
};

interface Refreshing {
  readonly isRefreshing: boolean;
}

const intervalOf = ({ isRefreshing }: Refreshing) => (isRefreshing ? refreshSeconds * 1000 : false);

/** The executions that match the filter, as pages. */
export const useExecutions = (filter: ListFilter, refreshing: Refreshing) =>
  useInfiniteQuery({
    queryKey: ['executions', filter],
    queryFn: async ({ pageParam, signal }) => {
      const variables = { ...filterOf(filter), statuses: statusesOf[filter.view] };
      const { data, missing } = await queryPartial(
        (options) => client.findExecutions({ filter: variables, first: 25, after: pageParam }, options),
        signal,
      );
      if (!data.executions) throw new Error(missing[0] ?? 'The gateway returned no list of executions.');
      return { ...data.executions, missing };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    refetchInterval: intervalOf(refreshing),
  });

export type ExecutionPage = NonNullable<ReturnType<typeof useExecutions>['data']>['pages'][number];

/** The number of executions in each view. Undefined while loading. */
export const useCounts = (filter: Omit<ListFilter, 'view'>, refreshing: Refreshing) =>
  useQuery({
    queryKey: ['counts', filter],
    queryFn: async ({ signal }) => {
      const { executionCounts } = await client.howManyExecutions({ filter: filterOf(filter) }, { signal });
      const countOf = (statuses: readonly string[]): number =>
        (executionCounts?.counts ?? [])
          .filter(({ status }) => statuses.includes(status))
          .reduce((sum, { count }) => sum + count, 0);
      return {
        failed: countOf(statusesOf.failed),
        rollingBack: countOf(statusesOf.rollingBack),
        running: countOf(statusesOf.running),
      };
    },
    placeholderData: keepPreviousData,
    refetchInterval: intervalOf(refreshing),
  }).data;

/** The accounts and regions that the gateway reads. */
export const useScopes = () =>
  useQuery({
    queryKey: ['scopes'],
    queryFn: async ({ signal }) => (await client.whichScopesAreThere({}, { signal })).scopes,
    staleTime: Infinity,
  }).data ?? [];

/** One execution. Null if AWS does not know it. */
export const useExecution = (id: string, refreshing: Refreshing) =>
  useQuery({
    queryKey: ['execution', id],
    queryFn: async ({ signal }) => {
      const { data, missing } = await queryPartial(
        (options) => client.whatHappenedInThisExecution({ id }, options),
        signal,
      );
      if (!data.execution && missing[0]) throw new Error(missing[0]);
      return { execution: data.execution, missing };
    },
    refetchInterval: intervalOf(refreshing),
  });

export type OpenedExecution = NonNullable<NonNullable<ReturnType<typeof useExecution>['data']>['execution']>;

export type Opened<Kind extends OpenedExecution['__typename']> = Extract<
  OpenedExecution,
  { __typename: Kind }
>;
