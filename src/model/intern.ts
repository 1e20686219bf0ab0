import { isObject } from './isObject';

/** Longer values seldom repeat. */
const longest = 200;

/** The values of one generation. The newest two generations are kept. */
const generationSize = 4_000;

const createPool = <Value>() => {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  return (key: string, value: Value): Value => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const shared = old.get(key) ?? value;
    if (young.size >= generationSize) {
      old = young;
      young = new Map();
    }
    young.set(key, shared);
    return shared;
  };
};

const textOf = createPool<string>();
const objectOf = createPool<object>();

const isFlat = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.getPrototypeOf(value) === Object.prototype &&
  Object.values(value).every((member) => typeof member === 'string' || typeof member === 'boolean');

/**
 * An equal value that an earlier record holds, where there is one. Records repeat ARNs, words and small objects, which then
 * take memory once. Bounded: forgets what has not repeated for a while.
 */
export const intern = (value: unknown): unknown => {
  if (typeof value === 'string') return value.length > longest ? value : textOf(value, value);
  if (!isObject(value) || !isFlat(value)) return value;
  const key = JSON.stringify(value);
  return key.length > longest ? value : objectOf(key, value);
};
