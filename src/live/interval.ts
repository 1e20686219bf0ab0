import type { ExpectedDuration } from '../history';

/*
 * How soon an execution in progress is read again. AWS bills no reads, but allows few per second. What usually takes long is read seldom at
 * first, and every few seconds around the time at which it usually ends.
 */

/** The shortest and the longest time between two reads. */
export const shortestMs = 3_000;
export const longestMs = 30_000;

/** Before the expected end, the next read is after this part of the time that is left. */
const part = 4;

/** Of an execution without an expectation: after this part of the time that it has taken. */
const unknownPart = 20;

/** So many times the duration that 95 % do not exceed, it is read every few seconds. */
const patience = 2;

const within = (milliseconds: number): number => Math.min(Math.max(milliseconds, shortestMs), longestMs);

/**
 * The time until the next read of an execution in progress, in milliseconds, by how long it has taken (undefined where it has no start) and
 * how long it usually takes.
 */
export const intervalOf = (
  elapsedMs: number | undefined,
  expected: Pick<ExpectedDuration, 'p50' | 'p95'> | undefined,
): number => {
  if (elapsedMs === undefined) return 2 * shortestMs;
  if (!expected) return within(elapsedMs / unknownPart);
  const [usualMs, longMs] = [expected.p50 * 1000, expected.p95 * 1000];
  if (elapsedMs < usualMs) return within((usualMs - elapsedMs) / part);
  return within((elapsedMs - patience * Math.max(longMs, usualMs)) / part);
};

/** The same after reads that have failed in a row: the pause doubles, up to a minute. */
export const intervalAfterFailures = (failures: number): number =>
  Math.min(shortestMs * 2 ** Math.min(failures, 10), 60_000);
