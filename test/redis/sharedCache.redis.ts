import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Estate } from '../../sandbox/estate';
import { type Sandbox, startSandbox } from '../../sandbox/server';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import {
  blueprintName,
  buildId,
  executionId,
  glueWorkflowName,
  imageArn,
  launchId,
  singleScopeEstate,
  pipelineArn,
  policyRunId,
  runId,
  serverId,
  transferWorkflowId,
} from '../support/fixtureEstate';
import { uuid } from '../support/sequence';
import { type RedisServer, startRedis } from './redisServer';

const workflow = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status fetchedAt image { name } } }`;
const workflowCalls = ['GetImage', 'GetWorkflowExecution'];
const step = `{ workflowStep(stepExecutionId: "${launchId}") { name onFailure } }`;
const waiting = '{ waitingWorkflowSteps { nodes { name } } }';
const absent = `{ imageBuilderWorkflow(workflowExecutionId: "wf-${uuid(99)}") { status } }`;

/** Selects from every service: dates, lists, and executions in progress. */
const wide = `{
  image(imageBuildVersionArn: "${imageArn}") {
    name fetchedAt tags dateCreated
    workflows { nodes { status startedAt steps { nodes { name startedAt endedAt onFailure timeoutSeconds } } } }
  }
  imagePipeline(imagePipelineArn: "${pipelineArn}") { name fetchedAt }
  lifecycle(lifecycleExecutionId: "${policyRunId}") {
    status startedAt endedAt fetchedAt resources { nodes { resourceId startedAt endedAt } }
  }
  transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}") {
    status posixProfile { uid secondaryGids } results { steps { stepType outputs } }
  }
  transferServer(serverId: "${serverId}") { serverId fetchedAt }
  blueprint(name: "${blueprintName}") { name createdOn lastModifiedOn }
  blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}") { status startedAt endedAt parameters }
  glueWorkflow(name: "${glueWorkflowName}") { name createdOn lastRun { startedAt } }
}`;

let redis: RedisServer;
let sandbox: Sandbox;
let replicas: TestGateway[] = [];

beforeAll(async () => {
  redis = await startRedis();
});

afterAll(() => redis.close());

beforeEach(async () => {
  await redis.ask('FLUSHALL');
  sandbox = await startSandbox({ estate: singleScopeEstate });
});

afterEach(async () => {
  for (const replica of replicas) await replica.close();
  replicas = [];
  await sandbox.close();
});

const replica = async (
  options: TestGatewayOptions = {},
  estate: Estate = singleScopeEstate,
): Promise<TestGateway> => {
  const cache = { maxBytes: 10_000_000, redisUrl: redis.url, ...options.cache };
  const started = await startTestGateway(estate, { sandbox, ...options, cache });
  replicas.push(started);
  return started;
};

const pair = async (options: TestGatewayOptions = {}): Promise<[TestGateway, TestGateway]> => [
  await replica(options),
  await replica(options),
];

/** Collects the lines of a gateway's log. */
const captureLog = () => {
  const lines: string[] = [];
  const messages = (): unknown[] => lines.map((line) => (JSON.parse(line) as { msg: unknown }).msg);
  return { log: { write: (line: string) => void lines.push(line) }, lines, messages };
};

const unavailableMessage = 'Redis is away: this process uses its own cache until it is back';
const availableMessage = 'Redis is back';

describe('The shared Redis cache', () => {
  it('serves a second replica what the first one fetched, without AWS calls', async () => {
    const [one, two] = await pair();
    const first = await one.ask(wide);
    await redis.hasKeys(first.calls.length);

    const second = await two.ask(wide);

    expect(first.errors).toBeUndefined();
    expect(first.calls.length).toBeGreaterThan(10);
    expect(second.calls).toEqual([]);
    expect(second.data).toEqual(first.data);
  });

  it('serves a single item that another replica fetched in a list', async () => {
    const [one, two] = await pair();
    await one.ask(`{ image(imageBuildVersionArn: "${imageArn}") { workflows { nodes { status } } } }`);
    await redis.hasKeys(4);

    const { data, calls } = await two.ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status fetchedAt } }`,
    );

    expect(calls).toEqual([]);
    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
  });

  it('serves each item of a batch that another replica fetched', async () => {
    const [one, two] = await pair();
    await one.ask(
      `{ a: blueprint(name: "${blueprintName}") { createdOn } b: blueprint(name: "none") { createdOn } }`,
    );
    await redis.hasKeys(2);

    const { data, calls } = await two.ask(
      `{ blueprint(name: "${blueprintName}") { createdOn } b: blueprint(name: "none") { createdOn } }`,
    );

    expect(calls).toEqual([]);
    expect(data).toEqual({ blueprint: { createdOn: expect.any(String) }, b: null });
  });

  it('is not written again with entries read from it', async () => {
    const [one, two] = await pair();
    await one.ask(wide);
    await redis.hasKeys(20);
    await redis.ask('CONFIG', 'RESETSTAT');

    await two.ask(wide);
    await redis.ask('PING');

    expect(await redis.ask('INFO', 'commandstats')).not.toContain('cmdstat_set:');
  });

  it('counts hits as cache hits in the upstream report, not against the call budget', async () => {
    const one = await replica();
    const two = await replica({ limits: { upstreamCallsPerRequest: 1 } });
    await one.ask(workflow);
    await redis.hasKeys(2);

    const { errors, extensions } = await two.ask(workflow, {}, { 'x-upstream-report': '1' });

    expect(errors).toBeUndefined();
    expect(extensions?.upstream).toMatchObject({
      calls: [],
      joined: [],
      remembered: [{ operation: 'GetWorkflowExecution' }, { operation: 'GetImage' }],
    });
  });

  it('copies entries into the cache of the process when it reads them', async () => {
    const [one, two] = await pair();
    await one.ask(workflow);
    await redis.hasKeys(2);
    await two.ask(workflow);
    await redis.ask('FLUSHALL');

    const { calls } = await two.ask(workflow);

    expect(calls).toEqual([]);
  });

  it('is read once for identical concurrent requests', async () => {
    const [one, two] = await pair();
    await one.ask(step);
    await redis.hasKeys(1);
    // Warm up: the first ten concurrent requests compile code and would exceed the timeout of a read.
    await Promise.all(Array.from({ length: 10 }, () => two.ask(waiting)));
    await redis.ask('CONFIG', 'RESETSTAT');
    await redis.ask('CLIENT', 'PAUSE', '30'); // So that all requests arrive before the first reply.

    const answers = await Promise.all(Array.from({ length: 10 }, () => two.ask(step)));

    expect(answers.map(({ data }) => data.workflowStep.name)).toEqual(Array(10).fill('LaunchBuildInstance'));
    // On a slow machine the read can time out. The gateway then calls AWS, also once.
    expect(sandbox.calls.operations().length).toBeLessThanOrEqual(1);
    expect(await redis.ask('INFO', 'commandstats')).not.toMatch(/cmdstat_get:calls=(?!1,)/);
  });

  it('is bypassed by no-cache, and stores the fresh result', async () => {
    const [one, two] = await pair();
    await one.ask(workflow);
    await redis.hasKeys(2);
    sandbox.clock.advance(60);

    const fresh = await two.ask(workflow, {}, { 'cache-control': 'no-cache' });
    const old = await one.ask(workflow);

    expect(fresh.calls).toEqual(workflowCalls);
    expect(old.calls).toEqual([]);
    expect(fresh.data.imageBuilderWorkflow.fetchedAt).not.toBe(old.data.imageBuilderWorkflow.fetchedAt);
  });

  it('does not replace a newer entry of another replica with an older one', async () => {
    const behind = await replica({ now: () => new Date(sandbox.clock.now().getTime() - 800) });
    const [ahead, third] = await pair();
    await ahead.ask(step);
    await redis.hasKeys(1);
    const [key = ''] = (await redis.ask('KEYS', '*')) as string[];
    const newer = String(await redis.ask('GETRANGE', key, '0', '15'));

    await behind.ask(step, {}, { 'cache-control': 'no-cache' });
    // Wait for the write of the replica that is behind: commands of its connection are in order.
    await behind.ask(waiting);
    await redis.hasKeys(2);

    expect(newer).toMatch(/^\d{16}$/);
    expect(await redis.ask('GETRANGE', key, '0', '15')).toBe(newer);
    expect((await third.ask(step)).calls).toEqual([]);
  });

  it('replaces an older entry with a newer one', async () => {
    const one = await replica();
    await one.ask(step);
    await redis.hasKeys(1);
    const [key = ''] = (await redis.ask('KEYS', '*')) as string[];
    const older = await redis.ask('GETRANGE', key, '0', '15');
    sandbox.clock.advance(1);

    await one.ask(step, {}, { 'cache-control': 'no-cache' });
    await one.ask(waiting);
    await redis.hasKeys(2);

    expect(Number(await redis.ask('GETRANGE', key, '0', '15'))).toBeGreaterThan(Number(older));
  });

  it('respects the max-age of a request', async () => {
    const [one, two] = await pair();
    await one.ask(workflow);
    await redis.hasKeys(2);
    sandbox.clock.advance(45);

    const lenient = await two.ask(workflow, {}, { 'cache-control': 'max-age=3600' });
    const three = await replica();
    const strict = await three.ask(workflow, {}, { 'cache-control': 'max-age=30' });

    expect(strict.calls).toEqual(workflowCalls);
    expect(lenient.calls).toEqual([]);
  });

  it('keeps volatile entries for runningSeconds, counted from the AWS response', async () => {
    const [one, two] = await pair({ cache: { runningSeconds: 5 } });
    await one.ask(waiting);
    await redis.hasKeys(1);
    const [key = ''] = (await redis.ask('KEYS', '*')) as string[];
    sandbox.clock.advance(4);
    const soon = await two.ask(waiting);
    const ttl = Number(await redis.ask('PTTL', key));

    sandbox.clock.advance(2);
    const later = await two.ask(waiting);

    expect([soon.calls, later.calls]).toEqual([[], ['ListWaitingWorkflowSteps']]);
    expect(ttl).toBeGreaterThan(0);
    expect(ttl).toBeLessThanOrEqual(5_000);
  });

  it('keeps immutable entries for at most a day', async () => {
    const one = await replica();
    await one.ask(step);
    await redis.hasKeys(1);
    const [key = ''] = (await redis.ask('KEYS', '*')) as string[];

    const ttl = Number(await redis.ask('PTTL', key));

    expect(ttl).toBeGreaterThan(86_000_000);
    expect(ttl).toBeLessThanOrEqual(86_400_000);
  });

  it('stores not-found results but no errors', async () => {
    const [one, two] = await pair();
    sandbox.faults.add({
      times: 1,
      match: { operation: 'GetWorkflowStepExecution' },
      fault: { kind: 'accessDenied' },
    });
    const refused = await one.ask(step);
    await one.ask(absent);
    await redis.hasKeys(1);

    const missing = await two.ask(absent);
    const found = await two.ask(step);

    expect(refused.errors).toHaveLength(1);
    expect([missing.calls, missing.data]).toEqual([[], { imageBuilderWorkflow: null }]);
    expect([found.errors, found.calls]).toEqual([undefined, ['GetWorkflowStepExecution']]);
  });

  it('has keys with the name, the versions of gateway and V8, and a hash only', async () => {
    const one = await replica();
    await one.ask(workflow);
    await redis.hasKeys(2);

    const keys = (await redis.ask('KEYS', '*')) as string[];

    for (const key of keys) expect(key).toMatch(/^execution-gateway:\d+\.\d+\.\d+:[\w.-]+:[\da-f]{64}$/);
  });
});

describe('Replicas with different AWS identities', () => {
  const withoutRoles =
    (accessKeyId?: string): NonNullable<TestGatewayOptions['aws']> =>
    ({ accounts: [account], endpoint, credentials }) => ({
      endpoint,
      credentials: credentials && { ...credentials, accessKeyId: accessKeyId ?? credentials.accessKeyId },
      accounts: account ? [{ accountId: account.accountId, regions: account.regions }] : [],
    });

  it('share entries if they have the same credentials', async () => {
    const [one, two] = await pair({ aws: withoutRoles() });
    await one.ask(workflow);
    await redis.hasKeys(2);

    const { calls, errors } = await two.ask(workflow);

    expect([calls, errors]).toEqual([[], undefined]);
  });

  it('do not share entries if their credentials differ', async () => {
    const one = await replica({ aws: withoutRoles() });
    const two = await replica({ aws: withoutRoles('AKIAOTHERCALLER00000') });
    await one.ask(workflow);
    await redis.hasKeys(2);

    const { calls } = await two.ask(workflow);

    expect(calls).toEqual(workflowCalls);
  });

  it.each([
    ['another role', { roleArn: 'arn:aws:iam::111122223333:role/Other' }],
    ['another external id', { externalId: 'other' }],
    ['no role', { roleArn: undefined }],
  ])('do not share entries with %s', async (_identity, change) => {
    const one = await replica();
    const two = await replica({
      aws: (settings) => ({
        ...settings,
        accounts: settings.accounts.map((account) => ({ ...account, ...change })),
      }),
    });
    await one.ask(workflow);
    await redis.hasKeys(2);

    const { calls } = await two.ask(workflow);

    expect(calls).toContain('GetWorkflowExecution');
  });

  it('do not share entries with another AWS endpoint', async () => {
    const otherSandbox = await startSandbox({ estate: singleScopeEstate });
    const one = await replica();
    const two = await replica({ sandbox: otherSandbox });
    await one.ask(workflow);
    await redis.hasKeys(2);

    const { calls } = await two.ask(workflow);
    await otherSandbox.close();

    expect(calls).toEqual(workflowCalls);
  });
});

describe('An invalid entry in Redis', () => {
  it.each([
    ['a plain string', (key: string) => ['SET', key, 'PONG']],
    [
      'an object of another shape',
      (key: string) => ['SET', key, '{"value":{"output":{}},"at":1,"lifetime":"finished"}'],
    ],
    ['a list', (key: string) => ['RPUSH', key, 'a', 'b']],
  ])('is ignored: %s', async (_value, command) => {
    const { log, messages } = captureLog();
    const one = await replica();
    const two = await replica({ log });
    await one.ask(step);
    await redis.hasKeys(1);
    const [key = ''] = (await redis.ask('KEYS', '*')) as string[];
    await redis.ask('DEL', key);
    await redis.ask(...command(key));

    const { data, errors, calls } = await two.ask(step);

    expect([errors, calls]).toEqual([undefined, ['GetWorkflowStepExecution']]);
    expect(data.workflowStep.name).toBe('LaunchBuildInstance');
    expect(messages()).not.toContain(unavailableMessage);
  });

  it('is ignored if its time is in the future', async () => {
    const one = await replica({ now: () => new Date(sandbox.clock.now().getTime() + 3_600_000) });
    const two = await replica();
    await one.ask(waiting);
    await redis.hasKeys(1);

    const { calls } = await two.ask(waiting);

    expect(calls).toEqual(['ListWaitingWorkflowSteps']);
  });
});

describe('A Redis outage', () => {
  it('is logged once, and Redis is used again afterwards', async () => {
    const { log, lines, messages } = captureLog();
    const one = await replica({ log });
    const two = await replica();
    await one.ask(step);
    await redis.hasKeys(1);

    await redis.stop();
    const duringOutage = [await one.ask(workflow), await one.ask(waiting), await one.ask(absent)];
    const outageMessages = messages();
    await redis.start();
    do await one.ask(workflow, {}, { 'cache-control': 'no-cache' });
    while (Number(await redis.ask('DBSIZE')) < 2);
    const afterOutage = await two.ask(workflow);

    expect(duringOutage.flatMap(({ errors = [] }) => errors)).toEqual([]);
    expect(duringOutage.map(({ calls }) => calls)).toEqual([
      workflowCalls,
      ['ListWaitingWorkflowSteps'],
      ['GetWorkflowExecution'],
    ]);
    expect(outageMessages).toEqual([unavailableMessage]);
    expect(messages()).toEqual([unavailableMessage, availableMessage]);
    expect(afterOutage.calls).toEqual([]);
    expect(lines.join()).not.toContain('top-secret');
  });

  it('can be a wrong password: one warning, without the password', async () => {
    const { log, lines, messages } = captureLog();
    const redisUrl = redis.url.replace('top-secret', 'wrong-secret');
    const one = await replica({ log, cache: { redisUrl } });

    const { errors } = await one.ask(workflow);
    await one.ask(step);

    expect(errors).toBeUndefined();
    expect(messages()).toEqual([unavailableMessage]);
    expect(lines.join()).toContain('WRONGPASS');
    expect(lines.join()).not.toContain('secret');
  });

  it('can be a full memory: one warning, and reads still work', async () => {
    const { log, messages } = captureLog();
    const one = await replica();
    const two = await replica({ log });
    await one.ask(step);
    await redis.hasKeys(1);
    await redis.ask('CONFIG', 'SET', 'maxmemory', '1');
    await two.ask(workflow);
    await two.ask(waiting);

    const { calls } = await two.ask(step);
    await redis.ask('CONFIG', 'SET', 'maxmemory', '0');

    expect(calls).toEqual([]);
    expect(messages()).toEqual(['Redis refuses a command']);
  });
});
