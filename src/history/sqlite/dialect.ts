import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { lazyPackages } from '../../model/lazyPackages';
import { type SqliteConnection, SqliteError } from './connection';

/** Lets one task run after the other. */
const createTurns = () => {
  let last = Promise.resolve();
  return async (): Promise<() => void> => {
    const before = last;
    let release = (): void => undefined;
    last = new Promise((resolve) => (release = resolve));
    await before;
    return release;
  };
};

/**
 * SQLite itself ends the transaction of a statement that fails since the disk is full, or cannot be read or written. That there is none to
 * roll back is not why it failed.
 */
const ignoreEnded = (error: unknown): void => {
  if (!(error instanceof SqliteError && error.message.includes('no transaction is active'))) throw error;
};

/** Connections that share a worker and its transactions wait for each other. */
export const sqliteDialects = (connection: SqliteConnection) => {
  const nextTurn = createTurns();
  const releases = new WeakMap<DatabaseConnection, () => void>();

  const connectionOf = (limitMs: number | undefined): DatabaseConnection => ({
    async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
      const { columns, rows, changes } = await connection.run(sql, parameters, limitMs);
      const named = rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
      return { rows: named as Row[], numAffectedRows: BigInt(changes) };
    },
    streamQuery: () => {
      throw new TypeError('SQLite does not stream here.');
    },
  });

  const driverOf = (limitMs: number | undefined): Driver => {
    const { CompiledQuery: Query } = lazyPackages.kysely;
    const run = (sql: string) => async (one: DatabaseConnection) => {
      await one.executeQuery(Query.raw(sql));
    };
    return {
      init: () => Promise.resolve(),
      async acquireConnection() {
        const one = connectionOf(limitMs);
        releases.set(one, await nextTurn());
        return one;
      },
      beginTransaction: run('BEGIN IMMEDIATE'),
      commitTransaction: run('COMMIT'),
      rollbackTransaction: (one) => run('ROLLBACK')(one).catch(ignoreEnded),
      releaseConnection(one) {
        releases.get(one)?.();
        return Promise.resolve();
      },
      destroy: () => Promise.resolve(),
    };
  };

  /** Each statement of the dialect has this limit in milliseconds; undefined: none. */
  return (limitMs: number | undefined): Dialect => {
    const { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } = lazyPackages.kysely;
    return {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driverOf(limitMs),
      createIntrospector: (database) => new SqliteIntrospector(database),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    };
  };
};
