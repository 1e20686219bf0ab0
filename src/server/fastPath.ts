import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DocumentLimits } from '../app/limits';
import { type ExecutionRequest, type Executor, PrintedData, type PrintedResult } from '../execute';
import { isObject } from '../model/isObject';
import type { DocumentStore } from './documentStore';
import { printedBody } from './execution';
import { mediaTypeFor } from './mediaType';
import { type RequestContext, wantsReport } from './request';
import { checkVariables } from './requestSize';

/*
 * What Apollo Server does with each request takes longer than the execution of a small operation from the cache. So a
 * request with a document that Apollo Server has validated is executed at once. Only results without errors are sent from
 * here. Apollo Server gets all others, without executing them again: it formats, limits and counts errors.
 */

/** Answers a request by Apollo Server. `context` is that of an operation that was executed already. */
export type AnswerByApollo = (
  request: FastifyRequest,
  reply: FastifyReply,
  context?: RequestContext,
) => unknown;

export interface FastPathOptions {
  readonly documents: DocumentStore;
  readonly execute: Executor;
  readonly limits: DocumentLimits;
  readonly createContext: (request: FastifyRequest) => RequestContext;
  readonly answerByApollo: AnswerByApollo;
}

type KnownOperation = Omit<ExecutionRequest, 'context'>;

const isTextOrNull = (value: unknown): value is string | null | undefined =>
  value === undefined || value === null || typeof value === 'string';

const isMapOrNull = (value: unknown): value is Record<string, unknown> | null | undefined =>
  value === undefined || value === null || (isObject(value) && !Array.isArray(value));

/** The operation of a well-formed request for nothing but data; undefined where the document is not known. */
const knownOperation = (request: FastifyRequest, { find }: DocumentStore): KnownOperation | undefined => {
  const { method, body } = request;
  if (method !== 'POST' || !isObject(body) || wantsReport(request)) return undefined;
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string' || !isTextOrNull(operationName) || !isMapOrNull(variables)) return undefined;
  if (!isMapOrNull(extensions) || extensions?.persistedQuery || extensions?.upstreamReport) return undefined;
  const document = find(query);
  return document && { document, operationName, variables };
};

/** Returns the handler of GraphQL requests. */
export const withFastPath = ({
  documents,
  execute,
  limits,
  createContext,
  answerByApollo,
}: FastPathOptions) => {
  const finish = (
    request: FastifyRequest,
    reply: FastifyReply,
    context: RequestContext,
    executed: PrintedResult,
  ): unknown => {
    const { errors, data } = executed;
    if (errors || !(data instanceof PrintedData)) {
      context.executed = executed;
      return answerByApollo(request, reply, context);
    }
    context.result.type = 'query';
    context.result.outcome = 'ok';
    reply.header('content-type', mediaTypeFor(request.headers.accept));
    return printedBody(data);
  };

  return (request: FastifyRequest, reply: FastifyReply): unknown => {
    const operation = knownOperation(request, documents);
    if (!operation) return answerByApollo(request, reply);
    const { document, operationName, variables } = operation;
    checkVariables(variables, limits);
    const context = createContext(request);
    const executed = execute({ document, operationName, variables, context });
    if (!(executed instanceof Promise)) return finish(request, reply, context, executed);
    context.end.startTimer();
    return executed.then((settled) => finish(request, reply, context, settled));
  };
};
