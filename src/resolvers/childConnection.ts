import { isNodeKind, kindOf } from '../kinds';
import type { AwsList } from '../kinds/list';
import { listName } from '../model/cursor';
import type { MaybePromise } from '../model/page';
import { type ExecutionRecord, isForgotten, type NodeRecord } from '../model/record';
import type { ExecutionStatus } from '../model/status';
import { type Connection, connection, type ListFilter, type Paging } from './connection';
import type { GatewayContext } from './context';
import { forgottenConnection, isOfHistory, storedKindOf } from './forgottenConnection';
import { mapMaybe } from './maybe';

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
 * The resolver of a connection of what AWS lists under an object, in AWS's order. Where AWS knows no such list, it has the
 * executions that the history has under the object, and is null without any. FORBIDDEN where the caller may not see such items.
 * `keyOf` returns what the list is requested by.
 */
export const childConnection = <Parent extends NodeRecord, Key, Item>(
  field: string,
  list: AwsList<Key, Item>,
  keyOf: (parent: Parent) => Key,
  itemKeyOf: (item: Item) => string = awsIdOf,
) => {
  const kind = storedKindOf(list);
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
    { access, history, loaders }: GatewayContext,
  ): MaybePromise<Connection<Item> | null> => {
    access.in(parent.scope).require(list.items);
    const statuses = args.statuses ?? undefined;
    const name = statuses ? listName(parent.id, field, statuses) : nameOf(parent);
    const forgotten = (since?: number) =>
      kind
        ? forgottenConnection<Item>({ parentId: parent.id, kind, name, statuses, since }, args, history)
        : null;
    if (isForgotten(parent) || (kind && isOfHistory(args.after, name))) return forgotten();
    const found = connection(
      {
        name,
        page: (token) => loaders.pageUnder(list, parent, keyOf, token),
        key: itemKeyOf,
        filter: statuses ? statusFilter(list, statuses) : undefined,
      },
      args,
    );
    return mapMaybe(found, (page) => page ?? forgotten(loaders.noListAt(list, parent, keyOf)));
  };
};
