import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Fault } from '../../sandbox/faultInjection';
import { estateOf, type RegionData } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { uuid } from '../support/sequence';

const places = ['111122223333/us-east-1', '111122223333/eu-west-1', '444455556666/us-east-1'] as const;
type Place = (typeof places)[number];

const scopeOf = (place: Place): { accountId: string; region: string } => {
  const [accountId = '', region = ''] = place.split('/');
  return { accountId, region };
};

const several = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const moments = [
  '2026-09-09T10:00:00.000Z',
  '2026-09-09T09:00:00.000Z',
  undefined,
  '2026-09-09T10:00:00.000Z',
];

/** Equal names and times in all places, and in the first one more than AWS lists on a page of 25. */
const dataOf = (place: Place): RegionData => {
  const { accountId, region } = scopeOf(place);
  const serial = places.indexOf(place) * 1000;
  const count = place === places[0] ? 30 : 4;
  const arn = (kind: string, name: string): string =>
    `arn:aws:imagebuilder:${region}:${accountId}:${kind}/${name}`;
  const numbers = several(count).map((index) => (index * 7) % count);
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
  /** What its order is made of. */
  readonly members: string;
  /** Texts that stand in the order of the list. */
  readonly order: (item: Listed) => readonly string[];
  /** The ids of what AWS holds, in AWS's order. */
  readonly held: (data: RegionData) => readonly unknown[];
  readonly id: string;
  readonly isOfAwsOrder: boolean;
}

/** Later moments come first, none comes last. */
const newestFirst = (time: unknown): string =>
  typeof time === 'string' ? `0${String(9_999_999_999_999 - Date.parse(time))}` : '9';

const oldestFirst = (time: unknown): string => (typeof time === 'string' ? `0${time}` : '9');

const lists: readonly List[] = [
  {
    field: 'images',
    operation: 'ListImageBuildVersions',
    members: 'arn dateCreated',
    order: ({ dateCreated, arn }) => [newestFirst(dateCreated), String(arn)],
    held: ({ images = [] }) => images.map(({ arn }) => arn),
    id: 'arn',
    isOfAwsOrder: false,
  },
  {
    field: 'imagePipelines',
    operation: 'ListImagePipelines',
    members: 'arn name',
    order: ({ name, arn }) => [String(name), String(arn)],
    held: ({ imagePipelines = [] }) => imagePipelines.map(({ arn }) => arn),
    id: 'arn',
    isOfAwsOrder: true,
  },
  {
    field: 'lifecyclePolicies',
    operation: 'ListLifecyclePolicies',
    members: 'arn name',
    order: ({ name, arn }) => [String(name), String(arn)],
    held: ({ lifecyclePolicies = [] }) => lifecyclePolicies.map(({ arn }) => arn),
    id: 'arn',
    isOfAwsOrder: true,
  },
  {
    field: 'transferWorkflows',
    operation: 'ListWorkflows',
    members: 'workflowId',
    order: ({ scope, workflowId }) => [scope.accountId, scope.region, String(workflowId)],
    held: ({ transferWorkflows = [] }) => transferWorkflows.map(({ WorkflowId }) => WorkflowId),
    id: 'workflowId',
    isOfAwsOrder: true,
  },
  {
    field: 'blueprints',
    operation: 'ListBlueprints',
    members: 'name',
    order: ({ scope, name }) => [String(name), scope.accountId, scope.region],
    held: ({ blueprints = [] }) => blueprints.map(({ Name }) => Name),
    id: 'name',
    isOfAwsOrder: true,
  },
  {
    field: 'waitingWorkflowSteps',
    operation: 'ListWaitingWorkflowSteps',
    members: 'stepExecutionId startedAt',
    order: ({ startedAt, stepExecutionId }) => [oldestFirst(startedAt), String(stepExecutionId)],
    held: ({ steps = [] }) => steps.map(({ stepExecutionId }) => stepExecutionId),
    id: 'stepExecutionId',
    isOfAwsOrder: true,
  },
];

const inOrder = (one: readonly string[], other: readonly string[]): number => {
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

const heldIn = (list: List, some: readonly Place[]): unknown[] =>
  some.flatMap((place) => list.held(dataOf(place)).map((id) => [scopeOf(place), id]));

const named = ({ id }: List, nodes: readonly Listed[]): unknown[] =>
  nodes.map((node) => [node.scope, node[id]]);

const sorted = (things: readonly unknown[]): string[] => things.map((thing) => JSON.stringify(thing)).sort();

const cutShort = ({ coverage }: ListPage): string[] =>
  coverage
    .filter(({ state }) => state !== 'COMPLETE')
    .map(
      ({ scope, state, reason }) =>
        `${scope.accountId}/${scope.region} ${state} ${reason?.split(':')[0] ?? ''}`,
    );

describe.each(lists)('$field without a scope', (list) => {
  it('are those of all scopes, each once, in one order', async () => {
    const { nodes, coverage, pageInfo, calls } = await pageOf(list);

    expect(sorted(named(list, nodes))).toEqual(sorted(heldIn(list, places)));
    expect(nodes).toEqual([...nodes].sort((one, other) => inOrder(list.order(one), list.order(other))));
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

  it.each([1, 7, 38])('laid end to end in pages of %d are the whole list', async (first) => {
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

  it('leave out a scope that is denied, and name it', async () => {
    injectFault(list.operation, { kind: 'accessDenied' }, places[1]);

    const page = await pageOf(list);

    expect(sorted(named(list, page.nodes))).toEqual(sorted(heldIn(list, [places[0], places[2]])));
    expect(cutShort(page)).toEqual([`${places[1]} FAILED FORBIDDEN`]);
    expect(page.coverage[1]?.asOf).toBeNull();
    expect(page.pageInfo.hasNextPage).toBe(false);
  });

  it('say that there may be more where a scope is throttled', async () => {
    injectFault(list.operation, { kind: 'throttle' }, places[1]);

    const page = await pageOf(list);

    expect(cutShort(page)).toEqual([`${places[1]} FAILED THROTTLED`]);
    expect(page.pageInfo.hasNextPage).toBe(true);
  });

  it('are an error where no scope can be read', async () => {
    injectFault(list.operation, { kind: 'accessDenied' });

    const { data, errors } = await gateway.ask(query(list));

    expect(data).toEqual({ list: null });
    expect(errors).toMatchObject([
      { path: ['list'], extensions: { code: 'FORBIDDEN', aws: { operation: list.operation } } },
    ]);
  });
});

const paged = lists.filter(({ field }) => field !== 'transferWorkflows');

describe.each(paged)('$field of a scope whose second page fails', (list) => {
  it('are those of its first page, and the scope is partial', async () => {
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
    expect(cutShort(page)).toEqual([`${places[0]} PARTIAL FORBIDDEN`]);
    expect(page.coverage[0]?.asOf).not.toBeNull();
    expect(page.nodes).toHaveLength(25 + 4 + 4);
  });
});

describe.each(lists)('$field of one scope', (list) => {
  it('are its own alone, as AWS lists them where they have no order of their own', async () => {
    const { nodes, coverage } = await pageOf(list, { first: 100, scope: { region: 'eu-west-1' } });

    const held = heldIn(list, [places[1]]);
    expect(sorted(named(list, nodes))).toEqual(sorted(held));
    if (list.isOfAwsOrder) expect(named(list, nodes)).toEqual(held);
    else expect(nodes).toEqual([...nodes].sort((one, other) => inOrder(list.order(one), list.order(other))));
    expect(coverage).toMatchObject([{ scope: scopeOf(places[1]), state: 'COMPLETE', reason: null }]);
  });

  it('are an error where it cannot be read', async () => {
    injectFault(list.operation, { kind: 'accessDenied' }, places[1]);

    const { data, errors } = await gateway.ask(query(list), { scope: { region: 'eu-west-1' } });

    expect(data).toEqual({ list: null });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', aws: scopeOf(places[1]) } }]);
  });

  it('have cursors of their own', async () => {
    const merged = await pageOf(list, { first: 1 });
    const one = await pageOf(list, { first: 1, scope: scopeOf(places[0]) });

    const asked = [
      { after: merged.pageInfo.endCursor, scope: scopeOf(places[0]) },
      { after: one.pageInfo.endCursor },
      { after: one.pageInfo.endCursor, scope: scopeOf(places[1]) },
    ];

    for (const variables of asked) {
      const { errors, calls } = await gateway.ask(query(list), variables);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(calls).toEqual([]);
    }
  });
});

const scopes = `{ scopes { accountId region partition
  health { credentials lastAnswerAt lastRefusalAt lastRefusal lastThrottlingAt } } }`;

const unknown = {
  credentials: 'UNKNOWN',
  lastAnswerAt: null,
  lastRefusalAt: null,
  lastRefusal: null,
  lastThrottlingAt: null,
};

const moment = expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/);

/** The health of each scope, in configured order. It asks AWS for nothing. */
const healths = async (): Promise<readonly Record<string, unknown>[]> => {
  const { data, errors } = await gateway.ask(scopes);
  expect(errors).toBeUndefined();
  expect(gateway.sandbox.calls.operations()).toEqual([]);
  return data.scopes.map(({ health }: { health: Record<string, unknown> }) => health);
};

const askIn = (place: Place) =>
  gateway.ask(
    'query ($scope: ScopeInput) { blueprint(name: "blueprint-0", scope: $scope) { name description } }',
    { scope: scopeOf(place) },
  );

const readiness = async (): Promise<number> => (await fetch(`${gateway.url}/readyz`)).status;

describe('Query.scopes', () => {
  it('are those that are configured, in that order', async () => {
    const { data } = await gateway.ask('{ scopes { accountId region partition } }');

    expect(data.scopes).toEqual(places.map((place) => ({ ...scopeOf(place), partition: 'aws' })));
  });

  it('are of unknown health before anything is asked', async () => {
    expect(await healths()).toEqual([unknown, unknown, unknown]);
  });

  it('are good where AWS has answered, and nowhere else', async () => {
    await askIn(places[1]);

    expect(await healths()).toEqual([
      unknown,
      { ...unknown, credentials: 'GOOD', lastAnswerAt: moment },
      unknown,
    ]);
  });

  it('are good where AWS has answered that there is no such thing', async () => {
    await gateway.ask('{ blueprint(name: "nowhere") { name } }');

    expect((await healths())[0]).toMatchObject({ credentials: 'GOOD', lastAnswerAt: moment });
  });

  it('tell the last permission that was missing, though the credentials are good', async () => {
    injectFault('BatchGetBlueprints', { kind: 'accessDenied' });
    await askIn(places[0]);
    gateway.sandbox.faults.clear();
    await askIn(places[0]);

    expect(await healths()).toEqual([
      {
        credentials: 'GOOD',
        lastAnswerAt: moment,
        lastRefusalAt: moment,
        lastRefusal: 'glue:BatchGetBlueprints',
        lastThrottlingAt: null,
      },
      unknown,
      unknown,
    ]);
  });

  it('tell the last throttling, also of a call that was answered at the second try', async () => {
    gateway.sandbox.faults.add({
      match: { operation: 'BatchGetBlueprints' },
      times: 1,
      fault: { kind: 'throttle' },
    });

    const { errors } = await askIn(places[0]);

    expect(errors).toBeUndefined();
    expect((await healths())[0]).toEqual({
      ...unknown,
      credentials: 'GOOD',
      lastAnswerAt: moment,
      lastThrottlingAt: moment,
    });
  });

  it('have moved on where AWS answered again', async () => {
    await askIn(places[0]);
    const [before] = await healths();
    gateway.sandbox.clock.advance(60);

    await askIn(places[0]);

    const [after] = await healths();
    expect(
      Date.parse(String(after?.lastAnswerAt)) - Date.parse(String(before?.lastAnswerAt)),
    ).toBeGreaterThanOrEqual(60_000);
  });

  it('are bad where the role is denied, in the region that was asked', async () => {
    denyRoleOf('444455556666');
    for (const place of places) await askIn(place);

    const health = await healths();

    expect(health.map(({ credentials }) => credentials)).toEqual(['GOOD', 'GOOD', 'BAD']);
    expect(health[2]).toEqual({ ...unknown, credentials: 'BAD' });
  });

  it('are good again where the role is given back, and unknown half a minute after they were bad', async () => {
    denyRoleOf('444455556666');
    await askIn(places[2]);
    gateway.sandbox.clock.advance(31);
    const later = await healths();
    gateway.sandbox.faults.clear();

    await askIn(places[2]);

    expect(later[2]).toEqual(unknown);
    expect((await healths())[2]).toMatchObject({ credentials: 'GOOD', lastAnswerAt: moment });
  });
});

describe('/readyz', () => {
  it('is 200 while anything can be answered', async () => {
    const atFirst = await readiness();
    denyRoleOf('444455556666');
    for (const place of places) await askIn(place);

    expect([atFirst, await readiness()]).toEqual([200, 200]);
  });

  it('is 503 only where no scope has credentials, and 200 again half a minute later', async () => {
    injectFault('AssumeRole', { kind: 'accessDenied' });
    await askIn(places[0]);
    await askIn(places[1]);
    const beforeTheLast = await readiness();
    await askIn(places[2]);
    const atLast = await readiness();
    gateway.sandbox.clock.advance(31);

    expect([beforeTheLast, atLast, await readiness()]).toEqual([200, 503, 200]);
  });
});
