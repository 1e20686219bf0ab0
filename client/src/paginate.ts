import { GatewayError } from './errors';

interface WithPageInfo {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A page of any connection: where it ends, and its items as `nodes` or in `edges`, whichever was selected. */
export type Page<Item> = WithPageInfo &
  ({ readonly nodes: readonly Item[] } | { readonly edges: readonly { readonly node: Item }[] });

/** Asks for the page after a cursor, null for the first one; answers null where there is no such list. */
export type AskForPage<OnePage> = (after: string | null) => Promise<OnePage | null | undefined>;

/** How far to go. */
export interface PagingOptions {
  /** Begin after this cursor, such as the `endCursor` of a page that was read before. */
  readonly after?: string;
  /** Pages to ask for at most; all there are unless given. */
  readonly maxPages?: number;
  /** Asks for no further page once it is aborted, and throws `ABORTED`. Give it to the question as well. */
  readonly signal?: AbortSignal;
}

/**
 * The pages of a connection, one question each: for what stands beside the items, such as `coverage`. Ends after the
 * last page, and where a page's cursor leads nowhere new: what was not seen then may be seen by asking again later.
 * What the question throws passes through.
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
 * The items of any connection, page after page. `ask` is given the cursor and returns the connection:
 *
 *     paginate(async (after) => (await client.findExecutions({ after })).executions)
 *
 * A page is asked for when its first item is wanted, so leaving the loop ends the asking.
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
