import { setTimeout as wait } from 'node:timers/promises';
import type { ExecutionRecord, NodeRecord } from '../model/record';
import type { Database } from './database';
import { isFaultOfRows, type Outage } from './outage';
import { executionKindOf } from './row';
import type { Sources } from './sources';
import { type Entry, writeBatch } from './writeBatch';

/** What the writer has done since the start. */
export interface WriteCounts {
  /** Answers about an execution that were written. */
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
  /** The entries that may wait. Defaults to 50,000. */
  readonly queueSize?: number | undefined;
}

const mostInBatch = 500;
const longestWaitMs = 100;
const usualQueueSize = 50_000;

/**
 * Writes in the background, in batches of at most 500 entries, each at most 100 ms after its first entry unless the database
 * is busy. While the database fails, entries wait in the queue.
 */
export const createWriter = ({
  database,
  sources,
  prepare,
  outage,
  keepSensitive,
  queueSize = usualQueueSize,
}: WriterOptions) => {
  const queue: Entry[] = [];
  let written = 0;
  let dropped = 0;
  let running: Promise<void> | undefined;
  let isClosed = false;
  let wake = (): void => undefined;

  /** Writes a batch. Where its rows are at fault, tries its halves, and drops those that cannot be stored. */
  const writeAll = async (batch: readonly Entry[]): Promise<void> => {
    try {
      await writeBatch(database, sources, batch, keepSensitive);
      written += batch.length;
    } catch (error) {
      sources.reset();
      if (!isFaultOfRows(error)) throw error;
      if (batch.length === 1) {
        dropped += 1;
        return;
      }
      const half = Math.ceil(batch.length / 2);
      await writeAll(batch.slice(0, half));
      await writeAll(batch.slice(half));
    }
  };

  const writeNext = async (): Promise<void> => {
    const batch = queue.slice(0, mostInBatch);
    await outage.use(() => prepare().then(() => writeAll(batch)));
    queue.splice(0, batch.length);
  };

  /** Resolves after the time, or earlier when `wake` is called. */
  const pause = async (milliseconds: number): Promise<void> => {
    const woken = new AbortController();
    wake = () => woken.abort();
    await wait(milliseconds, undefined, { signal: woken.signal, ref: false }).catch(() => undefined);
  };

  const run = async (): Promise<void> => {
    while (queue.length > 0) {
      if (queue.length < mostInBatch && !isClosed) await pause(longestWaitMs);
      try {
        await writeNext();
      } catch {
        if (isClosed) return;
        await pause(outage.restMs());
      }
    }
  };

  const add = (entries: readonly Entry[]): void => {
    const room = isClosed ? 0 : queueSize - queue.length;
    dropped += Math.max(0, entries.length - room);
    queue.push(...entries.slice(0, Math.max(0, room)));
    if (queue.length >= mostInBatch && !outage.isAway()) wake();
    if (queue.length > 0) running ??= run().finally(() => (running = undefined));
  };

  return {
    /** Takes the executions among the records. Does not wait. */
    offer(records: readonly NodeRecord[]): void {
      const entries = records.flatMap((record): Entry[] => {
        const kind = executionKindOf(record);
        return kind ? [{ record: record as ExecutionRecord, kind }] : [];
      });
      if (entries.length > 0) add(entries);
    },
    /** Takes the news that AWS no longer knows these executions, since a moment in epoch milliseconds. Does not wait. */
    markGone(ids: readonly string[], at: number): void {
      add(ids.map((goneId) => ({ goneId, at })));
    },
    /** Resolves when what was taken so far is written or dropped, or when the database fails. */
    async flush(): Promise<void> {
      while (running && !outage.isAway()) {
        wake();
        await Promise.race([running, wait(5)]);
      }
    },
    counts: (): WriteCounts => ({ written, dropped, queued: queue.length }),
    /** Tries once more to write what waits, and takes nothing more. */
    async close(): Promise<void> {
      isClosed = true;
      wake();
      await running;
      dropped += queue.length;
      queue.length = 0;
    },
  };
};

export type Writer = ReturnType<typeof createWriter>;
