import { describe, expect, it } from '@jest/globals';
import { createMerge } from '../../src/listing/merge';

async function* sourceOf(items: readonly string[], turns = 0): AsyncGenerator<string> {
  for (const item of items) {
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    yield item;
  }
}

const collect = async (items: AsyncIterable<string>): Promise<string[]> => {
  const collected: string[] = [];
  for await (const item of items) collected.push(item);
  return collected;
};

describe('createMerge', () => {
  it('returns the items of all sources, each source in its own order', async () => {
    const merge = createMerge<string>();
    merge.add(sourceOf(['a1', 'a2', 'a3'], 3));
    merge.add(sourceOf(['b1', 'b2']));

    const items = await collect(merge.items());

    expect(items.filter((item) => item.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(items.filter((item) => item.startsWith('b'))).toEqual(['b1', 'b2']);
    expect(items).toHaveLength(5);
    expect(items[0]).toBe('b1');
  });

  it('includes sources that are added while it is consumed', async () => {
    const merge = createMerge<string>();
    merge.add(sourceOf(['parent 1', 'parent 2']));
    const items: string[] = [];
    for await (const item of merge.items()) {
      items.push(item);
      if (item.startsWith('parent')) merge.add(sourceOf([`child of ${item}`], 2));
    }

    expect(items.sort()).toEqual(['child of parent 1', 'child of parent 2', 'parent 1', 'parent 2']);
  });

  it('ends at once without sources', async () => {
    expect(await collect(createMerge<string>().items())).toEqual([]);
  });

  it('ends with the error of a source that fails, after the items that came before', async () => {
    const merge = createMerge<string>();
    async function* failing(): AsyncGenerator<string> {
      yield* sourceOf(['first']);
      throw new Error('broken');
    }
    merge.add(failing());
    const items: string[] = [];
    const consume = async () => {
      for await (const item of merge.items()) items.push(item);
    };

    await expect(consume()).rejects.toThrow('broken');
    expect(items).toEqual(['first']);
  });
});
