import type { FastifyReply, FastifyRequest } from 'fastify';
import { budgetsOf, type Limits } from '../app/limits';
import type { PrintedResult } from '../execute';
import type { OperationContext, OperationTerms } from '../app/operationContext';
import { anonymous } from '../model/caller';
import { Ending } from '../model/endSignal';
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

/** Ends the reads of a request at its deadline, and a little later its execution. Both where the client leaves. */
class RequestEnd {
  readonly reads = new Ending();
  readonly execution = new Ending();
  private timer: NodeJS.Timeout;

  constructor(reply: FastifyReply, timeoutMs: number) {
    this.timer = setTimeout(() => {
      const exceeded = deadlineExceeded(timeoutMs);
      this.reads.abort(exceeded);
      this.timer = setTimeout(() => this.execution.abort(exceeded), executionGraceMs);
    }, timeoutMs);
    reply.raw.on('close', () => {
      clearTimeout(this.timer);
      if (reply.raw.writableFinished) return;
      const left = clientLeft();
      this.reads.abort(left);
      this.execution.abort(left);
    });
  }
}

/** The terms of a request: caller, deadline, accepted age and budgets. */
export const termsOf = (
  request: FastifyRequest,
  reply: FastifyReply,
  limits: Limits,
  now: Date,
): OperationTerms => {
  const { reads, execution } = new RequestEnd(reply, limits.requestTimeoutMs);
  const { budget, answer } = budgetsOf(limits, execution);
  return {
    caller: anonymous,
    signal: reads,
    minFetchedAt: now.getTime() - maxAgeMsOf(request.headers['cache-control']),
    budget,
    answer,
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
  executed?: PrintedResult;
}

/** True where the client requests the call report by header. */
export const wantsReport = (request: FastifyRequest): boolean => request.headers['x-upstream-report'] === '1';
