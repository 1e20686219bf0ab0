import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { CompletedCall } from '../aws/call';
import type { BucketState } from '../aws/rateLimiter';
import type { CacheLookUp } from '../aws/reader';
import { type FallbackReason, fallbackReasons } from '../execute';
import type { NodeRecord } from '../model/record';
import { type LimitName, limitNames } from './fairUse/fairUse';
import { createEventMetrics, type EventGauges, type EventMetrics } from './eventMetrics';
import { createLiveMetrics, type LiveMetrics } from './liveMetrics';
import { RequestDurations } from './requestDurations';

/** `none`: the request has no valid operation. */
export type RequestType = 'query' | 'mutation' | 'subscription' | 'none';

/** `partial`: data with errors. `rejected`: not executed. `aborted`: the client left before it had the answer. */
export type RequestOutcome = 'ok' | 'partial' | 'error' | 'rejected' | 'aborted';

/** What is measured when `/metrics` is read. */
export interface MetricSources {
  readonly version: string;
  readonly cacheSize: () => { readonly bytes: number; readonly entries: number };
  readonly buckets: () => readonly BucketState[];
  readonly droppedLogLines: () => number;
}

export interface Metrics {
  countCall(call: CompletedCall): void;
  countRecords(records: readonly NodeRecord[]): void;
  countLookUp(lookUp: CacheLookUp, count?: number): void;
  countFallback(reason: FallbackReason): void;
  countRefusal(limit: LimitName): void;
  countUntrusted(outcome: 'reported' | 'allowed' | 'refused'): void;
  countShed(level: 1 | 2): void;
  countStreamItem(transport: string): void;
  countStreamEnd(transport: string, end: string): void;
  /** Adds the gauge of open streams, which is measured when `/metrics` is read, and shows the counters of all transports and ends. */
  addTransports(
    transports: readonly string[],
    ends: readonly string[],
    openCount: (transport: string) => number,
  ): void;
  requestsInFlight(): number;
  beginRequest(): void;
  endRequest(request: {
    readonly type: RequestType;
    readonly outcome: RequestOutcome;
    readonly milliseconds: number;
  }): void;
  /** Adds a gauge that is measured when `/metrics` is read. */
  addGauge(name: string, help: string, measure: () => number): void;
  /** Adds a counter whose total is measured when `/metrics` is read. */
  addCounter(name: string, help: string, total: () => number): void;
  /** Adds the metrics of subscriptions. */
  addLive(executionsRead: () => number): LiveMetrics;
  /** Adds the metrics of the queues that have events of AWS. */
  addEvents(gauges: EventGauges): EventMetrics;
  /** All metrics in Prometheus' text format. Without `scopes`, those with the names of accounts and regions are left out. */
  text(shown?: { readonly scopes: boolean }): Promise<string>;
  readonly contentType: string;
}

const seconds = [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30];

/*
 * The number of series must not grow with the estate. Only one counter has the account and region, and no operation. All
 * other metrics add up or compare the scopes.
 */

const callMetrics = (registers: Registry[], scopes: Registry) => {
  const labelNames = ['service', 'operation'] as const;
  const calls = new Counter({
    name: 'execution_gateway_aws_calls_total',
    help: 'Calls to AWS by outcome: ok, not_found or the error code that clients receive.',
    labelNames: [...labelNames, 'outcome'],
    registers,
  });
  const scopeCalls = new Counter({
    name: 'execution_gateway_scope_aws_calls_total',
    help: 'Calls to AWS by account, region and outcome.',
    labelNames: ['account', 'region', 'outcome'],
    registers: [scopes],
  });
  const throttled = new Counter({
    name: 'execution_gateway_aws_calls_throttled_total',
    help: 'Tries of calls that AWS throttled.',
    labelNames,
    registers,
  });
  const duration = new Histogram({
    name: 'execution_gateway_aws_call_seconds',
    help: 'Duration of calls to AWS, with retries and waiting.',
    labelNames,
    buckets: seconds,
    registers,
  });
  return ({ service, operation, accountId, region, ...call }: CompletedCall): void => {
    const outcome = call.error?.code ?? call.outcome;
    calls.inc({ service, operation, outcome });
    scopeCalls.inc({ account: accountId, region, outcome });
    throttled.inc({ service, operation }, call.throttles);
    duration.observe({ service, operation }, call.milliseconds / 1000);
  };
};

/** Gauges of the rate limiter. Each operation has a bucket per scope. */
const addRateLimits = (registers: Registry[], buckets: MetricSources['buckets']): void => {
  const add = (
    name: string,
    help: string,
    of: (state: BucketState) => number,
    combine: (one: number, other: number) => number,
  ): void => {
    new Gauge({
      name,
      help,
      labelNames: ['service', 'operation'],
      registers,
      collect() {
        const values = new Map<string, number>();
        for (const state of buckets()) {
          const operation = state.name.slice(state.name.lastIndexOf(' ') + 1);
          const known = values.get(operation);
          values.set(operation, known === undefined ? of(state) : combine(known, of(state)));
        }
        for (const [called, value] of values) {
          const [service = '', operation = ''] = called.split(':');
          this.set({ service, operation }, value);
        }
      },
    });
  };
  const rate = ({ perSecond }: BucketState): number => perSecond;
  add(
    'execution_gateway_aws_calls_waiting',
    'Calls to AWS that wait for the rate limiter, in all scopes.',
    ({ waiting }) => waiting,
    (one, other) => one + other,
  );
  add(
    'execution_gateway_rate_limit_lowest_calls_per_second',
    'The current rate of the scope with the lowest one.',
    rate,
    Math.min,
  );
  add(
    'execution_gateway_rate_limit_highest_calls_per_second',
    'The current rate of the scope with the highest one.',
    rate,
    Math.max,
  );
};

const cacheMetrics = (registers: Registry[]) => {
  /** One request may have hundreds of hits, and a counter with labels takes longer than the hit itself. */
  const uncounted = { process: 0, redis: 0 };
  new Counter({
    name: 'execution_gateway_cache_hits_total',
    help: 'Reads that a cache answered: that of the process, or Redis.',
    labelNames: ['cache'],
    registers,
    collect() {
      for (const cache of ['process', 'redis'] as const) {
        if (uncounted[cache] > 0) this.inc({ cache }, uncounted[cache]);
        uncounted[cache] = 0;
      }
    },
  });
  const misses = new Counter({
    name: 'execution_gateway_cache_misses_total',
    help: 'Reads that no cache answered.',
    registers,
  });
  return (lookUp: CacheLookUp, count = 1): void => {
    if (lookUp === 'miss') misses.inc(count);
    else uncounted[lookUp] += count;
  };
};

const requestMetrics = (
  registry: Registry,
): Pick<Metrics, 'beginRequest' | 'endRequest' | 'countShed' | 'requestsInFlight'> => {
  const registers = [registry];
  const durations = new RequestDurations(
    'execution_gateway_request_seconds',
    'Duration of GraphQL requests, until the client has the answer.',
    seconds,
  );
  new Counter({
    name: 'execution_gateway_requests_total',
    help: 'GraphQL requests by type of operation and outcome.',
    labelNames: ['type', 'outcome'],
    registers,
    collect() {
      this.reset();
      for (const { labels, count } of durations.counts()) this.inc({ ...labels }, count);
    },
  });
  registry.registerMetric(durations.asMetric);
  const shed = new Counter({
    name: 'execution_gateway_requests_shed_total',
    help: 'Requests that were refused because the server was overloaded.',
    labelNames: ['level'],
    registers,
  });
  for (const level of [1, 2]) shed.inc({ level }, 0);
  let inFlight = 0;
  new Gauge({
    name: 'execution_gateway_requests_in_flight',
    help: 'GraphQL requests that have begun and are not answered yet.',
    registers,
    collect() {
      this.set(inFlight);
    },
  });
  return {
    countShed: (level) => shed.inc({ level }),
    requestsInFlight: () => inFlight,
    beginRequest() {
      inFlight += 1;
    },
    endRequest({ type, outcome, milliseconds }) {
      inFlight -= 1;
      durations.observe(type, outcome, milliseconds / 1000);
    },
  };
};

const streamMetrics = (
  registers: Registry[],
): Pick<Metrics, 'countStreamItem' | 'countStreamEnd' | 'addTransports'> => {
  const items = new Counter({
    name: 'execution_gateway_transport_events_total',
    help: 'Events that were sent to clients.',
    labelNames: ['transport'],
    registers,
  });
  const ended = new Counter({
    name: 'execution_gateway_transport_streams_ended_total',
    help: 'Streams that have ended, by how.',
    labelNames: ['transport', 'end'],
    registers,
  });
  return {
    countStreamItem: (transport) => items.inc({ transport }),
    countStreamEnd: (transport, end) => ended.inc({ transport, end }),
    addTransports(transports, ends, openCount) {
      for (const transport of transports) {
        items.inc({ transport }, 0);
        for (const end of ends) ended.inc({ transport, end }, 0);
      }
      new Gauge({
        name: 'execution_gateway_transport_streams',
        help: 'Open streams of subscriptions.',
        labelNames: ['transport'],
        registers,
        collect() {
          for (const transport of transports) this.set({ transport }, openCount(transport));
        },
      });
    },
  };
};

export const createMetrics = ({ version, cacheSize, buckets, droppedLogLines }: MetricSources): Metrics => {
  const registry = new Registry();
  const scopeRegistry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const records = new Counter({
    name: 'execution_gateway_records_total',
    help: 'Records that AWS returned, by kind.',
    labelNames: ['kind'],
    registers,
  });
  const fallbacks = new Counter({
    name: 'execution_gateway_graphql_fallbacks_total',
    help: 'Operations that GraphQL.js has executed, and not the executor of the gateway.',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of fallbackReasons) fallbacks.inc({ reason }, 0);
  const untrusted = new Counter({
    name: 'execution_gateway_untrusted_documents_total',
    help: 'Requests with documents that are not in the manifest, by outcome.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of ['reported', 'allowed', 'refused']) untrusted.inc({ outcome }, 0);
  const refusals = new Counter({
    name: 'execution_gateway_rate_limited_total',
    help: 'Requests and AWS calls that were refused because their caller has exceeded a limit.',
    labelNames: ['limit'],
    registers,
  });
  for (const limit of limitNames) refusals.inc({ limit }, 0);
  new Gauge({
    name: 'execution_gateway_build_info',
    help: 'Always 1. The labels have the versions of the gateway and of Node.js.',
    labelNames: ['version', 'node'],
    registers,
  }).set({ version, node: process.versions.node }, 1);
  addRateLimits(registers, buckets);

  const addCounter: Metrics['addCounter'] = (name, help, total) => {
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(total());
      },
    });
  };
  addCounter(
    'execution_gateway_log_lines_dropped_total',
    'Lines of the log that could not be written.',
    droppedLogLines,
  );

  const addGauge: Metrics['addGauge'] = (name, help, measure) => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(measure());
      },
    });
  };
  addGauge(
    'execution_gateway_cache_bytes',
    'Estimated size of the cache of the process.',
    () => cacheSize().bytes,
  );
  addGauge(
    'execution_gateway_cache_entries',
    'Entries in the cache of the process.',
    () => cacheSize().entries,
  );

  return {
    ...requestMetrics(registry),
    ...streamMetrics(registers),
    countCall: callMetrics(registers, scopeRegistry),
    countLookUp: cacheMetrics(registers),
    countFallback: (reason) => fallbacks.inc({ reason }),
    countUntrusted: (outcome) => untrusted.inc({ outcome }),
    countRefusal: (limit) => refusals.inc({ limit }),
    countRecords(returned) {
      for (const { kind } of returned) records.inc({ kind });
    },
    addGauge,
    addCounter,
    addLive: (executionsRead) => createLiveMetrics(registry, executionsRead),
    addEvents: (gauges) => createEventMetrics(registry, gauges),
    text: ({ scopes } = { scopes: true }) =>
      (scopes ? Registry.merge([registry, scopeRegistry]) : registry).metrics(),
    contentType: registry.contentType,
  };
};
