import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import type { CacheEntry } from '../../src/aws/cache/entry';
import { createPrintedTexts, type PrintedText } from '../../src/aws/cache/printedTexts';
import { createProcessCache } from '../../src/aws/cache/processCache';
import type { Page } from '../../src/model/page';
import { addView, isSharedView, viewsOf } from '../../src/model/pageViews';
import { connection } from '../../src/resolvers/connection';
import { RequestEnd } from '../../src/server/request';

/* What is kept for later requests must not outlive what it was made of, nor retain what made it. */

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const isCollected = async (reference: WeakRef<object>): Promise<boolean> => {
  await nextTurn();
  collectGarbage();
  return reference.deref() === undefined;
};

const settings = { maxBytes: 1_000_000, runningSeconds: 5, settledSeconds: 60, definitionSeconds: 300 };

const textOf = (part: number, values?: string): PrintedText => ({
  part,
  values,
  rights: 'all',
  text: 'text',
  charge: { items: 0, fields: 1, characters: 1 },
});

const pageOf = (items: readonly object[] = []): Page<object> => ({
  items: [...items],
  nextToken: undefined,
  fetchedAt: new Date(0),
  call: {} as Page<object>['call'],
});

const entryOf = (key: string, value: unknown, fetchedAt = 0): CacheEntry => ({
  key,
  value,
  fetchedAt,
  ttl: 'immutable',
  saves: { service: 'imagebuilder', operation: 'GetImage', accountId: '111122223333', region: 'us-east-1' },
  objects: [key],
});

describe('A text that is dropped', () => {
  it('is not retained by the entries that were read for it', async () => {
    const cache = createProcessCache(settings);
    const list = entryOf('list', pageOf());
    cache.put(list);
    const holder = (() => {
      const made = {};
      expect(cache.texts?.keep(made, textOf(1), [list])).toBe(true);
      const kept = cache.texts?.get(made, 1, 'all');
      if (kept) cache.texts?.drop(made, kept);
      return new WeakRef(made);
    })();

    expect(await isCollected(holder)).toBe(true);
    expect(cache.peek('list')).toBe(list);
  });
});

describe('A page of a connection that requests share', () => {
  it('does not retain the loaders of the request that made it', async () => {
    const page = pageOf([{ id: 'a' }]);
    const key = (): string => 'a';
    const loaders = (() => {
      const made = { page };
      const list = { name: 'list', page: () => made.page, key };
      void connection(list, { first: 1 });
      return new WeakRef(made);
    })();

    expect(await isCollected(loaders)).toBe(true);
    expect(viewsOf(page)).toHaveLength(1);
  });

  it('remains as long as the page, and the fifth of a page is not shared', () => {
    const page = pageOf();
    const views = [1, 2, 3, 4, 5].map((size) => addView(page, { size }));

    expect(viewsOf(page)).toEqual(views.slice(0, 4));
    expect(views.map(isSharedView)).toEqual([true, true, true, true, false]);
  });
});

describe('Texts of what is not cached', () => {
  it('are not kept, until it is cached again', () => {
    const cache = createProcessCache(settings);
    const page = pageOf();
    const view = addView(page, {});
    const keep = () => cache.texts?.keep(view, textOf(1));
    cache.put(entryOf('list', page));
    expect(keep()).toBe(true);

    cache.delete('list');
    expect(cache.texts?.get(view, 1, 'all')).toBeUndefined();
    expect(keep()).toBe(false);

    cache.put(entryOf('list', page));
    expect(keep()).toBe(true);
  });

  it('are not kept with an answer that the cache refuses', () => {
    const cache = createProcessCache(settings);
    cache.put(entryOf('list', pageOf(), 2));
    const older = pageOf();
    const view = addView(older, {});

    expect(cache.put(entryOf('list', older, 1))).toBe(false);
    expect(cache.texts?.keep(view, textOf(1))).toBe(false);
  });
});

describe('The texts of one object', () => {
  it('are those that were used last', () => {
    const texts = createPrintedTexts(1_000_000);
    const holder = {};
    for (let part = 1; part <= 8; part += 1) texts.keep(holder, textOf(part));
    texts.get(holder, 1, 'all');

    texts.keep(holder, textOf(9));

    expect([1, 2, 3, 9].map((part) => texts.get(holder, part, 'all')?.part)).toEqual([1, undefined, 3, 9]);
  });

  it('replace equal ones', () => {
    const texts = createPrintedTexts(1_000_000);
    const holder = {};
    const newer = textOf(1, 'a');
    for (const text of [textOf(1), textOf(1, 'a')]) texts.keep(holder, text);
    const bytes = texts.bytes();

    texts.keep(holder, newer);

    expect(texts.get(holder, 1, 'all', 'a')).toBe(newer);
    expect(texts.get(holder, 1, 'all')).toBeDefined();
    expect(texts.bytes()).toBe(bytes);
  });

  it('are refused by their length alone where they cannot fit', () => {
    const texts = createPrintedTexts(1_000);

    expect([600, 601].map(texts.fits)).toEqual([true, false]);
    expect(texts.keep({}, { ...textOf(1), text: 'x'.repeat(600) })).toBe(true);
    expect(texts.keep({}, { ...textOf(1), text: 'x'.repeat(601) })).toBe(false);
  });
});

describe('RequestEnd', () => {
  it('ends the reads that an answered request still waits for', () => {
    const end = new RequestEnd(60_000);
    end.startTimer();

    end.close(true);

    expect(end.reads.reason).toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    expect(end.execution.aborted).toBe(true);
  });

  it('ends nothing where the request has not waited', () => {
    const end = new RequestEnd(60_000);

    end.close(true);

    expect([end.reads.aborted, end.execution.aborted]).toEqual([false, false]);
  });
});
