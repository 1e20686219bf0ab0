import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { Queue } from '../../sandbox/sqs/queue';
import type { QueueSettings } from '../../src/events/settings';
import { anonymous } from '../../src/model/caller';
import {
  allQuery,
  builds,
  changedQuery,
  imageArn,
  type LiveTest,
  scope,
  start,
  startLive,
  uuidOf,
  workflowId,
} from '../support/live/harness';

interface EventsTest extends LiveTest {
  readonly queue: Queue;
  /** Sends an event of an image to the queue, and resolves when the gateway has read it. */
  readonly send: (image: number, id?: string) => Promise<void>;
  readonly sendBody: (body: string) => Promise<void>;
  readonly metric: (name: string) => Promise<number>;
  readonly warnings: () => readonly string[];
}

let test: EventsTest | undefined;

const name = 'image-events';

const stateChange = (image: number, id: string): string =>
  JSON.stringify({
    version: '0',
    id,
    'detail-type': 'EC2 Image Builder Image State Change',
    source: 'aws.imagebuilder',
    account: scope.accountId,
    time: new Date(start).toISOString(),
    region: scope.region,
    resources: [imageArn(image)],
    detail: { 'previous-state': { status: 'BUILDING' }, state: { status: 'TESTING' } },
  });

const open = async (data: Parameters<typeof startLive>[0], queueName = name): Promise<EventsTest> => {
  const lines: string[] = [];
  const live = await startLive(data, {
    events: ({ url }): readonly QueueSettings[] => [
      { ...scope, name: queueName, queueUrl: `${url}/${scope.accountId}/${queueName}` },
    ],
    log: pino({ level: 'warn' }, { write: (line) => void lines.push(line) }),
  });
  const queue = live.sandbox.queues.find(scope, name);
  if (!queue) throw new Error('The sandbox has the queue.');
  live.services.start();
  const now = (): number => live.sandbox.clock.now().getTime();
  const sendBody = async (body: string): Promise<void> => {
    queue.send(body, 'test', now());
    while (queue.size(now()) > 0) await nextTurn();
  };
  test = {
    ...live,
    queue,
    sendBody,
    send: (image, id = randomUUID()) => sendBody(stateChange(image, id)),
    async metric(metric) {
      const line = (await live.services.metrics.text())
        .split('\n')
        .find((one) => one.startsWith(`execution_gateway_${metric} `));
      return Number(line?.split(' ').at(-1));
    },
    warnings: () => lines.map((line) => (JSON.parse(line) as { readonly msg: string }).msg),
  };
  return test;
};

afterEach(async () => {
  await test?.close();
  test = undefined;
});

describe('A stream with events of AWS', () => {
  it('has the change of an execution as soon as AWS reports it, and not when it is due', async () => {
    const { subscribe, replace, send, clock, pass } = await open(builds([{}]));
    const stream = await subscribe(changedQuery(workflowId(1)));
    expect(await stream.event()).toBe('SNAPSHOT RUNNING 0');
    await pass(1_500);
    const [dueIn] = clock.timers();

    replace(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    await send(1);
    await pass(0);

    expect(dueIn).toBeGreaterThan(1_000);
    expect(await stream.event()).toBe('ENDED SUCCEEDED 7');
    expect(clock.now()).toBe(start + 1_500);
  });

  it('has a new execution as soon as AWS reports its image', async () => {
    const { subscribe, replace, send, pass, clock } = await open(builds([{}]));
    const stream = await subscribe(allQuery());
    expect(await stream.event()).toBe('SNAPSHOT RUNNING 0');
    await pass(1_500);

    replace(builds([{}, {}]));
    await send(2);
    await pass(0);

    expect(await stream.event()).toBe('ADDED RUNNING 0');
    expect(clock.now()).toBe(start + 1_500);
  });

  it("has the changes that the sandbox's own events report", async () => {
    const { subscribe, replace, pass, clock, queue, metric } = await open(builds([{}]));
    const stream = await subscribe(changedQuery(workflowId(1)));
    await stream.event();
    await pass(1_500);
    while (queue.polls() === 0) await nextTurn();

    replace(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    while ((await metric('event_messages_total{outcome="event"}')) === 0) await nextTurn();
    await pass(0);

    expect(await stream.event()).toBe('ENDED SUCCEEDED 7');
    expect(clock.now()).toBe(start + 1_500);
  });

  it('reads only the lists of the image that an event is about, once, however often the event arrives', async () => {
    const over = { status: 'COMPLETED' };
    // The first and the last one are read without events after 2.8 s.
    const { subscribe, send, pass, passUntilCalls, calls, sandbox, metric } = await open(
      builds([{}, over, over, over, {}]),
    );
    const stream = await subscribe(allQuery());
    await stream.event();
    await stream.event();
    await pass(1_500);
    const before = calls().length;

    await send(1, 'same');
    await passUntilCalls(0, before + 3);
    await send(1, 'same');
    await send(1, 'same');
    await pass(1_000);
    await test?.services.live.engine.idle();

    const read = sandbox.calls
      .all()
      .filter(({ service }) => service !== 'sts' && service !== 'sqs')
      .slice(before);
    expect(read.map(({ operation, input }) => [operation, ...Object.values(input)].join(' ')).sort()).toEqual(
      [
        `GetWorkflowExecution wf-${uuidOf(1)}`,
        'ListImageBuildVersions 25',
        `ListWorkflowExecutions ${imageArn(1)} 25`,
      ],
    );
    expect(await metric('event_messages_total{outcome="duplicate"}')).toBe(2);
  });
});

describe('Messages', () => {
  it('are deleted and counted, whatever they are, and foreign ones lead to no call', async () => {
    const { subscribe, sendBody, pass, calls, metric } = await open(builds([{}]));
    const stream = await subscribe(allQuery());
    await stream.event();
    await pass(1_500);
    const before = calls().length;

    await sendBody('nonsense');
    await sendBody(stateChange(1, 'a').replaceAll(scope.accountId, '999988887777'));
    await sendBody(stateChange(1, 'b').replace('aws.imagebuilder', 'aws.s3'));
    await test?.services.live.engine.idle();

    expect(calls().slice(before)).toEqual([]);
    for (const outcome of ['malformed', 'foreign', 'other'])
      expect(await metric(`event_messages_total{outcome="${outcome}"}`)).toBe(1);
    expect(await metric('event_scopes')).toBe(0);
  });

  it('make lists due without streams, and lead to no call before a query', async () => {
    const { ask, send, calls, clock, replace } = await open(builds([{}]));
    const query =
      '{ executions(first: 5, filter: { kinds: [IMAGE_BUILDER_WORKFLOW] }) { nodes { status } } }';
    await ask(anonymous, query);
    clock.pass(1_000);
    const again = await ask(anonymous, query);
    expect(again.calls).toEqual([]);

    replace(builds([{ status: 'COMPLETED' }]));
    await send(1);
    expect(calls()).toEqual([]);
    const { data } = await ask(anonymous, query);

    expect(data.executions.nodes).toEqual([{ status: 'SUCCEEDED' }]);
  });
});

describe('A queue that fails', () => {
  it('is reported once, and does not end the polling', async () => {
    const { subscribe, replace, pass, warnings, metric, clock } = await open(builds([{}]), 'no-queue');
    const stream = await subscribe(changedQuery(workflowId(1)));
    await stream.event();
    for (let failures = 1; failures <= 3; failures += 1) {
      while ((await metric('event_queue_failures_total{operation="ReceiveMessage"}')) < failures)
        await nextTurn();
      while (clock.timers().length < 2) await nextTurn();
      replace(builds([{ succeeded: failures }]));
      clock.pass(30_000);
      expect(await stream.event()).toBe(`CHANGED RUNNING ${failures}`);
    }

    expect(warnings()).toEqual(['A queue of events fails: its scopes are polled as without it']);
    expect(await metric('event_queues_failing')).toBe(1);
    await pass(0);
  });
});

describe('A queue that deletes nothing', () => {
  it('slows nothing down until it deletes again', async () => {
    const { queue, send, sandbox, clock, metric, warnings } = await open(builds([{}]));
    const addEvent = async (events: number): Promise<void> => {
      queue.send(stateChange(1, `event-${events}`), 'test', sandbox.clock.now().getTime());
      while ((await metric('event_messages_total{outcome="event"}')) < events) await nextTurn();
    };
    const failures = 'event_queue_failures_total{operation="DeleteMessageBatch"}';
    const passAfter = async (count: number, milliseconds: number): Promise<void> => {
      while ((await metric(failures)) < count) await nextTurn();
      while (clock.timers().length === 0) await nextTurn();
      clock.pass(milliseconds);
    };
    await send(1);
    const before = await metric('event_scopes');

    sandbox.faults.add({ match: { operation: 'DeleteMessageBatch' }, fault: { kind: 'accessDenied' } });
    await addEvent(2);
    await passAfter(1, 1_000);
    await addEvent(3);
    await passAfter(2, 0);
    const meanwhile = await metric('event_scopes');
    sandbox.faults.clear();
    clock.pass(2_000);
    await addEvent(4);
    while ((await metric('event_queues_failing')) > 0) await nextTurn();

    expect([before, meanwhile, await metric('event_scopes')]).toEqual([1, 0, 1]);
    expect(warnings()).toEqual(['A queue of events fails: its scopes are polled as without it']);
  });
});

describe('The process that stops', () => {
  it('ends the long poll at once', async () => {
    const { queue, services } = await open(builds([{}]));
    while (queue.polls() === 0) await nextTurn();

    services.stopBackground();

    while (queue.polls() > 0) await nextTurn();
    queue.send(stateChange(1, 'late'), 'test', Date.now());
    await nextTurn();
    expect(queue.size(Date.now())).toBe(1);
  });
});

describe('A scope whose events arrive', () => {
  const callsOfHour = async (hasEvent: boolean): Promise<number> => {
    const { subscribe, send, pass, clock, calls, services } = await open(builds([{}, {}]));
    const stream = await subscribe(allQuery('(filter: { kinds: [IMAGE_BUILDER_WORKFLOW] })'));
    await stream.event();
    await stream.event();
    await pass(1_500);
    if (hasEvent) await send(1);
    const before = calls().length;
    for (let passed = 0; passed < 3_600; passed += 10) {
      clock.pass(10_000);
      await nextTurn();
      await services.live.engine.idle();
      await nextTurn();
    }
    const count = calls().length - before;
    await test?.close();
    test = undefined;
    return count;
  };

  it('is polled, and less often than one without events', async () => {
    const without = await callsOfHour(false);
    const withEvents = await callsOfHour(true);

    expect(withEvents).toBeGreaterThan(30);
    expect(withEvents).toBeLessThan(without / 3);
  });
});
