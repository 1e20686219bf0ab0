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

/** Something of every service, with dates of AWS's, lists, and things that are not finished. */
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

/** Takes the messages of a gateway's log. */
const logged = () => {
  const lines: string[] = [];
  const messages = (): unknown[] => lines.map((line) => (JSON.parse(line) as { msg: unknown }).msg);
  return { log: { write: (line: string) => void lines.push(line) }, lines, messages };
};

const away = 'Redis is away: this process remembers for itself until it is back';
const back = 'Redis is back';

describe('The memory that replicas share', () => {
  it('answers at the second replica what the first one asked, with no call', async () => {
    const [one, two] = await pair();
    const first = await one.ask(wide);
    await redis.hasKeys(first.calls.length);

    const second = await two.ask(wide);

    expect(first.errors).toBeUndefined();
    expect(first.calls.length).toBeGreaterThan(10);
    expect(second.calls).toEqual([]);
    expect(second.data).toEqual(first.data);
  });

  it('knows what a list told another replica, though nobody asked for it alone', async () => {
    const [one, two] = await pair();
    await one.ask(`{ image(imageBuildVersionArn: "${imageArn}") { workflows { nodes { status } } } }`);
    await redis.hasKeys(4);

    const { data, calls } = await two.ask(
      `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status fetchedAt } }`,
    );

    expect(calls).toEqual([]);
    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
  });

  it('knows each of the names that another replica asked for together', async () => {
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

  it('is not told again what it has told', async () => {
    const [one, two] = await pair();
    await one.ask(wide);
    await redis.hasKeys(20);
    await redis.ask('CONFIG', 'RESETSTAT');

    await two.ask(wide);
    await redis.ask('PING');

    expect(await redis.ask('INFO', 'commandstats')).not.toContain('cmdstat_set:');
  });

  it('is told as remembered on the bill, and leaves the budget whole', async () => {
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

  it('needs Redis once: then the process knows it for itself', async () => {
    const [one, two] = await pair();
    await one.ask(workflow);
    await redis.hasKeys(2);
    await two.ask(workflow);
    await redis.ask('FLUSHALL');

    const { calls } = await two.ask(workflow);

    expect(calls).toEqual([]);
  });

  it('is read once by all who ask the same at the same time', async () => {
    const [one, two] = await pair();
    await one.ask(step);
    await redis.hasKeys(1);
    // Ten requests at once are slow the first time: code is compiled that would take all of a read's time.
    await Promise.all(Array.from({ length: 10 }, () => two.ask(waiting)));
    await redis.ask('CONFIG', 'RESETSTAT');
    await redis.ask('CLIENT', 'PAUSE', '30'); // So that all of them come before the first is answered.

    const answers = await Promise.all(Array.from({ length: 10 }, () => two.ask(step)));

    expect(answers.map(({ data }) => data.workflowStep.name)).toEqual(Array(10).fill('LaunchBuildInstance'));
    // A machine so slow that the read's time is over leaves Redis alone and asks AWS; but then once, too.
    expect(sandbox.calls.operations().length).toBeLessThanOrEqual(1);
    expect(await redis.ask('INFO', 'commandstats')).not.toMatch(/cmdstat_get:calls=(?!1,)/);
  });

  it('is not taken for fresh: no-cache asks AWS, and what it says is shared', async () => {
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

  it('serves a client that takes what is so old, and not one that does not', async () => {
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

  it('holds nothing unfinished for longer than the settings say, counted from when AWS said it', async () => {
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

  it('holds for no longer than a day what has ended', async () => {
    const one = await replica();
    await one.ask(step);
    await redis.hasKeys(1);
    const [key = ''] = (await redis.ask('KEYS', '*')) as string[];

    const ttl = Number(await redis.ask('PTTL', key));

    expect(ttl).toBeGreaterThan(86_000_000);
    expect(ttl).toBeLessThanOrEqual(86_400_000);
  });

  it('holds absence, but no error', async () => {
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

  it('has keys that tell nothing but whose they are, and of which release', async () => {
    const one = await replica();
    await one.ask(workflow);
    await redis.hasKeys(2);

    const keys = (await redis.ask('KEYS', '*')) as string[];

    for (const key of keys) expect(key).toMatch(/^execution-gateway:\d+\.\d+\.\d+::[\da-f]{64}$/);
  });
});

describe('Replicas that are somebody else to AWS', () => {
  const withoutRoles =
    (accessKeyId?: string): NonNullable<TestGatewayOptions['aws']> =>
    ({ accounts: [account], endpoint, credentials }) => ({
      endpoint,
      credentials: credentials && { ...credentials, accessKeyId: accessKeyId ?? credentials.accessKeyId },
      accounts: account ? [{ accountId: account.accountId, regions: account.regions }] : [],
    });

  it('share by their own credentials where these are the same', async () => {
    const [one, two] = await pair({ aws: withoutRoles() });
    await one.ask(workflow);
    await redis.hasKeys(2);

    const { calls, errors } = await two.ask(workflow);

    expect([calls, errors]).toEqual([[], undefined]);
  });

  it('do not share by credentials that differ', async () => {
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
  ])('do not share with %s', async (_what, change) => {
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

  it('do not share with another AWS', async () => {
    const elsewhere = await startSandbox({ estate: singleScopeEstate });
    const one = await replica();
    const two = await replica({ sandbox: elsewhere });
    await one.ask(workflow);
    await redis.hasKeys(2);

    const { calls } = await two.ask(workflow);
    await elsewhere.close();

    expect(calls).toEqual(workflowCalls);
  });
});

describe('What else is in Redis', () => {
  it.each([
    ['words', (key: string) => ['SET', key, 'PONG']],
    [
      'something like an entry',
      (key: string) => ['SET', key, '{"value":{"output":{}},"at":1,"lifetime":"finished"}'],
    ],
    ['a list', (key: string) => ['RPUSH', key, 'a', 'b']],
  ])('is no answer: %s under the key', async (_what, command) => {
    const { log, messages } = logged();
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
    expect(messages()).not.toContain(away);
  });

  it('is not believed when it comes from the future', async () => {
    const one = await replica({ now: () => new Date(sandbox.clock.now().getTime() + 3_600_000) });
    const two = await replica();
    await one.ask(waiting);
    await redis.hasKeys(1);

    const { calls } = await two.ask(waiting);

    expect(calls).toEqual(['ListWaitingWorkflowSteps']);
  });
});

describe('A Redis that goes and comes', () => {
  it('costs one warning while it is gone, and is used again', async () => {
    const { log, lines, messages } = logged();
    const one = await replica({ log });
    const two = await replica();
    await one.ask(step);
    await redis.hasKeys(1);

    await redis.stop();
    const gone = [await one.ask(workflow), await one.ask(waiting), await one.ask(absent)];
    const told = messages();
    await redis.start();
    do await one.ask(workflow, {}, { 'cache-control': 'no-cache' });
    while (Number(await redis.ask('DBSIZE')) < 2);
    const again = await two.ask(workflow);

    expect(gone.flatMap(({ errors = [] }) => errors)).toEqual([]);
    expect(gone.map(({ calls }) => calls)).toEqual([
      workflowCalls,
      ['ListWaitingWorkflowSteps'],
      ['GetWorkflowExecution'],
    ]);
    expect(told).toEqual([away]);
    expect(messages()).toEqual([away, back]);
    expect(again.calls).toEqual([]);
    expect(lines.join()).not.toContain('top-secret');
  });

  it('may refuse the password: one warning, which does not tell it', async () => {
    const { log, lines, messages } = logged();
    const redisUrl = redis.url.replace('top-secret', 'wrong-secret');
    const one = await replica({ log, cache: { redisUrl } });

    const { errors } = await one.ask(workflow);
    await one.ask(step);

    expect(errors).toBeUndefined();
    expect(messages()).toEqual([away]);
    expect(lines.join()).toContain('WRONGPASS');
    expect(lines.join()).not.toContain('secret');
  });

  it('may have no room: one warning, and it is still read', async () => {
    const { log, messages } = logged();
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
