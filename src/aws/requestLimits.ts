import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** Limits of each HTTP request that is sent within `withRequestLimits`. */
export interface RequestLimits {
  /** For the TCP connection. */
  readonly connectTimeoutMs: number;
  /** From the connection to the end of the answer. The wait for a free socket does not count. */
  readonly answerTimeoutMs: number;
  /** Ends the requests under way when it aborts. */
  readonly signal?: AbortSignal;
}

const inForce = new AsyncLocalStorage<RequestLimits>();

/** An error that the SDK and `errorNames.ts` know as a timeout. */
export const timeoutError = (message: string): Error =>
  Object.assign(new Error(message), { name: 'TimeoutError', code: 'ETIMEDOUT' });

/**
 * Calls `onEnd` after the time, unless the returned function is called before. setImmediate lets what has arrived while the
 * event loop was blocked come first.
 */
const startTimer = (ms: number, onEnd: () => void): (() => void) => {
  let immediate: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    immediate = setImmediate(onEnd);
  }, ms);
  return () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };
};

const limit = (
  request: ClientRequest,
  { connectTimeoutMs, answerTimeoutMs, signal }: RequestLimits,
): void => {
  let stopTimer = (): void => undefined;
  const endAfter = (ms: number, problem: string): void => {
    stopTimer();
    const error = (): Error =>
      timeoutError(`${request.protocol}//${request.host} ${problem} within ${ms} ms.`);
    stopTimer = startTimer(ms, () => void request.destroy(error()));
  };
  const awaitAnswer = (): void => endAfter(answerTimeoutMs, 'did not answer');
  const onSocket = (): void => {
    if (request.socket?.connecting) {
      endAfter(connectTimeoutMs, 'did not accept the connection');
      request.socket.once('connect', awaitAnswer);
    } else awaitAnswer();
  };
  const onAbort = (): void => void request.destroy(signal?.reason as Error);
  const end = (): void => {
    stopTimer();
    request.socket?.removeListener('connect', awaitAnswer);
    signal?.removeEventListener('abort', onAbort);
  };

  request.once('close', end);
  request.once('connect', end); // A proxy has opened a tunnel.
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort, { once: true });
  if (request.socket) onSocket();
  else request.once('socket', onSocket);
};

// The SDK's credential providers accept no signal, and that for containers never ends a request. So the limits apply to
// all requests of an asynchronous context, whichever code sends them. They also cover CONNECT requests to proxies.
const onRequest = (message: unknown): void => {
  const limits = inForce.getStore();
  if (limits) limit((message as { readonly request: ClientRequest }).request, limits);
};

const channel = 'http.client.request.start';

/** Tasks that have not settled. Without one, nothing is tracked: an asynchronous context costs every promise of the process. */
let tasks = 0;

const enter = (): void => {
  if (tasks === 0) subscribe(channel, onRequest);
  tasks += 1;
};

const leave = (): void => {
  tasks -= 1;
  if (tasks > 0) return;
  unsubscribe(channel, onRequest);
  inForce.disable();
};

/** Runs a task whose HTTP requests have limits. Limits that are in force already stay in force. */
export const withRequestLimits = async <Value>(
  limits: RequestLimits,
  task: () => Promise<Value>,
): Promise<Value> => {
  const own = inForce.getStore() ?? limits;
  enter();
  try {
    return await inForce.run(own, task);
  } finally {
    leave();
  }
};

/** The signal of the limits in force. */
export const signalInForce = (): AbortSignal | undefined => inForce.getStore()?.signal;

/**
 * Runs a task with a time limit. Rejects at the limit, and with the reason of `signal` as soon as that aborts. The signal
 * that the task receives aborts then, too.
 */
export const withTimeLimit = async <Value>(
  { ms, error, signal }: { readonly ms: number; readonly error: () => Error; readonly signal: AbortSignal },
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> => {
  const limited = new AbortController();
  const abort = (): void => limited.abort(signal.reason);
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort, { once: true });
  const stopTimer = startTimer(ms, () => limited.abort(error()));
  try {
    limited.signal.throwIfAborted();
    const aborted = new Promise<never>((_resolve, reject) => {
      limited.signal.addEventListener('abort', () => reject(limited.signal.reason as Error), { once: true });
    });
    return await Promise.race([task(limited.signal), aborted]);
  } finally {
    stopTimer();
    signal.removeEventListener('abort', abort);
  }
};
