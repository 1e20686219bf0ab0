import { type AwsCallInfo, UnreadableAnswer } from './errors';

/** One page of a list as AWS gives it, in AWS's order. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** AWS's token for the page after it; undefined on the last one. */
  readonly nextToken: string | undefined;
  /** The call that brought it, for errors about what it says. */
  readonly call: AwsCallInfo;
  /** When AWS gave it. */
  readonly fetchedAt: Date;
}

/** Loads the page that a token stands for, without one the first; null where AWS knows no such list. */
export type LoadPage<Item> = (token: string | undefined) => Promise<Page<Item> | null>;

/** The pages of a list from a token on, each asked for when the loop gets to it; none where AWS knows no such list. */
export async function* pagesFrom<Item>(
  load: LoadPage<Item>,
  first?: string,
): AsyncGenerator<{ readonly page: Page<Item>; readonly token: string | undefined }> {
  const seen = new Set<string | undefined>();
  for (let token = first; ;) {
    seen.add(token);
    const page = await load(token);
    if (!page) return;
    yield { page, token };
    token = page.nextToken;
    if (token === undefined) return;
    if (seen.has(token)) {
      throw new UnreadableAnswer('AWS repeats a page token, so this list would never end.', {
        aws: page.call,
      });
    }
  }
}
