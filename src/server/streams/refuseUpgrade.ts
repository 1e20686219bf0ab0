import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpError } from '../../model/httpError';
import { noteErrors } from '../requestResult';
import type { Requests } from '../requests';

export interface RefusalOptions {
  readonly begin: Requests['begin'];
  /** Names and values in turn of the headers that the answer begins with. */
  readonly firstHeadersOf: (request: IncomingMessage) => readonly string[];
}

/** Answers a request for a WebSocket with a GraphQL error, and closes the connection. The log has a line for it. */
export const refuseUpgrade = (
  { begin, firstHeadersOf }: RefusalOptions,
  request: IncomingMessage,
  socket: Socket,
  { statusCode, message, code, retryAfterMs }: HttpError,
): void => {
  const response = new ServerResponse(request);
  response.assignSocket(socket);
  begin(request, response);
  const errors = [{ message, ...(code && { extensions: { code } }) }];
  noteErrors(request, errors);
  const body = JSON.stringify({ errors });
  const headers = [
    ...firstHeadersOf(request),
    ...['content-type', 'application/json; charset=utf-8', 'content-length', String(Buffer.byteLength(body))],
    ...(retryAfterMs === undefined ? [] : ['retry-after', String(Math.ceil(retryAfterMs / 1_000))]),
    ...['connection', 'close'],
  ];
  socket.on('error', () => undefined); // `close` follows.
  response.on('finish', () => socket.destroySoon());
  response.writeHead(statusCode, headers).end(body);
};
