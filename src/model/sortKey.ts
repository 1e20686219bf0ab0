import { epochMs } from './time';

/** What decides the place of an item in a sorted list: compared part by part, ascending. JSON can hold it. */
export type SortKey = readonly (string | number)[];

/** Negative when `one` comes before `other`. Texts come in the order of their UTF-16 code units. */
export const compareSortKeys = (one: SortKey, other: SortKey): number => {
  for (const [index, part] of one.entries()) {
    const against = other[index];
    if (against === undefined) return 1;
    if (part !== against) return part < against ? -1 : 1;
  }
  return one.length - other.length;
};

/** True for what can come from a cursor: a key that can be compared. */
export const isSortKey = (value: unknown): value is SortKey =>
  Array.isArray(value) && value.every((part) => typeof part === 'string' || typeof part === 'number');

/** Later than every moment there is. */
const never = Number.MAX_SAFE_INTEGER;

/** Earliest first, and what has no time last. */
export const ascending = (time: unknown): number => epochMs(time) ?? never;

/** Latest first, and what has no time last. */
export const descending = (time: unknown): number => {
  const moment = epochMs(time);
  return moment === undefined ? never : -moment;
};
