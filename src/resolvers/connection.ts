import type { ScopeCoverage } from '../model/coverage';
import { badCursor, checkedPageSize, defaultPageSize, decodeCursor, encodeCursor } from '../model/cursor';
import { type LoadPage, type MaybePromise, type Page, pagesFrom } from '../model/page';
import { addView, viewsOf } from '../model/pageViews';
import type { LogCoverage } from './context';
import { mapMaybe } from './maybe';

export interface Paging {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

interface Edge<Item> {
  readonly cursor: string;
  readonly node: Item;
}

interface PageInfo {
  hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | undefined;
  readonly endCursor: string | undefined;
}

/** A page of a Relay connection. */
export interface Connection<Item> {
  readonly edges: Edge<Item>[];
  readonly nodes: Item[];
  readonly pageInfo: PageInfo;
  /** One row per scope that was read; empty for a list under an object. */
  coverage: ScopeCoverage[];
  /** Of executions: how much was read of the logs that Transfer executions come from; otherwise empty. */
  readonly logCoverage: LogCoverage[];
}

/** The requested page size; BAD_USER_INPUT outside 0 to 100. */
export const pageSizeOf = ({ first }: Paging): number => checkedPageSize('first', first ?? defaultPageSize);

/** The items of a page, and what their cursors hold. */
export interface PageOfItems<Item> {
  readonly nodes: Item[];
  /** The name of the list, which its cursors are bound to. */
  readonly list: string;
  /** The position of an item, by its index in `nodes`. */
  readonly positionOf: (index: number) => readonly unknown[];
  readonly hasNextPage: boolean;
  /** Where to continue, if not after the last item. */
  readonly endCursor?: string | undefined;
  readonly coverage?: ScopeCoverage[];
  /** Of executions: how much was read of the logs that Transfer executions come from. */
  readonly logCoverage?: LogCoverage[];
}

const cursorAt = <Item>({ list, positionOf }: PageOfItems<Item>, index: number): string =>
  encodeCursor(list, positionOf(index));

class LazyEdge<Item> implements Edge<Item> {
  constructor(
    private readonly page: PageOfItems<Item>,
    private readonly index: number,
  ) {}
  get node(): Item {
    return this.page.nodes[this.index] as Item;
  }
  get cursor(): string {
    return cursorAt(this.page, this.index);
  }
}

class LazyPageInfo implements PageInfo {
  hasNextPage: boolean;

  constructor(
    private readonly page: PageOfItems<unknown>,
    readonly hasPreviousPage: boolean,
  ) {
    this.hasNextPage = page.hasNextPage;
  }
  get startCursor(): string | undefined {
    return this.page.nodes.length > 0 ? cursorAt(this.page, 0) : undefined;
  }
  get endCursor(): string | undefined {
    const { endCursor, nodes } = this.page;
    return endCursor ?? (nodes.length > 0 ? cursorAt(this.page, nodes.length - 1) : undefined);
  }
}

/** A connection whose edges and cursors are made when a query selects them. */
export class ItemsConnection<Item> implements Connection<Item> {
  readonly pageInfo: PageInfo;
  coverage: ScopeCoverage[];

  constructor(
    protected readonly page: PageOfItems<Item>,
    { after }: Paging,
  ) {
    this.pageInfo = new LazyPageInfo(page, typeof after === 'string');
    this.coverage = page.coverage ?? [];
  }
  get logCoverage(): LogCoverage[] {
    return this.page.logCoverage ?? [];
  }
  get nodes(): Item[] {
    return this.page.nodes;
  }
  get edges(): Edge<Item>[] {
    return this.nodes.map((_node, index) => new LazyEdge(this.page, index));
  }
}

/** A connection of these items. */
export const connectionOf = <Item>(page: PageOfItems<Item>, paging: Paging): Connection<Item> =>
  new ItemsConnection(page, paging);

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
  /** The token of the first page, where cursors are to hold one; without it, the first page has none. */
  readonly firstToken?: string;
  /** What distinguishes an item from the others of its list. */
  readonly key: (item: Item) => string;
  readonly filter?: ListFilter<Item> | undefined;
  /** The most pages of AWS that a page with a filter is filled from; 40 by default. */
  readonly mostPages?: number;
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

/** The index after an item of a page; undefined where the page has no such item. */
const indexAfter = <Item>(
  { key: keyOf }: PagedList<Item>,
  { items }: Page<Item>,
  { index, key }: { readonly index: number; readonly key: string },
): number | undefined => {
  const inPlace = items[index];
  if (inPlace !== undefined && keyOf(inPlace) === key) return index + 1;
  const found = items.findIndex((candidate) => keyOf(candidate) === key);
  return found < 0 ? undefined : found + 1;
};

/** Starts after the cursor's item, which may have moved to AWS's next page. Where it no longer exists, starts at its index. */
const startAt = async <Item>(list: PagedList<Item>, { token, item }: Position): Promise<Start> => {
  if (!item) return { token, index: 0 };
  const page = await list.page(token);
  const index = page ? indexAfter(list, page, item) : undefined;
  if (index !== undefined) return { token, index };
  const nextToken = page?.nextToken;
  const next = nextToken === undefined ? null : await list.page(nextToken);
  const moved = next ? indexAfter(list, next, item) : undefined;
  return moved === undefined ? { token, index: item.index } : { token: nextToken, index: moved };
};

/** The position of an item in one of AWS's pages. */
const positionIn = <Item>(
  keyOf: PagedList<Item>['key'],
  { page, token }: { readonly page: Page<Item>; readonly token: string | undefined },
  item: Item,
  index: number,
): readonly unknown[] => {
  // That of a page's last item points to the next page, so that this page is not fetched again.
  const startsNext = index === page.items.length - 1 && page.nextToken !== undefined;
  return startsNext ? [page.nextToken] : [page.cursorToken ?? token ?? null, index, keyOf(item)];
};

interface PageSize {
  readonly paging: Paging;
  readonly size: number;
}

/**
 * A page of a connection that one page of AWS decides, or one of the list of all executions. It is made once, and requests
 * share it as long as that page is cached. So the executor can keep printed text with it.
 */
export class PageView<Item> extends ItemsConnection<Item> {
  constructor(
    page: PageOfItems<Item>,
    private readonly paging: Paging,
    private readonly size: number,
  ) {
    super(page, paging);
  }
  answers(list: string, { size, paging }: PageSize): boolean {
    return size === this.size && paging.after === this.paging.after && list === this.page.list;
  }
}

/** Where a page of a connection begins, and how many items it has. */
interface Request extends PageSize {
  readonly position: Position;
}

/** The view that was made for an equal request. */
const knownView = <Item>(page: object, list: string, request: PageSize): PageView<Item> | undefined =>
  viewsOf(page).find(
    (view): view is PageView<Item> => view instanceof PageView && view.answers(list, request),
  );

/** The connection of a page that requests share. `items` is called once for equal requests. */
export const sharedConnection = <Item>(
  page: object,
  list: string,
  request: PageSize,
  items: () => PageOfItems<Item>,
): Connection<Item> =>
  knownView<Item>(page, list, request) ?? addView(page, new PageView(items(), request.paging, request.size));

/** The view of a page of AWS that has all requested items; undefined where other pages are needed, too. */
const viewOf = <Item>(
  list: PagedList<Item>,
  page: Page<Item>,
  request: Request,
): PageView<Item> | undefined => {
  const known = knownView<Item>(page, list.name, request);
  if (known) return known;

  const { paging, size, position } = request;
  const { token, item: before } = position;
  const start = before ? indexAfter(list, page, before) : 0;
  if (start === undefined) return undefined;
  const { matches } = list.filter ?? everything;
  const nodes: Item[] = [];
  const indexes: number[] = [];
  let hasNextPage = page.nextToken !== undefined;
  for (let index = start; index < page.items.length; index += 1) {
    const item = page.items[index] as Item;
    if (!matches(item)) continue;
    if (nodes.length === size) {
      hasNextPage = true;
      break;
    }
    nodes.push(item);
    indexes.push(index);
  }
  if (hasNextPage && nodes.length < size) return undefined;
  // The view outlives the request, and must not retain its loaders, which `list.page` uses.
  const { name, key } = list;
  const positionOf = (index: number): readonly unknown[] =>
    positionIn(key, { page, token }, nodes[index] as Item, indexes[index] ?? 0);
  return addView(page, new PageView({ nodes, list: name, positionOf, hasNextPage }, paging, size));
};

/** A page of a connection that is filled from as many of AWS's pages as that takes. */
const fillFromPages = async <Item>(
  list: PagedList<Item>,
  { paging, size, position }: Request,
): Promise<Connection<Item> | null> => {
  const { matches } = list.filter ?? everything;
  const nodes: Item[] = [];
  /** Of each item: its page of AWS's, and its index there. */
  const pageOf: { readonly page: Page<Item>; readonly token: string | undefined }[] = [];
  const indexes: number[] = [];
  const positionOf = (index: number): readonly unknown[] => {
    const page = pageOf[index];
    return page ? positionIn(list.key, page, nodes[index] as Item, indexes[index] ?? 0) : [];
  };
  const result = (hasNextPage: boolean, endCursor?: string): Connection<Item> =>
    connectionOf({ nodes, list: list.name, positionOf, hasNextPage, endCursor }, paging);

  const start = await startAt(list, position);
  let pages = 0;
  for await (const loaded of pagesFrom(list.page, start.token)) {
    const { items, nextToken } = loaded.page;
    let index = pages === 0 ? start.index : 0;
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
    if (list.filter && pages === (list.mostPages ?? mostPagesToFill))
      return result(true, encodeCursor(list.name, [nextToken]));
  }
  return pages > 0 ? result(false) : null;
};

const noItems: PageOfItems<never> = { nodes: [], list: '', positionOf: () => [], hasNextPage: false };

/**
 * A page of a list, of exactly the requested size while there are enough items. Fetches AWS's pages as needed; a filter
 * that matches too few items in 40 of them ends the page early, and `endCursor` is where to continue. A cursor holds the
 * token of AWS's page and the item in it, so that no item is lost or repeated at a page boundary. A page of size 0 only
 * shows whether items follow. Null where AWS knows no such list. Returns a cached page without a promise.
 */
export const connection = <Item>(
  list: PagedList<Item>,
  paging: Paging,
): MaybePromise<Connection<Item> | null> => {
  const size = pageSizeOf(paging);
  const position =
    typeof paging.after === 'string' ? readPosition(paging.after, list.name) : { token: list.firstToken };
  if (list.filter?.canMatch === false) return connectionOf(noItems, paging);
  const request = { paging, size, position };
  return mapMaybe(list.page(position.token), (page) => {
    if (!page) return null;
    const loadedFirst: LoadPage<Item> = (token) => (token === position.token ? page : list.page(token));
    return viewOf(list, page, request) ?? fillFromPages({ ...list, page: loadedFirst }, request);
  });
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
