import type { AnyKind } from '../kinds';
import type { AwsList } from '../kinds/list';
import { type CalledOperation, calledOperation } from '../aws/callLedger';
import type { Question } from '../aws/reader';
import type { ListRead } from '../history';
import { pageQuestion } from '../loaders/pages';
import type { GatewayError } from '../model/errors';
import type { Page } from '../model/page';
import type { NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import type { TtlClass } from '../model/ttl';
import type { Branch } from './branches';

/** An object that lists belong to, such as an image: what is needed of its record to read them. */
export interface ListedObject {
  readonly id: string;
  /** The list that has it. */
  readonly holder: List;
  /** The TTL class of its record: `volatile` while it is under way. */
  ttl: TtlClass;
  /** Epoch milliseconds. Executions that belong to it start later. Undefined where AWS returns no such time. */
  createdAt: number | undefined;
  /** When the newest execution that belongs to it began, or was last known to run, in epoch milliseconds, where AWS or a log says so. */
  lastRunAt: number | undefined;
  /** The lifecycle run that an image names. */
  namedRun: string | undefined;
  /**
   * When it was last known to be listed, in epoch milliseconds: what AWS has returned before does not show that it is gone. Of what
   * another replica has listed, when this one has learned of it.
   */
  listedAt: number;
  /** Since when it is known to have ended, likewise. Undefined while it is under way. */
  endedAt: number | undefined;
  /** The lists of executions that belong to it. */
  readonly lists: readonly List[];
}

/** How long what is known of lists is good, in milliseconds. */
export interface Patience {
  /** A list that was read, or could not be, after this moment is good, in epoch milliseconds. */
  readonly since: number;
  /** The same for lists whose changes AWS reports by events, so that they are read less often. */
  readonly reported?: { readonly has: (list: List) => boolean; readonly since: number } | undefined;
  /** A list with something under way: for so long at least. */
  readonly volatileMs: number;
  /** A list that may change, but not at any moment: for so long at least. One that AWS has denied: likewise, but 30 s at most. */
  readonly leastMs: number;
  /** It is good for so long at most, unless nothing in it has started for long. */
  readonly mostMs: number;
  /** One in which nothing has started for long: for a tenth of that time, but so long at most. */
  readonly quietMs: number;
}

/** Lists are as good as an answer in the cache. */
export const usualPatience: Patience = {
  since: Infinity,
  volatileMs: 0,
  leastMs: 0,
  mostMs: Infinity,
  quietMs: 0,
};

/** For a round that reads what was never read, and what AWS has reported a change of since, and nothing else. */
export const onlyUnread: Patience = { ...usualPatience, since: -Infinity };

/** The lists whose changes AWS reports by events. */
export interface ReportedLists {
  readonly has: (list: List) => boolean;
  /** So many times less often, they are read without an event. At least 1. */
  readonly slowdown: number;
}

/** A list that is read: what its pages have shown so far. */
export interface ListProgress {
  /** The token of the next page. */
  token: string | undefined;
  readonly tokens: Set<string>;
  pages: number;
  /** True where the list is read from its begin to its end, and not its first pages alone. */
  readonly isWhole: boolean;
  /** When the reading began. */
  readonly begunAt: number;
  /** What the history had not stored by then, since its queue was full. */
  readonly droppedBefore: number;
  /** When AWS returned the oldest page, or that the parent does not exist; Infinity before that. */
  oldestAt: number;
  /** When it returned the newest one; -Infinity before that. */
  newestAt: number;
  /** True where something in it is under way. */
  isVolatile: boolean;
  /** The ids of the objects that were listed, where lists belong to them. */
  readonly objects: Set<string>;
  /** Those that were known when the reading began. Others were added meanwhile. */
  readonly objectsBefore: ReadonlySet<string>;
  readonly order: ItemOrder;
}

/** What the order of the items shows. */
export interface ItemOrder {
  firstId: string | undefined;
  lastVolatileId: string | undefined;
  /** The latest start, in epoch milliseconds; undefined where no item has one. */
  newestStart: number | undefined;
  /** The start of the last item, in epoch milliseconds; undefined where the items are not ordered by it. */
  lastStart: number | undefined;
}

/** A reading under way, which others wait for. */
export interface ListReading {
  /** That for the next page. */
  readonly question: Question<Page<NodeRecord>>;
  /** Resolves when the next page is handled, or the reading has ended. */
  readonly step: Promise<void>;
}

/**
 * A list of AWS, and what the gateway knows of it. Its items are not here, but in the history. All requests of the process
 * share it.
 */
export interface List {
  readonly key: string;
  readonly scope: Scope;
  readonly branch: Branch;
  /** The object that it belongs to; undefined for a list of a whole scope. */
  readonly parent: ListedObject | undefined;
  readonly operation: CalledOperation;
  readonly question: (token: string | undefined) => Question<Page<NodeRecord>>;
  /** How it was last read to its end. */
  known: ListRead | undefined;
  /** Why and when (epoch milliseconds) the last try to read it failed; undefined where it succeeded. */
  failure: { readonly error: GatewayError; readonly at: number } | undefined;
  progress: ListProgress | undefined;
  reading: ListReading | undefined;
  /** True where what AWS has returned was malformed, so that the cache is not to be used. */
  isDistrusted: boolean;
  /** The listed objects that lists belong to, by id; empty for a list of others. */
  readonly objects: Map<string, ListedObject>;
}

export const createList = (
  branch: Branch,
  scope: Scope,
  list: AwsList<unknown, NodeRecord>,
  parent: ListedObject | undefined,
  requestedBy: unknown,
): List => {
  const question = (token: string | undefined) => ({
    ...pageQuestion(list, scope, requestedBy, token),
    visibleWith: branch.visibleWith,
    // The record of a parent shows whether its list may change at any moment.
    isBulk: parent !== undefined,
  });
  return {
    key: question(undefined).key,
    scope,
    branch,
    parent,
    operation: calledOperation(list.operation, scope),
    question,
    known: undefined,
    failure: undefined,
    progress: undefined,
    reading: undefined,
    isDistrusted: false,
    objects: new Map(),
  };
};

/** What the lists under an object are requested by, from its record. */
export const requestOf = (child: AnyKind, record: NodeRecord): unknown => {
  const keyOf = child.listing?.under?.parent?.keyOf as ((parent: NodeRecord) => unknown) | undefined;
  return keyOf?.(record);
};
