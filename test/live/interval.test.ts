import { describe, expect, it } from '@jest/globals';
import { intervalAfterFailures, intervalOf } from '../../src/live/interval';

const seconds = (
  elapsed: number | undefined,
  expected?: { readonly p50: number; readonly p95: number },
): number => intervalOf(elapsed === undefined ? undefined : elapsed * 1000, expected) / 1000;

describe('The time until an execution is read again', () => {
  const nineMinutes = { p50: 540, p95: 600 };

  it('is long at first, and a few seconds from the expected end on', () => {
    const times = [0, 300, 480, 520, 530, 540, 700, 1_200].map((elapsed) => seconds(elapsed, nineMinutes));

    expect(times).toEqual([30, 30, 15, 5, 3, 3, 3, 3]);
  });

  it('grows again for what takes much longer than expected', () => {
    expect([1_260, 1_300, 5_000].map((elapsed) => seconds(elapsed, nineMinutes))).toEqual([15, 25, 30]);
  });

  it('grows with the age where nothing is expected', () => {
    expect([0, 60, 200, 3_600].map((elapsed) => seconds(elapsed))).toEqual([3, 3, 10, 30]);
    expect(seconds(undefined)).toBe(6);
  });

  it('reads a run of nine minutes about 25 times, and not 180 times as every three seconds would', () => {
    let reads = 0;
    for (let elapsed = 0; elapsed < 540; elapsed += seconds(elapsed, nineMinutes)) reads += 1;

    expect(reads).toBeGreaterThan(18);
    expect(reads).toBeLessThan(32);
  });

  it('doubles with each failure, up to a minute', () => {
    expect([1, 2, 3, 4, 5, 50].map((failures) => intervalAfterFailures(failures) / 1000)).toEqual([
      6, 12, 24, 48, 60, 60,
    ]);
  });
});
