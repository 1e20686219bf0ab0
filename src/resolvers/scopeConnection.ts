import { mayShowMore, reasonOf, type ScopeCoverage } from '../model/coverage';
import type { AwsList } from '../kinds/list';
import { listName } from '../model/cursor';
import { type LoadPage, pagesFrom } from '../model/page';
import type { NodeRecord } from '../model/record';
import { requireAnyScope, requireScope, type Scope, scopeKey, type ScopeChoice } from '../model/scope';
import { compareSortKeys, isSortKey, type SortKey } from '../model/sortKey';
import { awsIdOf } from './childConnection';
import { connection, type Connection, type Paging, sortedConnection } from './connection';
import type { GatewayContext } from './context';
import { chosenScope } from './lookUp';
import { mapMaybe } from './maybe';

interface ScopeList<Item extends NodeRecord> {
  /** The field of Query that lists it. */
  readonly field: string;
  readonly list: AwsList<undefined, Item>;
  /** The sort key of an item in the merged list of all scopes. Unique within a scope. */
  readonly sortKey: (item: Item) => SortKey;
}

const loadOf =
  <Item extends NodeRecord>(
    list: AwsList<undefined, Item>,
    scope: Scope,
    { access, loaders }: GatewayContext,
  ): LoadPage<Item> =>
  (token) => {
    access.in(scope).require(list.items);
    return loaders.page(list, scope, undefined, token);
  };

/** The items that were read of one scope, and its coverage. */
interface ScopeReading<Item> {
  readonly items: readonly Item[];
  readonly coverage: ScopeCoverage;
  readonly error: unknown;
}

const readScope = async <Item>(scope: Scope, load: LoadPage<Item>): Promise<ScopeReading<Item>> => {
  const items: Item[] = [];
  let asOf: Date | undefined;
  try {
    for await (const { page } of pagesFrom(load)) {
      items.push(...page.items);
      if (!asOf || page.fetchedAt < asOf) asOf = page.fetchedAt;
    }
    return { items, coverage: { scope, state: 'COMPLETE', reason: undefined, asOf }, error: undefined };
  } catch (error) {
    const state = asOf ? 'PARTIAL' : 'FAILED';
    return { items, coverage: { scope, state, reason: reasonOf(error), asOf }, error };
  }
};

/** Rejects with the first error where no scope could be read, and with FORBIDDEN where the caller may see none. */
const readScopes = async <Item extends NodeRecord>(
  list: AwsList<undefined, Item>,
  scopes: readonly Scope[],
  context: GatewayContext,
): Promise<readonly ScopeReading<Item>[]> => {
  requireAnyScope(scopes);
  const readings = await Promise.all(scopes.map((scope) => readScope(scope, loadOf(list, scope, context))));
  if (readings.every(({ coverage }) => coverage.state === 'FAILED')) throw readings[0]?.error;
  return readings;
};

/** The sort key of an item, followed by its scope. So the scope of a cursor can be checked. */
const sortKeyWithScope =
  <Item extends NodeRecord>({ sortKey }: ScopeList<Item>) =>
  (item: Item): SortKey => [...sortKey(item), item.scope.accountId, item.scope.region];

/** True for a sort key of one of these scopes; throws FORBIDDEN for another scope. Its item may no longer exist. */
const isPlaceIn =
  (scopes: readonly Scope[]) =>
  (value: unknown): value is SortKey => {
    if (!isSortKey(value) || value.length < 2) return false;
    const [accountId, region] = value.slice(-2);
    requireScope(scopes, String(accountId), String(region));
    return true;
  };

/** A page of the merged lists of all these scopes, in the order of the sort key. Reads every AWS page. */
const sortedScopes = async <Item extends NodeRecord>(
  list: ScopeList<Item>,
  name: string,
  scopes: readonly Scope[],
  args: Paging,
  context: GatewayContext,
): Promise<Connection<Item>> => {
  const sortKey = sortKeyWithScope(list);
  let coverage: ScopeCoverage[] = [];
  const found = await sortedConnection(
    {
      name: listName(name, list.field),
      async load() {
        const readings = await readScopes(list.list, scopes, context);
        coverage = readings.map((reading) => reading.coverage);
        return readings
          .flatMap(({ items }) => items.map((item) => ({ item, key: sortKey(item) })))
          .sort((one, other) => compareSortKeys(one.key, other.key))
          .map(({ item }) => item);
      },
      sortKey,
      isSortKey: isPlaceIn(scopes),
      isAfter: (item, place) => compareSortKeys(sortKey(item), place) > 0,
    },
    args,
  );
  const { pageInfo } = found;
  pageInfo.hasNextPage ||= coverage.some(mayShowMore);
  return Object.assign(found, { coverage });
};

/** The same page with its coverage. Requests share the page itself. */
const withCoverage = <Item>(page: Connection<Item>, coverage: ScopeCoverage[]): Connection<Item> => ({
  nodes: page.nodes,
  get edges() {
    return page.edges;
  },
  pageInfo: page.pageInfo,
  coverage,
});

type ScopeResolver<Item> = (
  query: unknown,
  args: Paging & { readonly scope?: ScopeChoice | null | undefined },
  context: GatewayContext,
) => Promise<Connection<Item> | null>;

/**
 * The resolver of a list of a whole scope that AWS returns in no useful order: a page of the chosen scope or of all, in the
 * order of the sort key. Reads every AWS page.
 */
export const sortedScopeConnection =
  <Item extends NodeRecord>(
    field: string,
    list: AwsList<undefined, Item>,
    sortKey: (item: Item) => SortKey,
  ): ScopeResolver<Item> =>
  async (_query, args, context) => {
    const sorted = { field, list, sortKey };
    if (!args.scope) return sortedScopes(sorted, 'all scopes', await context.scopes.all(), args, context);
    const scope = await chosenScope(context, args.scope);
    return sortedScopes(sorted, scopeKey(scope), [scope], args, context);
  };

/**
 * The resolver of a list of a whole scope. One scope is listed in AWS's order, and only the needed AWS pages are read.
 * Without a choice among several scopes, all are read and merged in the order of the sort key.
 */
export const scopeConnection =
  <Item extends NodeRecord>(
    field: string,
    list: AwsList<undefined, Item>,
    sortKey: (item: Item) => SortKey,
  ): ScopeResolver<Item> =>
  async (_query, args, context) => {
    const scopes = await context.scopes.all();
    if (!args.scope && scopes.length > 1) {
      return sortedScopes({ field, list, sortKey }, 'all scopes', scopes, args, context);
    }
    const scope = await chosenScope(context, args.scope);
    const load = loadOf(list, scope, context);
    let asOf: Date | undefined;
    const page: LoadPage<Item> = (token) =>
      mapMaybe(load(token), (loaded) => {
        if (loaded && (!asOf || loaded.fetchedAt < asOf)) asOf = loaded.fetchedAt;
        return loaded;
      });
    const found = await connection({ name: listName(scopeKey(scope), field), page, key: awsIdOf }, args);
    const coverage: ScopeCoverage[] = [{ scope, state: 'COMPLETE', reason: undefined, asOf }];
    return found && withCoverage(found, coverage);
  };
