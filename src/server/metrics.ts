import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { MadeCall } from '../aws/door';

export interface Metrics {
  countCall(call: MadeCall): void;
  /** All figures in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

const labelNames = ['service', 'operation', 'account', 'region'] as const;

export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new Counter({
    name: 'execution_gateway_aws_calls_total',
    help: 'Calls made to AWS, by outcome: ok, not_found or the error code that clients see.',
    labelNames: [...labelNames, 'outcome'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'execution_gateway_aws_call_seconds',
    help: 'Time a call to AWS took, retries and waiting included.',
    labelNames: [...labelNames],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers: [registry],
  });

  return {
    countCall({ service, operation, accountId, region, milliseconds, outcome, error }) {
      const labels = { service, operation, account: accountId, region };
      calls.inc({ ...labels, outcome: error?.code ?? outcome });
      seconds.observe(labels, milliseconds / 1000);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};
