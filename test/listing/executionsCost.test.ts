import { describe, expect, it } from '@jest/globals';
import { countsFrom, pageOf as askPage } from '../support/executions/requests';
import type { Filter } from '../support/executions/model';
import { here, imageArn, namesOf, smallEstate, there } from '../support/executions/smallEstate';
import { estateOf } from '../support/estate';
import { startTestGateway } from '../support/gateway';
import { gatewayForTests } from '../support/gatewayForTests';
import { uuid } from '../support/sequence';

const { ask } = gatewayForTests(smallEstate);

/** So many calls of each operation. */
const tallied = (calls: readonly string[]): Record<string, number> =>
  Object.fromEntries([...new Set(calls)].map((name) => [name, calls.filter((call) => call === name).length]));

const callsFor = async (filter?: Filter): Promise<Record<string, number>> =>
  tallied((await askPage(ask, { filter })).calls);

const hereOnly = { accountIds: [here.accountId] };

const ofImages = { ListImageBuildVersions: 1, ListWorkflowExecutions: 2 };
const ofLifecycle = { ListImageBuildVersions: 1, ListLifecyclePolicies: 1, ListLifecycleExecutions: 1 };
const ofTransfer = { ListWorkflows: 1, ListExecutions: 1 };
const ofGlue = { ListBlueprints: 1, GetBlueprintRuns: 1 };

describe('executions cost', () => {
  it('one call for each list of parents and each parent', async () => {
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
    ['lifecycle runs, which images name', { ...hereOnly, kinds: ['LIFECYCLE'] }, ofLifecycle],
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
      'a word that every kind may come to have',
      { ...hereOnly, statuses: ['UNKNOWN'] },
      { ...ofImages, ...ofLifecycle, ...ofTransfer, ...ofGlue },
    ],
    [
      'a start, which Transfer never tells',
      { ...hereOnly, startedAfter: '2026-09-09T00:00:00Z' },
      { ...ofImages, ...ofLifecycle, ...ofGlue },
    ],
    ['transfers of a time', { kinds: ['TRANSFER_EXECUTION'], startedBefore: '2026-09-09T00:00:00Z' }, {}],
    [
      'a time before the second image was made',
      { ...hereOnly, kinds: ['IMAGE_BUILDER_WORKFLOW'], startedBefore: '2026-09-09T11:30:00.000Z' },
      { ListImageBuildVersions: 1, ListWorkflowExecutions: 1 },
    ],
    [
      'a time before any image was made',
      {
        ...hereOnly,
        kinds: ['IMAGE_BUILDER_WORKFLOW', 'WORKFLOW_STEP'],
        startedBefore: '2026-09-09T09:30:00.000Z',
      },
      { ListImageBuildVersions: 1 },
    ],
    [
      'steps of a time before the second workflow began',
      { ...hereOnly, kinds: ['WORKFLOW_STEP'], startedBefore: '2026-09-09T11:00:00.000Z' },
      { ListImageBuildVersions: 1, ListWorkflowExecutions: 1, ListWorkflowStepExecutions: 1 },
    ],
  ])('no more than what can match: %s', async (_what, filter, expected) => {
    expect(await callsFor(filter)).toEqual(expected);
  });

  it('one call for each page of parents and of their executions', async () => {
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

    const { calls, nodes } = await askPage((...question) => many.ask(...question), {
      first: 1,
      filter: { kinds: ['IMAGE_BUILDER_WORKFLOW'] },
    });
    await many.close();

    expect(nodes).toHaveLength(1);
    expect(tallied(calls)).toEqual({ ListImageBuildVersions: 2, ListWorkflowExecutions: 25 + 3 });
  });

  it('no more with their counts, and other pages of other filters, beside them', async () => {
    const { errors, calls } = await ask(`{
      executions { nodes { id } }
      executionCounts { counts { count } }
      failed: executions(filter: { statuses: [FAILED] }) { nodes { id } }
      some: executionCounts(filter: { kinds: [LIFECYCLE], startedAfter: "2026-09-09T00:00:00Z" }) { counts { count } }
    }`);

    expect(errors).toBeUndefined();
    expect(tallied(calls)).toEqual(await callsFor());
  });

  it('no more for all that lists tell of them, and the usual for what they do not', async () => {
    const { calls } =
      await ask(`{ executions(filter: { kinds: [BLUEPRINT_RUN, LIFECYCLE], accountIds: ["${here.accountId}"] }) {
      nodes { id rawStatus statusReason startedAt endedAt durationSeconds fetchedAt
        ... on BlueprintRun { blueprint { name } parameters } }
    } }`);
    const detailed = await ask(`{ executions(filter: { kinds: [TRANSFER_EXECUTION] }) {
      nodes { ... on TransferExecution { executionRole } } } }`);

    expect(tallied(calls)).toEqual({ ...ofLifecycle, ...ofGlue });
    expect(tallied(detailed.calls)).toEqual({ ListWorkflows: 2, ListExecutions: 1, DescribeExecution: 2 });
  });
});

describe('executions from memory', () => {
  const remembering = () =>
    startTestGateway(smallEstate, {
      cache: { maxBytes: 10_000_000, runningSeconds: 5, settledSeconds: 60, definitionSeconds: 300 },
    });

  it('cost nothing on the following pages, for other callers, and for their counts', async () => {
    const warm = await remembering();
    const page = (after: string | null) =>
      askPage((...question) => warm.ask(...question), { first: 4, after });
    const first = await page(null);

    const second = await page(first.pageInfo.endCursor);
    const again = await page(null);
    const counts = await warm.ask('{ executionCounts { counts { count } } }');
    const filtered = await warm.ask('{ executions(filter: { statuses: [FAILED] }) { nodes { id } } }');
    await warm.close();

    expect(first.calls).not.toEqual([]);
    expect(second.nodes).toHaveLength(4);
    expect(again.nodes).toEqual(first.nodes);
    expect([second, again, counts, filtered].map(({ calls }) => calls)).toEqual([[], [], [], []]);
  });

  it('are asked again for what may have changed, and for nothing else', async () => {
    const warm = await remembering();
    const page = () => askPage((...question) => warm.ask(...question));
    const after = async (seconds: number) => {
      warm.sandbox.clock.advance(seconds);
      return tallied((await page()).calls);
    };
    await page();

    const soon = await after(10);
    const later = await after(60);
    await warm.close();

    // Both images are under way here, and one blueprint run there.
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

  it('are asked again of an image under way, though all that has run on it is over', async () => {
    const workflowExecutions = ['building', 'done'].map((name, index) => ({
      workflowExecutionId: `wf-${uuid(index)}`,
      imageBuildVersionArn: imageArn(name),
      status: 'COMPLETED' as const,
    }));
    const images = [
      { arn: imageArn('building'), state: { status: 'BUILDING' as const } },
      { arn: imageArn('done'), state: { status: 'AVAILABLE' as const } },
    ];
    const warm = await startTestGateway(
      estateOf({ [`${here.accountId}/${here.region}`]: { images, workflowExecutions } }),
      { cache: { maxBytes: 10_000_000 } },
    );
    // Counts show none of them, so it is the list of images alone that tells.
    const page = () =>
      countsFrom((...question) => warm.ask(...question), { kinds: ['IMAGE_BUILDER_WORKFLOW'] });
    await page();
    warm.sandbox.clock.advance(10);

    await page();
    const asked = warm.sandbox.calls.all().map(({ input }) => input.imageBuildVersionArn);
    await warm.close();

    expect(asked.filter(Boolean)).toEqual([imageArn('building')]);
  });

  it.each(['no-cache', 'max-age=0'])('are asked anew where the client wants it: %s', async (cacheControl) => {
    const warm = await remembering();
    const ofWarm: typeof warm.ask = (...question) => warm.ask(...question);
    const first = await askPage(ofWarm);
    warm.sandbox.clock.advance(1);

    const second = await askPage(ofWarm, {}, { 'cache-control': cacheControl });
    await warm.close();

    expect(second.calls).toEqual(first.calls);
    expect(namesOf(second.nodes)).toEqual(namesOf(first.nodes));
    second.coverage.forEach(({ asOf }, index) => {
      expect(Date.parse(asOf ?? '')).toBeGreaterThan(Date.parse(first.coverage[index]?.asOf ?? ''));
    });
  });

  it('tell each question that memory answered once', async () => {
    const warm = await remembering();
    const ofWarm: typeof warm.ask = (...question) => warm.ask(...question);
    const { calls } = await askPage(ofWarm);

    const { extensions } = await warm.ask(
      '{ executions { nodes { id } } }',
      {},
      { 'x-upstream-report': '1' },
    );
    await warm.close();

    expect(extensions).toMatchObject({ upstream: { calls: [] } });
    const { remembered } = extensions?.upstream as { remembered: { operation: string }[] };
    expect(remembered.map(({ operation }) => operation).sort()).toEqual(calls);
  });
});
