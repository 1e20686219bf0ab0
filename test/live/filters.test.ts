import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createFilterInterests, type FilterReads } from '../../src/live/filters';
import type { ExecutionFilter } from '../../src/listing';
import type { StoredEvent } from '../../src/history';
import type { ExecutionRecord } from '../../src/model/record';
import { isUnderWay } from '../../src/model/status';
import { noon, workflow } from '../support/history/records';
import { fakeClock } from '../support/live/fakeClock';

const everyMs = 30_000;
const filterOf = (key: string): ExecutionFilter => ({ key }) as ExecutionFilter;

const start = (options: Partial<FilterReads> = {}) => {
  const clock = fakeClock(noon);
  const rounds: (readonly string[])[] = [];
  const newsRounds: (readonly string[])[] = [];
  const finish: (() => void)[] = [];
  const watched = new Set<string>();
  const roundIn = (list: (readonly string[])[]) => (filters: readonly ExecutionFilter[]) => {
    list.push(filters.map(({ key }) => key));
    return new Promise<void>((resolve) => finish.push(resolve));
  };
  const filters = createFilterInterests(
    {
      discover: roundIn(rounds),
      discoverNews: roundIn(newsRounds),
      everyMs,
      matches: () => true,
      isUnderWay: ({ status }) => isUnderWay(status),
      ...options,
    },
    {
      watch: ({ id }) => {
        watched.add(id);
        return () => watched.delete(id);
      },
      latest: () => undefined,
      onEvent: () => undefined,
      hasten: () => undefined,
      count: () => watched.size,
      idle: () => Promise.resolve(),
    },
    clock,
  );
  return {
    clock,
    filters,
    rounds,
    newsRounds,
    watched,
    /** Ends the rounds that are under way. */
    finishRounds: async (): Promise<void> => {
      for (const end of finish.splice(0)) end();
      await nextTurn();
    },
  };
};

describe('Filters that are watched', () => {
  it('have one chain of rounds, however often the last watcher leaves during one', async () => {
    const { clock, filters, rounds, finishRounds } = start();
    let leave = filters.watch(filterOf('a'), []);
    clock.pass(everyMs);
    expect(rounds).toEqual([['a']]);

    for (let flap = 0; flap < 5; flap += 1) {
      leave();
      leave = filters.watch(filterOf('b'), []);
    }
    await finishRounds();

    expect(clock.timers()).toEqual([everyMs]);
    clock.pass(everyMs);
    expect(rounds).toEqual([['a'], ['b']]);
    leave();
    await finishRounds();
    expect(clock.timers()).toEqual([]);
  });

  it('have no second round while one is under way that began for watchers who have left', async () => {
    const { clock, filters, rounds, finishRounds } = start();
    const leave = filters.watch(filterOf('a'), []);
    clock.pass(everyMs);
    leave();
    filters.watch(filterOf('a'), []);

    clock.pass(10 * everyMs);
    expect(rounds.length).toBe(1);
    await finishRounds();
    clock.pass(everyMs);

    expect(rounds.length).toBe(2);
  });

  it('read news one round after the other, also where the last watcher leaves during one', async () => {
    const { clock, filters, newsRounds, finishRounds } = start();
    const leave = filters.watch(filterOf('a'), []);
    filters.hasten();
    clock.pass(0);
    leave();
    filters.watch(filterOf('b'), []);
    filters.hasten();
    filters.hasten();
    clock.pass(1_000);
    expect(newsRounds).toEqual([['a']]);

    await finishRounds();
    clock.pass(1_000);

    expect(newsRounds).toEqual([['a'], ['b']]);
  });

  it('have executions read on their own while these match in their present state', () => {
    const running = ({ status }: ExecutionRecord): boolean => status === 'RUNNING';
    const { filters, watched } = start({ matches: (_filter, record) => running(record) });
    const of = (status: string, number: number): ExecutionRecord =>
      workflow({ status, endTime: undefined }, { number });
    const changeTo = (status: string, number: number): void =>
      filters.onEvent({ record: of(status, number), previousStatus: 'RUNNING' } as StoredEvent);
    const leave = filters.watch(filterOf('running'), [of('RUNNING', 1), of('RUNNING', 2)]);
    expect([...watched]).toEqual([of('RUNNING', 1).id, of('RUNNING', 2).id]);

    changeTo('ROLLBACK_IN_PROGRESS', 1);
    changeTo('ROLLBACK_IN_PROGRESS', 3);
    changeTo('RUNNING', 4);

    expect([...watched]).toEqual([of('RUNNING', 2).id, of('RUNNING', 4).id]);
    changeTo('RUNNING', 1);
    changeTo('COMPLETED', 2);
    expect([...watched]).toEqual([of('RUNNING', 4).id, of('RUNNING', 1).id]);
    leave();
    expect(watched.size).toBe(0);
  });
});
