import type { GraphQLSchema } from 'graphql';
import { createCallLedger } from '../aws/callLedger';
import { decodeNodeId, isExecutionKind, kindOf } from '../kinds';
import { processClock, type Clock } from '../live/clock';
import { createDiscovery } from '../live/discovery';
import { createEngine, type Engine } from '../live/engine';
import type { DueExecution } from '../live/executions';
import type { SubscribeMetrics } from '../live/createSubscribe';
import { phaseOf } from '../live/phase';
import { anonymous } from '../model/caller';
import { GatewayError } from '../model/errors';
import type { ExecutionRecord } from '../model/record';
import { unlimitedAnswer } from '../query/answerBudget';
import { sensitiveFieldsOf } from '../query/sensitivity';
import { orForgotten } from '../resolvers/scopeSearch';
import type { Slowdown } from './events';
import type { Metrics } from './metrics';
import { operationContext, type SharedServices } from './operationContext';
import type { SyncSettings } from './sync';

/* The engine of subscriptions over the services of the process. */

export interface LiveOptions {
  readonly services: SharedServices;
  readonly schema: GraphQLSchema;
  readonly sync: SyncSettings;
  readonly slowdown: Slowdown;
  readonly metrics: Metrics;
  /** By default, the clock of the process. */
  readonly clock?: Clock | undefined;
  readonly onFailure: (error: unknown) => void;
}

export interface Live {
  readonly engine: Engine;
  readonly clock: Clock;
  readonly metrics: SubscribeMetrics;
}

/** The longest time between two rounds that read lists for streams. */
const longestRoundMs = 30_000;

const roundMsOf = ({ everySeconds }: SyncSettings): number =>
  everySeconds === 0 ? longestRoundMs : Math.min(longestRoundMs, everySeconds * 1000);

/**
 * Reads executions together, so that those of one list share its calls. A list of file transfers lacks the steps that are done: one that a stream
 * is about alone is described.
 */
const createReads =
  (services: SharedServices) =>
  async (due: readonly DueExecution[]): Promise<readonly (ExecutionRecord | Error | null)[]> => {
    const context = operationContext(services, {
      caller: anonymous,
      signal: services.stopped,
      budget: createCallLedger(Infinity),
      answer: unlimitedAnswer,
      minFetchedAt: Math.max(...due.map(({ minFetchedAt }) => minFetchedAt)),
      priority: 'background',
    });
    return Promise.all(
      due.map(async ({ record: { id, scope }, isOwn }) => {
        const { type, ids } = decodeNodeId('id', id);
        const kind = kindOf(type);
        if (!isExecutionKind(kind)) return null;
        try {
          const need = isOwn && type === 'TransferExecution' ? 'get' : 'list';
          const found = context.loaders.byIds(type, scope, ids, need);
          return (await orForgotten(kind, scope, ids, found, context)) as ExecutionRecord | null;
        } catch (error) {
          if (error instanceof GatewayError) return error;
          throw error;
        }
      }),
    );
  };

export const createLive = (options: LiveOptions): Live => {
  const { services, schema, sync, slowdown, metrics, clock, onFailure } = options;
  const { listing, logs, stopped, pipeline, expectations, now } = services;
  const used = clock ?? processClock(() => now().getTime());
  const liveMetrics = metrics.addLive(() => engine.executionsRead());
  const discoverMs = roundMsOf(sync);
  const discovery = createDiscovery({
    pipeline,
    listing,
    stopped,
    everyMs: discoverMs,
    reported: slowdown.lists,
  });
  const engine = createEngine({
    history: listing.history,
    clock: used,
    reads: {
      read: createReads(services),
      expected: expectations,
      hold: (key) => listing.leases.hold(key),
      release: (key) => listing.leases.release(key),
      slowdownOf: slowdown.of,
      phaseOf,
    },
    discover: (filters) => discovery.all(filters).catch(onFailure),
    discoverNews: (filters) => discovery.news(filters).catch(onFailure),
    discoverMs,
    isLogged: ({ kind }) => kind === 'TransferExecution' && logs.transferDays > 0,
    isSensitive: sensitiveFieldsOf(schema),
    onEvent: liveMetrics.observeDelay,
    onFailure,
  });
  return { engine, clock: used, metrics: liveMetrics };
};
