import { setImmediate as nextTurn } from 'node:timers/promises';
import { workflow } from '../history/records';
import { fakeClock } from './fakeClock';
import { allQuery, builds, eventIn, start, startLive } from './harness';

/*
 * A process that is to be killed: `file first last executions [lastEventId]`. It writes the changes from `first` to `last` of so many
 * executions, and a last one of the first execution. Meanwhile it has a stream of them, and prints each event that this has, one a line.
 */

/** So many changes at least are committed and not sent whenever an event is sent, until all are written; and at most. */
const ahead = { least: 2, most: 5 };

export interface PrintedEvent {
  readonly eventId: string;
  readonly type: string;
  readonly execution: string;
  readonly change: number;
}

const [file = '', firstText, lastText, executionsText, lastEventId] = process.argv.slice(2);
const [first, last, executions] = [Number(firstText), Number(lastText), Number(executionsText)];

const stateOf = (number: number, change: number) =>
  workflow(
    {
      status: 'RUNNING',
      startTime: new Date(start).toISOString(),
      endTime: undefined,
      totalStepsSucceeded: change,
    },
    { number, fetchedAt: new Date(start + change * 1000) },
  );

const run = async (): Promise<void> => {
  const live = await startLive(builds([]), { settings: { file }, clock: fakeClock(start + 3_600_000) });
  const write = async (change: number, count = executions): Promise<void> => {
    for (let number = 1; number <= count; number += 1) live.store.offer([stateOf(number, change)]);
    await live.store.flush();
  };
  await write(first);
  const stream = await live.subscribe({ query: allQuery(), lastEventId });
  let written = first;
  let read = first;

  const print = async (): Promise<void> => {
    for (;;) {
      const item = await stream.next();
      const { type, execution } = eventIn(item);
      read = execution.totalStepsSucceeded;
      while (written < Math.min(read + ahead.least, last)) await nextTurn();
      const { eventId = '' } = item;
      const event: PrintedEvent = { eventId, type, execution: execution.id, change: read };
      process.stdout.write(`${JSON.stringify(event)}\n`);
    }
  };

  const writeAll = async (): Promise<void> => {
    for (let change = first + 1; change <= last; change += 1) {
      while (change - read > ahead.most) await nextTurn();
      await write(change);
      written = change;
    }
    await write(last + 1, 1);
  };

  await Promise.all([print(), writeAll()]);
};

void run();
