/**
 * An array that creates its items on access and does not store them. A page of 25 of 1000 images creates 25. A caller
 * that needs all items copies or maps the array.
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
