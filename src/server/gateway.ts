import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { printSchema } from 'graphql';
import type { Logger } from 'pino';
import { clientPool } from '../aws/clients';
import { awsEntrance, type MadeCall } from '../aws/door';
import { createHealth, type Health } from '../aws/health';
import { createMemory, type MemorySettings } from '../aws/memory';
import { carefulPace, type Pace } from '../aws/pace';
import { type Scopes, scopesOf } from '../aws/scopes';
import type { AwsSettings } from '../aws/settings';
import { createSharedMemory, type SharedMemory } from '../aws/sharedMemory';
import { createTurns } from '../aws/turns';
import { createListing } from '../listing';
import { createLoaders } from '../loaders';
import { spread } from '../loaders/spread';
import { createApollo } from './apollo';
import { type Drain, drainOf } from './drain';
import { httpErrorHandler, notFoundHandler } from './errors';
import { graphiqlHandler, wantsHtml } from './graphiql';
import type { Limits } from './limits';
import { createMetrics, type Metrics } from './metrics';
import { addReferenceRoutes } from './reference';
import { createRefusals } from './refusals';
import { type RequestContext, termsOf, wantsReport } from './request';
import { createSchema } from './schema';
import { goodForMs, startWarm, type WarmSettings } from './warm';

export interface GatewayOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly aws: AwsSettings;
  readonly introspection: boolean;
  readonly limits: Limits;
  readonly cache: MemorySettings;
  /** Off unless told otherwise. */
  readonly warm?: WarmSettings;
  readonly log: Logger;
  /** Questions that GraphiQL opens with, one tab each. */
  readonly examples: readonly string[];
  readonly now: () => Date;
  /** How fast AWS is asked; careful unless told otherwise. */
  readonly pace?: Pace;
}

export interface Gateway {
  /** `http://host:port`, without a path. */
  readonly url: string;
  /** Answers what is under way, refuses what is new, and leaves nothing open. */
  close(): Promise<void>;
}

/** Every call counts; what went wrong with one is told once, here, with what clients must not see. */
const observeCall = (metrics: Metrics, log: Logger, now: () => Date): ((call: MadeCall) => void) => {
  const isToldAlready = createRefusals(now);
  return (call) => {
    metrics.countCall(call);
    if (isToldAlready(call) || !call.error) return;
    const { code, message, details, cause } = call.error;
    log.warn({ code, told: message, ...details, cause: String(cause) }, 'AWS call failed');
  };
};

/** The memory that replicas share, where there is one. A Redis in trouble is told once, and costs nothing else. */
const sharedMemoryOf = ({ redisUrl }: MemorySettings, log: Logger): SharedMemory | undefined =>
  redisUrl === undefined
    ? undefined
    : createSharedMemory(redisUrl, {
        onAway: (redis, reason) =>
          log.warn({ redis, reason }, 'Redis is away: this process remembers for itself until it is back'),
        onBack: (redis) => log.warn({ redis }, 'Redis is back'),
        onRefusal: (redis, reason) => log.warn({ redis, reason }, 'Redis refuses a command'),
      });

/** After so long it is worth asking STS again. */
const refusedForMs = 30_000;

/** False only when nothing at all can be answered: there are no credentials for any scope. */
const canAnswer = (scopes: Scopes, health: Health, now: Date): boolean => {
  const known = scopes.known();
  if (known) return known.some((scope) => health.of(scope).credentials !== 'BAD');
  const refusedAt = scopes.refusedAt();
  return refusedAt === undefined || now.getTime() - refusedAt.getTime() > refusedForMs;
};

/** What there is beside GraphQL: the schema for code generators, health and metrics. */
const addPlainRoutes = (
  app: FastifyInstance,
  sdl: string,
  metrics: Metrics,
  drain: Drain,
  canAnswer: () => boolean,
): void => {
  app.get('/schema.graphql', (_request, reply) => reply.type('application/graphql; charset=utf-8').send(sdl));
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', (_request, reply) => {
    if (drain.isOn()) return reply.code(503).send({ status: 'draining' });
    return canAnswer() ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'no credentials' });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  app.get('/', (_request, reply) => reply.redirect('/graphql'));
  addReferenceRoutes(app);
};

/** Starts the HTTP server. No AWS call is made before a question needs one. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const {
    host,
    port,
    aws,
    introspection,
    limits,
    cache,
    warm = { everySeconds: 0 },
    log,
    examples,
    now,
  } = options;
  const { pace = carefulPace } = options;
  const loggerInstance: FastifyBaseLogger = log;
  const logController = new LogController({ disableRequestLogging: true });
  const app = fastify({ loggerInstance, logController, forceCloseConnections: 'idle' });
  app.setErrorHandler(httpErrorHandler(log));
  app.setNotFoundHandler(notFoundHandler);
  const drain = drainOf(app);
  const schema = createSchema();
  const metrics = createMetrics();
  const clients = clientPool(aws);
  const health = createHealth(now);
  const observe = observeCall(metrics, log, now);
  const shared = sharedMemoryOf(cache, log);
  const entrance = awsEntrance({
    clients,
    memory: createMemory(cache),
    shared,
    turns: createTurns(pace.turns),
    retries: pace.retries,
    now,
    onCall: (call) => {
      health.observe(call);
      observe(call);
    },
  });
  const scopes = scopesOf(aws, now);

  const apollo = createApollo({ schema, app, log, introspection });
  await apollo.start();
  const answerGraphQL = fastifyApolloHandler(apollo, {
    context: (request, reply): Promise<RequestContext> => {
      const terms = termsOf(request, reply, limits, now());
      const door = entrance.forRequest(terms);
      const loaders = createLoaders(door);
      return Promise.resolve({
        loaders,
        tell: (record) => spread(loaders, record),
        listing: createListing(door, goodForMs(warm)),
        scopes,
        health,
        now,
        bill: terms.bill,
        wantsReport: wantsReport(request),
        forget: () => door.forget(),
      });
    },
  });
  const answerPage = graphiqlHandler(examples);
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    onRequest: drain.refuse,
    handler: (request, reply) =>
      wantsHtml(request) ? answerPage(request, reply) : answerGraphQL.call(app, request, reply),
  });
  addPlainRoutes(app, printSchema(schema), metrics, drain, () => canAnswer(scopes, health, now()));

  const url = await app.listen({ host, port });
  const warming = startWarm(warm, entrance, scopes, log);
  return {
    url,
    async close() {
      warming.stop();
      await drain.start();
      await apollo.stop();
      clients.destroy();
      shared?.close();
    },
  };
};
