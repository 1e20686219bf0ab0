import type { Moment } from './needs';

/** Calls, at least and at most. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

export const group = <Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] => {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
};

export const momentOf = ({ moment }: { readonly moment: Moment }): string => JSON.stringify(moment);

export const total = (ranges: readonly Range[]): Range => ({
  least: ranges.reduce((sum, { least }) => sum + least, 0),
  most: ranges.reduce((sum, { most }) => sum + most, 0),
});
