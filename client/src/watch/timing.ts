import type { GatewayError } from '../errors';

/** Timers and randomness. Tests replace them. */
export interface Timing {
  /** Calls back after so many milliseconds. Returns a function that prevents it. */
  after(milliseconds: number, callback: () => void): () => void;
  /** A number from 0 to less than 1. */
  random(): number;
}

export const systemTiming: Timing = {
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

export interface Bounds {
  readonly timing: Timing;
  readonly milliseconds: number;
  /** The error when the time is up. */
  readonly late: () => GatewayError;
  readonly signal: AbortSignal;
}

/** Settles like the task. Rejects with `late()` when the time is up, and with the reason of the signal, an error, when that aborts. */
export const within = <Value>(task: Promise<Value>, bounds: Bounds): Promise<Value> =>
  new Promise((resolve, reject) => {
    const { timing, milliseconds, late, signal } = bounds;
    const free = (): void => {
      stop();
      signal.removeEventListener('abort', onAbort);
    };
    const fail = (reason: Error): void => {
      free();
      reject(reason);
    };
    const onAbort = (): void => fail(signal.reason as Error);
    const stop = timing.after(milliseconds, () => fail(late()));
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    task.then((value) => {
      free();
      resolve(value);
    }, fail);
  });

/** Resolves after so many milliseconds, or when the signal aborts. */
export const pause = (timing: Timing, milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      stop();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const stop = timing.after(milliseconds, end);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
