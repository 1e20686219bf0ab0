import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run } from './records';
import { allRights, openStore, type TestDatabases, type TestStore } from './stores';

/* Searches for a text in any case, where upper and lower case differ by more than one letter for another. */

const cases: readonly (readonly [stored: string, searched: string])[] = [
  ['1 ΟΔΟΣ', 'οδος'],
  ['2 οδος', 'ΟΔΟΣ'],
  ['3 οδοσ', 'οδος'],
  ['4 ΟΔΟΣΑ', 'οδος'],
  ['5 ΚΑΘΕ ΟΔΟΣ ΕΔΩ', 'δοσ'],
  ['6 İSTANBUL', 'istanbul'],
  ['7 istanbul', 'İSTANBUL'],
  ['8 ISTANBUL', 'ıstanbul'],
  ['9 Hauptstraße', 'STRASSE'],
  ['10 HAUPTSTRASSE', 'straße'],
  ['11 ﬁle missing', 'FILE MISSING'],
  ['12 cafe\u0301', 'CAFÉ'],
  ['13 CAFÉ', 'cafe\u0301'],
  ['14 ÄRGER ΟΔΟΣ', 'r ο'],
  ['15 İi', 'ii'],
];

const idOf = (index: number): string => run({}, { number: index }).id;

export const describeTextCases = (databases: TestDatabases): void => {
  describe(`A search for a text in any case: ${databases.name}`, () => {
    let store: TestStore;
    beforeAll(async () => {
      store = await openStore(await databases.create());
      store.offer(cases.map(([ErrorMessage], number) => run({ ErrorMessage }, { number })));
      expect(await store.flush()).toBe(true);
    });
    afterAll(() => store.close());

    const found = async (text: string): Promise<string[]> => {
      const { items } = await store.page({ filter: { text }, rights: allRights, size: 100 });
      return items.map(({ record }) => record.id);
    };

    it.each(cases.map(([stored, searched], index) => [stored, searched, index] as const))(
      'finds %s by %s',
      async (_stored, searched, index) => {
        expect(await found(searched)).toContain(idOf(index));
        const [groups] = await store.statistics({ text: searched }, allRights, 'KIND');
        expect(groups?.count).toBe((await found(searched)).length);
      },
    );

    it('finds no other texts', async () => {
      expect((await found('οδος')).sort()).toEqual([0, 1, 2, 3, 4, 13].map(idOf).sort());
      expect((await found('strasse')).sort()).toEqual([8, 9].map(idOf).sort());
      expect(await found('strase')).toEqual([]);
      expect(await found('cafe')).toEqual([]);
    });
  });
};
