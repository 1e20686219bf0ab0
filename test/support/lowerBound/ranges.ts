import type { CallPath } from './needs';

/** A number of calls, at least and at most. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

export const group = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
};

export const pathKey = ({ path }: { readonly path: CallPath }): string => JSON.stringify(path);

export const sum = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0);

export const total = (ranges: readonly Range[]): Range => ({
  least: sum(ranges.map(({ least }) => least)),
  most: sum(ranges.map(({ most }) => most)),
});
