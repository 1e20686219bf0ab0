/**
 * What a promise resolves to, or undefined once the signal is aborted. Unlike a race of two promises, this leaves nothing behind at
 * a signal that lives longer than the promise.
 */
export const untilAborted = <Value>(
  promise: Promise<Value>,
  signal: AbortSignal,
): Promise<Value | undefined> =>
  new Promise((resolve, reject) => {
    const onAbort = (): void => resolve(undefined);
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.finally(() => signal.removeEventListener('abort', onAbort)).then(resolve, reject);
  });
