import type { Expression, ExpressionBuilder, SelectQueryBuilder, SqlBool } from 'kysely';
import { lazyPackages } from '../model/lazyPackages';
import { comparableFilter, withoutZero } from './comparable';
import type { Database } from './database';
import { filterConditions, type HistoryFilter, matchesNothing } from './filter';
import { type HistoryOrder, type HistoryPlace, orderColumns, usualOrder } from '../model/executionOrder';
import type { Rights, SourceChoice, Sources } from './sources';
import { type StoredExecution } from './stored';
import type { Tables } from './tables';
import { findsFew, indexedNumbers, type IndexedNumbers, termOf, textCondition } from './textSearch';

export interface PageRequest {
  readonly filter?: HistoryFilter | undefined;
  readonly rights: Rights;
  /** Defaults to newest start first. */
  readonly orderBy?: HistoryOrder | undefined;
  /** The page begins after this place, whether or not an execution is there. */
  readonly after?: HistoryPlace | undefined;
  /** The largest number of executions. A page of size 0 only shows whether executions follow. */
  readonly size: number;
}

export interface PlacedExecution extends StoredExecution {
  readonly place: HistoryPlace;
}

export interface HistoryPage {
  readonly items: readonly PlacedExecution[];
  readonly hasNextPage: boolean;
  /** Where the next page begins: after the last item, or where a search was cut. Undefined for an empty page that was not cut. */
  readonly end: HistoryPlace | undefined;
  /** True where a search for a text ended after 20,000 executions, at `end`, and there may be more that match. */
  readonly isCut: boolean;
}

/** How many executions a search without the index reads at first, and at most. */
const examinedAtFirst = 1_000;
const examinedAtMost = 20_000;

/** Up to so many sources, statuses or names are read one by one, each in order, and merged. */
const mostBranches = 16;

interface Key {
  readonly number: number;
  readonly id: string;
  readonly value: number | null;
}

const placeOf = ({ value, id }: Key): HistoryPlace => ({ value, id });

interface Found {
  readonly keys: readonly Key[];
  /** The last execution that was looked at, where the search ended before all were. */
  readonly cutAt: HistoryPlace | undefined;
}

/** Equalities that an index has before its order. */
type Branch = Readonly<
  Partial<
    Record<
      'source' | 'status' | 'name' | 'parent_id' | 'user_name' | 'file_name' | 'file_base',
      string | number
    >
  >
>;

interface Plan {
  readonly filter: HistoryFilter;
  readonly choice: SourceChoice;
  readonly order: HistoryOrder;
  readonly term: string | undefined;
  /** Set where the index of texts finds few executions. */
  readonly found: IndexedNumbers | undefined;
  readonly now: number;
}

/** An index has each of these in the order of STARTED_AT, so the first rows of each suffice. */
const branchesOf = ({ filter, choice, order, found }: Plan): readonly Branch[] => {
  const { parentIds, names, userNames, fileName, fileNamed, statuses } = filter;
  if (order.field !== 'STARTED_AT' || found) return [{}];
  const candidates: readonly (readonly Branch[])[] = [
    ...(fileName === undefined ? [] : [[{ file_name: fileName }]]),
    ...(fileNamed === undefined
      ? []
      : [[fileNamed.includes('/') ? { file_name: fileNamed } : { file_base: fileNamed }]]),
    (parentIds ?? []).map((parent_id) => ({ parent_id })),
    (userNames ?? []).map((user_name) => ({ user_name })),
    (names ?? []).map((name) => ({ name })),
    choice.numbers.flatMap((source) => statuses?.map((status) => ({ source, status })) ?? [{ source }]),
    (statuses ?? []).map((status) => ({ status })),
  ];
  return candidates.find(({ length }) => length > 0 && length <= mostBranches) ?? [{}];
};

type Executions = SelectQueryBuilder<Tables, 'executions', object>;

/**
 * The conditions about sources and statuses. The `+` keeps SQLite from reading the sources one by one, and sorting them. The likelihood makes
 * it read the index that begins with both, rather than all of the status in any source.
 */
const withSources = (
  query: Executions,
  { filter, choice }: Plan,
  branch: Branch,
  isSqlite: boolean,
): Executions => {
  const { sql } = lazyPackages.kysely;
  const column = (name: string) =>
    isSqlite ? sql`+${sql.ref(`executions.${name}`)}` : sql.ref(`executions.${name}`);
  let result = query;
  for (const [name, value] of Object.entries(branch)) {
    const condition = sql<SqlBool>`${sql.ref(`executions.${name}`)} = ${value}`;
    const isCommon = isSqlite && name === 'status' && branch.source !== undefined;
    result = result.where(isCommon ? sql<SqlBool>`likelihood(${condition}, 0.9)` : condition);
  }
  if (branch.source === undefined) result = result.where(column('source'), 'in', choice.numbers);
  if (branch.status === undefined && filter.statuses)
    result = result.where(column('status'), 'in', filter.statuses);
  return result;
};

/** The keys of one segment: of executions with a value, or of those without. */
type Segment = 'valued' | 'unvalued';

export const createPages = (
  database: Database,
  sources: Sources,
  hasTextIndex: () => boolean,
  load: (numbers: readonly number[]) => Promise<ReadonlyMap<number, StoredExecution>>,
  now: () => number,
) => {
  const isSqlite = database.kind === 'sqlite';

  const planOf = async (request: PageRequest): Promise<Plan> => {
    const { rights, orderBy = usualOrder } = request;
    const filter = comparableFilter(request.filter ?? {});
    const choice = await sources.choose(filter, rights);
    const term = filter.text === undefined || filter.text === '' ? undefined : termOf(filter.text);
    const found = term === undefined ? undefined : indexedNumbers(database, term, hasTextIndex());
    const isFew = found !== undefined && choice.numbers.length > 0 && (await findsFew(database, found));
    return { filter, choice, order: orderBy, term, found: isFew ? found : undefined, now: now() };
  };

  /** The executions of a branch that match all but the text, after the place, in order. */
  const branchQuery = (
    plan: Plan,
    segment: Segment,
    after: HistoryPlace | undefined,
    branch: Branch,
  ): Executions => {
    const { filter, choice, order } = plan;
    const column = `executions.${orderColumns[order.field]}` as const;
    const isDown = order.direction === 'DESC';
    const placed = (build: ExpressionBuilder<Tables, 'executions'>) => {
      if (segment === 'unvalued') {
        return [build(column, 'is', null), ...(after ? [build('executions.id', '>', after.id)] : [])];
      }
      if (after?.value === undefined || after.value === null) return [build(column, 'is not', null)];
      return [
        build(column, isDown ? '<=' : '>=', after.value),
        build.or([build(column, '<>', after.value), build('executions.id', '>', after.id)]),
      ];
    };
    const query = withSources(database.page.selectFrom('executions'), plan, branch, isSqlite).where((build) =>
      build.and([...placed(build), ...filterConditions(build, filter, choice, plan.now)]),
    );
    const { sql } = lazyPackages.kysely;
    // The index that begins with both lacks the id. The `+` keeps SQLite from preferring one that has the id, and walking through all statuses.
    const hasBoth = branch.source !== undefined && branch.status !== undefined;
    return (
      segment === 'valued' ? query.orderBy(column, order.direction === 'DESC' ? 'desc' : 'asc') : query
    ).orderBy(isSqlite && hasBoth ? sql`+executions.id` : 'executions.id');
  };

  const keyColumns = ({ order }: Plan) =>
    ['executions.number', 'executions.id', `executions.${orderColumns[order.field]} as value`] as const;

  /** The first keys of all branches, merged. */
  const keysByIndex = (
    plan: Plan,
    segment: Segment,
    after: HistoryPlace | undefined,
    limit: number,
  ): Promise<Key[]> => {
    const { found, term, choice, order } = plan;
    const [first, ...others] = branchesOf(plan).map((branch) => {
      const query = branchQuery(plan, segment, after, branch).select(keyColumns(plan)).limit(limit);
      return found && term !== undefined
        ? query
            .where('executions.number', 'in', (build) =>
              build.selectFrom(found.as('found')).select('found.number'),
            )
            .where((build) => textCondition(build, term, choice))
        : query;
    });
    if (!first) return Promise.resolve([]);
    if (others.length === 0) return first.execute();
    const { page: read } = database;
    const wrapped = (query: typeof first) => read.selectFrom(query.as('branch')).selectAll();
    const all = others.reduce((union, query) => union.unionAll(wrapped(query)), wrapped(first));
    const merged = read.selectFrom(all.as('merged')).selectAll();
    return (
      segment === 'valued' ? merged.orderBy('value', order.direction === 'DESC' ? 'desc' : 'asc') : merged
    )
      .orderBy('id')
      .limit(limit)
      .execute();
  };

  /** True for executions of a segment up to a place, in the order of the plan. */
  const isUpTo = (
    build: ExpressionBuilder<Tables, 'executions'>,
    { order }: Plan,
    { value, id }: HistoryPlace,
  ): Expression<SqlBool> => {
    const column = `executions.${orderColumns[order.field]}` as const;
    if (value === null) return build('executions.id', '<=', id);
    return build.and([
      build(column, order.direction === 'DESC' ? '>=' : '<=', value),
      build.or([build(column, '<>', value), build('executions.id', '<=', id)]),
    ]);
  };

  /** The first keys among the executions that are examined: a few of them, or if these do not suffice, many. */
  const keysByWalk = async (
    plan: Plan & { readonly term: string },
    segment: Segment,
    after: HistoryPlace | undefined,
    limit: number,
  ): Promise<Found> => {
    const { page: read } = database;
    const { term, choice, order } = plan;
    const walk = branchQuery(plan, segment, after, {});
    const matching = (examined: Executions): Promise<Key[]> =>
      read
        .selectFrom(examined.selectAll('executions').as('executions'))
        .select(keyColumns(plan))
        .where((build) => textCondition(build as ExpressionBuilder<Tables, 'executions'>, term, choice))
        .orderBy('value', order.direction === 'DESC' ? 'desc' : 'asc')
        .orderBy('id')
        .limit(limit)
        .execute();
    const first = await matching(walk.limit(examinedAtFirst));
    if (first.length === limit) return { keys: first, cutAt: undefined };
    // The end comes first: what is written or deleted meanwhile is then neither skipped nor repeated by the next page.
    const end = await walk
      .select(keyColumns(plan))
      .offset(examinedAtMost - 1)
      .limit(1)
      .executeTakeFirst();
    if (!end) return { keys: await matching(walk.limit(examinedAtMost)), cutAt: undefined };
    const cutAt = placeOf(end);
    // The limit keeps PostgreSQL from searching the index of texts, and leaves room for what is written meanwhile.
    const keys = await matching(walk.where((build) => isUpTo(build, plan, cutAt)).limit(2 * examinedAtMost));
    return { keys, cutAt: keys.length === limit ? undefined : cutAt };
  };

  const keysOf = async (
    plan: Plan,
    segment: Segment,
    after: HistoryPlace | undefined,
    limit: number,
  ): Promise<Found> => {
    const { term, found } = plan;
    if (term !== undefined && !found) return keysByWalk({ ...plan, term }, segment, after, limit);
    return { keys: await keysByIndex(plan, segment, after, limit), cutAt: undefined };
  };

  /**
   * A page of the executions that match and that the caller may see. Takes a few milliseconds where an index has the order
   * of the filter, and longer for the rare ones of a large store.
   */
  return async (request: PageRequest): Promise<HistoryPage> => {
    const { size } = request;
    const after = request.after && { ...request.after, id: withoutZero(request.after.id) };
    const plan = await planOf(request);
    if (matchesNothing(plan.filter, plan.choice))
      return { items: [], hasNextPage: false, end: undefined, isCut: false };
    const keys: Key[] = [];
    let cutAt: HistoryPlace | undefined;
    for (const segment of ['valued', 'unvalued'] as const) {
      const isPast = segment === 'valued' && after?.value === null;
      if (isPast || cutAt || keys.length > size) continue;
      const start = segment === 'unvalued' && after?.value !== null ? undefined : after;
      const part = await keysOf(plan, segment, start, size + 1 - keys.length);
      keys.push(...part.keys);
      cutAt = part.cutAt;
    }
    const stored = await load(keys.slice(0, size).map(({ number }) => number));
    const items = keys.slice(0, size).flatMap((key) => {
      const execution = stored.get(key.number);
      return execution ? { ...execution, place: placeOf(key) } : [];
    });
    const last = keys[Math.min(size, keys.length) - 1];
    const end = cutAt ?? (last && placeOf(last));
    return { items, hasNextPage: keys.length > size, end, isCut: cutAt !== undefined };
  };
};
