import type { IncomingHttpHeaders } from 'node:http';
import { budgetsOf, type Limits } from '../app/limits';
import type { PrintedResult } from '../execute';
import type { OperationContext, OperationTerms } from '../app/operationContext';
import type { Caller } from '../model/caller';
import { Ending } from '../model/endSignal';
import { GatewayError } from '../model/errors';
import type { RequestResult } from './requestResult';

/** The longest age of answers that a client accepts: `Cache-Control: max-age=N` or `no-cache`; otherwise any age. */
const maxAgeMsOf = (cacheControl: string): number => {
  if (/(?:^|[\s,])no-(?:cache|store)(?:$|[\s,;=])/i.test(cacheControl)) return 0;
  const seconds = /(?:^|[\s,])max-age="?(\d+)/i.exec(cacheControl)?.[1];
  return seconds === undefined ? Infinity : Number(seconds) * 1000;
};

const minFetchedAtOf = (cacheControl: string | undefined, now: () => Date): number =>
  cacheControl === undefined ? -Infinity : now().getTime() - maxAgeMsOf(cacheControl);

const deadlineExceeded = (ms: number): GatewayError =>
  new GatewayError(
    'DEADLINE_EXCEEDED',
    `The request exceeded its limit of ${ms / 1000} seconds before AWS had answered.`,
  );

const clientLeft = (): GatewayError =>
  new GatewayError('DEADLINE_EXCEEDED', 'The client closed the connection before AWS had answered.');

const answered = (): GatewayError =>
  new GatewayError('DEADLINE_EXCEEDED', 'The request was answered before AWS had.');

/** After its deadline, a request makes no call. This is the time in which what has arrived becomes the answer. */
const executionGraceMs = 1_000;

/** Ends the reads of a request at its deadline, and a little later its execution. Both where the client leaves. */
export class RequestEnd {
  readonly reads = new Ending();
  readonly execution = new Ending();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly timeoutMs: number) {}

  /** Starts the time of a request that has to wait. Most operations that the cache answers do not. */
  startTimer(): void {
    this.timer = setTimeout(() => {
      const exceeded = deadlineExceeded(this.timeoutMs);
      this.reads.abort(exceeded);
      this.timer = setTimeout(() => this.execution.abort(exceeded), executionGraceMs);
    }, this.timeoutMs);
  }

  /** To be called when the response is closed. Ends reads that an answered request still waits for, too: nothing uses them. */
  close(isAnswered: boolean): void {
    if (isAnswered && this.timer === undefined) return; // It has not waited for anything.
    clearTimeout(this.timer);
    const reason = isAnswered ? answered() : clientLeft();
    this.reads.abort(reason);
    this.execution.abort(reason);
  }
}

/**
 * The terms of a request: caller, deadline, accepted age and budgets. A caller who may not request newer answers than the
 * cached ones accepts all of these.
 */
export const termsOf = (
  headers: IncomingHttpHeaders,
  { reads, execution }: RequestEnd,
  limits: Limits,
  now: () => Date,
  caller: Caller,
  trace: OperationTerms['trace'],
): OperationTerms => {
  const { budget, answer } = budgetsOf(limits, execution);
  return {
    caller,
    signal: reads,
    minFetchedAt: caller.permissions.noCache ? minFetchedAtOf(headers['cache-control'], now) : -Infinity,
    budget,
    answer,
    priority: 'normal',
    trace,
  };
};

/** The context of an HTTP request. */
export interface RequestContext extends OperationContext {
  /** True where the client requests the call report by header. */
  readonly wantsReport: boolean;
  readonly end: RequestEnd;
  /** For metrics. */
  readonly result: RequestResult;
  /** The result of the operation, where the fast path has executed it. */
  executed?: PrintedResult;
}

/** True where the client requests the call report by header. */
export const wantsReport = (headers: IncomingHttpHeaders): boolean => headers['x-upstream-report'] === '1';
