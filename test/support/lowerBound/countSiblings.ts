import { pageCount, pageKey, pageOfThing, type Want } from './needs';
import { group, momentOf, type Range } from './ranges';

/** The calls for some that a list may have: its pages while those spare calls, then each one's Get. */
export const callsByList = (wants: readonly Want[]): string[] => {
  const [one] = wants;
  const list = one?.siblings;
  if (!one || !list) return wants.map(({ get }) => get);
  const fewest = (some: readonly Want[]): number => (some.some(({ needsList }) => needsList) ? 1 : 2);
  const calls: string[] = [];
  let missing = [...wants];
  for (let page = 0; page < pageCount(list) && missing.length >= fewest(missing); page += 1) {
    calls.push(pageKey(list, page));
    const before = missing.length;
    missing = missing.filter(({ key }) => pageOfThing(list, key) !== page);
    if (missing.length === before) break;
  }
  const isWhole = calls.length >= pageCount(list);
  return one.isParentInIds && isWhole ? calls : [...calls, ...missing.map(({ get }) => get)];
};

/** So many calls do for some of one parent, when its list has been read as far as `read` says. */
const leastByList = (wants: readonly Want[], read: ReadonlySet<string>): number => {
  const [one] = wants;
  const list = one?.siblings;
  if (!one || !list) return wants.length;
  const costs = Array.from({ length: pageCount(list) + 1 }, (_none, pages) => {
    const fresh = Array.from({ length: pages }, (_page, page) => pageKey(list, page)).filter(
      (key) => !read.has(key),
    );
    const missing = wants.filter(({ key }) => !((pageOfThing(list, key) ?? pages) < pages)).length;
    return fresh.length + (one.isParentInIds && pages === pageCount(list) ? 0 : missing);
  });
  return Math.min(...costs);
};

/** Each thing once, whenever it was wanted. */
const once = (wants: readonly Want[]): Want[] => [...new Map(wants.map((want) => [want.key, want])).values()];

const perMoment = (wants: readonly Want[]): Want[][] => group(wants, momentOf);

/** Of one parent that is known beforehand: as few as their list allows. */
export const rangeOfKnown = (
  wants: readonly Want[],
  lucky: ReadonlySet<Want>,
  read: ReadonlySet<string>,
): Range => ({
  least: leastByList(once(wants.filter((want) => !lucky.has(want))), read),
  most: perMoment(wants)
    .map((some) => callsByList(some).filter((call) => !read.has(call)).length)
    .reduce((sum, calls) => sum + calls, 0),
});

const leastOfUnknown = (wants: readonly Want[], read: ReadonlySet<string>): number =>
  group(wants, ({ siblings, key }) => siblings?.key ?? key)
    .map((family) => Math.min(family.length, 1 + leastByList(family.slice(1), read)))
    .reduce((sum, calls) => sum + calls, 0);

/** Lists that bring nothing: the last one that is tried, or the last page of each that needs two and three of one parent. */
const mostInVain = (wants: readonly Want[]): number =>
  wants.some(({ siblings }) => siblings && pageCount(siblings) > 1) ? Math.ceil(wants.length / 3) : 1;

/** Wanted at one moment, and nobody knows their parents: the first Get tells one, whose list may have the others. */
const mostOfUnknown = (wants: readonly Want[], read: ReadonlySet<string>): number => {
  const fewest = wants.some(({ needsList }) => needsList) ? 2 : 3;
  if (wants.length < fewest) return wants.length;
  const parents = new Set(wants.map(({ siblings }) => siblings?.key));
  if (parents.size > 1) return wants.length + mostInVain(wants);
  const [, ...rest] = wants;
  return 1 + callsByList(rest).filter((call) => !read.has(call)).length;
};

export const rangeOfUnknown = (
  wants: readonly Want[],
  lucky: ReadonlySet<Want>,
  read: ReadonlySet<string>,
): Range => ({
  least: leastOfUnknown(once(wants.filter((want) => !lucky.has(want))), read),
  most: perMoment(wants)
    .map((some) => mostOfUnknown(some, read))
    .reduce((sum, calls) => sum + calls, 0),
});
