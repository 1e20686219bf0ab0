import { clockToleranceMs } from '../aws/cache/entry';
import type { History, KnownList as StoredList } from '../history';
import { decodeNodeId, isExecutionKind } from '../kinds';
import { reasonOf } from '../model/coverage';
import { groupedBy } from '../model/groups';
import { GatewayError } from '../model/errors';
import type { AwsList } from '../kinds/list';
import type { ExecutionRecord, NodeRecord } from '../model/record';
import { isSameScope, type Scope, scopeKey, scopeOf } from '../model/scope';
import { epochMs } from '../model/time';
import type { TtlClass } from '../model/ttl';
import type { Branch } from './branches';
import { createList, type KnownList, type List, type ListedObject, type Patience, requestOf } from './list';

/*
 * What the gateway knows of AWS's lists of executions in all scopes: which lists there are, and when each was read. The
 * history stores it, so that a restart costs few calls.
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

/** A list that could not be read is tried again after this time at the latest. */
const failurePatienceMs = 30_000;

/** A list in which nothing has started for a time is read again after this part of it. */
const quietPart = 10;

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

/** The key of the objects of one type in one scope. */
const objectsKey = (scope: Scope, type: string): string => `${scopeKey(scope)} ${type}`;

const objectsKeyOf = ({ parentId }: StoredList): string | undefined => {
  if (parentId === undefined) return undefined;
  const { type, accountId, region } = decodeNodeId('id', parentId);
  return objectsKey(scopeOf(accountId, region), type);
};

const storedFailure = (reason: string): GatewayError => {
  const colon = reason.indexOf(': ');
  return new GatewayError(reason.slice(0, colon) as GatewayError['code'], reason.slice(colon + 2));
};

export const createCatalog = ({ history, lifetimes, now, epoch: storeEpoch = () => 0 }: CatalogOptions) => {
  let roots = new Map<string, List>();
  let version = 0;
  /** What the history knows of lists that are not among the roots or beneath them yet, by key. */
  let stored = new Map<string, StoredList>();
  /** The same by the type and scope of the objects that they belong to. */
  let storedUnder: ReadonlyMap<string, readonly StoredList[]> = new Map();
  let epoch: number | undefined;
  let loading: Promise<void> | undefined;

  const withStored = (list: List): List => {
    const known = stored.get(list.key);
    if (!known) return list;
    stored.delete(list.key);
    const { asOf, wholeAt, isComplete, isFinal, pages, failure } = known;
    if (asOf !== undefined && wholeAt !== undefined && isComplete) {
      list.known = {
        asOf,
        checkedAt: wholeAt,
        wholeAt,
        pages,
        ttl: 'stable',
        newestStart: undefined,
        isFinal,
        changesDownTo: undefined,
      };
    }
    if (failure !== undefined) list.failure = { error: storedFailure(failure), at: -Infinity };
    return list;
  };

  const addObject = (
    list: List,
    record: NodeRecord,
    object: Pick<ListedObject, 'ttl' | 'createdAt' | 'namedRun'>,
  ): ListedObject => {
    const lists: List[] = [];
    const added: ListedObject = { id: record.id, ...object, lists };
    for (const child of list.branch.children) {
      const under = child.kind.listing?.under;
      if (under)
        lists.push(
          withStored(createList(child, list.scope, under.list, added, requestOf(child.kind, record))),
        );
    }
    list.objects.set(added.id, added);
    return added;
  };

  /** Adds the objects that the history knows lists of. */
  const addStoredObjects = (list: List): void => {
    const { scope, branch } = list;
    for (const { parentId, parentCreatedAt, parentRun, isLively } of storedUnder.get(
      objectsKey(scope, branch.kind.type),
    ) ?? []) {
      if (parentId === undefined || list.objects.has(parentId)) continue;
      const stub = branch.kind.stub(scope, decodeNodeId('id', parentId).ids, new Date(0));
      const lasting = branch.kind.ttl(stub) === 'definition' ? 'definition' : 'stable';
      addObject(list, stub, {
        ttl: isLively ? 'volatile' : lasting,
        createdAt: parentCreatedAt,
        namedRun: parentRun,
      });
    }
  };

  const load = async (): Promise<void> => {
    const lists = await history.lists.all();
    stored = new Map(lists.map((list) => [list.key, list]));
    storedUnder = groupedBy(lists, objectsKeyOf);
    roots = new Map();
    version += 1;
  };

  const storedListOf = ({ key, scope, branch, parent, known, failure }: List): StoredList => ({
    key,
    scope,
    kind: executionKindIn(branch),
    parentId: parent?.id,
    parentCreatedAt: parent?.createdAt,
    parentRun: parent?.namedRun,
    isLively: parent?.ttl === 'volatile',
    asOf: known?.asOf,
    wholeAt: known?.wholeAt,
    isComplete: known !== undefined,
    isFinal: known?.isFinal ?? false,
    pages: known?.pages ?? 0,
    failure: failure && reasonOf(failure.error),
  });

  const save = (lists: readonly List[]): void => {
    version += 1;
    history.lists.save(lists.map(storedListOf));
  };

  const forget = (lists: readonly List[]): void => {
    for (const list of lists) forget([...list.objects.values()].flatMap((object) => object.lists));
    history.lists.remove(lists.map(({ key }) => key));
  };

  return {
    /** Moves with each change of what is known. */
    version: () => version,
    /**
     * Resolves when what the history has is known. Where another store answers now, forgets what is not in that one. Rejects
     * with HistoryUnavailable.
     */
    async open(): Promise<void> {
      if (epoch === storeEpoch()) return;
      const opened = storeEpoch();
      loading ??= load().finally(() => (loading = undefined));
      await loading;
      epoch = opened;
    },
    /** The list of a whole scope. */
    root(scope: Scope, branch: Branch): List {
      const key = objectsKey(scope, branch.kind.type);
      const known = roots.get(key);
      if (known) return known;
      const inScope = branch.kind.listing?.inScope;
      if (!inScope) throw new TypeError(`AWS lists no ${branch.kind.type} for a scope.`);
      const list = withStored(
        createList(branch, scope, inScope as AwsList<unknown, NodeRecord>, undefined, undefined),
      );
      roots.set(key, list);
      addStoredObjects(list);
      return list;
    },
    /**
     * Until when what is known of the list is good, in epoch milliseconds; -Infinity for a list that was not read to its end, or
     * whose last try failed.
     */
    goodUntil({ known, failure, progress, parent }: List, patience: Patience): number {
      const { volatileMs, leastMs, mostMs, quietMs } = patience;
      if (failure) return failure.at + Math.min(leastMs, failurePatienceMs);
      if (!known || progress || known.checkedAt > now() + clockToleranceMs) return -Infinity; // The clock went back.
      const { checkedAt, newestStart, isFinal, ttl } = known;
      if (parent?.ttl === 'volatile' || ttl === 'volatile')
        return checkedAt + Math.max(lifetimes.volatile, volatileMs);
      if (isFinal && checkedAt > -Infinity) return checkedAt + lifetimes.immutable;
      // What has been quiet for long is likely to stay so for a while.
      const isQuietMs = newestStart === undefined ? 0 : (checkedAt - newestStart) / quietPart;
      const most = Math.max(mostMs, Math.min(isQuietMs, quietMs));
      return checkedAt + Math.min(Math.max(lifetimes[ttl], leastMs), most);
    },
    /** The same for a request that accepts answers since `minFetchedAt` (epoch milliseconds). */
    dueAt(list: List, minFetchedAt: number, patience: Patience): number {
      const asOf = list.known?.asOf ?? (list.failure ? list.failure.at : -Infinity);
      return asOf < minFetchedAt ? -Infinity : this.goodUntil(list, patience);
    },
    /** True where the list has to be read for such a request. */
    isDue(list: List, minFetchedAt: number, patience: Patience): boolean {
      return this.dueAt(list, minFetchedAt, patience) <= now();
    },
    now,
    /** Adds an object that AWS lists, or what has changed of it. */
    putObject(list: List, record: NodeRecord): ListedObject {
      const { kind } = list.branch;
      const known = list.objects.get(record.id);
      const object = {
        ttl: kind.ttl(record),
        createdAt: epochMs(kind.listing?.createdAt?.(record)),
        namedRun: namedRunOf(record),
      };
      if (!known) {
        const added = addObject(list, record, object);
        save(added.lists);
        return added;
      }
      const isChanged = known.ttl !== object.ttl || known.namedRun !== object.namedRun;
      Object.assign(known, object);
      // What has ended may run again, as an image whose build is retried.
      if (known.ttl === 'volatile') {
        for (const child of known.lists)
          if (child.known?.isFinal) child.known = { ...child.known, isFinal: false };
      }
      if (isChanged) save(known.lists);
      return known;
    },
    /** Forgets objects that AWS no longer lists. */
    removeObjects(list: List, ids: readonly string[]): void {
      if (ids.length === 0) return;
      forget(ids.flatMap((id) => list.objects.get(id)?.lists ?? []));
      for (const id of ids) list.objects.delete(id);
      history.markParentsGone(ids, now());
    },
    /** A list was read. */
    finish(list: List, known: KnownList): void {
      list.known = known;
      list.isDistrusted = false;
      list.failure = undefined;
      list.progress = undefined;
      save([list]);
    },
    /** A list could not be read. What was read of it before stays. */
    fail(list: List, error: GatewayError): void {
      list.progress = undefined;
      list.failure = { error, at: now() };
      save([list]);
    },
    /** Lets the list be read again that an execution came from, without the cache, since AWS's answer was malformed. */
    distrust({ scope, parents }: ExecutionRecord): void {
      const own = [...roots.values()].filter((root) => isSameScope(root.scope, scope));
      const beneath = own.flatMap((root) => [...root.objects.values()].flatMap(({ lists }) => lists));
      for (const { objects } of [...own, ...beneath]) {
        for (const list of objects.get(parents[0] ?? '')?.lists ?? []) {
          list.isDistrusted = true;
          if (list.known) list.known = { ...list.known, checkedAt: -Infinity };
        }
      }
      version += 1;
    },
    /** Moves the version after a list was read in part. */
    touch: () => void (version += 1),
  };
};

export type Catalog = ReturnType<typeof createCatalog>;
