import { type ExecutionFilter, isIn } from '../model/executionFilter';
import type { ExecutionKind } from '../model/executionKind';
import { compareRanks, type ExecutionPlace, orderOf } from '../model/executionOrder';
import type { ExecutionRecord } from '../model/records';
import type { ExecutionStatus } from '../model/status';
import { type Entry, type EntryList, type ParentRecord, placeOf } from './entries';

/** Takes from all lists what one question wants. It holds no more than its answer. */
export interface Collector {
  readonly filter: ExecutionFilter;
  offer(list: EntryList): void;
}

/** An execution with its place among all. */
export interface Placed {
  readonly place: ExecutionPlace;
  readonly record: ExecutionRecord;
  /** What AWS lists it under. */
  readonly parent: ParentRecord;
}

export interface PageCollector extends Collector {
  /** The first ones after the cursor, in order, and one more where there is one. */
  found(): readonly Placed[];
}

interface Found {
  readonly list: EntryList;
  readonly entry: Entry;
}

const compare = (one: Found, other: ExecutionPlace | Found): number => {
  const order = compareRanks(one.entry, 'entry' in other ? other.entry : other);
  if (order !== 0) return order;
  const id = one.list.idOf(one.entry);
  const otherId = 'entry' in other ? other.list.idOf(other.entry) : other.id;
  return id < otherId ? -1 : Number(id > otherId);
};

/** The first index from which on `isBehind` holds; it must hold for all behind the first. */
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

/** The page of `size` executions after a place, out of all that it is offered. */
export const collectPage = (
  filter: ExecutionFilter,
  after: ExecutionPlace | undefined,
  size: number,
): PageCollector => {
  const best: Found[] = [];
  const most = size + 1;
  const afterOrder = after ? orderOf(after) : NaN;

  /** False once nothing further of the same list can be among the best. */
  const take = (found: Found): boolean => {
    const last = best.length === most ? best.at(-1) : undefined;
    if (last && compare(found, last) >= 0) return false;
    const index = firstIndex(best.length, (at) => {
      const other = best[at];
      return other !== undefined && compare(found, other) <= 0;
    });
    const there = best[index];
    // Where AWS's pages overlap, the same execution is told twice.
    if (there && compare(found, there) === 0) return true;
    best.splice(index, 0, found);
    if (best.length > most) best.pop();
    return true;
  };

  return {
    filter,
    offer(list) {
      const { entries, order } = list;
      const isBehind = (index: number): boolean => {
        const place = order[index] ?? NaN;
        if (place !== afterOrder) return place > afterOrder;
        const entry = entries[index];
        return entry !== undefined && after !== undefined && list.idOf(entry) > after.id;
      };
      for (let index = after ? firstIndex(entries.length, isBehind) : 0; index < entries.length; index += 1) {
        const entry = entries[index];
        if (entry && isIn(filter, entry) && !take({ list, entry })) return;
      }
    },
    found: () =>
      best.map(({ list, entry }) => ({
        place: placeOf(list, entry),
        record: list.recordOf(entry),
        parent: list.parent,
      })),
  };
};

/** So many executions of one kind have one status. */
export interface ExecutionCount {
  readonly kind: ExecutionKind;
  readonly status: ExecutionStatus;
  readonly count: number;
}

export interface CountCollector extends Collector {
  /** By kind and status; none for what there is none of. */
  counts(): readonly ExecutionCount[];
}

export const collectCounts = (filter: ExecutionFilter): CountCollector => {
  const counts = new Map<ExecutionKind, Map<ExecutionStatus, number>>();
  return {
    filter,
    offer({ kind, entries }) {
      const ofKind = counts.get(kind) ?? new Map<ExecutionStatus, number>();
      counts.set(kind, ofKind);
      for (const entry of entries) {
        if (isIn(filter, entry)) ofKind.set(entry.status, (ofKind.get(entry.status) ?? 0) + 1);
      }
    },
    counts: () =>
      [...counts].flatMap(([kind, ofKind]) =>
        [...ofKind].map(([status, count]): ExecutionCount => ({ kind, status, count })),
      ),
  };
};
