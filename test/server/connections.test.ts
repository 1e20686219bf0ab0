import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import dns from 'node:dns/promises';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { createBodies } from '../../src/server/bodies';
import { connectionLimits, createHttpServer } from '../../src/server/connections';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import {
  openConnection,
  schemaRequests,
  parsedResponse,
  sizeOfSchemas,
  postHead,
  type RawConnection,
} from '../support/rawHttp';

jest.setTimeout(180_000);

const estate = estateOf({ '111122223333/us-east-1': {} });
const gateways: TestGateway[] = [];
const connections: RawConnection[] = [];

const start = async (options: TestGatewayOptions = {}): Promise<TestGateway> => {
  const gateway = await startTestGateway(estate, options);
  gateways.push(gateway);
  return gateway;
};

const open = (url: string): RawConnection => {
  const connection = openConnection(url);
  connections.push(connection);
  return connection;
};

afterEach(async () => {
  for (const { socket } of connections.splice(0)) socket.destroy();
  for (const gateway of gateways.splice(0)) await gateway.close();
});

/** The server's end of the next connection. */
const acceptedSocket = (): Promise<Socket> =>
  new Promise((resolve) => {
    const onSocket = (message: unknown): void => {
      unsubscribe('net.server.socket', onSocket);
      resolve((message as { readonly socket: Socket }).socket);
    };
    subscribe('net.server.socket', onSocket);
  });

const quick = { requestMs: 300, headersMs: 200, checkMs: 20 };
const timedOut = {
  status: 408,
  body: {
    errors: [{ message: 'The request was not complete in time.', extensions: { code: 'BAD_REQUEST' } }],
  },
};

describe('A request that does not end', () => {
  it('may take 30 seconds, and its headers 10 seconds, by default', () => {
    expect(createHttpServer(() => undefined, connectionLimits, 25_000)).toMatchObject({
      requestTimeout: 30_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 72_000,
      timeout: 55_000,
      maxRequestsPerSocket: 1_000,
    });
  });

  it('is refused with 408 if its headers are not complete in time', async () => {
    const { url } = await start({ connections: quick });
    const connection = open(url);

    connection.send('POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n');

    expect(parsedResponse(await connection.closed)).toEqual(timedOut);
  });

  it('is refused with 408 if its body is not complete in time', async () => {
    const lines: string[] = [];
    const { url } = await start({ connections: quick, log: { write: (line) => void lines.push(line) } });
    const connection = open(url);

    connection.send(postHead(url, { 'content-length': 100 }) + '{"query":');

    expect(parsedResponse(await connection.closed)).toEqual(timedOut);
    expect(lines).toEqual([]);
  });

  it('is closed if the client sends nothing at all', async () => {
    const { url } = await start({ connections: quick });
    const connection = open(url);

    expect(await connection.closed).toContain('408');
  });

  it('is closed if the client does not read its answer', async () => {
    // A pipeline that takes long on a busy machine has a head that is not complete meanwhile.
    const server = { overload: { eventLoopDelayMs: 0, requests: 0 } };
    const patient = await start({ server, connections: { headersMs: 170_000, requestMs: 170_000 } });
    const whole = await sizeOfSchemas(patient.url);
    const { url } = await start({
      server,
      connections: { idleMs: 2_000 },
      limits: { requestTimeoutMs: 100 },
    });
    const accepted = acceptedSocket();
    const connection = open(url);
    connection.socket.pause();

    connection.send(schemaRequests(url));
    await once(await accepted, 'close');
    connection.socket.resume();
    await connection.closed;

    expect(whole).toBeGreaterThan(5_000_000);
    expect(connection.socket.bytesRead).toBeLessThan(whole);
  });
});

describe('A connection', () => {
  it('is closed after the last request that it may carry', async () => {
    const { url } = await start({ connections: { requestsPerSocket: 2 } });
    const connection = open(url);
    const request = `GET /healthz HTTP/1.1\r\nhost: ${new URL(url).host}\r\n\r\n`;

    connection.send(request);
    const first = await connection.received('{"status":"ok"}');
    connection.send(request);
    await connection.received('Connection: close');
    connection.send(request);
    const all = await connection.closed;

    expect(first).not.toMatch(/connection: close/i);
    expect(all.match(/HTTP\/1.1 200 OK/g)).toHaveLength(2);
  });
});

describe('On localhost', () => {
  it('the gateway answers at all addresses of the name', async () => {
    const addresses = ['127.0.0.1', '127.0.0.2', '192.0.2.1'].map((address) => ({ address, family: 4 }));
    const lookup = jest.spyOn(dns, 'lookup').mockResolvedValue(addresses as never);
    const gateway = await startTestGateway(estate, { host: 'localhost' });
    lookup.mockRestore();
    const { port } = new URL(gateway.url);

    const answers = ['127.0.0.1', '127.0.0.2'].map(async (host) =>
      (await fetch(`http://${host}:${port}/healthz`)).text(),
    );
    const bodies = await Promise.all(answers);
    await gateway.close();

    expect(bodies).toEqual(['{"status":"ok"}', '{"status":"ok"}']);
    await expect(fetch(`http://127.0.0.2:${port}/healthz`)).rejects.toThrow('fetch failed');
  });
});

describe('What is no valid HTTP request', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['an unknown method', 'FETCH / HTTP/1.1\r\nhost: localhost\r\n\r\n', 400],
    ['large headers', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a malformed URL', 'GET /%zz HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n', 400],
    [
      'an unknown media type',
      'POST /graphql HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\ncontent-type: x/y\r\ncontent-length: 1\r\n\r\n1',
      415,
    ],
  ])('is answered with a GraphQL error: %s', async (_what, request, status) => {
    const { url } = await start();
    const connection = open(url);

    connection.send(request);

    expect(parsedResponse(await connection.closed)).toEqual({
      status,
      body: { errors: [{ message: expect.any(String), extensions: { code: 'BAD_REQUEST' } }] },
    });
  });
});

describe('A body that is larger than limits.bodyKilobytes', () => {
  const refusalOf = (sent: string) => ({
    status: 413,
    body: {
      errors: [
        {
          message: `Invalid request body: ${sent} bytes. Expected at most 262144: limits.bodyKilobytes is 256.`,
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    },
  });

  it('is refused with 413 before it is sent, if its length is known', async () => {
    const { url } = await start();
    const connection = open(url);

    connection.send(postHead(url, { 'content-length': 900_000 }));

    expect(parsedResponse(await connection.closed)).toEqual(refusalOf('900000'));
  });

  it('is refused with 413 where it passes the limit, if its length is not known', async () => {
    const { url } = await start();
    const connection = open(url);

    connection.send(postHead(url, { 'transfer-encoding': 'chunked' }));
    connection.send(`40001\r\n${'x'.repeat(0x40001)}\r\n`);

    expect(parsedResponse(await connection.closed)).toEqual(refusalOf('more than 262144'));
  });

  it('is accepted where the setting allows it', async () => {
    const { ask } = await start({ limits: { bodyKilobytes: 300 } });

    const { data } = await ask(`{ __typename } #${'x'.repeat(290_000)}`);

    expect(data).toEqual({ __typename: 'Query' });
  });
});

describe('Many bodies that do not end', () => {
  const bytesAtOnce = 1_000_000;
  const heldBytes = async (url: string): Promise<number> => {
    const metrics = await (await fetch(`${url}/metrics`)).text();
    return Number(/^execution_gateway_request_body_bytes (\d+)/m.exec(metrics)?.[1]);
  };

  it('hold a bounded memory, and the oldest make room with 503 and Retry-After', async () => {
    const { url, ask } = await start({ connections: { bodyBytesAtOnce: bytesAtOnce } });
    const half = 'x'.repeat(100_000);

    const opened = Array.from({ length: 40 }, () => {
      const connection = open(url);
      connection.send(postHead(url, { 'content-length': 200_000 }) + half);
      return connection;
    });
    // At least 32 of 40 bodies of 100 kB are too many for 1 MB. A buffer is at most twice as large as what it holds.
    let refused = 0;
    await new Promise<void>((resolve) => {
      for (const { closed } of opened) {
        void closed.then(() => {
          refused += 1;
          if (refused === 30) resolve();
        });
      }
    });
    const held = await heldBytes(url);
    const { data } = await ask('{ __typename }');
    const first = await Promise.race(opened.map(({ closed }) => closed));

    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThanOrEqual(bytesAtOnce);
    expect(data).toEqual({ __typename: 'Query' });
    expect(first).toMatch(/^HTTP\/1\.1 503 .*retry-after: 1\r\n/is);
    expect(parsedResponse(first).body).toEqual({
      errors: [{ message: 'The server is reading too many request bodies at once. Try again.' }],
    });
  });

  it('hold what they have sent, not what they announce, even in chunks of one byte', async () => {
    const bodies = createBodies({ kilobytes: 256, bytesAtOnce });
    const body = new Readable({ read: () => undefined });
    const headers = { 'content-length': '200000' };
    const request = Object.assign(body, { headers }) as unknown as IncomingMessage;

    const reading = new Promise<Buffer>((resolve, reject) =>
      bodies.read(request, (error, bytes) => (error ? reject(error) : resolve(bytes))),
    );
    for (let sent = 0; sent < 1_000; sent += 1) body.push(Buffer.alloc(65_536, 'x').subarray(0, 1));
    await new Promise(setImmediate);
    const held = bodies.heldBytes();
    body.push(null);
    const bytes = await reading;

    expect(held).toBe(1_024);
    expect(bytes.toString()).toBe('x'.repeat(1_000));
    expect(bodies.heldBytes()).toBe(0);
  });
});
