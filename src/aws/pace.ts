import type { RetrySettings } from './attempts';
import type { TurnSettings } from './turns';

/** How fast AWS is asked, and how patiently again. */
export interface Pace {
  readonly retries: RetrySettings;
  readonly turns: TurnSettings;
}

/**
 * AWS publishes no rates for most of these operations, and production shares them. This begins where consoles and
 * scripts usually get along, and learns from there.
 */
export const carefulPace: Pace = {
  retries: { tries: 5, baseMs: 100, mostMs: 5_000 },
  turns: { startPerSecond: 20, leastPerSecond: 1, mostPerSecond: 100, burst: 50 },
};
