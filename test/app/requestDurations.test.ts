import { describe, expect, it } from '@jest/globals';
import { Histogram, Registry } from 'prom-client';
import { RequestDurations } from '../../src/app/requestDurations';

const name = 'request_seconds';
const help = 'Duration of requests.';
const buckets = [0.01, 0.03, 0.1];
const labelNames = ['type', 'outcome'];

const requests = [
  ['query', 'ok', 0.01],
  ['query', 'ok', 0.02],
  ['none', 'rejected', 0.1],
  ['query', 'ok', 0.5],
  ['query', 'partial', 0],
] as const;

describe('RequestDurations', () => {
  it('has the text format of a histogram of prom-client', async () => {
    const expected = new Registry();
    const histogram = new Histogram({ name, help, buckets, labelNames, registers: [expected] });
    const registry = new Registry();
    const durations = new RequestDurations(name, help, buckets);
    registry.registerMetric(durations.asMetric);

    expect(await registry.metrics()).toBe(await expected.metrics());
    for (const [type, outcome, seconds] of requests) {
      histogram.observe({ type, outcome }, seconds);
      durations.observe(type, outcome, seconds);
    }

    const text = await registry.metrics();
    expect(text).toContain('request_seconds_bucket{le="0.03",type="query",outcome="ok"} 2\n');
    expect(text).toBe(await expected.metrics());
  });

  it('counts the requests by their labels', () => {
    const durations = new RequestDurations(name, help, buckets);

    for (const [type, outcome, seconds] of requests) durations.observe(type, outcome, seconds);

    expect(durations.counts().map(({ labels, count }) => [labels.type, labels.outcome, count])).toEqual([
      ['query', 'ok', 3],
      ['none', 'rejected', 1],
      ['query', 'partial', 1],
    ]);
  });
});
