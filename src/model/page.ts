import { type AwsCallInfo, GatewayError, MalformedResponse } from './errors';

/** One page of a list as AWS returns it, in AWS's order. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** AWS's token for the next page; undefined on the last one. */
  readonly nextToken: string | undefined;
  /** The call that returned it, for errors about its content. */
  readonly call: AwsCallInfo;
  readonly fetchedAt: Date;
  /** The token for cursors of this page, where it is to be asked for by another one than it was. */
  readonly cursorToken?: string;
}

/** A value that is at hand, or the promise of one that must be fetched. */
export type MaybePromise<Value> = Value | Promise<Value>;

/** Loads the page of a token, or the first page without one; null where AWS knows no such list. */
export type LoadPage<Item> = (token: string | undefined) => MaybePromise<Page<Item> | null>;

/** The most pages of AWS that are read of one list at a time. */
export const mostPages = 1_000;

/**
 * The pages of a list from a token on, each fetched when the loop reaches it; none where AWS knows no such list. Throws
 * BUDGET_EXCEEDED after 1,000 pages, including those that were read before.
 */
export async function* pagesFrom<Item>(
  load: LoadPage<Item>,
  first?: string,
  pagesBefore = 0,
): AsyncGenerator<{ readonly page: Page<Item>; readonly token: string | undefined }> {
  /** The tokens that were read, with the page that named each. Weak, because a list may be larger than memory. */
  const seen = new Map<string | undefined, WeakRef<Page<Item>> | undefined>();
  let namedBy: WeakRef<Page<Item>> | undefined;
  for (let token = first; ;) {
    if (pagesBefore + seen.size >= mostPages) throw tooManyPages();
    seen.set(token, namedBy);
    const page = await load(token);
    if (!page) return;
    yield { page, token };
    token = page.nextToken;
    if (token === undefined) return;
    if (seen.has(token)) throw repeatedToken(page, seen.get(token)?.deref());
    namedBy = new WeakRef(page);
  }
}

/** The items of the first `most` pages of a list, in order; null where AWS knows no such list. */
export const allItems = async <Item>(
  load: LoadPage<Item>,
  most = Infinity,
): Promise<readonly Item[] | null> => {
  const items: Item[] = [];
  let pages = 0;
  for await (const { page } of pagesFrom(load)) {
    items.push(...page.items);
    pages += 1;
    if (pages === most) break;
  }
  return pages > 0 ? items : null;
};

const tooManyPages = (): GatewayError =>
  new GatewayError(
    'BUDGET_EXCEEDED',
    `One list may have ${mostPages} AWS pages in one request, and this list has more.`,
  );

/** AWS sent a page token a second time, so the list would never end. The page that sent it first may be wrong as well. */
const repeatedToken = (page: Page<unknown>, earlier: Page<unknown> | undefined): MalformedResponse =>
  new MalformedResponse(
    'AWS repeats a page token, so this list would never end.',
    { aws: page.call },
    earlier ? [page, earlier] : [page],
  );
