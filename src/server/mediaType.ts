import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { HttpError } from '../model/httpError';

export const json = 'application/json; charset=utf-8';
export const graphqlResponse = 'application/graphql-response+json; charset=utf-8';

/** Clients send the same few headers again and again. */
const negotiated = new LRUCache<string, { readonly mediaType: string | undefined }>({
  max: 100,
  memoMethod: (accept) => ({
    mediaType: new Negotiator({ headers: { accept } }).mediaType([json, graphqlResponse]),
  }),
});

/** The media type of the response for an `Accept` header; undefined where the header has no media type of GraphQL over HTTP. */
export const mediaTypeFor = (accept: string | undefined): string | undefined =>
  accept ? negotiated.memo(accept).mediaType : json;

/** Throws an HttpError for a request that accepts no media type of GraphQL over HTTP, before it is executed. */
export const checkAccept = (accept: string | undefined): void => {
  if (mediaTypeFor(accept) !== undefined) return;
  throw new HttpError(
    406,
    'The response has the media type application/json or application/graphql-response+json. `Accept` must allow one of them.',
    'BAD_REQUEST',
  );
};
