import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { RegionData } from '../../estate';
import { scopesArbitrary, smallScopesArbitrary } from '../arbitraries';
import { basicFilters, orders, pageSizes } from '../filterArbitraries';
import { type Harness, holdingsOf, idsOf, pageSizeFor, places, testClock, unlimited } from '../harness';
import { itemsOf, type ModelItem, sourcesOf } from '../model';
import { compareIn } from '../modelFilter';
import { type Holdings, serials } from '../region';
import { allPages } from '../requests';

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

export const describeAdditions = ({ replace, withGateway, runs }: Harness): void => {
  describe('Query.executions when executions appear between pages', () => {
    it('returns new executions after the cursor, and each existing execution exactly once, in every order', async () => {
      await fc.assert(
        fc.asyncProperty(
          scopesArbitrary(2),
          fc.array(smallScopesArbitrary(2), { minLength: 1, maxLength: 3 }),
          basicFilters,
          orders,
          pageSizes,
          async (generated, additions, filter, orderBy, size) => {
            const clock = testClock();
            await withGateway({ ...unlimited, now: clock.now }, async ({ ask }) => {
              const serial = serials();
              let holdings = holdingsOf(generated, serial);
              replace(holdings);
              const firstSeen = new Map<string, number>();
              const current = (): ModelItem[] => {
                const items = itemsOf(sourcesOf(holdings, places, filter, clock.now().getTime()));
                for (const { id } of items) if (!firstSeen.has(id)) firstSeen.set(id, clock.now().getTime());
                return items
                  .map((item) => ({ ...item, firstSeenAt: firstSeen.get(item.id) }))
                  .sort(compareIn(orderBy));
              };
              const initial = current();
              const first = pageSizeFor(size, initial);
              const pending = [...additions];

              const expected: string[] = [];
              let last: ModelItem | undefined;
              const expectNextPage = (): void => {
                const next = current().filter((item) => !last || compareIn(orderBy)(item, last) > 0);
                expected.push(...idsOf(next.slice(0, first)));
                last = next.slice(0, first).at(-1) ?? last;
              };

              expectNextPage();
              const pages = await allPages(ask, { first, filter, orderBy }, () => {
                const more = pending.shift();
                if (more) holdings = merged(holdings, holdingsOf(more, serial));
                replace(holdings);
                clock.passMinutes(1);
                expectNextPage();
              });

              const returned = pages.flatMap((page) => idsOf(page.nodes));
              expect(returned).toEqual(expected);
              expect(new Set(returned).size).toBe(returned.length);
              expect(returned).toEqual(expect.arrayContaining(idsOf(initial)));
            });
          },
        ),
        runs(14),
      );
    });
  });
};
