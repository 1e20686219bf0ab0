import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest, preValidationHookHandler } from 'fastify';
import { shuttingDown } from './httpError';

/** Graceful shutdown: requests under way are answered, new ones are refused with status 503. */
export interface Drain {
  isOn(): boolean;
  /** Refuses a new request during the drain; otherwise counts it as under way. A request is new until its body is read. */
  readonly refuse: preValidationHookHandler;
  /** Resolves when all requests under way are answered, or the time is over. */
  start(): Promise<void>;
}

export interface DrainLimits {
  /** Milliseconds for the whole drain. */
  readonly wholeMs: number;
  /** Milliseconds for clients to read their answers, once all requests are executed. */
  readonly unreadMs: number;
}

/** A set of requests, and a promise that resolves when it is empty. */
const createPending = () => {
  const requests = new Set<FastifyRequest>();
  let onEmpty = (): void => undefined;
  return {
    add: (request: FastifyRequest) => void requests.add(request),
    delete(request: FastifyRequest) {
      requests.delete(request);
      if (requests.size === 0) onEmpty();
    },
    empty: () =>
      new Promise<void>((resolve) => {
        onEmpty = resolve;
        if (requests.size === 0) resolve();
      }),
  };
};

export const drainOf = (app: FastifyInstance, { wholeMs, unreadMs }: DrainLimits): Drain => {
  const executing = createPending();
  const unread = createPending();
  let isOn = false;

  app.addHook('onSend', (request, reply, _payload, done) => {
    executing.delete(request);
    // A kept-alive connection would delay the shutdown.
    if (isOn) reply.header('connection', 'close');
    done();
  });

  return {
    isOn: () => isOn,
    refuse(request, reply, done) {
      if (isOn) {
        done(shuttingDown());
        return;
      }
      executing.add(request);
      unread.add(request);
      reply.raw.on('close', () => {
        executing.delete(request);
        unread.delete(request);
      });
      done();
    },
    async start() {
      isOn = true;
      const ended = new AbortController();
      const wait = (ms: number): Promise<void> =>
        sleep(ms, undefined, { signal: ended.signal }).catch(() => undefined);
      await Promise.race([unread.empty(), executing.empty().then(() => wait(unreadMs)), wait(wholeMs)]);
      ended.abort();
    },
  };
};
