import type { Clock } from '../../../src/live/clock';

export interface FakeClock extends Clock {
  /** Moves the time, and calls what is due in order. */
  pass(milliseconds: number): void;
  /** The timers that wait: how many milliseconds are left of each, sorted. */
  timers(): readonly number[];
}

export const fakeClock = (start: number): FakeClock => {
  let time = start;
  const timers = new Set<{ readonly at: number; readonly callback: () => void }>();
  return {
    now: () => time,
    after(milliseconds, callback) {
      const timer = { at: time + milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        if (!next) break;
        timers.delete(next);
        time = Math.max(time, next.at);
        next.callback();
      }
      time = end;
    },
    timers: () => [...timers].map(({ at }) => at - time).sort((one, other) => one - other),
  };
};
