import type { ExecutionKindSpec } from '../kinds';
import type { ExecutionRecord } from '../model/record';
import type { StoredList } from './lists';
import type { StoredLogSource } from './storedLogSources';
import type { Source } from './sources';
import type { ChangesTable } from './tables';

/** An execution that AWS has returned. */
export interface SeenEntry {
  readonly type: 'seen';
  readonly record: ExecutionRecord;
  readonly kind: ExecutionKindSpec;
  /** What another store knows of it, for an import. */
  readonly past?: Past | undefined;
}

/** What a store knows of an execution beside its record. Times are epoch milliseconds. */
export interface Past {
  readonly firstSeenAt: number;
  readonly goneAt: number | null;
  readonly changes: readonly StoredChange[];
}

export type StoredChange = Omit<ChangesTable, 'number' | 'sequence'>;

/** Executions that AWS no longer knows, since the moment `at` in epoch milliseconds. */
export type GoneEntry =
  | { readonly type: 'gone'; readonly ids: readonly string[]; readonly at: number }
  /** Those of a source and a parent that AWS has not returned since another moment. */
  | {
      readonly type: 'unseen';
      readonly source: Source;
      readonly parentId: string;
      readonly since: number;
      readonly at: number;
    }
  /** All of these parents. */
  | { readonly type: 'parentsGone'; readonly parentIds: readonly string[]; readonly at: number };

/** News about a list of AWS: which object it belongs to, how it was read, or that it no longer exists. */
export type ListEntry =
  | { readonly type: 'placedList'; readonly list: StoredList }
  | { readonly type: 'readList'; readonly list: StoredList }
  | { readonly type: 'removedList'; readonly key: string };

/** News of how a log group was read. */
export interface LogSourceEntry {
  readonly type: 'logSource';
  readonly source: StoredLogSource;
}

/** What waits to be written. */
export type Entry = SeenEntry | GoneEntry | ListEntry | LogSourceEntry;
