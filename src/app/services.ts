import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { CompletedCall } from '../aws/call';
import { type CacheSettings, createProcessCache, lifetimesOf } from '../aws/cache/processCache';
import { createRedis, type Redis } from '../aws/cache/redis';
import { createSharedCache, type SharedCache } from '../aws/cache/sharedCache';
import { createCacheTiers } from '../aws/cache/tiers';
import { clientPool, type ClientPool } from '../aws/clients';
import type { StsCall } from '../aws/credentials';
import { upstreamError } from '../aws/errors';
import { createHealth, type Health } from '../aws/health';
import { carefulPace, type Pace } from '../aws/pace';
import { quotaOf } from '../aws/quotas';
import { createRateLimiter } from '../aws/rateLimiter';
import { createReadPipeline } from '../aws/read';
import { isKnownRegion } from '../aws/regions';
import { type Scopes, scopesOf } from '../aws/scopes';
import { type AwsSettings, defaultTimeLimits } from '../aws/settings';
import { createReportedScopes } from '../events/reportedScopes';
import type { QueueSettings } from '../events/settings';
import { createExecutor, type Executor } from '../execute';
import type { Standby } from '../history';
import { createLogLists } from '../kinds/logEvent';
import { createRedact } from '../logs/redact';
import { type LogSettings, noLogs } from '../logs/settings';
import { createExpectations } from '../history/expectations';
import { recordCodec } from '../kinds/codec';
import type { Clock } from '../live/clock';
import { createCatalog, createLeases, createLogSources, createResults } from '../listing';
import { createAccesses } from '../model/access';
import { anonymous } from '../model/caller';
import { Ending, type EndSignal } from '../model/endSignal';
import { GatewayError } from '../model/errors';
import { viewsOf } from '../model/pageViews';
import type { ArgumentLimits } from '../query/arguments';
import { isObject } from '../model/isObject';
import { type CallerLimits, createFairUse, type FairUse } from './fairUse/fairUse';
import { guardFields } from './fieldGuard';
import { createMetrics, type Metrics } from './metrics';
import {
  type OperationContext,
  operationContext,
  type OperationTerms,
  type SharedServices,
} from './operationContext';
import { createEvents, createSlowdown } from './events';
import { addHistoryMetrics } from './history';
import { introspectionError } from './introspection';
import { createLive, type Live } from './live';
import { logText } from './log';
import { packageRoot } from './packageRoot';
import { createRepeatThrottle } from './repeatedFailures';
import { addReplicaMetrics, createReplicas, type ReplicaTimes, usualReplicaTimes } from './replicas';
import { createSchema } from './schema';
import { createSync, type SyncSettings } from './sync';
import { createTracing, type Tracing } from './tracing';

export interface ServiceOptions {
  readonly aws: AwsSettings;
  readonly cache: CacheSettings;
  readonly limits: ArgumentLimits & CallerLimits;
  /** Serves the schema as a subgraph of a federation. Off by default. */
  readonly federation?: boolean;
  /** Background refresh of the lists of all executions. Off by default. */
  readonly sync?: SyncSettings;
  /** How long the answer to `executions` waits for lists that are read, in milliseconds. Defaults to 2,000. */
  readonly listsWaitMs?: number;
  /** What is read of CloudWatch Logs. By default, nothing but the logs of objects that a query selects. */
  readonly logs?: LogSettings;
  /** Queues that have events of AWS. None by default. */
  readonly events?: readonly QueueSettings[];
  /** Where what AWS has returned is stored. The services close it. */
  readonly store: Standby;
  readonly log: Logger;
  /** Lines of the log that could not be written. */
  readonly droppedLines?: () => number;
  readonly now: () => Date;
  /** Rate limits and retries. Defaults to `carefulPace`. */
  readonly pace?: Pace;
  /** The timers of subscriptions. By default, those of the process. */
  readonly clock?: Clock;
  /** Times of replicas that share a history. Defaults to `usualReplicaTimes`. */
  readonly replicaTimes?: ReplicaTimes;
}

/** The services of the process. */
export interface Services {
  readonly schema: GraphQLSchema;
  readonly execute: Executor;
  readonly metrics: Metrics;
  /** Undefined where no SDK of OpenTelemetry is loaded. */
  readonly tracing: Tracing | undefined;
  readonly fairUse: FairUse;
  /** False only where no scope has working credentials, so that no query can be answered. */
  readonly canAnswer: () => boolean;
  operationContext(terms: OperationTerms): OperationContext;
  readonly accessOf: SharedServices['accessOf'];
  /** The engine of subscriptions. */
  readonly live: Live;
  /** Aborts when the process stops. */
  readonly stopped: EndSignal;
  /** Starts the background refresh and the reading of queues, and warns of regions that AWS may not have. */
  start(): void;
  stopBackground(): void;
  /** Writes what the history has to write, within a limit of time. */
  close(): Promise<void>;
}

/**
 * Counts every call, and logs failed ones with the cause, which clients must not see. Does not log repeats. Calls that failed
 * for the same cause, such as one fetch of credentials, are logged once.
 */
const observeCall = (metrics: Metrics, log: Logger, now: () => Date): ((call: CompletedCall) => void) => {
  const suppressedBefore = createRepeatThrottle(now);
  const causes = new WeakSet();
  return (call) => {
    metrics.countCall(call);
    const cause = call.error?.cause;
    if (isObject(cause) && causes.has(cause)) return;
    const suppressed = suppressedBefore(call);
    if (suppressed === undefined || !call.error) return;
    const { code, message, details } = call.error;
    if (isObject(cause)) causes.add(cause);
    const repeats = suppressed > 0 ? { suppressed } : {};
    log.warn({ code, reason: message, ...details, ...repeats, cause: logText(cause) }, 'AWS call failed');
  };
};

const release = (): string => {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
};

/** The Redis that replicas share; undefined where none is configured. An outage is logged once. */
const redisOf = ({ redisUrl }: CacheSettings, log: Logger): Redis | undefined =>
  redisUrl === undefined
    ? undefined
    : createRedis(redisUrl, {
        onAway: (redis, reason) =>
          log.warn({ redis, reason }, 'Redis is away: this process uses its own cache until it is back'),
        onBack: (redis) => log.warn({ redis }, 'Redis is back'),
        onRefusal: (redis, reason) => log.warn({ redis, reason }, 'Redis refuses a command'),
        onCluster: (redis) =>
          log.error(
            { redis },
            'Redis runs in cluster mode, which is not supported: this process uses only its own cache. Set cache.redisUrl to a Redis without cluster mode',
          ),
      });

const sharedCacheOf = (
  redis: Redis | undefined,
  { redisReadLimitMs }: CacheSettings,
  clients: ClientPool,
): SharedCache | undefined =>
  redis &&
  createSharedCache({
    redis,
    readLimitMs: redisReadLimitMs,
    release: release(),
    codec: recordCodec,
    identityOf: (operation, signal) => clients.identityOf(operation, signal),
  });

/** A call to STS for credentials, for the metrics. The call that needs the credentials logs its failure. */
const completedStsCall = ({ operation, scope, milliseconds, error }: StsCall): CompletedCall => {
  const call = { service: 'sts', operation, ...scope, milliseconds, retries: 0 };
  if (error === undefined) return { ...call, throttles: 0, outcome: 'ok' };
  const failure = upstreamError({ service: 'sts', operation, scope }, error);
  const throttles = failure.code === 'THROTTLED' ? 1 : 0;
  return { ...call, throttles, outcome: 'error', error: failure };
};

const warnOfUnknownRegions = async (scopes: Scopes, log: Logger): Promise<void> => {
  const regions = await scopes.regions().catch(() => []); // A query reports a missing region.
  for (const region of regions.filter((one) => !isKnownRegion(one))) {
    log.warn(
      { region },
      `Unknown AWS region "${region}". Check its spelling, or ignore this warning if the region is newer than this release`,
    );
  }
};

/** The gateway counts as ready again this long after STS denied the credentials, since the next call may succeed. */
const deniedForMs = 30_000;

const canAnswer = (scopes: Scopes, health: Health, now: Date): boolean => {
  const known = scopes.known();
  if (known) return known.some((scope) => health.of(scope).credentials !== 'BAD');
  const deniedAt = scopes.deniedAt();
  // The distance, since the clock may have gone back.
  return deniedAt === undefined || Math.abs(now.getTime() - deniedAt.getTime()) > deniedForMs;
};

const noSync: SyncSettings = { everySeconds: 0, idleMinutes: 15, shareOfRate: 0.5, sweepSeconds: 900 };

const shuttingDown = new GatewayError('DEADLINE_EXCEEDED', 'The gateway is shutting down.');

/** The composition root: creates the services of the process and connects them. Makes no AWS call. */
export const createServices = (options: ServiceOptions): Services => {
  const {
    aws,
    cache,
    limits,
    logs = noLogs,
    events = [],
    store,
    sync: syncSettings = noSync,
    listsWaitMs = 2_000,
    log,
    droppedLines = () => 0,
    now,
    pace = carefulPace,
    replicaTimes = usualReplicaTimes,
  } = options;
  const millisecondsNow = () => now().getTime();
  const health = createHealth(now);
  const processCache = createProcessCache(cache);
  const replicas = createReplicas(store, millisecondsNow, replicaTimes);
  const rateLimiter = createRateLimiter({
    ...pace.rate,
    quotaOf,
    backgroundShare: syncSettings.shareOfRate,
    share: () => replicas.share(),
    onThrottled: (lane, leftMs) => replicas.report(lane, leftMs),
  });
  const metrics = createMetrics({
    version: release(),
    cacheSize: () => processCache.size(),
    buckets: () => rateLimiter.buckets(),
    droppedLogLines: droppedLines,
  });
  addHistoryMetrics(metrics, store);
  addReplicaMetrics(metrics, replicas);
  const observe = observeCall(metrics, log, now);
  const tracing = createTracing(release());
  const clients = clientPool(aws, {
    onStsCall(call) {
      const completed = completedStsCall(call);
      metrics.countCall(completed);
      tracing?.addCall(completed);
    },
    onWarning: (warning) => log.warn({ warning }, 'Warning of the AWS SDK'),
  });
  const { retries } = pace;
  const { caller } = clients;
  const scopes = scopesOf(aws, now, {
    caller,
    rateLimiter,
    retries,
    onCall(call) {
      observe(call);
      tracing?.addCall(call);
    },
  });
  const redis = redisOf(cache, log);
  const shared = sharedCacheOf(redis, cache, clients);
  const fairUse = createFairUse({ limits, redis, onRefusal: (limit) => metrics.countRefusal(limit) });
  const pipeline = createReadPipeline({
    clients,
    cache: createCacheTiers(processCache, shared, now),
    rateLimiter,
    retries,
    now,
    onCall: (call) => {
      health.observe(call);
      observe(call);
    },
    onLookUp: (lookUp, count) => metrics.countLookUp(lookUp, count),
    takeCall: (caller) => fairUse.takeCall(caller),
    giveBackCall: (caller) => fairUse.giveBackCall(caller),
    onRecords(records) {
      metrics.countRecords(records);
      store.offer(records);
    },
  });
  const logLists = createLogLists(createRedact(logs.redact), logs.transferDays);
  const catalog = createCatalog({
    history: store,
    lifetimes: lifetimesOf(cache),
    now: millisecondsNow,
    epoch: () => store.epoch(),
  });
  const results = createResults((result) =>
    viewsOf(result).forEach((view) => processCache.texts?.delete(view)),
  );
  const leases = createLeases({
    history: store,
    catalog,
    replica: replicas.id,
    leaseMs: replicaTimes.leaseMs,
  });
  const listing = {
    history: store,
    catalog,
    leases,
    results,
    logSources: createLogSources({
      history: store,
      leases,
      list: logLists.finishedTransfers,
      days: logs.transferDays,
      lifetimes: lifetimesOf(cache),
      now: millisecondsNow,
      epoch: () => store.epoch(),
    }),
    now: millisecondsNow,
    sweepMs: syncSettings.sweepSeconds * 1000,
    waitMs: listsWaitMs,
    isStandby: () => store.isStandby(),
    epoch: () => store.epoch(),
  };
  const accessOf = createAccesses();
  const access = accessOf(anonymous);
  const stopped = new Ending();
  const reportedScopes = createReportedScopes(millisecondsNow);
  const slowdown = createSlowdown(reportedScopes);
  const sync = createSync({
    settings: syncSettings,
    signal: stopped,
    pipeline,
    scopes,
    access,
    listing,
    reported: slowdown.lists,
    log,
    tracing,
  });
  const services: SharedServices = {
    pipeline,
    texts: processCache.texts,
    scopes,
    accessOf,
    health,
    now,
    stopped,
    listing: { ...listing, onAsked: sync.asked, patience: sync.patience },
    store,
    expectations: createExpectations(store.past, millisecondsNow),
    isCaching: cache.maxBytes > 0,
    logs: logLists,
  };
  const schema = guardFields(createSchema(options.federation), limits);
  const execute = createExecutor(
    schema,
    (reason) => metrics.countFallback(reason),
    (context) => (context as OperationContext).texts,
    (context) => introspectionError((context as OperationContext).caller),
  );

  const live = createLive({
    services,
    schema,
    sync: syncSettings,
    slowdown,
    metrics,
    clock: options.clock,
    onFailure: (error) => log.warn({ cause: logText(error) }, 'lists for subscriptions were not read'),
  });

  const eventQueues = createEvents({
    queues: events,
    clients,
    timeLimits: aws.timeLimits ?? defaultTimeLimits,
    scopes,
    reportedScopes,
    catalog,
    engine: live.engine,
    replicas,
    clock: live.clock,
    stopped,
    metrics,
    log,
  });

  return {
    schema,
    live,
    stopped,
    accessOf,
    execute: tracing?.traced(execute) ?? execute,
    metrics,
    tracing,
    fairUse,
    canAnswer: () => canAnswer(scopes, health, now()),
    operationContext: (terms) => operationContext(services, terms),
    start() {
      void warnOfUnknownRegions(scopes, log);
      replicas.start({
        onThrottled: (lane, leftMs) => rateLimiter.slowDown(lane, leftMs),
        onNotice: (body, at) => eventQueues.takeReport(body, at),
      });
      sync.start();
      eventQueues.start();
    },
    stopBackground: () => stopped.abort(shuttingDown),
    async close() {
      clients.destroy();
      redis?.close();
      await replicas.leave();
      await store.close();
    },
  };
};
