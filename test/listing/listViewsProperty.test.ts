import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { ProcessCache } from '../../src/aws/cache/processCache';
import type { CallReport } from '../../src/aws/callLedger';
import { createAccesses } from '../../src/model/access';
import { anonymous } from '../../src/model/caller';
import type { ExecutionFilterInput } from '../../src/listing/executionFilter';
import type { ExecutionPage } from '../../src/listing/collectors';
import type { ExecutionPlace } from '../../src/model/executionOrder';
import { isRecord } from '../../src/model/record';
import { scopeOf } from '../../src/model/scope';
import { createListStack, type ListStack, type TestClocks } from '../support/listing/listStack';
import type { FakeData } from '../support/listing/fakeAws';

/*
 * Compares the listing with views with the one without, step by step: results, coverage, call report, look-ups, AWS calls and
 * the size of the cache. `EXECUTIONS_SEED` sets the seed, `EXECUTIONS_RUNS` the number of runs.
 */

const seed = Number(process.env.EXECUTIONS_SEED ?? 20260909);
const runs = Number(process.env.EXECUTIONS_RUNS ?? 100);

jest.setTimeout(300_000);

const realTimers = [
  'nextTick',
  'queueMicrotask',
  'setImmediate',
  'clearImmediate',
  'setTimeout',
  'clearTimeout',
] as const;

// Time slices end by `performance.now`. While it stands still, calls end in the same order on both sides.
beforeAll(() => void jest.useFakeTimers({ doNotFake: [...realTimers] }));
afterAll(() => void jest.useRealTimers());

const scopes = [scopeOf('111122223333', 'us-east-1'), scopeOf('111122223333', 'eu-west-1')];

const filters: readonly ExecutionFilterInput[] = [
  {},
  { regions: ['eu-west-1'] },
  { statuses: ['RUNNING'] },
  { kinds: ['IMAGE_BUILDER_WORKFLOW'], startedBefore: new Date(Date.UTC(2026, 8, 9, 2)) },
  { kinds: ['LIFECYCLE', 'TRANSFER_EXECUTION'] },
  { statuses: [] },
];

const ttls = { runningSeconds: 5, settledSeconds: 60, definitionSeconds: 300 };

const hour = fc.option(fc.integer({ min: 0, max: 4 }), { nil: undefined, freq: 4 });
const run = (...statuses: string[]) => fc.record({ status: fc.constantFrom(...statuses), hour });
const few = <Value>(value: fc.Arbitrary<Value>, maxLength: number) => fc.array(value, { maxLength });

const datas: fc.Arbitrary<FakeData> = fc.record({
  images: few(
    fc.record({
      state: fc.constantFrom('AVAILABLE', 'AVAILABLE', 'BUILDING'),
      lifecycleRun: fc.option(fc.integer({ min: 0, max: 2 }), { nil: undefined }),
      workflows: few(run('COMPLETED', 'COMPLETED', 'RUNNING'), 4),
    }),
    3,
  ),
  policies: few(few(run('SUCCESS', 'SUCCESS', 'IN_PROGRESS'), 3), 2),
  transfers: few(few(fc.constantFrom('IN_PROGRESS', 'HANDLING_EXCEPTION'), 3), 2),
});

/** What one field of a query asks for. */
interface Field {
  readonly filter: number;
  /** The page size; undefined: the counts. */
  readonly size: number | undefined;
  /** True for the page after the last one that was asked for. */
  readonly isNext: boolean;
}

type Step =
  | {
      readonly type: 'ask';
      readonly fields: readonly Field[];
      readonly maxAgeMs: number | undefined;
      readonly isForgetting: boolean;
    }
  | { readonly type: 'get'; readonly isParent: boolean }
  | { readonly type: 'wait'; readonly wallMs: number; readonly clockMs: number }
  | { readonly type: 'change'; readonly data: FakeData }
  | { readonly type: 'deny'; readonly operation: string | undefined }
  | { readonly type: 'invalidate' };

const fields: fc.Arbitrary<Field> = fc.record({
  filter: fc.constantFrom(0, 0, 0, ...filters.keys()),
  size: fc.constantFrom(2, 2, 2, 0, 1, 30, undefined),
  isNext: fc.boolean(),
});

const asks = fc.record({
  type: fc.constant('ask' as const),
  fields: fc.array(fields, { minLength: 1, maxLength: 2 }),
  maxAgeMs: fc.constantFrom(undefined, undefined, undefined, undefined, 0, 3_000, 30_000),
  isForgetting: fc.constantFrom(false, false, false, false, false, false, true),
});

/** The same question several times, as clients poll. */
const polls = fc
  .tuple(asks, fc.integer({ min: 2, max: 4 }))
  .map(([ask, times]) => Array<Step>(times).fill(ask));

const milliseconds = fc.constantFrom(0, 0, 1, 1_000, 4_999, 5_000, 5_001, 60_000, 300_000);

const others: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('get' as const), isParent: fc.boolean() }) },
  {
    weight: 4,
    arbitrary: fc.oneof(
      milliseconds.map((ms) => ({ type: 'wait' as const, wallMs: ms, clockMs: ms })),
      fc.record({
        type: fc.constant('wait' as const),
        wallMs: fc.oneof(milliseconds, fc.constantFrom(-3_000, -60_000)),
        clockMs: milliseconds,
      }),
    ),
  },
  { weight: 2, arbitrary: datas.map((data) => ({ type: 'change' as const, data })) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('deny' as const),
      operation: fc.constantFrom('ListWorkflowExecutions', 'ListWorkflows', undefined, undefined),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'invalidate' as const }) },
);

const scripts = fc
  .array(fc.oneof({ weight: 3, arbitrary: polls }, { weight: 4, arbitrary: others.map((one) => [one]) }), {
    minLength: 3,
    maxLength: 14,
  })
  .map((parts) => parts.flat());

const cacheBytes = fc.constantFrom(15_000, 40_000, 10_000_000, 10_000_000);

/** Without durations, which are measured. */
const costOf = ({ calls, ...report }: CallReport) => ({
  ...report,
  calls: calls.map(({ service, operation, accountId, region, retries }) => ({
    service,
    operation,
    accountId,
    region,
    retries,
  })),
});

/** One of the two sides of the comparison, with what it last found. */
const createSide = (stack: ListStack) => {
  let last: ExecutionPage | undefined;
  let after: ExecutionPlace | undefined;

  const ask = async ({ fields: wanted, maxAgeMs, isForgetting }: Step & { type: 'ask' }, now: number) => {
    const { listing, loaders, ledger, reader } = stack.operation(
      maxAgeMs === undefined ? undefined : now - maxAgeMs,
    );
    const from = after;
    const results = await Promise.all(
      wanted.map(async ({ filter, size, isNext }) => {
        const canonical = await listing.filter(
          filters[filter],
          () => Promise.resolve(scopes),
          createAccesses()(anonymous),
        );
        if (size === undefined) return listing.counts(canonical);
        return listing.page(canonical, isNext ? from : undefined, size);
      }),
    );
    for (const page of results) {
      if (!('found' in page)) continue;
      last = page;
      after = page.found.at(-2) ?? page.found.at(-1);
    }
    const one = last?.found[0];
    // What the operation has listed is not looked up in the cache again.
    const again = one && [
      await loaders.hydrate(one.parent, 'list'),
      await loaders.hydrate(one.record, 'list'),
    ];
    if (isForgetting) reader.forget((value) => isRecord(value) && value.id === one?.record.id);
    return { results: results.map(describeResult), again, cost: costOf(ledger.report()) };
  };

  const get = async ({ isParent }: Step & { type: 'get' }) => {
    const one = last?.found[0];
    if (!one) return undefined;
    const { loaders, ledger } = stack.operation();
    const record = await Promise.resolve(loaders.hydrate(isParent ? one.parent : one.record, 'get')).catch(
      String,
    );
    return { record, cost: costOf(ledger.report()) };
  };

  const invalidate = (): void => {
    const id = last?.found[0]?.record.id;
    const getOperation = { service: 'imagebuilder', operation: 'GetImage', ...scopes[0] } as never;
    if (id !== undefined) stack.pipeline.invalidate({ id, getOperation });
  };

  return {
    /** Runs a step, and returns all that can be observed of it. */
    async run(step: Step, now: number) {
      let result: unknown;
      if (step.type === 'ask') result = await ask(step, now);
      if (step.type === 'get') result = await get(step);
      if (step.type === 'change') stack.aws.replace(step.data);
      if (step.type === 'deny') stack.aws.deny(step.operation);
      if (step.type === 'invalidate') invalidate();
      return {
        result,
        calls: stack.aws.takeCalls(),
        lookUps: { ...stack.lookUps },
        size: stack.cache.size(),
      };
    },
    /** The page that was found last. */
    last: () => last,
  };
};

const describeResult = (
  result: Awaited<ReturnType<ReturnType<ListStack['operation']>['listing']['page']>> | object,
) =>
  'found' in result
    ? {
        found: result.found.map(({ id, order, record, parent }) => ({ id, order, record, parent })),
        coverage: result.coverage,
      }
    : result;

/** Compares the sides over a script, and returns how many answers views gave. */
const compare = async (
  script: readonly Step[],
  data: FakeData,
  maxBytes: number,
  freshMs: number,
  change?: (cache: ProcessCache) => ProcessCache,
): Promise<number> => {
  const clocks: TestClocks = { now: Date.UTC(2026, 8, 9, 12), clock: 0 };
  const terms = { clocks, data, freshMs, cache: { maxBytes, ...ttls } };
  const sides = [
    createSide(createListStack({ ...terms, viewBytes: 10_000_000, ...(change && { change }) })),
    createSide(createListStack({ ...terms, viewBytes: 0 })),
  ] as const;
  let shared = 0;
  for (const step of script) {
    if (step.type === 'wait') {
      clocks.now += step.wallMs;
      clocks.clock += step.clockMs;
    }
    const before = sides[0].last();
    const observed = await sides[0].run(step, clocks.now);
    if (step.type === 'ask' && before && sides[0].last() === before) shared += 1;
    expect(observed).toEqual(await sides[1].run(step, clocks.now));
  }
  return shared;
};

const property = (onShared: (answers: number) => void, change?: (cache: ProcessCache) => ProcessCache) =>
  fc.asyncProperty(
    scripts,
    datas,
    cacheBytes,
    fc.constantFrom(0, 0, 8_000),
    async (script, data, maxBytes, freshMs) => {
      onShared(await compare(script, data, maxBytes, freshMs, change));
    },
  );

describe('The listing with views', () => {
  it('is the same as without, over time, changes, faults and evictions', async () => {
    let shared = 0;

    await fc.assert(
      property((answers) => (shared += answers)),
      { seed, numRuns: runs },
    );

    expect(shared).toBeGreaterThan(runs);
  });

  const ask: Step = {
    type: 'ask',
    fields: [{ filter: 0, size: 2, isNext: false }],
    maxAgeMs: undefined,
    isForgetting: false,
  };
  const wait = (ms: number): Step => ({ type: 'wait', wallMs: ms, clockMs: ms });
  const get = (isParent: boolean): Step => ({ type: 'get', isParent });
  const dataWith = (state: string): FakeData => ({
    images: [{ state, lifecycleRun: undefined, workflows: [{ status: 'COMPLETED', hour: 1 }] }],
    policies: [],
    transfers: [],
  });

  it.each<[fault: string, script: readonly Step[], change: (cache: ProcessCache) => ProcessCache]>([
    [
      'ignores expiry',
      [ask, ask, wait(60_000), ask],
      (cache) => ({ ...cache, isFresh: (set) => !set.isGone }),
    ],
    [
      'ignores the maximum age of a request',
      [ask, ask, wait(1), { ...ask, maxAgeMs: 0 }],
      (cache) => ({ ...cache, isFresh: (set, now) => cache.isFresh(set, now, -Infinity) }),
    ],
    [
      'ignores that a parent has become volatile',
      [ask, ask, ask, { type: 'change', data: dataWith('BUILDING') }, get(true), wait(5_000), ask],
      (cache) => ({
        ...cache,
        isFresh: (set, now, minFetchedAt) => set.isFresh({ now, clock: cache.clock() }, minFetchedAt, 0),
      }),
    ],
    [
      'does not count as a use of the lists',
      [ask, ask, get(true), ask, get(false), ask],
      (cache) => ({ ...cache, use: () => undefined }),
    ],
    [
      'survives a change of its lists',
      [ask, ask, { type: 'invalidate' }, ask],
      (cache) => ({
        ...cache,
        setOf: (some) => ({
          isGone: false,
          entries: some,
          saves: some.map(({ saves }) => saves),
          isFresh: () => true,
          end: () => undefined,
        }),
        isFresh: () => true,
      }),
    ],
  ])('would fail this comparison if a view %s', async (_fault, script, change) => {
    const sizes = Array.from({ length: 60 }, (_, index) => 3_000 + 1_000 * index);
    const outcomes = (changed?: typeof change) =>
      Promise.allSettled(
        sizes.map((maxBytes) => compare(script, dataWith('AVAILABLE'), maxBytes, 0, changed)),
      );

    const unchanged = await outcomes();
    const faulty = await outcomes(change);

    expect(unchanged.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(faulty.filter(({ status }) => status === 'rejected')).not.toEqual([]);
  });
});
