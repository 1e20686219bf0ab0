import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError } from 'graphql';
import { MalformedResponse } from '../model/errors';
import { isTypeMismatch } from './errors';
import type { RequestContext } from './request';

const malformedIn = (error: GraphQLError): MalformedResponse | undefined => {
  const original = unwrapResolverError(error);
  return [original, (original as Partial<GraphQLError>).originalError].find(
    (one) => one instanceof MalformedResponse,
  );
};

/**
 * A malformed value may be found only when its field is resolved, after its answer was cached. So this plugin deletes the
 * malformed answers that such a request has read from the caches. The next request fetches them again.
 */
export const malformedResponsePlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue, schema }) => {
        const malformed = errors.flatMap((error) => malformedIn(error) ?? []);
        const pages = new Set(malformed.flatMap((error) => error.pages));
        if (malformed.length > 0 || errors.some(isTypeMismatch)) contextValue.forget(schema, pages);
        return Promise.resolve();
      },
    }),
};
