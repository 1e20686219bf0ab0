import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLFormattedError } from 'graphql';
import type { Metrics, RequestOutcome, RequestType } from '../app/metrics';
import type { Caller } from '../model/caller';
import { type DocumentLabel, type LogRequest, labelOf } from './accessLog';
import { onResponseClosed } from './connections';
import type { OperationSpan, Tracing } from '../app/tracing';
import type { Drain } from './drain';
import type { RequestContext, RequestEnd } from './request';
import { requestIdOf } from './requestId';

/** What is known of a request when it is answered, for metrics and the log. */
export interface RequestResult {
  /** Of the header `x-request-id`. */
  readonly id: string;
  /** True for a request for GraphQL. Only these count in the metrics. */
  isGraphql: boolean;
  /** Undefined until the request is authenticated. */
  caller: Caller | undefined;
  type: RequestType;
  outcome: RequestOutcome;
  label: DocumentLabel | undefined;
  /** As the request names it. */
  operationName: string | undefined;
  /** Of a request that is executed. */
  end: RequestEnd | undefined;
  ledger: RequestContext['budget'] | undefined;
  /** Of the body of the answer. */
  bytes: number | undefined;
  errors: readonly GraphQLFormattedError[];
  /** Undefined where nothing is traced. */
  span: OperationSpan | undefined;
}

/** The result of a request with this id, of which nothing is known. */
export const newResult = (id: string): RequestResult => ({
  id,
  isGraphql: false,
  caller: undefined,
  type: 'none',
  outcome: 'rejected',
  label: undefined,
  operationName: undefined,
  end: undefined,
  ledger: undefined,
  bytes: undefined,
  errors: [],
  span: undefined,
});

const results = new WeakMap<IncomingMessage, RequestResult>();

/** The result of a request that has begun. */
export const resultOf = (request: IncomingMessage): RequestResult => {
  const result = results.get(request);
  if (result) return result;
  throw new TypeError('The request has not begun.');
};

/** Notes the errors that a request is answered with, where it has begun: those of the admin port are not logged. */
export const noteErrors = (request: IncomingMessage, errors: RequestResult['errors']): void => {
  const result = results.get(request);
  if (!result) return;
  result.errors = errors;
  result.span?.addErrors(errors);
};

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
    results.set(request, result);
    onResponseClosed(response, () => {
      const isAborted = !response.writableFinished;
      if (isAborted) result.outcome = 'aborted';
      drain.leave(response);
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

/** Sets what is known of a request that Apollo Server answers. */
export const requestResultPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ request, document, queryHash, operation, response, contextValue: { result } }) {
        result.type = operation?.operation ?? 'none';
        result.operationName = request.operationName;
        result.label = document ? labelOf(document) : { hash: queryHash, name: undefined };
        if (response.body.kind !== 'single') return Promise.resolve();
        const { data, errors } = response.body.singleResult;
        result.errors = errors ?? [];
        if (errors) result.span?.addErrors(errors);
        if (data === undefined) result.outcome = 'rejected';
        else if (!errors) result.outcome = 'ok';
        else result.outcome = data === null ? 'error' : 'partial';
        return Promise.resolve();
      },
    }),
};
