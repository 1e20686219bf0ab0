import type DataLoader from 'dataloader';
import type { AwsReader, Question } from '../aws/reader';
import { recordKey, recordViews } from '../aws/cache/entry';
import { calledOperation } from '../aws/callLedger';
import { type AnyKind, isNodeKind, kindOf, type NodeKind, nodeKinds, type NodeRecords } from '../kinds';
import type { GetSpec } from '../kinds/kind';
import type { ViewNeed } from '../kinds/views';
import type { MaybePromise } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import type { Pauses } from '../model/timeSlice';
import { batchByName, type NameKey } from './batchByName';
import { batchByParent, type ObjectKey } from './batchByParent';
import { findInPages, pageQuestion } from './pages';

type Ids = Readonly<Record<string, string>>;
type Known = Readonly<Record<string, unknown>>;
type MaybeRecord = MaybePromise<NodeRecord | null>;

/** The views that satisfy each need. The view `ids` never does: a look-up must find out whether the object exists. */
const viewsByNeed = new Map(
  nodeKinds.map((type): [string, Readonly<Record<ViewNeed, readonly string[]>>] => {
    const { views } = kindOf(type);
    const get = views.get === views.extended ? ['get'] : ['get', 'extended'];
    const list = ['list', ...get];
    return [type, { ids: list, list, listOnly: ['list'], get, extended: ['extended'] }];
  }),
);

const viewsOf = ({ type }: AnyKind): Readonly<Record<ViewNeed, readonly string[]>> => {
  const views = viewsByNeed.get(type);
  if (!views) throw new TypeError(`${type} is no kind.`);
  return views;
};

/** The question for one object. */
export const getQuestion = (
  kind: AnyKind,
  get: GetSpec<string, never>,
  scope: Scope,
  ids: Ids,
): Question<NodeRecord> => {
  const object = kind.idOf(scope, ids);
  return {
    key: recordKey(object, 'get'),
    object,
    scope,
    visibleWith: kind.visibleWith,
    operation: get.operation,
    input: get.input(ids),
    parse: (answer) => kind.parseGet(scope, ids, answer),
  };
};

/** Fetches objects of one kind. */
const createKindLoader = (aws: AwsReader, kind: AnyKind, { schedule }: Pauses) => {
  const under = kind.listing?.under;
  const needed = viewsOf(kind);
  let byName: DataLoader<NameKey, NodeRecord | null, string> | undefined;
  let byParent: DataLoader<ObjectKey, NodeRecord | null, string> | undefined;
  /** When a list of AWS lacked an object, by its global id. */
  const unlistedAt = new Map<string, number>();

  const getOne = (get: GetSpec<string, never>, scope: Scope, ids: Ids): MaybeRecord =>
    aws.read(getQuestion(kind, get, scope, ids));

  /** Looks the object up in the shared cache first, where the `list` view suffices. Otherwise gets it. */
  const getOrShared = (
    get: GetSpec<string, never>,
    scope: Scope,
    ids: Ids,
    views: readonly string[],
  ): MaybeRecord => {
    const { getSharedRecord } = aws;
    if (!getSharedRecord || !views.includes('list')) return getOne(get, scope, ids);
    return getSharedRecord(kind.idOf(scope, ids), ['list'], calledOperation(get.operation, scope)).then(
      (found) => (found === undefined ? getOne(get, scope, ids) : found),
    );
  };

  const fetch = (id: string, scope: Scope, ids: Ids, need: ViewNeed, known: Known): MaybeRecord => {
    const { batchGet, get } = kind;
    if (batchGet) {
      byName ??= batchByName(aws, kind, batchGet, schedule);
      return byName.load({ id, scope, name: ids.name ?? '', isExtended: need === 'extended' });
    }
    if (!get) throw new TypeError(`The kind ${kind.type} has no Get.`);
    if (need === 'get' || !under?.isBatched) return getOrShared(get, scope, ids, needed[need]);
    byParent ??= batchByParent(aws, {
      under,
      get: async (key) => getOne(get, key.scope, key.ids),
      views: needed.list,
      getOperation: get.operation,
      onUnlisted: (missing, at) => void unlistedAt.set(missing, at),
      schedule,
    });
    const parent = under.parentKeyOf({ ...known, ...ids });
    return byParent.load({ id, scope, ids, parent, needsList: need === 'listOnly' });
  };

  /** The record as a list returns it; undefined where the parent is not known, or its list lacks the object. */
  const fromList = (record: NodeRecord): MaybePromise<NodeRecord | undefined> => {
    const listed = aws.getListedRecord(record.id, needed.listOnly);
    if (listed) return listed;
    const parent = under?.parentKeyOf(record);
    if (!under || parent === undefined) return undefined;
    const { scope, id } = record;
    return findInPages(
      (token) => aws.read(pageQuestion(under.list, scope, parent, token)),
      (item) => item.id === id,
    );
  };

  const { visibleWith } = kind;

  const load = (
    scope: Scope,
    ids: Ids,
    need: ViewNeed,
    known: Known = {},
    id = kind.idOf(scope, ids),
  ): MaybeRecord => {
    aws.checkVisible(scope, visibleWith);
    if (need === 'listOnly' && !under?.isBatched) return loadFromList(scope, ids, known);
    const cached =
      need === 'listOnly' ? aws.getListedRecord(id, needed.listOnly) : aws.getRecord(id, needed[need]);
    return cached === undefined ? fetch(id, scope, ids, need, known) : cached;
  };

  /** Where no list can be read, falls back to the Get. Only the `listOnly` fields are missing then. */
  const loadFromList = async (scope: Scope, ids: Ids, known: Known): Promise<NodeRecord | null> => {
    const stub = kind.stub(scope, ids, aws.now(), known);
    const listed = await Promise.resolve(fromList(stub)).catch(() => undefined);
    return listed ?? load(scope, ids, 'list', known);
  };

  /** The record that `load` returns without a call; undefined where it might need one. */
  const cached = (scope: Scope, ids: Ids, need: ViewNeed): NodeRecord | null | undefined => {
    aws.checkVisible(scope, visibleWith);
    const id = kind.idOf(scope, ids);
    return need === 'listOnly' ? aws.getListedRecord(id, needed.listOnly) : aws.getRecord(id, needed[need]);
  };

  /** When AWS did not know an object that was loaded, in epoch milliseconds; undefined where it knew it. */
  const absentAt = (id: string): number | undefined =>
    unlistedAt.get(id) ?? newestNull(recordViews.map((view) => aws.nullSince(recordKey(id, view))));

  return { load, cached, fromList, absentAt };
};

const newestNull = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((time) => time !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
};

const kindOfRecord = ({ kind }: NodeRecord): AnyKind => {
  if (!isNodeKind(kind)) throw new TypeError(`${kind} is no kind.`);
  return kindOf(kind);
};

/** The ids in a record. */
const idsIn = (kind: AnyKind, record: NodeRecord): Ids => {
  const members = record as unknown as Ids;
  return Object.fromEntries(kind.idNames.map((name) => [name, members[name] ?? '']));
};

export const recordLoaders = (aws: AwsReader, pauses: Pauses) => {
  const loaders = new Map<NodeKind, ReturnType<typeof createKindLoader>>();
  const loaderOf = (kind: AnyKind) => {
    const known = loaders.get(kind.type);
    if (known) return known;
    const created = createKindLoader(aws, kind, pauses);
    loaders.set(kind.type, created);
    return created;
  };

  return {
    /**
     * An object by its ids, with at least the fields of `need`; null where it does not exist. `known` holds other fields
     * of the object, which may name its parent. Costs no call when cached, otherwise one Get or the pages of its parent's
     * list. Concurrent look-ups share calls.
     */
    byIds: <Type extends NodeKind>(
      type: Type,
      scope: Scope,
      ids: Ids,
      need: ViewNeed,
      known?: Known,
    ): MaybePromise<NodeRecords[Type] | null> =>
      loaderOf(kindOf(type)).load(scope, ids, need, known) as MaybePromise<NodeRecords[Type] | null>,

    /**
     * The same where it is cached in this process: null where AWS did not know it, undefined where nothing is cached. Costs no
     * call.
     */
    cached: <Type extends NodeKind>(
      type: Type,
      scope: Scope,
      ids: Ids,
      need: ViewNeed,
    ): NodeRecords[Type] | null | undefined =>
      loaderOf(kindOf(type)).cached(scope, ids, need) as NodeRecords[Type] | null | undefined,

    /**
     * When AWS said that it does not know an object, in epoch milliseconds, after `byIds` has returned null: the answer may come
     * from the cache. Undefined otherwise.
     */
    absentAt: (type: NodeKind, scope: Scope, ids: Ids): number | undefined => {
      const kind = kindOf(type);
      return loaderOf(kind).absentAt(kind.idOf(scope, ids));
    },

    /** The same object with at least the fields of `need`; null where it no longer exists. */
    hydrate: <Rec extends NodeRecord>(record: Rec, need: ViewNeed): MaybePromise<Rec | null> => {
      const kind = kindOfRecord(record);
      return loaderOf(kind).load(
        record.scope,
        idsIn(kind, record),
        need,
        record as unknown as Known,
        record.id,
      ) as MaybePromise<Rec | null>;
    },

    /** The same object as a list or a Get returned it, where it is cached in this process. Costs no call. */
    known: <Rec extends NodeRecord>(record: Rec): Rec | null | undefined => {
      const kind = kindOfRecord(record);
      return loaderOf(kind).cached(record.scope, idsIn(kind, record), 'list') as Rec | null | undefined;
    },

    /** The object as a list returns it; undefined where the parent is not known, or its list lacks the object. */
    fromList: <Rec extends NodeRecord>(record: Rec): MaybePromise<Rec | undefined> =>
      loaderOf(kindOfRecord(record)).fromList(record) as MaybePromise<Rec | undefined>,
  };
};
