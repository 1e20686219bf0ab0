import { pageCount, pageKey, pageOf, type ResourceNeed } from './needs';
import { group, pathKey, type Range, sum } from './ranges';

/** The calls for resources of one parent: pages of its list while these save calls, then a Get for each other one. */
export const callsByList = (needs: readonly ResourceNeed[]): string[] => {
  const [one] = needs;
  const list = one?.siblings;
  if (!one || !list) return needs.map(({ get }) => get);
  const fewest = (some: readonly ResourceNeed[]): number => (some.some(({ needsList }) => needsList) ? 1 : 2);
  const calls: string[] = [];
  let missing = [...needs];
  for (let page = 0; page < pageCount(list) && missing.length >= fewest(missing); page += 1) {
    calls.push(pageKey(list, page));
    const before = missing.length;
    missing = missing.filter(({ key }) => pageOf(list, key) !== page);
    if (missing.length === before) break;
  }
  const isWhole = calls.length >= pageCount(list);
  return one.isParentInIds && isWhole ? calls : [...calls, ...missing.map(({ get }) => get)];
};

/** The fewest calls for resources of one parent, if the pages in `read` cost nothing. */
const leastByList = (needs: readonly ResourceNeed[], read: ReadonlySet<string>): number => {
  const [one] = needs;
  const list = one?.siblings;
  if (!one || !list) return needs.length;
  const costs = Array.from({ length: pageCount(list) + 1 }, (_none, pages) => {
    const unread = Array.from({ length: pages }, (_page, page) => pageKey(list, page)).filter(
      (key) => !read.has(key),
    );
    const missing = needs.filter(({ key }) => !((pageOf(list, key) ?? pages) < pages)).length;
    return unread.length + (one.isParentInIds && pages === pageCount(list) ? 0 : missing);
  });
  return Math.min(...costs);
};

/** Each resource once, whenever it is needed. */
const distinct = (needs: readonly ResourceNeed[]): ResourceNeed[] => [
  ...new Map(needs.map((need) => [need.key, need])).values(),
];

const mostPerPath = (needs: readonly ResourceNeed[], most: (some: ResourceNeed[]) => number): number =>
  sum(group(needs, pathKey).map(most));

/** For resources of one parent that is known in advance. `cached` are needs that another list may satisfy first. */
export const rangeOfKnownParent = (
  needs: readonly ResourceNeed[],
  cached: ReadonlySet<ResourceNeed>,
  read: ReadonlySet<string>,
): Range => ({
  least: leastByList(distinct(needs.filter((need) => !cached.has(need))), read),
  most: mostPerPath(needs, (some) => callsByList(some).filter((call) => !read.has(call)).length),
});

const leastOfUnknown = (needs: readonly ResourceNeed[], read: ReadonlySet<string>): number =>
  sum(
    group(needs, ({ siblings, key }) => siblings?.key ?? key).map((family) =>
      Math.min(family.length, 1 + leastByList(family.slice(1), read)),
    ),
  );

/** The most pages that contain none of the resources: the last list, or the last page for each three of one parent. */
const mostUseless = (needs: readonly ResourceNeed[]): number =>
  needs.some(({ siblings }) => siblings && pageCount(siblings) > 1) ? Math.ceil(needs.length / 3) : 1;

/** The first Get returns the parent of one resource, and the list of that parent may contain the others. */
const mostOfUnknown = (needs: readonly ResourceNeed[], read: ReadonlySet<string>): number => {
  const fewest = needs.some(({ needsList }) => needsList) ? 2 : 3;
  if (needs.length < fewest) return needs.length;
  const parents = new Set(needs.map(({ siblings }) => siblings?.key));
  if (parents.size > 1) return needs.length + mostUseless(needs);
  const [, ...rest] = needs;
  return 1 + callsByList(rest).filter((call) => !read.has(call)).length;
};

/** For resources whose parents only the responses of AWS name. */
export const rangeOfUnknownParents = (
  needs: readonly ResourceNeed[],
  cached: ReadonlySet<ResourceNeed>,
  read: ReadonlySet<string>,
): Range => ({
  least: leastOfUnknown(distinct(needs.filter((need) => !cached.has(need))), read),
  most: mostPerPath(needs, (some) => mostOfUnknown(some, read)),
});
