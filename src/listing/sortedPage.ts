import type { ExecutionKindSpec } from '../kinds';
import { comparePlaces, orderOf } from '../model/executionOrder';
import type { Page } from '../model/page';
import type { ExecutionRecord, NodeRecord } from '../model/record';

/** The executions of one AWS page, in the order of the list of all executions. */
export interface SortedPage {
  /** A value of `ExecutionKind`. */
  readonly kind: string;
  readonly records: readonly ExecutionRecord[];
  /** `orderOf` of each record. A typed array, because binary search in it is much faster in large lists. */
  readonly orders: Float64Array;
}

/** Sorted once per cached page. */
const sorted = new WeakMap<object, SortedPage>();

export const sortedPageOf = ({ execution }: ExecutionKindSpec, page: Page<NodeRecord>): SortedPage => {
  const known = sorted.get(page);
  if (known) return known;
  const placed = (page.items as readonly ExecutionRecord[]).map((record) => ({
    record,
    id: record.id,
    order: orderOf(record),
  }));
  placed.sort(comparePlaces);
  const made = {
    kind: execution.kind,
    records: placed.map(({ record }) => record),
    orders: Float64Array.from(placed, ({ order }) => order),
  };
  sorted.set(page, made);
  return made;
};
