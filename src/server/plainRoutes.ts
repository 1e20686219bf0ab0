import type { FastifyInstance } from 'fastify';
import { printSdl } from '../app/schema';
import type { Services } from '../app/services';
import type { Drain } from './drain';
import type { RightCheck } from './rights';

/** Adds the schema for code generators, and the way to GraphQL. */
export const addPlainRoutes = (
  app: FastifyInstance,
  { schema }: Services,
  mayIntrospect: RightCheck,
): void => {
  let sdl: string | undefined;
  app.get('/schema.graphql', {
    onRequest: (request, _reply, done) => mayIntrospect(request, done),
    handler: (_request, reply) =>
      reply.type('application/graphql; charset=utf-8').send((sdl ??= printSdl(schema))),
  });
  app.get('/', (_request, reply) => reply.redirect('/graphql'));
};

/** Adds health and metrics, which need no credentials. With `scopes`, metrics name accounts and regions. */
export const addOperatorRoutes = (
  app: FastifyInstance,
  { metrics, canAnswer }: Services,
  drain: Drain,
  shown: { readonly scopes: boolean },
): void => {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', (_request, reply) => {
    if (drain.isOn()) return reply.code(503).send({ status: 'draining' });
    return canAnswer() ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'no credentials' });
  });
  app.get('/metrics', async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.text(shown)),
  );
};
