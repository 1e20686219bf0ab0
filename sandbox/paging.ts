import { createHash } from 'node:crypto';
import type { EstateScope } from './estate';
import { ServiceError } from './errors';

/** A list request. */
export interface Listing<Item> {
  /** The List call. A token is valid only for the same scope, operation and input; page size may differ. */
  readonly call: { readonly scope: EstateScope; readonly operation: string; readonly input: object };
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string | undefined;
  readonly token: string | undefined;
  readonly size: number;
  /** Filters the items. Default: all. */
  readonly where?: (item: Item) => boolean;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Undefined on the last page only. */
  readonly nextToken: string | undefined;
}

/** Reads no more items than the page and the next match need, because a large estate creates items on access. */
export const pageOf = <Item>(listing: Listing<Item>): Page<Item> => {
  const { items, where = () => true, size } = listing;
  const page: Item[] = [];
  let lastAt = 0;
  for (let at = startOf(listing); at < items.length; at += 1) {
    const item = items[at];
    if (item === undefined || !where(item)) continue;
    if (page.length === size) return { items: page, nextToken: tokenAfter(listing, lastAt) };
    page.push(item);
    lastAt = at;
  }
  return { items: page, nextToken: undefined };
};

const startOf = <Item>(listing: Listing<Item>): number => {
  if (listing.token === undefined) return 0;
  const { at, key } = readToken(listing, listing.token);
  const { items, keyOf } = listing;
  const itemThere = items[at];
  if (itemThere !== undefined && keyOf(itemThere) === key) return at + 1;
  // The list has changed since the token was issued. The page continues after the same item at its new position.
  const now = items.findIndex((item) => keyOf(item) === key);
  return now === -1 ? at : now + 1;
};

const tokenAfter = <Item>(listing: Listing<Item>, at: number): string => {
  const item = listing.items[at];
  const position = [requestHash(listing), at, item === undefined ? undefined : listing.keyOf(item)];
  return Buffer.from(JSON.stringify(position)).toString('base64url');
};

const readToken = <Item>(listing: Listing<Item>, token: string): { at: number; key: unknown } => {
  const [hash, at, key] = decodePosition(token);
  if (hash !== requestHash(listing) || !Number.isSafeInteger(at)) throw new ServiceError('invalidToken');
  return { at: Number(at), key };
};

const decodePosition = (token: string): readonly unknown[] => {
  try {
    const position: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    return Array.isArray(position) ? position : [];
  } catch {
    return [];
  }
};

const requestHash = <Item>({ call: { scope, operation, input } }: Listing<Item>): string => {
  const parameters = Object.entries(input).filter(([member]) => !/^(nextToken|maxResults)$/i.test(member));
  const request = JSON.stringify([scope.accountId, scope.region, operation, parameters]);
  return createHash('sha256').update(request).digest('base64url').slice(0, 12);
};
