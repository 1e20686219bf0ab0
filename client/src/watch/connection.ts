import { type Outcome, outcomeOf } from '../answer';
import { GatewayError, isGatewayError } from '../errors';
import { type ClientOptions, defaultTimeoutMs, type FetchResponse, globalFetch, headersOf } from '../request';
import { createEventParser, type ServerEvent } from './eventParser';
import type { WatchOptions } from './options';
import { type Timing, within } from './timing';

export interface ConnectionOptions {
  readonly client: ClientOptions;
  readonly watch: WatchOptions;
  readonly timing: Timing;
  readonly body: string;
  /** The connection resumes behind this event. */
  readonly lastEventId: string | undefined;
  /** Ends the connection. Its reason is a GatewayError. */
  readonly signal: AbortSignal;
  /** Called when the connection has lasted. */
  readonly onLasting: () => void;
}

/** An answer of a subscription. */
export interface Answer<Data> extends Outcome<Data> {
  /** Undefined where the gateway has given none. */
  readonly id: string | undefined;
}

/** A place behind which to resume, without an answer. */
interface Place {
  readonly place: string;
}

/** What a connection yields: answers and places, and then its end. Without a failure, the subscription is complete. */
export type Step<Data> = Answer<Data> | Place | { readonly end: GatewayError | 'complete' };

const defaultHeartbeatMs = 12_000;
/** One heartbeat may be late, and another one be held back with the event that it follows. */
const mostHeartbeatsMissed = 3;

const envelopeOf = ({ status, headers }: FetchResponse) => ({
  status,
  retryAfter: headers.get('retry-after'),
});

const isEventStream = ({ status, headers }: FetchResponse): boolean =>
  status === 200 && /^text\/event-stream\b/i.test(headers.get('content-type') ?? '');

const unavailable = (message: string, cause?: unknown): GatewayError =>
  new GatewayError('GATEWAY_UNAVAILABLE', message, { cause });

/** The events of one connection, up to the end of the response. Throws if there is no event stream, and if it falls silent. */
async function* eventsOf(options: ConnectionOptions): AsyncGenerator<ServerEvent, void, undefined> {
  const { client, watch, timing, body, lastEventId, signal, onLasting } = options;
  const connectMs = watch.timeoutMs ?? client.timeoutMs ?? defaultTimeoutMs;
  const silenceMs = mostHeartbeatsMissed * (watch.heartbeatMs ?? defaultHeartbeatMs);
  const controller = new AbortController();
  const bounded = <Value>(task: Promise<Value>, milliseconds: number, what: string): Promise<Value> => {
    const late = (): GatewayError => new GatewayError('TIMEOUT', `${what} within ${milliseconds} ms.`);
    return within(task, { timing, milliseconds, late, signal });
  };
  const connect = async (): Promise<FetchResponse> => {
    const headers = await headersOf(client, watch.headers, 'text/event-stream');
    if (lastEventId !== undefined) headers['last-event-id'] = lastEventId;
    // Renewing a token can take longer than the caller waits.
    if (controller.signal.aborted) throw controller.signal.reason;
    const init = { method: 'POST', headers, body, signal: controller.signal } as const;
    return (client.fetch ?? globalFetch)(client.url, init);
  };

  if (signal.aborted) throw signal.reason;
  let stopLasting = (): void => undefined;
  try {
    const response = await bounded(connect(), connectMs, 'No answer');
    if (!isEventStream(response)) {
      const { error } = outcomeOf(
        await bounded(response.text(), connectMs, 'No answer'),
        envelopeOf(response),
      );
      throw error ?? unavailable(`The answer of ${client.url} is no event stream.`);
    }
    const reader = response.body?.getReader();
    if (!reader) throw new GatewayError('BAD_REQUEST', 'The response of `fetch` has no `body` to read.');
    stopLasting = timing.after(silenceMs, onLasting);
    const parser = createEventParser();
    for (;;) {
      const { done, value } = await bounded(reader.read(), silenceMs, 'The stream was silent');
      if (done) return;
      if (value) yield* parser.push(value);
    }
  } finally {
    stopLasting();
    controller.abort();
  }
}

const failureOf = (error: unknown, url: string): GatewayError => {
  if (isGatewayError(error)) return error;
  // An event without an end. To read it again would not help.
  if (error instanceof RangeError) return new GatewayError('BAD_REQUEST', error.message, { cause: error });
  return unavailable(`No answer from ${url}.`, error);
};

/** Makes one connection, and yields its answers and its end. Never throws. Makes none before the first step is asked for. */
export async function* connection<Data>(
  options: ConnectionOptions,
): AsyncGenerator<Step<Data>, void, undefined> {
  try {
    for await (const { event, data, id } of eventsOf(options)) {
      if (event === 'complete') {
        yield { end: 'complete' };
        return;
      }
      if (data === undefined && id !== undefined) yield { place: id };
      if (event !== 'next' || data === undefined) continue;
      const outcome = outcomeOf<Data>(data, { status: 200, retryAfter: null });
      // Only events have ids. An answer without one and without data says why there are no events, or no more.
      if (outcome.error && outcome.data === null && id === undefined) {
        yield { end: outcome.error };
        return;
      }
      yield { ...outcome, id };
    }
    yield { end: unavailable(`${options.client.url} has closed the stream.`) };
  } catch (error) {
    yield { end: failureOf(error, options.client.url) };
  }
}
