import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { createApiKey, hashOfKey } from '../../src/access/apiKeys';
import { createAuthenticator } from '../../src/access/authenticate';
import { createPolicy } from '../../src/access/policy';
import { addressReader, createCallers, type TrustedProxies } from '../../src/server/callers';

const addressOf = (trusted: TrustedProxies, peer: string, forwarded?: string): string =>
  addressReader(trusted)({
    socket: { remoteAddress: peer },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  } as unknown as IncomingMessage);

describe('The address of a client', () => {
  it.each<[string, TrustedProxies, string, string | undefined, string]>([
    ['no proxy is trusted', false, '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['the peer is no trusted proxy', ['10.0.0.0/8'], '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['a trusted proxy forwards it', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.7', '198.51.100.7'],
    ['two trusted proxies forward it', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.7, 10.9.9.9', '198.51.100.7'],
    ['the client adds one', ['10.0.0.0/8'], '10.1.2.3', '127.0.0.1, 198.51.100.7', '198.51.100.7'],
    ['the client adds that of a proxy', ['10.0.0.0/8'], '10.1.2.3', '10.0.0.1, 198.51.100.7', '198.51.100.7'],
    ['the peer is trusted', true, '192.0.2.1', '203.0.113.1', '203.0.113.1'],
    [
      'the peer is trusted, and the client adds one',
      true,
      '192.0.2.1',
      '198.51.100.7, 203.0.113.1',
      '203.0.113.1',
    ],
    ['it is of IPv6', ['10.0.0.0/8'], '10.1.2.3', '2001:db8::7', '2001:db8::7'],
    ['the proxy is of IPv6', ['2001:db8::/32'], '2001:db8::1', '198.51.100.7', '198.51.100.7'],
    [
      'the peer is an IPv4 address in IPv6',
      ['10.0.0.0/8'],
      '::ffff:10.1.2.3',
      '198.51.100.7',
      '198.51.100.7',
    ],
    ['the client is of IPv6 with a zone', true, '192.0.2.1', 'fe80::1%br-lan', 'fe80::1%br-lan'],
    ['the proxy is of IPv6 with a zone', ['fe80::/10'], 'fe80::1%eth0.1', '198.51.100.7', '198.51.100.7'],
    ['the header has no address', ['10.0.0.0/8'], '10.1.2.3', 'unknown', '10.1.2.3'],
    ['the header is empty', ['10.0.0.0/8'], '10.1.2.3', '', '10.1.2.3'],
    ['the header is missing', ['10.0.0.0/8'], '10.1.2.3', undefined, '10.1.2.3'],
  ])('is found where %s', (_what, trusted, peer, forwarded, expected) => {
    expect(addressOf(trusted, peer, forwarded)).toBe(expected);
  });
});

describe('Whether a request has credentials', () => {
  const key = createApiKey();
  const { hasCredentials } = createCallers(
    createAuthenticator({
      auth: {
        jwt: [],
        apiKeys: [{ name: 'report', sha256: hashOfKey(key), roles: [] }],
        proxy: { addresses: ['10.0.0.1'], subjectHeader: 'x-forwarded-user', rolesHeader: 'x-roles' },
        anonymous: [],
      },
      policy: createPolicy(undefined),
      now: () => new Date(0),
      onKeyFetch: () => undefined,
    }),
    false,
  );

  it.each<[string, boolean, readonly string[], string]>([
    ['a key', true, ['x-api-key', key], '192.0.2.1'],
    ['an identity from the proxy', true, ['x-forwarded-user', 'ada'], '10.0.0.1'],
    ['nothing', false, [], '192.0.2.1'],
    ['an unknown key', false, ['x-api-key', 'x'], '192.0.2.1'],
    ['a token that is none', false, ['authorization', 'Bearer x'], '192.0.2.1'],
    ['an identity from elsewhere', false, ['x-forwarded-user', 'ada'], '192.0.2.1'],
    ['an empty identity from the proxy', false, ['x-forwarded-user', ''], '10.0.0.1'],
  ])('is known: with %s', (_what, expected, rawHeaders, remoteAddress) => {
    const request = { rawHeaders, headers: {}, socket: { remoteAddress } } as unknown as IncomingMessage;

    expect(hasCredentials(request)).toBe(expected);
  });
});
