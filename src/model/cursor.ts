import { createHash } from 'node:crypto';
import { badInput, type GatewayError } from './errors';
import { opaque, parseOpaque } from './opaque';

/*
 * A cursor is self-describing: it says which list it is of and where to go on, so it survives a restart of the
 * server and works on another replica. `at` is the list's own business: see loaders' pages and sorted lists.
 */
const version = 1;
const expectedCursor = 'a cursor that this list gave';

/** Short enough for a cursor; two lists of one query never share it. */
const fingerprint = (list: string): string =>
  createHash('sha256').update(list).digest('base64url').slice(0, 12);

/** The cursor of a place `at` in the list named `list`. */
export const cursorOf = (list: string, at: readonly unknown[]): string =>
  opaque([version, fingerprint(list), ...at]);

/** For a cursor that its list cannot have given: BAD_USER_INPUT. */
export const badCursor = (argument: string, cursor: string): GatewayError =>
  badInput(argument, cursor, expectedCursor);

const partsOf = (argument: string, cursor: string): readonly unknown[] => {
  const parts = parseOpaque(cursor);
  if (Array.isArray(parts) && parts[0] === version && typeof parts[1] === 'string') return parts;
  throw badCursor(argument, cursor);
};

/** BAD_USER_INPUT when no list of this gateway can have given the cursor. */
export const checkCursor = (argument: string, cursor: string): void => void partsOf(argument, cursor);

/** The place a cursor stands for; BAD_USER_INPUT when it is none, or one of another list. */
export const placeOf = (argument: string, cursor: string, list: string): readonly unknown[] => {
  const [, ofList, ...at] = partsOf(argument, cursor);
  if (ofList === fingerprint(list)) return at;
  throw badInput(argument, cursor, `${expectedCursor}, not one of another list`);
};

const smallestPage = 1;
const largestPage = 100;

/** The page size itself; BAD_USER_INPUT outside 1 to 100. */
export const checkedPageSize = (argument: string, first: number): number => {
  if (first >= smallestPage && first <= largestPage) return first;
  throw badInput(argument, first, `a page size from ${smallestPage} to ${largestPage}`);
};
