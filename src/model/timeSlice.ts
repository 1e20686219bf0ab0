/*
 * A long computation runs in slices, so that other requests, timers and sockets are served in between. All computations of
 * the process share one slice per turn of the event loop.
 */

const sliceMs = 10;

/**
 * Requests that have arrived in one turn begin for so long. Each one that waits survives several garbage collections, which
 * costs more than a small operation, so 200 small ones should not wait for each other.
 */
const beginMs = 25;

/** To learn of the end of a turn takes longer than a small operation. So a turn is watched once it may have taken this long. */
const unwatchedMs = 1;

let startedAt = 0;
let isWatched = false;

/**
 * True once the computations of this turn of the event loop have taken so long. What a turn has computed before it is watched
 * does not count.
 */
export const isSliceOver = (limitMs = sliceMs): boolean => {
  const now = performance.now();
  if (isWatched) return now - startedAt > limitMs;
  if (Math.abs(now - startedAt) < unwatchedMs) return false;
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

const wait = (resume: () => void): void => {
  waiting.push(resume);
  if (isReleasing) return;
  isReleasing = true;
  setImmediate(() => void release());
};

/** Resolves in a later turn of the event loop. */
export const nextSlice = (): Promise<void> => new Promise(wait);

/** Calls back at once, or in a later turn where the slice of this one is over. Many requests can arrive in one turn. */
export const inSlice = (callback: () => void): void => {
  if (isSliceOver(beginMs)) wait(callback);
  else callback();
};

/** Calls back after the promise jobs that are queued now, as DataLoader does by default. */
const afterPromiseJobs = (callback: () => void): void =>
  void Promise.resolve().then(() => process.nextTick(callback));

/** The pauses of one operation. */
export interface Pauses {
  /** Resolves in a later turn of the event loop. */
  readonly pause: () => Promise<void>;
  /** The result of a task. The operation pauses until it settles, so that what waits for it is in the same batches. */
  readonly during: <Value>(task: Promise<Value>) => Promise<Value>;
  /** Calls back once nothing of the operation pauses. So a batch has the same keys, however slow the machine is. */
  readonly schedule: (callback: () => void) => void;
}

export const createPauses = (): Pauses => {
  let paused = 0;
  const scheduled: (() => void)[] = [];

  const schedule = (callback: () => void): void =>
    afterPromiseJobs(() => {
      if (paused > 0) scheduled.push(callback);
      else callback();
    });

  const during = async <Value>(task: Promise<Value>): Promise<Value> => {
    paused += 1;
    try {
      return await task;
    } finally {
      paused -= 1;
      if (paused === 0) scheduled.splice(0).forEach(schedule);
    }
  };

  return {
    pause: () => during(nextSlice()),
    during,
    schedule,
  };
};
