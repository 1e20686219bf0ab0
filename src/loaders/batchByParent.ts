import type DataLoader from 'dataloader';
import { recordKey } from '../aws/cache/entry';
import type { AwsReader } from '../aws/reader';
import { calledOperation } from '../aws/callLedger';
import type { ParentList } from '../kinds/listing';
import { GatewayError } from '../model/errors';
import { groupedBy } from '../model/groups';
import { pagesFrom } from '../model/page';
import type { NodeRecord } from '../model/record';
import { type Scope, scopeKey } from '../model/scope';
import type { Pauses } from '../model/timeSlice';
import { batchLoader } from './batch';
import { pageQuestion } from './pages';

/*
 * A Get returns one execution, and a list returns all executions of one parent. So several concurrent executions of one
 * parent are taken from its list, where that needs fewer calls than a Get for each.
 */

export interface ObjectKey {
  readonly id: string;
  readonly scope: Scope;
  readonly ids: Readonly<Record<string, string>>;
  /** What the parent's list is requested by; undefined where the parent is not known. */
  readonly parent: unknown;
  /** True where a field is selected that only the list returns. Then the list is read even for one object. */
  readonly needsList: boolean;
}

interface Wanted {
  readonly key: ObjectKey;
  readonly settle: (found: NodeRecord | null | Promise<NodeRecord | null>) => void;
  readonly fail: (error: unknown) => void;
}

type Group = readonly Wanted[];

/** The list of a parent saves calls from this number of objects on. */
const fewestForList = 2;

/** After these errors, a Get would fail as well, or add to the throttling. */
const unrecoverable: ReadonlySet<string> = new Set([
  'THROTTLED',
  'BUDGET_EXCEEDED',
  'RATE_LIMITED',
  'DEADLINE_EXCEEDED',
]);

const isUnrecoverable = (error: unknown): boolean =>
  error instanceof GatewayError && unrecoverable.has(error.code);

/** How objects of one kind are fetched. */
export interface ParentBatching {
  readonly under: ParentList<unknown, NodeRecord>;
  readonly get: (key: ObjectKey) => Promise<NodeRecord | null>;
  /** The views that have all fields of the lists. */
  readonly views: readonly string[];
  /** The operation that a hit of the shared cache saves a call of. */
  readonly getOperation: { readonly service: string; readonly name: string };
  /** Called with each object that the whole list of its parent lacks, and when AWS returned that, in epoch milliseconds. */
  readonly onUnlisted: (id: string, at: number) => void;
  /** When to fetch the objects that were requested together. */
  readonly schedule: Pauses['schedule'];
}

/** Fetches concurrent objects in as few calls as the lists of their parents allow. */
export const batchByParent = (
  aws: AwsReader,
  { under, get, views, getOperation, onUnlisted, schedule }: ParentBatching,
): DataLoader<ObjectKey, NodeRecord | null, string> => {
  const { list, parentKeyOf } = under;
  const isParentInIds = under.isParentInIds ?? false;

  const fewestOf = (group: Group): number => (group.some(({ key }) => key.needsList) ? 1 : fewestForList);

  const getEach = (group: Group): void => {
    for (const { key, settle } of group) settle(get(key));
  };

  /**
   * Takes objects from the parent's list, page by page, while that saves calls. `missing` are those that it did not find;
   * `isWhole` is true where the list was read to its end, and `at` is when AWS returned its oldest page. Rejects where the list fails
   * and a Get would fail as well.
   */
  const takeFromList = async (
    group: Group,
    parent: unknown,
  ): Promise<{ readonly missing: Group; readonly isWhole: boolean; readonly at: number }> => {
    const scope = group[0]?.key.scope;
    let missing = group;
    let pages = 0;
    let isWhole = true;
    let at = Infinity;
    try {
      if (!scope) return { missing, isWhole, at };
      for await (const { page } of pagesFrom((token) => aws.read(pageQuestion(list, scope, parent, token)))) {
        pages += 1;
        at = Math.min(at, page.fetchedAt.getTime());
        const byId = new Map(page.items.map((item) => [item.id, item]));
        const before = missing.length;
        missing = missing.filter(({ key, settle }) => {
          const item = byId.get(key.id);
          if (item) settle(item);
          return !item;
        });
        isWhole = page.nextToken === undefined;
        if (missing.length < fewestOf(missing) || missing.length === before) break;
      }
    } catch (error) {
      if (isUnrecoverable(error)) throw error;
      isWhole = false;
    }
    if (pages === 0 && scope) at = aws.nullSince(pageQuestion(list, scope, parent, undefined).key) ?? at;
    const answered = isWhole && isParentInIds ? group.length : group.length - missing.length;
    if (pages > answered) aws.recordAvoidable(pages - answered);
    return { missing, isWhole, at };
  };

  const fetchOfParent = async (group: Group, parent: unknown): Promise<void> => {
    if (group.length < fewestOf(group)) {
      getEach(group);
      return;
    }
    const { missing, isWhole, at } = await takeFromList(group, parent);
    if (!isWhole || !isParentInIds) {
      getEach(missing);
      return;
    }
    for (const { key, settle } of missing) {
      // Without a page, nothing shows when AWS did not have it.
      if (at < Infinity) onUnlisted(key.id, at);
      settle(null);
    }
  };

  const parentOf = (record: NodeRecord): string | undefined => {
    const parent = parentKeyOf(record);
    return parent === undefined ? undefined : JSON.stringify(list.input(parent, undefined));
  };

  /** Records the calls that the list of a parent would have saved, for objects that turn out to share that parent. */
  const recordSiblings = async (gets: readonly Promise<NodeRecord | null>[]): Promise<void> => {
    const results = await Promise.allSettled(gets);
    const parents = results.flatMap((result) =>
      result.status === 'fulfilled' && result.value ? (parentOf(result.value) ?? []) : [],
    );
    for (const siblings of groupedBy(parents, (parent) => parent).values()) {
      if (siblings.length > fewestForList) aws.recordAvoidable(siblings.length - fewestForList);
    }
  };

  /** Gets the first object to learn its parent, because the ids do not name it. That parent's list may hold the others. */
  const fetchOfUnknownParent = async (group: Group): Promise<void> => {
    const [first, ...rest] = group;
    if (!first || rest.length < fewestOf(group)) {
      getEach(group);
      return;
    }
    const got = get(first.key);
    first.settle(got);
    const found = await got.catch(() => undefined);
    if (found === null) return fetchOfUnknownParent(rest);
    const parent = found && parentKeyOf(found);
    if (parent === undefined) {
      getEach(rest);
      return;
    }
    const { missing } = await takeFromList(rest, parent);
    if (rest.length - missing.length >= fewestOf(rest)) return fetchOfUnknownParent(missing);
    const gets = missing.map(({ key, settle }) => {
      const answer = get(key);
      settle(answer);
      return answer;
    });
    return recordSiblings(gets);
  };

  /** Rejects all objects of the group that have not settled, if `fetching` fails. */
  const orFail = async (group: Group, fetching: Promise<void>): Promise<void> => {
    try {
      await fetching;
    } catch (error) {
      for (const { fail } of group) fail(error);
    }
  };

  const fetchAll = (wanted: Group): void => {
    const groups = groupedBy(wanted, ({ key: { scope, parent } }) =>
      JSON.stringify([scopeKey(scope), parent === undefined ? null : list.input(parent, undefined)]),
    );
    for (const group of groups.values()) {
      const parent = group[0]?.key.parent;
      void orFail(group, parent === undefined ? fetchOfUnknownParent(group) : fetchOfParent(group, parent));
    }
  };

  /** Where the Get of another field is denied, the list may still be allowed. */
  const fromListInstead = (key: ObjectKey, error: unknown): Promise<NodeRecord | null> => {
    if (isUnrecoverable(error)) throw error;
    return new Promise((settle, fail) => fetchAll([{ key: { ...key, needsList: true }, settle, fail }]));
  };

  const { getSharedRecord } = aws;
  return batchLoader<ObjectKey, NodeRecord>(
    ({ id }) => id,
    getSharedRecord &&
      (async ({ id, scope, needsList }) =>
        needsList ? undefined : getSharedRecord(id, views, calledOperation(getOperation, scope))),
    (missing) => {
      // Where other fields get all of these objects anyway, their lists save nothing.
      const gets = missing.flatMap((key) => {
        const get = aws.underWay<NodeRecord>(recordKey(key.id, 'get'));
        return get ? [get.catch((error: unknown) => fromListInstead(key, error))] : [];
      });
      if (gets.length === missing.length) return gets;
      const wanted: Wanted[] = [];
      const results = missing.map(
        (key) => new Promise<NodeRecord | null>((settle, fail) => void wanted.push({ key, settle, fail })),
      );
      fetchAll(wanted);
      return results;
    },
    schedule,
  );
};
