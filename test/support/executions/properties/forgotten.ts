import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { RegionData } from '../../estate';
import { scopesArbitrary } from '../arbitraries';
import { filters, orders, pageSizes } from '../filterArbitraries';
import {
  expectedNode,
  type Harness,
  holdingsOf,
  lasting,
  pageSizeFor,
  statuses,
  testClock,
  withoutCache,
} from '../harness';
import { allItemsOf, countsOf, hasNotEnded, kinds, type ModelItem, ordered, selects } from '../model';
import type { Holdings } from '../region';
import { allPages, countsFrom, pageOf } from '../requests';

/** Says of each object whether AWS has it: never, always, or by chance. */
type Keeps = () => boolean;

/** What is left when AWS removes some objects, with all beneath them, and some executions. */
const remaining = (data: RegionData, keeps: Keeps): RegionData => {
  const some = <Item>(items: readonly Item[] = []): Item[] => items.filter(keeps);
  return {
    ...data,
    images: some(data.images),
    workflowExecutions: some(data.workflowExecutions),
    steps: some(data.steps),
    lifecyclePolicies: some(data.lifecyclePolicies),
    lifecycleExecutions: some(data.lifecycleExecutions),
    transferWorkflows: some(data.transferWorkflows),
    transferExecutions: Object.fromEntries(
      Object.entries(data.transferExecutions ?? {}).map(([id, executions]) => [id, some(executions)]),
    ),
    blueprints: some(data.blueprints),
    blueprintRuns: some(data.blueprintRuns),
  };
};

/** Keeps about as many in a hundred, the same ones for the same number. */
const keepsBy = (percent: number, number: number): Keeps => {
  let state = number;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 16) % 100 < percent;
  };
};

/** What the history knows after AWS has returned these, at a moment. How those have ended that it no longer returns, is not known. */
const remembering = (
  known: ReadonlyMap<string, ModelItem>,
  returned: readonly ModelItem[],
  now: number,
): ReadonlyMap<string, ModelItem> => {
  const gone = [...known].map(([id, item]): [string, ModelItem] => [
    id,
    { ...item, origin: 'HISTORY', status: hasNotEnded(item) ? 'UNKNOWN' : item.status },
  ]);
  const current = returned.map((item): [string, ModelItem] => [
    item.id,
    { ...item, firstSeenAt: known.get(item.id)?.firstSeenAt ?? now },
  ]);
  return new Map([...gone, ...current]);
};

const phase = fc.record({
  percent: fc.constantFrom(0, 50, 80, 95, 100),
  number: fc.nat(),
  questions: fc.array(fc.tuple(filters, orders, pageSizes), { minLength: 3, maxLength: 6 }),
});

export const describeForgotten = ({ replace, withGateway, runs }: Harness): void => {
  describe('Query.executions after AWS has forgotten executions', () => {
    it('returns them with the origin HISTORY, until AWS returns them again', async () => {
      await fc.assert(
        fc.asyncProperty(
          scopesArbitrary(2),
          fc.array(phase, { minLength: 2, maxLength: 3 }),
          async (generated, phases) => {
            const clock = testClock();
            await withGateway({ ...lasting, now: clock.now }, async ({ ask }) => {
              const all = holdingsOf(generated);
              let known: ReadonlyMap<string, ModelItem> = new Map();
              const readAll = async (holdings: Holdings): Promise<void> => {
                replace(holdings);
                await pageOf(ask, { filter: { kinds } }, withoutCache);
                known = remembering(known, allItemsOf(holdings), clock.now().getTime());
              };
              await readAll(all);
              for (const { percent, number, questions } of phases) {
                clock.passMinutes(10);
                const keeps = keepsBy(percent, number);
                await readAll(
                  Object.fromEntries(
                    Object.entries(all).map(([place, data]) => [place, remaining(data, keeps)]),
                  ),
                );
                const now = clock.now().getTime();
                for (const [filterOf, orderBy, size] of questions) {
                  const items = [...known.values()];
                  const filter = filterOf(items);
                  const selected = ordered(
                    items.filter((item) => selects(filter, item, now)),
                    orderBy,
                  );

                  const first = pageSizeFor(size, selected);
                  const pages = await allPages(ask, { first, filter, orderBy });
                  const { counts } = await countsFrom(ask, filter);

                  const nodes = pages.flatMap((page) => page.nodes);
                  expect(nodes).toEqual(selected.map(expectedNode));
                  expect(pages).toHaveLength(Math.max(1, Math.ceil(selected.length / first)));
                  expect(counts).toEqual(countsOf(selected, statuses));
                }
              }
            });
          },
        ),
        runs(8),
      );
    });
  });
};
