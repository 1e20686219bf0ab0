import { Counter, Gauge, type Registry } from 'prom-client';
import type { MessageOutcome, QueueOperation } from '../events/consumer';

/* Metrics of the queues that have events of AWS. They exist only with `events` in the settings. */

export interface EventMetrics {
  countMessage(outcome: MessageOutcome): void;
  countFailure(operation: QueueOperation, messages?: number): void;
}

export interface EventGauges {
  /** The queues whose last read has failed. */
  readonly failingQueues: () => number;
  /** The scopes that are polled less often. */
  readonly reportedScopes: () => number;
}

const outcomes: readonly MessageOutcome[] = ['event', 'duplicate', 'foreign', 'other', 'malformed'];
const operations: readonly QueueOperation[] = ['ReceiveMessage', 'DeleteMessageBatch'];

export const createEventMetrics = (registry: Registry, gauges: EventGauges): EventMetrics => {
  const registers = [registry];
  const messages = new Counter({
    name: 'execution_gateway_event_messages_total',
    help: 'Messages of the queues of events, by what they were.',
    labelNames: ['outcome'],
    registers,
  });
  for (const outcome of outcomes) messages.inc({ outcome }, 0);
  const failures = new Counter({
    name: 'execution_gateway_event_queue_failures_total',
    help: 'Failed calls to the queues of events, and messages that SQS did not delete.',
    labelNames: ['operation'],
    registers,
  });
  for (const operation of operations) failures.inc({ operation }, 0);
  const addGauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  };
  addGauge(
    'execution_gateway_event_queues_failing',
    'Queues of events whose last read has failed.',
    gauges.failingQueues,
  );
  addGauge(
    'execution_gateway_event_scopes',
    'Accounts and regions that are polled less often, since their events arrive.',
    gauges.reportedScopes,
  );
  return {
    countMessage: (outcome) => messages.inc({ outcome }),
    countFailure: (operation, count = 1) => failures.inc({ operation }, count),
  };
};
