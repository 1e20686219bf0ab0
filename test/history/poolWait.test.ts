import { describe, expect, it } from '@jest/globals';
import { watchOutage } from '../../src/history/outage';

const failWith = (message: string) => () => Promise.reject(new Error(message));

describe('A use of the history', () => {
  it('is in no outage where a query waits too long for the connections that others have', async () => {
    const reports: string[] = [];
    const outage = watchOutage({
      onAway: (reason) => reports.push(reason),
      onBack: () => reports.push('back'),
    });

    await expect(outage.use(failWith('timeout exceeded when trying to connect'))).rejects.toMatchObject({
      reason: 'timeout exceeded when trying to connect',
      message: expect.stringContaining('takes too long'),
    });
    expect(await outage.use(() => Promise.resolve('answer'))).toBe('answer');
    expect([outage.isAway(), outage.restMs(), reports]).toEqual([false, 0, []]);

    const unreachable = 'Connection terminated due to connection timeout';
    await expect(outage.use(failWith(unreachable))).rejects.toThrow('cannot be read now');
    expect([outage.isAway(), reports]).toEqual([true, [unreachable]]);
    await expect(outage.use(() => Promise.resolve('answer'))).rejects.toThrow('cannot be read now');
  });
});
