import type { Transaction } from 'kysely';
import type { Database } from './database';
import type { LogSourceEntry } from './entries';
import type { LogSourcesTable, Tables } from './tables';

/** What is stored of one log group that Transfer executions are read from, or of all of a scope. Times are epoch milliseconds. */
export interface StoredLogSource {
  /** Unique: the scope, and the name of the group. */
  readonly key: string;
  /** Of a scope: which groups it has, as a text of those that find them. */
  readonly places?: string | undefined;
  /** All lines between these moments are stored; undefined before any was read. */
  readonly read?: { readonly from: number; readonly to: number } | undefined;
  /** When AWS returned the newest page. */
  readonly checkedAt?: number | undefined;
  /** The code and message of the error of the last try, and when that was; undefined where it succeeded. */
  readonly failure?: { readonly reason: string; readonly at: number } | undefined;
}

const rowOf = ({ key, places, read, checkedAt, failure }: StoredLogSource): LogSourcesTable => ({
  key,
  places: places ?? null,
  read_from: read?.from ?? null,
  read_to: read?.to ?? null,
  checked_at: checkedAt ?? null,
  failure: failure?.reason ?? null,
  tried_at: Math.max(failure?.at ?? 0, checkedAt ?? 0),
});

const sourceOf = (row: LogSourcesTable): StoredLogSource => ({
  key: row.key,
  places: row.places ?? undefined,
  read: row.read_from === null || row.read_to === null ? undefined : { from: row.read_from, to: row.read_to },
  checkedAt: row.checked_at ?? undefined,
  failure: row.failure === null ? undefined : { reason: row.failure, at: row.tried_at },
});

/** Writes how log groups were read. Of two replicas, the later try stays. */
export const writeLogSources = async (
  database: Transaction<Tables>,
  entries: readonly LogSourceEntry[],
): Promise<void> => {
  const newest = new Map(entries.map(({ source }) => [source.key, source]));
  for (const source of newest.values()) {
    await database
      .insertInto('log_sources')
      .values(rowOf(source))
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet((row) => ({
            places: row.ref('excluded.places'),
            read_from: row.ref('excluded.read_from'),
            read_to: row.ref('excluded.read_to'),
            checked_at: row.ref('excluded.checked_at'),
            failure: row.ref('excluded.failure'),
            tried_at: row.ref('excluded.tried_at'),
          }))
          .whereRef('excluded.tried_at', '>=', 'log_sources.tried_at'),
      )
      .execute();
  }
};

/** Deletes what nothing has tried to read since a moment, in epoch milliseconds. */
export const deleteOldLogSources = async ({ write }: Database, cutoff: number): Promise<void> => {
  await write.deleteFrom('log_sources').where('tried_at', '<', cutoff).execute();
};

export const createLogSourceReads = ({ read }: Database) => ({
  /** All of them: there are few. */
  async all(): Promise<readonly StoredLogSource[]> {
    return (await read.selectFrom('log_sources').selectAll().execute()).map(sourceOf);
  },
  async get(key: string): Promise<StoredLogSource | undefined> {
    const row = await read.selectFrom('log_sources').selectAll().where('key', '=', key).executeTakeFirst();
    return row && sourceOf(row);
  },
});
