import { describe, expect, it, jest } from '@jest/globals';
import { estateOf } from '../support/estate';
import { startTestGateway, type TestGateway, type TestGatewayOptions } from '../support/gateway';
import { openConnection, schemaRequests, sizeOfSchemas, postHead } from '../support/rawHttp';

jest.setTimeout(180_000);

const estate = estateOf({ '111122223333/us-east-1': {} });
const start = (options: TestGatewayOptions = {}) => startTestGateway(estate, options);

const secondsOf = async (task: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await task();
  return (performance.now() - begun) / 1_000;
};

/** A connection of a client that does not read its answers, while the gateway sends them. */
const openUnread = async (gateway: TestGateway): Promise<ReturnType<typeof openConnection>> => {
  await sizeOfSchemas(gateway.url);
  const connection = openConnection(gateway.url);
  connection.socket.pause();
  connection.send(schemaRequests(gateway.url));
  await gateway.ask('{ __typename }');
  return connection;
};

describe('A shutdown', () => {
  it('refuses a half-sent body with 503 and does not wait for it', async () => {
    const gateway = await start();
    const half = openConnection(gateway.url);
    half.send(postHead(gateway.url, { 'content-length': 1_000 }) + '{"query":');
    while (!(await (await fetch(`${gateway.url}/metrics`)).text()).includes('request_body_bytes 9'));

    const seconds = await secondsOf(() => gateway.close());

    expect(await half.closed).toMatch(/^HTTP\/1\.1 503 [^]*This server is shutting down/);
    expect(seconds).toBeLessThan(5);
  });

  it.each([
    ['half-sent headers', 'GET / HTTP/1.1\r\nhost: x'],
    ['nothing', ''],
  ])('closes a connection that has sent %s', async (_what, text) => {
    const gateway = await start();
    const connection = openConnection(gateway.url);
    connection.send(text);
    await fetch(`${gateway.url}/healthz`);

    const seconds = await secondsOf(() => gateway.close());

    await connection.closed;
    expect(seconds).toBeLessThan(5);
  });

  it('waits only for a while for a client that does not read its answer', async () => {
    const gateway = await start({ connections: { unreadMs: 200 } });
    const connection = await openUnread(gateway);

    const seconds = await secondsOf(() => gateway.close());

    expect(seconds).toBeGreaterThan(0.19);
    expect(seconds).toBeLessThan(10);
    connection.socket.destroy();
  });

  it('closes what is left when the deadline of the requests has passed by five seconds', async () => {
    const gateway = await start({ limits: { requestTimeoutMs: 100 }, connections: { unreadMs: 60_000 } });
    const connection = await openUnread(gateway);

    const seconds = await secondsOf(() => gateway.close());

    expect(seconds).toBeGreaterThan(5);
    expect(seconds).toBeLessThan(15);
    connection.socket.destroy();
  });
});
