import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApiKey, hashOfKey } from '../../src/access/apiKeys';
import { blueprintName, fixtureEstate, now, runId } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { openConnection } from '../support/rawHttp';

/* The line of the log about each request, on the fast path (`/graphql`) and past it. */

const key = createApiKey();
const auth = { jwt: [], apiKeys: [{ name: 'report', sha256: hashOfKey(key), roles: [] }] };
const paths = ['/graphql', '/graphql?'] as const;
const query = `query Run($runId: String!) { blueprintRun(blueprintName: "${blueprintName}", runId: $runId) { runId parameters } }`;
const variables = { runId };

const started: TestGateway[] = [];
afterEach(async () => {
  for (const gateway of started.splice(0)) await gateway.close();
});

const start = async (options: TestGatewayOptions = {}) => {
  const lines: Record<string, unknown>[] = [];
  const texts: string[] = [];
  const gateway = await startTestGateway(fixtureEstate, {
    executor: 'planned',
    auth,
    now: () => now,
    cache: { maxBytes: 10_000_000 },
    logLevel: 'info',
    log: {
      write: (text) => {
        texts.push(text);
        lines.push(JSON.parse(text));
      },
    },
    ...options,
  });
  started.push(gateway);
  /** The lines of requests so far, without pino's own members, once there are this many. */
  const requestLines = async (count: number) => {
    const found = () => lines.filter(({ msg }) => msg === 'request');
    const end = performance.now() + 20_000;
    while (found().length < count && performance.now() < end) await new Promise(setImmediate);
    return found().map(({ level, time, pid, hostname, msg, ...fields }) => {
      expect({ level, msg, time: typeof time, pid: typeof pid, hostname: typeof hostname }).toEqual({
        level: 30,
        msg: 'request',
        time: 'number',
        pid: 'number',
        hostname: 'string',
      });
      return fields;
    });
  };
  return { gateway, texts, requestLines };
};

const post = (
  { url }: TestGateway,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> =>
  fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

const id = expect.stringMatching(/^[\da-f]{8}-[\da-f-]{27}$/);
const milliseconds = expect.any(Number);
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const base = { requestId: id, method: 'POST', path: '/graphql', caller: 'key report', milliseconds };

describe.each(paths)('The log of a request to %s', (path) => {
  it('has its operation, document, caller, status, calls, cache hits and bytes', async () => {
    const { gateway, requestLines } = await start();
    const answers: string[] = [];
    for (let count = 0; count < 3; count += 1)
      answers.push(await (await post(gateway, path, { query, variables })).text());

    const line = {
      ...base,
      type: 'query',
      operation: 'Run',
      document: hashOf(query),
      outcome: 'ok',
      status: 200,
      bytes: answers[0]?.length,
    };
    expect(await requestLines(3)).toEqual([
      { ...line, awsCalls: 1, cacheHits: 0 },
      { ...line, awsCalls: 0, cacheHits: 1 },
      { ...line, awsCalls: 0, cacheHits: 1 },
    ]);
  });

  it('has the codes of its errors, each once, and the id of an incident', async () => {
    const { gateway, requestLines } = await start({
      cache: { maxBytes: 0 },
      now: () => {
        if (new Error().stack?.includes('durationSeconds')) throw new Error('A defect.');
        return now;
      },
    });
    gateway.sandbox.faults.add({ match: { operation: 'ListBlueprints' }, fault: { kind: 'accessDenied' } });
    const failing = '{ a: blueprints { nodes { name } } b: blueprints { nodes { name } } }';
    for (let count = 0; count < 2; count += 1) await (await post(gateway, path, { query: failing })).text();

    const line = expect.objectContaining({
      outcome: 'partial',
      status: 200,
      errorCodes: ['UPSTREAM_FORBIDDEN'],
    });
    expect(await requestLines(2)).toEqual([line, line]);
  });

  it('has the name of the operation that the request selects, cut', async () => {
    const { gateway, requestLines } = await start();
    const long = 'x'.repeat(150);
    const two = `query A { __typename } query ${long} { __typename }`;
    for (const operationName of ['A', 'A', long, long])
      await (await post(gateway, path, { query: two, operationName })).text();

    expect((await requestLines(4)).map(({ operation }) => operation)).toEqual([
      'A',
      'A',
      'x'.repeat(100),
      'x'.repeat(100),
    ]);
  });

  it('has nothing of variables, credentials, the document or AWS, also where the request is refused', async () => {
    const { gateway, texts, requestLines } = await start();
    const secret = 'SECRETvalue';
    const bodies = [
      { query, variables: { runId: secret } },
      { query: `{ ${secret} }` },
      { query: '{ __typename }', extensions: { [secret]: secret } },
      `{"${secret}`,
    ];
    for (const body of bodies) {
      await (await post(gateway, path, body)).text();
      await (await post(gateway, path, body, { 'x-api-key': secret })).text();
      await (await post(gateway, path, body, { authorization: `Bearer ${secret}` })).text();
    }
    await (await post(gateway, `${path.replace('?', '')}?${secret}=${secret}`, bodies[0])).text();

    expect(await requestLines(13)).toHaveLength(13);
    expect(texts.join('')).not.toContain(secret);
    expect(texts.join('')).not.toContain(key);
  });

  it('says who was refused and why', async () => {
    const { gateway, requestLines } = await start();
    await (await post(gateway, path, { query }, { 'x-api-key': 'wrong' })).text();
    await (await post(gateway, path, '{"query":')).text();

    expect(await requestLines(2)).toEqual([
      {
        ...{ ...base, caller: undefined },
        type: 'none',
        outcome: 'rejected',
        status: 401,
        bytes: expect.any(Number),
        errorCodes: ['UNAUTHENTICATED'],
      },
      {
        ...base,
        type: 'none',
        outcome: 'rejected',
        status: 400,
        bytes: expect.any(Number),
        errorCodes: ['BAD_REQUEST'],
      },
    ]);
  });

  it('names the document that is not trusted, and why Apollo Server has refused a request', async () => {
    const { gateway, requestLines } = await start({ documents: { mode: 'enforce', manifest: {} } });
    await (await post(gateway, path, { query })).text();
    await (await post(gateway, path, [{ query }])).text(); // Batches are off.

    expect(await requestLines(2)).toEqual([
      {
        ...base,
        type: 'none',
        outcome: 'rejected',
        document: hashOf(query),
        status: 400,
        bytes: expect.any(Number),
        errorCodes: ['DOCUMENT_NOT_TRUSTED'],
      },
      {
        ...base,
        type: 'none',
        outcome: 'rejected',
        awsCalls: 0,
        cacheHits: 0,
        status: 400,
        bytes: expect.any(Number),
        errorCodes: ['BAD_REQUEST'],
      },
    ]);
  });

  it('has no status if its client left before the answer', async () => {
    const { gateway, requestLines } = await start({ cache: { maxBytes: 0 } });
    gateway.sandbox.faults.add({
      match: { operation: 'GetBlueprintRun' },
      fault: { kind: 'delay', ms: 60_000 },
    });
    const sent = request(gateway.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-api-key': key },
    });
    sent.on('error', () => undefined);
    sent.end(JSON.stringify({ query, variables }));
    await gateway.arrivalOf('GetBlueprintRun');
    sent.destroy();

    const [line] = await requestLines(1);
    expect(line).toMatchObject({ outcome: 'aborted', caller: 'key report' });
    expect(line).not.toHaveProperty('status');
  });
});

describe('The log of other requests', () => {
  it('has pages and refusals without their query string, and no probes', async () => {
    const { gateway, requestLines } = await start();
    for (const path of ['/healthz', '/readyz', '/metrics', '/nothing?key=1', `/${'y'.repeat(300)}`])
      await (await fetch(gateway.url + path)).text();
    const connection = openConnection(gateway.url);
    connection.send('GET /docs HTTP/1.1\r\nhost: evil.example.com\r\nconnection: close\r\n\r\n');
    await connection.closed;

    expect(await requestLines(3)).toEqual([
      expect.objectContaining({ method: 'GET', path: '/nothing', status: 404, requestId: id }),
      expect.objectContaining({ path: `/${'y'.repeat(199)}`, status: 404 }),
      expect.objectContaining({ path: '/docs', status: 421, errorCodes: ['FORBIDDEN'] }),
    ]);
  });

  it('has what is no HTTP request, with the id of its answer', async () => {
    const { gateway, requestLines } = await start();
    const connection = openConnection(gateway.url);
    connection.send('hello\r\n\r\n');
    const answer = await connection.closed;

    expect(await requestLines(1)).toEqual([
      {
        requestId: /^x-request-id: (.+)$/m.exec(answer)?.[1]?.trim(),
        status: 400,
        bytes: answer.length - answer.indexOf('\r\n\r\n') - 4,
        errorCodes: ['BAD_REQUEST'],
      },
    ]);
  });

  it('is not written below the level info', async () => {
    const { gateway, texts } = await start({ logLevel: 'warn' });
    await (await post(gateway, '/graphql', { query, variables })).text();
    await gateway.close();
    started.length = 0;

    expect(texts).toEqual([]);
  });
});

describe('The id of a request', () => {
  it.each([
    ['abc-123', true],
    ['A_b.9', true],
    ['x'.repeat(128), true],
    ['x'.repeat(129), false],
    ['', false],
    ['a b', false],
    ['a"b', false],
    ['a\u00e4', false],
    ['{"level":60}', false],
    ['a,b', false],
  ])('is taken from `x-request-id` where it is acceptable: %j', async (given, isTaken) => {
    const { gateway, requestLines } = await start();
    const known = { query: '{ __typename }' };
    const ids: (string | null)[] = [];
    for (const path of ['/graphql', '/graphql', '/graphql?', '/nothing']) {
      const response = await post(gateway, path, known, { 'x-request-id': given });
      await response.text();
      ids.push(response.headers.get('x-request-id'));
    }

    const lines = await requestLines(4);
    expect(lines.map(({ requestId }) => requestId)).toEqual(ids);
    expect(ids).toEqual(isTaken ? [given, given, given, given] : [id, id, id, id]);
    expect(new Set(ids).size).toBe(isTaken ? 1 : 4);
  });

  it('is new where the header is sent twice', async () => {
    const { gateway } = await start();
    const connection = openConnection(gateway.url);
    connection.send(
      `GET /healthz HTTP/1.1\r\nhost: ${new URL(gateway.url).host}\r\nx-request-id: a\r\nx-request-id: b\r\nconnection: close\r\n\r\n`,
    );

    expect(await connection.closed).toMatch(/\r\nx-request-id: [\da-f]{8}-/);
  });
});
