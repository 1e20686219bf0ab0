import { describe, expect, it } from '@jest/globals';
import { checkExposure } from '../../src/access/exposure';

const check = (host: string, changes: object = {}): string =>
  checkExposure({ host, auth: undefined, policy: undefined, insecure: false, ...changes });

const auth = { jwt: [], apiKeys: [] };
const policy = { roles: {} };

describe('checkExposure', () => {
  it.each(['127.0.0.1', '127.8.9.10', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', 'localhost'])(
    'accepts %s without authentication',
    (host) => {
      expect(check(host)).toBe('without `auth`, on loopback only');
    },
  );

  it.each([
    '0.0.0.0',
    '::',
    '192.0.2.1',
    '10.0.0.1',
    '0',
    '127.1',
    'gateway.example.com',
    'localhost.example.com',
    '127.0.0.1.example.com',
    '::ffff:0.0.0.0',
  ])('refuses %s without authentication, unless the operator accepts it', (host) => {
    expect(() => check(host)).toThrow(
      `HOST is ${host}, and without \`auth\` in the settings all clients that reach it could ask. Configure \`auth\`, listen on 127.0.0.1, or start with --insecure.`,
    );
    expect(check(host, { insecure: true })).toBe(
      'without `auth`, open to all clients that reach this address',
    );
    expect(check(host, { auth })).toBe('');
  });

  it('refuses callers without credentials where no policy limits what they see', () => {
    const anonymous = { ...auth, anonymous: ['viewer'] };

    expect(() => check('0.0.0.0', { auth: anonymous })).toThrow(
      'HOST is 0.0.0.0, and with `auth.anonymous` but without `policy` in the settings all clients that reach it could ask. Configure `policy`, listen on 127.0.0.1, or start with --insecure.',
    );
    expect(check('127.0.0.1', { auth: anonymous })).toBe(
      'with `auth.anonymous` but without `policy`, on loopback only',
    );
    expect(check('0.0.0.0', { auth: anonymous, policy })).toBe('');
  });
});
