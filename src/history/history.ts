import type { NodeRecord } from '../model/record';
import type { Notice, Notices, Throttle } from './coordination';
import type { EventLog, StoredEvent } from './events';
import type { HistoryFilter } from './filter';
import type { ListChanges, StoredList } from './lists';
import type { StatusChange } from './lookUps';
import type { HistoryPage, PageRequest } from './page';
import type { Rights } from './sources';
import type { ExpectedDuration, Statistics, StatisticsGroup, StatusCount } from './statistics';
import type { StoredExecution } from './stored';
import type { StoredLogSource } from './storedLogSources';
import type { ListedExecutions, WriteCounts } from './writer';

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
