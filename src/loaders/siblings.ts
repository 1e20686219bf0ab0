import type { Recalled } from '../aws/door';
import { GatewayError } from '../model/errors';
import { type LoadPage, pagesFrom } from '../model/page';
import { scopeKey } from '../model/scope';
import { groupedBy } from '../model/groups';
import { cacheKeyOf, type Loader, perBatch, type ScopedKey } from './perKey';

/*
 * AWS gets executions one by one, but lists all that one parent has. So of several that are wanted at the same time,
 * those of one parent are taken from its list, where that is fewer calls than their Gets.
 */

/** How executions of one kind are found: alone, or among those that their parent lists. */
export interface SiblingQuestions<Key extends ScopedKey, Item extends Key> {
  /** What, with the scope, tells one from another. */
  readonly ids: readonly Exclude<keyof Key, 'scope'>[];
  /** What earlier answers have told of it, with no call. */
  readonly recall: (key: Key) => Recalled<Item>;
  readonly get: (key: Key) => Promise<Item | null>;
  /** The parent, where the key or the record tells it. */
  readonly parentOf: (key: Key) => string | undefined;
  /** The pages of the list of this one's siblings, by its parent. */
  readonly siblings: (key: Key, parent: string) => LoadPage<Item>;
  /** True where the parent is one of the ids: what its whole list lacks does not exist. */
  readonly isParentInIds: boolean;
  /** True where something is selected that only the list tells: then it is asked for in any case. */
  readonly needsList?: (key: Key) => boolean;
  /** Told afterwards: so many calls less would have done, had everything been known beforehand. */
  readonly couldHaveSpared: (calls: number) => void;
}

interface Wanted<Key, Item> {
  readonly key: Key;
  readonly settle: (found: Item | null | Promise<Item | null>) => void;
  readonly fail: (error: unknown) => void;
}

/** With fewer wanted of one parent, a list spares nothing. */
const fewest = 2;

/** Nothing that was refused so is to be tried another way: it would be refused again, or make things worse. */
const isFinal = (error: unknown): boolean =>
  error instanceof GatewayError && ['THROTTLED', 'BUDGET_EXCEEDED', 'DEADLINE_EXCEEDED'].includes(error.code);

/** A loader that answers all that are wanted at the same time in as few calls as their parents' lists allow. */
export const perSibling = <Key extends ScopedKey, Item extends Key>(
  questions: SiblingQuestions<Key, Item>,
): Loader<Key, Item | null> => {
  const { get, parentOf, couldHaveSpared } = questions;
  const nameOf = cacheKeyOf(questions.ids);
  type Group = readonly Wanted<Key, Item>[];

  const fewestOf = (group: Group): number =>
    group.some(({ key }) => questions.needsList?.(key)) ? 1 : fewest;

  const alone = (group: Group): void => {
    for (const { key, settle } of group) settle(get(key));
  };

  /**
   * Takes out of the parent's list what it has, page by page, while that spares calls; `missing` are those it did not
   * tell. Rejects where the list cannot be had and Gets are no way out.
   */
  const amongSiblings = async (
    group: Group,
    parent: string,
  ): Promise<{ readonly missing: Group; readonly isWhole: boolean }> => {
    const [one] = group;
    let missing = group;
    let pages = 0;
    let isWhole = true;
    try {
      for await (const { page } of one ? pagesFrom(questions.siblings(one.key, parent)) : []) {
        pages += 1;
        const told = new Map(page.items.map((item) => [nameOf(item), item]));
        const before = missing.length;
        missing = missing.filter(({ key, settle }) => {
          const item = told.get(nameOf(key));
          if (item) settle(item);
          return !item;
        });
        isWhole = page.nextToken === undefined;
        if (missing.length < fewestOf(missing) || missing.length === before) break;
      }
    } catch (error) {
      if (isFinal(error)) throw error;
      isWhole = false;
    }
    const told = isWhole && questions.isParentInIds ? group.length : group.length - missing.length;
    if (pages > told) couldHaveSpared(pages - told);
    return { missing, isWhole };
  };

  const ofKnownParent = async (group: Group, parent: string): Promise<void> => {
    if (group.length < fewestOf(group)) {
      alone(group);
      return;
    }
    const { missing, isWhole } = await amongSiblings(group, parent);
    if (isWhole && questions.isParentInIds) for (const { settle } of missing) settle(null);
    else alone(missing);
  };

  /** Of those that were got alone, some may have turned out to be siblings: their list would have been fewer calls. */
  const lookBack = async (got: readonly Promise<Item | null>[]): Promise<void> => {
    const results = await Promise.allSettled(got);
    const parents = results.map((result) =>
      result.status === 'fulfilled' && result.value ? parentOf(result.value) : undefined,
    );
    const known = parents.filter((parent) => parent !== undefined);
    for (const siblings of groupedBy(known, (parent) => parent).values()) {
      if (siblings.length > fewest) couldHaveSpared(siblings.length - fewest);
    }
  };

  /** No id tells its parent; but the first one's Get does, and its list may hold the rest. */
  const ofUnknownParent = async (group: Group): Promise<void> => {
    const [first, ...rest] = group;
    if (!first || rest.length < fewestOf(group)) {
      alone(group);
      return;
    }
    const got = get(first.key);
    first.settle(got);
    const found = await got.catch(() => undefined);
    if (found === null) return ofUnknownParent(rest);
    const parent = found && parentOf(found);
    if (!parent) {
      alone(rest);
      return;
    }
    const { missing } = await amongSiblings(rest, parent);
    if (rest.length - missing.length >= fewestOf(rest)) return ofUnknownParent(missing);
    const gets = missing.map(({ key, settle }) => {
      const answer = get(key);
      settle(answer);
      return answer;
    });
    return lookBack(gets);
  };

  /** Whatever goes wrong on the way is told to all who still wait. */
  const orFail = async (group: Group, way: Promise<void>): Promise<void> => {
    try {
      await way;
    } catch (error) {
      for (const { fail } of group) fail(error);
    }
  };

  const answerAll = (group: Group): void => {
    const families = groupedBy(group, ({ key }) => JSON.stringify([scopeKey(key.scope), parentOf(key)]));
    for (const siblings of families.values()) {
      const parent = siblings[0] && parentOf(siblings[0].key);
      void orFail(
        siblings,
        parent === undefined ? ofUnknownParent(siblings) : ofKnownParent(siblings, parent),
      );
    }
  };

  return perBatch(questions.ids, questions.recall, (keys, told) => {
    const open: Wanted<Key, Item>[] = [];
    const answers = keys.map((key, index) => {
      const known = told[index];
      if (known !== undefined) return Promise.resolve(known);
      return new Promise<Item | null>((settle, fail) => void open.push({ key, settle, fail }));
    });
    answerAll(open);
    return answers;
  });
};
