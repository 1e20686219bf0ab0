import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetImageCommand } from '@aws-sdk/client-imagebuilder';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { type ClientPool, clientPool } from '../../src/aws/clients';
import { scopeOf } from '../../src/model/scope';
import { range } from '../support/sequence';

/** More accounts than cached clients. */
const accountIds = Array.from({ length: 250 }, (_none, index) => String(100_000_000_000 + index));
const regions = ['us-east-1', 'eu-west-1'];

let server: Server;
let maxOpenSockets = 0;
let pool: ClientPool;

beforeEach(async () => {
  maxOpenSockets = 0;
  let open = 0;
  server = createServer((_request, response) => {
    void sleep(5).then(() => response.setHeader('content-type', 'application/json').end('{"image":{}}'));
  });
  server.on('connection', (socket) => {
    open += 1;
    maxOpenSockets = Math.max(maxOpenSockets, open);
    socket.on('close', () => (open -= 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  pool = clientPool({
    accounts: accountIds.map((accountId) => ({ accountId, regions })),
    endpoint: `http://127.0.0.1:${port}`,
    credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
  });
});

afterEach(() => {
  pool.destroy();
  server.close();
});

describe('clientPool', () => {
  const scopes = accountIds.flatMap((accountId) => regions.map((region) => scopeOf(accountId, region)));

  it('lets no account wait for the sockets of eleven others, and writes nothing to the console', async () => {
    const consoleWarn = jest.spyOn(console, 'warn');
    const held: ServerResponse[] = [];
    const slow = createServer((request, response) => {
      if (request.url?.includes('fast')) {
        response.setHeader('content-type', 'application/json').end('{"image":{}}');
      } else held.push(response);
    });
    slow.listen(0, '127.0.0.1');
    await once(slow, 'listening');
    const { port } = slow.address() as AddressInfo;
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' };
    const clients = clientPool({ accounts: [], endpoint: `http://127.0.0.1:${port}`, credentials });
    const get = (accountId: string, imageBuildVersionArn: string) =>
      clients
        .of(scopeOf(accountId, 'us-east-1'))
        .imagebuilder.send(new GetImageCommand({ imageBuildVersionArn }));

    const waiting = accountIds
      .slice(0, 11)
      .flatMap((accountId) => range(200).map(() => get(accountId, 'slow')));
    const refused = Promise.allSettled(waiting);
    while (held.length < 11 * 50) await sleep(10);
    const answered = await Promise.all(range(10).map(() => get('999988887777', 'fast')));
    await sleep(3_500); // The SDK warns after three seconds.

    expect(answered).toHaveLength(10);
    expect(consoleWarn).not.toHaveBeenCalled();
    slow.closeAllConnections();
    slow.close();
    clients.destroy();
    await refused;
    jest.restoreAllMocks();
  }, 60_000);

  it('uses at most 50 sockets of one account', async () => {
    const { imagebuilder } = pool.of(scopes[0] ?? scopeOf('111122223333', 'us-east-1'));

    const responses = await Promise.all(
      Array.from({ length: 500 }, () =>
        imagebuilder.send(new GetImageCommand({ imageBuildVersionArn: 'arn' })),
      ),
    );

    expect(responses).toHaveLength(500);
    expect(maxOpenSockets).toBeGreaterThan(1);
    expect(maxOpenSockets).toBeLessThanOrEqual(50);
  }, 30_000);

  it('opens no new sockets for a second burst of calls', async () => {
    let opened = 0;
    server.on('connection', () => (opened += 1));
    const { imagebuilder } = pool.of(scopes[0] ?? scopeOf('111122223333', 'us-east-1'));
    const burst = () =>
      Promise.all(
        range(150).map(() => imagebuilder.send(new GetImageCommand({ imageBuildVersionArn: 'arn' }))),
      );

    await burst();
    await burst();

    expect(opened).toBe(50);
  }, 30_000);

  it('reads at most 16 MB of an answer that does not give its length', async () => {
    const megabyte = 'x'.repeat(1_000_000);
    const endless = createServer((_request, response) => {
      response.setHeader('content-type', 'application/json');
      response.write('{"image":{}, "requestId":"');
      for (let count = 0; count < 17; count += 1) response.write(megabyte);
      response.end('"}');
    });
    endless.listen(0, '127.0.0.1');
    await once(endless, 'listening');
    const { port } = endless.address() as AddressInfo;
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' };
    const clients = clientPool({ accounts: [], endpoint: `http://127.0.0.1:${port}`, credentials });
    const { imagebuilder } = clients.of(scopeOf('111122223333', 'us-east-1'));

    await expect(
      imagebuilder.send(new GetImageCommand({ imageBuildVersionArn: 'arn' })),
    ).rejects.toMatchObject({ name: 'AnswerTooLarge' });

    clients.destroy();
    endless.closeAllConnections();
    endless.close();
  }, 30_000);

  it('reuses the client of a scope until many other scopes have evicted it', () => {
    const [first = scopeOf('111122223333', 'us-east-1'), ...others] = scopes;
    const before = pool.of(first);

    expect(pool.of(first)).toBe(before);
    expect(pool.of(first).glue).toBe(before.glue);
    for (const scope of others) pool.of(scope);
    expect(pool.of(first)).not.toBe(before);
  });
});
