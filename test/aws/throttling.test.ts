import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { callWithRetries } from '../../src/aws/retry';
import { upstreamError } from '../../src/aws/errors';
import { carefulPace } from '../../src/aws/pace';
import { createRateLimiter, type RateLimiter } from '../../src/aws/rateLimiter';
import type { GatewayError } from '../../src/model/errors';
import { mulberry32, seededBoolean } from '../../sandbox/seededRandom';

/*
 * The rate limiter and the retries with the settings of production, against an AWS that throttles, with fake timers and a
 * seeded jitter: each run is the same. The buckets are independent of each other, so one bucket is enough.
 */

const target = {
  service: 'imagebuilder',
  operation: 'GetWorkflowExecution',
  scope: { accountId: '111122223333', region: 'us-east-1' },
};
const responseTimeMs = 40;
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
  jest.spyOn(Math, 'random').mockImplementation(mulberry32(1));
  limiter = createRateLimiter(carefulPace.rate, () => Date.now());
});

afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

interface SentCall {
  readonly at: number;
  readonly isThrottled: boolean;
}

/** An AWS that throttles some calls, and records all calls. */
const awsThatThrottles = (throttles: (at: number) => boolean) => {
  const startedAt = Date.now();
  const sent: SentCall[] = [];
  const send = async (): Promise<string> => {
    const at = (Date.now() - startedAt) / 1000;
    const isThrottled = throttles(at);
    sent.push({ at, isThrottled });
    await new Promise((resolve) => setTimeout(resolve, responseTimeMs));
    if (isThrottled) throw throttling();
    return 'ok';
  };
  /** Calls per second, and throttled calls per second, between two times in seconds. */
  const rateOf = (from: number, to: number) => {
    const calls = sent.filter(({ at }) => at >= from && at < to);
    const throttled = calls.filter(({ isThrottled }) => isThrottled);
    return { sent: calls.length / (to - from), throttled: throttled.length / (to - from) };
  };
  return { send, rateOf };
};

const callAws = (
  send: () => Promise<string>,
  signal: AbortSignal = new AbortController().signal,
): Promise<string | null> =>
  callWithRetries(
    {
      bucket: 'bucket',
      queue: { caller: 'anonymous', operation: {} },
      target,
      send,
      renewCredentials: () => Promise.resolve(false),
      signal,
      stats: { retries: 0, throttles: 0, waitedMs: 0 },
    },
    limiter,
    carefulPace.retries,
  );

type Outcome = 'answered' | 'THROTTLED' | 'timed out';

/** One call within the timeout of a request. */
const call = async (send: () => Promise<string>): Promise<Outcome> => {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new Error('timed out')), deadlineMs);
  try {
    await callAws(send, deadline.signal);
    return 'answered';
  } catch (error) {
    return (error as GatewayError).code === 'THROTTLED' ? 'THROTTLED' : 'timed out';
  } finally {
    clearTimeout(timer);
  }
};

/** Starts `perSecond` calls per second, and returns the outcomes when all calls have ended. */
const load = async (send: () => Promise<string>, perSecond: number, seconds: number): Promise<Outcome[]> => {
  const outcomes: Promise<Outcome>[] = [];
  for (let started = 0; started < perSecond * seconds; started += 1) {
    outcomes.push(call(send));
    await jest.advanceTimersByTimeAsync(1000 / perSecond);
  }
  await jest.advanceTimersByTimeAsync(deadlineMs + 1000);
  return Promise.all(outcomes);
};

const shareOf = (outcome: Outcome, outcomes: readonly Outcome[]): number =>
  outcomes.filter((one) => one === outcome).length / outcomes.length;

describe('The rate limiter when AWS throttles half of all calls at any rate', () => {
  it.each([1, 2, 3])('converges to a low rate above zero: seed %d', async (seed) => {
    const aws = awsThatThrottles(seededBoolean(seed, 0.5));

    const burstOfCalls = Array.from({ length: 60 }, () => call(aws.send));
    await Promise.all([load(aws.send, 10, 60), ...burstOfCalls]);

    const [first, last] = [aws.rateOf(0, 20), aws.rateOf(40, 60)];
    expect(last.sent).toBeGreaterThan(2);
    expect(last.sent).toBeLessThan(6);
    expect(last.throttled).toBeLessThan(first.throttled);
  });

  it.each([1, 2, 3])('completes nearly all calls at a low load: seed %d', async (seed) => {
    const aws = awsThatThrottles(seededBoolean(seed, 0.5));

    const outcomes = await load(aws.send, 1, 60);

    expect(shareOf('answered', outcomes)).toBeGreaterThan(0.9);
    expect(shareOf('timed out', outcomes)).toBe(0);
  });
});

describe('The rate limiter when AWS allows ten calls per second', () => {
  it('converges to this rate with few throttled calls', async () => {
    let tokens = 10;
    let refilledAt = 0;
    const aws = awsThatThrottles((at) => {
      tokens = Math.min(10, tokens + (at - refilledAt) * 10);
      refilledAt = at;
      if (tokens < 1) return true;
      tokens -= 1;
      return false;
    });

    await load(aws.send, 30, 60);

    const rate = aws.rateOf(20, 60);
    expect(rate.sent - rate.throttled).toBeGreaterThan(6);
    expect(rate.throttled).toBeLessThan(rate.sent / 8);
  });
});

describe('The rate limiter after throttling', () => {
  it('returns to its rate soon after AWS stops throttling', async () => {
    const aws = awsThatThrottles((at) => at < 30);

    await load(aws.send, 30, 60);

    expect(aws.rateOf(20, 30).sent).toBeLessThan(2);
    expect(aws.rateOf(45, 60).sent).toBeGreaterThan(20);
  });

  it('halves its rate once for all calls that were in flight together', async () => {
    const aws = awsThatThrottles((at) => at === 0);
    const { burst, startPerSecond } = carefulPace.rate;

    const burstOfCalls = Array.from({ length: 2 * burst }, () => call(aws.send));
    await Promise.all([load(aws.send, 50, 2), ...burstOfCalls]);

    expect(aws.rateOf(0, 1).throttled).toBe(burst);
    expect(aws.rateOf(0.3, 1.3).sent).toBeGreaterThanOrEqual(startPerSecond / 2 - 2);
    expect(aws.rateOf(0.3, 1.3).sent).toBeLessThanOrEqual(startPerSecond / 2 + 3);
  });

  it('pauses for the retry delay of AWS, and returns a long delay to the client at once', async () => {
    const throttledCall = callAws(() => Promise.reject(throttling({ 'retry-after': '30' })));
    const rejection = expect(throttledCall).rejects.toMatchObject({
      code: 'THROTTLED',
      details: { retryAfterMs: 30_000 },
    });
    await jest.advanceTimersByTimeAsync(0);
    await rejection;
    const aws = awsThatThrottles(() => false);

    const waiting = callAws(aws.send);
    await jest.advanceTimersByTimeAsync(40_000);

    await expect(waiting).resolves.toBe('ok');
    expect(aws.rateOf(0, 29).sent).toBe(0);
  });

  it('returns its own retry delay if AWS sends none', async () => {
    const throttledCall = callAws(() => Promise.reject(throttling()));
    const rejection = expect(throttledCall).rejects.toMatchObject({
      code: 'THROTTLED',
      details: { retryAfterMs: expect.any(Number) },
    });

    await jest.advanceTimersByTimeAsync(20_000);

    await rejection;
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

  it.each([
    ['seconds', '2', {}],
    ['a date', 'Thu, 01 Jan 2026 00:00:02 GMT', {}],
    [
      'a date, with the clock of AWS ahead',
      'Thu, 01 Jan 2026 00:20:02 GMT',
      { date: 'Thu, 01 Jan 2026 00:20:00 GMT' },
    ],
  ])('heeds Retry-After of a 503 for all calls of the bucket: %s', async (_form, header, headers) => {
    jest.setSystemTime(new Date('2026-01-01T00:00:00Z'));
    const aws = awsThatThrottles(() => false);
    let isAvailable = false;
    const unavailable = Object.assign(new Error('busy'), {
      name: 'ServiceUnavailableException',
      $metadata: { httpStatusCode: 503 },
      $response: { headers: { 'retry-after': header, ...headers } },
    });
    const first = callAws(() => {
      if (isAvailable) return aws.send();
      isAvailable = true;
      return Promise.reject(unavailable);
    });
    await jest.advanceTimersByTimeAsync(0);
    const other = callAws(aws.send);

    await jest.advanceTimersByTimeAsync(1_990);
    const early = aws.rateOf(0, 2).sent;
    await jest.advanceTimersByTimeAsync(1_000);

    await expect(Promise.all([first, other])).resolves.toEqual(['ok', 'ok']);
    expect(early).toBe(0);
  });

  it('returns a Retry-After of a 503 to the client at once, if it is long', async () => {
    const unavailable = Object.assign(new Error('busy'), {
      name: 'ServiceUnavailableException',
      $metadata: { httpStatusCode: 503 },
      $response: { headers: { 'retry-after': '30' } },
    });

    await expect(callAws(() => Promise.reject(unavailable))).rejects.toMatchObject({
      code: 'UPSTREAM_UNAVAILABLE',
      details: { retryAfterMs: 30_000 },
    });
  });

  it('ends a wait for Retry-After at the deadline', async () => {
    const unavailable = Object.assign(new Error('busy'), {
      name: 'ServiceUnavailableException',
      $metadata: { httpStatusCode: 503 },
      $response: { headers: { 'retry-after': '9' } },
    });
    const deadline = new AbortController();
    const rejection = expect(callAws(() => Promise.reject(unavailable), deadline.signal)).rejects.toThrow(
      'timed out',
    );
    await jest.advanceTimersByTimeAsync(1_000);

    deadline.abort(new Error('timed out'));

    await rejection;
  });

  it('returns to its initial rate after a minute without calls', async () => {
    await load(awsThatThrottles(() => true).send, 10, 10);
    await jest.advanceTimersByTimeAsync(61_000);
    const later = awsThatThrottles(() => false);

    await load(later.send, 1_000, 0.2);

    expect(later.rateOf(0, 1).sent).toBeGreaterThan(50);
  });
});
