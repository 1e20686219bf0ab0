import { setMaxListeners } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Bill, openBill } from '../aws/bill';
import type { RequestTerms } from '../aws/door';
import { GatewayError } from '../model/errors';
import type { GatewayContext } from '../resolvers/context';
import type { Limits } from './limits';

/** The longest age of answers that a client accepts: `Cache-Control: max-age=N` or `no-cache`; any age without it. */
export const maxAgeMsOf = (cacheControl: string | undefined): number => {
  if (cacheControl === undefined) return Infinity;
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,;=])/i.test(cacheControl)) return 0;
  const seconds = /(?:^|[\s,])max-age="?(\d+)/i.exec(cacheControl)?.[1];
  return seconds === undefined ? Infinity : Number(seconds) * 1000;
};

const deadlineExceeded = (ms: number): GatewayError =>
  new GatewayError(
    'DEADLINE_EXCEEDED',
    `The ${ms / 1000} seconds that a request may take were over before AWS had answered.`,
  );

const clientLeft = (): GatewayError =>
  new GatewayError('DEADLINE_EXCEEDED', 'The client left before AWS had answered.');

/** Aborts when the request's time is over, or when the client hangs up: nothing is asked for nobody. */
const signalOf = (reply: FastifyReply, timeoutMs: number): AbortSignal => {
  const controller = new AbortController();
  // Each call of the request listens, and there may be as many as its budget allows.
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(() => controller.abort(deadlineExceeded(timeoutMs)), timeoutMs);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) controller.abort(clientLeft());
  });
  return controller.signal;
};

/** What this request may ask of AWS, how fresh, how often and for how long. */
export const termsOf = (
  request: FastifyRequest,
  reply: FastifyReply,
  limits: Limits,
  now: Date,
): RequestTerms => ({
  signal: signalOf(reply, limits.requestTimeoutMs),
  notBefore: now.getTime() - maxAgeMsOf(request.headers['cache-control']),
  bill: openBill(limits.upstreamCallsPerRequest),
});

/** What the server keeps of a request beside what resolvers need. */
export interface RequestContext extends GatewayContext {
  readonly bill: Bill;
  readonly wantsReport: boolean;
  /** Makes memory forget what this request was told. */
  readonly forget: () => void;
}

/** True when the client asked for the bill by header. */
export const wantsReport = (request: FastifyRequest): boolean => request.headers['x-upstream-report'] === '1';
