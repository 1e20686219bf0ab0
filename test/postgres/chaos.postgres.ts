import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LoggedCall } from '../../sandbox/callLog';
import { type Estate, everySeconds, rate, replicaTimes, startEstate } from '../support/replicas/chaos';
import type { Replica } from '../support/replicas/replicas';
import { type PostgresServer, startPostgres } from './postgresServer';

/*
 * Three replicas of one history under load, while they are killed, paused and cut off from the database. `CHAOS_ROUNDS`
 * repeats these.
 */

const rounds = Number(process.env.CHAOS_ROUNDS ?? 1);
const periodMs = everySeconds * 1_000;
const deadMs = replicaTimes.deadAfterMs + replicaTimes.joinMs + 500;

let server: PostgresServer;
let estate: Estate;
let replicas: Replica[] = [];

beforeAll(async () => {
  server = await startPostgres();
  const { url = '' } = await server.create();
  estate = await startEstate(url);
  replicas = await Promise.all([estate.start(), estate.start(), estate.start()]);
}, 60_000);

afterAll(async () => {
  await (estate as Estate | undefined)?.close(); // The start may have failed.
  await server.close();
}, 60_000);

const isOfList = ({ operation }: LoggedCall): boolean =>
  operation.startsWith('List') || operation === 'GetBlueprintRuns';

const laneOf = ({ service, operation, accountId, region }: LoggedCall): string =>
  `${accountId}/${region} ${service}:${operation}`;

/** How often a list may be read in a period: the workflows are executions' parents, and name log groups. */
const mostReads = (key: string): number => (key.includes(' transfer:ListWorkflows ') ? 2 : 1);

/** How often each list was read from its begin in each period of the rounds, where that is more often than it may be. */
const readsTwice = (since: number, until: number): readonly string[] => {
  const reads = new Map<string, number>();
  for (const call of estate.callsSince(since, isOfList)) {
    if (call.at.getTime() >= until || 'nextToken' in call.input || 'NextToken' in call.input) continue;
    const period = Math.floor(call.at.getTime() / periodMs);
    const key = `${period} ${laneOf(call)} ${JSON.stringify(call.input)}`;
    reads.set(key, (reads.get(key) ?? 0) + 1);
  }
  expect(reads.size).toBeGreaterThan(10);
  return [...reads].flatMap(([key, count]) => (count > mostReads(key) ? `${count} × ${key}` : []));
};

/** The most calls of one lane within a time, as a part of what one replica alone may make. */
const mostOfLimit = (since: number, windowMs: number): number => {
  const limit = rate.burst + (rate.perSecond * windowMs) / 1_000;
  const lanes = new Map<string, number[]>();
  for (const call of estate.callsSince(since, ({ service }) => service !== 'sts')) {
    const lane = laneOf(call);
    lanes.set(lane, [...(lanes.get(lane) ?? []), call.at.getTime()]);
  }
  const shares = [...lanes.values()].flatMap((times) =>
    times.map((time) => times.filter((one) => one >= time && one < time + windowMs).length / limit),
  );
  return Math.max(...shares);
};

/** The calls a second of the lane that the clients keep busy. */
const busyRate = (since: number): number =>
  (estate.callsSince(since, ({ operation }) => operation === 'GetLifecycleExecution').length * 1_000) /
  (Date.now() - since);

/** Waits for two periods in which all replicas could use the history, and returns the lists that were read twice in one. */
const readTwiceInCalm = async (): Promise<readonly string[]> => {
  for (;;) {
    const from = await periodEnd();
    await wait(periodMs);
    const until = await periodEnd();
    if (!estate.outages.some((at) => at >= from - periodMs)) return readsTwice(from, until);
  }
};

const periodEnd = async (): Promise<number> => {
  await wait(periodMs - (Date.now() % periodMs));
  return Date.now();
};

const isKnownByAll = (since: number): boolean =>
  replicas.every(({ url }) =>
    estate.answers.some((answer) => answer.at >= since && answer.url === url && answer.isComplete),
  );

const untilComplete = async (since: number): Promise<void> => {
  while (!isKnownByAll(since)) await wait(50);
};

describe('Three replicas', () => {
  it('read each list once in a round, and use the rate of one', async () => {
    await untilComplete(0);
    expect(await readTwiceInCalm()).toEqual([]);
    // All of the rate is used: a part would be 3.3 or 6.7.
    expect(busyRate(Date.now() - 2 * periodMs)).toBeGreaterThan(8);
  }, 60_000);

  for (let round = 1; round <= rounds; round += 1) {
    it(`go on when one is killed, paused and cut off: round ${round}`, async () => {
      const [killed, paused, cutOff] = replicas;
      if (!killed || !paused || !cutOff) throw new Error('Some replicas are missing.');
      await killed.kill();
      await wait(deadMs);
      expect(busyRate(Date.now() - 1_000)).toBeGreaterThan(0);
      const added = await estate.start();
      replicas = [paused, cutOff, added];
      await untilComplete(Date.now());

      paused.pause();
      await wait(deadMs);
      paused.resume();
      await wait(deadMs / 2);

      cutOff.database.shut();
      await wait(deadMs);
      const isolated = Date.now();
      const during = () => estate.answers.filter(({ at, url }) => at >= isolated && url === cutOff.url);
      while (during().every(({ count }) => count === undefined)) await wait(50);
      expect(during().filter(({ isComplete }) => isComplete)).toEqual([]);
      cutOff.database.open();
      const healed = Date.now();
      await untilComplete(healed + 3_000);

      expect(await readTwiceInCalm()).toEqual([]);
    }, 120_000);
  }

  it('never made more calls than one may by more than 10 %', () => {
    for (const windowMs of [1_000, 5_000]) expect(mostOfLimit(0, windowMs)).toBeLessThanOrEqual(1.1);
  });

  it('gave no wrong answer', () => {
    const complete = estate.answers.filter(({ isComplete, count }) => isComplete && count !== undefined);
    const counts = new Set(complete.map(({ count }) => count));

    expect(complete.length).toBeGreaterThan(20);
    expect([...counts]).toEqual([estate.executions]);
    expect(estate.answers.filter(({ count = 0 }) => count > estate.executions)).toEqual([]);
    for (const { ids } of estate.answers) expect(new Set(ids).size).toBe(ids.length);
  });
});
