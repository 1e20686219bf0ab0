/**
 * What `derive` makes of a list, made once for each list: an index over a hundred thousand images must not be built
 * for every call. A list that has grown since is looked at anew.
 */
export const remembered = <Item, Derived>(derive: (items: readonly Item[]) => Derived) => {
  const known = new WeakMap<readonly Item[], { readonly length: number; readonly derived: Derived }>();
  return (items: readonly Item[]): Derived => {
    const before = known.get(items);
    if (before?.length === items.length) return before.derived;
    const derived = derive(items);
    known.set(items, { length: items.length, derived });
    return derived;
  };
};

export const groupedBy = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
): ReadonlyMap<string, readonly Item[]> => {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};
