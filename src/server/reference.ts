import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageFiles } from './pageFiles';
import type { RightCheck } from './rights';
import { pagePolicy } from './securityHeaders';

/** The pages load only their own script and style, and their embedded icon. */
const helmet = {
  contentSecurityPolicy: pagePolicy({
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ['data:'],
  }),
};

/** `Image` is a page, `style.css` a file beside it. */
const fileOf = (name: string): string => (name.includes('.') ? name : `${name}.html`);

/** Adds the routes of the schema reference, which loads nothing from other hosts. `npm run build:pages` generates it. */
export const addReferenceRoutes = (app: FastifyInstance, mayRead: RightCheck): void => {
  const send = pageFiles('reference');
  const onRequest = (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void =>
    mayRead(request, done);
  app.get('/docs', { helmet, onRequest }, (request, reply) => send(request, reply, 'index.html'));
  app.get('/docs/', (_request, reply) => reply.redirect('/docs'));
  app.get<{ Params: { name: string } }>('/docs/:name', { helmet, onRequest }, (request, reply) =>
    send(request, reply, fileOf(request.params.name)),
  );
};
