import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Admit } from './admit';
import type { DocumentLimits } from '../app/limits';
import { type ExecutionRequest, type Executor, PrintedData, type PrintedResult } from '../execute';
import { isObject } from '../model/isObject';
import type { MaybePromise } from '../model/page';
import { inSlice } from '../model/timeSlice';
import { labelOf } from './documentLabel';
import type { AnswerHeaders } from './answerHeaders';
import type { Bodies } from './bodies';
import type { DocumentStore } from './documentStore';
import type { CreateContext } from './contexts';
import type { Drain } from './drain';
import { printedBody } from './execution';
import { type FailedRequest, type ParsedRequest, setHandOver } from './handOver';
import type { LimitHeaders } from './fairUse';
import type { HostCheck } from './hosts';
import { mediaTypeFor } from './mediaType';
import { type RequestContext, wantsReport } from './request';
import type { RequestResult } from './requestResult';
import type { Requests } from './requests';
import { checkVariables } from './requestSize';

/*
 * What Fastify and Apollo Server do with each request takes longer than the execution of a small operation from the cache.
 * So a POST with a document that Apollo Server has validated is answered before Fastify. Only data without errors is sent
 * from here. Every other request is handed over to Fastify, with what is known of it.
 */

/** Answers a request that has begun, or passes it to Fastify. */
export type FastPath = (
  request: IncomingMessage,
  response: ServerResponse,
  result: RequestResult,
  fastify: RequestListener,
) => void;

export interface FastPathOptions {
  readonly documents: DocumentStore;
  readonly execute: Executor;
  readonly limits: DocumentLimits;
  readonly bodies: Bodies;
  readonly drain: Drain;
  readonly isKnownHost: HostCheck;
  readonly answerHeaders: AnswerHeaders;
  /** The value of a JSON text; undefined for one that Fastify refuses. */
  readonly parseJson: (text: string) => unknown;
  readonly countAsGraphql: Requests['countAsGraphql'];
  readonly admit: Admit;
  readonly createContext: CreateContext;
  readonly limitHeaders: LimitHeaders;
}

type KnownOperation = Omit<ExecutionRequest, 'context'>;

/** The spellings that clients use. Fastify knows the others. */
const jsonType = /^application\/json(?:; ?charset=utf-8)?$/i;

/** The media type of the response. Undefined for a request whose method, URL or headers only Fastify handles. */
const mediaTypeOf = ({ method, url, headers }: IncomingMessage): string | undefined =>
  method === 'POST' &&
  url === '/graphql' &&
  jsonType.test(headers['content-type'] ?? '') &&
  headers['content-encoding'] === undefined &&
  headers.expect === undefined &&
  !wantsReport(headers)
    ? mediaTypeFor(headers.accept)
    : undefined;

const isTextOrNull = (value: unknown): value is string | null | undefined =>
  value === undefined || value === null || typeof value === 'string';

const isMapOrNull = (value: unknown): value is Record<string, unknown> | null | undefined =>
  value === undefined || value === null || (isObject(value) && !Array.isArray(value));

/** The operation of a well-formed request for nothing but data; undefined where the document is not known. */
const knownOperation = (json: unknown, { find }: DocumentStore): KnownOperation | undefined => {
  if (!isObject(json)) return undefined;
  const { query, operationName, variables, extensions } = json;
  if (typeof query !== 'string' || !isTextOrNull(operationName) || !isMapOrNull(variables)) return undefined;
  if (!isMapOrNull(extensions) || extensions?.persistedQuery || extensions?.upstreamReport) return undefined;
  const document = find(query);
  return document && { document, operationName, variables };
};

/** The body of the answer, or what Fastify has to know to answer. */
type Outcome = string | Buffer | FailedRequest | ParsedRequest;

const failed = (error: unknown): Outcome => ({ error: error as Error });

const executed = (known: ParsedRequest, context: RequestContext, result: PrintedResult): Outcome => {
  const { errors, data } = result;
  if (!errors && data instanceof PrintedData) return printedBody(data);
  context.executed = result;
  return { ...known, context };
};

export const createFastPath = (options: FastPathOptions): FastPath => {
  const {
    documents,
    execute,
    limits,
    bodies,
    drain,
    isKnownHost,
    admit,
    parseJson,
    countAsGraphql,
    createContext,
    answerHeaders,
    limitHeaders,
  } = options;

  const outcomeOf = (
    { headers }: IncomingMessage,
    response: ServerResponse,
    result: RequestResult,
    bytes: Buffer,
  ): MaybePromise<Outcome> => {
    const json = parseJson(bytes.toString());
    const operation = knownOperation(json, documents);
    if (!operation || !drain.admit(response)) return { bytes, json };
    const { document, operationName, variables } = operation;
    result.label = labelOf(document);
    result.operationName = operationName ?? undefined;
    checkVariables(variables, limits);
    const context = createContext(headers, result);
    const printed = execute({ document, operationName, variables, context });
    if (!(printed instanceof Promise)) return executed({ bytes, json }, context, printed);
    context.end.startTimer();
    return printed.then((settled) => executed({ bytes, json }, context, settled));
  };

  /** The head of an answer: the same headers in the same order as from Fastify. */
  const headersOf = (
    result: RequestResult,
    origin: string | undefined,
    mediaType: string,
    body: string | Buffer,
  ): string[] => {
    const first = answerHeaders(origin);
    const connection = drain.isOn() ? ['connection', 'close'] : [];
    return [
      ...first,
      'x-request-id',
      result.id,
      'cache-control',
      'no-store',
      'content-type',
      mediaType,
      ...connection,
      ...limitHeaders(result),
      'content-length',
      String(body.length),
    ];
  };

  return (request, response, result, fastify) => {
    const mediaType = mediaTypeOf(request);
    if (mediaType === undefined || !isKnownHost(request)) {
      fastify(request, response);
      return;
    }
    countAsGraphql(request, result);
    const answer = (outcome: Outcome): void => {
      if (typeof outcome === 'string' || Buffer.isBuffer(outcome)) {
        result.type = 'query';
        result.outcome = 'ok';
        result.bytes = outcome.length;
        // Node.js sends a byte string together with the headers.
        response
          .writeHead(200, headersOf(result, request.headers.origin, mediaType, outcome))
          .end(outcome, 'latin1');
      } else {
        setHandOver(request, outcome);
        fastify(request, response);
      }
    };
    const run = (error: Error | null, bytes: Buffer): void => {
      let outcome: MaybePromise<Outcome>;
      try {
        outcome = error ? { error } : outcomeOf(request, response, result, bytes);
      } catch (caught) {
        outcome = failed(caught);
      }
      if (outcome instanceof Promise) void outcome.catch(failed).then(answer);
      else answer(outcome);
    };
    admit(request, (refusal) => {
      if (refusal) answer(failed(refusal));
      else bodies.read(request, (error, bytes) => inSlice(() => run(error, bytes)));
    });
  };
};
