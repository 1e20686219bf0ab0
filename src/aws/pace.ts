import type { RateSettings } from './rateLimiter';
import type { RetrySettings } from './retry';

/** How fast AWS is called, and how often a failed call is retried. */
export interface Pace {
  readonly retries: RetrySettings;
  readonly rate: RateSettings;
}

/**
 * AWS publishes no rate limits for most of these operations, and the account's other clients share them. These initial
 * rates rarely cause throttling; the rate limiter adapts them.
 */
export const carefulPace: Pace = {
  retries: { tries: 5, baseMs: 100, mostMs: 5_000 },
  rate: { startPerSecond: 20, leastPerSecond: 1, mostPerSecond: 100, burst: 50 },
};
