import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '../../src/history';
import { HistoryUnavailable } from '../../src/history/outage';
import { createFeed, type Following } from '../../src/live/feed';
import { Ending } from '../../src/model/endSignal';
import { noon } from '../support/history/records';
import { fakeClock } from '../support/live/fakeClock';

/** A feed of a log that keeps the newest 10 events. */
const start = (onEvent: (event: StoredEvent) => void = () => undefined) => {
  const clock = fakeClock(noon);
  let events: readonly StoredEvent[] = [];
  let isAway = false;
  let onNews = (): void => undefined;
  const failures: unknown[] = [];
  const newest = (): number => events.at(-1)?.number ?? 0;
  const use = <Value>(read: () => Value): Promise<Value> =>
    isAway ? Promise.reject(new HistoryUnavailable('It is away.')) : Promise.resolve(read());
  const feed = createFeed({
    events: {
      log: () => use(() => ({ id: 'log', keptAfter: (events[0]?.number ?? 1) - 1, newest: newest() })),
      after: (number, most) =>
        use((): Following => {
          const found = events.filter((event) => event.number > number).slice(0, most);
          return { events: found, readTo: found.at(-1)?.number ?? number };
        }),
      watch: (callback) => {
        onNews = callback;
        return () => undefined;
      },
    },
    clock,
    onEvent,
    onFailure: (error) => failures.push(error),
  });
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  };
  return {
    clock,
    failures,
    feed,
    settle,
    setAway: (away: boolean) => (isAway = away),
    /** Writes events with the numbers up to this one. */
    writeTo: async (last: number): Promise<void> => {
      const news = Array.from({ length: last - newest() }, (_, index) => newest() + index + 1);
      events = [...events, ...news.map((number) => ({ number, at: noon }) as StoredEvent)].slice(-10);
      onNews();
      await settle();
    },
    skip: (number: number) => (events = events.filter((event) => event.number !== number)),
  };
};

const numbersOf = (found: Following | 'gap'): unknown =>
  found === 'gap' ? found : found.events.map(({ number }) => number);

describe('The feed of a process', () => {
  it('has a gap for those behind events that the log has dropped while it could not be read', async () => {
    const { clock, feed, setAway, settle, writeTo } = start();
    await feed.follow();
    await writeTo(5);
    setAway(true);
    await writeTo(30);
    setAway(false);
    clock.pass(1_000);
    await settle();

    expect(numbersOf(await feed.after(5))).toBe('gap');
    expect(numbersOf(await feed.after(20))).toEqual([21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
    expect(numbersOf(await feed.after(25))).toEqual([26, 27, 28, 29, 30]);
  });

  it('has none where a number was never given', async () => {
    const { feed, settle, setAway, skip, writeTo, clock } = start();
    await feed.follow();
    await writeTo(3);
    setAway(true);
    await writeTo(6);
    skip(4);
    setAway(false);
    clock.pass(1_000);
    await settle();

    expect(numbersOf(await feed.after(2))).toEqual([3, 5, 6]);
    expect(numbersOf(await feed.after(3))).toEqual([5, 6]);
  });

  it('goes on after a defect, which it reports', async () => {
    const seen: number[] = [];
    const defect = new Error('A defect.');
    const { clock, failures, feed, settle, writeTo } = start(({ number }) => {
      if (number === 2) throw defect;
      seen.push(number);
    });
    await feed.follow();
    await writeTo(2);
    await writeTo(3);
    clock.pass(1_000);
    await settle();

    expect(failures).toEqual([defect]);
    expect(seen).toEqual([1, 3]);
    expect(numbersOf(await feed.after(0))).toEqual([1, 2, 3]);
  });

  it('passes on many events in several turns of the event loop', async () => {
    let turns = 0;
    let isOver = false;
    const turnsOf = new Set<number>();
    const { feed, settle, writeTo } = start(() => {
      turnsOf.add(turns);
      const until = performance.now() + 4;
      while (performance.now() < until);
    });
    await feed.follow();
    const count = async (): Promise<void> => {
      for (; !isOver; turns += 1) await nextTurn();
    };
    const counting = count();

    await writeTo(10);
    await feed.news(9, new Ending());
    await settle();
    isOver = true;
    await counting;

    expect(numbersOf(await feed.after(0))).toHaveLength(10);
    expect(turnsOf.size).toBeGreaterThanOrEqual(3);
  });
});
