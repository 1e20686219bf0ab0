import type { AwsReader, Question } from '../aws/read';
import type { AwsList } from '../kinds/list';
import { type LoadPage, type MaybePromise, type Page, pagesFrom } from '../model/page';
import { type Scope, scopeKey } from '../model/scope';

/** The question for one page of a list. */
export const pageQuestion = <Parent, Item>(
  list: AwsList<Parent, Item>,
  scope: Scope,
  parent: Parent,
  token: string | undefined,
): Question<Page<Item>> => {
  const { operation, input: inputOf, parse } = list;
  const input = inputOf(parent, token);
  return {
    key: `${scopeKey(scope)} ${operation.name} ${JSON.stringify(input)}`,
    scope,
    operation,
    input,
    parse: (answer) => parse(scope, parent, answer),
    parent: list.parentId?.(scope, parent),
  };
};

export const pageLoaders = (aws: AwsReader) => ({
  /** A page of a list, in AWS's order; null where AWS knows no such list. One call, none when cached. */
  page: <Parent, Item>(
    list: AwsList<Parent, Item>,
    scope: Scope,
    parent: Parent,
    token: string | undefined,
  ): MaybePromise<Page<Item> | null> => aws.read(pageQuestion(list, scope, parent, token)),
});

/** The first item of a list that fits; undefined where none fits. Fetches pages up to that item. */
export const findInPages = async <Item>(
  load: LoadPage<Item>,
  fits: (item: Item) => boolean,
): Promise<Item | undefined> => {
  for await (const { page } of pagesFrom(load)) {
    const found = page.items.find(fits);
    if (found) return found;
  }
  return undefined;
};
