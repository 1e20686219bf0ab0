import { badCursor } from '../model/cursor';
import type { LoadPage, Page } from '../model/page';

/*
 * The time that the pages of a log are from. AWS's tokens belong to one time, but that of an object moves: with the hour, while it runs, and at its
 * end. So cursors hold the time that their first page was from.
 */

/** Epoch milliseconds, inclusive. */
export interface LogWindow {
  readonly start: number;
  /** Undefined: up to now. */
  readonly end: number | undefined;
}

/** The token of a page of a window. AWS's first page has none. */
export const windowToken = ({ start, end }: LogWindow, token?: string): string =>
  JSON.stringify([start, end ?? null, token ?? null]);

const isMoment = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** What `windowToken` has put together. BAD_USER_INPUT for anything else, which is from the cursor. */
const readToken = (text: string, cursor: string): { window: LogWindow; token: string | undefined } => {
  let parts: unknown;
  try {
    parts = JSON.parse(text);
  } catch {
    throw badCursor('after', cursor);
  }
  const [start, end, token, ...others] = Array.isArray(parts) ? (parts as readonly unknown[]) : [];
  const isEnd = end === null || (isMoment(end) && isMoment(start) && end >= start);
  const isToken = token === null || (typeof token === 'string' && token !== '');
  if (!isMoment(start) || !isEnd || !isToken || others.length > 0) throw badCursor('after', cursor);
  return { window: { start, end: end ?? undefined }, token: token ?? undefined };
};

/**
 * Pages whose tokens hold their window. `load` returns AWS's page of a window and a token. A page without a token is that of the window itself.
 * `endOf` is given where the newest items are first: the first page of a time without an end has others once more arrive, so its cursors hold
 * the end that it had.
 */
export const windowedPages =
  <Item>(
    window: LogWindow,
    cursor: string | null | undefined,
    load: (window: LogWindow, token: string | undefined) => ReturnType<LoadPage<Item>>,
    endOf: ((page: Page<Item>) => number) | undefined,
  ): LoadPage<Item> =>
  async (text) => {
    const read = text === undefined ? { window, token: undefined } : readToken(text, cursor ?? '');
    const page: Page<Item> | null = await load(read.window, read.token);
    if (!page) return page;
    const { window: of, token } = read;
    const isOpen = endOf && of.end === undefined && token === undefined;
    return {
      ...page,
      ...(isOpen && { cursorToken: windowToken({ ...of, end: endOf(page) }) }),
      nextToken: page.nextToken === undefined ? undefined : windowToken(of, page.nextToken),
    };
  };
