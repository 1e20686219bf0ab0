import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A request that the server has received, whose answer the test sends. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- The test knows what the client sends.
  readonly body: any;
  readonly response: ServerResponse;
  /** Resolves when the connection is closed. */
  readonly closed: Promise<void>;
  /** Begins an event stream, with no place to resume behind yet. */
  open(): void;
  /** Sends a place to resume behind, without an event. */
  place(id: string): void;
  /** Sends an event whose data is `{ changed: number }`. */
  event(number: number): void;
  /** Sends the answer and the end of a subscription that has failed. */
  fail(code: string): void;
  complete(): void;
  /** Cuts the connection. */
  cut(): void;
}

/** A server that a test scripts: it answers nothing by itself. */
export interface EventServer {
  readonly url: string;
  /** The next request. */
  request(): Promise<Received>;
  /** How many requests have arrived. */
  count(): number;
  close(): Promise<void>;
}

export const textOfEvent = (number: number): string =>
  `id: event-${number}\nevent: next\ndata: {"data":{"changed":${number}}}\n\n`;

export const startEventServer = async (): Promise<EventServer> => {
  const arrived: Received[] = [];
  let count = 0;
  let wake = (): void => undefined;
  const server: Server = createServer((request, response) => {
    const closed = new Promise<void>((resolve) => response.on('close', resolve));
    response.on('error', () => undefined);
    const open = (): void => {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' }).write(':\n\n');
    };
    const complete = (): void => void response.end('event: complete\ndata: \n\n');
    void text(request).then((body) => {
      count += 1;
      arrived.push({
        headers: request.headers,
        body: JSON.parse(body),
        response,
        closed,
        open,
        complete,
        place: (id) => void response.write(`id: ${id}\n\n`),
        event: (number) => void response.write(textOfEvent(number)),
        fail(code) {
          open();
          const errors = [{ message: 'No.', extensions: { code } }];
          response.write(`event: next\ndata: ${JSON.stringify({ errors })}\n\n`);
          complete();
        },
        cut: () => void response.destroy(),
      });
      wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    count: () => count,
    async request() {
      for (;;) {
        const next = arrived.shift();
        if (next) return next;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
