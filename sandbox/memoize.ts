/**
 * Computes `derive` once per list, so that an index over 100,000 images is not built for every call. A list that has
 * grown is computed again.
 */
export const memoizeByList = <Item, Derived>(derive: (items: readonly Item[]) => Derived) => {
  const known = new WeakMap<readonly Item[], { readonly length: number; readonly derived: Derived }>();
  return (items: readonly Item[]): Derived => {
    const before = known.get(items);
    if (before?.length === items.length) return before.derived;
    const derived = derive(items);
    known.set(items, { length: items.length, derived });
    return derived;
  };
};

/** Creates each numbered item once. */
export const memoizeByNumber = <Item>(make: (number: number) => Item): ((number: number) => Item) => {
  const made = new Map<number, Item>();
  return (number) => {
    const item = made.get(number) ?? make(number);
    made.set(number, item);
    return item;
  };
};
