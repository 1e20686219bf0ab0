import { GatewayError } from './errors';

/** The end of one request's patience. */
export interface Deadline {
  /** Aborted when time is up or the caller aborts. */
  readonly signal: AbortSignal;
  /** Why it was aborted; undefined while it is not. */
  reason(): GatewayError | undefined;
  /** Takes away timer and listener. */
  clear(): void;
}

/** Begins a deadline `timeoutMs` from now, or when `signal` aborts if that is sooner. */
export const deadlineOf = (timeoutMs: number, signal: AbortSignal | undefined): Deadline => {
  // Not AbortSignal.any and AbortSignal.timeout: browsers and Node.js 18 that lack them are still about.
  const controller = new AbortController();
  let reason: GatewayError | undefined;
  const end = (error: GatewayError): void => {
    reason ??= error;
    controller.abort(reason);
  };
  const onAbort = (): void =>
    end(new GatewayError('ABORTED', 'The request was aborted.', { cause: signal?.reason }));
  const timer = setTimeout(
    () => end(new GatewayError('TIMEOUT', `No answer within ${timeoutMs} ms.`)),
    timeoutMs,
  );
  signal?.addEventListener('abort', onAbort);
  if (signal?.aborted) onAbort();

  return {
    signal: controller.signal,
    reason: () => reason,
    clear() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
};
