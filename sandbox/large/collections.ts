import type { ChildCollection, Collection } from '../estate';
import { readUuid, type Label } from '../demoData/ids';
import { lazyArray } from './lazyArray';
import type { LargeScope } from './largeScope';

/*
 * These collections store nothing. A key contains the number of its item, and the item is computed from its number.
 */

interface Numbered<Item> {
  readonly count: number;
  readonly numberOf: NumberOf;
  readonly at: (number: number, now: Date) => Item;
}

/** Converts a key to the item's number. Undefined for an unknown key; any text is accepted. */
export type NumberOf = (key: string) => number | undefined;

/** Items with the numbers from 1 to `count`. */
export const numberedCollection = <Item>({ count, numberOf, at }: Numbered<Item>): Collection<Item> => ({
  all: (now) => lazyArray(count, (index) => at(index + 1, now)),
  get: (key, now) => {
    const number = numberOf(key);
    return number === undefined ? undefined : at(number, now);
  },
});

/** Accepts the number that `read` finds only if the item of that number has this very key. */
export const numberBy =
  (count: number, keyOf: (number: number) => string, read = trailingNumber): NumberOf =>
  (key) => {
    const number = read(key);
    return isNumberTo(count, number) && keyOf(number) === key ? number : undefined;
  };

const trailingNumber = (key: string): number => Number(/\d{1,9}$/.exec(key)?.[0]);

export const isNumberTo = (count: number, number: number): boolean =>
  Number.isInteger(number) && number >= 1 && number <= count;

interface Children<Item> {
  readonly scope: LargeScope;
  /** The prefix of the ids, such as `wf-`. */
  readonly prefix: string;
  /** Eight hexadecimal digits that only the ids of this kind contain. */
  readonly word: string;
  readonly parentNumber: NumberOf;
  readonly at: (parent: number, child: number, now: Date) => Item;
}

/** Executions whose id contains their own number and that of their parent. */
export const executionCollection = <Item>(children: Children<Item>): ChildCollection<Item> => {
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

/** The label in the id of a parent's `child`th execution. */
export const labelOf = (word: string, parent: number, child: number): Label => ({
  word,
  workflow: parent,
  number: child,
});

/** The numbers in the id of an execution. Undefined if the execution does not exist. */
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
