import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { History } from '../../src/history';
import { HistoryUnavailable } from '../../src/history/outage';
import { type Catalog, createLeases } from '../../src/listing';

/* The leases of replicas on a database that this test keeps. */

const leaseMs = 30_000;

let database: Map<string, { readonly replica: string; readonly until: number }>;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  database = new Map();
});

afterEach(() => {
  jest.useRealTimers();
});

/** A replica: its leases, the keys of each claim, and what it waits for. */
const replica = (name: string) => {
  const state = { isAway: false, isReadable: true, isWritten: true, caughtUp: 0, written: Promise.resolve() };
  const claims: (readonly string[])[] = [];
  const history = {
    isShared: true,
    isReadable: () => state.isReadable,
    flush: () => state.written.then(() => state.isWritten),
    lists: {
      claim(keys: readonly string[]) {
        if (state.isAway) return Promise.reject(new HistoryUnavailable('It is away.'));
        claims.push(keys);
        const free = keys.filter((key) => {
          const lease = database.get(key);
          return !lease || lease.replica === name || lease.until <= Date.now();
        });
        for (const key of free) database.set(key, { replica: name, until: Date.now() + leaseMs });
        return Promise.resolve(new Set(free));
      },
      release(keys: readonly string[]) {
        for (const key of keys) if (database.get(key)?.replica === name) database.delete(key);
        return Promise.resolve();
      },
    },
  };
  const catalog = {
    catchUp() {
      state.caughtUp += 1;
      return Promise.resolve();
    },
  };
  const leases = createLeases({
    history: history as unknown as History,
    catalog: catalog as unknown as Catalog,
    replica: name,
    leaseMs,
  });
  const hold = async (...keys: readonly string[]): Promise<readonly boolean[]> => {
    const held = Promise.all(keys.map(async (key) => leases.hold(key)));
    await pass(1);
    return held;
  };
  return { leases, state, claims, hold };
};

const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

describe('A lease', () => {
  it('belongs to one replica, which learns first what others have read, and is claimed together with others', async () => {
    const [one, two] = [replica('one'), replica('two')];

    expect(await one.hold('a', 'b')).toEqual([true, true]);
    expect(await two.hold('a', 'c')).toEqual([false, true]);

    expect(one.claims).toEqual([['a', 'b']]);
    expect([one.state.caughtUp, two.state.caughtUp]).toEqual([1, 1]);
    expect(await one.hold('a')).toEqual([true]);
    expect(one.claims).toHaveLength(1);
    expect(await two.hold('a')).toEqual([false]);
    expect(two.state.caughtUp).toBe(1);
  });

  it('is kept while the list is read, however long that takes', async () => {
    const [one, two] = [replica('one'), replica('two')];
    await one.hold('a');

    await pass(5 * leaseMs);

    expect(await two.hold('a')).toEqual([false]);
    expect(await one.hold('a')).toEqual([true]);
  });

  it('is released when what was read before its end is stored', async () => {
    const [one, two] = [replica('one'), replica('two')];
    await one.hold('a', 'b');
    let write = (): void => undefined;
    one.state.written = new Promise((resolve) => (write = resolve));

    one.leases.release('a');
    await pass(1_000);
    one.leases.release('b'); // What was read of it may not be among what is written now.
    one.state.written = new Promise(() => undefined);
    await pass(1_000);
    expect(await two.hold('a')).toEqual([false]);
    write();
    await pass(1);

    expect(await two.hold('a', 'b')).toEqual([true, false]);
  });

  it('runs out where what was read cannot be stored, and is renewed no longer', async () => {
    const [one, two] = [replica('one'), replica('two')];
    one.state.isWritten = false;
    await one.hold('a');

    one.leases.release('a');
    await pass(leaseMs / 2);
    expect(await two.hold('a')).toEqual([false]);
    await pass(leaseMs);

    expect(await two.hold('a')).toEqual([true]);
    expect(jest.getTimerCount()).toBeLessThanOrEqual(1);
  });

  it('is needed while a failure is short, and not where the history is away', async () => {
    const one = replica('one');
    await one.hold('a');
    one.state.isAway = true;

    expect(await one.hold('b')).toEqual([false]);
    one.state.isReadable = false;
    expect(await one.hold('b')).toEqual([true]);
    one.state.isReadable = true;
    await pass(leaseMs + 1);
    expect(await one.hold('b')).toEqual([true]);
  });

  it('is not renewed after a pause in which others may have read the list', async () => {
    const [one, two] = [replica('one'), replica('two')];
    await one.hold('a');
    const now = performance.now.bind(performance);
    const paused = jest.spyOn(performance, 'now').mockImplementation(() => now() + leaseMs);
    database.delete('a'); // Its time was over, and another replica has read the list and released it.

    await pass(leaseMs / 3);
    expect(database.has('a')).toBe(false);
    expect(await two.hold('a')).toEqual([true]);
    expect(await one.hold('a')).toEqual([false]);
    paused.mockRestore();
  });
});
