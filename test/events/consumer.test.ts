import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { consume, type MessageOutcome } from '../../src/events/consumer';
import type { Message } from '../../src/events/envelope';
import type { QueueMessage } from '../../src/events/queue';
import { Ending } from '../../src/model/endSignal';
import { scopeOf } from '../../src/model/scope';
import { fakeClock } from '../support/live/fakeClock';

const scope = scopeOf('111122223333', 'us-east-1');

const read = (body: string): Message =>
  body.startsWith('e')
    ? { type: 'event', event: { id: body, scope, image: body, executions: [] } }
    : { type: 'malformed' };

const messagesOf = (...bodies: readonly string[]): readonly QueueMessage[] =>
  bodies.map((body, index) => ({ body, receiptHandle: `${body} ${index}` }));

type Answer = readonly string[] | Error;

/** A queue with these answers, one after the other. Then it waits, until the process stops. */
const start = (answers: readonly Answer[], removals: readonly (number | Error)[] = []) => {
  const clock = fakeClock(0);
  const stopped = new Ending();
  const events: string[] = [];
  const outcomes: MessageOutcome[] = [];
  const calls: string[] = [];
  const left: number[] = [];
  const removed: (readonly string[])[] = [];
  const [waiting, deleting] = [[...answers], [...removals]];
  const queue = {
    receive: (signal: AbortSignal) =>
      new Promise<readonly QueueMessage[]>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')));
        const answer = waiting.shift();
        if (answer instanceof Error) reject(answer);
        else if (answer) resolve(messagesOf(...answer));
      }),
    remove: (messages: readonly QueueMessage[]) => {
      removed.push(messages.map(({ body }) => body));
      const result = deleting.shift() ?? 0;
      return result instanceof Error ? Promise.reject(result) : Promise.resolve(result);
    },
  };
  const done = consume({
    queue,
    read,
    onEvent: ({ id }) => events.push(id),
    onMessage: (outcome) => outcomes.push(outcome),
    onCall: (operation, error) => calls.push(error === undefined ? operation : `${operation} failed`),
    onLeft: (count) => left.push(count),
    after: (milliseconds, callback) => clock.after(milliseconds, callback),
    stopped,
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  };
  return { clock, stopped, events, outcomes, calls, left, removed, done, settle, queue };
};

describe('The consumer of a queue', () => {
  it('handles each event once, in whatever order, and deletes all messages, malformed ones too', async () => {
    const { events, outcomes, removed, settle } = start([
      ['e2', 'nonsense', 'e1'],
      ['e1', 'e3', 'e2'],
    ]);

    await settle();

    expect(events).toEqual(['e2', 'e1', 'e3']);
    expect(outcomes).toEqual(['event', 'malformed', 'event', 'duplicate', 'event', 'duplicate']);
    expect(removed).toEqual([
      ['e2', 'nonsense', 'e1'],
      ['e1', 'e3', 'e2'],
    ]);
  });

  it('counts what was not deleted, and takes it as a duplicate when it returns', async () => {
    const { events, outcomes, left, settle } = start([['e1', 'e2'], ['e2']], [1]);

    await settle();

    expect(left).toEqual([1]);
    expect(events).toEqual(['e1', 'e2']);
    expect(outcomes).toEqual(['event', 'event', 'duplicate']);
  });

  it('waits after failures, twice as long each time, a minute at most, and not after a success', async () => {
    const failures = Array.from({ length: 8 }, () => new Error('Away.'));
    const { clock, settle, calls, events } = start([...failures, ['e1'], new Error('Away.'), ['e2']]);

    const pauses: number[] = [];
    while (pauses.length < failures.length) {
      await settle();
      const [pause = 0] = clock.timers();
      pauses.push(pause);
      clock.pass(pause);
    }
    await settle();

    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    expect(events).toEqual(['e1']);
    expect(clock.timers()).toEqual([1_000]);
    clock.pass(1_000);
    await settle();
    expect(events).toEqual(['e1', 'e2']);
    expect(calls.filter((call) => call === 'ReceiveMessage failed')).toHaveLength(9);
  });

  it('waits after a deletion that failed, and handles nothing twice', async () => {
    const { clock, settle, calls, events } = start([['e1'], ['e1']], [new Error('Denied.')]);

    await settle();
    expect(calls).toEqual(['ReceiveMessage', 'DeleteMessageBatch failed']);
    clock.pass(1_000);
    await settle();

    expect(calls.slice(2)).toEqual(['ReceiveMessage', 'DeleteMessageBatch']);
    expect(events).toEqual(['e1']);
  });

  it('waits after a batch of which nothing was deleted, longer each time, until a deletion succeeds', async () => {
    const { clock, settle, calls, left } = start(
      [['e1', 'x'], ['e1', 'x'], ['e1', 'x'], ['e2'], ['e3', 'e4']],
      [2, 2, 1, 1],
    );

    await settle();
    expect(clock.timers()).toEqual([1_000]);
    clock.pass(1_000);
    await settle();
    expect(clock.timers()).toEqual([2_000]);
    expect(calls).toHaveLength(4);
    clock.pass(2_000);
    await settle();

    // Of the third batch, one was deleted.
    expect(clock.timers()).toEqual([1_000]);
    clock.pass(1_000);
    await settle();
    expect(left).toEqual([2, 2, 1, 1]);
    expect(calls).toHaveLength(10);
  });

  it('does not call a queue again at once that answers without waiting', async () => {
    const { clock, settle, calls } = start([[], [], []]);

    await settle();
    expect(calls).toEqual(['ReceiveMessage']);
    clock.pass(1_000);
    await settle();

    expect(calls).toEqual(['ReceiveMessage', 'ReceiveMessage']);
  });

  it('ends at once when the process stops, during a long poll and during a pause', async () => {
    for (const answers of [[], [new Error('Away.')]]) {
      const { stopped, done, settle, clock, calls } = start(answers);
      await settle();

      stopped.abort(new Error('The process stops.'));
      await done;

      expect(clock.timers()).toEqual([]);
      expect(calls).toHaveLength(answers.length);
    }
  });
});
