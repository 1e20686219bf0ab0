import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type GraphQLAnswer,
  startTestGateway,
  type TestGateway,
  type TestGatewayOptions,
} from '../support/gateway';
import { buildId, imageArn, launchId, pipelineArn, singleScopeEstate } from '../support/fixtureEstate';
import { openConnection, postHead } from '../support/rawHttp';

/* The limits per caller, as attacks over HTTP. Without `auth`, all clients are one caller. */

const gateways: TestGateway[] = [];
const start = async (options: TestGatewayOptions): Promise<TestGateway> => {
  const gateway = await startTestGateway(singleScopeEstate, options);
  gateways.push(gateway);
  return gateway;
};
afterEach(() => Promise.all(gateways.splice(0).map((gateway) => gateway.close())));

const build = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status } }`;

const post = ({ url }: TestGateway, body: unknown = { query: build }) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

const get = ({ url }: TestGateway) =>
  fetch(`${url}/graphql?query=${encodeURIComponent(build)}`, {
    headers: { 'apollo-require-preflight': '1' },
  });

const metric = async ({ url }: TestGateway, limit: string): Promise<string | undefined> =>
  new RegExp(`^execution_gateway_rate_limited_total\\{limit="${limit}"\\} (\\d+)$`, 'm').exec(
    await (await fetch(`${url}/metrics`)).text(),
  )?.[1];

describe('limits.requestsPerMinute', () => {
  it('refuses further requests by POST and GET with 429 before their bodies are read, without an AWS call', async () => {
    const gateway = await start({ limits: { requestsPerMinute: 2 } });
    expect([(await post(gateway)).status, (await get(gateway)).status]).toEqual([200, 200]);
    gateway.sandbox.calls.clear();

    for (const ask of [post, get]) {
      const response = await ask(gateway);

      expect(response.status).toBe(429);
      const { errors } = (await response.json()) as { errors: { message: string; extensions: object }[] };
      const [{ message, extensions } = { message: '', extensions: {} }] = errors;
      expect(message).toMatch(
        /^You may send 2 requests a minute \(limits\.requestsPerMinute\)\. Try again in \d+ s\.$/,
      );
      const { code, retryAfterMs } = extensions as { code: string; retryAfterMs: number };
      expect(code).toBe('RATE_LIMITED');
      expect(retryAfterMs).toBeGreaterThan(0);
      expect(retryAfterMs).toBeLessThanOrEqual(30_000);
      const seconds = String(Math.ceil(retryAfterMs / 1_000));
      expect(Object.fromEntries(response.headers)).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'retry-after': seconds,
        'ratelimit-policy': '"requestsPerMinute";q=2;w=60',
        ratelimit: `"requestsPerMinute";r=0;t=${seconds}`,
      });
    }
    expect(gateway.sandbox.calls.all()).toEqual([]);
    expect(await metric(gateway, 'requestsPerMinute')).toBe('2');
  });

  it('answers a client that sends only the head of a request', async () => {
    const gateway = await start({ limits: { requestsPerMinute: 1 } });
    await (await post(gateway)).text();

    const connection = openConnection(gateway.url);
    connection.send(postHead(gateway.url, { 'content-length': 1_000_000 }));

    expect(await connection.closed).toMatch(/^HTTP\/1\.1 429 Too Many Requests\r\n/);
  });

  it('shows what is left with each answer, on both ways', async () => {
    const gateway = await start({ limits: { requestsPerMinute: 60 } });

    const states: (string | null)[] = [];
    for (let count = 0; count < 3; count += 1) {
      const response = await post(gateway);
      expect(response.headers.get('ratelimit-policy')).toBe('"requestsPerMinute";q=60;w=60');
      states.push(response.headers.get('ratelimit'));
      await response.text();
    }

    expect(states[0]).toBe('"requestsPerMinute";r=59;t=1');
    for (const state of states) expect(state).toMatch(/^"requestsPerMinute";r=5[789];t=[123]$/);
  });

  it('does not count health, metrics and pages', async () => {
    const gateway = await start({ limits: { requestsPerMinute: 1 } });
    const paths = ['/healthz', '/readyz', '/metrics', '/graphql', '/schema.graphql'];
    const open = async (path: string): Promise<number> =>
      (await fetch(gateway.url + path, { headers: { accept: 'text/html' } })).status;

    const statuses = await Promise.all([...paths, ...paths].map(open));

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await post(gateway)).status).toBe(200);
  });

  it('is off by default, and sends no headers then', async () => {
    const gateway = await start({});

    const { status, headers } = await post(gateway);

    expect([status, headers.get('ratelimit'), headers.get('ratelimit-policy')]).toEqual([200, null, null]);
  });
});

describe('limits.concurrentRequests', () => {
  it('refuses a request while others are under way, and admits one when one of them has ended', async () => {
    const gateway = await start({ limits: { concurrentRequests: 2 } });
    const open = [openConnection(gateway.url), openConnection(gateway.url)];
    const body = JSON.stringify({ query: '{ __typename }' });
    for (const connection of open) {
      connection.send(postHead(gateway.url, { 'content-length': body.length }));
      connection.send(body.slice(0, 5));
    }
    let response = await post(gateway);
    while (response.status !== 429) {
      await response.text();
      response = await post(gateway);
    }

    expect(Object.fromEntries(response.headers)).toMatchObject({
      'retry-after': '1',
      'ratelimit-policy': '"concurrentRequests";q=2;qu="concurrent-requests"',
      ratelimit: '"concurrentRequests";r=0',
    });
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'You may have 2 requests under way at once (limits.concurrentRequests). Try again in 1 s.',
          extensions: { code: 'RATE_LIMITED', retryAfterMs: 1_000 },
        },
      ],
    });
    // One is answered, and the client of the other leaves.
    open[0]?.send(body.slice(5));
    await open[0]?.received('{"data"');
    expect((await post(gateway)).status).toBe(200);
    open.forEach(({ socket }) => socket.destroy());
    await Promise.all(open.map(({ closed }) => closed));
    const status = async (): Promise<number> =>
      Math.max(...(await Promise.all([post(gateway), post(gateway)])).map((one) => one.status));
    let last = await status();
    while (last !== 200) last = await status();
    expect(Number(await metric(gateway, 'concurrentRequests'))).toBeGreaterThan(0);
  });
});

describe('limits.upstreamCallsPerMinute', () => {
  const limits = { upstreamCallsPerMinute: 1, upstreamCallsBurst: 200 };
  const three = `{
    build: imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status }
    image(imageBuildVersionArn: "${imageArn}") { name }
    imagePipeline(imagePipelineArn: "${pipelineArn}") { name }
  }`;

  it('fails the fields whose calls are beyond it, before any call, and answers the others', async () => {
    const gateway = await start({ limits: { upstreamCallsPerMinute: 2 } });

    const { data, errors, calls } = await gateway.ask(three);

    expect(calls).toHaveLength(2);
    const missing = Object.entries(data as object).filter(([, value]) => value === null);
    expect(missing).toHaveLength(1);
    expect(errors?.map(({ path, message, extensions }) => ({ path, message, extensions }))).toEqual([
      {
        path: [missing[0]?.[0]],
        message: expect.stringMatching(
          /^Your requests may make 2 AWS calls a minute, and 2 at once \(limits\.upstreamCallsPerMinute\), and this field needs one more\. Try again in \d+ ms\.$/,
        ),
        extensions: { code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) },
      },
    ]);
    const { retryAfterMs } = errors?.[0]?.extensions as { retryAfterMs: number };
    expect(retryAfterMs).toBeGreaterThan(0);
    expect(retryAfterMs).toBeLessThanOrEqual(30_000);
  });

  it.each(['/graphql', '/graphql?'])(
    'is in the headers of answers that have made a call, next to that of requests: %s',
    async (path) => {
      const cache = { maxBytes: 10_000_000, runningSeconds: 3_600 };
      const perMinute = { upstreamCallsPerMinute: 60, upstreamCallsBurst: 40, requestsPerMinute: 120 };
      const gateway = await start({ executor: 'planned', limits: perMinute, cache });
      const headersOf = async (query: string, operationName?: string) => {
        const response = await fetch(gateway.url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ query, operationName }),
        });
        await response.text();
        return ['ratelimit-policy', 'ratelimit', 'retry-after'].map((name) => response.headers.get(name));
      };
      const requests = '"requestsPerMinute";q=120;w=60';
      const step = `{ workflowStep(stepExecutionId: "${launchId}") { name } }`;
      await headersOf(step, 'none'); // Makes the document known to the fast path.

      expect([await headersOf(build), await headersOf(build), await headersOf(step)]).toEqual([
        [
          `${requests}, "upstreamCallsPerMinute";q=40;w=40`,
          expect.stringMatching(/^"requestsPerMinute";r=118;t=1, "upstreamCallsPerMinute";r=39;t=1$/),
          null,
        ],
        [requests, expect.stringMatching(/^"requestsPerMinute";r=11[78];t=[12]$/), null],
        [
          `${requests}, "upstreamCallsPerMinute";q=40;w=40`,
          expect.stringMatching(
            /^"requestsPerMinute";r=11[678];t=[12], "upstreamCallsPerMinute";r=3[89];t=[12]$/,
          ),
          null,
        ],
      ]);
    },
  );

  it('is in the headers of an answer without the call that was refused, with the time to wait', async () => {
    const gateway = await start({ limits: { upstreamCallsPerMinute: 2 } });

    const response = await post(gateway, { query: three });

    const { errors } = (await response.json()) as { errors: { extensions: { retryAfterMs: number } }[] };
    const seconds = String(Math.ceil((errors[0]?.extensions.retryAfterMs ?? 0) / 1_000));
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'ratelimit-policy': '"upstreamCallsPerMinute";q=2;w=60',
      ratelimit: `"upstreamCallsPerMinute";r=0;t=${seconds}`,
      'retry-after': seconds,
    });
  });

  it('is in the headers of an answer whose coverage says that a call was refused', async () => {
    const gateway = await start({ limits: { upstreamCallsPerMinute: 2 } });

    const response = await post(gateway, { query: '{ executions { coverage { reason } } }' });

    const { data, errors } = (await response.json()) as GraphQLAnswer;
    const reasons = (data.executions.coverage as { reason: string | null }[]).map(({ reason }) => reason);
    expect([errors, reasons.some((reason) => reason?.startsWith('RATE_LIMITED: '))]).toEqual([
      undefined,
      true,
    ]);
    const seconds = Number(response.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(30);
    expect(response.headers.get('ratelimit')).toBe(`"upstreamCallsPerMinute";r=0;t=${seconds}`);
  });

  it('holds for all requests of a caller together', async () => {
    const gateway = await start({ limits });
    expect((await gateway.ask(build)).errors).toBeUndefined();

    const answer = await gateway.ask(`{ workflowStep(stepExecutionId: "${launchId}") { name } }`);

    expect(answer).toMatchObject({
      data: { workflowStep: null },
      errors: [{ extensions: { code: 'RATE_LIMITED' } }],
      calls: [],
    });
    expect(await metric(gateway, 'upstreamCallsPerMinute')).toBe('1');
  });

  it('does not count what the cache answers, nor reads that share a call', async () => {
    const cache = { maxBytes: 10_000_000, runningSeconds: 3_600 };
    const gateway = await start({ limits, cache });

    const together = await Promise.all(Array.from({ length: 10 }, () => gateway.ask(build)));
    const later = await gateway.ask(build);

    for (const { errors } of [...together, later]) expect(errors).toBeUndefined();
    expect(later.calls).toEqual([]);
  });

  it('reports lists that were not read in the coverage', async () => {
    const gateway = await start({ limits });

    const { data, calls } = await gateway.ask('{ executions { coverage { state reason } nodes { id } } }');

    expect(calls).toHaveLength(1);
    const reasons = (data.executions.coverage as { reason: string | null }[]).map(
      ({ reason }) => reason?.split(':')[0],
    );
    expect(reasons).toContain('RATE_LIMITED');
  });

  it('does not limit the background refresh', async () => {
    const gateway = await start({
      limits,
      sync: { everySeconds: 3_600, idleMinutes: 0, shareOfRate: 1 },
      cache: { maxBytes: 10_000_000, runningSeconds: 3_600, settledSeconds: 3_600 },
    });
    const lists = ['ListWorkflowExecutions', 'ListLifecycleExecutions', 'ListExecutions', 'GetBlueprintRuns'];

    await Promise.all(lists.map((operation) => gateway.arrivalOf(operation)));

    expect(await metric(gateway, 'upstreamCallsPerMinute')).toBe('0');
  });
});
