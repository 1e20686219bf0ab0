import type { ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLError } from 'graphql';
import { UnreadableAnswer } from '../model/errors';
import { isMisfit } from './errors';
import type { RequestContext } from './request';

const isUnreadable = (error: GraphQLError): boolean => {
  const original = unwrapResolverError(error);
  return (
    original instanceof UnreadableAnswer ||
    (original as Partial<GraphQLError>).originalError instanceof UnreadableAnswer ||
    isMisfit(error)
  );
};

/**
 * That an answer cannot be read is often noticed when its fields are resolved, after it was remembered. So what such a
 * request was told is forgotten: the next one asks AWS, which may have mended it.
 */
export const unreadablePlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        if (errors.some(isUnreadable)) contextValue.forget();
        return Promise.resolve();
      },
    }),
};
