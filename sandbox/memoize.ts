/**
 * What `derive` makes of a list, made once for each list: an index over a hundred thousand images must not be built
 * for every call. A list that has grown since is looked at anew.
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

/** Makes each numbered thing once. */
export const memoizeByNumber = <Thing>(make: (number: number) => Thing): ((number: number) => Thing) => {
  const made = new Map<number, Thing>();
  return (number) => {
    const thing = made.get(number) ?? make(number);
    made.set(number, thing);
    return thing;
  };
};
