import { afterEach, describe, expect, it } from '@jest/globals';
import type { StoredList } from '../../../src/history';
import { at, noon, run, virginia } from './records';
import { allRights, openStore, type TestDatabases, type TestStore } from './stores';

/* What is stored with times of the future: a clock ran ahead, or another store had them. */

const hour = 3_600;
const parentId = run().parents[0] ?? '';
const runsOfParent = { scope: virginia, kind: 'BLUEPRINT_RUN', parentId };
const running = (seconds: number) =>
  run({ State: 'RUNNING', CompletedOn: undefined }, { fetchedAt: at(seconds) });
const failed = (seconds: number) => run({ State: 'FAILED' }, { fetchedAt: at(seconds) });

export const describeFuture = (databases: TestDatabases): void => {
  describe(`Times of the future: ${databases.name}`, () => {
    let store: TestStore;
    let now = noon;

    /** A store at this time, in seconds after noon. */
    const openAt = async (seconds: number): Promise<void> => {
      passTo(seconds);
      store = await openStore(await databases.create(), { now: () => now });
    };

    const passTo = (seconds: number): void => void (now = noon + seconds * 1000);

    const write = async (...records: readonly ReturnType<typeof run>[]): Promise<void> => {
      store.offer(records);
      expect(await store.flush()).toBe(true);
    };

    /** Status, origin, and the seconds after noon of the first and the last sight. */
    const known = async () => {
      const found = await store.get(run().id, allRights);
      if (!found) throw new Error('The store does not have the execution.');
      const { record, origin, firstSeenAt, lastSeenAt } = found;
      expect(record.fetchedAt.getTime()).toBe(lastSeenAt);
      return [record.status, origin, (firstSeenAt - noon) / 1000, (lastSeenAt - noon) / 1000];
    };

    const line = async (): Promise<string> => {
      for await (const text of store.maintenance.export()) return text;
      throw new Error('The store has no execution.');
    };

    afterEach(async () => {
      await store.close();
      expect(store.reports).toEqual([]);
    });

    it('are those of now in an import, so that the next answer of AWS is newer', async () => {
      await openAt(2 * hour);
      await write(running(hour), failed(hour + 1));
      store.markGone([run().id], noon + (hour + 2) * 1000);
      await store.flush();
      const text = await line();
      await store.close();

      await openAt(10);
      await store.maintenance.import([text]);

      expect(await known()).toEqual(['FAILED', 'HISTORY', 10, 10]);
      expect((await store.get(run().id, allRights))?.goneAt).toBe(noon + 10_000);
      expect((await store.changesOf(run().id, allRights)).map(({ at: time }) => time)).toEqual([
        noon + 10_000,
      ]);
      passTo(20);
      await write(running(11));
      expect(await known()).toEqual(['RUNNING', 'AWS', 10, 11]);
    });

    it('are older than an answer of AWS', async () => {
      await openAt(hour);
      await write(running(hour));

      passTo(10);
      await write(failed(5), run({ State: 'ROLLING_BACK' }, { fetchedAt: at(4) }));

      expect(await known()).toEqual(['FAILED', 'AWS', 5, 5]);
      expect((await store.changesOf(run().id, allRights)).map(({ status }) => status)).toEqual(['FAILED']);
      await write(running(4));
      expect(await known()).toEqual(['FAILED', 'AWS', 5, 5]);
    });

    it('end with an answer of AWS that repeats what is stored', async () => {
      await openAt(hour);
      await write(running(hour));

      passTo(10);
      await write(running(5));

      expect(await known()).toEqual(['RUNNING', 'AWS', 5, 5]);
    });

    it('are not those that the clocks of replicas explain', async () => {
      await openAt(10.9);
      await write(running(10.9));

      passTo(10);
      await write(failed(5));
      store.markUnseen(runsOfParent, noon + 6_000, noon + 7_000);
      await store.flush();

      expect(await known()).toEqual(['RUNNING', 'AWS', 10.9, 10.9]);
    });

    it.each<[string, () => void]>([
      ['in a list', () => store.markUnseen(runsOfParent, noon + 4_000, noon + 5_000)],
      ['by a look-up', () => store.markGone([run().id], noon + 5_000)],
      ['without its parent', () => store.markParentsGone([parentId], noon + 5_000)],
    ])('do not keep an execution that AWS no longer knows %s', async (_where, mark) => {
      await openAt(hour);
      await write(running(hour));

      passTo(10);
      mark();
      await store.flush();

      expect(await known()).toEqual(['UNKNOWN', 'HISTORY', 5, 5]);
    });

    it('do not keep an execution from being known to AWS again', async () => {
      await openAt(hour);
      await write(running(1));
      store.markGone([run().id], noon + hour * 1000);
      await store.flush();
      expect((await known())[1]).toBe('HISTORY');

      passTo(10);
      await write(running(5));

      expect(await known()).toEqual(['RUNNING', 'AWS', 1, 5]);
    });

    it('are those of now where another store is imported', async () => {
      await openAt(20);
      await write(failed(5));
      const text = await line();
      await store.close();
      await openAt(hour);
      await write(running(hour));

      passTo(30);
      await store.maintenance.import([text]);

      expect(await known()).toEqual(['RUNNING', 'AWS', 5, 30]);
    });

    it('do not keep what is known of a list', async () => {
      const readAt = (seconds: number): StoredList => ({
        key: 'blueprints',
        scope: virginia,
        kind: 'BLUEPRINT_RUN',
        read: {
          asOf: noon + seconds * 1000,
          checkedAt: noon + seconds * 1000,
          wholeAt: noon + seconds * 1000,
          pages: 1,
          isVolatile: false,
          isFinal: false,
        },
      });
      await openAt(hour);
      store.lists.save([readAt(hour)]);
      await store.flush();

      passTo(10);
      store.lists.save([readAt(5)]);
      await store.flush();
      expect((await store.lists.changedSince(0)).lists).toEqual([readAt(5)]);

      store.lists.save([readAt(4)]);
      await store.flush();
      expect((await store.lists.changedSince(0)).lists).toEqual([readAt(5)]);
    });
  });
};
