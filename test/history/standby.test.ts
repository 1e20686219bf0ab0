import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createStandby, HistoryUnavailable, type Standby } from '../../src/history';
import { at, noon, run, virginia } from '../support/history/records';
import { allRights, openStore, sqliteFiles, type TestStore } from '../support/history/stores';

const databases = sqliteFiles();
const open: Standby[] = [];

afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

afterAll(() => databases.close());

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await wait(20);
};

/** A history whose file cannot be opened, until `repair` is called. */
const broken = async (options: Parameters<typeof openStore>[1] = {}) => {
  const { file = '' } = await databases.create();
  const folder = join(dirname(file), `folder of ${file.split('/').at(-1) ?? ''}`);
  writeFileSync(folder, 'A file where a folder has to be.');
  const history = await openStore({ file: join(folder, 'history.db') }, options);
  const inMemory: TestStore[] = [];
  const standby = createStandby(history, async () => {
    const store = await openStore({});
    inMemory.push(store);
    return store;
  });
  open.push(standby);
  const repair = (): void => {
    renameSync(folder, `${folder} aside`);
    rmSync(`${folder} aside`);
    mkdirSync(folder);
  };
  return { history, standby, inMemory, repair };
};

const ids = async (store: Standby): Promise<string[]> =>
  (await store.page({ rights: allRights, size: 100 })).items.map(({ record }) => record.id);

const failure = { reason: 'THROTTLED: AWS throttles.', at: noon };

describe('A history with a standby', () => {
  it('is the history itself while this can be read', async () => {
    const standby = createStandby(await openStore(await databases.create()), () => {
      throw new Error('No store in memory is needed.');
    });
    open.push(standby);

    standby.offer([run()]);

    expect(await standby.flush()).toBe(true);
    expect(await ids(standby)).toEqual([run().id]);
    expect([standby.isStandby(), standby.epoch()]).toEqual([false, 0]);
  });

  it('answers from memory during an outage, with what AWS has returned since it began', async () => {
    const { standby } = await broken();
    const before = standby.version();
    expect(await ids(standby)).toEqual([]);
    expect([standby.isStandby(), standby.epoch()]).toEqual([true, 1]);
    expect(standby.version()).toBeGreaterThan(before);
    expect(standby.isAvailable()).toBe(false);

    const list = { scope: virginia, kind: 'BLUEPRINT_RUN', parentId: run().parents[0] ?? '' };
    standby.offer([run(), run({}, { number: 2, fetchedAt: at(5) })]);
    standby.markUnseen(list, noon + 1_000, noon + 6_000);

    expect(await standby.flush()).toBe(true);
    expect(await ids(standby)).toHaveLength(2);
    expect(await standby.get(run().id, allRights)).toMatchObject({ origin: 'HISTORY' });
    // When AWS had returned it first is not known.
    standby.offer([run({}, { number: 2, fetchedAt: at(9) })]);
    await standby.flush();
    const { items } = await standby.page({ rights: allRights, size: 9 });
    const seen = { origin: 'AWS', firstSeenAt: noon + 9_000, lastSeenAt: noon + 9_000 };
    expect(items.map(({ record }) => record.seen)).toContainEqual(seen);
    standby.lists.save([{ key: 'runs', scope: virginia, kind: 'BLUEPRINT_RUN', failure }]);
    expect(await standby.flush()).toBe(true);
    expect((await standby.lists.changedSince(0)).lists).toMatchObject([{ key: 'runs' }]);
  });

  it('answers from the history when it is back, which then has all of it, and closes the other', async () => {
    const { history, standby, inMemory, repair } = await broken();
    expect(await ids(standby)).toEqual([]);
    standby.offer([run()]);
    await standby.flush();
    const version = standby.version();

    repair();
    await until(() => !standby.isStandby());

    expect(standby.epoch()).toBe(2);
    expect(standby.version()).toBeGreaterThan(version);
    await until(() => history.writeCounts().written === 1);
    expect(await ids(standby)).toEqual([run().id]);
    expect(inMemory).toHaveLength(1);
    expect(inMemory[0]?.writeCounts()).toMatchObject({ queued: 0 });
    standby.offer([run({}, { number: 2 })]);
    expect(await standby.flush()).toBe(true);
    expect(inMemory[0]?.writeCounts()).toMatchObject({ written: 1, dropped: 0 });
  });

  it('has no past during an outage, though the store in memory knows executions', async () => {
    const { standby, inMemory, repair } = await broken();
    const { past } = standby;
    const unavailable = { code: 'UPSTREAM_UNAVAILABLE' };
    await expect(past.changesOf(run().id, allRights)).rejects.toMatchObject(unavailable);
    expect(standby.isStandby()).toBe(true);
    standby.offer([run({ State: 'RUNNING' }), run({}, { fetchedAt: at(5) })]);
    await standby.flush();
    expect(await inMemory[0]?.changesOf(run().id, allRights)).toHaveLength(1);

    await expect(past.getMany([run().id], allRights)).rejects.toMatchObject(unavailable);
    await expect(past.findMany(['jr_1'], allRights)).rejects.toMatchObject(unavailable);
    await expect(past.page({ rights: allRights, size: 1 })).rejects.toMatchObject(unavailable);
    await expect(past.changesOfMany([run().id], allRights)).rejects.toMatchObject(unavailable);
    await expect(past.statistics({}, allRights, 'KIND')).rejects.toMatchObject(unavailable);
    await expect(past.expectedDuration('BLUEPRINT_RUN', 'orders', allRights)).rejects.toMatchObject(
      unavailable,
    );

    repair();
    await until(() => !standby.isStandby());
    await standby.flush();
    expect((await past.getMany([run().id], allRights)).size).toBe(1);
  });

  it('stores lists in memory when the history has no room left, and then not in the history', async () => {
    const { history, standby, inMemory, repair } = await broken({ queueSize: 3 });
    const listOf = (key: string) => ({ key, scope: virginia, kind: 'BLUEPRINT_RUN', failure });
    const runs = { scope: virginia, kind: 'BLUEPRINT_RUN', parentId: run().parents[0] ?? '' };
    expect(await ids(standby)).toEqual([]);
    standby.lists.save([listOf('early')]);
    standby.offer([1, 2].map((number) => run({}, { number })));
    await standby.flush();
    const before = standby.writeCounts().dropped;

    standby.offer([3, 4].map((number) => run({}, { number })));
    standby.markUnseen(runs, noon, noon + 1_000);
    standby.lists.save([listOf('late')]);

    expect(await standby.flush()).toBe(true);
    expect(standby.writeCounts().dropped).toBe(before);
    expect(standby.lastingWriteCounts().dropped).toBe(2);
    expect(await ids(standby)).toHaveLength(4);
    expect((await standby.lists.changedSince(0)).lists.map(({ key }) => key)).toEqual(['early', 'late']);
    expect(inMemory).toHaveLength(1);

    repair();
    await until(() => !standby.isStandby());
    await until(() => history.writeCounts().queued === 0);
    expect(history.writeCounts()).toEqual({ written: 3, dropped: 2, queued: 0 });
    expect((await standby.lists.changedSince(0)).lists.map(({ key }) => key)).toEqual(['early']);
  });

  it('rejects what fails while the history can be read', async () => {
    const history = await openStore(await databases.create());
    const standby = createStandby(
      { ...history, find: () => Promise.reject(new HistoryUnavailable('It took too long.')) },
      () => openStore({}),
    );
    open.push(standby);

    await expect(standby.find('jr_1', allRights)).rejects.toMatchObject({ reason: 'It took too long.' });

    expect(standby.isStandby()).toBe(false);
  });
});
