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
  /** Resolves when the statements under way have ended. */
  close(): Promise<void>;
}

const noWorker = (message: string): SqliteError => new SqliteError('SQLITE_WORKER', message);

/** A worker thread with a connection. `onEnd` is called when it has ended, for whatever reason. */
const startThread = (settings: WorkerSettings, onEnd: () => void) => {
  // Modules that the process preloads, such as an SDK of OpenTelemetry, are not for this thread.
  const thread = new Worker(`(${serveStatements.toString()})()`, {
    eval: true,
    workerData: settings,
    execArgv: [],
  });
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let unanswered = 0;
  let isEnding = false;

  const take = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    waiting.delete(id);
    clearTimeout(found?.timer);
    return found;
  };

  const fail = (error: SqliteError): void => {
    for (const id of [...waiting.keys()]) take(id)?.reject(error);
  };

  const ended = new Promise<void>((resolve) => thread.once('exit', () => resolve()));
  thread.on('message', (reply: Reply) => {
    unanswered -= 1;
    if (unanswered === 0 && !isEnding) thread.unref();
    const found = take(reply.id);
    if ('rows' in reply) found?.resolve(reply);
    else found?.reject(new SqliteError(reply.code, reply.message));
  });
  thread.on('error', (error) => fail(noWorker(error.message)));
  thread.on('exit', () => {
    fail(noWorker('The worker has ended.'));
    onEnd();
  });

  return {
    run: (
      sql: string,
      parameters: readonly unknown[],
      limitMs: number | undefined,
      onLate: () => void,
    ): Promise<Rows> => {
      const id = ++lastId;
      return new Promise((resolve, reject) => {
        const giveUp = (): void => {
          const late = take(id);
          if (!late) return;
          late.reject(new SqliteError('SQLITE_TIMEOUT', `no result within ${limitMs ?? 0} ms`));
          onLate();
        };
        // An answer that has arrived while the event loop was blocked resolves first.
        const timer = limitMs === undefined ? undefined : setTimeout(() => setImmediate(giveUp), limitMs);
        waiting.set(id, { resolve, reject, timer });
        unanswered += 1;
        thread.ref();
        thread.postMessage({ id, sql, parameters } satisfies Statement);
      });
    },
    /** Lets the thread end after the statements that it has. `Worker.terminate` would abort the process within one. */
    end(): Promise<void> {
      isEnding = true;
      thread.ref(); // The process waits for it.
      thread.postMessage('end');
      return ended;
    },
  };
};

type Thread = ReturnType<typeof startThread>;

/**
 * A connection in a worker thread of its own, which starts with the first statement, and again after it has failed. A
 * statement cannot be stopped. After one that takes too long, `isReplaceable` lets a second thread run the next ones until the
 * first has ended. That is wrong for a thread with the only copy of the data, or with a transaction that has to end first.
 */
export const connectSqlite = (settings: WorkerSettings, isReplaceable: boolean): SqliteConnection => {
  let current: Thread | undefined;
  let late: Thread | undefined;

  const start = (): Thread => {
    const thread = startThread(settings, () => {
      if (current === thread) current = undefined;
      if (late === thread) late = undefined;
    });
    return thread;
  };

  /** At most one thread is late. A second one is waited for. */
  const replace = (thread: Thread): void => {
    if (!isReplaceable || late || current !== thread) return;
    late = thread;
    current = undefined;
    void thread.end();
  };

  return {
    run(sql, parameters, limitMs) {
      current ??= start();
      const thread = current;
      return thread.run(sql, parameters, limitMs, () => replace(thread));
    },
    async close() {
      await Promise.all([current?.end(), late?.end()]);
    },
  };
};
