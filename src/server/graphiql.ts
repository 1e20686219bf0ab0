import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { packageRoot } from '../app/packageRoot';
import { compress, type Compressed, sendCompressed } from './compressed';
import { pageFiles } from './pageFiles';

const folder = join(packageRoot, 'examples');

/** The example queries, in the order of their file names. */
export const readExamples = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));

const favicon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M3 2l10 6-10 6z" fill="#e10098"/></svg>',
  );

/** The examples are data, not a script, so that the content security policy can forbid inline scripts. */
const pageWith = (examples: readonly string[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>GraphiQL · execution-gateway</title>
<link rel="icon" href="${favicon}">
<link rel="stylesheet" href="graphiql/app.css">
<script id="examples" type="application/json">${JSON.stringify(examples).replaceAll('<', '\\u003c')}</script>
<script type="module" src="graphiql/app.js"></script>
</head>
<body>
<noscript>GraphiQL needs JavaScript. The <a href="docs">reference</a> works without.</noscript>
<div id="root"></div>
</body>
</html>
`;

/** The page loads nothing from other hosts. The editor inserts styles, and has its icons in the stylesheet. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
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

/** Serves GraphiQL's page, which opens with the examples. */
export const graphiqlHandler = (examples: readonly string[]) => {
  let page: Promise<Compressed> | undefined;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    page ??= compress(pageWith(examples));
    const content = await page;
    reply.header('content-security-policy', contentSecurityPolicy).header('vary', 'accept, accept-encoding');
    return sendCompressed(request, reply, content, html);
  };
};

/** Answers a browser where GraphiQL is turned off. */
export const noGraphiqlHandler = (_request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const message = 'This gateway does not serve GraphiQL. Send GraphQL by POST to /graphql.';
  const error = { message, extensions: { code: 'BAD_REQUEST' } };
  return reply.code(404).send({ errors: [error] });
};

/** Adds the route of GraphiQL's scripts and styles, which `npm run build:pages` bundles. */
export const addGraphiqlRoutes = (app: FastifyInstance): void => {
  const send = pageFiles('graphiql');
  app.get<{ Params: { name: string } }>('/graphiql/:name', (request, reply) =>
    send(request, reply, request.params.name),
  );
};
