import type { AwsList } from '../kinds/list';
import { listName } from '../model/cursor';
import type { NodeRecord } from '../model/record';
import { type Connection, connection, type Paging } from './connection';
import type { GatewayContext } from './context';

/** What distinguishes a record from the others of its list. */
const idOf = (item: unknown): string => (item as NodeRecord).id;

/**
 * The resolver of a connection of what AWS lists under an object, in AWS's order; null where AWS knows no such list.
 * `keyOf` returns what the list is requested by.
 */
export const childConnection =
  <Parent extends NodeRecord, Key, Item>(
    field: string,
    list: AwsList<Key, Item>,
    keyOf: (parent: Parent) => Key,
    itemKeyOf: (item: Item) => string = idOf,
  ) =>
  (parent: Parent, args: Paging, { loaders }: GatewayContext): Promise<Connection<Item> | null> =>
    connection(
      {
        name: listName(parent.id, field),
        page: (token) => loaders.page(list, parent.scope, keyOf(parent), token),
        key: itemKeyOf,
      },
      args,
    );
