/**
 * A list of so many things, each of which is made when it is looked at and kept by nobody: of a thousand images, a page
 * of 25 costs 25. Whoever wants all of them at once copies or maps it.
 */
export const lazyArray = <Item>(count: number, create: (at: number) => Item): readonly Item[] =>
  new Proxy(new Array<Item>(count), {
    has: (list, key) => indexOf(key, count) !== undefined || Reflect.has(list, key),
    get: (list, key): unknown => {
      const at = indexOf(key, count);
      return at === undefined ? Reflect.get(list, key) : create(at);
    },
  });

const indexOf = (key: string | symbol, count: number): number | undefined => {
  if (typeof key === 'symbol' || !/^\d{1,9}$/.test(key)) return undefined;
  const at = Number(key);
  return at < count ? at : undefined;
};
