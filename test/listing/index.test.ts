import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { BlueprintRunState } from '@aws-sdk/client-glue';
import { setTimeout as wait } from 'node:timers/promises';
import { largeEstate } from '../../sandbox/large';
import { callsToReadAll } from '../../bench/listSize';
import { totalsOf } from '../../sandbox/large/totals';
import { estateOf, type RegionData } from '../support/estate';
import { replaceableEstate } from '../support/executions/region';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { sqliteFiles } from '../support/history/stores';

/* What `executions` remembers: across reads of AWS's lists, across restarts, and beyond AWS. */

const databases = sqliteFiles();
const place = '111122223333/us-east-1';
const cache = {
  maxBytes: 50_000_000,
  runningSeconds: 3_600,
  settledSeconds: 3_600,
  definitionSeconds: 3_600,
};

let gateways: TestGateway[] = [];

const start = async (
  estate: Parameters<typeof startTestGateway>[0],
  options: TestGatewayOptions = {},
): Promise<TestGateway> => {
  const gateway = await startTestGateway(estate, options);
  gateways.push(gateway);
  return gateway;
};

afterEach(async () => {
  for (const gateway of gateways) await gateway.close();
  gateways = [];
});

afterAll(() => databases.close());

const runs = (states: readonly BlueprintRunState[]): RegionData => ({
  blueprints: [{ Name: 'orders' }],
  blueprintRuns: states.map((State, index) => ({
    BlueprintName: 'orders',
    RunId: `br_${index}`,
    State,
    StartedOn: new Date(Date.UTC(2026, 8, 9, index)),
    ...(State === 'RUNNING' ? {} : { CompletedOn: new Date(Date.UTC(2026, 8, 9, index, 10 * (index + 1))) }),
    ErrorMessage: State === 'FAILED' ? `No room for run ${index}` : undefined,
  })),
});

const list = (args: string): string => `{ executions${args} {
  nodes { id status rawStatus origin ... on BlueprintRun { runId } }
  pageInfo { hasNextPage endCursor }
  coverage { state reason }
  coverageSummary { complete partial failed oldestAsOf reasons { code count } } } }`;

interface Run {
  readonly runId: string;
  readonly origin: string;
  readonly status: string;
  readonly rawStatus: string;
}

const nodesOf = async (gateway: TestGateway, args = ''): Promise<readonly Run[]> => {
  const { data, errors } = await gateway.ask(list(args));
  expect(errors).toBeUndefined();
  return data.executions.nodes;
};

const idsOf = (nodes: readonly Run[]): readonly string[] => nodes.map(({ runId }) => runId);

describe('Executions that AWS no longer lists', () => {
  const aws = replaceableEstate([place]);

  it('stay in the list with the origin HISTORY, and come back with AWS', async () => {
    aws.replace({ [place]: runs(['SUCCEEDED', 'FAILED', 'RUNNING']) });
    const gateway = await start(aws.estate);
    const before = await nodesOf(gateway);
    aws.replace({ [place]: runs(['SUCCEEDED']) });
    await wait(2);

    const after = await nodesOf(gateway);
    const [ofAws, ofHistory] = [
      await nodesOf(gateway, '(filter: { origins: [AWS] })'),
      await nodesOf(gateway, '(filter: { origins: [HISTORY] })'),
    ];
    aws.replace({ [place]: runs(['SUCCEEDED', 'FAILED', 'RUNNING']) });
    await wait(2);
    const again = await nodesOf(gateway);

    expect(before.map(({ runId, origin }) => [runId, origin])).toEqual([
      ['br_2', 'AWS'],
      ['br_1', 'AWS'],
      ['br_0', 'AWS'],
    ]);
    expect(after.map(({ runId, origin, status, rawStatus }) => [runId, origin, status, rawStatus])).toEqual([
      ['br_2', 'HISTORY', 'UNKNOWN', 'RUNNING'],
      ['br_1', 'HISTORY', 'FAILED', 'FAILED'],
      ['br_0', 'AWS', 'SUCCEEDED', 'SUCCEEDED'],
    ]);
    expect([idsOf(ofAws), idsOf(ofHistory)]).toEqual([['br_0'], ['br_2', 'br_1']]);
    expect(again).toEqual(before);
  });

  it('stay when their parent is gone', async () => {
    aws.replace({ [place]: runs(['SUCCEEDED']) });
    const gateway = await start(aws.estate);
    await nodesOf(gateway);
    aws.replace({ [place]: {} });
    await wait(2);

    const { data } = await gateway.ask(list(''));

    expect(data.executions.nodes.map(({ runId, origin }: Run) => [runId, origin])).toEqual([
      ['br_0', 'HISTORY'],
    ]);
    expect(data.executions.coverageSummary).toMatchObject({
      complete: 4,
      partial: 0,
      failed: 0,
      reasons: [],
    });
  });
});

describe('Filters and orders of executions', () => {
  const estate = estateOf({ [place]: runs(['SUCCEEDED', 'FAILED', 'FAILED', 'RUNNING']) });

  it.each([
    ['text: "NO ROOM for run 1"', ['br_1']],
    ['text: "no room"', ['br_2', 'br_1']],
    ['names: ["orders"], statuses: [SUCCEEDED]', ['br_0']],
    ['names: ["other"]', []],
    ['minDurationSeconds: 1200, statuses: [SUCCEEDED, FAILED]', ['br_2', 'br_1']],
    ['maxDurationSeconds: 1200, statuses: [SUCCEEDED, FAILED]', ['br_1', 'br_0']],
    ['endedAfter: "2026-09-09T02:00:00Z"', ['br_2']],
    ['endedBefore: "2026-09-09T01:00:00Z"', ['br_0']],
    ['userNames: ["ann"]', []],
    ['fileName: "a.csv"', []],
    ['origins: []', []],
  ])('{ %s } selects %j', async (filter, expected) => {
    const gateway = await start(estate);

    expect(idsOf(await nodesOf(gateway, `(filter: { ${filter} })`))).toEqual(expected);
  });

  it('parentIds selects the executions of these parents, and reads only their lists', async () => {
    const data = runs(['SUCCEEDED']);
    const gateway = await start(
      estateOf({ [place]: { ...data, blueprints: [{ Name: 'orders' }, { Name: 'others' }] } }),
    );
    const parent = (name: string): string =>
      Buffer.from(JSON.stringify(['Blueprint', ...place.split('/'), name])).toString('base64url');

    const found = await gateway.ask(list(`(filter: { parentIds: ["${parent('orders')}"] })`));
    const none = await gateway.ask(list(`(filter: { parentIds: ["${parent('others')}"] })`));

    expect(idsOf(found.data.executions.nodes)).toEqual(['br_0']);
    expect(found.calls).toEqual(['GetBlueprintRuns', 'ListBlueprints']);
    expect(none.data.executions.nodes).toEqual([]);
  });

  it.each([
    ['{ field: STARTED_AT, direction: ASC }', ['br_0', 'br_1', 'br_2', 'br_3']],
    ['{ field: ENDED_AT }', ['br_2', 'br_1', 'br_0', 'br_3']],
    ['{ field: DURATION, direction: DESC }', ['br_2', 'br_1', 'br_0', 'br_3']],
    ['{ field: DURATION, direction: ASC }', ['br_0', 'br_1', 'br_2', 'br_3']],
  ])('orderBy %s returns %j, page by page', async (orderBy, expected) => {
    const gateway = await start(estate);
    const found: string[] = [];
    let after = '';

    for (let pages = 0; pages < 5; pages += 1) {
      const { data } = await gateway.ask(list(`(first: 1, orderBy: ${orderBy}${after})`));
      found.push(...idsOf(data.executions.nodes));
      if (!data.executions.pageInfo.hasNextPage) break;
      after = `, after: "${data.executions.pageInfo.endCursor}"`;
    }

    expect(found).toEqual(expected);
  });

  it('bind a cursor to filter and order', async () => {
    const gateway = await start(estate);
    const { data } = await gateway.ask(list('(first: 1)'));
    const after = `after: "${data.executions.pageInfo.endCursor}"`;

    for (const args of [`${after}, orderBy: { field: ENDED_AT }`, `${after}, filter: { text: "run" }`]) {
      const { errors, calls } = await gateway.ask(list(`(${args})`));
      expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
      expect(calls).toEqual([]);
    }
  });

  it.each([
    ['text: " "', 'filter.text'],
    ['text: "\\u0000"', 'filter.text'],
    ['text: " \\u0000\\u0000 "', 'filter.text'],
    [`text: "${'a'.repeat(201)}"`, 'filter.text'],
    ['minDurationSeconds: -1', 'filter.minDurationSeconds'],
    ['minDurationSeconds: 2, maxDurationSeconds: 1', 'filter.maxDurationSeconds'],
    ['endedAfter: "2026-09-09T00:00:00Z", endedBefore: "2026-09-09T00:00:00Z"', 'filter.endedBefore'],
    ['parentIds: ["x"]', 'filter.parentIds[0]'],
  ])('{ %s } is refused without a call', async (filter, argument) => {
    const gateway = await start(estate);

    const { errors, calls } = await gateway.ask(list(`(filter: { ${filter} })`));

    expect(errors?.map(({ message, extensions }) => [extensions.code, message.includes(argument)])).toEqual([
      ['BAD_USER_INPUT', true],
    ]);
    expect(calls).toEqual([]);
  });
});

describe('coverageSummary', () => {
  it('counts the states and the error codes', async () => {
    const gateway = await start(estateOf({ [place]: runs(['SUCCEEDED']) }));
    gateway.sandbox.faults.add({ match: { operation: 'ListWorkflows' }, fault: { kind: 'accessDenied' } });

    const { data } = await gateway.ask(list(''));

    expect(data.executions.coverageSummary).toEqual({
      complete: 3,
      partial: 0,
      failed: 1,
      oldestAsOf: expect.stringMatching(/Z$/),
      reasons: [{ code: 'UPSTREAM_FORBIDDEN', count: 1 }],
    });
  });
});

describe('A gateway that starts on a history', () => {
  const size = { scopes: 3, parents: 4, executions: 20 };
  const everything =
    '{ executions(first: 100) { nodes { id } coverage { state } } executionCounts { counts { count } } }';

  it('returns what was read before without a call, and is complete', async () => {
    const estate = largeEstate(size);
    const history = { ...(await databases.create()), keepDays: 400, keepSensitive: false };
    const options = { cache, history, limits: { upstreamCallsPerRequest: 10_000 } };
    const first = await startTestGateway(estate, options);
    const before = await first.ask(everything);
    await first.close();

    const second = await start(estate, options);
    const after = await second.ask(everything);

    expect(before.calls).toHaveLength(callsToReadAll(size));
    expect(after.calls).toEqual([]);
    expect(after.data).toEqual(before.data);
    const total = totalsOf(size);
    const sum = (after.data.executionCounts.counts as { count: number }[]).reduce(
      (all, { count }) => all + count,
      0,
    );
    expect(sum).toBe(
      total.workflowExecutions + total.lifecycleExecutions + total.transferExecutions + total.blueprintRuns,
    );
    expect(new Set(after.data.executions.coverage.map(({ state }: { state: string }) => state))).toEqual(
      new Set(['COMPLETE']),
    );
  });
});

describe('A gateway that starts on a history with lists of steps', () => {
  const estate = largeEstate({ scopes: 1, parents: 4, executions: 30 });
  const steps = `{ executions(first: 1, filter: { kinds: [WORKFLOW_STEP] }) {
    coverage { state parentsSeen parentsTotal } } executionCounts(filter: { kinds: [WORKFLOW_STEP] }) { counts { status count } } }`;
  const restarted = async (callsOfFirst: number) => {
    const history = { ...(await databases.create()), keepDays: 400, keepSensitive: false };
    const options = { cache, history };
    const first = await startTestGateway(estate, {
      ...options,
      limits: { upstreamCallsPerRequest: callsOfFirst },
    });
    const before = await first.ask(steps);
    await first.close();
    const second = await start(estate, { ...options, limits: { upstreamCallsPerRequest: 10_000 } });
    return { before, after: await second.ask(steps) };
  };

  it('knows those that were read', async () => {
    const { before, after } = await restarted(10_000);

    expect(before.calls.length).toBeGreaterThan(10);
    expect(before.data.executions.coverage).toMatchObject([{ state: 'COMPLETE' }]);
    expect(after.calls).toEqual([]);
    expect(after.data).toEqual(before.data);
  });

  it('reads those that were not', async () => {
    const whole = await restarted(10_000);
    const { before, after } = await restarted(20);

    expect(before.data.executions.coverage).toMatchObject([{ state: 'PARTIAL' }]);
    expect(after.calls.length).toBeGreaterThan(0);
    expect(after.data).toEqual(whole.before.data);
  });
});

describe('A request that may not wait for AWS', () => {
  it('answers with what is known, and the background reads the rest', async () => {
    const size = { scopes: 2, parents: 5, executions: 20 };
    const gateway = await start(largeEstate(size), {
      cache,
      listsWaitMs: 1,
      sync: { everySeconds: 3_600, shareOfRate: 1 },
    });
    const query = '{ executions { coverage { state reason } } }';
    const statesOf = async () => {
      const { data } = await gateway.ask(query);
      return data.executions.coverage as { state: string; reason: string | null }[];
    };

    const first = await statesOf();
    let last = first;
    while (last.some(({ state }) => state !== 'COMPLETE')) {
      await wait(20);
      last = await statesOf();
    }

    expect(first.some(({ reason }) => reason?.startsWith('DEADLINE_EXCEEDED: '))).toBe(true);
  });
});
