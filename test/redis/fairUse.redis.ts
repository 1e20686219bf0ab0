import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createFairUse, type CallerLimits, type FairUse } from '../../src/app/fairUse/fairUse';
import { createRedis, type Redis } from '../../src/aws/cache/redis';
import { anonymous, type Caller } from '../../src/model/caller';
import { type RedisServer, startRedis } from './redisServer';

/* The limits per minute of replicas that share a Redis. The clock of the buckets is that of Redis. */

let server: RedisServer;
let connections: Redis[] = [];

beforeAll(async () => {
  server = await startRedis();
});
afterAll(() => server.close());
beforeEach(async () => {
  connections.splice(0).forEach((redis) => redis.close());
  connections = [];
  await server.ask('FLUSHALL');
});

const ignore = () => undefined;
const events = { onAway: ignore, onBack: ignore, onRefusal: ignore, onCluster: ignore };

const replica = (limits: Partial<CallerLimits>): FairUse => {
  const redis = createRedis(server.url, events);
  connections.push(redis);
  return createFairUse({ limits: { upstreamCallsBurst: 200, ...limits }, redis, onRefusal: ignore });
};

const callerOf = (id: string): Caller => ({ ...anonymous, id });

const isAdmitted = async (fairUse: FairUse, caller = anonymous): Promise<boolean> =>
  (await fairUse.beginRequest(caller)) === undefined;

/** The number of admitted requests of these that are sent at once. */
const admitted = async (replicas: readonly FairUse[], each: number, caller = anonymous): Promise<number> => {
  const requests = replicas.flatMap((one) => Array.from({ length: each }, () => isAdmitted(one, caller)));
  return (await Promise.all(requests)).filter(Boolean).length;
};

/** One request an hour: nothing is refilled while a test runs. */
const slow = { upstreamCallsPerMinute: 1, upstreamCallsBurst: 1 };

describe('Replicas that share a Redis', () => {
  it('admit together what one caller may send, at once and in turn', async () => {
    const replicas = [replica({ requestsPerMinute: 20 }), replica({ requestsPerMinute: 20 })];
    const begun = performance.now();

    const atOnce = await admitted(replicas, 40);
    const most = 20 + Math.floor(((performance.now() - begun) * 20) / 60_000);

    expect(atOnce).toBeGreaterThanOrEqual(20);
    expect(atOnce).toBeLessThanOrEqual(most);
    expect(await admitted(replicas, 1, callerOf('bob'))).toBe(2);
  });

  it('allow the AWS calls of a caller once', async () => {
    const [one, two] = [replica(slow), replica(slow)];
    await one.takeCall(anonymous);

    await expect(Promise.resolve(two.takeCall(anonymous))).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      details: { retryAfterMs: expect.any(Number) },
    });
    await expect(Promise.resolve(two.takeCall(callerOf('bob')))).resolves.toBeUndefined();
  });

  it('lease tokens in blocks, so that few requests wait for Redis', async () => {
    const one = replica({ requestsPerMinute: 10_000 });
    await isAdmitted(one);
    const commands = async (): Promise<number> =>
      Number(/cmdstat_eval:calls=(\d+)/.exec(String(await server.ask('INFO', 'commandstats')))?.[1]);
    const before = await commands();

    for (let count = 0; count < 1_000; count += 1) expect(await isAdmitted(one)).toBe(true);

    expect((await commands()) - before).toBeLessThanOrEqual(30);
  });

  it('keep no name of a caller in Redis, and no key for longer than its bucket takes to be full', async () => {
    await replica({ requestsPerMinute: 60 }).beginRequest(callerOf('jwt https://id.example.com/ ann'));

    const keys = (await server.ask('KEYS', '*')) as string[];

    expect(keys).toEqual([expect.stringMatching(/^execution-gateway:limit:[\da-f]{64}$/)]);
    const ttlMs = Number(await server.ask('PTTL', keys[0] ?? ''));
    expect(ttlMs).toBeGreaterThan(0);
    expect(ttlMs).toBeLessThanOrEqual(2_000);
  });

  it('use the bucket of each process where a key has another type', async () => {
    const first = replica(slow);
    await first.takeCall(anonymous);
    const [key = ''] = (await server.ask('KEYS', '*')) as string[];
    await server.ask('SET', key, 'something else');
    const second = replica(slow);

    await second.takeCall(anonymous);

    await expect(Promise.resolve(second.takeCall(anonymous))).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('use the bucket of each process while Redis is away, and that of Redis again when it is back', async () => {
    const first = replica({ requestsPerMinute: 5 });
    const replicas = [first, replica({ requestsPerMinute: 5 })];
    expect(await admitted(replicas, 1)).toBe(2);
    await server.stop();

    const perProcess: number[] = [];
    for (const one of replicas) perProcess.push(await admitted([one], 20));
    await server.start();

    expect(perProcess.every((count) => count >= 5 && count <= 7)).toBe(true);
    const hasKeys = server.hasKeys(1);
    const end = performance.now() + 30_000;
    while (performance.now() < end && Number(await server.ask('DBSIZE')) === 0) {
      await isAdmitted(first, callerOf(String(performance.now())));
    }
    await hasKeys;
  });
});
