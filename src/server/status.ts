import type { ApolloServerPlugin } from '@apollo/server';
import { json, mediaTypeFor } from './mediaType';

const refusedDocument: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'OPERATION_RESOLUTION_FAILURE',
]);

/**
 * Sets the media type. With the older one, `application/json`, every well-formed GraphQL request has status 200, even if its
 * document is invalid (GraphQL over HTTP, section on `application/json`).
 */
export const statusPlugin: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ request, response: { body, http } }) => {
        const mediaType = mediaTypeFor(request.http?.headers.get('accept'));
        if (mediaType !== undefined) http.headers.set('content-type', mediaType);
        const isRefused =
          http.status === 400 &&
          body.kind === 'single' &&
          body.singleResult.errors?.some(({ extensions }) => refusedDocument.has(extensions?.code));
        if (isRefused && mediaType === json) http.status = 200;
        return Promise.resolve();
      },
    }),
};
