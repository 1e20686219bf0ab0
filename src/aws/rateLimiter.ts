import { createFairQueue, type FairQueue, type QueueKey } from './fairQueue';

export type { QueueKey } from './fairQueue';

/*
 * AWS throttles per account, region and operation, and production shares that quota. So each account, region and
 * operation has a token bucket whose rate follows AIMD: throttling halves it, and each second that goes well adds to it.
 *
 * Calls that are throttled together count once: a new rate is tried for a second before it is judged. Where AWS throttles
 * a part of all calls however slowly they come, halving once a second and adding two calls a second settle between two
 * and four calls a second. Halving with each throttled call would end at the lowest rate and starve all who wait without
 * any gain for AWS.
 *
 * Background calls wait for all others, and leave half of the bucket to calls that may come.
 */

export interface RateSettings {
  /** Initial calls a second of one bucket. */
  readonly startPerSecond: number;
  readonly leastPerSecond: number;
  readonly mostPerSecond: number;
  /** Calls that may be made at once after a rest. */
  readonly burst: number;
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
  /** Lets calls whose priority is no longer `background` wait among the others. */
  promote(bucket: string): void;
  /** AWS answered and did not throttle. */
  succeeded(bucket: string): void;
  /**
   * AWS throttled a call that was sent at `sentAt`, and asked to wait `pauseMs`: the bucket makes no call before that.
   * Returns how long it rests from now on, in milliseconds.
   */
  throttled(bucket: string, pauseMs: number, sentAt?: number): number;
  /** The clock of `sentAt`. */
  now(): number;
}

interface Waiting {
  readonly queue: QueueKey;
  readonly prioritized: Prioritized;
  readonly go: () => void;
}

interface Bucket {
  perSecond: number;
  /** When the rate was changed last, or found good. */
  ratedAt: number;
  /** Calls sent before this moment say nothing about the rate. */
  judgedFrom: number;
  tokens: number;
  refilledAt: number;
  pausedUntil: number;
  timer: NodeJS.Timeout | undefined;
  readonly waiting: FairQueue<Waiting>;
  /** In the order in which they came. */
  background: Waiting[];
}

/** How much a second that goes well adds, in calls a second. */
const recovery = 2;

/** How long a rate is tried before it is judged. */
const trialMs = 1_000;

/** What a bucket has learned longer ago says nothing about now. */
const forgetMs = 60_000;

/** The longest pause that AWS can ask for: a wrong answer must not close a bucket for a day. */
const longestPauseMs = 60_000;

export const createRateLimiter = (
  { startPerSecond, leastPerSecond, mostPerSecond, burst }: RateSettings,
  now: () => number = performance.now.bind(performance),
): RateLimiter => {
  const buckets = new Map<string, Bucket>();

  const bucketOf = (name: string): Bucket => {
    const known = buckets.get(name);
    if (known) return known;
    const created: Bucket = {
      perSecond: startPerSecond,
      ratedAt: now(),
      judgedFrom: -Infinity,
      tokens: burst,
      refilledAt: now(),
      pausedUntil: 0,
      timer: undefined,
      waiting: createFairQueue(),
      background: [],
    };
    buckets.set(name, created);
    return created;
  };

  /** A slowed bucket is smaller, too: a full one at once would be throttled again. */
  const sizeOf = ({ perSecond }: Bucket): number =>
    Math.min(burst, Math.max(1, (burst * perSecond) / startPerSecond));

  const refill = (bucket: Bucket): void => {
    const at = now();
    if (at - bucket.ratedAt > forgetMs) bucket.perSecond = Math.max(bucket.perSecond, startPerSecond);
    const gained = ((at - bucket.refilledAt) / 1000) * bucket.perSecond;
    bucket.tokens = Math.min(sizeOf(bucket), bucket.tokens + gained);
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
    const reserve = sizeOf(bucket) / 2;
    const isOnlyBackground = (): boolean => waiting.size === 0 && bucket.background.length > 0;
    while (isOnlyBackground() && bucket.tokens >= 1 + reserve && now() >= bucket.pausedUntil) {
      bucket.tokens -= 1;
      bucket.background.shift()?.go();
    }
    if (waiting.size === 0 && bucket.background.length === 0) return;
    const needed = waiting.size > 0 ? 1 : 1 + reserve;
    const untilTokenMs = ((needed - bucket.tokens) / bucket.perSecond) * 1000;
    const waitMs = Math.max(untilTokenMs, bucket.pausedUntil - now(), 1);
    bucket.timer = setTimeout(() => serve(bucket), waitMs);
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
      // Above the initial rate only while calls wait: a rate that is not used is not proved good.
      if (bucket.perSecond >= startPerSecond && bucket.waiting.size === 0) return;
      bucket.perSecond = Math.min(mostPerSecond, bucket.perSecond + recovery * seconds);
    },
    throttled(name, pauseMs, sentAt = now()) {
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
    },
    now,
  };
};
