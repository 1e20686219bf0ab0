import { describe, expect, it } from '@jest/globals';
import { someItems } from '../../src/resolvers/causes/findings';
import type { Page } from '../../src/model/page';

/** The load of a list with so many pages, the last of which has the only item. */
const listOf = (pages: number) => {
  const tokens: (string | undefined)[] = [];
  const load = (token: string | undefined): Page<string> => {
    tokens.push(token);
    const isLast = tokens.length === pages;
    return {
      items: isLast ? ['failed'] : [],
      nextToken: isLast ? undefined : `page ${tokens.length}`,
      call: {} as Page<string>['call'],
      fetchedAt: new Date(0),
    };
  };
  return { load, tokens };
};

describe('The pages that are searched for a cause', () => {
  it('are all, up to the eighth', async () => {
    const missing: string[] = [];

    expect(await someItems(listOf(8).load, missing)).toEqual(['failed']);
    expect(missing).toEqual([]);
  });

  it('are eight of a longer list, which is said to be missing', async () => {
    const missing: string[] = [];
    const { load, tokens } = listOf(9);

    expect(await someItems(load, missing)).toEqual([]);
    expect(tokens).toHaveLength(8);
    expect(missing).toEqual([expect.stringMatching(/^BUDGET_EXCEEDED: .*8 pages/)]);
  });
});
