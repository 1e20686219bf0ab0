import type { ApolloServerPlugin } from '@apollo/server';
import { BREAK, type DocumentNode, visit } from 'graphql';
import { introspectionError } from '../app/introspection';
import type { RequestContext } from './request';

const known = new WeakMap<DocumentNode, boolean>();

const selectsSchema = (document: DocumentNode): boolean => {
  let isFound = known.get(document);
  if (isFound !== undefined) return isFound;
  isFound = false;
  visit(document, {
    Field({ name: { value } }) {
      if (value !== '__schema' && value !== '__type') return undefined;
      isFound = true;
      return BREAK;
    },
  });
  known.set(document, isFound);
  return isFound;
};

/** The end of messages of GraphQL.js about names that the schema does not have. */
const suggestion = / ?Did you mean .+\?$/s;

/**
 * Refuses introspection by callers whose roles do not allow it, and removes suggestions from their errors. Apollo Server
 * validates a document once for all callers, so this is checked for each request.
 */
export const introspectionPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ document, contextValue: { caller } }) {
        const error = introspectionError(caller);
        return error && selectsSchema(document) ? Promise.reject(error) : Promise.resolve();
      },
      didEncounterErrors({ errors, contextValue: { caller } }) {
        if (caller.permissions.introspection) return Promise.resolve();
        for (const error of errors)
          if (error.path === undefined) error.message = error.message.replace(suggestion, '');
        return Promise.resolve();
      },
    }),
};
