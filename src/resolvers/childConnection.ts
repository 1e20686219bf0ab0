import { isNodeKind, kindOf } from '../kinds';
import type { AwsList } from '../kinds/list';
import { listName } from '../model/cursor';
import type { MaybePromise } from '../model/page';
import type { ExecutionRecord, NodeRecord } from '../model/record';
import type { ExecutionStatus } from '../model/status';
import { type Connection, connection, type ListFilter, type Paging } from './connection';
import type { GatewayContext } from './context';

/** What distinguishes a record from the others of its list: AWS's own id, the last one of its kind. */
export const awsIdOf = (item: unknown): string => {
  const { kind } = item as NodeRecord;
  const name = isNodeKind(kind) ? kindOf(kind).idNames.at(-1) : undefined;
  return name === undefined ? '' : String((item as Readonly<Record<string, unknown>>)[name]);
};

const statusFilter = <Item>(
  list: AwsList<never, Item>,
  statuses: readonly ExecutionStatus[],
): ListFilter<Item> => ({
  canMatch: statuses.some((status) => list.statuses?.has(status)),
  matches: (item) => statuses.includes((item as ExecutionRecord).status),
});

interface ChildArguments extends Paging {
  /** Of a list of executions: the statuses to return; all without it. */
  readonly statuses?: readonly ExecutionStatus[] | null | undefined;
}

/**
 * The resolver of a connection of what AWS lists under an object, in AWS's order; null where AWS knows no such list.
 * FORBIDDEN where the caller may not see such items.
 * `keyOf` returns what the list is requested by.
 */
export const childConnection = <Parent extends NodeRecord, Key, Item>(
  field: string,
  list: AwsList<Key, Item>,
  keyOf: (parent: Parent) => Key,
  itemKeyOf: (item: Item) => string = awsIdOf,
) => {
  /** Made once per record, so that comparing them takes no time. */
  const names = new WeakMap<Parent, string>();
  const nameOf = (parent: Parent): string => {
    const known = names.get(parent);
    if (known !== undefined) return known;
    const name = listName(parent.id, field);
    names.set(parent, name);
    return name;
  };
  return (
    parent: Parent,
    args: ChildArguments,
    { access, loaders }: GatewayContext,
  ): MaybePromise<Connection<Item> | null> => {
    access.in(parent.scope).require(list.items);
    return connection(
      {
        name: args.statuses ? listName(parent.id, field, args.statuses) : nameOf(parent),
        page: (token) => loaders.pageUnder(list, parent, keyOf, token),
        key: itemKeyOf,
        filter: args.statuses ? statusFilter(list, args.statuses) : undefined,
      },
      args,
    );
  };
};
