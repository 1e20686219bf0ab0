import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApiKey, hashOfKey } from '../../src/access/apiKeys';
import { originCheck } from '../../src/server/cors';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { openConnection, postHead } from '../support/rawHttp';

const portal = 'https://portal.example.com';
const local = 'http://localhost:3000';
const evil = 'https://evil.example';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }), {
    cors: { origins: [portal, local, 'https://*.example.org'] },
  });
});

afterAll(() => gateway.close());

const send = (init: RequestInit, path = '/graphql'): Promise<Response> => fetch(gateway.url + path, init);

/** The headers of a response that are about CORS. */
const corsOf = ({ headers }: Response): Readonly<Record<string, string>> =>
  Object.fromEntries([...headers].filter(([name]) => name === 'vary' || name.startsWith('access-control-')));

const readable = (origin: string) => ({
  vary: 'Origin',
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'x-request-id, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate',
});
const unreadable = { vary: 'Origin' };

const json = { 'content-type': 'application/json' };
const typename = JSON.stringify({ query: '{ __typename }' });

const preflight = (headers: Readonly<Record<string, string>>, path?: string): Promise<Response> =>
  send({ method: 'OPTIONS', headers: { 'access-control-request-method': 'POST', ...headers } }, path);

describe('An allowed origin', () => {
  it.each([
    portal,
    local,
    'https://a.example.org',
    'https://a.b.example.org',
    'https://xn--bcher-kva.example.org',
    'https://my_app-1.example.org',
  ])('is answered with itself: %s', async (origin) => {
    const response = await send({ method: 'POST', headers: { ...json, origin }, body: typename });

    expect(corsOf(response)).toEqual(readable(origin));
    expect(await response.json()).toEqual({ data: { __typename: 'Query' } });
  });

  it.each(['/graphql', '/graphql?a=b', '/schema.graphql', '/unknown'])(
    'gets its preflight answered without credentials and AWS calls: %s',
    async (path) => {
      gateway.sandbox.calls.clear();

      const response = await preflight(
        { origin: portal, 'access-control-request-headers': 'authorization,content-type' },
        path,
      );

      expect(response.status).toBe(204);
      expect(corsOf(response)).toEqual({
        ...readable(portal),
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers':
          'content-type, authorization, x-api-key, apollo-require-preflight, x-apollo-operation-name, cache-control, ' +
          'x-upstream-report, x-request-id, traceparent, tracestate, last-event-id',
        'access-control-max-age': '7200',
      });
      expect(response.headers.get('content-length')).toBe('0');
      expect(gateway.sandbox.calls.operations()).toEqual([]);
    },
  );

  it.each<[string, number, { method?: string; headers?: Record<string, string>; body?: string }, string]>([
    ['invalid JSON', 400, { method: 'POST', headers: json, body: '{' }, '/graphql'],
    ['an invalid document', 200, { method: 'POST', headers: json, body: '{"query":"{"}' }, '/graphql'],
    ['no header that needs a preflight', 400, {}, '/graphql?query={__typename}'],
    [
      'an unknown media type',
      406,
      { method: 'POST', headers: { ...json, accept: 'text/plain' }, body: typename },
      '/graphql',
    ],
    [
      'a body that is too large',
      413,
      { method: 'POST', headers: json, body: ' '.repeat(300_000) },
      '/graphql',
    ],
    [
      'an unknown type of body',
      415,
      { method: 'POST', headers: { 'content-type': 'a/b' }, body: 'a' },
      '/graphql',
    ],
    ['a wrong method', 405, { method: 'PUT', headers: json, body: '{}' }, '/graphql'],
    ['an OPTIONS request that is no preflight', 400, { method: 'OPTIONS' }, '/graphql'],
    ['an unknown path', 404, {}, '/unknown'],
    ['an OPTIONS request for an unknown path', 404, { method: 'OPTIONS' }, '/unknown'],
    ['a malformed path', 400, {}, '/%'],
  ])('can read the error for %s', async (_what, status, init, path) => {
    const response = await send({ ...init, headers: { origin: portal, ...init.headers } }, path);

    expect(response.status).toBe(status);
    expect(corsOf(response)).toEqual(readable(portal));
    expect(await response.json()).toHaveProperty('errors.0.message');
  });

  it.each([
    ['/graphql', 'Origin, accept', 'text/html'],
    ['/docs', 'Origin, accept-encoding', '*/*'],
    ['/graphiql/app.css', 'Origin, accept-encoding', '*/*'],
  ])('does not replace what a page varies by: %s', async (path, vary, accept) => {
    const response = await send({ headers: { accept, origin: portal } }, path);

    expect([response.status, response.headers.get('vary')]).toEqual([200, vary]);
  });
});

/** Suffix, prefix, scheme, port, case, user and encoding tricks. */
const tricks = [
  evil,
  'null',
  '*',
  'https://*.example.org',
  'http://portal.example.com',
  'https://portal.example.com:8443',
  'https://portal.example.com:443',
  'https://portal.example.com/',
  'https://portal.example.com.',
  'https://PORTAL.example.com',
  'https://portal.example.com.evil.example',
  'https://portal.example.com@evil.example',
  'https://evil-portal.example.com',
  'https://evilportal.example.com',
  'https://portal-example.com',
  'https://portalXexample.com',
  'https://example.org',
  'https://.example.org',
  'https://a..example.org',
  'https://evil-example.org',
  'https://evilexample.org',
  'https://aXexample.org',
  'https://example.org.evil.example',
  'https://a.example.org.evil.example',
  'https://a.example.org:8443',
  'https://a.example.org.',
  'https://a.example.org/',
  'https://evil.example/.example.org',
  'https://evil.example?.example.org',
  'https://evil.example#.example.org',
  'https://evil.example@a.example.org',
  'https://a.example.org@evil.example',
  'https://evil.example\\.example.org',
  'https://evil.example%00.example.org',
  'https://evil.example .example.org',
  'https://evil.example,.example.org',
  `${portal}, ${evil}`,
  `${portal} ${evil}`,
  'http://a.example.org',
  'http://localhost',
  'http://localhost:30000',
  'http://localhost:3000.evil.example',
  'file://',
  'https://[::1].example.org',
];

describe('A refused origin', () => {
  it.each(tricks)('gets no headers of CORS: %j', async (origin) => {
    const answer = await send({ method: 'POST', headers: { ...json, origin }, body: typename });
    const ofPreflight = await preflight({ origin });

    expect([answer.status, ofPreflight.status]).toEqual([200, 400]);
    expect([corsOf(answer), corsOf(ofPreflight)]).toEqual([unreadable, unreadable]);
  });

  it.each([
    ['a GET', { headers: { origin: evil } }, '/graphql?query={__typename}'],
    [
      'a form',
      {
        method: 'POST',
        headers: { origin: evil, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'query={__typename}',
      },
      '/graphql',
    ],
    [
      'JSON as text',
      { method: 'POST', headers: { origin: evil, 'content-type': 'text/plain' }, body: typename },
      '/graphql',
    ],
  ])('cannot ask without a preflight, by %s', async (_what, init, path) => {
    const response = await send(init, path);

    expect(response.ok).toBe(false);
    expect(await response.text()).not.toContain('"data"');
    expect(corsOf(response)).toEqual(unreadable);
  });

  it('is also refused by two headers of which one is allowed', async () => {
    const headers = new Headers([...Object.entries(json), ['origin', portal], ['origin', evil]]);

    expect(corsOf(await send({ method: 'POST', headers, body: typename }))).toEqual(unreadable);
  });

  it('is found out at once, whatever its length', () => {
    const isAllowed = originCheck(['https://*.example.org']);
    const begun = performance.now();

    const answers = ['a', 'a.', '-', '.a'].map((part) => isAllowed(`https://${part.repeat(8_000)}!`));

    expect(answers).toEqual([false, false, false, false]);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });
});

describe('A request without an origin', () => {
  it('has only the header Vary, so that caches keep answers apart', async () => {
    const response = await send({ method: 'POST', headers: json, body: typename });

    expect(corsOf(response)).toEqual(unreadable);
  });
});

describe('Without cors.origins', () => {
  it('nothing of CORS is sent, and preflights are refused', async () => {
    const closed = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }));
    const headers = { origin: portal };

    const answer = await fetch(`${closed.url}/graphql`, {
      method: 'POST',
      headers: { ...json, ...headers },
      body: typename,
    });
    const ofPreflight = await fetch(`${closed.url}/graphql`, {
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-method': 'POST' },
    });
    await closed.close();

    expect([answer.status, ofPreflight.status]).toEqual([200, 400]);
    expect([corsOf(answer), corsOf(ofPreflight)]).toEqual([{}, {}]);
  });
});

describe('A refusal of a caller', () => {
  const key = createApiKey();
  const asked = { method: 'POST', headers: { ...json, origin: portal }, body: typename };

  it.each<[string, number, TestGatewayOptions]>([
    [
      'without credentials',
      401,
      { auth: { jwt: [], apiKeys: [{ name: 'a', sha256: hashOfKey(key), roles: [] }] } },
    ],
    ['beyond a limit', 429, { limits: { requestsPerMinute: 1 } }],
    ['on an overloaded server', 503, { server: { overload: { eventLoopDelayMs: 0, requests: 1 } } }],
  ])('can be read by pages of an allowed origin: %s', async (_what, status, options) => {
    const refusing = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }), {
      cors: { origins: [portal] },
      ...options,
    });
    const held = [1, 2].map(() => openConnection(refusing.url));
    for (const one of held) one.send(postHead(refusing.url, { 'content-length': 26 }));
    let response = await fetch(`${refusing.url}/graphql`, asked);
    while (response.status === 200) {
      await response.text();
      response = await fetch(`${refusing.url}/graphql`, asked);
    }
    held.forEach(({ socket }) => socket.destroy());
    const text = await response.text();
    await refusing.close();

    expect([response.status, corsOf(response)]).toEqual([status, readable(portal)]);
    expect(text).toMatch(/^\{"errors":\[\{"message":"/);
    expect(response.headers.has(status === 401 ? 'www-authenticate' : 'retry-after')).toBe(true);
  });
});
