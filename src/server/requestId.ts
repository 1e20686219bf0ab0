import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { resultOf } from './requestResult';

/** Other ids could break the lines of logs that they are copied into. */
const acceptable = /^[\w.-]{1,128}$/;

/** The id of a request, for its answer and the log: that of the header `x-request-id`, or a new one. */
export const requestIdOf = ({ headers }: IncomingMessage): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && acceptable.test(given) ? given : randomUUID();
};

/**
 * Adds the ids to the answers that Fastify sends. None of these may be stored for others, since they depend on the caller:
 * HTTP says so only for requests with `Authorization`. Static files replace this.
 */
export const addRequestIds = (app: FastifyInstance): void => {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', resultOf(request.raw).id).header('cache-control', 'no-store');
    done();
  });
};
