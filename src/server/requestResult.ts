import type { IncomingMessage } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestOutcome, RequestType } from '../app/metrics';
import type { OperationSpan } from '../app/tracing';
import type { Caller } from '../model/caller';
import type { DocumentLabel } from './documentLabel';
import type { RequestContext, RequestEnd } from './request';
import type { Stream } from './streams/openStreams';

/** The values of the headers `RateLimit-Policy` and `RateLimit`. */
export interface LimitState {
  readonly policy: string;
  readonly state: string | undefined;
}

/** What is known of a request when it is answered, for its headers, metrics and the log. */
export interface RequestResult {
  /** Of the header `x-request-id`. */
  readonly id: string;
  /** Milliseconds of a clock that never goes back. */
  readonly begunAt: number;
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
  /** The `RateLimit` headers of the limits that were checked when the request was admitted; undefined where there is none. */
  limits: LimitState | undefined;
  /** The stream that answers the request, from its admission on. */
  stream: Stream | undefined;
  /** Called when the response is closed, or becomes a stream. */
  release: (() => void) | undefined;
  isClosed: boolean;
  /** True once it has ended for metrics and limits: with its response, or when a stream begins to answer it. */
  isSettled: boolean;
  /** Of the body of the answer. */
  bytes: number | undefined;
  errors: readonly GraphQLFormattedError[];
  /** Undefined where nothing is traced. */
  span: OperationSpan | undefined;
}

/** The result of a request with this id, of which nothing is known. */
export const newResult = (id: string): RequestResult => ({
  id,
  begunAt: performance.now(),
  isGraphql: false,
  caller: undefined,
  type: 'none',
  outcome: 'rejected',
  label: undefined,
  operationName: undefined,
  end: undefined,
  ledger: undefined,
  limits: undefined,
  stream: undefined,
  release: undefined,
  isClosed: false,
  isSettled: false,
  bytes: undefined,
  errors: [],
  span: undefined,
});

/** Where a request has its result. A WeakMap of all requests would make each garbage collection much slower. */
const resultKey = Symbol('result');

type Begun = IncomingMessage & { [resultKey]?: RequestResult };

/** The result of a request that has begun. */
export const resultOf = (request: IncomingMessage): RequestResult => {
  const result = (request as Begun)[resultKey];
  if (result) return result;
  throw new TypeError('The request has not begun.');
};

export const noteErrorsIn = (result: RequestResult, errors: RequestResult['errors']): void => {
  result.errors = errors;
  result.span?.addErrors(errors);
};

/** Notes the errors that a request is answered with, where it has begun: those of the admin port are not logged. */
export const noteErrors = (request: IncomingMessage, errors: RequestResult['errors']): void => {
  const result = (request as Begun)[resultKey];
  if (result) noteErrorsIn(result, errors);
};

export const setResult = (request: IncomingMessage, result: RequestResult): void => {
  (request as Begun)[resultKey] = result;
};
