import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createMetrics, type Metrics } from '../../src/app/metrics';
import { GatewayError } from '../../src/model/errors';
import { iamPolicy } from '../../src/iamPolicy';
import { codeIn, documentAt } from '../support/documents';
import { estateOf } from '../support/estate';
import { fixtureEstate } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { openConnection, postHead } from '../support/rawHttp';

jest.setTimeout(60_000);

// These tests count requests, so no other requests may be added.
process.env.GATEWAY_TEST_WARM = '0';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const metricsOf = async (url: string): Promise<string> => (await fetch(`${url}/metrics`)).text();

/** The value of a series: `name` or `name{label="value"}`. */
const valueOf = (metrics: string, series: string): number | undefined => {
  const line = metrics.split('\n').find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
};

describe('/metrics', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }), {
      cache: { maxBytes: 1_000_000 },
    });
  });
  afterAll(() => gateway.close());

  const requests = 'execution_gateway_requests_total';
  const pipelines = '{ imagePipelines { nodes { arn } } }';
  const called = 'service="imagebuilder",operation="ListImagePipelines"';

  it('counts and measures calls by operation, and counts them by account and region', async () => {
    await gateway.ask(pipelines);

    const metrics = await metricsOf(gateway.url);

    const values = [
      `execution_gateway_aws_calls_total{${called},outcome="ok"}`,
      `execution_gateway_aws_call_seconds_count{${called}}`,
      'execution_gateway_scope_aws_calls_total{account="111122223333",region="us-east-1",outcome="ok"}',
      `execution_gateway_aws_calls_throttled_total{${called}}`,
      `execution_gateway_aws_calls_waiting{${called}}`,
      `execution_gateway_rate_limit_lowest_calls_per_second{${called}}`,
      `execution_gateway_rate_limit_highest_calls_per_second{${called}}`,
    ].map((series) => valueOf(metrics, series));
    // The account also has a call of AssumeRole.
    expect(values).toEqual([1, 1, 2, 0, 0, 1000, 1000]);
  });

  it('counts what the cache answers, and its size', async () => {
    const before = await metricsOf(gateway.url);
    await gateway.ask('{ transferWorkflows { nodes { workflowId } } }', {}, { 'cache-control': 'no-cache' });
    await gateway.ask('{ transferWorkflows { nodes { workflowId } } }');
    const after = await metricsOf(gateway.url);

    const rise = (series: string): number => (valueOf(after, series) ?? 0) - (valueOf(before, series) ?? 0);
    expect(rise('execution_gateway_cache_misses_total')).toBe(1);
    expect(rise('execution_gateway_cache_hits_total{cache="process"}')).toBe(1);
    expect(rise('execution_gateway_cache_entries')).toBe(1);
    expect(rise('execution_gateway_cache_bytes')).toBeGreaterThan(300);
  });

  it('counts throttled tries', async () => {
    gateway.sandbox.faults.add({
      match: { operation: 'ListBlueprints' },
      times: 2,
      fault: { kind: 'throttle' },
    });

    await gateway.ask('{ blueprints { nodes { name } } }');

    const series = 'execution_gateway_aws_calls_throttled_total{service="glue",operation="ListBlueprints"}';
    expect(valueOf(await metricsOf(gateway.url), series)).toBe(2);
  });

  it('counts and measures requests by type and outcome', async () => {
    const before = await metricsOf(gateway.url);
    gateway.sandbox.faults.add({
      match: { operation: 'ListLifecyclePolicies' },
      fault: { kind: 'accessDenied' },
    });
    await gateway.ask('{ __typename }');
    await gateway.ask(
      '{ __typename lifecyclePolicies(scope: { accountId: "111122223333", region: "us-east-1" }) { nodes { arn } } }',
    );
    gateway.sandbox.faults.clear();
    await gateway.ask('{ nothing }');
    await gateway.ask('mutation { nothing }');
    await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json' },
    });
    await fetch(`${gateway.url}/graphql`, { headers: { accept: 'text/html' } });
    const after = await metricsOf(gateway.url);

    const rise = (series: string): number => (valueOf(after, series) ?? 0) - (valueOf(before, series) ?? 0);
    const rises = [
      `${requests}{type="query",outcome="ok"}`,
      `execution_gateway_request_seconds_count{type="query",outcome="ok"}`,
      `${requests}{type="query",outcome="partial"}`,
      `${requests}{type="none",outcome="rejected"}`,
    ].map(rise);
    expect(rises).toEqual([1, 1, 1, 3]);
  });

  it('shows requests in flight, and counts those whose client has left', async () => {
    gateway.sandbox.faults.add({ match: { operation: 'GetImage' }, fault: { kind: 'delay', ms: 60_000 } });
    const image = 'arn:aws:imagebuilder:us-east-1:111122223333:image/a/1.0.0/1';
    const body = JSON.stringify({ query: `{ image(imageBuildVersionArn: "${image}") { name } }` });
    const connection = openConnection(gateway.url);

    connection.send(postHead(gateway.url, { 'content-length': body.length }) + body);
    await gateway.arrivalOf('GetImage');
    const during = await metricsOf(gateway.url);
    connection.socket.destroy();
    let after = await metricsOf(gateway.url);
    while (valueOf(after, 'execution_gateway_requests_in_flight') !== 0) after = await metricsOf(gateway.url);
    gateway.sandbox.faults.clear();

    expect(valueOf(during, 'execution_gateway_requests_in_flight')).toBe(1);
    expect(after).toMatch(/^execution_gateway_requests_total\{type="none",outcome="aborted"\} 1$/m);
  });

  it('shows the versions', async () => {
    expect(await metricsOf(gateway.url)).toMatch(
      new RegExp(
        `^execution_gateway_build_info\\{version="\\d+\\.\\d+\\.\\d+",node="${process.versions.node}"\\} 1$`,
        'm',
      ),
    );
  });

  it('has the metrics that docs/metrics.md lists, with these types and labels', async () => {
    const history = { keepDays: 1, keepSensitive: false };
    const queue = { accountId: '111122223333', region: 'us-east-1', name: 'image-events' };
    const other = await startTestGateway(fixtureEstate, {
      cache: { maxBytes: 1_000_000 },
      history,
      events: ({ url }) => [{ ...queue, queueUrl: `${url}/${queue.accountId}/${queue.name}` }],
    });
    for (let times = 0; times < 2; times += 1) await other.ask(pipelines);
    // The metric of garbage collections has its label once there was one.
    collectGarbage();
    await nextTurn();
    const metrics = await metricsOf(other.url);
    await other.close();
    const labels = new Map<string, Set<string>>();
    const types = [...metrics.matchAll(/^# TYPE (\S+) (\S+)$/gm)].map(([, name = '', type = '']) => ({
      name,
      type,
    }));
    for (const [, series = '', list = ''] of metrics.matchAll(/^([a-z_]+)(?:\{(.*)\})? /gm)) {
      const name = types.find((one) => [one.name, `${one.name}_bucket`].includes(series))?.name;
      if (name === undefined) continue;
      const known = labels.get(name) ?? new Set();
      for (const [, label = ''] of list.matchAll(/(\w+)="/g)) if (label !== 'le') known.add(label);
      labels.set(name, known);
    }
    const actual = types.map(({ name, type }) => [name, type, [...(labels.get(name) ?? [])].join(', ')]);

    const documented = [
      ...documentAt('docs/metrics.md').text.matchAll(/^\| `(\w+)` +\| (\w+) +\| ([^|]*?) +\|/gm),
    ].map(([, name, type, list = '']) => [name, type, codeIn(list).join(', ')]);

    const isOptional = (name: unknown): boolean => String(name).startsWith('nodejs_active_');
    expect(documented.filter(([name]) => !isOptional(name)).sort()).toEqual(
      actual.filter(([name]) => !isOptional(name)).sort(),
    );
  });
});

describe('/metrics of a large estate', () => {
  const operations = iamPolicy({ accounts: [] })
    .Statement.flatMap(({ Action }) => Action)
    .map((action) => {
      const [service = '', operation = ''] = action.split(':');
      return { service, operation };
    });
  const scopes = Array.from({ length: 500 }, (_, index) => ({
    accountId: String(100_000_000_000 + index),
    region: 'ap-southeast-2',
  }));

  const measured = (): Metrics => {
    const buckets = scopes.flatMap(({ accountId, region }, index) =>
      operations.map(({ service, operation }) => ({
        name: `${accountId}/${region} ${service}:${operation}`,
        perSecond: index + 1,
        waiting: 2,
      })),
    );
    const metrics = createMetrics({
      version: '1.0.0',
      cacheSize: () => ({ bytes: 1, entries: 1 }),
      buckets: () => buckets,
      droppedLogLines: () => 7,
    });
    const codes = ['THROTTLED', 'UPSTREAM_FORBIDDEN', 'UPSTREAM_UNAVAILABLE', 'DEADLINE_EXCEEDED'] as const;
    const errors = codes.map((code) => new GatewayError(code, code));
    for (const scope of scopes) {
      for (const operation of operations) {
        const call = { ...operation, ...scope, milliseconds: 10, retries: 0, throttles: 1 };
        metrics.countCall({ ...call, outcome: 'ok' });
        for (const error of errors) metrics.countCall({ ...call, outcome: 'error', error });
      }
    }
    return metrics;
  };

  it('stay below 3 MB and 300 ms for 500 scopes, all operations and all outcomes', async () => {
    const metrics = measured();
    await metrics.text();

    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const begun = performance.now();
      await metrics.text();
      times.push(performance.now() - begun);
    }
    const text = await metrics.text();

    expect(operations.length).toBeGreaterThan(15);
    expect(text.length).toBeGreaterThan(100_000);
    expect(text.length).toBeLessThan(3_000_000);
    // The fastest round, since other processes take time as well.
    expect(Math.min(...times)).toBeLessThan(300);
  });

  it('have the account in one counter only', async () => {
    const text = await measured().text();

    const withAccount = text.split('\n').filter((line) => line.includes('account="'));

    expect(withAccount).toHaveLength(500 * 5);
    expect(withAccount.every((line) => line.startsWith('execution_gateway_scope_aws_calls_total{'))).toBe(
      true,
    );
  });

  it('combine the rate limiters of all scopes', async () => {
    const text = await measured().text();

    const of = 'service="glue",operation="GetBlueprintRun"';
    expect(valueOf(text, `execution_gateway_rate_limit_lowest_calls_per_second{${of}}`)).toBe(1);
    expect(valueOf(text, `execution_gateway_rate_limit_highest_calls_per_second{${of}}`)).toBe(500);
    expect(valueOf(text, `execution_gateway_aws_calls_waiting{${of}}`)).toBe(1000);
    expect(valueOf(text, 'execution_gateway_log_lines_dropped_total')).toBe(7);
  });
});
