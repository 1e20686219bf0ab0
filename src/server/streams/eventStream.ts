import type { ServerResponse } from 'node:http';
import type { MaybePromise } from '../../model/page';
import { setHeaders } from '../answerHeaders';
import type { StreamSettings } from './settings';

/** A response with an event stream. */
export interface EventStream {
  /**
   * Sends a text, or the UTF-8 bytes of one, together with others of the same turn. True, at once or later, when the next one may follow: the
   * operating system has taken all but a little. False where it has not in time, and when the client has left, or the stream has ended.
   */
  send(text: string | Buffer): MaybePromise<boolean>;
  /** Ends the response. A client that has not read it after so many milliseconds is cut off. */
  end(patienceMs: number): void;
}

export interface EventStreamOptions extends StreamSettings {
  readonly response: ServerResponse;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  /** Aborted when the stream ends: no event waits for room any more. */
  readonly signal: AbortSignal;
  /** Called once for a client that does not read. It is cut off then. */
  readonly onUnread: () => void;
}

const comment = ':\n\n';

/** The next event is made when less than this is left to be taken. */
const mostUntaken = 16_384;

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
  const { response, headers, signal, heartbeatMs, unreadMs, onUnread } = options;
  /** What the operating system has not taken yet: how many texts, and their length in all, in bytes or characters. */
  let texts = 0;
  let untaken = 0;
  let unread: NodeJS.Timeout | undefined;
  let onRoom: ((isOpen: boolean) => void) | undefined;
  let isCorked = false;

  const cutOff = (): void => {
    onUnread();
    response.destroy();
  };

  const freeRoom = (isOpen: boolean): void => {
    onRoom?.(isOpen);
    onRoom = undefined;
  };

  const onTaken = (length: number): void => {
    texts -= 1;
    untaken -= length;
    if (texts > 0) unread?.refresh();
    else clearTimeout(unread);
    if (untaken < mostUntaken) freeRoom(true);
  };

  /** Events that come together are one call of the operating system, which costs more than all else. */
  const cork = (): void => {
    if (isCorked) return;
    isCorked = true;
    response.cork();
    setImmediate(() => {
      isCorked = false;
      response.uncork();
    });
  };

  const send = (text: string | Buffer): MaybePromise<boolean> => {
    if (response.destroyed) return false;
    cork();
    if (texts === 0) unread = setTimeout(cutOff, unreadMs);
    texts += 1;
    untaken += text.length;
    response.write(text, (error) => {
      if (!error && !response.destroyed) onTaken(text.length);
    });
    if (untaken < mostUntaken) return true;
    if (signal.aborted) return false;
    return new Promise((resolve) => (onRoom = resolve));
  };

  const heartbeat = setInterval(() => {
    if (texts === 0) void send(comment);
  }, heartbeatMs);
  /** A response that waits for others of its connection is never closed. */
  const stopTimers = (): void => {
    clearInterval(heartbeat);
    clearTimeout(unread);
    unread = undefined;
  };
  response.on('close', () => {
    stopTimers();
    freeRoom(false);
  });
  signal.addEventListener('abort', () => freeRoom(false), { once: true });
  response.on('error', () => undefined); // `close` follows.
  setHeaders([...headers, ...streamHeaders], (name, value) => response.setHeader(name, value));
  response.writeHead(200);
  void send(comment);

  return {
    send,
    end(patienceMs) {
      stopTimers();
      if (response.closed) return; // No event follows that would stop the timer.
      const timer = setTimeout(() => response.destroy(), patienceMs);
      response.on('close', () => clearTimeout(timer));
      response.end();
    },
  };
};
