import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Limits } from '../app/limits';
import { printSdl } from '../app/schema';
import { createServices, type ServiceOptions, type Services } from '../app/services';
import { createApollo } from './apollo';
import { addBodyParsers, createBodies } from './bodies';
import { clientErrorHandler, type ConnectionLimits, connectionLimits, serverOptions } from './connections';
import { createDocumentStore } from './documentStore';
import { type Drain, drainOf } from './drain';
import { httpErrorHandler, notFoundHandler } from './errors';
import { type AnswerByApollo, withFastPath } from './fastPath';
import { addGraphiqlRoutes, graphiqlHandler, noGraphiqlHandler, wantsHtml } from './graphiql';
import { addHostCheck } from './hosts';
import { checkAccept } from './mediaType';
import { addReferenceRoutes } from './reference';
import { type RequestContext, RequestEnd, termsOf, wantsReport } from './request';
import { measureRequests } from './requestMetrics';
import { checkRequestSize } from './requestSize';

export interface ServerSettings {
  /** Serves GraphiQL. */
  readonly graphiql: boolean;
  /** Serves the schema reference. */
  readonly reference: boolean;
  /** Host names that requests may use, beside those of loopback. */
  readonly hosts?: readonly string[] | undefined;
}

export interface GatewayOptions extends ServiceOptions {
  readonly host: string;
  /** 0 selects a free port. */
  readonly port: number;
  readonly introspection: boolean;
  readonly limits: Limits;
  /** Queries that GraphiQL opens with, one tab each. */
  readonly examples: readonly string[];
  /** By default, both pages are served. */
  readonly server?: ServerSettings;
  /** The executor of operations. By default, that of `src/execute/`. GraphQL.js is its reference. */
  readonly executor?: 'planned' | 'graphql-js';
  /** Defaults to `connectionLimits`. */
  readonly connections?: Partial<ConnectionLimits>;
}

export interface Gateway {
  /** `http://host:port`, without a path. */
  readonly url: string;
  /** Answers requests under way, refuses new ones, and closes all connections. Takes at most the request timeout and 5 s. */
  close(): Promise<void>;
}

/** The other routes: the schema for code generators, health and metrics. */
const addPlainRoutes = (
  app: FastifyInstance,
  { schema, metrics, canAnswer }: Services,
  drain: Drain,
): void => {
  let sdl: string | undefined;
  app.get('/schema.graphql', (_request, reply) =>
    reply.type('application/graphql; charset=utf-8').send((sdl ??= printSdl(schema))),
  );
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', (_request, reply) => {
    if (drain.isOn()) return reply.code(503).send({ status: 'draining' });
    return canAnswer() ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'no credentials' });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  app.get('/', (_request, reply) => reply.redirect('/graphql'));
};

/** Requests are answered within `requestTimeoutMs`. The drain waits this much longer. */
const drainMarginMs = 5_000;

const noCompiler = (): never => {
  throw new Error('Routes have no JSON schemas: the compilers for them take long to load.');
};

/** Starts the HTTP server. Makes no AWS call before a request needs one. Rejects where it cannot listen. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { host, port, introspection, limits, log, examples, now } = options;
  const { server = { graphiql: true, reference: true } } = options;
  const connections = { ...connectionLimits, ...options.connections };
  const { bodyBytesAtOnce, unreadMs } = connections;
  const bodies = createBodies({ kilobytes: limits.bodyKilobytes, bytesAtOnce: bodyBytesAtOnce });
  const services = createServices(options);
  services.metrics.addGauge(
    'execution_gateway_request_body_bytes',
    'Memory of the request bodies that are being read.',
    () => bodies.heldBytes(),
  );
  const answerError = httpErrorHandler(log);
  // No line of the log is about one request. Fastify checks every logger of a `childLoggerFactory`.
  const loggerInstance = Object.create(log, {
    child: { value: () => loggerInstance },
  }) as FastifyBaseLogger;
  const app = fastify({
    ...serverOptions(connections, limits.requestTimeoutMs),
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    bodyLimit: limits.bodyKilobytes * 1024,
    forceCloseConnections: 'idle',
    clientErrorHandler,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
    // Only the drain refuses requests.
    return503OnClosing: false,
  });
  // Node.js announces the end of a connection, but does not close it.
  app.server.on('dropRequest', (_request, socket) => socket.destroy());
  app.decorateRequest('result');
  app.setErrorHandler(answerError);
  addHostCheck(app, server.hosts);
  addBodyParsers(app, bodies);
  app.setNotFoundHandler(notFoundHandler);
  const drain = drainOf(app, { wholeMs: limits.requestTimeoutMs + drainMarginMs, unreadMs });

  const execute = options.executor === 'graphql-js' ? undefined : services.execute;
  const documents = createDocumentStore();
  const apollo = createApollo({
    schema: services.schema,
    execute,
    documents,
    app,
    log,
    introspection,
    limits,
  });
  await apollo.start();
  const createContext = (request: FastifyRequest): RequestContext => {
    const { result } = request;
    const end = new RequestEnd(limits.requestTimeoutMs);
    result.end = end;
    return Object.assign(services.operationContext(termsOf(request, end, limits, now)), {
      wantsReport: wantsReport(request),
      end,
      result,
    });
  };
  const createWaitingContext = (request: FastifyRequest): RequestContext => {
    const context = createContext(request);
    context.end.startTimer();
    return context;
  };
  const answerByApollo: AnswerByApollo = (request, reply, context) => {
    checkRequestSize(request.body, limits);
    // Makes a URL of it to read the query string, and would fail where the header is malformed or missing.
    Object.defineProperty(request, 'hostname', { value: 'localhost' });
    const answer = fastifyApolloHandler(apollo, {
      context: () => Promise.resolve(context ?? createWaitingContext(request)),
    });
    return answer.call(app, request, reply);
  };
  const answerGraphQL = execute
    ? withFastPath({ documents, execute, limits, createContext, answerByApollo })
    : answerByApollo;
  const answerPage = server.graphiql ? graphiqlHandler(examples) : noGraphiqlHandler;
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    onRequest: measureRequests(services.metrics),
    preValidation: drain.refuse,
    handler: (request, reply) => {
      if (wantsHtml(request)) return answerPage(request, reply);
      checkAccept(request.headers.accept);
      return answerGraphQL(request, reply);
    },
  });
  addPlainRoutes(app, services, drain);
  if (server.graphiql) addGraphiqlRoutes(app);
  if (server.reference) addReferenceRoutes(app);

  const stop = async (): Promise<void> => {
    app.server.closeAllConnections();
    await apollo.stop();
    services.close();
  };
  try {
    const url = await app.listen({ host, port });
    services.start();
    return {
      url,
      async close() {
        const drained = drain.start();
        bodies.close();
        services.stopBackground();
        await drained;
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
