import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { getIntrospectionQuery } from 'graphql';

/** A connection that sends bytes as they are given. */
export interface RawConnection {
  readonly socket: Socket;
  send(text: string | Buffer): void;
  /** All that the server has sent, when it has closed the connection. */
  readonly closed: Promise<string>;
  /** What the server has sent so far, when that contains the text. */
  received(text: string): Promise<string>;
}

export const openConnection = (url: string): RawConnection => {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.on('error', () => undefined); // `close` follows.
  const closed = new Promise<string>((resolve) => socket.on('close', () => resolve(answer)));
  return {
    socket,
    send: (text) => void socket.write(text),
    closed,
    received: (text) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!answer.includes(text)) return;
          socket.off('data', check);
          resolve(answer);
        };
        socket.on('data', check);
        check();
      }),
  };
};

/** The head of a POST to /graphql. */
export const postHead = (url: string, headers: Readonly<Record<string, string | number>>): string =>
  [
    'POST /graphql HTTP/1.1',
    `host: ${new URL(url).host}`,
    'content-type: application/json',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '\r\n',
  ].join('\r\n');

/** Status and body of an HTTP/1.1 response. */
export const parsedResponse = (response: string): { readonly status: number; readonly body: unknown } => {
  const [head = '', body = ''] = response.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), body: body === '' ? undefined : JSON.parse(body) };
};

const introspection = encodeURIComponent(getIntrospectionQuery());

const schemaRequest = (url: string, connection: string): string =>
  [
    `GET /graphql?query=${introspection} HTTP/1.1`,
    `host: ${new URL(url).host}`,
    'apollo-require-preflight: 1',
    `connection: ${connection}`,
    '\r\n',
  ].join('\r\n');

/** Ninety requests for the schema: their answers are larger than the buffers of a connection. */
export const schemaRequests = (url: string): string =>
  schemaRequest(url, 'keep-alive').repeat(89) + schemaRequest(url, 'close');

/** The size of these answers. The server has the document cached then. */
export const sizeOfSchemas = async (url: string): Promise<number> => {
  const connection = openConnection(url);
  connection.send(schemaRequests(url));
  return (await connection.closed).length;
};

/** The status of a GET of a path verbatim: `fetch` would normalise it. */
export const statusOf = (url: string, path: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
