import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql';

/* The events of GraphQL over SSE, in distinct connections mode: one operation per response. */

const event = (name: 'next' | 'complete', data: string, id?: string): string =>
  `${id === undefined ? '' : `id: ${id}\n`}event: ${name}\ndata: ${data}\n\n`;

/** The event of each answer, which streams share, encoded once for all of them. An answer has one id. */
const encoded = new WeakMap<FormattedExecutionResult, Buffer>();

/** An answer. With an id, the client can resume behind it: a browser sends the last one as `Last-Event-ID`. */
export const nextEvent = (result: FormattedExecutionResult, id?: string): Buffer => {
  const known = encoded.get(result);
  if (known) return known;
  const bytes = Buffer.from(event('next', JSON.stringify(result), id));
  encoded.set(result, bytes);
  return bytes;
};

/** No event: clients that keep the last id resume behind this one. */
export const placeEvent = (id: string): string => `id: ${id}\n\n`;

/** The end of an operation that the client need not send again. */
export const completeEvent = event('complete', '');

/** The whole stream of an operation that has one answer. `json` is on one line. */
export const eventsOfAnswer = (json: string): string => event('next', json.trimEnd()) + completeEvent;

/** The whole stream of an operation that could not begin. */
export const eventsOfErrors = (errors: readonly GraphQLFormattedError[]): string =>
  event('next', JSON.stringify({ errors })) + completeEvent;

/** What an operation ends with whose credentials have ended. */
export const expired: GraphQLFormattedError = {
  message: 'The credentials of this stream have expired. Continue it with new ones.',
  extensions: { code: 'UNAUTHENTICATED' },
};
