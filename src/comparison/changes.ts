import { isSame, isSameInAnyOrder } from './equality';
import { Members, type Tree } from './tree';
import { isInAnyOrder } from './unordered';

export type ChangeKind = 'ADDED' | 'REMOVED' | 'CHANGED' | 'REORDERED';

/** One difference between two trees. */
export interface TreeChange {
  /** The names that lead to the value. */
  readonly names: readonly string[];
  readonly kind: ChangeKind;
  /** Undefined where the value was added. Of REORDERED: the names that both have, in the order before. */
  readonly before: Tree | undefined;
  /** Undefined where the value was removed. Of REORDERED: the same names in the order after. */
  readonly after: Tree | undefined;
}

const reordered = (before: Members, after: Members, names: readonly string[]): TreeChange[] => {
  if (!before.isOrdered || !after.isOrdered) return [];
  const orderBefore = [...before.byName.keys()].filter((name) => after.byName.has(name));
  const orderAfter = [...after.byName.keys()].filter((name) => before.byName.has(name));
  return isSame(orderBefore, orderAfter)
    ? []
    : [{ names, kind: 'REORDERED', before: orderBefore, after: orderAfter }];
};

/**
 * What differs between two trees, each as high in the tree as it is in only one of them. A change of order comes before the changes
 * of the members.
 */
export const changesBetween = (
  before: Tree | undefined,
  after: Tree | undefined,
  names: readonly string[] = [],
): readonly TreeChange[] => {
  if (before === undefined && after === undefined) return [];
  if (before === undefined) return [{ names, kind: 'ADDED', before, after }];
  if (after === undefined) return [{ names, kind: 'REMOVED', before, after }];
  if (before instanceof Members && after instanceof Members) {
    const all = new Set([...before.byName.keys(), ...after.byName.keys()]);
    return [
      ...reordered(before, after, names),
      ...[...all].flatMap((name) =>
        changesBetween(before.byName.get(name), after.byName.get(name), [...names, name]),
      ),
    ];
  }
  const isEqual = isSame(before, after) || (isInAnyOrder(names) && isSameInAnyOrder(before, after));
  return isEqual ? [] : [{ names, kind: 'CHANGED', before, after }];
};

const plainName = /^[^.[\]"\s]+$/;

/** The names as one text: `components.update-linux.version`, `recipe.amiTags["cost.center"]`. */
export const pathOf = (names: readonly string[]): string =>
  names
    .map((name, index) => {
      if (!plainName.test(name)) return `[${JSON.stringify(name)}]`;
      return index === 0 ? name : `.${name}`;
    })
    .join('');
