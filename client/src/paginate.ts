import { GatewayError } from './errors';

interface WithPageInfo {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A page of any connection, with its items in `nodes` or in `edges`. */
export type Page<Item> = WithPageInfo &
  ({ readonly nodes: readonly Item[] } | { readonly edges: readonly { readonly node: Item }[] });

/** Fetches the page after a cursor, or the first page for null. Returns null if the list does not exist. */
export type AskForPage<OnePage> = (after: string | null) => Promise<OnePage | null | undefined>;

export interface PagingOptions {
  /** Starts after this cursor, such as the `endCursor` of an earlier page. */
  readonly after?: string;
  /** The maximum number of pages. Unlimited by default. */
  readonly maxPages?: number;
  /** Stops paging with an `ABORTED` error. Pass it to the query too, to cancel a page in progress. */
  readonly signal?: AbortSignal;
}

/**
 * Iterates over the pages of a connection, with one request per page. Use it for fields beside the items, such as
 * `coverage`. Ends after the last page, or when a page repeats a cursor: the gateway then ran out of calls or time, and
 * a later request can return the rest. Errors of `ask` propagate.
 */
export async function* paginatePages<OnePage extends WithPageInfo>(
  ask: AskForPage<OnePage>,
  { after, maxPages = Infinity, signal }: PagingOptions = {},
): AsyncGenerator<OnePage, void, undefined> {
  let cursor = after ?? null;
  const seen = new Set<string | null>([cursor]);
  for (let count = 0; count < maxPages; count += 1) {
    if (signal?.aborted)
      throw new GatewayError('ABORTED', 'The paging was aborted.', { cause: signal.reason });
    const page = await ask(cursor);
    if (!page) return;
    yield page;
    cursor = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage || cursor === null || seen.has(cursor)) return;
    seen.add(cursor);
  }
}

/**
 * Iterates over the items of a connection, page by page. `ask` takes the cursor and returns the connection:
 *
 *     paginate(async (after) => (await client.findExecutions({ after })).executions)
 *
 * It fetches a page when the loop reaches its first item, so leaving the loop stops the requests.
 */
export async function* paginate<Item>(
  ask: AskForPage<Page<Item>>,
  options: PagingOptions = {},
): AsyncGenerator<Item, void, undefined> {
  for await (const page of paginatePages(ask, options)) {
    if ('nodes' in page) yield* page.nodes;
    else for (const { node } of page.edges) yield node;
  }
}
