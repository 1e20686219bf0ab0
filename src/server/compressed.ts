import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** Static content, compressed once. */
export interface Compressed {
  readonly gzipped: Buffer;
  readonly etag: string;
}

export const compress = async (content: Buffer | string): Promise<Compressed> => {
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  return { gzipped: await promisify(gzip)(content), etag };
};

/** Sends the content in an encoding that the client accepts, or 304 where the client has it already. */
export const sendCompressed = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { gzipped, etag }: Compressed,
  mediaType: string,
): Promise<FastifyReply> => {
  reply.header('cache-control', 'no-cache').header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  reply.type(`${mediaType}; charset=utf-8`);
  const takesGzip = new Negotiator(request).encoding(['gzip', 'identity']) === 'gzip';
  if (!takesGzip) return reply.send(await promisify(gunzip)(gzipped));
  return reply.header('content-encoding', 'gzip').send(gzipped);
};
