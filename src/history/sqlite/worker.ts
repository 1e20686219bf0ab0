import type Libsql from 'libsql';
import type * as Files from 'node:fs';
import type * as Threads from 'node:worker_threads';

/** A statement for the worker. */
export interface Statement {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The rows of a statement, as arrays of the values of the columns; or why it failed. */
export type Reply =
  | {
      readonly id: number;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly unknown[])[];
      readonly changes: number;
    }
  | { readonly id: number; readonly code: string; readonly message: string };

export interface WorkerSettings {
  /** A path, or `:memory:`. */
  readonly file: string;
  /** The folder of the file, which is created; undefined in memory. */
  readonly folder: string | undefined;
  /** The path of the package: the worker is in no folder. */
  readonly libsql: string;
  readonly pragmas: readonly string[];
}

/**
 * Runs statements in a worker thread: SQLite is synchronous, and would block the event loop. The worker gets the text of
 * this function, so it may use nothing from outside of it.
 */
export const serveStatements = (): void => {
  /* eslint-disable @typescript-eslint/no-require-imports -- The text of a function has no imports. */
  const threads = require('node:worker_threads') as typeof Threads;
  const { parentPort } = threads;
  const { file, folder, libsql, pragmas } = threads.workerData as WorkerSettings;
  const files = require('node:fs') as typeof Files;
  const Sqlite = require(libsql) as typeof Libsql;
  /* eslint-enable @typescript-eslint/no-require-imports */
  const mostPrepared = 200;
  const prepared = new Map<string, ReturnType<Libsql.Database['prepare']>>();
  let opened: Libsql.Database | undefined;
  /** SQLITE_READONLY. What is above the lowest byte of a code says more about the reason. */
  const readOnlyCode = 8;
  /** True where a statement has failed since the file could only be read. */
  let isReadOnly = false;

  /** A statement fails where the file cannot be opened, and the next one tries again. */
  const open = (): Libsql.Database => {
    if (folder !== undefined) files.mkdirSync(folder, { recursive: true });
    const database = new Sqlite(file);
    for (const pragma of pragmas) database.prepare(`PRAGMA ${pragma}`).all();
    return database;
  };

  /** A connection to a file that could only be read stays so. Another one can write it once that is allowed. */
  const closeReadOnly = (): void => {
    if (!isReadOnly || !opened || opened.inTransaction) return;
    isReadOnly = false;
    prepared.clear();
    opened.close();
    opened = undefined;
  };

  const prepare = (sql: string) => {
    closeReadOnly();
    opened ??= open();
    const database = opened;
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.delete(sql);
    prepared.set(sql, statement);
    for (const oldest of prepared.keys()) {
      if (prepared.size <= mostPrepared) break;
      prepared.delete(oldest);
    }
    return statement;
  };

  const run = ({ id, sql, parameters }: Statement): Reply => {
    const statement = prepare(sql);
    if (!statement.reader) {
      const { changes } = statement.run(parameters);
      return { id, columns: [], rows: [], changes };
    }
    const columns = statement.columns().map(({ name }: { readonly name: string }) => name);
    const rows = statement.raw(true).all(parameters) as unknown[][];
    return { id, columns, rows, changes: 0 };
  };

  parentPort?.on('message', (statement: Statement | 'end') => {
    if (statement === 'end') {
      opened?.close();
      parentPort.close();
      return;
    }
    try {
      parentPort.postMessage(run(statement));
    } catch (error) {
      const { code, rawCode, message } = error as Partial<InstanceType<typeof Libsql.SqliteError>>;
      isReadOnly ||= rawCode !== undefined && (rawCode & 0xff) === readOnlyCode;
      parentPort.postMessage({ id: statement.id, code: String(code), message: String(message) });
    }
  });
};
