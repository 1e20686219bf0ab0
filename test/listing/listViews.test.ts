import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import type { ProcessCache } from '../../src/aws/cache/processCache';
import { createAccesses } from '../../src/model/access';
import { anonymous } from '../../src/model/caller';
import type { ExecutionFilterInput } from '../../src/listing/executionFilter';
import { scopeOf } from '../../src/model/scope';
import { createListStack } from '../support/listing/listStack';

const data = {
  images: [{ state: 'AVAILABLE', lifecycleRun: undefined, workflows: [{ status: 'COMPLETED', hour: 1 }] }],
  policies: [],
  transfers: [],
};
const scopes = [scopeOf('111122223333', 'us-east-1')];

const start = ({ viewBytes = 10_000_000 } = {}, onGone?: (result: object) => void) => {
  const keys = new Set<string>();
  const stack = createListStack({
    clocks: { now: Date.UTC(2026, 8, 9, 12), clock: 0 },
    cache: { maxBytes: 10_000_000, runningSeconds: 5, settledSeconds: 60, definitionSeconds: 300 },
    data,
    viewBytes,
    ...(onGone && { onGone }),
    change: (cache): ProcessCache => ({
      ...cache,
      put(entry, ...rest) {
        keys.add(entry.key);
        return cache.put(entry, ...rest);
      },
    }),
  });
  const page = async (input?: ExecutionFilterInput) => {
    const { listing } = stack.operation();
    return listing.page(
      await listing.filter(input, () => Promise.resolve(scopes), createAccesses()(anonymous)),
      undefined,
      25,
    );
  };
  return { stack, page, clear: () => keys.forEach((key) => stack.cache.delete(key)) };
};

const startedAfter = (hour: number): ExecutionFilterInput => ({
  startedAfter: new Date(Date.UTC(2026, 8, 8, 0, hour)),
});

describe('The views of the list of all executions', () => {
  it('return the same page while the lists are cached', async () => {
    const { page } = start();
    await page();

    const found = await page();

    expect(await page()).toBe(found);
    expect(await page({})).toEqual(found);
  });

  it('return another page once a list has left the cache', async () => {
    const { page, clear } = start();
    await page();
    const found = await page();
    clear();

    const fetched = await page();

    expect(fetched).not.toBe(found);
    expect(fetched).toEqual(found);
  });

  it('share a page until a list has left the cache, and report it then', async () => {
    const gone: object[] = [];
    const { stack, page, clear } = start({}, (result) => gone.push(result));
    await page();
    const found = await page();
    const { listing } = stack.operation();
    expect(listing.isShared(found)).toBe(true);
    expect(gone).toEqual([]);

    clear();

    expect(listing.isShared(found)).toBe(false);
    expect(gone).toEqual([found]);
  });

  it('share no page where they cannot hold it', async () => {
    const { stack, page } = start({ viewBytes: 0 });
    await page();

    expect(stack.operation().listing.isShared(await page())).toBe(false);
  });

  it('do not retain records that have left the cache', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const { page, clear } = start();
    await page();
    const recordOf = async () => new WeakRef((await page()).found[0]?.record ?? {});
    const record = await recordOf();
    collectGarbage();
    expect(record.deref()).toBeDefined();

    clear();
    await nextTurn();
    collectGarbage();

    expect(record.deref()).toBeUndefined();
  });

  it('are at most 32', async () => {
    const { page } = start({ viewBytes: 200_000_000 });
    await page();
    const first = await page();
    for (let hour = 0; hour < 31; hour += 1) await page(startedAfter(hour));
    expect(await page()).toBe(first);

    for (let hour = 31; hour < 63; hour += 1) await page(startedAfter(hour));

    expect(await page()).not.toBe(first);
  });

  it.each([
    ['takes an eighth of', 3_210_000, true],
    ['would take more than an eighth of', 3_190_000, false],
  ])('are kept where one %s the capacity of the cache', async (_what, viewBytes, isKept) => {
    const { page } = start({ viewBytes });
    await page();
    const found = await page();

    expect((await page()) === found).toBe(isKept);
  });
});
