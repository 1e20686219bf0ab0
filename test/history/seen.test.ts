import { afterEach, describe, expect, it } from '@jest/globals';
import { callerWith } from '../support/access/callers';
import { scopeOf } from '../../src/model/scope';
import { run } from '../support/history/records';
import type { RegionData } from '../support/estate';
import { type ChangingAws, codesOf, startChangingAws } from '../support/history/changingAws';
import { startTestGateway } from '../support/gateway';
import { estateOf } from '../support/estate';
import { range } from '../support/sequence';

/* The fields of an execution that the history answers, and statistics. */

const place = '111122223333/us-east-1';
const otherPlace = '444455556666/us-east-1';
const noon = Date.parse('2026-11-27T12:00:00.000Z');

interface Run {
  readonly id: number;
  readonly state?: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ROLLING_BACK';
  /** Seconds before noon. */
  readonly startedBefore?: number;
  readonly seconds?: number;
  readonly blueprint?: string;
}

const runsOf = (runs: readonly Run[]): RegionData => ({
  blueprints: [...new Set(runs.map(({ blueprint = 'orders' }) => blueprint))].map((Name) => ({ Name })),
  blueprintRuns: runs.map(
    ({ id, state = 'SUCCEEDED', startedBefore = 3_600, seconds = 10, blueprint = 'orders' }) => ({
      BlueprintName: blueprint,
      RunId: `run-${id}`,
      State: state,
      StartedOn: new Date(noon - startedBefore * 1000),
      ...(state !== 'RUNNING' &&
        state !== 'ROLLING_BACK' && { CompletedOn: new Date(noon - (startedBefore - seconds) * 1000) }),
    }),
  ),
});

const lookUp = (id = 1): string => `blueprintRun(blueprintName: "orders", runId: "run-${id}")`;
const listAll = '{ blueprint(name: "orders") { runs { nodes { id } } } }';
const noCache = { maxBytes: 0, runningSeconds: 5, settledSeconds: 5, definitionSeconds: 5 };

let aws: ChangingAws;
afterEach(() => aws.close());
const start = async (options: Parameters<typeof startChangingAws>[1] = { cache: noCache }) => {
  aws = await startChangingAws([place, otherPlace], options);
};

describe('Execution.origin, firstSeenAt, lastSeenAt and changes', () => {
  it('follow an execution through its states', async () => {
    await start();
    const states = ['RUNNING', 'RUNNING', 'ROLLING_BACK', 'FAILED'] as const;
    const times: string[] = [];
    for (const state of states) {
      aws.replace({ [place]: runsOf([{ id: 1, state }]) });
      aws.passSeconds(60);
      times.push(aws.nowText());
      await aws.ask(`{ ${lookUp()} { id } }`);
    }
    aws.passSeconds(60);

    const { data, errors } = await aws.ask(
      `{ ${lookUp()} { origin firstSeenAt lastSeenAt fetchedAt changes { at previousStatus status } } }`,
    );

    expect(errors).toEqual([]);
    expect(data.blueprintRun).toEqual({
      origin: 'AWS',
      firstSeenAt: times[0],
      lastSeenAt: aws.nowText(),
      fetchedAt: aws.nowText(),
      changes: [
        { at: times[2], previousStatus: 'RUNNING', status: 'ROLLING_BACK' },
        { at: times[3], previousStatus: 'ROLLING_BACK', status: 'FAILED' },
      ],
    });
  });

  it('has the last 100 changes', async () => {
    await start();
    const kinds = ['RUNNING', 'SUCCEEDED'] as const;
    for (const index of range(103)) {
      aws.replace({ [place]: runsOf([{ id: 1, state: kinds[index % 2] ?? 'RUNNING' }]) });
      aws.passSeconds(1);
      await aws.ask(`{ ${lookUp()} { id } }`);
    }

    const { data } = await aws.ask(`{ ${lookUp()} { changes { at } } }`);

    const times = data.blueprintRun.changes.map(({ at }: { at: string }) => at);
    expect(times).toHaveLength(100);
    expect(times).toEqual([...times].sort());
    expect(times.at(-1)).toBe(aws.nowText());
  });

  it('are one query of the history for all executions of a list', async () => {
    await start();
    aws.replace({ [place]: runsOf(range(50).map((id) => ({ id }))) });
    await aws.ask(listAll);
    aws.countQueries();

    const { data, calls } = await aws.ask(
      '{ blueprint(name: "orders") { runs(first: 50) { nodes { origin firstSeenAt lastSeenAt changes { at } } } } }',
    );

    expect(data.blueprint.runs.nodes).toHaveLength(50);
    expect(calls.map(({ operation }) => operation)).toEqual(['BatchGetBlueprints', 'GetBlueprintRuns']);
    expect(aws.queries()).toEqual({ getMany: 1, changesOfMany: 1 });
  });

  it('are not kept in printed texts: they change while AWS returns the same', async () => {
    await start({});
    aws.replace({ [place]: runsOf([{ id: 1, seconds: 10 }]) });
    const query = `{ ${lookUp()} { id status origin lastSeenAt expectedDurationSeconds { basedOn } } }`;
    await aws.ask(query);
    await aws.ask(query);
    const id = (await aws.ask(query)).data.blueprintRun.id;
    aws.store.markGone([id], noon + 1);
    await aws.store.flush();

    const { data, calls } = await aws.ask(query);

    expect(calls).toEqual([]);
    expect(data.blueprintRun).toMatchObject({ status: 'SUCCEEDED', origin: 'HISTORY' });
  });

  it('are those of the record where the history cannot be read, and changes are an error', async () => {
    await start();
    aws.replace({ [place]: runsOf([{ id: 1 }]) });
    await aws.ask(`{ ${lookUp()} { id } }`);
    aws.passSeconds(60);
    aws.breakStore();

    const answer = await aws.ask(
      `{ ${lookUp()} { status origin firstSeenAt lastSeenAt changes { at } expectedDurationSeconds { p50 } isOverdue } }`,
    );

    const now = aws.nowText();
    expect(answer.data.blueprintRun).toEqual({
      status: 'SUCCEEDED',
      origin: 'AWS',
      firstSeenAt: now,
      lastSeenAt: now,
      changes: null,
      expectedDurationSeconds: null,
      isOverdue: false,
    });
    expect(codesOf(answer)).toEqual([
      'blueprintRun.changes: UPSTREAM_UNAVAILABLE',
      'blueprintRun.expectedDurationSeconds: UPSTREAM_UNAVAILABLE',
    ]);
  });
});

describe('Execution.expectedDurationSeconds and isOverdue', () => {
  const expectation = 'expectedDurationSeconds { p50 p95 basedOn } isOverdue';

  it('compare an execution in progress with those of its name and scope that succeeded', async () => {
    await start();
    const known: readonly Run[] = [
      ...range(19).map((id) => ({ id, seconds: 10 })),
      { id: 19, seconds: 100 },
      { id: 20, seconds: 9_000, state: 'FAILED' },
    ];
    aws.replace({
      [place]: runsOf([
        ...known,
        { id: 30, state: 'RUNNING', startedBefore: 9 },
        { id: 31, state: 'RUNNING', startedBefore: 11 },
      ]),
      [otherPlace]: runsOf(range(10).map((id) => ({ id: id + 100, seconds: 5_000 }))),
    });
    await aws.ask(listAll);
    await aws.ask(
      `{ blueprint(name: "orders", scope: { accountId: "444455556666" }) { runs { nodes { id } } } }`,
    );

    const { data, errors } = await aws.ask(
      `{ quick: ${lookUp(30)} { ${expectation} } late: ${lookUp(31)} { ${expectation} } ended: ${lookUp(20)} { ${expectation} } }`,
    );

    expect(errors).toEqual([]);
    const expectedDurationSeconds = { p50: 10, p95: 10, basedOn: 20 };
    expect(data).toEqual({
      quick: { expectedDurationSeconds, isOverdue: false },
      late: { expectedDurationSeconds, isOverdue: true },
      ended: { expectedDurationSeconds, isOverdue: false },
    });
  });

  it('is not overdue, but null, where fewer than five executions are known, or none', async () => {
    await start();
    aws.replace({
      [place]: runsOf([...range(4).map((id) => ({ id, seconds: 1 })), { id: 30, state: 'RUNNING' }]),
    });
    const first = await aws.ask(`{ ${lookUp(30)} { ${expectation} } }`);
    await aws.ask(listAll);
    aws.passSeconds(61);

    const { data } = await aws.ask(`{ ${lookUp(30)} { ${expectation} } }`);

    expect(first.data.blueprintRun).toEqual({ expectedDurationSeconds: null, isOverdue: null });
    expect(data.blueprintRun).toEqual({
      expectedDurationSeconds: { p50: 1, p95: 1, basedOn: 4 },
      isOverdue: null,
    });
  });

  it('are queried once per name, and again after a minute', async () => {
    await start();
    aws.replace({ [place]: runsOf(range(50).map((id) => ({ id, state: 'RUNNING' }))) });
    const query = `{ blueprint(name: "orders") { runs(first: 50) { nodes { ${expectation} } } } }`;
    aws.countQueries();
    await aws.ask(query);
    aws.passSeconds(30);
    await aws.ask(query);
    const before = aws.queries();
    aws.passSeconds(31);
    await aws.ask(query);

    expect(before).toEqual({ expectedDuration: 1 });
    expect(aws.queries()).toEqual({ expectedDuration: 2 });
  });
});

describe('Query.executionStatistics', () => {
  const statistics = (args: string, fields = ''): string =>
    `{ executionStatistics(${args}) { groups { group count failed failureRate p50Seconds p95Seconds maxSeconds } ${fields} } }`;

  const fill = async () => {
    await start();
    aws.replace({
      [place]: runsOf([
        { id: 1, seconds: 10 },
        { id: 2, seconds: 20 },
        { id: 3, seconds: 30, state: 'FAILED' },
        { id: 4, state: 'RUNNING', startedBefore: 90_000 },
        { id: 5, seconds: 5, blueprint: 'bills' },
      ]),
      [otherPlace]: runsOf([{ id: 6, seconds: 60 }]),
    });
    await aws.ask(`{
      blueprint(name: "orders") { runs { nodes { id } } }
      bills: blueprint(name: "bills") { runs { nodes { id } } }
      other: blueprint(name: "orders", scope: { accountId: "444455556666" }) { runs { nodes { id } } }
    }`);
    aws.replace({});
  };

  it('has figures of what the history knows, without an AWS call', async () => {
    await fill();

    const { data, errors, calls } = await aws.ask(statistics('groupBy: NAME'));

    expect(errors).toEqual([]);
    expect(calls).toEqual([]);
    expect(data.executionStatistics.groups).toEqual([
      {
        group: 'orders',
        count: 5,
        failed: 1,
        failureRate: 0.25,
        p50Seconds: 20,
        p95Seconds: 60,
        maxSeconds: 60,
      },
      { group: 'bills', count: 1, failed: 0, failureRate: 0, p50Seconds: 5, p95Seconds: 5, maxSeconds: 5 },
    ]);
  });

  it.each([
    ['KIND', [['BLUEPRINT_RUN', 6]]],
    [
      'SCOPE',
      [
        ['111122223333/us-east-1', 5],
        ['444455556666/us-east-1', 1],
      ],
    ],
    [
      'STATUS',
      [
        ['SUCCEEDED', 4],
        ['FAILED', 1],
        ['RUNNING', 1],
      ],
    ],
    [
      'DAY',
      [
        ['2026-11-27', 5],
        ['2026-11-26', 1],
      ],
    ],
  ])('groups by %s', async (groupBy, expected) => {
    await fill();

    const { data } = await aws.ask(statistics(`groupBy: ${groupBy}`));

    const groups: { group: string; count: number }[] = data.executionStatistics.groups;
    expect(new Map(groups.map(({ group, count }) => [group, count]))).toEqual(
      new Map(expected as [string, number][]),
    );
    expect(groups.map(({ count }) => count)).toEqual(expected.map(([, count]) => count));
  });

  it.each([
    ['statuses: [FAILED]', 1],
    ['accountIds: ["444455556666"]', 1],
    ['kinds: [LIFECYCLE]', 0],
    ['startedAfter: "2026-11-27T00:00:00Z"', 5],
    ['startedBefore: "2026-11-27T00:00:00Z"', 1],
  ])('counts only what matches the filter: %s', async (filter, expected) => {
    await fill();

    const { data } = await aws.ask(statistics(`groupBy: KIND, filter: { ${filter} }`));

    const groups: { count: number }[] = data.executionStatistics.groups;
    expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(expected);
  });

  it('counts what the lists have that its coverage needs, and summarizes it', async () => {
    await start();
    aws.replace({ [place]: runsOf([{ id: 1 }, { id: 2, state: 'FAILED' }]) });
    const ofRuns = 'groupBy: KIND, filter: { kinds: [BLUEPRINT_RUN] }';

    const summarized = await aws.ask(
      statistics(ofRuns, 'coverageSummary { complete partial failed oldestAsOf reasons { code count } }'),
    );
    const both = await aws.ask(
      `{ executionStatistics(${ofRuns}) { coverage { state } coverageSummary { complete } } }`,
    );

    expect(summarized.errors).toEqual([]);
    expect(summarized.data.executionStatistics).toMatchObject({
      groups: [{ group: 'BLUEPRINT_RUN', count: 2, failed: 1 }],
      coverageSummary: { complete: 2, partial: 0, failed: 0, oldestAsOf: aws.nowText(), reasons: [] },
    });
    expect(both.data.executionStatistics).toEqual({
      coverage: [{ state: 'COMPLETE' }, { state: 'COMPLETE' }],
      coverageSummary: { complete: 2 },
    });
  });

  it('summarizes the sources that could not be read', async () => {
    await start();
    const { data } = await aws.ask(
      statistics('groupBy: KIND', 'coverageSummary { complete failed reasons { code count } }'),
      { caller: callerWith([{ kinds: ['LIFECYCLE'] }]) },
    );

    expect(data.executionStatistics.coverageSummary).toEqual({
      complete: 2,
      failed: 6,
      reasons: [{ code: 'FORBIDDEN', count: 6 }],
    });
  });

  it('counts only what the caller may see', async () => {
    await fill();
    const counts = async (grants: Parameters<typeof callerWith>[0]) => {
      const answer = await aws.ask(
        statistics('groupBy: SCOPE', 'coverage { kind state reason scope { accountId } }'),
        {
          caller: callerWith(grants),
        },
      );
      return answer.data.executionStatistics;
    };

    const ofAccount = await counts([{ accounts: ['444455556666'] }]);
    const ofKind = await counts([{ kinds: ['LIFECYCLE'] }]);

    expect(ofAccount.groups).toMatchObject([{ group: otherPlace, count: 1 }]);
    expect(
      ofAccount.coverage.every(
        ({ scope }: { scope: { accountId: string } }) => scope.accountId === '444455556666',
      ),
    ).toBe(true);
    expect(ofKind.groups).toEqual([]);
    expect(ofKind.coverage).toContainEqual(
      expect.objectContaining({
        kind: 'BLUEPRINT_RUN',
        state: 'FAILED',
        reason: expect.stringMatching(/^FORBIDDEN: /),
      }),
    );
  });

  it('does not count executions of a scope that is no longer configured', async () => {
    await start();
    aws.store.offer([run({}, { scope: scopeOf('999999999999', 'us-east-1') })]);
    await aws.store.flush();

    const { data } = await aws.ask(statistics('groupBy: SCOPE'));

    expect(data.executionStatistics.groups).toEqual([]);
  });

  it('refuses a scope that is not configured, and is an error where the history cannot be read', async () => {
    await start();
    const refused = await aws.ask(statistics('groupBy: KIND, filter: { accountIds: ["999999999999"] }'));
    aws.breakStore();

    const failed = await aws.ask(statistics('groupBy: KIND'));

    expect(codesOf(refused)).toEqual(['executionStatistics: FORBIDDEN']);
    expect(failed.data).toEqual({ executionStatistics: null });
    expect(codesOf(failed)).toEqual(['executionStatistics: UPSTREAM_UNAVAILABLE']);
  });
});

describe('An ended execution of Query.executions that is cached', () => {
  const listed = '{ executions(filter: { kinds: [BLUEPRINT_RUN] }) { nodes { id } } }';
  const lookUpSeen = `{ ${lookUp()} { origin lastSeenAt } }`;

  it('is looked up with what the history knows of it now', async () => {
    await start({});
    aws.replace({ [place]: runsOf([{ id: 1 }]) });
    const seenAt = aws.nowText();
    await aws.ask(listed);
    const before = await aws.ask(lookUpSeen);
    aws.replace({});
    aws.passSeconds(86_400);
    await aws.ask(listed);

    const after = await aws.ask(lookUpSeen);

    expect([...before.calls, ...after.calls]).toEqual([]);
    expect(before.data.blueprintRun).toEqual({ origin: 'AWS', lastSeenAt: seenAt });
    expect(after.data.blueprintRun).toEqual({ origin: 'HISTORY', lastSeenAt: seenAt });
  });
});

describe('A search of Query.executions for a text', () => {
  it('moves on to the last execution that was looked at, where 20,000 do not have the text', async () => {
    await start();
    aws.store.offer(
      range(20_002).map((number) =>
        run(
          { StartedOn: new Date(noon - number * 1000), ErrorMessage: number === 20_001 ? 'fizz' : 'none' },
          { number },
        ),
      ),
    );
    await aws.store.flush();
    const page = async (after: string | null) => {
      const { data, errors } = await aws.ask(
        `query ($after: String) {
          executions(first: 5, after: $after, filter: { text: "zz", kinds: [BLUEPRINT_RUN] }) {
            nodes { ... on BlueprintRun { runId } } pageInfo { hasNextPage endCursor }
          }
        }`,
        { variables: { after } },
      );
      expect(errors).toEqual([]);
      return data.executions;
    };

    const first = await page(null);
    const second = await page(first.pageInfo.endCursor);

    expect(first).toEqual({ nodes: [], pageInfo: { hasNextPage: true, endCursor: expect.any(String) } });
    expect(second.nodes).toEqual([{ runId: 'jr_20001' }]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});

describe('A gateway whose history cannot be opened', () => {
  it('answers from AWS and from memory, and reports what the list of executions lacks', async () => {
    await start();
    const gateway = await startTestGateway(estateOf({ [place]: runsOf([{ id: 1 }]) }), {
      history: { file: '/dev/null/history.db', keepDays: 400, keepSensitive: false },
    });

    const listed = 'executions(filter: { kinds: [BLUEPRINT_RUN] })';
    const { data: list, errors: none } = await gateway.ask(
      `{ ${listed} { nodes { status origin firstSeenAt fetchedAt } coverage { state reason } }
         executionCounts(filter: { kinds: [BLUEPRINT_RUN] }) { counts { status count } coverage { state } } }`,
    );
    const { data, errors } = await gateway.ask(
      `{ ${lookUp()} { status origin firstSeenAt lastSeenAt fetchedAt changes { at } expectedDurationSeconds { p50 } }
         missing: ${lookUp(2)} { id } blueprint(name: "sales") { runs { nodes { id } } }
         executionStatistics(groupBy: KIND) { groups { count } }
         covered: executionStatistics(groupBy: KIND) { groups { count } coverage { state } } }`,
    );
    await gateway.close();

    const { fetchedAt } = data.blueprintRun;
    expect(data).toEqual({
      blueprintRun: {
        status: 'SUCCEEDED',
        origin: 'AWS',
        firstSeenAt: fetchedAt,
        lastSeenAt: fetchedAt,
        fetchedAt,
        changes: null,
        expectedDurationSeconds: null,
      },
      missing: null,
      blueprint: null,
      executionStatistics: null,
      covered: null,
    });
    expect(
      errors?.map(({ path, extensions }) => `${path?.join()}: ${String(extensions.code)}`).sort(),
    ).toEqual(
      [
        'blueprintRun,changes',
        'blueprintRun,expectedDurationSeconds',
        'covered',
        'executionStatistics',
        'missing',
      ].map((path) => `${path}: UPSTREAM_UNAVAILABLE`),
    );
    expect(none).toBeUndefined();
    expect(list.executionCounts).toEqual({
      counts: [{ status: 'SUCCEEDED', count: 1 }],
      coverage: [{ state: 'PARTIAL' }],
    });
    const [{ fetchedAt: listedAt }] = list.executions.nodes;
    expect(list.executions.nodes).toEqual([
      { status: 'SUCCEEDED', origin: 'AWS', firstSeenAt: listedAt, fetchedAt: listedAt },
    ]);
    expect(list.executions.coverage[0]).toEqual({
      state: 'PARTIAL',
      reason: expect.stringMatching(/^UPSTREAM_UNAVAILABLE: The history cannot be read/),
    });
  });
});
