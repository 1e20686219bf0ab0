import type { IncomingHttpHeaders } from 'node:http';
import type { Limits } from '../app/limits';
import type { Services } from '../app/services';
import type { Caller } from '../model/caller';
import { type RequestContext, RequestEnd, termsOf, wantsReport } from './request';
import type { RequestResult } from './requestResult';

/** Creates the context of a request whose caller is known, and notes in its result what metrics and the log need of it. */
export type CreateContext = (headers: IncomingHttpHeaders, result: RequestResult) => RequestContext;

/** The caller of a request that is authenticated. */
export const callerIn = ({ caller }: RequestResult): Caller => {
  if (caller) return caller;
  throw new TypeError('The request is not authenticated.');
};

export const contextCreator =
  (services: Services, limits: Limits, now: () => Date): CreateContext =>
  (headers, result) => {
    const end = new RequestEnd(limits.requestTimeoutMs);
    const terms = termsOf(headers, end, limits, now, callerIn(result), result.span);
    const context = services.operationContext(terms);
    result.end = end;
    result.ledger = context.budget;
    return Object.assign(context, { wantsReport: wantsReport(headers), end, result });
  };
