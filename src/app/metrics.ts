import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { CompletedCall } from '../aws/call';
import type { NodeRecord } from '../model/record';

export interface Metrics {
  countCall(call: CompletedCall): void;
  countRecords(records: readonly NodeRecord[]): void;
  /** All metrics in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
}

const labelNames = ['service', 'operation', 'account', 'region'] as const;

export const createMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const calls = new Counter({
    name: 'execution_gateway_aws_calls_total',
    help: 'Calls to AWS by outcome: ok, not_found or the error code that clients receive.',
    labelNames: [...labelNames, 'outcome'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'execution_gateway_aws_call_seconds',
    help: 'Duration of calls to AWS, with retries and waiting.',
    labelNames: [...labelNames],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
    registers: [registry],
  });

  const records = new Counter({
    name: 'execution_gateway_records_total',
    help: 'Records that AWS returned, by kind.',
    labelNames: ['kind'],
    registers: [registry],
  });

  return {
    countRecords(returned) {
      for (const { kind } of returned) records.inc({ kind });
    },
    countCall({ service, operation, accountId, region, milliseconds, outcome, error }) {
      const labels = { service, operation, account: accountId, region };
      calls.inc({ ...labels, outcome: error?.code ?? outcome });
      seconds.observe(labels, milliseconds / 1000);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};
