import { isDate } from 'node:util/types';
import { isObject } from '../model/isObject';

/**
 * What is compared: JSON values as leaves, and members by name. Everything else than `Members`, such as a list, is compared as
 * a whole.
 */
export type Tree = Members | Leaf;

type Leaf = string | number | boolean | readonly unknown[];

/** Values by name. There is none for what AWS omits, returns as null, or returns as an empty list or object. */
export class Members {
  constructor(
    readonly byName: ReadonlyMap<string, Tree>,
    /** True where the order of the names matters. */
    readonly isOrdered = false,
  ) {}
}

/** Members of those values that there are; undefined without any. */
export const membersOf = (
  entries: Iterable<readonly [name: string, value: Tree | undefined]>,
  isOrdered = false,
): Members | undefined => {
  const byName = new Map<string, Tree>();
  for (const [name, value] of entries) if (value !== undefined) byName.set(name, value);
  return byName.size > 0 ? new Members(byName, isOrdered) : undefined;
};

/** A value of AWS's answer, with its objects as members. */
export const treeOf = (value: unknown): Tree | undefined => {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length > 0 ? value : undefined;
  if (isDate(value)) return value.toISOString();
  return isObject(value) ? membersOf(entriesOf(value)) : (value as Leaf);
};

/** The members of an object of AWS's answer, but for those of some names. */
export const entriesOf = (
  object: Readonly<Record<string, unknown>>,
  omitted: readonly string[] = [],
): readonly (readonly [name: string, value: Tree | undefined])[] =>
  Object.entries(object)
    .filter(([name]) => !omitted.includes(name))
    .map(([name, value]) => [name, treeOf(value)] as const);

/** The objects of a list in AWS's answer. Other items, such as null, are left out. */
export const objectsIn = (list: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(list) ? list.filter(isObject) : [];

/** The text itself; undefined for any other value. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Adds a number to a name that is taken: `name`, `name#2`, `name#3`. */
export const distinctNames = (): ((name: string) => string) => {
  const uses = new Map<string, number>();
  return (name) => {
    const count = (uses.get(name) ?? 0) + 1;
    uses.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  };
};
