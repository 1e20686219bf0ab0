import { describe, expect, it } from '@jest/globals';
import { nodeId } from '../support/nodeId';
import { countsFrom, pageOf as askPage, type Paging } from '../support/executions/requests';
import type { Filter } from '../support/executions/model';
import { here, idOf, namesOf, smallEstate, there, type Name } from '../support/executions/smallEstate';
import { startTestGateway } from '../support/gateway';
import { gatewayForTests } from '../support/gatewayForTests';

const { ask, gateway } = gatewayForTests(smallEstate);

const pageOf = (paging?: Paging) => askPage(ask, paging);

/** All calls that AWS received, including those to STS. */
const callsToAws = (): string[] => gateway().sandbox.calls.operations();

/** The order of executions with the same start. */
const byId = (...names: readonly Name[]): Name[] =>
  [...names].sort((one, other) => (idOf[one] < idOf[other] ? -1 : 1));

const everything: readonly Name[] = [
  ...byId('transferring', 'handling'),
  'runThere',
  'testing',
  ...byId('tidied', 'runDone'),
  'built',
  'runFailed',
  'waiting',
];

const allKinds = [
  'IMAGE_BUILDER_WORKFLOW',
  'WORKFLOW_STEP',
  'LIFECYCLE',
  'TRANSFER_EXECUTION',
  'BLUEPRINT_RUN',
] as const;

describe('Query.executions', () => {
  it('sorts running executions without a start first, then the newest first, then the rest, and equal starts by id', async () => {
    const { nodes, pageInfo } = await pageOf();

    expect(namesOf(nodes)).toEqual(everything);
    expect(pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
  });

  it('returns steps only if the filter names their kind', async () => {
    const { nodes } = await pageOf({ filter: { kinds: allKinds } });

    const before = (name: Name): Name[] => everything.slice(0, everything.indexOf(name));
    expect(namesOf(nodes)).toEqual([
      ...before('testing'),
      'stepRunning',
      ...everything.slice(everything.indexOf('testing'), everything.indexOf('built')),
      'stepDone',
      'built',
      'runFailed',
      ...byId('waiting', 'stepSkipped'),
    ]);
  });

  it('returns each execution with its own type', async () => {
    const { data, errors } = await ask(`{
      executions(first: 3) {
        nodes {
          __typename rawStatus scope { accountId region }
          ... on TransferExecution { executionId workflowId }
          ... on BlueprintRun { blueprintName runId }
        }
      }
    }`);

    expect(errors).toBeUndefined();
    expect(data.executions.nodes).toContainEqual({
      __typename: 'BlueprintRun',
      rawStatus: 'RUNNING',
      scope: there,
      blueprintName: 'orders',
      runId: 'br_1',
    });
    expect(data.executions.nodes).toContainEqual(
      expect.objectContaining({ __typename: 'TransferExecution', rawStatus: 'HANDLING_EXCEPTION' }),
    );
  });
});

describe('Query.executions(filter:)', () => {
  it.each<[what: string, filter: Filter, expected: readonly Name[]]>([
    ['one kind', { kinds: ['LIFECYCLE'] }, ['tidied']],
    [
      'two kinds',
      { kinds: ['BLUEPRINT_RUN', 'LIFECYCLE'] },
      ['runThere', ...byId('tidied', 'runDone'), 'runFailed'],
    ],
    ['steps alone', { kinds: ['WORKFLOW_STEP'] }, ['stepRunning', 'stepDone', 'stepSkipped']],
    ['no kind', { kinds: [] }, []],
    ['one status', { statuses: ['SUCCEEDED'] }, [...byId('tidied', 'runDone'), 'built']],
    ['two statuses', { statuses: ['FAILED', 'ROLLING_BACK'] }, ['handling', 'runFailed']],
    ['no status', { statuses: [] }, []],
    ['one account', { accountIds: [there.accountId] }, ['runThere']],
    ['both accounts', { accountIds: [there.accountId, here.accountId] }, everything],
    ['no account', { accountIds: [] }, []],
    ['one region', { regions: [there.region] }, ['runThere']],
    ['no region', { regions: [] }, []],
    [
      'an account and a region of another account',
      { accountIds: [here.accountId], regions: [there.region] },
      [],
    ],
    [
      'startedAfter, which is inclusive',
      { startedAfter: '2026-09-09T12:00:00.000Z' },
      ['runThere', 'testing'],
    ],
    ['startedBefore, which is exclusive', { startedBefore: '2026-09-09T10:00:00.000Z' }, ['runFailed']],
    [
      'a time range in another format',
      { startedAfter: '2026-09-09T11:00:00+01:00', startedBefore: '2026-09-09T12:00:00Z' },
      [...byId('tidied', 'runDone'), 'built'],
    ],
    [
      'all criteria at once',
      {
        kinds: ['BLUEPRINT_RUN'],
        statuses: ['RUNNING', 'SUCCEEDED'],
        accountIds: [here.accountId],
        regions: [here.region],
        startedAfter: '2026-09-09T09:00:00.000Z',
        startedBefore: '2026-09-09T12:00:00.000Z',
      },
      ['runDone'],
    ],
  ])('returns the matching executions for %s', async (_what, filter, expected) => {
    const { nodes, pageInfo } = await pageOf({ filter });

    expect(namesOf(nodes)).toEqual(expected);
    expect(pageInfo.hasNextPage).toBe(false);
  });

  it.each<[what: string, filter: Filter, rows: readonly (readonly [place: string, kind: string])[]]>([
    ['no kind', { kinds: [] }, []],
    ['no account', { accountIds: [] }, []],
    [
      'one kind',
      { kinds: ['LIFECYCLE'] },
      [
        [here.accountId, 'LIFECYCLE'],
        [there.accountId, 'LIFECYCLE'],
      ],
    ],
    [
      'kinds of one account',
      { kinds: ['WORKFLOW_STEP', 'LIFECYCLE'], accountIds: [there.accountId] },
      [
        [there.accountId, 'WORKFLOW_STEP'],
        [there.accountId, 'LIFECYCLE'],
      ],
    ],
  ])('returns a coverage row for each scope and kind: %s', async (_what, filter, rows) => {
    const { coverage } = await pageOf({ filter });

    expect(coverage.map(({ scope, kind }) => [scope.accountId, kind])).toEqual(rows);
  });

  it.each<[what: string, filter: unknown, argument: string, code: string]>([
    ['a word for an account', { accountIds: ['production'] }, 'filter.accountIds', 'BAD_USER_INPUT'],
    ['a word for a region', { regions: ['Frankfurt'] }, 'filter.regions', 'BAD_USER_INPUT'],
    [
      'an end before the start',
      { startedAfter: '2026-09-09T12:00:00Z', startedBefore: '2026-09-09T11:00:00Z' },
      'filter.startedBefore',
      'BAD_USER_INPUT',
    ],
    [
      'an end at the start',
      { startedAfter: '2026-09-09T12:00:00Z', startedBefore: '2026-09-09T12:00:00Z' },
      'filter.startedBefore',
      'BAD_USER_INPUT',
    ],
    ['an account that is not configured', { accountIds: ['999999999999'] }, 'filter.accountIds', 'FORBIDDEN'],
    [
      'one of two accounts',
      { accountIds: [here.accountId, '999999999999'] },
      'filter.accountIds',
      'FORBIDDEN',
    ],
    ['a region that is not configured', { regions: ['ap-south-1'] }, 'filter.regions', 'FORBIDDEN'],
  ])('is rejected without an AWS call for %s', async (_what, filter, argument, code) => {
    const { data, errors } = await ask(
      'query ($filter: ExecutionFilter) { executions(filter: $filter) { nodes { id } } executionCounts(filter: $filter) { counts { count } } }',
      { filter },
    );

    expect(data).toEqual({ executions: null, executionCounts: null });
    expect(errors).toHaveLength(2);
    for (const error of errors ?? []) {
      expect(error.extensions.code).toBe(code);
      expect(error.message).toContain(argument);
    }
    expect(callsToAws()).toEqual([]);
  });
});

describe('Query.executions(first:, after:)', () => {
  it.each([1, 2, 4, 9, 100])('returns the whole list in pages of %d', async (first) => {
    const found: string[] = [];
    for (let after: string | null = null, hasNextPage = true; hasNextPage;) {
      const page = await pageOf({ first, after });
      expect(page.nodes.length).toBeLessThanOrEqual(first);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      expect(page.pageInfo.startCursor).toBe(page.edges[0]?.cursor);
      expect(page.edges.map(({ node }) => node.id)).toEqual(page.nodes.map(({ id }) => id));
      found.push(...namesOf(page.nodes));
      expect(found.length).toBeLessThanOrEqual(everything.length);
      ({ endCursor: after, hasNextPage } = page.pageInfo);
    }

    expect(found).toEqual(everything);
  });

  it('continues after any cursor, even after a restart of the gateway', async () => {
    const { edges } = await pageOf();
    const restarted = await startTestGateway(smallEstate, { sandbox: gateway().sandbox });

    for (const [index, { cursor }] of edges.entries()) {
      const { nodes } = await askPage((...request) => restarted.ask(...request), { after: cursor });
      expect(namesOf(nodes)).toEqual(everything.slice(index + 1));
    }
    await restarted.close();
  });

  it('returns no items and no cursor after the last execution', async () => {
    const { pageInfo } = await pageOf();

    const { nodes, pageInfo: last } = await pageOf({ after: pageInfo.endCursor });

    expect(nodes).toEqual([]);
    expect(last).toEqual({ hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null });
  });

  it('has 25 items per page by default', async () => {
    const { data } = await ask('{ __type(name: "Query") { fields { name args { name defaultValue } } } }');

    const field = data.__type.fields.find(({ name }: { name: string }) => name === 'executions');
    expect(field.args).toContainEqual({ name: 'first', defaultValue: '25' });
  });

  it('accepts the cursor of an equivalent filter', async () => {
    const { pageInfo } = await pageOf({
      first: 1,
      filter: {
        kinds: ['LIFECYCLE', 'BLUEPRINT_RUN'],
        statuses: ['SUCCEEDED', 'FAILED'],
        accountIds: [here.accountId, there.accountId],
        regions: [here.region],
        startedAfter: '2026-09-09T09:00:00Z',
      },
    });

    const { nodes } = await pageOf({
      after: pageInfo.endCursor,
      filter: {
        kinds: ['BLUEPRINT_RUN', 'LIFECYCLE', 'LIFECYCLE'],
        statuses: ['FAILED', 'SUCCEEDED', 'FAILED'],
        accountIds: [there.accountId, here.accountId],
        regions: [here.region, here.region],
        startedAfter: '2026-09-09T11:00:00+02:00',
      },
    });

    expect(namesOf(nodes)).toEqual([...byId('tidied', 'runDone').slice(1), 'runFailed']);
  });

  it.each<[what: string, paging: Readonly<Record<string, unknown>>, argument: string]>([
    ['a negative page size', { first: -1 }, 'first'],
    ['a page size of 101', { first: 101 }, 'first'],
    ['an empty cursor', { after: '' }, 'after'],
    ['an invalid cursor', { after: 'next' }, 'after'],
    ['the id of an execution', { after: idOf.built }, 'after'],
  ])('is rejected without an AWS call for %s', async (_what, paging, argument) => {
    const { data, errors } = await ask(
      'query ($first: Int, $after: String) { executions(first: $first, after: $after) { nodes { id } } }',
      paging,
    );

    expect(data).toEqual({ executions: null });
    expect(errors).toMatchObject([
      { message: expect.stringContaining(argument), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
    expect(callsToAws()).toEqual([]);
  });

  it.each<[what: string, filter: Filter]>([
    ['another kind', { kinds: ['BLUEPRINT_RUN'] }],
    ['a status', { statuses: ['RUNNING'] }],
    ['no status', { statuses: [] }],
    ['an account', { accountIds: [here.accountId] }],
    ['a region', { regions: [here.region] }],
    ['a start', { startedAfter: '2026-09-09T09:00:00Z' }],
    ['an end', { startedBefore: '2026-09-10T09:00:00Z' }],
  ])('rejects the cursor of another filter without an AWS call: %s', async (_what, filter) => {
    const { pageInfo } = await pageOf({ first: 1 });

    const page = pageOf({ after: pageInfo.endCursor, filter });

    await expect(page).rejects.toThrow(/BAD_USER_INPUT/);
    expect(callsToAws()).toEqual([]);
  });

  it('rejects the cursor of another list, and the other list rejects its cursor, without an AWS call', async () => {
    const { data } = await ask('{ blueprints(first: 1) { pageInfo { endCursor } } }');
    const { pageInfo } = await pageOf({ first: 1 });

    await expect(pageOf({ after: data.blueprints.pageInfo.endCursor })).rejects.toThrow(/BAD_USER_INPUT/);
    expect(callsToAws()).toEqual([]);
    const { errors } = await ask('query ($after: String) { blueprints(after: $after) { nodes { id } } }', {
      after: pageInfo.endCursor,
    });

    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(callsToAws()).toEqual([]);
  });

  it('rejects a cursor that was changed to name another scope', async () => {
    const { pageInfo } = await pageOf({ first: 1 });
    const parts = JSON.parse(Buffer.from(pageInfo.endCursor ?? '', 'base64url').toString());
    const elsewhere = nodeId('BlueprintRun', { ...here, accountId: '999999999999' }, 'orders', 'br_1');
    const after = Buffer.from(JSON.stringify([...parts.slice(0, -1), elsewhere])).toString('base64url');

    await expect(pageOf({ after })).rejects.toThrow(/FORBIDDEN/);
    expect(callsToAws()).toEqual([]);
  });
});

describe('Query.executionCounts', () => {
  it('returns a count per kind and status, in the order of the enums', async () => {
    const { counts } = await countsFrom(ask, { kinds: allKinds });

    expect(counts).toEqual([
      { kind: 'IMAGE_BUILDER_WORKFLOW', status: 'PENDING', count: 1 },
      { kind: 'IMAGE_BUILDER_WORKFLOW', status: 'RUNNING', count: 1 },
      { kind: 'IMAGE_BUILDER_WORKFLOW', status: 'SUCCEEDED', count: 1 },
      { kind: 'WORKFLOW_STEP', status: 'RUNNING', count: 1 },
      { kind: 'WORKFLOW_STEP', status: 'SUCCEEDED', count: 1 },
      { kind: 'WORKFLOW_STEP', status: 'SKIPPED', count: 1 },
      { kind: 'LIFECYCLE', status: 'SUCCEEDED', count: 1 },
      { kind: 'TRANSFER_EXECUTION', status: 'RUNNING', count: 1 },
      { kind: 'TRANSFER_EXECUTION', status: 'ROLLING_BACK', count: 1 },
      { kind: 'BLUEPRINT_RUN', status: 'RUNNING', count: 1 },
      { kind: 'BLUEPRINT_RUN', status: 'SUCCEEDED', count: 1 },
      { kind: 'BLUEPRINT_RUN', status: 'FAILED', count: 1 },
    ]);
  });

  it('counts the matching executions of all pages', async () => {
    const { data } = await ask(
      'query ($filter: ExecutionFilter) { executions(first: 1, filter: $filter) { nodes { id } } executionCounts(filter: $filter) { counts { kind count } } }',
      { filter: { statuses: ['SUCCEEDED'], startedAfter: '2026-09-09T10:30:00Z' } },
    );

    expect(data.executions.nodes).toHaveLength(1);
    expect(data.executionCounts.counts).toEqual([
      { kind: 'LIFECYCLE', count: 1 },
      { kind: 'BLUEPRINT_RUN', count: 1 },
    ]);
  });

  it('returns an empty list for an empty filter', async () => {
    const { counts, coverage } = await countsFrom(ask, { kinds: [] });

    expect(counts).toEqual([]);
    expect(coverage).toEqual([]);
  });
});
