import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Authenticator, createAuthenticator } from '../../src/access/authenticate';
import { createOutageLog } from '../../src/access/outageLog';
import { createPolicy } from '../../src/access/policy';
import type { JwtSettings } from '../../src/access/settings';
import { issuer, jwtSettings } from '../support/access/authSettings';
import {
  createSigningKey,
  type SigningKey,
  signToken,
  startTestServer,
  type TestServer,
} from '../support/tokenIssuer';

const first = createSigningKey('key-1');
const second = createSigningKey('key-2');
const start = Date.UTC(2026, 0, 1);

let seconds: number;
let keys: TestServer;
let fetches: (string | undefined)[];
let lines: unknown[];

const keySetOf = (...all: SigningKey[]): string => JSON.stringify({ keys: all.map(({ jwk }) => jwk) });
const publish = (...all: SigningKey[]): void => {
  keys.respond = () => ({ body: keySetOf(...all) });
};
const fail = (): void => {
  keys.respond = () => ({ status: 503, body: 'No.' });
};

const authenticatorOf = (...issuers: Partial<JwtSettings>[]): Authenticator => {
  const logOutage = createOutageLog({ warn: (fields, message) => lines.push({ ...fields, message }) });
  return createAuthenticator({
    auth: {
      jwt: issuers.map((changes) =>
        jwtSettings(`${keys.url}/keys`, { algorithms: ['ES256'], clockToleranceSeconds: 0, ...changes }),
      ),
      apiKeys: [],
    },
    policy: createPolicy(undefined),
    now: () => new Date(start + seconds * 1_000),
    onKeyFetch: (one, error) => {
      fetches.push(error instanceof Error ? error.message : undefined);
      logOutage(one, error);
    },
  });
};

const claims = (changes: object = {}) => ({
  iss: issuer,
  aud: 'execution-gateway',
  sub: 'ada',
  exp: start / 1_000 + 100_000,
  ...changes,
});
const request = (token: string) => ({
  rawHeaders: ['Authorization', `Bearer ${token}`],
  address: '192.0.2.1',
  peerAddress: '192.0.2.1',
});

/** The subject of the caller, or the error's status. */
const outcomeOf = async (authenticate: Authenticator, token: string): Promise<unknown> => {
  try {
    return (await authenticate(request(token))).subject;
  } catch (error) {
    return (error as { statusCode?: number }).statusCode ?? error;
  }
};

beforeEach(async () => {
  seconds = 0;
  fetches = [];
  lines = [];
  keys = await startTestServer(() => ({ body: keySetOf(first) }));
});
afterEach(() => keys.close());

describe('The keys of an issuer', () => {
  it('are fetched when the first token needs them, once for all requests', async () => {
    const authenticate = authenticatorOf({});
    const tokens = Array.from({ length: 5 }, (_, index) =>
      signToken(first, claims({ sub: `user-${index}` })),
    );
    expect(keys.paths).toEqual([]);

    const outcomes = await Promise.all(tokens.map((token) => outcomeOf(authenticate, token)));

    expect(outcomes).toEqual(['user-0', 'user-1', 'user-2', 'user-3', 'user-4']);
    expect(keys.paths).toEqual(['/keys']);
  });

  it('are fetched again for an unknown key id, at most once in 30 seconds', async () => {
    const authenticate = authenticatorOf({});
    await outcomeOf(authenticate, signToken(first, claims()));
    publish(first, second);

    expect(await outcomeOf(authenticate, signToken(second, claims()))).toBe('ada');
    expect(keys.paths).toHaveLength(2);

    const third = createSigningKey('key-3');
    publish(third);
    seconds = 29;
    expect(await outcomeOf(authenticate, signToken(third, claims()))).toBe(401);
    expect(keys.paths).toHaveLength(2);
    seconds = 30;
    expect(await outcomeOf(authenticate, signToken(third, claims()))).toBe('ada');
    expect(keys.paths).toHaveLength(3);
  });

  it('end tokens that were accepted before when they are removed', async () => {
    const authenticate = authenticatorOf({});
    const old = signToken(first, claims());
    expect(await outcomeOf(authenticate, old)).toBe('ada');
    publish(second);

    await outcomeOf(authenticate, signToken(second, claims()));

    expect(await outcomeOf(authenticate, old)).toBe(401);
    expect(await outcomeOf(authenticate, signToken(first, claims({ sub: 'eve' })))).toBe(401);
  });

  it('are fetched again after five minutes, without a token that waits for it', async () => {
    const authenticate = authenticatorOf({});
    const token = signToken(first, claims());
    await outcomeOf(authenticate, token);
    publish(second);
    seconds = 299;
    expect(authenticate(request(token))).toMatchObject({ subject: 'ada' });
    expect(keys.paths).toHaveLength(1);

    seconds = 300;
    expect(authenticate(request(token))).toMatchObject({ subject: 'ada' });
    while (fetches.length < 2) await new Promise((resolve) => setImmediate(resolve));

    expect(await outcomeOf(authenticate, token)).toBe(401);
    expect(fetches).toEqual([undefined, undefined]);
  });

  it('stay valid while the issuer is away, which is logged once, and its return once', async () => {
    const authenticate = authenticatorOf({});
    const token = signToken(first, claims());
    await outcomeOf(authenticate, token);
    fail();
    for (seconds = 300; seconds <= 330; seconds += 10) {
      expect(await outcomeOf(authenticate, token)).toBe('ada');
      expect(await outcomeOf(authenticate, signToken(first, claims({ sub: `user-${seconds}` })))).toBe(
        `user-${seconds}`,
      );
      const wanted = 2 + (seconds - 300) / 10;
      while (fetches.length < wanted) await new Promise((resolve) => setImmediate(resolve));
    }
    publish(first);
    seconds = 400;
    await outcomeOf(authenticate, token);
    while (fetches.length < 6) await new Promise((resolve) => setImmediate(resolve));

    const away = 'The answer has status 503.';
    expect(fetches).toEqual([undefined, away, away, away, away, undefined]);
    expect(lines).toEqual([
      {
        issuer,
        reason: away,
        message: 'The keys of the token issuer cannot be fetched. Known keys stay valid.',
      },
      { issuer, message: 'The keys of the token issuer can be fetched again.' },
    ]);
    expect(await outcomeOf(authenticate, token)).toBe('ada');
  });

  it('are unavailable with status 503 before the first fetch succeeds, with a try every five seconds', async () => {
    fail();
    const authenticate = authenticatorOf({});
    const token = signToken(first, claims());

    expect(await outcomeOf(authenticate, token)).toBe(503);
    publish(first);
    seconds = 4;
    expect(await outcomeOf(authenticate, token)).toBe(503);
    seconds = 5;
    expect(await outcomeOf(authenticate, token)).toBe('ada');
    expect(keys.paths).toHaveLength(2);
  });

  it.each<[string, () => ReturnType<TestServer['respond']>, string]>([
    [
      'a redirect',
      () => ({ status: 302, body: '', location: `${keys.url}/elsewhere` }),
      'The answer has status 302.',
    ],
    ['a huge set', () => ({ body: 'x'.repeat(300_000) }), 'The answer has more than 262144 bytes.'],
    ['no key set', () => ({ body: '{}' }), 'JSON Web Key Set malformed'],
  ])('are not taken from %s', async (_answer, respond, reason) => {
    const authenticate = authenticatorOf({});
    await outcomeOf(authenticate, signToken(first, claims()));
    keys.respond = respond;

    expect(await outcomeOf(authenticate, signToken(second, claims()))).toBe(401);
    expect(await outcomeOf(authenticate, signToken(first, claims({ sub: 'eve' })))).toBe('eve');
    expect(fetches).toEqual([undefined, reason]);
    expect(keys.paths).toEqual(['/keys', '/keys']);
  });

  it('without ids are tried one after the other', async () => {
    const old = createSigningKey(undefined);
    const current = createSigningKey(undefined);
    publish(old, current);
    const authenticate = authenticatorOf({});

    expect(await outcomeOf(authenticate, signToken(current, claims()))).toBe('ada');
    expect(await outcomeOf(authenticate, signToken(createSigningKey(undefined), claims()))).toBe(401);
    expect(keys.paths).toHaveLength(1);
  });

  it('may be in a file, which is read again for an unknown key id', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
    const jwksFile = join(folder, 'keys.json');
    try {
      writeFileSync(jwksFile, keySetOf(first));
      const authenticate = authenticatorOf({ jwksUri: undefined, jwksFile });
      expect(await outcomeOf(authenticate, signToken(first, claims()))).toBe('ada');
      writeFileSync(jwksFile, keySetOf(second));
      expect(await outcomeOf(authenticate, signToken(second, claims()))).toBe('ada');
      expect(await outcomeOf(authenticate, signToken(first, claims()))).toBe(401);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each<[string, (url: string) => object, number | string]>([
    ['the URL in it', (url) => ({ issuer: url, jwks_uri: `${url}/found` }), 'ada'],
    ['another issuer', () => ({ issuer: 'https://evil.example.com', jwks_uri: `${keys.url}/found` }), 503],
    ['a URL that is not protected', (url) => ({ issuer: url, jwks_uri: 'http://192.0.2.1/keys' }), 503],
    ['no URL', (url) => ({ issuer: url }), 503],
  ])('are found by the discovery document with %s', async (_content, document, outcome) => {
    keys.respond = (path) => ({
      body: path === '/found' ? keySetOf(first) : JSON.stringify(document(keys.url)),
    });
    const authenticate = authenticatorOf({ issuer: keys.url, jwksUri: undefined });

    expect(await outcomeOf(authenticate, signToken(first, claims({ iss: keys.url })))).toBe(outcome);
    expect(keys.paths).toEqual([
      '/.well-known/openid-configuration',
      ...(outcome === 'ada' ? ['/found'] : []),
    ]);
  });

  it('of one issuer do not sign for another one', async () => {
    const other = await startTestServer(() => ({ body: keySetOf(second) }));
    const authenticate = authenticatorOf(
      {},
      { issuer: 'https://other.example.com/', jwksUri: `${other.url}/keys` },
    );
    const iss = 'https://other.example.com/';

    expect(await outcomeOf(authenticate, signToken(second, claims({ iss })))).toBe('ada');
    expect(keys.paths).toEqual([]);
    expect(await outcomeOf(authenticate, signToken(first, claims()))).toBe('ada');
    expect(await outcomeOf(authenticate, signToken(first, claims({ iss, sub: 'eve' })))).toBe(401);
    expect(await outcomeOf(authenticate, signToken(second, claims({ sub: 'eve' })))).toBe(401);
    await other.close();
  });
});

describe('A token that was accepted', () => {
  it('is accepted synchronously until it expires', async () => {
    const authenticate = authenticatorOf({ clockToleranceSeconds: 30 });
    const token = signToken(first, claims({ exp: start / 1_000 + 60 }));
    await authenticate(request(token));

    seconds = 89;
    expect(authenticate(request(token))).toMatchObject({ id: `jwt ${issuer} ada` });
    seconds = 90;
    await expect(authenticate(request(token))).rejects.toMatchObject({ statusCode: 401 });
  });
});
