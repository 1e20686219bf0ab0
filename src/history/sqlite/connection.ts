import { Worker } from 'node:worker_threads';
import { type Reply, serveStatements, type Statement, type WorkerSettings } from './worker';

/** An error of SQLite. The code is like SQLITE_FULL; `SQLITE_TIMEOUT` and `SQLITE_WORKER` are ours. */
export class SqliteError extends Error {
  override readonly name = 'SqliteError';
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
  readonly changes: number;
}

interface Waiting {
  readonly resolve: (rows: Rows) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout | undefined;
}

export interface SqliteConnection {
  /** Runs one statement. Rejects with SqliteError, also after `limitMs`; undefined: no limit. */
  run(sql: string, parameters: readonly unknown[], limitMs: number | undefined): Promise<Rows>;
  close(): Promise<void>;
}

/**
 * A connection in a worker thread of its own, which starts with the first statement, and again after it has failed. A
 * statement cannot be stopped. After one that takes too long, `isReplaceable` lets a new worker run the next ones. That is
 * wrong for a worker with the only copy of the data, or with a transaction that has to end first.
 */
export const connectSqlite = (settings: WorkerSettings, isReplaceable: boolean): SqliteConnection => {
  let worker: Worker | undefined;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    clearTimeout(found?.timer);
    if (waiting.size === 0) worker?.unref();
    return found;
  };

  const settle = (reply: Reply): void => {
    const found = take(reply.id);
    if ('rows' in reply) found?.resolve(reply);
    else found?.reject(new SqliteError(reply.code, reply.message));
  };

  const drop = (failed: Worker, error: SqliteError): void => {
    if (worker !== failed) return;
    worker = undefined;
    for (const id of [...waiting.keys()]) take(id)?.reject(error);
    void failed.terminate();
  };

  const start = (): Worker => {
    const started = new Worker(`(${serveStatements.toString()})()`, { eval: true, workerData: settings });
    started.on('message', settle);
    started.on('error', (error) => drop(started, new SqliteError('SQLITE_WORKER', error.message)));
    started.on('exit', () => drop(started, new SqliteError('SQLITE_WORKER', 'The worker has ended.')));
    return started;
  };

  const giveUp = (id: number, limitMs: number): void => {
    const error = new SqliteError('SQLITE_TIMEOUT', `no result within ${limitMs} ms`);
    take(id)?.reject(error);
    if (worker && isReplaceable) drop(worker, error);
  };

  return {
    run(sql, parameters, limitMs) {
      worker ??= start();
      const current = worker;
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const timer =
          limitMs === undefined
            ? undefined
            : setTimeout(() => setImmediate(() => waiting.has(id) && giveUp(id, limitMs)), limitMs);
        waiting.set(id, { resolve, reject, timer });
        current.ref();
        current.postMessage({ id, sql, parameters } satisfies Statement);
      });
    },
    async close() {
      const last = worker;
      if (last) drop(last, new SqliteError('SQLITE_WORKER', 'The connection is closed.'));
      await last?.terminate();
    },
  };
};
