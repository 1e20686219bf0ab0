import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { createDocumentStore } from '../../src/server/documentStore';

const document = (comment: string) => parse(`{ scopes { region } } #${comment}`);

describe('The store of documents', () => {
  it('returns what was stored', async () => {
    const store = createDocumentStore();
    const stored = document('a');
    await store.set('a', stored);

    expect(await store.get('a')).toBe(stored);
    expect(await store.get('b')).toBeUndefined();
    expect(await store.delete('a')).toBe(true);
    expect(await store.get('a')).toBeUndefined();
  });

  it('counts long comments, and drops the documents that were not used for the longest time', async () => {
    const store = createDocumentStore(1_000_000);
    const comment = 'x'.repeat(200_000);
    for (const key of ['a', 'b', 'c']) await store.set(key, document(comment));

    const kept = await Promise.all(['a', 'b', 'c'].map((key) => store.get(key)));

    expect(kept.map((one) => one !== undefined)).toEqual([false, true, true]);
  });

  it('finds documents by their text, while they are stored', async () => {
    const store = createDocumentStore(1_000_000);
    const [first, again, other] = [document('a'), document('a'), document('b')];
    await store.set('a', first);
    await store.set('a', again); // Two requests with a new document may be parsed at the same time.
    await store.set('b', other);

    expect(store.find('{ scopes { region } } #a')).toBe(again);
    expect(store.find('{ scopes { region } } #b')).toBe(other);
    expect(store.find('{ scopes { region } } #c')).toBeUndefined();

    await store.delete('a');
    await store.set('large', document('x'.repeat(1_000_000)));

    expect(store.find('{ scopes { region } } #a')).toBeUndefined();
    expect(store.find(`{ scopes { region } } #${'x'.repeat(1_000_000)}`)).toBeUndefined();
    expect(store.find('{ scopes { region } } #b')).toBe(other);
  });

  it('counts a document that is found as used', async () => {
    const store = createDocumentStore(1_000_000);
    const comment = 'x'.repeat(200_000);
    for (const key of ['a', 'b']) await store.set(key, document(`${key}${comment}`));

    store.find(`{ scopes { region } } #a${comment}`);
    await store.set('c', document(`c${comment}`));

    const kept = await Promise.all(['a', 'b', 'c'].map((key) => store.get(key)));
    expect(kept.map((one) => one !== undefined)).toEqual([true, false, true]);
  });
});
