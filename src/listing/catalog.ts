import type { ForgottenList, History, ListChanges, ListRead, StoredList } from '../history';
import { HistoryUnavailable } from '../history/outage';
import { decodeNodeId, isExecutionKind } from '../kinds';
import { reasonOf } from '../model/coverage';
import { GatewayError } from '../model/errors';
import type { AwsList } from '../kinds/list';
import type { ExecutionRecord, NodeRecord } from '../model/record';
import { isSameScope, type Scope, scopeKey } from '../model/scope';
import { epochMs } from '../model/time';
import type { TtlClass } from '../model/ttl';
import type { Branch } from './branches';
import { createFreshness, triedAt } from './freshness';
import { createList, type List, type ListedObject, requestOf } from './list';
import { createNews } from './news';

/*
 * What the gateway knows of AWS's lists of executions in all scopes: which lists there are, and when each was read. The
 * history stores it, so that a restart costs few calls, and so that replicas see what the others have read.
 */

export interface CatalogOptions {
  readonly history: History;
  /** How long what is known of a list stays good, in milliseconds. */
  readonly lifetimes: Readonly<Record<TtlClass, number>>;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Moves when another store answers than before. */
  readonly epoch?: () => number;
}

/** The history forgets after a day which lists were removed. A replica that was away for so long loads them all. */
const longestAwayMs = 12 * 3_600_000;

const namedRunOf = (record: NodeRecord & { readonly lifecycleExecutionId?: unknown }): string | undefined =>
  record.kind === 'Image' && typeof record.lifecycleExecutionId === 'string'
    ? record.lifecycleExecutionId
    : undefined;

/** The kind of the executions in a list; of a list of others, that of the first ones beneath it. */
const executionKindIn = ({ kind, children }: Branch): string => {
  if (isExecutionKind(kind)) return kind.execution.kind;
  const [child] = children;
  if (!child) throw new TypeError(`No executions belong to ${kind.type}.`);
  return executionKindIn(child);
};

/** The error of a reason that was stored. */
export const storedFailure = (reason: string): GatewayError => {
  const colon = reason.indexOf(': ');
  return new GatewayError(reason.slice(0, colon) as GatewayError['code'], reason.slice(colon + 2));
};

const failureOf = ({ failure }: StoredList): List['failure'] =>
  failure && { error: storedFailure(failure.reason), at: failure.at };

const storedListOf = ({ key, scope, branch, parent, known, failure }: List): StoredList => ({
  key,
  scope,
  kind: executionKindIn(branch),
  parent: parent && {
    id: parent.id,
    list: parent.holder.key,
    createdAt: parent.createdAt,
    run: parent.namedRun,
    isLively: parent.ttl === 'volatile',
  },
  read: known,
  failure: failure && { reason: reasonOf(failure.error), at: failure.at },
});

const later = (one: number | undefined, other: number | undefined): number | undefined =>
  one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);

export const createCatalog = ({ history, lifetimes, now, epoch: storeEpoch = () => 0 }: CatalogOptions) => {
  const awsNews = createNews();
  const freshness = createFreshness(awsNews, lifetimes, now);
  let roots = new Map<string, List>();
  /** All lists that are roots or beneath them, by key. */
  let lists = new Map<string, List>();
  /** What the history knows of other lists, by key, and their keys by that of the list that has their object. */
  let stored = new Map<string, StoredList>();
  let storedUnder = new Map<string, Set<string>>();
  /** The objects in all lists, by id. */
  let objects = new Map<string, ListedObject>();
  /** When lists of whole scopes were forgotten, by key, as far as this is taken. */
  let forgottenAt = new Map<string, number>();
  let version = 0;
  let epoch: number | undefined;
  /** The moment of the history, the version of its lists, and the time until which the changes of lists are known. */
  let moment = 0;
  let listsVersion = -1;
  let caughtUpAt = -Infinity;

  const addList = (list: List): List => {
    lists.set(list.key, list);
    const known = stored.get(list.key);
    if (known) {
      stored.delete(list.key);
      list.known = known.read;
      list.failure = failureOf(known);
    }
    addStoredObjects(list);
    return list;
  };

  const addObject = (
    holder: List,
    record: NodeRecord,
    object: Omit<ListedObject, 'id' | 'holder' | 'lists'>,
  ): ListedObject => {
    const own: List[] = [];
    const added: ListedObject = { id: record.id, holder, ...object, lists: own };
    holder.objects.set(added.id, added);
    objects.set(added.id, added);
    for (const child of holder.branch.children) {
      const under = child.kind.listing?.under;
      if (under)
        own.push(addList(createList(child, holder.scope, under.list, added, requestOf(child.kind, record))));
    }
    return added;
  };

  /** Adds the objects that the history knows lists of. */
  const addStoredObjects = (list: List): void => {
    const found = storedUnder.get(list.key);
    if (!found) return;
    storedUnder.delete(list.key);
    const { kind } = list.branch;
    for (const key of found) {
      const parent = stored.get(key)?.parent;
      if (!parent || list.objects.has(parent.id)) continue;
      const stub = kind.stub(list.scope, decodeNodeId('id', parent.id).ids, new Date(0));
      const lasting = kind.ttl(stub) === 'definition' ? 'definition' : 'stable';
      addObject(list, stub, {
        ttl: parent.isLively ? 'volatile' : lasting,
        createdAt: parent.createdAt,
        lastRunAt: undefined,
        namedRun: parent.run,
        listedAt: now(),
        endedAt: parent.isLively ? undefined : now(),
      });
    }
  };

  /** Removes an object with all that is beneath it. */
  const removeObject = (holder: List, id: string): readonly List[] => {
    const beneath = (list: List): readonly List[] => [
      list,
      ...[...list.objects.values()].flatMap((object) => object.lists.flatMap(beneath)),
    ];
    const removed = holder.objects.get(id)?.lists.flatMap(beneath) ?? [];
    for (const list of removed) {
      lists.delete(list.key);
      for (const beneathId of list.objects.keys()) objects.delete(beneathId);
    }
    holder.objects.delete(id);
    objects.delete(id);
    return removed;
  };

  /** Takes what another replica has learned of a list. Returns false where nothing is new. */
  const update = (list: List, news: StoredList): boolean => {
    const { parent } = list;
    let isNew = false;
    if (parent && news.parent) {
      const { createdAt, run: namedRun, isLively } = news.parent;
      const lasting = parent.ttl === 'volatile' ? 'stable' : parent.ttl;
      const ttl = isLively ? 'volatile' : lasting;
      isNew = parent.ttl !== ttl || parent.namedRun !== namedRun;
      parent.endedAt = ttl === 'volatile' ? undefined : (parent.endedAt ?? now());
      Object.assign(parent, { createdAt, namedRun, ttl });
    }
    const known = news.read;
    if (list.known?.isFinal && known?.isFinal === false) list.known = { ...list.known, isFinal: false };
    const failure = failureOf(news);
    if (list.isDistrusted || triedAt({ known, failure }) <= triedAt(list)) return isNew;
    list.known = known;
    list.failure = failure;
    list.progress = undefined;
    return true;
  };

  /**
   * Forgets how a list of a whole scope was read, with all that is beneath it, so that all of it is read again. The history returns the
   * news more than once: what was read since the first time stays. Returns false where it is not new.
   */
  const forget = ({ key, at }: ForgottenList): boolean => {
    if (at <= (forgottenAt.get(key) ?? -Infinity)) return false;
    forgottenAt.set(key, at);
    const list = lists.get(key);
    if (!list) return false;
    for (const id of [...list.objects.keys()]) removeObject(list, id);
    list.known = undefined;
    list.failure = undefined;
    list.progress = undefined;
    return true;
  };

  const take = ({ lists: changed, forgotten, removed, moment: next }: ListChanges): void => {
    const holders = new Set<List>();
    let isNew = removed.length > 0;
    for (const one of forgotten) isNew = forget(one) || isNew;
    for (const news of changed) {
      const { key, parent } = news;
      const known = lists.get(key);
      if (known) isNew = update(known, news) || isNew;
      else {
        isNew = true;
        stored.set(key, news);
        const holder = parent && lists.get(parent.list);
        if (holder) holders.add(holder);
        if (parent) storedUnder.set(parent.list, (storedUnder.get(parent.list) ?? new Set()).add(key));
      }
    }
    holders.forEach(addStoredObjects);
    for (const key of removed) {
      const parent = lists.get(key)?.parent;
      if (parent) removeObject(parent.holder, parent.id);
      stored.delete(key);
    }
    if (isNew) version += 1;
    moment = next;
  };

  const load = async (): Promise<void> => {
    let opened: number;
    let all: ListChanges;
    do {
      opened = storeEpoch();
      all = await history.lists.changedSince(0);
    } while (opened !== storeEpoch()); // Another store answers since the query.
    roots = new Map();
    lists = new Map();
    stored = new Map();
    storedUnder = new Map();
    objects = new Map();
    forgottenAt = new Map();
    version += 1;
    take(all);
    epoch = opened;
  };

  const isOpen = (): boolean =>
    epoch === storeEpoch() && (!history.isShared || now() - caughtUpAt < longestAwayMs);

  const readChanges = async (): Promise<void> => {
    const readAt = now();
    const readVersion = history.lists.version();
    if (isOpen()) {
      // What this process has learned of lists itself is newer than what is written.
      const news = await (history.isShared
        ? history.lists.changedSince(moment)
        : history.lists.forgottenSince(moment));
      if (isOpen()) take(news);
    }
    if (!isOpen()) await load();
    caughtUpAt = readAt;
    listsVersion = readVersion;
  };

  let reading: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  /** Takes what was written before the call. Calls at the same time share one query, which begins later. */
  const catchUp = (): Promise<void> => {
    next ??= reading
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        reading = readChanges();
        return reading;
      });
    return next;
  };

  const place = (some: readonly List[]): void => {
    version += 1;
    history.lists.place(some.map(storedListOf));
  };

  const save = (list: List): void => {
    version += 1;
    history.lists.save([storedListOf(list)]);
  };

  return {
    /** Moves with each change of what is known. */
    version: () => version,
    /**
     * Resolves when what the history has is known. Where another store answers now, forgets what is not in that one. Rejects
     * with HistoryUnavailable.
     */
    async open(): Promise<void> {
      if (!isOpen() || listsVersion !== history.lists.version()) await catchUp();
    },
    /** Takes what other replicas have written before the call, as far as the history can be read. */
    async catchUp(): Promise<void> {
      if (!history.isShared) return;
      await catchUp().catch((error: unknown) => {
        if (!(error instanceof HistoryUnavailable)) throw error;
      });
    },
    /** The object with this global id, in the list that has it; undefined where no list is known to have it. */
    object: (id: string): ListedObject | undefined => objects.get(id),
    /** The list of a whole scope. */
    root(scope: Scope, branch: Branch): List {
      const key = `${scopeKey(scope)} ${branch.kind.type}`;
      const known = roots.get(key);
      if (known) return known;
      const inScope = branch.kind.listing?.inScope;
      if (!inScope) throw new TypeError(`AWS lists no ${branch.kind.type} for a scope.`);
      const list = addList(
        createList(branch, scope, inScope as AwsList<unknown, NodeRecord>, undefined, undefined),
      );
      roots.set(key, list);
      return list;
    },
    ...freshness,
    now,
    /** False for a list whose object is gone, and as soon as another store answers: then, what is learned of it is lost. */
    has: (list: List): boolean => epoch === storeEpoch() && lists.get(list.key) === list,
    /** Adds an object that AWS lists, or what has changed of it. */
    putObject(list: List, record: NodeRecord): ListedObject {
      const { kind } = list.branch;
      const known = list.objects.get(record.id);
      const ttl = kind.ttl(record);
      const at = record.fetchedAt.getTime();
      const object = {
        ttl,
        createdAt: epochMs(kind.listing?.createdAt?.(record)),
        lastRunAt: later(epochMs(kind.listing?.lastRunAt?.(record)), known?.lastRunAt),
        namedRun: namedRunOf(record),
        listedAt: Math.max(at, known?.listedAt ?? -Infinity),
        endedAt: ttl === 'volatile' ? undefined : (known?.endedAt ?? at),
      };
      if (!known) {
        const added = addObject(list, record, object);
        place(added.lists);
        return added;
      }
      const isChanged = known.ttl !== object.ttl || known.namedRun !== object.namedRun;
      Object.assign(known, object);
      // What has ended may run again, as an image whose build is retried.
      if (known.ttl === 'volatile') {
        for (const child of known.lists)
          if (child.known?.isFinal) child.known = { ...child.known, isFinal: false };
      }
      if (isChanged) place(known.lists);
      return known;
    },
    /**
     * Notes that an execution of the object with this global id ran at a moment, in epoch milliseconds. Returns the lists of its executions: those that
     * were not read since are due. Empty where no list is known to have the object.
     */
    noteRun(id: string, at: number): readonly List[] {
      const object = objects.get(id);
      if (!object) return [];
      const before = object.lastRunAt;
      object.lastRunAt = later(before, at);
      if (object.lastRunAt !== before) version += 1;
      return object.lists;
    },
    /** Forgets objects that AWS did not list at a moment, in epoch milliseconds. */
    removeObjects(list: List, ids: readonly string[], at: number): void {
      if (ids.length === 0) return;
      history.lists.remove(ids.flatMap((id) => removeObject(list, id).map(({ key }) => key)));
      history.markParentsGone(ids, at);
    },
    /** A list was read. */
    finish(list: List, known: ListRead): void {
      list.known = known;
      list.isDistrusted = false;
      list.failure = undefined;
      list.progress = undefined;
      save(list);
    },
    /** A list could not be read. What was read of it before stays. */
    fail(list: List, error: GatewayError): void {
      list.progress = undefined;
      list.failure = { error, at: now() };
      save(list);
    },
    /** Lets the list be read again that an execution came from, without the cache, since AWS's answer was malformed. */
    distrust({ scope, parents }: ExecutionRecord): void {
      const own = [...roots.values()].filter((root) => isSameScope(root.scope, scope));
      const beneath = own.flatMap((root) => [...root.objects.values()].flatMap((object) => object.lists));
      for (const { objects } of [...own, ...beneath]) {
        for (const list of objects.get(parents[0] ?? '')?.lists ?? []) {
          list.isDistrusted = true;
          if (list.known) list.known = { ...list.known, checkedAt: -Infinity };
        }
      }
      version += 1;
    },
    /**
     * Takes the news that something has changed of an object with this global id: its list, and all lists beneath it, are due until AWS
     * has returned them after a moment, in epoch milliseconds.
     */
    expectChange(scope: Scope, type: string, id: string, at: number): void {
      awsNews.add(scope, type, id, at);
      version += 1;
    },
    /** Moves the version after a list was read in part. */
    touch: () => void (version += 1),
  };
};

export type Catalog = ReturnType<typeof createCatalog>;
