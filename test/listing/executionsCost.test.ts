import { describe, expect, it } from '@jest/globals';
import { countsFrom, pageOf as askPage } from '../support/executions/requests';
import type { Filter } from '../support/executions/model';
import { here, imageArn, namesOf, smallEstate, there } from '../support/executions/smallEstate';
import { estateOf } from '../support/estate';
import { startTestGateway } from '../support/gateway';
import { gatewayForTests } from '../support/gatewayForTests';
import { uuid } from '../support/sequence';

const { ask } = gatewayForTests(smallEstate);

/** The number of calls per operation. */
const countByOperation = (calls: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(calls)].map((name) => [name, calls.filter((call) => call === name).length]));

const callsFor = async (filter?: Filter): Promise<Record<string, number>> =>
  countByOperation((await askPage(ask, { filter })).calls);

const hereOnly = { accountIds: [here.accountId] };

const ofImages = { ListImageBuildVersions: 1, ListWorkflowExecutions: 2 };
const ofLifecycle = { ListImageBuildVersions: 1, ListLifecyclePolicies: 1, ListLifecycleExecutions: 1 };
const ofTransfer = { ListWorkflows: 1, ListExecutions: 1 };
const ofGlue = { ListBlueprints: 1, GetBlueprintRuns: 1 };

describe('The AWS calls of Query.executions', () => {
  it('are one per list of parents and one per parent', async () => {
    expect(await callsFor()).toEqual({
      ListImageBuildVersions: 2,
      ListWorkflowExecutions: 2,
      ListLifecyclePolicies: 2,
      ListLifecycleExecutions: 1,
      ListWorkflows: 2,
      ListExecutions: 1,
      ListBlueprints: 2,
      GetBlueprintRuns: 2,
    });
  });

  it.each<[what: string, filter: Filter, expected: Readonly<Record<string, number>>]>([
    ['one account', hereOnly, { ...ofImages, ...ofLifecycle, ...ofTransfer, ...ofGlue }],
    [
      'an account without parents of the kind',
      { accountIds: [there.accountId], kinds: ['TRANSFER_EXECUTION'] },
      { ListWorkflows: 1 },
    ],
    ['workflows', { ...hereOnly, kinds: ['IMAGE_BUILDER_WORKFLOW'] }, ofImages],
    ['steps', { ...hereOnly, kinds: ['WORKFLOW_STEP'] }, { ...ofImages, ListWorkflowStepExecutions: 3 }],
    ['lifecycle runs, which images refer to', { ...hereOnly, kinds: ['LIFECYCLE'] }, ofLifecycle],
    ['transfers', { ...hereOnly, kinds: ['TRANSFER_EXECUTION'] }, ofTransfer],
    ['blueprint runs', { ...hereOnly, kinds: ['BLUEPRINT_RUN'] }, ofGlue],
    ['no kind', { kinds: [] }, {}],
    ['no status', { statuses: [] }, {}],
    ['no region', { regions: [] }, {}],
    ['a status that only workflows can have', { ...hereOnly, statuses: ['ROLLED_BACK'] }, ofImages],
    ['a status that only lifecycle runs can have', { ...hereOnly, statuses: ['CANCELLING'] }, ofLifecycle],
    [
      'a status that no kind of those can have',
      { kinds: ['BLUEPRINT_RUN'], statuses: ['SKIPPED', 'PENDING'] },
      {},
    ],
    [
      'UNKNOWN, which every kind can have',
      { ...hereOnly, statuses: ['UNKNOWN'] },
      { ...ofImages, ...ofLifecycle, ...ofTransfer, ...ofGlue },
    ],
    [
      'a start, which Transfer Family never returns',
      { ...hereOnly, startedAfter: '2026-09-09T00:00:00Z' },
      { ...ofImages, ...ofLifecycle, ...ofGlue },
    ],
    [
      'transfers in a time range',
      { kinds: ['TRANSFER_EXECUTION'], startedBefore: '2026-09-09T00:00:00Z' },
      {},
    ],
    [
      'a time before the second image was created',
      { ...hereOnly, kinds: ['IMAGE_BUILDER_WORKFLOW'], startedBefore: '2026-09-09T11:30:00.000Z' },
      { ListImageBuildVersions: 1, ListWorkflowExecutions: 1 },
    ],
    [
      'a time before any image was created',
      {
        ...hereOnly,
        kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP'],
        startedBefore: '2026-09-09T09:30:00.000Z',
      },
      { ListImageBuildVersions: 1 },
    ],
    [
      'steps before the start of the second workflow',
      { ...hereOnly, kinds: ['WORKFLOW_STEP'], startedBefore: '2026-09-09T11:00:00.000Z' },
      { ListImageBuildVersions: 1, ListWorkflowExecutions: 1, ListWorkflowStepExecutions: 1 },
    ],
  ])('are only those for parents that can match the filter: %s', async (_what, filter, expected) => {
    expect(await callsFor(filter)).toEqual(expected);
  });

  it('are one per page of parents and one per page of their executions', async () => {
    const images = Array.from({ length: 26 }, (_, index) => ({ arn: imageArn(`web-${index}`) }));
    const many = await startTestGateway(
      estateOf({
        [`${here.accountId}/${here.region}`]: {
          images,
          workflowExecutions: Array.from({ length: 51 }, (_, index) => ({
            workflowExecutionId: `wf-${uuid(index)}`,
            imageBuildVersionArn: imageArn('web-7'),
          })),
        },
      }),
    );

    const { calls, nodes } = await askPage((...request) => many.ask(...request), {
      first: 1,
      filter: { kinds: ['IMAGE_BUILDER_WORKFLOW'] },
    });
    await many.close();

    expect(nodes).toHaveLength(1);
    expect(countByOperation(calls)).toEqual({ ListImageBuildVersions: 2, ListWorkflowExecutions: 25 + 3 });
  });

  it('are shared with executionCounts and with lists of other filters in the same query', async () => {
    const { errors, calls } = await ask(`{
      executions { nodes { id } }
      executionCounts { counts { count } }
      failed: executions(filter: { statuses: [FAILED] }) { nodes { id } }
      some: executionCounts(filter: { kinds: [LIFECYCLE], startedAfter: "2026-09-09T00:00:00Z" }) { counts { count } }
    }`);

    expect(errors).toBeUndefined();
    expect(countByOperation(calls)).toEqual(await callsFor());
  });

  it('include Get calls only for fields that the lists do not return', async () => {
    const { calls } =
      await ask(`{ executions(filter: { kinds: [BLUEPRINT_RUN, LIFECYCLE], accountIds: ["${here.accountId}"] }) {
      nodes { id rawStatus statusReason startedAt endedAt durationSeconds fetchedAt
        ... on BlueprintRun { blueprint { name } parameters } }
    } }`);
    const detailed = await ask(`{ executions(filter: { kinds: [TRANSFER_EXECUTION] }) {
      nodes { ... on TransferExecution { executionRole } } } }`);

    expect(countByOperation(calls)).toEqual({ ...ofLifecycle, ...ofGlue });
    expect(countByOperation(detailed.calls)).toEqual({
      ListWorkflows: 2,
      ListExecutions: 1,
      DescribeExecution: 2,
    });
  });
});

describe('Query.executions with a cache', () => {
  const startWithCache = () =>
    startTestGateway(smallEstate, {
      cache: { maxBytes: 10_000_000, runningSeconds: 5, settledSeconds: 60, definitionSeconds: 300 },
    });

  it('makes no AWS calls for further pages, for other clients, and for executionCounts', async () => {
    const cached = await startWithCache();
    const page = (after: string | null) =>
      askPage((...request) => cached.ask(...request), { first: 4, after });
    const first = await page(null);

    const second = await page(first.pageInfo.endCursor);
    const again = await page(null);
    const counts = await cached.ask('{ executionCounts { counts { count } } }');
    const filtered = await cached.ask('{ executions(filter: { statuses: [FAILED] }) { nodes { id } } }');
    await cached.close();

    expect(first.calls).not.toEqual([]);
    expect(second.nodes).toHaveLength(4);
    expect(again.nodes).toEqual(first.nodes);
    expect([second, again, counts, filtered].map(({ calls }) => calls)).toEqual([[], [], [], []]);
  });

  it('fetches only expired lists again', async () => {
    const cached = await startWithCache();
    const page = () => askPage((...request) => cached.ask(...request));
    const after = async (seconds: number) => {
      cached.sandbox.clock.advance(seconds);
      return countByOperation((await page()).calls);
    };
    await page();

    const soon = await after(10);
    const later = await after(60);
    await cached.close();

    // In the first scope both images are in progress, in the second scope a blueprint run.
    expect(soon).toEqual({
      ListImageBuildVersions: 1,
      ListWorkflowExecutions: 2,
      ListExecutions: 1,
      GetBlueprintRuns: 1,
    });
    expect(later).toEqual({
      ...soon,
      ListImageBuildVersions: 2,
      ListLifecycleExecutions: 1,
      GetBlueprintRuns: 2,
    });
  });

  it('fetches the workflows of an image in progress again, even if all of them have ended', async () => {
    const workflowExecutions = ['building', 'done'].map((name, index) => ({
      workflowExecutionId: `wf-${uuid(index)}`,
      imageBuildVersionArn: imageArn(name),
      status: 'COMPLETED' as const,
    }));
    const images = [
      { arn: imageArn('building'), state: { status: 'BUILDING' as const } },
      { arn: imageArn('done'), state: { status: 'AVAILABLE' as const } },
    ];
    const cached = await startTestGateway(
      estateOf({ [`${here.accountId}/${here.region}`]: { images, workflowExecutions } }),
      { cache: { maxBytes: 10_000_000 } },
    );
    // executionCounts selects no image, so only the list of images shows the state of the image.
    const page = () =>
      countsFrom((...request) => cached.ask(...request), { kinds: ['IMAGE_BUILDER_WORKFLOW'] });
    await page();
    cached.sandbox.clock.advance(10);

    await page();
    const requestedArns = cached.sandbox.calls.all().map(({ input }) => input.imageBuildVersionArn);
    await cached.close();

    expect(requestedArns.filter(Boolean)).toEqual([imageArn('building')]);
  });

  it.each(['no-cache', 'max-age=0'])(
    'fetches all lists again for the request header Cache-Control: %s',
    async (cacheControl) => {
      const cached = await startWithCache();
      const askCached: typeof cached.ask = (...request) => cached.ask(...request);
      const first = await askPage(askCached);
      cached.sandbox.clock.advance(1);

      const second = await askPage(askCached, {}, { 'cache-control': cacheControl });
      await cached.close();

      expect(second.calls).toEqual(first.calls);
      expect(namesOf(second.nodes)).toEqual(namesOf(first.nodes));
      second.coverage.forEach(({ asOf }, index) => {
        expect(Date.parse(asOf ?? '')).toBeGreaterThan(Date.parse(first.coverage[index]?.asOf ?? ''));
      });
    },
  );

  it('reports each cache hit once', async () => {
    const cached = await startWithCache();
    const askCached: typeof cached.ask = (...request) => cached.ask(...request);
    const { calls } = await askPage(askCached);

    const hitsOf = async () => {
      const text = await (await fetch(`${cached.url}/metrics`)).text();
      return Number(/^execution_gateway_cache_hits_total\{cache="process"\} (\d+)$/m.exec(text)?.[1] ?? 0);
    };
    const report = async () => {
      const before = await hitsOf();
      const { extensions } = await cached.ask(
        '{ executions { nodes { id } } }',
        {},
        { 'x-upstream-report': '1' },
      );
      return { extensions, hits: (await hitsOf()) - before };
    };
    const reports = [await report(), await report(), await report()];
    await cached.close();

    for (const { extensions, hits } of reports) {
      expect(extensions).toMatchObject({ upstream: { calls: [] } });
      const { remembered } = extensions?.upstream as { remembered: { operation: string }[] };
      expect(remembered.map(({ operation }) => operation).sort()).toEqual(calls);
      expect(hits).toBe(calls.length);
    }
  });
});
