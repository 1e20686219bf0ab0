import { afterEach, describe, expect, it } from '@jest/globals';
import type { AwsReader } from '../../src/aws/reader';
import { createCatalog, noLeases, usualPatience } from '../../src/listing';
import { rootBranches } from '../../src/listing/branches';
import { readList } from '../../src/listing/readList';
import { noon, virginia } from '../support/history/records';
import { openStore, type TestStore } from '../support/history/stores';

let store: TestStore;
afterEach(() => store.close());

const blueprints = rootBranches.find(({ kind }) => kind.type === 'Blueprint');

describe('Reading a list', () => {
  it('ends where another store answers than before, which has none of the earlier pages', async () => {
    store = await openStore({});
    let epoch = 0;
    const catalog = createCatalog({
      history: store,
      lifetimes: { volatile: 0, stable: 0, definition: 0, tokened: 0, immutable: 0 },
      now: () => noon,
      epoch: () => epoch,
    });
    await catalog.open();
    if (!blueprints) throw new Error('AWS lists blueprints.');
    const list = catalog.root(virginia, blueprints);
    let pages = 0;
    const aws = {
      readTransient() {
        pages += 1;
        if (pages === 2) epoch += 1;
        const page = { items: [], fetchedAt: new Date(noon), nextToken: pages === 2 ? undefined : 'next' };
        return Promise.resolve({ value: page, fetchedAt: noon });
      },
    } as unknown as AwsReader;

    const end = await readList(
      list,
      {
        aws,
        history: store,
        catalog,
        leases: noLeases,
        minFetchedAt: -Infinity,
        patience: usualPatience,
        sweepMs: 0,
        now: () => noon,
        isOver: () => false,
      },
      () => undefined,
    );

    expect([end, pages]).toEqual(['over', 2]);
    await store.flush();
    expect((await store.lists.changedSince(0)).lists).toEqual([]);
  });
});
