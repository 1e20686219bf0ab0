import { afterEach, describe, expect, it } from '@jest/globals';
import { builds, changedQuery, eventIn, type LiveTest, startLive, workflowId } from '../support/live/harness';

let live: LiveTest | undefined;

const open = async (...args: Parameters<typeof startLive>): Promise<LiveTest> => {
  live = await startLive(...args);
  return live;
};

afterEach(async () => {
  await live?.close();
  live = undefined;
});

describe('Subscription.executionChanged', () => {
  it('begins with a snapshot, and has each change in order until the execution has ended', async () => {
    const { subscribe, replace, pass } = await open(builds([{}]));
    const stream = await subscribe(changedQuery(workflowId(1)));

    expect(await stream.event()).toBe('SNAPSHOT RUNNING 0');
    replace(builds([{ succeeded: 1 }]));
    await pass(30_000);
    const item = await stream.next();
    replace(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    await pass(30_000);
    const last = await stream.next();

    expect(eventIn(item)).toMatchObject({
      type: 'CHANGED',
      previousStatus: 'RUNNING',
      changedFields: ['totalStepsSucceeded'],
      execution: { status: 'RUNNING', totalStepsSucceeded: 1 },
    });
    expect(eventIn(last)).toMatchObject({
      type: 'ENDED',
      previousStatus: 'RUNNING',
      changedFields: ['endedAt', 'rawStatus', 'status', 'totalStepsSucceeded'],
      execution: { status: 'SUCCEEDED', totalStepsSucceeded: 7 },
    });
    expect(await stream.isDone()).toBe(true);
  });
});
