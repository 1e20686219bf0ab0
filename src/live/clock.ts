/** The time, and a timer. Tests have one that they move. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Calls back after so many milliseconds. Returns a function that prevents it. Does not keep the process alive. */
  after(milliseconds: number, callback: () => void): () => void;
}

/** Timers of Node.js are not longer than this. */
const longestTimerMs = 2_000_000_000;

/** The clock of the process. `now` is the time of the gateway. */
export const processClock = (now: () => number): Clock => ({
  now,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, Math.min(Math.max(0, milliseconds), longestTimerMs)).unref();
    return () => clearTimeout(timer);
  },
});

/** Calls back at a moment, in epoch milliseconds, however late. Returns a function that prevents it. */
export const atMoment = (clock: Clock, moment: number, callback: () => void): (() => void) => {
  let stop = (): void => undefined;
  const check = (): void => {
    const left = moment - clock.now();
    if (left <= 0) callback();
    else stop = clock.after(Math.min(left, longestTimerMs), check);
  };
  stop = clock.after(Math.max(0, Math.min(moment - clock.now(), longestTimerMs)), check);
  return () => stop();
};
