import { GraphQLError } from 'graphql';
import type { Caller } from '../model/caller';

/** The error of introspection by a caller without the right; undefined for others. Its codes are those of Apollo Server. */
export const introspectionError = ({ permissions }: Caller): GraphQLError | undefined =>
  permissions.introspection
    ? undefined
    : new GraphQLError('Your roles do not allow introspection: `__schema` and `__type`.', {
        extensions: {
          code: 'GRAPHQL_VALIDATION_FAILED',
          validationErrorCode: 'INTROSPECTION_DISABLED',
          http: { status: 400 },
        },
      });
