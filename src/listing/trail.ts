import type { CacheEntry } from '../aws/cache/entry';
import type { NodeRecord } from '../model/record';
import type { Collector } from './collectors';
import type { SortedPage } from './sortedPage';
import type { Offer } from './views';

/** Records what a scan finds in the cache, as long as it needs nothing else. */
export const createTrail = () => {
  let entries: CacheEntry[] | undefined = [];
  let offers: Offer[] = [];
  /** Each branch of a scan has one list of collectors, and many pages. */
  const filtersOf = new Map<readonly Collector[], ReadonlySet<string>>();

  return {
    addEntries(some: readonly CacheEntry[]): void {
      for (const entry of some) entries?.push(entry);
    },
    addOffer(wanted: readonly Collector[], page: SortedPage, parent: NodeRecord): void {
      if (!entries) return;
      const filters = filtersOf.get(wanted) ?? new Set(wanted.map(({ filter }) => filter.name));
      filtersOf.set(wanted, filters);
      offers.push({ filters, page, parent });
    },
    /** Forgets everything: a list is not cached as a whole. */
    stop(): void {
      entries = undefined;
      offers = [];
    },
    /** Undefined where the scan needed more than the cache. */
    found: (): { readonly entries: readonly CacheEntry[]; readonly offers: readonly Offer[] } | undefined =>
      entries && { entries, offers },
  };
};

export type Trail = ReturnType<typeof createTrail>;
