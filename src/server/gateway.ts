import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { printSchema } from 'graphql';
import type { Limits } from '../app/limits';
import { createServices, type ServiceOptions, type Services } from '../app/services';
import { createApollo } from './apollo';
import { type Drain, drainOf } from './drain';
import { httpErrorHandler, notFoundHandler } from './errors';
import { addGraphiqlRoutes, graphiqlHandler, wantsHtml } from './graphiql';
import { addReferenceRoutes } from './reference';
import { type RequestContext, termsOf, wantsReport } from './request';

export interface GatewayOptions extends ServiceOptions {
  readonly host: string;
  /** 0 selects a free port. */
  readonly port: number;
  readonly introspection: boolean;
  readonly limits: Limits;
  /** Queries that GraphiQL opens with, one tab each. */
  readonly examples: readonly string[];
}

export interface Gateway {
  /** `http://host:port`, without a path. */
  readonly url: string;
  /** Answers requests under way, refuses new ones, and closes all connections. */
  close(): Promise<void>;
}

/** The other routes: the schema for code generators, health, metrics and the reference. */
const addPlainRoutes = (
  app: FastifyInstance,
  { schema, metrics, canAnswer }: Services,
  drain: Drain,
): void => {
  const sdl = printSchema(schema);
  app.get('/schema.graphql', (_request, reply) => reply.type('application/graphql; charset=utf-8').send(sdl));
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', (_request, reply) => {
    if (drain.isOn()) return reply.code(503).send({ status: 'draining' });
    return canAnswer() ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'no credentials' });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  app.get('/', (_request, reply) => reply.redirect('/graphql'));
  addGraphiqlRoutes(app);
  addReferenceRoutes(app);
};

/** Starts the HTTP server. Makes no AWS call before a request needs one. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { host, port, introspection, limits, log, examples, now } = options;
  const services = createServices(options);
  const loggerInstance: FastifyBaseLogger = log;
  const logController = new LogController({ disableRequestLogging: true });
  const app = fastify({ loggerInstance, logController, forceCloseConnections: 'idle' });
  app.setErrorHandler(httpErrorHandler(log));
  app.setNotFoundHandler(notFoundHandler);
  const drain = drainOf(app);

  const apollo = createApollo({ schema: services.schema, app, log, introspection });
  await apollo.start();
  const answerGraphQL = fastifyApolloHandler(apollo, {
    context: (request, reply): Promise<RequestContext> =>
      Promise.resolve({
        ...services.operationContext(termsOf(request, reply, limits, now())),
        wantsReport: wantsReport(request),
      }),
  });
  const answerPage = graphiqlHandler(examples);
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    onRequest: drain.refuse,
    handler: (request, reply) =>
      wantsHtml(request) ? answerPage(request, reply) : answerGraphQL.call(app, request, reply),
  });
  addPlainRoutes(app, services, drain);

  const url = await app.listen({ host, port });
  services.start();
  return {
    url,
    async close() {
      const drained = drain.start();
      services.stopBackground();
      await drained;
      await apollo.stop();
      services.close();
    },
  };
};
