import type { GraphQLFormattedError } from 'graphql';
import type { DocumentLimits } from '../../app/limits';
import type { Subscribe } from '../../live/subscribe';
import type { Caller } from '../../model/caller';
import { HttpError, shuttingDown } from '../../model/httpError';
import { isObject } from '../../model/isObject';
import type { AdmitCaller } from '../fairUse';
import type { Requests } from '../requests';
import { noteErrorsIn, type RequestResult } from '../requestResult';
import { checkRequestSize } from '../requestSize';
import type { TrustedDocuments } from '../trustedDocuments';
import { beginEvents } from './events';
import type { Extra, GraphqlWsOptions } from './graphqlWs';
import type { OpenStreams } from './openStreams';
import { type Operation, operationIn } from './operation';

export interface WsSubscriptionOptions {
  readonly limits: DocumentLimits;
  readonly streams: OpenStreams;
  readonly subscribe: Subscribe;
  readonly admitCaller: AdmitCaller;
  readonly trusted: TrustedDocuments;
  readonly requests: Pick<Requests, 'beginMessage' | 'settleStream'>;
  /** The error for the client: that of an HttpError, and a masked one, which is logged, for a defect. */
  readonly formatError: (error: unknown) => GraphQLFormattedError;
}

const onlySubscriptions = (type: string): HttpError =>
  new HttpError(
    400,
    `A WebSocket is for subscriptions, not for a ${type}. Send it by POST, or over SSE.`,
    'BAD_REQUEST',
  );

/** The id of the event to continue behind: SSE has a header for it, and this protocol has `extensions`. */
const lastEventIdIn = (payload: object): string | undefined => {
  const { extensions } = payload as { readonly extensions?: unknown };
  return isObject(extensions) && typeof extensions.lastEventId === 'string'
    ? extensions.lastEventId
    : undefined;
};

/** Begins subscriptions of a WebSocket, with the checks of a request over HTTP. */
export const createWsSubscriptions = (options: WsSubscriptionOptions): GraphqlWsOptions['subscribe'] => {
  const { limits, streams, subscribe, admitCaller, trusted, requests, formatError } = options;

  const admit = (caller: Caller, result: RequestResult): Promise<void> =>
    new Promise((resolve, reject) =>
      admitCaller(caller, result, (refusal) => (refusal ? reject(refusal) : resolve())),
    );

  /** The operation, if it may be executed. Throws an HttpError. */
  const operationOf = (payload: object, result: RequestResult): Operation => {
    const body = trusted.resolve(payload);
    checkRequestSize(body, limits);
    trusted.check({ method: 'POST', url: '/graphql', body }, result);
    const operation = operationIn(body, limits);
    if (!operation) throw new HttpError(400, 'Invalid `variables`. Expected an object.', 'BAD_REQUEST');
    const { type, label, request } = operation;
    result.label = label;
    result.operationName = request.operationName ?? undefined;
    if (type === 'query' || type === 'mutation') throw onlySubscriptions(type);
    return operation;
  };

  const begin = async (extra: Extra, caller: Caller, payload: object, result: RequestResult) => {
    await admit(caller, result);
    const { request } = operationOf(payload, result);
    const stream = streams.open(caller, 'ws');
    result.stream = stream;
    extra.connection.carry(stream);
    const beginning = await beginEvents({
      stream,
      subscribe,
      request: { ...request, lastEventId: lastEventIdIn(payload) },
      caller,
      mask: formatError,
    });
    if (!beginning) throw shuttingDown();
    if ('errors' in beginning) return beginning.errors;
    requests.settleStream(result);
    return { stream, events: beginning.events };
  };

  return async (extra, payload) => {
    const { upgrade, caller } = extra;
    if (!caller) throw new TypeError('The client is not authenticated.');
    const { result, end } = requests.beginMessage(upgrade);
    result.caller = caller;
    try {
      const begun = await begin(extra, caller, payload, result);
      if ('events' in begun) {
        const { signal } = begun.stream;
        if (signal.aborted) end();
        else signal.addEventListener('abort', end, { once: true });
        return begun;
      }
      requests.settleStream(result, begun);
      end();
      return begun;
    } catch (error) {
      const errors = [formatError(error)];
      noteErrorsIn(result, errors);
      end();
      return errors;
    }
  };
};
