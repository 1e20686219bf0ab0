import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { scopesArbitrary, smallScopesArbitrary } from '../arbitraries';
import { filters, filtersOfEachMember, orders, pageSizes } from '../filterArbitraries';
import {
  expectedNode,
  expectedRow,
  type Harness,
  holdingsOf,
  lasting,
  pageSizeFor,
  places,
  statuses,
  testClock,
  unlimited,
} from '../harness';
import { allItemsOf, callsOf, countsOf, itemsOf, kinds, sourcesOf } from '../model';
import { allPages, countsFrom, pageOf } from '../requests';

export const describeFilters = ({ replace, withGateway, runs }: Harness): void => {
  describe('Query.executions with generated filters and orders', () => {
    it('returns exactly what the filter selects, in the order, page by page', async () => {
      const questions = fc
        .tuple(filtersOfEachMember, fc.array(filters, { minLength: 3, maxLength: 3 }))
        .chain(([each, mixed]) =>
          fc.tuple(...[...each, ...mixed].map((one) => fc.tuple(fc.constant(one), orders, pageSizes))),
        );
      await fc.assert(
        fc.asyncProperty(scopesArbitrary(3), questions, async (generated, asked) => {
          const clock = testClock();
          const firstSeenAt = clock.now().getTime();
          await withGateway({ ...lasting, now: clock.now }, async ({ ask }) => {
            const holdings = holdingsOf(generated);
            replace(holdings);
            await pageOf(ask, { filter: { kinds } });
            clock.passMinutes(1);
            const now = clock.now().getTime();
            for (const [filterOf, orderBy, size] of asked) {
              const filter = filterOf?.(allItemsOf(holdings)) ?? {};
              const sources = sourcesOf(holdings, places, filter, now);
              const items = itemsOf(sources, orderBy);
              // All were seen in the same moment.
              const seen = items.map((item) => ({ ...item, firstSeenAt }));

              const first = pageSizeFor(size, items);
              const pages = await allPages(ask, { first, filter, orderBy });
              const { counts, coverage } = await countsFrom(ask, filter);

              const nodes = pages.flatMap((page) => page.nodes);
              expect(nodes).toEqual(seen.map(expectedNode));
              expect(pages).toHaveLength(Math.max(1, Math.ceil(items.length / first)));
              expect(counts).toEqual(countsOf(items, statuses));
              for (const rows of [...pages.map((page) => page.coverage), coverage])
                expect(rows).toEqual(sources.map(expectedRow));
            }
          });
        }),
        runs(5),
      );
    });

    it('reads only the lists in which something can match', async () => {
      const asked = fc.array(filters, { minLength: 4, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(smallScopesArbitrary(3), asked, async (generated, filtersOf) => {
          const clock = testClock();
          await withGateway({ ...unlimited, now: clock.now }, async ({ ask }) => {
            const holdings = holdingsOf(generated);
            replace(holdings);
            for (const filterOf of filtersOf) {
              const filter = filterOf(allItemsOf(holdings));
              const sources = sourcesOf(holdings, places, filter, clock.now().getTime());

              const { calls, coverage } = await pageOf(ask, { filter });

              expect(calls).toEqual(callsOf(sources));
              expect(coverage).toEqual(sources.map(expectedRow));
            }
          });
        }),
        runs(7),
      );
    });
  });
};
