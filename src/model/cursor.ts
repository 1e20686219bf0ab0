import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { decodeOpaque, encodeOpaque } from './encoding';
import { badInput, type GatewayError } from './errors';

/*
 * A cursor is self-describing: it holds a fingerprint of its list and a position in it, so it survives a restart of the
 * server and works on another replica. The format of the position is the list's own.
 */
const version = 1;
const expectedCursor = 'a cursor of this list';

/** Of the lists used last, within a million characters of their names. */
const fingerprints = new LRUCache<string, string>({
  maxSize: 1_000_000,
  sizeCalculation: (fingerprint, list) => list.length + fingerprint.length,
});

/** Short enough for a cursor; two lists of one query never share it. */
const fingerprint = (list: string): string => {
  const known = fingerprints.get(list);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(list).digest('base64url').slice(0, 12);
  fingerprints.set(list, made);
  return made;
};

/** The name of a list under a parent, restricted by some words, such as statuses, or not. Its cursors are bound to it. */
export const listName = (parentId: string, field: string, words?: readonly string[] | null): string => {
  const name = `${parentId}.${field}`;
  return words ? `${name} ${[...new Set(words)].sort().join(' ')}` : name;
};

/** The cursor of a position in the list of this name. */
export const encodeCursor = (list: string, position: readonly unknown[]): string =>
  encodeOpaque([version, fingerprint(list), ...position]);

/** BAD_USER_INPUT for a cursor that its list cannot have returned. */
export const badCursor = (argument: string, cursor: string): GatewayError =>
  badInput(argument, cursor, expectedCursor);

const partsOf = (argument: string, cursor: string): readonly unknown[] => {
  const parts = decodeOpaque(cursor);
  if (Array.isArray(parts) && parts[0] === version && typeof parts[1] === 'string') return parts;
  throw badCursor(argument, cursor);
};

/** Throws BAD_USER_INPUT for a text that is no cursor of any list. */
export const checkCursor = (argument: string, cursor: string): void => void partsOf(argument, cursor);

/** The position of a cursor; BAD_USER_INPUT for a text that is no cursor, or one of another list. */
export const decodeCursor = (argument: string, cursor: string, list: string): readonly unknown[] => {
  const [, ofList, ...position] = partsOf(argument, cursor);
  if (ofList === fingerprint(list)) return position;
  throw badInput(argument, cursor, `${expectedCursor}, not one of another list`);
};

export const defaultPageSize = 25;
const smallestPage = 0;
const largestPage = 100;

/** The page size itself; BAD_USER_INPUT outside 0 to 100. */
export const checkedPageSize = (argument: string, first: number): number => {
  if (first >= smallestPage && first <= largestPage) return first;
  throw badInput(argument, first, `${smallestPage} to ${largestPage}`);
};
