import { afterEach, describe, expect, it } from '@jest/globals';
import { createClient as createSseClient } from 'graphql-sse';
import { type Client, createClient as createWsClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { estateOf } from '../../support/estate';
import { startTestGateway, type TestGateway } from '../../support/gateway';
import { createScript, itemOf, type Script, subscription } from '../../support/streams/script';

/* The official clients of both protocols, on a running gateway. */

const estate = estateOf({ '111122223333/us-east-1': {} });
const request = { query: subscription, operationName: 'Watch' };

const open: { close(): unknown }[] = [];
const opened = <Thing extends { close(): unknown }>(thing: Thing): Thing => {
  open.push(thing);
  return thing;
};

const start = async (port?: number): Promise<{ gateway: TestGateway; script: Script }> => {
  const script = createScript();
  const options = { subscribe: script.subscribe, ...(port !== undefined && { port }) };
  return { script, gateway: opened(await startTestGateway(estate, options)) };
};

const portOf = ({ url }: TestGateway): number => Number(new URL(url).port);

/** Retries at once, and as often as needed. */
const retries = {
  retryAttempts: 1_000,
  retry: () => new Promise<void>((resolve) => setTimeout(resolve, 20)),
};

const sseClient = (gateway: TestGateway) => {
  const client = createSseClient({ url: `${gateway.url}/graphql`, ...retries });
  return opened({ ...client, close: () => client.dispose() });
};

const wsClient = (gateway: TestGateway): Client & { close(): void } => {
  const client = createWsClient({
    url: `${gateway.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: retries.retryAttempts,
    retryWait: retries.retry,
    // By default, a connection that is refused ends it for good.
    shouldRetry: () => true,
  });
  return opened({ ...client, close: () => void client.dispose() });
};

afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});

const clients = [
  ['graphql-sse', sseClient],
  ['graphql-ws', wsClient],
] as const;

const idOf = (value: unknown): unknown =>
  (value as { data: { executionChanged: { eventId: string } } }).data.executionChanged.eventId;

describe.each(clients)('%s', (_name, clientFor) => {
  it('gets each event of a subscription, and its end', async () => {
    const { gateway, script } = await start();
    const events = clientFor(gateway).iterate(request);
    const source = script.source(0);
    const first = events.next();
    (await source).event(1);
    (await source).event(2);
    (await source).finish();

    const got = [(await first).value, (await events.next()).value].map(idOf);

    expect(got).toEqual(['event-1', 'event-2']);
    expect((await events.next()).done).toBe(true);
  });

  it('ends a subscription', async () => {
    const { gateway, script } = await start();
    const events = clientFor(gateway).iterate(request);
    const first = events.next();
    const source = await script.source(0);
    source.event(1);
    await first;

    await events.return?.();

    while (!source.isFreed) await (await fetch(`${gateway.url}/healthz`)).text();
    expect(script.sources).toHaveLength(1);
  });

  it.each(['FAILED', 'BEHIND'] as const)('begins again when the engine ends with %s', async (end) => {
    const { gateway, script } = await start();
    const events = clientFor(gateway).iterate(request);
    const first = events.next();
    (await script.source(0)).event(1);
    await first;

    const second = events.next();
    (await script.source(0)).send({ ...itemOf(1), result: { errors: [{ message: 'Away.' }] }, end });
    (await script.source(1)).event(2);

    expect(idOf((await second).value)).toBe('event-2');
    await events.return?.();
  });

  it('connects to the next process when one is shut down', async () => {
    const { gateway, script } = await start();
    const events = clientFor(gateway).iterate(request);
    const first = events.next();
    (await script.source(0)).event(1);
    await first;

    const second = events.next();
    await gateway.close();
    const next = await start(portOf(gateway));
    (await next.script.source(0)).event(2);

    expect(idOf((await second).value)).toBe('event-2');
    // Before the gateway goes: the client would connect again.
    await events.return?.();
    open.splice(open.indexOf(gateway), 1);
  });
});

describe('graphql-sse', () => {
  it('gets the response to a query', async () => {
    const { gateway } = await start();
    const responses = sseClient(gateway).iterate({ query: '{ __typename }' });

    expect((await responses.next()).value).toEqual({ data: { __typename: 'Query' } });
    expect((await responses.next()).done).toBe(true);
  });

  it('gets the errors of an invalid document', async () => {
    const { gateway } = await start();
    const responses = sseClient(gateway).iterate({ query: '{ nothing }' });

    expect((await responses.next()).value).toMatchObject({
      errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }],
    });
    expect((await responses.next()).done).toBe(true);
  });
});

describe('graphql-ws', () => {
  it('gets the id of each event in `extensions`', async () => {
    const { gateway, script } = await start();
    const events = wsClient(gateway).iterate(request);
    const first = events.next();
    (await script.source(0)).event(1);

    expect((await first).value).toEqual({ ...itemOf(1).result, extensions: { eventId: 'event-1' } });
  });

  it('gets an error for a query', async () => {
    const { gateway } = await start();
    const responses = wsClient(gateway).iterate({ query: '{ __typename }' });

    await expect(responses.next()).rejects.toEqual([
      expect.objectContaining({ message: expect.stringContaining('A WebSocket is for subscriptions') }),
    ]);
  });
});
