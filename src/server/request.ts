import { setMaxListeners } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callBudget, type Limits } from '../app/limits';
import type { OperationContext, OperationTerms } from '../app/operationContext';
import { anonymous } from '../model/caller';
import { GatewayError } from '../model/errors';

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
    `The request took longer than the ${ms / 1000} seconds that it may take, and AWS had not answered.`,
  );

const clientLeft = (): GatewayError =>
  new GatewayError('DEADLINE_EXCEEDED', 'The client left before AWS had answered.');

/** Aborts when the request's time is over, or when the client closes the connection. */
const signalOf = (reply: FastifyReply, timeoutMs: number): AbortSignal => {
  const controller = new AbortController();
  // Each call of the request listens, up to its whole budget.
  setMaxListeners(0, controller.signal);
  const timer = setTimeout(() => controller.abort(deadlineExceeded(timeoutMs)), timeoutMs);
  reply.raw.once('close', () => {
    clearTimeout(timer);
    if (!reply.raw.writableFinished) controller.abort(clientLeft());
  });
  return controller.signal;
};

/** What this request may read, how fresh, how much of it and for how long. */
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
  /** True where the client asked for the call report by header. */
  readonly wantsReport: boolean;
}

/** True where the client asked for the call report by header. */
export const wantsReport = (request: FastifyRequest): boolean => request.headers['x-upstream-report'] === '1';
