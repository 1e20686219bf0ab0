import type { RateSettings } from './rateLimiter';
import type { RetrySettings } from './retry';

/** How fast AWS is called, and how often a failed call is retried. */
export interface Pace {
  readonly retries: RetrySettings;
  readonly rate: RateSettings;
}

/**
 * AWS publishes no rates for most of these operations, and production shares them. These are what consoles and scripts
 * usually get along with; the rate limiter adapts from there.
 */
export const carefulPace: Pace = {
  retries: { tries: 5, baseMs: 100, mostMs: 5_000 },
  rate: { startPerSecond: 20, leastPerSecond: 1, mostPerSecond: 100, burst: 50 },
};
