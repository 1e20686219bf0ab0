import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { Fault, FaultRule } from '../../../sandbox/faultInjection';
import type { RegionData } from '../estate';
import type { HistorySettings } from '../../../src/app/history';
import { type Sandbox, startSandbox } from '../../../sandbox/server';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../gateway';
import { allPages, maxPages, countsFrom, pageOf, type CoverageRow } from './requests';
import {
  largeScopesArbitrary,
  smallScopesArbitrary,
  scopesArbitrary,
  lastHour,
  type GeneratedScope,
} from './arbitraries';
import {
  callsOf,
  compareItems,
  countsOf,
  itemsOf,
  kinds,
  readsOf,
  sourcesOf,
  type Filter,
  type ModelItem,
  type Read,
  type Source,
} from './model';
import { replaceableEstate, timeOfHour, regionOf, serials, type Holdings } from './region';

/*
 * Compares Query.executions with a model, for generated data sets, filters, page sizes and faults. `EXECUTIONS_SEED` sets
 * the seed, `EXECUTIONS_RUNS` the number of runs.
 */

const seed = Number(process.env.EXECUTIONS_SEED ?? 20260909);
const usualRuns = Number(process.env.EXECUTIONS_RUNS ?? 50);

const places = ['111122223333/us-east-1', '111122223333/eu-west-1', '444455556666/us-east-1'];
const statuses = [
  'PENDING',
  'RUNNING',
  'SUCCEEDED',
  'FAILED',
  'CANCELLING',
  'CANCELLED',
  'SKIPPED',
  'ROLLING_BACK',
  'ROLLED_BACK',
  'UNKNOWN',
];

const aws = replaceableEstate(places);

/** Where the gateway of one run stores what it has read. */
type NewHistory = () => Promise<HistorySettings>;

const holdingsOf = (generated: readonly GeneratedScope[], serial = serials()): Holdings =>
  Object.fromEntries(
    generated.map((scope, index) => {
      const place = places[index] ?? '';
      return [place, regionOf(place, scope, serial)];
    }),
  );

const sometimes = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 1 });

const span = fc
  .tuple(fc.integer({ min: 0, max: lastHour }), fc.integer({ min: 1, max: lastHour }))
  .map(([from, hours]) => ({
    startedAfter: timeOfHour(from).toISOString(),
    startedBefore: timeOfHour(from + hours).toISOString(),
  }));

const times = fc.oneof(
  { weight: 3, arbitrary: fc.constant({}) },
  { weight: 1, arbitrary: span },
  { weight: 1, arbitrary: span.map(({ startedAfter }) => ({ startedAfter })) },
  { weight: 1, arbitrary: span.map(({ startedBefore }) => ({ startedBefore })) },
);

const filters: fc.Arbitrary<Filter> = fc
  .record({
    kinds: fc.oneof(fc.constant(undefined), fc.constant(kinds), fc.subarray([...kinds])),
    statuses: sometimes(fc.subarray(statuses)),
    accountIds: sometimes(fc.subarray(['111122223333', '444455556666'])),
    regions: sometimes(fc.subarray(['us-east-1', 'eu-west-1'])),
    times,
  })
  .map(({ times: bounds, ...filter }) => ({ ...filter, ...bounds }));

/** A page size for which the list has five pages at most, so that a run is short. */
const pageSizeFor = (generated: number, items: readonly unknown[]): number =>
  Math.min(100, Math.max(generated, Math.ceil(items.length / 4)));

const pageSizes = fc.integer({ min: 1, max: 100 });

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

const placeOf = ({ scope }: CoverageRow): string => `${scope.accountId}/${scope.region}`;

const expectedNode = ({ id, status, startedAt }: ModelItem) => ({
  id,
  status,
  startedAt: startedAt === undefined ? null : new Date(startedAt).toISOString(),
});

/** The coverage row of a source without faults. */
const expectedRow = ({ place, kind, lists, hasUnlistedRun }: Source) => {
  const [accountId, region] = place.split('/');
  return {
    scope: { accountId, region },
    kind,
    state: hasUnlistedRun ? 'PARTIAL' : 'COMPLETE',
    reason: hasUnlistedRun ? expect.stringMatching(/^UPSTREAM_ERROR: /) : null,
    asOf: lists ? expect.stringMatching(/Z$/) : null,
    parentsSeen: lists?.length ?? null,
    parentsTotal: lists?.length ?? null,
  };
};

/** AWS lists the added resources first, so that all others move to later positions. */
const merged = (old: Holdings, added: Holdings): Holdings =>
  Object.fromEntries(
    places.map((place) => {
      const [before, more] = [old[place] ?? {}, added[place] ?? {}];
      const both = <Item>(listOf: (data: RegionData) => readonly Item[] | undefined): Item[] => [
        ...(listOf(more) ?? []),
        ...(listOf(before) ?? []),
      ];
      const data: RegionData = {
        images: both((one) => one.images),
        workflowExecutions: both((one) => one.workflowExecutions),
        steps: both((one) => one.steps),
        lifecyclePolicies: both((one) => one.lifecyclePolicies),
        lifecycleExecutions: both((one) => one.lifecycleExecutions),
        transferWorkflows: both((one) => one.transferWorkflows),
        transferExecutions: { ...more.transferExecutions, ...before.transferExecutions },
        blueprints: both((one) => one.blueprints),
        blueprintRuns: both((one) => one.blueprintRuns),
      };
      return [place, data];
    }),
  );

/** A generated fault. `readFor` selects the list that it affects by `operation` and `read`. */
interface GeneratedFault {
  readonly operation: number;
  readonly read: number;
  /** Affects one list only, instead of all lists of the operation and scope. */
  readonly isOneList: boolean;
  readonly effect: Fault;
  /** Ends after one call. */
  readonly isTransient: boolean;
}

const transientFaults: readonly Fault[] = [{ kind: 'throttle' }, { kind: 'serverError' }, { kind: 'cut' }];
const lastingFaults: readonly Fault[] = [
  ...transientFaults,
  { kind: 'accessDenied' },
  { kind: 'accessDenied' },
  { kind: 'error', name: 'MadeUpException', status: 400, message: 'No.' },
];

const codes: Readonly<Record<string, string>> = {
  throttle: 'THROTTLED',
  serverError: 'UPSTREAM_UNAVAILABLE',
  cut: 'UPSTREAM_UNAVAILABLE',
  accessDenied: 'UPSTREAM_FORBIDDEN',
  error: 'UPSTREAM_ERROR',
};

/** The codes of errors that a retry may resolve. */
const retryableCodes: ReadonlySet<string> = new Set(['THROTTLED', 'UPSTREAM_UNAVAILABLE']);

const faults: fc.Arbitrary<readonly GeneratedFault[]> = fc.array(
  fc.constantFrom(true, false, false).chain((isTransient) =>
    fc.record({
      operation: fc.nat(),
      read: fc.nat(),
      isOneList: fc.constantFrom(true, false, false),
      effect: fc.constantFrom(...(isTransient ? transientFaults : lastingFaults)),
      isTransient: fc.constant(isTransient),
    }),
  ),
  { minLength: 1, maxLength: 3 },
);

/** Selects each operation with the same probability, however many calls it has. */
const readFor = ({ operation, read }: GeneratedFault, reads: readonly Read[]): Read | undefined => {
  const operations = [...new Set(reads.map((one) => one.operation))];
  const ofIt = reads.filter((one) => one.operation === operations[operation % operations.length]);
  return ofIt[read % ofIt.length];
};

const ruleFor = ({ isOneList, effect, isTransient }: GeneratedFault, read: Read): FaultRule => {
  const [accountId, region] = read.place.split('/');
  return {
    match: { operation: read.operation, accountId, region, ...(isOneList && { input: { ...read.input } }) },
    ...(isTransient && { times: 1 }),
    fault: effect,
  };
};

const isFaulted = (read: Read, { isOneList }: GeneratedFault, by: Read): boolean =>
  read.place === by.place &&
  read.operation === by.operation &&
  (!isOneList || JSON.stringify(read.input) === JSON.stringify(by.input));

/** Each run has a gateway of its own, since a history remembers what earlier runs have shown. */
export const testExecutions = (newHistory: NewHistory, share = 1): void => {
  const runs = Math.ceil(usualRuns * share);
  let sandbox: Sandbox;

  // Shrinking a counterexample takes minutes.
  jest.setTimeout(300_000);
  beforeAll(async () => {
    sandbox = await startSandbox({ estate: aws.estate });
  });
  afterAll(() => sandbox.close());

  const withGateway = async (
    options: TestGatewayOptions,
    run: (gateway: TestGateway) => Promise<void>,
  ): Promise<void> => {
    const gateway = await startTestGateway(aws.estate, {
      sandbox,
      history: await newHistory(),
      ...options,
    });
    try {
      await run(gateway);
    } finally {
      sandbox.faults.clear();
      await gateway.close();
    }
  };

  const unlimited = { limits: { upstreamCallsPerRequest: 100_000, requestTimeoutMs: 60_000 } };

  describe('Query.executions for generated data', () => {
    it('returns the items, counts, coverage and AWS calls of the model', async () => {
      await fc.assert(
        fc.asyncProperty(scopesArbitrary(3), filters, pageSizes, async (generated, filter, size) => {
          await withGateway(unlimited, async ({ ask }) => {
            const holdings = holdingsOf(generated);
            aws.replace(holdings);
            const sources = sourcesOf(holdings, places, filter);
            const items = itemsOf(sources);

            const first = pageSizeFor(size, items);
            const pages = await allPages(ask, { first, filter });
            const { counts, coverage } = await countsFrom(ask, filter);
            const { calls } = await pageOf(ask, { first, filter });

            const nodes = pages.flatMap((page) => page.nodes);
            expect(nodes).toEqual(items.map(expectedNode));
            expect(pages).toHaveLength(Math.max(1, Math.ceil(items.length / first)));
            expect(counts).toEqual(countsOf(items, statuses));
            expect(calls).toEqual(callsOf(sources));
            for (const rows of [...pages.map((page) => page.coverage), coverage]) {
              expect(rows).toEqual(sources.map(expectedRow));
            }
          });
        }),
        { seed, numRuns: runs },
      );
    });
  });
  describe('Query.executions when executions appear between pages', () => {
    it('returns new executions after the cursor, and each existing execution exactly once', async () => {
      await fc.assert(
        fc.asyncProperty(
          scopesArbitrary(2),
          fc.array(smallScopesArbitrary(2), { minLength: 1, maxLength: 3 }),
          filters,
          pageSizes,
          async (generated, additions, filter, size) => {
            await withGateway(unlimited, async ({ ask }) => {
              const serial = serials();
              let holdings = holdingsOf(generated, serial);
              aws.replace(holdings);
              const current = (): ModelItem[] => itemsOf(sourcesOf(holdings, places, filter));
              const initial = current();
              const first = pageSizeFor(size, initial);
              const pending = [...additions];

              const expected: string[] = [];
              let last: ModelItem | undefined;
              const expectNextPage = (): void => {
                const next = current().filter((item) => !last || compareItems(item, last) > 0);
                expected.push(...idsOf(next.slice(0, first)));
                last = next.slice(0, first).at(-1) ?? last;
              };

              expectNextPage();
              const pages = await allPages(ask, { first, filter }, () => {
                const more = pending.shift();
                if (more) holdings = merged(holdings, holdingsOf(more, serial));
                aws.replace(holdings);
                expectNextPage();
              });

              const returned = pages.flatMap((page) => idsOf(page.nodes));
              expect(returned).toEqual(expected);
              expect(new Set(returned).size).toBe(returned.length);
              expect(returned).toEqual(expect.arrayContaining(idsOf(initial)));
            });
          },
        ),
        { seed, numRuns: runs },
      );
    });
  });
  describe('Query.executions with generated faults', () => {
    it('returns all executions of the sources without faults, and reports exactly the other sources in the coverage', async () => {
      await fc.assert(
        fc.asyncProperty(
          largeScopesArbitrary(2),
          filters,
          pageSizes,
          faults,
          async (generated, filter, size, generatedFaults) => {
            await withGateway(unlimited, async ({ ask }) => {
              const holdings = holdingsOf(generated);
              aws.replace(holdings);
              const sources = sourcesOf(holdings, places, filter);
              const reads = sources.flatMap(readsOf);
              const rules = generatedFaults.flatMap((fault) => {
                const read = readFor(fault, reads);
                return read ? [{ fault, read }] : [];
              });
              sandbox.faults.clear();
              for (const { fault, read } of rules) sandbox.faults.add(ruleFor(fault, read));
              const lastingRules = rules.filter(({ fault }) => !fault.isTransient);
              const codesOf = (source: Source): string[] => [
                ...lastingRules
                  .filter(({ fault, read }) => readsOf(source).some((one) => isFaulted(one, fault, read)))
                  .map(({ fault }) => codes[fault.effect.kind] ?? ''),
                ...(source.hasUnlistedRun ? ['UPSTREAM_ERROR'] : []),
              ];

              const items = itemsOf(sources);
              const pages = await allPages(ask, { first: Math.max(size, 40), filter });
              sandbox.faults.clear();

              const hasNextPage = pages.at(-1)?.pageInfo.hasNextPage;
              const all = sources.map(codesOf);
              if (all.some((some) => some.length > 0 && some.every((code) => retryableCodes.has(code))))
                expect(hasNextPage).toBe(true);
              if (!all.some((some) => some.some((code) => retryableCodes.has(code))))
                expect(hasNextPage).toBe(false);
              const returned = pages.flatMap((page) => idsOf(page.nodes));
              const complete = new Set(
                idsOf(itemsOf(sources.filter((source) => codesOf(source).length === 0))),
              );
              expect(returned.filter((id) => complete.has(id))).toEqual(
                idsOf(items).filter((id) => complete.has(id)),
              );
              const returnedIds = new Set(returned);
              expect(returned).toEqual(idsOf(items).filter((id) => returnedIds.has(id)));
              for (const { coverage, nodes } of pages) {
                expect(coverage).toHaveLength(sources.length);
                const onPage = new Set(idsOf(nodes));
                coverage.forEach((row, index) => {
                  const source = sources[index];
                  if (!source) return;
                  expect([placeOf(row), row.kind]).toEqual([source.place, source.kind]);
                  const reasons = codesOf(source);
                  expect(row.state === 'COMPLETE').toBe(reasons.length === 0);
                  if (row.state === 'COMPLETE') expect(row.reason).toBeNull();
                  else expect(reasons).toContain(row.reason?.split(':')[0]);
                  const own = itemsOf([source]).filter(({ id }) => onPage.has(id));
                  if (row.state === 'FAILED') expect(idsOf(own)).toEqual([]);
                });
              }
            });
          },
        ),
        { seed, numRuns: Math.ceil(runs * 0.6) },
      );
    });
  });
  describe('Query.executions when the call budget is exceeded', () => {
    it('completes the list in repeated requests, without repeating an AWS call', async () => {
      const budgets = fc.integer({ min: 3, max: 20 });
      await fc.assert(
        fc.asyncProperty(
          scopesArbitrary(2),
          filters,
          budgets,
          async (generated, filter, upstreamCallsPerRequest) => {
            const holdings = holdingsOf(generated);
            aws.replace(holdings);
            const sources = sourcesOf(holdings, places, filter);
            const calls: string[] = [];
            const callsPerRequest: number[] = [];
            let result: Awaited<ReturnType<typeof countsFrom>> = { counts: [], coverage: [] };
            const options = {
              limits: { upstreamCallsPerRequest },
              cache: { maxBytes: 10_000_000, runningSeconds: 300, settledSeconds: 300 },
            };
            await withGateway(options, async (cached) => {
              const counting: TestGateway['ask'] = async (...request) => {
                const response = await cached.ask(...request);
                calls.push(...response.calls);
                callsPerRequest.push(response.calls.length);
                return response;
              };
              result = await countsFrom(counting, filter);
              while (result.coverage.some(({ reason }) => reason?.startsWith('BUDGET_EXCEEDED'))) {
                expect(callsPerRequest.length).toBeLessThan(maxPages);
                result = await countsFrom(counting, filter);
              }
            });

            expect(result.counts).toEqual(countsOf(itemsOf(sources), statuses));
            expect(result.coverage.map(({ state }) => state)).toEqual(
              sources.map((one) => expectedRow(one).state),
            );
            expect([...calls].sort()).toEqual(callsOf(sources));
            expect(
              callsPerRequest
                .slice(0, -1)
                .every((count) => count === Math.max(1, Math.floor(upstreamCallsPerRequest / 2))),
            ).toBe(true);
          },
        ),
        { seed, numRuns: Math.ceil(runs * 0.4) },
      );
    });
  });
};
