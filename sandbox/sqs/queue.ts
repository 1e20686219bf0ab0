import { createHash, randomUUID } from 'node:crypto';

/** A message as ReceiveMessage returns it. */
export interface ReceivedMessage {
  readonly MessageId: string;
  readonly ReceiptHandle: string;
  readonly MD5OfBody: string;
  readonly Body: string;
  /** System attributes, all of them. */
  readonly Attributes: Readonly<Record<string, string>>;
}

/** A standard queue. Times are those of the sandbox's clock, in epoch milliseconds. */
export interface Queue {
  /** Returns the id of the message. */
  send(body: string, sender: string, now: number): string;
  /** Takes visible messages, and hides them for a time. */
  receive(most: number, hiddenMs: number, now: number): readonly ReceivedMessage[];
  /** Deletes a message by the handle of any receipt. Deleting it again is no error. False for what is no handle. */
  remove(receiptHandle: string): boolean;
  /** The messages that are not deleted, hidden ones included. */
  size(now: number): number;
  /** Resolves when a message is sent, and after a time at the latest, in milliseconds of real time. */
  sentWithin(ms: number): Promise<void>;
  /** The long polls that wait now. */
  polls(): number;
}

interface StoredMessage {
  readonly id: string;
  readonly body: string;
  readonly sender: string;
  readonly sentAt: number;
  visibleAt: number;
  receivedFirst: number | undefined;
  receipts: number;
}

/** Queues keep messages for four days. */
const keptMs = 4 * 86_400_000;

const handleForm = /^([0-9a-f-]{36})#[0-9a-f-]{36}$/;

export const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

export const createQueue = (): Queue => {
  const messages = new Map<string, StoredMessage>();
  const waiting = new Set<() => void>();

  const dropOld = (now: number): void => {
    for (const [id, { sentAt }] of messages) if (now - sentAt > keptMs) messages.delete(id);
  };

  const receive = (message: StoredMessage, hiddenMs: number, now: number): ReceivedMessage => {
    message.visibleAt = now + hiddenMs;
    message.receivedFirst ??= now;
    message.receipts += 1;
    const { id, body, sender, sentAt, receivedFirst, receipts } = message;
    return {
      MessageId: id,
      ReceiptHandle: Buffer.from(`${id}#${randomUUID()}`).toString('base64'),
      MD5OfBody: md5(body),
      Body: body,
      Attributes: {
        SenderId: sender,
        SentTimestamp: String(sentAt),
        ApproximateReceiveCount: String(receipts),
        ApproximateFirstReceiveTimestamp: String(receivedFirst),
      },
    };
  };

  return {
    send(body, sender, now) {
      const id = randomUUID();
      const isNew = { visibleAt: now, receivedFirst: undefined, receipts: 0 };
      messages.set(id, { id, body, sender, sentAt: now, ...isNew });
      for (const resolve of [...waiting]) resolve();
      return id;
    },
    receive(most, hiddenMs, now) {
      dropOld(now);
      return [...messages.values()]
        .filter(({ visibleAt }) => visibleAt <= now)
        .slice(0, most)
        .map((message) => receive(message, hiddenMs, now));
    },
    remove(receiptHandle) {
      const [, id] = handleForm.exec(Buffer.from(receiptHandle, 'base64').toString()) ?? [];
      if (id === undefined) return false;
      messages.delete(id);
      return true;
    },
    size(now) {
      dropOld(now);
      return messages.size;
    },
    sentWithin: (ms) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          waiting.delete(end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        waiting.add(end);
      }),
    polls: () => waiting.size,
  };
};
