import { setTimeout as sleep } from 'node:timers/promises';
import type { GatewayError } from '../model/errors';
import { type CallTarget, isNotFound, isPassing, retryAfter, upstreamError } from './errors';
import type { Standing, Turns } from './turns';

export interface RetrySettings {
  /** Tries in all, the first one included. */
  readonly tries: number;
  /** The wait after the first failed try; it doubles with each further one. */
  readonly baseMs: number;
  readonly mostMs: number;
}

/** What became of a call so far, whether it succeeds or not. */
export interface Trip {
  retries: number;
  /** Tries that AWS throttled. */
  throttles: number;
  /** Milliseconds spent waiting for its turn. */
  waited: number;
}

export interface Attempt<Output> {
  /** Where calls of its kind take turns. */
  readonly lane: string;
  /** Whose queue it stands in. */
  readonly asker: object;
  readonly standing?: Standing | undefined;
  readonly target: CallTarget;
  readonly send: (signal: AbortSignal) => Promise<Output>;
  readonly signal: AbortSignal;
  readonly trip: Trip;
}

/** Where AWS asks to wait for longer than this, the client is told so at once, while its time lasts. */
const patienceMs = 10_000;

/** As long as AWS asks for, else longer with each try, and never the same for two that failed together. */
const waitAfter = (
  failedTries: number,
  { details }: GatewayError,
  { baseMs, mostMs }: RetrySettings,
): number =>
  details.retryAfterMs ?? Math.min(mostMs, baseMs * 2 ** (failedTries - 1)) * (0.5 + Math.random() / 2);

/**
 * Sends a call in its turn, and again after a fault that passes; null when AWS says that what was asked for does not
 * exist. This is the only place that tries again: the SDK's own retries are off.
 */
export const attempt = async <Output>(
  { lane, asker, standing, target, send, signal, trip }: Attempt<Output>,
  turns: Turns,
  settings: RetrySettings,
): Promise<Output | null> => {
  for (let tries = 1; ; tries += 1) {
    const queued = performance.now();
    await turns.take(lane, asker, signal, standing);
    trip.waited += performance.now() - queued;
    const sentAt = turns.now();
    try {
      const output = await send(signal);
      turns.succeeded(lane);
      return output;
    } catch (thrown) {
      if (isNotFound(target.service, thrown)) {
        turns.succeeded(lane);
        return null;
      }
      const error = upstreamError(target, thrown);
      const pause = waitAfter(tries, error, settings);
      if (error.code === 'THROTTLED') trip.throttles += 1;
      // STS, which is asked for the credentials on the way, says nothing of this lane.
      const isSlowedDown = error.code === 'THROTTLED' && error.details.aws?.service === target.service;
      const rest = isSlowedDown ? turns.throttled(lane, pause, sentAt) : pause;
      signal.throwIfAborted();
      const isLast = !isPassing(thrown) || tries === settings.tries || pause > patienceMs;
      if (isLast) throw error.code === 'THROTTLED' ? retryAfter(error, rest) : error;
      trip.retries += 1;
      if (!isSlowedDown) await pauseFor(pause, signal);
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
