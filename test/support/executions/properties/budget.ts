import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { TestGateway } from '../../gateway';
import { scopesArbitrary } from '../arbitraries';
import { basicFilters } from '../filterArbitraries';
import { expectedRow, type Harness, holdingsOf, places, statuses } from '../harness';
import { callsOf, countsOf, itemsOf, sourcesOf } from '../model';
import { countsFrom, maxPages } from '../requests';

export const describeBudget = ({ replace, withGateway, runs }: Harness): void => {
  describe('Query.executions when the call budget is exceeded', () => {
    it('completes the list in repeated requests, without repeating an AWS call', async () => {
      const budgets = fc.integer({ min: 3, max: 20 });
      await fc.assert(
        fc.asyncProperty(
          scopesArbitrary(2),
          basicFilters,
          budgets,
          async (generated, filter, upstreamCallsPerRequest) => {
            const holdings = holdingsOf(generated);
            replace(holdings);
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
        runs(8),
      );
    });
  });
};
