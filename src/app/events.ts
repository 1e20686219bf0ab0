import type { Logger } from 'pino';
import type { ClientPool } from '../aws/clients';
import { upstreamError } from '../aws/errors';
import type { Scopes } from '../aws/scopes';
import type { AwsTimeLimits } from '../aws/settings';
import { consume, type QueueOperation } from '../events/consumer';
import { readMessage } from '../events/envelope';
import { createQueue } from '../events/queue';
import { type Report, readReport, writeReport } from '../events/report';
import type { ReportedScopes } from '../events/reportedScopes';
import type { QueueSettings } from '../events/settings';
import type { Catalog, List, ReportedLists } from '../listing';
import type { Clock } from '../live/clock';
import type { Engine } from '../live/engine';
import type { EndSignal } from '../model/endSignal';
import type { ExecutionRecord } from '../model/record';
import { isSameScope, type Scope, scopeOf } from '../model/scope';
import type { Metrics } from './metrics';
import type { Replicas } from './replicas';

/* Events of AWS, over the services of the process: what they are about is read sooner, and the rest of a scope less often. */

/** So many times less often, things are read whose changes AWS reports by events. */
export const slowdown = 4;

/** The kinds whose lists and objects events are about. AWS reports nothing of the others. */
const reportedTypes: ReadonlySet<string> = new Set(['Image', 'ImageBuilderWorkflow']);

/** How often things are read without an event. */
export interface Slowdown {
  readonly lists: ReportedLists;
  readonly of: (record: ExecutionRecord) => number;
}

export const createSlowdown = (scopes: ReportedScopes): Slowdown => {
  const isReported = (type: string, scope: Scope): boolean => reportedTypes.has(type) && scopes.has(scope);
  return {
    lists: { has: ({ branch, scope }: List) => isReported(branch.kind.type, scope), slowdown },
    of: ({ kind, scope }) => (isReported(kind, scope) ? slowdown : 1),
  };
};

export interface EventsOptions {
  readonly queues: readonly QueueSettings[];
  readonly clients: ClientPool;
  readonly timeLimits: AwsTimeLimits;
  readonly scopes: Scopes;
  readonly reportedScopes: ReportedScopes;
  readonly catalog: Catalog;
  readonly engine: Pick<Engine, 'hasten'>;
  readonly replicas: Pick<Replicas, 'passOn'>;
  readonly clock: Clock;
  readonly stopped: EndSignal;
  readonly metrics: Metrics;
  readonly log: Logger;
}

export interface Events {
  /** Reads the queues, each on its own, until the process stops. */
  start(): void;
  /** Takes what another replica has passed on of an event that it received at a moment, in epoch milliseconds. */
  takeReport(body: string, at: number): void;
}

/** A message of a queue reaches one replica, which passes it on to the others. */
export const createEvents = (options: EventsOptions): Events => {
  const { queues, clients, timeLimits, scopes, reportedScopes, catalog, engine, replicas } = options;
  const { clock, stopped, log } = options;
  /** The calls whose last try has failed, by operation. */
  const failing: Readonly<Record<QueueOperation, Set<QueueSettings>>> = {
    ReceiveMessage: new Set(),
    DeleteMessageBatch: new Set(),
  };
  const metrics =
    queues.length === 0
      ? undefined
      : options.metrics.addEvents({
          failingQueues: () => new Set(Object.values(failing).flatMap((some) => [...some])).size,
          reportedScopes: () => reportedScopes.count(),
        });

  const take = ({ queueUrl, event: { scope, image, executions } }: Report, at: number): void => {
    reportedScopes.addEvent(queueUrl, scope);
    catalog.expectChange(scope, 'Image', image, at);
    engine.hasten(new Set([image, ...executions]), at);
  };

  /** Before the scopes are known, the only one is that of the process, whose queue it is. */
  const isScope = (queue: QueueSettings, scope: Scope): boolean =>
    (scopes.known() ?? [scopeOf(queue.accountId, queue.region)]).some((one) => isSameScope(one, scope));

  const isFailing = (queue: QueueSettings): boolean =>
    Object.values(failing).some((queues) => queues.has(queue));

  /** Each outage of a queue is logged once. */
  const note = (queue: QueueSettings, operation: QueueOperation, error: unknown): void => {
    const { queueUrl, accountId, region } = queue;
    if (error === undefined) {
      if (failing[operation].delete(queue))
        log.info({ queueUrl, operation }, 'A queue of events works again');
      return;
    }
    metrics?.countFailure(operation);
    if (failing[operation].has(queue)) return;
    failing[operation].add(queue);
    const { code, message } = upstreamError(
      { service: 'sqs', operation, scope: { accountId, region } },
      error,
    );
    log.warn(
      { queueUrl, operation, code, reason: message },
      'A queue of events fails: its scopes are polled as without it',
    );
  };

  /** A queue that deletes nothing returns the same messages again, and new ones late: it is not trusted, either. */
  const observe = (queue: QueueSettings, operation: QueueOperation, error: unknown): void => {
    note(queue, operation, error);
    reportedScopes.setReadable(queue.queueUrl, !isFailing(queue));
  };

  return {
    start() {
      for (const queue of queues)
        void consume({
          queue: createQueue(queue, clients, timeLimits),
          read: (body) => readMessage(body, (scope) => isScope(queue, scope)),
          onEvent(event) {
            const report = { queueUrl: queue.queueUrl, event };
            take(report, clock.now());
            replicas.passOn(event.image, writeReport(report));
          },
          onMessage: (outcome) => metrics?.countMessage(outcome),
          onCall: (operation, error) => observe(queue, operation, error),
          onLeft: (count) => metrics?.countFailure('DeleteMessageBatch', count),
          after: (milliseconds, callback) => clock.after(milliseconds, callback),
          stopped,
        });
    },
    takeReport(body, at) {
      const known = scopes.known() ?? [];
      const report = readReport(body, (scope) => known.some((one) => isSameScope(one, scope)));
      if (report) take(report, at);
    },
  };
};
