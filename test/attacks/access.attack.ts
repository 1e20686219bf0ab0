import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createApiKey, hashOfKey } from '../../src/access/apiKeys';
import { issuer, jwtSettings, narrowRole } from '../support/access/authSettings';
import { there, twinEstate } from '../support/access/estate';
import { blueprintName, imageArn, launchId, policyRunId, runId } from '../support/fixtureEstate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { nodeId } from '../support/nodeId';
import { openConnection } from '../support/rawHttp';
import {
  createSigningKey,
  hmacToken,
  signToken,
  startTestServer,
  type TestServer,
  unsignedToken,
} from '../support/tokenIssuer';

/* What clients try who may not ask, or not for this. Each is refused by HTTP, by little work, and without an AWS call. */

const key = createApiKey();
const signing = createSigningKey('key-1');
const rsa = createSigningKey('key-rsa', 'RS256');
const foreign = createSigningKey('key-1');
const seconds = Math.floor(Date.now() / 1_000);
const claims = { iss: issuer, aud: 'execution-gateway', sub: 'ada', exp: seconds + 3_600, roles: ['viewer'] };
const header = { alg: 'ES256', kid: 'key-1' };
const token = signToken(signing, claims);

let keys: TestServer;
let outside: TestServer;
let gateway: TestGateway;

beforeAll(async () => {
  keys = await startTestServer(() => ({ body: JSON.stringify({ keys: [signing.jwk, rsa.jwk] }) }));
  outside = await startTestServer(() => ({ body: JSON.stringify({ keys: [foreign.jwk] }) }));
  gateway = await startTestGateway(twinEstate, {
    auth: {
      jwt: [jwtSettings(`${keys.url}/keys`)],
      apiKeys: [{ name: 'report', sha256: hashOfKey(key), roles: ['viewer'] }],
    },
    policy: { roles: { viewer: narrowRole() } },
    cors: { origins: ['https://portal.example.com', 'https://*.apps.example.com'] },
    now: () => new Date(),
  });
  await ask({ query: '{ scopes { region } }' }, [`authorization: Bearer ${token}`]); // The keys are known.
});
afterAll(async () => {
  await gateway.close();
  await keys.close();
  await outside.close();
});

interface Answer {
  readonly status: number;
  readonly head: string;
  readonly text: string;
  /** The error codes. */
  readonly codes: readonly unknown[];
}

/** Sends bytes, and reads until the server closes the connection. */
const sendRaw = async (bytes: string): Promise<Answer> => {
  const connection = openConnection(gateway.url);
  connection.send(bytes);
  const all = await connection.closed;
  const [head = '', text = ''] = all.split(/\r\n\r\n(.*)/s);
  const codes = [...text.matchAll(/"code":"(\w+)"/g)].map(([, code]) => code);
  return { status: Number(head.split(' ')[1]), head, text, codes };
};

const headOf = (headers: readonly string[], target = '/graphql', method = 'POST'): string =>
  [
    `${method} ${target} HTTP/1.1`,
    `host: ${new URL(gateway.url).host}`,
    ...headers,
    'connection: close',
    '',
    '',
  ].join('\r\n');

const ask = (json: unknown, headers: readonly string[], target?: string): Promise<Answer> => {
  const body = JSON.stringify(json);
  return sendRaw(
    headOf(
      ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`, ...headers],
      target,
    ) + body,
  );
};

const mostWorkMs = 20;

/** The least CPU time of this process, which is client, gateway and sandbox in one, for an attack, in milliseconds. */
const workOf = async (attack: () => Promise<unknown>): Promise<number> => {
  let least = Infinity;
  for (let count = 0; count < 10; count += 1) {
    const before = process.cpuUsage();
    await attack();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
};

const expectRefusal = async (
  attack: () => Promise<Answer>,
  expected: Pick<Answer, 'status' | 'codes'>,
): Promise<void> => {
  gateway.sandbox.calls.clear();
  outside.paths.length = 0;

  const { status, codes, text } = await attack();
  const work = await workOf(attack);

  expect({ status, codes }).toEqual(expected);
  expect(text).not.toContain('ada');
  expect(gateway.sandbox.calls.all()).toEqual([]);
  expect(outside.paths).toEqual([]);
  expect(work).toBeLessThan(mostWorkMs);
};

const query = { query: '{ __typename scopes { accountId } }' };
const refused = { status: 401, codes: ['UNAUTHENTICATED'] };
const publicPem = rsa.publicKey.export({ format: 'pem', type: 'spki' });
const fromOutside = (member: string) =>
  signToken(foreign, claims, { ...header, [member]: `${outside.url}/keys` });

const tokens: Readonly<Record<string, () => string>> = {
  'no signature': () => `${token.split('.').slice(0, 2).join('.')}.`,
  'alg none': () => unsignedToken(claims, { alg: 'none' }),
  'alg None with a signature': () => signToken(signing, claims, { alg: 'None', kid: 'key-1' }),
  'HMAC with the public key': () => hmacToken(claims, { alg: 'HS256', kid: 'key-rsa' }, publicPem),
  'HMAC that says RS256': () => hmacToken(claims, { alg: 'RS256', kid: 'key-rsa' }, publicPem),
  'a key from outside': () => signToken(foreign, claims),
  'a key in the header': () => signToken(foreign, claims, { ...header, jwk: foreign.jwk }),
  jku: () => fromOutside('jku'),
  x5u: () => fromOutside('x5u'),
  'another audience': () => signToken(signing, { ...claims, aud: 'other' }),
  'another issuer': () => signToken(signing, { ...claims, iss: outside.url }),
  'a time in the past': () => signToken(signing, { ...claims, exp: seconds - 60 }),
  'not yet valid': () => signToken(signing, { ...claims, nbf: seconds + 600 }),
  'no expiry': () => signToken(signing, { ...claims, exp: undefined }),
  'a changed claim': () => {
    const [head, , signature] = token.split('.');
    return `${head}.${Buffer.from(JSON.stringify({ ...claims, sub: 'eve' })).toString('base64url')}.${signature}`;
  },
  'a critical extension': () => signToken(signing, claims, { ...header, crit: ['x'], x: 1 }),
  'deep claims': () => signToken(signing, `{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`),
  'a long token': () => signToken(signing, { ...claims, padding: 'x'.repeat(8_000) }),
};

describe('A token that is not valid', () => {
  it.each(Object.entries(tokens))('is refused: %s', async (_name, make) => {
    const value = make();
    await expectRefusal(() => ask(query, [`authorization: Bearer ${value}`]), refused);
  });
});

const good = `Bearer ${token}`;
const headers: Readonly<Record<string, readonly string[]>> = {
  'no credentials': [],
  'two tokens': [`authorization: ${good}`, `authorization: ${good}`],
  'a token after another scheme': ['authorization: Basic YWRhOmFkYQ==', `authorization: ${good}`],
  'a list of credentials': [`authorization: Basic YWRh, ${good}`],
  'a token without its scheme': [`authorization: ${token}`],
  'a token and a key': [`authorization: ${good}`, `x-api-key: ${key}`],
  'two keys': [`x-api-key: ${key}`, `x-api-key: ${key}`],
  'the hash of a key': [`x-api-key: ${hashOfKey(key)}`],
  'a part of a key': [`x-api-key: ${key.slice(0, -1)}`],
  'a key in another case': [`x-api-key: ${key.toUpperCase()}`],
  'a key in a cookie': [`cookie: x-api-key=${key}`],
  'an identity of a proxy': [
    'x-forwarded-user: ada',
    'x-forwarded-groups: viewer',
    'x-forwarded-for: 127.0.0.1',
  ],
  'an identity of oauth2-proxy': ['x-auth-request-user: ada', 'x-auth-request-groups: viewer'],
  'a forwarded host and origin': ['x-forwarded-host: localhost', 'origin: http://localhost'],
  'another method': ['x-http-method-override: GET'],
};

describe('Credentials elsewhere or twice', () => {
  it.each(Object.entries(headers))('are refused: %s', async (_name, lines) => {
    await expectRefusal(() => ask(query, lines), refused);
  });

  it.each([
    ['in the query string', `/graphql?access_token=${token}&x-api-key=${key}`],
    ['in the fragment of a path', '/graphql?'],
  ])('are refused: %s', async (_name, target) => {
    await expectRefusal(() => ask(query, [], target), refused);
  });

  it('are refused: in the body', async () => {
    await expectRefusal(() => ask({ ...query, access_token: token, extensions: { token } }, []), refused);
  });

  it('are refused: a line end in a header', async () => {
    await expectRefusal(() => sendRaw(headOf(['content-length: 0', 'x-note: a\rx-api-key: b'])), {
      status: 400,
      codes: ['BAD_REQUEST'],
    });
  });
});

const hidden = nodeId('Lifecycle', there, policyRunId);
const asViewer = [`x-api-key: ${key}`];
const moved = (arn: string): string =>
  arn.replace('111122223333', there.accountId).replace('us-east-1', there.region);
const forbidden: Readonly<Record<string, string>> = {
  'an id': `{ node(id: "${hidden}") { id } }`,
  ids: `{ nodes(ids: ["${hidden}"]) { id } }`,
  'an ARN': `{ image(imageBuildVersionArn: "${moved(imageArn)}") { name } }`,
  'a scope': `{ blueprintRun(scope: { accountId: "${there.accountId}", region: "${there.region}" }, blueprintName: "${blueprintName}", runId: "${runId}") { runId } }`,
  'a list': `{ blueprints(scope: { accountId: "${there.accountId}" }) { nodes { name } } }`,
  'a step': `{ workflowStep(scope: { accountId: "${there.accountId}" }, stepExecutionId: "${launchId}") { name } }`,
};

describe('What a role does not allow', () => {
  it.each(Object.entries(forbidden))('is refused at the field: %s', async (_name, text) => {
    await expectRefusal(() => ask({ query: text }, asViewer), { status: 200, codes: ['FORBIDDEN'] });
  });

  it.each([
    ['introspection', '{ __schema { types { name } } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a type of the introspection', '{ __type(name: "Image") { name } }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a name that is nearly right', '{ scope { region } }', 'GRAPHQL_VALIDATION_FAILED'],
  ])('is refused as a whole: %s', async (_name, text, code) => {
    const { text: body } = await ask({ query: text }, asViewer);

    expect(body).not.toContain('Did you mean');
    await expectRefusal(() => ask({ query: text }, asViewer), { status: 200, codes: [code] });
  });

  it.each(['/schema.graphql', '/docs', '/docs/Query'])('is refused as a page: %s', async (path) => {
    await expectRefusal(() => sendRaw(headOf(asViewer, path, 'GET')), { status: 403, codes: ['FORBIDDEN'] });
  });

  it('is not in the list of scopes', async () => {
    const { text } = await ask(query, asViewer);

    expect(JSON.parse(text).data.scopes).toEqual([{ accountId: '111122223333' }]);
  });
});

const origins = [
  'https://evil-portal.example.com',
  'https://portal.example.com.evil.com',
  'https://portal.example.com@evil.com',
  'http://portal.example.com',
  'https://portal.example.com:8443',
  'https://apps.example.com',
  'https://evil.com/.apps.example.com',
  'https://xapps.example.com',
  'null',
];

describe('A page of another origin', () => {
  it.each(origins)('cannot read an answer: %s', async (origin) => {
    const simple = await ask(query, [...asViewer, `origin: ${origin}`]);
    const preflight = await sendRaw(
      headOf(
        [`origin: ${origin}`, 'access-control-request-method: POST', 'content-length: 0'],
        '/graphql',
        'OPTIONS',
      ),
    );

    expect(`${simple.head}${preflight.head}`).not.toMatch(/access-control-allow-/i);
  });

  it('cannot send a form', async () => {
    await expectRefusal(
      () => sendRaw(headOf([...asViewer, 'content-type: text/plain', 'content-length: 2']) + '{}'),
      { status: 415, codes: ['BAD_REQUEST'] },
    );
  });
});

describe('A flood', () => {
  it('of requests without credentials in one connection is refused, each by little work', async () => {
    const body = JSON.stringify(query);
    const one = headOf(['content-type: application/json', `content-length: ${body.length}`]).replace(
      'connection: close\r\n',
      '',
    );
    const flood = () => sendRaw(`${(one + body).repeat(199)}${headOf(['content-length: 0'])}`);
    gateway.sandbox.calls.clear();

    const { text } = await flood();
    const work = await workOf(flood);

    expect(text.match(/UNAUTHENTICATED/g)).toHaveLength(200);
    expect(gateway.sandbox.calls.all()).toEqual([]);
    expect(work / 200).toBeLessThan(mostWorkMs);
  });

  it('of invalid tokens is refused without verifying them, and lets valid ones through that are known', async () => {
    const made = Array.from({ length: 330 }, (_, index) =>
      signToken(foreign, { ...claims, jti: String(index) }, header),
    );
    const answers = new Map<number, number>();
    for (const invalid of made) {
      const { status } = await ask(query, [`authorization: Bearer ${invalid}`]);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
    const limited = await ask(query, [`authorization: Bearer ${made[0]}`]);
    const known = await ask(query, [`authorization: ${good}`]);

    expect([...answers.keys()].sort()).toEqual([401, 429]);
    expect(limited).toMatchObject({ status: 429, codes: ['RATE_LIMITED'] });
    expect(limited.head).toMatch(/^retry-after: [1-9]/im);
    expect(known.status).toBe(200);
  });
});
