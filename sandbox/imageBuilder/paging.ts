import type { Call } from '../operation';
import { pageOf, type Page } from '../paging';
import { optional, text, integer } from '../validation';

/** The paging input of every List. */
export const pagingInput = {
  maxResults: optional(integer({ min: 1, max: 25 })),
  nextToken: optional(text({ min: 1, max: 65_535 })),
};

interface PagingInput {
  readonly maxResults: number | undefined;
  readonly nextToken: string | undefined;
}

export const pageOfCall = <Item>(
  call: Call<PagingInput>,
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
  where: (item: Item) => boolean = () => true,
): Page<Item> => {
  const { nextToken: token, maxResults: size = 25 } = call.input;
  return pageOf({ call, items, keyOf, where, token, size });
};
