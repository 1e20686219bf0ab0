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
 * A malformed value is often noticed when its field is resolved, after its answer was cached. So what such a request
 * read is dropped from the caches: the next one asks AWS, whose answer may be correct by then.
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
