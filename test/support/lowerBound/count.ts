import { rangeOfNames } from './countNames';
import { callsByList, rangeOfKnownParent, rangeOfUnknownParents } from './countSiblings';
import {
  type CallPath,
  isAfter,
  type Needs,
  pageKey,
  type PageNeed,
  pageOf,
  type ResourceNeed,
} from './needs';
import { group, pathKey, type Range, total } from './ranges';

/** The least and the most calls of a query, with the reasons where these differ. */
export interface Bounds extends Range {
  readonly reasons: readonly string[];
}

/** One need per resource and path. */
const distinct = (needs: readonly ResourceNeed[]): ResourceNeed[] =>
  group(needs, (need) => `${need.key} ${pathKey(need)}`).flatMap((same) =>
    same.slice(0, 1).map((one) => ({
      ...one,
      needsGet: same.some(({ needsGet }) => needsGet),
      needsList: same.some(({ needsList }) => needsList),
      isParentKnown: same.some(({ isParentKnown }) => isParentKnown),
    })),
  );

/** The needs that no earlier call of their own path satisfies. */
const openNeeds = (needs: readonly ResourceNeed[]): ResourceNeed[] => {
  const all = distinct(needs);
  return all.filter(
    (need) =>
      !all.some(
        (other) =>
          other.key === need.key && isAfter(need.path, other.path) && (other.needsGet || !need.needsGet),
      ),
  );
};

const getsOf = (needs: readonly ResourceNeed[]): number => new Set(needs.map(({ get }) => get)).size;

/** For needs that are known at the start, or for all that follow. */
const rangeOf = (
  needs: readonly ResourceNeed[],
  cached: ReadonlySet<ResourceNeed>,
  read: ReadonlySet<string>,
): Range => {
  const single = needs.filter(({ isBatched }) => !isBatched);
  const batched = needs.filter(({ isBatched }) => isBatched);
  const known = batched.filter(({ isParentKnown }) => isParentKnown);
  const unknown = batched.filter(({ isParentKnown }) => !isParentKnown);
  return total([
    { least: getsOf(single.filter((need) => !cached.has(need))), most: getsOf(single) },
    ...group(known, ({ siblings, get }) => siblings?.key ?? get).map((some) =>
      rangeOfKnownParent(some, cached, read),
    ),
    ...group(unknown, ({ type, scopeKey }) => `${type} ${scopeKey}`).map((some) =>
      rangeOfUnknownParents(some, cached, read),
    ),
  ]);
};

/** True for a path that contains the call for the resource. */
const follows = (path: CallPath, { path: before, step, get }: ResourceNeed): boolean =>
  path.includes(get) || [...before, step].every((call, index) => path[index] === call);

/** True where a list that is read for another field may return the resource first. */
const mayBeCached = (
  need: ResourceNeed,
  pages: readonly PageNeed[],
  planned: ReadonlySet<string>,
): boolean => {
  const { siblings, key } = need;
  const page = siblings ? pageOf(siblings, key) : undefined;
  return (
    (siblings !== undefined && page !== undefined && planned.has(pageKey(siblings, page))) ||
    pages.some((other) => !follows(other.path, need) && pageOf(other.list, key) === other.page)
  );
};

export const boundsOf = ({ pages, resources, names }: Needs): Bounds => {
  const read = new Set(pages.map(({ list, page }) => pageKey(list, page)));
  const needs = openNeeds(resources);
  const gets = new Set(needs.filter(({ needsGet }) => needsGet).map(({ get }) => get));
  const open = needs.filter(({ get }) => !gets.has(get));
  const first = open.filter(({ path }) => path.length === 0);
  const firstKeys = new Set(first.map(({ key }) => key));
  const later = open.filter(({ path, key }) => path.length > 0 && !firstKeys.has(key));

  const planned = new Set(group(first, ({ siblings, get }) => siblings?.key ?? get).flatMap(callsByList));
  const cached = new Set(later.filter((need) => mayBeCached(need, pages, planned)));
  const ofNames = rangeOfNames(names);
  const { least, most } = total([
    { least: read.size + gets.size, most: read.size + gets.size },
    rangeOf(first, new Set(), read),
    rangeOf(later, cached, read),
    ofNames,
  ]);
  const reasons = [
    ...(cached.size > 0 ? ['a list that is read for another field may return it first'] : []),
    ...(ofNames.least < ofNames.most ? ['names are needed at different times'] : []),
  ];
  return {
    least,
    most,
    reasons: reasons.length > 0 || least === most ? reasons : ['the parents are unknown in advance'],
  };
};
