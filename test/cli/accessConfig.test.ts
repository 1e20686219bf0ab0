import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ConfigError, readSettings } from '../../src/config';
import { createSigningKey } from '../support/tokenIssuer';
import { settingsFromYaml } from '../support/settingsFile';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
  writeFileSync(join(folder, 'keys.json'), JSON.stringify({ keys: [createSigningKey('key-1').jwk] }));
  writeFileSync(join(folder, 'none.json'), '{}');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The faults of a file, in order. */
const faultsOf = (yaml: string): string[] => {
  const path = join(folder, 'gateway.yaml');
  writeFileSync(path, yaml);
  try {
    readSettings({ GATEWAY_CONFIG: path });
    return [];
  } catch (error) {
    return (error as ConfigError).faults.map((fault) => fault.replace(`${path}: `, ''));
  }
};

const hash = 'AB'.repeat(32);
const all = "accounts: ['*'], regions: ['*'], kinds: ['*']";
const jwt = (more = ''): string => `auth: { jwt: { issuer: 'https://id.example.com/', audience: a${more} } }`;
const key = (more: string): string => `auth: { apiKeys: [{ name: a, sha256: ${hash}${more} }] }`;

describe('The settings of access', () => {
  it('are closed by default', () => {
    expect(readSettings({})).toMatchObject({
      auth: undefined,
      policy: undefined,
      cors: { origins: [] },
      server: { trustProxy: false },
    });
    expect(readSettings({}).server.adminPort).toBeUndefined();
  });

  it('have the defaults of one issuer, and of a role', () => {
    const { auth, policy } = settingsFromYaml(`${jwt()}\npolicy: { roles: { viewer: { ${all} } } }`);

    expect(auth).toEqual({
      jwt: [
        {
          issuer: 'https://id.example.com/',
          audience: ['a'],
          algorithms: ['RS256', 'ES256', 'EdDSA'],
          clockToleranceSeconds: 30,
          rolesClaim: 'roles',
          subjectClaim: 'sub',
        },
      ],
      apiKeys: [],
    });
    expect(policy?.roles.viewer).toEqual({
      accounts: ['*'],
      regions: ['*'],
      kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP', 'LIFECYCLE', 'TRANSFER_EXECUTION', 'BLUEPRINT_RUN'],
      sensitive: false,
      introspection: false,
      graphiql: true,
      reference: false,
      callReport: true,
      noCache: false,
      anyDocument: false,
    });
  });

  it('are read with several issuers, keys, a proxy, and the address of a proxy', () => {
    const { auth, cors, server } = settingsFromYaml(`
auth:
  jwt:
    - { issuer: one, audience: [a, b], jwksFile: ${folder}/keys.json }
    - { issuer: two, audience: c, jwksUri: 'http://127.0.0.1:9/keys', rolesClaim: realm_access.roles }
  apiKeys: [{ name: nightly-report, sha256: ${hash}, roles: [viewer] }]
  proxy: { addresses: [10.0.0.0/8, '::1'], subjectHeader: X-User }
  anonymous: []
cors: { origins: [https://portal.example.com, 'http://localhost:3000', 'https://*.example.com'] }
server: { trustProxy: [192.0.2.1], adminPort: 9090 }`);

    expect(auth).toMatchObject({
      jwt: [
        { issuer: 'one', audience: ['a', 'b'] },
        { issuer: 'two', rolesClaim: 'realm_access.roles' },
      ],
      apiKeys: [{ name: 'nightly-report', sha256: hash.toLowerCase(), roles: ['viewer'] }],
      proxy: { addresses: ['10.0.0.0/8', '::1'], subjectHeader: 'x-user', rolesHeader: 'x-forwarded-groups' },
      anonymous: [],
    });
    expect(cors.origins).toHaveLength(3);
    expect(server).toMatchObject({ trustProxy: ['192.0.2.1'], adminPort: 9090 });
  });

  it('report every fault at once', () => {
    const faults = faultsOf(`
auth:
  jwt:
    - { issuer: 'https://id.example.com/', algorithms: [HS256, none], clockToleranceSeconds: -1 }
    - { issuer: x, audience: a, jwksFile: ${folder}/none.json, keys: y }
  apiKeys: [{ name: a b, sha256: s3cret, roles: [viewer, ghost] }]
  anonymous: [ghost]
policy: { roles: { viewer: { accounts: [111122223333], regions: [everywhere], kinds: [LAMBDA], admin: true } } }
cors: { origins: ['*'] }
server: { adminPort: http, trustProxy: [10.0.0.0/33, 0.0.0.0/0, '::/0'] }
limits: { depth: 0 }`);

    const algorithm =
      'expected one of RS256, RS384, RS512, PS256, PS384, PS512, ES256, ES384, ES512, EdDSA, Ed25519';
    const origin =
      'expected an origin like https://portal.example.com, or https://*.example.com for all names that end with it';
    expect([...faults].sort()).toEqual(
      [
        'auth.jwt[0].audience: expected an audience, or a list of audiences',
        `auth.jwt[0].algorithms[0]: ${algorithm}`,
        `auth.jwt[0].algorithms[1]: ${algorithm}`,
        'auth.jwt[0].clockToleranceSeconds: expected a whole number from 0 to 300',
        'auth.jwt[1].jwksFile: expected a readable file with a JSON Web Key Set',
        'auth.jwt[1].keys: there is no such setting',
        'auth.apiKeys[0].name: expected a name of 1 to 100 letters, digits and . _ @ -',
        'auth.apiKeys[0].sha256: expected the SHA-256 of a key, 64 hex digits; `execution-gateway api-key` makes both',
        'auth.apiKeys[0].roles[1]: expected a role in policy.roles',
        'auth.anonymous[0]: expected a role in policy.roles',
        "policy.roles.viewer.accounts[0]: expected twelve digits in quotes, or '*'",
        "policy.roles.viewer.regions[0]: expected a region, like us-east-1, or '*'",
        "policy.roles.viewer.kinds[0]: expected one of IMAGE_BUILDER_WORKFLOW, WORKFLOW_STEP, LIFECYCLE, TRANSFER_EXECUTION, BLUEPRINT_RUN, or '*'",
        'policy.roles.viewer.admin: there is no such setting',
        `cors.origins[0]: ${origin}`,
        'server.adminPort: expected a whole number from 0 to 65535',
        'server.trustProxy[0]: expected an IP address or a CIDR block, like 10.0.0.0/8',
        'server.trustProxy[1]: expected an IP address or a CIDR block, like 10.0.0.0/8',
        'server.trustProxy[2]: expected an IP address or a CIDR block, like 10.0.0.0/8',
        'limits.depth: expected a whole number from 1 to 200',
      ].sort(),
    );
    expect(faults.join()).not.toContain('s3cret');
  });

  it.each<[string, string, string[]]>([
    ['an empty auth', 'auth: {}', ['auth: expected at least one of jwt, apiKeys, proxy and anonymous']],
    ['a text as auth', 'auth: none', ['auth: expected a map with jwt, apiKeys, proxy or anonymous']],
    [
      'a text as jwt',
      'auth: { jwt: x }',
      ['auth.jwt: expected a map with issuer and audience, or a list of these'],
    ],
    ['no issuers', 'auth: { jwt: [] }', ['auth.jwt: expected at least one issuer']],
    [
      'an issuer twice',
      "auth: { jwt: [{ issuer: 'https://a/', audience: a }, { issuer: 'https://a/', audience: b }] }",
      ['auth.jwt: expected each issuer once'],
    ],
    ['no algorithms', jwt(', algorithms: []'), ['auth.jwt.algorithms: expected at least one algorithm']],
    [
      'keys without protection',
      jwt(", jwksUri: 'http://id.example.com/keys'"),
      ['auth.jwt.jwksUri: expected an https:// URL, or an http:// URL of loopback, without credentials'],
    ],
    [
      'a password in the URL of keys',
      jwt(", jwksUri: 'https://user:s3cret@id.example.com/keys'"),
      ['auth.jwt.jwksUri: expected an https:// URL, or an http:// URL of loopback, without credentials'],
    ],
    [
      'two places of keys',
      `auth: { jwt: { issuer: x, audience: a, jwksUri: 'https://x/', jwksFile: /nowhere } }`,
      [
        'auth.jwt.jwksFile: expected a readable file with a JSON Web Key Set',
        'auth.jwt.jwksFile: expected jwksUri or jwksFile, not both',
      ],
    ],
    [
      'an issuer that has no discovery document',
      'auth: { jwt: { issuer: x, audience: a } }',
      [
        'auth.jwt.issuer: expected an https:// URL, since neither jwksUri nor jwksFile says where the keys are',
      ],
    ],
    [
      'an empty part of a path',
      jwt(', rolesClaim: realm..roles'),
      ['auth.jwt.rolesClaim: expected the name or path of a claim, like realm_access.roles'],
    ],
    [
      'a key twice',
      `auth: { apiKeys: [{ name: a, sha256: ${hash} }, { name: b, sha256: ${hash.toLowerCase()} }] }`,
      ['auth.apiKeys: expected each key once'],
    ],
    [
      'a role that is a number',
      key(', roles: [7]'),
      ['auth.apiKeys[0].roles[0]: expected the name of a role: 1 to 100 characters'],
    ],
    [
      'a proxy of everywhere',
      'auth: { proxy: { addresses: [] } }',
      ['auth.proxy.addresses: expected at least one address'],
    ],
    [
      'a proxy by name',
      'auth: { proxy: { addresses: [proxy] } }',
      ['auth.proxy.addresses[0]: expected an IP address or a CIDR block, like 10.0.0.0/8'],
    ],
    [
      'a policy without auth',
      `policy: { roles: { viewer: { ${all} } } }`,
      ['policy: expected `auth` with it, since callers without an identity have no roles'],
    ],
    [
      'a role __proto__',
      `${key(', roles: [__proto__]')}\npolicy: { roles: { viewer: { ${all} } } }`,
      ['auth.apiKeys[0].roles[0]: expected a role in policy.roles'],
    ],
    [
      'a rate of zero',
      `${key('')}\npolicy: { roles: { viewer: { ${all}, upstreamCallsPerMinute: 0 } } }`,
      ['policy.roles.viewer.upstreamCallsPerMinute: expected a whole number from 1 to 1000000'],
    ],
    [
      'a role without accounts',
      `${key('')}\npolicy: { roles: { viewer: { regions: ['*'], kinds: [] } } }`,
      [
        "policy.roles.viewer.accounts: expected a list: twelve digits in quotes, or '*'",
        "policy.roles.viewer.kinds: expected at least one entry; ['*'] means all",
      ],
    ],
    [
      'a word as trustProxy',
      'server: { trustProxy: loopback }',
      ['server.trustProxy: expected true, false, or a list of IP addresses and CIDR blocks'],
    ],
  ])('refuse %s', (_fault, yaml, expected) => {
    expect(faultsOf(yaml)).toEqual(expected);
  });

  it.each([
    'null',
    'https://portal.example.com/',
    'https://Portal.example.com',
    'portal.example.com',
    'https://*',
    'https://*.com',
    'http://*.example.com',
    'https://portal.*.com',
    'https://*.example.com:8443',
    'https://*example.com',
    'https://user@portal.example.com',
    'https://portal.example.com?x',
    'ftp://portal.example.com',
    'https://portal.example.com:443',
    'https://a.example.com, https://b.example.com',
  ])('refuse the origin %s', (origin) => {
    expect(faultsOf(`cors: { origins: ['${origin}'] }`)).toEqual([
      'cors.origins[0]: expected an origin like https://portal.example.com, or https://*.example.com for all names that end with it',
    ]);
  });

  it('refuse an admin port that is the port', () => {
    const path = join(folder, 'gateway.yaml');
    writeFileSync(path, 'server: { adminPort: 4001 }');

    expect(() => readSettings({ GATEWAY_CONFIG: path, PORT: '4001' })).toThrow(
      'environment: PORT: expected another port than server.adminPort',
    );
  });
});
