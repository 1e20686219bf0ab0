import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { createSync, type SyncOptions } from '../../src/app/sync';
import { Ending } from '../../src/model/endSignal';

/* When the rounds of the background refresh begin. Each round of this test waits until it is ended, and fails then. */

let rounds: number[];
let endRound: () => void;

beforeEach(() => {
  jest.useFakeTimers({ now: 0 });
  rounds = [];
});

afterEach(() => {
  jest.useRealTimers();
});

const second = 1_000;
const pass = (ms: number): Promise<void> => jest.advanceTimersByTimeAsync(ms);

const start = () => {
  const begun = performance.now();
  const signal = new Ending();
  const open = (): Promise<void> => {
    rounds.push(performance.now() - begun);
    return new Promise((_resolve, reject) => (endRound = () => reject(new Error('It has ended.'))));
  };
  const sync = createSync({
    settings: { everySeconds: 60, idleMinutes: 15, shareOfRate: 0.5, sweepSeconds: 900 },
    signal,
    listing: { history: { isShared: false }, catalog: { open }, now: () => Date.now() },
    reported: { has: () => false, slowdown: 1 },
    log: { debug: () => undefined, warn: () => undefined },
  } as unknown as SyncOptions);
  const ask = (isUnread: boolean): void =>
    sync.asked({ kinds: new Set() } as unknown as Parameters<typeof sync.asked>[0], isUnread);
  return { ask, signal };
};

it.each([
  ['which ends early, within 5 seconds', 2 * second, [0, 5 * second]],
  ['which ends late, after that', 20 * second, [0, 20 * second]],
])(
  'A round follows on a request that has left lists unread during a round %s',
  async (_name, end, begins) => {
    const { ask, signal } = start();
    ask(false);
    await pass(second);
    ask(true);
    await pass(end - second);
    endRound();
    await pass(6 * second);
    signal.abort(new Error('The test has ended.'));

    expect(rounds).toEqual(begins);
  },
);

it('A round follows after the period where no list was left unread', async () => {
  const { ask, signal } = start();
  ask(false);
  await pass(second);
  ask(false);
  endRound();
  await pass(58 * second);
  const early = [...rounds];
  await pass(second);
  signal.abort(new Error('The test has ended.'));

  expect(early).toEqual([0]);
  expect(rounds).toEqual([0, 60 * second]);
});
