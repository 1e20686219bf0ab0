import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Authenticator, createAuthenticator } from '../../src/access/authenticate';
import { createPolicy } from '../../src/access/policy';
import type { AuthSettings, JwtSettings } from '../../src/access/settings';
import { issuer, jwtSettings } from '../support/access/authSettings';
import {
  createSigningKey,
  hmacToken,
  type Members,
  signToken,
  startTestServer,
  type TestServer,
  unsignedToken,
} from '../support/tokenIssuer';

const now = Date.UTC(2026, 0, 1) / 1_000;
const signing = createSigningKey('key-1');
const rsa = createSigningKey('key-rsa', 'RS256');
const ed = createSigningKey('key-ed', 'EdDSA');
const foreign = createSigningKey('key-1');
const claims = { iss: issuer, aud: 'execution-gateway', sub: 'ada', exp: now + 600, roles: ['viewer'] };
const goodHeader = { alg: 'ES256', kid: 'key-1' };

let keys: TestServer;
let outside: TestServer;
let authenticate: Authenticator;

const settings = (changes: Partial<JwtSettings> = {}): JwtSettings =>
  jwtSettings(`${keys.url}/keys`, changes);

const authenticatorOf = (auth: Partial<AuthSettings>): Authenticator =>
  createAuthenticator({
    auth: { jwt: [settings()], apiKeys: [], ...auth },
    policy: createPolicy(undefined),
    now: () => new Date(now * 1_000),
    onKeyFetch: () => undefined,
  });

const from = (rawHeaders: readonly string[]) => ({
  rawHeaders,
  address: '192.0.2.1',
  peerAddress: '192.0.2.1',
});

const send = async (...rawHeaders: string[]): Promise<unknown> => authenticate(from(rawHeaders));
const sendToken = (token: string): Promise<unknown> => send('Authorization', `Bearer ${token}`);

beforeAll(async () => {
  keys = await startTestServer(() => ({ body: JSON.stringify({ keys: [signing.jwk, rsa.jwk, ed.jwk] }) }));
  outside = await startTestServer(() => ({ body: JSON.stringify({ keys: [foreign.jwk] }) }));
  authenticate = authenticatorOf({});
  await sendToken(signToken(signing, claims));
});
afterAll(async () => {
  await keys.close();
  await outside.close();
});
beforeEach(() => {
  keys.paths.length = 0;
  outside.paths.length = 0;
});

const invalidToken = {
  name: 'AuthenticationError',
  statusCode: 401,
  code: 'UNAUTHENTICATED',
  message: 'The token is invalid or has expired.',
  wwwAuthenticate:
    'Bearer realm="execution-gateway", error="invalid_token", error_description="The token is invalid or has expired"',
};
const malformed = {
  name: 'AuthenticationError',
  statusCode: 401,
  code: 'UNAUTHENTICATED',
  wwwAuthenticate:
    'Bearer realm="execution-gateway", error="invalid_request", error_description="The credentials are malformed"',
};

const encoded = (text: string): string => Buffer.from(text).toString('base64url');
const [goodHead = '', goodBody = '', goodSignature = ''] = signToken(signing, claims).split('.');
const publicPem = rsa.publicKey.export({ format: 'pem', type: 'spki' });
const publicDer = rsa.publicKey.export({ format: 'der', type: 'spki' });
const signed = (changes: Members, header?: Members) => signToken(signing, { ...claims, ...changes }, header);
const without = (name: string): Members =>
  Object.fromEntries(Object.entries(claims).filter(([one]) => one !== name));
const fromOutside = (member: string) => () =>
  signToken(foreign, claims, { ...goodHeader, kid: 'key-1', [member]: `${outside.url}/keys` });

const attacks: readonly (readonly [string, () => string])[] = [
  // Without a signature.
  ['no signature', () => `${goodHead}.${goodBody}.`],
  ['no third part', () => `${goodHead}.${goodBody}`],
  ...['none', 'None', 'NONE', 'nOnE', 'none ', '', 'null'].flatMap((alg) => [
    [
      `alg ${JSON.stringify(alg)} without a signature`,
      () => unsignedToken(claims, { alg, kid: 'key-1' }),
    ] as const,
    [
      `alg ${JSON.stringify(alg)} with a signature`,
      () => signToken(signing, claims, { alg, kid: 'key-1' }),
    ] as const,
  ]),
  ['no alg', () => signToken(signing, claims, { kid: 'key-1' })],
  ['alg as a list', () => signToken(signing, claims, { alg: ['ES256'], kid: 'key-1' })],
  ['alg as an object', () => signToken(signing, claims, { alg: { toString: 'ES256' }, kid: 'key-1' })],
  // Another algorithm.
  ['HMAC with the public key as PEM', () => hmacToken(claims, { alg: 'HS256', kid: 'key-rsa' }, publicPem)],
  ['HMAC with the public key as DER', () => hmacToken(claims, { alg: 'HS256', kid: 'key-rsa' }, publicDer)],
  ['HMAC with the JWK', () => hmacToken(claims, { alg: 'HS256', kid: 'key-1' }, JSON.stringify(signing.jwk))],
  ['HMAC with an empty secret', () => hmacToken(claims, { alg: 'HS256' }, '')],
  ['HMAC that says RS256', () => hmacToken(claims, { alg: 'RS256', kid: 'key-rsa' }, publicPem)],
  ['the algorithm of another key', () => signToken(signing, claims, { alg: 'RS256', kid: 'key-1' })],
  [
    'an algorithm that is not in the settings',
    () => signToken(rsa, claims, { alg: 'PS256', kid: 'key-rsa' }),
  ],
  ['alg in lower case', () => signToken(signing, claims, { alg: 'es256', kid: 'key-1' })],
  // Another key.
  ['a key from outside with a known key id', () => signToken(foreign, claims)],
  ['a key from outside without a key id', () => signToken(foreign, claims, { alg: 'ES256' })],
  ['a key in the header', () => signToken(foreign, claims, { ...goodHeader, jwk: foreign.jwk })],
  ['jku', fromOutside('jku')],
  ['x5u', fromOutside('x5u')],
  ['iss as the place of keys', () => signToken(foreign, { ...claims, iss: outside.url })],
  [
    'x5c',
    () =>
      signToken(foreign, claims, {
        ...goodHeader,
        x5c: [foreign.publicKey.export({ format: 'der', type: 'spki' }).toString('base64')],
      }),
  ],
  ['a key id that is a list', () => signToken(signing, claims, { alg: 'ES256', kid: ['key-1'] })],
  ['a key id that is a path', () => signToken(foreign, claims, { alg: 'ES256', kid: 7 })],
  ['a very long key id', () => signToken(signing, claims, { alg: 'ES256', kid: 'k'.repeat(257) })],
  // A changed token.
  [
    'a changed claim',
    () => `${goodHead}.${encoded(JSON.stringify({ ...claims, sub: 'eve' }))}.${goodSignature}`,
  ],
  [
    'the signature of another token',
    () => `${goodHead}.${goodBody}.${signToken(signing, { ...claims, jti: '2' }).split('.')[2]}`,
  ],
  ['a signature of zeros', () => `${goodHead}.${goodBody}.${Buffer.alloc(64).toString('base64url')}`],
  ['a random signature', () => `${goodHead}.${goodBody}.${randomBytes(64).toString('base64url')}`],
  ['an encrypted token', () => `${goodHead}.${goodBody}.${goodSignature}.a.b`],
  ['Base64 in place of Base64url', () => `${goodHead}.${goodBody}.${goodSignature}==`],
  // Claims.
  ['another audience', () => signed({ aud: 'other' })],
  ['other audiences', () => signed({ aud: ['other', 'execution-gateway2'] })],
  ['an audience that only begins so', () => signed({ aud: 'execution-gateway.example.com' })],
  ['no audience', () => signToken(signing, without('aud'))],
  ['an audience that is an object', () => signed({ aud: { 0: 'execution-gateway' } })],
  ['another issuer', () => signed({ iss: 'https://evil.example.com/' })],
  ['an issuer without its slash', () => signed({ iss: 'https://id.example.com' })],
  ['no issuer', () => signToken(signing, without('iss'))],
  ['a list of issuers', () => signed({ iss: [issuer] })],
  ['a time in the past', () => signed({ exp: now - 31 })],
  ['no expiry', () => signToken(signing, without('exp'))],
  ['an expiry that is a string', () => signed({ exp: String(now + 600) })],
  ['an expiry that is null', () => signed({ exp: null })],
  ['not yet valid', () => signed({ nbf: now + 31 })],
  ['a beginning that is a string', () => signed({ nbf: 'now' })],
  ['no subject', () => signToken(signing, without('sub'))],
  ['an empty subject', () => signed({ sub: ' ' })],
  ['a subject that is a number', () => signed({ sub: 7 })],
  ['a subject with a line end', () => signed({ sub: 'ada\r\nx-role: admin' })],
  ['a very long subject', () => signed({ sub: 'a'.repeat(257) })],
  ['roles that are an object', () => signed({ roles: { admin: true } })],
  ['roles that are a number', () => signed({ roles: 1 })],
  ['roles that are true', () => signed({ roles: true })],
  ['roles in roles', () => signed({ roles: [['admin']] })],
  ['roles with null', () => signed({ roles: ['viewer', null] })],
  ['a role with a control character', () => signed({ roles: ['viewer\u0000admin'] })],
  ['a string of roles with a control character', () => signed({ roles: 'viewer \u0000admin' })],
  // The form.
  ['a critical extension', () => signToken(signing, claims, { ...goodHeader, crit: ['exp'], exp: 1 })],
  ['an empty list of extensions', () => signToken(signing, claims, { ...goodHeader, crit: [] })],
  ['unencoded claims', () => signToken(signing, claims, { ...goodHeader, b64: false, crit: ['b64'] })],
  ['a token for another use', () => signToken(signing, claims, { ...goodHeader, typ: 'logout+jwt' })],
  ['a type that is a list', () => signToken(signing, claims, { ...goodHeader, typ: ['JWT'] })],
  ['a claim twice', () => signToken(signing, `{"sub":"eve",${JSON.stringify(claims).slice(1)}`)],
  [
    'a claim twice, once escaped',
    () => signToken(signing, `{"s\\u0075b":"eve",${JSON.stringify(claims).slice(1)}`),
  ],
  ['a header twice', () => signToken(signing, claims, '{"alg":"none","alg":"ES256","kid":"key-1"}')],
  ['claims that are a list', () => signToken(signing, JSON.stringify([claims]))],
  ['claims that are no JSON', () => signToken(signing, 'sub=ada')],
  [
    'claims that are no UTF-8',
    () => `${goodHead}.${Buffer.from([123, 255, 125]).toString('base64url')}.${goodSignature}`,
  ],
  ['very deep claims', () => signToken(signing, `{"a":${'['.repeat(2_000)}${']'.repeat(2_000)}}`)],
  ['a huge token', () => signed({ padding: 'x'.repeat(8_192) })],
  ['dots only', () => '..'],
  ['one word', () => 'secret'],
];

describe('A token that is not valid', () => {
  it.each(attacks)('is refused without a request: %s', async (_attack, token) => {
    await expect(sendToken(token())).rejects.toMatchObject(invalidToken);
    expect(keys.paths).toEqual([]);
    expect(outside.paths).toEqual([]);
  });

  it('is refused with a key id from outside, after one look at the issuer', async () => {
    const tokens = Array.from({ length: 20 }, (_, index) =>
      signToken(foreign, claims, { alg: 'ES256', kid: `${index}` }),
    );

    const outcomes = await Promise.allSettled(tokens.map(sendToken));

    expect(outcomes).toEqual(
      tokens.map(() => ({ status: 'rejected', reason: expect.objectContaining(invalidToken) })),
    );
    expect(keys.paths).toEqual(['/keys']);
  });

  it('says to the client neither why nor what was sent', async () => {
    const error: unknown = await sendToken(signed({ sub: 7, secret: 's3cret' })).catch(
      (reason: unknown) => reason,
    );

    const { message, wwwAuthenticate } = error as { message: string; wwwAuthenticate: string };
    expect(`${message} ${wwwAuthenticate}`).not.toMatch(/subject|s3cret|ES256|key-1|issuer/);
  });
});

const good = signToken(signing, claims);

describe('Credentials in another form', () => {
  it.each<[string, string[]]>([
    ['Basic', ['Authorization', 'Basic YWRhOnNlY3JldA==']],
    ['no scheme', ['Authorization', good]],
    ['no token', ['Authorization', 'Bearer ']],
    ['an empty header', ['Authorization', '']],
    ['two tokens', ['Authorization', `Bearer ${good} ${good}`]],
    ['a list', ['Authorization', `Bearer ${good}, Basic YWRh`]],
    ['a quoted token', ['Authorization', `Bearer token="${good}"`]],
    ['two headers', ['Authorization', `Bearer ${good}`, 'authorization', `Bearer ${good}`]],
    ['two headers of two schemes', ['authorization', 'Basic YWRh', 'AUTHORIZATION', `Bearer ${good}`]],
    ['a token and a key', ['Authorization', `Bearer ${good}`, 'X-Api-Key', 'key']],
    ['two keys', ['x-api-key', 'key', 'x-api-key', 'key']],
  ])('are refused: %s', async (_form, rawHeaders) => {
    await expect(send(...rawHeaders)).rejects.toMatchObject(
      rawHeaders[1]?.startsWith(`Bearer token=`) ? invalidToken : malformed,
    );
    expect(keys.paths).toEqual([]);
  });
});

describe('A valid token', () => {
  it('does not let other claims with its signature in', async () => {
    await sendToken(good);
    const [head, , signature] = good.split('.');

    await expect(
      sendToken(`${head}.${encoded(JSON.stringify({ ...claims, sub: 'eve' }))}.${signature}`),
    ).rejects.toMatchObject(invalidToken);
  });

  const accepted: readonly (readonly [string, () => string, readonly string[]])[] = [
    ['ES256', () => good, ['viewer']],
    ['RS256', () => signToken(rsa, claims), ['viewer']],
    ['EdDSA', () => signToken(ed, claims), ['viewer']],
    ['without a key id', () => signToken(signing, claims, { alg: 'ES256' }), ['viewer']],
    ['of type at+jwt', () => signToken(signing, claims, { ...goodHeader, typ: 'at+JWT' }), ['viewer']],
    ['with several audiences', () => signed({ aud: ['other', 'execution-gateway'] }), ['viewer']],
    ['within the clock tolerance', () => signed({ exp: now - 29, nbf: now + 29 }), ['viewer']],
    ['with roles in a string', () => signed({ roles: '  viewer operator ' }), ['viewer', 'operator']],
    ['with blanks in a role', () => signed({ roles: ['Domain Users'] }), ['Domain Users']],
    ['without roles', () => signToken(signing, without('roles')), []],
    ['with roles that are null', () => signed({ roles: null }), []],
    ['with colons and quotes in strings', () => signed({ note: 'a "quoted": \\"text\\": x' }), ['viewer']],
  ];

  it.each(accepted)('is accepted: %s', async (_form, token, roles) => {
    expect(await sendToken(token())).toMatchObject({ id: `jwt ${issuer} ada`, subject: 'ada', roles });
  });

  it.each<[string, Partial<JwtSettings>, Members, readonly string[]]>([
    ['a path', { rolesClaim: 'realm_access.roles' }, { realm_access: { roles: ['a'] } }, ['a']],
    [
      'a URL',
      { rolesClaim: 'https://example.com/roles' },
      { 'https://example.com/roles': 'a b' },
      ['a', 'b'],
    ],
    ['a path that is missing', { rolesClaim: 'realm_access.roles' }, { realm_access: 'roles' }, []],
    ['a path through the prototype', { rolesClaim: '__proto__.roles' }, {}, []],
    ['an inherited member', { rolesClaim: 'constructor.name' }, {}, []],
    ['a member of a string', { rolesClaim: 'sub.length' }, {}, []],
  ])('has the roles of the claim at %s', async (_path, changes, more, roles) => {
    const authenticateSo = authenticatorOf({ jwt: [settings(changes)] });
    const token = signed(more);

    expect(await authenticateSo(from(['authorization', `bearer ${token}`]))).toMatchObject({ roles });
  });

  it('has no roles from a member named __proto__', async () => {
    const token = signToken(
      signing,
      `{"__proto__":{"roles":["admin"]},${JSON.stringify(without('roles')).slice(1)}`,
    );

    expect(await sendToken(token)).toMatchObject({ roles: [] });
  });
});
