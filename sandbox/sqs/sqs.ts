import type { DeleteMessageBatchResult, ReceiveMessageResult, SendMessageResult } from '@aws-sdk/client-sqs';
import { awsJson } from '../awsJson';
import type { SandboxClock } from '../clock';
import { AwsError, ServiceError } from '../errors';
import { sqsErrorTemplates } from '../errorTemplates';
import { type Call, operation } from '../operation';
import type { Service } from '../service';
import { integer, list, optional, structure, text } from '../validation';
import { md5, type Queue, type ReceivedMessage } from './queue';
import type { Queues } from './queues';

/** How often a long poll looks for what the sandbox's time has brought, in milliseconds of real time. */
const lookMs = 100;

const queueUrl = { QueueUrl: text() };
const hiddenSeconds = integer({ min: 0, max: 43_200 });
const names = optional(list(text(), { min: 0, max: 20 }));

/**
 * Amazon SQS: standard queues. WaitTimeSeconds is real time, all other times are the sandbox's. A message is received in the order of
 * sending, as long as nothing hides it.
 */
export const sqs = (queues: Queues, clock: SandboxClock): Service => ({
  name: 'sqs',
  protocol: awsJson('AmazonSQS', { messageMember: 'message', version: '1.0', queryErrors }),
  errorTemplates: sqsErrorTemplates,
  accepts: ({ headers }) => String(headers['x-amz-target']).startsWith('AmazonSQS.'),

  operations: {
    ReceiveMessage: operation(
      {
        ...queueUrl,
        MaxNumberOfMessages: optional(integer({ min: 1, max: 10 })),
        WaitTimeSeconds: optional(integer({ min: 0, max: 20 })),
        VisibilityTimeout: optional(hiddenSeconds),
        AttributeNames: names,
        MessageSystemAttributeNames: names,
      },
      async (call): Promise<ReceiveMessageResult> => {
        const { MaxNumberOfMessages: most = 1, VisibilityTimeout: hidden = 30, ...input } = call.input;
        const queue = queueOf(queues, call);
        const look = (): readonly ReceivedMessage[] => {
          queues.catchUp(call.scope, clock.now());
          return queue.receive(most, hidden * 1000, clock.now().getTime());
        };
        const found = await lookUntilFound(look, queue, (input.WaitTimeSeconds ?? 0) * 1000, call);
        const wanted = [...(input.AttributeNames ?? []), ...(input.MessageSystemAttributeNames ?? [])];
        return found.length === 0 ? {} : { Messages: found.map(withAttributes(wanted)) };
      },
    ),

    DeleteMessage: operation({ ...queueUrl, ReceiptHandle: text() }, (call): object => {
      if (!queueOf(queues, call).remove(call.input.ReceiptHandle)) throw invalidHandle();
      return {};
    }),

    DeleteMessageBatch: operation(
      {
        ...queueUrl,
        Entries: list(structure({ Id: text({ pattern: /^[\w-]{1,80}$/ }), ReceiptHandle: text() }), {
          min: 0,
          max: Infinity,
        }),
      },
      (call): DeleteMessageBatchResult => {
        const queue = queueOf(queues, call);
        const { Entries: entries } = call.input;
        checkEntries(entries);
        const done = entries.map(({ Id, ReceiptHandle }) => ({ Id, isDone: queue.remove(ReceiptHandle) }));
        return {
          Successful: done.flatMap(({ Id, isDone }) => (isDone ? [{ Id }] : [])),
          Failed: done.flatMap(({ Id, isDone }) => (isDone ? [] : [failedEntry(Id)])),
        };
      },
    ),

    SendMessage: operation(
      { ...queueUrl, MessageBody: text({ min: 1, max: 1_048_576 }) },
      (call): SendMessageResult => {
        const { MessageBody: body } = call.input;
        const sent = queueOf(queues, call).send(body, call.caller.userId, clock.now().getTime());
        return { MessageId: sent, MD5OfMessageBody: md5(body) };
      },
    ),
  },
});

/** The header of an error, with the code that it has in the older Query protocol. */
const queryErrors: Readonly<Record<string, string>> = {
  QueueDoesNotExist: 'AWS.SimpleQueueService.NonExistentQueue',
  TooManyEntriesInBatchRequest: 'AWS.SimpleQueueService.TooManyEntriesInBatchRequest',
  EmptyBatchRequest: 'AWS.SimpleQueueService.EmptyBatchRequest',
  BatchEntryIdsNotDistinct: 'AWS.SimpleQueueService.BatchEntryIdsNotDistinct',
};

const queueOf = (queues: Queues, call: Call<{ readonly QueueUrl: string }>): Queue => {
  const { input, scope, caller } = call;
  const [, accountId = '', name = ''] = new URL(input.QueueUrl, 'http://sandbox').pathname.split('/');
  const queue = queues.find({ accountId, region: scope.region }, name);
  if (!queue) throw new AwsError('QueueDoesNotExist', 400, 'The specified queue does not exist.');
  if (accountId !== caller.accountId) throw new ServiceError('accessDenied');
  return queue;
};

/** Ends early when the client has gone, so that no message is hidden for nothing. */
const lookUntilFound = async (
  look: () => readonly ReceivedMessage[],
  queue: Queue,
  waitMs: number,
  { isConnected }: Call<unknown>,
): Promise<readonly ReceivedMessage[]> => {
  const until = performance.now() + waitMs;
  for (;;) {
    const found = look();
    const leftMs = until - performance.now();
    if (found.length > 0 || leftMs <= 0) return found;
    await queue.sentWithin(Math.min(lookMs, leftMs));
    if (!isConnected()) return [];
  }
};

const withAttributes =
  (wanted: readonly string[]) =>
  ({ Attributes, ...message }: ReceivedMessage): object => {
    const chosen = Object.entries(Attributes).filter(
      ([name]) => wanted.includes('All') || wanted.includes(name),
    );
    return chosen.length === 0 ? message : { ...message, Attributes: Object.fromEntries(chosen) };
  };

const invalidHandle = (): AwsError =>
  new AwsError('ReceiptHandleIsInvalid', 400, 'The input receipt handle is invalid.');

const failedEntry = (Id: string) => ({
  Id,
  SenderFault: true,
  Code: 'ReceiptHandleIsInvalid',
  Message: 'The input receipt handle is invalid.',
});

const mostEntries = 10;

const checkEntries = (entries: readonly { readonly Id: string }[]): void => {
  if (entries.length === 0) {
    throw new AwsError('EmptyBatchRequest', 400, 'There should be at least one entry in the request.');
  }
  if (entries.length > mostEntries) {
    throw new AwsError(
      'TooManyEntriesInBatchRequest',
      400,
      `Maximum number of entries per request are ${mostEntries}. You have sent ${entries.length}.`,
    );
  }
  if (new Set(entries.map(({ Id }) => Id)).size < entries.length) {
    throw new AwsError('BatchEntryIdsNotDistinct', 400, 'Two or more batch entries have the same Id.');
  }
};
