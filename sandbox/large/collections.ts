import type { ChildCollection, Collection } from '../estate';
import { readUuid, type Label } from '../demoData/ids';
import { lazyArray } from './lazyArray';
import type { LargeScope } from './largeScope';

/*
 * Nothing is kept: a key tells the number of its thing, and the number tells all of it.
 */

interface Numbered<Thing> {
  readonly count: number;
  readonly numberOf: NumberOf;
  readonly at: (number: number, now: Date) => Thing;
}

/** The number of the thing with a key, which may be anybody's; undefined where there is no such thing. */
export type NumberOf = (key: string) => number | undefined;

/** Things with the numbers from 1 to `count`. */
export const numberedCollection = <Thing>({ count, numberOf, at }: Numbered<Thing>): Collection<Thing> => ({
  all: (now) => lazyArray(count, (index) => at(index + 1, now)),
  get: (key, now) => {
    const number = numberOf(key);
    return number === undefined ? undefined : at(number, now);
  },
});

/** Trusts what `read` finds in a key only if the thing with that number has that key. */
export const numberBy =
  (count: number, keyOf: (number: number) => string, read = trailingNumber): NumberOf =>
  (key) => {
    const number = read(key);
    return isNumberTo(count, number) && keyOf(number) === key ? number : undefined;
  };

const trailingNumber = (key: string): number => Number(/\d{1,9}$/.exec(key)?.[0]);

export const isNumberTo = (count: number, number: number): boolean =>
  Number.isInteger(number) && number >= 1 && number <= count;

interface Children<Thing> {
  readonly scope: LargeScope;
  /** Begins an id, such as `wf-`. */
  readonly prefix: string;
  /** Stands in the ids of this kind only. */
  readonly word: string;
  readonly parentNumber: NumberOf;
  readonly at: (parent: number, child: number, now: Date) => Thing;
}

/** Executions that have their parent's number and their own in their id. */
export const executionCollection = <Thing>(children: Children<Thing>): ChildCollection<Thing> => {
  const { scope, parentNumber, at } = children;
  return {
    get: (id, now) => {
      const found = numbersOf(children, id);
      return found && at(found.parent, found.child, now);
    },
    of: (key, now) => {
      const parent = parentNumber(key);
      return parent === undefined
        ? undefined
        : lazyArray(scope.executions, (index) => at(parent, index + 1, now));
    },
  };
};

/** The label of the `child`th execution of a parent. */
export const labelOf = (word: string, parent: number, child: number): Label => ({
  word,
  workflow: parent,
  number: child,
});

/** The parent's number and its own in the id of an execution that there is. */
export const numbersOf = (
  { scope, prefix, word }: Pick<Children<unknown>, 'scope' | 'prefix' | 'word'>,
  id: string,
): { readonly parent: number; readonly child: number } | undefined => {
  const label = id.startsWith(prefix) ? readUuid(scope, id.slice(prefix.length)) : undefined;
  if (label?.word !== word || label.step !== 0) return undefined;
  const { workflow: parent, number: child } = label;
  return isNumberTo(scope.parents, parent) && isNumberTo(scope.executions, child)
    ? { parent, child }
    : undefined;
};
