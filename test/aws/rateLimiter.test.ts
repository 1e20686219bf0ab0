import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createTurns, type Turns } from '../../src/aws/turns';

const settings = { startPerSecond: 10, leastPerSecond: 1, mostPerSecond: 20, burst: 2 };
const patient = new AbortController().signal;

let turns: Turns;

beforeEach(() => {
  jest.useFakeTimers();
  turns = createTurns(settings, () => Date.now());
});

afterEach(() => {
  jest.useRealTimers();
});

/** Takes turns in the lane and notes who was served, in that order. */
const queue = (served: string[], asker: { readonly name: string }, count: number, signal = patient): void => {
  for (let index = 0; index < count; index += 1) {
    void turns.take('lane', asker, signal).then(
      () => served.push(asker.name),
      () => served.push(`${asker.name} left`),
    );
  }
};

describe('createTurns', () => {
  it('lets a burst through at once, and then as many as the rate allows', async () => {
    const served: string[] = [];
    queue(served, { name: 'a' }, 12);

    await jest.advanceTimersByTimeAsync(0);
    expect(served).toHaveLength(2);

    await jest.advanceTimersByTimeAsync(500);
    expect(served).toHaveLength(7);

    await jest.advanceTimersByTimeAsync(500);
    expect(served).toHaveLength(12);
  });

  it('serves askers in turn, so a greedy one does not starve the others', async () => {
    const served: string[] = [];
    queue(served, { name: 'greedy' }, 20);
    queue(served, { name: 'modest' }, 2);

    await jest.advanceTimersByTimeAsync(400);

    expect(served.slice(0, 6)).toEqual(['greedy', 'greedy', 'greedy', 'modest', 'greedy', 'modest']);
  });

  it('stops for as long as AWS asks, and goes on at half the rate', async () => {
    const served: string[] = [];
    turns.throttled('lane', 1_000);
    queue(served, { name: 'a' }, 20);

    await jest.advanceTimersByTimeAsync(990);
    expect(served).toEqual([]);

    await jest.advanceTimersByTimeAsync(2_010);
    expect(served.length).toBeGreaterThanOrEqual(10);
    expect(served.length).toBeLessThanOrEqual(13);
  });

  it('recovers slowly, and never beyond what it may', async () => {
    turns.throttled('lane', 0);
    const served: string[] = [];
    queue(served, { name: 'a' }, 1_000);
    for (let second = 0; second < 20; second += 1) {
      await jest.advanceTimersByTimeAsync(1_000);
      turns.succeeded('lane');
    }
    const before = served.length;

    await jest.advanceTimersByTimeAsync(1_000);

    expect(served.length - before).toBeGreaterThanOrEqual(20);
    expect(served.length - before).toBeLessThanOrEqual(22);
  });

  it('does not hold up other lanes', async () => {
    turns.throttled('lane', 60_000);

    await expect(turns.take('another', {}, patient)).resolves.toBeUndefined();
  });

  it('forgets who leaves the queue', async () => {
    const served: string[] = [];
    const hasty = new AbortController();
    queue(served, { name: 'a' }, 2);
    queue(served, { name: 'hasty' }, 1, hasty.signal);
    queue(served, { name: 'b' }, 1);

    hasty.abort(new Error('gone'));
    await jest.advanceTimersByTimeAsync(100);

    expect(served).toEqual(['a', 'a', 'hasty left', 'b']);
  });
});
