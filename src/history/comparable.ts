import type { HistoryFilter } from './filter';

/*
 * Values in the form in which the columns hold them. What a query compares has the same form, so a text that was cut finds
 * itself, and no value of a client is one that a database refuses.
 */

/** The longest name, in bytes of UTF-8: that of a key in S3. PostgreSQL's indexes hold 2,700. */
const longestName = 1_024;

/** PostgreSQL's texts cannot hold the character 0. */
export const withoutZero = (text: string): string => text.replaceAll('\0', ' ');

/** A name, user name, or key or path of a file: its first 1,024 bytes of UTF-8, in whole characters. */
export const comparableName = (text: string): string => {
  const clean = withoutZero(text);
  const { read } = new TextEncoder().encodeInto(clean, new Uint8Array(longestName));
  return clean.slice(0, read);
};

/** The nearest number that a column holds. */
export const safeInteger = (value: number): number =>
  Math.max(Number.MIN_SAFE_INTEGER, Math.min(Math.round(value), Number.MAX_SAFE_INTEGER));

/** A filter of a client whose texts are compared with columns. */
export const comparableFilter = (filter: HistoryFilter): HistoryFilter => ({
  ...filter,
  names: filter.names?.map(comparableName),
  parentIds: filter.parentIds?.map(withoutZero),
  userNames: filter.userNames?.map(comparableName),
  fileName: filter.fileName === undefined ? undefined : comparableName(filter.fileName),
  fileNamed: filter.fileNamed === undefined ? undefined : comparableName(filter.fileNamed),
});
