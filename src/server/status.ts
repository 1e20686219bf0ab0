import type { ApolloServerPlugin } from '@apollo/server';
import Negotiator from 'negotiator';
import { HttpError } from './httpError';

const json = 'application/json';
const graphqlResponse = 'application/graphql-response+json';

const mediaTypeFor = (accept: string | undefined): string | undefined =>
  new Negotiator({ headers: { accept } }).mediaType([json, graphqlResponse]);

/** Throws an HttpError for a request whose `Accept` header has no media type of GraphQL over HTTP, before it is executed. */
export const checkAccept = (accept: string | undefined): void => {
  if (mediaTypeFor(accept) !== undefined) return;
  throw new HttpError(
    406,
    `The response has the media type ${json} or ${graphqlResponse}. \`Accept\` must allow one of them.`,
    'BAD_REQUEST',
  );
};

const refusedDocument: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

/**
 * With the older media type `application/json`, every well-formed GraphQL request has status 200, even if its document is
 * invalid (GraphQL over HTTP, section on `application/json`).
 */
export const statusPlugin: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response }) => {
        const isRefused =
          response.http.status === 400 &&
          response.body.kind === 'single' &&
          response.body.singleResult.errors?.some(({ extensions }) => refusedDocument.has(extensions?.code));
        if (isRefused && mediaTypeFor(request.http?.headers.get('accept')) === json)
          response.http.status = 200;
        return Promise.resolve();
      },
    }),
};
