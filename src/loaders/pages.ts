import type { AwsReader, Question } from '../aws/reader';
import type { AwsList } from '../kinds/list';
import { type LoadPage, type MaybePromise, type Page, pagesFrom } from '../model/page';
import type { NodeRecord } from '../model/record';
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
    visibleWith: list.items.visibleWith,
    operation,
    input,
    parse: (answer) => parse(scope, parent, answer, token),
    parent: list.parentId?.(scope, parent),
  };
};

/** The questions for first pages of lists under records: their keys are made once per record. */
const firstQuestions = new WeakMap<object, WeakMap<NodeRecord, Question<unknown>>>();

const firstPageQuestion = <Parent extends NodeRecord, Key, Item>(
  list: AwsList<Key, Item>,
  parent: Parent,
  keyOf: (parent: Parent) => Key,
): Question<Page<Item>> => {
  const ofList = firstQuestions.get(list) ?? new WeakMap<NodeRecord, Question<unknown>>();
  firstQuestions.set(list, ofList);
  const known = ofList.get(parent) as Question<Page<Item>> | undefined;
  if (known) return known;
  const question = pageQuestion(list, parent.scope, keyOf(parent), undefined);
  ofList.set(parent, question);
  return question;
};

export const pageLoaders = (aws: AwsReader) => ({
  /** A page of a list, in AWS's order; null where AWS knows no such list. One call, none when cached. */
  page: <Parent, Item>(
    list: AwsList<Parent, Item>,
    scope: Scope,
    parent: Parent,
    token: string | undefined,
  ): MaybePromise<Page<Item> | null> => aws.read(pageQuestion(list, scope, parent, token)),

  /** The same as AWS has answered at or after a moment, in epoch milliseconds. */
  pageSince: async <Parent, Item>(
    list: AwsList<Parent, Item>,
    scope: Scope,
    parent: Parent,
    token: string | undefined,
    since: number,
  ): Promise<Page<Item> | null> => {
    const { value } = await aws.readTransient(pageQuestion(list, scope, parent, token), since);
    return value;
  },

  /** A page of the list under a record. `keyOf` returns what the list is requested by. */
  pageUnder: <Parent extends NodeRecord, Key, Item>(
    list: AwsList<Key, Item>,
    parent: Parent,
    keyOf: (parent: Parent) => Key,
    token: string | undefined,
  ): MaybePromise<Page<Item> | null> =>
    aws.read(
      token === undefined
        ? firstPageQuestion(list, parent, keyOf)
        : pageQuestion(list, parent.scope, keyOf(parent), token),
    ),

  /** The first page of the list under a record, where this process has it: null where AWS knew no such list, undefined otherwise. */
  cachedUnder: <Parent extends NodeRecord, Key, Item>(
    list: AwsList<Key, Item>,
    parent: Parent,
    keyOf: (parent: Parent) => Key,
  ): Page<Item> | null | undefined => aws.peek(firstPageQuestion(list, parent, keyOf)),

  /** When AWS said that it knows no list under a record, in epoch milliseconds, after `pageUnder` has returned null. */
  noListAt: <Parent extends NodeRecord, Key, Item>(
    list: AwsList<Key, Item>,
    parent: Parent,
    keyOf: (parent: Parent) => Key,
  ): number | undefined => aws.nullSince(firstPageQuestion(list, parent, keyOf).key),
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
