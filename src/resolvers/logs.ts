import type { GraphQLResolveInfo } from 'graphql';
import { kindOf, type NodeKind, type NodeRecords } from '../kinds';
import type { LogEvent } from '../kinds/logEvent';
import type { AwsList } from '../kinds/list';
import { firstOrderedMs, type LogQuery } from '../kinds/logQuery';
import { logUrl } from '../logs/consoleLink';
import { containsPattern } from '../logs/pattern';
import type { LogPlace } from '../logs/places';
import { type Access, forbiddenIn } from '../model/access';
import { listName } from '../model/cursor';
import { type LogArguments, logArguments } from '../model/logArguments';
import { RefusedToken } from '../model/errors';
import type { MaybePromise, Page } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import { type Connection, connection } from './connection';
import type { GatewayContext } from './context';
import { hydrate } from './fields';
import { type LogWindow, windowedPages, windowToken } from './logWindow';
import { mapMaybe } from './maybe';

/** The part of a log that is about one object. */
export interface ObjectLog {
  readonly place: LogPlace;
  /** Epoch milliseconds, inclusive. */
  readonly start: number;
  readonly end?: number | undefined;
  /** The stream to link to, of a log with several: the newest one that is known. */
  readonly newest?: string | undefined;
  /** Selects the object's lines, where others are in the same streams. Patterns of clients cannot be added to it. */
  readonly own?: { readonly pattern: string; readonly matches: (event: LogEvent) => boolean } | undefined;
}

/** The log of a record, with a view that has what the field needs; undefined where it has none. */
export type LogOf<Rec> = (record: Rec, context: GatewayContext) => MaybePromise<ObjectLog | undefined>;

/** A page of a log is filled from at most so many pages of AWS. Pages without events are common. */
const mostPagesOfAws = 10;

/** True for a time without events, of which AWS refuses some. */
const isEmptyWindow = ({ start, end = Infinity }: LogWindow, isNewestFirst: boolean): boolean =>
  end < Math.max(start, isNewestFirst ? firstOrderedMs : start);

/** The time of the newest event of a page that has the newest first, in epoch milliseconds. */
const endOf = ({ items: [newest], fetchedAt }: Page<LogEvent>): number =>
  (newest?.timestamp ?? fetchedAt).getTime();

const eventsOf = async (
  record: NodeRecord,
  { place, start, end, own }: ObjectLog,
  list: AwsList<LogQuery, LogEvent>,
  args: LogArguments,
  { loaders, now }: GatewayContext,
): Promise<Connection<LogEvent> | null> => {
  const isNewestFirst = typeof args.last === 'number';
  const filter = args.filter ?? undefined;
  const contains = args.contains ?? undefined;
  const pattern = filter ?? own?.pattern ?? (contains === undefined ? undefined : containsPattern(contains));
  const window = { start, end };
  const queryOf = (of: LogWindow): LogQuery => ({ place, ...of, pattern, isNewestFirst });
  const isOwn = filter === undefined ? undefined : own?.matches;
  type LoadOfWindow = Parameters<typeof windowedPages<LogEvent>>[2];
  const read = (load: LoadOfWindow): MaybePromise<Connection<LogEvent> | null> =>
    connection(
      {
        name: listName(record.id, 'logs', logArguments(args)),
        page: windowedPages(window, args.after, load, isNewestFirst ? endOf : undefined),
        firstToken: windowToken(window),
        key: ({ eventId }) => eventId,
        filter: {
          canMatch: !isEmptyWindow(window, isNewestFirst),
          // Also what AWS has selected is compared without its secrets, so that no client can guess them.
          matches: (event) =>
            (isOwn?.(event) ?? true) &&
            (contains === undefined || (event.whole ?? event.message).includes(contains)),
        },
        mostPages: mostPagesOfAws,
      },
      { first: isNewestFirst ? args.last : args.first, after: args.after },
    );
  try {
    return await read((of, token) => loaders.page(list, record.scope, queryOf(of), token));
  } catch (error) {
    if (!(error instanceof RefusedToken)) throw error;
    // The token may be that of a cached page. One of the cursor is refused again.
    const since = now().getTime();
    return read((of, token) => loaders.pageSince(list, record.scope, queryOf(of), token, since));
  }
};

/**
 * FORBIDDEN for a caller who may not see such lines. An object can be visible, or its sensitive fields can be, because of other kinds
 * of executions than those that the log is about.
 */
const requireLines = (
  { scope }: NodeRecord,
  { items }: AwsList<LogQuery, LogEvent>,
  access: Access,
): void => {
  const inScope = access.in(scope);
  inScope.require(items);
  if (!inScope.maySeeSensitive(items)) throw forbiddenIn(scope, `sensitive fields of ${items.type}`);
};

/** The URL of a log in the console; null outside of the known partitions. */
export const urlOfLog = (scope: Scope, { place, start, end, newest, own }: ObjectLog): string | null =>
  newest === undefined
    ? logUrl(scope, place, { start, end, pattern: own?.pattern })
    : logUrl(scope, { group: place.group, stream: newest });

/** The resolvers of `logs` and `logUrl` of a kind. */
export const logFields = <Type extends NodeKind>(
  type: Type,
  listOf: (context: GatewayContext) => AwsList<LogQuery, LogEvent>,
  logOf: LogOf<NodeRecords[Type]>,
) => {
  type Rec = NodeRecords[Type];
  const find = (
    record: Rec,
    context: GatewayContext,
    info: GraphQLResolveInfo,
  ): MaybePromise<ObjectLog | undefined> =>
    mapMaybe(hydrate(kindOf(type), record as NodeRecord, context, info), (full) =>
      full ? logOf(full as Rec, context) : undefined,
    );
  return {
    logs: (record: Rec, args: LogArguments, context: GatewayContext, info: GraphQLResolveInfo) => {
      const list = listOf(context);
      requireLines(record, list, context.access);
      return mapMaybe(find(record, context, info), (log) =>
        log ? eventsOf(record as NodeRecord, log, list, args, context) : null,
      );
    },
    logUrl: (record: Rec, _args: object, context: GatewayContext, info: GraphQLResolveInfo) =>
      mapMaybe(find(record, context, info), (log) =>
        log ? urlOfLog((record as NodeRecord).scope, log) : null,
      ),
  };
};
