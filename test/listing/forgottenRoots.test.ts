import { afterEach, describe, expect, it } from '@jest/globals';
import { kindOf } from '../../src/kinds';
import type { NodeRecord } from '../../src/model/record';
import type { ListRead } from '../../src/history';
import { createCatalog, type Catalog } from '../../src/listing';
import { rootBranches } from '../../src/listing/branches';
import { noon, virginia } from '../support/history/records';
import { openStore, type TestStore } from '../support/history/stores';

const dayMs = 86_400_000;
const blueprints = rootBranches.find(({ kind }) => kind.type === 'Blueprint');

let store: TestStore;
let now = noon;
/** Moves the version of the lists, as the clock does each minute for a file, and each second for PostgreSQL. */
let passed = 0;
const queries: string[] = [];
afterEach(() => store.close());

const blueprint = (name: string): NodeRecord => kindOf('Blueprint').stub(virginia, { name }, new Date(now));

const readAt = (time: number): ListRead => ({
  asOf: time,
  checkedAt: time,
  wholeAt: time,
  pages: 1,
  isVolatile: false,
  isFinal: false,
});

const openLater = async (catalog: Catalog): Promise<void> => {
  passed += 1;
  await catalog.open();
};

/** A catalog, and how its store forgets what nothing has read. */
const start = async (isShared: boolean): Promise<{ catalog: Catalog; forget: () => Promise<void> }> => {
  now = noon;
  queries.length = 0;
  store = await openStore({ keepDays: 10 }, { now: () => now });
  const { lists } = store;
  const catalog = createCatalog({
    history: {
      ...store,
      isShared,
      lists: {
        ...lists,
        version: () => lists.version() + passed,
        changedSince(moment) {
          queries.push('changedSince');
          return lists.changedSince(moment);
        },
        forgottenSince(moment) {
          queries.push('forgottenSince');
          return lists.forgottenSince(moment);
        },
      },
    },
    lifetimes: { volatile: 0, stable: 0, definition: 0, tokened: 0, immutable: 0 },
    now: () => now,
  });
  await catalog.open();
  const forget = async (): Promise<void> => {
    await store.flush();
    // A replica that was away for half a day would load all lists.
    for (let step = 0; step < 28; step += 1) {
      now += 0.4 * dayMs;
      await openLater(catalog);
    }
    await store.maintenance.deleteOld();
    await openLater(catalog);
  };
  return { catalog, forget };
};

const rootOf = (catalog: Catalog) => {
  if (!blueprints) throw new Error('AWS lists blueprints.');
  return catalog.root(virginia, blueprints);
};

describe.each([
  ['in a file', false],
  ['that replicas share', true],
])('A list of a whole scope that the history %s forgets', (_where, isShared) => {
  it('is forgotten once, and not while it is read again or afterwards', async () => {
    const { catalog, forget } = await start(isShared);
    const list = rootOf(catalog);
    catalog.putObject(list, blueprint('old'));
    catalog.finish(list, readAt(now));
    await forget();
    expect([list.known, [...list.objects.keys()]]).toEqual([undefined, []]);

    const { id } = catalog.putObject(list, blueprint('new'));
    await openLater(catalog);
    expect([...list.objects.keys()]).toEqual([id]);

    now += 1_000;
    catalog.finish(list, readAt(now));
    await openLater(catalog);
    expect([list.known?.checkedAt, [...list.objects.keys()]]).toEqual([now, [id]]);

    await forget();
    expect([list.known, [...list.objects.keys()]]).toEqual([undefined, []]);
  });
});

describe('The lists of a history in a file', () => {
  it('are read once. Later, only forgotten ones are', async () => {
    const { catalog } = await start(false);
    expect(queries).toEqual(['changedSince']);

    await openLater(catalog);
    await openLater(catalog);

    expect(queries).toEqual(['changedSince', 'forgottenSince', 'forgottenSince']);
  });
});
