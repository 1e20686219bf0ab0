/** Background reading waits while so many entries wait. */
const roomy = 5_000;

interface Flush {
  /** How many entries were finished, and how many were taken, when it began. */
  readonly from: number;
  readonly to: number;
  readonly resolve: (isWritten: boolean) => void;
}

/** What waits to be written, in order: at most `size` entries. Those beyond are dropped. */
export const createQueue = <Entry>(size: number) => {
  const waiting: Entry[] = [];
  const flushes = new Set<Flush>();
  const rooms = new Set<() => void>();
  let isClosed = false;
  let taken = 0;
  let finished = 0;
  let unstorable = 0;
  let dropped = 0;
  /** How many were taken when one was last dropped. */
  let lostAt = -1;

  const drop = (count: number): void => {
    if (count <= 0) return;
    dropped += count;
    lostAt = taken;
  };

  const endFlushes = (isEnded: (flush: Flush) => boolean, isWritten: (flush: Flush) => boolean): void => {
    for (const flush of [...flushes].filter(isEnded)) {
      flushes.delete(flush);
      flush.resolve(isWritten(flush));
    }
  };

  const openRooms = (): void => {
    for (const open of [...rooms]) open();
  };

  return {
    length: () => waiting.length,
    isClosed: () => isClosed,
    isFlushed: () => flushes.size > 0,
    counts: () => ({ written: finished - unstorable, dropped, queued: waiting.length }),
    add(entries: readonly Entry[]): void {
      const room = isClosed ? 0 : Math.max(0, size - waiting.length);
      waiting.push(...entries.slice(0, room));
      taken += Math.min(room, entries.length);
      drop(entries.length - room);
    },
    first: (most: number): readonly Entry[] => waiting.slice(0, most),
    /** One of the first entries cannot be stored. */
    lose(): void {
      unstorable += 1;
      drop(1);
    },
    /** The first entries are written or lost. */
    finish(count: number): void {
      waiting.splice(0, count);
      finished += count;
      endFlushes(
        ({ to }) => finished >= to,
        ({ from }) => lostAt <= from,
      );
      if (waiting.length < roomy) openRooms();
    },
    /** Nothing can be written now. */
    giveUp(): void {
      endFlushes(
        () => true,
        () => false,
      );
      openRooms();
    },
    /**
     * True when all that was taken before is finished. False where an entry is dropped meanwhile, after the limit, or when
     * the queue gives up.
     */
    async flush(limitMs: number | undefined): Promise<boolean> {
      if (waiting.length === 0) return true;
      let timer: NodeJS.Timeout | undefined;
      const isWritten = await new Promise<boolean>((resolve) => {
        const flush = { from: finished, to: taken, resolve };
        flushes.add(flush);
        if (limitMs === undefined) return;
        timer = setTimeout(() => {
          flushes.delete(flush);
          resolve(false);
        }, limitMs);
      });
      clearTimeout(timer);
      return isWritten;
    },
    /** Resolves while few entries wait. Rejects with the reason of the signal. */
    async room(signal: AbortSignal | undefined): Promise<void> {
      if (waiting.length < roomy || isClosed) return;
      await new Promise<void>((resolve, reject) => {
        const end = (): void => {
          rooms.delete(open);
          signal?.removeEventListener('abort', abort);
        };
        const open = (): void => {
          end();
          resolve();
        };
        const abort = (): void => {
          end();
          reject(signal?.reason as Error);
        };
        rooms.add(open);
        signal?.addEventListener('abort', abort);
      });
    },
    /** Takes nothing more. */
    close(): void {
      isClosed = true;
    },
    /** Drops what still waits. */
    clear(): void {
      drop(waiting.length);
      waiting.length = 0;
      this.giveUp();
    },
  };
};
