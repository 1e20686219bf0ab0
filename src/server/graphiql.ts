import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { packageRoot } from '../app/packageRoot';
import { compress, type Compressed, sendCompressed } from './compressed';

const folder = join(packageRoot, 'examples');

/** The example queries, in the order of their file names. */
export const readExamples = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));

const title = 'execution-gateway';
const favicon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M3 2l10 6-10 6z" fill="#e10098"/></svg>',
  );

const render = async (examples: readonly string[]): Promise<Compressed> => {
  // The module has nine megabytes, so it is loaded on the first visit and not at start.
  const { renderGraphiQL } = await import('#render-graphiql');
  const page = renderGraphiQL({
    title,
    favicon,
    // With this header, the answer shows its AWS calls in `extensions.upstream`.
    defaultTabs: examples.map((query) => ({ query, headers: JSON.stringify({ 'x-upstream-report': '1' }) })),
    shouldPersistHeaders: false,
  });
  return compress(page.trim());
};

/** The page loads nothing from other hosts. The editor needs inline scripts, inline styles and blob workers. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' blob:",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'font-src data:',
  'img-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const html = 'text/html';

/** True for a browser that opens the page, not for a client that prefers JSON. */
export const wantsHtml = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' &&
  new Negotiator({ headers }).mediaType(['application/json', 'application/graphql-response+json', html]) ===
    html;

/** Serves GraphiQL: one page without external parts, rendered once per process. */
export const graphiqlHandler = (examples: readonly string[]) => {
  let page: Promise<Compressed> | undefined;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    page ??= render(examples);
    const content = await page;
    reply.header('content-security-policy', contentSecurityPolicy).header('vary', 'accept, accept-encoding');
    return sendCompressed(request, reply, content, html);
  };
};
