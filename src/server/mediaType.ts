import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { HttpError } from '../model/httpError';

export const json = 'application/json; charset=utf-8';
export const graphqlResponse = 'application/graphql-response+json; charset=utf-8';
const eventStream = 'text/event-stream';

/** What an `Accept` header may choose from. A range such as `text/*` does not ask for an event stream. */
const offeredTo = (accept: string): string[] =>
  /text\/event-stream/i.test(accept) ? [json, graphqlResponse, eventStream] : [json, graphqlResponse];

/** Clients send the same few headers again and again. */
const negotiated = new LRUCache<string, { readonly mediaType: string | undefined }>({
  max: 100,
  memoMethod: (accept) => ({
    mediaType: new Negotiator({ headers: { accept } }).mediaType(offeredTo(accept)),
  }),
});

const preferredBy = (accept: string | undefined): string | undefined =>
  accept ? negotiated.memo(accept).mediaType : json;

/** True for a client that prefers an event stream, which is GraphQL over SSE, to one response. */
export const wantsEventStream = (accept: string | undefined): boolean => preferredBy(accept) === eventStream;

/**
 * The media type of the response for an `Accept` header; undefined where the header has no media type of GraphQL over HTTP, and where it
 * prefers an event stream.
 */
export const mediaTypeFor = (accept: string | undefined): string | undefined => {
  const preferred = preferredBy(accept);
  return preferred === eventStream ? undefined : preferred;
};

/** Throws an HttpError for a request that accepts no media type of GraphQL over HTTP, before it is executed. */
export const checkAccept = (accept: string | undefined): void => {
  if (preferredBy(accept) !== undefined) return;
  throw new HttpError(
    406,
    'The response has the media type application/json, application/graphql-response+json or text/event-stream. `Accept` must allow one of them.',
    'BAD_REQUEST',
  );
};
