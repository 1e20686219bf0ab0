import type { LoadPage } from '../model/page';
import { type Scope, scopeKey, type ScopeChoice } from '../model/scope';
import { connection, type Connection, type Paging } from './connection';
import type { GatewayContext } from './context';
import { chosenScope } from './lookUp';
import { listName } from './pagingArguments';

interface ScopeList<Item> {
  /** The field of Query that lists it. */
  readonly field: string;
  readonly page: (scope: Scope) => LoadPage<Item>;
  readonly key: (item: Item) => string;
}

/** A page of what AWS lists of a whole scope: the one that is chosen, or the first. */
export const scopeConnection = async <Item>(
  { field, page, key }: ScopeList<Item>,
  args: Paging & { readonly scope?: ScopeChoice | null | undefined },
  context: GatewayContext,
): Promise<Connection<Item> | null> => {
  const scope = await chosenScope(context, args.scope);
  return connection({ name: listName(scopeKey(scope), field), page: page(scope), key }, args);
};
