import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { CompletedCall } from '../aws/call';
import { type CacheSettings, createProcessCache } from '../aws/cache/processCache';
import { createSharedCache, type SharedCache } from '../aws/cache/sharedCache';
import { createCacheTiers } from '../aws/cache/tiers';
import { clientPool, type ClientPool } from '../aws/clients';
import { createHealth, type Health } from '../aws/health';
import { carefulPace, type Pace } from '../aws/pace';
import { createRateLimiter } from '../aws/rateLimiter';
import { createReadPipeline } from '../aws/read';
import { type Scopes, scopesOf } from '../aws/scopes';
import type { AwsSettings } from '../aws/settings';
import { recordCodec } from '../kinds/codec';
import type { ArgumentLimits } from '../query/arguments';
import { listsFreshMs, type RefreshSettings, startBackgroundRefresh } from './backgroundRefresh';
import { guardFields } from './fieldGuard';
import { createMetrics, type Metrics } from './metrics';
import { type OperationContext, operationContext, type OperationTerms } from './operationContext';
import { packageRoot } from './packageRoot';
import { createDenialThrottle } from './permissionDenials';
import { createSchema } from './schema';

export interface ServiceOptions {
  readonly aws: AwsSettings;
  readonly cache: CacheSettings;
  readonly limits: ArgumentLimits;
  /** Background refresh. Off by default. */
  readonly warm?: RefreshSettings;
  readonly log: Logger;
  readonly now: () => Date;
  /** Rate limits and retries. Defaults to `carefulPace`. */
  readonly pace?: Pace;
}

/** The services of the process. */
export interface Services {
  readonly schema: GraphQLSchema;
  readonly metrics: Metrics;
  /** False only where no scope has working credentials, so that no query can be answered. */
  readonly canAnswer: () => boolean;
  operationContext(terms: OperationTerms): OperationContext;
  /** Starts the background refresh. */
  start(): void;
  stopBackground(): void;
  close(): void;
}

/** Counts every call, and logs failed ones with the cause, which clients must not see. */
const observeCall = (metrics: Metrics, log: Logger, now: () => Date): ((call: CompletedCall) => void) => {
  const isLoggedAlready = createDenialThrottle(now);
  return (call) => {
    metrics.countCall(call);
    if (isLoggedAlready(call) || !call.error) return;
    const { code, message, details, cause } = call.error;
    log.warn({ code, reason: message, ...details, cause: String(cause) }, 'AWS call failed');
  };
};

const release = (): string => {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
};

/** The cache that replicas share; undefined where no Redis is configured. An outage of Redis is logged once. */
const sharedCacheOf = (
  { redisUrl }: CacheSettings,
  clients: ClientPool,
  log: Logger,
): SharedCache | undefined =>
  redisUrl === undefined
    ? undefined
    : createSharedCache({
        redisUrl,
        release: release(),
        codec: recordCodec,
        identityOf: (operation) => clients.identityOf(operation),
        events: {
          onAway: (redis, reason) =>
            log.warn({ redis, reason }, 'Redis is away: this process uses its own cache until it is back'),
          onBack: (redis) => log.warn({ redis }, 'Redis is back'),
          onRefusal: (redis, reason) => log.warn({ redis, reason }, 'Redis refuses a command'),
        },
      });

/** The gateway counts as ready again this long after STS denied the credentials, since the next call may succeed. */
const deniedForMs = 30_000;

const canAnswer = (scopes: Scopes, health: Health, now: Date): boolean => {
  const known = scopes.known();
  if (known) return known.some((scope) => health.of(scope).credentials !== 'BAD');
  const deniedAt = scopes.deniedAt();
  return deniedAt === undefined || now.getTime() - deniedAt.getTime() > deniedForMs;
};

/** The composition root: creates the services of the process and connects them. Makes no AWS call. */
export const createServices = (options: ServiceOptions): Services => {
  const { aws, cache, limits, warm = { everySeconds: 0 }, log, now, pace = carefulPace } = options;
  const metrics = createMetrics();
  const health = createHealth(now);
  const scopes = scopesOf(aws, now);
  const clients = clientPool(aws);
  const shared = sharedCacheOf(cache, clients, log);
  const observe = observeCall(metrics, log, now);
  const pipeline = createReadPipeline({
    clients,
    cache: createCacheTiers(createProcessCache(cache), shared, now),
    rateLimiter: createRateLimiter(pace.rate),
    retries: pace.retries,
    now,
    onCall: (call) => {
      health.observe(call);
      observe(call);
    },
    onRecords: (records) => metrics.countRecords(records),
  });
  const services = { pipeline, scopes, health, now, listsFreshMs: listsFreshMs(warm) };
  const contextOf = (terms: OperationTerms) => operationContext(services, terms);
  let background: ReturnType<typeof startBackgroundRefresh> | undefined;

  return {
    schema: guardFields(createSchema(), limits),
    metrics,
    canAnswer: () => canAnswer(scopes, health, now()),
    operationContext: contextOf,
    start() {
      background = startBackgroundRefresh(warm, contextOf, log);
    },
    stopBackground: () => background?.stop(),
    close() {
      clients.destroy();
      shared?.close();
    },
  };
};
