import type { IncomingHttpHeaders } from 'node:http';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import type { Limits } from '../app/limits';
import { createServices, type ServiceOptions } from '../app/services';
import { createAuthenticator } from '../access/authenticate';
import { createOutageLog } from '../access/outageLog';
import { createPolicy } from '../access/policy';
import type { AuthSettings, PolicySettings } from '../access/settings';
import type { Caller } from '../model/caller';
import { addAnswerSizes, createAccessLog } from './accessLog';
import { addAnswerHeaders, setHeaders } from './answerHeaders';
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
import { createAdmit } from './admit';
import { createCallerAdmit } from './fairUse';
import { createFastPath, type FastPath } from './fastPath';
import { addGraphiqlRoutes, graphiqlHandler, noGraphiqlHandler } from './graphiql';
import { addGraphqlRoute } from './graphqlRoute';
import { addHostCheck, hostCheck } from './hosts';
import { createIdentify, type TrustedProxies } from './callers';
import { type AdminServer, startAdminServer } from './adminServer';
import { addOperatorRoutes, addPlainRoutes } from './plainRoutes';
import { graphiqlCheck, requireRight } from './rights';
import {
  createOverload,
  credentialsCheck,
  defaultOverload,
  measureDelay,
  type OverloadSettings,
} from './overload';
import { addReferenceRoutes } from './reference';
import { type RequestContext, RequestEnd, termsOf, wantsReport } from './request';
import { addRequestIds } from './requestId';
import { createRequests, type RequestResult, resultOf } from './requestMetrics';
import { createTrustedDocuments, type DocumentsSettings, manifestFaults } from './trustedDocuments';

export interface ServerSettings {
  /** Serves GraphiQL. */
  readonly graphiql: boolean;
  /** Serves the schema reference. */
  readonly reference: boolean;
  /** Host names that requests may use, beside those of loopback. */
  readonly hosts?: readonly string[] | undefined;
  /** None by default. */
  readonly trustProxy?: TrustedProxies;
  /** The port of metrics and health. Without it, they are on the port of the gateway. 0 selects a free port. */
  readonly adminPort?: number | undefined;
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
  /** Origins of other sites whose pages may ask: exact, or `https://*.example.com`. By default, none. */
  readonly cors?: { readonly origins: readonly string[] };
  /** By default, both pages are served. */
  readonly server?: ServerSettings;
  /** The executor of operations. By default, that of `src/execute/`. GraphQL.js is its reference. */
  readonly executor?: 'planned' | 'graphql-js';
  /** Trusted documents. None by default. */
  readonly documents?: DocumentsSettings;
  /** Without it, callers are not authenticated. */
  readonly auth?: AuthSettings | undefined;
  /** Without it, every caller has all permissions. */
  readonly policy?: PolicySettings | undefined;
  /** Defaults to `connectionLimits`. */
  readonly connections?: Partial<ConnectionLimits>;
}

export interface Gateway {
  /** `http://host:port`, without a path. */
  readonly url: string;
  /** The same for metrics and health, where they have a port of their own. */
  readonly adminUrl?: string;
  /** Answers requests under way, refuses new ones, and closes all connections. Takes at most the request timeout and 5 s. */
  close(): Promise<void>;
}

/** Requests are answered within `requestTimeoutMs`. The drain waits this much longer. */
const drainMarginMs = 5_000;

const noCompiler = (): never => {
  throw new Error('Routes have no JSON schemas: the compilers for them take long to load.');
};

const authenticated = ({ caller }: RequestResult): Caller => {
  if (caller) return caller;
  throw new TypeError('The request is not authenticated.');
};

/** Starts the HTTP server. Makes no AWS call before a request needs one. Rejects where it cannot listen. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { host, port, introspection, limits, log, examples, now, auth, policy } = options;
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
  // Fastify checks every logger of a `childLoggerFactory`. Its lines at level `info` say where it listens.
  const loggerInstance = Object.create(log, {
    child: { value: () => loggerInstance },
    info: { value: () => undefined },
  }) as FastifyBaseLogger;
  const drain = createDrain({ wholeMs: limits.requestTimeoutMs + drainMarginMs, unreadMs });
  const requests = createRequests(services.metrics, drain, createAccessLog(log), services.tracing);
  let answerFirst: FastPath = (request, response, _result, answer) => answer(request, response);
  const app = fastify({
    serverFactory: (answer) =>
      createHttpServer(
        (request, response) => {
          if (overload.shed(request, response, answerHeaders(request.headers.origin))) return;
          answerFirst(request, response, requests.begin(request, response), answer);
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
    // Fastify calls no hooks for these.
    frameworkErrors: (error, request, reply) => {
      const { id } = resultOf(request.raw);
      setHeaders(reply.raw, ['x-request-id', id, ...answerHeaders(request.headers.origin)]);
      void answerError(error, request, reply);
    },
    // Only the drain refuses requests.
    return503OnClosing: false,
  });
  app.setErrorHandler(answerError);
  const answerHeaders = await addAnswerHeaders(app, options.cors?.origins ?? []);
  const isKnownHost = hostCheck(app, server.hosts);
  addRequestIds(app);
  addAnswerSizes(app);
  addHostCheck(app, isKnownHost);
  addBodyParsers(app, bodies);
  app.setNotFoundHandler(notFoundHandler);
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
  const { countAsGraphql } = requests;
  const createContext = (headers: IncomingHttpHeaders, result: RequestResult): RequestContext => {
    const end = new RequestEnd(limits.requestTimeoutMs);
    result.end = end;
    const terms = termsOf(headers, end, limits, now, authenticated(result), result.span);
    const context = services.operationContext(terms);
    result.ledger = context.budget;
    return Object.assign(context, { wantsReport: wantsReport(headers), end, result });
  };
  const identify = createIdentify(
    createAuthenticator({ auth, policy: createPolicy(policy), now, onKeyFetch: createOutageLog(log) }),
    server.trustProxy ?? false,
  );
  const admit = createAdmit(identify, createCallerAdmit(services.fairUse, limits));
  const answerPage = server.graphiql ? graphiqlHandler(examples) : noGraphiqlHandler;
  const checkPage = graphiqlCheck(identify, policy);
  addGraphqlRoute(app, {
    apollo,
    limits,
    drain,
    countAsGraphql,
    admit,
    checkPage,
    trusted,
    createContext,
    answerPage,
  });
  addPlainRoutes(app, services, requireRight(identify, 'introspection', 'the schema'));
  const addRoutes = (to: FastifyInstance): void => addOperatorRoutes(to, services, drain);
  if (server.adminPort === undefined) addRoutes(app);
  if (server.graphiql) addGraphiqlRoutes(app);
  if (server.reference) addReferenceRoutes(app, requireRight(identify, 'reference', 'the schema reference'));
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
      answerHeaders,
      parseJson: (text) => trusted.resolve(parseJson(text)),
      countAsGraphql,
      admit,
      createContext,
    });
  }

  let admin: AdminServer | undefined;
  const endMeasurement = measureDelay((ms) => overload.observeDelay(ms));
  const stop = async (): Promise<void> => {
    endMeasurement();
    app.server.closeAllConnections();
    await apollo.stop();
    await admin?.close();
    services.close();
  };
  try {
    const url = await app.listen({ host, port });
    if (host === 'localhost') await listenAtLocalhost(app.server);
    if (server.adminPort !== undefined)
      admin = await startAdminServer({
        host,
        port: server.adminPort,
        hosts: server.hosts,
        answerError,
        addRoutes,
      });
    services.start();
    return {
      url,
      ...(admin && { adminUrl: admin.url }),
      async close() {
        const drained = drain.start();
        bodies.close();
        services.stopBackground();
        await drained;
        await stop();
        await services.tracing?.flush();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
