import type { SQSClient } from '@aws-sdk/client-sqs';
import type { ClientPool } from '../aws/clients';
import { isRejectedCredentials } from '../aws/errors';
import { withRequestLimits } from '../aws/requestLimits';
import type { AwsTimeLimits } from '../aws/settings';
import { lazyPackages } from '../model/lazyPackages';
import { scopeOf } from '../model/scope';
import type { QueueSettings } from './settings';

export interface QueueMessage {
  readonly body: string;
  readonly receiptHandle: string;
}

/** One queue of SQS. Each method is one call, without retries. Both reject with the error of the SDK, and as soon as the signal aborts. */
export interface Queue {
  /** The next messages, 10 at most. Waits up to 20 s for the first. Others do not get them until the visibility time of the queue is over. */
  receive(signal: AbortSignal): Promise<readonly QueueMessage[]>;
  /** Deletes received messages, 10 at most. Returns the number of those that SQS did not delete, and that return later. */
  remove(messages: readonly QueueMessage[], signal: AbortSignal): Promise<number>;
}

/** The longest that SQS waits for messages. */
const pollSeconds = 20;

export const createQueue = (
  { queueUrl, accountId, region }: QueueSettings,
  clients: Pick<ClientPool, 'sqs' | 'prepare' | 'renewCredentials'>,
  { connectTimeoutMs, answerTimeoutMs }: AwsTimeLimits,
): Queue => {
  const scope = scopeOf(accountId, region);
  let made: SQSClient | undefined;
  const client = (): SQSClient => (made ??= clients.sqs(scope));

  /** Sends a call that SQS may answer after so many seconds. The next call has new credentials where these were rejected. */
  const send = async <Output>(
    waitSeconds: number,
    signal: AbortSignal,
    call: () => Promise<Output>,
  ): Promise<Output> => {
    await clients.prepare(scope, signal);
    const sentAt = performance.now();
    const limits = { connectTimeoutMs, answerTimeoutMs: answerTimeoutMs + waitSeconds * 1000 };
    try {
      return await withRequestLimits(limits, call);
    } catch (error) {
      if (isRejectedCredentials(error)) await clients.renewCredentials(scope, sentAt, signal);
      throw error;
    }
  };

  return {
    async receive(signal) {
      const { Messages: messages = [] } = await send(pollSeconds, signal, () =>
        client().send(
          new lazyPackages.sqs.ReceiveMessageCommand({
            QueueUrl: queueUrl,
            MaxNumberOfMessages: 10,
            WaitTimeSeconds: pollSeconds,
          }),
          { abortSignal: signal },
        ),
      );
      return messages.map(({ Body = '', ReceiptHandle = '' }) => ({
        body: Body,
        receiptHandle: ReceiptHandle,
      }));
    },
    async remove(messages, signal) {
      const Entries = messages.map(({ receiptHandle }, index) => ({
        Id: String(index),
        ReceiptHandle: receiptHandle,
      }));
      const { Failed: failed = [] } = await send(0, signal, () =>
        client().send(new lazyPackages.sqs.DeleteMessageBatchCommand({ QueueUrl: queueUrl, Entries }), {
          abortSignal: signal,
        }),
      );
      return failed.length;
    },
  };
};
