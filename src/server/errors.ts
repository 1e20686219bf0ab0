import { randomUUID } from 'node:crypto';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { GatewayError } from '../model/errors';

const masked = 'Internal server error.';

/** Said by GraphQL when a value of AWS's answer does not fit its field: a text where a number was agreed. */
const doesNotFit = /cannot represent|^Expected Iterable/;

/** The parser's word for a document without end is Node's. */
const nestedTooDeeply = (formatted: GraphQLFormattedError): GraphQLFormattedError =>
  formatted.message.includes('Maximum call stack size exceeded')
    ? { ...formatted, message: 'Syntax Error: The document is nested too deeply.' }
    : formatted;

/** What ends a request's asking, wherever it is: the field says where. */
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
  message: `AWS told a value that does not fit this field: ${formatted.message}`,
  extensions: { code: 'UPSTREAM_UNAVAILABLE' },
});

const isOfExecution = (formatted: { readonly path?: GraphQLFormattedError['path'] | undefined }): boolean =>
  formatted.path !== undefined;

/** True for GraphQL's word that a value of AWS's answer does not fit its field. */
export const isMisfit = (error: GraphQLError): boolean =>
  isOfExecution(error) && doesNotFit.test(error.message);

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
      if (!isOfExecution(formatted)) return nestedTooDeeply(formatted);
      if (doesNotFit.test(original.message)) return ofValue(formatted);
    }

    return { ...formatted, ...maskedError(log, original, formatted.path) };
  };

/** What a client sees of a defect; the log has the rest under the same id. */
const maskedError = (
  log: Logger,
  error: unknown,
  path?: GraphQLFormattedError['path'],
): GraphQLFormattedError => {
  const incidentId = randomUUID();
  log.error({ incidentId, path, err: error }, 'unexpected error');
  return { message: masked, extensions: { code: 'INTERNAL_SERVER_ERROR', incidentId } };
};

/** Answers what HTTP itself refuses, such as a body that is no JSON, in GraphQL's form. */
export const httpErrorHandler =
  (log: Logger) =>
  (error: FastifyError, _request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = error.statusCode ?? 500;
    const told =
      status < 500
        ? { message: error.message, extensions: { code: 'BAD_REQUEST' } }
        : maskedError(log, error);
    return reply.code(status).send({ errors: [told] });
  };

/** Answers paths that are not there, and methods that a path does not know, in GraphQL's form. */
export const notFoundHandler = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const isKnown = /^\/graphql(?:\?|$)/.test(request.url);
  if (isKnown) reply.header('allow', 'GET, POST, OPTIONS');
  const message = isKnown ? 'expected GET or POST' : 'nothing is here; GraphQL is at /graphql';
  const told = {
    message: `${request.method} ${request.url}: ${message}.`,
    extensions: { code: 'BAD_REQUEST' },
  };
  return reply.code(isKnown ? 405 : 404).send({ errors: [told] });
};
