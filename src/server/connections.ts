import type { Socket } from 'node:net';

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
  /** Milliseconds for which a shutdown waits for clients to read their answers. */
  readonly unreadMs: number;
}

export const connectionLimits: ConnectionLimits = {
  requestMs: 30_000,
  headersMs: 10_000,
  checkMs: 1_000,
  requestsPerSocket: 100,
  idleMs: 30_000,
  bodyBytesAtOnce: 32 * 1024 * 1024,
  unreadMs: 5_000,
};

/** The server options of fastify for these limits. */
export const serverOptions = (limits: ConnectionLimits, deadlineMs: number) => ({
  requestTimeout: limits.requestMs,
  maxRequestsPerSocket: limits.requestsPerSocket,
  connectionTimeout: deadlineMs + limits.idleMs,
  http: { headersTimeout: limits.headersMs, connectionsCheckingInterval: limits.checkMs },
});

const answers: Readonly<Record<string, readonly [status: string, message: string]>> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request was not complete in time.'],
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', 'The headers of the request are too large.'],
};

/** Answers what is no HTTP request, or was not complete in time, with a GraphQL error, and closes the connection. */
export const clientErrorHandler = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, message] = answers[error.code ?? ''] ?? [
    '400 Bad Request',
    'This is no valid HTTP request.',
  ];
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  const headers = `content-type: application/json; charset=utf-8\r\ncontent-length: ${body.length}\r\nconnection: close`;
  socket.end(`HTTP/1.1 ${status}\r\n${headers}\r\n\r\n${body}`, () => socket.destroy());
};
