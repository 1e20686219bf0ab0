import { checkedPageSize, cursorOf, placeOf } from '../model/cursor';
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
}

export const defaultPageSize = 25;

/** An edge whose cursor is written when it is asked for. */
const edge = <Item>(node: Item, list: string, place: () => readonly unknown[]): Edge<Item> => ({
  node,
  get cursor() {
    return cursorOf(list, place());
  },
});

const connectionOf = <Item>(
  edges: Edge<Item>[],
  hasNextPage: boolean,
  { after }: Paging,
): Connection<Item> => ({
  edges,
  nodes: edges.map(({ node }) => node),
  pageInfo: {
    hasNextPage,
    hasPreviousPage: typeof after === 'string',
    get startCursor() {
      return edges[0]?.cursor;
    },
    get endCursor() {
      return edges.at(-1)?.cursor;
    },
  },
});

/** A list of AWS's, page by page. */
export interface PagedList<Item> {
  /** Unlike that of any other list: cursors are bound to it. */
  readonly name: string;
  /** One of AWS's pages, always of the same size; null where AWS knows no such list. */
  readonly page: LoadPage<Item>;
  /** What tells an item from the others of its list. */
  readonly key: (item: Item) => string;
}

/** Where a page of AWS's is entered: its token, and the item of it to go on behind (none: at its beginning). */
interface Place {
  readonly token: string | undefined;
  readonly index?: number;
  readonly key?: string;
}

const readPlace = (place: readonly unknown[]): Place => {
  const [token, index, key] = place;
  return {
    token: typeof token === 'string' ? token : undefined,
    ...(typeof index === 'number' && { index }),
    ...(typeof key === 'string' && { key }),
  };
};

/** The index to go on at: behind the item of the cursor; where that has gone, at its place, which the next one took. */
const indexIn = <Item>(list: PagedList<Item>, page: Page<Item>, { index, key }: Place): number => {
  if (index === undefined) return 0;
  const found = page.items.findIndex((item) => list.key(item) === key);
  return found >= 0 ? found + 1 : index;
};

const pagedEdge = <Item>(
  list: PagedList<Item>,
  page: Page<Item>,
  token: string | undefined,
  item: Item,
  index: number,
): Edge<Item> => {
  // Behind the last item of AWS's page begins the next one: no need to ask for this one again.
  const startsNext = index === page.items.length - 1 && page.nextToken !== undefined;
  return edge(item, list.name, () =>
    startsNext ? [page.nextToken] : [token ?? null, index, list.key(item)],
  );
};

/**
 * A page of a list, of exactly the size asked for while there is enough. AWS's pages are asked for as they are
 * needed; a cursor names the AWS page and the item in it, so no item is lost or doubled where pages meet.
 * Null where AWS knows no such list.
 */
export const connection = async <Item>(
  list: PagedList<Item>,
  paging: Paging,
): Promise<Connection<Item> | null> => {
  const size = checkedPageSize('first', paging.first ?? defaultPageSize);
  let place =
    typeof paging.after === 'string' ? readPlace(placeOf('after', paging.after, list.name)) : undefined;

  const edges: Edge<Item>[] = [];
  let isKnown = false;
  for await (const { page, token } of pagesFrom(list.page, place?.token)) {
    isKnown = true;
    const from = place ? indexIn(list, page, place) : 0;
    const until = Math.min(page.items.length, from + size - edges.length);
    page.items.slice(from, until).forEach((item, offset) => {
      edges.push(pagedEdge(list, page, token, item, from + offset));
    });
    if (edges.length === size) {
      return connectionOf(edges, until < page.items.length || page.nextToken !== undefined, paging);
    }
    place = undefined;
  }
  return isKnown ? connectionOf(edges, false, paging) : null;
};

/** A list that is known as a whole and has an order of its own. */
export interface SortedList<Item> {
  /** Unlike that of any other list: cursors are bound to it. */
  readonly name: string;
  /** In order. */
  readonly items: readonly Item[];
  /** What of an item decides its place; JSON can hold it. */
  readonly place: (item: Item) => object;
  /** True for an item that comes after a place that `place` gave, maybe for an item that is no longer there. */
  readonly isAfter: (item: Item, place: unknown) => boolean;
}

/**
 * A page of a sorted list. A cursor is the sort key itself, so the next page is what comes after that key, whatever
 * was added or removed since.
 */
export const sortedConnection = <Item>(list: SortedList<Item>, paging: Paging): Connection<Item> => {
  const size = checkedPageSize('first', paging.first ?? defaultPageSize);
  const [place] = typeof paging.after === 'string' ? placeOf('after', paging.after, list.name) : [];

  const found = place === undefined ? 0 : list.items.findIndex((item) => list.isAfter(item, place));
  const from = found < 0 ? list.items.length : found;
  const page = list.items.slice(from, from + size);
  const edges = page.map((item) => edge(item, list.name, () => [list.place(item)]));
  return connectionOf(edges, from + size < list.items.length, paging);
};
