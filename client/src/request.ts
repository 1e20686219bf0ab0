import { type Outcome, outcomeOf } from './answer';
import { deadlineOf } from './deadline';
import type { Question } from './document';
import { GatewayError } from './errors';

/** Header values by name. */
export type HeaderValues = Readonly<Record<string, string>>;

/** The part of a response that the client uses. A `Response` is one. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  /** Read by `watch` only. */
  readonly body?: {
    getReader(): { read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }> };
  } | null;
}

/** The part of `fetch` that the client uses. */
export type Fetch = (
  url: string,
  init: { method: 'POST'; headers: Record<string, string>; body: string; signal: AbortSignal },
) => Promise<FetchResponse>;

/** The gateway's URL, and defaults for all requests. */
export interface ClientOptions {
  /** The full URL, such as `https://gateway.example/graphql`. */
  readonly url: string;
  /** Headers of every request. A function is called for each request, for tokens that expire. */
  readonly headers?: HeaderValues | (() => HeaderValues | Promise<HeaderValues>);
  /** Milliseconds to wait for a response. Defaults to 30,000; the gateway's own limit defaults to 25,000. */
  readonly timeoutMs?: number;
  /** A custom `fetch`, for proxies or cookies. Defaults to the global one. */
  readonly fetch?: Fetch;
}

/** Options of one request. */
export interface CallOptions<Data = unknown> {
  /** Added to the client's headers; overrides those with the same name. */
  readonly headers?: HeaderValues;
  /** Cancels the request, which then fails with `ABORTED`. */
  readonly signal?: AbortSignal;
  /** Milliseconds to wait for the response. Overrides the client's value. */
  readonly timeoutMs?: number;
  /**
   * Accepts partial data. If only some fields fail, the request calls this function with the error and returns the data,
   * with null for the failed fields. A request without any data still throws.
   */
  readonly onPartial?: (error: GatewayError<Data>) => void;
}

/** The arguments of a request. The variables are optional if the query requires none. */
export type Given<Data, Variables> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: CallOptions<Data>]
    : [variables: Variables, options?: CallOptions<Data>];

/** Sends one query. Throws a `GatewayError` on any error. */
export type Ask<Data, Variables> = (...given: Given<Data, Variables>) => Promise<Data>;

/** Sends any query. Throws a `GatewayError` on any error. */
export type Request = <Data, Variables>(
  question: Question<Data, Variables>,
  ...given: Given<NoInfer<Data>, NoInfer<Variables>>
) => Promise<Data>;

export const defaultTimeoutMs = 30_000;

/** Looks up `globalThis.fetch` on each call, so that a later polyfill or mock applies. */
export const globalFetch: Fetch = (url, init) => globalThis.fetch(url, init);

const acceptAnswer = 'application/graphql-response+json, application/json;q=0.9';

/** The headers of a request by their names in lower case. Calls the function of the client, if it has one. */
export const headersOf = async (
  client: ClientOptions,
  call: HeaderValues = {},
  accept = acceptAnswer,
): Promise<Record<string, string>> => {
  const given = typeof client.headers === 'function' ? await client.headers() : client.headers;
  const byName = (values: HeaderValues = {}): [string, string][] =>
    Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    accept,
    ...Object.fromEntries([...byName(given), ...byName(call)]),
    'content-type': 'application/json',
  };
};

/** Sends a query and parses the response. Throws only if there is no response. */
const send = async <Data>(
  client: ClientOptions,
  body: string,
  call: CallOptions<Data>,
): Promise<Outcome<Data>> => {
  const fetchResponse = client.fetch ?? globalFetch;
  const deadline = deadlineOf(call.timeoutMs ?? client.timeoutMs ?? defaultTimeoutMs, call.signal);
  try {
    const headers = await headersOf(client, call.headers);
    const response = await fetchResponse(client.url, {
      method: 'POST',
      headers,
      body,
      signal: deadline.signal,
    });
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
 * Returns a function that sends typed queries: the texts of this package, or your own. It throws a `GatewayError` if any
 * field fails, with the partial data in `data`; see `CallOptions.onPartial`.
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
