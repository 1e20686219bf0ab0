import { GatewayError } from './errors';

/** The timeout and the abort signal of one request, combined. */
export interface Deadline {
  /** Aborts when the timeout passes or the caller aborts. */
  readonly signal: AbortSignal;
  /** The error of the abort. Undefined before it. */
  reason(): GatewayError | undefined;
  /** Removes the timer and the listener. */
  clear(): void;
}

/** Starts a deadline that ends after `timeoutMs`, or earlier when `signal` aborts. */
export const deadlineOf = (timeoutMs: number, signal: AbortSignal | undefined): Deadline => {
  // AbortSignal.any and AbortSignal.timeout are missing in Node.js 18 and in older browsers.
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
