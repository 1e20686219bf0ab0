/** Exactly the members of a shape; one that the SDK adds is missed by the compiler. */
export type Members<Item> = Readonly<Record<keyof Item, true>>;

/** Takes those members of something larger, such as what a list tells of a thing. */
export const only = <Item extends object>(members: Members<Item>): ((whole: Item) => Item) => {
  const names = Object.keys(members) as (keyof Item)[];
  return (whole) => Object.fromEntries(names.map((name) => [name, whole[name]])) as Item;
};

/** Takes all members but those named. */
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
