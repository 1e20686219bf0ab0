import type { Generated } from 'kysely';

/*
 * The tables of the store. All times are epoch milliseconds, all durations milliseconds. `number` identifies a row within
 * the store; it takes less room in indexes than a global id.
 */

/** One kind of execution in one account and region. What a caller may see is a set of sources. */
export interface SourcesTable {
  readonly number: Generated<number>;
  readonly account_id: string;
  readonly region: string;
  readonly partition: string;
  /** A value of `ExecutionKind`. */
  readonly kind: string;
}

export interface ExecutionsTable {
  readonly number: Generated<number>;
  /** The global id. */
  readonly id: string;
  /** The last of AWS's ids: unique within its parent. */
  readonly aws_id: string;
  readonly source: number;
  /** That of the record, or UNKNOWN where AWS no longer knows an execution that had not ended. */
  readonly status: string;
  readonly name: string | null;
  /** The global id of the nearest object that the execution belongs to. */
  readonly parent_id: string | null;
  /** The start. `startsLast` where the execution is under way and AWS returns no start; null where it has none otherwise. */
  readonly started_order: number | null;
  readonly ended_at: number | null;
  /** From start to end; null where one of them is not known. */
  readonly duration: number | null;
  readonly first_seen_at: number;
  /** When AWS returned the newest answer that has the execution. */
  readonly last_seen_at: number;
  /** Since when AWS no longer knows the execution; null while it does. */
  readonly gone_at: number | null;
  readonly user_name: string | null;
  readonly file_name: string | null;
  /** The part of it after the last `/`. */
  readonly file_base: string | null;
  /** 1 where the record comes from the log. AWS's API does not know it then. */
  readonly logged: number;
  /** What everyone who may see the execution can search, in lower case. */
  readonly search_text: string;
  /** The same for those who may see sensitive fields. */
  readonly sensitive_text: string;
}

/** Apart from `executions`, so that reading many of these does not read their records. */
export interface RecordsTable {
  /** The number of the execution. */
  readonly number: number;
  readonly view: string;
  readonly record: string;
}

/** Changes of status, in order. */
export interface ChangesTable {
  /** The number of the execution. */
  readonly number: number;
  /** 1 for the first change. */
  readonly sequence: number;
  readonly at: number;
  readonly previous_status: string;
  readonly status: string;
}

/** Lists of AWS: what is known of them. */
export interface ListsTable {
  readonly key: string;
  readonly source: number;
  /** The global id of the object whose list it is; null for a list of a whole scope, as are the next four. */
  readonly parent_id: string | null;
  /** The key of the list that has this object. */
  readonly parent_list: string | null;
  readonly parent_created_at: number | null;
  /** The lifecycle run that this object names, if it is an image. */
  readonly parent_run: string | null;
  /** 1 while this object is under way. */
  readonly lively: number | null;
  /** When AWS returned its oldest page; null where it was never read to its end, as are the next six. */
  readonly as_of: number | null;
  /** Null as well where what was read is not to be trusted. */
  readonly checked_at: number | null;
  readonly whole_at: number | null;
  readonly pages: number | null;
  /** 1 where something in it is under way. */
  readonly volatile: number | null;
  readonly final: number | null;
  readonly newest_start: number | null;
  readonly changes_down_to: string | null;
  /** Code and message of the error of the last read; null where it succeeded. */
  readonly failure: string | null;
  /** When it was last read, or could not be. */
  readonly tried_at: number | null;
  /** 1 where AWS no longer lists the object. Only PostgreSQL has such rows, for the other replicas. */
  readonly removed: number;
  /** When the row was written, by the clock of the database. */
  readonly changed_at: number;
}

/** Log groups of CloudWatch Logs that Transfer executions are read from, and which of them a scope has. */
export interface LogSourcesTable {
  /** The scope, and the name of the group. */
  readonly key: string;
  /** JSON: which groups the scope has; null in the row of a group. */
  readonly places: string | null;
  /** All lines between these moments are stored; null before any was read. */
  readonly read_from: number | null;
  readonly read_to: number | null;
  /** When AWS returned the newest page. */
  readonly checked_at: number | null;
  /** Code and message of the error of the last read; null where it succeeded. */
  readonly failure: string | null;
  /** When it was last read, or could not be. */
  readonly tried_at: number;
}

/** What has changed, in order. */
export interface EventsTable {
  readonly number: Generated<number>;
  /** ADDED, CHANGED or ENDED. */
  readonly type: string;
  /** The global id. */
  readonly execution: string;
  readonly source: number;
  /** Null for ADDED. */
  readonly previous_status: string | null;
  /** Names of fields, as JSON; `*` precedes those that are the same but for sensitive values within. */
  readonly changed_fields: string;
  /** When AWS returned the state, or was found not to know the execution. */
  readonly at: number;
  /** The state of the execution: as in `executions` and `records`. */
  readonly first_seen_at: number;
  readonly fetched_at: number;
  readonly gone_at: number | null;
  readonly view: string;
  readonly record: string;
}

/** One row: which log this is. */
export interface EventLogTable {
  readonly id: string;
}

/** Which replica may read a list of AWS, until a moment. */
export interface LeasesTable {
  readonly key: string;
  readonly replica: string;
  readonly until_at: number;
}

/** Replicas, and when each has sent its last heartbeat. */
export interface ReplicasTable {
  readonly replica: string;
  readonly seen_at: number;
}

/** What AWS throttles, until when, and which replica has noticed it. */
export interface ThrottlesTable {
  readonly lane: string;
  readonly replica: string;
  readonly until_at: number;
}

/** What a replica has learned from an event of AWS, for the others: the last of each object. */
export interface NoticesTable {
  readonly object: string;
  readonly replica: string;
  readonly body: string;
  readonly noticed_at: number;
}

export interface Tables {
  readonly sources: SourcesTable;
  readonly executions: ExecutionsTable;
  readonly records: RecordsTable;
  readonly changes: ChangesTable;
  readonly lists: ListsTable;
  readonly log_sources: LogSourcesTable;
  readonly events: EventsTable;
  readonly event_log: EventLogTable;
  /** These four exist in PostgreSQL only. Their times are those of its clock. */
  readonly leases: LeasesTable;
  readonly replicas: ReplicasTable;
  readonly throttles: ThrottlesTable;
  readonly notices: NoticesTable;
  /** SQLite's index of the texts. */
  readonly texts: { readonly rowid: number; readonly words: string };
}

/** The `started_order` of what is under way without a start: later than every start. */
export const startsLast = 8_640_000_000_000_001;
