import type { ScopeCoverage } from '../model/coverage';
import { badCursor, checkedPageSize, defaultPageSize, decodeCursor, encodeCursor } from '../model/cursor';
import { type LoadPage, type Page, pagesFrom } from '../model/page';

export interface Paging {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface Edge<Item> {
  readonly cursor: string;
  readonly node: Item;
}

/** A page of a Relay connection. */
export interface Connection<Item> {
  edges: Edge<Item>[];
  nodes: Item[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | undefined;
    endCursor: string | undefined;
  };
  /** One row per scope that was read; empty for a list under an object. */
  coverage: ScopeCoverage[];
}

/** The requested page size; BAD_USER_INPUT outside 0 to 100. */
export const pageSizeOf = ({ first }: Paging): number => checkedPageSize('first', first ?? defaultPageSize);

/** The items of a page, and what their cursors hold. */
interface PageOfItems<Item> {
  readonly nodes: Item[];
  /** The name of the list, which its cursors are bound to. */
  readonly list: string;
  /** The position of an item, by its index in `nodes`. */
  readonly positionOf: (index: number) => readonly unknown[];
  readonly hasNextPage: boolean;
  /** Where to continue, if not after the last item. */
  readonly endCursor?: string | undefined;
}

/** A connection of these items. Edges and cursors are made when a query selects them. */
export const connectionOf = <Item>(
  { nodes, list, positionOf, hasNextPage, endCursor }: PageOfItems<Item>,
  { after }: Paging,
): Connection<Item> => {
  const cursorOf = (index: number): string => encodeCursor(list, positionOf(index));
  return {
    nodes,
    get edges() {
      return nodes.map((node, index) => ({
        node,
        get cursor() {
          return cursorOf(index);
        },
      }));
    },
    pageInfo: {
      hasNextPage,
      hasPreviousPage: typeof after === 'string',
      get startCursor() {
        return nodes.length > 0 ? cursorOf(0) : undefined;
      },
      get endCursor() {
        return endCursor ?? (nodes.length > 0 ? cursorOf(nodes.length - 1) : undefined);
      },
    },
    coverage: [],
  };
};

/** Selects items of a list. AWS cannot, so pages are filled from as many of AWS's pages as that takes. */
export interface ListFilter<Item> {
  readonly matches: (item: Item) => boolean;
  /** False where no item can match. Then AWS is not called. */
  readonly canMatch: boolean;
}

/** The most pages of AWS that are read to fill one page. Few items may match among many. */
const mostPagesToFill = 40;

/** A list of AWS's, page by page. */
export interface PagedList<Item> {
  /** Unique to the list: its cursors are bound to it. */
  readonly name: string;
  /** One of AWS's pages; null where AWS knows no such list. */
  readonly page: LoadPage<Item>;
  /** What distinguishes an item from the others of its list. */
  readonly key: (item: Item) => string;
  readonly filter?: ListFilter<Item> | undefined;
}

/** A position in AWS's pages: the token of a page, and the item before the position; without an item, the page's start. */
interface Position {
  readonly token: string | undefined;
  readonly item?: { readonly index: number; readonly key: string };
}

const isIndex = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** The position that `positionIn` encoded; BAD_USER_INPUT for any other cursor. */
const readPosition = (cursor: string, list: string): Position => {
  const position = decodeCursor('after', cursor, list);
  const [token, index, key] = position;
  // An empty token would ask AWS for the first page.
  if (token === '') throw badCursor('after', cursor);
  if (position.length === 1 && typeof token === 'string') return { token };
  if ((token === null || typeof token === 'string') && isIndex(index) && typeof key === 'string') {
    return { token: token ?? undefined, item: { index, key } };
  }
  throw badCursor('after', cursor);
};

const everything: ListFilter<unknown> = { canMatch: true, matches: () => true };

/** Where in AWS's pages to begin. */
interface Start {
  readonly token: string | undefined;
  readonly index: number;
}

/** Starts after the cursor's item, which may have moved to AWS's next page. Where it no longer exists, starts at its index. */
const startAt = async <Item>(list: PagedList<Item>, { token, item }: Position): Promise<Start> => {
  if (!item) return { token, index: 0 };
  const isIt = (candidate: Item): boolean => list.key(candidate) === item.key;

  const page = await list.page(token);
  const inPlace = page?.items[item.index];
  if (inPlace !== undefined && isIt(inPlace)) return { token, index: item.index + 1 };
  const found = page?.items.findIndex(isIt) ?? -1;
  if (found >= 0) return { token, index: found + 1 };

  const nextToken = page?.nextToken;
  const next = nextToken === undefined ? null : await list.page(nextToken);
  const moved = next?.items.findIndex(isIt) ?? -1;
  return moved >= 0 ? { token: nextToken, index: moved + 1 } : { token, index: item.index };
};

/** The position of an item in one of AWS's pages. */
const positionIn = <Item>(
  list: PagedList<Item>,
  { page, token }: { readonly page: Page<Item>; readonly token: string | undefined },
  item: Item,
  index: number,
): readonly unknown[] => {
  // That of a page's last item points to the next page, so that this page is not fetched again.
  const startsNext = index === page.items.length - 1 && page.nextToken !== undefined;
  return startsNext ? [page.nextToken] : [token ?? null, index, list.key(item)];
};

/**
 * A page of a list, of exactly the requested size while there are enough items. Fetches AWS's pages as needed; a filter
 * that matches too few items in 40 of them ends the page early, and `endCursor` is where to continue. A cursor holds the
 * token of AWS's page and the item in it, so that no item is lost or repeated at a page boundary. A page of size 0 only
 * shows whether items follow. Null where AWS knows no such list.
 */
export const connection = async <Item>(
  list: PagedList<Item>,
  paging: Paging,
): Promise<Connection<Item> | null> => {
  const size = pageSizeOf(paging);
  const position = typeof paging.after === 'string' ? readPosition(paging.after, list.name) : undefined;
  const { canMatch, matches } = list.filter ?? everything;

  const nodes: Item[] = [];
  /** Of each item: its page of AWS's, and its index there. */
  const pageOf: { readonly page: Page<Item>; readonly token: string | undefined }[] = [];
  const indexes: number[] = [];
  const positionOf = (index: number): readonly unknown[] => {
    const page = pageOf[index];
    return page ? positionIn(list, page, nodes[index] as Item, indexes[index] ?? 0) : [];
  };
  const result = (hasNextPage: boolean, endCursor?: string): Connection<Item> =>
    connectionOf({ nodes, list: list.name, positionOf, hasNextPage, endCursor }, paging);

  if (!canMatch) return result(false);
  const start = position && (await startAt(list, position));
  let pages = 0;
  for await (const loaded of pagesFrom(list.page, start?.token)) {
    const { items, nextToken } = loaded.page;
    let index = pages === 0 ? (start?.index ?? 0) : 0;
    pages += 1;
    for (; index < items.length; index += 1) {
      const item = items[index] as Item;
      if (!matches(item)) continue;
      if (nodes.length === size) return result(true);
      nodes.push(item);
      pageOf.push(loaded);
      indexes.push(index);
    }
    if (nextToken === undefined) break;
    if (nodes.length === size) return result(true);
    if (pages === mostPagesToFill && list.filter) return result(true, encodeCursor(list.name, [nextToken]));
  }
  return pages > 0 ? result(false) : null;
};

/** A list that is read as a whole and sorted by the gateway. */
export interface SortedList<Item, SortKey> {
  /** Unique to the list: its cursors are bound to it. */
  readonly name: string;
  /** All of it, in order. */
  readonly load: () => Promise<readonly Item[]>;
  /** The sort key of an item. JSON must be able to hold it. */
  readonly sortKey: (item: Item) => SortKey;
  readonly isSortKey: (value: unknown) => value is SortKey;
  /** True for an item that sorts after the key. The item of the key may no longer exist. */
  readonly isAfter: (item: Item, sortKey: SortKey) => boolean;
}

const readSortKey = <Item, SortKey>(cursor: string, list: SortedList<Item, SortKey>): SortKey => {
  const [sortKey] = decodeCursor('after', cursor, list.name);
  if (list.isSortKey(sortKey)) return sortKey;
  throw badCursor('after', cursor);
};

/** A page of a sorted list, by keyset pagination: the cursor holds the sort key of its item. */
export const sortedConnection = async <Item, SortKey>(
  list: SortedList<Item, SortKey>,
  paging: Paging,
): Promise<Connection<Item>> => {
  const size = pageSizeOf(paging);
  const after = typeof paging.after === 'string' ? readSortKey(paging.after, list) : undefined;

  const items = await list.load();
  const found = after === undefined ? 0 : items.findIndex((item) => list.isAfter(item, after));
  const from = found < 0 ? items.length : found;
  const nodes = items.slice(from, from + size);
  return connectionOf(
    {
      nodes,
      list: list.name,
      positionOf: (index) => [list.sortKey(nodes[index] as Item)],
      hasNextPage: from + size < items.length,
    },
    paging,
  );
};
