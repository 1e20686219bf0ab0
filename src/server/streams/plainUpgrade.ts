import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Of the headers of one connection, those with which a client offers another protocol. */
const offers: ReadonlySet<string> = new Set(['connection', 'upgrade', 'http2-settings']);

const headWithoutOffer = ({ method, url, httpVersion, rawHeaders }: IncomingMessage): string => {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2);
    if (!offers.has(name.toLowerCase())) lines.push(`${name}: ${value}`);
  }
  return `${lines.join('\r\n')}\r\n\r\n`;
};

/** True for a request that opens a WebSocket. */
export const isWebSocket = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket';

/**
 * Answers a request that offers another protocol, such as HTTP/2, as one without that offer. Clients of Java and `curl --http2` send it
 * with plain requests. A server of Node.js that has WebSockets would leave such a request unanswered, so the connection
 * begins anew with the same bytes.
 */
export const answerWithoutUpgrade = (
  server: Server,
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void => {
  socket.removeAllListeners('timeout'); // The server adds them again.
  if (head.length > 0) socket.unshift(head);
  socket.unshift(Buffer.from(headWithoutOffer(request), 'latin1'));
  server.emit('connection', socket);
};
