import type {
  ExecutionStatisticsResolvers,
  QueryResolvers,
  StatusChangeResolvers,
} from '../generated/graphql';
import { decodeNodeId, executionKinds, type SomeExecution } from '../kinds';
import { mayShowMore, type SourceCoverage } from '../model/coverage';
import { badCursor, decodeCursor } from '../model/cursor';
import { durationSeconds } from '../model/duration';
import { decodePlace, encodePlace, type ExecutionPlace } from '../model/executionOrder';
import type { ExecutionRecord } from '../model/record';
import { requireScope, type Scope } from '../model/scope';
import { executionStatuses } from '../model/status';
import {
  type Connection,
  connectionOf,
  type PageOfItems,
  pageSizeOf,
  type Paging,
  sharedConnection,
} from './connection';
import type {
  ExecutionFilter,
  ExecutionPage,
  GatewayContext,
  GroupStatistics,
  HistoryFilter,
} from './context';
import { mapMaybe } from './maybe';
import { isOverdue } from './overdue';

const listOf = ({ name }: ExecutionFilter): string => `executions ${name}`;

/** The place in a cursor. Its scope must be configured; its execution may no longer exist. */
const placeAfter = (cursor: string, filter: ExecutionFilter, scopes: readonly Scope[]): ExecutionPlace => {
  const place = decodePlace(decodeCursor('after', cursor, listOf(filter)));
  if (!place) throw badCursor('after', cursor);
  const { accountId, region } = decodeNodeId('after', place.id);
  requireScope(scopes, accountId, region);
  return place;
};

const kindNames = executionKinds.map(({ execution }) => execution.kind);

const byKindAndStatus = (one: { kind: string; status: string }, other: { kind: string; status: string }) =>
  kindNames.indexOf(one.kind) - kindNames.indexOf(other.kind) ||
  executionStatuses.findIndex((status) => status === one.status) -
    executionStatuses.findIndex((status) => status === other.status);

/** The computed fields of every kind of execution. No page of AWS's console is known for any of them. */
export const executionTable = {
  durationSeconds: (execution: ExecutionRecord, _args: object, { now }: GatewayContext) =>
    durationSeconds(execution, now),
  consoleUrl: () => null,

  origin: (execution: ExecutionRecord, _args: object, { history }: GatewayContext) =>
    mapMaybe(history.seen(execution), ({ origin }) => origin),
  firstSeenAt: (execution: ExecutionRecord, _args: object, { history }: GatewayContext) =>
    mapMaybe(history.seen(execution), ({ firstSeenAt }) => new Date(firstSeenAt)),
  lastSeenAt: (execution: ExecutionRecord, _args: object, { history }: GatewayContext) =>
    mapMaybe(history.seen(execution), ({ lastSeenAt }) => new Date(lastSeenAt)),
  changes: (execution: ExecutionRecord, _args: object, { history }: GatewayContext) =>
    history.changes(execution),
  expectedDurationSeconds: (execution: ExecutionRecord, _args: object, { history }: GatewayContext) =>
    history.expectedDuration(execution),
  isOverdue: (execution: ExecutionRecord, _args: object, { history, now }: GatewayContext) =>
    isOverdue(execution, (record) => history.expectedDuration(record), now),
};

export const StatusChange: Partial<StatusChangeResolvers> = { at: ({ at }) => new Date(at) };

const itemsOf = (
  { found, coverage }: ExecutionPage,
  filter: ExecutionFilter,
  size: number,
  { after }: Paging,
): PageOfItems<SomeExecution> => {
  const mayHaveMore = coverage.some(mayShowMore);
  const placed = found.slice(0, size);
  return {
    nodes: placed.map(({ record }) => record as unknown as SomeExecution),
    list: listOf(filter),
    positionOf: (index) => encodePlace(placed[index] as ExecutionPlace),
    hasNextPage: found.length > size || mayHaveMore,
    // Without items, the next request continues from the same place.
    endCursor: mayHaveMore && placed.length === 0 ? (after ?? undefined) : undefined,
    coverage: [...coverage],
  };
};

/** The same conditions for the history. The scopes are chosen apart from it. */
const storedFilter = ({ kinds, statuses, startedAfter, startedBefore }: ExecutionFilter): HistoryFilter => ({
  kinds: [...kinds],
  statuses: statuses && [...statuses],
  startedAfter,
  startedBefore,
});

export const executionsQueries: Partial<QueryResolvers> = {
  executions: async (_query, args, { access, listing, scopes }: GatewayContext) => {
    const size = pageSizeOf(args);
    const filter = await listing.filter(args.filter, scopes.all, access);
    const after =
      typeof args.after === 'string' ? placeAfter(args.after, filter, await scopes.all()) : undefined;

    const page = await listing.page(filter, after, size);
    const items = () => itemsOf(page, filter, size, args);
    const connection = listing.isShared(page)
      ? sharedConnection(page, listOf(filter), { size, paging: args }, items)
      : connectionOf(items(), args);
    return connection as Connection<SomeExecution> & { coverage: SourceCoverage[] };
  },

  executionCounts: async (_query, args, { access, listing, scopes }) => {
    const filter = await listing.filter(args.filter, scopes.all, access);
    const { counts, coverage } = await listing.counts(filter);
    return { counts: [...counts].sort(byKindAndStatus), coverage: [...coverage] };
  },

  executionStatistics: async (_query, args, { access, history, listing, scopes }) => {
    const filter = await listing.filter(args.filter, scopes.all, access);
    return {
      filter,
      groups: [...(await history.statistics(filter.scopes, storedFilter(filter), args.groupBy))],
    };
  },
};

/** Statistics, and the filter that selects their sources. */
export interface StatisticsOfFilter {
  readonly filter: ExecutionFilter;
  readonly groups: GroupStatistics[];
}

export const ExecutionStatistics: Partial<ExecutionStatisticsResolvers> = {
  coverage: async ({ filter }, _args, { listing }) => [...(await listing.counts(filter)).coverage],
};
