import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rootBranches } from '../../src/listing/branches';
import { createFakeAws, type FakeAws } from '../support/listing/fakeAws';
import { listProcess, roundSince, testScope } from '../support/listing/listProcess';
import { allRights, openStore, type TestStore } from '../support/history/stores';
import { nodeId } from '../support/nodeId';

/* How lists are read by several requests, processes and answers of different age. */

const begin = Date.parse('2026-11-27T12:00:00.000Z');
const nothing = { images: [], policies: [], transfers: [] };

let time: number;
let aws: FakeAws;
let store: TestStore;

beforeEach(async () => {
  time = begin;
  aws = createFakeAws(nothing);
  store = await openStore({}, { now: () => time });
});

afterEach(() => store.close());

const start = (history = store) => listProcess(aws, history, () => time);

describe('Requests that need one list', () => {
  const transfers = { kinds: ['TRANSFER_EXECUTION'] };
  const pagesOfWorkflows = ['{"NextToken":"2"}', '{"NextToken":"4"}', '{}'];

  const pagesRead = (): readonly string[] =>
    aws
      .takeCalls()
      .flatMap((call) => / ListWorkflowsCommand (.*)/.exec(call)?.[1] ?? [])
      .map((input) => JSON.stringify({ ...(JSON.parse(input) as object), MaxResults: undefined }))
      .sort();

  beforeEach(() => aws.replace({ ...nothing, transfers: [[], [], [], [], []] }));

  it('continue it one at a time after a reading that has ended in the middle', async () => {
    const { catalog, look, read } = start();
    await catalog.open();
    const resume = aws.pause();
    let isOver = false;
    const first = read(transfers, { isOver: () => isOver });
    while (!look(transfers).due.some(({ list }) => list.reading)) await nextTurn();
    const others = [read(transfers), read(transfers)];
    isOver = true;
    resume();
    await Promise.all([first, ...others]);

    const { due, sources } = look(transfers);

    expect([...sources.values()].map(({ reason }) => reason)).toEqual([undefined]);
    expect(due).toEqual([]);
    expect(pagesRead()).toEqual(pagesOfWorkflows);
  });
});

describe('A process whose cache is older than what another one has read', () => {
  const runs = { kinds: ['LIFECYCLE'] };
  const policyId = (index: number): string =>
    nodeId(
      'LifecyclePolicy',
      testScope,
      `arn:aws:imagebuilder:us-east-1:111122223333:lifecycle-policy/made-up-${index}`,
    );
  const runId = nodeId('Lifecycle', testScope, 'lce-00000000-0000-4000-8000-000000000100');
  const running = [{ status: 'IN_PROGRESS', hour: 1 }];

  const rootOf = ({ catalog }: ReturnType<typeof start>) => {
    const branch = rootBranches.find(({ kind }) => kind.type === 'LifecyclePolicy');
    if (!branch) throw new TypeError('Policies are no root.');
    return catalog.root(testScope, branch);
  };
  const policiesIn = (process: ReturnType<typeof start>): readonly string[] => [
    ...rootOf(process).objects.keys(),
  ];

  it('asks AWS again, and keeps what the other one has found', async () => {
    const shared = { ...store, isShared: true };
    const [one, two] = [start(shared), start(shared)];
    const period = 60_000;
    aws.replace({ ...nothing, policies: [[]] });
    await one.read(runs);
    time += period;
    aws.replace({ ...nothing, policies: [[], running] });
    await two.read(runs, { patience: roundSince(time - 1) });
    const found = await store.get(runId, allRights);
    time += period;
    aws.takeCalls();
    await one.read(runs, { patience: roundSince(time - 1) });

    expect(found).toMatchObject({ origin: 'AWS', record: { status: 'RUNNING' } });
    expect(await store.get(runId, allRights)).toMatchObject({ origin: 'AWS', record: { status: 'RUNNING' } });
    expect(policiesIn(one)).toEqual([policyId(0), policyId(1)]);
    expect(aws.takeCalls().filter((call) => call.includes('ListLifecyclePolicies'))).toHaveLength(1);
  });

  it('keeps what the other one has found in a list that it has not read to its end', async () => {
    const shared = { ...store, isShared: true };
    const [one, two] = [start(shared), start(shared)];
    await one.read(runs);
    time += 60_000;
    aws.replace({ ...nothing, policies: [[], [], []] });
    await two.read(runs, { patience: roundSince(time - 1), isOver: () => policiesIn(two).length > 0 });
    time += 1_000;
    await one.read(runs, { patience: roundSince(time - 1) });

    expect(policiesIn(one)).toEqual([policyId(0), policyId(1)]);
  });

  it('notes the time of the answer that no longer has an object', async () => {
    const process = start();
    const ofFirst = nodeId('Lifecycle', testScope, 'lce-00000000-0000-4000-8000-000000000000');
    aws.replace({ ...nothing, policies: [running] });
    await process.read(runs);
    time += 1_000_000;
    aws.replace(nothing);
    const goneAt = time;
    await process.reader().readTransient(rootOf(process).question(undefined), -Infinity);
    time += 5_000;
    await process.read(runs);

    expect(await store.get(ofFirst, allRights)).toMatchObject({ origin: 'HISTORY', goneAt });
  });
});

describe('The list of an image whose build has ended', () => {
  const workflows = { kinds: ['IMAGE_BUILDER_WORKFLOW'] };
  const image = (state: string, ended: number) => ({
    state,
    lifecycleRun: undefined,
    workflows: Array.from({ length: ended }, () => ({ status: 'COMPLETED', hour: 1 })),
  });
  const listOfImage = ({ look }: ReturnType<typeof start>) => {
    const [root] = look(workflows, roundSince(Infinity)).due;
    const [object] = root?.list.objects.values() ?? [];
    return object?.lists[0]?.known;
  };

  it('is final by a page from after the end, and not by an older one', async () => {
    const process = start();
    aws.replace({ ...nothing, images: [image('TESTING', 1)] });
    await process.read(workflows);
    const pageAt = time;
    // The build goes on, and ends after another workflow.
    aws.replace({ ...nothing, images: [image('AVAILABLE', 2)] });
    time += 30_000;
    // Reads the images alone.
    await process.read({ kinds: ['LIFECYCLE'] }, { patience: roundSince(time - 1) });
    await process.read(workflows, { patience: roundSince(time - 1) });
    const byOldPage = listOfImage(process);
    time += 61_000;
    await process.read(workflows, { patience: roundSince(time - 1) });

    expect(byOldPage).toMatchObject({ asOf: pageAt, isFinal: false });
    expect(listOfImage(process)).toMatchObject({ asOf: time, isFinal: true });
    expect(
      await store.get(
        nodeId('ImageBuilderWorkflow', testScope, 'wf-00000000-0000-4000-8000-000000000001'),
        allRights,
      ),
    ).toBeDefined();
  });
});
