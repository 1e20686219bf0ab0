import { type Answer, isEmptyAnswer } from '../aws/door';
import { type AwsCallInfo, type GatewayError, UnreadableAnswer } from '../model/errors';
import { type LoadPage, type Page, pagesFrom } from '../model/page';
import type { ScopedKey } from './perKey';

/** One page of a list; without a token the first. */
export interface PageKey extends ScopedKey {
  readonly token?: string | undefined;
}

/** AWS's largest pages: asking for less would only mean more calls. */
export const largestPage = {
  imagebuilder: 25,
  transfer: 1000,
  glueBlueprints: 25,
  glueBlueprintRuns: 1000,
} as const;

/** What AWS must have told, or the answer cannot be used. */
export const required = <Value>(
  call: AwsCallInfo,
  value: Value | null | undefined,
  member: string,
): Value => {
  if (value !== null && value !== undefined) return value;
  throw unusable(call, member);
};

/** The answer must be about what was asked for. */
export const aboutAsked = (call: AwsCallInfo, member: string, told: unknown, asked: string): void => {
  if (required(call, told, member) === asked) return;
  throw new UnreadableAnswer(
    `AWS answered for another ${member} than ${asked}, so its answer cannot be used.`,
    { aws: call },
  );
};

const unusable = (call: AwsCallInfo, member: string): GatewayError =>
  new UnreadableAnswer(`AWS's answer has no ${member}, so it cannot be used.`, {
    aws: call,
  });

/** True for a list whose every item is there. AWS may leave an empty one out. */
export const isUsable = (list: unknown): boolean =>
  list === undefined || (Array.isArray(list) && list.every((item) => item !== null && item !== undefined));

/** The list in an answer, whose every item can be used. A list that AWS leaves out is empty, unless it leaves out everything. */
const itemsOf = <Item>(
  { call, output }: Answer<unknown>,
  list: readonly Item[] | undefined,
): readonly Item[] => {
  if (isEmptyAnswer(output) || (list !== undefined && !Array.isArray(list))) throw unusable(call, 'list');
  return (list ?? []).map((item: Item) => required(call, item, 'item in its place'));
};

/** What an answer says of a list: some items, and the token for more. */
export interface PageOutput<Item> {
  readonly items: readonly Item[] | undefined;
  readonly nextToken: string | undefined;
}

/** The page in an answer: each item made a record, AWS's order kept. Null where AWS knows no such list. */
export const pageOf = <Output, Item, Record>(
  answer: Answer<Output> | null,
  read: (output: Output) => PageOutput<Item>,
  record: (item: Item, answer: Answer<Output>) => Record,
): Page<Record> | null => {
  if (!answer) return null;
  const { items, nextToken } = read(answer.output);
  return {
    items: itemsOf(answer, items).map((item) => record(item, answer)),
    nextToken: nextToken === '' ? undefined : nextToken,
    call: answer.call,
    fetchedAt: answer.fetchedAt,
  };
};

/** For answers whose every name is kept on its own: nobody else asks for just these names together. */
export const keptByName = (): undefined => undefined;

/**
 * What an answer tells of the names it was asked for: a record, null for one that it calls missing, and an error for
 * one that it does not speak of.
 */
export const byNameIn = <Item extends { readonly Name?: string | undefined }, Record>(
  answer: Answer<unknown>,
  names: readonly string[],
  found: readonly Item[] | undefined,
  missing: readonly string[] | undefined,
  record: (item: Item, Name: string) => Record,
): ReadonlyMap<string, Record | null | Error> => {
  const told = new Map<string, Record | null | Error>(
    names.map((name) => [name, unusable(answer.call, `word of ${name}`)]),
  );
  for (const name of missing ?? []) told.set(name, null);
  for (const item of itemsOf(answer, found)) {
    const Name = required(answer.call, item.Name, 'Name');
    told.set(Name, record(item, Name));
  }
  return told;
};

/** The first item of a list that fits, page by page and no further than needed; undefined when none does. */
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
