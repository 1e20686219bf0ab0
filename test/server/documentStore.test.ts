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
});
