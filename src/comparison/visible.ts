import { isDate } from 'node:util/types';
import { isObject } from '../model/isObject';
import { pathOf, type TreeChange } from './changes';
import { Members, type Tree } from './tree';

/** True for the name of a member that the caller may not see. */
export type IsHidden = (name: string) => boolean;

const shownObject = (entries: Iterable<readonly [string, unknown]>, isHidden: IsHidden): object =>
  Object.fromEntries(
    [...entries]
      .filter(([name]) => !isHidden(name))
      .map(([name, value]) => [name, shownValue(value, isHidden)]),
  );

/** The value as JSON, without the hidden members at any depth. */
const shownValue = (value: unknown, isHidden: IsHidden): unknown => {
  if (value instanceof Members) return shownObject(value.byName, isHidden);
  if (Array.isArray(value)) return value.map((item) => shownValue(item, isHidden));
  return isObject(value) && !isDate(value) ? shownObject(Object.entries(value), isHidden) : value;
};

const hidesWithin = (value: unknown, isHidden: IsHidden): boolean => {
  if (Array.isArray(value)) return value.some((item) => hidesWithin(item, isHidden));
  if (!isObject(value)) return false;
  const entries: readonly (readonly [string, unknown])[] =
    value instanceof Members ? [...value.byName] : Object.entries(value);
  return entries.some(([name, member]) => isHidden(name) || hidesWithin(member, isHidden));
};

/** A change, and whether AWS may have returned its values as of today. */
export interface AnnotatedChange extends TreeChange {
  readonly asOfToday?: boolean;
  /** What limits the meaning of the change. */
  readonly note?: string | undefined;
}

/** A change as a caller sees it. */
export interface VisibleChange {
  readonly names: readonly string[];
  readonly path: string;
  readonly kind: TreeChange['kind'];
  /** JSON; undefined where there is no value, or the caller may not see it. */
  readonly before: unknown;
  readonly after: unknown;
  /** True where something in the values is not shown. */
  readonly isWithheld: boolean;
  readonly asOfToday: boolean;
  readonly note: string | undefined;
}

const shownTo = (isHidden: IsHidden, names: readonly string[], value: Tree | undefined): unknown =>
  value === undefined || names.some(isHidden) ? undefined : shownValue(value, isHidden);

const isWithheldFrom = (isHidden: IsHidden, names: readonly string[], value: Tree | undefined): boolean =>
  value !== undefined && (names.some(isHidden) || hidesWithin(value, isHidden));

/** The change as a caller sees it who may not see some members of base and some of head. */
export const visibleChange = (
  { names, kind, before, after, asOfToday = false, note }: AnnotatedChange,
  isHiddenInBase: IsHidden,
  isHiddenInHead: IsHidden,
): VisibleChange => ({
  names,
  path: pathOf(names),
  kind,
  before: shownTo(isHiddenInBase, names, before),
  after: shownTo(isHiddenInHead, names, after),
  isWithheld: isWithheldFrom(isHiddenInBase, names, before) || isWithheldFrom(isHiddenInHead, names, after),
  asOfToday,
  note,
});
