import type { IncomingMessage } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createAuthenticator } from '../access/authenticate';
import { createOutageLog } from '../access/outageLog';
import { createPolicy } from '../access/policy';
import { historyInMemory, openServiceHistory } from '../app/history';
import type { Metrics } from '../app/metrics';
import { createServices, type Services } from '../app/services';
import { addAnswerSizes, createAccessLog } from './accessLog';
import { type AdminServer, startAdminServer } from './adminServer';
import { createAdmit } from './admit';
import { addAnswerHeaders } from './answerHeaders';
import { createApollo, validationRules } from './apollo';
import { createApp } from './app';
import { addBodyParsers, createBodies, jsonParser } from './bodies';
import { type Callers, createCallers } from './callers';
import { connectionLimits, createHttpServer, listenAtLocalhost } from './connections';
import { contextCreator } from './contexts';
import { createDocumentStore } from './documentStore';
import { addDrainHeader, createDrain } from './drain';
import { httpErrorHandler } from './errors';
import { createCallerAdmit, createLimitHeaders } from './fairUse';
import { createFastPath, type FastPath } from './fastPath';
import { addGraphiqlRoutes, graphiqlHandler, noGraphiqlHandler } from './graphiql';
import { addGraphqlRoute } from './graphqlRoute';
import { addHostCheck, hostCheck } from './hosts';
import type { GatewayOptions } from './options';
import { createOverload, defaultOverload, measureDelay, type Overload } from './overload';
import { addOperatorRoutes, addPlainRoutes } from './plainRoutes';
import { addReferenceRoutes } from './reference';
import { addRequestIds } from './requestId';
import { resultOf } from './requestResult';
import { createRequests } from './requests';
import { graphiqlCheck, requireRight } from './rights';
import { originCheck } from './cors';
import { defaultStreams } from './streams/settings';
import { addTransports } from './streams/transports';
import { createSubscriptions } from './subscriptions';
import { createTrustedDocuments, manifestFaults } from './trustedDocuments';

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

const trustedDocumentsOf = async ({ documents, limits, log }: GatewayOptions, services: Services) => {
  const settings = documents ?? { mode: 'off', manifest: {} };
  const faults = manifestFaults(settings.manifest, services.schema, validationRules(limits));
  if (faults.length > 0) {
    await services.close();
    throw new Error(faults.join('; '));
  }
  return createTrustedDocuments({
    settings,
    log,
    onUntrusted: (outcome) => services.metrics.countUntrusted(outcome),
  });
};

const callersOf = (options: GatewayOptions): Callers => {
  const { auth, now, log, server } = options;
  const policy = createPolicy(options.policy, options.introspection);
  return createCallers(
    createAuthenticator({ auth, policy, now, onKeyFetch: createOutageLog(log) }),
    server?.trustProxy ?? false,
  );
};

const overloadOf = ({ server, auth }: GatewayOptions, metrics: Metrics, callers: Callers): Overload => {
  const overload = createOverload({
    settings: server?.overload ?? defaultOverload,
    requestsUnderWay: () => metrics.requestsInFlight(),
    // Without authentication, no request counts as anonymous.
    hasCredentials: auth ? callers.hasCredentials : () => true,
    onShed: (level) => metrics.countShed(level),
  });
  metrics.addGauge(
    'execution_gateway_overload_level',
    '0: all requests are accepted. 1: those without credentials are refused. 2: all are.',
    () => overload.level(),
  );
  return overload;
};

/** Starts the HTTP server. Makes no AWS call before a request needs one. Rejects where it cannot listen. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { host, port, introspection, limits, log, examples, now, policy } = options;
  const { server = { graphiql: true, reference: true } } = options;
  const connections = { ...connectionLimits, ...options.connections };
  const { bodyBytesAtOnce, unreadMs } = connections;
  const bodies = createBodies({ kilobytes: limits.bodyKilobytes, bytesAtOnce: bodyBytesAtOnce });
  const store = await openServiceHistory(options.history ?? historyInMemory, log, now);
  const services = createServices({ ...options, store });
  services.metrics.addGauge(
    'execution_gateway_request_body_bytes',
    'Memory of the request bodies that are being read.',
    () => bodies.heldBytes(),
  );
  const callers = callersOf(options);
  const { identify } = callers;
  const overload = overloadOf(options, services.metrics, callers);
  const answerError = httpErrorHandler(log);
  const drain = createDrain({ wholeMs: limits.requestTimeoutMs + drainMarginMs, unreadMs });
  const requests = createRequests(services.metrics, drain, createAccessLog(log), services.tracing);
  const firstHeadersOf = (request: IncomingMessage): readonly string[] => [
    ...answerHeaders(request.headers.origin),
    'x-request-id',
    resultOf(request).id,
    'cache-control',
    'no-store',
  ];
  let answerFirst: FastPath = (request, response, _result, answer) => answer(request, response);
  const app = createApp({
    log,
    bodyKilobytes: limits.bodyKilobytes,
    answerError,
    firstHeadersOf,
    createServer: (answer) =>
      createHttpServer(
        (request, response) => {
          const result = requests.begin(request, response);
          if (overload.shed(request, response, firstHeadersOf)) return;
          answerFirst(request, response, result, answer);
        },
        connections,
        limits.requestTimeoutMs,
      ),
  });
  const answerHeaders = await addAnswerHeaders(app, options.cors?.origins ?? []);
  const isKnownHost = hostCheck(app, server.hosts);
  addRequestIds(app);
  addAnswerSizes(app);
  addHostCheck(app, isKnownHost);
  addBodyParsers(app);
  addDrainHeader(app, drain);

  const execute = options.executor === 'graphql-js' ? undefined : services.execute;
  const documents = createDocumentStore();
  const trusted = await trustedDocumentsOf(options, services);
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
  const createContext = contextCreator(services, limits, now);
  const admitCaller = createCallerAdmit(services.fairUse, limits);
  const admit = createAdmit(identify, admitCaller);
  const limitHeaders = createLimitHeaders(services.fairUse);
  const opensReference = server.reference && callers.withoutCredentials()?.permissions.reference === true;
  const answerPage = server.graphiql ? graphiqlHandler(examples, opensReference) : noGraphiqlHandler;
  const checkPage = graphiqlCheck(identify, policy);
  const transports = addTransports({
    server: app.server,
    subscribe: options.subscribe ?? createSubscriptions({ services, limits, log }),
    settings: server.streams ?? defaultStreams,
    limits,
    initMs: connections.initMs,
    now,
    log,
    metrics: services.metrics,
    requests,
    callers,
    admitCaller,
    limitHeaders,
    trusted,
    overload,
    drain,
    isKnownHost,
    isAllowedOrigin: originCheck(options.cors?.origins ?? []),
    firstHeadersOf,
  });
  addGraphqlRoute(app, {
    apollo,
    limits,
    bodies,
    drain,
    countAsGraphql,
    admit,
    checkPage,
    trusted,
    createContext,
    limitHeaders,
    answerSubscription: transports.answerSubscription,
    answerPage,
  });
  addPlainRoutes(app, services, requireRight(identify, 'introspection', 'read the schema'));
  // Callers who may not see a scope can read the metrics of this port, so they do not name scopes.
  if (server.adminPort === undefined) addOperatorRoutes(app, services, drain, { scopes: !policy });
  if (server.graphiql) addGraphiqlRoutes(app);
  if (server.reference)
    addReferenceRoutes(app, requireRight(identify, 'reference', 'read the schema reference'));
  if (execute) {
    const parseJson = jsonParser(app);
    answerFirst = createFastPath({
      // The route checks the others.
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
      limitHeaders,
    });
  }

  let admin: AdminServer | undefined;
  const endMeasurement = measureDelay((ms) => overload.observeDelay(ms));
  const stop = async (): Promise<void> => {
    endMeasurement();
    app.server.closeAllConnections();
    await apollo.stop();
    await admin?.close();
    await services.close();
  };
  try {
    const url = await app.listen({ host, port });
    if (host === 'localhost') await listenAtLocalhost(app.server);
    if (server.adminPort !== undefined)
      admin = await startAdminServer({
        host,
        port: server.adminPort,
        hosts: server.hosts,
        log,
        connections,
        answerError,
        addRoutes: (to) => addOperatorRoutes(to, services, drain, { scopes: true }),
      });
    services.start();
    return {
      url,
      ...(admin && { adminUrl: admin.url }),
      async close() {
        const drained = drain.start();
        const closed = transports.close();
        bodies.close();
        services.stopBackground();
        await Promise.all([drained, closed]);
        await nextTurn(); // What was refused is answered.
        await stop();
        await services.tracing?.flush();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
