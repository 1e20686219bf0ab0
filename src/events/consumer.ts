import { LRUCache } from 'lru-cache';
import type { EndSignal } from '../model/endSignal';
import type { AwsEvent, Message } from './envelope';
import type { Queue, QueueMessage } from './queue';

/*
 * Reads one queue, one batch after the other. Every message is deleted once it is handled, whatever it is, so that none comes back for ever.
 * One that is not deleted comes back, and is a duplicate then.
 */

export type MessageOutcome = Message['type'] | 'duplicate';

export interface ConsumerOptions {
  readonly queue: Queue;
  readonly read: (body: string) => Message;
  /** Takes an event. Synchronous: what it leads to does not delay the next one. */
  readonly onEvent: (event: AwsEvent) => void;
  readonly onMessage: (outcome: MessageOutcome) => void;
  /** Called after each call, with its error where it has failed. `ReceiveMessage` without one: the queue can be read. */
  readonly onCall: (operation: QueueOperation, error?: unknown) => void;
  /** Messages that SQS did not delete. */
  readonly onLeft: (count: number) => void;
  /** Calls back after so many milliseconds. Returns a function that prevents it. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
  /** Ends the call under way. */
  readonly stopped: EndSignal;
}

export type QueueOperation = 'ReceiveMessage' | 'DeleteMessageBatch';

/** The events whose copies are known. */
const idsKept = 1_000;

/** An empty answer that arrives sooner, in milliseconds, is no long poll. The next call waits for so long. */
const shortestPollMs = 1_000;

const longestPauseMs = 60_000;

/** The pause after failures in a row: it doubles, from 1 s up to a minute. */
const pauseAfter = (failures: number): number => Math.min(1_000 * 2 ** (failures - 1), longestPauseMs);

/** Reads the queue until the process stops. Never rejects. */
export const consume = async ({
  queue,
  read,
  onEvent,
  onMessage,
  onCall,
  onLeft,
  after,
  stopped,
}: ConsumerOptions): Promise<void> => {
  let call = new AbortController();
  const known = new LRUCache<string, true>({ max: idsKept });
  let failures = 0;
  let endPause = (): void => undefined;
  stopped.addEventListener('abort', () => {
    call.abort(stopped.reason);
    endPause();
  });

  const isOver = (): boolean => stopped.aborted;

  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = after(milliseconds, resolve);
      endPause = () => {
        cancel();
        resolve();
      };
      if (isOver()) endPause();
    });

  const pauseAfterFailure = (): Promise<void> => {
    failures += 1;
    return pause(pauseAfter(failures));
  };

  const outcomeOf = ({ body }: QueueMessage): MessageOutcome => {
    const message = read(body);
    if (message.type !== 'event') return message.type;
    const { event } = message;
    if (known.has(event.id)) return 'duplicate';
    known.set(event.id, true);
    onEvent(event);
    return 'event';
  };

  const calling = async <Output>(
    operation: QueueOperation,
    send: (signal: AbortSignal) => Promise<Output>,
  ): Promise<Output | undefined> => {
    call = new AbortController();
    try {
      const output = await send(call.signal);
      onCall(operation);
      return output;
    } catch (error) {
      if (isOver()) return undefined;
      onCall(operation, error);
      await pauseAfterFailure();
      return undefined;
    }
  };

  while (!isOver()) {
    const begun = performance.now();
    const messages = await calling('ReceiveMessage', (signal) => queue.receive(signal));
    if (!messages) continue;
    if (messages.length === 0) {
      failures = 0;
      if (performance.now() - begun < shortestPollMs) await pause(shortestPollMs);
      continue;
    }
    for (const message of messages) onMessage(outcomeOf(message));
    const left = await calling('DeleteMessageBatch', (signal) => queue.remove(messages, signal));
    if (left === undefined) continue;
    if (left > 0) onLeft(left);
    // Without a visibility time, all of them return at once.
    if (left === messages.length) await pauseAfterFailure();
    else failures = 0;
  }
};
