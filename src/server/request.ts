import { setMaxListeners } from 'node:events';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { budgetsOf, type Limits } from '../app/limits';
import type { PrintedResult } from '../execute';
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

/** After its deadline, a request makes no call. This is the time in which what has arrived becomes the answer. */
const executionGraceMs = 1_000;

/** The signals that end a request: its reads at the deadline, and a little later its execution. Both where the client leaves. */
const signalsOf = (reply: FastifyReply, timeoutMs: number) => {
  const reads = new AbortController();
  const execution = new AbortController();
  // Each call of the request adds a listener, so Node.js's limit of listeners does not apply.
  setMaxListeners(0, reads.signal);
  const abortLater = (controller: AbortController, ms: number): NodeJS.Timeout =>
    setTimeout(() => controller.abort(deadlineExceeded(timeoutMs)), ms);
  const timers = [abortLater(reads, timeoutMs), abortLater(execution, timeoutMs + executionGraceMs)];
  reply.raw.once('close', () => {
    timers.forEach(clearTimeout);
    if (!reply.raw.writableFinished)
      for (const controller of [reads, execution]) controller.abort(clientLeft());
  });
  return { reads: reads.signal, execution: execution.signal };
};

/** The terms of a request: caller, deadline, accepted age and budgets. */
export const termsOf = (
  request: FastifyRequest,
  reply: FastifyReply,
  limits: Limits,
  now: Date,
): OperationTerms => {
  const signals = signalsOf(reply, limits.requestTimeoutMs);
  return {
    caller: anonymous,
    signal: signals.reads,
    minFetchedAt: now.getTime() - maxAgeMsOf(request.headers['cache-control']),
    ...budgetsOf(limits, signals.execution),
    priority: 'normal',
  };
};

/** The context of an HTTP request. */
export interface RequestContext extends OperationContext {
  /** True where the client requests the call report by header. */
  readonly wantsReport: boolean;
  /** For metrics. */
  readonly result: RequestResult;
  /** The result of the operation, where it was executed before Apollo Server got the request. */
  readonly executed?: PrintedResult;
}

/** True where the client requests the call report by header. */
export const wantsReport = (request: FastifyRequest): boolean => request.headers['x-upstream-report'] === '1';
