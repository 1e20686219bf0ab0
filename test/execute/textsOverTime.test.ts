import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { type GraphQLObjectType, parse } from 'graphql';
import { guardFields } from '../../src/app/fieldGuard';
import { operationContext } from '../../src/app/operationContext';
import { createSchema } from '../../src/app/schema';
import { createProcessCache, type ProcessCache, type TextCache } from '../../src/aws/cache/processCache';
import { createCacheTiers } from '../../src/aws/cache/tiers';
import { createCallLedger } from '../../src/aws/callLedger';
import { createRateLimiter } from '../../src/aws/rateLimiter';
import { createReadPipeline } from '../../src/aws/read';
import { createExecutor, PrintedData } from '../../src/execute';
import type { Texts } from '../../src/execute/texts';
import { createAccesses } from '../../src/model/access';
import { allPermissions, anonymous, type Caller } from '../../src/model/caller';
import { Ending } from '../../src/model/endSignal';
import { scopeOf } from '../../src/model/scope';
import { createAnswerBudget } from '../../src/query/answerBudget';
import { noHistory } from '../support/history/noHistory';
import { createFakeAws, type FakeData } from '../support/listing/fakeAws';

/*
 * Compares answers that use kept texts with answers that do not, step by step, while time passes and AWS's answers change: data,
 * errors, call report, look-ups in the cache and AWS calls. `TEXTS_SEED` sets the seed, `TEXTS_RUNS` the number of runs.
 */

const seed = Number(process.env.TEXTS_SEED ?? 20261127);
const runs = Number(process.env.TEXTS_RUNS ?? 150);

jest.setTimeout(300_000);

// Time slices end by `performance.now`. While it stands still, both sides pause at the same places.
beforeAll(
  () =>
    void jest.useFakeTimers({
      doNotFake: [
        'nextTick',
        'queueMicrotask',
        'setImmediate',
        'clearImmediate',
        'setTimeout',
        'clearTimeout',
      ],
    }),
);
afterAll(() => void jest.useRealTimers());

const scope = scopeOf('111122223333', 'us-east-1');
const unguarded = createSchema();
const nameOfStep = (unguarded.getType('WorkflowStep') as GraphQLObjectType).getFields().name;
if (nameOfStep) nameOfStep.extensions = { ...nameOfStep.extensions, isSensitive: true };
const schema = guardFields(unguarded, { idKilobytes: 16, filterItems: 100 });

/** A caller with few rights may not see the names of steps. */
const callerWith = (rights: string): Caller =>
  rights === 'all'
    ? anonymous
    : { ...anonymous, rights, permissions: { ...allPermissions, maySeeSensitive: () => false } };

const workflows =
  'workflows(first: 2) { nodes { id status durationSeconds steps(first: 2) { nodes { id name } } } }';

const documents = [
  `{ images(first: 9) { nodes { id ${workflows} } } }`,
  `{ images(first: 9) { nodes { arn workflows(first: 2) { edges { cursor node { status } } pageInfo { hasNextPage endCursor } } } } }`,
  `query ($first: Int, $statuses: [ExecutionStatus!]) {
    images(first: 9) { nodes { id workflows(first: $first) { nodes { id } } ended: workflows(statuses: $statuses) { nodes { status } } } }
  }`,
  `query ($statuses: [ExecutionStatus!]) {
    images(first: 9) { nodes { workflows(statuses: $statuses) { nodes { steps(first: 2) { nodes { name } } } } } }
  }`,
  `{ images(first: 2) { nodes { id ${workflows} again: ${workflows} } } more: images(first: 9) { nodes { ${workflows} } } }`,
  `{ lifecyclePolicies { nodes { arn executions(first: 2) { nodes { id status } } } } }`,
  `{ images(first: 9) { nodes { id workflows { nodes { id image { name } steps { nodes { id status } } } } } } }`,
].map((text) => parse(text));

const hour = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 4 });
const run = (...statuses: string[]) => fc.record({ status: fc.constantFrom(...statuses), hour });
const few = <Value>(value: fc.Arbitrary<Value>, maxLength: number) => fc.array(value, { maxLength });

const datas: fc.Arbitrary<FakeData> = fc.record({
  images: few(
    fc.record({
      state: fc.constantFrom('AVAILABLE', 'AVAILABLE', 'BUILDING'),
      lifecycleRun: fc.constant(undefined),
      workflows: few(run('COMPLETED', 'COMPLETED', 'FAILED', 'RUNNING'), 3),
    }),
    3,
  ),
  policies: few(few(run('SUCCESS', 'SUCCESS', 'IN_PROGRESS'), 3), 2),
  transfers: fc.constant([]),
});

interface Ask {
  readonly type: 'ask';
  readonly document: number;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rights: string;
  readonly maxAgeMs: number | undefined;
  readonly limits: {
    readonly itemsPerAnswer: number;
    readonly fieldsPerAnswer: number;
    readonly answerMegabytes: number;
  };
}

type Step =
  | Ask
  | { readonly type: 'wait'; readonly wallMs: number; readonly clockMs: number }
  | { readonly type: 'change'; readonly data: FakeData }
  | { readonly type: 'deny'; readonly operation: string | undefined }
  | { readonly type: 'drop'; readonly entry: number };

const unlimited = { itemsPerAnswer: 5_000, fieldsPerAnswer: 100_000, answerMegabytes: 10 };

const asks: fc.Arbitrary<Step> = fc.record({
  type: fc.constant('ask' as const),
  document: fc.constantFrom(0, 0, 0, ...documents.keys()),
  variables: fc.constantFrom<Readonly<Record<string, unknown>>[]>(
    {},
    { first: null },
    { first: 1 },
    { first: 2, statuses: ['FAILED'] },
    { first: 2, statuses: ['SUCCEEDED', 'RUNNING'] },
  ),
  rights: fc.constantFrom('all', 'all', 'all', 'few'),
  maxAgeMs: fc.constantFrom(undefined, undefined, undefined, undefined, 0, 3_000),
  limits: fc.oneof(
    { weight: 4, arbitrary: fc.constant(unlimited) },
    fc.integer({ min: 0, max: 60 }).map((itemsPerAnswer) => ({ ...unlimited, itemsPerAnswer })),
    fc.integer({ min: 0, max: 80 }).map((fieldsPerAnswer) => ({ ...unlimited, fieldsPerAnswer })),
    fc.integer({ min: 0, max: 2_000 }).map((bytes) => ({ ...unlimited, answerMegabytes: bytes / 1e6 })),
  ),
});

/** The same question several times, as clients poll. */
const polls = fc
  .tuple(asks, fc.integer({ min: 2, max: 4 }))
  .map(([ask, times]) => Array<Step>(times).fill(ask));

const milliseconds = fc.constantFrom(0, 1, 1_000, 4_999, 5_000, 60_000);

const others: fc.Arbitrary<Step> = fc.oneof(
  asks,
  milliseconds.map((ms) => ({ type: 'wait' as const, wallMs: ms, clockMs: ms })),
  fc.record({
    type: fc.constant('wait' as const),
    wallMs: fc.oneof(milliseconds, fc.constantFrom(-3_000, -60_000)),
    clockMs: milliseconds,
  }),
  datas.map((data) => ({ type: 'change' as const, data })),
  fc.record({
    type: fc.constant('deny' as const),
    operation: fc.constantFrom('ListWorkflowStepExecutions', 'ListWorkflowExecutions', undefined, undefined),
  }),
  fc.record({ type: fc.constant('drop' as const), entry: fc.nat(30) }),
);

const scripts = fc
  .array(fc.oneof({ weight: 3, arbitrary: polls }, { weight: 4, arbitrary: others.map((one) => [one]) }), {
    minLength: 4,
    maxLength: 14,
  })
  .map((parts) => parts.flat());

interface Clocks {
  now: number;
  clock: number;
}

/** What a faulty version of kept texts would do. */
interface Fault {
  readonly cache?: (cache: ProcessCache) => Partial<ProcessCache>;
  readonly texts?: (texts: TextCache) => Partial<TextCache>;
  readonly use?: (texts: Texts) => Partial<Texts>;
}

/** One of the two sides of the comparison. */
const createSide = (clocks: Clocks, data: FakeData, keepsTexts: boolean, fault: Fault = {}) => {
  const aws = createFakeAws(data);
  const now = (): Date => new Date(clocks.now);
  const settings = { maxBytes: 10_000_000, runningSeconds: 5, settledSeconds: 60, definitionSeconds: 300 };
  const real = createProcessCache(settings, () => clocks.clock);
  const keys = new Set<string>();
  const cache: ProcessCache = {
    ...real,
    put(entry, ...rest) {
      keys.add(entry.key);
      return real.put(entry, ...rest);
    },
    ...fault.cache?.(real),
  };
  const lookUps: Record<string, number> = {};
  let used = 0;
  const pipeline = createReadPipeline({
    clients: aws.pool,
    cache: createCacheTiers(cache, undefined, now),
    rateLimiter: createRateLimiter({
      startPerSecond: 1e6,
      leastPerSecond: 1e6,
      mostPerSecond: 1e6,
      burst: 1e6,
    }),
    retries: { tries: 1, baseMs: 1, mostMs: 1 },
    now,
    onCall: () => undefined,
    onLookUp: (lookUp, count = 1) => (lookUps[lookUp] = (lookUps[lookUp] ?? 0) + count),
    onRecords: () => undefined,
  });
  const services = {
    pipeline,
    texts: real.texts && { ...real.texts, ...fault.texts?.(real.texts) },
    scopes: { all: () => [scope] } as never,
    health: {} as never,
    accessOf: createAccesses(),
    now,
    stopped: new Ending(),
    listing: {} as never,
    ...noHistory,
  };
  const execute = createExecutor(
    schema,
    () => undefined,
    (context) => {
      const { texts } = context as { readonly texts: Texts };
      if (!keepsTexts) return undefined;
      const use = (kept: Parameters<Texts['use']>[0]): boolean => {
        const isUsed = texts.use(kept);
        if (isUsed) used += 1;
        return isUsed;
      };
      return { ...texts, use, ...fault.use?.({ ...texts, use }) };
    },
  );

  const ask = async ({ document, variables, rights, maxAgeMs, limits }: Ask) => {
    const budget = createCallLedger(1_000);
    const answer = createAnswerBudget(limits, new Ending());
    const context = operationContext(services, {
      caller: callerWith(rights),
      signal: new Ending(),
      budget,
      answer,
      minFetchedAt: maxAgeMs === undefined ? -Infinity : clocks.now - maxAgeMs,
      priority: 'normal',
    });
    const { data: printed, errors } = await execute({
      document: documents[document] ?? parse('{ x }'),
      variables,
      context,
    });
    const { calls, ...report } = budget.report();
    const { items, fields, characters } = answer.spent();
    return {
      data: printed instanceof PrintedData ? printed.toString() : printed,
      errors: errors?.map(({ message, path }) => ({ message, path })),
      report,
      calls: calls.map(({ operation }) => operation),
      spent: { items, fields, characters },
    };
  };

  return {
    used: () => used,
    /** Runs a step, and returns all that can be observed of it. */
    async run(step: Step) {
      let result: unknown;
      if (step.type === 'ask') result = await ask(step);
      await nextTurn(); // Calls may go on after an answer that a limit has ended.
      if (step.type === 'change') aws.replace(step.data);
      if (step.type === 'deny') aws.deny(step.operation);
      if (step.type === 'drop') real.delete([...keys].sort()[step.entry % Math.max(1, keys.size)] ?? '');
      return { result, calls: aws.takeCalls(), lookUps: { ...lookUps }, entries: real.size().entries };
    },
  };
};

/** Compares the sides over a script, and returns how many texts were used. */
const compare = async (script: readonly Step[], data: FakeData, fault?: Fault): Promise<number> => {
  const clocks: Clocks = { now: Date.UTC(2026, 8, 9, 12), clock: 0 };
  const side = createSide(clocks, data, true, fault);
  const reference = createSide(clocks, data, false);
  for (const step of script) {
    if (step.type === 'wait') {
      clocks.now += step.wallMs;
      clocks.clock += step.clockMs;
    }
    expect(await side.run(step)).toEqual(await reference.run(step));
  }
  return side.used();
};

const property = (onUsed: (texts: number) => void, fault?: Fault) =>
  fc.asyncProperty(scripts, datas, async (script, data) => {
    onUsed(await compare(script, data, fault));
  });

describe('Answers with kept texts', () => {
  it('are the same as without, over time, changes, faults, limits and rights', async () => {
    let used = 0;

    await fc.assert(
      property((texts) => (used += texts)),
      { seed, numRuns: runs },
    );

    expect(used).toBeGreaterThan(runs);
  });

  it.each<[fault: string, fault: Fault]>([
    [
      'forget one of the lists',
      {
        texts: (texts) => ({ keep: (holder, text, reads = []) => texts.keep(holder, text, reads.slice(1)) }),
      },
    ],
    ['ignore expiry', { cache: () => ({ isFresh: (set) => !set.isGone }) }],
    [
      'ignore the maximum age of a request',
      { cache: (cache) => ({ isFresh: (set, now) => cache.isFresh(set, now, -Infinity) }) },
    ],
    [
      'ignore rights',
      {
        texts: (texts) => ({
          get: (holder, part, _rights, values) => texts.get(holder, part, 'all', values),
          keep: (holder, text, reads) => texts.keep(holder, { ...text, rights: 'all' }, reads),
        }),
      },
    ],
    [
      'hide values without an error',
      {
        texts: (texts) => ({
          keep: (holder, text, reads) =>
            texts.keep(holder, { ...text, charge: { ...text.charge, hidden: [] } }, reads),
        }),
      },
    ],
    [
      'ignore the values of variables',
      {
        texts: (texts) => ({
          get: (holder, part, rights) => texts.get(holder, part, rights),
          keep: (holder, text, reads) => texts.keep(holder, { ...text, values: undefined }, reads),
        }),
      },
    ],
    [
      'take nothing from the limits',
      {
        texts: (texts) => ({
          keep: (holder, text, reads) =>
            texts.keep(
              holder,
              { ...text, charge: { items: 0, fields: 0, characters: 0, hidden: [] } },
              reads,
            ),
        }),
      },
    ],
    [
      'take from the limits twice',
      { use: (texts) => ({ use: (kept) => texts.use(kept) && texts.use(kept) }) },
    ],
    [
      'do not report cache hits',
      {
        texts: (texts) => ({
          get(...question) {
            const text = texts.get(...question);
            return text?.reads ? { ...text, reads: { ...text.reads, saves: [] } } : text;
          },
        }),
      },
    ],
    [
      'read nothing again',
      {
        texts: (texts) => ({
          get(...question) {
            const text = texts.get(...question);
            return text && { ...text, reads: undefined };
          },
        }),
      },
    ],
  ])('would fail this comparison if texts were to %s', async (_name, fault) => {
    const { failed } = await fc.check(
      property(() => undefined, fault),
      { seed, numRuns: runs, endOnFailure: true },
    );

    expect(failed).toBe(true);
  });
});
