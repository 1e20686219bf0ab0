import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { Subscribe } from '../../live/subscribe';
import { callerIn } from '../contexts';
import { wantsReport } from '../request';
import { resultOf } from '../requestResult';
import type { Requests } from '../requests';
import { beginEvents, type Beginning } from './events';
import { type EventStream, openEventStream } from './eventStream';
import { completeEvent, eventsOfErrors, expired, nextEvent, placeEvent } from './messages';
import type { OpenStreams, Stream, StreamEnding } from './openStreams';
import type { Operation } from './operation';
import type { StreamSettings } from './settings';

/**
 * Answers a subscription with an event stream. Throws an HttpError, before anything is sent, where the caller has too many streams.
 * The request must be admitted.
 */
export type AnswerSubscription = (
  request: IncomingMessage,
  response: ServerResponse,
  operation: Operation,
) => void;

export interface SseOptions {
  readonly settings: StreamSettings;
  readonly streams: OpenStreams;
  readonly subscribe: Subscribe;
  readonly settleStream: Requests['settleStream'];
  /** Names and values in turn of headers of the answer. */
  readonly headersOf: (request: IncomingMessage) => readonly string[];
  /** Logs a defect, and returns the error for the client. */
  readonly mask: (error: unknown) => GraphQLFormattedError;
}

/** How long a client may take to read what is left, where its credentials or the process have ended, and where it has left. */
const patienceMs: Readonly<Partial<Record<StreamEnding, number>>> = {
  expired: 1_000,
  shutdown: 1_000,
  client: 0,
};

/** Sends the events one at a time: the next one is read when the connection has taken the last one. */
const sendEvents = async (
  stream: Stream,
  beginning: Beginning | undefined,
  out: EventStream,
): Promise<void> => {
  if (beginning === undefined) return;
  if ('errors' in beginning) {
    void out.send(eventsOfErrors(beginning.errors));
    return;
  }
  for await (const { eventId, result } of beginning.events) {
    const hasRoom = out.send(result ? nextEvent(result, eventId) : placeEvent(eventId));
    if (hasRoom !== true && !(await hasRoom)) return;
    if (result) stream.countItem();
  }
};

/**
 * Ends the response. Only a stream that is over is completed. All others end in the middle: that is the sign of the protocol to
 * connect again, to this process or another one, and to continue behind the last event.
 */
const endEvents = (
  { end, errors = [expired] }: Stream,
  out: EventStream,
  { unreadMs }: StreamSettings,
): void => {
  if (end === 'complete') void out.send(completeEvent);
  if (end === 'expired') void out.send(eventsOfErrors(errors));
  out.end(Math.min(unreadMs, (end && patienceMs[end]) ?? Infinity));
};

export const createSse = (options: SseOptions): AnswerSubscription => {
  const { settings, streams, subscribe, settleStream, headersOf, mask } = options;
  return (request, response, { request: subscription, label }) => {
    const result = resultOf(request);
    // The client has left before it was admitted: nothing else would end the stream.
    if (result.isClosed) return;
    const caller = callerIn(result);
    const stream = streams.open(caller, 'sse');
    const lastEventId = request.headers['last-event-id'];
    result.label = label;
    result.operationName = subscription.operationName ?? undefined;
    result.stream = stream;
    const out = openEventStream({
      ...settings,
      response,
      headers: headersOf(request),
      signal: stream.signal,
      onUnread: () => stream.finish('unread'),
    });
    const run = async (): Promise<void> => {
      const beginning = await beginEvents({
        stream,
        subscribe,
        request: {
          ...subscription,
          lastEventId: typeof lastEventId === 'string' && lastEventId !== '' ? lastEventId : undefined,
          wantsReport: subscription.wantsReport === true || wantsReport(request.headers),
        },
        caller,
        mask,
      });
      settleStream(result, beginning && 'errors' in beginning ? beginning.errors : undefined);
      await sendEvents(stream, beginning, out);
      endEvents(stream, out, settings);
    };
    void run();
  };
};
