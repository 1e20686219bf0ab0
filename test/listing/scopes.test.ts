import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/faultInjection';
import { estateOf, type RegionData } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { range, uuid } from '../support/sequence';

const places = ['111122223333/us-east-1', '111122223333/eu-west-1', '444455556666/us-east-1'] as const;
type Place = (typeof places)[number];

const scopeOf = (place: Place): { accountId: string; region: string } => {
  const [accountId = '', region = ''] = place.split('/');
  return { accountId, region };
};

const moments = [
  '2026-09-09T10:00:00.000Z',
  '2026-09-09T09:00:00.000Z',
  undefined,
  '2026-09-09T10:00:00.000Z',
];

/** The same names and times in all places. The first place has more items than AWS returns per page (25). */
const dataOf = (place: Place): RegionData => {
  const { accountId, region } = scopeOf(place);
  const serial = places.indexOf(place) * 1000;
  const count = place === places[0] ? 30 : 4;
  const arn = (kind: string, name: string): string =>
    `arn:aws:imagebuilder:${region}:${accountId}:${kind}/${name}`;
  const numbers = range(count).map((index) => (index * 7) % count);
  return {
    images: numbers.map((n) => ({ arn: arn('image', `web/1.0.0/${n}`), dateCreated: moments[n % 4] })),
    imagePipelines: numbers.map((n) => ({ arn: arn('image-pipeline', `p${n}`), name: `pipeline ${n % 3}` })),
    lifecyclePolicies: numbers.map((n) => ({
      arn: arn('lifecycle-policy', `p${n}`),
      name: `policy ${n % 3}`,
    })),
    transferWorkflows: numbers.map((n) => ({
      WorkflowId: `w-${String(n).padStart(17, '0')}`,
      Arn: 'arn:aws:transfer',
    })),
    blueprints: numbers.map((n) => ({ Name: `blueprint-${n}` })),
    steps: numbers.map((n) => ({
      stepExecutionId: `step-${uuid(serial + n)}`,
      workflowExecutionId: `wf-${uuid(serial)}`,
      imageBuildVersionArn: arn('image', 'web/1.0.0/0'),
      action: 'WaitForAction',
      status: 'RUNNING' as const,
      startTime: moments[n % 4],
    })),
  };
};

const estate = estateOf(Object.fromEntries(places.map((place) => [place, dataOf(place)])));

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await startTestGateway(estate);
});
afterEach(() => gateway.close());

const injectFault = (operation: string, effect: Fault, place?: Place): void => {
  gateway.sandbox.faults.add({ match: { operation, ...(place && scopeOf(place)) }, fault: effect });
};

const denyRoleOf = (accountId: string): void => {
  gateway.sandbox.faults.add({
    match: {
      operation: 'AssumeRole',
      input: { RoleArn: `arn:aws:iam::${accountId}:role/ExecutionGatewayRead` },
    },
    fault: { kind: 'accessDenied' },
  });
};

interface Listed {
  readonly scope: { readonly accountId: string; readonly region: string };
  readonly [member: string]: unknown;
}

interface List {
  readonly field: string;
  readonly operation: string;
  /** The fields that determine the order. */
  readonly members: string;
  /** The sort keys of an item. */
  readonly sortKeys: (item: Listed) => readonly string[];
  /** The ids of the items, in the order of AWS. */
  readonly idsIn: (data: RegionData) => readonly unknown[];
  readonly id: string;
  readonly keepsAwsOrder: boolean;
}

/** Sorts later times first, and an absent time last. */
const newestFirst = (time: unknown): string =>
  typeof time === 'string' ? `0${String(9_999_999_999_999 - Date.parse(time))}` : '9';

const oldestFirst = (time: unknown): string => (typeof time === 'string' ? `0${time}` : '9');

const lists: readonly List[] = [
  {
    field: 'images',
    operation: 'ListImageBuildVersions',
    members: 'arn dateCreated',
    sortKeys: ({ dateCreated, arn }) => [newestFirst(dateCreated), String(arn)],
    idsIn: ({ images = [] }) => images.map(({ arn }) => arn),
    id: 'arn',
    keepsAwsOrder: false,
  },
  {
    field: 'imagePipelines',
    operation: 'ListImagePipelines',
    members: 'arn name',
    sortKeys: ({ name, arn }) => [String(name), String(arn)],
    idsIn: ({ imagePipelines = [] }) => imagePipelines.map(({ arn }) => arn),
    id: 'arn',
    keepsAwsOrder: true,
  },
  {
    field: 'lifecyclePolicies',
    operation: 'ListLifecyclePolicies',
    members: 'arn name',
    sortKeys: ({ name, arn }) => [String(name), String(arn)],
    idsIn: ({ lifecyclePolicies = [] }) => lifecyclePolicies.map(({ arn }) => arn),
    id: 'arn',
    keepsAwsOrder: true,
  },
  {
    field: 'transferWorkflows',
    operation: 'ListWorkflows',
    members: 'workflowId',
    sortKeys: ({ scope, workflowId }) => [scope.accountId, scope.region, String(workflowId)],
    idsIn: ({ transferWorkflows = [] }) => transferWorkflows.map(({ WorkflowId }) => WorkflowId),
    id: 'workflowId',
    keepsAwsOrder: true,
  },
  {
    field: 'blueprints',
    operation: 'ListBlueprints',
    members: 'name',
    sortKeys: ({ scope, name }) => [String(name), scope.accountId, scope.region],
    idsIn: ({ blueprints = [] }) => blueprints.map(({ Name }) => Name),
    id: 'name',
    keepsAwsOrder: true,
  },
  {
    field: 'waitingWorkflowSteps',
    operation: 'ListWaitingWorkflowSteps',
    members: 'stepExecutionId startedAt',
    sortKeys: ({ startedAt, stepExecutionId }) => [oldestFirst(startedAt), String(stepExecutionId)],
    idsIn: ({ steps = [] }) => steps.map(({ stepExecutionId }) => stepExecutionId),
    id: 'stepExecutionId',
    keepsAwsOrder: true,
  },
];

const compareKeys = (one: readonly string[], other: readonly string[]): number => {
  const at = one.findIndex((part, index) => part !== other[index]);
  const [part = '', against = ''] = [one[at], other[at]];
  return at < 0 ? 0 : part < against ? -1 : 1;
};

interface Coverage {
  readonly scope: { readonly accountId: string; readonly region: string };
  readonly state: string;
  readonly reason: string | null;
  readonly asOf: string | null;
}

interface ListPage {
  readonly nodes: readonly Listed[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly coverage: readonly Coverage[];
}

const query = ({ field, members }: List): string => `
  query ($first: Int, $after: String, $scope: ScopeInput) {
    list: ${field}(first: $first, after: $after, scope: $scope) {
      nodes { scope { accountId region } ${members} }
      pageInfo { hasNextPage endCursor }
      coverage { scope { accountId region } state reason asOf }
    }
  }`;

const pageOf = async (
  list: List,
  variables: Readonly<Record<string, unknown>> = { first: 100 },
): Promise<ListPage & { readonly calls: readonly string[] }> => {
  const { data, errors, calls } = await gateway.ask(query(list), variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return { ...data.list, calls };
};

const expectedItems = (list: List, some: readonly Place[]): unknown[] =>
  some.flatMap((place) => list.idsIn(dataOf(place)).map((id) => [scopeOf(place), id]));

const itemsOf = ({ id }: List, nodes: readonly Listed[]): unknown[] =>
  nodes.map((node) => [node.scope, node[id]]);

const sorted = (things: readonly unknown[]): string[] => things.map((thing) => JSON.stringify(thing)).sort();

const incompleteScopes = ({ coverage }: ListPage): string[] =>
  coverage
    .filter(({ state }) => state !== 'COMPLETE')
    .map(
      ({ scope, state, reason }) =>
        `${scope.accountId}/${scope.region} ${state} ${reason?.split(':')[0] ?? ''}`,
    );

describe.each(lists)('Query.$field without a scope', (list) => {
  it('returns the items of all scopes in one order', async () => {
    const { nodes, coverage, pageInfo, calls } = await pageOf(list);

    expect(sorted(itemsOf(list, nodes))).toEqual(sorted(expectedItems(list, places)));
    expect(nodes).toEqual(
      [...nodes].sort((one, other) => compareKeys(list.sortKeys(one), list.sortKeys(other))),
    );
    expect(pageInfo.hasNextPage).toBe(false);
    expect(coverage).toEqual(
      places.map((place) => ({
        scope: scopeOf(place),
        state: 'COMPLETE',
        reason: null,
        asOf: expect.stringMatching(/^\d{4}-.*Z$/),
      })),
    );
    const pages = list.field === 'transferWorkflows' ? 3 : 4;
    expect(calls).toEqual(Array<string>(pages).fill(list.operation));
  });

  it.each([1, 7, 38])('returns the whole list in pages of %d', async (first) => {
    const whole = await pageOf(list);
    const found: unknown[] = [];
    for (let after: string | null = null, hasNextPage = true; hasNextPage;) {
      const page = await pageOf(list, { first, after });
      expect(page.nodes.length).toBeLessThanOrEqual(first);
      found.push(...page.nodes);
      expect(found.length).toBeLessThanOrEqual(whole.nodes.length);
      ({ endCursor: after, hasNextPage } = page.pageInfo);
    }

    expect(found).toEqual(whole.nodes);
  });

  it('reports a scope as FAILED if AWS denies the call, and returns the items of the other scopes', async () => {
    injectFault(list.operation, { kind: 'accessDenied' }, places[1]);

    const page = await pageOf(list);

    expect(sorted(itemsOf(list, page.nodes))).toEqual(sorted(expectedItems(list, [places[0], places[2]])));
    expect(incompleteScopes(page)).toEqual([`${places[1]} FAILED UPSTREAM_FORBIDDEN`]);
    expect(page.coverage[1]?.asOf).toBeNull();
    expect(page.pageInfo.hasNextPage).toBe(false);
  });

  it('returns hasNextPage if AWS throttles a scope', async () => {
    injectFault(list.operation, { kind: 'throttle' }, places[1]);

    const page = await pageOf(list);

    expect(incompleteScopes(page)).toEqual([`${places[1]} FAILED THROTTLED`]);
    expect(page.pageInfo.hasNextPage).toBe(true);
  });

  it('is null with an error if AWS denies the call in all scopes', async () => {
    injectFault(list.operation, { kind: 'accessDenied' });

    const { data, errors } = await gateway.ask(query(list));

    expect(data).toEqual({ list: null });
    expect(errors).toMatchObject([
      { path: ['list'], extensions: { code: 'UPSTREAM_FORBIDDEN', aws: { operation: list.operation } } },
    ]);
  });
});

const paged = lists.filter(({ field }) => field !== 'transferWorkflows');

describe.each(paged)('Query.$field when the second page of a scope fails', (list) => {
  it('returns the items of the first page, and reports the scope as PARTIAL', async () => {
    await pageOf(list);
    const token = gateway.sandbox.calls
      .all()
      .map(({ input }) => input.nextToken ?? input.NextToken)
      .find((one) => one !== undefined);
    const member = list.operation === 'ListBlueprints' ? 'NextToken' : 'nextToken';
    gateway.sandbox.faults.add({
      match: { operation: list.operation, input: { [member]: token } },
      fault: { kind: 'accessDenied' },
    });

    const page = await pageOf(list);

    expect(token).toBeDefined();
    expect(incompleteScopes(page)).toEqual([`${places[0]} PARTIAL UPSTREAM_FORBIDDEN`]);
    expect(page.coverage[0]?.asOf).not.toBeNull();
    expect(page.nodes).toHaveLength(25 + 4 + 4);
  });
});

describe.each(lists)('Query.$field of one scope', (list) => {
  it('returns the items of this scope only, in the order of AWS unless the list defines an order', async () => {
    const { nodes, coverage } = await pageOf(list, { first: 100, scope: { region: 'eu-west-1' } });

    const expected = expectedItems(list, [places[1]]);
    expect(sorted(itemsOf(list, nodes))).toEqual(sorted(expected));
    if (list.keepsAwsOrder) expect(itemsOf(list, nodes)).toEqual(expected);
    else
      expect(nodes).toEqual(
        [...nodes].sort((one, other) => compareKeys(list.sortKeys(one), list.sortKeys(other))),
      );
    expect(coverage).toMatchObject([{ scope: scopeOf(places[1]), state: 'COMPLETE', reason: null }]);
  });

  it('is null with an error if AWS denies the call', async () => {
    injectFault(list.operation, { kind: 'accessDenied' }, places[1]);

    const { data, errors } = await gateway.ask(query(list), { scope: { region: 'eu-west-1' } });

    expect(data).toEqual({ list: null });
    expect(errors).toMatchObject([{ extensions: { code: 'UPSTREAM_FORBIDDEN', aws: scopeOf(places[1]) } }]);
  });

  it('rejects cursors of other scopes, and other scopes reject its cursors', async () => {
    const allScopes = await pageOf(list, { first: 1 });
    const firstScope = await pageOf(list, { first: 1, scope: scopeOf(places[0]) });

    const requests = [
      { after: allScopes.pageInfo.endCursor, scope: scopeOf(places[0]) },
      { after: firstScope.pageInfo.endCursor },
      { after: firstScope.pageInfo.endCursor, scope: scopeOf(places[1]) },
    ];

    for (const variables of requests) {
      const { errors, calls } = await gateway.ask(query(list), variables);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(calls).toEqual([]);
    }
  });
});

const scopes = `{ scopes { accountId region partition
  health { credentials lastAnswerAt lastRefusalAt lastRefusal lastThrottlingAt } } }`;

const unknownHealth = {
  credentials: 'UNKNOWN',
  lastAnswerAt: null,
  lastRefusalAt: null,
  lastRefusal: null,
  lastThrottlingAt: null,
};

const anyTime = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/);

/** The health of each scope in the configured order. Makes no AWS calls. */
const healths = async (): Promise<readonly Record<string, unknown>[]> => {
  const { data, errors } = await gateway.ask(scopes);
  expect(errors).toBeUndefined();
  expect(gateway.sandbox.calls.operations()).toEqual([]);
  return data.scopes.map(({ health }: { health: Record<string, unknown> }) => health);
};

const queryIn = (place: Place) =>
  gateway.ask(
    'query ($scope: ScopeInput) { blueprint(name: "blueprint-0", scope: $scope) { name description } }',
    { scope: scopeOf(place) },
  );

const readiness = async (): Promise<number> => (await fetch(`${gateway.url}/readyz`)).status;

describe('Query.scopes', () => {
  it('returns the configured scopes in order', async () => {
    const { data } = await gateway.ask('{ scopes { accountId region partition } }');

    expect(data.scopes).toEqual(places.map((place) => ({ ...scopeOf(place), partition: 'aws' })));
  });
});

describe('ScopeHealth', () => {
  it('is unknown before the first AWS call', async () => {
    expect(await healths()).toEqual([unknownHealth, unknownHealth, unknownHealth]);
  });

  it('is GOOD only for the scope in which AWS responded', async () => {
    await queryIn(places[1]);

    expect(await healths()).toEqual([
      unknownHealth,
      { ...unknownHealth, credentials: 'GOOD', lastAnswerAt: anyTime },
      unknownHealth,
    ]);
  });

  it('is GOOD after AWS responded that a thing does not exist', async () => {
    await gateway.ask('{ blueprint(name: "nowhere") { name } }');

    expect((await healths())[0]).toMatchObject({ credentials: 'GOOD', lastAnswerAt: anyTime });
  });

  it('returns the last denied permission, even after a later call succeeded', async () => {
    injectFault('BatchGetBlueprints', { kind: 'accessDenied' });
    await queryIn(places[0]);
    gateway.sandbox.faults.clear();
    await queryIn(places[0]);

    expect(await healths()).toEqual([
      {
        credentials: 'GOOD',
        lastAnswerAt: anyTime,
        lastRefusalAt: anyTime,
        lastRefusal: 'glue:BatchGetBlueprints',
        lastThrottlingAt: null,
      },
      unknownHealth,
      unknownHealth,
    ]);
  });

  it('returns the time of the last throttling, even if the retry succeeded', async () => {
    gateway.sandbox.faults.add({
      match: { operation: 'BatchGetBlueprints' },
      times: 1,
      fault: { kind: 'throttle' },
    });

    const { errors } = await queryIn(places[0]);

    expect(errors).toBeUndefined();
    expect((await healths())[0]).toEqual({
      ...unknownHealth,
      credentials: 'GOOD',
      lastAnswerAt: anyTime,
      lastThrottlingAt: anyTime,
    });
  });

  it('returns the time of the latest response', async () => {
    await queryIn(places[0]);
    const [before] = await healths();
    gateway.sandbox.clock.advance(60);

    await queryIn(places[0]);

    const [after] = await healths();
    expect(
      Date.parse(String(after?.lastAnswerAt)) - Date.parse(String(before?.lastAnswerAt)),
    ).toBeGreaterThanOrEqual(60_000);
  });

  it('is BAD for the scope whose role STS denied', async () => {
    denyRoleOf('444455556666');
    for (const place of places) await queryIn(place);

    const health = await healths();

    expect(health.map(({ credentials }) => credentials)).toEqual(['GOOD', 'GOOD', 'BAD']);
    expect(health[2]).toEqual({ ...unknownHealth, credentials: 'BAD' });
  });

  it('is UNKNOWN 30 seconds after STS denied the role, and GOOD after the role was granted', async () => {
    denyRoleOf('444455556666');
    await queryIn(places[2]);
    gateway.sandbox.clock.advance(31);
    const later = await healths();
    gateway.sandbox.faults.clear();

    await queryIn(places[2]);

    expect(later[2]).toEqual(unknownHealth);
    expect((await healths())[2]).toMatchObject({ credentials: 'GOOD', lastAnswerAt: anyTime });
  });
});

describe('GET /readyz', () => {
  it('returns 200 while at least one scope has credentials', async () => {
    const initial = await readiness();
    denyRoleOf('444455556666');
    for (const place of places) await queryIn(place);

    expect([initial, await readiness()]).toEqual([200, 200]);
  });

  it('returns 503 if no scope has credentials, and 200 again 30 seconds later', async () => {
    injectFault('AssumeRole', { kind: 'accessDenied' });
    await queryIn(places[0]);
    await queryIn(places[1]);
    const withOneScopeLeft = await readiness();
    await queryIn(places[2]);
    const withNoScopeLeft = await readiness();
    gateway.sandbox.clock.advance(31);

    expect([withOneScopeLeft, withNoScopeLeft, await readiness()]).toEqual([200, 503, 200]);
  });
});
