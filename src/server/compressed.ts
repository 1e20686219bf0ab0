import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';

/** Static content, compressed once. */
export interface Compressed {
  readonly gzipped: Buffer;
  readonly etag: string;
  /** The content for clients without gzip: one buffer for all of them, made for the first one. */
  readonly plain: () => Promise<Buffer>;
}

export const compress = async (content: Buffer | string): Promise<Compressed> => {
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  const gzipped = await promisify(gzip)(content);
  let plain: Promise<Buffer> | undefined;
  return { gzipped, etag, plain: () => (plain ??= promisify(gunzip)(gzipped)) };
};

/** Adds a name to the header `Vary`, in which CORS has another one. */
export const addVary = (reply: FastifyReply, name: string): FastifyReply =>
  reply.header('vary', [reply.getHeader('vary') ?? [], name].flat().join(', '));

/** Sends the content in an encoding that the client accepts, or 304 where the client has it already. */
export const sendCompressed = async (
  request: FastifyRequest,
  reply: FastifyReply,
  { gzipped, etag, plain }: Compressed,
  mediaType: string,
): Promise<FastifyReply> => {
  addVary(reply, 'accept-encoding').header('cache-control', 'no-cache').header('etag', etag);
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  reply.type(`${mediaType}; charset=utf-8`);
  const takesGzip = new Negotiator(request).encoding(['gzip', 'identity']) === 'gzip';
  if (!takesGzip) return reply.send(await plain());
  return reply.header('content-encoding', 'gzip').send(gzipped);
};
