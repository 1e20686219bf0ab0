import type { FastifyInstance } from 'fastify';
import { LRUCache } from 'lru-cache';
import { addCors, corsHeaders, originCheck } from './cors';
import { addSecurityHeaders, securityHeaders } from './securityHeaders';

/** The headers with which an answer begins, names and values in turn, by the `Origin` of its request. */
export type AnswerHeaders = (origin: string | undefined) => readonly string[];

/**
 * Adds the headers of CORS and security to the answers of Fastify. Returns the same headers in the same order, for answers
 * that Fastify's hooks do not see. Without `origins`, pages of other origins can read no answer.
 */
export const addAnswerHeaders = async (
  app: FastifyInstance,
  origins: readonly string[],
): Promise<AnswerHeaders> => {
  if (origins.length === 0) {
    await addSecurityHeaders(app);
    const headers = securityHeaders.flat();
    return () => headers;
  }
  const isAllowed = originCheck(origins);
  await addCors(app, isAllowed);
  await addSecurityHeaders(app);
  const headersFor = (origin?: string): readonly string[] =>
    [...securityHeaders, ...corsHeaders(isAllowed, origin)].flat();
  const withoutOrigin = headersFor();
  // Browsers send the same few origins again and again.
  const known = new LRUCache<string, readonly string[]>({ max: 100, memoMethod: headersFor });
  return (origin) => (origin ? known.memo(origin) : withoutOrigin);
};

/** @param headers Names and values in turn. */
export const setHeaders = (
  headers: readonly string[],
  set: (name: string, value: string) => unknown,
): void => {
  for (let index = 0; index + 1 < headers.length; index += 2)
    set(headers[index] ?? '', headers[index + 1] ?? '');
};
