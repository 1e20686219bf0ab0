import type { GraphQLFormattedError } from 'graphql';
import type { StreamLimits } from '../../app/limits';
import type { Caller } from '../../model/caller';
import { HttpError, shuttingDown, unavailable } from '../../model/httpError';
import { atMoment, processClock } from '../../live/clock';
import { createCallerCounts } from './callerCounts';

export const transports = ['sse', 'ws'] as const;
export type Transport = (typeof transports)[number];

/**
 * How a stream ends. `complete`: it has no more events. `refused`: it could not begin, and its errors say why. `failed`: its source
 * has. `client`: the client has left. `lost`: the client does not answer pings. `unread`: the client does not read. `behind`: it reads too slowly for its source. `expired`: its
 * credentials have ended. `shutdown`: the process drains.
 */
export const ends = [
  'complete',
  'refused',
  'failed',
  'client',
  'lost',
  'unread',
  'behind',
  'expired',
  'shutdown',
] as const;
export type StreamEnding = (typeof ends)[number];

/** A stream of a client, from its admission to its end. */
export interface Stream {
  readonly transport: Transport;
  /** Aborted when the stream ends. */
  readonly signal: AbortSignal;
  /** Undefined as long as it goes on. */
  readonly end: StreamEnding | undefined;
  /** Why it ends, where its source says so. */
  readonly errors: readonly GraphQLFormattedError[] | undefined;
  /** Events that the client has got. */
  readonly items: number;
  countItem(): void;
  /** Ends it, and frees its place. Only the first reason counts. */
  finish(end: StreamEnding, errors?: readonly GraphQLFormattedError[]): void;
}

export interface OpenStreams {
  /** Throws an HttpError where the caller, or all callers together, have too many streams, and during the drain. */
  open(caller: Caller, transport: Transport): Stream;
  readonly openCount: (transport: string) => number;
  /** Ends all streams, and refuses new ones. */
  close(): void;
}

export interface OpenStreamsOptions {
  readonly limits: StreamLimits;
  readonly now: () => Date;
  readonly onItem: (transport: Transport) => void;
  readonly onEnd: (transport: Transport, end: StreamEnding) => void;
  readonly onRefusal: (limit: 'streams' | 'streamsPerCaller') => void;
}

/** The end of another stream is not known in advance. */
const retryMs = 5_000;

const tooMany = (most: number): HttpError =>
  new HttpError(
    429,
    `You may have ${most} streams open at once (limits.streamsPerCaller). End another one, and try again.`,
    'RATE_LIMITED',
    retryMs,
  );

const full = (): HttpError =>
  unavailable('The server has as many streams open as it can serve (limits.streams). Try again.');

/** Admits streams within the limits, and ends each of them once: at the end of its credentials, too. */
export const createOpenStreams = (options: OpenStreamsOptions): OpenStreams => {
  const { limits, now, onItem, onEnd, onRefusal } = options;
  const clock = processClock(() => now().getTime());
  const open = new Set<Stream>();
  const perCaller = createCallerCounts();
  let isClosed = false;

  const check = (caller: Caller): void => {
    const { streams, streamsPerCaller = Infinity } = limits;
    if (isClosed) throw shuttingDown();
    if (perCaller.of(caller) >= streamsPerCaller) {
      onRefusal('streamsPerCaller');
      throw tooMany(streamsPerCaller);
    }
    if (open.size >= streams) {
      onRefusal('streams');
      throw full();
    }
  };

  return {
    open(caller, transport) {
      check(caller);
      const controller = new AbortController();
      let end: StreamEnding | undefined;
      let errors: Stream['errors'];
      let items = 0;
      const stream: Stream = {
        transport,
        signal: controller.signal,
        get end() {
          return end;
        },
        get errors() {
          return errors;
        },
        get items() {
          return items;
        },
        countItem() {
          items += 1;
          onItem(transport);
        },
        finish(reason, why) {
          if (end !== undefined) return;
          end = reason;
          errors = why;
          cancelExpiry?.();
          open.delete(stream);
          perCaller.remove(caller);
          onEnd(transport, reason);
          controller.abort();
        },
      };
      const { expiresAt } = caller;
      const cancelExpiry =
        expiresAt === undefined ? undefined : atMoment(clock, expiresAt, () => stream.finish('expired'));
      open.add(stream);
      perCaller.add(caller);
      return stream;
    },
    openCount: (transport) => [...open].filter((stream) => stream.transport === transport).length,
    close() {
      isClosed = true;
      for (const stream of open) stream.finish('shutdown');
    },
  };
};
