import { mayShowMore, reasonOf, type ScopeCoverage } from '../model/coverage';
import { type LoadPage, pagesFrom } from '../model/page';
import { requireScope, type Scope, scopeKey, type ScopeChoice } from '../model/scope';
import { compareSortKeys, isSortKey, type SortKey } from '../model/sortKey';
import { connection, type Connection, type Paging, sortedConnection } from './connection';
import type { GatewayContext } from './context';
import { chosenScope } from './lookUp';
import { listName } from './pagingArguments';

/** Told with its scope. */
interface Scoped {
  readonly scope: Scope;
}

export interface ScopeList<Item extends Scoped> {
  /** The field of Query that lists it. */
  readonly field: string;
  readonly page: (scope: Scope) => LoadPage<Item>;
  /** What tells an item from the others of its scope. */
  readonly key: (item: Item) => string;
  /** What decides its place where the scopes are merged; no two items have the same. */
  readonly sortKey: (item: Item) => SortKey;
}

type ScopeArgument = Paging & { readonly scope?: ScopeChoice | null | undefined };

/** What was read of one scope, and how it went. */
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

/** Rejects with the first error where nothing at all was read. */
const readScopes = async <Item extends Scoped>(
  scopes: readonly Scope[],
  page: ScopeList<Item>['page'],
): Promise<readonly ScopeReading<Item>[]> => {
  const readings = await Promise.all(scopes.map((scope) => readScope(scope, page(scope))));
  if (readings.every(({ coverage }) => coverage.state === 'FAILED')) throw readings[0]?.error;
  return readings;
};

/** The sort key of an item, and its scope, which decides nothing. */
const placeOf =
  <Item extends Scoped>({ sortKey }: ScopeList<Item>) =>
  (item: Item): SortKey => [...sortKey(item), item.scope.accountId, item.scope.region];

/** True for a place of ours. The item may be gone, but not be of a scope that is none of these. */
const isPlaceIn =
  (scopes: readonly Scope[]) =>
  (value: unknown): value is SortKey => {
    if (!isSortKey(value) || value.length < 2) return false;
    const [accountId, region] = value.slice(-2);
    requireScope(scopes, String(accountId), String(region));
    return true;
  };

/** A page of what all of these scopes list, in the order of the sort key. Every page of AWS's is read. */
const sortedScopes = async <Item extends Scoped>(
  list: ScopeList<Item>,
  name: string,
  scopes: readonly Scope[],
  args: Paging,
): Promise<Connection<Item>> => {
  const { field, page } = list;
  const sortKey = placeOf(list);
  let coverage: ScopeCoverage[] = [];
  const found = await sortedConnection(
    {
      name: listName(name, field),
      async load() {
        const readings = await readScopes(scopes, page);
        coverage = readings.map((reading) => reading.coverage);
        return readings
          .flatMap(({ items }) => items)
          .sort((one, other) => compareSortKeys(sortKey(one), sortKey(other)));
      },
      sortKey,
      isSortKey: isPlaceIn(scopes),
      isAfter: (item, place) => compareSortKeys(sortKey(item), place) > 0,
    },
    args,
  );
  const { pageInfo } = found;
  pageInfo.hasNextPage ||= coverage.some(mayShowMore);
  return { ...found, coverage };
};

/** A page of a list that AWS gives in no order worth keeping: of the chosen scope, or of all when none is chosen. */
export const sortedScopeConnection = async <Item extends Scoped>(
  list: ScopeList<Item>,
  args: ScopeArgument,
  context: GatewayContext,
): Promise<Connection<Item>> => {
  if (!args.scope) return sortedScopes(list, 'all scopes', await context.scopes.all(), args);
  const scope = await chosenScope(context, args.scope);
  return sortedScopes(list, scopeKey(scope), [scope], args);
};

/**
 * A page of what AWS lists of a whole scope. Of the chosen one, or the only one, in AWS's order and no further than the
 * page needs; of all scopes, when none is chosen, in the order of the sort key.
 */
export const scopeConnection = async <Item extends Scoped>(
  list: ScopeList<Item>,
  args: ScopeArgument,
  context: GatewayContext,
): Promise<Connection<Item> | null> => {
  const scopes = await context.scopes.all();
  if (!args.scope && scopes.length > 1) return sortedScopes(list, 'all scopes', scopes, args);

  const { field, page, key } = list;
  const scope = await chosenScope(context, args.scope);
  let asOf: Date | undefined;
  const load: LoadPage<Item> = async (token) => {
    const told = await page(scope)(token);
    if (told && (!asOf || told.fetchedAt < asOf)) asOf = told.fetchedAt;
    return told;
  };
  const found = await connection({ name: listName(scopeKey(scope), field), page: load, key }, args);
  return found && { ...found, coverage: [{ scope, state: 'COMPLETE', reason: undefined, asOf }] };
};
