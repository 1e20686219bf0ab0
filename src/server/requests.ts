import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from '../app/metrics';
import type { Tracing } from '../app/tracing';
import type { LogRequest } from './accessLog';
import { onResponseClosed } from './connections';
import type { Drain } from './drain';
import { requestIdOf } from './requestId';
import { newResult, noteErrorsIn, type RequestResult, setResult } from './requestResult';

export interface Requests {
  /** Begins a request, which ends with its response. */
  readonly begin: (request: IncomingMessage, response: ServerResponse) => RequestResult;
  /** Counts a request that has begun as one for GraphQL. */
  readonly countAsGraphql: (request: Pick<IncomingMessage, 'headers'>, result: RequestResult) => void;
  /**
   * Ends a request for metrics and for the limits of requests, since its stream has begun, or was refused with `errors`. The log has its
   * line when the stream has ended.
   */
  readonly settleStream: (result: RequestResult, errors?: RequestResult['errors']) => void;
  /** Begins a request of GraphQL that a WebSocket has brought, which was opened by `upgrade`. `end` is to be called once. */
  readonly beginMessage: (upgrade: IncomingMessage) => {
    readonly result: RequestResult;
    readonly end: () => void;
  };
}

/** The status of the response by which a connection became a WebSocket. */
const switchingProtocols = { statusCode: 101 };

export const createRequests = (
  metrics: Metrics,
  drain: Drain,
  logRequest: LogRequest,
  tracing: Tracing | undefined,
): Requests => {
  const settle = (result: RequestResult, milliseconds: number): void => {
    if (result.isSettled) return;
    result.isSettled = true;
    result.release?.();
    const { isGraphql, type, outcome } = result;
    result.span?.end(outcome);
    if (isGraphql) metrics.endRequest({ type, outcome, milliseconds });
  };

  const age = ({ begunAt }: RequestResult): number => performance.now() - begunAt;

  const countAsGraphql: Requests['countAsGraphql'] = ({ headers }, result) => {
    result.isGraphql = true;
    result.span = tracing?.beginRequest(headers);
    metrics.beginRequest();
  };

  return {
    begin(request, response) {
      const result = newResult(requestIdOf(request));
      setResult(request, result);
      onResponseClosed(response, () => {
        drain.leave(response);
        result.isClosed = true;
        result.stream?.finish('client');
        const isAborted = !response.writableFinished;
        if (isAborted && !result.isSettled) result.outcome = 'aborted';
        result.end?.close(!isAborted);
        const milliseconds = age(result);
        settle(result, milliseconds);
        logRequest(request, response, result, milliseconds);
      });
      return result;
    },
    countAsGraphql,
    settleStream(result, errors) {
      result.type = 'subscription';
      result.outcome = errors ? 'rejected' : 'ok';
      if (errors) noteErrorsIn(result, errors);
      settle(result, age(result));
    },
    beginMessage(upgrade) {
      const result = newResult(randomUUID());
      countAsGraphql(upgrade, result);
      return {
        result,
        end() {
          result.isClosed = true;
          const milliseconds = age(result);
          settle(result, milliseconds);
          logRequest(upgrade, switchingProtocols, result, milliseconds);
        },
      };
    },
  };
};
