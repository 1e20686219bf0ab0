import { ApolloServer } from '@apollo/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { fixtureEstate, blueprintName, now, runId, inScope } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { openConnection, parsedResponse } from '../support/rawHttp';

jest.setTimeout(180_000);

const byApollo = jest.spyOn(ApolloServer.prototype, 'executeHTTPGraphQLRequest');
beforeEach(() => {
  byApollo.mockClear();
});
afterAll(() => {
  byApollo.mockRestore();
});

const start = (options: TestGatewayOptions = {}): Promise<TestGateway> =>
  startTestGateway(fixtureEstate, {
    executor: 'planned',
    cache: { maxBytes: 10_000_000 },
    now: () => now,
    limits: { variableMembers: 5 },
    ...options,
  });

const jsonOf = (query: string, variables?: unknown): string => JSON.stringify({ query, variables });
const typename = jsonOf('{ __typename }');

/** The fast path takes the first path. Fastify answers at the second one, in the same way as if there were no fast path. */
const paths = ['/graphql', '/graphql?'] as const;
type Path = (typeof paths)[number];

const headOf = (
  path: Path,
  host: string,
  headers: Readonly<Record<string, string | number>>,
  version = '1.1',
) =>
  [
    `POST ${path} HTTP/${version}`,
    `host: ${host}`,
    'content-type: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');

const varying = /^Date: .*$|^x-request-id: .*$|"incidentId":"[^"]*"|"requestId":"[^"]*"/gim;

/** All that the server sends until it closes the connection, to these texts, each sent on its own. */
const answerTo = async (gateway: TestGateway, texts: readonly string[]): Promise<string> => {
  const connection = openConnection(gateway.url);
  for (const text of texts) {
    connection.send(text);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return (await connection.closed).replace(varying, '…');
};

const hostOf = ({ url }: TestGateway): string => new URL(url).host;

const makeKnown = async (gateway: TestGateway, body: string): Promise<void> => {
  const json = { ...(JSON.parse(body) as object), operationName: 'none' };
  const headers = { 'content-type': 'application/json' };
  await (
    await fetch(`${gateway.url}/graphql`, { method: 'POST', headers, body: JSON.stringify(json) })
  ).text();
};

/** The number of requests by type and outcome, and of those in flight. */
const countsOf = async ({ url }: TestGateway): Promise<Readonly<Record<string, number>>> => {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const counts = metrics.matchAll(
    /^execution_gateway_requests_(?:total\{type="(\w+)",outcome="(\w+)"\}|in_flight()) (\d+)$/gm,
  );
  return Object.fromEntries(
    [...counts].map(([, type, outcome, , count]) => [
      type ? `${type} ${outcome}` : 'in flight',
      Number(count),
    ]),
  );
};

/** What is counted during a task, once no request is in flight. */
const countedDuring = async (gateway: TestGateway, task: () => Promise<unknown>) => {
  const before = await countsOf(gateway);
  await task();
  let after = await countsOf(gateway);
  const end = performance.now() + 60_000;
  while (after['in flight'] !== 0 && performance.now() < end) after = await countsOf(gateway);
  const rises = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
  return Object.fromEntries(rises.filter(([, rise]) => rise !== 0));
};

describe('A request on the fast path', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await start();
    await makeKnown(gateway, typename);
  });
  afterAll(() => gateway.close());

  const close = { connection: 'close' };
  const length = { 'content-length': typename.length };
  const inChunks = typename.replace(/./g, '1\r\n$&\r\n');
  const answer = '{"data":{"__typename":"Query"}}\n';

  const requests: Readonly<Record<string, (path: Path, host: string) => readonly string[]>> = {
    'as a whole': (path, host) => [headOf(path, host, { ...length, ...close }) + typename],
    'with a body after the head': (path, host) => [headOf(path, host, { ...length, ...close }), typename],
    'with a body in pieces': (path, host) => [
      headOf(path, host, { ...length, ...close }) + typename.slice(0, 3),
      typename.slice(3, 4),
      typename.slice(4),
    ],
    'with a head in pieces': (path, host) => {
      const head = headOf(path, host, { ...length, ...close });
      return [head.slice(0, 20), head.slice(20) + typename];
    },
    'with a chunked body': (path, host) => [
      `${headOf(path, host, { 'transfer-encoding': 'chunked', ...close })}${inChunks}0\r\n\r\n`,
    ],
    'of HTTP/1.0': (path, host) => [headOf(path, host, length, '1.0') + typename],
    'of HTTP/1.0 that keeps the connection': (path, host) => [
      headOf(path, host, { ...length, connection: 'keep-alive' }, '1.0') + typename,
      headOf(path, host, length, '1.0') + typename,
    ],
    'with a charset': (path, host) => [
      headOf(path, host, { ...length, ...close }).replace('/json', '/JSON;charset=UTF-8') + typename,
    ],
    'in a pipeline': (path, host) => [
      (headOf(path, host, length) + typename).repeat(20) +
        headOf(path, host, { ...length, ...close }) +
        typename,
    ],
  };

  it.each(paths)('lets the event loop turn when many arrive at once: %s', async (path) => {
    let turns = 0;
    const turnsOfRequests: number[] = [];
    const slow = await start({
      now: () => {
        turnsOfRequests.push(turns);
        return now;
      },
    });
    await makeKnown(slow, typename);
    const connection = openConnection(slow.url);
    const pipeline = headOf(path, hostOf(slow), { ...length, 'cache-control': 'max-age=60' }) + typename;
    let time = performance.now();
    const clock = jest.spyOn(performance, 'now').mockImplementation(() => (time += 6));
    let timer = setImmediate(function turn() {
      turns += 1;
      timer = setImmediate(turn);
    });
    turnsOfRequests.length = 0;

    connection.send(pipeline.repeat(40) + headOf(path, hostOf(slow), { ...length, ...close }) + typename);
    const answers = await connection.closed;
    clearImmediate(timer);
    clock.mockRestore();
    await slow.close();

    expect(answers.split(answer)).toHaveLength(42);
    expect(turnsOfRequests).toHaveLength(40);
    expect(new Set(turnsOfRequests).size).toBeGreaterThan(5);
  });

  it.each(Object.entries(requests))('has the bytes that Fastify sends: %s', async (_name, textsOf) => {
    const fast = await answerTo(gateway, textsOf('/graphql', hostOf(gateway)));
    const ofApollo = byApollo.mock.calls.length;
    const byFastify = await answerTo(gateway, textsOf('/graphql?', hostOf(gateway)));

    expect(fast).toBe(byFastify);
    expect(fast).toContain(`content-length: ${answer.length}`);
    expect(fast).toContain(answer);
    expect(ofApollo).toBe(0);
    expect(byApollo).toHaveBeenCalledTimes(fast.split(answer).length - 1);
  });

  const origin = 'https://portal.example.com';
  const head = `HTTP/1.1 200 OK\r
Content-Security-Policy: default-src 'none';frame-ancestors 'none'\r
Cross-Origin-Resource-Policy: same-origin\r
Referrer-Policy: no-referrer\r
X-Content-Type-Options: nosniff\r
`;
  const allowed = `vary: Origin\r
access-control-allow-origin: ${origin}\r
access-control-allow-credentials: true\r
access-control-expose-headers: x-request-id, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate\r
`;

  it.each([
    ['an allowed origin', { origin }, allowed],
    ['a refused origin', { origin: 'https://evil.example' }, 'vary: Origin\r\n'],
    ['the origin null', { origin: 'null' }, 'vary: Origin\r\n'],
    ['an empty origin', { origin: '' }, 'vary: Origin\r\n'],
    ['no origin', {}, 'vary: Origin\r\n'],
  ])('has the headers that Fastify sends for %s', async (_name, ofOrigin, headers) => {
    const open = await start({ cors: { origins: [origin] } });
    await makeKnown(open, typename);
    byApollo.mockClear();
    const textFor = (path: Path): readonly string[] => [
      headOf(path, hostOf(open), { ...length, ...ofOrigin, ...close }) + typename,
    ];

    const fast = await answerTo(open, textFor('/graphql'));
    const ofApollo = byApollo.mock.calls.length;
    const byFastify = await answerTo(open, textFor('/graphql?'));
    await open.close();

    expect(
      fast.startsWith(
        `${head}${headers}…\r\ncache-control: no-store\r\ncontent-type: application/json; charset=utf-8\r\n`,
      ),
    ).toBe(true);
    expect(fast).toBe(byFastify);
    expect([ofApollo, byApollo.mock.calls.length]).toEqual([0, 1]);
  });

  it('has no headers of CORS where no origin is allowed', async () => {
    const fast = await answerTo(gateway, [
      headOf('/graphql', hostOf(gateway), { ...length, origin, ...close }) + typename,
    ]);

    expect(
      fast.startsWith(
        `${head}…\r\ncache-control: no-store\r\ncontent-type: application/json; charset=utf-8\r\n`,
      ),
    ).toBe(true);
  });

  it('is counted once', async () => {
    const counted = await countedDuring(gateway, () =>
      answerTo(gateway, requests['in a pipeline']?.('/graphql', hostOf(gateway)) ?? []),
    );

    expect(counted).toEqual({ 'query ok': 21 });
  });
});

interface Case {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly host?: string;
  /** AWS refuses the call. */
  readonly isDenied?: boolean;
  readonly status: number;
  readonly contains: string;
  readonly counted: Readonly<Record<string, number>>;
  readonly calls?: readonly string[];
  /** Apollo Server answers. */
  readonly isForApollo?: boolean;
}

const rejected = { 'none rejected': 1 };
const run = `{ blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}", ${inScope}) { runId } }`;

const invalid = '{ image(imageBuildVersionArn: "none") { name } }';

const cases: Readonly<Record<string, Case>> = {
  'a document that is not known': {
    isForApollo: true,
    body: jsonOf('{ __typename # new\n }'),
    status: 200,
    contains: '{"data":{"__typename":"Query"}}\n',
    counted: { 'query ok': 1 },
  },
  'an error of AWS': {
    isForApollo: true,
    body: jsonOf(run),
    isDenied: true,
    status: 200,
    contains: 'UPSTREAM_FORBIDDEN',
    counted: { 'query partial': 1 },
    calls: ['GetBlueprintRun'],
  },
  'an error without a wait': {
    isForApollo: true,
    body: jsonOf(invalid),
    status: 200,
    contains: 'BAD_USER_INPUT',
    counted: { 'query partial': 1 },
  },
  'invalid JSON': { body: '{"query":', status: 400, contains: 'is not valid JSON', counted: rejected },
  'JSON that sets a prototype': {
    body: '{"query":"{ __typename }","__proto__":{"a":1}}',
    status: 400,
    contains: 'is not valid JSON',
    counted: rejected,
  },
  'JSON that is no object': {
    isForApollo: true,
    body: '5',
    status: 400,
    contains: 'BAD_REQUEST',
    counted: rejected,
  },
  'an empty body': { body: '', status: 400, contains: 'BAD_REQUEST', counted: rejected },
  'an announced body that is too large': {
    body: '',
    headers: { 'content-length': 1_000_000 },
    status: 413,
    contains: 'Invalid request body: 1000000 bytes.',
    counted: rejected,
  },
  'a chunked body that is too large': {
    body: `40001\r\n${'x'.repeat(0x40001)}\r\n`,
    headers: { 'transfer-encoding': 'chunked' },
    status: 413,
    contains: 'Invalid request body: more than 262144 bytes.',
    counted: rejected,
  },
  'too many variables': {
    body: jsonOf('{ __typename }', { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }),
    status: 400,
    contains: 'limits.variableMembers',
    counted: rejected,
  },
  'another host': {
    body: typename,
    host: 'attacker.example',
    status: 421,
    contains: 'Invalid `Host`',
    counted: {},
  },
  'a content encoding': {
    isForApollo: true,
    body: typename,
    headers: { 'content-encoding': 'gzip' },
    status: 200,
    contains: '{"data":{"__typename":"Query"}}\n',
    counted: { 'query ok': 1 },
  },
  'an expectation': {
    isForApollo: true,
    body: typename,
    headers: { expect: '100-continue' },
    status: 100,
    contains: '{"data":{"__typename":"Query"}}\n',
    counted: { 'query ok': 1 },
  },
};

describe('A request that the fast path hands over', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await start();
    for (const body of [typename, jsonOf(run), jsonOf(invalid)]) await makeKnown(gateway, body);
  });
  afterEach(() => gateway.sandbox.faults.clear());
  afterAll(() => gateway.close());

  it.each(Object.entries(cases))(
    'is answered, executed and counted as by Fastify: %s',
    async (_name, one) => {
      const { body = '', headers = {}, host = hostOf(gateway), isDenied, status, contains } = one;
      if (isDenied) {
        const fault = { kind: 'accessDenied' } as const;
        gateway.sandbox.faults.add({ match: { operation: 'GetBlueprintRun' }, fault });
      }
      const ask = async (path: Path) => {
        gateway.sandbox.calls.clear();
        byApollo.mockClear();
        let answer = '';
        const length = 'transfer-encoding' in headers ? {} : { 'content-length': body.length };
        const head = headOf(path, host, { ...length, ...headers, connection: 'close' });
        const counted = await countedDuring(gateway, async () => {
          answer = await answerTo(gateway, [head + body]);
        });
        const calls = gateway.sandbox.calls.operations().filter((operation) => operation !== 'AssumeRole');
        return { answer, counted, calls, isForApollo: byApollo.mock.calls.length === 1 };
      };

      const fast = await ask('/graphql');
      const byFastify = await ask('/graphql?');

      expect(fast).toEqual(byFastify);
      expect(fast.isForApollo).toBe(one.isForApollo ?? false);
      expect(fast.answer).toContain(contains);
      expect(fast.answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
      expect({ counted: fast.counted, calls: fast.calls }).toEqual({
        counted: one.counted,
        calls: one.calls ?? [],
      });
    },
  );

  it('is parsed once', async () => {
    const body = jsonOf('{ parsed: __typename }');
    const parse = jest.spyOn(JSON, 'parse');

    const head = headOf('/graphql', hostOf(gateway), { 'content-length': body.length, connection: 'close' });
    await answerTo(gateway, [head + body]);
    const parsed = parse.mock.calls.filter(([text]) => text === body).length;
    parse.mockRestore();

    expect(parsed).toBe(1);
  });

  it('has the bytes of its body, whatever its chunks', async () => {
    const query = `{ a: __typename } # é 🙂 ${'x'.repeat(100_000)}`;
    const body = Buffer.from(jsonOf(query));
    const connection = openConnection(gateway.url);
    byApollo.mockClear();

    connection.send(
      headOf('/graphql', hostOf(gateway), { 'content-length': body.length, connection: 'close' }),
    );
    for (let begin = 0; begin < body.length; begin += 30_001) {
      connection.send(body.subarray(begin, begin + 30_001));
      await new Promise(setImmediate);
    }
    const answer = parsedResponse(await connection.closed);

    expect(answer).toEqual({ status: 200, body: { data: { a: 'Query' } } });
    expect(byApollo.mock.calls[0]?.[0].httpGraphQLRequest.body).toEqual({ query });
  });

  it.each(paths)('is counted once if its client leaves before the body is complete: %s', async (path) => {
    const counted = await countedDuring(gateway, async () => {
      const connection = openConnection(gateway.url);
      connection.send(headOf(path, hostOf(gateway), { 'content-length': 1_000 }) + '{"query":');
      while (!(await (await fetch(`${gateway.url}/metrics`)).text()).includes('request_body_bytes 9'));
      connection.socket.destroy();
      await connection.closed;
    });

    expect(counted).toEqual({ 'none aborted': 1 });
  });
});

describe('A request on the fast path during its execution', () => {
  const slow = `{ blueprints { nodes { name } } ${run.slice(1)}`;
  const body = jsonOf(slow);
  const startSlow = async (ms: number): Promise<TestGateway> => {
    const gateway = await start({ cache: { maxBytes: 0 }, connections: { unreadMs: 60_000 } });
    await makeKnown(gateway, body);
    gateway.sandbox.calls.clear();
    gateway.sandbox.faults.add({ match: { operation: 'ListBlueprints' }, fault: { kind: 'delay', ms } });
    return gateway;
  };
  const send = (gateway: TestGateway) => {
    const connection = openConnection(gateway.url);
    connection.send(headOf('/graphql', hostOf(gateway), { 'content-length': body.length }) + body);
    return connection;
  };

  it('ends if its client leaves, and does not hold up a shutdown', async () => {
    const gateway = await startSlow(60_000);

    const counted = await countedDuring(gateway, async () => {
      const connection = send(gateway);
      await gateway.arrivalOf('ListBlueprints');
      connection.socket.destroy();
    });
    const begun = performance.now();
    await gateway.close();

    expect(counted).toEqual({ 'none aborted': 1 });
    expect(performance.now() - begun).toBeLessThan(20_000); // The drain may take 30 seconds.
  });

  it.each(paths)('ends if its client leaves, also where it waits in a pipeline: %s', async (path) => {
    const gateway = await startSlow(60_000);
    const request = headOf(path, hostOf(gateway), { 'content-length': body.length }) + body;

    const counted = await countedDuring(gateway, async () => {
      const connection = openConnection(gateway.url);
      connection.send(request.repeat(20));
      while ((await countsOf(gateway))['in flight'] !== 20);
      connection.socket.destroy();
    });
    const begun = performance.now();
    await gateway.close();

    expect(counted).toEqual({ 'none aborted': 20 });
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  it.each([
    ['data', `"blueprintRun":{"runId":"${runId}"}`, false],
    ['an error', 'UPSTREAM_FORBIDDEN', true],
  ])('is answered during a drain: with %s', async (_what, contains, isDenied) => {
    const gateway = await startSlow(500);
    if (isDenied) {
      const fault = { kind: 'accessDenied' } as const;
      gateway.sandbox.faults.add({ match: { operation: 'GetBlueprintRun' }, fault });
    }

    const connection = send(gateway);
    await gateway.arrivalOf('ListBlueprints');
    await gateway.close();
    const answer = await connection.closed;

    expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    expect(answer).toContain('\r\nconnection: close\r\n');
    expect(answer).toContain('{"blueprints":{"nodes":[');
    expect(answer).toContain(contains);
  });

  it('is refused with 503 if its body ends during the drain', async () => {
    const gateway = await startSlow(500);
    const underWay = send(gateway);
    await gateway.arrivalOf('ListBlueprints');

    const closed = gateway.close();
    const connection = openConnection(gateway.url);
    connection.send(headOf('/graphql', hostOf(gateway), { 'content-length': typename.length }) + typename);
    const [refused, answered] = [await connection.closed, await underWay.closed];
    await closed;

    expect(refused).toMatch(/^HTTP\/1.1 503 [^]*\r\nconnection: close\r\n[^]*This server is shutting down/);
    expect(answered).toMatch(/^HTTP\/1.1 200 OK/);
  });
});
