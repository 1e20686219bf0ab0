import type { RawInput } from './protocol';

/** Parses a request body. An empty body is an empty object. Returns undefined unless the body is a JSON object. */
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

/** Serializes to AWS's JSON: a Date becomes epoch seconds, with milliseconds as the fraction. */
export const writeJson = (shape: object): string =>
  // JSON.stringify passes `value` after Date.toJSON, so the Date itself is read from its holder.
  JSON.stringify(shape, function (this: Record<string, unknown>, key, value: unknown) {
    const original = this[key];
    return original instanceof Date ? original.getTime() / 1000 : value;
  });
