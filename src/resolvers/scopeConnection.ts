import { mayShowMore, reasonOf, type ScopeCoverage } from '../model/coverage';
import type { AwsList } from '../kinds/list';
import { listName } from '../model/cursor';
import { type LoadPage, pagesFrom } from '../model/page';
import type { NodeRecord } from '../model/record';
import { requireAnyScope, requireScope, type Scope, scopeKey, type ScopeChoice } from '../model/scope';
import { compareSortKeys, isSortKey, type SortKey } from '../model/sortKey';
import { awsIdOf } from './childConnection';
import { connection, type Connection, type ListFilter, type Paging, sortedConnection } from './connection';
import type { GatewayContext } from './context';
import { chosenScope } from './lookUp';
import { mapMaybe } from './maybe';

/** What the arguments of a list select in each scope. */
export interface ScopeFilter<Key, Item> extends ListFilter<Item> {
  /** What AWS's list is requested by: the part of the filter that AWS applies. */
  readonly key: Key;
  /** Equal for equal filters: cursors are bound to it. */
  readonly name: string;
}

/** Makes the filter of a client's arguments; undefined where they select everything. Throws BAD_USER_INPUT. */
type FilterOf<Args, Key, Item> = (args: Args) => ScopeFilter<Key, Item> | undefined;

interface ScopeList<Key, Item extends NodeRecord> {
  /** The field of Query that lists it. */
  readonly field: string;
  readonly list: AwsList<Key | undefined, Item>;
  /** The sort key of an item in the merged list of all scopes. Unique within a scope. */
  readonly sortKey: (item: Item) => SortKey;
  readonly filter: ScopeFilter<Key, Item> | undefined;
}

const nameOf = <Key, Item extends NodeRecord>(
  { field, filter }: ScopeList<Key, Item>,
  parent: string,
): string => {
  const name = listName(parent, field);
  return filter ? `${name} ${filter.name}` : name;
};

const loadOf =
  <Key, Item extends NodeRecord>(
    { list, filter }: ScopeList<Key, Item>,
    scope: Scope,
    { access, loaders }: GatewayContext,
  ): LoadPage<Item> =>
  (token) => {
    access.in(scope).require(list.items);
    return loaders.page(list, scope, filter?.key, token);
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
const readScopes = async <Key, Item extends NodeRecord>(
  list: ScopeList<Key, Item>,
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
  <Key, Item extends NodeRecord>({ sortKey }: ScopeList<Key, Item>) =>
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

/**
 * A page of the merged lists of all these scopes, in the order of the sort key. Reads every AWS page, and none where no item
 * can match.
 */
const sortedScopes = async <Key, Item extends NodeRecord>(
  list: ScopeList<Key, Item>,
  name: string,
  scopes: readonly Scope[],
  args: Paging,
  context: GatewayContext,
): Promise<Connection<Item>> => {
  const sortKey = sortKeyWithScope(list);
  let coverage: ScopeCoverage[] = [];
  const found = await sortedConnection(
    {
      name: nameOf(list, name),
      async load() {
        if (list.filter?.canMatch === false) return [];
        const readings = await readScopes(list, scopes, context);
        coverage = readings.map((reading) => reading.coverage);
        return readings
          .flatMap(({ items }) => (list.filter ? items.filter(list.filter.matches) : items))
          .map((item) => ({ item, key: sortKey(item) }))
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
  logCoverage: page.logCoverage,
});

type ScopeArguments = Paging & { readonly scope?: ScopeChoice | null | undefined };

type ScopeResolver<Args, Item> = (
  query: unknown,
  args: ScopeArguments & Args,
  context: GatewayContext,
) => Promise<Connection<Item> | null>;

const everything = (): undefined => undefined;

/**
 * The resolver of a list of a whole scope that AWS returns in no useful order: a page of the chosen scope or of all, in the
 * order of the sort key. Reads every AWS page of what AWS selects by the filter.
 */
export const sortedScopeConnection =
  <Args, Key, Item extends NodeRecord>(
    field: string,
    list: AwsList<Key | undefined, Item>,
    sortKey: (item: Item) => SortKey,
    filterOf: FilterOf<Args, Key, Item> = everything,
  ): ScopeResolver<Args, Item> =>
  async (_query, args, context) => {
    const sorted = { field, list, sortKey, filter: filterOf(args) };
    if (!args.scope) return sortedScopes(sorted, 'all scopes', await context.scopes.all(), args, context);
    const scope = await chosenScope(context, args.scope);
    return sortedScopes(sorted, scopeKey(scope), [scope], args, context);
  };

/**
 * The resolver of a list of a whole scope. One scope is listed in AWS's order, and only the needed AWS pages are read.
 * Without a choice among several scopes, all are read and merged in the order of the sort key.
 */
export const scopeConnection =
  <Args, Key, Item extends NodeRecord>(
    field: string,
    list: AwsList<Key | undefined, Item>,
    sortKey: (item: Item) => SortKey,
    filterOf: FilterOf<Args, Key, Item> = everything,
  ): ScopeResolver<Args, Item> =>
  async (_query, args, context) => {
    const filter = filterOf(args);
    const ofScope = { field, list, sortKey, filter };
    const scopes = await context.scopes.all();
    if (!args.scope && scopes.length > 1) return sortedScopes(ofScope, 'all scopes', scopes, args, context);
    const scope = await chosenScope(context, args.scope);
    const load = loadOf(ofScope, scope, context);
    let asOf: Date | undefined;
    const page: LoadPage<Item> = (token) =>
      mapMaybe(load(token), (loaded) => {
        if (loaded && (!asOf || loaded.fetchedAt < asOf)) asOf = loaded.fetchedAt;
        return loaded;
      });
    const name = nameOf(ofScope, scopeKey(scope));
    const found = await connection({ name, page, key: awsIdOf, filter }, args);
    const isRead = filter?.canMatch !== false;
    const coverage: ScopeCoverage[] = isRead ? [{ scope, state: 'COMPLETE', reason: undefined, asOf }] : [];
    return found && withCoverage(found, coverage);
  };
