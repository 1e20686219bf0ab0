import { afterEach, describe, expect, it } from '@jest/globals';
import type { ExecutionRecord } from '../../../src/model/record';
import { replaceableEstate } from '../executions/region';
import { workflow } from '../history/records';
import type { TestDatabases } from '../history/stores';
import { fakeClock } from './fakeClock';
import {
  allQuery,
  builds,
  eventIn,
  type LiveTest,
  place,
  start,
  startLive,
  type TestStream,
} from './harness';

/** Pseudo-random numbers from 0 to 1, the same in each run. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const executions = 3;
const changes = 20;

/** The states that AWS returns of an execution, one per change. */
const stateOf = (number: number, change: number): ExecutionRecord =>
  workflow(
    {
      status: 'RUNNING',
      startTime: new Date(start).toISOString(),
      endTime: undefined,
      totalStepsSucceeded: change,
    },
    { number, fetchedAt: new Date(start + change * 1000) },
  );

/** `shared`: several replicas use the history at the same time. */
export const describeResume = (databases: TestDatabases, shared: boolean): void => {
  describe(`Streams that are cut and resumed: ${databases.name}`, () => {
    const open = new Set<LiveTest>();

    afterEach(async () => {
      for (const live of open) await live.close();
      open.clear();
    });

    it.each([1, 2])('have each event once, in the order of each execution (%s)', async (seed) => {
      const random = randomFrom(seed);
      const settings = await databases.create();
      const estate = replaceableEstate([place]);
      const clock = fakeClock(start + 3_600_000);
      const begin = async (): Promise<LiveTest> => {
        const live = await startLive(builds([]), { settings, estate, clock });
        open.add(live);
        return live;
      };
      const replicas = [await begin(), ...(shared ? [await begin()] : [])];
      const anyReplica = (): LiveTest => {
        const live = replicas[Math.floor(random() * replicas.length)];
        if (!live) throw new Error('There is none.');
        return live;
      };
      const write = async (change: number): Promise<void> => {
        for (let number = 1; number <= executions; number += 1)
          anyReplica().store.offer([stateOf(number, change)]);
        // An answer that is written after a newer one of another replica changes nothing.
        if (shared || random() < 0.7) for (const { store } of replicas) await store.flush();
      };
      for (const { store } of replicas) await store.flush();
      await write(0);
      for (const { store } of replicas) await store.flush();

      let stream: TestStream = await anyReplica().subscribe(allQuery());
      const received = new Map<string, number[]>();
      let lastEventId: string | undefined;
      const take = async (): Promise<void> => {
        const item = await stream.next();
        lastEventId = item.eventId;
        const { execution, type } = eventIn(item);
        expect(['SNAPSHOT', 'CHANGED']).toContain(type);
        const known = received.get(execution.id) ?? [];
        received.set(execution.id, [...known, execution.totalStepsSucceeded]);
      };
      for (let snapshot = 0; snapshot < executions; snapshot += 1) await take();

      const total = (): number => [...received.values()].flat().length;
      for (let change = 1; change <= changes; change += 1) {
        await write(change);
        if (random() < 0.3) {
          // Some were passed on, and some not.
          if (random() < 0.5) await take();
          stream.end();
          if (random() < 0.5) {
            const index = Math.floor(random() * replicas.length);
            const killed = replicas[index];
            if (killed) {
              await killed.store.flush();
              open.delete(killed);
              await killed.close();
              replicas[index] = await begin();
            }
          }
          stream = await anyReplica().subscribe({ query: allQuery(), lastEventId });
        }
      }
      while (total() < executions * (changes + 1)) await take();

      const expected = Array.from({ length: changes + 1 }, (_, change) => change);
      expect([...received.values()]).toEqual(Array.from({ length: executions }, () => expected));
      stream.end();
    });
  });
};
