import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Stream, StreamEnding } from './openStreams';
import type { StreamSettings } from './settings';

/** A WebSocket whose sending and receiving are bounded. */
export interface Connection {
  /** Resolves when the operating system has taken the text, and when the connection is closed. */
  send(text: string): Promise<void>;
  isOpen(): boolean;
  /** Closes it with a code of the protocol. A reason that is longer than a frame allows is cut. */
  close(code: number, reason: string): void;
  /** Ends the streams of the connection with it, and the connection with a stream that ends other than by its source or client. */
  carry(stream: Stream): void;
}

export interface ConnectionOptions extends StreamSettings {
  readonly webSocket: WebSocket;
  readonly socket: Socket;
  readonly onText: (text: string) => void;
  readonly onClose: (code: number, reason: string) => void;
}

/** Codes with which official clients connect again, unlike most others. */
export const serviceRestart = 1012;
export const tryAgainLater = 1013;

/** Of the protocol of graphql-ws. */
const badRequest = 4400;
export const forbidden = 4403;

/** Of the protocol of WebSockets. */
const longestReason = 123;

/** Beyond this, no more is read: every message may have an answer. */
const mostUnsentBytes = 65_536;

const cut = (reason: string): string => {
  const bytes = Buffer.from(reason);
  return bytes.length > longestReason
    ? bytes.toString('utf8', 0, longestReason).replace(/\ufffd$/, '')
    : reason;
};

export const createConnection = (options: ConnectionOptions): Connection => {
  const { webSocket, socket, onText, onClose, heartbeatMs, unreadMs } = options;
  const streams = new Set<Stream>();
  let unsent = 0;
  let isAlive = true;

  const close = (code: number, reason: string): void => webSocket.close(code, cut(reason));

  const drop = (ending: StreamEnding): void => {
    for (const stream of streams) stream.finish(ending);
    webSocket.terminate();
  };

  const boundUnsent = (): void => {
    if (webSocket.bufferedAmount <= mostUnsentBytes || webSocket.isPaused) return;
    webSocket.pause();
    socket.once('drain', () => webSocket.resume());
  };

  const heartbeat = setInterval(() => {
    // A client that does not read cannot answer, but is given its time.
    if (unsent > 0 || webSocket.readyState !== WebSocket.OPEN) return;
    if (!isAlive) {
      drop('lost');
      return;
    }
    isAlive = false;
    webSocket.ping();
  }, heartbeatMs);

  webSocket
    .on('pong', () => (isAlive = true))
    .on('ping', boundUnsent)
    .on('message', (data: Buffer, isBinary) => {
      isAlive = true;
      boundUnsent();
      if (isBinary) close(badRequest, 'Invalid message received: it is binary');
      else onText(data.toString());
    })
    .on('error', () => undefined) // `close` follows.
    .on('close', (code, reason) => {
      clearInterval(heartbeat);
      for (const stream of streams) stream.finish('client');
      onClose(code, reason.toString());
    });

  return {
    isOpen: () => webSocket.readyState === WebSocket.OPEN,
    close,
    send: (text) =>
      new Promise((resolve) => {
        if (webSocket.readyState !== WebSocket.OPEN) {
          resolve();
          return;
        }
        const timer = setTimeout(() => drop('unread'), unreadMs);
        unsent += 1;
        webSocket.send(text, () => {
          clearTimeout(timer);
          unsent -= 1;
          resolve();
        });
      }),
    carry(stream) {
      // The client has left before the stream was admitted: nothing else would end it.
      if (webSocket.readyState === WebSocket.CLOSED) {
        stream.finish('client');
        return;
      }
      streams.add(stream);
      stream.signal.addEventListener(
        'abort',
        () => {
          streams.delete(stream);
          // At once, before the end of its events is sent: a client does not begin a completed stream again.
          if (stream.end === 'expired') close(forbidden, 'Forbidden: the credentials have expired');
          if (stream.end === 'shutdown') close(serviceRestart, 'The server restarts. Connect again');
        },
        { once: true },
      );
    },
  };
};
