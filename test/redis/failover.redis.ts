import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { buildId, policyArn, singleScopeEstate } from '../support/fixtureEstate';
import { type RedisServer, startRedis } from './redisServer';

jest.setTimeout(60_000);

const workflow = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status } }`;
const policy = `{ lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { name } }`;

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const start = async (settings?: Readonly<Record<string, string>>): Promise<RedisServer> => {
  const redis = await startRedis(settings);
  closers.push(() => redis.close());
  return redis;
};

/** An address that leads to one server and later to another, like that of a primary. Open connections stay. */
const startAddress = async (first: RedisServer) => {
  let target = first;
  const sockets: Socket[] = [];
  const server = createServer((client) => {
    const upstream = connect(Number(new URL(target.url).port), '127.0.0.1');
    sockets.push(client, upstream);
    client.on('error', () => upstream.destroy());
    upstream.on('error', () => client.destroy());
    client.pipe(upstream).pipe(client);
    server.emit('lead', target);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const url = new URL(first.url);
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    connected: () => once(server, 'lead'),
    leadTo: (next: RedisServer) => (target = next),
  };
};

const startWith = async (redisUrl: string, lines: string[]): Promise<TestGateway> => {
  const gateway = await startTestGateway(singleScopeEstate, {
    cache: { maxBytes: 10_000_000, redisUrl },
    log: { write: (line) => void lines.push((JSON.parse(line) as { msg: string }).msg) },
  });
  closers.push(() => gateway.close());
  return gateway;
};

describe('A gateway whose Redis has become a replica', () => {
  it('connects again at once, to the new primary, and writes to it', async () => {
    const [old, primary] = [await start(), await start()];
    const address = await startAddress(old);
    const lines: string[] = [];
    const connected = address.connected();
    const { ask } = await startWith(address.url, lines);
    await connected;
    await ask(workflow);
    await old.hasKeys(1);
    await old.ask('REPLICAOF', '127.0.0.1', '1');
    address.leadTo(primary);

    const renewed = address.connected();
    await ask(policy);
    await renewed;
    await ask('{ blueprints { nodes { name } } }');
    await primary.hasKeys(1);

    expect(lines).toEqual(['Redis refuses a command']);
  });
});

describe('A gateway with a Redis in cluster mode', () => {
  it('answers without it, and says so in the log', async () => {
    const redis = await start({ 'cluster-enabled': 'yes' });
    const lines: string[] = [];
    const { ask } = await startWith(redis.url, lines);

    const { data } = await ask(workflow);

    expect(data.imageBuilderWorkflow).toEqual({ status: 'SUCCEEDED' });
    expect(lines).toEqual([expect.stringMatching(/^Redis runs in cluster mode/)]);
    expect(await redis.ask('DBSIZE')).toBe(0);
  });
});
