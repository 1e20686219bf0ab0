import { afterEach, describe, expect, it } from '@jest/globals';
import type { Fault, FaultRule } from '../../sandbox/faultInjection';
import { pageOf as askPage, type ExecutionsPage, type Paging } from '../support/executions/requests';
import {
  here,
  imageArn,
  namesOf,
  smallEstate,
  smallHoldings,
  there,
} from '../support/executions/smallEstate';
import { estateOf, type RegionData } from '../support/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { uuid } from '../support/sequence';

const placeHere = `${here.accountId}/${here.region}`;
const placeThere = `${there.accountId}/${there.region}`;
const several = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const remembering = {
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

const ask: TestGateway['ask'] = (...question) => {
  if (!gateway) throw new Error('Start a gateway first.');
  return gateway.ask(...question);
};

const pageOf = (paging?: Paging, headers?: Readonly<Record<string, string>>) => askPage(ask, paging, headers);

const injectFault = (match: FaultRule['match'], effect: Fault): void => {
  gateway?.sandbox.faults.add({ match, fault: effect });
};

/** `<account> <kind>: <state>` and the code of the reason, of what is not complete. */
const cutShort = ({ coverage }: ExecutionsPage): string[] =>
  coverage
    .filter(({ state }) => state !== 'COMPLETE')
    .map(
      ({ scope, kind, state, reason }) =>
        `${scope.accountId} ${kind}: ${state} ${reason?.split(':')[0] ?? ''}`,
    );

const rowOf = ({ coverage }: ExecutionsPage, kind: string) => {
  const row = coverage.find((one) => one.kind === kind && one.scope.accountId === here.accountId);
  if (!row) throw new Error(`No row tells of ${kind}.`);
  return row;
};

const endOf = ({ pageInfo }: ExecutionsPage) => pageInfo.hasNextPage;

describe('Coverage of executions', () => {
  it('tells of each source the parents there are, and from when the oldest answer is', async () => {
    await start({ now: () => new Date('2026-09-09T13:00:00.000Z') });

    const page = await pageOf({
      filter: { kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP', 'TRANSFER_EXECUTION'] },
    });

    const whole = { state: 'COMPLETE', reason: null, asOf: '2026-09-09T13:00:00.000Z' };
    expect(page.coverage).toEqual([
      { ...whole, scope: here, kind: 'IMAGE_BUILDER_WORKFLOW', parentsSeen: 2, parentsTotal: 2 },
      { ...whole, scope: here, kind: 'WORKFLOW_STEP', parentsSeen: 3, parentsTotal: 3 },
      { ...whole, scope: here, kind: 'TRANSFER_EXECUTION', parentsSeen: 1, parentsTotal: 1 },
      { ...whole, scope: there, kind: 'IMAGE_BUILDER_WORKFLOW', parentsSeen: 0, parentsTotal: 0 },
      { ...whole, scope: there, kind: 'WORKFLOW_STEP', parentsSeen: 0, parentsTotal: 0 },
      { ...whole, scope: there, kind: 'TRANSFER_EXECUTION', parentsSeen: 0, parentsTotal: 0 },
    ]);
  });

  it('tells of a source in which nothing can match that it is complete, and rests on nothing', async () => {
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

  it('tells of parents that were left out, since nothing of theirs can match, as if they were not there', async () => {
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

describe('Executions of a scope that cannot be read', () => {
  it('are missing where its role is denied, and named; the others are whole', async () => {
    await start();
    injectFault(
      {
        operation: 'AssumeRole',
        input: { RoleArn: `arn:aws:iam::${there.accountId}:role/ExecutionGatewayRead` },
      },
      { kind: 'accessDenied' },
    );

    const page = await pageOf();

    expect(cutShort(page)).toEqual(
      ['IMAGE_BUILDER_WORKFLOW', 'LIFECYCLE', 'TRANSFER_EXECUTION', 'BLUEPRINT_RUN'].map(
        (kind) => `${there.accountId} ${kind}: FAILED FORBIDDEN`,
      ),
    );
    expect(page.coverage.at(-1)?.reason).toContain('sts:AssumeRole');
    expect(page.nodes).toHaveLength(8);
    expect(namesOf(page.nodes)).not.toContain('runThere');
    expect(endOf(page)).toBe(false);
  });

  it('are missing where all is denied, without an error', async () => {
    await start();
    injectFault({ operation: 'AssumeRole' }, { kind: 'accessDenied' });

    const page = await pageOf();

    expect(page.nodes).toEqual([]);
    expect(cutShort(page)).toHaveLength(8);
    expect(endOf(page)).toBe(false);
  });
});

describe('Executions of an operation that fails', () => {
  it.each<[what: string, effect: Fault, code: string, mayShowMore: boolean]>([
    ['denied', { kind: 'accessDenied' }, 'FORBIDDEN', false],
    ['throttled', { kind: 'throttle' }, 'THROTTLED', true],
    ['down', { kind: 'serverError' }, 'UPSTREAM_UNAVAILABLE', true],
    ['cut', { kind: 'cut' }, 'UPSTREAM_UNAVAILABLE', true],
    ['empty', { kind: 'emptyBody' }, 'UPSTREAM_UNAVAILABLE', true],
    [
      'refused',
      { kind: 'error', name: 'MadeUpException', status: 400, message: 'No.' },
      'UPSTREAM_ERROR',
      false,
    ],
  ])(
    'are missing, and there may be more where asking again may help: %s',
    async (_what, effect, code, mayShowMore) => {
      await start();
      injectFault({ operation: 'GetBlueprintRuns', accountId: here.accountId }, effect);

      const page = await pageOf();

      expect(cutShort(page)).toEqual([`${here.accountId} BLUEPRINT_RUN: FAILED ${code}`]);
      expect(rowOf(page, 'BLUEPRINT_RUN')).toMatchObject({ parentsSeen: 0, parentsTotal: 1 });
      expect(namesOf(page.nodes)).toContain('runThere');
      expect(page.nodes).toHaveLength(7);
      expect(endOf(page)).toBe(mayShowMore);
    },
  );

  it.each<[operation: string, expected: readonly string[]]>([
    ['ListBlueprints', ['BLUEPRINT_RUN: FAILED']],
    ['ListLifecyclePolicies', ['LIFECYCLE: FAILED']],
    ['ListWorkflows', ['TRANSFER_EXECUTION: FAILED']],
    // The policies can be read, but not whether they list all runs.
    [
      'ListImageBuildVersions',
      ['IMAGE_BUILDER_WORKFLOW: FAILED', 'WORKFLOW_STEP: FAILED', 'LIFECYCLE: PARTIAL'],
    ],
    ['ListWorkflowExecutions', ['IMAGE_BUILDER_WORKFLOW: FAILED', 'WORKFLOW_STEP: FAILED']],
    ['ListWorkflowStepExecutions', ['WORKFLOW_STEP: FAILED']],
  ])('are all those that cannot be known without it: %s', async (operation, expected) => {
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

    expect(cutShort(page)).toEqual(expected.map((row) => `${here.accountId} ${row} FORBIDDEN`));
  });

  it('are counted as they are listed, with the same coverage', async () => {
    await start();
    injectFault({ operation: 'GetBlueprintRuns', accountId: here.accountId }, { kind: 'accessDenied' });

    const { data } = await ask(`{
      executions { coverage { kind state reason } }
      executionCounts { counts { kind count } coverage { kind state reason } }
    }`);

    expect(data.executionCounts.counts).toContainEqual({ kind: 'BLUEPRINT_RUN', count: 1 });
    expect(data.executionCounts.coverage).toEqual(data.executions.coverage);
  });

  it('are there all the same where the fault passes', async () => {
    await start();
    gateway?.sandbox.faults.add({
      match: { operation: 'GetBlueprintRuns' },
      times: 4,
      fault: { kind: 'throttle' },
    });

    const page = await pageOf({ filter: { kinds: ['BLUEPRINT_RUN'], accountIds: [here.accountId] } });

    expect(cutShort(page)).toEqual([]);
    expect(page.nodes).toHaveLength(2);
  });
});

describe('Executions of one parent that fails', () => {
  it('are missing, those of the others are not', async () => {
    await start();
    injectFault(
      { operation: 'ListWorkflowExecutions', input: { imageBuildVersionArn: imageArn('late') } },
      { kind: 'serverError' },
    );

    const page = await pageOf({ filter: { kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP'] } });

    expect(cutShort(page)).toEqual([
      `${here.accountId} IMAGE_BUILDER_WORKFLOW: PARTIAL UPSTREAM_UNAVAILABLE`,
      `${here.accountId} WORKFLOW_STEP: PARTIAL UPSTREAM_UNAVAILABLE`,
    ]);
    expect(rowOf(page, 'IMAGE_BUILDER_WORKFLOW')).toMatchObject({ parentsSeen: 1, parentsTotal: 2 });
    expect(rowOf(page, 'WORKFLOW_STEP')).toMatchObject({ parentsSeen: 2, parentsTotal: null });
    expect(namesOf(page.nodes)).toEqual(['stepRunning', 'testing', 'stepDone', 'built', 'stepSkipped']);
  });

  it('are not asked for where nothing could match in it', async () => {
    await start();
    injectFault(
      { operation: 'ListWorkflowExecutions', input: { imageBuildVersionArn: imageArn('late') } },
      { kind: 'serverError' },
    );

    const page = await pageOf({
      filter: { kinds: ['IMAGE_BUILDER_WORKFLOW'], startedBefore: '2026-09-09T11:30:00Z' },
    });

    expect(cutShort(page)).toEqual([]);
  });

  it('do not take with them what can still be read: steps that are denied leave all workflows', async () => {
    const images = several(60).map((index) => ({ arn: imageArn(`web-${index}`) }));
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

  it('are not asked for again and again where AWS refuses them all', async () => {
    const blueprints = several(200).map((index) => ({ Name: `blueprint-${index}` }));
    await start({}, estateOf({ [placeHere]: { blueprints } }));
    injectFault({ operation: 'GetBlueprintRuns' }, { kind: 'accessDenied' });

    const { calls, ...page } = await pageOf({ filter: { kinds: ['BLUEPRINT_RUN'] } });

    expect(cutShort(page)).toEqual([`${here.accountId} BLUEPRINT_RUN: FAILED FORBIDDEN`]);
    expect(calls.filter((call) => call === 'GetBlueprintRuns').length).toBeLessThan(50);
  });
});

describe('Lifecycle runs that no policy lists', () => {
  const named = (lifecycleExecutionId: string) => {
    const data: RegionData | undefined = smallHoldings[placeHere];
    const [image, ...others] = data?.images ?? [];
    return estateOf({
      ...smallHoldings,
      [placeHere]: { ...data, images: [{ ...image, lifecycleExecutionId }, ...others] },
    });
  };

  it('are told to be missing where an image names one', async () => {
    const id = `lce-${uuid(77)}`;
    await start({}, named(id));

    const page = await pageOf();

    expect(cutShort(page)).toEqual([`${here.accountId} LIFECYCLE: PARTIAL UPSTREAM_ERROR`]);
    expect(rowOf(page, 'LIFECYCLE').reason).toContain(id);
    expect(namesOf(page.nodes)).toContain('tidied');
    expect(endOf(page)).toBe(false);
  });

  it('are none where a policy lists what the image names', async () => {
    await start({}, named(`lce-${uuid(1)}`));

    expect(cutShort(await pageOf())).toEqual([]);
  });
});

describe('Executions that cost more than the budget', () => {
  const coldCalls = 14;

  it('are partial, and asking again goes on until they are whole', async () => {
    await start({ limits: { upstreamCallsPerRequest: 4 }, cache: remembering });

    const pages = [];
    for (let isOpen = true; isOpen;) {
      const page = await pageOf();
      pages.push(page);
      expect(pages.length).toBeLessThanOrEqual(coldCalls);
      isOpen = endOf(page);
    }

    expect(pages.map(({ calls }) => calls.length)).toEqual([4, 4, 4, 2]);
    pages.slice(0, -1).forEach((page) => {
      expect(cutShort(page)).not.toEqual([]);
      for (const row of cutShort(page)) expect(row).toMatch(/ BUDGET_EXCEEDED$/);
    });
    expect(cutShort(pages.at(-1) ?? (await pageOf()))).toEqual([]);
    expect(pages.at(-1)?.nodes).toHaveLength(9);
    expect(pages.flatMap(({ calls }) => calls)).toHaveLength(coldCalls);
  });

  it('go on in the middle of a long list, whose beginning is remembered', async () => {
    const executions = several(60).map((index) => ({
      workflowExecutionId: `wf-${uuid(index)}`,
      imageBuildVersionArn: imageArn('web'),
    }));
    await start(
      { limits: { upstreamCallsPerRequest: 2 }, cache: remembering },
      estateOf({ [placeHere]: { images: [{ arn: imageArn('web') }], workflowExecutions: executions } }),
    );
    const question = { filter: { kinds: ['IMAGE_BUILDER_WORKFLOW'] as const } };
    const first = await pageOf(question);

    const second = await pageOf(question);

    expect(first.nodes).toHaveLength(25);
    expect(cutShort(first)).toEqual([`${here.accountId} IMAGE_BUILDER_WORKFLOW: PARTIAL BUDGET_EXCEEDED`]);
    expect(endOf(first)).toBe(true);
    expect(second.nodes).toHaveLength(60);
    expect(cutShort(second)).toEqual([]);
    expect(second.calls).toEqual(['ListWorkflowExecutions', 'ListWorkflowExecutions']);
  });

  it('tell once what memory answered, also of a list that it has in part', async () => {
    const executions = several(26).map((index) => ({
      workflowExecutionId: `wf-${uuid(index)}`,
      imageBuildVersionArn: imageArn('web'),
    }));
    await start(
      { limits: { upstreamCallsPerRequest: 2 }, cache: remembering },
      estateOf({ [placeHere]: { images: [{ arn: imageArn('web') }], workflowExecutions: executions } }),
    );
    const question = '{ executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW] }) { nodes { id } } }';
    await ask(question);

    const { calls, extensions } = await ask(question, {}, { 'x-upstream-report': '1' });

    expect(calls).toEqual(['ListWorkflowExecutions']);
    const { remembered } = extensions?.upstream as { remembered: { operation: string }[] };
    expect(remembered.map(({ operation }) => operation)).toEqual([
      'ListImageBuildVersions',
      'ListWorkflowExecutions',
    ]);
  });

  it('are asked for again by the cursor of a page that was empty', async () => {
    await start({ limits: { upstreamCallsPerRequest: 12 }, cache: remembering });
    const { pageInfo } = await pageOf();

    const rest = await pageOf({ after: pageInfo.endCursor }, { 'cache-control': 'no-cache' });

    expect(rest.nodes).toEqual([]);
    expect(rest.pageInfo).toMatchObject({ hasNextPage: true, endCursor: pageInfo.endCursor });
  });

  it('say that there may be more even where something else is denied for good', async () => {
    const images = several(60).map((index) => ({ arn: imageArn(`web-${index}`) }));
    await start(
      { limits: { upstreamCallsPerRequest: 17 }, cache: remembering },
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
    // One of the two is asked early, whichever end is first. So that it comes first, and what is too much afterwards.
    injectFault({ operation: 'ListWorkflowExecutions' }, { kind: 'delay', ms: 100 });

    const second = await pageOf({ filter });

    expect(rowOf(first, 'IMAGE_BUILDER_WORKFLOW').parentsSeen).toBeGreaterThan(0);
    expect(cutShort(second)).toEqual([`${here.accountId} IMAGE_BUILDER_WORKFLOW: PARTIAL BUDGET_EXCEEDED`]);
    expect(endOf(second)).toBe(true);
  });
});

describe('Executions that take longer than the request may', () => {
  it('are missing, those that came in time are there', async () => {
    await start({ limits: { requestTimeoutMs: 3_000 } });
    injectFault({ operation: 'GetBlueprintRuns', accountId: here.accountId }, { kind: 'delay', ms: 60_000 });

    const page = await pageOf();

    expect(cutShort(page)).toEqual([`${here.accountId} BLUEPRINT_RUN: FAILED DEADLINE_EXCEEDED`]);
    expect(page.nodes).toHaveLength(7);
    expect(endOf(page)).toBe(true);
  });
});

describe('Executions that AWS does not tell any more', () => {
  const old = async (): Promise<ExecutionsPage> => {
    await start({ cache: { ...remembering, definitionSeconds: 3_000 } });
    const page = await pageOf();
    gateway?.sandbox.clock.advance(600);
    return page;
  };

  it('are told as they were, and when that was', async () => {
    const before = await old();
    injectFault({ operation: 'GetBlueprintRuns', accountId: here.accountId }, { kind: 'accessDenied' });

    const page = await pageOf();

    expect(namesOf(page.nodes)).toEqual(namesOf(before.nodes));
    expect(cutShort(page)).toEqual([`${here.accountId} BLUEPRINT_RUN: PARTIAL FORBIDDEN`]);
    expect(rowOf(page, 'BLUEPRINT_RUN').asOf).toBe(rowOf(before, 'BLUEPRINT_RUN').asOf);
    expect(Date.parse(rowOf(page, 'TRANSFER_EXECUTION').asOf ?? '')).toBeGreaterThanOrEqual(
      Date.parse(rowOf(before, 'TRANSFER_EXECUTION').asOf ?? ''),
    );
  });

  it('are told also where no list of parents can be had', async () => {
    const before = await old();
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

  it('are not told to whom they are too old', async () => {
    await old();
    injectFault({ operation: 'GetBlueprintRuns' }, { kind: 'accessDenied' });

    const page = await pageOf({ filter: { kinds: ['BLUEPRINT_RUN'] } }, { 'cache-control': 'max-age=60' });

    expect(page.nodes).toEqual([]);
    expect(cutShort(page)).toEqual(
      [placeHere, placeThere].map((place) => `${place.split('/')[0] ?? ''} BLUEPRINT_RUN: FAILED FORBIDDEN`),
    );
  });

  it('are the first to come back with the next good answer', async () => {
    await old();
    injectFault({ operation: 'GetBlueprintRuns' }, { kind: 'accessDenied' });
    await pageOf();
    gateway?.sandbox.faults.clear();

    const page = await pageOf();

    expect(cutShort(page)).toEqual([]);
    expect(page.calls).toContain('GetBlueprintRuns');
  });
});
