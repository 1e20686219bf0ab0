import { rangeOfNames } from './countNames';
import { callsByList, rangeOfKnown, rangeOfUnknown } from './countSiblings';
import { isAfter, type Moment, type Needs, pageKey, pageOfThing, type PageNeed, type Want } from './needs';
import { group, momentOf, type Range, total } from './ranges';

/** The least that a question can cost, and the most that it may. Where they differ, `reasons` say why. */
export interface Bounds extends Range {
  readonly reasons: readonly string[];
}

/** One want per thing and moment. */
const distinct = (wants: readonly Want[]): Want[] =>
  group(wants, ({ key, moment }) => `${key} ${momentOf({ moment })}`).flatMap((same) => {
    const [one] = same;
    return one
      ? [
          {
            ...one,
            needsGet: same.some(({ needsGet }) => needsGet),
            needsList: same.some(({ needsList }) => needsList),
            isParentKnown: same.some(({ isParentKnown }) => isParentKnown),
          },
        ]
      : [];
  });

const unmet = (wants: readonly Want[]): Want[] => {
  const all = distinct(wants);
  return all.filter(
    (want) =>
      !all.some(
        (other) =>
          other.key === want.key && isAfter(want.moment, other.moment) && (other.needsGet || !want.needsGet),
      ),
  );
};

/** Has no siblings that a list could tell together: a call for each. */
const rangeOfOther = (wants: readonly Want[], lucky: ReadonlySet<Want>): Range => ({
  least: new Set(wants.filter((want) => !lucky.has(want)).map(({ get }) => get)).size,
  most: new Set(wants.map(({ get }) => get)).size,
});

/** Wants of one sort: all from the beginning, or all that come up later. */
const rangeOf = (wants: readonly Want[], lucky: ReadonlySet<Want>, read: ReadonlySet<string>): Range => {
  const family = wants.filter(({ hasSiblings }) => hasSiblings);
  const known = family.filter(({ isParentKnown }) => isParentKnown);
  const unknown = family.filter(({ isParentKnown }) => !isParentKnown);
  return total([
    rangeOfOther(
      wants.filter(({ hasSiblings }) => !hasSiblings),
      lucky,
    ),
    ...group(known, ({ siblings, get }) => siblings?.key ?? get).map((some) =>
      rangeOfKnown(some, lucky, read),
    ),
    ...group(unknown, ({ kind, scopeKey }) => `${kind} ${scopeKey}`).map((some) =>
      rangeOfUnknown(some, lucky, read),
    ),
  ]);
};

/** True for a moment that comes only after the thing is told. */
const isBecauseOf = (moment: Moment, { moment: before, step, get }: Want): boolean =>
  moment.includes(get) || [...before, step].every((call, index) => moment[index] === call);

/** True where a list that is read for another reason may tell of the thing before it is asked for. */
const mayBeTold = (want: Want, pages: readonly PageNeed[], plans: ReadonlySet<string>): boolean => {
  const isRead = ({ list, page, moment }: PageNeed): boolean =>
    !isBecauseOf(moment, want) && pageOfThing(list, want.key) === page;
  const page = want.siblings && pageOfThing(want.siblings, want.key);
  const isPlanned = want.siblings && page !== undefined && plans.has(pageKey(want.siblings, page));
  return isPlanned === true || pages.some(isRead);
};

/** The bounds of a question's calls, from what its answer needed. */
export const boundsOf = ({ pages, wants, names }: Needs): Bounds => {
  const read = new Set(pages.map(({ list, page }) => pageKey(list, page)));
  const wanted = unmet(wants);
  const gets = new Set(wanted.filter(({ needsGet }) => needsGet).map(({ get }) => get));
  const open = wanted.filter(({ get }) => !gets.has(get));
  const atOnce = open.filter(({ moment }) => moment.length === 0);
  const seen = new Set(atOnce.map(({ key }) => key));
  const after = open.filter(({ moment, key }) => moment.length > 0 && !seen.has(key));

  const plans = new Set(group(atOnce, ({ siblings, get }) => siblings?.key ?? get).flatMap(callsByList));
  const lucky = new Set(after.filter((want) => mayBeTold(want, pages, plans)));
  const ofNames = rangeOfNames(names);
  const { least, most } = total([
    { least: read.size + gets.size, most: read.size + gets.size },
    rangeOf(atOnce, new Set(), read),
    rangeOf(after, lucky, read),
    ofNames,
  ]);
  const reasons = [
    ...(lucky.size > 0 ? ['a list that is asked for elsewhere may tell of it first, or not'] : []),
    ...(ofNames.least < ofNames.most ? ['names come up at different moments'] : []),
  ];
  return {
    least,
    most,
    reasons: reasons.length > 0 || least === most ? reasons : ['siblings cannot be told beforehand'],
  };
};
