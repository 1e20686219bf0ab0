import { isObject } from '../model/isObject';

const membersIn = (object: Readonly<Record<string, unknown>>): string[] =>
  Object.keys(object).filter((name) => object[name] !== undefined && object[name] !== null);

/** The value as a text of JSON, which is the same for values that differ in the order of their members alone. A map counts as an object. */
export const canonicalText = (value: unknown): string =>
  JSON.stringify(value, (_name, member: unknown) => {
    if (!isObject(member) || Array.isArray(member)) return member;
    const object: Readonly<Record<string, unknown>> =
      member instanceof Map ? Object.fromEntries<unknown>(member) : member;
    const names = membersIn(object).sort();
    return Object.fromEntries(names.map((name) => [name, object[name]]));
  });

/** True for lists of equal JSON values in any order. */
export const isSameInAnyOrder = (one: unknown, other: unknown): boolean => {
  const [texts, others] = [one, other].map((list) =>
    Array.isArray(list) ? list.map(canonicalText).sort() : undefined,
  );
  return texts !== undefined && others !== undefined && isSame(texts, others);
};

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
