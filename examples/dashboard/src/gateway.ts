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

/** How long an answer is shown before it is asked for again. Each time costs AWS calls. */
export const refreshSeconds = 15;

export const statusesOf = {
  failed: ['FAILED', 'ROLLED_BACK'],
  rollingBack: ['ROLLING_BACK'],
  running: ['PENDING', 'RUNNING', 'CANCELLING'],
} as const satisfies Record<string, readonly Known<ExecutionStatus>[]>;

export type View = keyof typeof statusesOf;

/** What the reader wants to see. Empty texts leave all in. */
export interface Wish {
  readonly view: View;
  readonly kind: ListedKind | '';
  /** `111122223333/us-east-1` */
  readonly scope: string;
}

const filterOf = ({ kind, scope }: Omit<Wish, 'view'>): ExecutionFilter => {
  const [accountId, region] = scope.split('/');
  return {
    ...(kind ? { kinds: [kind] } : {}),
    ...(accountId && region ? { accountIds: [accountId], regions: [region] } : {}),
  };
};

/** An answer, and what could not be had of it. */
interface Whole<Data> {
  readonly data: Data;
  readonly missing: readonly string[];
}

/** Asks a question whose answer is worth showing even if parts of it failed. */
const asMuchAsThereIs = async <Data>(
  ask: (options: CallOptions) => Promise<Data>,
  signal: AbortSignal,
): Promise<Whole<Data>> => {
  const partial: GatewayError[] = [];
  const data = await ask({ signal, onPartial: (error) => partial.push(error) });
  return {
    data,
    missing: partial.flatMap(({ errors }) => errors.map(({ code, message }) => `${code}: ${message}`)),
  };
};

interface Refreshing {
  readonly isRefreshing: boolean;
}

const every = ({ isRefreshing }: Refreshing) => (isRefreshing ? refreshSeconds * 1000 : false);

/** The executions that the reader wants to see, as many pages as were asked for. */
export const useExecutions = (wish: Wish, refreshing: Refreshing) =>
  useInfiniteQuery({
    queryKey: ['executions', wish],
    queryFn: async ({ pageParam, signal }) => {
      const filter = { ...filterOf(wish), statuses: statusesOf[wish.view] };
      const { data, missing } = await asMuchAsThereIs(
        (options) => client.findExecutions({ filter, first: 25, after: pageParam }, options),
        signal,
      );
      if (!data.executions) throw new Error(missing[0] ?? 'The gateway has no list of executions.');
      return { ...data.executions, missing };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    refetchInterval: every(refreshing),
  });

export type ExecutionPage = NonNullable<ReturnType<typeof useExecutions>['data']>['pages'][number];

/** How many there are in each view; undefined while nobody knows. */
export const useCounts = (wish: Omit<Wish, 'view'>, refreshing: Refreshing) =>
  useQuery({
    queryKey: ['counts', wish],
    queryFn: async ({ signal }) => {
      const { executionCounts } = await client.howManyExecutions({ filter: filterOf(wish) }, { signal });
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
    refetchInterval: every(refreshing),
  }).data;

/** The accounts and regions that the gateway may ask. */
export const useScopes = () =>
  useQuery({
    queryKey: ['scopes'],
    queryFn: async ({ signal }) => (await client.whichScopesAreThere({}, { signal })).scopes,
    staleTime: Infinity,
  }).data ?? [];

/** One execution; null where AWS does not know it. */
export const useExecution = (id: string, refreshing: Refreshing) =>
  useQuery({
    queryKey: ['execution', id],
    queryFn: async ({ signal }) => {
      const { data, missing } = await asMuchAsThereIs(
        (options) => client.whatHappenedInThisExecution({ id }, options),
        signal,
      );
      if (!data.execution && missing[0]) throw new Error(missing[0]);
      return { execution: data.execution, missing };
    },
    refetchInterval: every(refreshing),
  });

export type OpenedExecution = NonNullable<NonNullable<ReturnType<typeof useExecution>['data']>['execution']>;

export type Opened<Kind extends OpenedExecution['__typename']> = Extract<
  OpenedExecution,
  { __typename: Kind }
>;
