import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createFairUse, type LimitName } from '../../../src/app/fairUse/fairUse';
import { createLeasedBucket } from '../../../src/app/fairUse/leasedBucket';
import type { Lease } from '../../../src/app/fairUse/sharedBuckets';
import { createTokenBucket, type Rate } from '../../../src/model/tokenBucket';
import { anonymous, type Caller } from '../../../src/model/caller';

/** A clock that the test moves. */
const createClock = () => {
  let ms = 5_000;
  return { now: () => ms, wait: (some: number) => void (ms += some) };
};

const callerOf = (id: string): Caller => ({ ...anonymous, id });

/** The most tokens that a bucket may give in a time. */
const mostIn = ({ capacity, perMinute }: Rate, ms: number): number =>
  Math.floor(capacity + (ms * perMinute) / 60_000 + 1e-6);

const rates = fc.record({
  capacity: fc.integer({ min: 1, max: 50 }),
  perMinute: fc.integer({ min: 1, max: 6_000 }),
});

/** Pauses, and how many tokens are wanted after each. */
const steps = fc.array(
  fc.record({ ms: fc.integer({ min: 0, max: 5_000 }), wanted: fc.integer({ min: 1, max: 60 }) }),
  { minLength: 1, maxLength: 30 },
);

describe('createTokenBucket', () => {
  it('gives its capacity at once, and then a token whenever one has been refilled', () => {
    const { now, wait } = createClock();
    const bucket = createTokenBucket(now);
    const rate = { capacity: 3, perMinute: 600 };

    expect([1, 2, 3, 4].map(() => bucket.take(rate))).toEqual([0, 0, 0, 100]);
    wait(99);
    expect(bucket.take(rate)).toBe(1);
    wait(1);
    expect([bucket.take(rate), bucket.take(rate)]).toEqual([0, 100]);
    wait(60_000);
    expect([1, 2, 3, 4].map(() => bucket.take(rate))).toEqual([0, 0, 0, 100]);
  });

  it('never gives more than its capacity and refill, and never less to a caller who waits as long as it says', () => {
    fc.assert(
      fc.property(rates, steps, (rate, pauses) => {
        const { now, wait } = createClock();
        const begun = now();
        const bucket = createTokenBucket(now);
        let given = 0;
        for (const { ms, wanted } of pauses) {
          wait(ms);
          for (let count = 0; count < wanted; count += 1) if (bucket.take(rate) === 0) given += 1;
          expect(bucket.left()).toBeGreaterThanOrEqual(0);
          expect(given).toBeLessThanOrEqual(mostIn(rate, now() - begun));
          const waitMs = bucket.take(rate);
          if (waitMs === 0) given += 1;
          else {
            wait(waitMs);
            expect(bucket.take(rate)).toBe(0);
            given += 1;
          }
        }
      }),
    );
  });
});

describe('createLeasedBucket', () => {
  it('is the bucket of the process where Redis is away, also for what is left and given back', async () => {
    const { now } = createClock();
    const rate = { capacity: 100, perMinute: 60 };
    const bucket = createLeasedBucket(() => Promise.resolve(undefined), createTokenBucket(now), now);

    expect([await bucket.take(rate), await bucket.take(rate), bucket.left()]).toEqual([0, 0, 98]);
    bucket.giveBack();
    expect(bucket.left()).toBe(99);
  });

  /** Redis, as one bucket. Each answer comes in a later turn. */
  const sharedBucket = (now: () => number) => {
    const bucket = createTokenBucket(now);
    const asked: number[] = [];
    const lease = async (rate: Rate, wanted: number): Promise<Lease> => {
      asked.push(wanted);
      await new Promise(setImmediate);
      let tokens = 0;
      let waitMs = 0;
      while (tokens < wanted && waitMs === 0) {
        waitMs = bucket.take(rate);
        if (waitMs === 0) tokens += 1;
      }
      return { tokens, waitMs, left: bucket.left() };
    };
    return { lease, asked };
  };

  it('never gives more than the shared bucket has, however many replicas take how much at once', async () => {
    await fc.assert(
      fc.asyncProperty(rates, steps, fc.integer({ min: 1, max: 4 }), async (rate, pauses, replicas) => {
        const { now, wait } = createClock();
        const begun = now();
        const { lease } = sharedBucket(now);
        const buckets = Array.from({ length: replicas }, () =>
          createLeasedBucket(lease, createTokenBucket(now), now),
        );
        let given = 0;
        for (const { ms, wanted } of pauses.slice(0, 8)) {
          wait(ms);
          const takes = buckets.flatMap((bucket) =>
            Array.from({ length: wanted }, () => Promise.resolve(bucket.take(rate))),
          );
          given += (await Promise.all(takes)).filter((waitMs) => waitMs === 0).length;
          expect(given).toBeLessThanOrEqual(mostIn(rate, now() - begun));
        }
        // All of the bucket can be used by those who want it.
        expect(given).toBeGreaterThanOrEqual(Math.min(rate.capacity, pauses[0]?.wanted ?? 0));
      }),
      { numRuns: 40 },
    );
  });

  it('asks Redis seldom where many tokens are used, and then leases at most a twentieth of the bucket', async () => {
    const { now } = createClock();
    const { lease, asked } = sharedBucket(now);
    const bucket = createLeasedBucket(lease, createTokenBucket(now), now);
    const rate = { capacity: 1_000, perMinute: 1_000 };

    for (let count = 0; count < 500; count += 1) expect(await bucket.take(rate)).toBe(0);

    expect(asked).toEqual([1, 2, 4, 8, 16, 32, ...Array.from({ length: 9 }, () => 50)]);
  });

  it('answers without Redis where it has a lease, and for as long as Redis said that there is nothing', async () => {
    const { now, wait } = createClock();
    const { lease, asked } = sharedBucket(now);
    const bucket = createLeasedBucket(lease, createTokenBucket(now), now);
    const rate = { capacity: 2, perMinute: 60 };
    await bucket.take(rate);
    await bucket.take(rate);
    expect(await bucket.take(rate)).toBe(1_000);
    const before = asked.length;

    wait(400);
    expect(bucket.take(rate)).toBe(600);

    expect(asked).toHaveLength(before);
    wait(600);
    expect(await bucket.take(rate)).toBe(0);
  });

  it('uses its own bucket where Redis is away', async () => {
    const { now } = createClock();
    const bucket = createLeasedBucket(() => Promise.resolve(undefined), createTokenBucket(now), now);
    const rate = { capacity: 2, perMinute: 60 };

    const taken = await Promise.all([1, 2, 3].map(() => Promise.resolve(bucket.take(rate))));

    expect(taken).toEqual([0, 0, 1_000]);
  });
});

describe('createFairUse', () => {
  const start = (limits: { concurrentRequests?: number; requestsPerMinute?: number }) => {
    const refusals: LimitName[] = [];
    const { now, wait } = createClock();
    const fairUse = createFairUse({
      limits: { upstreamCallsBurst: 2, upstreamCallsPerMinute: 60, ...limits },
      redis: undefined,
      onRefusal: (limit) => refusals.push(limit),
      now,
    });
    return { fairUse, refusals, wait };
  };

  it('limits each caller for itself', () => {
    const { fairUse, refusals } = start({});
    const [ann, bob] = [callerOf('ann'), callerOf('bob')];
    void fairUse.takeCall(ann);
    void fairUse.takeCall(ann);

    expect(() => fairUse.takeCall(ann)).toThrow(
      'Your requests may make 60 AWS calls a minute, and 2 at once (limits.upstreamCallsPerMinute), and this field needs one more. Try again in 1000 ms.',
    );
    expect(fairUse.takeCall(bob)).toBeUndefined();
    expect(refusals).toEqual(['upstreamCallsPerMinute']);
  });

  it('takes the number of AWS calls from the roles of the caller where they name one', () => {
    const { fairUse } = start({});
    const caller = { ...anonymous, permissions: { ...anonymous.permissions, upstreamCallsPerMinute: 1 } };
    void fairUse.takeCall(caller);

    expect(() => fairUse.takeCall(caller)).toThrow(
      'Your requests may make 1 AWS calls a minute, and 1 at once (upstreamCallsPerMinute of your roles), and this field needs one more. Try again in 60000 ms.',
    );
  });

  it('has no limits of AWS calls where none is set', () => {
    const fairUse = createFairUse({
      limits: { upstreamCallsBurst: 1 },
      redis: undefined,
      onRefusal: () => undefined,
    });

    for (let count = 0; count < 1_000; count += 1) expect(fairUse.takeCall(anonymous)).toBeUndefined();
  });

  it('counts requests under way: those that ended and those that were refused are not', () => {
    const { fairUse } = start({ concurrentRequests: 2, requestsPerMinute: 4 });
    const begin = () => fairUse.beginRequest(anonymous);

    expect([begin(), begin()]).toEqual([undefined, undefined]);
    expect(begin()).toEqual({ limit: 'concurrentRequests', retryAfterMs: 1_000 });
    fairUse.endRequest(anonymous);
    expect(begin()).toBeUndefined();
    expect(begin()).toMatchObject({ limit: 'concurrentRequests' });
    fairUse.endRequest(anonymous);
    fairUse.endRequest(anonymous);
    expect(begin()).toBeUndefined();
    expect([begin(), begin()]).toEqual([
      { limit: 'requestsPerMinute', retryAfterMs: 15_000 },
      { limit: 'requestsPerMinute', retryAfterMs: 15_000 },
    ]);
  });

  it('never has more requests under way than allowed, and frees each once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.tuple(fc.boolean(), fc.constantFrom('ann', 'bob')), { maxLength: 100 }),
        (concurrentRequests, events) => {
          const { fairUse } = start({ concurrentRequests });
          const underWay = new Map<string, number>();
          for (const [begins, id] of events) {
            const count = underWay.get(id) ?? 0;
            if (begins) {
              const isAdmitted = fairUse.beginRequest(callerOf(id)) === undefined;
              expect(isAdmitted).toBe(count < concurrentRequests);
              if (isAdmitted) underWay.set(id, count + 1);
            } else if (count > 0) {
              fairUse.endRequest(callerOf(id));
              underWay.set(id, count - 1);
            }
          }
        },
      ),
    );
  });
});
