/*
 * A long computation runs in slices, so that other requests, timers and sockets are served in between. All computations of
 * the process share one slice per turn of the event loop.
 */

const sliceMs = 20;

/** To learn of the end of a turn takes longer than a small operation. So a turn is watched once it may have taken this long. */
const unwatchedMs = 1;

let startedAt = 0;
let isWatched = false;

/** True once the computations of this turn of the event loop have taken 20 milliseconds, or 21 where it was not watched before. */
export const isSliceOver = (): boolean => {
  const now = performance.now();
  if (isWatched) return now - startedAt > sliceMs;
  if (now - startedAt < unwatchedMs) return false;
  startedAt = now;
  isWatched = true;
  setImmediate(() => {
    isWatched = false;
    startedAt = performance.now();
  });
  return false;
};

/** Computations that wait for a later turn, first in, first out. */
const waiting: (() => void)[] = [];
let isReleasing = false;

/** Resumes what waits, one after the other, until the slice is over. */
const release = async (): Promise<void> => {
  for (let resume = waiting.shift(); resume; resume = waiting.shift()) {
    resume();
    await Promise.resolve(); // What was resumed runs now.
    if (!isSliceOver()) continue;
    setImmediate(() => void release());
    return;
  }
  isReleasing = false;
};

/** Resolves in a later turn of the event loop. */
export const nextSlice = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    if (isReleasing) return;
    isReleasing = true;
    setImmediate(() => void release());
  });

/** Calls back after the promise jobs that are queued now, as DataLoader does by default. */
const afterPromiseJobs = (callback: () => void): void =>
  void Promise.resolve().then(() => process.nextTick(callback));

/** The pauses of one operation. */
export interface Pauses {
  /** Resolves in a later turn of the event loop. */
  readonly pause: () => Promise<void>;
  /** Calls back once nothing of the operation pauses. So a batch has the same keys, however slow the machine is. */
  readonly schedule: (callback: () => void) => void;
}

export const createPauses = (): Pauses => {
  let paused = 0;
  let scheduled: (() => void)[] = [];

  const schedule = (callback: () => void): void =>
    afterPromiseJobs(() => {
      if (paused > 0) scheduled.push(callback);
      else callback();
    });

  return {
    async pause() {
      paused += 1;
      await nextSlice();
      paused -= 1;
      if (paused > 0) return;
      const callbacks = scheduled;
      scheduled = [];
      callbacks.forEach(schedule);
    },
    schedule,
  };
};
