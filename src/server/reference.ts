import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { packageRoot } from '../app/packageRoot';

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

interface Content {
  readonly gzipped: Buffer;
  readonly etag: string;
}

const read = async (file: string): Promise<Content> => {
  const bytes = await readFile(join(folder, file));
  const etag = `"${createHash('sha256').update(bytes).digest('base64url')}"`;
  return { gzipped: await promisify(gzip)(bytes), etag };
};

const answerWith = ({ file, type }: ReferenceFile) => {
  // Read on first use, not at start.
  let content: Promise<Content> | undefined;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    content ??= read(file);
    const { gzipped, etag } = await content;
    reply
      .header('content-security-policy', contentSecurityPolicy)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'no-cache')
      .header('vary', 'accept-encoding')
      .header('etag', etag);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    reply.type(`${type}; charset=utf-8`);
    const takesGzip = new Negotiator(request).encoding(['gzip', 'identity']) === 'gzip';
    if (!takesGzip) return reply.send(await promisify(gunzip)(gzipped));
    return reply.header('content-encoding', 'gzip').send(gzipped);
  };
};

/** Adds the routes of the schema reference, which loads nothing from other hosts. */
export const addReferenceRoutes = (app: FastifyInstance): void => {
  for (const each of files) app.get(each.url, answerWith(each));
  app.get('/docs/', (_request, reply) => reply.redirect('/docs'));
};
