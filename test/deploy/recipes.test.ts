import { once } from 'node:events';
import { createServer, request as sendRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createApiKey, hashOfKey } from '../../src/access/apiKeys';
import type { Settings } from '../../src/config';
import { readSource, snippetsOf } from '../support/documents';
import { fixtureEstate } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { settingsFromYaml } from '../support/settingsFile';
import { createSigningKey, type Members, signToken, startTestServer } from '../support/tokenIssuer';

/* The recipes of docs/deploy/ about callers, with the settings in their text. Only addresses are those of the test. */

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const settingsIn = (name: string, changes: readonly (readonly [string, string])[] = []): Settings => {
  const path = `docs/deploy/${name}.md`;
  const [yaml = ''] = snippetsOf({ path, text: readSource(path) }, 'yaml');
  const changed = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The recipe has no ${from}.`);
    return text.replaceAll(from, to);
  }, yaml);
  return settingsFromYaml(changed);
};

const start = async ({ auth, policy, cors, server }: Settings): Promise<TestGateway> => {
  if (!auth || !policy) throw new Error('The recipe has no auth or policy.');
  const gateway = await startTestGateway(fixtureEstate, {
    auth,
    policy,
    cors,
    server,
    now: () => new Date(),
  });
  closers.push(() => gateway.close());
  return gateway;
};

const viewerOf = async (
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly viewer: unknown }> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: '{ viewer { subject roles } }' }),
  });
  return { status: response.status, viewer: (await response.json()).data?.viewer };
};

/** A proxy that has signed Ada in: it sets the headers of identities, whatever the client has sent. */
const startProxy = async (target: string, localAddress: string): Promise<string> => {
  const { hostname, port } = new URL(target);
  const server: Server = createServer((incoming, outgoing) => {
    const headers = {
      ...incoming.headers,
      host: `${hostname}:${port}`,
      'x-forwarded-user': 'ada',
      'x-forwarded-groups': 'operators,staff',
    };
    const { method, url: path } = incoming;
    const forwarded = sendRequest({ hostname, port, path, method, headers, localAddress }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    incoming.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

describe('The recipe of an OIDC proxy', () => {
  it('names callers by the headers of the proxy, and refuses the same headers from elsewhere', async () => {
    const gateway = await start(settingsIn('oidc-proxy', [['10.0.0.0/24', '127.0.0.2']]));
    const proxy = await startProxy(gateway.url, '127.0.0.2');
    const forged = { 'x-forwarded-user': 'eve', 'x-forwarded-groups': 'operators' };

    expect(await viewerOf(proxy, {})).toEqual({
      status: 200,
      viewer: { subject: 'ada', roles: ['operators'] },
    });
    expect(await viewerOf(proxy, forged)).toMatchObject({ viewer: { subject: 'ada' } });
    expect(await viewerOf(gateway.url, forged)).toEqual({ status: 401, viewer: undefined });
  });
});

describe('The recipe of a browser application', () => {
  it('accepts the tokens of the issuer, by its discovery document, from pages of its origin', async () => {
    const signing = createSigningKey('key-1');
    const issuer: { url: string } = await startTestServer((path) =>
      path.endsWith('/openid-configuration')
        ? { body: JSON.stringify({ issuer: `${issuer.url}/`, jwks_uri: `${issuer.url}/keys` }) }
        : { body: JSON.stringify({ keys: [signing.jwk] }) },
    );
    closers.push(() => (issuer as unknown as { close(): Promise<void> }).close());
    const gateway = await start(
      settingsIn('browser-application', [['https://id.example.com/', `${issuer.url}/`]]),
    );
    const claims: Members = {
      iss: `${issuer.url}/`,
      aud: 'execution-gateway',
      sub: 'ada',
      exp: Math.floor(Date.now() / 1_000) + 600,
      realm_access: { roles: ['viewer', 'other'] },
    };
    const token = signToken(signing, claims);
    const origin = 'https://portal.example.com';

    expect(await viewerOf(gateway.url, { authorization: `Bearer ${token}`, origin })).toEqual({
      status: 200,
      viewer: { subject: 'ada', roles: ['viewer'] },
    });
    const preflight = await fetch(`${gateway.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    const refused = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { origin, 'content-type': 'application/json' },
      body: '{}',
    });

    expect(preflight.headers.get('access-control-allow-origin')).toBe(origin);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(origin);
    expect(refused.headers.get('access-control-expose-headers')?.toLowerCase()).toContain('retry-after');
  });
});

describe('The recipe of API keys', () => {
  it('accepts the key whose hash the settings have', async () => {
    const key = createApiKey();
    const gateway = await start(settingsIn('api-keys', [['a'.repeat(64), hashOfKey(key)]]));

    expect(await viewerOf(gateway.url, { 'x-api-key': key })).toEqual({
      status: 200,
      viewer: { subject: 'nightly-report', roles: ['viewer'] },
    });
    expect(await viewerOf(gateway.url, { 'x-api-key': createApiKey() })).toEqual({
      status: 401,
      viewer: undefined,
    });
  });
});
