import type { FastifyInstance } from 'fastify';
import { pageFiles } from './pageFiles';

/** The pages load only their own script and style, and their embedded icon. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** `Image` is a page, `style.css` a file beside it. */
const fileOf = (name: string): string => (name.includes('.') ? name : `${name}.html`);

/** Adds the routes of the schema reference, which loads nothing from other hosts. `npm run build:pages` generates it. */
export const addReferenceRoutes = (app: FastifyInstance): void => {
  const send = pageFiles('reference');
  app.get('/docs', (request, reply) =>
    send(request, reply.header('content-security-policy', contentSecurityPolicy), 'index.html'),
  );
  app.get('/docs/', (_request, reply) => reply.redirect('/docs'));
  app.get<{ Params: { name: string } }>('/docs/:name', (request, reply) =>
    send(
      request,
      reply.header('content-security-policy', contentSecurityPolicy),
      fileOf(request.params.name),
    ),
  );
};
