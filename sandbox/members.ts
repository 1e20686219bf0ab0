/** All member names of a shape. A member that a new SDK version adds breaks the build here. */
export type Members<Item> = Readonly<Record<keyof Item, true>>;

/** Picks the members of a List's item shape from the full shape. */
export const only = <Item extends object>(members: Members<Item>): ((whole: Item) => Item) => {
  const names = Object.keys(members) as (keyof Item)[];
  return (whole) => Object.fromEntries(names.map((name) => [name, whole[name]])) as Item;
};

/** Omits the named members. */
export const without = <Whole extends object, Name extends keyof Whole & string>(
  whole: Whole,
  ...names: readonly Name[]
): Omit<Whole, Name> => {
  const left: readonly string[] = names;
  return Object.fromEntries(Object.entries(whole).filter(([name]) => !left.includes(name))) as Omit<
    Whole,
    Name
  >;
};
