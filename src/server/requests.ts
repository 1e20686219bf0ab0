import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '../app/metrics';
import type { Tracing } from '../app/tracing';
import type { LogRequest } from './accessLog';
import { onResponseClosed } from './connections';
import type { Drain } from './drain';
import { requestIdOf } from './requestId';
import { newResult, type RequestResult, setResult } from './requestResult';

export interface Requests {
  /** Begins a request, which ends with its response. */
  readonly begin: (request: IncomingMessage, response: ServerResponse) => RequestResult;
  /** Counts a request that has begun as one for GraphQL. */
  readonly countAsGraphql: (request: IncomingMessage, result: RequestResult) => void;
}

export const createRequests = (
  metrics: Metrics,
  drain: Drain,
  logRequest: LogRequest,
  tracing: Tracing | undefined,
): Requests => ({
  begin(request, response) {
    const begun = performance.now();
    const result = newResult(requestIdOf(request));
    setResult(request, result);
    onResponseClosed(response, () => {
      const isAborted = !response.writableFinished;
      if (isAborted) result.outcome = 'aborted';
      drain.leave(response);
      result.isClosed = true;
      result.release?.();
      result.end?.close(!isAborted);
      const milliseconds = performance.now() - begun;
      const { isGraphql, type, outcome } = result;
      result.span?.end(outcome);
      if (isGraphql) metrics.endRequest({ type, outcome, milliseconds });
      logRequest(request, response, result, milliseconds);
    });
    return result;
  },
  countAsGraphql({ headers }, result) {
    result.isGraphql = true;
    result.span = tracing?.beginRequest(headers);
    metrics.beginRequest();
  },
});
