import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { createExecutionInterests, type ExecutionReads } from '../../src/live/executions';
import { phaseOf } from '../../src/live/phase';
import type { ExecutionRecord } from '../../src/model/record';
import { hasNotEnded } from '../../src/model/status';
import { at, noon, workflow } from '../support/history/records';
import { fakeClock } from '../support/live/fakeClock';

const running = (number: number, seconds = 0): ExecutionRecord =>
  workflow(
    { status: 'RUNNING', startTime: at(0).toISOString(), endTime: undefined },
    { number, fetchedAt: at(seconds) },
  );

const ended = (number: number, seconds: number): ExecutionRecord =>
  workflow({}, { number, fetchedAt: at(seconds) });

const start = (options: Partial<ExecutionReads> = {}) => {
  const clock = fakeClock(noon);
  const reads: (readonly string[])[] = [];
  const defects: unknown[] = [];
  let answer: (record: ExecutionRecord) => ExecutionRecord | Error | null = (record) => record;
  const interests = createExecutionInterests(
    {
      read: (due) => {
        reads.push(due.map(({ record }) => record.id));
        return Promise.resolve(due.map(({ record }) => answer(record)));
      },
      expected: () => Promise.resolve({ p50: 540, p95: 600, basedOn: 9 }),
      hold: () => true,
      release: () => undefined,
      slowdownOf: () => 1,
      phaseOf: () => 1,
      isOver: ({ status }) => !hasNotEnded(status),
      onFailure: (error) => void defects.push(error),
      ...options,
    },
    clock,
  );
  return {
    clock,
    reads,
    defects,
    interests,
    answerWith: (next: typeof answer) => (answer = next),
    pass: async (milliseconds: number): Promise<void> => {
      await nextTurn();
      clock.pass(milliseconds);
      await interests.idle();
      await nextTurn();
    },
  };
};

describe('Executions that are watched', () => {
  it('are read together where they are due together, each once for all who watch it', async () => {
    const { interests, reads, pass } = start();
    for (const number of [1, 2, 1, 1]) interests.watch(running(number));

    await pass(29_000);
    expect(reads).toEqual([]);
    await pass(1_000);

    expect(reads).toEqual([[running(1).id, running(2).id]]);
  });

  it('are first read at different moments where they begin together, but those of one parent at one', async () => {
    const { interests, reads, pass, clock } = start({ phaseOf });
    const under = (image: number, number: number): ExecutionRecord =>
      workflow(
        {
          status: 'RUNNING',
          startTime: at(0).toISOString(),
          endTime: undefined,
          imageBuildVersionArn: `arn:aws:imagebuilder:us-east-1:111122223333:image/web/1.0.0/${image}`,
        },
        { number },
      );
    const images = Array.from({ length: 30 }, (_, index) => index + 1);
    for (const image of images) {
      interests.watch(under(image, 2 * image));
      interests.watch(under(image, 2 * image + 1));
    }

    await pass(0);
    const moments = new Map<string, number>();
    while (moments.size < 60) {
      await pass(250);
      for (const id of reads.splice(0).flat()) if (!moments.has(id)) moments.set(id, clock.now() - noon);
    }

    expect(Math.max(...moments.values())).toBeLessThanOrEqual(30_000);
    expect(new Set(moments.values()).size).toBeGreaterThan(15);
    for (const image of images)
      expect(moments.get(under(image, 2 * image).id)).toBe(moments.get(under(image, 2 * image + 1).id));
  });

  it('are read at intervals by their expected duration, and no longer once they have ended', async () => {
    const { interests, reads, pass, answerWith, clock } = start();
    interests.watch(running(1));
    await pass(530_000); // The timers of 30 s each need a turn of the event loop.
    const first = reads.length;
    await pass(30_000);
    expect(reads.length).toBeGreaterThan(first);
    expect(clock.timers()).toEqual([3_000]);

    answerWith(() => ended(1, 600));
    await pass(3_000);

    expect(clock.timers()).toEqual([]);
    expect(interests.count()).toBe(0);
  });

  it('are not read again once the log says that they have ended, and are once it says that they run again', async () => {
    const { interests, reads, pass, clock } = start();
    interests.watch(running(1));
    await pass(1);

    interests.onEvent({ record: ended(1, 10) } as never);
    await nextTurn();
    expect(clock.timers()).toEqual([]);
    interests.onEvent({ record: running(1, 20) } as never);
    await pass(30_000);

    expect(reads.length).toBe(1);
  });

  it('are not read while another replica reads them', async () => {
    let isTaken = true;
    const { interests, reads, pass } = start({ hold: () => !isTaken });
    interests.watch(running(1));

    await pass(30_000);
    expect(reads).toEqual([]);
    isTaken = false;
    await pass(30_000);

    expect(reads.length).toBe(1);
  });

  it('are as new for others as the last read, which has succeeded within 30 seconds', async () => {
    let isTaken = false;
    const { interests, pass, answerWith, clock } = start({ hold: () => !isTaken });
    const { id } = running(1);
    expect(interests.latest(id)).toBeUndefined();
    const end = interests.watch(running(1));
    await nextTurn();
    clock.pass(29_999);
    expect(interests.latest(id)).toEqual(running(1));
    const read = running(1, 30);
    answerWith(() => read);
    await pass(1);
    await pass(29_999);
    expect(interests.latest(id)).toBe(read);

    answerWith(() => new Error('throttled'));
    await pass(1);
    expect(interests.latest(id)).toBeUndefined();
    answerWith(() => running(1, 66));
    await pass(6_000);
    expect(interests.latest(id)).toEqual(running(1, 66));
    isTaken = true;
    for (let reads = 0; reads < 4; reads += 1) await pass(15_000);
    expect(interests.latest(id)).toBeUndefined();
    end();
    expect(interests.latest(id)).toBeUndefined();
  });

  it('are read later after failures', async () => {
    const { interests, pass, answerWith, clock } = start();
    interests.watch(running(1));
    answerWith(() => new Error('throttled'));

    await pass(30_000);
    expect(clock.timers()).toEqual([6_000]);
    await pass(6_000);

    expect(clock.timers()).toEqual([12_000]);
  });

  it('are read later after a defect of a read, which is reported', async () => {
    const defect = new TypeError('a defect');
    let isDefective = true;
    const { interests, defects, pass, clock } = start({
      read: (due) =>
        isDefective ? Promise.reject(defect) : Promise.resolve(due.map(({ record }) => record)),
    });
    for (const number of [1, 2]) interests.watch(running(number));

    await pass(30_000);
    expect(defects).toEqual([defect]);
    expect(clock.timers()).toEqual([6_000]);
    expect(interests.latest(running(1).id)).toBeUndefined();
    isDefective = false;
    await pass(6_000);

    expect(defects).toEqual([defect]);
    expect(clock.timers()).toEqual([30_000]);
    expect(interests.latest(running(1).id)).toEqual(running(1));
  });

  it('are let go with the last one who watches', async () => {
    const released: string[] = [];
    const { interests, pass, clock } = start({ release: (key) => released.push(key) });
    const ends = [interests.watch(running(1)), interests.watch(running(1))];
    await pass(30_000);

    ends[0]?.();
    ends[0]?.();
    expect([released.length, clock.timers().length]).toEqual([0, 1]);
    ends[1]?.();

    expect(released).toEqual([`live ${running(1).id}`]);
    expect(clock.timers()).toEqual([]);
  });

  it('are read at once where AWS reports a change of them or of what they belong to', async () => {
    const { interests, reads, pass, clock } = start();
    for (const number of [1, 2, 3]) interests.watch(running(number));
    const imageBuildVersionArn = 'arn:aws:imagebuilder:us-east-1:111122223333:image/other/1.0.0/1';
    interests.watch(workflow({ status: 'RUNNING', endTime: undefined, imageBuildVersionArn }, { number: 4 }));
    await pass(5_000);

    interests.hasten(new Set([running(2).id]), clock.now());
    await pass(0);
    expect(reads).toEqual([[running(2).id]]);
    interests.hasten(new Set(running(1).parents), clock.now());
    await pass(1_000);

    // The one that was just read waits for a second.
    expect(reads.slice(1)).toEqual([[running(1).id, running(3).id], [running(2).id]]);
  });

  it('are not read for a report where another replica reads them, or where they were read since', async () => {
    let isTaken = true;
    const { interests, reads, pass, clock } = start({ hold: () => !isTaken });
    interests.watch(running(1, 1));
    await pass(5_000);

    interests.hasten(new Set([running(1).id]), clock.now());
    await pass(0);
    expect(reads).toEqual([]);
    isTaken = false;
    interests.hasten(new Set([running(1).id]), noon + 1_000);
    await pass(0);
    expect(reads).toEqual([]);
    interests.hasten(new Set([running(1).id]), noon + 1_001);
    await pass(0);

    expect(reads).toEqual([[running(1).id]]);
  });

  it('are read again after a read under way that a change may have missed, and once per second at most', async () => {
    let finish = (): void => undefined;
    const minFetchedAt: number[] = [];
    const { interests, clock } = start({
      read: (due) => {
        minFetchedAt.push(...due.map((one) => one.minFetchedAt));
        return new Promise((resolve) => (finish = () => resolve(due.map(({ record }) => record))));
      },
    });
    interests.watch(running(1));
    await nextTurn();
    clock.pass(30_000);
    await nextTurn();

    clock.pass(100);
    interests.hasten(new Set([running(1).id]), clock.now());
    finish();
    await interests.idle();

    expect(clock.timers()).toEqual([900]);
    clock.pass(900);
    await nextTurn();
    expect(minFetchedAt).toEqual([noon + 28_500, noon + 30_100]);
    finish();
    await interests.idle();
    expect(clock.timers()).toEqual([30_000]);
  });

  it('are read less often where AWS reports their changes, but not right after a report', async () => {
    const { interests, pass, clock } = start({ slowdownOf: () => 4 });
    interests.watch(running(1));
    await pass(0);
    expect(clock.timers()).toEqual([120_000]);

    await pass(1);
    interests.hasten(new Set([running(1).id]), clock.now());
    await pass(0);
    expect(clock.timers()).toEqual([30_000]);
    await pass(30_000);

    expect(clock.timers()).toEqual([120_000]);
  });
});
