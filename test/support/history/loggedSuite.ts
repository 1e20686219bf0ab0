import { afterEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { loggedTransfer, mergeLogged } from '../../../src/kinds/loggedTransfer';
import type { TransferExecutionRecord } from '../../../src/kinds/transferExecution';
import { createRedact } from '../../../src/logs/redact';
import { factsOfLines, noFacts, type TransferFacts } from '../../../src/logs/transferFacts';
import { parseTransferLine } from '../../../src/logs/transferLine';
import { kindOf } from '../../../src/kinds';
import type { ExecutionRecord } from '../../../src/model/record';
import { type Line, lineOf, linesOfExecution } from '../transferLogs/lines';
import { at, noon, transfer, virginia } from './records';
import { allRights, openStore, type TestDatabases, type TestStore } from './stores';

const workflowId = 'w-1234567890abcdef0';
const executionId = '00000000-0000-4000-8000-000000000001';
const ids = { workflowId, executionId };
const begins = noon - 60_000;

/** A minute later than the answers of AWS. */
const clock = { now: () => noon + 60_000 };

const factsOf = (lines: readonly Line[]): TransferFacts =>
  factsOfLines(
    lines.flatMap(({ at: time, message }) => parseTransferLine(message, time, createRedact([])) ?? []),
  ).get(`${workflowId} ${executionId}`) ?? noFacts;

const lines = linesOfExecution(begins, { ...ids, key: 'Invoices/2026/march.csv' });

const logged = (some: readonly Line[], fetchedAt: Date, more: Partial<TransferFacts> = {}): ExecutionRecord =>
  loggedTransfer(virginia, ids, { ...factsOf(some), ...more }, fetchedAt) as unknown as ExecutionRecord;

const described = (Status: string, fetchedAt: Date, Results?: object): ExecutionRecord =>
  transfer(
    {
      Status,
      ExecutionRole: 'arn:aws:iam::111122223333:role/run',
      PosixProfile: { Uid: 7, Gid: 8 },
      Results,
    },
    { fetchedAt, view: kindOf('TransferExecution').views.get },
  );

/** What AWS returned after the second step had failed. */
const failedResults = {
  Steps: [
    { StepType: 'COPY', Outputs: '{"key":"copied"}' },
    { StepType: 'TAG', Error: { Type: 'PERMISSION_DENIED', Message: 'Cannot tag the file' } },
  ],
};
const startAndEnd = [
  lineOf(begins, 'ExecutionStarted', {}, ids),
  lineOf(begins + 9_000, 'ExecutionErrored', {}, ids),
];

/** Tests of executions from logs over a database. */
export const describeLogged = (databases: TestDatabases): void => {
  describe(`Executions from logs in the history: ${databases.name}`, () => {
    const stores: TestStore[] = [];
    const open = async (settings = {}): Promise<TestStore> => {
      const store = await openStore({ ...(await databases.create()), ...settings }, clock);
      stores.push(store);
      return store;
    };
    const write = async (store: TestStore, ...records: readonly ExecutionRecord[]): Promise<void> => {
      store.offer(records);
      await store.flush();
    };
    const read = async (store: TestStore) => {
      const found = await store.get(described('IN_PROGRESS', at(0)).id, allRights);
      if (!found) throw new Error('The store does not have the execution.');
      return { ...found, record: found.record as unknown as TransferExecutionRecord };
    };

    afterEach(async () => {
      for (const store of stores.splice(0)) await store.close();
    });

    it('replace an answer of AWS that had not ended, and keep what only that has', async () => {
      const store = await open();
      await write(store, described('IN_PROGRESS', at(0)));
      await write(store, logged(lines, at(10)));

      const { record, origin } = await read(store);

      expect(origin).toBe('LOG');
      expect(record).toMatchObject({
        status: 'SUCCEEDED',
        rawStatus: 'COMPLETED',
        startedAt: begins / 1000,
        endedAt: (begins + 3_500) / 1000,
        executionRole: 'arn:aws:iam::111122223333:role/run',
        posixProfile: { Uid: 7, Gid: 8 },
        seen: { origin: 'LOG', firstSeenAt: noon, lastSeenAt: noon + 10_000 },
      });
      expect(record.results?.Steps?.map(({ Name }) => Name)).toEqual(['copyToShared', 'tagFile']);
      expect(await store.changesOf(record.id, allRights)).toEqual([
        { at: noon + 10_000, previousStatus: 'RUNNING', status: 'SUCCEEDED' },
      ]);
    });

    it('stay when an older or a newer answer says that they run', async () => {
      const store = await open();
      await write(store, logged(lines, at(10)));
      await write(store, described('IN_PROGRESS', at(0)), described('IN_PROGRESS', at(20)));

      expect(await read(store)).toMatchObject({ origin: 'LOG', record: { status: 'SUCCEEDED' } });
    });

    it('stay when AWS no longer lists them', async () => {
      const store = await open();
      await write(store, described('IN_PROGRESS', at(0)), logged(lines, at(10)));
      const { record } = await read(store);
      store.markUnseen(
        { scope: virginia, kind: 'TRANSFER_EXECUTION', parentId: described('', at(0)).parents[0] ?? '' },
        noon + 30_000,
        noon + 31_000,
      );
      store.markGone([record.id], noon + 32_000);
      await store.flush();

      expect(await read(store)).toMatchObject({ origin: 'LOG', record: { status: 'SUCCEEDED' } });
    });

    it('without an end, leave the state of AWS, and say nothing about whether AWS knows it', async () => {
      const store = await open();
      const begun = lines.slice(0, 2);
      await write(store, logged(begun, at(5)));
      expect(await read(store)).toMatchObject({
        origin: 'LOG',
        record: { status: 'UNKNOWN', statusReason: 'no end was logged so far' },
      });

      await write(store, described('IN_PROGRESS', at(10)));
      expect(await read(store)).toMatchObject({
        origin: 'AWS',
        goneAt: undefined,
        record: { status: 'RUNNING' },
      });

      await write(store, logged(begun, at(15)));
      expect(await read(store)).toMatchObject({
        origin: 'AWS',
        lastSeenAt: noon + 10_000,
        record: { status: 'RUNNING' },
      });
    });

    it('without an end have ended once AWS no longer knows them', async () => {
      const store = await open();
      await write(store, described('IN_PROGRESS', at(0)));
      store.markGone([described('', at(0)).id], noon + 5_000);
      await store.flush();
      await write(store, logged(lines.slice(0, 2), at(10)));

      expect(await read(store)).toMatchObject({
        origin: 'LOG',
        record: { status: 'UNKNOWN', statusReason: 'ended, no end was logged', startedAt: begins / 1000 },
      });
    });

    it('keep the results of AWS where lines are missing', async () => {
      const store = await open({ keepSensitive: true });
      await write(store, described('HANDLING_EXCEPTION', at(0), failedResults));
      await write(store, logged(startAndEnd, at(10)));
      await write(store, logged(startAndEnd, at(20)));

      const { record, origin } = await read(store);

      expect({ origin, status: record.status, reason: record.statusReason, endedAt: record.endedAt }).toEqual(
        {
          origin: 'LOG',
          status: 'FAILED',
          reason: 'Cannot tag the file',
          endedAt: (begins + 9_000) / 1000,
        },
      );
      expect(record.results?.Steps).toMatchObject(failedResults.Steps);
    });

    it('keep the last word of AWS, and its end, where no end was logged', async () => {
      const started = startAndEnd.slice(0, 1);
      const state = async (word: string) => {
        const store = await open();
        await write(store, described(word, at(0), failedResults), logged(started, at(10)));
        store.markGone([described('', at(0)).id], noon + 20_000);
        await store.flush();
        await write(store, logged(started, at(30)));
        const { record } = await read(store);
        return [record.status, record.rawStatus, record.statusReason, record.results?.Steps?.length];
      };

      expect(await state('HANDLING_EXCEPTION')).toEqual([
        'UNKNOWN',
        'HANDLING_EXCEPTION',
        'ended, no end was logged',
        2,
      ]);
      expect(await state('EXCEPTION')).toEqual(['FAILED', 'EXCEPTION', 'Cannot tag the file', 2]);
    });

    it('have no outputs of AWS unless these are to be stored', async () => {
      const store = await open();
      const answer = described(
        'HANDLING_EXCEPTION',
        at(0),
        failedResults,
      ) as unknown as TransferExecutionRecord;
      const joined = mergeLogged(
        answer,
        logged(startAndEnd, at(10)) as unknown as TransferExecutionRecord,
        answer,
        undefined,
      );
      expect(JSON.stringify(joined)).toContain('copied');

      await write(store, joined as unknown as ExecutionRecord);

      const { record } = await read(store);
      expect(record.results?.Steps?.map(({ StepType }) => StepType)).toEqual(['COPY', 'TAG']);
      expect(JSON.stringify(record)).not.toContain('copied');
    });

    it('are completed by later lines after a restart', async () => {
      const settings = await databases.create();
      const first = await openStore(settings, clock);
      await write(first, logged(lines.slice(0, 3), at(0)));
      await first.close();
      const second = await openStore(settings, clock);
      stores.push(second);

      await write(second, logged(lines.slice(3), at(10)));

      expect((await read(second)).record).toMatchObject({
        status: 'SUCCEEDED',
        startedAt: begins / 1000,
        logFacts: factsOf(lines),
      });
    });

    it('are the same in whatever order pages and answers arrive, and again', async () => {
      const store = await open({ keepSensitive: true });
      const parts = [
        logged(lines.slice(0, 3), at(1)),
        logged(lines.slice(3, 5), at(2)),
        logged(lines.slice(5), at(3)),
        described('IN_PROGRESS', at(0), { Steps: failedResults.Steps.slice(0, 1) }),
      ];
      const orders = fc.shuffledSubarray([...parts, ...parts], { minLength: 8 });
      const texts = new Set<string>();
      await fc.assert(
        fc.asyncProperty(orders, fc.integer({ min: 0, max: 8 }), async (order, split) => {
          const fresh = await openStore({ keepSensitive: true }, clock);
          await write(fresh, ...order.slice(0, split));
          await write(fresh, ...order.slice(split));
          const { record } = await read(fresh);
          texts.add(JSON.stringify({ ...record, seen: undefined, view: record.view.name }));
          await fresh.close();
        }),
        { numRuns: 8 },
      );

      expect([...texts]).toHaveLength(1);
      await write(store, ...parts);
      expect((await read(store)).record.status).toBe('SUCCEEDED');
    });

    it('are found by their origin, and by the last part of the file', async () => {
      const store = await open();
      await write(store, logged(lines, at(10)), transfer({}, { number: 2 }), transfer({}, { number: 3 }));
      const ofThird = transfer({}, { number: 3 }).id;
      store.markGone([ofThird], noon + 50_000);
      await store.flush();
      const page = async (filter: object) =>
        (await store.page({ filter, rights: allRights, size: 10 })).items
          .map(({ record }) => record.id)
          .sort();
      const [ofLog, second, third] = [logged(lines, at(0)).id, transfer({}, { number: 2 }).id, ofThird];

      expect(await page({ origins: ['LOG'] })).toEqual([ofLog]);
      expect(await page({ origins: ['AWS'] })).toEqual([second]);
      expect(await page({ origins: ['HISTORY'] })).toEqual([third]);
      expect(await page({ origins: ['LOG', 'AWS'] })).toEqual([ofLog, second].sort());
      expect(await page({ fileNamed: 'march.csv' })).toEqual([ofLog, second, third].sort());
      expect(await page({ fileNamed: 'Invoices/2026/march.csv' })).toEqual([ofLog, second, third].sort());
      expect(await page({ fileNamed: '2026/march.csv' })).toEqual([]);
      expect(await page({ fileNamed: 'arch.csv' })).toEqual([]);
    });

    it('survive an export and an import', async () => {
      const source = await open();
      await write(source, described('IN_PROGRESS', at(0)), logged(lines, at(10)));
      const exported: string[] = [];
      for await (const line of source.maintenance.export()) exported.push(line);
      const target = await open();
      await write(target, described('IN_PROGRESS', at(20)));

      await target.maintenance.import(exported);

      const { record, origin } = await read(target);
      expect({ origin, status: record.status, facts: record.logFacts?.events }).toEqual({
        origin: 'LOG',
        status: 'SUCCEEDED',
        facts: factsOf(lines).events,
      });
    });
  });
};
