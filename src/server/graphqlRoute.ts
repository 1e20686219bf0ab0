import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentLimits } from '../app/limits';
import { onResponseClosed } from './connections';
import { inSlice } from '../model/timeSlice';
import type { Drain } from './drain';
import { wantsHtml } from './graphiql';
import { handOverOf } from './handOver';
import { shuttingDown } from './httpError';
import { checkAccept } from './mediaType';
import type { RequestContext } from './request';
import type { BeginRequest, RequestResult } from './requestMetrics';
import { checkRequestSize } from './requestSize';
import type { TrustedDocuments } from './trustedDocuments';

/** Calls back once, with an error for a request that its caller may not send now. */
export type AdmitRequest = (
  request: IncomingMessage,
  response: ServerResponse,
  done: (refusal?: Error) => void,
) => void;

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly limits: DocumentLimits;
  readonly drain: Drain;
  readonly begin: BeginRequest;
  readonly admit: AdmitRequest;
  readonly trusted: TrustedDocuments;
  readonly createContext: (headers: IncomingHttpHeaders, result: RequestResult) => RequestContext;
  /** Answers a browser that opens the page. */
  readonly answerPage: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Of a request for GraphQL: updated while it is answered. */
    result: RequestResult;
  }
}

/** Adds the route of GraphQL and GraphiQL. Apollo Server answers the requests that the fast path has not answered. */
export const addGraphqlRoute = (app: FastifyInstance, options: GraphqlRouteOptions): void => {
  const { apollo, limits, drain, begin, admit, trusted, createContext, answerPage } = options;

  const contextOf = (request: FastifyRequest): RequestContext => {
    const { raw, headers, result } = request;
    const known = handOverOf(raw);
    if (known && 'context' in known) return known.context;
    const context = createContext(headers, result);
    trusted.check(request, context.caller);
    context.end.startTimer();
    return context;
  };
  const answerByApollo = fastifyApolloHandler(apollo, {
    context: (request) => Promise.resolve(contextOf(request)),
  });

  app.decorateRequest('result');
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    onRequest(request, { raw: response }, done) {
      const known = handOverOf(request.raw);
      if (wantsHtml(request)) onResponseClosed(response, () => drain.leave(response));
      else request.result = known?.result ?? begin(response);
      if (known || wantsHtml(request)) done();
      else admit(request.raw, response, done);
    },
    preValidation(_request, reply, done) {
      inSlice(() => (drain.admit(reply.raw) ? done() : done(shuttingDown())));
    },
    handler(request, reply) {
      if (wantsHtml(request)) return answerPage(request, reply);
      checkAccept(request.headers.accept);
      request.body = trusted.resolve(request.body);
      request.raw.url = trusted.resolveUrl(request.url);
      checkRequestSize(request.body, limits);
      // Apollo's handler makes a URL of it to read the query string, and would fail where the header is malformed or missing.
      Object.defineProperty(request, 'hostname', { value: 'localhost' });
      return answerByApollo.call(app, request, reply);
    },
  });
};
