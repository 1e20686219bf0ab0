import type { FastifyInstance } from 'fastify';
import { pageFiles } from './pageFiles';
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
export const addReferenceRoutes = (app: FastifyInstance): void => {
  const send = pageFiles('reference');
  app.get('/docs', { helmet }, (request, reply) => send(request, reply, 'index.html'));
  app.get('/docs/', (_request, reply) => reply.redirect('/docs'));
  app.get<{ Params: { name: string } }>('/docs/:name', { helmet }, (request, reply) =>
    send(request, reply, fileOf(request.params.name)),
  );
};
