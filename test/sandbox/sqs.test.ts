import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, describe, expect, it } from '@jest/globals';
import { sandboxClock } from '../../sandbox/clock';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { replaceableEstate } from '../support/executions/region';
import { settingsFor } from './clients';
import { account, region, smallEstate } from './smallEstate';

let sandbox: Sandbox | undefined;

const start = async (estate = smallEstate, clock = sandboxClock()) => {
  const started = await startSandbox({ estate, clock });
  sandbox = started;
  const client = new SQSClient(settingsFor(started));
  const QueueUrl = `${started.url}/${account}/image-events`;
  return {
    sandbox: started,
    clock,
    client,
    QueueUrl,
    send: (MessageBody: string) => client.send(new SendMessageCommand({ QueueUrl, MessageBody })),
    receive: async (input: Partial<ReceiveMessageCommandInput> = {}) =>
      (await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...input })))
        .Messages ?? [],
  };
};

const bodiesOf = (messages: readonly { readonly Body?: string | undefined }[]) =>
  messages.map(({ Body }) => Body);

afterEach(async () => {
  await sandbox?.close();
  sandbox = undefined;
});

describe("The sandbox's SQS", () => {
  it('hides what was received until its time is over, and returns it again unless it is deleted', async () => {
    const { send, receive, clock, client, QueueUrl } = await start();
    await send('one');
    await send('two');

    const first = await receive({ VisibilityTimeout: 60 });
    expect(bodiesOf(first)).toEqual(['one', 'two']);
    expect(await receive()).toEqual([]);
    await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: first[0]?.ReceiptHandle ?? '' }));
    clock.advance(61);
    const [again, ...others] = await receive({ MessageSystemAttributeNames: ['ApproximateReceiveCount'] });

    expect(again).toMatchObject({ Body: 'two', Attributes: { ApproximateReceiveCount: '2' } });
    expect(others).toEqual([]);
    clock.advance(4 * 86_400 + 1);
    expect(await receive()).toEqual([]);
  });

  it('waits for a message that arrives during a long poll', async () => {
    const { send, receive } = await start();

    const waiting = receive({ WaitTimeSeconds: 20 });
    await send('late');

    expect(bodiesOf(await waiting)).toEqual(['late']);
  });

  it('hides nothing from others once a client that waits has gone', async () => {
    const { send, receive, client, QueueUrl } = await start();
    const leaving = new AbortController();
    const poll = client.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }), {
      abortSignal: leaving.signal,
    });
    const queue = sandbox?.queues.find({ accountId: account, region }, 'image-events');
    while (queue?.polls() !== 1) await nextTurn();

    leaving.abort();
    await expect(poll).rejects.toMatchObject({ name: 'AbortError' });
    while (queue.polls() !== 0) await nextTurn();
    await send('left');

    expect(bodiesOf(await receive())).toEqual(['left']);
  });

  it('deletes a batch in part, and refuses invalid batches', async () => {
    const { send, receive, client, QueueUrl } = await start();
    await send('one');
    const [message] = await receive({ VisibilityTimeout: 0 });
    const deleteAll = (Entries: { Id: string; ReceiptHandle: string }[]) =>
      client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }));
    const valid = { Id: 'a', ReceiptHandle: message?.ReceiptHandle ?? '' };

    await expect(deleteAll([valid, valid])).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' });
    await expect(deleteAll([])).rejects.toMatchObject({ name: 'EmptyBatchRequest' });
    await expect(
      deleteAll(Array.from({ length: 11 }, (_, index) => ({ ...valid, Id: `${index}` }))),
    ).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' });
    expect(await receive({ VisibilityTimeout: 0 })).toHaveLength(1);
    const { Successful, Failed } = await deleteAll([valid, { Id: 'b', ReceiptHandle: 'nonsense' }]);

    expect(Successful).toEqual([{ Id: 'a' }]);
    expect(Failed).toMatchObject([{ Id: 'b', SenderFault: true, Code: 'ReceiptHandleIsInvalid' }]);
    expect(await receive()).toEqual([]);
  });

  it('knows only the queue of each scope, and refuses other accounts', async () => {
    const { client, QueueUrl, sandbox: started } = await start();
    const receiveFrom = (url: string) => client.send(new ReceiveMessageCommand({ QueueUrl: url }));

    await expect(receiveFrom(`${QueueUrl}-2`)).rejects.toMatchObject({ name: 'QueueDoesNotExist' });
    const stranger = new SQSClient(settingsFor(started, { accountId: '999988887777', region }));
    await expect(stranger.send(new ReceiveMessageCommand({ QueueUrl }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
    });
  });

  it("has EventBridge's events of images whose status has changed, and of steps that wait", async () => {
    const place = `${account}/${region}`;
    const changing = replaceableEstate([place]);
    const arn = (number: number) => `arn:aws:imagebuilder:${region}:${account}:image/web/1.0.0/${number}`;
    const imagesIn = (...statuses: readonly string[]) =>
      statuses.map((status, index) => ({ arn: arn(index + 1), state: { status } }));
    const replace = (data: object) => changing.replace({ [place]: data });
    replace({ images: imagesIn('BUILDING', 'AVAILABLE') });
    const { receive } = await start(changing.estate);

    expect(await receive()).toEqual([]);
    replace({
      images: imagesIn('TESTING', 'AVAILABLE', 'BUILDING', 'PENDING'),
      steps: [
        {
          stepExecutionId: 'step-1',
          workflowExecutionId: 'wf-1',
          imageBuildVersionArn: arn(3),
          name: 'Approve',
          action: 'WaitForAction',
          status: 'RUNNING',
        },
      ],
    });
    const events = (await receive()).map(({ Body = '' }) => JSON.parse(Body));

    expect(events).toMatchObject([
      {
        version: '0',
        'detail-type': 'EC2 Image Builder Image State Change',
        source: 'aws.imagebuilder',
        account,
        region,
        resources: [arn(1)],
        detail: { 'previous-state': { status: 'BUILDING' }, state: { status: 'TESTING' } },
      },
      {
        resources: [arn(3)],
        detail: { 'previous-state': { status: 'PENDING' }, state: { status: 'BUILDING' } },
      },
      {
        'detail-type': 'EC2 Image Builder Workflow Step Waiting',
        detail: { 'workflow-execution-id': 'wf-1', 'workflow-step-execution-id': 'step-1' },
      },
    ]);
    expect(await receive()).toEqual([]);
  });
});
