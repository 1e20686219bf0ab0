import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { packageRoot } from '../app/packageRoot';
import { addVary } from './compressed';
import { pageFiles } from './pageFiles';
import { contentSecurityPolicy, pagePolicy } from './securityHeaders';

const folder = join(packageRoot, 'examples');

/** The example queries, in the order of their file names. */
export const readExamples = (): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.graphql'))
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
    .map((file) => readFileSync(join(folder, file), 'utf8'));

const favicon =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path d="M3 2l10 6-10 6z" fill="#e10098"/></svg>',
  );

interface Page {
  /** JSON for a script element. */
  readonly examples: string;
  readonly linksReference: boolean;
}

/** The examples are data, not a script, so that the content security policy can forbid inline scripts. */
const pageWith = ({ examples, linksReference }: Page, nonce: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>GraphiQL · execution-gateway</title>
<link rel="icon" href="${favicon}">
<link rel="stylesheet" href="graphiql/app.css">
<script id="examples" type="application/json">${examples}</script>
<script type="module" nonce="${nonce}" src="graphiql/app.js"></script>
</head>
<body>
<noscript>GraphiQL needs JavaScript.${linksReference ? ' The <a href="docs">reference</a> works without.' : ''}</noscript>
<div id="root"${linksReference ? ' data-reference' : ''}></div>
</body>
</html>
`;

/**
 * The page loads nothing from other hosts, and runs only the script with the nonce of this answer and what that imports. The
 * editor inserts styles without a nonce, and has its icons in the stylesheet.
 */
const policyWith = (nonce: string) =>
  pagePolicy({
    'script-src': [`'nonce-${nonce}'`],
    'worker-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'font-src': ['data:'],
    'img-src': ['data:'],
    'connect-src': ["'self'"],
  });

const html = 'text/html';

/** True for a browser that opens the page, not for a client that prefers JSON. */
export const wantsHtml = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' &&
  new Negotiator({ headers }).mediaType(['application/json', 'application/graphql-response+json', html]) ===
    html;

/**
 * Serves GraphiQL's page, which opens with the examples. `linksReference`: a browser can open the schema reference, with which it
 * sends no token. No cache may store the page, since its nonce is for one answer.
 */
export const graphiqlHandler = (examples: readonly string[], linksReference: boolean) => {
  const page: Page = { examples: JSON.stringify(examples).replaceAll('<', '\\u003c'), linksReference };
  return (_request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const nonce = randomBytes(16).toString('base64');
    reply.helmet({
      contentSecurityPolicy: policyWith(nonce),
      // No page that opens this one can reach into it: it may hold a token.
      crossOriginOpenerPolicy: { policy: 'same-origin' },
    });
    addVary(reply, 'accept').header('cache-control', 'no-store').type('text/html; charset=utf-8');
    return reply.send(pageWith(page, nonce));
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
  // A worker has the policy of its own file, and imports others.
  const helmet = { contentSecurityPolicy: contentSecurityPolicy({ 'script-src': ["'self'"] }) };
  app.get<{ Params: { name: string } }>('/graphiql/:name', { helmet }, (request, reply) =>
    send(request, reply, request.params.name),
  );
};
