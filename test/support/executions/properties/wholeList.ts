import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { scopesArbitrary } from '../arbitraries';
import { basicFilters, pageSizes } from '../filterArbitraries';
import {
  expectedNode,
  expectedRow,
  type Harness,
  holdingsOf,
  pageSizeFor,
  places,
  statuses,
  unlimited,
} from '../harness';
import { callsOf, countsOf, itemsOf, sourcesOf } from '../model';
import { allPages, countsFrom, pageOf } from '../requests';

export const describeWholeList = ({ replace, withGateway, runs }: Harness): void => {
  describe('Query.executions for generated data', () => {
    it('returns the items, counts, coverage and AWS calls of the model', async () => {
      const questions = fc.array(fc.tuple(basicFilters, pageSizes), { minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(scopesArbitrary(3), questions, async (generated, asked) => {
          await withGateway(unlimited, async ({ ask }) => {
            const holdings = holdingsOf(generated);
            replace(holdings);
            for (const [filter, size] of asked) {
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
            }
          });
        }),
        runs(5),
      );
    });
  });
};
