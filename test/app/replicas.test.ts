import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createReplicas, type Replicas, usualReplicaTimes } from '../../src/app/replicas';
import type { History, Notice, Throttle } from '../../src/history';
import { HistoryUnavailable } from '../../src/history/outage';

/* Replicas of one process, with a database that this test keeps. */

const { beatMs, joinMs, isolatedAfterMs, deadAfterMs } = usualReplicaTimes;

interface SharedDatabase {
  readonly notices: (Notice & { readonly replica: string })[];
  readonly seenAt: Map<string, number>;
  readonly throttles: Map<string, Throttle>;
}

let database: SharedDatabase;
let replicas: Replicas[] = [];

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  database = { seenAt: new Map(), throttles: new Map(), notices: [] };
  replicas = [];
});

afterEach(async () => {
  await Promise.all(replicas.map((replica) => replica.leave()));
  jest.useRealTimers();
});

/** A replica, its throttled lanes, and its way to the database. */
const start = (isShared = true) => {
  const way = { isOpen: true };
  const use = <Value>(task: () => Value): Promise<Value> =>
    way.isOpen ? Promise.resolve(task()) : Promise.reject(new HistoryUnavailable('It is away.'));
  const history: Pick<History, 'flush' | 'isShared' | 'replicas' | 'throttles' | 'notices'> = {
    isShared,
    flush: () => Promise.resolve(true),
    replicas: {
      beat: (id, deadMs) =>
        use(() => {
          database.seenAt.set(id, Date.now());
          return [...database.seenAt.values()].filter((at) => at > Date.now() - deadMs).length;
        }),
      leave: (id) => use(() => void database.seenAt.delete(id)),
    },
    throttles: {
      report: (throttle) => use(() => void database.throttles.set(throttle.lane, throttle)),
      current: () => use(() => [...database.throttles.values()].filter(({ until }) => until > Date.now())),
    },
    notices: {
      add: (notice, by) =>
        use(() => void database.notices.push({ ...notice, replica: by, at: Date.now(), moment: Date.now() })),
      since: (moment, by) =>
        use(() => ({
          // What was returned is returned again.
          notices: database.notices.filter(
            ({ replica: from, at }) => moment !== undefined && from !== by && at > moment - 5_000,
          ),
          moment: Date.now(),
        })),
    },
  };
  const replica = createReplicas(history as History, () => Date.now());
  replicas.push(replica);
  const slowed: (readonly [string, number])[] = [];
  const noticed: string[] = [];
  replica.start({
    onThrottled: (lane, leftMs) => slowed.push([lane, leftMs]),
    onNotice: (body) => noticed.push(body),
  });
  return { replica, way, slowed, noticed };
};

const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);
const sharesOf = (some: readonly { readonly replica: Replicas }[]): number[] =>
  some.map(({ replica }) => replica.share());
const sum = (shares: readonly number[]): number => shares.reduce((all, share) => all + share, 0);

describe('The share of a replica', () => {
  it('is everything without a shared history, and where it is alone', async () => {
    const { replica } = start(false);
    const { replica: alone } = start();

    expect(replica.share()).toBe(1);
    expect(alone.share()).toBe(0.1);
    await pass(1);
    expect([alone.share(), alone.count()]).toEqual([1, 1]);
  });

  it('is equal for all, and their sum is never more than 1.1 while replicas join, leave, die and come back', async () => {
    const sums: number[] = [];
    const watch = async (ms: number, some: readonly ReturnType<typeof start>[]): Promise<void> => {
      for (let passed = 0; passed < ms; passed += 100) {
        await pass(100);
        sums.push(sum(sharesOf(some)));
      }
    };
    const one = start();
    await watch(3_000, [one]);
    const two = start();
    const three = start();
    await watch(joinMs + 2 * beatMs, [one, two, three]);
    expect(sharesOf([one, two, three])).toEqual([1 / 3, 1 / 3, 1 / 3]);

    await three.replica.leave();
    await watch(2 * beatMs, [one, two]);
    expect(sharesOf([one, two])).toEqual([1 / 2, 1 / 2]);

    const four = start();
    await watch(joinMs + 2 * beatMs, [one, two, four]);
    two.way.isOpen = false;
    await watch(isolatedAfterMs - 2 * beatMs, [one, two, four]);
    expect(sharesOf([one, two, four])).toEqual([1 / 3, 1 / 3, 1 / 3]);
    await watch(deadAfterMs, [one, two, four]);
    expect(sharesOf([one, two, four])).toEqual([1 / 2, 0.1 / 3, 1 / 2]);

    two.way.isOpen = true;
    await watch(joinMs + 2 * beatMs, [one, two, four]);
    expect(sharesOf([one, two, four])).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(Math.max(...sums)).toBeLessThanOrEqual(1.1 + 1e-9);
  });

  it('goes at once where a process was paused for longer than the others wait', async () => {
    const [one, two] = [start(), start()];
    await pass(joinMs + 2 * beatMs);
    expect(sharesOf([one, two])).toEqual([1 / 2, 1 / 2]);

    jest.setSystemTime(Date.now() + deadAfterMs);
    jest.advanceTimersByTime(0);
    const now = performance.now.bind(performance);
    const paused = jest.spyOn(performance, 'now').mockImplementation(() => now() + deadAfterMs);
    expect(two.replica.share()).toBe(0.1 / 2);
    paused.mockRestore();
  });

  it('stays everything for a replica that was alone when the database failed', async () => {
    const one = start();
    await pass(beatMs);

    one.way.isOpen = false;
    await pass(2 * deadAfterMs);

    expect(one.replica.share()).toBe(1);
  });
});

describe('Throttling', () => {
  it('is known to all replicas within a heartbeat, once each', async () => {
    const [one, two, three] = [start(), start(), start()];
    await pass(joinMs + 2 * beatMs);

    one.replica.report('a', 300);
    one.replica.report('a', 300);
    await pass(beatMs);

    expect(one.slowed).toEqual([]);
    for (const { slowed } of [two, three]) {
      expect(slowed).toHaveLength(1);
      expect(slowed[0]?.[0]).toBe('a');
      expect(slowed[0]?.[1]).toBeGreaterThanOrEqual(beatMs);
    }
    await pass(3 * beatMs);
    expect(two.slowed).toHaveLength(1);
    two.replica.report('a', 300);
    await pass(beatMs);
    expect([one.slowed.length, two.slowed.length, three.slowed.length]).toEqual([1, 1, 2]);
  });

  it('is not reported by a replica that is alone', async () => {
    const { replica } = start();
    await pass(beatMs);

    replica.report('a', 5_000);

    expect(database.throttles.size).toBe(0);
  });
});

describe('A notice', () => {
  it('reaches all other replicas within a heartbeat, once each', async () => {
    const [one, two, three] = [start(), start(), start()];
    await pass(joinMs + 2 * beatMs);

    one.replica.passOn('image', 'first');
    await pass(100);
    one.replica.passOn('image', 'second');
    await pass(3 * beatMs);

    expect(one.noticed).toEqual([]);
    for (const { noticed } of [two, three]) expect(noticed).toEqual(['first', 'second']);
  });

  it('reaches the others later where the database was away, the last one of each object once', async () => {
    const [one, two] = [start(), start()];
    await pass(joinMs + 2 * beatMs);

    one.way.isOpen = false;
    one.replica.passOn('image', 'first');
    one.replica.passOn('image', 'second');
    one.replica.passOn('other', 'third');
    await pass(10 * beatMs);
    expect(two.noticed).toEqual([]);
    one.way.isOpen = true;
    await pass(3 * beatMs);

    expect(two.noticed).toEqual(['second', 'third']);
  });

  it('reaches the others once each, however many there are', async () => {
    const [one, two] = [start(), start()];
    await pass(joinMs + 2 * beatMs);
    const images = Array.from({ length: 2_700 }, (_, index) => `image ${index}`);

    for (const some of [images.slice(0, 900), images.slice(900, 1_800), images.slice(1_800)]) {
      for (const image of some) one.replica.passOn(image, image);
      await pass(100);
    }
    await pass(3 * beatMs);

    expect(two.noticed).toEqual(images);
    expect(one.replica.droppedNotices()).toBe(0);
  });

  it('is counted where it is dropped, since 1,000 others wait for the database', async () => {
    const [one, two] = [start(), start()];
    await pass(joinMs + 2 * beatMs);
    one.way.isOpen = false;

    for (let image = 0; image < 1_003; image += 1) one.replica.passOn(`image ${image}`, String(image));
    one.replica.passOn('image 1002', 'again');
    await pass(beatMs);
    one.way.isOpen = true;
    await pass(3 * beatMs);

    expect(one.replica.droppedNotices()).toBe(3);
    expect(two.noticed).toHaveLength(1_000);
    expect([two.noticed.at(0), two.noticed.at(-1)]).toEqual(['3', 'again']);
  });

  it('reaches a replica that has joined since the last heartbeat', async () => {
    const one = start();
    await pass(1.5 * beatMs);
    const two = start();
    await pass(0);

    one.replica.passOn('image', 'first');
    await pass(3 * beatMs);

    expect(one.replica.count()).toBe(2);
    expect(two.noticed).toEqual(['first']);
  });

  it('is not passed on by a replica that is alone, nor when another one joins later', async () => {
    const { replica } = start();
    await pass(beatMs);

    replica.passOn('image', 'first');
    await pass(2 * beatMs);
    start();
    await pass(3 * beatMs);

    expect(replica.count()).toBe(2);
    expect(database.notices).toEqual([]);
  });
});
