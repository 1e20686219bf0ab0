import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { SubscribeMetrics } from '../live/createSubscribe';

/* Metrics of subscriptions. */

export interface LiveMetrics extends SubscribeMetrics {
  /** The time from the question to AWS until this process has read the event of its answer, in milliseconds. */
  readonly observeDelay: (milliseconds: number) => void;
}

const delays = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const types = ['SNAPSHOT', 'ADDED', 'CHANGED', 'ENDED', 'GAP'] as const;
const ends = ['DONE', 'LEFT', 'EXPIRED', 'STOPPING', 'BEHIND', 'FAILED'] as const;

export const createLiveMetrics = (registry: Registry, executionsRead: () => number): LiveMetrics => {
  const registers = [registry];
  let open = 0;
  new Gauge({
    name: 'execution_gateway_streams',
    help: 'Streams of subscriptions that are open.',
    registers,
    collect() {
      this.set(open);
    },
  });
  new Gauge({
    name: 'execution_gateway_stream_executions',
    help: 'Executions in progress that are read for streams, each once for all of them.',
    registers,
    collect() {
      this.set(executionsRead());
    },
  });
  const ended = new Counter({
    name: 'execution_gateway_streams_ended_total',
    help: 'Streams that have ended, by reason.',
    labelNames: ['reason'],
    registers,
  });
  for (const reason of ends) ended.inc({ reason }, 0);
  const events = new Counter({
    name: 'execution_gateway_stream_events_total',
    help: 'Events that were passed to streams, by type.',
    labelNames: ['type'],
    registers,
  });
  for (const type of types) events.inc({ type }, 0);
  const delay = new Histogram({
    name: 'execution_gateway_stream_event_delay_seconds',
    help: 'Time from the question to AWS until the event of its answer can be passed to the streams of the process.',
    buckets: delays,
    registers,
  });
  return {
    beginStream: () => void (open += 1),
    endStream(reason) {
      open -= 1;
      ended.inc({ reason });
    },
    countItem: (type) => events.inc({ type }),
    observeDelay: (milliseconds) => delay.observe(milliseconds / 1000),
  };
};
