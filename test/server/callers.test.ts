import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { addressReader, type TrustedProxies } from '../../src/server/callers';

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
    ['all proxies are trusted', true, '192.0.2.1', '198.51.100.7, 203.0.113.1', '198.51.100.7'],
    ['it is of IPv6', ['10.0.0.0/8'], '10.1.2.3', '2001:db8::7', '2001:db8::7'],
    ['the proxy is of IPv6', ['2001:db8::/32'], '2001:db8::1', '198.51.100.7', '198.51.100.7'],
    [
      'the peer is an IPv4 address in IPv6',
      ['10.0.0.0/8'],
      '::ffff:10.1.2.3',
      '198.51.100.7',
      '198.51.100.7',
    ],
    ['the header has no address', ['10.0.0.0/8'], '10.1.2.3', 'unknown', '10.1.2.3'],
    ['the header is empty', ['10.0.0.0/8'], '10.1.2.3', '', '10.1.2.3'],
    ['the header is missing', ['10.0.0.0/8'], '10.1.2.3', undefined, '10.1.2.3'],
  ])('is found where %s', (_what, trusted, peer, forwarded, expected) => {
    expect(addressOf(trusted, peer, forwarded)).toBe(expected);
  });
});
