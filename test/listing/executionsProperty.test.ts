import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { Fault, FaultRule } from '../../sandbox/faultInjection';
import type { RegionData } from '../support/estate';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { allPages, mostPages, countsFrom, pageOf, type CoverageRow } from '../support/executions/requests';
import {
  drawnCrowds,
  drawnNews,
  drawnScopes,
  lastHour,
  type DrawnScope,
} from '../support/executions/arbitraries';
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
} from '../support/executions/model';
import { changingEstate, momentOfHour, regionOf, serials, type Holdings } from '../support/executions/region';

/*
 * Drawn data sets, filters, page sizes and failures against a model that shares nothing with the gateway.
 * `EXECUTIONS_SEED` tries others, `EXECUTIONS_RUNS` more of them.
 */

const seed = Number(process.env.EXECUTIONS_SEED ?? 20260909);
const runs = Number(process.env.EXECUTIONS_RUNS ?? 100);

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

// Shrinking a counterexample takes its time.
jest.setTimeout(300_000);

const aws = changingEstate(places);
let gateway: TestGateway;

beforeAll(async () => {
  const limits = { upstreamCallsPerRequest: 100_000, requestTimeoutMs: 60_000 };
  gateway = await startTestGateway(aws.estate, { limits });
});
afterAll(() => gateway.close());

const ask: TestGateway['ask'] = (...question) => gateway.ask(...question);

const holdingsOf = (drawn: readonly DrawnScope[], serial = serials()): Holdings =>
  Object.fromEntries(
    drawn.map((scope, index) => {
      const place = places[index] ?? '';
      return [place, regionOf(place, scope, serial)];
    }),
  );

const seldom = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(value, { nil: undefined, freq: 1 });

const span = fc
  .tuple(fc.integer({ min: 0, max: lastHour }), fc.integer({ min: 1, max: lastHour }))
  .map(([from, hours]) => ({
    startedAfter: momentOfHour(from).toISOString(),
    startedBefore: momentOfHour(from + hours).toISOString(),
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
    statuses: seldom(fc.subarray(statuses)),
    accountIds: seldom(fc.subarray(['111122223333', '444455556666'])),
    regions: seldom(fc.subarray(['us-east-1', 'eu-west-1'])),
    times,
  })
  .map(({ times: bounds, ...filter }) => ({ ...filter, ...bounds }));

/** At most five pages or so, so that a run is short. */
const sizeFor = (drawn: number, items: readonly unknown[]): number =>
  Math.min(100, Math.max(drawn, Math.ceil(items.length / 4)));

const pageSizes = fc.integer({ min: 1, max: 100 });

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

const placeOf = ({ scope }: CoverageRow): string => `${scope.accountId}/${scope.region}`;

describe('Executions of drawn data sets', () => {
  it('are the whole set in order, page by page, for the calls that it takes, and are counted as they are', async () => {
    await fc.assert(
      fc.asyncProperty(drawnScopes(3), filters, pageSizes, async (drawn, filter, size) => {
        const holdings = holdingsOf(drawn);
        aws.become(holdings);
        const sources = sourcesOf(holdings, places, filter);
        const items = itemsOf(sources);

        const first = sizeFor(size, items);
        const pages = await allPages(ask, { first, filter });
        const { counts, coverage } = await countsFrom(ask, filter);
        const { calls } = await pageOf(ask, { first, filter });

        const nodes = pages.flatMap((page) => page.nodes);
        expect(nodes).toEqual(items.map(told));
        expect(pages).toHaveLength(Math.max(1, Math.ceil(items.length / first)));
        expect(counts).toEqual(countsOf(items, statuses));
        expect(calls).toEqual(callsOf(sources));
        for (const rows of [...pages.map((page) => page.coverage), coverage]) {
          expect(rows).toEqual(sources.map(wholeRow));
        }
      }),
      { seed, numRuns: runs },
    );
  });
});

const told = ({ id, status, startedAt }: ModelItem) => ({
  id,
  status,
  startedAt: startedAt === undefined ? null : new Date(startedAt).toISOString(),
});

/** What coverage tells of a source that can be read. */
const wholeRow = ({ place, kind, lists, hasGap }: Source) => {
  const [accountId, region] = place.split('/');
  return {
    scope: { accountId, region },
    kind,
    state: hasGap ? 'PARTIAL' : 'COMPLETE',
    reason: hasGap ? expect.stringMatching(/^UPSTREAM_ERROR: /) : null,
    asOf: lists ? expect.stringMatching(/Z$/) : null,
    parentsSeen: lists?.length ?? null,
    parentsTotal: lists?.length ?? null,
  };
};

describe('Executions that appear between pages', () => {
  it('are shown where they come after the page, and nothing that was there is skipped or doubled', async () => {
    await fc.assert(
      fc.asyncProperty(
        drawnScopes(2),
        fc.array(drawnNews(2), { minLength: 1, maxLength: 3 }),
        filters,
        pageSizes,
        async (drawn, additions, filter, size) => {
          const serial = serials();
          let holdings = holdingsOf(drawn, serial);
          aws.become(holdings);
          const current = (): ModelItem[] => itemsOf(sourcesOf(holdings, places, filter));
          const atFirst = current();
          const first = sizeFor(size, atFirst);
          const left = [...additions];

          const expected: string[] = [];
          let last: ModelItem | undefined;
          const turn = (): void => {
            const next = current().filter((item) => !last || compareItems(item, last) > 0);
            expected.push(...idsOf(next.slice(0, first)));
            last = next.slice(0, first).at(-1) ?? last;
          };

          turn();
          const pages = await allPages(ask, { first, filter }, () => {
            const more = left.shift();
            if (more) holdings = merged(holdings, holdingsOf(more, serial));
            aws.become(holdings);
            turn();
          });

          const given = pages.flatMap((page) => idsOf(page.nodes));
          expect(given).toEqual(expected);
          expect(new Set(given).size).toBe(given.length);
          expect(given).toEqual(expect.arrayContaining(idsOf(atFirst)));
        },
      ),
      { seed, numRuns: runs },
    );
  });
});

/** The new things stand before the old ones in AWS's lists, so that all of these move. */
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

/** A fault as it is drawn: a number says which of the reads it hits. */
interface DrawnFault {
  readonly operation: number;
  readonly read: number;
  /** Strikes the one parent's list only, not all of the same operation and scope. */
  readonly isOfOne: boolean;
  readonly effect: Fault;
  /** Over after one call. */
  readonly isPassing: boolean;
}

const passing: readonly Fault[] = [{ kind: 'throttle' }, { kind: 'serverError' }, { kind: 'cut' }];
const lasting: readonly Fault[] = [
  ...passing,
  { kind: 'accessDenied' },
  { kind: 'accessDenied' },
  { kind: 'error', name: 'MadeUpException', status: 400, message: 'No.' },
];

const codes: Readonly<Record<string, string>> = {
  throttle: 'THROTTLED',
  serverError: 'UPSTREAM_UNAVAILABLE',
  cut: 'UPSTREAM_UNAVAILABLE',
  accessDenied: 'FORBIDDEN',
  error: 'UPSTREAM_ERROR',
};

/** Codes of what asking again may overcome. */
const mayPass: ReadonlySet<string> = new Set(['THROTTLED', 'UPSTREAM_UNAVAILABLE']);

const faults: fc.Arbitrary<readonly DrawnFault[]> = fc.array(
  fc.constantFrom(true, false, false).chain((isPassing) =>
    fc.record({
      operation: fc.nat(),
      read: fc.nat(),
      isOfOne: fc.constantFrom(true, false, false),
      effect: fc.constantFrom(...(isPassing ? passing : lasting)),
      isPassing: fc.constant(isPassing),
    }),
  ),
  { minLength: 1, maxLength: 3 },
);

/** Operations are as likely as each other, however often they are called. */
const readFor = ({ operation, read }: DrawnFault, reads: readonly Read[]): Read | undefined => {
  const operations = [...new Set(reads.map((one) => one.operation))];
  const ofIt = reads.filter((one) => one.operation === operations[operation % operations.length]);
  return ofIt[read % ofIt.length];
};

const ruleFor = ({ isOfOne, effect, isPassing }: DrawnFault, read: Read): FaultRule => {
  const [accountId, region] = read.place.split('/');
  return {
    match: { operation: read.operation, accountId, region, ...(isOfOne && { input: { ...read.input } }) },
    ...(isPassing && { times: 1 }),
    fault: effect,
  };
};

const isStruck = (read: Read, { isOfOne }: DrawnFault, by: Read): boolean =>
  read.place === by.place &&
  read.operation === by.operation &&
  (!isOfOne || JSON.stringify(read.input) === JSON.stringify(by.input));

describe('Executions of sources that fail', () => {
  it('are whole where nothing was cut short, and coverage names exactly the others', async () => {
    await fc.assert(
      fc.asyncProperty(drawnCrowds(2), filters, pageSizes, faults, async (drawn, filter, size, bad) => {
        const holdings = holdingsOf(drawn);
        aws.become(holdings);
        const sources = sourcesOf(holdings, places, filter);
        const reads = sources.flatMap(readsOf);
        const rules = bad.flatMap((fault) => {
          const read = readFor(fault, reads);
          return read ? [{ fault, read }] : [];
        });
        gateway.sandbox.faults.clear();
        for (const { fault, read } of rules) gateway.sandbox.faults.add(ruleFor(fault, read));
        const strikes = rules.filter(({ fault }) => !fault.isPassing);
        const codesOf = (source: Source): string[] => [
          ...strikes
            .filter(({ fault, read }) => readsOf(source).some((one) => isStruck(one, fault, read)))
            .map(({ fault }) => codes[fault.effect.kind] ?? ''),
          ...(source.hasGap ? ['UPSTREAM_ERROR'] : []),
        ];

        const items = itemsOf(sources);
        const pages = await allPages(ask, { first: Math.max(size, 40), filter });
        gateway.sandbox.faults.clear();

        const isOpen = pages.at(-1)?.pageInfo.hasNextPage;
        const all = sources.map(codesOf);
        if (all.some((some) => some.length > 0 && some.every((code) => mayPass.has(code))))
          expect(isOpen).toBe(true);
        if (!all.some((some) => some.some((code) => mayPass.has(code)))) expect(isOpen).toBe(false);
        const given = pages.flatMap((page) => idsOf(page.nodes));
        const whole = new Set(idsOf(itemsOf(sources.filter((source) => codesOf(source).length === 0))));
        expect(given.filter((id) => whole.has(id))).toEqual(idsOf(items).filter((id) => whole.has(id)));
        const shown = new Set(given);
        expect(given).toEqual(idsOf(items).filter((id) => shown.has(id)));
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
      }),
      { seed, numRuns: Math.ceil(runs * 0.6) },
    );
  });
});

describe('Executions that cost more than the budget', () => {
  it('are whole after as many questions as it takes, none of which asks AWS for anything twice', async () => {
    const budgets = fc.integer({ min: 3, max: 20 });
    await fc.assert(
      fc.asyncProperty(drawnScopes(2), filters, budgets, async (drawn, filter, upstreamCallsPerRequest) => {
        const holdings = holdingsOf(drawn);
        aws.become(holdings);
        const sources = sourcesOf(holdings, places, filter);
        const calls: string[] = [];
        const remembering = await startTestGateway(aws.estate, {
          sandbox: gateway.sandbox,
          limits: { upstreamCallsPerRequest },
          cache: { maxBytes: 10_000_000, runningSeconds: 300, settledSeconds: 300 },
        });

        const spent: number[] = [];
        const counting: TestGateway['ask'] = async (...question) => {
          const answer = await remembering.ask(...question);
          calls.push(...answer.calls);
          spent.push(answer.calls.length);
          return answer;
        };
        let told = await countsFrom(counting, filter);
        while (told.coverage.some(({ reason }) => reason?.startsWith('BUDGET_EXCEEDED'))) {
          expect(spent.length).toBeLessThan(mostPages);
          told = await countsFrom(counting, filter);
        }
        await remembering.close();

        expect(told.counts).toEqual(countsOf(itemsOf(sources), statuses));
        expect(told.coverage.map(({ state }) => state)).toEqual(sources.map((one) => wholeRow(one).state));
        expect([...calls].sort()).toEqual(callsOf(sources));
        expect(spent.slice(0, -1).every((count) => count === upstreamCallsPerRequest)).toBe(true);
      }),
      { seed, numRuns: Math.ceil(runs * 0.4) },
    );
  });
});
