import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError } from 'graphql';
import { MalformedResponse } from '../model/errors';
import { isTypeMismatch } from './errors';
import type { RequestContext } from './request';

const isMalformed = (error: GraphQLError): boolean => {
  const original = unwrapResolverError(error);
  return (
    original instanceof MalformedResponse ||
    (original as Partial<GraphQLError>).originalError instanceof MalformedResponse ||
    isTypeMismatch(error)
  );
};

/**
 * A malformed value may be found only when its field is resolved, after its answer was cached. So this plugin deletes
 * from the caches what such a request has read. The next request fetches it again.
 */
export const malformedResponsePlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        if (errors.some(isMalformed)) contextValue.forget();
        return Promise.resolve();
      },
    }),
};
