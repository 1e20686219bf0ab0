import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayError } from '../model/errors';
import { type CallTarget, isNotFound, isPassing, retryAfter, upstreamError } from './errors';
import type { QueueKey, RateLimiter, Prioritized } from './rateLimiter';
import { createRecovery } from './recovery';

export interface RetrySettings {
  /** Tries in all, the first one included. */
  readonly tries: number;
  /** The wait after the first failed try; it doubles with each further one. */
  readonly baseMs: number;
  readonly mostMs: number;
}

/** Statistics of a call, updated while it runs. They are complete whether it succeeds or fails. */
export interface CallStats {
  retries: number;
  /** Tries that AWS throttled. */
  throttles: number;
  /** Milliseconds spent waiting for the rate limiter. */
  waitedMs: number;
}

export interface RateLimitedCall<Output> {
  /** The name of the rate limiter's bucket. */
  readonly bucket: string;
  /** The queue of the rate limiter in which the call waits. */
  readonly queue: QueueKey;
  readonly prioritized?: Prioritized | undefined;
  readonly target: CallTarget;
  readonly send: (signal: AbortSignal) => Promise<Output>;
  /** Asks for new credentials after AWS rejected those of a call sent at `sentAt` (`performance.now()`). */
  readonly renewCredentials: (sentAt: number, signal: AbortSignal) => Promise<boolean>;
  readonly signal: AbortSignal;
  readonly stats: CallStats;
}

/** A call is not retried where the wait before the next try is longer than this. */
const longestWaitMs = 10_000;

/** The wait before the next try: AWS's Retry-After, or else exponential backoff with jitter. */
const waitAfter = (
  failedTries: number,
  { details }: GatewayError,
  { baseMs, mostMs }: RetrySettings,
): number =>
  details.retryAfterMs ?? Math.min(mostMs, baseMs * 2 ** (failedTries - 1)) * (0.5 + Math.random() / 2);

/**
 * Sends a call when the rate limiter allows it, and again after a transient fault, a wrong clock or rejected credentials;
 * null where AWS says that the object does not exist. Only this function retries: the SDK's own retries are off.
 */
export const callWithRetries = async <Output>(
  { bucket, queue, prioritized, target, send, renewCredentials, signal, stats }: RateLimitedCall<Output>,
  rateLimiter: RateLimiter,
  settings: RetrySettings,
): Promise<Output | null> => {
  const canRecover = createRecovery((sentAt) => renewCredentials(sentAt, signal));
  for (let tries = 1; ; tries += 1) {
    const queued = performance.now();
    await rateLimiter.acquire(bucket, queue, signal, prioritized);
    stats.waitedMs += performance.now() - queued;
    const sentAt = rateLimiter.now();
    const begun = performance.now();
    try {
      const output = await send(signal);
      rateLimiter.succeeded(bucket);
      return output;
    } catch (thrown) {
      if (isNotFound(target.service, thrown)) {
        rateLimiter.succeeded(bucket);
        return null;
      }
      if (!isPassing(thrown) && (await canRecover(thrown, begun).catch(rethrowFor(target)))) {
        stats.retries += 1;
        continue;
      }
      const error = upstreamError(target, thrown);
      const waitMs = waitAfter(tries, error, settings);
      if (error.code === 'THROTTLED') stats.throttles += 1;
      // A service that is unavailable asks for a pause like one that throttles. STS, which is called for credentials, must
      // not slow this bucket down.
      const asksForPause = error.code === 'THROTTLED' || error.details.retryAfterMs !== undefined;
      const isSlowedDown = asksForPause && error.details.aws?.service === target.service;
      const restMs = isSlowedDown ? rateLimiter.throttled(bucket, waitMs, sentAt) : waitMs;
      signal.throwIfAborted();
      const isLast = !isPassing(thrown) || tries >= settings.tries || waitMs > longestWaitMs;
      if (isLast) throw error.code === 'THROTTLED' ? retryAfter(error, restMs) : error;
      stats.retries += 1;
      // The rate limiter delays the next try of a throttled bucket.
      if (!isSlowedDown) await pauseFor(waitMs, signal);
    }
  }
};

const rethrowFor =
  (target: CallTarget) =>
  (error: unknown): never => {
    throw upstreamError(target, error);
  };

/** Rejects with the signal's reason when that aborts first. */
const pauseFor = async (ms: number, signal: AbortSignal): Promise<void> => {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    signal.throwIfAborted();
  }
};
