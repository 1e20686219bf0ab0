import type { GraphQLResolveInfo } from 'graphql';
import { kindOf, type NodeKind, type NodeRecords } from '../kinds';
import type { LogEvent, LogQuery } from '../kinds/logEvent';
import type { AwsList } from '../kinds/list';
import { firstOrderedMs } from '../kinds/logQuery';
import { logUrl } from '../logs/consoleLink';
import { containsPattern } from '../logs/pattern';
import type { LogPlace } from '../logs/places';
import { listName } from '../model/cursor';
import { type LogArguments, logArguments } from '../model/logArguments';
import type { MaybePromise } from '../model/page';
import type { NodeRecord } from '../model/record';
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

const eventsOf = (
  record: NodeRecord,
  { place, start, end, own }: ObjectLog,
  list: AwsList<LogQuery, LogEvent>,
  args: LogArguments,
  { access, loaders }: GatewayContext,
): MaybePromise<Connection<LogEvent> | null> => {
  access.in(record.scope).require(list.items);
  const isNewestFirst = typeof args.last === 'number';
  const filter = args.filter ?? undefined;
  const contains = args.contains ?? undefined;
  const pattern = filter ?? own?.pattern ?? (contains === undefined ? undefined : containsPattern(contains));
  const window = { start, end };
  const queryOf = (of: LogWindow): LogQuery => ({ place, ...of, pattern, isNewestFirst });
  const isOwn = filter === undefined ? undefined : own?.matches;
  return connection(
    {
      name: listName(record.id, 'logs', logArguments(args)),
      page: windowedPages(window, args.after, (of, token) =>
        loaders.page(list, record.scope, queryOf(of), token),
      ),
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
};

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
    logs: (record: Rec, args: LogArguments, context: GatewayContext, info: GraphQLResolveInfo) =>
      mapMaybe(find(record, context, info), (log) =>
        log ? eventsOf(record as NodeRecord, log, listOf(context), args, context) : null,
      ),
    logUrl: (record: Rec, _args: object, context: GatewayContext, info: GraphQLResolveInfo) =>
      mapMaybe(find(record, context, info), (log) =>
        log ? logUrl((record as NodeRecord).scope, log.place, log.start) : null,
      ),
  };
};
