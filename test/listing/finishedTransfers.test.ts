import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { replaceableEstate } from '../support/executions/region';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { linesOfExecution } from '../support/transferLogs/lines';
import {
  finished,
  groupOf,
  groupOfWorkflow,
  inProgress,
  otherPlace,
  ownGroup,
  ownWorkflow,
  ownWorkflowId,
  place,
  regionOf,
  serverGroup,
  serverId,
  silentId,
  uuidOf,
  workflow,
  workflowId,
} from '../support/transferLogs/estate';

const estate = replaceableEstate([place, otherPlace]);
const clean: (() => void | Promise<void>)[] = [];
let sandbox: Sandbox;

const start = async (options: TestGatewayOptions = {}): Promise<TestGateway> => {
  const gateway = await startTestGateway(estate.estate, { sandbox, transferDays: 7, ...options });
  clean.unshift(() => gateway.close());
  return gateway;
};

const now = (): number => sandbox.clock.now().getTime();

beforeEach(async () => {
  sandbox = await startSandbox({ estate: estate.estate });
  clean.push(() => sandbox.close());
  // Once per hour, more is read again: 25 minutes after it has begun, few minutes do not reach the next one.
  sandbox.clock.advance(3_600 + 1_500 - ((now() / 1_000) % 3_600));
});
afterEach(async () => {
  for (const task of clean.splice(0)) await task();
});

const deny = (): void => {
  sandbox.faults.add({
    match: { operation: 'FilterLogEvents' },
    fault: { kind: 'error', name: 'AccessDeniedException', status: 400, message: 'no' },
  });
};

const list = (filter = '', fields = '') => `{ executions(filter: { kinds: [TRANSFER_EXECUTION] ${filter} }) {
  nodes { __typename id origin status rawStatus statusReason startedAt endedAt durationSeconds
    ... on TransferExecution { executionId ${fields} } }
  coverage { scope { accountId } kind state reason }
  logCoverage { scope { accountId } serverId workflowId logGroup state reason since asOf }
  pageInfo { hasNextPage endCursor } } }`;

const idsOf = (nodes: readonly { executionId: string }[]): readonly number[] =>
  nodes.map(({ executionId }) => Number(executionId.slice(-12)));

const usualCalls = ['DescribeWorkflow', 'FilterLogEvents', 'ListExecutions', 'ListServers', 'ListWorkflows'];

describe('Query.executions', () => {
  it('contains finished transfers from the log, newest first, behind those in progress', async () => {
    estate.replace({
      [place]: regionOf(
        [...finished(now(), { 1: 30, 2: 10 }), ...finished(now(), { 3: 20 }, { fails: true })],
        [inProgress(4)],
      ),
    });
    const gateway = await start();

    const { data, calls, errors } = await gateway.ask(
      list(
        '',
        'rootCause { summary step sources } results { steps { name stepType startedAt endedAt error { type } } onExceptionSteps { name } }',
      ),
    );

    expect(errors).toBeUndefined();
    expect(idsOf(data.executions.nodes)).toEqual([4, 2, 3, 1]);
    const [running, succeeded, failed] = data.executions.nodes;
    expect(running).toMatchObject({ origin: 'AWS', status: 'RUNNING', startedAt: null });
    expect(succeeded).toMatchObject({
      origin: 'LOG',
      status: 'SUCCEEDED',
      rawStatus: 'COMPLETED',
      durationSeconds: 3.5,
    });
    expect(Date.parse(succeeded.startedAt)).toBeCloseTo(now() - 600_000, -5);
    expect(failed).toMatchObject({
      origin: 'LOG',
      status: 'FAILED',
      rawStatus: 'EXCEPTION',
      statusReason: 'Cannot tag Efs file',
    });
    expect(failed.rootCause).toEqual({
      summary: 'The file was not processed: step 2 (TAG tagFile): BAD_REQUEST: Cannot tag Efs file',
      step: 'tagFile',
      sources: ['logs:FilterLogEvents'],
    });
    expect(failed.results.onExceptionSteps).toEqual([{ name: 'tellMary' }]);
    expect(failed.results.steps[1]).toMatchObject({
      name: 'tagFile',
      stepType: 'TAG',
      error: { type: 'BAD_REQUEST' },
    });
    // In the other scope there is no workflow, and so no server is listed.
    expect(calls).toEqual([...usualCalls, 'ListWorkflows', 'DescribeExecution'].sort());
  });

  const cause = '... on TransferExecution { executionId } status rootCause { summary step sources missing }';

  it.each([
    ['Query.executions', `executions(filter: { kinds: [TRANSFER_EXECUTION] }) { nodes { ${cause} } }`],
    ['Query.transferExecutions', `transferExecutions(userName: "mary") { nodes { ${cause} } }`],
    [
      'TransferWorkflow.executions',
      `transferWorkflow(workflowId: "${workflowId}", scope: { accountId: "111122223333" }) { executions { nodes { ${cause} } } }`,
    ],
  ])(
    '%s has root causes of handled exceptions from their logs, without a call per row',
    async (_name, field) => {
      const numbers = [1, 2, 3];
      estate.replace({
        [place]: regionOf(
          finished(now(), { 1: 30, 2: 10, 3: 5 }, { fails: true, hasEnd: false }),
          numbers.map((number) => inProgress(number, 'HANDLING_EXCEPTION')),
        ),
      });
      const gateway = await start();
      // What the log says is stored.
      await gateway.ask(list());
      const { data, calls, errors } = await gateway.ask(`{ found: ${field} }`);

      expect(errors).toBeUndefined();
      const { nodes } = data.found.executions ?? data.found;
      expect(nodes).toHaveLength(3);
      for (const node of nodes)
        expect(node).toMatchObject({
          status: 'ROLLING_BACK',
          rootCause: {
            summary: 'The file was not processed: step 2 (TAG tagFile): BAD_REQUEST: Cannot tag Efs file',
            step: 'tagFile',
            sources: expect.arrayContaining(['logs:FilterLogEvents']),
            missing: [],
          },
        });
      expect(calls).not.toContain('DescribeExecution');
    },
  );

  it('reports each log group, and how to switch logging on', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30 })) });
    const gateway = await start();

    const { data } = await gateway.ask(list());

    const { coverage, logCoverage } = data.executions;
    expect(coverage.map(({ state }: { state: string }) => state)).toEqual(['COMPLETE', 'COMPLETE']);
    expect(logCoverage).toEqual([
      expect.objectContaining({
        serverId,
        workflowId: null,
        logGroup: `/aws/transfer/${serverId}`,
        state: 'COMPLETE',
        reason: null,
        asOf: expect.any(String),
      }),
      {
        scope: { accountId: '111122223333' },
        serverId: silentId,
        workflowId: null,
        logGroup: null,
        state: 'FAILED',
        reason: expect.stringMatching(/Logging of workflows is off .*LoggingRole.*StructuredLogDestinations/),
        since: null,
        asOf: null,
      },
    ]);
    expect((now() - Date.parse(logCoverage[0].since)) / 86_400_000).toBeCloseTo(7, 2);
  });

  it('reads the log group that a workflow names', async () => {
    const lines = finished(now(), { 1: 5 }, { workflowId: ownWorkflowId });
    estate.replace({
      [place]: regionOf([], [], {
        transferWorkflows: [ownWorkflow],
        transferExecutions: { [ownWorkflowId]: [] },
        logGroups: [groupOf(ownGroup, lines)],
      }),
    });
    const gateway = await start();

    const { data, calls } = await gateway.ask(list());

    expect(idsOf(data.executions.nodes)).toEqual([1]);
    expect(data.executions.logCoverage).toMatchObject([
      { workflowId: ownWorkflowId, logGroup: ownGroup, state: 'COMPLETE' },
    ]);
    expect(calls).not.toContain('ListServers');
  });

  it('transfers no lines of sessions, and asks for lines since the last time only', async () => {
    const settings = { cache: { maxBytes: 10_000_000 } };
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30 })) });
    const gateway = await start(settings);
    await gateway.ask(list());
    const [first] = sandbox.calls.all().filter(({ operation }) => operation === 'FilterLogEvents');
    sandbox.clock.advance(120);
    estate.replace({ [place]: regionOf(finished(now(), { 1: 32, 2: 1 })) });

    const { data, calls } = await gateway.ask(list());
    const [second] = sandbox.calls.all().filter(({ operation }) => operation === 'FilterLogEvents');

    expect(idsOf(data.executions.nodes)).toEqual([2, 1]);
    expect(calls.filter((call) => call === 'FilterLogEvents')).toHaveLength(1);
    expect(first?.input).toMatchObject({ filterPattern: '{ $.workflowId = "w-*" }', startFromHead: false });
    expect(second?.input).not.toHaveProperty('startFromHead');
    // Fifteen minutes before the first reading, two minutes ago.
    expect((now() - (second?.input as { startTime: number }).startTime) / 60_000).toBeCloseTo(17, 0);
  });

  it('has late, doubled and mixed lines once', async () => {
    const all = finished(now(), { 1: 30, 2: 10 });
    const late = all.filter(({ message }) => message.includes('ExecutionCompleted'));
    estate.replace({ [place]: regionOf(all.filter((line) => !late.includes(line))) });
    const gateway = await start();
    const before = await gateway.ask(list());
    expect(before.data.executions.nodes.map(({ status }: { status: string }) => status)).toEqual([
      'UNKNOWN',
      'UNKNOWN',
    ]);
    expect(before.data.executions.nodes[0].statusReason).toBe('ended, no end was logged');
    // They arrive within the overlap only where the first reading is recent enough.
    estate.replace({ [place]: regionOf([...finished(now(), { 2: 2 }), ...finished(now(), { 2: 2 })]) });

    const { data } = await gateway.ask(list(), {}, { 'cache-control': 'no-cache' });

    expect(data.executions.nodes.map(({ status }: { status: string }) => status)).toEqual([
      'SUCCEEDED',
      'UNKNOWN',
    ]);
  });

  it.each([
    ['8 minutes, with the next reading', 8, 3],
    ['14 minutes, with the next reading', 14, 3],
    ['100 minutes, within the hour', 100, 80],
    ['five hours, within the hour', 300, 80],
  ])('has an end that arrives late by %s', async (_late, minutesLate, minutesMore) => {
    const lines = finished(now(), { 1: 1 });
    estate.replace({ [place]: regionOf(lines.slice(0, -1)) });
    const gateway = await start();
    const statusAfter = async (minutes: number): Promise<string> => {
      let status = '';
      const step = minutes < 20 ? 3 : 20;
      for (let passed = 0; passed < minutes; passed += step) {
        const { data } = await gateway.ask(list());
        status = data.executions.nodes[0].status;
        sandbox.clock.advance(step * 60);
      }
      return status;
    };

    const before = await statusAfter(minutesLate);
    estate.replace({ [place]: regionOf(lines) });
    const after = await statusAfter(minutesMore);

    expect([before, after]).toEqual(['UNKNOWN', 'SUCCEEDED']);
  });

  it('reads the last hours again once per hour, with one call', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30 })) });
    const gateway = await start();

    const inputs: { startTime: number; endTime?: number }[] = [];
    for (let minutes = 0; minutes < 300; minutes += 20) {
      await gateway.ask(list());
      for (const { operation, input } of sandbox.calls.all())
        if (operation === 'FilterLogEvents') inputs.push(input as (typeof inputs)[number]);
      sandbox.clock.advance(1_200);
    }

    const again = inputs.filter(({ endTime }) => endTime !== undefined);
    expect(inputs).toHaveLength(15 + again.length);
    expect(again).toHaveLength(5);
    for (const { startTime, endTime = 0 } of again) {
      expect(endTime - startTime).toBeGreaterThanOrEqual(5.75 * 3_600_000);
      expect(endTime - startTime).toBeLessThan(7 * 3_600_000);
    }
  });

  it('does not read the pages of a log for ever whose tokens come again', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30 })) });
    const gateway = await start();
    for (let round = 0; round < 20; round += 1)
      sandbox.faults.add({
        match: { operation: 'FilterLogEvents' },
        times: 1,
        fault: {
          kind: 'answer',
          status: 200,
          body: JSON.stringify({ events: [], nextToken: round % 2 === 0 ? 'a' : 'b' }),
        },
      });

    const { data } = await gateway.ask(list());

    expect(data.executions.logCoverage[0]).toMatchObject({
      state: 'PARTIAL',
      reason: expect.stringMatching(/^UPSTREAM_UNAVAILABLE: AWS repeats a page token/),
    });
    // The first page shows nothing of where the reading is, so it goes on in a slice.
    expect(sandbox.calls.operations().filter((call) => call === 'FilterLogEvents')).toHaveLength(4);
  });

  it('replaces an execution in progress by its end, and keeps what only AWS returns', async () => {
    estate.replace({ [place]: regionOf([], [inProgress(1)]) });
    const gateway = await start();
    const get = `{ transferExecution(workflowId: "${workflowId}", executionId: "${uuidOf(1)}") { executionRole } }`;
    await gateway.ask(get);
    await gateway.ask(list());
    estate.replace({ [place]: regionOf(finished(now(), { 1: 1 })) });
    sandbox.clock.advance(61);

    const { data } = await gateway.ask(list('', 'executionRole posixProfile { uid }'));

    expect(data.executions.nodes).toMatchObject([
      {
        origin: 'LOG',
        status: 'SUCCEEDED',
        executionRole: 'arn:aws:iam::111122223333:role/run',
        posixProfile: { uid: 7 },
      },
    ]);
  });

  describe('with an execution that began between the readings of its list and its log', () => {
    const justBegun = () => {
      const lines = linesOfExecution(now() - 2_000, { workflowId, executionId: uuidOf(1), hasEnd: false });
      return regionOf(lines.slice(0, 2), [inProgress(1)]);
    };
    /** The log is due, and the list was read a moment ago. */
    const startBetween = async (): Promise<TestGateway> => {
      estate.replace({ [place]: regionOf([], []) });
      const gateway = await start({ cache: { maxBytes: 10_000_000 } });
      await gateway.ask(list());
      sandbox.clock.advance(61);
      await gateway.ask(list('origins: [AWS]'));
      sandbox.clock.advance(5);
      estate.replace({ [place]: justBegun() });
      return gateway;
    };

    it('reads the list again, so that the execution is in progress and was never taken for ended', async () => {
      const gateway = await startBetween();

      const { data, calls } = await gateway.ask(list('', 'changes { status }'));
      const again = await gateway.ask(list('statuses: [RUNNING]'));

      expect(data.executions.nodes).toMatchObject([{ origin: 'AWS', status: 'RUNNING', changes: [] }]);
      expect(calls).toEqual(['DescribeExecution', 'FilterLogEvents', 'ListExecutions']);
      expect(again.data.executions.nodes).toHaveLength(1);
      expect(again.calls).toEqual([]);
    });

    it('does not know the status where the list cannot be read, and reads it when it can', async () => {
      const gateway = await startBetween();
      sandbox.faults.add({
        match: { operation: 'ListExecutions' },
        fault: { kind: 'error', name: 'AccessDeniedException', status: 400, message: 'no' },
      });
      const before = await gateway.ask(list());
      sandbox.faults.clear();
      sandbox.clock.advance(31);

      const after = await gateway.ask(list());

      expect(before.data.executions).toMatchObject({
        nodes: [{ origin: 'LOG', status: 'UNKNOWN', statusReason: 'no end was logged so far' }],
        coverage: [{ state: 'PARTIAL', reason: expect.stringMatching(/^UPSTREAM_FORBIDDEN/) }, {}],
      });
      expect(after.data.executions.nodes).toMatchObject([{ origin: 'AWS', status: 'RUNNING' }]);
    });

    it('learns that it has ended without a line from the list when that can be read', async () => {
      const gateway = await startBetween();
      estate.replace({ [place]: { ...justBegun(), transferExecutions: { [workflowId]: [] } } });
      sandbox.faults.add({
        match: { operation: 'ListExecutions' },
        fault: { kind: 'error', name: 'AccessDeniedException', status: 400, message: 'no' },
      });
      const before = await gateway.ask(list());
      sandbox.faults.clear();
      sandbox.clock.advance(90);

      const { data } = await gateway.ask(list());

      expect(before.data.executions.nodes).toMatchObject([{ statusReason: 'no end was logged so far' }]);
      expect(data.executions.nodes).toMatchObject([
        { origin: 'LOG', status: 'UNKNOWN', statusReason: 'ended, no end was logged' },
      ]);
    });

    it('reads the list once for a line, also where the execution has ended without one', async () => {
      const gateway = await startBetween();
      estate.replace({ [place]: { ...justBegun(), transferExecutions: { [workflowId]: [] } } });
      const first = await gateway.ask(list());
      sandbox.clock.advance(5);

      const second = await gateway.ask(list());

      expect(first.data.executions.nodes).toMatchObject([
        { origin: 'LOG', status: 'UNKNOWN', statusReason: 'ended, no end was logged' },
      ]);
      expect(first.calls.filter((call) => call === 'ListExecutions')).toHaveLength(1);
      expect(second.calls).toEqual([]);
    });
  });

  it('is the same without logs where a group fails, and says so', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30 }), [inProgress(2)]) });
    const gateway = await start();
    sandbox.faults.add({
      match: { operation: 'FilterLogEvents' },
      fault: { kind: 'error', name: 'AccessDeniedException', status: 400, message: 'no' },
    });

    const { data, errors } = await gateway.ask(list());

    expect(errors).toBeUndefined();
    expect(idsOf(data.executions.nodes)).toEqual([2]);
    expect(data.executions.coverage).toMatchObject([{ state: 'COMPLETE' }, { state: 'COMPLETE' }]);
    expect(data.executions.logCoverage[0]).toMatchObject({
      state: 'FAILED',
      reason: expect.stringMatching(/^UPSTREAM_FORBIDDEN: /),
    });
    expect(data.executions.pageInfo.hasNextPage).toBe(false);
  });

  it('reports a group of the class INFREQUENT_ACCESS, and servers that cannot be listed', async () => {
    estate.replace({
      [place]: regionOf([], [], {
        logGroups: [groupOf(`/aws/transfer/${serverId}`, [], { logGroupClass: 'INFREQUENT_ACCESS' })],
      }),
    });
    const gateway = await start();
    const rare = await gateway.ask(list());
    sandbox.faults.add({
      match: { operation: 'ListServers' },
      fault: { kind: 'error', name: 'AccessDeniedException', status: 400, message: 'no' },
    });
    const other = await start();

    const denied = await other.ask(list());

    expect(rare.data.executions.logCoverage[0]).toMatchObject({
      state: 'FAILED',
      reason: expect.stringMatching(/^UPSTREAM_ERROR: .*INFREQUENT_ACCESS/),
    });
    expect(denied.data.executions.logCoverage).toMatchObject([
      {
        serverId: null,
        logGroup: null,
        state: 'FAILED',
        reason: expect.stringMatching(/^UPSTREAM_FORBIDDEN: /),
      },
    ]);
  });

  it('is complete where the log group does not exist', async () => {
    estate.replace({ [place]: regionOf([], [], { logGroups: [] }) });
    const gateway = await start();

    const { data } = await gateway.ask(list());

    expect(data.executions.logCoverage[0]).toMatchObject({ serverId, state: 'COMPLETE', reason: null });
  });

  it.each([
    ['other kinds', '{ executions(filter: { kinds: [BLUEPRINT_RUN] }) { logCoverage { state } } }'],
    ['another origin', list('origins: [AWS]')],
    ['a time before the window', list('startedBefore: "2020-01-01T00:00:00Z"')],
  ])('reads no log for %s', async (_what, query) => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30 })) });
    const gateway = await start();

    const { data, calls } = await gateway.ask(query);

    expect(calls).not.toContain('FilterLogEvents');
    expect(data.executions.logCoverage).toEqual([]);
  });

  it('reads no log with transferDays: 0', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30 })) });
    const gateway = await start({ transferDays: 0 });

    const { data, calls } = await gateway.ask(list());

    expect(calls).toEqual(['ListExecutions', 'ListWorkflows', 'ListWorkflows']);
    expect(data.executions).toMatchObject({ nodes: [], logCoverage: [] });
  });

  it('finds by start, though AWS returns none', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 90, 2: 30 }), [inProgress(3)]) });
    const gateway = await start();

    const { data, calls } = await gateway.ask(
      list(`startedAfter: "${new Date(now() - 3_600_000).toISOString()}"`),
    );

    expect(idsOf(data.executions.nodes)).toEqual([2]);
    expect(calls).not.toContain('ListExecutions');
  });

  it.each([
    ['all lists', list()],
    ['nothing', '{ scopes { accountId } }'],
  ])(
    'finds one in progress by its start in the log, after the gateway has read %s',
    async (_what, before) => {
      const lines = linesOfExecution(now() - 60_000, {
        workflowId,
        executionId: uuidOf(3),
        key: 'mary/3.json',
        hasEnd: false,
      });
      estate.replace({ [place]: regionOf([...finished(now(), { 1: 90 }), ...lines], [inProgress(3)]) });
      const gateway = await start();
      await gateway.ask(before);
      const startedAfter = new Date(now() - 3_600_000).toISOString();

      const { data } =
        await gateway.ask(`{ transferExecutions(fileName: "3.json", startedAfter: "${startedAfter}") {
      nodes { origin status startedAt endedAt ... on TransferExecution { executionId } } } }`);
      const running = await gateway.ask(list(`startedAfter: "${startedAfter}", statuses: [RUNNING]`));
      const later = await gateway.ask(list(`startedAfter: "${new Date(now()).toISOString()}"`));

      const begun = {
        origin: 'AWS',
        status: 'RUNNING',
        startedAt: new Date(lines[0]?.at ?? 0).toISOString(),
      };
      expect(data.transferExecutions.nodes).toEqual([{ ...begun, endedAt: null, executionId: uuidOf(3) }]);
      expect(running.data.executions.nodes).toMatchObject([begun]);
      expect(later.data.executions.nodes).toEqual([]);
    },
  );

  it('does not read the log again after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'finished-transfers-'));
    clean.push(() => rmSync(folder, { recursive: true }));
    const history = { file: join(folder, 'history.db'), keepDays: 400, keepSensitive: true };
    estate.replace({ [place]: regionOf(finished(now(), { 1: 6_000, 2: 30 })) });
    const first = await start({ history });
    const before = await first.ask(list());
    expect(before.calls).toContain('DescribeWorkflow');
    await first.close();
    clean.shift();
    sandbox.clock.advance(300);

    const second = await start({ history });
    const { data } = await second.ask(list());

    expect(idsOf(data.executions.nodes)).toEqual([2, 1]);
    const [read, ...others] = sandbox.calls.all().filter(({ operation }) => operation === 'FilterLogEvents');
    expect(others).toEqual([]);
    expect((now() - (read?.input as { startTime: number }).startTime) / 60_000).toBeCloseTo(20, 0);
    expect(sandbox.calls.all().map(({ operation }) => operation)).not.toContain('DescribeWorkflow');
  });

  it('goes on after failures and restarts where the log has many lines of sessions', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'finished-transfers-'));
    clean.push(() => rmSync(folder, { recursive: true }));
    const history = { file: join(folder, 'history.db'), keepDays: 400, keepSensitive: true };
    // Their pages have no line of an execution: two hours of them are 8 pages.
    const sessions = Array.from({ length: 8_000 }, (_, index) => ({
      at: now() - index * 900,
      message: 'mary.33a8fb495ffb383b CLOSE Path=/x',
    }));
    estate.replace({ [place]: regionOf([...finished(now(), { 1: 180 }), ...sessions]) });
    const states: string[] = [];
    const since: number[] = [];
    let found: readonly number[] = [];
    for (let run = 0; run < 4; run += 1) {
      const gateway = await startTestGateway(estate.estate, { sandbox, transferDays: 7, history });
      for (let round = 0; round < 3; round += 1) {
        // Each request reads three pages, and the next one fails.
        const filterLogEvents = { operation: 'FilterLogEvents' };
        sandbox.faults.add({ match: filterLogEvents, times: 3, fault: { kind: 'delay', ms: 0 } });
        deny();
        const { data } = await gateway.ask(list());
        sandbox.faults.clear();
        found = idsOf(data.executions.nodes);
        const [row] = data.executions.logCoverage;
        states.push(row.state);
        // Once all is read, it is the begin of the window, which moves.
        if (row.state !== 'COMPLETE') since.push(Date.parse(row.since));
        sandbox.clock.advance(31);
      }
      await gateway.close();
    }

    expect(states.at(-1)).toBe('COMPLETE');
    expect(found).toEqual([1]);
    expect(since).toEqual([...since].sort((one, other) => other - one));
    expect(new Set(since).size).toBeGreaterThan(3);
  });

  it('goes on where a request has stopped, newest first, until all is read', async () => {
    const many = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [index, index * 10 + 5]));
    estate.replace({ [place]: regionOf(finished(now(), many)) });
    const gateway = await start();
    const rounds: { count: number; state: string; reason: string | null }[] = [];

    for (let round = 0; round < 5; round += 1) {
      const { data } = await gateway.ask(`{ executionCounts(filter: { kinds: [TRANSFER_EXECUTION] }) {
          counts { status count } logCoverage { state reason } } }`);
      const [{ state, reason }] = data.executionCounts.logCoverage;
      const succeeded = data.executionCounts.counts.find(
        ({ status }: { status: string }) => status === 'SUCCEEDED',
      );
      rounds.push({ count: succeeded.count, state, reason });
    }

    expect(rounds[0]).toMatchObject({
      state: 'PARTIAL',
      reason: expect.stringMatching(/^DEADLINE_EXCEEDED: The log was read back to/),
    });
    expect(rounds[1]?.count).toBeGreaterThan(rounds[0]?.count ?? 0);
    expect(rounds.at(-1)).toEqual({ count: 900, state: 'COMPLETE', reason: null });
  });
});

describe('What was not read of the logs', () => {
  const filter = 'filter: { kinds: [TRANSFER_EXECUTION] }';
  const rows = 'logCoverage { serverId logGroup state reason }';
  const everywhere = `{
    executions(${filter}) { ${rows} pageInfo { hasNextPage } }
    executionCounts(${filter}) { ${rows} }
    executionStatistics(${filter}, groupBy: STATUS) { ${rows} }
    transferWorkflow(workflowId: "${workflowId}", scope: { accountId: "111122223333" }) {
      executions { ${rows} nodes { executionId } pageInfo { hasNextPage endCursor } } } }`;

  it('is in every answer that lacks it, and no further page is expected where it stays so', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30 })) });
    const gateway = await start();
    deny();

    const { data, errors } = await gateway.ask(everywhere);

    const denied = {
      serverId,
      logGroup: `/aws/transfer/${serverId}`,
      state: 'FAILED',
      reason: expect.stringMatching(/^UPSTREAM_FORBIDDEN: /),
    };
    const off = {
      serverId: silentId,
      logGroup: null,
      state: 'FAILED',
      reason: expect.stringMatching(/^UPSTREAM_ERROR: Logging/),
    };
    expect(errors).toBeUndefined();
    expect(data.executions).toEqual({ logCoverage: [denied, off], pageInfo: { hasNextPage: false } });
    expect(data.executionCounts.logCoverage).toEqual([denied, off]);
    expect(data.executionStatistics.logCoverage).toEqual([denied, off]);
    expect(data.transferWorkflow.executions).toMatchObject({
      logCoverage: [denied, off],
      nodes: [],
      pageInfo: { hasNextPage: false },
    });
  });

  it('may follow, where AWS fails for a time', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30 }), [inProgress(2)]) });
    const gateway = await start();
    sandbox.faults.add({ match: { operation: 'FilterLogEvents' }, fault: { kind: 'serverError' } });
    const before = await gateway.ask(everywhere);
    const { executions } = before.data.transferWorkflow;

    expect(before.data.executions.pageInfo.hasNextPage).toBe(true);
    expect(executions).toMatchObject({
      nodes: [{ executionId: uuidOf(2) }],
      pageInfo: { hasNextPage: true },
      logCoverage: [{ state: 'FAILED', reason: expect.stringMatching(/^UPSTREAM_UNAVAILABLE/) }, {}],
    });

    sandbox.faults.clear();
    sandbox.clock.advance(61);
    const after = await gateway.ask(`{ transferWorkflow(workflowId: "${workflowId}",
      scope: { accountId: "111122223333" }) { executions(after: "${executions.pageInfo.endCursor}") {
        ${rows} nodes { executionId } pageInfo { hasNextPage } } } }`);

    expect(after.data.transferWorkflow.executions).toMatchObject({
      nodes: [{ executionId: uuidOf(1) }],
      pageInfo: { hasNextPage: false },
      logCoverage: [{ state: 'COMPLETE', reason: null }, {}],
    });
  });

  it('concerns a workflow only where its lines may be', async () => {
    const other = {
      ...workflow,
      WorkflowId: ownWorkflowId,
      StructuredLogDestinations: ownWorkflow.StructuredLogDestinations,
    };
    estate.replace({
      [place]: regionOf(finished(now(), { 1: 30 }), [], {
        transferWorkflows: [workflow, other],
        transferExecutions: { [workflowId]: [], [ownWorkflowId]: [] },
        logGroups: [serverGroup(finished(now(), { 1: 30 })), groupOf(ownGroup, [])],
      }),
    });
    const gateway = await start();
    const of = (id: string) => `transferWorkflow(workflowId: "${id}", scope: { accountId: "111122223333" }) {
      executions { logCoverage { workflowId serverId } } }`;

    const { data } = await gateway.ask(`{ servers: ${of(workflowId)} own: ${of(ownWorkflowId)} }`);

    expect(data.servers.executions.logCoverage).toEqual([
      { workflowId: null, serverId },
      { workflowId: null, serverId: silentId },
    ]);
    expect(data.own.executions.logCoverage).toEqual([{ workflowId: ownWorkflowId, serverId: null }]);
  });

  it.each([
    ['other statuses than those that have ended', 'executions(statuses: [RUNNING])'],
    ['a page before them', 'executions(first: 1)'],
  ])('is not in an answer with %s', async (_what, field) => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30 }), [inProgress(2), inProgress(3)]) });
    const gateway = await start();
    deny();

    const { data } = await gateway.ask(`{ transferWorkflow(workflowId: "${workflowId}",
      scope: { accountId: "111122223333" }) { ${field} { logCoverage { state } } } }`);

    expect(data.transferWorkflow.executions.logCoverage).toEqual([]);
  });

  it('has a row for each workflow that names one group', async () => {
    const second = { ...ownWorkflow, WorkflowId: `${ownWorkflowId.slice(0, -1)}e` };
    const lines = finished(now(), { 1: 5 }, { workflowId: second.WorkflowId });
    estate.replace({
      [place]: regionOf([], [], {
        transferWorkflows: [ownWorkflow, second],
        transferExecutions: { [ownWorkflowId]: [], [second.WorkflowId]: [] },
        logGroups: [groupOf(ownGroup, lines)],
      }),
    });
    const gateway = await start();

    const { data, calls } = await gateway.ask(`{ executions(${filter}) {
      logCoverage { workflowId logGroup state } nodes { __typename } } }`);

    expect(data.executions.logCoverage).toEqual(
      [ownWorkflowId, second.WorkflowId].map((id) => ({
        workflowId: id,
        logGroup: ownGroup,
        state: 'COMPLETE',
      })),
    );
    expect(data.executions.nodes).toHaveLength(1);
    expect(calls.filter((call) => call === 'FilterLogEvents')).toHaveLength(1);
  });
});

describe('TransferWorkflow.executions', () => {
  const page = (first: number, after: string | null) => `{ transferWorkflow(workflowId: "${workflowId}",
    scope: { accountId: "111122223333" }) { executions(first: ${first}, after: ${JSON.stringify(after)}) {
      nodes { executionId origin } edges { cursor } pageInfo { hasNextPage endCursor } } } }`;

  const all = async (gateway: TestGateway, first: number): Promise<readonly number[]> => {
    const found: number[] = [];
    for (let after: string | null = null, pages = 0; pages < 30; pages += 1) {
      const { data, errors } = await gateway.ask(page(first, after));
      expect(errors).toBeUndefined();
      const { nodes, pageInfo } = data.transferWorkflow.executions;
      found.push(...idsOf(nodes));
      if (!pageInfo.hasNextPage) return found;
      expect(pageInfo.endCursor).not.toBe(after);
      after = pageInfo.endCursor;
    }
    throw new Error('The pages have no end.');
  };

  it('has those in progress, then those that ended, newest first, whatever the page size', async () => {
    const sizes = fc.record({
      running: fc.integer({ min: 0, max: 4 }),
      ended: fc.integer({ min: 0, max: 5 }),
      first: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(sizes, async ({ running, ended, first }) => {
        const minutes = Object.fromEntries(
          Array.from({ length: ended }, (_, index) => [100 + index, 10 + index]),
        );
        estate.replace({
          [place]: regionOf(
            finished(now(), minutes),
            Array.from({ length: running }, (_, index) => inProgress(index)),
          ),
        });
        const gateway = await startTestGateway(estate.estate, { sandbox, transferDays: 7 });
        try {
          expect(await all(gateway, first)).toEqual([
            ...Array.from({ length: running }, (_, index) => index),
            ...Array.from({ length: ended }, (_, index) => 100 + index),
          ]);
        } finally {
          await gateway.close();
        }
      }),
      { numRuns: 20 },
    );
  });

  it('loses and repeats none that ends while its pages are read', async () => {
    const ended = { 10: 10, 11: 20, 12: 30 };
    estate.replace({ [place]: regionOf(finished(now(), ended), [inProgress(1), inProgress(2)]) });
    const gateway = await start();
    const first = await gateway.ask(page(3, null));
    const { nodes, pageInfo } = first.data.transferWorkflow.executions;
    // It began long ago, so it would follow.
    estate.replace({
      [place]: regionOf([...finished(now(), ended), ...finished(now(), { 1: 25 })], [inProgress(2)]),
    });
    sandbox.clock.advance(90);

    const second = await gateway.ask(page(5, pageInfo.endCursor));

    expect(idsOf(nodes)).toEqual([1, 2, 10]);
    expect(idsOf(second.data.transferWorkflow.executions.nodes)).toEqual([11, 12]);
  });

  it('has those of AWS alone with transferDays: 0', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 10: 10 }), [inProgress(1)]) });
    const gateway = await start({ transferDays: 0 });

    expect(await all(gateway, 5)).toEqual([1]);
  });
});

describe('TransferExecution.logs', () => {
  it('reads the group that DescribeExecution names, also where DescribeWorkflow is denied', async () => {
    const ids = { workflowId: ownWorkflowId, executionId: uuidOf(1) };
    estate.replace({
      [place]: regionOf([], [], {
        transferWorkflows: [ownWorkflow],
        transferExecutions: {
          [ownWorkflowId]: [{ ...inProgress(1), LoggingConfiguration: { LogGroupName: ownGroup } }],
        },
        logGroups: [groupOfWorkflow(linesOfExecution(now() - 60_000, ids))],
      }),
    });
    sandbox.faults.add({ match: { operation: 'DescribeWorkflow' }, fault: { kind: 'accessDenied' } });
    const gateway = await start({ transferDays: 0 });

    const { data, calls, errors } = await gateway.ask(`{ transferExecution(workflowId: "${ownWorkflowId}",
      executionId: "${uuidOf(1)}", scope: { accountId: "111122223333", region: "us-east-1" }) { logs { nodes { message } } } }`);

    expect(errors).toBeUndefined();
    expect(data.transferExecution.logs.nodes).toHaveLength(6);
    expect(calls).toEqual(['DescribeExecution', 'FilterLogEvents']);
  });
});

describe('Query.transferExecutions', () => {
  const find = (
    args: string,
  ) => `{ transferExecutions(${args}) { nodes { ... on TransferExecution { executionId origin status } }
    coverage { kind state } logCoverage { state } pageInfo { hasNextPage } } }`;

  it.each([
    ['the last part of the key', 'fileName: "2.json"', [2]],
    ['the whole key', 'fileName: "mary/2.json"', [2]],
    ['a part of the key', 'fileName: "json"', []],
    ['the user', 'userName: "mary"', [4, 2, 1]],
    ['the user and the file', 'userName: "john", fileName: "2.json"', []],
  ])('finds by %s', async (_what, args, expected) => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 30, 2: 10 }), [inProgress(4)]) });
    const gateway = await start();

    const { data } = await gateway.ask(find(args));

    expect(idsOf(data.transferExecutions.nodes)).toEqual(expected);
    expect(data.transferExecutions.coverage).toEqual([
      { kind: 'TRANSFER_EXECUTION', state: 'COMPLETE' },
      { kind: 'TRANSFER_EXECUTION', state: 'COMPLETE' },
    ]);
  });

  it('finds by time, in one scope', async () => {
    estate.replace({ [place]: regionOf(finished(now(), { 1: 90, 2: 30 })) });
    const gateway = await start();
    const after = new Date(now() - 3_600_000).toISOString();

    const { data, calls } = await gateway.ask(
      find(`startedAfter: "${after}", scope: { accountId: "111122223333" }`),
    );

    expect(idsOf(data.transferExecutions.nodes)).toEqual([2]);
    expect(data.transferExecutions.coverage).toHaveLength(1);
    expect(calls).toEqual(['DescribeWorkflow', 'FilterLogEvents', 'ListServers', 'ListWorkflows']);
  });

  it.each([
    ['nothing', '{ transferExecutions { pageInfo { hasNextPage } } }', 'fileName'],
    [
      'nulls',
      '{ transferExecutions(fileName: null, scope: { region: "us-east-1" }) { pageInfo { hasNextPage } } }',
      'fileName',
    ],
    ['an empty name', '{ transferExecutions(fileName: "") { pageInfo { hasNextPage } } }', 'fileName'],
  ])('refuses %s without a call', async (_what, query, argument) => {
    const gateway = await start();

    const { data, errors, calls } = await gateway.ask(query);

    expect(data.transferExecutions).toBeNull();
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(`\`${argument}\``),
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(calls).toEqual([]);
  });
});
