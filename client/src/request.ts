import { type Outcome, outcomeOf } from './answer';
import { deadlineOf } from './deadline';
import type { Question } from './document';
import { GatewayError } from './errors';

/** Headers by their names. */
export type HeaderValues = Readonly<Record<string, string>>;

/** As much of `fetch` as is needed, so that any implementation will do. */
export type Fetch = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<{
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
}>;

/** Where the gateway is, and what holds for every question. */
export interface ClientOptions {
  /** The whole address: `https://gateway.example/graphql`. */
  readonly url: string;
  /** Sent with every question; a function is asked each time, so that a token can be new. */
  readonly headers?: HeaderValues | (() => HeaderValues | Promise<HeaderValues>);
  /** Milliseconds to wait for an answer, 30,000 unless told otherwise; the gateway itself answers within 25,000. */
  readonly timeoutMs?: number;
  /** Another `fetch`, for proxies or cookies. The global one unless given. */
  readonly fetch?: Fetch;
}

/** What holds for one question. */
export interface CallOptions<Data = unknown> {
  /** Added to the client's; of the same name, this one counts. */
  readonly headers?: HeaderValues;
  /** Ends the request, which then fails with `ABORTED`. */
  readonly signal?: AbortSignal;
  /** Milliseconds to wait for the answer instead of the client's. */
  readonly timeoutMs?: number;
  /**
   * Where it is given, an answer of which only parts failed is returned, not thrown: what failed is null in it, and this
   * is told why before. A question of which all failed throws as ever.
   */
  readonly onPartial?: (error: GatewayError<Data>) => void;
}

/** Variables and options; the variables can be left out where none is required. */
export type Given<Data, Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: CallOptions<Data>]
    : [variables: Variables, options?: CallOptions<Data>];

/** Asks one question; throws a `GatewayError` unless it is answered. */
export type Ask<Data, Variables> = (...given: Given<Data, Variables>) => Promise<Data>;

/** Asks any question; throws a `GatewayError` unless it is answered. */
export type Request = <Data, Variables>(
  question: Question<Data, Variables>,
  ...given: Given<NoInfer<Data>, NoInfer<Variables>>
) => Promise<Data>;

const usualTimeoutMs = 30_000;

/** Looked up when it is called, so that one that is put in place later counts. */
const globalFetch: Fetch = (url, init) => globalThis.fetch(url, init);

const headersOf = async (client: ClientOptions, call: HeaderValues = {}): Promise<Record<string, string>> => {
  const given = typeof client.headers === 'function' ? await client.headers() : client.headers;
  const byName = (values: HeaderValues = {}): [string, string][] =>
    Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    accept: 'application/graphql-response+json, application/json;q=0.9',
    ...Object.fromEntries([...byName(given), ...byName(call)]),
    'content-type': 'application/json',
  };
};

/** Sends a question and reads the answer, whatever it says; throws where there is none. */
const send = async <Data>(
  client: ClientOptions,
  body: string,
  call: CallOptions<Data>,
): Promise<Outcome<Data>> => {
  const ask = client.fetch ?? globalFetch;
  const deadline = deadlineOf(call.timeoutMs ?? client.timeoutMs ?? usualTimeoutMs, call.signal);
  try {
    const headers = await headersOf(client, call.headers);
    const response = await ask(client.url, { method: 'POST', headers, body, signal: deadline.signal });
    const envelope = { status: response.status, retryAfter: response.headers.get('retry-after') };
    return outcomeOf(await response.text(), envelope);
  } catch (cause) {
    const message = `No answer from ${client.url}.`;
    throw deadline.reason() ?? new GatewayError('GATEWAY_UNAVAILABLE', message, { cause });
  } finally {
    deadline.clear();
  }
};

/**
 * A function that asks a gateway any typed question: one of this package's texts, or one of your own. It throws a
 * `GatewayError` when anything failed, with what was answered all the same in its `data`; see `CallOptions.onPartial`.
 */
export const createRequest =
  (client: ClientOptions): Request =>
  async <Data, Variables>(
    question: Question<Data, Variables>,
    ...[variables, call = {}]: Given<NoInfer<Data>, NoInfer<Variables>>
  ): Promise<Data> => {
    const body = JSON.stringify({ query: question.toString(), variables });
    const { data, error } = await send<Data>(client, body, call);
    if (error && (data === null || !call.onPartial)) throw error;
    if (error) call.onPartial?.(error);
    return data as Data;
  };
