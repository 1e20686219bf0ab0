/** Single-flight: reads under way, each shared by all who ask for the same. */
export interface Coalescer {
  /**
   * Waits for the read of `key`, which `start` begins where none is under way. Rejects with the reason of `signal` as
   * soon as that aborts; the read goes on while anyone waits for it, and is aborted when the last one leaves.
   */
  join<Value>(
    key: string,
    signal: AbortSignal,
    start: (signal: AbortSignal) => Promise<Value>,
  ): Promise<Value>;
  isUnderWay(key: string): boolean;
  /** Closes all reads under way to further readers. Those who wait for them keep waiting. */
  detachAll(): void;
}

interface Read {
  readonly result: Promise<unknown>;
  readonly controller: AbortController;
  waiting: number;
}

export const createCoalescer = (): Coalescer => {
  const reads = new Map<string, Read>();

  const begin = (key: string, start: (signal: AbortSignal) => Promise<unknown>): Read => {
    const controller = new AbortController();
    const result = start(controller.signal).finally(() => {
      if (reads.get(key) === read) reads.delete(key);
    });
    const read: Read = { result, controller, waiting: 0 };
    result.catch(() => undefined); // Those who wait receive it; when all have left, it is of no interest.
    reads.set(key, read);
    return read;
  };

  const leave = (key: string, read: Read, reason: unknown): void => {
    read.waiting -= 1;
    if (read.waiting > 0) return;
    if (reads.get(key) === read) reads.delete(key);
    read.controller.abort(reason);
  };

  return {
    isUnderWay: (key) => reads.has(key),
    detachAll: () => reads.clear(),
    join<Value>(
      key: string,
      signal: AbortSignal,
      start: (signal: AbortSignal) => Promise<Value>,
    ): Promise<Value> {
      const read = reads.get(key) ?? begin(key, start);
      read.waiting += 1;
      return new Promise<Value>((resolve, reject) => {
        const onAbort = (): void => {
          leave(key, read, signal.reason);
          reject(signal.reason as Error);
        };
        signal.addEventListener('abort', onAbort, { once: true });
        void (read.result as Promise<Value>).then(resolve, reject).finally(() => {
          signal.removeEventListener('abort', onAbort);
        });
      });
    },
  };
};
