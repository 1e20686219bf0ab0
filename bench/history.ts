import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { type History, openHistory } from '../src/history';
import { type HistoryOrder, orderFields } from '../src/model/executionOrder';
import type { HistoryFilter } from '../src/history/filter';
import { kindOf } from '../src/kinds';
import type { Answer } from '../src/model/answer';
import { allPermissions } from '../src/model/caller';
import type { NodeRecord } from '../src/model/record';
import { scopeOf } from '../src/model/scope';

/*
 * Measures the history: pages in each order and with typical filters, searches for texts, statistics, and the memory of the
 * process. `npm run bench:history -- --rows 610000 [--url postgres://…]`.
 */

const now = Date.parse('2026-11-27T12:00:00Z');
const scopes = Array.from({ length: 50 }, (_, index) =>
  scopeOf(String(111_111_111_111 + (index >> 1)), index % 2 === 0 ? 'us-east-1' : 'eu-west-1'),
);
const words = [
  'access',
  'denied',
  'bucket',
  'timeout',
  'volume',
  'instance',
  'capacity',
  'throttled',
  'checksum',
  'policy',
];

const reasonOf = (number: number): string =>
  `Execution ${number.toString(36)} failed: ${[3, 7, 11, 13].map((factor) => words[(number * factor + (number >> 5)) % 10]).join(' ')}`;

const hex = (number: number): string =>
  ((number * 2_654_435_761) % 4_294_967_296).toString(16).padStart(8, '0');

const recordOf = (number: number): NodeRecord => {
  const scope = scopes[number % 50] ?? scopeOf('111111111111', 'us-east-1');
  const start = new Date(now - ((number * 7_919) % 34_560_000) * 1000);
  const end = new Date(start.getTime() + 1000 * (10 + (number % 3_600)));
  const answer = {
    output: {},
    fetchedAt: new Date(now - 1000 * (number % 100_000)),
    call: {},
  } as Answer<unknown>;
  const make = (
    type: 'BlueprintRun' | 'ImageBuilderWorkflow' | 'TransferExecution' | 'WorkflowStep',
    raw: object,
    ids = {},
  ) => {
    const kind = kindOf(type);
    return kind.record(scope, raw as never, kind.views.list, answer, ids);
  };
  const isFailed = number % 20 === 0;
  const isRunning = number % 5_000 === 1;
  const id = `${hex(number)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
  const message = isFailed ? reasonOf(number) : undefined;
  switch (number % 4) {
    case 0:
      return make(
        'BlueprintRun',
        {
          RunId: `jr_${id}`,
          State: isRunning ? 'RUNNING' : isFailed ? 'FAILED' : 'SUCCEEDED',
          StartedOn: start,
          ...(isRunning ? {} : { CompletedOn: end }),
          ErrorMessage: message,
          RoleArn: 'arn:aws:iam::111111111111:role/Glue',
          WorkflowName: `orders-${number % 200}`,
        },
        { blueprintName: `orders-${number % 200}` },
      );
    case 1:
      return make(
        'TransferExecution',
        {
          ExecutionId: id,
          Status: number % 800 === 1 ? 'IN_PROGRESS' : 'COMPLETED',
          InitialFileLocation: {
            S3FileLocation: { Bucket: 'inbox', Key: `in/2026/${number % 5_000}/invoice-${number}.csv` },
          },
          ServiceMetadata: {
            UserDetails: { UserName: `user-${number % 300}`, ServerId: 's-01234567890abcdef' },
          },
        },
        { workflowId: `w-${String(number % 100).padStart(17, '0')}` },
      );
    default:
      return make('ImageBuilderWorkflow', {
        workflowExecutionId: `wf-${id}`,
        workflowBuildVersionArn: `arn:aws:imagebuilder:us-east-1:aws:workflow/build/build-${number % 50}/1.0.3/1`,
        imageBuildVersionArn: `arn:aws:imagebuilder:us-east-1:111111111111:image/web-${number % 1_000}/1.0.0/${number % 7}`,
        status: isRunning ? 'RUNNING' : isFailed ? 'FAILED' : 'COMPLETED',
        startTime: start.toISOString(),
        ...(isRunning ? {} : { endTime: end.toISOString() }),
        message,
        totalStepCount: 7,
        totalStepsSucceeded: 7,
      });
  }
};

const megabytes = (bytes: number): number => Math.round(bytes / 1e6);

/** Offers records as background reading does, and prints the rate and what a row costs. */
const write = async (history: History, rows: number, recordAt: (number: number) => NodeRecord) => {
  const begun = performance.now();
  const cpu = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  for (let number = 0; number < rows; number += 100) {
    await history.room();
    history.offer(
      Array.from({ length: Math.min(100, rows - number) }, (_, index) => recordAt(number + index)),
    );
    if (number > 0 && number % 100_000 === 0)
      console.error(`${number} rows, ${Math.round((performance.now() - begun) / 1000)} s`);
  }
  await history.flush();
  const milliseconds = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  const { active } = performance.eventLoopUtilization(loop);
  console.log(
    `${rows} rows: ${Math.round((rows / milliseconds) * 1000)} per second; per row ${Math.round((user + system) / rows)} µs CPU of all threads, ${Math.round((active * 1000) / rows)} µs of the event loop`,
  );
};

/** Writes the rows, and then the first of them once more, as AWS returns them later. */
const fill = async (history: History, rows: number): Promise<void> => {
  await write(history, rows, recordOf);
  await write(history, Math.min(rows, 50_000), (number) => {
    const record = recordOf(number);
    return { ...record, fetchedAt: new Date(record.fetchedAt.getTime() + 1_000) };
  });
  console.log(`written: ${JSON.stringify(history.writeCounts())}`);
};

const measure = async (
  name: string,
  times: number,
  task: (index: number) => Promise<unknown>,
): Promise<void> => {
  const taken: number[] = [];
  for (let index = 0; index < times; index += 1) {
    const begun = performance.now();
    await task(index);
    taken.push(performance.now() - begun);
  }
  taken.sort((one, other) => one - other);
  const at = (part: number): string => (taken[Math.ceil(times * part) - 1] ?? 0).toFixed(1);
  console.log(
    `${name.padEnd(56)} p50 ${at(0.5).padStart(8)} ms   p95 ${at(0.95).padStart(8)} ms   rss ${megabytes(process.memoryUsage().rss)} MB`,
  );
};

const oneAccount = {
  maySee: (scope: { accountId: string }) => scope.accountId === '111111111113',
  maySeeSensitive: () => false,
};
const usual = ['BLUEPRINT_RUN', 'IMAGE_BUILDER_WORKFLOW', 'LIFECYCLE', 'TRANSFER_EXECUTION'];
const day = 86_400_000;

const filters: readonly (readonly [string, HistoryFilter])[] = [
  ['no filter', { kinds: usual }],
  ['failed', { kinds: usual, statuses: ['FAILED'] }],
  ['running', { kinds: usual, statuses: ['RUNNING'] }],
  ['one kind', { kinds: ['BLUEPRINT_RUN'] }],
  ['one account, failed', { accountIds: ['111111111115'], statuses: ['FAILED'] }],
  ['a status that is rare', { kinds: usual, statuses: ['CANCELLED'] }],
  ['one day, 100 days ago', { kinds: usual, startedAfter: now - 100 * day, startedBefore: now - 99 * day }],
  ['a name', { names: ['build-7'] }],
  ['two names', { names: ['build-7', 'orders-8'] }],
  ['longer than an hour', { kinds: ['BLUEPRINT_RUN'], minDurationSeconds: 3_590 }],
  ['user', { userNames: ['user-77'] }],
];
const texts = [
  'capacity',
  'access denied',
  'throttled',
  'invoice-40001',
  'invoice-4000',
  'orders-17',
  'kx3',
  'zz',
  'no such text',
  'denied timeout volume',
];

const argument = (name: string): string | undefined => {
  const index = process.argv.indexOf(`--${name}`);
  return index < 0 ? undefined : process.argv[index + 1];
};

const main = async (): Promise<void> => {
  const rows = Number(argument('rows') ?? 610_000);
  const url = argument('url');
  const folder = mkdtempSync(join(tmpdir(), 'execution-gateway-bench-'));
  const file = argument('file') ?? join(folder, 'history.db');
  const open = () =>
    openHistory({
      settings: { ...(url === undefined ? { file } : { url }), keepDays: 36_500, keepSensitive: false },
      events: {
        onAway: (...event) => console.log('away', ...event),
        onBack: (...event) => console.log('back', ...event),
        onSlowTexts: () => console.log('slow texts'),
      },
      now: () => now,
    });
  const filling = await open();
  const { executions } = await filling.maintenance.size();
  if (executions < rows) await fill(filling, rows);
  await filling.close();
  const history = await open();
  await history.page({ rights: allPermissions, size: 25 });
  console.log(
    await history.maintenance.size(),
    `rss ${megabytes(process.memoryUsage().rss)} MB`,
    url === undefined ? `file ${megabytes(statSync(file).size)} MB` : '',
  );
  for (const field of orderFields) {
    for (const direction of ['DESC', 'ASC'] as const) {
      const orderBy: HistoryOrder = { field, direction };
      await measure(`${field} ${direction}, first pages`, 40, () =>
        history.page({ filter: { kinds: usual }, rights: allPermissions, orderBy, size: 25 }),
      );
      let after: Awaited<ReturnType<History['page']>>['end'];
      await measure(`${field} ${direction}, 100 pages in turn`, 100, async () => {
        const page = await history.page({
          filter: { kinds: usual },
          rights: allPermissions,
          orderBy,
          size: 25,
          after,
        });
        after = page.end;
      });
    }
  }
  for (const [name, filter] of filters) {
    await measure(name, 30, () => history.page({ filter, rights: allPermissions, size: 25 }));
  }
  for (const field of ['ENDED_AT', 'DURATION'] as const) {
    await measure(`one account by ${field}`, 20, () =>
      history.page({ rights: oneAccount, orderBy: { field, direction: 'DESC' }, size: 25 }),
    );
  }
  await measure('caller with one account', 30, () => history.page({ rights: oneAccount, size: 25 }));
  await measure('caller with one account, failed', 30, () =>
    history.page({ filter: { statuses: ['FAILED'] }, rights: oneAccount, size: 25 }),
  );
  for (const text of texts) {
    await measure(`text "${text}"`, 10, () =>
      history.page({ filter: { kinds: usual, text }, rights: allPermissions, size: 25 }),
    );
  }
  await measure('text "denied" of a caller with one account', 10, () =>
    history.page({ filter: { text: 'denied' }, rights: oneAccount, size: 25 }),
  );
  await measure('get', 100, async (index) => history.get(recordOf(index * 97).id, allPermissions));
  await measure('expected duration', 50, () =>
    history.expectedDuration('IMAGE_BUILDER_WORKFLOW', 'build-7', allPermissions),
  );
  await measure('counts', 5, () => history.counts({ kinds: usual }, allPermissions));
  for (const groupBy of ['KIND', 'NAME', 'DAY'] as const) {
    await measure(`statistics by ${groupBy}`, 3, () =>
      history.statistics({ kinds: usual }, allPermissions, groupBy),
    );
  }
  await measure('statistics by DAY, 30 days', 3, () =>
    history.statistics({ kinds: usual, startedAfter: now - 30 * day }, allPermissions, 'DAY'),
  );
  await history.close();
  rmSync(folder, { recursive: true });
};

void main();
