import type { ServerResponse } from 'node:http';
import type { ApolloServerPlugin } from '@apollo/server';
import type { Metrics, RequestOutcome, RequestType } from '../app/metrics';
import type { OperationSpan, Tracing } from '../app/tracing';
import type { Drain } from './drain';
import type { RequestContext, RequestEnd } from './request';

/** What is known of a request when it is answered. */
export interface RequestResult {
  type: RequestType;
  outcome: RequestOutcome;
  /** Of a request that is executed. */
  end: RequestEnd | undefined;
  /** Undefined where nothing is traced. */
  readonly span: OperationSpan | undefined;
}

/** Begins a request for GraphQL, which ends with its response. */
export type BeginRequest = (response: ServerResponse) => RequestResult;

export const requestBegin =
  (metrics: Metrics, drain: Drain, tracing: Tracing | undefined): BeginRequest =>
  (response) => {
    const begun = performance.now();
    const span = tracing?.beginRequest(response.req.headers);
    const result: RequestResult = { type: 'none', outcome: 'rejected', end: undefined, span };
    metrics.beginRequest();
    response.on('close', () => {
      const isAborted = !response.writableFinished;
      drain.leave(response);
      result.end?.close(!isAborted);
      const outcome = isAborted ? 'aborted' : result.outcome;
      span?.end(outcome);
      metrics.endRequest({
        type: result.type,
        outcome,
        milliseconds: performance.now() - begun,
      });
    });
    return result;
  };

/** Sets the type and outcome of a request that GraphQL answers. */
export const requestResultPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ operation, response, contextValue: { result } }) => {
        result.type = operation?.operation ?? 'none';
        if (response.body.kind !== 'single') return Promise.resolve();
        const { data, errors } = response.body.singleResult;
        if (errors) result.span?.addErrors(errors);
        if (data === undefined) result.outcome = 'rejected';
        else if (!errors) result.outcome = 'ok';
        else result.outcome = data === null ? 'error' : 'partial';
        return Promise.resolve();
      },
    }),
};
