import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import type { CacheEntry } from '../../src/aws/cache/entry';
import { recordKey } from '../../src/aws/cache/entry';
import { createProcessCache, type ProcessCache } from '../../src/aws/cache/processCache';
import { addView } from '../../src/model/pageViews';
import type { NodeRecord } from '../../src/model/record';
import type { TtlClass } from '../../src/model/ttl';

const seconds = { runningSeconds: 5, settledSeconds: 60, definitionSeconds: 300 };
const roomy = { maxBytes: 1_000_000, ...seconds };

const saves = {
  service: 'imagebuilder',
  operation: 'GetImage',
  accountId: '111122223333',
  region: 'us-east-1',
};

const entryOf = (key: string, ttl: TtlClass, options: Partial<CacheEntry> = {}): CacheEntry => ({
  key,
  value: { key },
  fetchedAt: 0,
  ttl,
  saves,
  objects: [key],
  ...options,
});

const everything = -Infinity;

describe('createProcessCache', () => {
  it.each([
    ['volatile', 5_000],
    ['stable', 60_000],
    ['definition', 300_000],
  ] as const)('returns a %s entry until its TTL ends', (ttl, ttlMs) => {
    const cache = createProcessCache(roomy);
    const entry = entryOf('a', ttl);
    cache.put(entry);

    expect(cache.get('a', ttlMs - 1, everything)).toBe(entry);
    expect(cache.get('a', ttlMs, everything)).toBeUndefined();
    expect(cache.peek('a')).toBe(entry);
  });

  it('returns an immutable entry for ever', () => {
    const cache = createProcessCache(roomy);
    cache.put(entryOf('a', 'immutable'));

    expect(cache.get('a', Number.MAX_SAFE_INTEGER, everything)).toBeDefined();
  });

  it('returns no entry that is older than the request accepts', () => {
    const cache = createProcessCache(roomy);
    cache.put(entryOf('a', 'immutable', { fetchedAt: 10 }));

    expect(cache.get('a', 10, 10)).toBeDefined();
    expect(cache.get('a', 10, 11)).toBeUndefined();
  });

  it('keeps the newer of two answers, whichever is written last', () => {
    const cache = createProcessCache(roomy);
    const newer = entryOf('a', 'immutable', { fetchedAt: 2 });

    expect(cache.put(newer)).toBe(true);
    expect(cache.put(entryOf('a', 'immutable', { fetchedAt: 1 }))).toBe(false);

    expect(cache.peek('a')).toBe(newer);
  });

  it('treats a stable list as volatile while the newest record of its parent is volatile', () => {
    const cache = createProcessCache(roomy);
    const list = entryOf('list', 'stable', { parent: 'image' });
    cache.put(list);
    cache.put(entryOf(recordKey('image', 'get'), 'stable', { fetchedAt: 1 }));
    expect(cache.get('list', 6_000, everything)).toBe(list);

    cache.put(entryOf(recordKey('image', 'list'), 'volatile', { fetchedAt: 2 }));
    expect(cache.get('list', 6_000, everything)).toBeUndefined();

    cache.put(entryOf(recordKey('image', 'get'), 'stable', { fetchedAt: 3 }));
    expect(cache.get('list', 6_000, everything)).toBe(list);
  });

  it('keeps nothing with maxBytes 0', () => {
    const cache = createProcessCache({ maxBytes: 0, ...seconds });

    expect(cache.put(entryOf('a', 'immutable'))).toBe(false);
    expect(cache.get('a', 0, everything)).toBeUndefined();
  });
});

describe('ProcessCache.invalidate', () => {
  it('drops the object and the lists that hold it, and nothing else', () => {
    const cache = createProcessCache(roomy);
    cache.put(entryOf('a list', 'immutable', { objects: ['a'] }));
    cache.put(entryOf('a get', 'immutable', { objects: ['a'] }));
    cache.put(entryOf('page 1', 'stable', { objects: ['b', 'a'] }));
    cache.put(entryOf('page 2', 'stable', { objects: ['c'] }));

    expect(
      cache
        .invalidate('a', 0)
        .map(({ key }) => key)
        .sort(),
    ).toEqual(['a get', 'a list', 'page 1']);

    const left = ['a list', 'a get', 'page 1', 'page 2'].filter((key) => cache.peek(key));
    expect(left).toEqual(['page 2']);
  });

  it('keeps out what was read before, and lets in what is read after', () => {
    const cache = createProcessCache(roomy);
    const readSince = cache.clock();
    cache.invalidate('a', 0);

    expect(cache.put(entryOf('page', 'stable', { objects: ['b', 'a'] }), readSince)).toBe(false);
    expect(cache.put(entryOf('other', 'stable', { objects: ['b'] }), readSince)).toBe(true);
    expect(cache.put(entryOf('page', 'stable', { objects: ['b', 'a'] }), cache.clock() + 1)).toBe(true);
  });

  it('accepts an entry of another replica only if AWS answered after it', () => {
    const cache = createProcessCache(roomy);
    cache.invalidate('a', 1_000);

    expect(cache.put(entryOf('a', 'immutable', { fetchedAt: 1_000 }))).toBe(false);
    expect(cache.put(entryOf('a', 'immutable', { fetchedAt: 1_001 }))).toBe(true);
  });
});

describe('The clocks of the cache', () => {
  const atClock = () => {
    const time = { monotonic: 0 };
    return { time, cache: createProcessCache(roomy, () => time.monotonic) };
  };

  it('does not return an entry from the future, which is there after the clock went back', () => {
    const { cache } = atClock();
    cache.put(entryOf('a', 'immutable', { fetchedAt: 3_600_000 }));

    expect(cache.get('a', 3_600_000, everything)).toBeDefined();
    expect(cache.get('a', 0, everything)).toBeUndefined();
    expect(cache.ageMs(entryOf('a', 'immutable', { fetchedAt: 3_600_000 }), 0)).toBe(Infinity);
  });

  it('replaces an entry from the future', () => {
    const { cache } = atClock();
    cache.put(entryOf('a', 'volatile', { fetchedAt: 3_600_000 }));
    const later = entryOf('a', 'volatile', { fetchedAt: 10 });

    expect(cache.put(later, 0, 10)).toBe(true);
    expect(cache.get('a', 20, everything)).toBe(later);
  });

  it('ends the TTL by the monotonic clock where the wall clock stands still or goes back', () => {
    const { cache, time } = atClock();
    cache.put(entryOf('a', 'volatile', { fetchedAt: 1_000 }));

    time.monotonic = 4_999;
    expect(cache.get('a', 500, everything)).toBeDefined();
    time.monotonic = 5_000;
    expect(cache.get('a', 500, everything)).toBeUndefined();
  });

  it('counts the age that an entry of another replica has when it arrives', () => {
    const { cache, time } = atClock();
    cache.put(entryOf('a', 'volatile', { fetchedAt: 1_000 }), undefined, 3_000);

    time.monotonic = 2_999;
    expect(cache.get('a', 3_000, everything)).toBeDefined();
    time.monotonic = 3_000;
    expect(cache.get('a', 3_000, everything)).toBeUndefined();
  });

  it('measures the age that a request accepts by the monotonic clock, too', () => {
    const { cache, time } = atClock();
    cache.put(entryOf('a', 'immutable', { fetchedAt: 60_000 }));
    time.monotonic = 50_000;

    expect(cache.get('a', 61_000, 61_000 - 50_000)).toBeDefined();
    expect(cache.get('a', 61_000, 61_000 - 49_999)).toBeUndefined();
  });
});

describe('Printed texts', () => {
  const view = { name: 'get', isStub: false, fields: new Set<string>(), reachable: new Set<string>() };
  const charge = { items: 0, fields: 1, characters: 4 };
  const recordOf = (id: string): NodeRecord =>
    ({ kind: 'Thing', id, scope: saves, fetchedAt: new Date(0), view }) as never;
  const entryOfRecord = (id: string, value = recordOf(id)) =>
    entryOf(recordKey(id, 'get'), 'immutable', { value, objects: [id] });
  const textOf = (part: number, text: string | undefined = 'text', rights = 'all') => ({
    part,
    rights,
    text,
    charge,
  });

  it('are returned for the same object, part and rights', () => {
    const { texts } = createProcessCache(roomy);
    const [one, other] = [recordOf('a'), recordOf('a')];
    const text = textOf(1);
    texts?.keep(one, text);

    expect(texts?.get(one, 1, 'all')).toBe(text);
    expect(texts?.get(one, 2, 'all')).toBeUndefined();
    expect(texts?.get(one, 1, 'few')).toBeUndefined();
    expect(texts?.get(other, 1, 'all')).toBeUndefined();
  });

  it('are those that were kept last of one object', () => {
    const { texts } = createProcessCache(roomy);
    const record = recordOf('a');
    for (let part = 1; part <= 9; part += 1) texts?.keep(record, textOf(part));

    expect([1, 2, 9].map((part) => texts?.get(record, part, 'all')?.part)).toEqual([undefined, 2, 9]);
  });

  it('are dropped with the entry of their record, and with the page of their view', () => {
    const cache = createProcessCache(roomy);
    const [record, listed] = [recordOf('a'), recordOf('b')];
    const page = { items: [listed], nextToken: undefined, fetchedAt: new Date(0), call: {} as never };
    const view = addView(page, {});
    cache.put(entryOfRecord('a', record));
    cache.put(entryOf('page', 'stable', { value: page, objects: ['b'] }));
    const { bytes } = cache.size();
    for (const holder of [record, listed, view]) cache.texts?.keep(holder, textOf(1));
    expect(cache.size().bytes).toBe(bytes + 3 * (250 + 150 + 4));

    cache.delete(recordKey('a', 'get'));
    expect(cache.texts?.get(record, 1, 'all')).toBeUndefined();
    expect(cache.texts?.get(listed, 1, 'all')).toBeDefined();

    cache.put(entryOf('page', 'stable', { value: { ...page }, objects: ['b'], fetchedAt: 1 }));
    expect([listed, view].map((holder) => cache.texts?.get(holder, 1, 'all'))).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('are dropped when their record is evicted, so that nothing retains it', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const cache = createProcessCache({ ...roomy, maxBytes: 50_000 });
    const evicted = (() => {
      const record = recordOf('a');
      cache.put(entryOfRecord('a', record));
      cache.texts?.keep(record, textOf(1));
      return new WeakRef(record);
    })();
    for (let index = 0; index < 1_000; index += 1) cache.put(entryOfRecord(`b${index}`));
    await nextTurn();
    collectGarbage();

    expect(cache.peek(recordKey('a', 'get'))).toBeUndefined();
    expect(evicted.deref()).toBeUndefined();
  });

  it('take at most a quarter of the capacity, which they share with the entries', () => {
    const cache = createProcessCache({ ...roomy, maxBytes: 100_000 });
    for (let index = 0; index < 1_000; index += 1) {
      const record = recordOf(`a${index}`);
      cache.put(entryOfRecord(`a${index}`, record));
      cache.texts?.keep(record, textOf(1, 'x'.repeat(600)));
      expect(cache.size().bytes).toBeLessThanOrEqual(100_000);
    }
    const newest = cache.peek(recordKey('a999', 'get'))?.value as NodeRecord;

    expect(cache.texts?.get(newest, 1, 'all')).toBeDefined();
    expect(cache.size().entries).toBeGreaterThan(50);
    expect(cache.size().bytes).toBeGreaterThan(90_000);
  });

  const listEntry = (key: string) =>
    entryOf(key, 'immutable', { value: { items: [], nextToken: undefined } });

  it('are dropped with the first of the entries that were read for them', () => {
    for (const leave of [
      (cache: ProcessCache) => cache.delete('list 2'),
      (cache: ProcessCache) => void cache.put({ ...listEntry('list 2'), fetchedAt: 1 }),
    ]) {
      const cache = createProcessCache(roomy);
      const record = recordOf('a');
      const lists = ['list 1', 'list 2'].map(listEntry);
      for (const entry of [entryOfRecord('a', record), ...lists]) cache.put(entry);
      const { bytes } = cache.size();
      expect(cache.texts?.keep(record, textOf(1), lists)).toBe(true);
      expect(cache.texts?.keep(record, textOf(2))).toBe(true);
      expect(cache.size().bytes).toBe(bytes + 250 + 2 * (150 + 4) + 950 + 2 * 105);

      leave(cache);

      expect(cache.texts?.get(record, 1, 'all')).toBeUndefined();
      expect(cache.texts?.get(record, 2, 'all')).toBeDefined();
    }
  });

  it('are not kept where one of the entries that were read for them has left the cache', () => {
    const cache = createProcessCache(roomy);
    const record = recordOf('a');
    const list = listEntry('list');
    cache.put(list);
    cache.put({ ...list, fetchedAt: 1 });

    expect(cache.texts?.keep(record, textOf(1), [list])).toBe(false);
    expect(cache.texts?.get(record, 1, 'all')).toBeUndefined();
  });

  it('release the entries that were read for them when they are dropped', () => {
    const cache = createProcessCache(roomy);
    const record = recordOf('a');
    const list = listEntry('list');
    cache.put(list);
    const kept = [1, 2, 3].map((part) => {
      cache.texts?.keep(record, textOf(part), [list]);
      return cache.texts?.get(record, part, 'all');
    });
    if (kept[1]) cache.texts?.drop(record, kept[1]);
    for (let part = 4; part <= 10; part += 1) cache.texts?.keep(record, textOf(part));
    expect(kept.map((text) => text?.reads?.isGone)).toEqual([true, true, false]);

    cache.texts?.delete(record);
    expect(kept.map((text) => text?.reads?.isGone)).toEqual([true, true, true]);
  });

  it('are not kept where one alone is too large', () => {
    const cache = createProcessCache({ ...roomy, maxBytes: 100_000 });
    const record = recordOf('a');
    const list = listEntry('list');
    cache.put(list);

    expect(cache.texts?.keep(record, textOf(1, 'x'.repeat(25_000)), [list])).toBe(false);
    expect(cache.texts?.keep(record, textOf(1, 'x'.repeat(20_000)), [list])).toBe(true);
    expect(cache.texts?.keep(record, textOf(2, 'y'.repeat(20_000)), [list])).toBe(true);
    expect([1, 2].map((part) => cache.texts?.get(record, part, 'all')?.part)).toEqual([undefined, 2]);
  });

  it('are not kept where the cache is off', () => {
    expect(createProcessCache({ ...roomy, maxBytes: 0 }).texts).toBeUndefined();
  });
});

describe('The size of the cache', () => {
  it('includes the keys, the parent and the keys of its records, each text in whole words of the heap', () => {
    const cache = createProcessCache(roomy);
    cache.put(entryOf('a', 'stable', { value: null, objects: [] }));
    const { bytes } = cache.size();
    cache.put(entryOf('k'.repeat(4_001), 'stable', { value: null, objects: [], parent: 'p'.repeat(100) }));

    const recordKeys = 16 + 112 + (16 + 104) + (16 + 112); // ` extended`, ` get` and ` list`.
    expect(cache.size()).toEqual({ bytes: 2 * bytes + (4_008 - 8) + (16 + 104) + recordKeys, entries: 2 });
  });

  it('evicts entries whose keys alone exceed it', () => {
    const cache = createProcessCache({ ...roomy, maxBytes: 10_000 });
    for (let index = 0; index < 10; index += 1)
      cache.put(entryOf(`${index}${'k'.repeat(4_000)}`, 'stable', { value: null, objects: [] }));

    expect(cache.size().entries).toBe(2);
  });
});
