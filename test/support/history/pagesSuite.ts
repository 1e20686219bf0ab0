import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { HistoryFilter } from '../../../src/history/filter';
import { type HistoryOrder, type HistoryPlace, orderFields } from '../../../src/model/executionOrder';
import type { Rights } from '../../../src/history/sources';
import type { ExecutionRecord } from '../../../src/model/record';
import { executionStatuses } from '../../../src/model/status';
import { at, ireland, lifecycle, noon, other, run, step, transfer, virginia } from './records';
import { goneExecution, type KnownExecution, selectedIds } from './reference';
import { allRights, openStore, type TestDatabases, type TestStore } from './stores';

const scopes = [virginia, ireland, other];
const states = ['RUNNING', 'SUCCEEDED', 'FAILED', 'ROLLING_BACK'] as const;
const reasons = [
  undefined,
  'Access Denied: s3://bucket/100%_done',
  'Too many requests',
  'ÄRGER mit 日本語 texts',
];

/** Few distinct values, so that many executions are equal in what orders and filters compare. */
const estate = (size: number): readonly ExecutionRecord[] =>
  Array.from({ length: size }, (_, number) => {
    const scope = scopes[number % 3] ?? virginia;
    const common = { scope, number, fetchedAt: at(Math.floor(number / 7)) };
    const start = number % 5 === 0 ? undefined : at(-60 * (number % 11));
    const state = states[number % 4];
    const ended =
      state === 'SUCCEEDED' || state === 'FAILED' ? at(-60 * (number % 11) + 10 * (number % 6)) : undefined;
    if (number % 4 === 1) {
      const reached = number % 8 === 1;
      return transfer(
        {
          Status: reached ? 'IN_PROGRESS' : 'COMPLETED',
          InitialFileLocation: { S3FileLocation: { Bucket: 'inbox', Key: `In/${number % 3}.CSV` } },
          ServiceMetadata: { UserDetails: { UserName: ['Nina', 'Omar'][number % 2], ServerId: 's-1' } },
        },
        common,
      );
    }
    if (number % 4 === 2) {
      const status = ['RUNNING', 'COMPLETED', 'FAILED', 'PENDING'][number % 3];
      const raw = { status, startTime: start?.toISOString(), endTime: ended?.toISOString() };
      return step({ ...raw, name: `Step${number % 2}`, message: reasons[number % 3] }, common);
    }
    if (number % 12 === 3)
      return lifecycle({ state: { status: 'FAILED' }, startTime: start, endTime: ended }, common);
    const raw = { State: state, StartedOn: start, CompletedOn: ended, ErrorMessage: reasons[number % 4] };
    return run(raw, { ...common, blueprint: ['orders', 'invoices'][number % 2] ?? '' });
  });

/** Rights by account, region and kind, and sensitive fields in one account only. */
const limited: Rights = {
  maySee: (scope, kind) =>
    scope.accountId === virginia.accountId && (scope.region === 'us-east-1' || kind === 'BLUEPRINT_RUN'),
  maySeeSensitive: (scope) => scope.region === 'eu-west-1',
};
const noSensitive: Rights = { maySee: () => true, maySeeSensitive: () => false };
const none: Rights = { maySee: () => false, maySeeSensitive: () => false };

const optional = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
const some = <Value>(...values: readonly Value[]) => optional(fc.subarray([...values]));
const moment = optional(fc.integer({ min: -12, max: 2 }).map((minutes) => noon + minutes * 60_000));
const seconds = optional(
  fc.constantFrom(0, 0.0005, 9.9996, 10, 10.0004, 29.999_999, 30, 60, 300, 1e6, 1e300, Number.MAX_VALUE),
);

const filters: fc.Arbitrary<HistoryFilter> = fc.record({
  kinds: some('BLUEPRINT_RUN', 'WORKFLOW_STEP', 'TRANSFER_EXECUTION', 'LIFECYCLE'),
  statuses: some(...executionStatuses),
  accountIds: some(virginia.accountId, other.accountId),
  regions: some('us-east-1', 'eu-west-1'),
  startedAfter: moment,
  startedBefore: moment,
  endedAfter: moment,
  endedBefore: moment,
  minDurationSeconds: seconds,
  maxDurationSeconds: seconds,
  text: optional(
    fc.constantFrom(
      '',
      'a',
      'dén',
      'denied',
      '100%_d',
      '0%',
      'ärger',
      '日本語',
      'nina',
      '.csv',
      "o'x",
      'zzz',
    ),
  ),
  names: some('orders', 'invoices', 'Step1', 'nothing'),
  userNames: optional(fc.constantFrom(['Nina'], ['Omar', 'Nina'])),
  fileName: optional(fc.constantFrom('In/1.CSV', 'in/1.csv')),
  origins: some('AWS', 'HISTORY'),
  seenAfter: optional(fc.integer({ min: 0, max: 35 }).map((second) => noon + second * 1_000)),
});

const orders: readonly HistoryOrder[] = orderFields.flatMap((field) => [
  { field, direction: 'DESC' as const },
  { field, direction: 'ASC' as const },
]);

/** All pages, joined. */
const joined = async (
  store: TestStore,
  filter: HistoryFilter,
  rights: Rights,
  orderBy: HistoryOrder,
  size: number,
): Promise<string[]> => {
  const ids: string[] = [];
  let after: HistoryPlace | undefined;
  for (;;) {
    const page = await store.page({ filter, rights, orderBy, after, size });
    expect(page.isCut).toBe(false);
    expect(page.items.length).toBeLessThanOrEqual(size);
    ids.push(...page.items.map(({ record }) => record.id));
    if (!page.hasNextPage) return ids;
    expect(page.items).toHaveLength(size);
    after = JSON.parse(JSON.stringify(page.end));
  }
};

export const describePages = (databases: TestDatabases): void => {
  describe(`Pages of the history: ${databases.name}`, () => {
    const records = estate(240);
    const gone = records.filter((_, number) => number % 11 === 4);
    const executions: readonly KnownExecution[] = records.map((record) =>
      gone.includes(record) ? goneExecution(record) : { record, isGone: false },
    );
    let store: TestStore;

    beforeAll(async () => {
      store = await openStore(await databases.create());
      store.offer([...records].reverse());
      store.markGone(
        gone.map(({ id }) => id),
        noon + 3_600_000,
      );
      await store.flush();
    });

    afterAll(async () => {
      await store.close();
      expect(store.reports).toEqual([]);
    });

    it.each(orders)('have all executions in the order $field $direction', async (order) => {
      const expected = selectedIds(executions, {}, allRights, order);

      expect(await joined(store, {}, allRights, order, 240)).toEqual(expected);
      expect(await joined(store, {}, allRights, order, 7)).toEqual(expected);
    });

    it('hold the records as AWS has returned them', async () => {
      const { items } = await store.page({ rights: allRights, size: 240 });
      const byId = new Map(executions.map((execution) => [execution.record.id, execution]));

      const valuesOf = (record: ExecutionRecord | undefined): unknown =>
        Object.entries(record ?? {}).filter(([name]) => !['view', 'parameters', 'seen'].includes(name));
      for (const { record, origin } of items) {
        const known = byId.get(record.id);
        expect(valuesOf(record)).toEqual(valuesOf(known?.record));
        expect(record.view.name).toMatch(/^list/);
        expect(origin).toBe(known?.isGone ? 'HISTORY' : 'AWS');
      }
    });

    it('are empty for a caller without rights, and for a filter with an empty list', async () => {
      const empty = { items: [], hasNextPage: false, end: undefined, isCut: false };

      expect(await store.page({ rights: none, size: 5 })).toEqual(empty);
      expect(await store.page({ rights: allRights, filter: { statuses: [] }, size: 5 })).toEqual(empty);
    });

    it('are, joined, what the filter selects and the caller may see, in order and once', async () => {
      let found = 0;
      const cases = fc.asyncProperty(
        filters,
        fc.constantFrom(allRights, limited, noSensitive, none),
        fc.constantFrom(...orders),
        fc.integer({ min: 1, max: 50 }),
        async (filter, rights, order, size) => {
          const expected = selectedIds(executions, filter, rights, order);
          if (expected.length > 0) found += 1;
          expect(await joined(store, filter, rights, order, size)).toEqual(expected);
        },
      );
      await fc.assert(cases, { numRuns: 300 });
      expect(found).toBeGreaterThan(60);
    });

    it('find the executions of a parent', async () => {
      const [parent = ''] = records[2]?.parents ?? [];
      const filter = { parentIds: [parent] };
      const order = { field: 'STARTED_AT', direction: 'DESC' } as const;
      const expected = selectedIds(executions, filter, allRights, order);

      expect(expected.length).toBeGreaterThan(10);
      expect(await joined(store, filter, allRights, order, 4)).toEqual(expected);
    });

    it.each<HistoryFilter>([
      { text: 'nina\0' },
      { names: ['\0', 'ord\0ers'] },
      { parentIds: ['\0'] },
      { userNames: ['Nina\0'] },
      { fileName: 'In/1.CSV\0' },
    ])('are empty for a text that no execution has: %j', async (filter) => {
      const empty = { items: [], hasNextPage: false, end: undefined, isCut: false };

      expect(await store.page({ rights: allRights, filter, size: 5 })).toEqual(empty);
      expect(await store.counts(filter, allRights)).toEqual([]);
      expect(await store.statistics(filter, allRights, 'KIND')).toEqual([]);
    });

    it('begin after any place', async () => {
      const after = { value: null, id: '\0' };
      const order = { field: 'ENDED_AT', direction: 'ASC' } as const;
      const endless = executions.filter(({ record }) => record.endedAt === undefined);

      const { items } = await store.page({ rights: allRights, orderBy: order, after, size: 240 });

      expect(items.map(({ record }) => record.id)).toEqual(selectedIds(endless, {}, allRights, order));
    });

    it('compare names and files of up to 1,024 bytes, and the begin of longer ones', async () => {
      const own = await openStore(await databases.create());
      const key = (end: string) => `${'ä'.repeat(500)}/${end.repeat(23)}`;
      const longest = ['x', 'y'].map((end, number) =>
        transfer({ InitialFileLocation: { S3FileLocation: { Bucket: 'b', Key: key(end) } } }, { number }),
      );
      const path = `${'日'.repeat(400)}/\0`;
      const user = 'ä'.repeat(2_000);
      const long = transfer(
        {
          InitialFileLocation: { EfsFileLocation: { FileSystemId: 'fs-1', Path: path } },
          ServiceMetadata: { UserDetails: { UserName: user, ServerId: 's-1' } },
        },
        { number: 3 },
      );
      const named = step({ name: 'x\0y'.repeat(400) });
      own.offer([...longest, long, named]);
      await own.flush();
      const idsOf = async (filter: HistoryFilter) =>
        (await own.page({ rights: allRights, filter, size: 9 })).items.map(({ record }) => record.id);

      expect(Buffer.byteLength(key('x'))).toBe(1_024);
      expect(await idsOf({ fileName: key('x') })).toEqual([longest[0]?.id]);
      expect(await idsOf({ fileName: key('y') })).toEqual([longest[1]?.id]);
      expect(await idsOf({ fileName: 'ä'.repeat(500) })).toEqual([]);
      expect(await idsOf({ fileName: path })).toEqual([long.id]);
      expect(await idsOf({ userNames: [user] })).toEqual([long.id]);
      expect(await idsOf({ names: ['x\0y'.repeat(400)] })).toEqual([named.id]);
      expect(await own.expectedDuration('WORKFLOW_STEP', 'x\0y'.repeat(400), allRights)).toMatchObject({
        basedOn: 1,
      });
      await own.close();
      expect(own.reports).toEqual([]);
      expect(own.writeCounts()).toMatchObject({ written: 4, dropped: 0 });
    });

    it('count like the reference, by kind and status', async () => {
      const filter: HistoryFilter = { statuses: ['FAILED', 'RUNNING'] };
      const counts = await store.counts(filter, limited);
      const total = counts.reduce((sum, { count }) => sum + count, 0);

      expect(total).toBe(
        selectedIds(executions, filter, limited, { field: 'STARTED_AT', direction: 'DESC' }).length,
      );
      expect(counts.every(({ status }) => status === 'FAILED' || status === 'RUNNING')).toBe(true);
    });
  });

  describe(`Searches that are cut: ${databases.name}`, () => {
    // Too short for the index of texts, so a page examines 20,000 executions in their order.
    const filter: HistoryFilter = { text: 'zz' };
    /** Newest start first: two match at the begin, one each after the first and the second cut, and one without a start. */
    const matching = new Set([3, 4, 20_500, 40_700, 41_000]);
    const records = Array.from({ length: 41_001 }, (_, number) =>
      run(
        {
          State: number === 41_000 ? 'FAILED' : 'SUCCEEDED',
          StartedOn: number === 41_000 ? undefined : at(-number),
          CompletedOn: at(0),
          ErrorMessage: matching.has(number) ? 'fizz' : undefined,
        },
        { number },
      ),
    );
    let store: TestStore;

    beforeAll(async () => {
      store = await openStore(await databases.create());
      store.offer(records);
      await store.flush();
    }, 120_000);

    afterAll(async () => {
      await store.close();
      expect(store.reports).toEqual([]);
    });

    const idsAt = (...numbers: readonly number[]): readonly (string | undefined)[] =>
      numbers.map((number) => records[number]?.id);

    const pagesOf = async (size: number) => {
      const pages = [];
      let after: HistoryPlace | undefined;
      // Without progress, there would be no last page.
      while (pages.length < 8) {
        const page = await store.page({ filter, rights: allRights, after, size });
        pages.push({ ids: page.items.map(({ record }) => record.id), isCut: page.isCut, end: page.end });
        if (!page.hasNextPage && !page.isCut) break;
        after = JSON.parse(JSON.stringify(page.end));
      }
      return pages;
    };

    it('continue after the last execution that was looked at, until all were', async () => {
      const pages = await pagesOf(5);

      expect(pages.map(({ ids }) => ids)).toEqual([idsAt(3, 4), idsAt(20_500), idsAt(40_700, 41_000)]);
      expect(pages.map(({ isCut }) => isCut)).toEqual([true, true, false]);
      expect(pages[0]?.end).toEqual({ value: at(-19_999).getTime(), id: records[19_999]?.id });
    });

    it('move on where nothing was found', async () => {
      const after = { value: at(-100).getTime(), id: records[100]?.id ?? '' };
      const page = await store.page({ filter, rights: allRights, after, size: 5 });

      expect(page).toMatchObject({ items: [], hasNextPage: false, isCut: true });
      expect(page.end).toEqual({ value: at(-20_100).getTime(), id: records[20_100]?.id });
    });

    it('are those for a text that the index does not know', async () => {
      const searches = ['://', 'a-b', '日本-', 'zz'].map((text) =>
        store.page({ filter: { text }, rights: allRights, size: 5 }),
      );
      const cut = (await Promise.all(searches)).map(({ isCut }) => isCut);

      // PostgreSQL's knows words alone.
      const isPostgres = databases.name === 'PostgreSQL';
      expect(cut).toEqual([isPostgres, isPostgres, isPostgres, true]);
      const known = await store.page({ filter: { text: 'ab-zzz' }, rights: allRights, size: 5 });
      expect(known.isCut).toBe(false);
    });

    it('end a full page after its last item', async () => {
      const pages = await pagesOf(1);

      expect(pages.flatMap(({ ids }) => ids)).toEqual(idsAt(3, 4, 20_500, 40_700, 41_000));
      expect(pages[0]).toMatchObject({ isCut: false, end: { id: records[3]?.id } });
    });

    it('examine what is written meanwhile in the places that were not reached', async () => {
      const [first] = await pagesOf(5);
      const late = run(
        { StartedOn: at(-19_999.5), CompletedOn: at(0), ErrorMessage: 'fizz' },
        { number: 50_000 },
      );
      store.offer([late]);
      await store.flush();

      const next = await store.page({ filter, rights: allRights, after: first?.end, size: 1 });

      expect(next.items.map(({ record }) => record.id)).toEqual([late.id]);
    });
  });
};
