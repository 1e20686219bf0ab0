import type { History, StoredEvent } from '../history';
import { executionKindOf } from '../history/row';
import type { ExecutionFilter } from '../listing';
import type { Access } from '../model/access';
import { allPermissions } from '../model/caller';
import { Ending, type EndSignal } from '../model/endSignal';
import { badInput, GatewayError } from '../model/errors';
import type { ExecutionRecord } from '../model/record';
import { isOfFuture } from '../model/time';
import { atMoment, type Clock } from './clock';
import type { ExecutionEvent, StreamPosition } from './event';
import { decodeEventId, encodeEventId, type EventPosition } from './eventId';
import type { ExecutionInterests } from './executions';
import type { Feed } from './feed';
import type { FilterInterests } from './filters';
import { asOf, type Snapshots, snapshotOf } from './snapshots';

/*
 * The events of a stream, in order: snapshots, and then what follows in the log. A stream holds its position in the log, and what its
 * snapshots have shown already.
 */

/** A reader has fallen behind what the log keeps. */
export class BehindError extends GatewayError {
  constructor() {
    super('DEADLINE_EXCEEDED', 'The stream was read too slowly: events are no longer kept. Subscribe again.');
  }
}

/** Who a stream is for. */
export interface StreamTerms {
  readonly access: Access;
  /** Frees what the stream needs. */
  readonly signal: EndSignal;
  /** The event behind which the transport resumes. The argument `after` wins. */
  readonly lastEventId: string | undefined;
}

export interface ExecutionChangedRequest {
  readonly id: string;
  readonly after: string | null | undefined;
  /**
   * Looks the execution up, as a query does. What is passed to it need not be read again: other streams have. Rejects where the caller may not
   * see it.
   */
  readonly find: (latest: ExecutionRecord | undefined) => Promise<ExecutionRecord | null>;
}

export interface ExecutionsChangedRequest {
  readonly filter: ExecutionFilter;
  /** The same for executions in progress; undefined where none can match. */
  readonly inProgress: ExecutionFilter | undefined;
  /** The same for executions in any state. */
  readonly anyStatus: ExecutionFilter;
  readonly after: string | null | undefined;
  /** Reads the lists that are due, as a query does, and resolves when what AWS has returned is stored. */
  readonly read: () => Promise<unknown>;
}

export type EventIterator = AsyncIterableIterator<ExecutionEvent | StreamPosition>;

/** The streams of one caller. */
export interface Streams {
  executionChanged(request: ExecutionChangedRequest): Promise<EventIterator>;
  executionsChanged(request: ExecutionsChangedRequest): Promise<EventIterator>;
}

export interface StreamServices {
  readonly history: Pick<History, 'events' | 'flush' | 'get' | 'page'>;
  readonly feed: Feed;
  readonly snapshots: Snapshots;
  readonly executions: ExecutionInterests;
  readonly filters: FilterInterests;
  readonly clock: Clock;
  readonly matches: (filter: ExecutionFilter, event: StoredEvent) => boolean;
  /** True for a sensitive field of a type. */
  readonly isSensitive: (type: string, field: string) => boolean;
  /** From when on a state does not change any more, in epoch milliseconds: Infinity for what is in progress. */
  readonly overAt: (record: ExecutionRecord) => number;
}

/** Where a stream begins. */
interface Start {
  readonly position: EventPosition;
  /**
   * `resumed`: behind an event. `again`: behind one that snapshots were to follow. `gap`: behind one that the log no longer has. The position
   * of the first two is that of the event, otherwise the newest one.
   */
  readonly from: 'begin' | 'resumed' | 'again' | 'gap';
}

/** A stream without events of its own says so often how far it is, while the log grows. */
const positionMs = 15_000;

/** How long a snapshot waits until what it rests on is stored. */
const flushMs = 1_000;

/** The items of one generator, and then those of another one, which pass through nothing else. */
const inTurn = (
  first: AsyncGenerator<ExecutionEvent, undefined>,
  second: AsyncGenerator<ExecutionEvent | StreamPosition, undefined>,
): EventIterator => {
  let isFirst = true;
  return {
    next() {
      if (!isFirst) return second.next();
      return first.next().then((read) => {
        if (!read.done) return read;
        isFirst = false;
        return second.next();
      });
    },
    async return() {
      await first.return(undefined);
      return second.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
};

/** Events as those see them who may see everything. */
const sameForAll = new WeakMap<StoredEvent, ExecutionEvent>();

export const createStreams = (services: StreamServices, terms: StreamTerms): Streams => {
  const { history, feed, snapshots, executions, filters, matches, isSensitive, clock, overAt } = services;
  const { access, signal, lastEventId } = terms;

  const positionAfter = (after: string | null | undefined): EventPosition | undefined => {
    if (typeof after === 'string') return decodeEventId('after', after);
    return lastEventId === undefined || lastEventId === ''
      ? undefined
      : decodeEventId('Last-Event-ID', lastEventId);
  };

  /** Frees something at the end of the stream. */
  const atEnd = (free: () => void): void => {
    if (signal.aborted) free();
    else signal.addEventListener('abort', free);
  };

  const startAt = async (after: EventPosition | undefined): Promise<Start> => {
    atEnd(await feed.follow());
    const { id: logId, newest, keptAfter } = await history.events.log();
    const begin = { logId, number: newest, isWhole: true };
    if (!after) return { position: begin, from: 'begin' };
    const isKept = after.logId === logId && after.number <= newest && after.number >= keptAfter;
    if (!isKept) return { position: begin, from: 'gap' };
    return { position: after, from: after.isWhole ? 'resumed' : 'again' };
  };

  /** The event as the caller may see it; undefined where all that has changed is hidden. */
  const visible = (event: StoredEvent, logId: string): ExecutionEvent | undefined => {
    const { number, type, record, previousStatus, at } = event;
    const kind = executionKindOf(record);
    const seesAll = kind !== undefined && access.in(record.scope).maySeeSensitive(kind);
    const changedFields = seesAll
      ? event.changedFields
      : event.changedFields.filter(
          (field) => !isSensitive(record.kind, field) && !event.hiddenChanges.includes(field),
        );
    if (type === 'CHANGED' && changedFields.length === 0) return undefined;
    const same = seesAll ? sameForAll.get(event) : undefined;
    if (same) return same;
    const seen: ExecutionEvent = {
      eventId: encodeEventId({ logId, number, isWhole: true }),
      type,
      execution: record,
      previousStatus,
      changedFields,
      at,
      logged: event,
    };
    if (seesAll) sameForAll.set(event, seen);
    return seen;
  };

  /**
   * What follows a position and is wanted, up to the event `last`, and how far it is: at once, unless the stream has begun with something else,
   * and later while the log grows and has nothing that is wanted. Ends with the signal. Throws BehindError.
   */
  const following = async function* (
    { logId, number }: EventPosition,
    isWanted: (event: StoredEvent) => boolean,
    { until = signal, last = Infinity, hasBegun = false } = {},
  ): AsyncGenerator<ExecutionEvent | StreamPosition, undefined> {
    let position = number;
    let known = hasBegun ? number : -1;
    let knownAt = hasBegun ? clock.now() : -Infinity;
    const isEnded = (): boolean => until.aborted;
    while (!isEnded() && position < last) {
      const found = await feed.after(position);
      if (found === 'gap') throw new BehindError();
      for (const event of found.events) {
        const seen = isWanted(event) ? visible(event, logId) : undefined;
        if (seen) {
          yield seen;
          known = event.number;
          knownAt = clock.now();
        }
        if (isEnded()) return;
      }
      position = found.readTo;
      if (found.events.length > 0 || position >= last) continue;
      if (position > known && clock.now() >= knownAt + positionMs) {
        yield { type: 'POSITION', eventId: encodeEventId({ logId, number: position, isWhole: true }) };
        known = position;
        knownAt = clock.now();
      }
      await feed.news(position, until);
    }
  };

  /** The events alone, up to the one with this number. */
  const followingTo = async function* (
    last: number,
    position: EventPosition,
    isWanted: (event: StoredEvent) => boolean,
  ): AsyncGenerator<ExecutionEvent, undefined> {
    const isMeant = (event: StoredEvent): boolean => event.number <= last && isWanted(event);
    for await (const event of following(position, isMeant, { last }))
      if (event.type !== 'POSITION') yield event;
  };

  /** Events that snapshots follow: behind these, a stream begins with its snapshots again. */
  const beforeSnapshots = async function* (
    { logId }: EventPosition,
    events: AsyncIterable<ExecutionEvent>,
  ): AsyncGenerator<ExecutionEvent, undefined> {
    for await (const event of events) {
      const number = event.logged?.number;
      yield number === undefined
        ? event
        : { ...event, eventId: encodeEventId({ logId, number, isWhole: false }) };
    }
  };

  /** Aborts with the stream, or at the last moment that was set. */
  const overSignal = (): EndSignal & { abortAt(moment: number): void } => {
    const over = new Ending();
    let stop = (): void => undefined;
    const end = (): void => {
      stop();
      over.abort(new Error('The execution has ended.'));
    };
    atEnd(end);
    return Object.assign(over, {
      abortAt(moment: number): void {
        stop();
        stop = moment === Infinity ? () => undefined : atMoment(clock, moment, end);
      },
    });
  };

  /** When AWS has shown a state, for comparison with later events; never where the clock of another replica ran ahead. */
  const shownAt = (moment: number): number => (isOfFuture(moment, clock.now()) ? -Infinity : moment);

  /**
   * `record`: the newer one of what AWS has returned and what is stored, as an answer from the cache may be older than the log. It has all that
   * the log has up to the number `newest`. `logged`: what the log has shown by then. It lacks what could not be written yet.
   */
  const newestState = async (found: ExecutionRecord) => {
    await history.flush(flushMs);
    const { newest } = await history.events.log();
    const logged = (await history.get(found.id, allPermissions))?.record;
    const record = logged && shownAt(asOf(logged)) > asOf(found) ? logged : found;
    return { record, logged, newest };
  };

  /** The first executions that match, of those that are stored. */
  const stored = async (
    { query, rights }: ExecutionFilter,
    size: number,
  ): Promise<readonly ExecutionRecord[]> =>
    (await history.page({ filter: query, rights, size })).items.map(({ record }) => record);

  return {
    async executionChanged({ id, after, find }) {
      const start = await startAt(positionAfter(after));
      const found = await find(executions.latest(id));
      if (!found) throw badInput('id', id, 'an execution that AWS or the history of the gateway knows');
      const { record, logged, newest } = await newestState(found);
      const { from } = start;
      // A stream that resumes shows only what the log has.
      const isResumed = from === 'resumed';
      const last = isResumed ? logged : record;
      const position = isResumed ? start.position : { ...start.position, number: newest };
      atEnd(executions.watch(record, true));
      const isOver = (state: ExecutionRecord): boolean => overAt(state) <= clock.now();

      return (async function* () {
        if (from === 'gap') yield snapshotOf('GAP', record, position, false);
        if (!isResumed) yield snapshotOf('SNAPSHOT', record, position, true);
        const snapshotAt = isResumed ? -Infinity : shownAt(asOf(record));
        const isNew = (event: StoredEvent): boolean => event.record.id === id && event.at > snapshotAt;
        let hasBegun = !isResumed;
        // What is written by now, however long it takes to be read.
        for await (const event of followingTo(newest, position, isNew)) {
          yield event;
          hasBegun = true;
        }
        if (last && isOver(last)) return;
        const over = overSignal();
        if (last) over.abortAt(overAt(last));
        for await (const event of following({ ...position, number: newest }, isNew, {
          until: over,
          hasBegun,
        })) {
          yield event;
          if (event.type === 'POSITION') continue;
          if (isOver(event.execution)) return;
          over.abortAt(overAt(event.execution));
        }
      })();
    },

    async executionsChanged({ filter, inProgress, anyStatus, after, read }) {
      const start = await startAt(positionAfter(after));
      await read();
      const { newest } = await history.events.log();
      const { from } = start;
      const now = { ...start.position, number: newest };
      const position = from === 'resumed' ? start.position : now;
      const inProgressNow = inProgress ? await snapshots.of(inProgress, now) : [];
      atEnd(
        filters.watch(
          filter,
          inProgressNow.map(({ execution }) => execution),
        ),
      );
      const first = inProgressNow[0]?.execution;
      const gap = from === 'gap' ? (first ?? (await stored(anyStatus, 1))[0]) : undefined;
      // What the stream keeps: what it has yet to send, and what that shows.
      const shown = new Map(
        from === 'resumed' ? [] : inProgressNow.map(({ execution: { id }, at }) => [id, shownAt(at)]),
      );
      const toSend: ExecutionEvent[] = from === 'resumed' ? [] : [...inProgressNow];
      if (gap) toSend.unshift(snapshotOf('GAP', gap, now, toSend.length === 0));

      const isNew = (event: StoredEvent): boolean =>
        event.at > (shown.get(event.record.id) ?? -Infinity) && matches(filter, event);

      const hasBegun = toSend.length > 0;

      const beginning = async function* (): AsyncGenerator<ExecutionEvent, undefined> {
        // What has ended since is in no snapshot.
        if (from === 'again') yield* beforeSnapshots(now, followingTo(newest, start.position, isNew));
        for (let next = toSend.shift(); next; next = toSend.shift()) yield next;
      };
      return inTurn(beginning(), following(position, isNew, { hasBegun }));
    },
  };
};
