import { afterEach, describe, expect, it } from '@jest/globals';
import { estateOf } from '../../support/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway';
import { openConnection, postHead } from '../../support/rawHttp';
import {
  opcodes,
  openRawWebSocket,
  type RawOptions,
  type RawWebSocket,
} from '../../support/streams/rawWebSocket';
import { createFlood, createScript, itemOf, type Script, subscription } from '../../support/streams/script';

/* The protocol graphql-transport-ws, by a client that sends bytes: each rule and each code. The engine of subscriptions is a script. */

const estate = estateOf({ '111122223333/us-east-1': {} });

let gateway: TestGateway;
let script: Script;

const start = async (options: TestGatewayOptions = {}): Promise<void> => {
  script = createScript();
  gateway = await startTestGateway(estate, { subscribe: script.subscribe, ...options });
};

const open = (options?: RawOptions): Promise<RawWebSocket> => openRawWebSocket(gateway.url, options);

const ready = async (options?: RawOptions): Promise<RawWebSocket> => {
  const client = await open(options);
  client.send({ type: 'connection_init' });
  expect(await client.next()).toEqual({ type: 'connection_ack' });
  return client;
};

const subscribe = (id: string, payload: object = {}): object => ({
  type: 'subscribe',
  id,
  payload: { query: subscription, ...payload },
});

const next = (id: string, number: number): object => ({
  type: 'next',
  id,
  payload: { ...itemOf(number).result, extensions: { eventId: `event-${number}` } },
});

const metric = async (line: string): Promise<string | undefined> => {
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  return text.split('\n').find((one) => one.startsWith(line));
};

afterEach(() => gateway.close());

describe('A subscription over WebSocket', () => {
  it('sends each event with its id, and completes', async () => {
    await start();
    const client = await ready();
    client.send(subscribe('a'));
    const source = await script.source(0);

    source.event(1);
    source.event(2);
    source.finish();

    expect([await client.next(), await client.next(), await client.next()]).toEqual([
      next('a', 1),
      next('a', 2),
      { type: 'complete', id: 'a' },
    ]);
    expect(source.isFreed).toBe(true);
  });

  it('passes the request and the extension `lastEventId` to the engine', async () => {
    await start();
    const client = await ready();

    client.send(
      subscribe('a', { operationName: 'Watch', variables: { a: 1 }, extensions: { lastEventId: 'event-7' } }),
    );

    expect((await script.source(0)).request).toEqual({
      query: subscription,
      operationName: 'Watch',
      variables: { a: 1 },
      lastEventId: 'event-7',
      wantsReport: false,
    });
  });

  it('asks the engine for the report of calls by the extension `upstreamReport`', async () => {
    await start();
    const client = await ready();

    client.send(subscribe('a', { extensions: { upstreamReport: true } }));

    expect((await script.source(0)).request.wantsReport).toBe(true);
  });

  it('ends without an answer when the client completes it, and the connection stays', async () => {
    await start();
    const client = await ready();
    client.send(subscribe('a'));
    const source = await script.source(0);

    client.send({ type: 'complete', id: 'a' });
    client.send(subscribe('b'));
    const other = await script.source(1);
    source.event(1);
    other.event(2);

    expect(await client.next()).toEqual(next('b', 2));
    expect(source.isFreed).toBe(true);
    expect(
      await metric('execution_gateway_transport_streams_ended_total{transport="ws",end="client"}'),
    ).toMatch(/ 1$/);
  });

  it('has no message for a place without an event', async () => {
    await start();
    const client = await ready();
    client.send(subscribe('a'));
    const source = await script.source(0);

    source.send({ eventId: 'place-1' });
    source.event(2);

    expect(await client.next()).toEqual(next('a', 2));
  });

  it('has an id that is free again after its end', async () => {
    await start();
    const client = await ready();
    client.send(subscribe('a'));
    (await script.source(0)).finish();
    expect(await client.next()).toEqual({ type: 'complete', id: 'a' });

    client.send(subscribe('a'));
    (await script.source(1)).event(3);

    expect(await client.next()).toEqual(next('a', 3));
  });

  it('has the errors of the engine where it cannot begin', async () => {
    const errors = [{ message: 'No such execution.', extensions: { code: 'BAD_USER_INPUT' } }];
    await start({ subscribe: createScript(errors).subscribe });
    const client = await ready();

    client.send(subscribe('a'));

    expect(await client.next()).toEqual({ type: 'error', id: 'a', payload: errors });
  });

  it('masks a defect of the engine', async () => {
    await start({ subscribe: () => Promise.reject(new Error('secret')) });
    const client = await ready();

    client.send(subscribe('a'));

    expect(await client.next()).toEqual({
      type: 'error',
      id: 'a',
      payload: [
        {
          message: 'Internal server error.',
          extensions: { code: 'INTERNAL_SERVER_ERROR', incidentId: expect.any(String) },
        },
      ],
    });
  });

  it.each([
    ['query', 'query Who { __typename }'],
    ['mutation', 'mutation { a }'],
  ])('is no way for a %s', async (type, query) => {
    await start();
    const client = await ready();

    client.send(subscribe('a', { query }));

    expect(await client.next()).toEqual({
      type: 'error',
      id: 'a',
      payload: [
        {
          message: `A WebSocket is for subscriptions, not for a ${type}. Send it by POST, or over SSE.`,
          extensions: { code: 'BAD_REQUEST' },
        },
      ],
    });
    expect(script.sources).toEqual([]);
  });

  it('has a line in the log and counts for each subscription', async () => {
    const lines: string[] = [];
    await start({ log: { write: (line) => void lines.push(line) }, logLevel: 'info' });
    const client = await ready();
    client.send(subscribe('a'));
    const source = await script.source(0);
    source.event(1);
    await client.next();
    expect(await metric('execution_gateway_transport_streams{transport="ws"}')).toMatch(/ 1$/);
    expect(await metric('execution_gateway_websockets_open')).toMatch(/ 1$/);
    source.finish();
    await client.next();

    const ofStream = lines.map((line) => JSON.parse(line)).filter(({ type }) => type === 'subscription');
    expect(ofStream).toEqual([
      expect.objectContaining({
        path: '/graphql',
        caller: 'anonymous',
        operation: 'Watch',
        outcome: 'ok',
        status: 101,
        transport: 'ws',
        events: 1,
        end: 'complete',
      }),
    ]);
    expect(await metric('execution_gateway_transport_streams{transport="ws"}')).toMatch(/ 0$/);
    expect(await metric('execution_gateway_requests_in_flight')).toMatch(/ 0$/);
    expect(await metric('execution_gateway_requests_total{type="subscription",outcome="ok"}')).toMatch(/ 1$/);
  });
});

describe('A WebSocket is closed with', () => {
  it.each([
    ['text that is no JSON', '{'],
    ['a message without a type', {}],
    ['an unknown type', { type: 'start' }],
    ['a message of a server', { type: 'connection_ack' }],
    ['a subscription without an id', { type: 'subscribe', payload: { query: subscription } }],
    ['a subscription without a document', { type: 'subscribe', id: 'a', payload: {} }],
  ])('4400 for %s', async (_what, message) => {
    await start();
    const client = await ready();

    client.send(message);

    expect(await client.closed).toEqual({ code: 4400, reason: 'Invalid message received' });
  });

  it('4400 for a binary message', async () => {
    await start();
    const client = await ready();

    client.sendFrame(opcodes.binary, Buffer.from('{"type":"ping"}'));

    expect((await client.closed).code).toBe(4400);
  });

  it('4401 for a subscription before the acknowledgement', async () => {
    await start();
    const client = await open();

    client.send(subscribe('a'));

    expect(await client.closed).toEqual({ code: 4401, reason: 'Unauthorized' });
    expect(script.sources).toEqual([]);
  });

  it.each([
    ['another protocol', 'graphql-ws'],
    ['no protocol', undefined],
  ])('4406 for %s', async (_what, protocol) => {
    await start();
    const client = await open({ protocol });

    expect(await client.closed).toEqual({ code: 4406, reason: 'Subprotocol not acceptable' });
    expect(client.head).not.toContain('sec-websocket-protocol');
  });

  it('4408 without a first message', async () => {
    await start({ connections: { initMs: 100 } });
    const client = await open();

    expect(await client.closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  it('4409 for an id that is in use', async () => {
    await start();
    const client = await ready();
    client.send(subscribe('a'));
    const source = await script.source(0);

    client.send(subscribe('a'));

    expect(await client.closed).toEqual({ code: 4409, reason: 'Subscriber for a already exists' });
    expect(source.isFreed).toBe(true);
  });

  it('4429 for a second first message', async () => {
    await start();
    const client = await ready();

    client.send({ type: 'connection_init' });

    expect(await client.closed).toEqual({ code: 4429, reason: 'Too many initialisation requests' });
  });

  it('1009 for a message that is larger than a body may be', async () => {
    await start({ limits: { bodyKilobytes: 1 } });
    const client = await ready();

    client.sendFrame(opcodes.text, Buffer.alloc(1_025, 'x'), false);

    expect((await client.closed).code).toBe(1009);
  });

  it('1012 at a shutdown, also without a subscription', async () => {
    await start();
    const idle = await ready();
    const client = await ready();
    client.send(subscribe('a'));
    const source = await script.source(0);
    source.event(1);
    await client.next();

    await gateway.close();

    expect([(await idle.closed).code, (await client.closed).code]).toEqual([1012, 1012]);
    expect(source.isFreed).toBe(true);
    gateway = { ...gateway, close: () => Promise.resolve() };
  });

  it('1012 when the engine stops', async () => {
    await start();
    const client = await ready();
    client.send(subscribe('a'));

    (await script.source(0)).send({ ...itemOf(1), end: 'STOPPING' });

    expect((await client.closed).code).toBe(1012);
  });

  it.each([
    ['fails', 'FAILED'],
    ['has left the client behind', 'BEHIND'],
  ] as const)('1013 when the engine %s, without `complete`: clients continue later', async (_what, end) => {
    await start();
    const client = await ready();
    client.send(subscribe('a'));
    client.send(subscribe('b'));
    const [source, other] = [await script.source(0), await script.source(1)];
    source.event(1);
    expect(await client.next()).toEqual(next('a', 1));
    const errors = [{ message: 'The history is away.', extensions: { code: 'X' } }];

    source.send({ ...itemOf(1), result: { errors }, end });

    expect(await client.closed).toEqual({ code: 1013, reason: 'The history is away.' });
    expect(client.waiting()).toEqual([]);
    expect([source.isFreed, other.isFreed]).toEqual([true, true]);
  });

  it('4403 when the engine says that the credentials have expired', async () => {
    await start();
    const client = await ready();
    client.send(subscribe('a'));

    (await script.source(0)).send({ ...itemOf(1), end: 'EXPIRED' });

    expect((await client.closed).code).toBe(4403);
  });
});

describe('A client that has gone', () => {
  it('is noticed when it does not answer a ping', async () => {
    await start({ server: { streams: { heartbeatMs: 50, unreadMs: 60_000 } } });
    const client = await ready();
    client.send(subscribe('a'));
    const source = await script.source(0);

    expect(await client.closed).toEqual({ code: undefined, reason: '' });
    expect(client.controls).toContain(opcodes.ping);
    expect(source.isFreed).toBe(true);
    expect(
      await metric('execution_gateway_transport_streams_ended_total{transport="ws",end="lost"}'),
    ).toMatch(/ 1$/);
  });

  it('frees its streams when its connection breaks', async () => {
    await start();
    const client = await ready();
    client.send(subscribe('a'));
    const source = await script.source(0);

    client.socket.resetAndDestroy();

    while (!source.isFreed) await metric('execution_gateway_transport_streams{');
    expect(await metric('execution_gateway_transport_streams{transport="ws"}')).toMatch(/ 0$/);
  });
});

describe('A client that does not read', () => {
  const streams = { heartbeatMs: 30_000, unreadMs: 200 };

  it('is dropped, and the source is not read ahead', async () => {
    const flood = createFlood(100_000);
    await start({ subscribe: flood.subscribe, server: { streams } });
    const client = await ready();
    client.socket.pause();
    client.send(subscribe('a'));

    while (flood.freed === 0) await metric('execution_gateway_transport_streams{');

    // What the operating system holds for the connection, and one event.
    expect(flood.pulls).toBeGreaterThan(1);
    expect(flood.pulls).toBeLessThan(200);
    expect(
      await metric('execution_gateway_transport_streams_ended_total{transport="ws",end="unread"}'),
    ).toMatch(/ 1$/);
    client.socket.destroy();
  });

  it('is not read from: its messages cannot pile up answers', async () => {
    await start({ server: { streams: { ...streams, unreadMs: 1_000 } } });
    const client = await ready();
    client.socket.pause();
    const ping = { type: 'ping', payload: { text: 'x'.repeat(50_000) } };

    for (let count = 0; count < 400; count += 1) client.send(ping);
    let taken = 0;
    const sample = setInterval(() => {
      taken = Math.max(taken, client.socket.bytesWritten - client.socket.writableLength);
    }, 5);

    // 20 MB were sent. The server has read what it could answer, and the operating system holds some for it.
    expect((await client.closed).code).toBeUndefined();
    clearInterval(sample);
    expect(taken).toBeGreaterThan(50_000);
    expect(taken).toBeLessThan(15_000_000);
  });
});

describe('Limits of streams over WebSocket', () => {
  it('refuse one more of a caller, over both transports together', async () => {
    await start({ limits: { streamsPerCaller: 1 } });
    const client = await ready();
    client.send(subscribe('a'));
    await script.source(0);

    client.send(subscribe('b'));
    const overSse = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { accept: 'text/event-stream', 'content-type': 'application/json' },
      body: JSON.stringify({ query: subscription }),
    });

    expect(await client.next()).toEqual({
      type: 'error',
      id: 'b',
      payload: [
        {
          message:
            'You may have 1 streams open at once (limits.streamsPerCaller). End another one, and try again.',
          extensions: { code: 'RATE_LIMITED', retryAfterMs: 5_000 },
        },
      ],
    });
    expect(overSse.status).toBe(429);
    expect(script.sources).toHaveLength(1);
  });

  it('close one more WebSocket of a caller with 1013', async () => {
    await start({ limits: { streamsPerCaller: 1 } });
    const first = await ready();
    const second = await open();

    second.send({ type: 'connection_init' });

    expect(await second.closed).toEqual({
      code: 1013,
      reason: 'You may have 1 WebSockets open at once (limits.streamsPerCaller).',
    });
    first.socket.destroy();
    while (!(await metric('execution_gateway_websockets_open'))?.endsWith(' 0'));
    expect((await ready()).controls).toEqual([]);
  });

  it('refuse one more WebSocket of all with 503', async () => {
    await start({ limits: { streams: 1 } });
    await ready();

    const refused = await open();

    expect(refused.head).toMatch(/^HTTP\/1\.1 503 [^]*retry-after: 1[^]*limits\.streams/);
  });

  it('count each subscription as a request of its caller', async () => {
    await start({ limits: { requestsPerMinute: 1 } });
    const client = await ready();
    client.send(subscribe('a'));
    await script.source(0);

    client.send(subscribe('b'));

    expect(await client.next()).toMatchObject({
      type: 'error',
      id: 'b',
      payload: [{ extensions: { code: 'RATE_LIMITED' } }],
    });
  });
});

describe('A request for a WebSocket', () => {
  it.each([
    ['with an unknown host', 421, { headers: { host: 'evil.example' } }],
    ['from a page of another origin', 403, { headers: { origin: 'https://evil.example' } }],
    ['from a page without an origin', 403, { headers: { origin: 'null' } }],
    ['at another path', 404, { path: '/other' }],
    ['without a key', 400, { headers: { 'sec-websocket-key': '' } }],
    ['with an unknown version', 400, { headers: { 'sec-websocket-version': '12' } }],
  ])('is refused %s with %i', async (_what, status, options) => {
    const lines: string[] = [];
    await start({ log: { write: (line) => void lines.push(line) }, logLevel: 'info' });

    const { head, closed } = await open({ protocol: 'graphql-transport-ws', ...options });

    const [top = '', body = ''] = head.split('\r\n\r\n');
    expect(top.split(' ')[1]).toBe(String(status));
    expect(top).toContain('X-Content-Type-Options: nosniff');
    expect(JSON.parse(body)).toEqual({
      errors: [{ message: expect.any(String), extensions: expect.anything() }],
    });
    expect((await closed).code).toBeUndefined();
    while (lines.length === 0) await metric('');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ method: 'GET', status });
  });

  it.each([
    ['of the same host', (url: string) => url, undefined],
    ['of the same host behind a proxy with TLS', (url: string) => url.replace('http:', 'https:'), undefined],
    ['in cors.origins', () => 'https://portal.example.com', { origins: ['https://portal.example.com'] }],
  ])('is accepted from a page %s', async (_what, originOf, cors) => {
    await start(cors ? { cors } : {});

    const client = await ready({
      protocol: 'graphql-transport-ws',
      headers: { origin: originOf(gateway.url) },
    });

    expect(client.head).toContain('Sec-WebSocket-Protocol: graphql-transport-ws');
    expect(client.head).not.toContain('Extensions');
  });

  it('is refused with 503 while the server is overloaded', async () => {
    await start({ server: { overload: { eventLoopDelayMs: 0, requests: 1 } } });
    const halves = [1, 2].map(() => openConnection(gateway.url));
    for (const half of halves) half.send(postHead(gateway.url, { 'content-length': 100 }));
    while (!(await metric('execution_gateway_requests_in_flight'))?.endsWith(' 2'));

    const { head } = await open();

    expect(head).toMatch(/^HTTP\/1\.1 503 [^]*overloaded/);
    for (const half of halves) half.socket.destroy();
  });
});
