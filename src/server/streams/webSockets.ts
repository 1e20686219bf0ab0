import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { handleProtocols } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { HttpError } from '../../model/httpError';
import { createConnection, serviceRestart } from './connection';
import { createGraphqlWs, type Extra, type GraphqlWsOptions } from './graphqlWs';
import { answerWithoutUpgrade, isWebSocket } from './plainUpgrade';
import { refuseUpgrade, type RefusalOptions } from './refuseUpgrade';
import type { StreamSettings } from './settings';

export interface WebSocketsOptions extends GraphqlWsOptions, RefusalOptions {
  readonly settings: StreamSettings;
  /** Of one message. */
  readonly mostBytes: number;
  /** Why a request may not open a WebSocket, which does not read credentials; undefined where it may. */
  readonly refusalOf: (request: IncomingMessage, openCount: number) => HttpError | undefined;
  /** Called for each connection that is closed. */
  readonly onClose: (extra: Extra) => void;
  readonly log: Logger;
}

export interface WebSockets {
  openCount(): number;
  /** Closes all of them with the sign to connect again, and cuts off those that do not answer in time. */
  close(): Promise<void>;
}

const normalClosure = 1000;
const badRequest = 4400;
const internalError = 4500;

/** Time for a client to answer the end of a connection. */
const closeMs = 1_000;
/** Its types do not have the option yet. */
const closeTimeout: object = { closeTimeout: closeMs };
const checkMs = 20;

const unexpectedMessage = 'Unexpected message';

/** Accepts WebSockets at the server, for the protocol of graphql-ws. All other requests are answered as before. */
export const addWebSockets = (server: Server, options: WebSocketsOptions): WebSockets => {
  const { settings, mostBytes, refusalOf, onClose, log } = options;
  const protocol = createGraphqlWs(options);
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: mostBytes,
    // An event is a few kilobytes, and each compressed connection would hold hundreds.
    perMessageDeflate: false,
    // Without a protocol that both know, the connection is closed with the code for it.
    handleProtocols,
    ...closeTimeout,
  });

  const accept = (webSocket: WebSocket, upgrade: IncomingMessage): void => {
    let onText: (text: string) => Promise<void> = () => Promise.resolve();
    const connection = createConnection({
      ...settings,
      webSocket,
      socket: upgrade.socket,
      onText(text) {
        onText(text).catch((error: unknown) => {
          if (error instanceof Error && error.message.startsWith(unexpectedMessage)) {
            connection.close(badRequest, 'Invalid message received');
            return;
          }
          log.error({ err: error }, 'unexpected error');
          connection.close(internalError, 'Internal server error');
        });
      },
      onClose(code, reason) {
        void closed(code, reason);
        onClose(extra);
      },
    });
    const extra: Extra = { upgrade, connection, caller: undefined };
    const closed = protocol.opened(
      {
        protocol: webSocket.protocol,
        send: (text) => connection.send(text),
        close: (code = normalClosure, reason = '') => connection.close(code, reason),
        onMessage: (receive) => (onText = receive),
      },
      extra,
    );
  };

  const refuse = (request: IncomingMessage, socket: Socket, error: HttpError): void =>
    refuseUpgrade(options, request, socket, error);

  sockets.on('wsClientError', ({ message }, _stream, request) =>
    refuse(request, request.socket, new HttpError(400, `${message}.`, 'BAD_REQUEST')),
  );

  server.on('upgrade', (request, _stream, head) => {
    const { socket } = request;
    if (!isWebSocket(request)) {
      answerWithoutUpgrade(server, request, socket, head);
      return;
    }
    const refusal = refusalOf(request, sockets.clients.size);
    if (refusal) refuse(request, socket, refusal);
    else sockets.handleUpgrade(request, socket, head, accept);
  });

  return {
    openCount: () => sockets.clients.size,
    async close() {
      const end = performance.now() + closeMs;
      for (const webSocket of sockets.clients) webSocket.close(serviceRestart, 'The server restarts');
      while (sockets.clients.size > 0 && performance.now() < end) await sleep(checkMs);
      for (const webSocket of sockets.clients) webSocket.terminate();
    },
  };
};
