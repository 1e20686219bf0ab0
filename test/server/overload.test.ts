import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createOverload, measureDelay } from '../../src/server/overload';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { singleScopeEstate } from '../support/fixtureEstate';
import { openConnection, postHead } from '../support/rawHttp';

const requestOf = (url: string, headers: Readonly<Record<string, string>> = {}): IncomingMessage =>
  ({ method: url === '/graphql' ? 'POST' : 'GET', url, headers }) as unknown as IncomingMessage;

/** What a request is answered with by `shed`, without a server: its status, or undefined where it is accepted. */
const start = (settings: { eventLoopDelayMs: number; requests: number }) => {
  let underWay = 0;
  const refusals: number[] = [];
  const overload = createOverload({
    settings,
    requestsUnderWay: () => underWay,
    hasCredentials: ({ headers }) => headers.authorization !== undefined,
    onShed: (level) => refusals.push(level),
  });
  const statusOf = (request: IncomingMessage): number | undefined => {
    let sent: number | undefined;
    const response = { writeHead: (status: number) => ((sent = status), { end: () => undefined }) };
    const isShed = overload.shed(request, response as unknown as ServerResponse);
    expect(isShed).toBe(sent !== undefined);
    return sent;
  };
  return {
    overload,
    refusals,
    setUnderWay: (count: number) => void (underWay = count),
    anonymous: () => statusOf(requestOf('/graphql')),
    known: () => statusOf(requestOf('/graphql', { authorization: 'Bearer x' })),
    probe: (path: string) => statusOf(requestOf(path)),
  };
};

describe('createOverload', () => {
  it('refuses anonymous requests from half of the delay on, and all from the whole delay on', () => {
    const { overload, anonymous, known, refusals } = start({ eventLoopDelayMs: 100, requests: 0 });
    const statuses = [50, 51, 100, 101].map((ms) => {
      overload.observeDelay(ms);
      overload.observeDelay(ms);
      return [overload.level(), anonymous(), known()];
    });

    expect(statuses).toEqual([
      [0, undefined, undefined],
      [1, 503, undefined],
      [1, 503, undefined],
      [2, 503, 503],
    ]);
    expect(refusals).toEqual([1, 1, 2, 2]);
  });

  it('takes no single second for an overload, and recovers with the first good one', () => {
    const { overload } = start({ eventLoopDelayMs: 100, requests: 0 });
    const levels = [5_000, 0, 5_000, 101, 0].map((ms) => {
      overload.observeDelay(ms);
      return overload.level();
    });

    expect(levels).toEqual([0, 0, 0, 2, 0]);
  });

  it('accepts requests again only below half of the limit that refused them', () => {
    const { overload } = start({ eventLoopDelayMs: 100, requests: 0 });
    overload.observeDelay(101);
    const levels = [101, 60, 51, 50, 30, 26, 25, 40].map((ms) => {
      overload.observeDelay(ms);
      return overload.level();
    });

    expect(levels).toEqual([2, 2, 2, 1, 1, 1, 0, 0]);
  });

  it('does the same with the number of requests under way', () => {
    const { setUnderWay, anonymous, known } = start({ eventLoopDelayMs: 0, requests: 10 });
    const statuses = [5, 6, 10, 11, 6, 5, 3, 2].map((count) => {
      setUnderWay(count);
      return [anonymous(), known()];
    });

    expect(statuses).toEqual([
      [undefined, undefined],
      [503, undefined],
      [503, undefined],
      [503, 503],
      [503, 503],
      [503, undefined],
      [503, undefined],
      [undefined, undefined],
    ]);
  });

  it('answers health and metrics whatever the load is, and nothing else with a similar path', () => {
    const { overload, probe } = start({ eventLoopDelayMs: 100, requests: 0 });
    overload.observeDelay(10_000);
    overload.observeDelay(10_000);

    const paths = ['/healthz', '/readyz?x=1', '/metrics', '/healthz/..', '/graphql?/healthz', '/docs', '/'];

    expect(paths.map(probe)).toEqual([undefined, undefined, undefined, 503, 503, 503, 503]);
  });

  it('never refuses a request with limits of 0', () => {
    const { overload, setUnderWay, anonymous } = start({ eventLoopDelayMs: 0, requests: 0 });
    overload.observeDelay(60_000);
    overload.observeDelay(60_000);
    setUnderWay(1_000_000);

    expect(anonymous()).toBeUndefined();
  });
});

/** Keeps the event loop busy in pieces, until the returned function is called. */
const block = (pieceMs: number): (() => void) => {
  let isOn = true;
  const next = (): void => {
    const end = performance.now() + pieceMs;
    while (performance.now() < end);
    if (isOn) setTimeout(next);
  };
  next();
  return () => void (isOn = false);
};

describe('measureDelay', () => {
  it('passes the mean delay of an event loop that is blocked again and again', async () => {
    const unblock = block(200);
    let end = (): void => undefined;
    const delay = await new Promise<number>((resolve) => {
      end = measureDelay(resolve);
    });
    unblock();
    end();

    expect(delay).toBeGreaterThan(100);
  });
});

describe('An overloaded server', () => {
  const gateways: TestGateway[] = [];
  const open = async (options: TestGatewayOptions): Promise<TestGateway> => {
    const gateway = await startTestGateway(singleScopeEstate, options);
    gateways.push(gateway);
    return gateway;
  };
  afterEach(() => Promise.all(gateways.splice(0).map((gateway) => gateway.close())));

  const pages = { graphiql: true, reference: true };
  const ask = ({ url }: TestGateway) =>
    fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    });
  const statusOf = async (response: Promise<Response>): Promise<number> => {
    const { status, text } = await response.then((one) => ({ status: one.status, text: one.text() }));
    await text;
    return status;
  };

  it('refuses a request whose body has not arrived with 503, closes its connection, and recovers', async () => {
    const gateway = await open({ server: { ...pages, overload: { eventLoopDelayMs: 0, requests: 1 } } });
    const held = [1, 2].map(() => openConnection(gateway.url));
    const head = postHead(gateway.url, { 'content-length': 26 });
    for (const one of held) one.send(head);
    const inFlight = async (): Promise<string> => (await fetch(`${gateway.url}/metrics`)).text();
    while (!(await inFlight()).includes('execution_gateway_requests_in_flight 2'));

    const refused = openConnection(gateway.url);
    refused.send(postHead(gateway.url, { 'content-length': 100_000 }));

    expect(await refused.closed).toMatch(
      /^HTTP\/1\.1 503 Service Unavailable\r\n(?:.+\r\n){4}x-request-id: [\da-f-]{36}\r\ncache-control: no-store\r\ncontent-type: application\/json; charset=utf-8\r\ncontent-length: 70\r\nretry-after: 5\r\nconnection: close\r\n(?:.+\r\n)*\r\n\{"errors":\[\{"message":"The server is overloaded\. Try again in 5 s\."\}\]\}$/,
    );
    expect(await statusOf(fetch(`${gateway.url}/readyz`))).toBe(200);
    expect(await inFlight()).toMatch(/^execution_gateway_requests_shed_total\{level="2"\} 1$/m);
    expect(gateway.sandbox.calls.all()).toEqual([]);
    // Requests under way are answered.
    for (const one of held) one.send('{"query":"{ __typename }"}');
    for (const one of held) expect(await one.received('{"data"')).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    while ((await statusOf(ask(gateway))) !== 200);
    held.forEach(({ socket }) => socket.destroy());
  });

  it('refuses requests while the event loop is blocked again and again, and recovers', async () => {
    const gateway = await open({ server: { ...pages, overload: { eventLoopDelayMs: 40, requests: 0 } } });
    const unblock = block(100);
    let status = await statusOf(ask(gateway));
    while (status !== 503) status = await statusOf(ask(gateway));
    const metrics = await (await fetch(`${gateway.url}/metrics`)).text();
    unblock();

    expect(metrics).toMatch(/^execution_gateway_overload_level 2$/m);
    while (status !== 200) status = await statusOf(ask(gateway));
  });
});
