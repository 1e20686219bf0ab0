import { type DocumentNode, GraphQLError, parse, specifiedRules, validate } from 'graphql';
import { budgetsOf, type Limits } from '../app/limits';
import type { Services } from '../app/services';
import { createSubscribe, type LiveOperation } from '../live/createSubscribe';
import type { Subscribe, SubscriptionRequest } from '../live/subscribe';
import type { Streams } from '../live/streams';
import type { Caller } from '../model/caller';
import { HttpError } from '../model/httpError';
import type { Logger } from 'pino';
import { validationRules } from './apollo';
import { errorFormatter } from './errors';
import { RequestEnd } from './request';
import { checkRequestSize } from './requestSize';

export interface SubscriptionsOptions {
  readonly services: Services;
  readonly limits: Limits;
  readonly log: Logger;
}

/** The documents of subscriptions that were found valid. Clients send few different ones. */
const mostDocuments = 200;

/** The same error with a code, as Apollo Server gives it to queries. */
const coded =
  (code: string) =>
  (error: GraphQLError): GraphQLError =>
    new GraphQLError(error.message, {
      nodes: error.nodes ?? null,
      source: error.source ?? null,
      positions: error.positions ?? null,
      extensions: { ...error.extensions, code },
    });

const withCode = <Value>(code: string, task: () => Value): Value => {
  try {
    return task();
  } catch (error) {
    throw error instanceof GraphQLError ? coded(code)(error) : error;
  }
};

/** The check of a request before its document is parsed, with an error that clients may see. */
const checkSize = (request: SubscriptionRequest, limits: Limits): void => {
  try {
    checkRequestSize(request, limits);
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    throw new GraphQLError(error.message, { extensions: { code: error.code } });
  }
};

/** Parses and validates documents with the limits of queries. Throws GraphQLErrors, one or an array. */
const documentReader = ({ services, limits }: SubscriptionsOptions) => {
  const rules = [...validationRules(limits), ...specifiedRules];
  const known = new Map<string, DocumentNode>();
  return (query: string): DocumentNode => {
    const valid = known.get(query);
    if (valid) return valid;
    const document = withCode('GRAPHQL_PARSE_FAILED', () => parse(query, { maxTokens: limits.tokens }));
    const errors = validate(services.schema, document, rules).map(coded('GRAPHQL_VALIDATION_FAILED'));
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- A document can have several errors.
    if (errors.length > 0) throw errors;
    const [oldest] = known.keys();
    if (known.size >= mostDocuments && oldest !== undefined) known.delete(oldest);
    known.set(query, document);
    return document;
  };
};

/** The entrance of the transports of subscriptions. */
export const createSubscriptions = (options: SubscriptionsOptions): Subscribe => {
  const { services, limits, log } = options;
  const { schema, live, stopped } = services;
  const readDocument = documentReader(options);
  const format = errorFormatter(log, limits);

  const operation = (
    caller: Caller,
    minFetchedAt: number,
    streams: Streams | undefined,
  ): LiveOperation & { readonly requestEnd: RequestEnd } => {
    const requestEnd = new RequestEnd(limits.requestTimeoutMs);
    const { reads, execution } = requestEnd;
    const { budget, answer } = budgetsOf(limits, execution);
    const context = services.operationContext({
      caller,
      signal: reads,
      minFetchedAt,
      budget,
      answer,
      priority: 'normal',
      live: streams,
    });
    requestEnd.startTimer();
    return { context, requestEnd, report: () => budget.report(), end: () => requestEnd.close(true) };
  };

  return createSubscribe({
    schema,
    readDocument(request) {
      checkSize(request, limits);
      return readDocument(request.query);
    },
    begin(caller, signal, lastEventId) {
      const access = services.accessOf(caller);
      const { requestEnd, ...begun } = operation(
        caller,
        -Infinity,
        live.engine.streams({ access, signal, lastEventId }),
      );
      const onAbort = (): void => requestEnd.close(false);
      signal.addEventListener('abort', onAbort);
      return {
        ...begun,
        end() {
          signal.removeEventListener('abort', onAbort);
          begun.end();
        },
      };
    },
    beginEvent: (caller, minFetchedAt) => operation(caller, minFetchedAt, undefined),
    formatError: (formatted, error) => format(formatted, error),
    clock: live.clock,
    stopped,
    metrics: live.metrics,
  });
};
