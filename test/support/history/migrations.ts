import { expect } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HistorySettings } from '../../../src/history';
import { root } from '../documents';
import { noon, run, workflow } from './records';
import { allRights, openStore } from './stores';

/** Statements that create a store as an earlier release has written it. */
export const firstVersion = (database: 'sqlite' | 'postgres'): string =>
  readFileSync(join(root, 'test/support/history/version1', `${database}.sql`), 'utf8');

/** Opens a store of the first version, and expects everything in it. */
export const checkFirstVersion = async (settings: Partial<HistorySettings>): Promise<void> => {
  const ended = run({}, { number: 2 });
  const store = await openStore(settings);

  const { items } = await store.page({ rights: allRights, size: 9 });
  const shown = items.map(({ record, goneAt }) => [record.id, record.status, goneAt]);
  expect(new Set(shown)).toEqual(
    new Set([
      [run().id, 'UNKNOWN', noon + 5_000],
      [ended.id, 'SUCCEEDED', noon + 5_000],
      [workflow().id, 'RUNNING', undefined],
    ]),
  );
  const idsOf = async (filter: object) =>
    (await store.page({ rights: allRights, filter, size: 9 })).items.map(({ record }) => record.id);
  expect(await idsOf({ statuses: ['UNKNOWN'] })).toEqual([run().id]);
  expect(await idsOf({ text: `ISN'T` })).toEqual([ended.id]);
  expect(await store.changesOf(run().id, allRights)).toHaveLength(1);
  expect((await store.lists.changedSince(0)).lists).toEqual([]);

  store.offer([run({}, { number: 3 })]);
  store.markParentsGone(workflow().parents, noon + 9_000);
  expect(await store.flush()).toBe(true);
  expect(await idsOf({ origins: ['AWS'] })).toEqual([run({}, { number: 3 }).id]);
  expect(await idsOf({ statuses: ['RUNNING'] })).toEqual([]);
  expect(store.reports).toEqual([]);
  await store.close();
};
