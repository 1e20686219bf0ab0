import type { Admit } from './admit';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentLimits } from '../app/limits';
import { inSlice } from '../model/timeSlice';
import type { CreateContext } from './contexts';
import type { Drain } from './drain';
import type { ShowCallsLeft } from './fairUse';
import { wantsHtml } from './graphiql';
import { handOverOf } from './handOver';
import { shuttingDown } from '../model/httpError';
import { checkAccept } from './mediaType';
import type { RequestContext } from './request';
import { resultOf } from './requestResult';
import type { Requests } from './requests';
import { checkRequestSize } from './requestSize';
import type { RightCheck } from './rights';
import type { TrustedDocuments } from './trustedDocuments';

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly limits: DocumentLimits;
  readonly drain: Drain;
  readonly countAsGraphql: Requests['countAsGraphql'];
  readonly admit: Admit;
  /** Passes an error where the caller may not open the page. */
  readonly checkPage: RightCheck;
  readonly trusted: TrustedDocuments;
  readonly createContext: CreateContext;
  readonly showCallsLeft: ShowCallsLeft;
  /** Answers a browser that opens the page. */
  readonly answerPage: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

/** Adds the route of GraphQL and GraphiQL. Apollo Server answers the requests that the fast path has not answered. */
export const addGraphqlRoute = (app: FastifyInstance, options: GraphqlRouteOptions): void => {
  const { apollo, limits, drain, countAsGraphql, admit, checkPage, trusted, createContext, answerPage } =
    options;
  const { showCallsLeft } = options;

  const contextOf = (request: FastifyRequest): RequestContext => {
    const { raw, headers } = request;
    const known = handOverOf(raw);
    if (known && 'context' in known) return known.context;
    const context = createContext(headers, resultOf(raw));
    trusted.check(request, context.caller);
    context.end.startTimer();
    return context;
  };
  const answerByApollo = fastifyApolloHandler(apollo, {
    context: (request) => Promise.resolve(contextOf(request)),
  });

  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    onRequest(request, { raw: response }, done) {
      const { raw } = request;
      if (wantsHtml(request)) {
        checkPage(request, done);
        return;
      }
      if (handOverOf(raw)) {
        done();
        return;
      }
      const result = resultOf(raw);
      countAsGraphql(raw, result);
      admit(raw, response, done);
    },
    preValidation(_request, reply, done) {
      inSlice(() => (drain.admit(reply.raw) ? done() : done(shuttingDown())));
    },
    onSend({ raw }, reply, _payload, done) {
      showCallsLeft(resultOf(raw), reply.raw);
      done();
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
