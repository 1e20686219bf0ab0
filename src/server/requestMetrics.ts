import type { ApolloServerPlugin } from '@apollo/server';
import type { onRequestHookHandler } from 'fastify';
import type { Metrics, RequestOutcome, RequestType } from '../app/metrics';
import { wantsHtml } from './graphiql';
import type { RequestContext, RequestEnd } from './request';

/** What is known of a request when it is answered. */
export interface RequestResult {
  type: RequestType;
  outcome: RequestOutcome;
  /** Of a request that is executed. */
  end: RequestEnd | undefined;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a request for GraphQL: updated while it is answered. */
    result: RequestResult;
  }
}

/** Measures the GraphQL requests of a route, also those that are refused before GraphQL. Ends them with their response. */
export const measureRequests =
  (metrics: Metrics): onRequestHookHandler =>
  (request, reply, done) => {
    if (!wantsHtml(request)) {
      const begun = performance.now();
      request.result = { type: 'none', outcome: 'rejected', end: undefined };
      metrics.beginRequest();
      reply.raw.on('close', () => {
        const { type, outcome, end } = request.result;
        const isAborted = !reply.raw.writableFinished;
        end?.close(!isAborted);
        metrics.endRequest({
          type,
          outcome: isAborted ? 'aborted' : outcome,
          milliseconds: performance.now() - begun,
        });
      });
    }
    done();
  };

/** Sets the type and outcome of a request that GraphQL answers. */
export const requestResultPlugin: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ operation, response, contextValue: { result } }) => {
        result.type = operation?.operation ?? 'none';
        if (response.body.kind !== 'single') return Promise.resolve();
        const { data, errors } = response.body.singleResult;
        if (data === undefined) result.outcome = 'rejected';
        else if (!errors) result.outcome = 'ok';
        else result.outcome = data === null ? 'error' : 'partial';
        return Promise.resolve();
      },
    }),
};
