import type { SourceCoverage } from '../model/coverage';
import type { ExecutionRecord, NodeRecord } from '../model/record';
import { comparePlaces, type ExecutionPlace, startOf } from '../model/executionOrder';
import type { ExecutionStatus } from '../model/status';
import { type ExecutionFilter, matches } from './executionFilter';
import type { SortedPage } from './sortedPage';

/** Collects the result of one query field from all lists. Its memory is bounded by the size of that result. */
export interface Collector<Result = unknown> {
  readonly filter: ExecutionFilter;
  /** Offers the executions that one page lists under a parent. */
  offer(page: SortedPage, parent: NodeRecord): void;
  /** The result, with the coverage of the filter. */
  result(coverage: readonly SourceCoverage[]): Result;
}

/** An execution with its place in the list of all executions. */
export interface Placed extends ExecutionPlace {
  readonly record: ExecutionRecord;
  /** The object whose list holds the execution. */
  readonly parent: NodeRecord;
}

/** Binary search: the first index from which on `isBehind` holds. */
const firstIndex = (length: number, isBehind: (index: number) => boolean): number => {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBehind(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** A page of the list of all executions. */
export interface ExecutionPage {
  /** The page in order, and one more execution where there is one. */
  readonly found: readonly Placed[];
  readonly coverage: readonly SourceCoverage[];
}

/** Collects the page of `size` executions after a place. */
export const collectPage = (
  filter: ExecutionFilter,
  after: ExecutionPlace | undefined,
  size: number,
): Collector<ExecutionPage> => {
  const best: Placed[] = [];
  const most = size + 1;

  /** Inserts an execution. False once no later execution of the same sorted page can be among the best. */
  const take = (placed: Placed): boolean => {
    const last = best.length === most ? best.at(-1) : undefined;
    if (last && comparePlaces(placed, last) >= 0) return false;
    const index = firstIndex(best.length, (at) => {
      const other = best[at];
      return other !== undefined && comparePlaces(placed, other) <= 0;
    });
    const there = best[index];
    // AWS's pages may overlap, so an execution can arrive twice.
    if (there && comparePlaces(placed, there) === 0) return true;
    best.splice(index, 0, placed);
    if (best.length > most) best.pop();
    return true;
  };

  return {
    filter,
    offer({ records, orders }, parent) {
      const placeAt = (index: number): Placed | undefined => {
        const record = records[index];
        return record && { order: orders[index] ?? NaN, id: record.id, record, parent };
      };
      const isBehind = (index: number): boolean => {
        const place = placeAt(index);
        return place !== undefined && after !== undefined && comparePlaces(place, after) > 0;
      };
      for (let index = after ? firstIndex(records.length, isBehind) : 0; index < records.length; index += 1) {
        const placed = placeAt(index);
        if (!placed || !matches(filter, placed.record.status, startOf(placed.order))) continue;
        if (!take(placed)) return;
      }
    },
    result: (coverage) => ({ found: best, coverage }),
  };
};

/** The number of executions of one kind with one status. */
export interface ExecutionCount {
  /** A value of `ExecutionKind`. */
  readonly kind: string;
  readonly status: ExecutionStatus;
  readonly count: number;
}

export interface ExecutionCounts {
  /** One row per kind and status that occur. An execution on two overlapping pages counts twice. */
  readonly counts: readonly ExecutionCount[];
  readonly coverage: readonly SourceCoverage[];
}

/** Counts the executions of each kind and status. */
export const collectCounts = (filter: ExecutionFilter): Collector<ExecutionCounts> => {
  const counts = new Map<string, Map<ExecutionStatus, number>>();
  return {
    filter,
    offer({ kind, records, orders }) {
      const ofKind = counts.get(kind) ?? new Map<ExecutionStatus, number>();
      counts.set(kind, ofKind);
      records.forEach(({ status }, index) => {
        if (!matches(filter, status, startOf(orders[index] ?? NaN))) return;
        ofKind.set(status, (ofKind.get(status) ?? 0) + 1);
      });
    },
    result: (coverage) => ({
      counts: [...counts].flatMap(([kind, ofKind]) =>
        [...ofKind].map(([status, count]) => ({ kind, status, count })),
      ),
      coverage,
    }),
  };
};
