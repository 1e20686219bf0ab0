import { executionKindNamed } from '../kinds';
import type { ExecutionRecord, NodeRecord } from '../model/record';
import type { Scope } from '../model/scope';
import type { Database } from './database';
import type { Entry } from './entries';
import type { StoredList } from './lists';
import type { StoredLogSource } from './storedLogSources';
import { isFaultOfRows, type Outage } from './outage';
import { createQueue } from './queue';
import { executionKindOf } from './row';
import type { Sources } from './sources';
import { writeBatch } from './writeBatch';

/** What the writer has done since the start. An entry is an answer about an execution, or other news to write. */
export interface WriteCounts {
  readonly written: number;
  /** Those that were not, because the queue was full or the database cannot hold them. */
  readonly dropped: number;
  readonly queued: number;
}

export interface WriterOptions {
  readonly database: Database;
  readonly sources: Sources;
  /** Resolves when the database has its tables. */
  readonly prepare: () => Promise<void>;
  readonly outage: Outage;
  readonly keepSensitive: boolean;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** The entries that may wait. Defaults to 50,000. */
  readonly queueSize?: number | undefined;
  /** A batch has changed what queries return. */
  readonly onChange: () => void;
  /** A batch has appended to the log of events. */
  readonly onEvents: () => void;
  /** True while somebody waits for events: batches begin sooner. */
  readonly isWatched: () => boolean;
}

/** The executions of one parent, of one kind. */
export interface ListedExecutions {
  readonly scope: Scope;
  /** A value of `ExecutionKind`. */
  readonly kind: string;
  /** The global id of the parent. */
  readonly parentId: string;
}

/** A batch begins at once when so many wait. */
const enough = 500;
/** Where more wait, larger batches change a page of an index less often. */
const mostInBatch = 2_000;
const longestWaitMs = 100;
/** The same while somebody waits for events. Answers that arrive together are still one batch. */
const longestWatchedMs = 5;
const usualQueueSize = 50_000;

/**
 * Writes in the background, in batches: each at most 100 ms after its first entry unless the database is busy, or 5 ms while somebody
 * waits for events, and at once for 500 entries or while a flush waits. While the database fails, entries wait in the queue.
 */
export const createWriter = ({
  database,
  sources,
  prepare,
  outage,
  keepSensitive,
  now,
  queueSize = usualQueueSize,
  onChange,
  onEvents,
  isWatched,
}: WriterOptions) => {
  const queue = createQueue<Entry>(queueSize);
  let running: Promise<void> | undefined;
  let wake = (): void => undefined;

  /** Writes a batch. Where its rows are at fault, tries its halves, and drops those that cannot be stored. */
  const writeAll = async (batch: readonly Entry[]): Promise<void> => {
    try {
      const { isChanged, hasEvents } = await writeBatch(database, sources, batch, keepSensitive, now());
      if (isChanged) onChange();
      if (hasEvents) onEvents();
    } catch (error) {
      sources.reset();
      if (!isFaultOfRows(error)) throw error;
      if (batch.length === 1) {
        queue.lose();
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await writeAll(batch.slice(0, half));
      await writeAll(batch.slice(half));
    }
  };

  const writeNext = async (): Promise<void> => {
    const batch = queue.first(mostInBatch);
    await outage.use(() => prepare().then(() => writeAll(batch)));
    queue.finish(batch.length);
  };

  /** Resolves after the time, or earlier when `wake` is called. */
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds).unref();
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const isUrgent = (): boolean => queue.length() >= enough || queue.isFlushed() || queue.isClosed();

  const run = async (): Promise<void> => {
    while (queue.length() > 0) {
      if (!isUrgent()) await pause(isWatched() ? longestWatchedMs : longestWaitMs);
      try {
        await writeNext();
      } catch {
        if (queue.isClosed()) break;
        queue.giveUp();
        await pause(outage.restMs());
      }
    }
    running = undefined;
  };

  const add = (entries: readonly Entry[]): void => {
    queue.add(entries);
    if (isUrgent() && !outage.isAway()) wake();
    if (queue.length() > 0) running ??= run();
  };

  return {
    /** Takes the executions among the records. Does not wait. */
    offer(records: readonly NodeRecord[]): void {
      const entries = records.flatMap((record): Entry[] => {
        const kind = executionKindOf(record);
        return kind ? [{ type: 'seen', record: record as ExecutionRecord, kind }] : [];
      });
      if (entries.length > 0) add(entries);
    },
    markGone(ids: readonly string[], at: number): void {
      if (ids.length > 0) add([{ type: 'gone', ids, at }]);
    },
    markUnseen({ scope, kind: name, parentId }: ListedExecutions, since: number, at: number): void {
      const kind = executionKindNamed(name);
      if (!kind) throw new TypeError(`${name} is no kind of execution.`);
      add([{ type: 'unseen', source: { scope, kind }, parentId, since, at }]);
    },
    markParentsGone(parentIds: readonly string[], at: number): void {
      if (parentIds.length > 0) add([{ type: 'parentsGone', parentIds, at }]);
    },
    placeLists(lists: readonly StoredList[]): void {
      add(lists.map((list) => ({ type: 'placedList', list })));
    },
    saveLists(lists: readonly StoredList[]): void {
      add(lists.map((list) => ({ type: 'readList', list })));
    },
    removeLists(keys: readonly string[]): void {
      add(keys.map((key) => ({ type: 'removedList', key })));
    },
    saveLogSource(source: StoredLogSource): void {
      add([{ type: 'logSource', source }]);
    },
    /** True when what was taken so far is written; false where some of it is dropped, after the limit, or in an outage. */
    flush(limitMs: number | undefined): Promise<boolean> {
      if (queue.length() > 0 && outage.isAway()) return Promise.resolve(false);
      const written = queue.flush(limitMs);
      wake();
      return written;
    },
    /** Resolves while the queue has room for background reading, or in an outage. Rejects with the signal's reason. */
    async room(signal: AbortSignal | undefined): Promise<void> {
      signal?.throwIfAborted();
      if (!outage.isAway()) await queue.room(signal);
    },
    counts: (): WriteCounts => queue.counts(),
    /** Tries once more to write what waits, and takes nothing more. */
    async close(): Promise<void> {
      queue.close();
      wake();
      await running;
      queue.clear();
    },
  };
};

export type Writer = ReturnType<typeof createWriter>;
