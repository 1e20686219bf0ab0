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

/** Says whether AWS keeps the next object. */
type Keeps = () => boolean;

const some = <Item>(items: readonly Item[] = [], keeps: Keeps): Item[] => items.filter(keeps);

/** What is left when AWS removes some objects that executions belong to. */
const withoutParents = (data: RegionData, keeps: Keeps): RegionData => ({
  ...data,
  images: some(data.images, keeps),
  lifecyclePolicies: some(data.lifecyclePolicies, keeps),
  transferWorkflows: some(data.transferWorkflows, keeps),
  blueprints: some(data.blueprints, keeps),
});

/** What is left when AWS removes some executions. */
const withoutExecutions = (data: RegionData, keeps: Keeps): RegionData => ({
  ...data,
  workflowExecutions: some(data.workflowExecutions, keeps),
  steps: some(data.steps, keeps),
  lifecycleExecutions: some(data.lifecycleExecutions, keeps),
  transferExecutions: Object.fromEntries(
    Object.entries(data.transferExecutions ?? {}).map(([id, executions]) => [id, some(executions, keeps)]),
  ),
  blueprintRuns: some(data.blueprintRuns, keeps),
});

const inAll = (holdings: Holdings, change: (data: RegionData) => RegionData): Holdings =>
  Object.fromEntries(Object.entries(holdings).map(([place, data]) => [place, change(data)]));

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
  /**
   * `all`: some of all that there ever was is gone or back, and all lists are read. `parents`: more parents are gone. Two days
   * later, the lists are read that may have changed. Those of what has ended are not among them.
   */
  way: fc.constantFrom('all', 'parents'),
  percent: fc.constantFrom(0, 50, 80, 95, 100),
  number: fc.nat(),
  questions: fc.array(fc.tuple(filters, orders, pageSizes), { minLength: 3, maxLength: 5 }),
});

export const describeForgotten = ({ replace, withGateway, runs }: Harness): void => {
  describe('Query.executions after AWS has forgotten executions', () => {
    it('returns them with the origin HISTORY, until AWS returns them again', async () => {
      await fc.assert(
        fc.asyncProperty(
          scopesArbitrary(2),
          fc.array(phase, { minLength: 2, maxLength: 4 }),
          async (generated, phases) => {
            const clock = testClock();
            await withGateway({ ...lasting, now: clock.now }, async ({ ask }) => {
              const all = holdingsOf(generated);
              let holdings = all;
              let known: ReadonlyMap<string, ModelItem> = new Map();
              const read = async (headers: Readonly<Record<string, string>>): Promise<void> => {
                replace(holdings);
                await pageOf(ask, { filter: { kinds } }, headers);
                known = remembering(known, allItemsOf(holdings), clock.now().getTime());
              };
              await read({});
              for (const { way, percent, number, questions } of phases) {
                const keeps = keepsBy(percent, number);
                if (way === 'parents') {
                  clock.passMinutes(2 * 24 * 60);
                  holdings = inAll(holdings, (data) => withoutParents(data, keeps));
                  await read({});
                } else {
                  clock.passMinutes(10);
                  holdings = inAll(all, (data) => withoutExecutions(withoutParents(data, keeps), keeps));
                  await read(withoutCache);
                }
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
