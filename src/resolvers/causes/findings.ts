import type { AnyKind } from '../../kinds';
import { filterLogEvents } from '../../kinds/logQuery';
import { reasonOf } from '../../model/coverage';
import { GatewayError } from '../../model/errors';
import { allItems, type LoadPage, type MaybePromise } from '../../model/page';
import { isFromLog, type NodeRecord } from '../../model/record';
import type { Cause } from '../../rootCause/cause';
import type { GatewayContext } from '../context';
import type { ObjectLog } from '../logs';

/** A cause with what it rests on. */
export interface Findings {
  readonly cause: Cause;
  readonly subject: string;
  readonly sources: readonly string[];
  /** Why further sources could not be read. */
  readonly missing: readonly string[];
  /** The log of what failed. */
  readonly log: (context: GatewayContext) => MaybePromise<ObjectLog | undefined>;
}

export const called = ({ service, name }: { readonly service: string; readonly name: string }): string =>
  `${service}:${name}`;

/** The operation that returned a record. */
export const sourceOf = (kind: AnyKind, record: NodeRecord): string => {
  if (isFromLog(record)) return called(filterLogEvents);
  const { view } = record;
  const list = kind.listing?.under?.list.operation;
  const operation = view.name === 'get' || !list ? kind.get?.operation : list;
  return operation ? called(operation) : kind.type;
};

/** The value of a task; undefined where AWS or a limit does not allow it, with the reason in `missing`. */
export const attempted = async <Value>(
  task: () => MaybePromise<Value>,
  missing: string[],
): Promise<Value | undefined> => {
  try {
    return await task();
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    missing.push(reasonOf(error));
    return undefined;
  }
};

/** The most pages of a list that are searched for what failed. */
const mostPages = 8;

/** The items of these pages. */
export const someItems = async <Item>(load: LoadPage<Item>): Promise<readonly Item[]> =>
  (await allItems(load, mostPages)) ?? [];

/** What the answer may use, and may fetch. */
export interface Terms {
  readonly context: GatewayContext;
  readonly mayFetch: boolean;
}
