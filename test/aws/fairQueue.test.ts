import { describe, expect, it } from '@jest/globals';
import { createFairQueue, type QueueKey } from '../../src/aws/fairQueue';

const drain = (queue: ReturnType<typeof createFairQueue<string>>): string[] => {
  const items: string[] = [];
  while (queue.size > 0) items.push(queue.shift() ?? 'none');
  return items;
};

const of = (caller: string, operation: object = {}): QueueKey => ({ caller, operation });

describe('createFairQueue', () => {
  it('serves callers round robin, and the operations of a caller round robin', () => {
    const queue = createFairQueue<string>();
    const [one, two] = [of('ann', {}), of('ann', {})];
    for (const item of ['1a', '1b', '1c']) queue.push(one, item);
    for (const item of ['2a', '2b']) queue.push(two, item);
    for (const item of ['bob 1', 'bob 2']) queue.push(of('bob'), item);

    expect(drain(queue)).toEqual(['1a', 'bob 1', '2a', 'bob 2', '1b', '2b', '1c']);
  });

  it('gives a caller with many operations no more than a caller with one', () => {
    const queue = createFairQueue<string>();
    for (const item of ['ann', 'ann', 'ann', 'ann']) queue.push(of(item), item);
    const bob = of('bob');
    for (const item of ['bob', 'bob', 'bob']) queue.push(bob, item);

    expect(drain(queue)).toEqual(['ann', 'bob', 'ann', 'bob', 'ann', 'bob', 'ann']);
  });

  it('removes an item from wherever it waits', () => {
    const queue = createFairQueue<string>();
    const [ann, bob] = [of('ann'), of('bob')];
    queue.push(ann, 'a');
    queue.push(ann, 'b');
    queue.push(bob, 'c');

    queue.remove(ann, 'a');
    queue.remove(bob, 'c');
    queue.remove(bob, 'c');

    expect(queue.size).toBe(1);
    expect(drain(queue)).toEqual(['b']);
    expect(queue.shift()).toBeUndefined();
  });
});
