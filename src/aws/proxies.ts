import { BlockList, isIP } from 'node:net';
import { HttpRequest } from '@smithy/core/protocols';
import { getProxyForUrl } from 'proxy-from-env';

/** Addresses of this host, and link-local ones, such as those of credential endpoints. */
const local = new BlockList();
local.addSubnet('127.0.0.0', 8, 'ipv4');
local.addSubnet('169.254.0.0', 16, 'ipv4');
local.addAddress('::1', 'ipv6');
local.addSubnet('fe80::', 10, 'ipv6');
local.addSubnet('fd00:ec2::', 32, 'ipv6');

const isLocal = (hostname: string): boolean => {
  const host = hostname.replace(/^\[|\]$/g, '');
  const version = isIP(host);
  return version === 0
    ? /(?:^|\.)localhost$/i.test(host)
    : local.check(host, version === 6 ? 'ipv6' : 'ipv4');
};

const originOf = ({ protocol, hostname, port }: HttpRequest): string =>
  `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;

/**
 * The proxy of a request by HTTPS_PROXY, HTTP_PROXY and NO_PROXY; undefined where there is none. Loopback and link-local
 * addresses have none.
 */
export const proxyOf = (request: HttpRequest): URL | undefined => {
  const proxy = isLocal(request.hostname) ? '' : getProxyForUrl(originOf(request));
  return proxy === '' ? undefined : new URL(proxy);
};

const authorizationOf = ({ username, password }: URL): Record<string, string> => {
  if (!username && !password) return {};
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` };
};

/** A plain HTTP request as it is sent to a proxy (RFC 9112, section 3.2.2: absolute-form). */
export const absoluteForm = (request: HttpRequest, proxy: URL): HttpRequest =>
  Object.assign(new HttpRequest(request), {
    protocol: proxy.protocol,
    hostname: proxy.hostname,
    port: proxy.port === '' ? undefined : Number(proxy.port),
    path: originOf(request) + request.path,
    headers: { ...request.headers, ...authorizationOf(proxy) },
  });
