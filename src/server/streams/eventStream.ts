import type { ServerResponse } from 'node:http';
import { setHeaders } from '../answerHeaders';
import type { StreamSettings } from './settings';

/** A response with an event stream, which is written one event at a time. */
export interface EventStream {
  /** Resolves when the operating system has taken the text; false where it has not in time, and when the client has left. */
  send(text: string): Promise<boolean>;
  /** Ends the response. A client that does not read it is cut off after a while. */
  end(): void;
}

export interface EventStreamOptions extends StreamSettings {
  readonly response: ServerResponse;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  /** Called once for a client that does not read. It is cut off then. */
  readonly onUnread: () => void;
}

const comment = ':\n\n';

/**
 * Neither compressed nor held back: an event that waits for others in a buffer of a proxy is late. `X-Accel-Buffering` is
 * for nginx, and `no-transform` for proxies that compress.
 */
const streamHeaders = [
  'content-type',
  'text/event-stream; charset=utf-8',
  'cache-control',
  'no-store, no-transform',
  'x-accel-buffering',
  'no',
];

/** Opens the stream. Its heartbeats are comments: they keep proxies from closing it, and reveal a client that is gone. */
export const openEventStream = (options: EventStreamOptions): EventStream => {
  const { response, headers, heartbeatMs, unreadMs, onUnread } = options;
  let unsent = 0;

  const cutOff = (): void => {
    onUnread();
    response.destroy();
  };

  const send = (text: string): Promise<boolean> =>
    new Promise((resolve) => {
      const settle = (isSent: boolean): void => {
        clearTimeout(timer);
        response.off('close', onClose);
        unsent -= 1;
        resolve(isSent);
      };
      const onClose = (): void => settle(false);
      const timer = setTimeout(cutOff, unreadMs);
      unsent += 1;
      if (response.destroyed) {
        settle(false);
        return;
      }
      response.on('close', onClose);
      response.write(text, (error) => {
        if (!error && !response.destroyed) settle(true);
      });
    });

  const heartbeat = setInterval(() => {
    if (unsent === 0) void send(comment);
  }, heartbeatMs);
  response.on('close', () => clearInterval(heartbeat));
  response.on('error', () => undefined); // `close` follows.
  setHeaders([...headers, ...streamHeaders], (name, value) => response.setHeader(name, value));
  response.writeHead(200);
  void send(comment);

  return {
    send,
    end() {
      clearInterval(heartbeat);
      const timer = setTimeout(() => response.destroy(), unreadMs);
      response.on('close', () => clearTimeout(timer));
      response.end();
    },
  };
};
