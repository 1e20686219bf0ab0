import { afterEach, describe, expect, it } from '@jest/globals';
import { kindOf } from '../../../src/kinds';
import type { StoredList } from '../../../src/history';
import type { NodeRecord } from '../../../src/model/record';
import type { ExecutionStatus } from '../../../src/model/status';
import { at, lifecycle, noon, other, run, step, transfer, virginia, workflow } from './records';
import { allRights, openStore, type TestDatabases, type TestStore } from './stores';

/** The clock of the database has reached the next millisecond. */
const waitUntilPast = async (moment: number): Promise<void> => {
  while (Date.now() <= moment) await new Promise((resolve) => setImmediate(resolve));
};

const viewsOf = (type: 'WorkflowStep' | 'BlueprintRun' | 'TransferExecution') => kindOf(type).views;

/** After the answers of the tests: what is later than now is stored as if a clock ran ahead. */
const now = (): number => noon + 60_000;

export const describeStore = (databases: TestDatabases): void => {
  describe(`The history: ${databases.name}`, () => {
    const stores: TestStore[] = [];

    const open = async (...options: Parameters<typeof openStore> | []): Promise<TestStore> => {
      const [settings = {}, others] = options;
      const store = await openStore({ ...(await databases.create()), ...settings }, { now, ...others });
      stores.push(store);
      return store;
    };

    const write = async (store: TestStore, ...records: readonly NodeRecord[]): Promise<void> => {
      store.offer(records);
      await store.flush();
    };

    const get = async (store: TestStore, { id }: { readonly id: string }) => {
      const found = await store.get(id, allRights);
      if (!found) throw new Error('The store does not have the execution.');
      return found;
    };

    afterEach(async () => {
      const opened = stores.splice(0);
      for (const store of opened) await store.close();
      for (const { reports } of opened) expect(reports).toEqual([]);
    });

    describe('what is written', () => {
      it('has the newest answer, whichever arrives first', async () => {
        const store = await open();
        const running = run({ State: 'RUNNING', CompletedOn: undefined }, { fetchedAt: at(0) });
        const failed = run({ State: 'FAILED', ErrorMessage: 'No space left' }, { fetchedAt: at(10) });

        await write(store, failed);
        await write(store, running);

        const { record, firstSeenAt, lastSeenAt } = await get(store, failed);
        expect(record).toMatchObject({ status: 'FAILED', statusReason: 'No space left' });
        expect([firstSeenAt, lastSeenAt]).toEqual([noon + 10_000, noon + 10_000]);
        expect(await store.changesOf(failed.id, allRights)).toEqual([]);
      });

      it('has each change of status once, in order, and the first time it was seen', async () => {
        const store = await open();
        const states = ['RUNNING', 'RUNNING', 'ROLLING_BACK', 'FAILED', 'FAILED', 'RUNNING'];
        const records = states.map((State, index) => run({ State }, { fetchedAt: at(index) }));

        await write(store, ...records.slice(0, 3));
        await write(store, ...records.slice(3));
        await write(store, ...records);

        const [first] = records;
        if (!first) throw new Error('There is none.');
        expect(await store.changesOf(first.id, allRights)).toEqual([
          { at: noon + 2_000, previousStatus: 'RUNNING', status: 'ROLLING_BACK' },
          { at: noon + 3_000, previousStatus: 'ROLLING_BACK', status: 'FAILED' },
          { at: noon + 5_000, previousStatus: 'FAILED', status: 'RUNNING' },
        ]);
        const { firstSeenAt, lastSeenAt, record } = await get(store, first);
        expect([firstSeenAt, lastSeenAt, record.status]).toEqual([noon, noon + 5_000, 'RUNNING']);
        expect(record.fetchedAt).toEqual(at(5));
      });

      it('has the times of answers that repeat what is stored, also beside a change and out of order', async () => {
        const store = await open();
        const running = (second: number) => run({ State: 'RUNNING' }, { fetchedAt: at(second) });
        await write(store, running(0), run({}, { number: 2 }));

        await write(store, running(5), run({}, { number: 2, fetchedAt: at(3) }), running(4));
        expect((await get(store, run())).lastSeenAt).toBe(noon + 5_000);
        expect((await get(store, run({}, { number: 2 }))).lastSeenAt).toBe(noon + 3_000);

        await write(store, running(7), run({}, { fetchedAt: at(9) }), running(8));
        const { record, firstSeenAt, lastSeenAt } = await get(store, run());
        expect([record.status, firstSeenAt, lastSeenAt]).toEqual(['SUCCEEDED', noon, noon + 9_000]);
        expect(await store.changesOf(run().id, allRights)).toEqual([
          { at: noon + 9_000, previousStatus: 'RUNNING', status: 'SUCCEEDED' },
        ]);
      });

      it('keeps what only a Get has returned while the status is the same', async () => {
        const store = await open();
        const get1 = step({ onFailure: 'Abort', timeoutSeconds: 600 }, { view: viewsOf('WorkflowStep').get });
        const listed = step({ message: 'Done.' }, { fetchedAt: at(5) });

        await write(store, get1);
        await write(store, listed);

        const { record, lastSeenAt } = await get(store, listed);
        expect(record).toMatchObject({ onFailure: 'Abort', timeoutSeconds: 600, statusReason: 'Done.' });
        expect(record.view.fields.has('timeoutSeconds')).toBe(true);
        expect(lastSeenAt).toBe(noon + 5_000);
      });

      it('adds what an older Get has returned to a newer list with the same status', async () => {
        const store = await open();
        const listed = step({ message: 'Done.' }, { fetchedAt: at(5) });
        const older = step({ timeoutSeconds: 600, message: 'old' }, { view: viewsOf('WorkflowStep').get });

        await write(store, listed, older);

        const { record } = await get(store, listed);
        expect(record).toMatchObject({ timeoutSeconds: 600, statusReason: 'Done.', fetchedAt: at(5) });
      });

      it('drops what only a Get has returned when the status changes', async () => {
        const store = await open();
        const get1 = step({ status: 'RUNNING', timeoutSeconds: 600 }, { view: viewsOf('WorkflowStep').get });
        const listed = step({ status: 'FAILED' }, { fetchedAt: at(5) });

        await write(store, get1, listed);

        const { record } = await get(store, listed);
        expect(record).toMatchObject({ status: 'FAILED', timeoutSeconds: undefined });
        expect(record.view.fields.has('timeoutSeconds')).toBe(false);
      });

      it('keeps fields that a partial list lacks', async () => {
        const store = await open();
        const listed = step({ status: 'RUNNING', description: 'Waits for approval.', endTime: undefined });
        const waiting = step(
          { status: 'RUNNING', endTime: undefined },
          { fetchedAt: at(5), view: viewsOf('WorkflowStep').byName('waiting') },
        );

        await write(store, listed, waiting);

        const { record } = await get(store, listed);
        expect(record).toMatchObject({ description: 'Waits for approval.', fetchedAt: at(5) });
        expect(record.view.fields.has('description')).toBe(true);
      });

      it('keeps the error of a malformed field', async () => {
        const store = await open();
        const malformed = run({ StartedOn: 'yesterday', ErrorMessage: 'No \0 space' });
        expect((malformed as never as Record<string, unknown>).startedAt).toBeInstanceOf(Error);

        await write(store, malformed);

        const { record } = await get(store, malformed);
        expect(record.startedAt).toBeInstanceOf(Error);
        expect(String(record.startedAt)).toBe(String(malformed.startedAt));
        expect(record).toMatchObject({ statusReason: 'No \0 space' });
      });

      it('is nothing but executions', async () => {
        const store = await open();
        const image = kindOf('Image').stub(virginia, { arn: 'arn' }, at(0));

        await write(store, image, run());

        expect(store.writeCounts()).toEqual({ written: 1, dropped: 0, queued: 0 });
      });

      it('has no inputs, outputs and parameters, and says so in the view', async () => {
        const store = await open();
        const results = { Steps: [{ StepType: 'COPY', Outputs: '{"key":"secret"}' }], OnExceptionSteps: [] };
        const records = [
          step({ inputs: '{"a":"secret"}', outputs: '{"b":"secret"}' }),
          run({ Parameters: '{"c":"secret"}' }),
          transfer({ Results: results }, { view: viewsOf('TransferExecution').get }),
        ];

        await write(store, ...records);

        const lines: string[] = [];
        for await (const line of store.maintenance.export()) lines.push(line);
        expect(lines).toHaveLength(3);
        expect(lines.join()).not.toContain('secret');
        const views = await Promise.all(
          records.map(async (record) => (await get(store, record)).record.view),
        );
        expect(views[0]?.fields.has('inputs')).toBe(false);
        expect(views[0]?.fields.has('outputs')).toBe(false);
        expect(views[1]?.fields.has('parameters')).toBe(false);
        expect(views[2]?.fields.has('results')).toBe(false);
        const [, , moved] = records;
        const stored = moved && (await get(store, moved)).record;
        expect(stored).toMatchObject({ results: { Steps: [{ StepType: 'COPY' }] } });
      });

      it('has them with keepSensitive, and loses them again without', async () => {
        const settings = await databases.create();
        const isShared = Object.keys(settings).length > 0;
        const keeping = await open({ ...settings, keepSensitive: true });
        await write(keeping, step({ inputs: '{"a":"secret"}' }));
        expect((await get(keeping, step())).record).toMatchObject({ inputs: '{"a":"secret"}' });
        if (!isShared) return;

        const dropping = await open(settings);
        await write(dropping, step({ message: 'Again.' }, { fetchedAt: at(9) }));

        expect((await get(dropping, step())).record).toMatchObject({
          inputs: undefined,
          statusReason: 'Again.',
        });
      });
    });

    describe('what AWS no longer knows', () => {
      it('is of the origin HISTORY, until AWS returns it again', async () => {
        const store = await open();
        await write(store, run(), step());

        store.markGone([run().id, workflow().id], noon + 1_000);
        store.markGone([run().id], noon + 2_000);
        await store.flush();

        expect(await get(store, run())).toMatchObject({ origin: 'HISTORY', goneAt: noon + 1_000 });
        const page = (origins: ('AWS' | 'HISTORY')[]) =>
          store.page({ rights: allRights, filter: { origins }, size: 9 });
        expect((await page(['HISTORY'])).items.map(({ record }) => record.id)).toEqual([run().id]);
        expect((await page(['AWS'])).items.map(({ record }) => record.id)).toEqual([step().id]);
        expect((await page(['AWS', 'HISTORY'])).items).toHaveLength(2);
        expect((await page([])).items).toEqual([]);

        await write(store, run({}, { fetchedAt: at(0.5) }));
        expect(await get(store, run())).toMatchObject({ origin: 'HISTORY' });
        await write(store, run({}, { fetchedAt: at(3) }));
        expect(await get(store, run())).toMatchObject({ origin: 'AWS', goneAt: undefined });
      });

      it('is not gone where AWS has returned it later', async () => {
        const store = await open();
        await write(store, run({}, { fetchedAt: at(5) }));

        store.markGone([run().id], noon + 1_000);
        await store.flush();

        expect(await get(store, run())).toMatchObject({ origin: 'AWS' });
      });
    });

    describe('an execution that was under way when AWS forgot it', () => {
      const waiting = { State: 'RUNNING', StartedOn: undefined, CompletedOn: undefined };

      it('has the status UNKNOWN everywhere, without a change, until AWS returns it again', async () => {
        const store = await open();
        await write(store, run(waiting), run({}, { number: 2 }), workflow({ status: 'PENDING' }));
        const statuses = async () =>
          (await store.page({ rights: allRights, size: 9 })).items.map(({ record }) => record.status);
        const ids = async (status: ExecutionStatus) =>
          (await store.page({ rights: allRights, filter: { statuses: [status] }, size: 9 })).items.map(
            ({ record }) => record.id,
          );
        expect(await statuses()).toEqual(['RUNNING', 'SUCCEEDED', 'PENDING']);

        store.markGone([run().id, run({}, { number: 2 }).id, workflow().id], noon + 1_000);
        await store.flush();

        // One without a start is under way no longer, so it comes last.
        expect(await statuses()).toEqual(['SUCCEEDED', 'UNKNOWN', 'UNKNOWN']);
        expect((await get(store, run())).record).toMatchObject({ status: 'UNKNOWN', rawStatus: 'RUNNING' });
        expect(await ids('RUNNING')).toEqual([]);
        expect(await ids('UNKNOWN')).toEqual([workflow().id, run().id]);
        expect(await store.counts({}, allRights)).toEqual(
          expect.arrayContaining([
            { kind: 'BLUEPRINT_RUN', status: 'UNKNOWN', count: 1 },
            { kind: 'IMAGE_BUILDER_WORKFLOW', status: 'UNKNOWN', count: 1 },
            { kind: 'BLUEPRINT_RUN', status: 'SUCCEEDED', count: 1 },
          ]),
        );
        const groups = await store.statistics({}, allRights, 'STATUS');
        expect(groups.map(({ group, count }) => [group, count])).toEqual([
          ['UNKNOWN', 2],
          ['SUCCEEDED', 1],
        ]);

        await write(store, run(waiting, { fetchedAt: at(0.5) }));
        expect((await get(store, run())).record).toMatchObject({ status: 'UNKNOWN' });
        await write(store, run(waiting, { fetchedAt: at(2) }));
        expect((await get(store, run())).record).toMatchObject({ status: 'RUNNING' });
        expect(await statuses()).toEqual(['RUNNING', 'SUCCEEDED', 'UNKNOWN']);
        expect(await store.changesOf(run().id, allRights)).toEqual([]);
        await write(store, run({}, { fetchedAt: at(3) }));
        expect(await store.changesOf(run().id, allRights)).toEqual([
          { at: noon + 3_000, previousStatus: 'RUNNING', status: 'SUCCEEDED' },
        ]);
      });
    });

    describe('a list that was read from begin to end', () => {
      const [parentId = ''] = run().parents;
      const list = { scope: virginia, kind: 'BLUEPRINT_RUN', parentId };
      const goneOf = async (store: TestStore) =>
        Object.fromEntries(
          (await store.page({ rights: allRights, size: 99 })).items.map(({ record, goneAt }) => [
            record.id,
            goneAt === undefined ? undefined : (goneAt - noon) / 1_000,
          ]),
        );

      it('leaves those in the history that AWS has not returned since the begin', async () => {
        const store = await open();
        const [old, forgotten, seen] = [1, 2, 3].map((number) => run({}, { number, fetchedAt: at(number) }));
        const elsewhere = [
          run({}, { number: 4, blueprint: 'invoices' }),
          run({}, { number: 5, scope: other }),
          step(),
        ];
        if (!old || !forgotten || !seen) throw new Error('There are none.');
        await write(store, old, forgotten, seen, ...elsewhere);
        store.markGone([old.id], noon + 1_500);

        store.markUnseen(list, noon + 3_000, noon + 4_000);
        await store.flush();

        expect(await goneOf(store)).toEqual({
          [old.id]: 1.5,
          [forgotten.id]: 4,
          [seen.id]: undefined,
          ...Object.fromEntries(elsewhere.map(({ id }) => [id, undefined])),
        });
        expect(() => store.markUnseen({ ...list, kind: 'IMAGE' }, 0, 0)).toThrow(TypeError);
      });

      it('has the executions of its pages first, whatever batch they are in', async () => {
        const store = await open();
        await write(store, run(), run({}, { number: 2 }), workflow(), step());

        store.offer([run({}, { fetchedAt: at(5) })]);
        store.markUnseen(list, noon + 5_000, noon + 6_000);
        store.offer([run({}, { number: 3, fetchedAt: at(7) })]);
        const builds = {
          scope: virginia,
          kind: 'IMAGE_BUILDER_WORKFLOW',
          parentId: workflow().parents[0] ?? '',
        };
        store.markUnseen(builds, noon + 5_000, noon + 6_000);
        await store.flush();

        expect(await goneOf(store)).toEqual({
          [run().id]: undefined,
          [run({}, { number: 2 }).id]: 6,
          [run({}, { number: 3 }).id]: undefined,
          [workflow().id]: 6,
          // AWS has the steps of a workflow no longer than the workflow.
          [step().id]: 6,
        });
      });

      it('takes all executions of parents that AWS no longer lists, and the steps of these', async () => {
        const store = await open();
        const later = step({ stepExecutionId: 'step-later' }, { fetchedAt: at(9) });
        await write(store, run(), workflow(), step(), later, lifecycle());

        store.markParentsGone([...workflow().parents, parentId, 'unknown'], noon + 8_000);
        await store.flush();

        expect(await goneOf(store)).toEqual({
          [run().id]: 8,
          [workflow().id]: 8,
          [step().id]: 8,
          [later.id]: undefined,
          [lifecycle().id]: undefined,
        });
        const fresh = { rights: allRights, filter: { seenAfter: noon + 9_000 }, size: 9 };
        expect((await store.page(fresh)).items.map(({ record }) => record.id).sort()).toEqual(
          [run().id, workflow().id, step().id, later.id].sort(),
        );
      });
    });

    describe('the version', () => {
      it('moves with each batch that has changed something', async () => {
        const store = await open();
        const moves = async (change: () => void): Promise<boolean> => {
          const before = store.version();
          change();
          await store.flush();
          return store.version() > before;
        };

        expect(await moves(() => store.offer([run()]))).toBe(true);
        expect(await moves(() => store.offer([run({}, { fetchedAt: at(1) })]))).toBe(true);
        expect(await moves(() => store.markGone([run().id], noon + 2_000))).toBe(true);
        // With PostgreSQL, it also moves with the time.
        if (databases.name === 'PostgreSQL') return;
        expect(await moves(() => store.offer([run()]))).toBe(false);
        expect(await moves(() => store.markGone([run().id], noon + 3_000))).toBe(false);
      });
    });

    describe('look-ups', () => {
      it('find by global ids and by AWS ids, in whatever scope', async () => {
        const store = await open();
        const [one, two] = [run({}, { number: 7 }), run({}, { number: 7, scope: other, fetchedAt: at(1) })];
        await write(store, one, two, step());

        const many = await store.getMany([two.id, step().id, 'unknown'], allRights);
        expect([...many.keys()].sort()).toEqual([two.id, step().id].sort());
        const found = await store.find('jr_7', allRights);
        expect(found.map(({ record }) => record.id)).toEqual([two.id, one.id]);
        expect(await store.find('jr_8', allRights)).toEqual([]);
        expect(await store.get('unknown', allRights)).toBeUndefined();
      });

      it('find nothing for ids that no execution has', async () => {
        const store = await open();
        await write(store, run());
        const id = `${run().id}\0`;

        expect(await store.get(id, allRights)).toBeUndefined();
        expect((await store.getMany([id, run().id], allRights)).size).toBe(1);
        expect(await store.find('jr_1\0', allRights)).toEqual([]);
        expect((await store.findMany(['\0', 'jr_1'], allRights)).size).toBe(1);
        expect(await store.changesOf(id, allRights)).toEqual([]);
        expect(await store.expectedDuration('BLUEPRINT_RUN', 'orders\0', allRights)).toBeUndefined();
      });

      it('find only what the caller may see', async () => {
        const store = await open();
        const states = ['RUNNING', 'FAILED'];
        await write(store, ...states.map((State, index) => run({ State }, { fetchedAt: at(index) })));
        const rights = {
          maySee: (_scope: unknown, kind?: string) => kind !== 'BLUEPRINT_RUN',
          maySeeSensitive: () => false,
        };

        expect(await store.get(run().id, rights)).toBeUndefined();
        expect((await store.getMany([run().id], rights)).size).toBe(0);
        expect(await store.find('jr_1', rights)).toEqual([]);
        expect(await store.changesOf(run().id, rights)).toEqual([]);
        expect(await store.counts({}, rights)).toEqual([]);
        expect(await store.statistics({}, rights, 'KIND')).toEqual([]);
        expect(await store.expectedDuration('BLUEPRINT_RUN', 'orders', rights)).toBeUndefined();
        expect(await store.changesOf(run().id, allRights)).toHaveLength(1);
      });
    });

    describe('statistics', () => {
      const seconds = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

      const filled = async (): Promise<TestStore> => {
        const store = await open();
        const runs = seconds.map((duration, number) =>
          run(
            {
              State: number < 3 ? 'FAILED' : 'SUCCEEDED',
              StartedOn: at(-86_400 * (number % 2)),
              CompletedOn: at(-86_400 * (number % 2) + duration),
            },
            { number, scope: number < 5 ? virginia : other, blueprint: number < 8 ? 'orders' : 'invoices' },
          ),
        );
        await write(
          store,
          ...runs,
          run({ State: 'RUNNING', CompletedOn: undefined }, { number: 99 }),
          transfer(),
        );
        return store;
      };

      it('have counts, failure rates and exact percentiles by each group', async () => {
        const store = await filled();
        const by = async (groupBy: 'KIND' | 'NAME' | 'SCOPE' | 'STATUS' | 'DAY') =>
          Object.fromEntries(
            (await store.statistics({}, allRights, groupBy)).map(({ group, ...figures }) => [group, figures]),
          );

        expect(await by('KIND')).toEqual({
          BLUEPRINT_RUN: {
            count: 11,
            failed: 3,
            failureRate: 0.3,
            p50Seconds: 50,
            p95Seconds: 100,
            maxSeconds: 100,
          },
          TRANSFER_EXECUTION: {
            count: 1,
            failed: 0,
            failureRate: null,
            p50Seconds: null,
            p95Seconds: null,
            maxSeconds: null,
          },
        });
        expect(await by('NAME')).toMatchObject({
          orders: { count: 9, p50Seconds: 40, p95Seconds: 80 },
          invoices: { count: 2, p50Seconds: 90, p95Seconds: 100 },
        });
        expect(await by('SCOPE')).toMatchObject({
          '111122223333/us-east-1': { count: 7, failed: 3, maxSeconds: 50 },
          '444455556666/us-east-1': { count: 5, failed: 0, maxSeconds: 100 },
        });
        expect(await by('STATUS')).toMatchObject({
          SUCCEEDED: { count: 7, failureRate: 0, p50Seconds: 70 },
          FAILED: { count: 3, failureRate: 1, p50Seconds: 20 },
          RUNNING: { count: 2, failureRate: null },
        });
        expect(await by('DAY')).toMatchObject({
          '2026-11-27': { count: 6 },
          '2026-11-26': { count: 5 },
          null: { count: 1 },
        });
      });

      it('obey the filter', async () => {
        const store = await filled();

        const [figures, ...rest] = await store.statistics(
          { names: ['orders'], statuses: ['SUCCEEDED'], text: 'ORDER' },
          allRights,
          'NAME',
        );

        expect(rest).toEqual([]);
        expect(figures).toMatchObject({ group: 'orders', count: 5, p50Seconds: 60, maxSeconds: 80 });
      });

      it('expect a duration from those that have succeeded', async () => {
        const store = await filled();

        expect(await store.expectedDuration('BLUEPRINT_RUN', 'orders', allRights)).toEqual({
          p50: 60,
          p95: 80,
          basedOn: 5,
        });
        expect(await store.expectedDuration('LIFECYCLE', 'orders', allRights)).toBeUndefined();
      });
    });

    describe('stored', () => {
      it('has the ids of executions that the caller may see', async () => {
        const store = await open();
        await write(store, run(), run({}, { scope: other }));
        const ids = [run().id, run({}, { scope: other }).id, run({}, { number: 2 }).id, '\0'];

        expect([...(await store.stored(ids, allRights))].sort()).toEqual(ids.slice(0, 2).sort());
        const rights = {
          ...allRights,
          maySee: ({ accountId }: { accountId: string }) => accountId === virginia.accountId,
        };
        expect([...(await store.stored(ids, rights))]).toEqual([run().id]);
        expect((await store.stored([], allRights)).size).toBe(0);
      });
    });

    describe('lists', () => {
      const parent = {
        id: run().parents[0] ?? '',
        list: 'blueprints',
        createdAt: noon - 9_000,
        isLively: false,
      };
      const reading = {
        asOf: noon - 1_000,
        checkedAt: noon - 500,
        wholeAt: noon - 2_000,
        pages: 3,
        isVolatile: true,
        isFinal: true,
        newestStart: noon - 3_000,
        changesDownTo: run().id,
      };
      const read: StoredList = { key: 'runs', scope: virginia, kind: 'BLUEPRINT_RUN', parent, read: reading };
      const failed: StoredList = {
        key: 'blueprints',
        scope: other,
        kind: 'BLUEPRINT_RUN',
        failure: { reason: 'THROTTLED: AWS throttles.', at: noon },
      };
      const listsOf = async (store: TestStore): Promise<readonly StoredList[]> => {
        expect(await store.flush()).toBe(true);
        const { lists } = await store.lists.changedSince(0);
        return [...lists].sort((one, two) => one.key.localeCompare(two.key));
      };

      it('are kept as they were read last, until they are removed', async () => {
        const store = await open();

        store.lists.place([read, { ...failed, key: 'removed' }]);
        store.lists.save([
          { ...failed, failure: { reason: 'UPSTREAM_ERROR: Unknown.', at: noon - 9 } },
          failed,
        ]);
        store.lists.save([{ ...read, read: { ...reading, pages: 9 } }]);
        store.lists.save([read]);
        store.lists.remove(['removed']);
        expect(await listsOf(store)).toEqual([failed, read]);

        store.lists.remove([failed.key, read.key]);
        store.lists.place([{ ...read, read: undefined }]);
        store.lists.save([{ ...read, failure: { reason: 'THROTTLED: Slowly.', at: noon } }]);
        expect(await listsOf(store)).toEqual([
          { ...read, failure: { reason: 'THROTTLED: Slowly.', at: noon } },
        ]);
      });

      it('keep the later reading, whichever is written last', async () => {
        const store = await open();
        const later = { ...read, read: { ...reading, checkedAt: noon + 1, pages: 4 } };

        store.lists.save([later]);
        expect(await store.flush()).toBe(true);
        store.lists.save([read]);
        expect(await listsOf(store)).toEqual([later]);

        const failure = { reason: 'THROTTLED: Slowly.', at: noon + 2 };
        store.lists.save([{ ...read, failure }]);
        expect(await store.flush()).toBe(true);
        store.lists.save([later]);
        expect(await listsOf(store)).toEqual([{ ...read, failure }]);
      });

      it('keep how they were read where their object changes, and are final no longer once that is under way', async () => {
        const store = await open();
        const ended = { ...read, parent: { ...parent, createdAt: noon - 8_000, run: 'lce-1' } };

        store.lists.save([read]);
        expect(await store.flush()).toBe(true);
        store.lists.place([{ ...ended, read: undefined }]);
        expect(await listsOf(store)).toEqual([ended]);

        const lively = { ...parent, isLively: true };
        store.lists.place([{ ...read, parent: lively, read: undefined }]);
        expect(await listsOf(store)).toEqual([
          { ...read, parent: lively, read: { ...reading, isFinal: false } },
        ]);
      });

      it('keep that they are not to be trusted', async () => {
        const store = await open();
        const distrusted = { ...read, read: { ...reading, checkedAt: -Infinity } };
        const refused = { ...distrusted, failure: { reason: 'THROTTLED: Slowly.', at: noon } };

        store.lists.save([distrusted, { ...distrusted, key: 'slow', failure: refused.failure }]);
        expect(await listsOf(store)).toEqual([distrusted, { ...refused, key: 'slow' }]);

        store.lists.save([refused]);
        expect(await listsOf(store)).toEqual([refused, { ...refused, key: 'slow' }]);
        expect(store.writeCounts()).toMatchObject({ dropped: 0 });
      });

      it('begin anew where their object was removed', async () => {
        const store = await open();

        store.lists.save([read]);
        expect(await store.flush()).toBe(true);
        store.lists.remove([read.key]);
        expect(await listsOf(store)).toEqual([]);
        store.lists.place([{ ...read, read: undefined }]);

        expect(await listsOf(store)).toEqual([{ ...read, read: undefined }]);
      });

      it('are returned to those who ask what has changed since', async () => {
        const store = await open();
        store.lists.save([read]);
        await store.flush();

        const first = await store.lists.changedSince(0);
        await waitUntilPast(first.moment);
        store.lists.save([failed]);
        await store.flush();
        const second = await store.lists.changedSince(first.moment + 1);

        expect(first.lists).toEqual([read]);
        expect(second.lists).toEqual([failed]);
        expect(second.moment).toBeGreaterThan(first.moment);
        expect(await store.lists.changedSince(second.moment + 1)).toEqual({
          lists: [],
          forgotten: [],
          removed: [],
          moment: second.moment + 1,
        });
      });
    });

    describe('a replica', () => {
      it('gets the lists that it claims, and counts itself', async () => {
        const store = await open();

        expect([...(await store.lists.claim(['b', 'a', 'b'], 'one', 60_000))].sort()).toEqual(['a', 'b']);
        expect([...(await store.lists.claim(['a'], 'one', 60_000))]).toEqual(['a']);
        expect((await store.lists.claim([], 'one', 60_000)).size).toBe(0);
        await store.lists.release(['a', 'b'], 'one');
        await store.lists.release([], 'one');
        expect(await store.replicas.beat('one', 60_000)).toBe(1);
        expect(await store.replicas.beat('one', 60_000)).toBe(1);
      });
    });

    describe('maintenance', () => {
      it('deletes what AWS has not returned for longer than keepDays, with all that belongs to it', async () => {
        const store = await open({ keepDays: 10 });
        const day = 86_400;
        const old = (number: number, State: string, days: number) =>
          run({ State }, { number, fetchedAt: at(-days * day) });
        await write(
          store,
          old(1, 'RUNNING', 30),
          old(1, 'FAILED', 11),
          old(2, 'RUNNING', 30),
          old(2, 'FAILED', 9),
        );
        await write(store, ...Array.from({ length: 600 }, (_, index) => old(1_000 + index, 'SUCCEEDED', 12)));

        expect(await store.maintenance.deleteOld()).toBe(601);

        expect(await store.maintenance.size()).toMatchObject({ executions: 1, changes: 1, lists: 0 });
        expect(await store.changesOf(run({}, { number: 2 }).id, allRights)).toHaveLength(1);
        const { items } = await store.page({ rights: allRights, filter: { text: 'orders' }, size: 9 });
        expect(items).toHaveLength(1);
        await store.maintenance.vacuum();
        expect((await store.maintenance.size()).bytes).toBeGreaterThan(0);
      });

      const day = 86_400;
      const seenBefore = (days: number, common: object = {}) => ({ ...common, fetchedAt: at(-days * day) });
      const listOf = (key: string, parentId: string | undefined, list: string, days: number): StoredList => ({
        key,
        scope: virginia,
        kind: 'IMAGE_BUILDER_WORKFLOW',
        parent: parentId === undefined ? undefined : { id: parentId, list, isLively: false },
        read: {
          asOf: noon - days * day * 1000,
          checkedAt: noon - days * day * 1000,
          wholeAt: noon - days * day * 1000,
          pages: 1,
          isVolatile: false,
          isFinal: parentId !== undefined,
        },
      });
      const ended = workflow({}, seenBefore(30));
      /** Lists of images, of the workflows of one, and of the steps of one of these. */
      const listsReadBefore = (days: number): readonly StoredList[] => [
        listOf('images', undefined, '', days),
        listOf('workflows', ended.parents[0], 'images', 30),
        listOf('steps', ended.id, 'workflows', 30),
      ];

      it('keeps what is in lists of what AWS still lists, however long ago these were read', async () => {
        const store = await open({ keepDays: 10 });
        store.lists.save(listsReadBefore(1));
        await write(store, ended, step({}, seenBefore(30)), run({}, seenBefore(30)));

        expect(await store.maintenance.deleteOld()).toBe(1);

        const kept = await store.getMany([ended.id, step().id, run().id], allRights);
        expect([...kept.keys()].sort()).toEqual([ended.id, step().id].sort());
        expect((await store.lists.changedSince(0)).lists).toHaveLength(3);
      });

      it('deletes what AWS no longer knows when this was learned long ago, and not before', async () => {
        const store = await open({ keepDays: 10 });
        store.lists.save(listsReadBefore(1));
        await write(
          store,
          ended,
          step({}, seenBefore(30)),
          ...[2, 3].map((number) => workflow({}, seenBefore(30, { number }))),
        );
        store.markGone([ended.id], noon - 11 * day * 1000);
        store.markGone([workflow({}, { number: 2 }).id], noon - 9 * day * 1000);
        await store.flush();

        expect(await store.maintenance.deleteOld()).toBe(2);

        const kept = (await store.page({ rights: allRights, size: 9 })).items.map(({ record }) => record.id);
        expect(kept.sort()).toEqual([2, 3].map((number) => workflow({}, { number }).id).sort());
      });

      it('removes lists that nothing has read for so long before what is in them, and says so', async () => {
        const store = await open({ keepDays: 10 });
        store.lists.save([...listsReadBefore(11), listOf('policies', undefined, '', 9)]);
        await write(store, ended, step({}, seenBefore(30)));
        const known = await store.lists.changedSince(0);
        const version = store.lists.version();
        await waitUntilPast(known.moment);

        expect(await store.maintenance.deleteOld()).toBe(2);

        expect(store.lists.version()).toBeGreaterThan(version);
        const forgotten = [{ key: 'images', at: now() }];
        expect(await store.lists.changedSince(known.moment + 1)).toMatchObject({ lists: [], forgotten });
        const all = await store.lists.changedSince(0);
        expect(all).toMatchObject({ forgotten, lists: [{ key: 'policies' }] });
        // Of what else has changed, nothing is returned.
        const alone = await store.lists.forgottenSince(0);
        expect(alone).toMatchObject({ forgotten, lists: [], removed: [] });
        expect(await store.lists.forgottenSince(alone.moment + 1)).toMatchObject({ forgotten: [] });
        // A reading that had begun before knows lists that are removed.
        store.lists.save([listOf('images', undefined, '', 0.001)]);
        await store.flush();
        expect((await store.lists.changedSince(0)).forgotten).toEqual(forgotten);
        const later = listOf('images', undefined, '', -60.5 / day);
        store.lists.save([later]);
        await store.flush();
        expect((await store.lists.changedSince(0)).lists).toContainEqual(later);
      });

      const linesOf = async (store: TestStore): Promise<string[]> => {
        const lines: string[] = [];
        for await (const line of store.maintenance.export()) lines.push(line);
        return lines.sort();
      };

      it('exports lines that another store imports', async () => {
        const [source, target] = [await open(), await open()];
        const states = ['RUNNING', 'FAILED'];
        await write(
          source,
          ...states.map((State, index) => run({ State }, { fetchedAt: at(index) })),
          step(),
          transfer(),
        );
        source.markGone([step().id], noon + 5_000);
        await source.flush();
        const lines = await linesOf(source);
        expect(await target.maintenance.import(lines)).toBe(3);

        expect(await linesOf(target)).toEqual(lines);
        expect(await target.changesOf(run().id, allRights)).toHaveLength(1);
        expect(await get(target, step())).toMatchObject({ origin: 'HISTORY', goneAt: noon + 5_000 });
        expect(await target.maintenance.import(lines)).toBe(3);
        expect(await linesOf(target)).toEqual(lines);
      });

      it('keeps what both stores know of an execution, whichever is imported first and how often', async () => {
        const [source, target, third] = [await open(), await open(), await open()];
        const second = (number: number, seconds: number, State = 'SUCCEEDED') =>
          run({ State }, { number, fetchedAt: at(seconds) });
        await write(
          source,
          second(1, 0, 'RUNNING'),
          second(1, 2, 'ROLLING_BACK'),
          second(1, 4, 'ROLLING_BACK'),
        );
        await write(source, second(2, 0), second(3, 3), second(4, 0), second(5, 0, 'RUNNING'));
        await write(target, second(1, 1, 'RUNNING'), second(1, 3, 'ROLLING_BACK'), second(1, 8, 'FAILED'));
        await write(target, second(2, 7), second(3, 1), second(4, -5), second(5, 9));
        source.markGone([second(2, 0).id, second(3, 0).id], noon + 6_000);
        target.markGone([second(4, 0).id], noon - 3_000);
        await source.flush();
        await target.flush();
        const [sourceLines, targetLines] = [await linesOf(source), await linesOf(target)];

        await target.maintenance.import(sourceLines);

        const merged = await linesOf(target);
        const known = [1, 2, 3, 4, 5].map((number) => {
          const line = merged.map((text) => JSON.parse(text)).find(({ id }) => id === second(number, 0).id);
          const { firstSeenAt, lastSeenAt, goneAt, changes } = line;
          const secondOf = (moment: number | null) => (moment === null ? null : (moment - noon) / 1_000);
          return [
            ...[firstSeenAt, lastSeenAt, goneAt].map(secondOf),
            changes.map((change: { at: number; previous_status: string; status: string }) =>
              [secondOf(change.at), change.previous_status, change.status].join(' '),
            ),
          ];
        });
        expect(known).toEqual([
          [0, 8, null, ['2 RUNNING ROLLING_BACK', '8 ROLLING_BACK FAILED']],
          [0, 7, null, []],
          [1, 3, 6, []],
          [-5, 0, null, []],
          [0, 9, null, ['9 RUNNING SUCCEEDED']],
        ]);
        await target.maintenance.import(sourceLines);
        await target.maintenance.import(targetLines);
        expect(await linesOf(target)).toEqual(merged);
        await third.maintenance.import([...sourceLines, ...targetLines]);
        expect(await linesOf(third)).toEqual(merged);
        expect((await get(target, second(1, 0))).firstSeenAt).toBe(noon);
      });
    });
  });
};
