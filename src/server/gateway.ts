import type { IncomingHttpHeaders } from 'node:http';
import fastify, { type FastifyBaseLogger, LogController } from 'fastify';
import type { AuthSettings } from '../access/settings';
import type { Limits } from '../app/limits';
import { createServices, type ServiceOptions } from '../app/services';
import { anonymous } from '../model/caller';
import { createApollo, validationRules } from './apollo';
import { addBodyParsers, createBodies, jsonParser } from './bodies';
import {
  clientErrorHandler,
  type ConnectionLimits,
  connectionLimits,
  createHttpServer,
  listenAtLocalhost,
} from './connections';
import { createDocumentStore } from './documentStore';
import { addDrainHeader, createDrain } from './drain';
import { httpErrorHandler, notFoundHandler } from './errors';
import { createAdmit } from './fairUse';
import { createFastPath, type FastPath } from './fastPath';
import { addGraphiqlRoutes, graphiqlHandler, noGraphiqlHandler } from './graphiql';
import { addGraphqlRoute, type AdmitRequest } from './graphqlRoute';
import { addHostCheck, hostCheck } from './hosts';
import {
  createOverload,
  credentialsCheck,
  defaultOverload,
  measureDelay,
  type OverloadSettings,
} from './overload';
import { addPlainRoutes } from './plainRoutes';
import { addReferenceRoutes } from './reference';
import { type RequestContext, RequestEnd, termsOf, wantsReport } from './request';
import { requestBegin, type RequestResult } from './requestMetrics';
import { createTrustedDocuments, type DocumentsSettings, manifestFaults } from './trustedDocuments';

export interface ServerSettings {
  /** Serves GraphiQL. */
  readonly graphiql: boolean;
  /** Serves the schema reference. */
  readonly reference: boolean;
  /** Host names that requests may use, beside those of loopback. */
  readonly hosts?: readonly string[] | undefined;
  /** By default, `defaultOverload`. */
  readonly overload?: OverloadSettings;
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
  /** Trusted documents. None by default. */
  readonly documents?: DocumentsSettings;
  /** Without it, callers are not authenticated. */
  readonly auth?: AuthSettings | undefined;
  /** Defaults to `connectionLimits`. */
  readonly connections?: Partial<ConnectionLimits>;
}

export interface Gateway {
  /** `http://host:port`, without a path. */
  readonly url: string;
  /** Answers requests under way, refuses new ones, and closes all connections. Takes at most the request timeout and 5 s. */
  close(): Promise<void>;
}

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
  const overload = createOverload({
    settings: server.overload ?? defaultOverload,
    requestsUnderWay: () => services.metrics.requestsInFlight(),
    hasCredentials: credentialsCheck(options.auth),
    onShed: (hasCredentials) => services.metrics.countShed(hasCredentials),
  });
  services.metrics.addGauge(
    'execution_gateway_overload_level',
    '0: all requests are accepted. 1: those without credentials are refused. 2: all are.',
    () => overload.level(),
  );
  const answerError = httpErrorHandler(log);
  // No line of the log is about one request. Fastify checks every logger of a `childLoggerFactory`.
  const loggerInstance = Object.create(log, {
    child: { value: () => loggerInstance },
  }) as FastifyBaseLogger;
  let answerFirst: FastPath = (request, response, answer) => answer(request, response);
  const app = fastify({
    serverFactory: (answer) =>
      createHttpServer(
        (request, response) => {
          if (!overload.shed(request, response)) answerFirst(request, response, answer);
        },
        connections,
        limits.requestTimeoutMs,
      ),
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
  app.setErrorHandler(answerError);
  const isKnownHost = hostCheck(app, server.hosts);
  addHostCheck(app, isKnownHost);
  addBodyParsers(app, bodies);
  app.setNotFoundHandler(notFoundHandler);
  const drain = createDrain({ wholeMs: limits.requestTimeoutMs + drainMarginMs, unreadMs });
  addDrainHeader(app, drain);

  const execute = options.executor === 'graphql-js' ? undefined : services.execute;
  const documents = createDocumentStore();
  const { documents: documentsSettings = { mode: 'off', manifest: {} } } = options;
  const faults = manifestFaults(documentsSettings.manifest, services.schema, validationRules(limits));
  if (faults.length > 0) {
    services.close();
    throw new Error(faults.join('; '));
  }
  const trusted = createTrustedDocuments({
    settings: documentsSettings,
    log,
    onUntrusted: (outcome) => services.metrics.countUntrusted(outcome),
  });
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
  const begin = requestBegin(services.metrics, drain);
  const admitCaller = createAdmit(services.fairUse, limits);
  const admit: AdmitRequest = (_request, response, done) => admitCaller(anonymous, response, done);
  const createContext = (headers: IncomingHttpHeaders, result: RequestResult): RequestContext => {
    const end = new RequestEnd(limits.requestTimeoutMs);
    result.end = end;
    return Object.assign(services.operationContext(termsOf(headers, end, limits, now, anonymous)), {
      wantsReport: wantsReport(headers),
      end,
      result,
    });
  };
  const answerPage = server.graphiql ? graphiqlHandler(examples) : noGraphiqlHandler;
  addGraphqlRoute(app, { apollo, limits, drain, begin, admit, trusted, createContext, answerPage });
  addPlainRoutes(app, services, drain);
  if (server.graphiql) addGraphiqlRoutes(app);
  if (server.reference) addReferenceRoutes(app);
  if (execute) {
    const parseJson = jsonParser(app);
    answerFirst = createFastPath({
      // Apollo Server reports or refuses the others.
      documents: {
        ...documents,
        find: (text) => (trusted.isTrusted(text) ? documents.find(text) : undefined),
      },
      execute,
      limits,
      bodies,
      drain,
      isKnownHost,
      parseJson: (text) => trusted.resolve(parseJson(text)),
      begin,
      admit,
      createContext,
    });
  }

  const endMeasurement = measureDelay((ms) => overload.observeDelay(ms));
  const stop = async (): Promise<void> => {
    endMeasurement();
    app.server.closeAllConnections();
    await apollo.stop();
    services.close();
  };
  try {
    const url = await app.listen({ host, port });
    if (host === 'localhost') await listenAtLocalhost(app.server);
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
