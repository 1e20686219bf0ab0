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
 * AWS throttles half of all calls for a minute, with the rate limits of production. Modest clients send six requests per
 * second, each for an execution that is not cached. A greedy client requests twenty-five steps at once, every two seconds,
 * which exceeds the rate limit of that operation.
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

/** Transfer asks to wait a second after each throttled call, so fewer requests use it. */
const modestQueries: readonly ((n: number) => string)[] = [
  (n) => `imageBuilderWorkflow(workflowExecutionId: "wf-${uuid(n)}") { rawStatus }`,
  (n) => `lifecycle(lifecycleExecutionId: "lce-${uuid(n)}") { rawStatus }`,
  (n) => `blueprintRun(blueprintName: "${blueprintName}", runId: "br_${n}") { rawStatus }`,
  (n) => `imageBuilderWorkflow(workflowExecutionId: "wf-${uuid(n)}") { rawStatus }`,
  (n) => `lifecycle(lifecycleExecutionId: "lce-${uuid(n)}") { rawStatus }`,
  (n) => `blueprintRun(blueprintName: "${blueprintName}", runId: "br_${n}") { rawStatus }`,
  (n) => `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${uuid(n)}") { rawStatus }`,
];
const greedyOperation = 'GetWorkflowStepExecution';

const stepsAfter = (n: number): string =>
  Array.from(
    { length: 25 },
    (_, index) =>
      `s${index}: workflowStep(stepExecutionId: "step-${uuid(((n + index) % things) + 1)}") { rawStatus }`,
  ).join(' ');

const requestTimeoutMs = 25_000;
/** Extra time for a busy machine. */
const graceMs = 10_000;

interface Answer {
  readonly milliseconds: number;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly codes: readonly string[];
}

let gateway: TestGateway;

const ask = async (fields: string): Promise<Answer> => {
  const start = performance.now();
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
  return { milliseconds: performance.now() - start, data, codes };
};

const isComplete = ({ data, codes }: Answer): boolean =>
  codes.length === 0 && data !== null && !Object.values(data).includes(null);

interface Load {
  readonly modest: Promise<Answer>[];
  readonly greedy: Promise<Answer>[];
}

let requests = 0;

/** Sends the requests of half a second. */
const sendForHalfASecond = async ({ modest, greedy }: Load): Promise<void> => {
  for (let index = 0; index < 3; index += 1) {
    requests += 1;
    const query = modestQueries[requests % modestQueries.length];
    if (query) modest.push(ask(query((requests % things) + 1)));
  }
  if (requests % 4 === 0) greedy.push(ask(stepsAfter(requests)));
  await sleep(500);
};

/** The calls of the greedy operation between two times, from the sandbox's log. */
const greedyCalls = (from: number, to: number): readonly LoggedCall[] =>
  gateway.sandbox.calls
    .all()
    .filter(
      ({ operation, at }) => operation === greedyOperation && at.getTime() >= from && at.getTime() < to,
    );

const perSecond = (calls: readonly LoggedCall[], seconds: number): number => calls.length / seconds;
const throttledOf = (calls: readonly LoggedCall[]): readonly LoggedCall[] =>
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

describe('A gateway while AWS throttles half of all calls', () => {
  let begun: number;
  const load: Load = { modest: [], greedy: [] };
  let modest: readonly Answer[];
  let greedy: readonly Answer[];
  const afterwards: Load = { modest: [], greedy: [] };
  let recoveredAfterSeconds: number | undefined;

  const seconds = (from: number, to: number) => greedyCalls(begun + from * 1000, begun + to * 1000);

  beforeAll(async () => {
    gateway.sandbox.faults.add({ probability: 0.5, seed: 1, fault: { kind: 'throttle' } });
    begun = Date.now();
    load.greedy.push(...[0, 100, 200, 300].map((n) => ask(stepsAfter(n))));
    while (Date.now() < begun + 60_000) await sendForHalfASecond(load);
    modest = await Promise.all(load.modest);
    greedy = await Promise.all(load.greedy);

    gateway.sandbox.faults.clear();
    const cleared = Date.now();
    const steadyRate = perSecond(seconds(40, 60), 20);
    while (Date.now() < cleared + 60_000 && recoveredAfterSeconds === undefined) {
      await sendForHalfASecond(afterwards);
      const now = Date.now();
      if (greedyCalls(now - 2000, now).length >= 2 * 2 * steadyRate) {
        recoveredAfterSeconds = (now - cleared) / 1000;
      }
    }
  }, 300_000);

  it('responds to every request within the time limit', () => {
    const answers = [...modest, ...greedy];

    expect(answers).toHaveLength(load.modest.length + load.greedy.length);
    expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(
      requestTimeoutMs + graceMs,
    );
  });

  it('returns data, THROTTLED or DEADLINE_EXCEEDED for every request', () => {
    const codes = new Set([...modest, ...greedy].flatMap((answer) => answer.codes));
    const incompleteWithoutError = [...modest, ...greedy].filter(
      (answer) => !isComplete(answer) && answer.codes.length === 0,
    );

    expect(['THROTTLED', 'DEADLINE_EXCEEDED']).toEqual(expect.arrayContaining([...codes]));
    expect(incompleteWithoutError).toEqual([]);
  });

  it('returns complete data for most modest requests despite the greedy client', () => {
    const answered = modest.filter(isComplete).length;

    console.log(
      `modest: ${answered} of ${modest.length} complete; greedy: ${greedy.filter(isComplete).length} of ${greedy.length} complete`,
    );
    expect(answered).toBeGreaterThan(modest.length / 2);
  });

  it('limits the rate by AIMD to fewer than six calls per second', () => {
    const [first, last] = [seconds(0, 20), seconds(40, 60)];

    console.log(
      `calls per second: ${perSecond(first, 20)}, then ${perSecond(last, 20)}; throttled: ${perSecond(throttledOf(first), 20)}, then ${perSecond(throttledOf(last), 20)}`,
    );
    expect(last.length).toBeGreaterThan(0);
    expect(perSecond(last, 20)).toBeLessThan(6);
    expect(throttledOf(last).length).toBeLessThan(throttledOf(first).length);
  });

  it('doubles its rate within a minute after the throttling ends', async () => {
    const answers = await Promise.all([...afterwards.modest, ...afterwards.greedy]);

    console.log(`recovered after ${recoveredAfterSeconds} s`);
    expect(recoveredAfterSeconds).toBeDefined();
    expect(answers.flatMap(({ codes }) => codes)).toEqual([]);
  }, 60_000);
});
