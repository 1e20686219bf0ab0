import { describe, expect, it } from '@jest/globals';
import { createQueue } from '../../src/history/queue';

const items = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

/** Whether a promise is settled after all that is ready to run. */
const isSettled = async (promise: Promise<unknown>): Promise<boolean> => {
  let settled = false;
  void promise.finally(() => (settled = true)).catch(() => undefined);
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
};

describe('A flush of the queue', () => {
  it('ends when what was taken before is finished, and not before', async () => {
    const queue = createQueue<number>(100);
    queue.add(items(3));

    const flush = queue.flush(undefined);
    queue.add(items(3));
    expect(queue.isFlushed()).toBe(true);
    queue.finish(2);
    expect(await isSettled(flush)).toBe(false);
    queue.finish(1);

    expect(await flush).toBe(true);
    expect(queue.isFlushed()).toBe(false);
    expect(queue.counts()).toEqual({ written: 3, dropped: 0, queued: 3 });
  });

  it('is true at once where nothing waits', async () => {
    expect(await createQueue<number>(100).flush(0)).toBe(true);
  });

  it('is false where an entry cannot be stored, and true for those that are taken later', async () => {
    const queue = createQueue<number>(100);
    queue.add(items(2));
    const flush = queue.flush(undefined);
    queue.lose();
    queue.finish(2);
    queue.add(items(1));
    const next = queue.flush(undefined);
    queue.finish(1);

    expect(await flush).toBe(false);
    expect(await next).toBe(true);
    expect(queue.counts()).toEqual({ written: 2, dropped: 1, queued: 0 });
  });

  it('is false where the queue was too full for what was taken before', async () => {
    const queue = createQueue<number>(2);
    queue.add(items(5));
    const flush = queue.flush(undefined);
    queue.finish(2);

    expect(await flush).toBe(false);
    expect(queue.counts()).toEqual({ written: 2, dropped: 3, queued: 0 });
  });

  it('is false after its limit, and when nothing can be written', async () => {
    const queue = createQueue<number>(100);
    queue.add(items(1));

    expect(await queue.flush(1)).toBe(false);
    expect(queue.isFlushed()).toBe(false);
    const flush = queue.flush(undefined);
    queue.giveUp();
    expect(await flush).toBe(false);
    expect(queue.counts()).toEqual({ written: 0, dropped: 0, queued: 1 });
  });
});

describe('Room in the queue', () => {
  it('is there below 5,000 entries, and otherwise when these are fewer', async () => {
    const queue = createQueue<number>(10_000);
    queue.add(items(4_999));
    await queue.room(undefined);

    queue.add(items(1));
    const rooms = [queue.room(undefined), queue.room(new AbortController().signal)];
    expect(await isSettled(Promise.race(rooms))).toBe(false);
    queue.finish(1);

    await Promise.all(rooms);
  });

  it('is not waited for after the signal, nor while nothing can be written', async () => {
    const queue = createQueue<number>(10_000);
    queue.add(items(5_000));
    const controller = new AbortController();

    const room = queue.room(controller.signal);
    controller.abort(new Error('The round has ended.'));
    await expect(room).rejects.toThrow('The round has ended.');
    const other = queue.room(undefined);
    queue.giveUp();

    await other;
  });

  it('is not needed for what a closed queue drops', async () => {
    const queue = createQueue<number>(10_000);
    queue.add(items(6_000));
    const room = queue.room(undefined);
    queue.close();
    queue.clear();
    await room;
    queue.add(items(1));

    expect(queue.counts()).toEqual({ written: 0, dropped: 6_001, queued: 0 });
  });
});
