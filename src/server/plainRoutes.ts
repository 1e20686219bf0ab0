import type { FastifyInstance } from 'fastify';
import { printSchema } from 'graphql';
import type { Services } from '../app/services';
import type { Drain } from './drain';

/** The routes beside GraphQL and its pages: the schema for code generators, health and metrics. */
export const addPlainRoutes = (
  app: FastifyInstance,
  { schema, metrics, canAnswer }: Services,
  drain: Drain,
): void => {
  let sdl: string | undefined;
  app.get('/schema.graphql', (_request, reply) =>
    reply.type('application/graphql; charset=utf-8').send((sdl ??= printSchema(schema))),
  );
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', (_request, reply) => {
    if (drain.isOn()) return reply.code(503).send({ status: 'draining' });
    return canAnswer() ? reply.send({ status: 'ready' }) : reply.code(503).send({ status: 'no credentials' });
  });
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()));
  app.get('/', (_request, reply) => reply.redirect('/graphql'));
};
