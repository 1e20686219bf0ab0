import { randomUUID } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createNetServer, type Socket } from 'node:net';
import type { Logger } from 'pino';
import { type Header, securityHeaders } from './securityHeaders';

/** Limits of connections, against clients that are slow or never finish. */
export interface ConnectionLimits {
  /** Milliseconds from the begin of a request to the end of its body. */
  readonly requestMs: number;
  /** Milliseconds from the begin of a request to the end of its headers. */
  readonly headersMs: number;
  /** Milliseconds between two checks of these. */
  readonly checkMs: number;
  /** A connection is closed after this number of requests. */
  readonly requestsPerSocket: number;
  /** Milliseconds without a byte after which a connection with a request under way is closed, beyond the request's deadline. */
  readonly idleMs: number;
  /** The bytes of all bodies that are being read. */
  readonly bodyBytesAtOnce: number;
  /** Milliseconds from the begin of a WebSocket to its first message. */
  readonly initMs: number;
  /** Milliseconds for which a shutdown waits for clients to read their answers. */
  readonly unreadMs: number;
}

export const connectionLimits: ConnectionLimits = {
  requestMs: 30_000,
  headersMs: 10_000,
  checkMs: 1_000,
  requestsPerSocket: 1_000,
  idleMs: 30_000,
  bodyBytesAtOnce: 32 * 1024 * 1024,
  initMs: 3_000,
  unreadMs: 5_000,
};

/** Longer than the 60 seconds for which many proxies keep a connection: the client should close it. */
const keepAliveMs = 72_000;

/** Creates the HTTP server. `deadlineMs` is that of requests. */
export const createHttpServer = (
  listener: RequestListener,
  limits: ConnectionLimits,
  deadlineMs: number,
): Server => {
  const server = createServer({ connectionsCheckingInterval: limits.checkMs }, listener);
  server.headersTimeout = limits.headersMs;
  server.requestTimeout = limits.requestMs;
  server.keepAliveTimeout = keepAliveMs;
  server.maxRequestsPerSocket = limits.requestsPerSocket;
  server.setTimeout(deadlineMs + limits.idleMs);
  // Node.js announces the end of a connection, but does not close it.
  server.on('dropRequest', (_request, socket) => socket.destroy());
  return server;
};

/**
 * Calls back once, when a response is sent or its connection closed. Node.js does not report the latter for pipelined requests
 * whose responses wait for an earlier one.
 */
export const onResponseClosed = (response: ServerResponse, close: () => void): void => {
  const isWaiting = response.socket === null;
  if (!isWaiting) {
    response.on('close', close);
    return;
  }
  const { socket } = response.req;
  const closeOnce = (): void => {
    response.off('close', closeOnce);
    socket.off('close', closeOnce);
    close();
  };
  response.on('close', closeOnce);
  socket.setMaxListeners(0).on('close', closeOnce);
};

/**
 * Accepts connections at the other addresses of `localhost` as well, such as `::1`, until the server closes. Fastify listens at
 * one address only where the server is not its own. Addresses where it cannot listen are left out.
 */
export const listenAtLocalhost = async (server: Server): Promise<void> => {
  const { address: first, port } = server.address() as AddressInfo;
  const addresses = (await lookup('localhost', { all: true })).map(({ address }) => address);
  const others = [...new Set(addresses)].filter((address) => address !== first);
  await Promise.all(
    others.map(
      (host) =>
        new Promise<void>((resolve) => {
          const other = createNetServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
            server.emit('connection', socket),
          );
          server.on('close', () => other.close());
          other.on('error', () => resolve()).listen({ host, port }, resolve);
        }),
    ),
  );
};

const answers: Readonly<Record<string, readonly [status: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request was not complete in time.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers of the request are too large.'],
};

/**
 * Answers what is no HTTP request, or was not complete in time, with a GraphQL error, and closes the connection. The log has a
 * line for each, with what is known.
 */
export const clientErrorHandler =
  (log: Logger) =>
  (error: NodeJS.ErrnoException, socket: Socket): void => {
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const [status, message] = answers[error.code ?? ''] ?? [
      '400 Bad Request',
      'This is no valid HTTP request.',
    ];
    const code = 'BAD_REQUEST';
    const requestId = randomUUID();
    const body = JSON.stringify({ errors: [{ message, extensions: { code } }] });
    const headers: readonly Header[] = [
      ...securityHeaders,
      ['x-request-id', requestId],
      ['cache-control', 'no-store'],
      ['content-type', 'application/json; charset=utf-8'],
      ['content-length', String(body.length)],
      ['connection', 'close'],
    ];
    const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
    log.info(
      { requestId, status: Number.parseInt(status), bytes: body.length, errorCodes: [code] },
      'request',
    );
    socket.end(`HTTP/1.1 ${status}\r\n${lines}\r\n${body}`, () => socket.destroy());
  };
