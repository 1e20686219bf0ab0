import { fastifyApolloHandler } from '@as-integrations/fastify';
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { printSchema } from 'graphql';
import type { Logger } from 'pino';
import { clientPool } from '../aws/clients';
import { awsEntrance, type MadeCall } from '../aws/door';
import { createMemory, type MemorySettings } from '../aws/memory';
import { carefulPace, type Pace } from '../aws/pace';
import { scopesOf } from '../aws/scopes';
import type { AwsSettings } from '../aws/settings';
import { createSharedMemory, type SharedMemory } from '../aws/sharedMemory';
import { createTurns } from '../aws/turns';
import { createLoaders } from '../loaders';
import { createApollo } from './apollo';
import { type Drain, drainOf } from './drain';
import { httpErrorHandler, notFoundHandler } from './errors';
import { graphiqlHandler, wantsHtml } from './graphiql';
import type { Limits } from './limits';
import { createMetrics, type Metrics } from './metrics';
import { createRefusals } from './refusals';
import { type RequestContext, termsOf, wantsReport } from './request';
import { createSchema } from './schema';

export interface GatewayOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly aws: AwsSettings;
  readonly introspection: boolean;
  readonly limits: Limits;
  readonly cache: MemorySettings;
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

/** What there is beside GraphQL: the schema for code generators, health and metrics. */
const addPlainRoutes = (app: FastifyInstance, sdl: string, metrics: Metrics, drain: Drain): void => {
  app.get('/schema.graphql', (_request, reply) => reply.type('application/graphql; charset=utf-8').send(sdl));
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', (_request, reply) =>
    drain.isOn() ? reply.code(503).send({ status: 'draining' }) : reply.send({ status: 'ready' }),
  );
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  app.get('/', (_request, reply) => reply.redirect('/graphql'));
};

/** Starts the HTTP server. No AWS call is made before a question needs one. */
export const startGateway = async (options: GatewayOptions): Promise<Gateway> => {
  const { host, port, aws, introspection, limits, cache, log, examples, now, pace = carefulPace } = options;
  const loggerInstance: FastifyBaseLogger = log;
  const logController = new LogController({ disableRequestLogging: true });
  const app = fastify({ loggerInstance, logController, forceCloseConnections: 'idle' });
  app.setErrorHandler(httpErrorHandler(log));
  app.setNotFoundHandler(notFoundHandler);
  const drain = drainOf(app);
  const schema = createSchema();
  const metrics = createMetrics();
  const clients = clientPool(aws);
  const shared = sharedMemoryOf(cache, log);
  const entrance = awsEntrance({
    clients,
    memory: createMemory(cache),
    shared,
    turns: createTurns(pace.turns),
    retries: pace.retries,
    now,
    onCall: observeCall(metrics, log, now),
  });
  const scopes = scopesOf(aws);

  const apollo = createApollo({ schema, app, log, introspection });
  await apollo.start();
  const answerGraphQL = fastifyApolloHandler(apollo, {
    context: (request, reply): Promise<RequestContext> => {
      const terms = termsOf(request, reply, limits, now());
      const door = entrance.forRequest(terms);
      return Promise.resolve({
        loaders: createLoaders(door),
        scopes,
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
  addPlainRoutes(app, printSchema(schema), metrics, drain);

  const url = await app.listen({ host, port });
  return {
    url,
    async close() {
      await drain.start();
      await apollo.stop();
      clients.destroy();
      shared?.close();
    },
  };
};
