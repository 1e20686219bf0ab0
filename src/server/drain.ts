import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The end of a server: what is under way is answered, and what is new is refused with 503 meanwhile. */
export interface Drain {
  isOn(): boolean;
  /** Refuses a new request while the drain is on; else counts it as under way. */
  readonly refuse: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  /** Resolves when all that was under way is answered. */
  start(): Promise<void>;
}

export const drainOf = (app: FastifyInstance): Drain => {
  const underWay = new Set<FastifyRequest>();
  let isOn = false;
  let onEmpty = (): void => undefined;

  app.addHook('onSend', async (_request, reply) => {
    // A client that is answered now must not keep its connection, or the server would wait for it.
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
        await reply.code(503).send({ errors: [{ message: 'This server is going down; ask again.' }] });
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
