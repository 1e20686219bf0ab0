import { isObject } from '../model/isObject';

const membersIn = (object: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(object).filter((name) => object[name] !== undefined && object[name] !== null);

/** True for equal JSON values. A member that is undefined or null is the same as none. */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((item, index) => isSame(item, other[index]));
  }
  const names = membersIn(one);
  return names.length === membersIn(other).length && names.every((name) => isSame(one[name], other[name]));
};
