import { type ExecutionKindSpec, isExecutionKind, isNodeKind, kindOf } from '../kinds';
import type { AwsList } from '../kinds/list';
import { badCursor, decodeCursor } from '../model/cursor';
import { isPlace } from '../model/executionOrder';
import type { ExecutionStatus } from '../model/status';
import { type Connection, connectionOf, pageSizeOf, type Paging } from './connection';
import type { OperationHistory } from './context';

/*
 * A list of executions under an object that AWS no longer knows, from the history. Its cursors are those of AWS's list, with
 * a place of the history as their position.
 */

/** The kind of the items, where the history can list them: those that it stores under this parent. */
export const storedKindOf = (list: AwsList<never, unknown>): ExecutionKindSpec | undefined => {
  const { type } = list.items;
  const kind = isNodeKind(type) ? kindOf(type) : undefined;
  const isUnderParent = (kind?.listing?.under?.list as unknown) === list;
  return kind && isUnderParent && isExecutionKind(kind) ? kind : undefined;
};

const placeIn = (cursor: string, name: string) => {
  const [place, ...rest] = decodeCursor('after', cursor, name);
  return isPlace(place) && rest.length === 0 ? place : undefined;
};

/** True for a cursor of a page that came from the history. */
export const isOfHistory = (cursor: unknown, name: string): boolean =>
  typeof cursor === 'string' && placeIn(cursor, name) !== undefined;

interface ForgottenList {
  readonly parentId: string;
  readonly kind: ExecutionKindSpec;
  /** Its cursors are bound to it. */
  readonly name: string;
  readonly statuses: readonly ExecutionStatus[] | undefined;
  /** When AWS said that it knows no such list, in epoch milliseconds; undefined: now. */
  readonly since: number | undefined;
}

/** A page of what the history has, newest start first; null where it has nothing under the parent. */
export const forgottenConnection = async <Item>(
  { parentId, kind, name, statuses, since }: ForgottenList,
  paging: Paging,
  history: OperationHistory,
): Promise<Connection<Item> | null> => {
  const size = pageSizeOf(paging);
  const after = typeof paging.after === 'string' ? placeIn(paging.after, name) : undefined;
  if (typeof paging.after === 'string' && !after) throw badCursor('after', paging.after);
  const filter = { kind: kind.execution.kind, statuses };
  const { items, hasNextPage } = await history.forgottenUnder(parentId, filter, after, size, since);
  const isKnown =
    items.length > 0 ||
    hasNextPage ||
    after !== undefined ||
    (await history.forgottenUnder(parentId, { kind: kind.execution.kind }, undefined, 1)).items.length > 0;
  if (!isKnown) return null;
  return connectionOf(
    {
      nodes: items.map(({ record }) => record as Item),
      list: name,
      positionOf: (index) => [items[index]?.place],
      hasNextPage,
    },
    paging,
  );
};
