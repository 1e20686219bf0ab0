import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { unwrapResolverError } from '@apollo/server/errors';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { AuthenticationError } from '../access/errors';
import type { DocumentLimits } from '../app/limits';
import { GatewayError } from '../model/errors';
import { shorten } from '../model/shorten';
import { sizeMessageOf } from './documentLimits';
import { isBodyShort } from './bodies';
import { HttpError } from '../model/httpError';
import { noteErrors } from './requestResult';

const masked = 'Internal server error.';

/** The messages of GraphQL.js for a value that does not fit its field, such as a string instead of a number. */
const typeMismatch = /cannot represent|^Expected Iterable/;

/** Errors that can end the reads of a request at any field, so the message adds the path. */
const cutShort: ReadonlySet<string> = new Set(['BUDGET_EXCEEDED', 'DEADLINE_EXCEEDED']);

const longestMessage = 1_000;

/** The message, cut to 1,000 characters: GraphQL.js quotes invalid names and values whole. */
const cut = (message: string): string => shorten(message, longestMessage);

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
  message: `AWS returned a value that does not fit this field: ${cut(formatted.message)}`,
  extensions: { code: 'UPSTREAM_UNAVAILABLE' },
});

/** GraphQL.js stops after 50 errors of variables. Apollo Server takes the last one for a defect of the server. */
const tooManyVariableErrors = 'Too many errors processing variables';

const ofRequest = (
  formatted: GraphQLFormattedError,
  original: GraphQLError,
  limits: DocumentLimits,
): GraphQLFormattedError => ({
  ...formatted,
  message: sizeMessageOf(original, limits) ?? cut(formatted.message),
  ...(original.message.startsWith(tooManyVariableErrors) && { extensions: { code: 'BAD_USER_INPUT' } }),
});

const isOfExecution = (formatted: { readonly path?: GraphQLFormattedError['path'] | undefined }): boolean =>
  formatted.path !== undefined;

/** True where GraphQL.js reports that a value of AWS's answer does not fit its field. */
export const isTypeMismatch = (error: GraphQLError): boolean =>
  isOfExecution(error) && typeMismatch.test(error.message);

/**
 * Formats an error for the client. Errors of the gateway and of GraphQL.js (syntax, validation, variables) are shown. Every
 * other error is a defect of the gateway: it is masked and gets an incident id, which the log contains as well.
 */
export const errorFormatter =
  (log: Logger, limits: DocumentLimits) =>
  (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    if (original instanceof GatewayError) return ofGateway(formatted, original);
    if (original instanceof GraphQLError) {
      if (original.originalError instanceof GatewayError) return ofGateway(formatted, original.originalError);
      if (!isOfExecution(formatted)) return ofRequest(formatted, original, limits);
      if (typeMismatch.test(original.message)) return ofValue(formatted);
    }

    return { ...formatted, ...maskedError(log, original, formatted.path) };
  };

/** Logs a defect, and returns its masked error with the same incident id. */
export const maskedError = (
  log: Logger,
  error: unknown,
  path?: GraphQLFormattedError['path'],
): GraphQLFormattedError => {
  const incidentId = randomUUID();
  log.error({ incidentId, path, err: error }, 'unexpected error');
  return { message: masked, extensions: { code: 'INTERNAL_SERVER_ERROR', incidentId } };
};

/** True where the connection can be used for another request: nothing of the body is left, or Node.js drops it. */
const isReusable = (request: IncomingMessage): boolean =>
  request.complete || (request.readableFlowing === null && isBodyShort(request));

/** Formats HTTP errors, such as a body that is not JSON, like GraphQL errors. */
export const httpErrorHandler =
  (log: Logger) =>
  (error: FastifyError | HttpError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = error.statusCode ?? 500;
    // The rest of a body that was not read would be taken for the next request.
    if (!isReusable(request.raw)) reply.header('connection', 'close');
    if (error instanceof AuthenticationError) {
      reply.header('www-authenticate', error.wwwAuthenticate);
      const { cause } = error;
      const requestId = reply.getHeader('x-request-id');
      if (cause instanceof Error) log.debug({ requestId, reason: cause.message }, 'A token was refused');
    }
    if (error instanceof HttpError && error.retryAfterMs !== undefined)
      reply.header('retry-after', Math.ceil(error.retryAfterMs / 1_000));
    const errors = [httpError(log, error, status)];
    noteErrors(request.raw, errors);
    return reply.code(status).send({ errors });
  };

/** The GraphQL error for an error of HTTP. One with status 500 is a defect, and logged. */
export const httpError = (
  log: Logger,
  error: FastifyError | HttpError,
  status: number,
): GraphQLFormattedError => {
  const { message } = error;
  if (error instanceof HttpError) {
    const { code, retryAfterMs } = error;
    return code ? { message, extensions: { code, ...(retryAfterMs && { retryAfterMs }) } } : { message };
  }
  return status < 500 ? { message, extensions: { code: 'BAD_REQUEST' } } : maskedError(log, error);
};

/** Formats errors about unknown paths and methods like GraphQL errors. */
export const notFoundHandler = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const isKnown = /^\/graphql(?:\?|$)/.test(request.url);
  if (isKnown) reply.header('allow', 'GET, POST, OPTIONS');
  if (!isReusable(request.raw)) reply.header('connection', 'close');
  const message = isKnown ? 'expected GET or POST' : 'unknown path; GraphQL is at /graphql';
  const error = {
    message: `${request.method} ${request.url}: ${message}.`,
    extensions: { code: 'BAD_REQUEST' },
  };
  return reply.code(isKnown ? 405 : 404).send({ errors: [error] });
};
