import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import Database from 'libsql';
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { HistoryUnavailable } from '../../src/history';
import { watchOutage } from '../../src/history/outage';
import { connectSqlite } from '../../src/history/sqlite/connection';
import { at, run, step } from '../support/history/records';
import { allRights, openStore, patientLimits, sqliteFiles, type TestStore } from '../support/history/stores';

const databases = sqliteFiles();

afterAll(() => databases.close());
afterEach(() => {
  jest.useRealTimers();
});

/** All but `setInterval` and `clearInterval`. */
const realTimers = [
  'Date',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
] as const;

const newFile = async (): Promise<string> => (await databases.create()).file ?? '';

const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await wait(20);
};

const fill = async (file: string): Promise<void> => {
  const store = await openStore({ file });
  store.offer([run()]);
  await store.close();
};

const ids = async (store: TestStore): Promise<string[]> =>
  (await store.page({ rights: allRights, size: 100 })).items.map(({ record }) => record.id);

describe('A connection to SQLite', () => {
  const settings = { file: ':memory:', folder: undefined, libsql: require.resolve('libsql'), pragmas: [] };
  const slow =
    'with recursive n(i) as (select 1 union all select i + 1 from n where i < 4000000) select count(*) from n';

  it('runs the next statements beside one that is late, and waits for it when it is closed', async () => {
    const connection = connectSqlite(settings, true);

    await expect(connection.run(slow, [], 20)).rejects.toThrow('no result within 20 ms');
    expect((await connection.run('select 1', [], undefined)).rows).toEqual([[1]]);

    // It ends the late thread. To terminate one within a statement would abort this process.
    await expect(connection.close()).resolves.toBeUndefined();
  });

  it('runs the next statements after one that is late where there can be only one thread', async () => {
    const connection = connectSqlite(settings, false);

    await connection.run('create table kept (value)', [], undefined);
    await expect(connection.run(slow, [], 20)).rejects.toThrow('no result within 20 ms');

    expect((await connection.run('select count(*) from kept', [], undefined)).rows).toEqual([[0]]);
    await connection.close();
  });
});

describe('An outage', () => {
  const fails = (code: string) => () => Promise.reject(Object.assign(new Error('It fails.'), { code }));

  it.each([
    ['22P02', 'SQLITE_MISMATCH', 'the values of a query are at fault', false],
    ['ECONNREFUSED', 'SQLITE_IOERR', 'the database is at fault', true],
  ])('of %s and %s: %s', async (postgres, sqlite, _fault, isAway) => {
    for (const code of [postgres, sqlite]) {
      const reports: string[] = [];
      const outage = watchOutage({
        onAway: (reason) => reports.push(reason),
        onBack: () => reports.push('back'),
      });

      await expect(outage.use(fails(code))).rejects.toMatchObject({ reason: code });

      expect([outage.isAway(), outage.restMs() > 0]).toEqual([isAway, isAway]);
      expect(reports).toEqual(isAway ? [code] : []);
      const next = outage.use(() => Promise.resolve('answer'));
      await (isAway
        ? expect(next).rejects.toThrow(HistoryUnavailable)
        : expect(next).resolves.toBe('answer'));
    }
  });
});

describe('The hourly deletion', () => {
  it('ends with the store, and is no outage then', async () => {
    jest.useFakeTimers({ doNotFake: [...realTimers] });
    const day = 86_400;
    const store = await openStore({ keepDays: 1, file: await newFile() });
    store.offer(Array.from({ length: 3_000 }, (_, number) => run({}, { number, fetchedAt: at(-2 * day) })));
    expect(await store.flush()).toBe(true);
    const countOf = async (): Promise<number> =>
      (await store.counts({}, allRights)).reduce((sum, { count }) => sum + count, 0);

    expect(await countOf()).toBe(3_000);

    jest.advanceTimersByTime(3_600_000);
    // It pauses after each step.
    while ((await countOf()) === 3_000) await wait(1);
    await store.close();

    expect(store.reports).toEqual([]);
  });
});

describe('The history', () => {
  it('writes what waits when it is closed, and opens again', async () => {
    const file = await newFile();
    await fill(file);

    const store = await openStore({ file });

    expect(await ids(store)).toEqual([run().id]);
    await store.close();
  });

  it('does not open a store of a newer release, and names both schemas', async () => {
    const file = await newFile();
    await fill(file);
    const database = new Database(file);
    database.exec(`insert into history_migrations (name, timestamp) values ('0099', 'later')`);
    database.close();

    await expect(openStore({ file })).rejects.toThrow(
      'The history has schema 0099, but this release knows only schema 0009.',
    );
  });

  it.each([
    ['cannot be created', () => Promise.resolve('/dev/null/history.db'), /: (?:EEXIST|ENOTDIR)$/],
    [
      'is no database',
      async () => {
        const file = await newFile();
        writeFileSync(file, 'This is a text, and no database. '.repeat(100));
        return file;
      },
      /SQLITE_NOTADB/,
    ],
  ])('opens without a file that %s, reports it once, and takes executions', async (_name, create, reason) => {
    const store = await openStore({ file: await create() });

    store.offer([run()]);
    await store.flush();

    expect(store.isAvailable()).toBe(false);
    await expect(store.get(run().id, allRights)).rejects.toThrow(HistoryUnavailable);
    expect(store.writeCounts()).toEqual({ written: 0, dropped: 0, queued: 1 });
    const writes = store.reports.filter((report) => report.startsWith('write'));
    expect(writes).toEqual([expect.stringMatching(reason)]);
    await store.close();
    expect(store.writeCounts()).toEqual({ written: 0, dropped: 1, queued: 0 });
  });

  it('keeps what it cannot write while the file is locked, reads on, and recovers by itself', async () => {
    const file = await newFile();
    await fill(file);
    const store = await openStore({ file }, { queueSize: 3 });
    const lock = new Database(file);
    lock.exec('begin immediate');

    store.offer([step(), run({}, { number: 2 })]);
    await until(() => !store.isAvailable());
    store.offer([run({}, { number: 3 }), run({}, { number: 4 })]);

    expect(store.reports).toEqual(['write away: SQLITE_BUSY']);
    expect(await ids(store)).toEqual([run().id]);
    expect(store.writeCounts()).toEqual({ written: 0, dropped: 1, queued: 3 });
    lock.exec('rollback');
    lock.close();
    await until(() => store.isAvailable());
    expect(await ids(store)).toHaveLength(4);
    expect(store.reports).toEqual(['write away: SQLITE_BUSY', 'write back']);
    await store.close();
  });

  it.each(['a file', 'memory'])('in %s fails for a page alone that takes too long', async (place) => {
    const limits = { ...patientLimits, page: 0, read: place === 'memory' ? 0 : patientLimits.read };
    const store = await openStore(place === 'memory' ? {} : { file: await newFile() }, { limits });
    // So many that the search takes far longer than the limit.
    store.offer(Array.from({ length: 20_000 }, (_, number) => run({}, { number })));
    await store.flush();
    const slow = () => store.page({ filter: { text: 'zz' }, rights: allRights, size: 9 });
    await store.get('', allRights).catch(() => undefined); // The sources are known now.

    const page = slow();
    const beside = store.get(run().id, allRights);

    await expect(page).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      reason: 'SQLITE_TIMEOUT',
      message: expect.stringContaining('Use a filter that selects fewer executions'),
    });
    // In memory, there is one connection for everything.
    if (place === 'memory') await beside.catch(() => undefined);
    else expect((await beside)?.record.id).toBe(run().id);
    await expect(slow()).rejects.toThrow('takes too long');
    expect(store.isReadable()).toBe(true);
    expect(store.reports).toEqual([]);
    await store.close();
  });

  it('does not wait for a statement longer than its limit, and answers other queries', async () => {
    const store = await openStore({ file: await newFile() }, { limits: { ...patientLimits, scan: 0 } });
    store.offer(Array.from({ length: 500 }, (_, number) => run({}, { number })));
    await store.flush();

    await expect(store.statistics({}, allRights, 'NAME')).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      reason: 'SQLITE_TIMEOUT',
    });

    expect(store.isAvailable()).toBe(true);
    expect(await ids(store)).toHaveLength(100);
    expect(store.reports).toEqual([]);
    await store.close();
  });
});
