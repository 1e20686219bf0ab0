import { afterEach, describe, expect, it } from '@jest/globals';
import type { Fault, FaultRule } from '../../sandbox/faultInjection';
import { pageOf as askPage, type ExecutionsPage, type Paging } from '../support/executions/requests';
import {
  here,
  imageArn,
  namesOf,
  policyArn,
  smallEstate,
  smallHoldings,
  there,
} from '../support/executions/smallEstate';
import { estateOf, type RegionData } from '../support/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { nodeId } from '../support/nodeId';
import { range, uuid } from '../support/sequence';

const placeHere = `${here.accountId}/${here.region}`;
const placeThere = `${there.accountId}/${there.region}`;

const longCache = {
  maxBytes: 10_000_000,
  runningSeconds: 300,
  settledSeconds: 300,
  definitionSeconds: 300,
};

let gateway: TestGateway | undefined;

const start = async (options: TestGatewayOptions = {}, estate = smallEstate): Promise<TestGateway> =>
  (gateway = await startTestGateway(estate, options));

afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
});

const ask: TestGateway['ask'] = (...request) => {
  if (!gateway) throw new Error('No gateway is running.');
  return gateway.ask(...request);
};

const pageOf = (paging?: Paging, headers?: Readonly<Record<string, string>>) => askPage(ask, paging, headers);

const injectFault = (match: FaultRule['match'], effect: Fault): void => {
  gateway?.sandbox.faults.add({ match, fault: effect });
};

/** `<account> <kind>: <state> <code of the reason>` for each source that is not complete. */
const incompleteSources = ({ coverage }: ExecutionsPage): string[] =>
  coverage
    .filter(({ state }) => state !== 'COMPLETE')
    .map(
      ({ scope, kind, state, reason }) =>
        `${scope.accountId} ${kind}: ${state} ${reason?.split(':')[0] ?? ''}`,
    );

const rowOf = ({ coverage }: ExecutionsPage, kind: string) => {
  const row = coverage.find((one) => one.kind === kind && one.scope.accountId === here.accountId);
  if (!row) throw new Error(`No coverage row for ${kind}.`);
  return row;
};

const hasNextPage = ({ pageInfo }: ExecutionsPage) => pageInfo.hasNextPage;

describe('ExecutionConnection.coverage', () => {
  it('returns the number of parents and the time of the oldest response for each source', async () => {
    await start({ now: () => new Date('2026-09-09T13:00:00.000Z') });

    const page = await pageOf({
      filter: { kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP', 'TRANSFER_EXECUTION'] },
    });

    const complete = { state: 'COMPLETE', reason: null, asOf: '2026-09-09T13:00:00.000Z' };
    expect(page.coverage).toEqual([
      { ...complete, scope: here, kind: 'IMAGE_BUILDER_WORKFLOW', parentsSeen: 2, parentsTotal: 2 },
      { ...complete, scope: here, kind: 'WORKFLOW_STEP', parentsSeen: 3, parentsTotal: 3 },
      { ...complete, scope: here, kind: 'TRANSFER_EXECUTION', parentsSeen: 1, parentsTotal: 1 },
      { ...complete, scope: there, kind: 'IMAGE_BUILDER_WORKFLOW', parentsSeen: 0, parentsTotal: 0 },
      { ...complete, scope: there, kind: 'WORKFLOW_STEP', parentsSeen: 0, parentsTotal: 0 },
      { ...complete, scope: there, kind: 'TRANSFER_EXECUTION', parentsSeen: 0, parentsTotal: 0 },
    ]);
  });

  it('is complete without a time for a source in which nothing can match the filter', async () => {
    await start();

    const page = await pageOf({ filter: { kinds: ['TRANSFER_EXECUTION'], statuses: ['SKIPPED'] } });

    expect(rowOf(page, 'TRANSFER_EXECUTION')).toEqual({
      scope: here,
      kind: 'TRANSFER_EXECUTION',
      state: 'COMPLETE',
      reason: null,
      asOf: null,
      parentsSeen: null,
      parentsTotal: null,
    });
  });

  it('does not count parents that the filter excludes', async () => {
    await start();

    const page = await pageOf({
      filter: { kinds: ['IMAGE_BUILDER_WORKFLOW'], startedBefore: '2026-09-09T11:30:00Z' },
    });

    expect(rowOf(page, 'IMAGE_BUILDER_WORKFLOW')).toMatchObject({
      state: 'COMPLETE',
      parentsSeen: 1,
      parentsTotal: 1,
    });
  });
});

describe('Query.executions when AWS denies a role', () => {
  it('reports the scope of the role as FAILED and returns all executions of the other scopes', async () => {
    await start();
    injectFault(
      {
        operation: 'AssumeRole',
        input: { RoleArn: `arn:aws:iam::${there.accountId}:role/ExecutionGatewayRead` },
      },
      { kind: 'accessDenied' },
    );

    const page = await pageOf();

    expect(incompleteSources(page)).toEqual(
      ['IMAGE_BUILDER_WORKFLOW', 'LIFECYCLE', 'TRANSFER_EXECUTION', 'BLUEPRINT_RUN'].map(
        (kind) => `${there.accountId} ${kind}: FAILED UPSTREAM_FORBIDDEN`,
      ),
    );
    expect(page.coverage.at(-1)?.reason).toContain('sts:AssumeRole');
    expect(page.nodes).toHaveLength(8);
    expect(namesOf(page.nodes)).not.toContain('runThere');
    expect(hasNextPage(page)).toBe(false);
  });

  it('returns an empty list without an error if AWS denies all roles', async () => {
    await start();
    injectFault({ operation: 'AssumeRole' }, { kind: 'accessDenied' });

    const page = await pageOf();

    expect(page.nodes).toEqual([]);
    expect(incompleteSources(page)).toHaveLength(8);
    expect(hasNextPage(page)).toBe(false);
  });
});

describe('Query.executions when an operation fails', () => {
  it.each<[what: string, effect: Fault, code: string, mayHaveMore: boolean]>([
    ['denied', { kind: 'accessDenied' }, 'UPSTREAM_FORBIDDEN', false],
    ['throttled', { kind: 'throttle' }, 'THROTTLED', true],
    ['down', { kind: 'serverError' }, 'UPSTREAM_UNAVAILABLE', true],
    ['disconnected', { kind: 'cut' }, 'UPSTREAM_UNAVAILABLE', true],
    ['empty body', { kind: 'emptyBody' }, 'UPSTREAM_UNAVAILABLE', true],
    [
      'unknown error',
      { kind: 'error', name: 'MadeUpException', status: 400, message: 'No.' },
      'UPSTREAM_ERROR',
      false,
    ],
  ])(
    'reports the source as FAILED, and hasNextPage if a retry may help: %s',
    async (_what, effect, code, mayHaveMore) => {
      await start();
      injectFault({ operation: 'GetBlueprintRuns', accountId: here.accountId }, effect);

      const page = await pageOf();

      expect(incompleteSources(page)).toEqual([`${here.accountId} BLUEPRINT_RUN: FAILED ${code}`]);
      expect(rowOf(page, 'BLUEPRINT_RUN')).toMatchObject({ parentsSeen: 0, parentsTotal: 1 });
      expect(namesOf(page.nodes)).toContain('runThere');
      expect(page.nodes).toHaveLength(7);
      expect(hasNextPage(page)).toBe(mayHaveMore);
    },
  );

  it.each<[operation: string, expected: readonly string[]]>([
    ['ListBlueprints', ['BLUEPRINT_RUN: FAILED']],
    ['ListLifecyclePolicies', ['LIFECYCLE: FAILED']],
    ['ListWorkflows', ['TRANSFER_EXECUTION: FAILED']],
    // The runs of the policies are known, but not whether images refer to further runs.
    [
      'ListImageBuildVersions',
      ['IMAGE_BUILDER_WORKFLOW: FAILED', 'WORKFLOW_STEP: FAILED', 'LIFECYCLE: PARTIAL'],
    ],
    ['ListWorkflowExecutions', ['IMAGE_BUILDER_WORKFLOW: FAILED', 'WORKFLOW_STEP: FAILED']],
    ['ListWorkflowStepExecutions', ['WORKFLOW_STEP: FAILED']],
  ])('reports every source that depends on it: %s', async (operation, expected) => {
    await start();
    injectFault({ operation, accountId: here.accountId }, { kind: 'accessDenied' });

    const page = await pageOf({
      filter: {
        kinds: [
          'IMAGE_BUILDER_WORKFLOW',
          'WORKFLOW_STEP',
          'LIFECYCLE',
          'TRANSFER_EXECUTION',
          'BLUEPRINT_RUN',
        ],
      },
    });

    expect(incompleteSources(page)).toEqual(
      expected.map((row) => `${here.accountId} ${row} UPSTREAM_FORBIDDEN`),
    );
  });

  it('returns the same coverage in executionCounts', async () => {
    await start();
    injectFault({ operation: 'GetBlueprintRuns', accountId: here.accountId }, { kind: 'accessDenied' });

    const { data } = await ask(`{
      executions { coverage { kind state reason } }
      executionCounts { counts { kind count } coverage { kind state reason } }
    }`);

    expect(data.executionCounts.counts).toContainEqual({ kind: 'BLUEPRINT_RUN', count: 1 });
    expect(data.executionCounts.coverage).toEqual(data.executions.coverage);
  });

  it('returns all executions if a retry succeeds', async () => {
    await start();
    gateway?.sandbox.faults.add({
      match: { operation: 'GetBlueprintRuns' },
      times: 4,
      fault: { kind: 'throttle' },
    });

    const page = await pageOf({ filter: { kinds: ['BLUEPRINT_RUN'], accountIds: [here.accountId] } });

    expect(incompleteSources(page)).toEqual([]);
    expect(page.nodes).toHaveLength(2);
  });
});

describe('Query.executions when the list of one parent fails', () => {
  it('reports the source as PARTIAL and returns the executions of the other parents', async () => {
    await start();
    injectFault(
      { operation: 'ListWorkflowExecutions', input: { imageBuildVersionArn: imageArn('late') } },
      { kind: 'serverError' },
    );

    const page = await pageOf({ filter: { kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP'] } });

    expect(incompleteSources(page)).toEqual([
      `${here.accountId} IMAGE_BUILDER_WORKFLOW: PARTIAL UPSTREAM_UNAVAILABLE`,
      `${here.accountId} WORKFLOW_STEP: PARTIAL UPSTREAM_UNAVAILABLE`,
    ]);
    expect(rowOf(page, 'IMAGE_BUILDER_WORKFLOW')).toMatchObject({ parentsSeen: 1, parentsTotal: 2 });
    expect(rowOf(page, 'WORKFLOW_STEP')).toMatchObject({ parentsSeen: 2, parentsTotal: null });
    expect(namesOf(page.nodes)).toEqual(['stepRunning', 'testing', 'stepDone', 'built', 'stepSkipped']);
  });

  it('reports the source as COMPLETE if the filter excludes the parent', async () => {
    await start();
    injectFault(
      { operation: 'ListWorkflowExecutions', input: { imageBuildVersionArn: imageArn('late') } },
      { kind: 'serverError' },
    );

    const page = await pageOf({
      filter: { kinds: ['IMAGE_BUILDER_WORKFLOW'], startedBefore: '2026-09-09T11:30:00Z' },
    });

    expect(incompleteSources(page)).toEqual([]);
  });

  it('returns all workflows if AWS denies the lists of steps', async () => {
    const images = range(60).map((index) => ({ arn: imageArn(`web-${index}`) }));
    await start(
      {},
      estateOf({
        [placeHere]: {
          images,
          workflowExecutions: images.map(({ arn }, index) => ({
            workflowExecutionId: `wf-${uuid(index)}`,
            imageBuildVersionArn: arn,
          })),
        },
      }),
    );
    injectFault({ operation: 'ListWorkflowStepExecutions' }, { kind: 'accessDenied' });

    const page = await pageOf({ filter: { kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP'] } });

    expect(page.nodes).toHaveLength(60);
    expect(rowOf(page, 'IMAGE_BUILDER_WORKFLOW')).toMatchObject({ state: 'COMPLETE', parentsSeen: 60 });
    expect(rowOf(page, 'WORKFLOW_STEP')).toMatchObject({ state: 'FAILED', parentsSeen: 0 });
  });

  it('stops listing further parents if AWS denies all of them', async () => {
    const blueprints = range(200).map((index) => ({ Name: `blueprint-${index}` }));
    await start({}, estateOf({ [placeHere]: { blueprints } }));
    injectFault({ operation: 'GetBlueprintRuns' }, { kind: 'accessDenied' });

    const { calls, ...page } = await pageOf({ filter: { kinds: ['BLUEPRINT_RUN'] } });

    expect(incompleteSources(page)).toEqual([`${here.accountId} BLUEPRINT_RUN: FAILED UPSTREAM_FORBIDDEN`]);
    expect(calls.filter((call) => call === 'GetBlueprintRuns').length).toBeLessThan(50);
  });
});

describe('Query.executions when an image refers to a lifecycle run', () => {
  const estateWithRun = (lifecycleExecutionId: string) => {
    const data: RegionData | undefined = smallHoldings[placeHere];
    const [image, ...others] = data?.images ?? [];
    return estateOf({
      ...smallHoldings,
      [placeHere]: { ...data, images: [{ ...image, lifecycleExecutionId }, ...others] },
    });
  };

  it('reports the source as PARTIAL if no policy lists the run', async () => {
    const id = `lce-${uuid(77)}`;
    await start({}, estateWithRun(id));

    const page = await pageOf();

    expect(incompleteSources(page)).toEqual([`${here.accountId} LIFECYCLE: PARTIAL UPSTREAM_ERROR`]);
    expect(rowOf(page, 'LIFECYCLE').reason).toContain(id);
    expect(namesOf(page.nodes)).toContain('tidied');
    expect(hasNextPage(page)).toBe(false);
  });

  it('reports the source as COMPLETE if a policy lists the run', async () => {
    await start({}, estateWithRun(`lce-${uuid(1)}`));

    expect(incompleteSources(await pageOf())).toEqual([]);
  });

  it('does not look for the run where other policies are asked for, and reads only the lists of their scope', async () => {
    await start({}, estateWithRun(`lce-${uuid(77)}`));
    const parentIds = [nodeId('LifecyclePolicy', here, policyArn)];

    const { calls, ...page } = await pageOf({ filter: { parentIds } });

    expect(incompleteSources(page)).toEqual([]);
    expect(namesOf(page.nodes)).toEqual(['tidied']);
    expect(calls).toEqual(['ListLifecycleExecutions', 'ListLifecyclePolicies']);
  });
});

describe('Query.executions when the call budget is exceeded', () => {
  const callsWithoutCache = 14;

  it('returns a partial list, which repeated requests complete', async () => {
    await start({ limits: { upstreamCallsPerRequest: 8 }, cache: longCache });

    const pages = [];
    for (let isOpen = true; isOpen;) {
      const page = await pageOf();
      pages.push(page);
      expect(pages.length).toBeLessThanOrEqual(callsWithoutCache);
      isOpen = hasNextPage(page);
    }

    expect(pages.map(({ calls }) => calls.length)).toEqual([4, 4, 4, 2]);
    pages.slice(0, -1).forEach((page) => {
      expect(incompleteSources(page)).not.toEqual([]);
      for (const row of incompleteSources(page)) expect(row).toMatch(/ BUDGET_EXCEEDED$/);
    });
    expect(incompleteSources(pages.at(-1) ?? (await pageOf()))).toEqual([]);
    expect(pages.at(-1)?.nodes).toHaveLength(9);
    expect(pages.flatMap(({ calls }) => calls)).toHaveLength(callsWithoutCache);
  });

  it('continues a long list whose first pages are cached', async () => {
    const executions = range(60).map((index) => ({
      workflowExecutionId: `wf-${uuid(index)}`,
      imageBuildVersionArn: imageArn('web'),
    }));
    await start(
      { limits: { upstreamCallsPerRequest: 4 }, cache: longCache },
      estateOf({ [placeHere]: { images: [{ arn: imageArn('web') }], workflowExecutions: executions } }),
    );
    const paging = { filter: { kinds: ['IMAGE_BUILDER_WORKFLOW'] as const } };
    const first = await pageOf(paging);

    const second = await pageOf(paging);

    expect(first.nodes).toHaveLength(25);
    expect(incompleteSources(first)).toEqual([
      `${here.accountId} IMAGE_BUILDER_WORKFLOW: PARTIAL BUDGET_EXCEEDED`,
    ]);
    expect(hasNextPage(first)).toBe(true);
    expect(second.nodes).toHaveLength(60);
    expect(incompleteSources(second)).toEqual([]);
    expect(second.calls).toEqual(['ListWorkflowExecutions', 'ListWorkflowExecutions']);
  });

  it('reports a cache hit for each page of the lists that were read to their end, and not of the others', async () => {
    const executions = range(26).map((index) => ({
      workflowExecutionId: `wf-${uuid(index)}`,
      imageBuildVersionArn: imageArn('web'),
    }));
    await start(
      { limits: { upstreamCallsPerRequest: 4 }, cache: longCache },
      estateOf({ [placeHere]: { images: [{ arn: imageArn('web') }], workflowExecutions: executions } }),
    );
    const query = '{ executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW] }) { nodes { id } } }';
    await ask(query);

    const { calls, extensions } = await ask(query, {}, { 'x-upstream-report': '1' });

    expect(calls).toEqual(['ListWorkflowExecutions']);
    const { remembered } = extensions?.upstream as { remembered: { operation: string }[] };
    expect(remembered.map(({ operation }) => operation)).toEqual(['ListImageBuildVersions']);
  });

  it('leaves the calls that the causes of the nodes may need', async () => {
    const images = range(60).map((index) => ({ arn: imageArn(`web-${index}`) }));
    const estate = estateOf({ [placeHere]: { images } });
    const callsWith = async (node: string, first: number): Promise<number> => {
      await start({ limits: { upstreamCallsPerRequest: 20 }, cache: longCache }, estate);
      const { calls } = await ask(
        `{ executions(first: ${first}, filter: { kinds: [IMAGE_BUILDER_WORKFLOW] }) { nodes { ${node} } } }`,
      );
      await gateway?.close();
      return calls.length;
    };

    expect(await callsWith('id rootCause { summary }', 4)).toBe(10);
    expect(await callsWith('id rootCause(fetch: false) { summary }', 4)).toBe(10);
    expect(await callsWith('id rootCause(fetch: true) { summary }', 4)).toBe(20 - 4 * 3);
    expect(await callsWith('id ... on WorkflowStep { rootCause(fetch: true) { summary } }', 4)).toBe(10);
    expect(await callsWith('id rootCause(fetch: true) { summary }', 7)).toBe(1);
  });

  it('returns the same cursor again for an empty page', async () => {
    await start({ limits: { upstreamCallsPerRequest: 24 }, cache: longCache });
    const { pageInfo } = await pageOf();

    const rest = await pageOf({ after: pageInfo.endCursor }, { 'cache-control': 'no-cache' });

    expect(rest.nodes).toEqual([]);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: true, endCursor: pageInfo.endCursor });
  });

  it('returns hasNextPage even if AWS also denies a call', async () => {
    const images = range(60).map((index) => ({ arn: imageArn(`web-${index}`) }));
    await start(
      { limits: { upstreamCallsPerRequest: 34 }, cache: longCache },
      estateOf({ [placeHere]: { images } }),
    );
    const filter = { kinds: ['IMAGE_BUILDER_WORKFLOW'] as const };
    const first = await pageOf({ filter });
    injectFault(
      { operation: 'ListWorkflowExecutions', input: { imageBuildVersionArn: imageArn('web-59') } },
      { kind: 'accessDenied' },
    );
    injectFault(
      { operation: 'ListWorkflowExecutions', input: { imageBuildVersionArn: imageArn('web-20') } },
      { kind: 'accessDenied' },
    );
    // A denied list is near each end, so one of them is read early. The delay lets it fail before the budget is exceeded.
    injectFault({ operation: 'ListWorkflowExecutions' }, { kind: 'delay', ms: 500 });

    const second = await pageOf({ filter });

    expect(rowOf(first, 'IMAGE_BUILDER_WORKFLOW').parentsSeen).toBeGreaterThan(0);
    expect(incompleteSources(second)).toEqual([
      `${here.accountId} IMAGE_BUILDER_WORKFLOW: PARTIAL BUDGET_EXCEEDED`,
    ]);
    expect(hasNextPage(second)).toBe(true);
  });
});

describe('Query.executions when the request timeout is exceeded', () => {
  it('returns the executions that arrived in time', async () => {
    await start({ limits: { requestTimeoutMs: 3_000 } });
    injectFault({ operation: 'GetBlueprintRuns', accountId: here.accountId }, { kind: 'delay', ms: 60_000 });

    const page = await pageOf();

    expect(incompleteSources(page)).toEqual([`${here.accountId} BLUEPRINT_RUN: FAILED DEADLINE_EXCEEDED`]);
    expect(page.nodes).toHaveLength(7);
    expect(hasNextPage(page)).toBe(true);
  });
});

describe('Query.executions with an expired cache when AWS fails', () => {
  const startWithExpiredCache = async (): Promise<ExecutionsPage> => {
    await start({ cache: { ...longCache, definitionSeconds: 3_000 } });
    const page = await pageOf();
    gateway?.sandbox.clock.advance(600);
    return page;
  };

  it('returns the expired executions and the time of their response', async () => {
    const before = await startWithExpiredCache();
    injectFault({ operation: 'GetBlueprintRuns', accountId: here.accountId }, { kind: 'accessDenied' });

    const page = await pageOf();

    expect(namesOf(page.nodes)).toEqual(namesOf(before.nodes));
    expect(incompleteSources(page)).toEqual([`${here.accountId} BLUEPRINT_RUN: PARTIAL UPSTREAM_FORBIDDEN`]);
    expect(rowOf(page, 'BLUEPRINT_RUN').asOf).toBe(rowOf(before, 'BLUEPRINT_RUN').asOf);
    expect(Date.parse(rowOf(page, 'TRANSFER_EXECUTION').asOf ?? '')).toBeGreaterThanOrEqual(
      Date.parse(rowOf(before, 'TRANSFER_EXECUTION').asOf ?? ''),
    );
  });

  it('returns the expired executions if the lists of parents fail', async () => {
    const before = await startWithExpiredCache();
    injectFault({ operation: 'ListImageBuildVersions' }, { kind: 'serverError' });
    injectFault({ operation: 'ListWorkflowExecutions' }, { kind: 'serverError' });

    const page = await pageOf({ filter: { kinds: ['IMAGE_BUILDER_WORKFLOW'] } });

    expect(namesOf(page.nodes)).toEqual(['testing', 'built', 'waiting']);
    expect(rowOf(page, 'IMAGE_BUILDER_WORKFLOW')).toMatchObject({
      state: 'PARTIAL',
      reason: expect.stringMatching(/^UPSTREAM_UNAVAILABLE: /),
      asOf: rowOf(before, 'IMAGE_BUILDER_WORKFLOW').asOf,
    });
  });

  it('returns no executions that are older than the max-age of the request', async () => {
    await startWithExpiredCache();
    injectFault({ operation: 'GetBlueprintRuns' }, { kind: 'accessDenied' });

    const page = await pageOf({ filter: { kinds: ['BLUEPRINT_RUN'] } }, { 'cache-control': 'max-age=60' });

    expect(page.nodes).toEqual([]);
    expect(incompleteSources(page)).toEqual(
      [placeHere, placeThere].map(
        (place) => `${place.split('/')[0] ?? ''} BLUEPRINT_RUN: FAILED UPSTREAM_FORBIDDEN`,
      ),
    );
  });

  it('fetches the executions again when AWS no longer fails', async () => {
    await startWithExpiredCache();
    injectFault({ operation: 'GetBlueprintRuns' }, { kind: 'accessDenied' });
    await pageOf();
    gateway?.sandbox.faults.clear();

    const page = await pageOf();

    expect(incompleteSources(page)).toEqual([]);
    expect(page.calls).toContain('GetBlueprintRuns');
  });
});
