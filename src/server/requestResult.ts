import type { IncomingMessage } from 'node:http';
import type { GraphQLFormattedError } from 'graphql';
import type { RequestOutcome, RequestType } from '../app/metrics';
import type { OperationSpan } from '../app/tracing';
import type { Caller } from '../model/caller';
import type { DocumentLabel } from './documentLabel';
import type { RequestContext, RequestEnd } from './request';

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

export const setResult = (request: IncomingMessage, result: RequestResult): void =>
  void results.set(request, result);
