import { setTimeout as wait } from 'node:timers/promises';
import { lazyPackages } from '../model/lazyPackages';
import type { NodeRecord } from '../model/record';
import { createCoordination, type Notice, type Notices, type Throttle } from './coordination';
import { type Database, usualLimits, type TimeLimits } from './database';
import { createEventReads, deleteOldEvents, type EventLog, type StoredEvent } from './events';
import { createEventNews } from './eventNews';
import { exportLines, importLines } from './lines';
import { createLists, type ForgottenList, type ListChanges, type StoredList } from './lists';
import type { HistoryFilter } from './filter';
import { createLogSourceReads, type StoredLogSource } from './storedLogSources';
import { createLookUps, type StatusChange } from './lookUps';
import { createPostgresTexts, migrate, NewerSchema } from './migrations';
import { HistoryUnavailable, isTooSlow, reasonOf, tooSlow, watchOutage } from './outage';
import { createPages, type HistoryPage, type PageRequest } from './page';
import { createPostgres } from './postgres';
import { deleteOld } from './retention';
import { createSources, type Rights } from './sources';
import { createSqlite } from './sqlite';
import {
  createStatistics,
  type ExpectedDuration,
  type Statistics,
  type StatisticsGroup,
  type StatusCount,
} from './statistics';
import type { StoredExecution } from './stored';
import { createVersion } from './version';
import { createWriter, type ListedExecutions, type WriteCounts } from './writer';

/*
 * The store of every execution that AWS has returned. It is written in the background, and it may fail at any time: then,
 * queries reject with HistoryUnavailable, what is to be written waits, and it recovers by itself.
 */

export interface HistorySettings {
  /** The file of SQLite. */
  readonly file?: string | undefined;
  /** The URL of PostgreSQL. With neither of them, the history is in memory. */
  readonly url?: string | undefined;
  /** So many days after AWS has last returned an execution, or has listed what it belongs to, it is deleted. */
  readonly keepDays: number;
  /** False: inputs, outputs and parameters are not stored. */
  readonly keepSensitive: boolean;
}

/** Events of the store. Their arguments hold no secret. */
export interface HistoryEvents {
  /** Once per outage of reading and of writing. */
  readonly onAway: (use: 'read' | 'write', reason: string) => void;
  readonly onBack: (use: 'read' | 'write') => void;
  /** PostgreSQL has no index of texts, since the extension pg_trgm cannot be created. */
  readonly onSlowTexts: () => void;
}

/** Every query but those of `lists` returns only what the caller may see. All reject with HistoryUnavailable. */
export interface History {
  /** Takes the executions among the records that AWS has returned. Synchronous; they are written within about 100 ms. */
  offer(records: readonly NodeRecord[]): void;
  /**
   * Takes the news that AWS did not find these executions at a moment, in epoch milliseconds. They become HISTORY, with all
   * beneath them. This and the following methods are synchronous too. What they take is written in order, and an execution
   * that AWS has returned later stays.
   */
  markGone(ids: readonly string[], at: number): void;
  /**
   * Takes the news that a list was read from begin to end: from `since` to `at`, in epoch milliseconds. The executions of the
   * list that AWS has not returned since then become HISTORY. TypeError for a kind that is none.
   */
  markUnseen(list: ListedExecutions, since: number, at: number): void;
  /** Takes the news that AWS no longer lists the objects with these global ids. All executions beneath them become HISTORY. */
  markParentsGone(parentIds: readonly string[], at: number): void;
  /**
   * True when all that was taken before is written, which begins at once. False where some of it was dropped, after the
   * limit in milliseconds, and while the store cannot write. Never rejects.
   */
  flush(limitMs?: number): Promise<boolean>;
  /**
   * Resolves while fewer than 5,000 entries wait, and while the store cannot write. Background reading waits for it, so that
   * nothing is dropped. Rejects with the reason of the signal.
   */
  room(signal?: AbortSignal): Promise<void>;
  /**
   * Moves with each batch that may have changed the result of a query, except by the time that has passed. What other
   * processes write is noticed later: PostgreSQL's within a second, and what a command writes into a file within a minute.
   */
  version(): number;
  /** The execution with this global id; undefined where the store has none. */
  get(id: string, rights: Rights): Promise<StoredExecution | undefined>;
  /** Those of these global ids that the store has, by id. */
  getMany(ids: readonly string[], rights: Rights): Promise<ReadonlyMap<string, StoredExecution>>;
  /** Those of these global ids that the store has. Reads no record. */
  stored(ids: readonly string[], rights: Rights): Promise<ReadonlySet<string>>;
  /** The executions with this AWS id in any scope, newest first seen first; at most 25. */
  find(awsId: string, rights: Rights): Promise<readonly StoredExecution[]>;
  /** The same for each of these AWS ids that the store has; at most 25 for each. */
  findMany(
    awsIds: readonly string[],
    rights: Rights,
  ): Promise<ReadonlyMap<string, readonly StoredExecution[]>>;
  page(request: PageRequest): Promise<HistoryPage>;
  counts(filter: HistoryFilter, rights: Rights): Promise<readonly StatusCount[]>;
  statistics(filter: HistoryFilter, rights: Rights, groupBy: StatisticsGroup): Promise<readonly Statistics[]>;
  expectedDuration(kind: string, name: string, rights: Rights): Promise<ExpectedDuration | undefined>;
  /** The last 100 changes of status of the execution with this global id, in order. */
  changesOf(id: string, rights: Rights): Promise<readonly StatusChange[]>;
  /** The same for each of these global ids with changes: the last 100, in order. */
  changesOfMany(
    ids: readonly string[],
    rights: Rights,
  ): Promise<ReadonlyMap<string, readonly StatusChange[]>>;
  readonly lists: {
    /** Moves when others than this process may have changed what is known of lists, and when old lists were removed. */
    version(): number;
    /**
     * Takes lists that AWS has for objects, with what is known of each object. How the lists were read stays. This and the next
     * two are written after everything that was taken before.
     */
    place(lists: readonly StoredList[]): void;
    /** Takes how lists were read. The later reading stays, whichever replica has made it. */
    save(lists: readonly StoredList[]): void;
    /** Takes the news that lists no longer exist. */
    remove(keys: readonly string[]): void;
    /**
     * What any replica has written of lists at or after a moment, which is that of an earlier result, or 0 for all. Some of it
     * is returned twice. Without PostgreSQL, removed lists are left out; with it, those that were removed a day ago.
     */
    changedSince(moment: number): Promise<ListChanges>;
    /** The same, of forgotten lists alone: all that a process does not know which has written everything else itself. */
    forgottenSince(moment: number): Promise<ListChanges>;
    /**
     * Leases lists to a replica for a time. Returns those that no other replica has leased now. A replica renews its own
     * leases so. Without PostgreSQL, there is one replica, which gets all.
     */
    claim(keys: readonly string[], replica: string, forMs: number): Promise<ReadonlySet<string>>;
    /** Ends leases of this replica. */
    release(keys: readonly string[], replica: string): Promise<void>;
  };
  /** Log groups that Transfer executions are read from: which lines are stored. */
  readonly logSources: {
    all(): Promise<readonly StoredLogSource[]>;
    /** Undefined for a group that was never read. */
    get(key: string): Promise<StoredLogSource | undefined>;
    /** Takes how a group was read. It is written after everything that was taken before. */
    save(source: StoredLogSource): void;
  };
  /** The log of what has changed: see `events.ts`. Queries of `lists` and `events` do not ask for rights: who reads them checks these. */
  readonly events: {
    log(): Promise<EventLog>;
    /** The first events after a number, at most so many, in order; and the number up to which the log was read. */
    after(
      number: number,
      most: number,
    ): Promise<{ readonly events: readonly StoredEvent[]; readonly readTo: number }>;
    /**
     * Calls back when events may have been appended, by any process; at least once per second where there are others. While somebody watches,
     * what is offered is written within about 5 ms. Returns a function that ends it.
     */
    watch(onNews: () => void): () => void;
  };
  /** True where several replicas may use the history at the same time. */
  readonly isShared: boolean;
  readonly replicas: {
    /** Sends a heartbeat. Returns the number of replicas that have sent one within a time: at least 1. */
    beat(replica: string, deadAfterMs: number): Promise<number>;
    /** Ends the leases of this replica, and its part in everything. */
    leave(replica: string): Promise<void>;
  };
  readonly throttles: {
    /** Reports to the other replicas that AWS throttles a lane. */
    report(throttle: Throttle): Promise<void>;
    /** The throttles that have not ended, of all replicas; none without PostgreSQL. */
    current(): Promise<readonly Throttle[]>;
  };
  readonly notices: {
    /** Passes something on to the other replicas. */
    add(notice: Pick<Notice, 'object' | 'body'>, replica: string): Promise<void>;
    /**
     * What other replicas have passed on at or after a moment, which is that of an earlier result; none without one, and without
     * PostgreSQL. Some of it is returned twice, 500 at most.
     */
    since(moment: number | undefined, replica: string): Promise<Notices>;
  };
  /** False while reading fails. */
  isReadable(): boolean;
  /** False while reading or writing fails. */
  isAvailable(): boolean;
  writeCounts(): WriteCounts;
  /** For operators. These reject with the error of the database. */
  readonly maintenance: {
    export(): AsyncGenerator<string>;
    import(lines: AsyncIterable<string> | Iterable<string>): Promise<number>;
    /** Deletes what is too old. Returns the number of executions. */
    deleteOld(): Promise<number>;
    /** Returns the room of what was deleted to the file system. The store waits meanwhile. */
    vacuum(): Promise<void>;
    size(): Promise<{
      readonly executions: number;
      readonly changes: number;
      readonly lists: number;
      readonly bytes: number;
    }>;
  };
  /** Writes what waits, and closes the database. */
  close(): Promise<void>;
}

export interface HistoryOptions {
  readonly settings: HistorySettings;
  readonly events: HistoryEvents;
  readonly now: () => number;
  readonly limits?: TimeLimits | undefined;
  readonly queueSize?: number | undefined;
}

/** How often old executions are deleted, and the pause between two steps. */
const deleteEveryMs = 3_600_000;
const deletePauseMs = 50;

/** The pause before the index of texts is created again, after the server was away. */
const textsPauseMs = 1_000;

const openDatabase = ({ file, url }: HistorySettings, limits: TimeLimits): Database =>
  url === undefined ? createSqlite(file, limits) : createPostgres(url, limits);

/**
 * Opens the store, and creates or migrates its tables. Where the database cannot be used now, the store is returned all the
 * same, and tries again. Rejects with NewerSchema where a newer release has written it.
 */
export const openHistory = async ({
  settings,
  events,
  now,
  limits = usualLimits,
  queueSize,
}: HistoryOptions): Promise<History> => {
  const { keepDays, keepSensitive, file, url } = settings;
  /** One in memory is opened when it is first used: nothing has written it before. */
  const isInMemory = file === undefined && url === undefined;
  const database = openDatabase(settings, limits);
  const sources = createSources(database);
  const reads = watchOutage({
    onAway: (reason) => events.onAway('read', reason),
    onBack: () => events.onBack('read'),
  });
  const writes = watchOutage({
    onAway: (reason) => events.onAway('write', reason),
    onBack: () => events.onBack('write'),
  });
  /** What replicas share is small, and a slow batch says nothing about it. Reading and writing report the outages. */
  const coordinationOutage = watchOutage({ onAway: () => undefined, onBack: () => undefined });
  let hasTextIndex = database.kind === 'sqlite';
  let isReady = false;
  let prepared: Promise<void> | undefined;
  const isClosing = new AbortController();
  /** Ends early when the store is closed. */
  const pause = (milliseconds: number): Promise<void> =>
    wait(milliseconds, undefined, { signal: isClosing.signal, ref: false }).catch(() => undefined);

  const prepare = async (): Promise<void> => {
    await migrate(database);
    isReady = true;
    if (database.kind === 'postgres') void prepareTexts();
  };

  /** An index of a large history takes minutes to create. Until then, searches are slower. */
  const prepareTexts = async (): Promise<void> => {
    for (let isDone = false; !isDone;) {
      try {
        hasTextIndex = await createPostgresTexts(database);
        isDone = true;
      } catch {
        await pause(textsPauseMs);
        if (isClosing.signal.aborted) return;
      }
    }
    if (!hasTextIndex && !isClosing.signal.aborted) events.onSlowTexts();
  };

  const whenPrepared = (): Promise<void> => {
    prepared ??= prepare().catch((error: unknown) => {
      prepared = undefined;
      throw error;
    });
    return prepared;
  };

  const whenOpen = <Value>(task: () => Promise<Value>): Promise<Value> =>
    reads.use(() => {
      if (isReady) return task();
      if (isInMemory) return whenPrepared().then(task);
      whenPrepared().catch(() => undefined);
      throw new HistoryUnavailable('The history is not open yet.');
    });

  /** A query over many rows has a connection apart from the quick ones. That it takes too long says nothing about them. */
  const scanning = <Value>(task: () => Promise<Value>): Promise<Value> =>
    whenOpen(async () => {
      try {
        return { value: await task() };
      } catch (error) {
        if (!isTooSlow(error)) throw error;
        return { late: tooSlow(error) };
      }
    }).then((result) => {
      if ('late' in result) throw result.late;
      return result.value;
    });

  /** A quick query. In memory, there is one connection for all, so it waits for the slow ones. */
  const reading = isInMemory ? scanning : whenOpen;

  const writing = <Value>(task: () => Promise<Value>): Promise<Value> =>
    writes.use(() => whenPrepared().then(task));

  const coordinating = <Value>(task: () => Promise<Value>): Promise<Value> =>
    coordinationOutage.use(() => whenPrepared().then(task));

  const countOf = async (table: 'executions' | 'changes' | 'lists'): Promise<number> => {
    const { count } = await database.maintain
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    return count;
  };

  const lookUps = createLookUps(database, sources);
  const { getMany, findMany, changesOfMany } = lookUps;
  const page = createPages(database, sources, () => hasTextIndex, lookUps.load, now);
  const figures = createStatistics(database, sources, now);
  const lists = createLists(database, sources);
  const logSources = createLogSourceReads(database);
  const coordination = createCoordination(database, now);
  const version = createVersion(settings);
  const eventReads = createEventReads(database, sources);
  const eventNews = createEventNews(database);
  const writer = createWriter({
    database,
    sources,
    prepare: whenPrepared,
    outage: writes,
    keepSensitive,
    now,
    queueSize,
    onChange: version.move,
    onEvents: eventNews.report,
    isWatched: eventNews.isWatched,
  });
  let listsRemoved = 0;
  const isOver = (): boolean => isClosing.signal.aborted;
  const deletePause = () => pause(deletePauseMs);
  const deleteNow = async (): Promise<number> => {
    await coordination.tidy();
    await deleteOldEvents(database.maintain, now());
    const onListsRemoved = (): void => void (listsRemoved += 1);
    return deleteOld({ database, keepDays, now: now(), pause: deletePause, isOver, onListsRemoved }).finally(
      version.move,
    );
  };
  let deleting: Promise<unknown> | undefined;
  const deletion = setInterval(() => {
    // The outage is reported, and the next round tries again.
    if (prepared) deleting = writing(deleteNow).catch(() => undefined);
  }, deleteEveryMs).unref();

  const close = async (): Promise<void> => {
    clearInterval(deletion);
    eventNews.close();
    isClosing.abort();
    await deleting;
    await writer.close();
    await database.close();
  };

  if (!isInMemory) {
    let failure: unknown;
    const opening = whenPrepared().catch((error: unknown) => {
      failure = error;
      throw error;
    });
    await writes.use(() => opening).catch(() => undefined);
    if (failure instanceof NewerSchema) {
      await close();
      throw failure;
    }
  }

  return {
    offer: (records) => writer.offer(records),
    markGone: (ids, at) => writer.markGone(ids, at),
    markUnseen: (list, since, at) => writer.markUnseen(list, since, at),
    markParentsGone: (parentIds, at) => writer.markParentsGone(parentIds, at),
    flush: (limitMs) => writer.flush(limitMs),
    room: (signal) => writer.room(signal),
    version: version.current,
    get: (id, rights) => reading(async () => (await getMany([id], rights)).get(id)),
    getMany: (ids, rights) => reading(() => getMany(ids, rights)),
    stored: (ids, rights) => reading(() => lookUps.stored(ids, rights)),
    find: (awsId, rights) => reading(async () => (await findMany([awsId], rights)).get(awsId) ?? []),
    findMany: (awsIds, rights) => reading(() => findMany(awsIds, rights)),
    page: (request) => scanning(() => page(request)),
    counts: (filter, rights) => scanning(() => figures.counts(filter, rights)),
    statistics: (filter, rights, groupBy) => scanning(() => figures.statistics(filter, rights, groupBy)),
    expectedDuration: (kind, name, rights) => reading(() => figures.expectedDuration(kind, name, rights)),
    changesOf: (id, rights) => reading(async () => (await changesOfMany([id], rights)).get(id) ?? []),
    changesOfMany: (ids, rights) => reading(() => changesOfMany(ids, rights)),
    lists: {
      version: () => (url === undefined ? listsRemoved + version.ofOthers() : version.current()),
      place: (some) => writer.placeLists(some),
      save: (some) => writer.saveLists(some),
      remove: (keys) => writer.removeLists(keys),
      changedSince: (moment) => reading(() => lists.changedSince(moment)),
      forgottenSince: (moment) => reading(() => lists.forgottenSince(moment)),
      claim: (keys, replica, forMs) => coordinating(() => coordination.claim(keys, replica, forMs)),
      release: (keys, replica) => coordinating(() => coordination.release(keys, replica)),
    },
    logSources: {
      all: () => reading(() => logSources.all()),
      get: (key) => reading(() => logSources.get(key)),
      save: (source) => writer.saveLogSource(source),
    },
    events: {
      log: () => reading(() => eventReads.log()),
      after: (number, most) => reading(() => eventReads.after(number, most)),
      watch: (onNews) => eventNews.watch(onNews),
    },
    isShared: url !== undefined,
    replicas: {
      beat: (replica, deadAfterMs) => coordinating(() => coordination.beat(replica, deadAfterMs)),
      leave: (replica) => coordinating(() => coordination.leave(replica)),
    },
    throttles: {
      report: (throttle) => coordinating(() => coordination.report(throttle)),
      current: () => coordinating(() => coordination.throttles()),
    },
    notices: {
      add: (notice, replica) => coordinating(() => coordination.addNotice(notice, replica)),
      since: (moment, replica) => coordinating(() => coordination.noticesSince(moment, replica)),
    },
    isReadable: () => !reads.isAway(),
    isAvailable: () => !reads.isAway() && !writes.isAway(),
    writeCounts: () => writer.counts(),
    maintenance: {
      async *export() {
        await whenPrepared();
        yield* exportLines(database, sources);
      },
      async import(lines) {
        await whenPrepared();
        return importLines(database, sources, keepSensitive, now(), lines).finally(version.move);
      },
      async deleteOld() {
        await whenPrepared();
        return deleteNow();
      },
      async vacuum() {
        await whenPrepared();
        const { sql } = lazyPackages.kysely;
        if (database.kind === 'sqlite')
          await sql`insert into texts (texts) values ('optimize')`.execute(database.maintain);
        await sql`vacuum`.execute(database.maintain);
        // A vacuum writes all of the file into the log. Others that have the file open would keep it.
        if (database.kind === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(database.maintain);
      },
      async size() {
        await whenPrepared();
        return {
          executions: await countOf('executions'),
          changes: await countOf('changes'),
          lists: await countOf('lists'),
          bytes: await database.size(),
        };
      },
    },
    close,
  };
};

export { HistoryUnavailable, NewerSchema, reasonOf };
export type { StatusChange };
export { createStandby, type Standby } from './standby';
export type { HistoryOrder, HistoryPlace } from '../model/executionOrder';
export type { PlacedExecution } from './page';
export type { ExpectedDuration, StatusCount } from './statistics';
export type { ListParent, ListRead } from './lists';
export type { StoredLogSource } from './storedLogSources';
export type {
  EventLog,
  StoredEvent,
  ForgottenList,
  HistoryFilter,
  HistoryPage,
  ListChanges,
  ListedExecutions,
  Notice,
  Rights,
  StoredList,
  Throttle,
};
