import { afterEach, describe, expect, it } from '@jest/globals';
import { estateOf } from '../../support/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../../support/gateway';
import { openConnection, parsedResponse, postHead, type RawConnection } from '../../support/rawHttp';
import { type EventReader, openEvents, type StreamRequest } from '../../support/streams/eventStream';
import { createFlood, createScript, itemOf, type Script, subscription } from '../../support/streams/script';

/* GraphQL over SSE, in distinct connections mode. The engine of subscriptions is a script. */

const estate = estateOf({ '111122223333/us-east-1': {} });

let gateway: TestGateway;
let script: Script;

const start = async (options: TestGatewayOptions = {}): Promise<void> => {
  script = createScript();
  gateway = await startTestGateway(estate, { subscribe: script.subscribe, ...options });
};

const open = (
  body: object | undefined = { query: subscription },
  init: StreamRequest = {},
): Promise<EventReader> => openEvents(`${gateway.url}/graphql`, body, init);

/** Subscribes so many times over one connection. */
const openRaw = (streams: number): RawConnection => {
  const connection = openConnection(gateway.url);
  const body = JSON.stringify({ query: subscription });
  const head = postHead(gateway.url, { accept: 'text/event-stream', 'content-length': body.length });
  connection.send((head + body).repeat(streams));
  return connection;
};

const metric = async (line: string): Promise<string | undefined> => {
  const text = await (await fetch(`${gateway.url}/metrics`)).text();
  return text.split('\n').find((one) => one.startsWith(line));
};

afterEach(() => gateway.close());

describe('A subscription over SSE', () => {
  it('sends each event with its id, and completes', async () => {
    await start();
    const events = await open();
    const source = await script.source(0);
    source.event(1);
    const first = await events.next();
    source.event(2);
    source.finish();

    expect(first).toEqual({
      event: 'next',
      id: 'event-1',
      data: JSON.stringify(itemOf(1).result),
    });
    expect(await events.rest()).toEqual([
      { event: 'next', id: 'event-2', data: JSON.stringify(itemOf(2).result) },
      { event: 'complete', data: '' },
    ]);
    expect(source.isFreed).toBe(true);
  });

  it('has a place without an event as an id alone, which clients keep and do not report', async () => {
    await start();
    const events = await open();
    const source = await script.source(0);
    source.send({ eventId: 'place-1' });
    source.event(2);
    source.finish();

    expect(await events.rest()).toEqual([
      { id: 'place-1' },
      { event: 'next', id: 'event-2', data: JSON.stringify(itemOf(2).result) },
      { event: 'complete', data: '' },
    ]);
    expect(await metric('execution_gateway_transport_events_total{transport="sse"}')).toMatch(/ 1$/);
  });

  it('is neither compressed nor stored nor held back', async () => {
    await start();

    const events = await open(undefined, {
      body: JSON.stringify({ query: subscription }),
      headers: { 'accept-encoding': 'gzip', 'x-request-id': 'mine' },
    });

    expect(events.response.status).toBe(200);
    expect(Object.fromEntries(events.response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      'x-request-id': 'mine',
    });
    expect(events.response.headers.get('content-encoding')).toBeNull();
    events.leave();
  });

  it('passes the request and the header `Last-Event-ID` to the engine', async () => {
    await start();
    const request = { query: subscription, operationName: 'Watch', variables: { a: [1] } };

    const events = await open(request, { headers: { 'last-event-id': 'event-7' } });

    const source = await script.source(0);
    expect(source.request).toEqual({ ...request, lastEventId: 'event-7', wantsReport: false });
    expect(source.caller.id).toBe('anonymous');
    events.leave();
  });

  it.each([
    ['the header', { headers: { 'x-upstream-report': '1' } }, {}],
    ['the extension', {}, { extensions: { upstreamReport: true } }],
  ])('asks the engine for the report of calls by %s', async (_what, options, extensions) => {
    await start();

    const events = await open({ query: subscription, ...extensions }, options);

    expect((await script.source(0)).request.wantsReport).toBe(true);
    events.leave();
  });

  it('has no last event where the header is empty, as that of a browser at first', async () => {
    await start();

    const events = await open(undefined, {
      body: JSON.stringify({ query: subscription }),
      headers: { 'last-event-id': '' },
    });

    expect((await script.source(0)).request.lastEventId).toBeUndefined();
    events.leave();
  });

  it('is answered by GET as well, with a header that needs a preflight', async () => {
    await start();
    const path = `${gateway.url}/graphql?query=${encodeURIComponent(subscription)}&variables=${encodeURIComponent('{"a":1}')}`;

    const refused = await fetch(path, { headers: { accept: 'text/event-stream' } });
    const events = await openEvents(path, undefined, {
      method: 'GET',
      headers: { 'apollo-require-preflight': '1', 'content-type': '' },
    });

    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_REQUEST' } }] });
    const source = await script.source(0);
    expect(source.request).toMatchObject({ query: subscription, operationName: null, variables: { a: 1 } });
    source.finish();
    expect(await events.rest()).toEqual([{ event: 'complete', data: '' }]);
    expect(script.sources).toHaveLength(1);
  });

  it('frees the source when the client leaves', async () => {
    await start();
    const events = await open();
    const source = await script.source(0);
    source.event(1);
    await events.next();

    events.leave();

    while (!source.isFreed) await metric('execution_gateway_transport_streams{');
    expect(await metric('execution_gateway_transport_streams{transport="sse"}')).toBe(
      'execution_gateway_transport_streams{transport="sse"} 0',
    );
    expect(
      await metric('execution_gateway_transport_streams_ended_total{transport="sse",end="client"}'),
    ).toMatch(/ 1$/);
    expect(await metric('execution_gateway_transport_events_total{transport="sse"}')).toBe(
      'execution_gateway_transport_events_total{transport="sse"} 1',
    );
  });

  it('sends heartbeats as comments', async () => {
    await start({ server: { streams: { heartbeatMs: 20, unreadMs: 60_000 } } });
    const events = await open();

    const comments = [await events.any(), await events.any(), await events.any()];

    expect(comments).toEqual([{ comment: '' }, { comment: '' }, { comment: '' }]);
    events.leave();
  });

  it('says in the stream why it cannot begin', async () => {
    const errors = [{ message: 'No such execution.', extensions: { code: 'BAD_USER_INPUT' } }];
    await start({ subscribe: createScript(errors).subscribe });

    const events = await open();

    expect(events.response.status).toBe(200);
    expect(await events.rest()).toEqual([
      { event: 'next', data: JSON.stringify({ errors }) },
      { event: 'complete', data: '' },
    ]);
  });

  it('masks a defect of the engine, and logs it', async () => {
    const lines: string[] = [];
    await start({
      subscribe: () => Promise.reject(new Error('secret')),
      log: { write: (line) => void lines.push(line) },
    });

    const [first, last] = await (await open()).rest();

    const { errors } = JSON.parse(first?.data ?? '');
    expect(errors).toEqual([
      {
        message: 'Internal server error.',
        extensions: { code: 'INTERNAL_SERVER_ERROR', incidentId: expect.any(String) },
      },
    ]);
    expect(last).toEqual({ event: 'complete', data: '' });
    expect(lines.join('')).toContain(errors[0].extensions.incidentId);
    expect(lines.join('')).toContain('secret');
  });

  it.each(['FAILED', 'STOPPING'] as const)(
    'ends without `complete`, so that clients connect again, when the engine is %s',
    async (end) => {
      await start();
      const events = await open();
      const source = await script.source(0);

      source.send({ ...itemOf(1), end });

      expect(await events.rest()).toEqual([]);
    },
  );

  it('completes with the error of credentials that have expired', async () => {
    await start();
    const events = await open();
    const source = await script.source(0);
    const errors = [{ message: 'The token has ended.', extensions: { code: 'UNAUTHENTICATED' } }];

    source.send({ eventId: undefined, result: { errors }, end: 'EXPIRED' });

    expect(await events.rest()).toEqual([
      { event: 'next', data: JSON.stringify({ errors }) },
      { event: 'complete', data: '' },
    ]);
  });

  it('writes one line into the log, at its end', async () => {
    const lines: string[] = [];
    await start({ log: { write: (line) => void lines.push(line) }, logLevel: 'info' });
    const events = await open();
    const source = await script.source(0);
    source.event(1);
    await events.next();
    const before = lines.filter((line) => line.includes('"subscription"'));
    source.finish();
    await events.rest();

    while (!lines.some((line) => line.includes('"subscription"'))) await metric('');
    const [line, ...others] = lines.filter((one) => one.includes('"subscription"'));
    expect([before, others]).toEqual([[], []]);
    expect(JSON.parse(line ?? '')).toMatchObject({
      method: 'POST',
      path: '/graphql',
      caller: 'anonymous',
      type: 'subscription',
      operation: 'Watch',
      document: expect.stringMatching(/^[\da-f]{64}$/),
      outcome: 'ok',
      status: 200,
      transport: 'sse',
      events: 1,
      end: 'complete',
    });
  });
});

describe('A client that does not read', () => {
  it('is dropped, and the source is not read ahead', async () => {
    const flood = createFlood(100_000);
    await start({ subscribe: flood.subscribe, server: { streams: { heartbeatMs: 30_000, unreadMs: 200 } } });
    const connection = openRaw(1);
    connection.socket.pause();

    while (flood.freed === 0) await metric('execution_gateway_transport_streams{');

    // What the operating system holds for the connection, and one event.
    expect(flood.pulls).toBeGreaterThan(1);
    expect(flood.pulls).toBeLessThan(200);
    const { pulls } = flood;
    expect(
      await metric('execution_gateway_transport_streams_ended_total{transport="sse",end="unread"}'),
    ).toMatch(/ 1$/);
    connection.socket.resume();
    await connection.closed;
    expect(flood.pulls).toBe(pulls);
  });

  it('does not delay the end of the process', async () => {
    const flood = createFlood(100_000);
    await start({ subscribe: flood.subscribe });
    const connection = openRaw(1);
    connection.socket.pause();
    let pulls = 0;
    while (flood.pulls === 0 || flood.pulls > pulls) {
      pulls = flood.pulls;
      await metric('');
    }

    const begun = performance.now();
    await gateway.close();

    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(flood.freed).toBe(1);
    connection.socket.destroy();
    gateway = { ...gateway, close: () => Promise.resolve() };
  });
});

describe('Streams of one connection', () => {
  it('leave no timers behind when it is cut, also those that wait for the first one', async () => {
    await start();
    await metric('');
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const connection = openRaw(5);
    await script.source(4);
    expect(timers()).toBeGreaterThanOrEqual(before + 5);

    connection.socket.destroy();

    while (timers() > before) await metric('');
    expect(script.sources.map(({ isFreed }) => isFreed)).toEqual([true, true, true, true, true]);
  });
});

describe('An event stream', () => {
  it('is also the answer to a query: one event', async () => {
    await start();

    const events = await open({ query: 'query Who { __typename }' });

    expect(events.response.status).toBe(200);
    expect(events.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await events.rest()).toEqual([
      { event: 'next', data: '{"data":{"__typename":"Query"}}' },
      { event: 'complete', data: '' },
    ]);
  });

  it.each([
    ['a syntax error', '{', /Syntax Error/],
    ['an unknown field', '{ nothing }', /Cannot query field/],
    ['a mutation', 'mutation { a }', /no mutation/],
  ])('has the errors of a document with %s', async (_what, query, message) => {
    await start();

    const events = await open({ query });

    const [first, last] = await events.rest();
    expect(events.response.status).toBe(200);
    expect(JSON.parse(first?.data ?? '')).toEqual({
      errors: [expect.objectContaining({ message: expect.stringMatching(message) })],
    });
    expect(last).toEqual({ event: 'complete', data: '' });
  });

  it.each([
    ['text that is no JSON', '{', 400],
    ['a batch', '[{"query":"{ __typename }"}]', 400],
    ['no query', '{}', 400],
    ['invalid variables', JSON.stringify({ query: subscription, variables: [1] }), 400],
    ['a large body', `{"query":"${'x'.repeat(300_000)}"}`, 413],
  ])('is refused with a status for %s', async (_what, body, status) => {
    await start();

    const { response } = await open(undefined, { body });

    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ errors: [expect.anything()] });
    expect(script.sources).toEqual([]);
  });

  it.each([
    ['application/json, text/event-stream', false],
    ['*/*', false],
    ['text/event-stream, application/json', true],
    ['text/event-stream, multipart/mixed', true],
    ['application/json;q=0.1, text/event-stream', true],
  ])('is sent to a client with `Accept: %s`: %s', async (accept, isStream) => {
    await start();

    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });

    expect(response.headers.get('content-type')?.startsWith('text/event-stream')).toBe(isStream);
    expect(response.status).toBe(200);
  });

  it('is required for a subscription', async () => {
    await start();

    const { errors } = await gateway.ask('subscription { executionChanged(id: "x") { eventId } }');

    expect(errors?.[0]?.message).toMatch(/text\/event-stream/);
    expect(script.sources).toEqual([]);
  });

  it('is no reason for a subscription with a condition at its root to fail as a defect', async () => {
    await start();

    const { errors } = await gateway.ask(
      'subscription ($a: Boolean!) { executionsChanged @skip(if: $a) { eventId } }',
      { a: true },
    );

    expect(errors).toMatchObject([
      {
        message: expect.stringContaining('not allowed at the root'),
        extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
      },
    ]);
  });
});

describe('Limits of streams', () => {
  it('refuse one more of a caller with 429 before it begins, until another one has ended', async () => {
    await start({ limits: { streamsPerCaller: 1 } });
    const first = await open();
    const source = await script.source(0);

    const { response } = await open();

    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(await response.json()).toMatchObject({
      errors: [
        { message: expect.stringContaining('limits.streamsPerCaller'), extensions: { code: 'RATE_LIMITED' } },
      ],
    });
    expect(await metric('execution_gateway_rate_limited_total{limit="streamsPerCaller"}')).toMatch(/ 1$/);
    source.finish();
    await first.rest();
    const third = await open();
    expect(third.response.status).toBe(200);
    third.leave();
  });

  it('refuse one more of all with 503', async () => {
    await start({ limits: { streams: 1 } });
    const first = await open();

    const { response } = await open();

    expect(response.status).toBe(503);
    expect(await response.text()).toContain('limits.streams');
    expect(script.sources).toHaveLength(1);
    first.leave();
  });

  it('count streams, not requests: a caller with streams can send queries', async () => {
    await start({ limits: { concurrentRequests: 1 } });
    const events = await open();
    await script.source(0);

    const { data } = await gateway.ask('{ __typename }');

    expect(data).toEqual({ __typename: 'Query' });
    expect(await metric('execution_gateway_requests_in_flight')).toMatch(/ 0$/);
    events.leave();
  });
});

describe('A shutdown', () => {
  it('ends streams at once, without `complete`', async () => {
    await start();
    const events = await open();
    const source = await script.source(0);
    source.event(1);
    await events.next();

    await gateway.close();

    expect(await events.rest()).toEqual([]);
    expect(source.isFreed).toBe(true);
    gateway = { ...gateway, close: () => Promise.resolve() };
  });

  it('refuses new ones with 503', async () => {
    await start();
    const half = openConnection(gateway.url);
    const body = JSON.stringify({ query: subscription });
    const head = postHead(gateway.url, { accept: 'text/event-stream', 'content-length': body.length });
    half.send(head + body.slice(0, 10));
    while (!(await metric('execution_gateway_request_body_bytes'))?.endsWith(' 10'));

    await gateway.close();

    expect(parsedResponse(await half.closed)).toMatchObject({ status: 503 });
    gateway = { ...gateway, close: () => Promise.resolve() };
  });
});
