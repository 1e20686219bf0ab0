import { createHash } from 'node:crypto';
import type { EstateScope } from './estate';
import { Problem } from './errors';

/** A list, and what is wanted of it. */
export interface Listing<Item> {
  /** The call that lists: its token is good for the same question only, whatever the page size. */
  readonly call: { readonly scope: EstateScope; readonly operation: string; readonly input: object };
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string | undefined;
  readonly token: string | undefined;
  readonly size: number;
  /** Left out, all are listed. */
  readonly where?: (item: Item) => boolean;
}

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Undefined on the last page, and only there. */
  readonly nextToken: string | undefined;
}

/** Looks at no more of the list than the page and the way to the item after it. */
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
  // The list has changed since: the next page begins behind the same item, wherever that is now.
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
  if (hash !== requestHash(listing) || !Number.isSafeInteger(at)) throw new Problem('invalidToken');
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
