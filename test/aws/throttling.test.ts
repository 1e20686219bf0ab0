import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { callWithRetries } from '../../src/aws/retry';
import { upstreamError } from '../../src/aws/errors';
import { carefulPace } from '../../src/aws/pace';
import { createRateLimiter, type RateLimiter } from '../../src/aws/rateLimiter';
import type { GatewayError } from '../../src/model/errors';
import { seededBoolean } from '../../sandbox/seededRandom';

/*
 * The pace of production against an AWS that throttles, on a clock that runs as fast as the machine can. One lane is
 * enough: lanes know nothing of each other.
 */

const target = {
  service: 'imagebuilder',
  operation: 'GetWorkflowExecution',
  scope: { accountId: '111122223333', region: 'us-east-1' },
};
const answerTakesMs = 40;
const deadlineMs = 25_000;

const throttling = (headers: object = {}): Error =>
  Object.assign(new Error('Rate exceeded'), {
    name: 'CallRateLimitExceededException',
    $metadata: { httpStatusCode: 429 },
    $response: { headers },
  });

let limiter: RateLimiter;

beforeEach(() => {
  jest.useFakeTimers();
  limiter = createRateLimiter(carefulPace.rate, () => Date.now());
});

afterEach(() => {
  jest.useRealTimers();
});

interface Sent {
  readonly at: number;
  readonly isStruck: boolean;
}

/** An AWS that throttles some calls, and a log of what it was sent. */
const awsThat = (throttles: (at: number) => boolean) => {
  const begun = Date.now();
  const sent: Sent[] = [];
  const send = async (): Promise<string> => {
    const at = (Date.now() - begun) / 1000;
    const isStruck = throttles(at);
    sent.push({ at, isStruck });
    await new Promise((resolve) => setTimeout(resolve, answerTakesMs));
    if (isStruck) throw throttling();
    return 'fine';
  };
  /** Of the seconds from one to the other: calls a second, and those of them that were throttled. */
  const rateOf = (from: number, to: number) => {
    const meant = sent.filter(({ at }) => at >= from && at < to);
    const struck = meant.filter(({ isStruck }) => isStruck);
    return { sent: meant.length / (to - from), struck: struck.length / (to - from) };
  };
  return { send, rateOf };
};

const trip = (
  send: () => Promise<string>,
  signal: AbortSignal = new AbortController().signal,
): Promise<string | null> =>
  callWithRetries(
    {
      bucket: 'bucket',
      queue: { caller: 'anonymous', operation: {} },
      target,
      send,
      signal,
      stats: { retries: 0, throttles: 0, waitedMs: 0 },
    },
    limiter,
    carefulPace.retries,
  );

type Outcome = 'answered' | 'THROTTLED' | 'out of time';

/** One call within a request's time. */
const call = async (send: () => Promise<string>): Promise<Outcome> => {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Error('out of time')), deadlineMs);
  try {
    await trip(send, deadline.signal);
    return 'answered';
  } catch (error) {
    return (error as GatewayError).code === 'THROTTLED' ? 'THROTTLED' : 'out of time';
  } finally {
    clearTimeout(timer);
  }
};

/** Asks `perSecond` calls a second for a while, and answers what became of them when all have ended. */
const load = async (send: () => Promise<string>, perSecond: number, seconds: number): Promise<Outcome[]> => {
  const outcomes: Promise<Outcome>[] = [];
  for (let asked = 0; asked < perSecond * seconds; asked += 1) {
    outcomes.push(call(send));
    await jest.advanceTimersByTimeAsync(1000 / perSecond);
  }
  await jest.advanceTimersByTimeAsync(deadlineMs + 1000);
  return Promise.all(outcomes);
};

const shareOf = (outcome: Outcome, outcomes: readonly Outcome[]): number =>
  outcomes.filter((one) => one === outcome).length / outcomes.length;

describe('A lane of which AWS throttles half of all calls, however slowly they come', () => {
  it.each([1, 2, 3])(
    'settles where halving and recovering meet, and does not starve: seed %d',
    async (seed) => {
      const aws = awsThat(seededBoolean(seed, 0.5));

      const stampede = Array.from({ length: 60 }, () => call(aws.send));
      await Promise.all([load(aws.send, 10, 60), ...stampede]);

      const [first, last] = [aws.rateOf(0, 20), aws.rateOf(40, 60)];
      expect(last.sent).toBeGreaterThan(2);
      expect(last.sent).toBeLessThan(6);
      expect(last.struck).toBeLessThan(first.struck);
    },
  );

  it.each([1, 2, 3])('answers nearly all who ask for what it can bear: seed %d', async (seed) => {
    const aws = awsThat(seededBoolean(seed, 0.5));

    const outcomes = await load(aws.send, 1, 60);

    expect(shareOf('answered', outcomes)).toBeGreaterThan(0.9);
    expect(shareOf('out of time', outcomes)).toBe(0);
  });
});

describe('A lane of which AWS bears ten calls a second', () => {
  it('stays near them, and is throttled seldom', async () => {
    let tokens = 10;
    let refilledAt = 0;
    const aws = awsThat((at) => {
      tokens = Math.min(10, tokens + (at - refilledAt) * 10);
      refilledAt = at;
      if (tokens < 1) return true;
      tokens -= 1;
      return false;
    });

    await load(aws.send, 30, 60);

    const settled = aws.rateOf(20, 60);
    expect(settled.sent - settled.struck).toBeGreaterThan(6);
    expect(settled.struck).toBeLessThan(settled.sent / 8);
  });
});

describe('A lane that AWS has throttled', () => {
  it('is back at its rate soon after AWS is', async () => {
    const aws = awsThat((at) => at < 30);

    await load(aws.send, 30, 60);

    expect(aws.rateOf(20, 30).sent).toBeLessThan(2);
    expect(aws.rateOf(45, 60).sent).toBeGreaterThan(20);
  });

  it('halves its rate once for all the calls that were under way together', async () => {
    const aws = awsThat((at) => at === 0);
    const { burst, startPerSecond } = carefulPace.rate;

    const stampede = Array.from({ length: 2 * burst }, () => call(aws.send));
    await Promise.all([load(aws.send, 50, 2), ...stampede]);

    expect(aws.rateOf(0, 1).struck).toBe(burst);
    expect(aws.rateOf(0.3, 1.3).sent).toBeGreaterThanOrEqual(startPerSecond / 2 - 2);
    expect(aws.rateOf(0.3, 1.3).sent).toBeLessThanOrEqual(startPerSecond / 2 + 3);
  });

  it('rests for as long as AWS asks, and a long rest is told to the client at once', async () => {
    const asked = trip(() => Promise.reject(throttling({ 'retry-after': '30' })));
    const told = expect(asked).rejects.toMatchObject({
      code: 'THROTTLED',
      details: { retryAfterMs: 30_000 },
    });
    await jest.advanceTimersByTimeAsync(0);
    await told;
    const aws = awsThat(() => false);

    const waiting = trip(aws.send);
    await jest.advanceTimersByTimeAsync(40_000);

    await expect(waiting).resolves.toBe('fine');
    expect(aws.rateOf(0, 29).sent).toBe(0);
  });

  it('tells a client who has waited in vain how long it rests, where AWS does not say', async () => {
    const asked = trip(() => Promise.reject(throttling()));
    const told = expect(asked).rejects.toMatchObject({
      code: 'THROTTLED',
      details: { retryAfterMs: expect.any(Number) },
    });

    await jest.advanceTimersByTimeAsync(20_000);

    await told;
  });

  it.each<[string, number | undefined]>([
    ['2', 2_000],
    ['-5', undefined],
    ['soon', undefined],
    ['Thu, 01 Jan 2026 00:00:07 GMT', 7_000],
  ])('reads the header Retry-After: %s', (header, retryAfterMs) => {
    jest.setSystemTime(new Date('2026-01-01T00:00:00Z'));

    const { details } = upstreamError(target, throttling({ 'retry-after': header }));

    expect(details.retryAfterMs).toBe(retryAfterMs);
  });

  it('begins anew after a minute without calls', async () => {
    await load(awsThat(() => true).send, 10, 10);
    await jest.advanceTimersByTimeAsync(61_000);
    const later = awsThat(() => false);

    await load(later.send, 1_000, 0.2);

    expect(later.rateOf(0, 1).sent).toBeGreaterThan(50);
  });
});
