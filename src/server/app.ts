import type { IncomingMessage, RequestListener, Server } from 'node:http';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Logger } from 'pino';
import { setHeaders } from './answerHeaders';
import { clientErrorHandler } from './connections';
import { type httpErrorHandler, notFoundHandler } from './errors';

export interface AppOptions {
  readonly log: Logger;
  readonly bodyKilobytes: number;
  readonly answerError: ReturnType<typeof httpErrorHandler>;
  /** Names and values in turn of the headers that hooks add to all other answers. */
  readonly firstHeadersOf: (request: IncomingMessage) => readonly string[];
  readonly createServer: (answer: RequestListener) => Server;
}

const noCompiler = (): never => {
  throw new Error('Routes have no JSON schemas: the compilers for them take long to load.');
};

/** Fastify without routes. What it answers itself has the form of GraphQL errors. */
export const createApp = (options: AppOptions): FastifyInstance => {
  const { log, bodyKilobytes, answerError, firstHeadersOf, createServer } = options;
  // Fastify checks every logger of a `childLoggerFactory`. Its lines at level `info` say where it listens.
  const loggerInstance = Object.create(log, {
    child: { value: () => loggerInstance },
    info: { value: () => undefined },
  }) as FastifyBaseLogger;
  const app = fastify({
    serverFactory: createServer,
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    bodyLimit: bodyKilobytes * 1024,
    forceCloseConnections: 'idle',
    clientErrorHandler: clientErrorHandler(log),
    // Fastify calls no hooks for these.
    frameworkErrors: (error, request, reply) => {
      setHeaders(firstHeadersOf(request.raw), (name, value) => reply.raw.setHeader(name, value));
      void answerError(error, request, reply);
    },
    // Only the drain refuses requests.
    return503OnClosing: false,
  });
  app.setErrorHandler(answerError);
  app.setNotFoundHandler(notFoundHandler);
  return app;
};
