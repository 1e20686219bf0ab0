import type { EndSignal } from '../model/endSignal';

interface Read {
  readonly result: Promise<unknown>;
  readonly controller: AbortController;
  waiters: number;
}

const reasonOf = ({ reason }: EndSignal): Error => reason as Error;

/** Request coalescing (single-flight): concurrent reads of one key share one call. */
export const createCoalescer = () => {
  const reads = new Map<string, Read>();

  const begin = (key: string, start: (signal: AbortSignal) => Promise<unknown>): Read => {
    const controller = new AbortController();
    const result = start(controller.signal).finally(() => {
      if (reads.get(key) === read) reads.delete(key);
    });
    const read: Read = { result, controller, waiters: 0 };
    result.catch(() => undefined); // Each waiter handles the error. Without waiters, it needs no handler.
    reads.set(key, read);
    return read;
  };

  const leave = (key: string, read: Read, reason: unknown): void => {
    read.waiters -= 1;
    if (read.waiters > 0) return;
    if (reads.get(key) === read) reads.delete(key);
    read.controller.abort(reason);
  };

  return {
    isUnderWay: (key: string): boolean => reads.has(key),
    /** Lets no further caller join the reads under way. Those that have joined keep waiting. */
    detachAll: (): void => reads.clear(),
    /**
     * Waits for the read of `key`, and calls `start` where none is under way. Rejects with the reason of `signal` as soon as
     * that aborts. The read itself is aborted only when its last waiter has aborted.
     */
    join<Value>(
      key: string,
      signal: EndSignal,
      start: (signal: AbortSignal) => Promise<Value>,
    ): Promise<Value> {
      if (signal.aborted) return Promise.reject(reasonOf(signal));
      const read = reads.get(key) ?? begin(key, start);
      read.waiters += 1;
      return new Promise<Value>((resolve, reject) => {
        const onAbort = (): void => {
          leave(key, read, signal.reason);
          reject(reasonOf(signal));
        };
        signal.addEventListener('abort', onAbort, { once: true });
        void (read.result as Promise<Value>).then(resolve, reject).finally(() => {
          signal.removeEventListener('abort', onAbort);
        });
      });
    },
  };
};

export type Coalescer = ReturnType<typeof createCoalescer>;
