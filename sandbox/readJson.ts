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
