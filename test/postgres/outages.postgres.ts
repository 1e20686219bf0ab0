import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { HistoryUnavailable } from '../../src/history';
import { at, noon, run, step } from '../support/history/records';
import { allRights, openStore, patientLimits } from '../support/history/stores';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.close());

const until = async (isTrue: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isTrue())) await wait(20);
};

describe('The history in PostgreSQL', () => {
  it('keeps what it cannot write while the server is away, and recovers by itself', async () => {
    const store = await openStore(await server.create());
    store.offer([run()]);
    await store.flush();

    await server.stop();
    store.offer([step()]);
    await until(() => !store.isAvailable());
    await expect(store.get(run().id, allRights)).rejects.toThrow(HistoryUnavailable);
    expect(store.writeCounts()).toMatchObject({ written: 1, queued: 1 });
    await server.start();
    await until(() => store.writeCounts().queued === 0);
    await until(async () => (await store.get(step().id, allRights).catch(() => undefined)) !== undefined);

    expect(store.isAvailable()).toBe(true);
    expect(store.reports.filter((report) => report.endsWith('back')).sort()).toEqual([
      'read back',
      'write back',
    ]);
    expect(store.reports).toHaveLength(4);
    await store.close();
  });

  it('creates the index of texts once the server is back that was stopped before it', async () => {
    const settings = await server.create();
    const store = await openStore(settings);
    const tables = new Client(settings.url);
    await tables.connect();
    const hasIndex = async (client: Client): Promise<boolean> =>
      (await client.query("select from pg_indexes where indexname = 'executions_search_text'")).rowCount ===
      1;
    await until(async () => (await hasIndex(tables)) || store.isAvailable());
    await tables.query('drop index if exists executions_search_text').finally(() => tables.end());
    await store.close();
    const again = await openStore(settings);
    await again.flush();
    await server.stop();
    await wait(100);
    await server.start();
    const client = new Client(settings.url);
    await client.connect();
    await until(() => hasIndex(client));
    await client.end();

    expect(again.reports).not.toContain('slow texts');
    await again.close();
  });

  it('opens while the server is away, and begins when it is there', async () => {
    const settings = await server.create();
    await server.stop();
    const store = await openStore(settings);
    store.offer([run()]);
    expect(store.isAvailable()).toBe(false);

    await server.start();
    await until(() => store.writeCounts().written === 1);

    expect((await store.get(run().id, allRights))?.record.id).toBe(run().id);
    await store.close();
  });

  /** Runs a task while nothing can be read of executions. */
  const whileLocked = async (url: string, task: () => Promise<void>): Promise<void> => {
    const client = new Client(url);
    await client.connect();
    await client.query('begin; lock table executions in access exclusive mode');
    try {
      await task();
    } finally {
      await client.end();
    }
  };

  it('fails for a page alone that takes too long', async () => {
    const { url = '' } = await server.create();
    const store = await openStore({ url }, { limits: { ...patientLimits, page: 100 } });
    store.offer([run()]);
    await store.flush();

    await whileLocked(url, async () => {
      await expect(store.page({ rights: allRights, size: 9 })).rejects.toMatchObject({
        reason: '57014',
        message: expect.stringContaining('takes too long'),
      });
    });

    expect((await store.page({ rights: allRights, size: 9 })).items).toHaveLength(1);
    expect(store.reports).toEqual([]);
    await store.close();
  });

  it('answers other queries while more pages are slow than it has connections for', async () => {
    const { url = '' } = await server.create();
    const limits = { ...patientLimits, connect: 2_000 };
    const store = await openStore({ url }, { limits });
    store.offer([run()]);
    await store.flush();

    await whileLocked(url, async () => {
      const pages = Array.from({ length: 9 }, () => store.page({ rights: allRights, size: 9 }));
      // Those beyond have waited for a connection for too long.
      await expect(
        Promise.race(pages.map((page) => page.catch((error: unknown) => error))),
      ).resolves.toBeInstanceOf(HistoryUnavailable);
      expect((await store.lists.changedSince(1)).lists).toEqual([]);
      expect(store.isReadable()).toBe(true);
    });

    expect((await store.get(run().id, allRights))?.record.id).toBe(run().id);
    expect(store.reports).toEqual([]);
    await store.close();
  });

  it('fails for those alone that wait too long for a connection, also of quick queries', async () => {
    const { url = '' } = await server.create();
    const store = await openStore({ url }, { limits: { ...patientLimits, connect: 2_000 } });
    store.offer([run()]);
    await store.flush();

    let queries: Promise<unknown>[] = [];
    await whileLocked(url, async () => {
      // Four have a connection, and wait for the lock.
      queries = Array.from({ length: 12 }, () =>
        store.get(run().id, allRights).catch((error: unknown) => error),
      );
      await expect(Promise.race(queries)).resolves.toMatchObject({
        reason: 'timeout exceeded when trying to connect',
        message: expect.stringContaining('takes too long'),
      });
      expect(store.isReadable()).toBe(true);
    });

    const results = await Promise.all(queries);
    expect(results.filter((result) => result instanceof HistoryUnavailable)).toHaveLength(8);
    expect((await store.get(run().id, allRights))?.record.id).toBe(run().id);
    expect(store.reports).toEqual([]);
    await store.close();
  });

  it('does not open a store of a newer release', async () => {
    const settings = await server.create();
    await (await openStore(settings)).close();
    const database = settings.url?.split('/').at(-1);
    await server.run(`insert into history_migrations (name, timestamp) values ('0099', 'later')`, database);

    await expect(openStore(settings)).rejects.toThrow(/schema 0099.*schema 0009/);
  });

  it('finds texts without the extension, which it reports', async () => {
    const { url = '' } = await server.create();
    const database = url.split('/').at(-1) ?? '';
    await server.run('create role plain login');
    await server.run('grant create, usage on schema public to plain', database);
    const store = await openStore({ url: url.replace('admin@', 'plain@') });
    store.offer([run({ ErrorMessage: '100% Full' }), run({ ErrorMessage: 'empty' }, { number: 2 })]);
    await store.flush();
    await until(() => store.reports.length > 0);

    const { items } = await store.page({ filter: { text: '0% FU' }, rights: allRights, size: 9 });

    expect(items.map(({ record }) => record.id)).toEqual([run().id]);
    expect(store.reports).toEqual(['slow texts']);
    await store.close();
  });

  it('is written by several replicas at once, and has each change once', async () => {
    const settings = await server.create();
    const stores = await Promise.all([1, 2, 3].map(() => openStore(settings)));
    const states = ['RUNNING', 'ROLLING_BACK', 'FAILED', 'RUNNING', 'SUCCEEDED'];

    for (const [index, State] of states.entries()) {
      for (const store of stores) {
        store.offer(
          Array.from({ length: 60 }, (_, number) => run({ State }, { number, fetchedAt: at(index) })),
        );
      }
      await Promise.all(stores.map((store) => store.flush()));
    }

    const [store] = stores;
    if (!store) throw new Error('There is none.');
    const { items } = await store.page({ rights: allRights, size: 100 });
    expect(items).toHaveLength(60);
    for (const { record, firstSeenAt } of items) {
      expect(record.status).toBe('SUCCEEDED');
      expect(firstSeenAt).toBe(noon);
      const changes = await store.changesOf(record.id, allRights);
      expect(changes.map(({ status }) => status)).toEqual(states.slice(1));
    }
    for (const one of stores) await one.close();
    expect(stores.flatMap(({ reports }) => reports)).toEqual([]);
  });
});
