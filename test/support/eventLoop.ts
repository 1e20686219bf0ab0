import { performance } from 'node:perf_hooks';

/** Does the work, and measures the longest time for which the event loop was blocked, in milliseconds. */
export const measureBlocking = async <Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly blockedMs: number }> => {
  let last = performance.now();
  let blockedMs = 0;
  const tick = (): void => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last);
    last = now;
  };
  const timer = setInterval(tick, 1);
  try {
    const result = await work();
    tick();
    return { result, blockedMs };
  } finally {
    clearInterval(timer);
  }
};
