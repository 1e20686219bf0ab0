import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

type Directives = Readonly<Record<string, readonly string[]>>;

/** A content security policy that allows only what it names, and no frame around the page. */
export const contentSecurityPolicy = (
  allowed: Directives,
): FastifyHelmetOptions['contentSecurityPolicy'] & object => ({
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    ...Object.fromEntries(Object.entries(allowed).map(([name, sources]) => [name, [...sources]])),
    'frame-ancestors': ["'none'"],
  },
});

/** For a document, which could also have a base URL and forms. */
export const pagePolicy = (allowed: Directives): ReturnType<typeof contentSecurityPolicy> =>
  contentSecurityPolicy({ ...allowed, 'base-uri': ["'none'"], 'form-action': ["'none'"] });

/**
 * What every answer needs. `frame-ancestors` replaces `X-Frame-Options`, and only a proxy with TLS knows whether
 * `Strict-Transport-Security` holds for its name. The resource policy is about requests without CORS, so it can be the
 * same for all origins.
 */
const options: FastifyHelmetOptions = {
  contentSecurityPolicy: contentSecurityPolicy({}),
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  xContentTypeOptions: true,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xFrameOptions: false,
  xPermittedCrossDomainPolicies: false,
  xPoweredBy: false,
  xXssProtection: false,
};

/** Adds the headers to all answers. Pages have a content security policy of their own. */
export const addSecurityHeaders = async (app: FastifyInstance): Promise<void> => {
  await app.register(helmet, options);
};

export type Header = readonly [name: string, value: string];

/** The headers that `addSecurityHeaders` adds to an answer. */
export const securityHeaders: readonly Header[] = [
  ['Content-Security-Policy', "default-src 'none';frame-ancestors 'none'"],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Referrer-Policy', 'no-referrer'],
  ['X-Content-Type-Options', 'nosniff'],
];
