import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageFiles } from './pageFiles';
import type { RightCheck } from './rights';

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
export const addReferenceRoutes = (app: FastifyInstance, mayRead: RightCheck): void => {
  const send = pageFiles('reference');
  const onRequest = (request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void =>
    mayRead(request, done);
  app.get('/docs', { onRequest }, (request, reply) =>
    send(request, reply.header('content-security-policy', contentSecurityPolicy), 'index.html'),
  );
  app.get('/docs/', (_request, reply) => reply.redirect('/docs'));
  app.get<{ Params: { name: string } }>('/docs/:name', { onRequest }, (request, reply) =>
    send(
      request,
      reply.header('content-security-policy', contentSecurityPolicy),
      fileOf(request.params.name),
    ),
  );
};
