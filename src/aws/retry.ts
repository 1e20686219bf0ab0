import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayError } from '../model/errors';
import { type CallTarget, isNotFound, isPassing, retryAfter, upstreamError } from './errors';
import type { QueueKey, RateLimiter, Prioritized } from './rateLimiter';

export interface RetrySettings {
  /** Tries in all, the first one included. */
  readonly tries: number;
  /** The wait after the first failed try; it doubles with each further one. */
  readonly baseMs: number;
  readonly mostMs: number;
}

/** What became of a call so far, whether it succeeds or not. */
export interface CallStats {
  retries: number;
  /** Tries that AWS throttled. */
  throttles: number;
  /** Milliseconds spent waiting for the rate limiter. */
  waitedMs: number;
}

export interface RateLimitedCall<Output> {
  /** The rate limiter's bucket. */
  readonly bucket: string;
  /** Whose queue it waits in. */
  readonly queue: QueueKey;
  readonly prioritized?: Prioritized | undefined;
  readonly target: CallTarget;
  readonly send: (signal: AbortSignal) => Promise<Output>;
  readonly signal: AbortSignal;
  readonly stats: CallStats;
}

/** Where AWS asks to wait for longer than this, the client receives the error at once. */
const longestWaitMs = 10_000;

/** As long as AWS asks for; otherwise exponential backoff with jitter. */
const waitAfter = (
  failedTries: number,
  { details }: GatewayError,
  { baseMs, mostMs }: RetrySettings,
): number =>
  details.retryAfterMs ?? Math.min(mostMs, baseMs * 2 ** (failedTries - 1)) * (0.5 + Math.random() / 2);

/**
 * Sends a call when the rate limiter allows it, and again after a passing fault; null where AWS says that the object does
 * not exist. Only this function retries: the SDK's own retries are off.
 */
export const callWithRetries = async <Output>(
  { bucket, queue, prioritized, target, send, signal, stats }: RateLimitedCall<Output>,
  rateLimiter: RateLimiter,
  settings: RetrySettings,
): Promise<Output | null> => {
  for (let tries = 1; ; tries += 1) {
    const queued = performance.now();
    await rateLimiter.acquire(bucket, queue, signal, prioritized);
    stats.waitedMs += performance.now() - queued;
    const sentAt = rateLimiter.now();
    try {
      const output = await send(signal);
      rateLimiter.succeeded(bucket);
      return output;
    } catch (thrown) {
      if (isNotFound(target.service, thrown)) {
        rateLimiter.succeeded(bucket);
        return null;
      }
      const error = upstreamError(target, thrown);
      const waitMs = waitAfter(tries, error, settings);
      if (error.code === 'THROTTLED') stats.throttles += 1;
      // STS, which is asked for credentials on the way, says nothing about this bucket.
      const isSlowedDown = error.code === 'THROTTLED' && error.details.aws?.service === target.service;
      const restMs = isSlowedDown ? rateLimiter.throttled(bucket, waitMs, sentAt) : waitMs;
      signal.throwIfAborted();
      const isLast = !isPassing(thrown) || tries === settings.tries || waitMs > longestWaitMs;
      if (isLast) throw error.code === 'THROTTLED' ? retryAfter(error, restMs) : error;
      stats.retries += 1;
      // A throttled bucket makes the next try wait itself.
      if (!isSlowedDown) await pauseFor(waitMs, signal);
    }
  }
};

/** Rejects with the signal's reason when that aborts first. */
const pauseFor = async (ms: number, signal: AbortSignal): Promise<void> => {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    signal.throwIfAborted();
  }
};
