import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { GraphQLAnswer } from '../support/gateway';
import { measureBlocking } from '../support/eventLoop';
import { gatewayWithCachedEstate } from './cachedEstate';

/* Small queries with large answers. Everything is cached, so the budget of AWS calls does not bound them. */

const { ask, gateway } = gatewayWithCachedEstate(30);

/** Far above the limit of 200 ms, since tests share their machine; far below the minutes that an unbounded answer takes. */
const bearableMs = 2_000;

interface Attack extends GraphQLAnswer {
  /** The longest time for which the event loop was blocked, in milliseconds. */
  readonly blockedMs: number;
  readonly milliseconds: number;
}

const attack = async (query: string, variables?: Readonly<Record<string, unknown>>): Promise<Attack> => {
  const begun = performance.now();
  const { result, blockedMs } = await measureBlocking(() => ask(query, variables));
  const milliseconds = performance.now() - begun;
  return { ...result, blockedMs, milliseconds };
};

const codesOf = ({ errors = [] }: GraphQLAnswer): readonly unknown[] => [
  ...new Set(errors.map(({ extensions }) => extensions.code)),
];

/** The number of objects in a value, at any depth. */
const objectsIn = (value: unknown): number => {
  if (typeof value !== 'object' || value === null) return 0;
  const own = Array.isArray(value) ? 0 : 1;
  return Object.values(value).reduce<number>((sum, member) => sum + objectsIn(member), own);
};

const stepsOfAll = (selection: string): string =>
  `executions(first: 100, filter: { kinds: [WORKFLOW_STEP] }) { nodes { ... on WorkflowStep { ${selection} } } }`;

let imageArn = '';

beforeAll(async () => {
  const { data } = await ask(`{
    executions(filter: { kinds: [IMAGE_BUILDER_WORKFLOW, WORKFLOW_STEP] }) { coverage { state } }
    images(first: 1) { nodes { arn workflows { nodes { image { name } } } } }
  }`);
  expect(data.executions.coverage).toEqual([{ state: 'COMPLETE' }, { state: 'COMPLETE' }]);
  imageArn = String(data.images.nodes[0].arn);
}, 600_000);

describe('Lists in lists', () => {
  it('are cut at the limit of items: steps of workflows of steps', async () => {
    const answer = await attack(
      `{ ${stepsOfAll('workflow { steps(first: 100) { nodes { workflow { steps(first: 100) { nodes { id } } } } } }')} }`,
    );

    expect(codesOf(answer)).toEqual(['BUDGET_EXCEEDED']);
    expect(answer.errors?.[0]?.message).toContain('One answer may have 5000 items (limits.itemsPerAnswer).');
    expect(answer.calls).toEqual([]);
    expect(answer.data.executions.nodes).toHaveLength(100);
    expect(objectsIn(answer.data)).toBeLessThan(6_000);
    expect(answer.blockedMs).toBeLessThan(bearableMs);
  });

  it('are cut at the limit of items: images of workflows of images', async () => {
    const levels = 8;
    const answer = await attack(
      `query ($arn: String!) { image(imageBuildVersionArn: $arn) {
        ${'workflows(first: 100) { nodes { image { '.repeat(levels)} id ${'} } } '.repeat(levels)}
      } }`,
      { arn: imageArn },
    );

    expect(codesOf(answer)).toEqual(['BUDGET_EXCEEDED']);
    expect(objectsIn(answer.data)).toBeLessThan(15_000);
    expect(answer.blockedMs).toBeLessThan(bearableMs);
  });
});

/** 5 × 5 × 5 × 5 objects beneath each of 500 steps, from 20 aliases and 400 tokens. */
const relations = (): string => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const five = (relation: string, selection: string): string =>
    names.map((name) => `${name}: ${relation} { ${selection} }`).join(' ');
  return `
    { ${stepsOfAll('workflow { steps(first: 49) { nodes { ...OfStep } } }')} }
    fragment OfStep on WorkflowStep { ${five('workflow', '...OfWorkflow')} }
    fragment OfWorkflow on ImageBuilderWorkflow { ${five('image', '...OfImage')} }
    fragment OfImage on Image { arn id consoleUrl ${five('scope', '...OfScope')} }
    fragment OfScope on Scope { ${five('health', 'credentials')} }
  `;
};

describe('Relations in relations', () => {
  it('are cut at the limit of fields', async () => {
    const answer = await attack(relations());

    expect(codesOf(answer)).toEqual(['BUDGET_EXCEEDED']);
    expect(answer.errors?.[0]?.message).toContain(
      'One answer may have 150000 fields (limits.fieldsPerAnswer).',
    );
    expect(answer.errors?.length).toBeLessThanOrEqual(100);
    expect(answer.blockedMs).toBeLessThan(bearableMs);
  });
});

describe('The same list, thirty times', () => {
  it('is read once for equal filters', async () => {
    const counts = Array.from(
      { length: 30 },
      (_, index) => `c${index}: executionCounts(filter: { kinds: [WORKFLOW_STEP] }) { counts { count } }`,
    );
    const one = await attack(`{ ${counts[0]} }`);
    const answer = await attack(`{ ${counts.join(' ')} }`);

    expect(answer.errors).toBeUndefined();
    expect(answer.data.c29).toEqual(one.data.c0);
    expect(answer.blockedMs).toBeLessThan(bearableMs);
  });
});

describe('A client that leaves', () => {
  it('ends the execution of its request', async () => {
    const { milliseconds } = await attack(relations());
    const controller = new AbortController();
    const left = fetch(`${gateway().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: relations() }),
      signal: controller.signal,
    });
    await wait(milliseconds / 10);
    controller.abort();
    await expect(left).rejects.toThrow('aborted');
    await wait(milliseconds / 10);

    const before = performance.eventLoopUtilization();
    await wait(milliseconds / 4);

    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  });
});

describe('Requests with Cache-Control: no-cache', () => {
  it('share the calls that are under way', async () => {
    const query = '{ executions(first: 5, filter: { kinds: [BLUEPRINT_RUN] }) { nodes { id } } }';
    const askAnew = () => gateway().ask(query, undefined, { 'cache-control': 'no-cache' });
    const { calls } = await askAnew();

    gateway().sandbox.faults.add({ match: {}, fault: { kind: 'delay', ms: 300 } });
    const together = await Promise.all(Array.from({ length: 20 }, askAnew));

    expect(calls.length).toBeGreaterThan(30);
    expect(together.every(({ errors }) => errors === undefined)).toBe(true);
    expect(gateway().sandbox.calls.all().length).toBeLessThan(3 * calls.length);
  }, 60_000);
});
