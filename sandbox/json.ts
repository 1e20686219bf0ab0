import type { RawInput } from './protocol';

/** A body as an object; an empty one has no members. Undefined for what is no JSON object. */
export const readJson = (body: string): RawInput | undefined => {
  const value = body.trim() === '' ? {} : parsed(body);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** JSON as AWS writes it: members in the SDK's shape, with a Date as epoch seconds and milliseconds as their fraction. */
export const writeJson = (shape: object): string =>
  // JSON.stringify hands over dates as strings already; their holder still has them.
  JSON.stringify(shape, function (this: Record<string, unknown>, key, value: unknown) {
    const original = this[key];
    return original instanceof Date ? original.getTime() / 1000 : value;
  });
