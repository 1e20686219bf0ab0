import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, expect, it } from '@jest/globals';
import { root } from '../support/documents';
import { sqliteFiles } from '../support/history/stores';
import type { PrintedEvent } from '../support/live/killedReplica';

const files = sqliteFiles();

afterAll(() => files.close());

const executions = 3;
const changes = 30;

/** The events that the process prints, up to the one with which it is killed. */
const eventsUntil = async (
  args: readonly string[],
  isLast: (event: PrintedEvent, count: number) => boolean,
): Promise<readonly PrintedEvent[]> => {
  const program = ['--conditions=typescript', '--require', './bench/prepare.js'];
  const replica = spawn(process.execPath, [...program, 'test/support/live/killedReplica.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = once(replica, 'exit');
  const events: PrintedEvent[] = [];
  for await (const line of createInterface({ input: replica.stdout })) {
    const event = JSON.parse(line) as PrintedEvent;
    events.push(event);
    if (isLast(event, events.length)) break;
  }
  replica.kill('SIGKILL');
  await end;
  return events;
};

it('A client resumes at another process, behind the last event that a killed one has sent', async () => {
  const { file = '' } = await files.create();
  const received: PrintedEvent[] = [];
  const lastChanges = (): ReadonlyMap<string, number> =>
    new Map(received.map(({ execution, change }) => [execution, change]));
  const nextArgs = (): readonly string[] => {
    const last = received.at(-1);
    // What the killed process has not committed is written again.
    const first = last ? Math.min(...lastChanges().values()) : 0;
    return [file, String(first), String(changes), String(executions), ...(last ? [last.eventId] : [])];
  };

  for (const count of [executions, 25])
    received.push(...(await eventsUntil(nextArgs(), (_event, sent) => sent === count)));
  const isSentinel = ({ change }: PrintedEvent): boolean => change > changes;
  received.push(...(await eventsUntil(nextArgs(), isSentinel)));

  const numbers = Array.from({ length: changes + 1 }, (_, change) => change);
  const events = received.slice(0, -1);
  const ofExecutions = [...lastChanges().keys()].map((id) =>
    events.filter(({ execution }) => execution === id).map(({ change }) => change),
  );
  expect(ofExecutions).toEqual(Array.from({ length: executions }, () => numbers));
  expect(received.filter(({ type }) => type !== 'CHANGED').map(({ type }) => type)).toEqual(
    Array.from({ length: executions }, () => 'SNAPSHOT'),
  );
});
