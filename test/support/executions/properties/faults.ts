import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Fault, FaultRule } from '../../../../sandbox/faultInjection';
import { largeScopesArbitrary } from '../arbitraries';
import { basicFilters, pageSizes } from '../filterArbitraries';
import { type Harness, holdingsOf, idsOf, placeOf, places, unlimited } from '../harness';
import { itemsOf, type Read, readsOf, type Source, sourcesOf } from '../model';
import { allPages } from '../requests';

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

export const describeFaults = ({ sandbox, replace, withGateway, runs }: Harness): void => {
  describe('Query.executions with generated faults', () => {
    it('returns all executions of the sources without faults, and reports exactly the other sources in the coverage', async () => {
      await fc.assert(
        fc.asyncProperty(
          largeScopesArbitrary(2),
          basicFilters,
          pageSizes,
          faults,
          async (generated, filter, size, generatedFaults) => {
            await withGateway(unlimited, async ({ ask }) => {
              const holdings = holdingsOf(generated);
              replace(holdings);
              const sources = sourcesOf(holdings, places, filter);
              const reads = sources.flatMap(readsOf);
              const rules = generatedFaults.flatMap((fault) => {
                const read = readFor(fault, reads);
                return read ? [{ fault, read }] : [];
              });
              sandbox().faults.clear();
              for (const { fault, read } of rules) sandbox().faults.add(ruleFor(fault, read));
              const lastingRules = rules.filter(({ fault }) => !fault.isTransient);
              const codesOf = (source: Source): string[] => [
                ...lastingRules
                  .filter(({ fault, read }) => readsOf(source).some((one) => isFaulted(one, fault, read)))
                  .map(({ fault }) => codes[fault.effect.kind] ?? ''),
                ...(source.hasUnlistedRun ? ['UPSTREAM_ERROR'] : []),
              ];

              const items = itemsOf(sources);
              const pages = await allPages(ask, { first: Math.max(size, 40), filter });
              sandbox().faults.clear();

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
        runs(10),
      );
    });
  });
};
