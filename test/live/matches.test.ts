import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HistoryFilter } from '../../src/history';
import { matchesFilter } from '../../src/history/matches';
import { at, lifecycle, noon, other, run, step, transfer, workflow } from '../support/history/records';
import { allRights, openStore, type TestStore } from '../support/history/stores';

const records = [
  run(),
  run({ State: 'FAILED', ErrorMessage: 'Große Not 100%' }, { number: 2, scope: other }),
  run({ State: 'RUNNING', CompletedOn: undefined }, { number: 3, blueprint: 'other' }),
  run({ StartedOn: undefined, CompletedOn: undefined }, { number: 4 }),
  step(),
  step({ status: 'PENDING', startTime: undefined, endTime: undefined }, { number: 2 }),
  workflow({ status: 'RUNNING', endTime: undefined }),
  workflow({ startTime: at(-90).toISOString(), endTime: at(-1).toISOString() }, { number: 2 }),
  transfer(),
  transfer({ ServiceMetadata: undefined, InitialFileLocation: undefined }, { number: 2 }),
  lifecycle({ state: { status: 'FAILED', reason: 'Denied' } }),
];

const parent = workflow({}).parents[0] ?? '';

const filters: readonly HistoryFilter[] = [
  {},
  { kinds: ['BLUEPRINT_RUN', 'TRANSFER_EXECUTION'] },
  { kinds: [] },
  { statuses: ['RUNNING', 'PENDING'] },
  { statuses: ['UNKNOWN'] },
  { accountIds: ['444455556666'] },
  { regions: ['eu-west-1'] },
  { startedAfter: noon - 60_000 },
  { startedBefore: noon - 60_000 },
  { startedAfter: noon - 90_000, startedBefore: noon - 59_000 },
  { endedAfter: noon - 30_000 },
  { endedBefore: noon - 30_000 },
  { minDurationSeconds: 30 },
  { maxDurationSeconds: 30 },
  { minDurationSeconds: 31, maxDurationSeconds: 1_000 },
  { text: 'GROSSE' },
  { text: '100%' },
  { text: 'march' },
  { text: 'nina' },
  { text: 'orders' },
  { names: ['orders', 'build-image'] },
  { parentIds: [parent] },
  { userNames: ['Nina'] },
  { fileName: 'Invoices/2026/march.csv' },
  { fileNamed: 'march.csv' },
  { fileNamed: 'Invoices/2026/march.csv' },
  { fileNamed: 'csv' },
  { origins: ['HISTORY'] },
  { origins: ['AWS', 'LOG'] },
];

const rights = {
  everyone: allRights,
  'those who see nothing sensitive': { ...allRights, maySeeSensitive: () => false },
  'those who see one account': {
    maySee: ({ accountId }: { readonly accountId: string }) => accountId !== '444455556666',
    maySeeSensitive: () => true,
  },
};

let store: TestStore;

beforeAll(async () => {
  store = await openStore({});
  store.offer(records);
  const [, , , , , , , , , gone] = records;
  if (!gone) throw new Error('There is none.');
  store.markGone([gone.id], noon);
  await store.flush();
});

afterAll(() => store.close());

describe('A filter of events', () => {
  it.each(Object.entries(rights))(
    'selects what a query of the history selects, for %s',
    async (_name, caller) => {
      const all = (await store.page({ rights: allRights, size: 100 })).items.map(({ record }) => record);
      expect(all.length).toBe(records.length);

      for (const filter of filters) {
        const { items } = await store.page({ filter, rights: caller, size: 100 });
        const selected = all.filter((record) => matchesFilter(record, [record.status], filter, caller, noon));

        expect({ filter, ids: selected.map(({ id }) => id).sort() }).toEqual({
          filter,
          ids: items.map(({ record }) => record.id).sort(),
        });
      }
    },
  );

  it('selects a change by its status before, too', () => {
    const [record] = records;
    if (!record) throw new Error('There is none.');

    const matches = (statuses: HistoryFilter['statuses']) =>
      matchesFilter(record, ['SUCCEEDED', 'RUNNING'], { statuses }, allRights, noon);

    expect([matches(['RUNNING']), matches(['SUCCEEDED']), matches(['FAILED'])]).toEqual([true, true, false]);
  });
});
