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
const broken = async () => {
  const { file = '' } = await databases.create();
  const folder = join(dirname(file), `folder of ${file.split('/').at(-1) ?? ''}`);
  writeFileSync(folder, 'A file where a folder has to be.');
  const history = await openStore({ file: join(folder, 'history.db') });
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
    standby.lists.save([{ key: 'runs', scope: virginia, kind: 'BLUEPRINT_RUN' }]);
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
