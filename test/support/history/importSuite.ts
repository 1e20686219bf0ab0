import { afterEach, describe, expect, it } from '@jest/globals';
import { noon, run, step } from './records';
import { allRights, openStore, type TestDatabases, type TestStore } from './stores';

/* What `execution-gateway history import` takes, and what it refuses. */

interface Line {
  readonly record: Readonly<Record<string, unknown>>;
  readonly [member: string]: unknown;
}

/** The millisecond after the last one of `Date`, and one of the year 20000. */
const afterTime = 8_640_000_000_000_001;
const year20000 = Date.UTC(20_000, 0);

const statuses =
  'one of PENDING, RUNNING, SUCCEEDED, FAILED, CANCELLING, CANCELLED, SKIPPED, ROLLING_BACK, ROLLED_BACK, UNKNOWN';
const milliseconds = 'whole milliseconds since 1970, until the year 9999';

const invalid: readonly (readonly [member: string, expected: string, change: (line: Line) => unknown])[] = [
  ['kind', 'a kind of execution, like BLUEPRINT_RUN', (line) => ({ ...line, kind: 'IMAGE' })],
  ['accountId', 'twelve digits', (line) => ({ ...line, accountId: 'somewhere' })],
  ['region', 'the name of an AWS region, like "us-east-1"', (line) => ({ ...line, region: 7 })],
  ['id', 'the global id of the record', (line) => ({ ...line, id: step().id })],
  ['firstSeenAt', milliseconds, (line) => ({ ...line, firstSeenAt: '2026-11-27T12:00:00Z' })],
  ['firstSeenAt', milliseconds, (line) => ({ ...line, firstSeenAt: -1 })],
  ['lastSeenAt', milliseconds, (line) => ({ ...line, lastSeenAt: afterTime })],
  ['lastSeenAt', milliseconds, (line) => ({ ...line, lastSeenAt: year20000 })],
  ['goneAt', `${milliseconds}, or null`, (line) => ({ ...line, goneAt: afterTime })],
  ['changes', 'a list', ({ changes, ...line }) => ({ ...line, change: changes })],
  [
    'changes[1].at',
    milliseconds,
    (line) => ({
      ...line,
      changes: [noon, -afterTime].map((time) => ({ at: time, previous_status: 'RUNNING', status: 'FAILED' })),
    }),
  ],
  [
    'changes[0].previous_status',
    statuses,
    (line) => ({ ...line, changes: [{ at: noon, previous_status: 'BOGUS', status: 'FAILED' }] }),
  ],
  [
    'changes[0].status',
    statuses,
    (line) => ({ ...line, changes: [{ at: noon, previous_status: 'FAILED', status: 7 }] }),
  ],
  ['view', 'the name of a view with the status of a BLUEPRINT_RUN', (line) => ({ ...line, view: 'ids' })],
  ['view', 'the name of a view with the status of a BLUEPRINT_RUN', (line) => ({ ...line, view: 'all' })],
  ['record', 'an object', (line) => ({ ...line, record: 'FAILED' })],
  ['record.status', statuses, (line) => ({ ...line, record: { ...line.record, status: 'BOGUS' } })],
  ['record.status', statuses, (line) => ({ ...line, record: { ...line.record, status: undefined } })],
  [
    'record.startedAt',
    'seconds since 1970, until the year 9999',
    (line) => ({ ...line, record: { ...line.record, startedAt: afterTime } }),
  ],
  [
    'record.endedAt',
    'seconds since 1970, until the year 9999',
    (line) => ({ ...line, record: { ...line.record, endedAt: {} } }),
  ],
  ['record.runId', 'a text', (line) => ({ ...line, record: { ...line.record, runId: undefined } })],
];

export const describeImport = (databases: TestDatabases): void => {
  describe(`execution-gateway history import: ${databases.name}`, () => {
    const stores: TestStore[] = [];

    const open = async (
      ...[settings = {}, others]: Parameters<typeof openStore> | []
    ): Promise<TestStore> => {
      const store = await openStore({ ...(await databases.create()), ...settings }, others);
      stores.push(store);
      return store;
    };

    afterEach(async () => {
      const opened = stores.splice(0);
      for (const store of opened) await store.close();
      for (const { reports } of opened) expect(reports).toEqual([]);
    });

    const exported = async (...[record]: readonly [ReturnType<typeof run>]): Promise<Line> => {
      const store = await open();
      store.offer([record]);
      await store.flush();
      for await (const line of store.maintenance.export()) return JSON.parse(line) as Line;
      throw new Error('The store has no execution.');
    };

    it('refuses lines that no store has written: which line, which member, and what is expected', async () => {
      const line = await exported(run());
      const store = await open();

      for (const [member, expected, change] of invalid) {
        const lines = [JSON.stringify(line), '', JSON.stringify(change(line))];
        await expect(store.maintenance.import(lines)).rejects.toMatchObject({
          name: 'InvalidLine',
          message: `Line 3 is not a line of \`execution-gateway history export\`: \`${member}\` must be ${expected}.`,
        });
      }
      for (const text of ['{"kind":', '7'])
        await expect(store.maintenance.import([text])).rejects.toThrow(
          'Line 1 is not a line of `execution-gateway history export`: it must be a JSON object.',
        );
      expect(await store.maintenance.size()).toMatchObject({ executions: 0 });
    });

    it('takes a field that AWS has returned malformed', async () => {
      const line = await exported(run({ StartedOn: 'yesterday' }));
      const store = await open();

      expect(await store.maintenance.import([JSON.stringify(line)])).toBe(1);

      const { items } = await store.page({ rights: allRights, size: 9 });
      expect(items.map(({ record }) => record.startedAt)).toEqual([expect.any(Error)]);
    });
  });
};
