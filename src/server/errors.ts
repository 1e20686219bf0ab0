import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { GatewayError } from '../model/errors';

const masked = 'Internal server error.';

/** Said by GraphQL when a value of AWS's answer does not fit its field: a text where a number was agreed. */
const doesNotFit = /cannot represent|^Expected Iterable/;

const ofGateway = (
  formatted: GraphQLFormattedError,
  { code, message, details }: GatewayError,
): GraphQLFormattedError => ({
  ...formatted,
  message,
  extensions: { code, ...details },
});

const ofValue = (formatted: GraphQLFormattedError): GraphQLFormattedError => ({
  ...formatted,
  message: `AWS told a value that does not fit this field: ${formatted.message}`,
  extensions: { code: 'UPSTREAM_UNAVAILABLE' },
});

const isOfExecution = (formatted: GraphQLFormattedError): boolean => formatted.path !== undefined;

/**
 * What a client may see of an error. Gateway errors tell themselves; GraphQL's own (syntax, validation, variables)
 * pass; everything else is a defect of ours: masked, with an incident id that the log has too.
 */
export const errorFormatter =
  (log: Logger) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    if (original instanceof GatewayError) return ofGateway(formatted, original);
    if (original instanceof GraphQLError) {
      if (original.originalError instanceof GatewayError) return ofGateway(formatted, original.originalError);
      if (!isOfExecution(formatted)) return formatted;
      if (doesNotFit.test(original.message)) return ofValue(formatted);
    }

    const incidentId = randomUUID();
    log.error({ incidentId, path: formatted.path, err: original }, 'unexpected error');
    return { ...formatted, message: masked, extensions: { code: 'INTERNAL_SERVER_ERROR', incidentId } };
  };
