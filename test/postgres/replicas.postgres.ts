import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { noon, run, virginia } from '../support/history/records';
import { allRights, openStore, type TestStore } from '../support/history/stores';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;
const stores: TestStore[] = [];

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(async () => {
  for (const store of stores) await store.close();
  await server.close();
  for (const { reports } of stores) expect(reports).toEqual([]);
});

/** Two replicas of one history. The clock of the second is an hour ahead. */
const openTwo = async () => {
  const settings = await server.create();
  const one = await openStore(settings);
  const two = await openStore(settings, { now: () => noon + 3_600_000 });
  stores.push(one, two);
  return { one, two, database: settings.url?.split('/').at(-1) };
};

const sorted = (keys: ReadonlySet<string>): readonly string[] => [...keys].sort();

describe('Leases of lists', () => {
  it('are granted to one replica at a time, which may renew them', async () => {
    const { one, two } = await openTwo();

    expect(sorted(await one.lists.claim(['a', 'b'], 'one', 60_000))).toEqual(['a', 'b']);
    expect(sorted(await two.lists.claim(['a', 'b', 'c'], 'two', 60_000))).toEqual(['c']);
    expect(sorted(await one.lists.claim(['a', 'c'], 'one', 60_000))).toEqual(['a']);
    await two.lists.release(['a', 'c'], 'two');

    expect(sorted(await one.lists.claim(['a', 'c'], 'one', 60_000))).toEqual(['a', 'c']);
    expect(sorted(await two.lists.claim(['a', 'b', 'c'], 'two', 60_000))).toEqual([]);
  });

  it('run out', async () => {
    const { one, two } = await openTwo();

    await one.lists.claim(['a'], 'one', 0);

    expect(sorted(await two.lists.claim(['a'], 'two', 60_000))).toEqual(['a']);
    expect(sorted(await one.lists.claim(['a'], 'one', 60_000))).toEqual([]);
  });

  it('are each granted once where replicas claim the same lists at the same time, in any order', async () => {
    const { one, two } = await openTwo();
    const keys = Array.from({ length: 300 }, (_, index) => `list ${index}`);

    const granted = await Promise.all(
      [one, two, one, two].map((store, index) =>
        store.lists.claim(index % 2 === 0 ? keys : [...keys].reverse(), `replica ${index}`, 60_000),
      ),
    );

    expect(granted.flatMap((some) => [...some]).sort()).toEqual([...keys].sort());
  });
});

describe('Heartbeats', () => {
  it('count the replicas that live', async () => {
    const { one, two, database } = await openTwo();

    expect(await one.replicas.beat('one', 15_000)).toBe(1);
    expect(await two.replicas.beat('two', 15_000)).toBe(2);
    expect(await one.replicas.beat('one', 15_000)).toBe(2);
    await server.run(`update replicas set seen_at = seen_at - 16000 where replica = 'two'`, database);
    expect(await one.replicas.beat('one', 15_000)).toBe(1);
    expect(await two.replicas.beat('two', 15_000)).toBe(2);

    await one.lists.claim(['a'], 'one', 60_000);
    await one.replicas.leave('one');
    expect(await two.replicas.beat('two', 15_000)).toBe(1);
    expect(sorted(await two.lists.claim(['a'], 'two', 60_000))).toEqual(['a']);
  });

  it('and leases that are no longer used are deleted', async () => {
    const { one, database } = await openTwo();
    await one.lists.claim(['used', 'unused'], 'one', 60_000);
    await one.replicas.beat('one', 15_000);
    await one.replicas.beat('two', 15_000);
    await server.run(`update leases set until_at = until_at - 4000000 where key = 'unused'`, database);
    await server.run(`update replicas set seen_at = seen_at - 4000000 where replica = 'two'`, database);

    await one.maintenance.deleteOld();

    expect(await server.run('select key from leases', database)).toEqual([{ key: 'used' }]);
    expect(await server.run('select replica from replicas', database)).toEqual([{ replica: 'one' }]);
  });
});

describe('Throttles', () => {
  it('are known to all replicas until they end, by the clock of each', async () => {
    const { one, two, database } = await openTwo();

    await one.throttles.report({ lane: 'a', until: noon + 60_000, replica: 'one' });
    await two.throttles.report({ lane: 'a', until: noon + 3_600_000 + 30_000, replica: 'two' });
    await two.throttles.report({ lane: 'b', until: noon + 3_600_000 + 90_000, replica: 'two' });

    const [first, second] = await two.throttles.current();
    expect(first).toMatchObject({ lane: 'a', replica: 'one' });
    expect(second).toMatchObject({ lane: 'b', replica: 'two' });
    const left = (first?.until ?? 0) - noon - 3_600_000;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(60_000);
    await server.run('update throttles set until_at = until_at - 100000', database);
    expect(await one.throttles.current()).toEqual([]);
    await two.throttles.report({ lane: 'a', until: noon + 3_600_000 + 5_000, replica: 'two' });
    expect(await one.throttles.current()).toMatchObject([{ lane: 'a', replica: 'two' }]);
  });
});

describe('What one replica writes', () => {
  it('is noticed by the other: executions, lists and the version', async () => {
    const { one, two } = await openTwo();
    const list = {
      key: 'runs',
      scope: virginia,
      kind: 'BLUEPRINT_RUN',
      read: { asOf: noon, checkedAt: noon, wholeAt: noon, pages: 1, isVolatile: false, isFinal: false },
    };
    const { moment } = await two.lists.changedSince(0);
    const version = two.version();

    one.offer([run()]);
    one.lists.save([list]);
    expect(await one.flush()).toBe(true);

    const read = await two.lists.changedSince(moment);
    expect(read.lists).toEqual([list]);
    one.lists.remove(['runs']);
    await one.flush();
    expect(await two.lists.changedSince(read.moment)).toMatchObject({ lists: [], removed: ['runs'] });
    expect((await two.get(run().id, allRights))?.record.id).toBe(run().id);
    while (two.version() === version) await new Promise((resolve) => setTimeout(resolve, 20));
  });
});

describe('Notices', () => {
  it('reach the other replicas, the last of each object, by their own clocks', async () => {
    const { one, two } = await openTwo();
    const { moment, notices } = await two.notices.since(undefined, 'two');
    expect(notices).toEqual([]);

    await one.notices.add({ object: 'a', body: 'first' }, 'one');
    await one.notices.add({ object: 'b', body: 'second' }, 'one');
    await one.notices.add({ object: 'a', body: 'third' }, 'one');
    const found = await two.notices.since(moment, 'two');

    expect(found.notices.map(({ object, body }) => [object, body])).toEqual([
      ['b', 'second'],
      ['a', 'third'],
    ]);
    // The clock of the second stands still, an hour ahead.
    for (const { at } of found.notices) {
      expect(at).toBeLessThanOrEqual(noon + 3_600_000);
      expect(at).toBeGreaterThan(noon + 3_600_000 - 60_000);
    }
    expect(await two.notices.since(found.moment, 'two')).toMatchObject({
      notices: found.notices.map(({ moment: same }) => ({ moment: same })),
    });
    expect((await one.notices.since(moment, 'one')).notices).toEqual([]);
    expect((await two.notices.since(found.moment + 60_000, 'two')).notices).toEqual([]);
  });

  it('reach the other replicas, however many there are within a moment', async () => {
    const { one, two, database } = await openTwo();
    const { moment } = await two.notices.since(undefined, 'two');
    const add = (count: number, name: string, span: number) =>
      server.run(
        `insert into notices (object, replica, body, noticed_at)
         select '${name} ' || n, 'one', 'body', ${moment} + n % ${span} from generate_series(1, ${count}) n`,
        database,
      );
    await add(1_200, 'image', 3);
    await add(1_000, 'other', 1);
    const found = await two.notices.since(moment, 'two');
    expect(new Set(found.notices.map(({ object }) => object)).size).toBe(2_200);
    expect(found.notices).toHaveLength(2_200);

    await one.notices.add({ object: 'new', body: 'new' }, 'one');
    const later = await two.notices.since(found.moment, 'two');

    expect(later.notices.at(-1)).toMatchObject({ object: 'new' });
  });
});
