import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }));
});

afterAll(() => gateway.close());

/** Headers about the content of an answer and its connection. */
const others = new Set([
  'x-request-id',
  ...['content-type', 'content-length', 'content-encoding', 'cache-control', 'etag', 'vary', 'location'],
  ...['allow', 'date', 'connection', 'keep-alive', 'transfer-encoding'],
]);

const securityHeadersOf = async (
  path: string,
  init: RequestInit,
): Promise<Readonly<Record<string, string>>> => {
  const { headers } = await fetch(gateway.url + path, { redirect: 'manual', ...init });
  return Object.fromEntries([...headers].filter(([name]) => !others.has(name)));
};

const always = {
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const post = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
});
const preflighted: RequestInit = { headers: { 'apollo-require-preflight': '1' } };
const html: RequestInit = { headers: { accept: 'text/html' } };

describe('An answer that is no page', () => {
  it.each<[string, string, RequestInit]>([
    ['data', '/graphql', post('{"query":"{ __typename }"}')],
    ['data by GET', '/graphql?query={__typename}', preflighted],
    ['errors of a document', '/graphql', post('{"query":"{ none }"}')],
    ['invalid JSON', '/graphql', post('{')],
    ['a request that the CSRF guard refuses', '/graphql?query={__typename}', {}],
    ['an unknown path', '/none', {}],
    ['a malformed path', '/%', {}],
    ['an unknown page', '/docs/none/none', {}],
    ['an unknown method', '/graphql', { method: 'DELETE' }],
    ['the schema', '/schema.graphql', {}],
    ['health', '/healthz', {}],
    ['readiness', '/readyz', {}],
    ['metrics', '/metrics', {}],
    ['a redirect', '/', {}],
  ])('cannot be loaded, framed or taken for another type: %s', async (_what, path, init) => {
    expect(await securityHeadersOf(path, init)).toEqual({
      ...always,
      'content-security-policy': "default-src 'none';frame-ancestors 'none'",
    });
  });
});

describe('A page', () => {
  it.each([
    [
      'GraphiQL',
      '/graphql',
      "default-src 'none';script-src 'nonce-…';worker-src 'self';style-src 'self' 'unsafe-inline';" +
        "font-src data:;img-src data:;connect-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
      { 'cross-origin-opener-policy': 'same-origin' },
    ],
    [
      'a script of GraphiQL, which can be a worker',
      '/graphiql/json.worker.js',
      "default-src 'none';script-src 'self';frame-ancestors 'none'",
      {},
    ],
    ...['/docs', '/docs/Image'].map(
      (path) =>
        [
          'the reference',
          path,
          "default-src 'none';script-src 'self';style-src 'self';img-src data:;base-uri 'none';form-action 'none';" +
            "frame-ancestors 'none'",
          {},
        ] as const,
    ),
  ])('loads only what it needs: %s', async (_what, path, policy, more) => {
    const { 'content-security-policy': sent, ...rest } = await securityHeadersOf(path, html);

    expect(sent?.replace(/'nonce-[^']+'/, "'nonce-…'")).toBe(policy);
    expect(rest).toEqual({ ...always, ...more });
  });
});
