import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Graceful shutdown: requests under way are answered, new ones are refused. A request is new until its body is read. */
export interface Drain {
  isOn(): boolean;
  /** False for a new request during the drain. Otherwise, it is under way until `leave` is called, when its response is closed. */
  admit(response: ServerResponse): boolean;
  leave(response: ServerResponse): void;
  /** Resolves when all requests under way are answered, or the time is over. */
  start(): Promise<void>;
}

export interface DrainLimits {
  /** Milliseconds for the whole drain. */
  readonly wholeMs: number;
  /** Milliseconds for clients to read their answers, once all requests are executed. */
  readonly unreadMs: number;
}

const checkMs = 20;

export const createDrain = ({ wholeMs, unreadMs }: DrainLimits): Drain => {
  const underWay = new Set<ServerResponse>();
  let isOn = false;

  const isExecuting = (): boolean => [...underWay].some(({ writableEnded }) => !writableEnded);

  return {
    isOn: () => isOn,
    admit(response) {
      if (isOn) return underWay.has(response);
      // The client of a request that the fast path hands over may have left.
      if (!response.destroyed) underWay.add(response);
      return true;
    },
    leave: (response) => void underWay.delete(response),
    async start() {
      isOn = true;
      const end = performance.now() + wholeMs;
      let unreadEnd = Infinity;
      while (underWay.size > 0 && performance.now() < Math.min(end, unreadEnd)) {
        if (unreadEnd === Infinity && !isExecuting()) unreadEnd = performance.now() + unreadMs;
        await sleep(checkMs);
      }
    },
  };
};

/** Closes connections with their next answer during the drain: a kept-alive connection would delay the shutdown. */
export const addDrainHeader = (app: FastifyInstance, drain: Drain): void => {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (drain.isOn()) reply.header('connection', 'close');
    done();
  });
};
