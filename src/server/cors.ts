import cors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { Header } from './securityHeaders';

/** True for the `Origin` of a page that may read the answers. */
export type OriginCheck = (origin: string | undefined) => origin is string;

const anyName = 'https://*';

/** An origin without a port whose host has at least two labels. */
const hostOf = /^https:\/\/((?:[a-z\d_-]+\.)+[a-z\d_-]+)$/;

/** @param origins Exact origins, and `https://*.example.com` for all names that end with `.example.com`. */
export const originCheck = (origins: readonly string[]): OriginCheck => {
  const exact = new Set(origins);
  const suffixes = origins
    .filter((origin) => origin.startsWith(anyName))
    .map((origin) => origin.slice(anyName.length));
  return (origin): origin is string => {
    if (origin === undefined || origin.includes('*')) return false;
    if (exact.has(origin)) return true;
    const host = hostOf.exec(origin)?.[1];
    return host !== undefined && suffixes.some((suffix) => host.endsWith(suffix));
  };
};

/** The headers that clients of GraphQL and of this gateway send. */
const allowedHeaders = [
  'content-type',
  'authorization',
  'x-api-key',
  'apollo-require-preflight',
  'x-apollo-operation-name',
  'cache-control',
  'x-upstream-report',
  'x-request-id',
  'traceparent',
  'tracestate',
  'last-event-id',
];

const exposedHeaders = 'x-request-id, RateLimit, RateLimit-Policy, Retry-After, WWW-Authenticate';

/** For how long a browser may use the answer to a preflight. Chromium allows no more. */
const maxAgeSeconds = 7_200;

/**
 * Answers preflights, before any other hook, and adds the headers by which browsers let pages of these origins read answers.
 * Other pages get none of them.
 */
export const addCors = async (app: FastifyInstance, isAllowed: OriginCheck): Promise<void> => {
  await app.register(cors, {
    delegator: ({ headers }, answer) =>
      answer(null, {
        origin: isAllowed(headers.origin) && headers.origin,
        credentials: true,
        methods: 'GET, POST',
        allowedHeaders,
        exposedHeaders,
        maxAge: maxAgeSeconds,
        preflight: headers['access-control-request-method'] !== undefined,
      }),
  });
};

/** The headers that `addCors` adds to an answer. */
export const corsHeaders = (isAllowed: OriginCheck, origin: string | undefined): readonly Header[] => {
  const vary: Header = ['vary', 'Origin'];
  if (!isAllowed(origin)) return [vary];
  return [
    vary,
    ['access-control-allow-origin', origin],
    ['access-control-allow-credentials', 'true'],
    ['access-control-expose-headers', exposedHeaders],
  ];
};
