import type { IncomingMessage, Server } from 'node:http';
import type { Logger } from 'pino';
import type { Limits } from '../../app/limits';
import type { Metrics } from '../../app/metrics';
import type { Subscribe } from '../../live/subscribe';
import { HttpError } from '../../model/httpError';
import type { Callers } from '../callers';
import type { OriginCheck } from '../cors';
import type { Drain } from '../drain';
import { httpError, maskedError } from '../errors';
import type { AdmitCaller, LimitHeaders } from '../fairUse';
import type { HostCheck } from '../hosts';
import type { Overload } from '../overload';
import { resultOf } from '../requestResult';
import type { Requests } from '../requests';
import type { TrustedDocuments } from '../trustedDocuments';
import { createOpenStreams, ends, transports } from './openStreams';
import type { StreamSettings } from './settings';
import { type AnswerSubscription, createSse } from './sse';
import { createUpgradeCheck } from './upgradeCheck';
import { addWebSockets } from './webSockets';
import { createWsConnect } from './wsConnect';
import { createWsSubscriptions } from './wsSubscriptions';

export interface TransportsOptions {
  readonly server: Server;
  readonly subscribe: Subscribe;
  readonly settings: StreamSettings;
  readonly limits: Limits;
  /** Milliseconds for the first message of a WebSocket. */
  readonly initMs: number;
  readonly now: () => Date;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly requests: Requests;
  readonly callers: Callers;
  readonly admitCaller: AdmitCaller;
  readonly limitHeaders: LimitHeaders;
  readonly trusted: TrustedDocuments;
  readonly overload: Overload;
  readonly drain: Drain;
  readonly isKnownHost: HostCheck;
  readonly isAllowedOrigin: OriginCheck;
  /** Names and values in turn of the headers that answers begin with. */
  readonly firstHeadersOf: (request: IncomingMessage) => readonly string[];
}

export interface Transports {
  readonly answerSubscription: AnswerSubscription;
  /** Ends all streams with the sign to connect again, and closes the WebSockets. */
  close(): Promise<void>;
}

/** Connects the transports of subscriptions: SSE, which the route of GraphQL answers with, and WebSockets, which are added to the server. */
export const addTransports = (options: TransportsOptions): Transports => {
  const { server, subscribe, settings, limits, now, log, metrics, requests, callers } = options;
  const { admitCaller, limitHeaders, trusted, firstHeadersOf } = options;

  const streams = createOpenStreams({
    limits,
    now,
    onItem: (transport) => metrics.countStreamItem(transport),
    onEnd: (transport, end) => metrics.countStreamEnd(transport, end),
    onRefusal: (limit) => metrics.countRefusal(limit),
  });
  metrics.addTransports(transports, ends, streams.openCount);
  const mask = (error: unknown) => maskedError(log, error);

  const { connect, onClose } = createWsConnect({
    callerOf: callers.callerOf,
    limits,
    now,
    onRefusal: () => metrics.countRefusal('streamsPerCaller'),
    mask,
  });
  const webSockets = addWebSockets(server, {
    settings,
    initMs: options.initMs,
    mostBytes: limits.bodyKilobytes * 1024,
    refusalOf: createUpgradeCheck({
      ...options,
      most: limits.streams,
      onFull: () => metrics.countRefusal('streams'),
    }),
    connect,
    onClose,
    subscribe: createWsSubscriptions({
      limits,
      streams,
      subscribe,
      admitCaller,
      trusted,
      requests,
      formatError: (error) =>
        error instanceof HttpError ? httpError(log, error, error.statusCode) : mask(error),
    }),
    begin: requests.begin,
    firstHeadersOf,
    log,
  });
  metrics.addGauge('execution_gateway_websockets_open', 'Open WebSockets.', () => webSockets.openCount());

  return {
    answerSubscription: createSse({
      settings,
      streams,
      subscribe,
      settleStream: requests.settleStream,
      headersOf: (request) => [...firstHeadersOf(request), ...limitHeaders(resultOf(request))],
      mask,
    }),
    async close() {
      streams.close();
      await webSockets.close();
    },
  };
};
