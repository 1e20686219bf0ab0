import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  createClient,
  createWatch,
  WatchExecutionText,
  type WatchExecutionSubscription,
  WatchExecutionsText,
  type WatchState,
} from '../../../client/src';
import { type CuttableProxy, startCuttableProxy } from '../../support/streams/cuttableProxy';
import { replaceableEstate } from '../../support/executions/region';
import { startTestGateway, type TestGateway } from '../../support/gateway';
import { type BuildState, builds, place, workflowId } from '../../support/live/harness';

/* Watches on a gateway whose AWS changes, over a proxy whose connections the test cuts. */

/** Connects again at once. */
const impatient = {
  after(milliseconds: number, callback: () => void) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => 0,
};

const estate = replaceableEstate([place]);
const id = workflowId(1);

let gateway: TestGateway;
let proxy: CuttableProxy;

beforeEach(async () => {
  estate.replace({ [place]: builds([{}]) });
  gateway = await startTestGateway(estate.estate);
  proxy = await startCuttableProxy(gateway.url);
});

afterEach(async () => {
  await proxy.close();
  await gateway.close();
});

/** Changes what AWS returns, and lets the gateway see it. */
const change = async (state: BuildState): Promise<void> => {
  estate.replace({ [place]: builds([state]) });
  const { errors } = await gateway.ask('query ($id: ID!) { execution(id: $id) { status } }', { id });
  expect(errors).toBeUndefined();
};

type Event = WatchExecutionSubscription['executionChanged'];

const briefOf = ({ type, execution }: Event): string =>
  `${type} ${'totalStepsSucceeded' in execution ? execution.totalStepsSucceeded : ''}`.trim();

describe('A watch of a gateway', () => {
  it('has each change of an execution once and in order over connections that are cut, and ends with it', async () => {
    const states: WatchState['name'][] = [];
    const watch = createWatch({ url: `${proxy.url}/graphql` }, impatient)(
      WatchExecutionText,
      { id },
      { onState: ({ name }) => states.push(name) },
    );
    const seen: string[] = [];
    let changes = 0;
    for await (const { executionChanged: event } of watch) {
      seen.push(briefOf(event));
      changes += 1;
      // Every other event, the connection is cut: before the change is made, or just after it.
      if (changes % 4 === 1) proxy.cut();
      if (changes <= 12) await change({ succeeded: changes });
      else await change({ succeeded: changes, status: 'COMPLETED' });
      if (changes % 4 === 3) proxy.cut();
    }

    expect(seen).toEqual([
      'SNAPSHOT 0',
      ...Array.from({ length: 12 }, (_one, index) => `CHANGED ${index + 1}`),
      'ENDED 13',
    ]);
    expect(states.filter((name) => name === 'reconnecting').length).toBeGreaterThan(5);
  });

  it('misses nothing that happens while it is away', async () => {
    const watch = createWatch({ url: `${proxy.url}/graphql` }, impatient)(WatchExecutionText, { id });
    const first = await watch.next();
    proxy.cut();
    for (const succeeded of [1, 2, 3]) await change({ succeeded });

    const rest = [await watch.next(), await watch.next(), await watch.next()];

    const brief = [first, ...rest].map(({ value }) => briefOf(value.executionChanged));
    expect(brief).toEqual(['SNAPSHOT 0', 'CHANGED 1', 'CHANGED 2', 'CHANGED 3']);
    await watch.return?.();
  });

  it('resumes behind an event of an earlier watch by `after`', async () => {
    const client = createClient({ url: `${proxy.url}/graphql` });
    const eventIds: string[] = [];
    for await (const { executionChanged } of client.watchExecution({ id })) {
      eventIds.push(executionChanged.eventId);
      if (eventIds.length === 3) break;
      await change({ succeeded: eventIds.length });
    }

    const resumed = client.watchExecution({ id, after: eventIds[1] ?? '' });
    const { value } = await resumed.next();
    await resumed.return?.();

    expect([value.executionChanged.eventId, briefOf(value.executionChanged)]).toEqual([
      eventIds[2],
      'CHANGED 2',
    ]);
  });

  it('yields GAP and a snapshot behind an event of another history', async () => {
    const client = createClient({ url: `${proxy.url}/graphql` });
    const before = client.watchExecution({ id });
    const { value } = await before.next();
    await before.return?.();
    await gateway.close();
    gateway = await startTestGateway(estate.estate);
    const after = createClient({ url: `${gateway.url}/graphql` }).watchExecution({
      id,
      after: value.executionChanged.eventId,
    });

    const events = [await after.next(), await after.next()];

    expect(events.map((event) => briefOf(event.value.executionChanged))).toEqual(['GAP 0', 'SNAPSHOT 0']);
    await after.return?.();
  });

  it('watches all executions that match a filter, with what lists show of each', async () => {
    const watch = createWatch({ url: `${proxy.url}/graphql` }, impatient)(WatchExecutionsText, {
      filter: { statuses: ['RUNNING'] },
    });
    const first = await watch.next();
    const second = watch.next();
    proxy.cut();
    await change({ status: 'FAILED', message: 'No disk.' });

    expect(first.value.executionsChanged).toMatchObject({
      type: 'SNAPSHOT',
      execution: { id, status: 'RUNNING' },
    });
    expect((await second).value.executionsChanged).toMatchObject({
      type: 'ENDED',
      previousStatus: 'RUNNING',
      changedFields: expect.arrayContaining(['endedAt', 'message', 'status']),
      execution: { __typename: 'ImageBuilderWorkflow', status: 'FAILED', statusReason: 'No disk.' },
    });
    await watch.return?.();
  });

  it('throws for an execution that is not known, without another attempt', async () => {
    const states: string[] = [];
    const watch = createClient({ url: `${proxy.url}/graphql` }).watchExecution(
      { id: workflowId(99) },
      { onState: ({ name }) => states.push(name) },
    );

    await expect(watch.next()).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(states).toEqual(['connecting']);
  });
});
