/** The value at a path; undefined where a part of the path is missing. */
export const at = (data: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => Object(value)[name], data);
