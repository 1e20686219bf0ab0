import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { bucketOf, quotaOf } from '../../src/aws/quotas';
import { createRateLimiter } from '../../src/aws/rateLimiter';

const filterLogEvents = (region: string): string =>
  bucketOf({ service: 'logs', operation: 'FilterLogEvents', accountId: '111122223333', region });

describe('The documented quota', () => {
  it.each([
    ['us-east-1', 25],
    ['eu-central-1', 5],
    ['ap-northeast-3', 5],
    ['ap-southeast-3', 5],
    ['ca-west-1', 5],
    ['il-central-1', 5],
    ['eu-west-1', 10],
    ['us-gov-west-1', 10],
  ])('of FilterLogEvents in %s is %i calls a second', (region, quota) => {
    expect(quotaOf(filterLogEvents(region))).toBe(quota);
  });

  it('is unknown for other operations', () => {
    const called = { accountId: '111122223333', region: 'us-east-1' };

    expect(quotaOf(bucketOf({ ...called, service: 'imagebuilder', operation: 'GetImage' }))).toBeUndefined();
    expect(quotaOf('another name')).toBeUndefined();
  });
});

describe('A bucket with a quota', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it.each(['us-east-1', 'eu-central-1', 'eu-west-1'])(
    'in %s has no second with more calls',
    async (region) => {
      const bucket = filterLogEvents(region);
      const limiter = createRateLimiter(
        { startPerSecond: 20, leastPerSecond: 1, mostPerSecond: 100, burst: 50, quotaOf },
        () => Date.now(),
      );
      const sent: number[] = [];
      for (let call = 0; call < 200; call += 1) {
        void limiter
          .acquire(bucket, { caller: 'anyone', operation: {} }, new AbortController().signal)
          .then(() => {
            sent.push(Date.now());
            limiter.succeeded(bucket);
          });
      }

      await jest.advanceTimersByTimeAsync(5_000);

      const quota = quotaOf(bucket) ?? 0;
      const most = Math.max(
        ...sent.map((at) => sent.filter((other) => other >= at && other < at + 1_000).length),
      );
      expect(most).toBeLessThanOrEqual(quota);
      expect(sent.length).toBeGreaterThan(2 * quota);
    },
  );
});
