import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { estateOf } from '../../support/estate';
import { startTestGateway, type TestGateway } from '../../support/gateway';
import { openConnection } from '../../support/rawHttp';

/* Clients of Java and `curl --http2` offer HTTP/2 with plain requests. */

let gateway: TestGateway;

beforeAll(async () => {
  gateway = await startTestGateway(estateOf({ '111122223333/us-east-1': {} }));
});
afterAll(() => gateway.close());

const head = (method: string, path: string, more: readonly string[]): string =>
  [
    `${method} ${path} HTTP/1.1`,
    `host: ${new URL(gateway.url).host}`,
    'connection: Upgrade, HTTP2-Settings',
    'upgrade: h2c',
    'http2-settings: AAMAAABkAARAAAAAAAIAAAAA',
    ...more,
    '\r\n',
  ].join('\r\n');

const post = (query: string): string => {
  const body = JSON.stringify({ query });
  return (
    head('POST', '/graphql', ['content-type: application/json', `content-length: ${body.length}`]) + body
  );
};

describe('A request that offers another protocol', () => {
  it('is answered over HTTP/1.1, again and again on one connection', async () => {
    const connection = openConnection(gateway.url);

    connection.send(post('{ __typename }'));
    const first = await connection.received('"Query"');
    connection.send(head('GET', '/healthz', []));
    const both = await connection.received('"ok"');
    connection.send(post('{ again: __typename }'));
    const all = await connection.received('"again"');

    expect(first).toMatch(/^HTTP\/1\.1 200 /);
    expect(both.slice(first.length)).toMatch(/^HTTP\/1\.1 200 /);
    expect(all.slice(both.length)).toMatch(/^HTTP\/1\.1 200 [^]*\{"data":\{"again":"Query"\}\}/);
    connection.socket.destroy();
  });

  it('is answered when its body arrives later, and in parts', async () => {
    const text = post(`{ __typename } #${'x'.repeat(100_000)}`);
    const connection = openConnection(gateway.url);

    connection.send(text.slice(0, 300));
    await fetch(`${gateway.url}/healthz`);
    connection.send(text.slice(300, 70_000));
    await fetch(`${gateway.url}/healthz`);
    connection.send(text.slice(70_000));

    expect(await connection.received('"Query"')).toMatch(/^HTTP\/1\.1 200 /);
    connection.socket.destroy();
  });

  it('has the limits of all others', async () => {
    const connection = openConnection(gateway.url);

    connection.send(head('POST', '/graphql', ['content-type: application/json', 'content-length: 1000000']));

    expect(await connection.closed).toMatch(/^HTTP\/1\.1 413 /);
  });
});
