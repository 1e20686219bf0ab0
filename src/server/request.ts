import { setMaxListeners } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callBudget, type Limits } from '../app/limits';
import type { OperationContext, OperationTerms } from '../app/operationContext';
import { anonymous } from '../model/caller';
import { GatewayError } from '../model/errors';
import type { RequestResult } from './requestMetrics';

/** The longest age of answers that a client accepts: `Cache-Control: max-age=N` or `no-cache`; any age without it. */
const maxAgeMsOf = (cacheControl: string | undefined): number => {
  if (cacheControl === undefined) return Infinity;
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,;=])/i.test(cacheControl)) return 0;
  const seconds = /(?:^|[\s,])max-age="?(\d+)/i.exec(cacheControl)?.[1];
  return seconds === undefined ? Infinity : Number(seconds) * 1000;
};

const deadlineExceeded = (ms: number): GatewayError =>
  new GatewayError(
    'DEADLINE_EXCEEDED',
    `The request exceeded its limit of ${ms / 1000} seconds before AWS had answered.`,
  );

const clientLeft = (): GatewayError =>
  new GatewayError('DEADLINE_EXCEEDED', 'The client closed the connection before AWS had answered.');

/** Aborts when the request's time is over, or when the client closes the connection. */
const signalOf = (reply: FastifyReply, timeoutMs: number): AbortSignal => {
  const controller = new AbortController();
  // Each call of the request adds a listener, so Node.js's limit of listeners does not apply.
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(() => controller.abort(deadlineExceeded(timeoutMs)), timeoutMs);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) controller.abort(clientLeft());
  });
  return controller.signal;
};

/** The terms of a request: caller, deadline, accepted age and call budget. */
export const termsOf = (
  request: FastifyRequest,
  reply: FastifyReply,
  limits: Limits,
  now: Date,
): OperationTerms => ({
  caller: anonymous,
  signal: signalOf(reply, limits.requestTimeoutMs),
  minFetchedAt: now.getTime() - maxAgeMsOf(request.headers['cache-control']),
  budget: callBudget(limits),
  priority: 'normal',
});

/** The context of an HTTP request. */
export interface RequestContext extends OperationContext {
  /** True where the client requests the call report by header. */
  readonly wantsReport: boolean;
  /** For metrics. */
  readonly result: RequestResult;
}

/** True where the client requests the call report by header. */
export const wantsReport = (request: FastifyRequest): boolean => request.headers['x-upstream-report'] === '1';
