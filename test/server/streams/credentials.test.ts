import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createApiKey, hashOfKey } from '../../../src/access/apiKeys';
import type { AuthSettings, PolicySettings } from '../../../src/access/settings';
import { issuer, jwtSettings, narrowRole } from '../../support/access/authSettings';
import { estateOf } from '../../support/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway';
import { openConnection, postHead } from '../../support/rawHttp';
import { openEvents } from '../../support/streams/eventStream';
import { openRawWebSocket, type RawWebSocket } from '../../support/streams/rawWebSocket';
import { createFlood, createScript, type Script, subscription } from '../../support/streams/script';
import { createSigningKey, signToken, startTestServer, type TestServer } from '../../support/tokenIssuer';

/* Who may subscribe, and for how long. */

const estate = estateOf({ '111122223333/us-east-1': {} });
const key = createApiKey();
const signing = createSigningKey('key-1');
const policy: PolicySettings = {
  roles: { viewer: narrowRole(), developer: narrowRole({ anyDocument: true }) },
};
const claims = { iss: issuer, aud: 'execution-gateway', sub: 'ada', roles: ['viewer'] };
const begin = Date.parse('2030-01-01T00:00:00Z');

let keys: TestServer;
let gateway: TestGateway;
let script: Script;
let now = begin;

/** A token that ends so many milliseconds after `begin`. Tokens have whole seconds, and 30 s of tolerance. */
const tokenFor = (ms: number): string => signToken(signing, { ...claims, exp: (begin + ms) / 1_000 - 30 });

const authWith = (changes: Partial<AuthSettings> = {}): AuthSettings => ({
  jwt: [jwtSettings(`${keys.url}/keys`)],
  apiKeys: [{ name: 'report', sha256: hashOfKey(key), roles: ['viewer'] }],
  ...changes,
});

const start = async (options: TestGatewayOptions = {}): Promise<void> => {
  now = begin;
  script = createScript();
  gateway = await startTestGateway(estate, {
    subscribe: script.subscribe,
    auth: authWith(),
    policy,
    now: () => new Date(now),
    ...options,
  });
};

const protocol = 'graphql-transport-ws';

const open = async (
  params?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<RawWebSocket> => {
  const client = await openRawWebSocket(gateway.url, { protocol, headers });
  client.send({ type: 'connection_init', ...(params && { payload: params }) });
  return client;
};

beforeAll(async () => {
  keys = await startTestServer(() => ({ body: JSON.stringify({ keys: [signing.jwk] }) }));
});
afterEach(() => gateway.close());
afterAll(() => keys.close());

describe('A WebSocket', () => {
  it.each([
    ['a token in `authorization`', () => ({ authorization: `Bearer ${tokenFor(60_000)}` }), 'ada'],
    ['a token in `Authorization`', () => ({ Authorization: `Bearer ${tokenFor(60_000)}` }), 'ada'],
    ['a key in `x-api-key`', () => ({ 'x-api-key': key }), 'report'],
  ])('takes %s, in connectionParams and as a header', async (_what, credentials, subject) => {
    await start();

    const clients = [await open(credentials()), await open(undefined, credentials())];

    for (const [index, client] of clients.entries()) {
      expect(await client.next()).toEqual({ type: 'connection_ack' });
      client.send({ type: 'subscribe', id: 'a', payload: { query: subscription } });
      expect((await script.source(index)).caller.subject).toBe(subject);
    }
  });

  it.each([
    ['none', undefined],
    ['an unknown key', { 'x-api-key': 'no' }],
    ['an invalid token', { authorization: 'Bearer no' }],
    [
      'those of a proxy, which only a proxy may send',
      { 'x-forwarded-user': 'root', 'x-auth-request-user': 'root' },
    ],
  ])('is closed with 4403 for credentials: %s', async (_what, params) => {
    await start({
      auth: authWith({
        proxy: { addresses: ['127.0.0.1'], subjectHeader: 'x-auth-request-user', rolesHeader: 'x-roles' },
      }),
    });

    const { code, reason } = await (await open(params)).closed;

    expect(code).toBe(4403);
    expect(reason).toMatch(/^Forbidden: /);
  });

  it('is closed with 4403 for credentials in both places: another component may have checked the others', async () => {
    await start();

    const { code } = await (await open({ 'x-api-key': key }, { 'x-api-key': key })).closed;

    expect(code).toBe(4403);
  });

  it('is closed with 1013 while the keys of the issuer cannot be fetched: the client tries again', async () => {
    await start({ auth: authWith({ jwt: [jwtSettings('http://127.0.0.1:1/keys')] }) });

    const { code } = await (await open({ authorization: `Bearer ${tokenFor(60_000)}` })).closed;

    expect(code).toBe(1013);
  });

  it('is closed with 4403 when its token ends, also without a subscription', async () => {
    await start();
    const params = { authorization: `Bearer ${tokenFor(31_000)}` };
    now = begin + 30_800;
    const idle = await open(params);
    const client = await open(params);
    await client.next();
    client.send({ type: 'subscribe', id: 'a', payload: { query: subscription } });
    const source = await script.source(0);
    source.event(1);
    await client.next();

    now = begin + 31_000;

    expect([(await idle.closed).code, await client.closed]).toEqual([
      4403,
      { code: 4403, reason: 'Forbidden: the credentials have expired' },
    ]);
    expect(source.isFreed).toBe(true);
  });
});

describe('An event stream', () => {
  const url = (): string => `${gateway.url}/graphql`;

  it('is refused with 401 without credentials', async () => {
    await start();

    const { response } = await openEvents(url(), { query: subscription });

    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(script.sources).toEqual([]);
  });

  it('completes with an error when its token ends', async () => {
    await start();
    const headers = { authorization: `Bearer ${tokenFor(31_000)}` };
    now = begin + 30_800;
    const events = await openEvents(url(), { query: subscription }, { headers });
    const source = await script.source(0);
    source.event(1);
    await events.next();

    now = begin + 31_000;

    const [error, last] = await events.rest();
    expect(JSON.parse(error?.data ?? '')).toEqual({
      errors: [{ message: expect.stringContaining('expired'), extensions: { code: 'UNAUTHENTICATED' } }],
    });
    expect(last).toEqual({ event: 'complete', data: '' });
    expect(source.isFreed).toBe(true);
  });

  it('is cut off soon after its token has ended, where its client does not read', async () => {
    const flood = createFlood(8_000);
    await start({ subscribe: flood.subscribe });
    const connection = openConnection(gateway.url);
    connection.socket.pause();
    const body = JSON.stringify({ query: subscription });
    now = begin + 30_800;
    const authorization = `Bearer ${tokenFor(31_000)}`;
    connection.send(
      postHead(gateway.url, {
        accept: 'text/event-stream',
        authorization,
        'content-length': body.length,
      }) + body,
    );
    while (flood.pulls === 0) await nextTurn();

    now = begin + 31_000;
    while (flood.freed === 0) await sleep(20);
    await sleep(1_500);
    connection.socket.resume();

    expect(await connection.closed).not.toContain('event: complete');
  });

  it('does not begin for a client that has left while it was authenticated', async () => {
    const lines: string[] = [];
    let answer = (): void => undefined;
    const slowKeys = await startTestServer(async () => {
      await new Promise<void>((resolve) => (answer = resolve));
      return { body: JSON.stringify({ keys: [signing.jwk] }) };
    });
    await start({
      auth: authWith({ jwt: [jwtSettings(`${slowKeys.url}/keys`)] }),
      log: { write: (line) => void lines.push(line) },
      logLevel: 'info',
    });
    const path = `/graphql?query=${encodeURIComponent(subscription)}`;
    const headers = {
      host: new URL(gateway.url).host,
      accept: 'text/event-stream',
      'apollo-require-preflight': '1',
      authorization: `Bearer ${tokenFor(60_000)}`,
    };
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    const connection = openConnection(gateway.url);
    connection.send(`GET ${path} HTTP/1.1\r\n${head.join('')}\r\n`);
    while (slowKeys.paths.length === 0) await nextTurn();
    connection.socket.destroy();
    while (!lines.some((line) => line.includes('"path":"/graphql"'))) await nextTurn();

    answer();
    // It is authenticated with the same keys, behind the first one.
    const { authorization } = headers;
    const events = await openEvents(url(), { query: subscription }, { headers: { authorization } });
    await script.source(0);

    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    expect(metrics).toMatch(/^execution_gateway_transport_streams\{transport="sse"\} 1$/m);
    expect(script.sources).toHaveLength(1);
    events.leave();
    await slowKeys.close();
  });

  it('may be read by pages of other origins as the settings allow', async () => {
    const origins = ['https://portal.example.com'];
    await start({ cors: { origins } });
    const headersFor = async (origin: string) => {
      const events = await openEvents(
        url(),
        { query: subscription },
        { headers: { origin, 'x-api-key': key } },
      );
      events.leave();
      return events.response.headers.get('access-control-allow-origin');
    };

    expect(await headersFor('https://portal.example.com')).toBe('https://portal.example.com');
    expect(await headersFor('https://evil.example')).toBeNull();
  });
});

describe('Trusted documents', () => {
  const documents = { mode: 'enforce', manifest: { watch: subscription } } as const;
  const other = 'subscription Other { executionChanged(id: "y") { eventId } }';
  const params = { 'x-api-key': key };

  it.each([
    ['over SSE', { documentId: 'watch' }],
    [
      'over SSE, by Apollo’s hash',
      { query: '', extensions: { persistedQuery: { version: 1, sha256Hash: hashOfKey(subscription) } } },
    ],
  ])('are found by their id %s', async (_what, body) => {
    await start({ documents });

    const events = await openEvents(`${gateway.url}/graphql`, body, { headers: params });

    expect((await script.source(0)).request.query).toBe(subscription);
    events.leave();
  });

  it('are found by their id over WebSocket', async () => {
    await start({ documents });
    const client = await open(params);
    await client.next();

    client.send({ type: 'subscribe', id: 'a', payload: { query: '', documentId: 'watch' } });

    expect((await script.source(0)).request.query).toBe(subscription);
  });

  it('are the only ones where that is enforced', async () => {
    await start({ documents });
    const client = await open(params);
    await client.next();

    const { response } = await openEvents(`${gateway.url}/graphql`, { query: other }, { headers: params });
    client.send({ type: 'subscribe', id: 'a', payload: { query: other } });

    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }],
    });
    expect(await client.next()).toMatchObject({
      type: 'error',
      payload: [{ extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }],
    });
    expect(script.sources).toEqual([]);
  });
});
