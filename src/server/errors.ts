import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { GatewayError } from '../model/errors';

const masked = 'Internal server error.';

/** GraphQL's message for a value that does not fit its field, such as a text in place of a number. */
const typeMismatch = /cannot represent|^Expected Iterable/;

/** The parser reports an endlessly nested document with an error of Node.js. */
const nestedTooDeeply = (formatted: GraphQLFormattedError): GraphQLFormattedError =>
  formatted.message.includes('Maximum call stack size exceeded')
    ? { ...formatted, message: 'Syntax Error: The document is nested too deeply.' }
    : formatted;

/** Errors that end the reads of a request at any field: the path says which field is missing. */
const cutShort: ReadonlySet<string> = new Set(['BUDGET_EXCEEDED', 'DEADLINE_EXCEEDED']);

const ofGateway = (
  formatted: GraphQLFormattedError,
  { code, message, details }: GatewayError,
): GraphQLFormattedError => ({
  ...formatted,
  message:
    cutShort.has(code) && formatted.path ? `${message} Not answered: ${formatted.path.join('.')}.` : message,
  extensions: { code, ...details },
});

const ofValue = (formatted: GraphQLFormattedError): GraphQLFormattedError => ({
  ...formatted,
  message: `AWS returned a value that does not fit this field: ${formatted.message}`,
  extensions: { code: 'UPSTREAM_UNAVAILABLE' },
});

const isOfExecution = (formatted: { readonly path?: GraphQLFormattedError['path'] | undefined }): boolean =>
  formatted.path !== undefined;

/** True for GraphQL's error about a value of AWS's answer that does not fit its field. */
export const isTypeMismatch = (error: GraphQLError): boolean =>
  isOfExecution(error) && typeMismatch.test(error.message);

/**
 * What a client may see of an error. Gateway errors and GraphQL's own (syntax, validation, variables) are shown; every
 * other error is a defect of the gateway: masked, with an incident id that the log has, too.
 */
export const errorFormatter =
  (log: Logger) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    if (original instanceof GatewayError) return ofGateway(formatted, original);
    if (original instanceof GraphQLError) {
      if (original.originalError instanceof GatewayError) return ofGateway(formatted, original.originalError);
      if (!isOfExecution(formatted)) return nestedTooDeeply(formatted);
      if (typeMismatch.test(original.message)) return ofValue(formatted);
    }

    return { ...formatted, ...maskedError(log, original, formatted.path) };
  };

/** The masked error of a defect; the log has the rest under the same id. */
const maskedError = (
  log: Logger,
  error: unknown,
  path?: GraphQLFormattedError['path'],
): GraphQLFormattedError => {
  const incidentId = randomUUID();
  log.error({ incidentId, path, err: error }, 'unexpected error');
  return { message: masked, extensions: { code: 'INTERNAL_SERVER_ERROR', incidentId } };
};

/** Answers what HTTP refuses, such as a body that is no JSON, in GraphQL's form. */
export const httpErrorHandler =
  (log: Logger) =>
  (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = error.statusCode ?? 500;
    const formatted =
      status < 500
        ? { message: error.message, extensions: { code: 'BAD_REQUEST' } }
        : maskedError(log, error);
    return reply.code(status).send({ errors: [formatted] });
  };

/** Answers unknown paths and methods in GraphQL's form. */
export const notFoundHandler = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const isKnown = /^\/graphql(?:\?|$)/.test(request.url);
  if (isKnown) reply.header('allow', 'GET, POST, OPTIONS');
  const message = isKnown ? 'expected GET or POST' : 'nothing is here; GraphQL is at /graphql';
  const error = {
    message: `${request.method} ${request.url}: ${message}.`,
    extensions: { code: 'BAD_REQUEST' },
  };
  return reply.code(isKnown ? 405 : 404).send({ errors: [error] });
};
