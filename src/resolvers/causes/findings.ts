import type { AnyKind } from '../../kinds';
import { filterLogEvents } from '../../kinds/logQuery';
import { reasonOf } from '../../model/coverage';
import { GatewayError } from '../../model/errors';
import { allItems, type LoadPage, type MaybePromise, type Page } from '../../model/page';
import { isFromLog, type NodeRecord } from '../../model/record';
import type { Cause } from '../../rootCause/cause';
import type { GatewayContext } from '../context';
import type { ObjectLog } from '../logs';
import { mapMaybe } from '../maybe';

/** The part of an operation's context that causes need. */
export type CauseContext = Pick<GatewayContext, 'access' | 'history' | 'loaders' | 'logs'>;

/** A cause with what it rests on. */
export interface Findings {
  readonly cause: Cause;
  readonly subject: string;
  readonly sources: readonly string[];
  /** Why further sources could not be read. */
  readonly missing: readonly string[];
  /** The log of what failed. */
  readonly log: (context: CauseContext) => MaybePromise<ObjectLog | undefined>;
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

/** The items of these pages. Where the list has more, `missing` says so. */
export const someItems = async <Item>(load: LoadPage<Item>, missing: string[]): Promise<readonly Item[]> => {
  const last: { page?: Page<Item> | null } = {};
  const loadNoted: LoadPage<Item> = (token) => mapMaybe(load(token), (page) => (last.page = page));
  const items = await allItems(loadNoted, mostPages);
  if (last.page?.nextToken !== undefined)
    missing.push(`BUDGET_EXCEEDED: Only ${mostPages} pages of a list were searched for the cause.`);
  return items ?? [];
};

/** What the answer may use, and may fetch. */
export interface Terms {
  readonly context: CauseContext;
  readonly mayFetch: boolean;
}
