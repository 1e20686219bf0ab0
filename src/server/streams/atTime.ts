/** Longer times overflow a timer of Node.js, which would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Calls back when the clock reaches a time, in epoch milliseconds. Returns a function that cancels this. The timer does not keep
 * the process alive.
 */
export const atTime = (time: number, now: () => Date, callback: () => void): (() => void) => {
  let timer: NodeJS.Timeout;
  const arm = (): void => {
    const leftMs = time - now().getTime();
    timer = setTimeout(leftMs > 0 ? arm : callback, Math.min(Math.max(leftMs, 0), longestTimerMs)).unref();
  };
  arm();
  return () => clearTimeout(timer);
};
