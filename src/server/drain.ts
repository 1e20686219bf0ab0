import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Graceful shutdown: requests under way are answered, new ones are refused with status 503. */
export interface Drain {
  isOn(): boolean;
  /** Refuses a new request during the drain; otherwise counts it as under way. */
  readonly refuse: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  /** Resolves when all requests under way are answered. */
  start(): Promise<void>;
}

export const drainOf = (app: FastifyInstance): Drain => {
  const underWay = new Set<FastifyRequest>();
  let isOn = false;
  let onEmpty = (): void => undefined;

  app.addHook('onSend', async (_request, reply) => {
    // A kept-alive connection would delay the shutdown.
    if (isOn) reply.header('connection', 'close');
  });

  const leave = (request: FastifyRequest): void => {
    underWay.delete(request);
    if (underWay.size === 0) onEmpty();
  };

  return {
    isOn: () => isOn,
    async refuse(request, reply) {
      if (isOn) {
        await reply.code(503).send({ errors: [{ message: 'This server is shutting down. Try again.' }] });
        return;
      }
      underWay.add(request);
      reply.raw.once('close', () => leave(request));
    },
    start() {
      isOn = true;
      return new Promise((resolve) => {
        onEmpty = resolve;
        if (underWay.size === 0) resolve();
      });
    },
  };
};
