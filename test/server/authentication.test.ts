import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApiKey, hashOfKey } from '../../src/access/apiKeys';
import type { AuthSettings, PolicySettings } from '../../src/access/settings';
import { issuer, jwtSettings, narrowRole } from '../support/access/authSettings';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { openConnection, parsedResponse } from '../support/rawHttp';
import { createSigningKey, signToken, startTestServer, type TestServer } from '../support/tokenIssuer';

/* Who may ask, over HTTP: at `/graphql` the fast path authenticates requests with known documents, at `/graphql?` Fastify. */

const account = '111122223333';
const estate = estateOf({ [`${account}/us-east-1`]: {}, '444455556666/us-east-1': {} });
const query = '{ __typename viewer { subject roles } }';
const body = JSON.stringify({ query });
const paths = ['/graphql', '/graphql?'] as const;

const key = createApiKey();
const operatorKey = createApiKey();
const signing = createSigningKey('key-1');
const expiry = Math.floor(Date.now() / 1_000) + 3_600;
const claims = { iss: issuer, aud: 'execution-gateway', sub: 'ada', exp: expiry, roles: ['viewer'] };
const token = signToken(signing, claims);

const policy: PolicySettings = {
  roles: {
    viewer: narrowRole(),
    operator: narrowRole({ introspection: true, graphiql: true, reference: true, callReport: true }),
  },
};

let keys: TestServer;
let gateway: TestGateway;
let open: TestGateway;

const authWith = (changes: Partial<AuthSettings> = {}): AuthSettings => ({
  jwt: [jwtSettings(`${keys.url}/keys`)],
  apiKeys: [
    { name: 'report', sha256: hashOfKey(key), roles: ['viewer'] },
    { name: 'night', sha256: hashOfKey(operatorKey), roles: ['operator'] },
  ],
  ...changes,
});

const startWith = async (auth: AuthSettings, options: TestGatewayOptions = {}): Promise<TestGateway> => {
  const started = await startTestGateway(estate, {
    executor: 'planned',
    auth,
    policy,
    now: () => new Date(),
    ...options,
  });
  // Makes the document known.
  await (
    await post(
      started,
      '/graphql',
      { 'x-api-key': key },
      '{"query":' + JSON.stringify(query) + ',"operationName":"none"}',
    )
  ).text();
  return started;
};

const post = ({ url }: TestGateway, path: string, headers: Readonly<Record<string, string>>, text = body) =>
  fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: text,
  });

/** Status, challenge and body of an answer to raw headers, and the AWS calls. */
const rawAnswer = async (
  to: TestGateway,
  path: string,
  headers: readonly string[],
  sent = body,
  length = sent.length,
) => {
  to.sandbox.calls.clear();
  const connection = openConnection(to.url);
  const lines = [`POST ${path} HTTP/1.1`, `host: ${new URL(to.url).host}`, 'content-type: application/json'];
  connection.send(
    [...lines, ...headers, `content-length: ${length}`, 'connection: close', '', sent].join('\r\n'),
  );
  const text = await connection.closed;
  return {
    ...(parsedResponse(text) as {
      status: number;
      body: { data?: unknown; errors?: { message: string; extensions: unknown }[] };
    }),
    challenge: /^www-authenticate: (.*)$/m.exec(text)?.[1]?.trim(),
    calls: to.sandbox.calls.operations(),
  };
};

beforeAll(async () => {
  keys = await startTestServer(() => ({ body: JSON.stringify({ keys: [signing.jwk] }) }));
  gateway = await startWith(authWith());
  open = await startWith(authWith({ anonymous: ['viewer'] }));
});
afterAll(async () => {
  await gateway.close();
  await open.close();
  await keys.close();
});
beforeEach(() => {
  keys.paths.length = 0;
});

describe.each(paths)('A request to %s', (path) => {
  it.each([
    ['a key', () => ({ 'x-api-key': key }), { subject: 'report', roles: ['viewer'] }],
    ['another key', () => ({ 'x-api-key': operatorKey }), { subject: 'night', roles: ['operator'] }],
    ['a token', () => ({ authorization: `Bearer ${token}` }), { subject: 'ada', roles: ['viewer'] }],
    [
      'a token in another case',
      () => ({ Authorization: `bearer ${token}` }),
      { subject: 'ada', roles: ['viewer'] },
    ],
  ])('is answered for its caller: with %s', async (_what, headers, viewer) => {
    const response = await post(gateway, path, headers());

    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { __typename: 'Query', viewer } });
  });

  it('is answered without credentials where `anonymous` has roles', async () => {
    const response = await post(open, path, {});

    expect(await response.json()).toEqual({
      data: { __typename: 'Query', viewer: { subject: null, roles: ['viewer'] } },
    });
  });

  const challenge = 'Bearer realm="execution-gateway"';
  const malformed = `${challenge}, error="invalid_request", error_description="The credentials are malformed"`;
  const invalid = `${challenge}, error="invalid_token", error_description="The token is invalid or has expired"`;
  const refused: Readonly<Record<string, readonly [headers: readonly string[], challenge: string]>> = {
    'no credentials': [[], challenge],
    'an unknown key': [[`x-api-key: ${createApiKey()}`], challenge],
    'an empty key': [['x-api-key: '], challenge],
    'the hash of a key': [[`x-api-key: ${hashOfKey(key)}`], challenge],
    'a key as token': [[`authorization: Bearer ${key}`], invalid],
    'a token as key': [[`x-api-key: ${token}`], challenge],
    'a key and a token': [[`x-api-key: ${key}`, `authorization: Bearer ${token}`], malformed],
    'two keys': [[`x-api-key: ${createApiKey()}`, `x-api-key: ${key}`], malformed],
    'two tokens': [[`authorization: Bearer ${token}`, `authorization: Bearer ${token}`], malformed],
    'a changed token': [[`authorization: Bearer ${token.slice(0, -2)}AA`], invalid],
    'a token that has expired': [
      [`authorization: Bearer ${signToken(signing, { ...claims, exp: expiry - 7_200 })}`],
      invalid,
    ],
    'basic authentication': [['authorization: Basic YWRhOmFkYQ=='], malformed],
    'the headers of a proxy that is not configured': [
      ['x-forwarded-user: ada', 'x-forwarded-groups: operator', 'x-auth-request-user: ada'],
      challenge,
    ],
    'a forwarded address of this machine': [
      ['x-forwarded-for: 127.0.0.1', 'x-real-ip: 127.0.0.1'],
      challenge,
    ],
    'a key in a cookie': [[`cookie: x-api-key=${key}; authorization=${token}`], challenge],
  };

  it.each(Object.entries(refused))(
    'has status 401 and makes no call: with %s',
    async (_what, [headers, expected]) => {
      const answer = await rawAnswer(gateway, path, headers);

      expect(answer.status).toBe(401);
      expect(answer.challenge).toBe(expected);
      expect(answer.body).toEqual({
        errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect(answer.calls).toEqual([]);
    },
  );

  it('is refused alike, whatever its document, body and media type', async () => {
    const bodies = [body, '{"query":"{ nothing }"}', '{"query":', '{}', ''];

    const answers = await Promise.all(bodies.map((sent) => rawAnswer(gateway, path, [], sent)));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]?.status).toBe(401);
  });

  it('is refused before its body arrives', async () => {
    const connection = openConnection(gateway.url);
    connection.send(
      `POST ${path} HTTP/1.1\r\nhost: ${new URL(gateway.url).host}\r\ncontent-type: application/json\r\ncontent-length: 200000\r\n\r\n`,
    );

    expect(await connection.closed).toMatch(/^HTTP\/1\.1 401 [^]*\r\nconnection: close\r\n/);
  });

  it('leaves its connection usable after a refusal', async () => {
    const connection = openConnection(gateway.url);
    const head = `POST ${path} HTTP/1.1\r\nhost: ${new URL(gateway.url).host}\r\ncontent-type: application/json\r\n`;
    connection.send(`${head}content-length: ${body.length}\r\n\r\n${body}`);
    await connection.received('UNAUTHENTICATED');
    connection.send(
      `${head}x-api-key: ${key}\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );

    expect(await connection.closed).toMatch(/^HTTP\/1\.1 401 [^]*HTTP\/1\.1 200 [^]*"subject":"report"/);
  });

  it('has status 503 and `Retry-After` while the keys of the issuer cannot be fetched', async () => {
    const away = await startWith(
      authWith({ jwt: authWith().jwt.map((one) => ({ ...one, jwksUri: 'http://127.0.0.1:1/keys' })) }),
    );
    const response = await post(away, path, { authorization: `Bearer ${token}` });
    const answer = await response.json();
    await away.close();

    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer).toEqual({ errors: [{ message: expect.stringContaining('keys of the token issuer') }] });
  });

  it('is refused again once its token has expired, though it was accepted before', async () => {
    let now = Date.now();
    const moving = await startWith(authWith(), { now: () => new Date(now) });
    const before = await post(moving, path, { authorization: `Bearer ${token}` });
    now += 3 * 3_600_000;
    const after = await post(moving, path, { authorization: `Bearer ${token}` });
    await moving.close();

    expect([before.status, after.status]).toEqual([200, 401]);
  });
});

describe('The body of a request', () => {
  it.each(['POST /nothing', 'POST /schema.graphql', 'POST /metrics', 'PUT /graphql', 'GET /healthz'])(
    'is not read where nobody is admitted, so that it takes no memory from others: %s',
    async (line) => {
      const connection = openConnection(gateway.url);
      const head = [`${line} HTTP/1.1`, 'host: localhost', 'content-type: application/json'];
      connection.send([...head, 'content-length: 262144', '', '{"query":"{'].join('\r\n'));
      const answer = await connection.received('\r\n\r\n');
      const held = await (await fetch(`${gateway.url}/metrics`)).text();
      connection.socket.destroy();

      expect(answer).toMatch(line === 'GET /healthz' ? /^HTTP\/1\.1 200 / : /^HTTP\/1\.1 40[45] /);
      expect(held).toMatch(/^execution_gateway_request_body_bytes 0$/m);
    },
  );
});

describe('Tokens that are refused without a verification', () => {
  it('do not lock others at the same address out', async () => {
    const statuses = new Set<number>();
    for (let count = 0; count < 320; count += 1) {
      const response = await post(gateway, '/graphql', { authorization: 'Bearer e30.e30.x' });
      statuses.add(response.status);
      await response.text();
    }
    const fresh = signToken(signing, { ...claims, jti: 'fresh' });

    expect([...statuses]).toEqual([401]);
    expect((await post(gateway, '/graphql', { authorization: `Bearer ${fresh}` })).status).toBe(200);
  });
});

describe('The reason why a token was refused', () => {
  it('is in the log at level debug, and not in the answer', async () => {
    const lines: Record<string, unknown>[] = [];
    const log = { write: (text: string) => void lines.push(JSON.parse(text)) };
    const logging = await startWith(authWith(), { log, logLevel: 'debug' });
    const other = signToken(signing, { ...claims, aud: 'another' });
    const response = await post(logging, '/graphql', {
      authorization: `Bearer ${other}`,
      'x-request-id': 'refused',
    });
    const answer = await response.text();
    await logging.close();

    const reason = lines.find(({ msg }) => msg === 'A token was refused');
    expect(reason).toMatchObject({
      level: 20,
      requestId: 'refused',
      reason: 'unexpected "aud" claim value',
    });
    expect(JSON.stringify(lines)).not.toContain(other);
    expect(answer).not.toContain('aud');
  });
});

describe('The headers of a proxy', () => {
  const proxied = ['x-forwarded-user: ada', 'x-forwarded-groups: operator,admin'];
  const startBehind = (addresses: readonly string[]) =>
    startWith(
      authWith({
        proxy: { addresses, subjectHeader: 'x-forwarded-user', rolesHeader: 'x-forwarded-groups' },
      }),
    );

  it.each(paths)('name the caller where the connection comes from it: %s', async (path) => {
    const behind = await startBehind(['127.0.0.0/8']);
    const answer = await rawAnswer(behind, path, proxied);
    await behind.close();

    expect(answer.body.data).toMatchObject({ viewer: { subject: 'ada', roles: ['operator'] } });
  });

  it.each(paths)('are ignored from elsewhere: %s', async (path) => {
    const behind = await startBehind(['192.0.2.0/24']);
    const bare = await rawAnswer(behind, path, [...proxied, 'x-forwarded-for: 192.0.2.1']);
    const withKey = await rawAnswer(behind, path, [...proxied, `x-api-key: ${key}`]);
    await behind.close();

    expect(bare.status).toBe(401);
    expect(withKey.body.data).toMatchObject({ viewer: { subject: 'report', roles: ['viewer'] } });
  });
});

describe('What is no answer to a query', () => {
  const get = (path: string, headers: Readonly<Record<string, string>> = {}, from = gateway) =>
    fetch(from.url + path, { headers, redirect: 'manual' });

  it.each([
    ['/schema.graphql', 'You may not read the schema.'],
    ['/docs', 'You may not read the schema reference.'],
    ['/docs/Image', 'You may not read the schema reference.'],
  ])('needs a right: %s', async (path, message) => {
    const without = await get(path);
    const viewer = await get(path, { 'x-api-key': key });
    const anonymous = await get(path, {}, open);
    const operator = await get(path, { 'x-api-key': operatorKey });

    expect([without.status, viewer.status, anonymous.status, operator.status]).toEqual([401, 403, 403, 200]);
    expect(without.headers.get('www-authenticate')).toBe('Bearer realm="execution-gateway"');
    expect(await viewer.json()).toEqual({ errors: [{ message, extensions: { code: 'FORBIDDEN' } }] });
  });

  it.each(['/schema.graphql', '/docs', '/docs/Image'])(
    'is closed to all without introspection: %s',
    async (path) => {
      const closed = await startWith(authWith(), { introspection: false });
      const unrestricted = await startTestGateway(estate, { introspection: false });
      const operator = await get(path, { 'x-api-key': operatorKey }, closed);
      const anyone = await get(path, {}, unrestricted);
      const viewer = await unrestricted.ask('{ viewer { permissions } }');
      await closed.close();
      await unrestricted.close();

      expect([operator.status, anyone.status]).toEqual([403, 403]);
      expect(viewer.data.viewer.permissions).toEqual([
        'SENSITIVE_FIELDS',
        'NO_CACHE',
        'GRAPHIQL',
        'CALL_REPORT',
      ]);
    },
  );

  it('is the scopes in metrics, where a policy restricts them and there is no admin port', async () => {
    const query = `{ images(scope: { accountId: "${account}", region: "us-east-1" }) { nodes { id } } }`;
    const metricsOf = async (from: TestGateway, url = from.url) => {
      await from.ask(query, {}, { 'x-api-key': operatorKey });
      return (await fetch(`${url}/metrics`)).text();
    };
    const admin = await startWith(authWith(), { server: { adminPort: 0 } });
    const unrestricted = await startTestGateway(estate, { auth: authWith({ anonymous: [] }) });
    const texts = [
      await metricsOf(gateway),
      await metricsOf(admin, admin.adminUrl),
      await metricsOf(unrestricted),
    ];
    await admin.close();
    await unrestricted.close();

    const calls = 'execution_gateway_aws_calls_total{service="imagebuilder"';
    const ofScope = `execution_gateway_scope_aws_calls_total{account="${account}"`;
    expect(texts.map((text) => [text.includes(calls), text.includes(ofScope)])).toEqual([
      [true, false],
      [true, true],
      [true, true],
    ]);
    expect(texts[0]).not.toContain(account);
  });

  it('is open to probes and scrapes', async () => {
    const statuses = await Promise.all(
      ['/healthz', '/readyz', '/metrics'].map(async (path) => (await get(path)).status),
    );

    expect(statuses).toEqual([200, 200, 200]);
  });

  const html = { accept: 'text/html' };

  it('is the page of GraphiQL, which a browser opens without a token', async () => {
    const withoutCredentials = await get('/graphql', html);
    const viewer = await get('/graphql', { ...html, 'x-api-key': key });
    const operator = await get('/graphql', { ...html, 'x-api-key': operatorKey });
    const wrong = await get('/graphql', { ...html, authorization: 'Bearer wrong' });

    expect([withoutCredentials.status, viewer.status, operator.status, wrong.status]).toEqual([
      200, 403, 200, 401,
    ]);
  });

  it('is linked by GraphiQL only where a browser can open it without a token: the schema reference', async () => {
    const reader = narrowRole({ introspection: true, reference: true, graphiql: true });
    const linksIn = async (options: TestGatewayOptions): Promise<boolean[]> => {
      const started = await startTestGateway(estate, options);
      const page = await (await get('/graphql', html, started)).text();
      const reference = await get('/docs', {}, started);
      await started.close();
      return [page.includes(' data-reference>'), page.includes('href="docs"'), reference.status === 200];
    };
    const readers = { policy: { roles: { ...policy.roles, reader } } };

    expect([
      await linksIn({}),
      await linksIn({ auth: authWith(), ...readers }),
      await linksIn({ auth: authWith({ anonymous: ['reader'] }), ...readers }),
      await linksIn({ auth: authWith({ anonymous: ['viewer'] }), ...readers }),
      await linksIn({ introspection: false }),
      await linksIn({ server: { reference: false } }),
    ]).toEqual([true, false, true, false, false, false].map((isOpen) => [isOpen, isOpen, isOpen]));
  });

  it('is no page of GraphiQL where no role may use it', async () => {
    const closed = await startTestGateway(estate, {
      auth: authWith({ anonymous: ['viewer'] }),
      policy: { roles: { viewer: narrowRole(), operator: narrowRole() } },
    });
    const status = (await get('/graphql', html, closed)).status;
    await closed.close();

    expect(status).toBe(403);
  });

  it('is introspection, which needs a right on both ways, also once its document is known', async () => {
    const introspection = JSON.stringify({ query: '{ __schema { queryType { name } } }' });
    const answers: unknown[] = [];
    for (const path of [...paths, ...paths]) {
      const operator = await post(gateway, path, { 'x-api-key': operatorKey }, introspection);
      const viewer = await post(gateway, path, { 'x-api-key': key }, introspection);
      answers.push([await operator.json(), (await viewer.json()).errors[0].extensions.code]);
    }

    const expected = [{ data: { __schema: { queryType: { name: 'Query' } } } }, 'GRAPHQL_VALIDATION_FAILED'];
    expect(answers).toEqual([expected, expected, expected, expected]);
  });

  it('is the call report, which needs a right', async () => {
    const report = { 'x-upstream-report': '1' };
    const viewer = await (await post(gateway, '/graphql', { ...report, 'x-api-key': key })).json();
    const operator = await (await post(gateway, '/graphql', { ...report, 'x-api-key': operatorKey })).json();

    expect(viewer.extensions).toBeUndefined();
    expect(operator.extensions.upstream.calls).toEqual([]);
  });
});

describe('The admin port', () => {
  it('has metrics and health, and the other port has not', async () => {
    const separate = await startWith(authWith(), { server: { adminPort: 0 } });
    const statusesAt = (url: string) =>
      Promise.all(
        ['/healthz', '/readyz', '/metrics', '/graphql', '/docs', '/schema.graphql'].map(
          async (path) => (await fetch(url + path, { headers: { 'x-api-key': operatorKey } })).status,
        ),
      );
    const admin = await statusesAt(separate.adminUrl ?? '');
    const main = await statusesAt(separate.url);
    const metrics = await (await fetch(`${separate.adminUrl}/metrics`)).text();
    await separate.close();

    expect(admin).toEqual([200, 200, 200, 404, 404, 404]);
    expect(main.slice(0, 3)).toEqual([404, 404, 404]);
    expect(main.slice(4)).toEqual([200, 200]);
    expect(metrics).toContain('execution_gateway_requests_total{type="none",outcome="rejected"}');
    await expect(fetch(`${separate.adminUrl}/healthz`)).rejects.toThrow();
  });

  it('sends the same security headers as the other port, and has its limits of connections', async () => {
    const separate = await startWith(authWith(), {
      server: { adminPort: 0 },
      connections: { headersMs: 50, requestMs: 50, checkMs: 10 },
    });
    const names = ['content-security-policy', 'cross-origin-resource-policy', 'x-content-type-options'];
    const headersAt = async (url = ''): Promise<unknown[]> => {
      const { headers } = await fetch(`${url}/healthz`);
      return names.map((name) => headers.get(name));
    };
    const slow = openConnection(separate.adminUrl ?? '');
    slow.send('GET /metrics HTTP/1.1\r\nhost: localhost\r\n');
    const timedOut = await slow.closed;
    const [admin, main] = [await headersAt(separate.adminUrl), await headersAt(separate.url)];
    await separate.close();

    expect(admin).toEqual(["default-src 'none';frame-ancestors 'none'", 'same-origin', 'nosniff']);
    expect(main).toEqual(admin);
    expect(timedOut).toMatch(/^HTTP\/1\.1 408 /);
    for (const name of names) expect(timedOut.toLowerCase()).toContain(`\r\n${name}: `);
  });

  it('refuses unknown host names as the other port does', async () => {
    const separate = await startWith(authWith(), { server: { adminPort: 0 } });
    const connection = openConnection(separate.adminUrl ?? '');
    connection.send('GET /metrics HTTP/1.1\r\nhost: evil.example.com\r\nconnection: close\r\n\r\n');
    const answer = await connection.closed;
    await separate.close();

    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
  });
});
