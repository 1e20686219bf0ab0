import { createFairQueue, type FairQueue, type QueueKey } from './fairQueue';

export type { QueueKey } from './fairQueue';

/*
 * AWS throttles per account, region and operation, and the account's other clients share that quota. So each account,
 * region and operation has a token bucket whose rate follows AIMD: throttling halves the rate, and each second without
 * throttling adds to it.
 *
 * The rate is halved at most once a second, so calls that are throttled together count once. Some operations throttle a
 * share of all calls at any rate. Halving once a second and adding two calls a second then settles between two and four
 * calls a second. Halving with each throttled call would end at the lowest rate.
 *
 * A background call waits for all normal calls. It leaves half of the bucket to normal calls that may arrive, and all
 * background calls together use a part of the rate alone.
 *
 * Where replicas share a quota, each has a part of rate and capacity, and hears of the throttling that others have noticed.
 */

export interface RateSettings {
  /** Initial calls a second of one bucket. */
  readonly startPerSecond: number;
  readonly leastPerSecond: number;
  readonly mostPerSecond: number;
  /** The capacity of a bucket: calls that may be made at once after an idle time. */
  readonly burst: number;
  /**
   * The calls a second that AWS documents for a bucket; undefined where it documents none. A half is the rate, and a half the
   * capacity, so that no second has more.
   */
  readonly quotaOf?: (bucket: string) => number | undefined;
  /** The part of rate and capacity that background calls may use: all of it by default. */
  readonly backgroundShare?: number;
  /** The part of rate and capacity that belongs to this process now: all of it by default. */
  readonly share?: () => number;
  /** Called when AWS has throttled a call, with the pause of the bucket in milliseconds. */
  readonly onThrottled?: (bucket: string, pauseMs: number) => void;
}

/** The state of a bucket, for metrics. */
export interface BucketState {
  readonly name: string;
  /** The current rate of this process. */
  readonly perSecond: number;
  /** Calls that wait for a token. */
  readonly waiting: number;
}

/** `background`: no client waits for the answer. */
export type Priority = 'normal' | 'background';

/** A priority that can be raised while the call waits. */
export interface Prioritized {
  readonly priority: Priority;
}

export interface RateLimiter {
  /** Resolves when the call may be sent; rejects with the signal's reason when that aborts first. */
  acquire(bucket: string, queue: QueueKey, signal: AbortSignal, prioritized?: Prioritized): Promise<void>;
  /** Moves waiting calls whose priority is no longer `background` to the normal queue. */
  promote(bucket: string): void;
  /** AWS answered and did not throttle. */
  succeeded(bucket: string): void;
  /**
   * AWS throttled a call that was sent at `sentAt`. The bucket pauses for `pauseMs`. Returns the remaining pause of the
   * bucket in milliseconds, which an earlier call may have made longer.
   */
  throttled(bucket: string, pauseMs: number, sentAt?: number): number;
  /** AWS throttles another process that shares the quota: the bucket does the same. */
  slowDown(bucket: string, pauseMs: number): void;
  /** The clock of `sentAt`. */
  now(): number;
  buckets(): readonly BucketState[];
}

interface Waiting {
  readonly queue: QueueKey;
  readonly prioritized: Prioritized;
  readonly go: () => void;
}

interface Bucket {
  readonly startPerSecond: number;
  readonly mostPerSecond: number;
  readonly burst: number;
  perSecond: number;
  /** When the rate was last changed or confirmed by a success. */
  ratedAt: number;
  /** Throttled calls that were sent before this moment do not change the rate. */
  judgedFrom: number;
  tokens: number;
  /** Those of background calls, which take one of each. */
  backgroundTokens: number;
  refilledAt: number;
  pausedUntil: number;
  timer: NodeJS.Timeout | undefined;
  readonly waiting: FairQueue<Waiting>;
  /** First in, first out. */
  background: Waiting[];
}

/** The additive increase per second without throttling, in calls a second. */
const increasePerSecond = 2;

/** How long a new rate is used before throttling can halve it again. */
const trialMs = 1_000;

/** A bucket without success or throttling for this time returns to the initial rate, if its rate is lower. */
const resetAfterMs = 60_000;

/** A bucket in which calls wait looks after this time whether its share has changed. */
const shareCheckMs = 1_000;

/** The longest pause of a bucket. It limits the effect of a wrong Retry-After. */
const longestPauseMs = 60_000;

export const createRateLimiter = (
  {
    startPerSecond,
    leastPerSecond,
    mostPerSecond,
    burst,
    quotaOf = () => undefined,
    backgroundShare = 1,
    share = () => 1,
    onThrottled = () => undefined,
  }: RateSettings,
  now: () => number = performance.now.bind(performance),
): RateLimiter => {
  const buckets = new Map<string, Bucket>();

  const bucketOf = (name: string): Bucket => {
    const known = buckets.get(name);
    if (known) return known;
    const quota = quotaOf(name);
    const rates =
      quota === undefined
        ? { startPerSecond, mostPerSecond, burst }
        : { startPerSecond: quota / 2, mostPerSecond: quota / 2, burst: quota / 2 };
    const size = Math.max(1, rates.burst * share());
    const created: Bucket = {
      ...rates,
      perSecond: rates.startPerSecond,
      ratedAt: now(),
      judgedFrom: -Infinity,
      tokens: size,
      backgroundTokens: Math.max(1, size * backgroundShare),
      refilledAt: now(),
      pausedUntil: 0,
      timer: undefined,
      waiting: createFairQueue(),
      background: [],
    };
    buckets.set(name, created);
    return created;
  };

  /** The capacity shrinks with the rate, because a full burst at a reduced rate would be throttled again. */
  const sizeOf = ({ perSecond, burst, startPerSecond }: Bucket): number =>
    Math.max(1, Math.min(burst, (burst * perSecond) / startPerSecond) * share());

  const refill = (bucket: Bucket): void => {
    const at = now();
    if (at - bucket.ratedAt > resetAfterMs)
      bucket.perSecond = Math.max(bucket.perSecond, bucket.startPerSecond);
    const gained = ((at - bucket.refilledAt) / 1000) * bucket.perSecond * share();
    bucket.tokens = Math.min(sizeOf(bucket), bucket.tokens + gained);
    bucket.backgroundTokens = Math.min(
      Math.max(1, sizeOf(bucket) * backgroundShare),
      bucket.backgroundTokens + gained * backgroundShare,
    );
    bucket.refilledAt = at;
  };

  const serve = (bucket: Bucket): void => {
    const { waiting } = bucket;
    clearTimeout(bucket.timer);
    bucket.timer = undefined;
    refill(bucket);
    while (waiting.size > 0 && bucket.tokens >= 1 && now() >= bucket.pausedUntil) {
      bucket.tokens -= 1;
      waiting.shift()?.go();
    }
    const size = sizeOf(bucket);
    const reserve = Math.min(size / 2, size - 1);
    const isOnlyBackground = (): boolean => waiting.size === 0 && bucket.background.length > 0;
    const mayServeBackground = (): boolean => bucket.tokens >= 1 + reserve && bucket.backgroundTokens >= 1;
    while (isOnlyBackground() && mayServeBackground() && now() >= bucket.pausedUntil) {
      bucket.tokens -= 1;
      bucket.backgroundTokens -= 1;
      bucket.background.shift()?.go();
    }
    if (waiting.size === 0 && bucket.background.length === 0) return;
    const perSecond = bucket.perSecond * share();
    const untilTokens = (missing: number, rate: number): number => (missing / rate) * 1000;
    const untilTokenMs =
      waiting.size > 0
        ? untilTokens(1 - bucket.tokens, perSecond)
        : Math.max(
            untilTokens(1 + reserve - bucket.tokens, perSecond),
            untilTokens(1 - bucket.backgroundTokens, perSecond * backgroundShare),
          );
    const waitMs = Math.max(untilTokenMs, bucket.pausedUntil - now(), 1);
    bucket.timer = setTimeout(() => serve(bucket), Math.min(waitMs, shareCheckMs));
  };

  const enqueue = (bucket: Bucket, waiting: Waiting): void => {
    if (waiting.prioritized.priority === 'background') bucket.background.push(waiting);
    else bucket.waiting.push(waiting.queue, waiting);
  };

  const leave = (bucket: Bucket, waiting: Waiting): void => {
    bucket.background = bucket.background.filter((one) => one !== waiting);
    bucket.waiting.remove(waiting.queue, waiting);
    if (bucket.waiting.size === 0 && bucket.background.length === 0) clearTimeout(bucket.timer);
  };

  /** Returns the remaining pause. */
  const slowDown = (name: string, pauseMs: number, sentAt: number): number => {
    const bucket = bucketOf(name);
    const at = now();
    refill(bucket);
    bucket.tokens = 0;
    bucket.pausedUntil = Math.max(bucket.pausedUntil, at + Math.min(pauseMs, longestPauseMs));
    if (sentAt >= bucket.judgedFrom) {
      bucket.perSecond = Math.max(leastPerSecond, bucket.perSecond / 2);
      bucket.ratedAt = bucket.pausedUntil;
      bucket.judgedFrom = Math.max(bucket.pausedUntil, at + trialMs);
    }
    serve(bucket);
    return bucket.pausedUntil - at;
  };

  return {
    acquire(name, queue, signal, prioritized = { priority: 'normal' }) {
      const bucket = bucketOf(name);
      return new Promise((resolve, reject) => {
        const waiting: Waiting = {
          queue,
          prioritized,
          go: () => {
            signal.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        const onAbort = (): void => {
          leave(bucket, waiting);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        enqueue(bucket, waiting);
        serve(bucket);
      });
    },
    promote(name) {
      const bucket = bucketOf(name);
      const waiting = bucket.background;
      bucket.background = [];
      for (const one of waiting) enqueue(bucket, one);
      serve(bucket);
    },
    succeeded(name) {
      const bucket = bucketOf(name);
      const at = now();
      const seconds = Math.max(0, Math.min(at - bucket.ratedAt, trialMs)) / 1000;
      bucket.ratedAt = Math.max(bucket.ratedAt, at);
      // The rate exceeds the initial rate only while calls wait: success below the rate does not confirm it.
      if (bucket.perSecond >= bucket.startPerSecond && bucket.waiting.size === 0) return;
      bucket.perSecond = Math.min(bucket.mostPerSecond, bucket.perSecond + increasePerSecond * seconds);
    },
    throttled(name, pauseMs, sentAt = now()) {
      const leftMs = slowDown(name, pauseMs, sentAt);
      onThrottled(name, leftMs);
      return leftMs;
    },
    slowDown: (name, pauseMs) => void slowDown(name, pauseMs, now()),
    now,
    buckets: () =>
      [...buckets].map(([name, bucket]) => {
        refill(bucket);
        const { perSecond, waiting, background } = bucket;
        return { name, perSecond: perSecond * share(), waiting: waiting.size + background.length };
      }),
  };
};
