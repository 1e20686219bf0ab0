import { describe, expect, it } from '@jest/globals';
import { createApiKey, hashOfKey } from '../../src/access/apiKeys';
import { type Authenticator, createAuthenticator } from '../../src/access/authenticate';
import { createPolicy } from '../../src/access/policy';
import type { AuthSettings } from '../../src/access/settings';
import { allPermissions, anonymous } from '../../src/model/caller';

const key = createApiKey();
const apiKeys = [{ name: 'nightly-report', sha256: hashOfKey(key), roles: ['viewer'] }];
const viewer = {
  accounts: ['111122223333'],
  regions: ['*'],
  kinds: ['LIFECYCLE'],
  sensitive: false,
  introspection: false,
  graphiql: true,
  reference: true,
  callReport: true,
  noCache: false,
};
const proxy = {
  addresses: ['10.0.0.0/8', '2001:db8::7'],
  subjectHeader: 'x-forwarded-user',
  rolesHeader: 'x-forwarded-groups',
};

const authenticatorOf = (
  auth: Partial<AuthSettings> | undefined,
  policy = createPolicy({ roles: { viewer } }),
): Authenticator =>
  createAuthenticator({
    auth: auth && { jwt: [], apiKeys: [], ...auth },
    policy,
    now: () => new Date(0),
    onKeyFetch: () => undefined,
  });

const request = (rawHeaders: readonly string[], address = '192.0.2.1', peerAddress = address) => ({
  rawHeaders: ['Host', 'localhost', 'Accept', '*/*', ...rawHeaders],
  address,
  peerAddress,
});

const challenge = 'Bearer realm="execution-gateway"';
const errorOf = (act: () => unknown): unknown => {
  try {
    return act();
  } catch (error) {
    return error;
  }
};

describe('createAuthenticator', () => {
  it('returns the anonymous caller with all permissions without settings, whatever is sent', () => {
    const authenticate = authenticatorOf(undefined, createPolicy(undefined));

    expect(authenticate(request(['authorization', 'Bearer x', 'x-api-key', 'y']))).toEqual(anonymous);
  });

  it('lets no caller read the schema where introspection is off', () => {
    const authenticate = authenticatorOf(undefined, createPolicy(undefined, false));

    expect(authenticate(request([]))).toEqual({
      ...anonymous,
      permissions: { ...allPermissions, introspection: false, reference: false },
    });
  });

  it('refuses missing credentials with the challenge alone', () => {
    expect(errorOf(() => authenticatorOf({ apiKeys })(request([])))).toMatchObject({
      statusCode: 401,
      code: 'UNAUTHENTICATED',
      wwwAuthenticate: challenge,
    });
  });

  it('returns the caller of an API key', () => {
    const caller = authenticatorOf({ apiKeys })(request(['X-API-Key', key]));

    expect(caller).toMatchObject({
      id: 'key nightly-report',
      subject: 'nightly-report',
      roles: ['viewer'],
      rights: '["viewer"]',
    });
  });

  it.each([
    ['another key', createApiKey()],
    ['an empty key', ''],
    ['the hash of the key', hashOfKey(key)],
    ['a part of the key', key.slice(0, -1)],
    ['the key in upper case', key.toUpperCase()],
    ['the name of the key', 'nightly-report'],
    ['a huge key', 'x'.repeat(10_000)],
  ])('refuses %s', (_name, presented) => {
    const authenticate = authenticatorOf({ apiKeys, anonymous: ['viewer'] });

    expect(errorOf(() => authenticate(request(['x-api-key', presented])))).toMatchObject({
      statusCode: 401,
      code: 'UNAUTHENTICATED',
      message: 'The API key is not valid.',
      wwwAuthenticate: challenge,
    });
  });

  it('refuses a token where no issuer is configured, and does not take its sender as anonymous', () => {
    const authenticate = authenticatorOf({ apiKeys, anonymous: ['viewer'] });

    expect(errorOf(() => authenticate(request(['authorization', 'Bearer a.b.c'])))).toMatchObject({
      statusCode: 401,
      code: 'UNAUTHENTICATED',
      message: 'This server accepts no tokens in `Authorization`.',
    });
  });

  it.each([
    ['192.0.2.1', 'anonymous 192.0.2.1'],
    ['::ffff:192.0.2.1', 'anonymous 192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', 'anonymous 2001:db8:1:2::/64'],
    ['2001:db8:1:2::', 'anonymous 2001:db8:1:2::/64'],
    ['2001:0DB8::1', 'anonymous 2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'anonymous fe80:0:0:0::/64'],
    ['::1', 'anonymous 0:0:0:0::/64'],
    ['', 'anonymous '],
  ])('names a caller without credentials by its address %s', (address, id) => {
    expect(authenticatorOf({ anonymous: ['viewer'] })(request([], address))).toMatchObject({
      id,
      subject: null,
      roles: ['viewer'],
    });
  });

  it('accepts callers without credentials also where they have no roles', () => {
    expect(authenticatorOf({ anonymous: [] })(request([]))).toMatchObject({ roles: [], subject: null });
  });
});

const proxied = ['X-Forwarded-User', 'ada', 'X-Forwarded-Groups', 'viewer, admins,,'];

describe('The headers of a proxy', () => {
  it.each(['10.1.2.3', '::ffff:10.1.2.3', '2001:db8::7', '2001:DB8:0::7'])('are trusted from %s', (peer) => {
    expect(authenticatorOf({ proxy })(request(proxied, '192.0.2.1', peer))).toMatchObject({
      id: 'proxy ada',
      subject: 'ada',
      roles: ['viewer'],
    });
  });

  it.each([
    '192.0.2.1',
    '11.0.0.1',
    '2001:db8::8',
    '::ffff:11.0.0.1',
    '',
    'localhost',
    '10.1.2.3.example.com',
  ])('are not trusted from %j, also if they name an address of the proxy', (peer) => {
    const headers = [...proxied, 'X-Forwarded-For', '10.1.2.3'];

    expect(errorOf(() => authenticatorOf({ proxy })(request(headers, '10.1.2.3', peer)))).toMatchObject({
      statusCode: 401,
      wwwAuthenticate: challenge,
    });
  });

  it('are not trusted without the setting', () => {
    expect(authenticatorOf({ anonymous: [] })(request(proxied, '10.1.2.3'))).toMatchObject({
      id: 'anonymous 10.1.2.3',
      subject: null,
      roles: [],
    });
  });

  it.each<[string, string[]]>([
    ['the subject twice', [...proxied, 'x-forwarded-user', 'eve']],
    ['the roles twice', [...proxied, 'x-forwarded-groups', 'operator']],
    ['a key as well', [...proxied, 'x-api-key', key]],
    ['a token as well', [...proxied, 'authorization', 'Bearer a.b.c']],
  ])('are refused with %s', (_case, headers) => {
    expect(errorOf(() => authenticatorOf({ proxy, apiKeys })(request(headers, '10.1.2.3')))).toMatchObject({
      statusCode: 401,
      code: 'UNAUTHENTICATED',
      wwwAuthenticate: `${challenge}, error="invalid_request", error_description="The credentials are malformed"`,
    });
  });

  it('without a subject are no credentials', () => {
    const headers = ['x-forwarded-user', ' ', 'x-forwarded-groups', 'viewer'];

    expect(authenticatorOf({ proxy, anonymous: [] })(request(headers, '10.1.2.3'))).toMatchObject({
      id: 'anonymous 10.1.2.3',
      roles: [],
    });
  });
});

describe('createApiKey', () => {
  it('makes keys of 256 random bits', () => {
    const keys = Array.from({ length: 100 }, createApiKey);

    expect(new Set(keys).size).toBe(100);
    expect(keys.filter((one) => /^egw_[\w-]{43}$/.test(one))).toEqual(keys);
  });

  it('has the SHA-256 of the text as its hash', () => {
    expect(hashOfKey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
