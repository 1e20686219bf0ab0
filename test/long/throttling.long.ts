import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { carefulPace } from '../../src/aws/pace';
import { startSandbox } from '../../sandbox/server';
import type { LoggedCall } from '../../sandbox/callLog';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { account, region } from '../support/fixtureEstate';
import { uuid } from '../support/sequence';

/*
 * A minute in which AWS throttles half of all calls, at the pace of production. People ask six modest questions a
 * second, each for something that nobody has asked for; somebody greedy asks for twenty-five steps at once, every two
 * seconds, which is far more than the lane of that call can bear.
 */

const things = 400;
const numbers = Array.from({ length: things }, (_, index) => index + 1);
const startTime = '2026-09-09T19:12:23.175Z';
const transferWorkflowId = 'w-0123456789abcdefg';
const blueprintName = 'orders';

const estate = estateOf({
  [`${account}/${region}`]: {
    workflowExecutions: numbers.map((n) => ({
      workflowExecutionId: `wf-${uuid(n)}`,
      status: 'COMPLETED',
      startTime,
    })),
    steps: numbers.map((n) => ({ stepExecutionId: `step-${uuid(n)}`, status: 'COMPLETED', startTime })),
    lifecycleExecutions: numbers.map((n) => ({
      lifecycleExecutionId: `lce-${uuid(n)}`,
      state: { status: 'SUCCESS' },
    })),
    transferWorkflows: [
      { Arn: `arn:aws:transfer:${region}:${account}:workflow/x`, WorkflowId: transferWorkflowId },
    ],
    transferExecutions: {
      [transferWorkflowId]: numbers.map((n) => ({ ExecutionId: uuid(n), Status: 'IN_PROGRESS' })),
    },
    blueprints: [{ Name: blueprintName }],
    blueprintRuns: numbers.map((n) => ({
      BlueprintName: blueprintName,
      RunId: `br_${n}`,
      State: 'SUCCEEDED',
    })),
  },
});

/** Transfer asks for a second's rest each time, so it is asked less. */
const questions: readonly ((n: number) => string)[] = [
  (n) => `imageBuilderWorkflow(workflowExecutionId: "wf-${uuid(n)}") { rawStatus }`,
  (n) => `lifecycle(lifecycleExecutionId: "lce-${uuid(n)}") { rawStatus }`,
  (n) => `blueprintRun(blueprintName: "${blueprintName}", runId: "br_${n}") { rawStatus }`,
  (n) => `imageBuilderWorkflow(workflowExecutionId: "wf-${uuid(n)}") { rawStatus }`,
  (n) => `lifecycle(lifecycleExecutionId: "lce-${uuid(n)}") { rawStatus }`,
  (n) => `blueprintRun(blueprintName: "${blueprintName}", runId: "br_${n}") { rawStatus }`,
  (n) => `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${uuid(n)}") { rawStatus }`,
];
const greedyCall = 'GetWorkflowStepExecution';

const stepsAfter = (n: number): string =>
  Array.from(
    { length: 25 },
    (_, index) =>
      `s${index}: workflowStep(stepExecutionId: "step-${uuid(((n + index) % things) + 1)}") { rawStatus }`,
  ).join(' ');

const requestTimeoutMs = 25_000;
/** For a machine that has much to do. */
const graceMs = 10_000;

interface Answer {
  readonly milliseconds: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly codes: readonly string[];
}

let gateway: TestGateway;

const ask = async (fields: string): Promise<Answer> => {
  const begun = performance.now();
  const response = await fetch(`${gateway.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
    body: JSON.stringify({ query: `{ ${fields} }` }),
  });
  const { data, errors = [] } = (await response.json()) as {
    data: Answer['data'];
    errors?: { extensions: { code: string } }[];
  };
  const codes = errors.map(({ extensions }) => extensions.code);
  return { milliseconds: performance.now() - begun, data, codes };
};

const isWhole = ({ data, codes }: Answer): boolean =>
  codes.length === 0 && data !== null && !Object.values(data).includes(null);

interface Load {
  readonly modest: Promise<Answer>[];
  readonly greedy: Promise<Answer>[];
}

let asked = 0;

/** Half a second of questions. */
const halfASecond = async ({ modest, greedy }: Load): Promise<void> => {
  for (let index = 0; index < 3; index += 1) {
    asked += 1;
    const question = questions[asked % questions.length];
    if (question) modest.push(ask(question((asked % things) + 1)));
  }
  if (asked % 4 === 0) greedy.push(ask(stepsAfter(asked)));
  await sleep(500);
};

/** The calls of the greedy lane in some seconds of the log. */
const greedyCalls = (from: number, to: number): readonly LoggedCall[] =>
  gateway.sandbox.calls
    .all()
    .filter(({ operation, at }) => operation === greedyCall && at.getTime() >= from && at.getTime() < to);

const perSecond = (calls: readonly LoggedCall[], seconds: number): number => calls.length / seconds;
const struckOf = (calls: readonly LoggedCall[]): readonly LoggedCall[] =>
  calls.filter(({ outcome }) => outcome === 'throttle');

beforeAll(async () => {
  const sandbox = await startSandbox({ estate });
  gateway = await startTestGateway(estate, {
    sandbox,
    pace: carefulPace,
    limits: { requestTimeoutMs },
    cache: { maxBytes: 50_000_000 },
  });
});

afterAll(async () => {
  await gateway.close();
  await gateway.sandbox.close();
});

describe('AWS throttling half of all calls for a minute', () => {
  let begun: number;
  const load: Load = { modest: [], greedy: [] };
  let modest: readonly Answer[];
  let greedy: readonly Answer[];
  const later: Load = { modest: [], greedy: [] };
  let recoveredAfterSeconds: number | undefined;

  const seconds = (from: number, to: number) => greedyCalls(begun + from * 1000, begun + to * 1000);

  beforeAll(async () => {
    gateway.sandbox.faults.add({ probability: 0.5, seed: 1, fault: { kind: 'throttle' } });
    begun = Date.now();
    load.greedy.push(...[0, 100, 200, 300].map((n) => ask(stepsAfter(n))));
    while (Date.now() < begun + 60_000) await halfASecond(load);
    modest = await Promise.all(load.modest);
    greedy = await Promise.all(load.greedy);

    gateway.sandbox.faults.clear();
    const cleared = Date.now();
    const settled = perSecond(seconds(40, 60), 20);
    while (Date.now() < cleared + 60_000 && recoveredAfterSeconds === undefined) {
      await halfASecond(later);
      const now = Date.now();
      if (greedyCalls(now - 2000, now).length >= 2 * 2 * settled) {
        recoveredAfterSeconds = (now - cleared) / 1000;
      }
    }
  }, 300_000);

  it('loses no question, and ends each in its time', () => {
    const answers = [...modest, ...greedy];

    expect(answers).toHaveLength(load.modest.length + load.greedy.length);
    expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(
      requestTimeoutMs + graceMs,
    );
  });

  it('answers each with data, or says that it was throttled or out of time', () => {
    const codes = new Set([...modest, ...greedy].flatMap((answer) => answer.codes));
    const halfEmpty = [...modest, ...greedy].filter(
      (answer) => !isWhole(answer) && answer.codes.length === 0,
    );

    expect(['THROTTLED', 'DEADLINE_EXCEEDED']).toEqual(expect.arrayContaining([...codes]));
    expect(halfEmpty).toEqual([]);
  });

  it('answers most of the modest questions, though somebody greedy asks beside them', () => {
    const answered = modest.filter(isWhole).length;

    console.log(
      `modest: ${answered} of ${modest.length} answered; greedy: ${greedy.filter(isWhole).length} of ${greedy.length} whole`,
    );
    expect(answered).toBeGreaterThan(modest.length / 2);
  });

  it('settles where halving once a second and gaining two calls a second meet, which is below six', () => {
    const [first, last] = [seconds(0, 20), seconds(40, 60)];

    console.log(
      `calls a second: ${perSecond(first, 20)}, then ${perSecond(last, 20)}; throttled: ${perSecond(struckOf(first), 20)}, then ${perSecond(struckOf(last), 20)}`,
    );
    expect(last.length).toBeGreaterThan(0);
    expect(perSecond(last, 20)).toBeLessThan(6);
    expect(struckOf(last).length).toBeLessThan(struckOf(first).length);
  });

  it('is twice as fast again when it is over', async () => {
    const answers = await Promise.all([...later.modest, ...later.greedy]);

    console.log(`recovered after ${recoveredAfterSeconds} s`);
    expect(recoveredAfterSeconds).toBeDefined();
    expect(answers.flatMap(({ codes }) => codes)).toEqual([]);
  }, 60_000);
});
