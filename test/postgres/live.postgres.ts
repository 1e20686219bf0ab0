import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anonymous } from '../../src/model/caller';
import { replaceableEstate } from '../support/executions/region';
import { describeEventLog } from '../support/live/eventLogSuite';
import { fakeClock } from '../support/live/fakeClock';
import {
  allQuery,
  builds,
  changedQuery,
  place,
  scope,
  start,
  startLive,
  workflowId,
} from '../support/live/harness';
import { describeResume } from '../support/live/resumeSuite';
import { type PostgresServer, startPostgres } from './postgresServer';

let server: PostgresServer;

beforeAll(async () => {
  server = await startPostgres();
});

afterAll(() => server.close());

const databases = { name: 'PostgreSQL', create: () => server.create(), close: () => Promise.resolve() };

describeEventLog(databases);
describeResume(databases, true);

describe('Two replicas of one history', () => {
  it('read an execution once for the streams of both, which have the same events', async () => {
    const settings = await server.create();
    const estate = replaceableEstate([place]);
    const clock = fakeClock(start);
    const one = await startLive(builds([{}]), { settings, estate, clock });
    const two = await startLive(builds([{}]), { settings, estate, clock });
    const calls = () => [...one.calls(), ...two.calls()];
    const first = await one.subscribe(changedQuery(workflowId(1)));
    const second = await two.subscribe(changedQuery(workflowId(1)));
    expect([await first.event(), await second.event()]).toEqual(['SNAPSHOT RUNNING 0', 'SNAPSHOT RUNNING 0']);
    const before = calls().length;

    const ids: (string | undefined)[][] = [[], []];
    for (const succeeded of [1, 2, 3]) {
      one.replace(builds([{ succeeded }]));
      await two.pass(30_000);
      for (const [index, stream] of [first, second].entries()) {
        const item = await stream.next();
        ids[index]?.push(item.eventId);
      }
      await Promise.all([one, two].map(({ services }) => services.live.engine.idle()));
      // Both have planned the next read.
      while (clock.timers().filter((ms) => ms <= 30_000).length < 2) await new Promise(setImmediate);
    }

    expect(ids[0]).toEqual(ids[1]);
    expect(new Set(ids[0]).size).toBe(3);
    expect(calls().length - before).toBe(3);
    await one.close();
    await two.close();
  });

  it('pass on events of AWS, whichever of them receives these', async () => {
    const settings = await server.create();
    const estate = replaceableEstate([place]);
    const clock = fakeClock(start);
    const build = builds([{}]);
    // What has run for long is read seldom.
    const startTime = new Date(start - 3_600_000).toISOString();
    const workflowExecutions = (build.workflowExecutions ?? []).map((one) => ({ ...one, startTime }));
    const old = { ...build, workflowExecutions };
    const one = await startLive(old, { settings, estate, clock });
    const two = await startLive(old, {
      settings,
      estate,
      clock,
      events: ({ url }) => [
        { ...scope, name: 'image-events', queueUrl: `${url}/${scope.accountId}/image-events` },
      ],
    });
    const stream = await one.subscribe(changedQuery(workflowId(1)));
    expect(await stream.event()).toBe('SNAPSHOT RUNNING 0');
    for (const { services } of [one, two]) services.start();
    const countsBoth = async ({ services }: typeof one): Promise<boolean> =>
      (await services.metrics.text()).includes('execution_gateway_replicas 2');
    for (const replica of [one, two]) while (!(await countsBoth(replica))) await new Promise(setImmediate);
    await one.pass(25_000);
    const queue = two.sandbox.queues.find(scope, 'image-events');
    while (queue?.polls() === 0) await new Promise(setImmediate);

    two.replace(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    while (!clock.timers().includes(0)) await new Promise(setImmediate);
    clock.pass(0);

    expect(await stream.event()).toBe('ENDED SUCCEEDED 7');
    expect(clock.now()).toBe(start + 25_000);
    await one.close();
    await two.close();
  });

  it('report what a query at the other one has found', async () => {
    const settings = await server.create();
    const estate = replaceableEstate([place]);
    const clock = fakeClock(start);
    const one = await startLive(builds([{}]), { settings, estate, clock });
    const two = await startLive(builds([{}]), { settings, estate, clock });
    const stream = await one.subscribe(allQuery());
    expect(await stream.event()).toBe('SNAPSHOT RUNNING 0');

    two.replace(builds([{ status: 'COMPLETED', succeeded: 7 }]));
    clock.pass(1_000);
    await two.ask(anonymous, `{ node(id: "${workflowId(1)}") { id ... on Execution { status } } }`);

    expect(await stream.event()).toBe('ENDED SUCCEEDED 7');
    await one.close();
    await two.close();
  });
});
