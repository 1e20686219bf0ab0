import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { packageRoot } from '../app/packageRoot';
import { compress, type Compressed, sendCompressed } from './compressed';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain',
};

/** Sends a file of the folder, or 404. */
export type SendPageFile = (
  request: FastifyRequest,
  reply: FastifyReply,
  name: string,
) => Promise<FastifyReply>;

/**
 * Serves the files that `npm run build:pages` has written for a page. The folder is listed on the first request, and only
 * listed names are served, so that a request cannot choose a path. Each file is read and compressed once, when it is
 * first requested.
 */
export const pageFiles = (page: string): SendPageFile => {
  const folder = join(packageRoot, 'dist/pages', page);
  let names: ReadonlySet<string> | undefined;
  const contents = new Map<string, Promise<Compressed>>();

  return async (request, reply, name) => {
    names ??= new Set(readdirSync(folder));
    const mediaType = mediaTypes[extname(name)];
    if (!names.has(name) || mediaType === undefined) {
      reply.callNotFound();
      return reply;
    }
    const content = contents.get(name) ?? readFile(join(folder, name)).then(compress);
    contents.set(name, content);
    content.catch(() => contents.delete(name)); // The next request reads it again.
    return sendCompressed(request, reply, await content, mediaType);
  };
};
