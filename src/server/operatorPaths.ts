import type { IncomingMessage } from 'node:http';

/* The paths of `addOperatorRoutes`, which load balancers and monitoring request every few seconds. */

const health: ReadonlySet<string> = new Set(['/healthz', '/readyz']);

export const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1)[0] ?? '';

/** True for a probe of health. */
export const isProbe = (request: IncomingMessage): boolean => health.has(pathOf(request));

/** True for a probe of health, and for a scrape of metrics. */
export const isForOperators = (request: IncomingMessage): boolean => {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const path = pathOf(request);
  return health.has(path) || path === '/metrics';
};
