import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import Database from 'libsql';
import type { CallReport } from '../../src/aws/callLedger';
import type { StreamAnswer } from '../../src/live/subscribe';
import { anonymous, type Caller } from '../../src/model/caller';
import {
  allQuery,
  brief,
  type BuildState,
  builds,
  changedQuery,
  eventIn,
  type LiveTest,
  scope,
  start,
  startLive,
  type TestStream,
  workflowId,
} from '../support/live/harness';
import { encodeEventId } from '../../src/live/eventId';
import { encodeNodeId } from '../../src/model/nodeId';
import { run, transfer, workflow } from '../support/history/records';
import { sqliteFiles } from '../support/history/stores';
import { kindOf, operations } from '../../src/kinds';
import type { RegionData } from '../support/estate';
import {
  inProgress,
  regionOf,
  uuidOf as transferUuidOf,
  workflowId as transferWorkflowId,
} from '../support/transferLogs/estate';

let live: LiveTest | undefined;

const open = async (...args: Parameters<typeof startLive>): Promise<LiveTest> => {
  live = await startLive(...args);
  return live;
};

afterEach(async () => {
  await live?.close();
  live = undefined;
});

/** The AWS operations that an item reports. */
const operationsIn = ({ result }: StreamAnswer): readonly string[] =>
  (result.extensions as { upstream: CallReport }).upstream.calls.map(({ operation }) => operation);

const eventsOf = async (stream: TestStream, count: number): Promise<readonly StreamAnswer[]> => {
  const answers: StreamAnswer[] = [];
  while (answers.length < count) answers.push(await stream.next());
  return answers;
};

/** Holds back the next answer of an operation that AWS gives. `arrived` resolves when it has. */
const holdAnswer = (name: string) => {
  const operation = operations.get(name);
  if (!operation) throw new Error(`There is no operation ${name}.`);
  const { send } = operation;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  const arrived = new Promise<void>((resolve) => {
    jest.spyOn(operation, 'send').mockImplementationOnce(async (...args) => {
      const output: unknown = await send(...args);
      resolve();
      await held;
      return output;
    });
  });
  return { arrived, release: () => release() };
};

/** Longer than the longest time between two reads. */
const longest = 30_000;

describe('Subscription.executionChanged', () => {
  it('begins with a snapshot, and has each change in order until the execution has ended', async () => {
    const { subscribe, replace, pass } = await open(builds([{}]));
    const stream = await subscribe(changedQuery(workflowId(1)));

    expect(await stream.event()).toBe('SNAPSHOT RUNNING 0');
    replace(builds([{ succeeded: 1 }]));
    await pass(longest);
    const item = await stream.next();
    replace(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    await pass(longest);
    const last = await stream.next();

    expect(eventIn(item)).toMatchObject({
      type: 'CHANGED',
      previousStatus: 'RUNNING',
      changedFields: ['totalStepsSucceeded'],
      execution: { status: 'RUNNING', totalStepsSucceeded: 1 },
    });
    expect(eventIn(last)).toMatchObject({
      type: 'ENDED',
      previousStatus: 'RUNNING',
      changedFields: ['endedAt', 'rawStatus', 'status', 'totalStepsSucceeded'],
      execution: { status: 'SUCCEEDED', totalStepsSucceeded: 7 },
    });
    expect(item.eventId).toBe(eventIn(item).eventId);
    expect(await stream.isDone()).toBe(true);
  });

  it('completes behind the snapshot of one that has ended, and never reads it again', async () => {
    const { subscribe, clock, services } = await open(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    const stream = await subscribe(changedQuery(workflowId(1)));

    expect(await stream.event()).toBe('SNAPSHOT SUCCEEDED 7');
    expect(await stream.isDone()).toBe(true);
    expect(services.live.engine.executionsRead()).toBe(0);
    expect(clock.timers()).toEqual([]);
  });

  it('costs the same calls for 1 and for 100 subscribers', async () => {
    const callsFor = async (count: number): Promise<readonly string[]> => {
      const test = await open(builds([{}]));
      const streams = await Promise.all(
        Array.from({ length: count }, () => test.subscribe(changedQuery(workflowId(1)))),
      );
      await Promise.all(streams.map((stream) => stream.event()));
      for (const succeeded of [1, 2]) {
        test.replace(builds([{ succeeded }]));
        await test.pass(longest);
        const events = await Promise.all(streams.map((stream) => stream.event()));
        expect(new Set(events)).toEqual(new Set([`CHANGED RUNNING ${succeeded}`]));
      }
      const calls = test.calls();
      await test.close();
      live = undefined;
      return calls;
    };

    const one = await callsFor(1);

    expect(one.length).toBe(3);
    expect(await callsFor(100)).toEqual(one);
  });

  it('costs no call to begin later than others, with what was read last, for those who may see it', async () => {
    const { subscribe, refusal, replace, passUntilCalls, pass, calls, services } = await open(builds([{}]));
    const first = await subscribe(changedQuery(workflowId(1)));
    await first.event();
    replace(builds([{ succeeded: 1 }]));
    for (let reads = 1; reads <= 4; reads += 1) {
      await passUntilCalls(longest, 1 + reads);
      await services.live.engine.idle();
    }
    expect(await first.event()).toBe('CHANGED RUNNING 1');
    const unable: Caller = { ...anonymous, permissions: { ...anonymous.permissions, maySee: () => false } };

    // Later than the cache lasts, and before the next read.
    await pass(5_001);
    const before = calls();
    expect(before.length).toBe(5);
    const later = await subscribe(changedQuery(workflowId(1)));

    expect(await later.event()).toBe('SNAPSHOT RUNNING 1');
    expect(calls()).toEqual(before);
    expect(await refusal(changedQuery(workflowId(1)), unable)).toMatchObject([{ code: 'FORBIDDEN' }]);
    replace(builds([{ succeeded: 2 }]));
    await pass(longest);
    expect([await first.event(), await later.event()]).toEqual(['CHANGED RUNNING 2', 'CHANGED RUNNING 2']);
  });

  it('reports the calls of its begin with the first event, and those of each event, on request', async () => {
    const { subscribe, replace, pass } = await open(builds([{}]));
    const query = `subscription { executionChanged(id: "${workflowId(1)}") {
      type execution { id ... on ImageBuilderWorkflow { steps { nodes { id } } } } } }`;
    const limited: Caller = { ...anonymous, permissions: { ...anonymous.permissions, callReport: false } };
    const stream = await subscribe({ query, wantsReport: true });
    const others = await Promise.all([subscribe(query), subscribe({ query, wantsReport: true }, limited)]);

    const first = await stream.next();
    replace(builds([{ succeeded: 1 }]));
    await pass(longest);
    const second = await stream.next();

    expect(operationsIn(first)).toEqual(['GetWorkflowExecution', 'ListWorkflowStepExecutions']);
    expect(operationsIn(second)).toEqual(['ListWorkflowStepExecutions']);
    for (const other of others) expect((await other.next()).result).not.toHaveProperty('extensions');
  });

  it('stops reading when the last subscriber has left', async () => {
    const { subscribe, clock, services, calls, pass, passUntilCalls } = await open(builds([{}]));
    const one = await subscribe(changedQuery(workflowId(1)));
    const two = await subscribe(changedQuery(workflowId(1)));
    await Promise.all([one.event(), two.event()]);
    const before = calls().length;

    one.end();
    await passUntilCalls(longest, before + 1);
    expect(services.live.engine.executionsRead()).toBe(1);
    await pass(0);
    two.end();

    expect(await two.isDone()).toBe(true);
    expect(services.live.engine.executionsRead()).toBe(0);
    expect(clock.timers()).toEqual([]);
  });

  it('is refused for what is no execution, for an unknown one, and for an invalid event, the latter without a call', async () => {
    const { refusal, calls } = await open(builds([{}]));

    const badEvent = await refusal(changedQuery(workflowId(1), 'nonsense'));
    const badLast = await refusal({ query: changedQuery(workflowId(1)), lastEventId: 'nonsense' });
    const badId = await refusal(changedQuery('nonsense'));
    expect(calls()).toEqual([]);
    const unknown = await refusal(changedQuery(workflowId(2)));

    for (const errors of [badEvent, badLast, badId, unknown])
      expect(errors.map(({ code }) => code)).toEqual(['BAD_USER_INPUT']);
    expect(badLast[0]?.message).toContain('Last-Event-ID');
    const invalid = await refusal('subscription { nothing }');
    expect(invalid).toMatchObject([{ code: 'GRAPHQL_VALIDATION_FAILED' }]);
    expect(await refusal('{')).toMatchObject([{ code: 'GRAPHQL_PARSE_FAILED' }]);
    expect((await refusal('{ scopes { region } }'))[0]?.message).toContain('needs a subscription');
  });

  it.each([
    ['@skip(if: true)', ''],
    ['@include(if: true)', ''],
    ['@include(if: $a)', '($a: Boolean!)'],
  ])('is refused with %s at its root, also in a fragment', async (condition, declared) => {
    const { refusal, subscribe } = await open(builds([{}]));
    const field = `executionChanged(id: "${workflowId(1)}")`;
    const variables = { a: true };

    for (const selected of [
      `{ ${field} ${condition} { eventId } }`,
      `{ ...Root } fragment Root on Subscription { ... ${condition} { ${field} { eventId } } }`,
    ])
      expect(await refusal({ query: `subscription${declared} ${selected}`, variables })).toEqual([
        {
          message: expect.stringContaining('not allowed at the root of a subscription'),
          code: 'GRAPHQL_VALIDATION_FAILED',
        },
      ]);
    const query = `subscription${declared} { ${field} { type eventId ${condition} } }`;
    expect(eventIn(await (await subscribe({ query, variables })).next())).toMatchObject({ type: 'SNAPSHOT' });
  });

  it('resumes behind an event with exactly those that were missed, and ends as if it had not been away', async () => {
    const { subscribe, replace, pass } = await open(builds([{}]));
    const first = await subscribe(changedQuery(workflowId(1)));
    const other = await subscribe(changedQuery(workflowId(1)));
    const { eventId } = await first.next();
    await other.event();
    first.end();
    for (const succeeded of [1, 2]) {
      replace(builds([{ succeeded }]));
      await pass(longest);
      await other.event();
    }
    replace(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    await pass(longest);
    const ended = await other.next();

    const resumed = await subscribe(changedQuery(workflowId(1), eventId));
    expect([await resumed.event(), await resumed.event(), await resumed.event()]).toEqual([
      'CHANGED RUNNING 1',
      'CHANGED RUNNING 2',
      'ENDED SUCCEEDED 7',
    ]);
    expect(await resumed.isDone()).toBe(true);
    const over = await subscribe({ query: changedQuery(workflowId(1)), lastEventId: ended.eventId });
    expect(await over.isDone()).toBe(true);
  });

  it('completes 10 minutes after AWS has lost a transfer, also where it begins or is resumed behind that', async () => {
    const transferId = encodeNodeId('TransferExecution', scope, [transferWorkflowId, transferUuidOf(1)]);
    const { subscribe, replace, pass, clock } = await open(regionOf([], [inProgress(1)]), {
      transferDays: 7,
    });
    const first = await subscribe(changedQuery(transferId));
    expect(await first.event()).toBe('SNAPSHOT RUNNING');
    replace(regionOf([]));
    await pass(longest);
    const ended = await first.next();
    expect(brief(ended)).toBe('ENDED UNKNOWN');
    const begun = await subscribe(changedQuery(transferId));
    expect(await begun.event()).toBe('SNAPSHOT UNKNOWN');
    const resumed = await subscribe(changedQuery(transferId, ended.eventId));
    const done: string[] = [];
    const whenDone = [first, begun, resumed].map(async (stream, index) => {
      expect(await stream.isDone()).toBe(true);
      done.push(['first', 'begun', 'resumed'][index] ?? '');
    });
    for (let turn = 0; turn < 100; turn += 1) await nextTurn();

    expect(done).toEqual([]);
    clock.pass(600_000);

    await Promise.all(whenDone);
    expect(clock.timers()).toEqual([]);
  });

  it('has a gap and then a snapshot behind an event of another history', async () => {
    const { subscribe } = await open(builds([{}]));
    const after = encodeEventId({ logId: 'another', number: 3, isWhole: true });

    const stream = await subscribe(changedQuery(workflowId(1), after));

    expect([await stream.event(), await stream.event()]).toEqual(['GAP RUNNING 0', 'SNAPSHOT RUNNING 0']);
  });

  it('has each change also where the history has a time of the future', async () => {
    const { store, subscribe, replace, pass } = await open(builds([{}]));
    const hour = 3_600_000;
    const ahead = { status: 'RUNNING', endTime: undefined, totalStepsSucceeded: 0 } as const;
    store.offer([workflow(ahead, { number: 1, fetchedAt: new Date(start + hour) })]);
    await store.flush();
    const one = await subscribe(changedQuery(workflowId(1)));
    const all = await subscribe(allQuery());
    expect([await one.event(), await all.event()]).toEqual(['SNAPSHOT RUNNING 0', 'SNAPSHOT RUNNING 0']);

    replace(builds([{ succeeded: 3 }]));
    await pass(longest);
    expect([await one.event(), await all.event()]).toEqual(['CHANGED RUNNING 3', 'CHANGED RUNNING 3']);
    replace(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    await pass(longest);
    expect([await one.event(), await all.event()]).toEqual(['ENDED SUCCEEDED 7', 'ENDED SUCCEEDED 7']);
    expect(await one.isDone()).toBe(true);
  });

  it.each([true, false])(
    'has each step of a transfer, beside others, with values kept: %s',
    async (keepSensitive) => {
      const stepsDone = (count: number) => ({
        Results: {
          Steps: Array.from({ length: count }, (_, step) => ({ StepType: 'COPY', Outputs: `{"n":${step}}` })),
        },
      });
      const transfers = (count: number) =>
        regionOf([], [{ ...inProgress(1), ...stepsDone(count) } as never, inProgress(2), inProgress(3)]);
      const idOf = (number: number): string =>
        encodeNodeId('TransferExecution', scope, [transferWorkflowId, transferUuidOf(number)]);
      const { subscribe, replace, pass } = await open(transfers(0), { settings: { keepSensitive } });
      const streams = await Promise.all([1, 2, 3].map((number) => subscribe(changedQuery(idOf(number)))));
      await Promise.all(streams.map((stream) => stream.event()));
      const [stream] = streams;

      for (const count of [1, 2]) {
        replace(transfers(count));
        await pass(longest);
        const event = stream && eventIn(await stream.next());
        expect(event).toMatchObject({ type: 'CHANGED', changedFields: ['results'] });
      }
    },
  );

  it('has one end where an answer from before it was late on its way', async () => {
    const { ask, clock, store, subscribe, replace, pass } = await open(builds([{}]));
    const stream = await subscribe(changedQuery(workflowId(1)));
    const all = await subscribe(allQuery());
    expect([await stream.event(), await all.event()]).toEqual(['SNAPSHOT RUNNING 0', 'SNAPSHOT RUNNING 0']);
    clock.pass(10_000);
    const late = holdAnswer('GetWorkflowExecution');
    const answer = ask(anonymous, `{ execution(id: "${workflowId(1)}") { status } }`);
    await late.arrived;
    replace(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    await pass(longest);
    expect([await stream.event(), await all.event()]).toEqual(['ENDED SUCCEEDED 7', 'ENDED SUCCEEDED 7']);

    late.release();
    await answer;
    await store.flush();

    const { events } = await store.events.after(0, 10);
    expect(events.map(({ type, record: { status } }) => `${type} ${status}`)).toEqual([
      'ADDED RUNNING',
      'ENDED SUCCEEDED',
    ]);
  });

  it('resumes with the end also where AWS has shown it and it could not be written yet', async () => {
    const files = sqliteFiles();
    const settings = await files.create();
    const { subscribe, replace, clock } = await open(builds([{}]), { settings });
    const first = await subscribe(changedQuery(workflowId(1)));
    const { eventId } = await first.next();
    first.end();
    const writer = new Database(settings.file ?? '');
    writer.exec('begin immediate');
    replace(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    clock.pass(longest);
    const resumed = await subscribe({ query: changedQuery(workflowId(1)), lastEventId: eventId });
    const next = resumed.event();
    writer.exec('rollback');
    writer.close();

    expect(await next).toBe('ENDED SUCCEEDED 7');
    expect(await resumed.isDone()).toBe(true);
    await files.close();
  });

  it('ends at the expiry of the credentials, with the reason and an event to resume behind', async () => {
    const { subscribe, pass, clock } = await open(builds([{}]));
    const caller: Caller = { ...anonymous, expiresAt: clock.now() + 10_000 };
    const stream = await subscribe(changedQuery(workflowId(1)), caller);
    const { eventId } = await stream.next();

    await pass(10_000);
    const last = await stream.next();

    expect(last).toMatchObject({ eventId, end: 'EXPIRED' });
    expect(last.result.errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    expect(await stream.isDone()).toBe(true);
  });

  it('ends when the process stops', async () => {
    const { subscribe, services } = await open(builds([{}]));
    const stream = await subscribe(changedQuery(workflowId(1)));
    await stream.event();

    services.stopBackground();

    expect(await stream.next()).toMatchObject({ end: 'STOPPING' });
    expect(await stream.isDone()).toBe(true);
  });

  it('goes on where a field fails', async () => {
    const { subscribe, sandbox, replace, pass } = await open(builds([{}]));
    sandbox.faults.add({ match: { operation: 'GetImage' }, fault: { kind: 'serverError' } });
    const query = changedQuery(workflowId(1)).replace(
      ' execution {',
      ' execution { ... on ImageBuilderWorkflow { image { name } }',
    );
    const stream = await subscribe(query);

    const first = await stream.next();
    replace(builds([{ succeeded: 1 }]));
    await pass(longest);
    const second = await stream.next();

    expect([brief(first), brief(second)]).toEqual(['SNAPSHOT RUNNING 0', 'CHANGED RUNNING 1']);
    expect(eventIn(second).execution.image).toBeNull();
    expect(second.result.errors?.map(({ path }) => path?.at(-1))).toEqual(['image']);
    expect(second.end).toBeUndefined();
  });
});

describe('Subscription.executionsChanged', () => {
  it('begins with what is in progress, and has what is added, changes and ends', async () => {
    const { subscribe, replace, pass } = await open(builds([{}, { status: 'COMPLETED', succeeded: 7 }]));
    const stream = await subscribe(allQuery());

    expect(await stream.event()).toBe('SNAPSHOT RUNNING 0');
    replace(builds([{ status: 'FAILED', succeeded: 2 }, { status: 'COMPLETED', succeeded: 7 }, {}]));
    await pass(longest);

    expect([await stream.event(), await stream.event()].sort()).toEqual([
      'ADDED RUNNING 0',
      'ENDED FAILED 2',
    ]);
  });

  it('has the events of the filter alone, with the end of what matched before', async () => {
    const { subscribe, replace, pass } = await open(builds([{}, {}]));
    const running = await subscribe(allQuery('(filter: { statuses: [RUNNING] })'));
    const failed = await subscribe(allQuery('(filter: { statuses: [FAILED] })'));
    const first = await running.next();
    expect([brief(first), await running.event()]).toEqual(['SNAPSHOT RUNNING 0', 'SNAPSHOT RUNNING 0']);

    replace(
      builds([
        { status: 'COMPLETED', succeeded: 7 },
        { status: 'FAILED', succeeded: 3 },
      ]),
    );
    await pass(longest);

    expect([await running.event(), await running.event()].sort()).toEqual([
      'ENDED FAILED 3',
      'ENDED SUCCEEDED 7',
    ]);
    expect(await failed.event()).toBe('ENDED FAILED 3');
    // The other snapshot may not have arrived.
    const again = await subscribe({
      query: allQuery('(filter: { statuses: [RUNNING] })'),
      lastEventId: first.eventId,
    });
    replace(builds([{ status: 'COMPLETED', succeeded: 7 }, { status: 'FAILED', succeeded: 3 }, {}]));
    await pass(longest);
    const events = [await again.event(), await again.event(), await again.event()];
    expect(events.slice(0, 2).sort()).toEqual(['ENDED FAILED 3', 'ENDED SUCCEEDED 7']);
    expect(events[2]).toBe('ADDED RUNNING 0');
  });

  it('has each end and no older state where it is cut among its snapshots, and among what precedes them', async () => {
    const { subscribe, replace, pass } = await open(builds([{}, {}, {}, {}]));
    const witness = await subscribe(allQuery());
    const cut = await subscribe(allQuery());
    const snapshot = await cut.next();
    for (let count = 0; count < 4; count += 1) await witness.event();
    cut.end();
    const change = async (states: readonly BuildState[], events: number): Promise<void> => {
      replace(builds(states));
      await pass(longest);
      for (let count = 0; count < events; count += 1) await witness.event();
    };
    await change([{ succeeded: 1 }, {}, {}, {}], 1);
    await change([{ succeeded: 1 }, { status: 'COMPLETED', succeeded: 7 }, {}, {}], 1);
    await change([{ succeeded: 2 }, { status: 'COMPLETED', succeeded: 7 }, {}, {}], 1);
    await change([{ succeeded: 2 }, { status: 'COMPLETED', succeeded: 7 }, { status: 'FAILED' }, {}], 1);

    const resumedBehind = async (lastEventId: string | undefined): Promise<readonly StreamAnswer[]> => {
      const stream = await subscribe({ query: allQuery(), lastEventId });
      const items: StreamAnswer[] = [];
      do items.push(await stream.next());
      while (items.filter((item) => brief(item).startsWith('SNAPSHOT')).length < 2);
      stream.end();
      return items;
    };
    const again = await resumedBehind(snapshot.eventId);
    const snapshots = ['SNAPSHOT RUNNING 0', 'SNAPSHOT RUNNING 2'];

    expect(again.slice(0, 2).map(brief)).toEqual(['ENDED SUCCEEDED 7', 'ENDED FAILED 0']);
    expect(again.slice(2).map(brief).sort()).toEqual(snapshots);
    const behindFirst = (await resumedBehind(again[0]?.eventId)).map(brief);
    expect(behindFirst[0]).toBe('ENDED FAILED 0');
    expect(behindFirst.slice(1).sort()).toEqual(snapshots);
    const behindSnapshot = (await resumedBehind(again[2]?.eventId)).map(brief);
    expect([...behindSnapshot].sort()).toEqual(snapshots);
    await change([{ succeeded: 3 }, { status: 'COMPLETED', succeeded: 7 }, { status: 'FAILED' }, {}], 1);
    const resumed = await subscribe({ query: allQuery(), lastEventId: again[3]?.eventId });
    expect(await resumed.event()).toBe('CHANGED RUNNING 3');
  });

  it('shows an event to those who may see it, without names of hidden fields', async () => {
    const { subscribe, replace, pass } = await open(builds([{}]));
    const callerWith = (kind: string): Caller => ({
      ...anonymous,
      id: kind,
      rights: kind,
      permissions: {
        ...anonymous.permissions,
        maySee: (_scope, name) => name === undefined || name === kind,
        maySeeSensitive: () => false,
      },
    });
    const all = await subscribe(allQuery());
    const own = await subscribe(allQuery(), callerWith('IMAGE_BUILDER_WORKFLOW'));
    const others = await subscribe(allQuery(), callerWith('BLUEPRINT_RUN'));
    expect([await all.event(), await own.event()]).toEqual(['SNAPSHOT RUNNING 0', 'SNAPSHOT RUNNING 0']);

    replace(builds([{ succeeded: 1 }]));
    await pass(longest);
    expect([await all.event(), await own.event()]).toEqual(['CHANGED RUNNING 1', 'CHANGED RUNNING 1']);
    const unseen = others.next().then(
      () => 'seen',
      () => 'over',
    );
    others.end();

    expect(await unseen).toBe('over');
    const refused = await live?.refusal(changedQuery(workflowId(1)), callerWith('BLUEPRINT_RUN'));
    expect(refused).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('has no event of a change that the caller may not see, also within the value of a field', async () => {
    const restricted: Caller = {
      ...anonymous,
      id: 'restricted',
      rights: 'restricted',
      permissions: { ...anonymous.permissions, maySeeSensitive: () => false },
    };
    const { subscribe, store } = await open(builds([]), { settings: { keepSensitive: true } });
    const change = async (second: number, secret: string, type: string): Promise<void> => {
      const fetchedAt = new Date(start + second * 1000);
      const view = kindOf('TransferExecution').views.get;
      const Results = { Steps: [{ StepType: type, Outputs: `{"a":"${secret}"}` }] };
      const WorkflowName = type;
      const Parameters = `{"a":"${secret}"}`;
      store.offer([transfer({ Results }, { fetchedAt, view })]);
      store.offer([
        run({ State: 'RUNNING', CompletedOn: undefined, WorkflowName, Parameters }, { fetchedAt }),
      ]);
      await store.flush();
    };
    await change(0, 'one', 'COPY');
    const all = await subscribe(allQuery());
    const some = await subscribe(allQuery(), restricted);
    for (const stream of [all, all, some, some]) expect(await stream.event()).toBe('SNAPSHOT RUNNING');

    await change(1, 'two', 'COPY');
    await change(2, 'two', 'TAG');
    const changesIn = async (stream: TestStream, count: number): Promise<readonly unknown[]> => {
      const changes: unknown[] = [];
      while (changes.length < count) {
        const { at, changedFields } = eventIn(await stream.next());
        changes.push([Date.parse(at) - start, ...changedFields]);
      }
      return changes;
    };
    const visible = [
      [2_000, 'results'],
      [2_000, 'workflowName'],
    ];

    expect(await changesIn(all, 4)).toEqual([[1_000, 'results'], [1_000, 'parameters'], ...visible]);
    expect(await changesIn(some, 2)).toEqual(visible);
  });

  it('costs the same calls for 1 and for 20 subscribers, also with what is nested', async () => {
    const callsFor = async (count: number): Promise<readonly string[]> => {
      const test = await open(builds([{}, {}]));
      const query = allQuery().replace(
        ' execution {',
        ' execution { ... on ImageBuilderWorkflow { steps { nodes { name } } }',
      );
      const streams = await Promise.all(Array.from({ length: count }, () => test.subscribe(query)));
      for (const stream of streams) await stream.event();
      for (const stream of streams) await stream.event();
      test.replace(builds([{ succeeded: 1 }, {}]));
      await test.pass(longest);
      for (const stream of streams) expect(await stream.event()).toBe('CHANGED RUNNING 1');
      await test.services.live.engine.idle();
      const calls = [...test.calls()].sort();
      await test.close();
      live = undefined;
      return calls;
    };

    const one = await callsFor(1);

    expect(one).toContain('ListWorkflowStepExecutions');
    expect(await callsFor(20)).toEqual(one);
  });

  it('reads four lists of a round at the same time, so that changes do not wait for each other', async () => {
    const completed = builds(Array.from({ length: 12 }, () => ({ status: 'COMPLETED' })));
    const building = completed.images?.map((image) => ({ ...image, state: { status: 'BUILDING' } }));
    const { subscribe, pass, sandbox } = await open({ ...completed, images: building } as RegionData);
    const listsRead = (): number =>
      sandbox.calls.operations().filter((name) => name === 'ListWorkflowExecutions').length;
    await subscribe(allQuery());
    const before = listsRead();
    sandbox.faults.add({ match: { operation: 'ListWorkflowExecutions' }, fault: { kind: 'delay', ms: 300 } });

    await pass(60_000);
    while (listsRead() === before) await nextTurn();
    await wait(100);
    expect(listsRead() - before).toBe(4);

    sandbox.faults.clear();
    while (listsRead() < before + 12) await nextTurn();
  });

  it('has a place to resume behind at once, where nothing matches, so that nothing is missed', async () => {
    const { subscribe, replace, pass } = await open(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    const other = await subscribe(allQuery());
    const lost = await subscribe(allQuery('(filter: { statuses: [FAILED] })'));
    const first = lost.next();
    while (lost.places.length === 0) await nextTurn();
    const [place] = lost.places;
    lost.end();
    await expect(first).rejects.toThrow('over');

    replace(builds([{ status: 'COMPLETED', succeeded: 7 }, { status: 'FAILED' }]));
    await pass(longest);
    expect(await other.event()).toBe('ADDED FAILED 0');
    const resumed = await subscribe({
      query: allQuery('(filter: { statuses: [FAILED] })'),
      lastEventId: place,
    });

    expect(await resumed.event()).toBe('ADDED FAILED 0');
  });

  it('tells its place while the log has only events of others, at most every 15 seconds', async () => {
    const { subscribe, replace, pass } = await open(builds([{}, {}]));
    const other = await subscribe(allQuery());
    const quiet = await subscribe(changedQuery(workflowId(2)));
    await quiet.event();
    const next = quiet.next();
    const beganWith = (await eventsOf(other, 2)).at(-1)?.eventId;
    const placesBy: number[] = [];
    for (let succeeded = 1; succeeded <= 4; succeeded += 1) {
      replace(builds([{ succeeded }, {}]));
      await pass(10_000);
      await other.event();
      await nextTurn();
      placesBy.push(quiet.places.length);
    }
    replace(builds([{ succeeded: 4 }, { succeeded: 1 }]));
    await pass(longest);

    expect(placesBy).toEqual([0, 1, 1, 2]);
    expect(new Set([beganWith, ...quiet.places]).size).toBe(3);
    expect(brief(await next)).toBe('CHANGED RUNNING 1');
  });

  it('has a gap that names an execution, also where none is in progress', async () => {
    const { subscribe } = await open(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    const after = encodeEventId({ logId: 'another', number: 0, isWhole: true });

    const stream = await subscribe(allQuery(`(filter: { statuses: [RUNNING] }, after: "${after}")`));
    const gap = await stream.next();

    expect(brief(gap)).toBe('GAP SUCCEEDED 7');
  });
});
