import type { GraphQLResolveInfo } from 'graphql';
import type {
  QueryExecutionsArgs,
  QueryResolvers,
  QueryTransferExecutionsArgs,
  StatusChangeResolvers,
} from '../generated/graphql';
import { decodeNodeId, type ExecutionKindSpec, executionKinds, type SomeExecution } from '../kinds';
import { mayShowMore, type SourceCoverage, summaryOf } from '../model/coverage';
import { badCursor, decodeCursor, encodeCursor } from '../model/cursor';
import { durationSeconds } from '../model/duration';
import { type HistoryOrder, type HistoryPlace, isPlace } from '../model/executionOrder';
import type { ExecutionRecord } from '../model/record';
import { badInput } from '../model/errors';
import { chooseScope, requireScope, type Scope } from '../model/scope';
import { executionStatuses } from '../model/status';
import {
  type Connection,
  connectionOf,
  type PageOfItems,
  pageSizeOf,
  type Paging,
  sharedConnection,
} from './connection';
import type { PlannedField, Selection } from '../query/plan';
import type {
  ExecutionCounts as CountedExecutions,
  ExecutionFilter,
  ExecutionPage,
  GatewayContext,
  GroupStatistics,
  LogCoverage,
} from './context';
import { mapMaybe } from './maybe';
import { isOverdue } from './overdue';
import { rootCause } from './rootCause';

const listOf = ({ name }: ExecutionFilter, { field, direction }: HistoryOrder): string =>
  `executions ${field} ${direction} ${name}`;

const orderOf = ({ orderBy }: QueryExecutionsArgs): HistoryOrder => ({
  field: orderBy?.field ?? 'STARTED_AT',
  direction: orderBy?.direction ?? 'DESC',
});

/** The place in a cursor. Its scope must be configured; its execution may no longer exist. */
const placeAfter = (cursor: string, list: string, scopes: readonly Scope[]): HistoryPlace => {
  const [value, id] = decodeCursor('after', cursor, list);
  const place = { value, id };
  if (!isPlace(place)) throw badCursor('after', cursor);
  const { accountId, region } = decodeNodeId('after', place.id);
  requireScope(scopes, accountId, region);
  return place;
};

/** What the document selects of the executions in a connection, in `nodes` and in `edges`. */
const nodeFields = (connection: PlannedField): readonly PlannedField[] =>
  [...connection.selection('ExecutionConnection').fields.values()].flatMap((field) => {
    if (field.name === 'nodes') return [field];
    if (field.name !== 'edges') return [];
    return [...field.selection('ExecutionEdge').fields.values()].filter(({ name }) => name === 'node');
  });

/** True where a selected field of an execution of this kind is in no list, and costs a Get. Relations do not count. */
const needsGet = (kind: ExecutionKindSpec, { names }: Selection): boolean =>
  ['get', 'extended'].includes(kind.views.needOf([...names].filter((name) => name in kind.fields)));

/** The calls for the cause of one failure, as a rule: a list of steps or resources, an image and its log. */
const callsOfCause = 3;

const fetchesCause = ({ fields }: Selection, { variableValues }: GraphQLResolveInfo): boolean =>
  [...fields.values()].some(
    (field) => field.name === 'rootCause' && field.argumentsWith(variableValues).fetch === true,
  );

/** The most calls that the fields of one execution of this kind need. */
const callsOfNode = (
  kind: ExecutionKindSpec,
  nodes: readonly PlannedField[],
  info: GraphQLResolveInfo,
): number => {
  const selections = nodes.map((node) => node.selection(kind.type));
  const isGot = selections.some((selection) => needsGet(kind, selection));
  const hasCause = selections.some((selection) => fetchesCause(selection, info));
  return (isGot ? 1 : 0) + (hasCause ? callsOfCause : 0);
};

const coverageFields: ReadonlySet<string> = new Set(['coverage', 'coverageSummary', 'logCoverage']);

/** True where the document selects how much of the sources the statistics cover, which costs calls. */
const selectsCoverage = (statistics: PlannedField): boolean =>
  [...statistics.selection('ExecutionStatistics').fields.values()].some(({ name }) =>
    coverageFields.has(name),
  );

const transferKind = 'TRANSFER_EXECUTION';

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
  rootCause,

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

const mayHaveMore = ({ isCut, coverage, logCoverage }: ExecutionPage): boolean =>
  isCut || coverage.some(mayShowMore) || logCoverage.some(mayShowMore);

/** Where the next request continues, if not after the last item: where a search was cut, or without items at the same place. */
const endCursorOf = (page: ExecutionPage, list: string, { after }: Paging): string | undefined => {
  const { items, isCut, end } = page;
  if (isCut && end) return encodeCursor(list, [end.value, end.id]);
  return items.length === 0 && mayHaveMore(page) ? (after ?? undefined) : undefined;
};

const itemsOf = (page: ExecutionPage, list: string, paging: Paging): PageOfItems<SomeExecution> => {
  const { items, hasNextPage, coverage, logCoverage } = page;
  return {
    nodes: items.map(({ record }) => record as unknown as SomeExecution),
    list,
    positionOf: (index) => {
      const place = items[index]?.place;
      return [place?.value, place?.id];
    },
    hasNextPage: hasNextPage || mayHaveMore(page),
    endCursor: endCursorOf(page, list, paging),
    coverage: [...coverage],
    logCoverage: [...logCoverage],
  };
};

/** A page of executions. */
export interface CoveredConnection extends Connection<SomeExecution> {
  readonly coverage: SourceCoverage[];
}

const coverageSummary = ({ coverage }: { readonly coverage: readonly SourceCoverage[] }) =>
  summaryOf(coverage);

export const ExecutionConnection = { coverageSummary };

export const ExecutionCounts = {
  coverageSummary,
  counts: ({ counts }: CountedExecutions) => [...counts].sort(byKindAndStatus),
  logCoverage: ({ logCoverage }: CountedExecutions) => [...logCoverage],
};

type Filter = Parameters<GatewayContext['listing']['filter']>[0];

/** A page of the executions that a filter selects. */
const executionsPage = async (
  input: Filter,
  order: HistoryOrder,
  paging: Paging,
  { access, caller, listing, plans, scopes }: GatewayContext,
  info: GraphQLResolveInfo,
): Promise<CoveredConnection> => {
  const size = pageSizeOf(paging);
  const filter = await listing.filter(input, scopes.all, access, caller);
  const list = listOf(filter, order);
  const after =
    typeof paging.after === 'string' ? placeAfter(paging.after, list, await scopes.all()) : undefined;
  const reserved = (): number => {
    const nodes = nodeFields(plans.field(info));
    const kinds = executionKinds.filter(({ execution }) => filter.kinds.has(execution.kind));
    return size * Math.max(0, ...kinds.map((kind) => callsOfNode(kind, nodes, info)));
  };

  const page = await listing.page(filter, order, after, size, reserved);
  const items = () => itemsOf(page, list, paging);
  const connection = listing.isShared(page)
    ? sharedConnection(page, list, { size, paging }, items)
    : connectionOf(items(), paging);
  return connection as CoveredConnection;
};

/** The filter of `transferExecutions`. BAD_USER_INPUT where no argument selects anything, before any call. */
const transferFilter = async (
  { fileName, userName, startedAfter, startedBefore, scope }: QueryTransferExecutionsArgs,
  { scopes }: GatewayContext,
): Promise<Filter> => {
  const isNothing = [fileName, userName, startedAfter, startedBefore].every(
    (value) => value === null || value === undefined,
  );
  if (isNothing)
    throw badInput('fileName', null, '`fileName`, `userName`, `startedAfter` or `startedBefore`');
  if (fileName === '') throw badInput('fileName', fileName, 'a key, a path, or the part after its last `/`');
  const chosen = scope?.accountId || scope?.region ? chooseScope(await scopes.all(), scope) : undefined;
  return {
    kinds: [transferKind],
    fileNamed: fileName,
    userNames: typeof userName === 'string' ? [userName] : undefined,
    startedAfter,
    startedBefore,
    accountIds: chosen && [chosen.accountId],
    regions: chosen && [chosen.region],
  };
};

export const executionsQueries: Partial<QueryResolvers> = {
  executions: (_query, args, context: GatewayContext, info) =>
    executionsPage(args.filter, orderOf(args), args, context, info),

  transferExecutions: async (_query, args, context: GatewayContext, info) => {
    const filter = await transferFilter(args, context);
    return executionsPage(filter, orderOf({}), args, context, info);
  },

  executionCounts: async (_query, args, { access, caller, listing, scopes }) => {
    const filter = await listing.filter(args.filter, scopes.all, access, caller);
    return listing.counts(filter);
  },

  executionStatistics: async (_query, args, context: GatewayContext, info) => {
    const { access, caller, history, listing, plans, scopes } = context;
    const filter = await listing.filter(args.filter, scopes.all, access, caller);
    // The coverage comes first: it reads lists, and what they return has to be in the groups.
    const counted = selectsCoverage(plans.field(info)) ? await listing.counts(filter) : undefined;
    const groups = await history.statistics(filter.query, filter.rights, args.groupBy);
    const { coverage = [], logCoverage = [] } = counted ?? {};
    return { groups: [...groups], coverage: [...coverage], logCoverage: [...logCoverage] };
  },
};

/** Statistics. The coverage is empty where the query does not select it. */
export interface CoveredStatistics {
  readonly groups: GroupStatistics[];
  readonly coverage: SourceCoverage[];
  readonly logCoverage: LogCoverage[];
}

export const ExecutionStatistics = { coverageSummary };
