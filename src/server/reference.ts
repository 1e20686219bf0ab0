import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { packageRoot } from '../app/packageRoot';
import { compress, type Compressed, sendCompressed } from './compressed';

/** Written by `npm run reference`. */
const folder = join(packageRoot, 'docs/reference/page');

interface ReferenceFile {
  readonly url: string;
  readonly file: string;
  readonly type: string;
}

/** The served files. The list is fixed, so that a request cannot choose a path. */
const files: readonly ReferenceFile[] = [
  { url: '/docs', file: 'index.html', type: 'text/html' },
  {
    url: '/docs/stylesheets/spectaql.min.css',
    file: 'stylesheets/spectaql.min.css',
    type: 'text/css',
  },
  {
    url: '/docs/javascripts/spectaql.min.js',
    file: 'javascripts/spectaql.min.js',
    type: 'text/javascript',
  },
];

/** The page loads only its own script and style, and its embedded icon. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const answerWith = ({ file, type }: ReferenceFile) => {
  // Read on first use, not at start.
  let content: Promise<Compressed> | undefined;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    content ??= readFile(join(folder, file)).then(compress);
    const compressed = await content;
    reply
      .header('content-security-policy', contentSecurityPolicy)
      .header('x-content-type-options', 'nosniff')
      .header('vary', 'accept-encoding');
    return sendCompressed(request, reply, compressed, type);
  };
};

/** Adds the routes of the schema reference, which loads nothing from other hosts. */
export const addReferenceRoutes = (app: FastifyInstance): void => {
  for (const each of files) app.get(each.url, answerWith(each));
  app.get('/docs/', (_request, reply) => reply.redirect('/docs'));
};
