import {
  createSourceEventStream,
  type DocumentNode,
  execute,
  type ExecutionResult,
  type FormattedExecutionResult,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import { type CallReport, sumOfReports } from '../aws/callLedger';
import type { Caller } from '../model/caller';
import { Ending, type EndSignal } from '../model/endSignal';
import { GatewayError } from '../model/errors';
import { atMoment, type Clock } from './clock';
import type { ExecutionEvent, StreamPosition } from './event';
import { createSharedResults, shareKeyOf } from './sharedResults';
import { BehindError } from './streams';
import type { StreamEnd, StreamItem, Subscribe, SubscriptionRequest } from './subscribe';

/** The context of one operation of a stream: the begin of the stream, or one event of it. */
export interface LiveOperation {
  readonly context: object;
  /** The AWS calls so far. */
  report(): CallReport;
  /** Ends its reads. */
  end(): void;
}

export interface SubscribeOptions {
  readonly schema: GraphQLSchema;
  /** Parses and validates a document with the limits of queries. Throws GraphQLErrors, one or an array. */
  readonly readDocument: (request: SubscriptionRequest) => DocumentNode;
  /** The operation that begins a stream: its context has `live`, the streams that end with the signal. */
  readonly begin: (caller: Caller, signal: EndSignal, lastEventId: string | undefined) => LiveOperation;
  /** The operation of one event, with budgets of its own. Answers of AWS from before this moment (epoch milliseconds) are too old. */
  readonly beginEvent: (caller: Caller, minFetchedAt: number) => LiveOperation;
  /** Formats an error for the client. Logs and masks what is none of GraphQL or of the gateway. */
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  readonly clock: Clock;
  /** Aborts when the process stops. */
  readonly stopped: EndSignal;
  readonly metrics: SubscribeMetrics;
}

export interface SubscribeMetrics {
  beginStream(): void;
  endStream(end: StreamEnd | 'DONE' | 'LEFT'): void;
  countItem(type: ExecutionEvent['type']): void;
}

/** Why a stream ends before what it is about. */
class StreamEnding extends GatewayError {
  constructor(
    readonly end: StreamEnd,
    code: GatewayError['code'],
    message: string,
  ) {
    super(code, message);
  }
}

const expired = () =>
  new StreamEnding(
    'EXPIRED',
    'UNAUTHENTICATED',
    'The credentials have expired. Subscribe again with new ones.',
  );
const stopping = () =>
  new StreamEnding('STOPPING', 'UPSTREAM_UNAVAILABLE', 'The gateway is shutting down. Subscribe again.');
const left = () => new GatewayError('DEADLINE_EXCEEDED', 'The client has ended the stream.');

/** How a stream ends that fails. */
const endOf = (error: unknown): StreamEnd => {
  if (error instanceof StreamEnding) return error.end;
  return error instanceof BehindError ? 'BEHIND' : 'FAILED';
};

/** Creates the entrance of the transports. */
export const createSubscribe = (options: SubscribeOptions): Subscribe => {
  const { schema, readDocument, begin, beginEvent, formatError, clock, stopped, metrics } = options;
  const shared = createSharedResults(clock);

  const formatted = (errors: readonly unknown[]): readonly GraphQLFormattedError[] =>
    errors.map((error) =>
      formatError(
        error instanceof GraphQLError
          ? error.toJSON()
          : { message: error instanceof Error ? error.message : 'The stream has failed.' },
        error,
      ),
    );

  const formattedResult = (
    { data, errors }: ExecutionResult,
    report: CallReport | undefined,
  ): FormattedExecutionResult => ({
    ...(errors && { errors: formatted(errors) }),
    ...(data !== undefined && { data }),
    ...(report && { extensions: { upstream: report } }),
  });

  /** Aborts the stream when the client leaves, the credentials expire, or the process stops. Returns what frees the listeners. */
  const endWith = (ending: Ending, { expiresAt }: Caller, signal: AbortSignal): (() => void) => {
    const onLeft = (): void => ending.abort(left());
    const onStop = (): void => ending.abort(stopping());
    if (signal.aborted) onLeft();
    if (stopped.aborted) onStop();
    signal.addEventListener('abort', onLeft);
    stopped.addEventListener('abort', onStop);
    const stopTimer =
      expiresAt === undefined ? () => undefined : atMoment(clock, expiresAt, () => ending.abort(expired()));
    return () => {
      signal.removeEventListener('abort', onLeft);
      stopped.removeEventListener('abort', onStop);
      stopTimer();
    };
  };

  return async (request, caller, signal) => {
    const { operationName, variables, lastEventId } = request;
    const hasReport = request.wantsReport === true && caller.permissions.callReport;
    let document: DocumentNode;
    try {
      document = readDocument(request);
    } catch (error) {
      return { errors: formatted(Array.isArray(error) ? error : [error]) };
    }
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) {
      const message = operation
        ? 'A stream needs a subscription. Send a query with POST and `Accept: application/json`.'
        : 'The document has several operations, or none of this name. Send `operationName`.';
      return { errors: formatted([new GraphQLError(message)]) };
    }

    const ending = new Ending();
    const free = endWith(ending, caller, signal);
    const close = (): void => {
      free();
      ending.abort(left());
    };
    const terms = {
      schema,
      document,
      operationName: operationName ?? undefined,
      variableValues: variables ?? undefined,
    };
    const beginning = begin(caller, ending, lastEventId);
    const source = await Promise.resolve(
      createSourceEventStream({ ...terms, contextValue: beginning.context }),
    ).catch((error: unknown) => ({ errors: [error] }));
    const begun = beginning.report();
    beginning.end();
    if (!(Symbol.asyncIterator in source)) {
      close();
      return { errors: formatted(source.errors ?? []) };
    }
    if (ending.aborted) {
      close();
      return { errors: formatted([ending.reason]) };
    }

    const resultOf = async (event: ExecutionEvent): Promise<FormattedExecutionResult> => {
      // What is selected beneath a change has to be as new as the change.
      const executed = beginEvent(caller, event.logged ? event.at : -Infinity);
      try {
        const result = await execute({ ...terms, rootValue: event, contextValue: executed.context });
        return formattedResult(result, hasReport ? executed.report() : undefined);
      } finally {
        executed.end();
      }
    };
    const shareKey = shareKeyOf(request, document, operation, caller);

    /** The first answer, with what has begun the stream. */
    const withBeginning = (first: FormattedExecutionResult): FormattedExecutionResult => {
      const report = first.extensions?.upstream as CallReport | undefined;
      return report ? { ...first, extensions: { upstream: sumOfReports([begun, report]) } } : first;
    };

    const events = (source as AsyncIterableIterator<ExecutionEvent | StreamPosition>)[Symbol.asyncIterator]();
    let lastId: string | undefined;
    let isFirst = true;
    /** The last item has been returned. */
    let isLast = false;
    let isOpen = true;
    let how: StreamEnd | 'DONE' | 'LEFT' = 'LEFT';
    metrics.beginStream();

    const finish = (): IteratorReturnResult<undefined> => {
      if (isOpen) {
        isOpen = false;
        metrics.endStream(how);
        close();
      }
      return { done: true, value: undefined };
    };
    const item = (value: StreamItem): IteratorYieldResult<StreamItem> => ({ done: false, value });
    const lastItem = (error: unknown): IteratorYieldResult<StreamItem> => {
      const end = endOf(error);
      how = end;
      isLast = true;
      return item({ eventId: lastId, result: { errors: formatted([error]) }, end });
    };
    const itemOf = (event: ExecutionEvent, result: FormattedExecutionResult) => {
      const answer = isFirst ? withBeginning(result) : result;
      isFirst = false;
      lastId = event.eventId;
      metrics.countItem(event.type);
      return item({ eventId: lastId, result: answer });
    };
    const isEnding = (): boolean => ending.aborted;
    // One function, and no chain of generators: a promise of each link for each event is most of what a stream costs.
    const next = async (): Promise<IteratorResult<StreamItem>> => {
      if (isLast) return finish();
      try {
        const read = await events.next();
        if (!read.done && !isEnding()) {
          const event = read.value;
          if (event.type === 'POSITION') {
            lastId = event.eventId;
            return item({ eventId: lastId });
          }
          // Streams that begin together share snapshots. An event has another id where snapshots follow it.
          const key = `${event.eventId} ${shareKey}`;
          const shareable = shared.get(event.logged ?? event, key, () => resultOf(event));
          const result = shareable instanceof Promise ? await shareable : shareable;
          if (!isEnding()) return itemOf(event, result);
        }
        if (ending.reason instanceof StreamEnding) return lastItem(ending.reason);
        if (!isEnding()) how = 'DONE';
      } catch (error) {
        return lastItem(error);
      }
      return finish();
    };
    const stream: AsyncIterableIterator<StreamItem> = {
      [Symbol.asyncIterator]: () => stream,
      next,
      async return() {
        finish();
        await events.return?.();
        return { done: true, value: undefined };
      },
    };
    return stream;
  };
};
