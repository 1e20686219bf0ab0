import { afterEach, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '../../../src/history';
import { kindOf } from '../../../src/kinds';
import type { NodeRecord } from '../../../src/model/record';
import { at, noon, run, step, transfer, workflow } from '../history/records';
import { openStore, type TestDatabases, type TestStore } from '../history/stores';

const now = (): number => noon + 60_000;

const brief = ({ type, previousStatus, changedFields, record: { status } }: StoredEvent): string =>
  [type, previousStatus ?? '-', status, changedFields.join(' ')].join(' ').trim();

/** A workflow of AWS that runs. */
export const running = (seconds: number, raw: object = {}) =>
  workflow({ status: 'RUNNING', endTime: undefined, ...raw }, { fetchedAt: at(seconds) });

export const describeEventLog = (databases: TestDatabases): void => {
  describe(`The log of events: ${databases.name}`, () => {
    const stores: TestStore[] = [];

    const open = async (settings: Parameters<typeof openStore>[0] = {}): Promise<TestStore> => {
      const store = await openStore({ ...(await databases.create()), ...settings }, { now });
      stores.push(store);
      return store;
    };

    const write = async (store: TestStore, ...records: readonly NodeRecord[]): Promise<void> => {
      store.offer(records);
      await store.flush();
    };

    const eventsOf = async (store: TestStore): Promise<readonly StoredEvent[]> =>
      (await store.events.after(0, 1_000)).events;

    afterEach(async () => {
      for (const store of stores.splice(0)) await store.close();
    });

    it('has each change once, in order, with the state that AWS returned', async () => {
      const store = await open();

      await write(store, running(0, { totalStepsSucceeded: 0 }));
      await write(store, running(1, { totalStepsSucceeded: 0 }));
      await write(store, running(2, { totalStepsSucceeded: 1 }), running(3, { totalStepsSucceeded: 1 }));
      await write(store, workflow({ totalStepsSucceeded: 2 }, { fetchedAt: at(4) }));
      await write(store, workflow({ totalStepsSucceeded: 2 }, { fetchedAt: at(5) }), running(2));

      const events = await eventsOf(store);
      expect(events.map(brief)).toEqual([
        'ADDED - RUNNING',
        'CHANGED RUNNING RUNNING totalStepsSucceeded',
        'ENDED RUNNING SUCCEEDED endedAt rawStatus status totalStepsSucceeded',
      ]);
      expect(events.map((event) => event.at)).toEqual([noon, noon + 2_000, noon + 4_000]);
      expect(events[1]?.record).toMatchObject({ totalStepsSucceeded: 1, fetchedAt: at(2) });
    });

    it('has nothing of what only another view adds, and of executions that had ended long before', async () => {
      const store = await open();
      const long = { startTime: at(-9_000).toISOString(), endTime: at(-8_000).toISOString() };

      await write(store, workflow(long, { number: 2 }), run({ State: 'RUNNING', CompletedOn: undefined }));
      await write(store, step({}, { number: 3, fetchedAt: at(1) }));
      const { views } = kindOf('WorkflowStep');
      await write(store, step({ onFailure: 'ABORT' }, { number: 3, fetchedAt: at(2), view: views.get }));

      expect((await eventsOf(store)).map(brief)).toEqual(['ADDED - RUNNING', 'ADDED - SUCCEEDED']);
    });

    it('has the end of what AWS no longer knows, and its return', async () => {
      const store = await open();
      const moving = transfer({}, { fetchedAt: at(0) });

      await write(store, moving, run({}, { number: 9 }));
      store.markGone([moving.id, run({}, { number: 9 }).id], noon + 5_000);
      await store.flush();
      await write(store, transfer({}, { fetchedAt: at(9) }));

      const events = await eventsOf(store);
      expect(events.map(brief)).toEqual([
        'ADDED - RUNNING',
        'ADDED - SUCCEEDED',
        'ENDED RUNNING UNKNOWN status',
        'CHANGED UNKNOWN RUNNING status',
      ]);
      expect(events[2]).toMatchObject({
        at: noon + 5_000,
        record: { id: moving.id, seen: { origin: 'HISTORY' } },
      });
    });

    it('keeps the newest 20,000 events, and says which those are', async () => {
      const store = await open();
      const states = Array.from({ length: 20_010 }, (_, index) =>
        running(index / 1_000, { totalStepCount: index }),
      );

      await write(store, ...states);

      const { keptAfter, newest } = await store.events.log();
      expect(newest - keptAfter).toBe(20_000);
      const { events, readTo } = await store.events.after(newest - 2, 10);
      expect(events.map(({ number }) => number)).toEqual([newest - 1, newest]);
      expect(readTo).toBe(newest);
    });

    it('is another log in each store, and the same after a restart', async () => {
      const settings = await databases.create();
      const one = await open(settings);
      await write(one, running(0));
      const before = await one.events.log();
      const isLasting = Object.keys(settings).length > 0;
      if (isLasting) await one.close();
      const again = isLasting ? await open(settings) : one;
      const other = await open();

      expect(await again.events.log()).toEqual(before);
      expect((await other.events.log()).id).not.toBe(before.id);
      expect(await other.events.log()).toMatchObject({ keptAfter: 0, newest: 0 });
    });

    it('reports news to those who watch', async () => {
      const store = await open();
      const news = new Promise<void>((resolve) => store.events.watch(resolve));

      store.offer([running(0)]);
      await news;

      expect((await store.events.log()).newest).toBeGreaterThan(0);
    });
  });
};
