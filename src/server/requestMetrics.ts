import type { ApolloServerPlugin } from '@apollo/server';
import type { onRequestHookHandler } from 'fastify';
import type { Metrics, RequestOutcome, RequestType } from '../app/metrics';
import { wantsHtml } from './graphiql';
import type { RequestContext } from './request';

/** What is known of a request when it is answered. */
export interface RequestResult {
  type: RequestType;
  outcome: RequestOutcome;
}

const results = new WeakMap<object, RequestResult>();

/** The result of a request, to be updated while it is answered. */
export const resultOf = (request: object): RequestResult => {
  const known = results.get(request) ?? { type: 'none', outcome: 'rejected' };
  results.set(request, known);
  return known;
};

/** Measures the GraphQL requests of a route, also those that are refused before GraphQL. */
export const measureRequests =
  (metrics: Metrics): onRequestHookHandler =>
  (request, reply, done) => {
    if (!wantsHtml(request)) {
      const begun = performance.now();
      metrics.beginRequest();
      reply.raw.once('close', () => {
        const { type, outcome } = resultOf(request);
        const isAborted = !reply.raw.writableFinished;
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
