import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import { isLoopback } from '../access/addresses';
import { quoted } from '../model/errors';
import { HttpError } from '../model/httpError';
import { isProbe } from './operatorPaths';

/*
 * A web page can make its own host name resolve to the address of this server, and then read its answers as content of its
 * own origin (DNS rebinding). The Host header still has the name of the page, so unknown names are refused.
 */

const isLoopbackName = (name: string): boolean => isLoopback(name) || name.endsWith('.localhost');

/** The name in a Host header, without port and brackets; undefined for a malformed header. */
const nameIn = (header: string): string | undefined => {
  const match = /^(?:\[([\da-f:.]+)\]|([^\s:/?#@[\]\\]+?)\.?)(?::\d{1,5})?$/i.exec(header);
  return (match?.[1] ?? match?.[2])?.toLowerCase();
};

/** True for a request with a known host name. */
export type HostCheck = (request: IncomingMessage) => boolean;

/**
 * On loopback, known names are those of loopback and `hosts`. On other addresses, every name is known if there are no
 * `hosts`. Otherwise, IP addresses and the paths of health probes are accepted as well: rebinding needs a name.
 */
export const hostCheck = (app: FastifyInstance, hosts: readonly string[] | undefined): HostCheck => {
  const allowed = new Set(hosts?.map((host) => nameIn(host)));

  const isOnLoopback = (): boolean => {
    const address = app.server.address();
    return typeof address === 'object' && address !== null && isLoopback(address.address);
  };

  /** Clients send the same few headers again and again. */
  const verdicts = new LRUCache<string, { readonly name: string | undefined; readonly isAllowed: boolean }>({
    max: 100,
    memoMethod: (header) => {
      const name = nameIn(header);
      return { name, isAllowed: name !== undefined && (isLoopbackName(name) || allowed.has(name)) };
    },
  });

  return (request) => {
    const { host } = request.headers;
    // Only clients of HTTP/1.0, which are no browsers, send none.
    if (host === undefined) return true;
    const { name, isAllowed } = verdicts.memo(host);
    if (isAllowed) return true;
    if (isOnLoopback()) return false;
    return !hosts || isProbe(request) || (name !== undefined && isIP(name) !== 0);
  };
};

/** The refusal of a request with an unknown host name. */
export const unknownHost = ({ headers }: IncomingMessage): HttpError =>
  new HttpError(
    421,
    `Invalid \`Host\`: ${quoted(headers.host)}. Expected localhost or a name in server.hosts.`,
    'FORBIDDEN',
  );

/** Refuses requests with an unknown host name with status 421. */
export const addHostCheck = (app: FastifyInstance, isKnown: HostCheck): void => {
  app.addHook('onRequest', (request, _reply, done) => {
    if (isKnown(request.raw)) done();
    else done(unknownHost(request.raw));
  });
};
