import type { ExecutionRecord, NodeRecord } from '../model/record';
import { comparePlaces, type ExecutionPlace, startOf } from '../model/executionOrder';
import type { ExecutionStatus } from '../model/status';
import { type ExecutionFilter, matches } from './executionFilter';
import type { SortedPage } from './sortedPage';

/** Takes from all lists what one question wants. It holds no more than its answer. */
export interface Collector {
  readonly filter: ExecutionFilter;
  /** Offers the executions that one page lists under a parent. */
  offer(page: SortedPage, parent: NodeRecord): void;
}

/** An execution with its place among all. */
export interface Placed extends ExecutionPlace {
  readonly record: ExecutionRecord;
  /** What AWS lists it under. */
  readonly parent: NodeRecord;
}

export interface PageCollector extends Collector {
  /** The first ones after the cursor, in order, and one more where there is one. */
  found(): readonly Placed[];
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

/** Collects the page of `size` executions after a place. */
export const collectPage = (
  filter: ExecutionFilter,
  after: ExecutionPlace | undefined,
  size: number,
): PageCollector => {
  const best: Placed[] = [];
  const most = size + 1;

  /** False once nothing further of the same page can be among the best. */
  const take = (placed: Placed): boolean => {
    const last = best.length === most ? best.at(-1) : undefined;
    if (last && comparePlaces(placed, last) >= 0) return false;
    const index = firstIndex(best.length, (at) => {
      const other = best[at];
      return other !== undefined && comparePlaces(placed, other) <= 0;
    });
    const there = best[index];
    // Where AWS's pages overlap, an execution comes twice.
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
    found: () => best,
  };
};

/** So many executions of one kind have one status. */
export interface ExecutionCount {
  /** A value of `ExecutionKind`. */
  readonly kind: string;
  readonly status: ExecutionStatus;
  readonly count: number;
}

export interface CountCollector extends Collector {
  /** By kind and status; none for a pair that no execution has. */
  counts(): readonly ExecutionCount[];
}

export const collectCounts = (filter: ExecutionFilter): CountCollector => {
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
    counts: () =>
      [...counts].flatMap(([kind, ofKind]) =>
        [...ofKind].map(([status, count]): ExecutionCount => ({ kind, status, count })),
      ),
  };
};
