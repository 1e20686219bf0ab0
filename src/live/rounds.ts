import type { Clock } from './clock';

/** One kind of work that is done again and again, one round after the other. */
export interface Rounds {
  /** Begins a round after so many milliseconds, unless one is planned or under way. */
  plan(delayMs: number): void;
  /** Prevents the planned round. One that is under way ends by itself. */
  cancel(): void;
  /** Resolves when no round is under way. */
  idle(): Promise<void>;
}

/** `run` never rejects. `onEnd` is called after each round, also after one that was under way at a `cancel`: it may plan the next. */
export const createRounds = (clock: Clock, run: () => Promise<void>, onEnd: () => void): Rounds => {
  let stop = (): void => undefined;
  let isPlanned = false;
  let underWay: Promise<void> | undefined;

  const begin = (): void => {
    isPlanned = false;
    underWay = run().finally(() => {
      underWay = undefined;
      onEnd();
    });
  };

  return {
    plan(delayMs) {
      if (isPlanned || underWay) return;
      isPlanned = true;
      stop = clock.after(delayMs, begin);
    },
    cancel() {
      stop();
      isPlanned = false;
    },
    async idle() {
      await underWay;
    },
  };
};
