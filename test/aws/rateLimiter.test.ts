import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createRateLimiter, type RateLimiter } from '../../src/aws/rateLimiter';

const settings = { startPerSecond: 10, leastPerSecond: 1, mostPerSecond: 20, burst: 2 };
const neverAborted = new AbortController().signal;

let limiter: RateLimiter;

beforeEach(() => {
  jest.useFakeTimers();
  limiter = createRateLimiter(settings, () => Date.now());
});

afterEach(() => {
  jest.useRealTimers();
});

/** Acquires several calls for a request, and records the requests in the order in which they are served. */
const acquire = (
  served: string[],
  request: { readonly name: string },
  count: number,
  signal = neverAborted,
): void => {
  for (let index = 0; index < count; index += 1) {
    void limiter.acquire('bucket', { caller: 'anonymous', operation: request }, signal).then(
      () => served.push(request.name),
      () => served.push(`${request.name} aborted`),
    );
  }
};

describe('createRateLimiter', () => {
  it('allows a burst at once, then calls at the rate', async () => {
    const served: string[] = [];
    acquire(served, { name: 'a' }, 12);

    await jest.advanceTimersByTimeAsync(0);
    expect(served).toHaveLength(2);

    await jest.advanceTimersByTimeAsync(500);
    expect(served).toHaveLength(7);

    await jest.advanceTimersByTimeAsync(500);
    expect(served).toHaveLength(12);
  });

  it('serves requests round-robin, so that a large one does not starve the others', async () => {
    const served: string[] = [];
    acquire(served, { name: 'large' }, 20);
    acquire(served, { name: 'small' }, 2);

    await jest.advanceTimersByTimeAsync(400);

    expect(served.slice(0, 6)).toEqual(['large', 'large', 'large', 'small', 'large', 'small']);
  });

  it('pauses for the retry delay of AWS, then continues at half the rate', async () => {
    const served: string[] = [];
    limiter.throttled('bucket', 1_000);
    acquire(served, { name: 'a' }, 20);

    await jest.advanceTimersByTimeAsync(990);
    expect(served).toEqual([]);

    await jest.advanceTimersByTimeAsync(2_010);
    expect(served.length).toBeGreaterThanOrEqual(10);
    expect(served.length).toBeLessThanOrEqual(13);
  });

  it('increases the rate slowly, up to mostPerSecond', async () => {
    limiter.throttled('bucket', 0);
    const served: string[] = [];
    acquire(served, { name: 'a' }, 1_000);
    for (let second = 0; second < 20; second += 1) {
      await jest.advanceTimersByTimeAsync(1_000);
      limiter.succeeded('bucket');
    }
    const before = served.length;

    await jest.advanceTimersByTimeAsync(1_000);

    expect(served.length - before).toBeGreaterThanOrEqual(20);
    expect(served.length - before).toBeLessThanOrEqual(22);
  });

  it('does not delay the calls of other buckets', async () => {
    limiter.throttled('bucket', 60_000);

    await expect(
      limiter.acquire('another', { caller: 'anonymous', operation: {} }, neverAborted),
    ).resolves.toBeUndefined();
  });

  it('removes aborted requests from the queue', async () => {
    const served: string[] = [];
    const aborted = new AbortController();
    acquire(served, { name: 'a' }, 2);
    acquire(served, { name: 'c' }, 1, aborted.signal);
    acquire(served, { name: 'b' }, 1);

    aborted.abort(new Error('gone'));
    await jest.advanceTimersByTimeAsync(100);

    expect(served).toEqual(['a', 'a', 'c aborted', 'b']);
  });

  it('uses its share of rate and capacity, and notices within a second that it has changed', async () => {
    let share = 0.5;
    limiter = createRateLimiter({ ...settings, burst: 4, share: () => share }, () => Date.now());
    const served: string[] = [];
    acquire(served, { name: 'a' }, 100);

    await jest.advanceTimersByTimeAsync(0);
    expect(served).toHaveLength(2);
    expect(limiter.buckets()).toMatchObject([{ perSecond: 5 }]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(served).toHaveLength(7);

    share = 0.01;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(served.length).toBeLessThanOrEqual(9);
    share = 1;
    const before = served.length;
    await jest.advanceTimersByTimeAsync(2_000);
    expect(served.length - before).toBeGreaterThanOrEqual(10);
  });

  it('reports throttling, and slows down for that of another process without reporting it', async () => {
    const reports: (readonly [string, number])[] = [];
    const onThrottled = (bucket: string, pauseMs: number) => void reports.push([bucket, pauseMs]);
    limiter = createRateLimiter({ ...settings, onThrottled }, () => Date.now());

    limiter.slowDown('bucket', 1_000);
    limiter.slowDown('bucket', 1_000);
    expect(reports).toEqual([]);
    expect(limiter.buckets()).toMatchObject([{ name: 'bucket', perSecond: 5 }]);
    const served: string[] = [];
    acquire(served, { name: 'a' }, 9);
    await jest.advanceTimersByTimeAsync(999);
    expect(served).toEqual([]);

    limiter.throttled('bucket', 400);
    expect(reports).toEqual([['bucket', 400]]);
  });
});
