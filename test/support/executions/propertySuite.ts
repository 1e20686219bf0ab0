import { createHarness, type NewHistory } from './harness';
import { describeAdditions } from './properties/additions';
import { describeBudget } from './properties/budget';
import { describeFaults } from './properties/faults';
import { describeFilters } from './properties/filters';
import { describeForgotten } from './properties/forgotten';
import { describeRights } from './properties/rights';
import { describeWholeList } from './properties/wholeList';

/*
 * Compares Query.executions with a model, for generated data sets, filters, orders, page sizes, rights and faults. `share` is the share of the
 * usual runs that a slower history gets.
 */
export const testExecutions = (newHistory: NewHistory, share = 1): void => {
  const harness = createHarness(newHistory, share);
  describeWholeList(harness);
  describeFilters(harness);
  describeAdditions(harness);
  describeForgotten(harness);
  describeRights(harness);
  describeFaults(harness);
  describeBudget(harness);
};
