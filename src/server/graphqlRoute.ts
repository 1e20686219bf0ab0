import type { IncomingMessage } from 'node:http';
import type { Admit } from './admit';
import { setHeaders } from './answerHeaders';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError } from 'graphql';
import type { DocumentLimits } from '../app/limits';
import { inSlice } from '../model/timeSlice';
import { type Bodies, bodyReader } from './bodies';
import type { CreateContext } from './contexts';
import type { Drain } from './drain';
import type { LimitHeaders } from './fairUse';
import { wantsHtml } from './graphiql';
import { handOverOf } from './handOver';
import { shuttingDown } from '../model/httpError';
import { checkAccept, wantsEventStream } from './mediaType';
import type { RequestContext } from './request';
import { noteErrors, resultOf } from './requestResult';
import type { Requests } from './requests';
import { checkRequestSize, requestInUrl } from './requestSize';
import type { RightCheck } from './rights';
import { eventStreamHandler } from './streams/eventStreamRoute';
import type { AnswerSubscription } from './streams/sse';
import type { TrustedDocuments } from './trustedDocuments';

export interface GraphqlRouteOptions {
  readonly apollo: ApolloServer<RequestContext>;
  readonly limits: DocumentLimits;
  readonly bodies: Bodies;
  readonly drain: Drain;
  readonly countAsGraphql: Requests['countAsGraphql'];
  readonly admit: Admit;
  /** Passes an error where the caller may not open the page. */
  readonly checkPage: RightCheck;
  readonly trusted: TrustedDocuments;
  readonly createContext: CreateContext;
  readonly limitHeaders: LimitHeaders;
  /** Answers subscriptions over SSE. */
  readonly answerSubscription: AnswerSubscription;
  /** Answers a browser that opens the page. */
  readonly answerPage: (request: FastifyRequest, reply: FastifyReply) => unknown;
}

/** The context of a request that the fast path has executed. */
const executedContextOf = (request: IncomingMessage): RequestContext | undefined => {
  const known = handOverOf(request);
  return known && 'context' in known ? known.context : undefined;
};

/**
 * Notes the errors of requests that Apollo Server refuses before its plugins hear of them, such as batches. Their bodies are
 * short, so to parse them is cheap.
 */
const noteRefusal = (request: IncomingMessage, status: number, payload: unknown): void => {
  if (status < 400 || typeof payload !== 'string' || resultOf(request).errors.length > 0) return;
  const { errors } = JSON.parse(payload) as { errors?: readonly GraphQLFormattedError[] };
  if (errors) noteErrors(request, errors);
};

/** Adds the route of GraphQL and GraphiQL. Apollo Server answers the requests that the fast path has not answered. */
export const addGraphqlRoute = (app: FastifyInstance, options: GraphqlRouteOptions): void => {
  const { apollo, limits, drain, admit, checkPage, trusted } = options;
  const { countAsGraphql, createContext, limitHeaders, answerPage } = options;
  const readBody = bodyReader(options.bodies);

  const contextOf = (request: FastifyRequest): RequestContext => {
    const { raw, headers } = request;
    const executed = executedContextOf(raw);
    if (executed) return executed;
    const context = createContext(headers, resultOf(raw));
    context.end.startTimer();
    return context;
  };
  const answerByApollo = fastifyApolloHandler(apollo, {
    context: (request) => Promise.resolve(contextOf(request)),
  });
  const answerQuery = (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    // Apollo's handler makes a URL of it to read the query string, and would fail where the header is malformed or missing.
    Object.defineProperty(request, 'hostname', { value: 'localhost' });
    return Promise.resolve(answerByApollo.call(app, request, reply));
  };
  const answerEvents = eventStreamHandler({
    limits,
    answerSubscription: options.answerSubscription,
    answerQuery,
  });

  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    onRequest(request, _reply, done) {
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
      admit(raw, done);
    },
    preParsing(request, reply, payload, done) {
      if (request.method === 'POST') readBody.call(app, request, reply, payload, done);
      else done(null);
    },
    preValidation(_request, reply, done) {
      inSlice(() => (drain.admit(reply.raw) ? done() : done(shuttingDown())));
    },
    onSend({ raw }, reply, payload, done) {
      noteRefusal(raw, reply.statusCode, payload);
      setHeaders(limitHeaders(resultOf(raw)), (name, value) => reply.header(name, value));
      done();
    },
    handler(request, reply) {
      const { raw } = request;
      if (wantsHtml(request)) return answerPage(request, reply);
      checkAccept(request.headers.accept);
      request.body = trusted.resolve(request.body);
      request.raw.url = trusted.resolveUrl(request.url);
      checkRequestSize(request.method === 'GET' ? requestInUrl(request.url) : request.body, limits);
      if (!executedContextOf(raw)) trusted.check(request, resultOf(raw));
      return wantsEventStream(request.headers.accept)
        ? answerEvents(request, reply)
        : answerQuery(request, reply);
    },
  });
};
