import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { startTestGateway, type TestGateway } from '../support/gateway';
import { buildId, fixtureEstate, policyArn } from '../support/fixtureEstate';

const workflow = `{ imageBuilderWorkflow(workflowExecutionId: "${buildId}") { status image { name } } }`;
const policy = `{ lifecyclePolicy(lifecyclePolicyArn: "${policyArn}") { name } }`;

let lines: string[] = [];
let gateway: TestGateway | undefined;
let server: Server | undefined;
let sockets: Socket[] = [];

afterEach(async () => {
  await gateway?.close();
  gateway = undefined;
  for (const socket of sockets) socket.destroy();
  server?.close();
  server = undefined;
  sockets = [];
  lines = [];
});

/** Listens on the port of Redis. Returns the port. */
const listen = async (onSocket: (socket: Socket) => void): Promise<number> => {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** A port on which no server listens. */
const unusedPort = async (): Promise<number> => {
  const port = await listen(() => undefined);
  server?.close();
  return port;
};

/** `redisReadLimitMs`: longer than the default where Redis answers, since it shares the event loop with the gateway. */
const start = async (port: number, redisReadLimitMs?: number): Promise<TestGateway> => {
  const redisUrl = `redis://ann:top-secret@127.0.0.1:${port}/0`;
  const log = { write: (line: string) => void lines.push(line) };
  gateway = await startTestGateway(fixtureEstate, {
    cache: { maxBytes: 10_000_000, redisUrl, redisReadLimitMs },
    log,
  });
  return gateway;
};

const warnings = (): unknown[] => lines.map((line) => (JSON.parse(line) as { msg: unknown }).msg);
const outageWarning = 'Redis is away: this process uses its own cache until it is back';

describe('The gateway with an unavailable Redis', () => {
  it('responds and logs one warning if Redis refuses the connection', async () => {
    const { ask } = await start(await unusedPort());

    const first = await ask(workflow);
    const other = await ask(policy);
    const repeated = await ask(workflow);

    expect(first.data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(other.data.lifecyclePolicy.name).toBeTruthy();
    expect([first.calls, repeated.calls]).toEqual([['GetImage', 'GetWorkflowExecution'], []]);
    expect(warnings()).toEqual([outageWarning]);
    expect(lines.join()).toContain('ECONNREFUSED');
  });

  it('responds within a second and logs one warning if Redis never answers', async () => {
    const { ask } = await start(await listen(() => undefined));
    const startedAt = performance.now();

    const { data, errors } = await ask(workflow);
    const durationMs = performance.now() - startedAt;
    await ask(policy);

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow).toMatchObject({ status: 'SUCCEEDED' });
    expect(durationMs).toBeLessThan(1_000);
    expect(warnings()).toEqual([outageWarning]);
    expect(lines.join()).toContain('no answer within');
  });

  it('stops within a second if Redis never answers', async () => {
    const { ask, close } = await start(await listen(() => undefined));
    await ask(policy);
    gateway = undefined;
    const startedAt = performance.now();

    await close();
    for (const socket of sockets) if (!socket.destroyed) await once(socket.resume(), 'close');

    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(sockets).toHaveLength(1);
  });

  it('logs one warning and does not reconnect at once if Redis closes the connection', async () => {
    const { ask } = await start(await listen((socket) => socket.end()));

    const responses = [
      await ask(workflow),
      await ask(policy),
      await ask('{ blueprints { nodes { name } } }'),
    ];

    expect(responses.flatMap(({ errors = [] }) => errors)).toEqual([]);
    expect(warnings()).toEqual([outageWarning]);
    expect(sockets).toHaveLength(1);
  });

  it('does not log the password if Redis returns it in an error', async () => {
    const port = await listen((socket) =>
      socket.on('data', (data) => {
        const command = String(data).replace(/[\r\n]+/g, ' ');
        socket.write(`-ERR unknown command, with args beginning with: ${command}\r\n`.repeat(3));
      }),
    );
    const { ask } = await start(port);

    await ask(workflow);

    expect(warnings()).toEqual([outageWarning]);
    expect(lines.join()).toContain(`127.0.0.1:${port}`);
    expect(lines.join()).not.toMatch(/top-secret|ann/);
  });

  it('responds and logs one warning if the server is not Redis', async () => {
    const port = await listen((socket) =>
      socket.on('data', () => void socket.write('HTTP/1.1 400 No\r\n\r\n')),
    );
    const { ask } = await start(port);

    const { data } = await ask(workflow);

    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(warnings()).toEqual([outageWarning]);
  });
});

type ReplyOf = (command: string, connection: number) => string | undefined;

/** Listens like a Redis that holds nothing, apart from some replies. A socket may carry several commands at once. */
const listenAsRedis = (replyOf: ReplyOf): Promise<number> =>
  listen((socket) => {
    const connection = sockets.length;
    socket.on('data', (data) => {
      for (const [, name = ''] of String(data).matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g)) {
        const command = name.toUpperCase();
        const usual = command === 'GET' ? '$-1' : command === 'INFO' ? '$17\r\ncluster_enabled:0' : '+OK';
        socket.write(`${replyOf(command, connection) ?? usual}\r\n`);
      }
    });
  });

/** Waits for what the gateway does in the background. */
const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await sleep(5);
};

const refusalWarning = 'Redis refuses a command';

describe('The gateway after a failover of Redis', () => {
  it.each([
    ['READONLY', "-READONLY You can't write against a read only replica."],
    ['MASTERDOWN', "-MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'."],
  ])('renews the connection at once after %s, and uses Redis again', async (name, reply) => {
    const written: number[] = [];
    const port = await listenAsRedis((command, connection) => {
      if (command !== 'EVAL') return undefined;
      if (connection === 1) return reply;
      written.push(connection);
      return undefined;
    });
    const { ask } = await start(port, 10_000);

    const { data } = await ask(workflow);
    await until(() => sockets.length === 2);
    await ask(policy);
    await until(() => written.length > 0);

    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(sockets[0]?.destroyed).toBe(true);
    expect(warnings()).toEqual([refusalWarning]);
    expect(lines.join()).toContain(name);
  });

  it('does not renew the connection again and again if Redis stays a replica', async () => {
    const port = await listenAsRedis((command) => (command === 'EVAL' ? '-READONLY A replica.' : undefined));
    const { ask } = await start(port, 10_000);

    await ask(workflow);
    await until(() => sockets.length === 2);
    await ask(policy);
    await until(() => lines.length === 2);
    await ask('{ blueprints { nodes { name } } }');

    expect(sockets).toHaveLength(2);
    expect(warnings()).toEqual([refusalWarning, outageWarning]);
  });

  it('does not use Redis for a while if it is loading', async () => {
    const port = await listenAsRedis((command) =>
      command === 'GET' ? '-LOADING Redis is loading the dataset in memory' : undefined,
    );
    const { ask } = await start(port, 10_000);

    const { data } = await ask(workflow);
    await ask(policy);

    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(sockets).toHaveLength(1);
    expect(warnings()).toEqual([outageWarning]);
    expect(lines.join()).toContain('LOADING');
  });
});

describe('The gateway with a Redis in cluster mode', () => {
  const clusterError = expect.stringMatching(/^Redis runs in cluster mode, which is not supported: /);

  it('logs one error when it has connected, and does not use Redis', async () => {
    const commands: string[] = [];
    const port = await listenAsRedis((command) => {
      commands.push(command);
      return command === 'INFO' ? '$17\r\ncluster_enabled:1' : undefined;
    });
    const { ask } = await start(port, 10_000);
    await until(() => lines.length > 0);

    const { data } = await ask(workflow);

    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(commands).not.toContain('GET');
    expect(sockets).toHaveLength(1);
    expect(warnings()).toEqual([clusterError]);
  });

  it.each([
    '-MOVED 3999 127.0.0.1:6381',
    '-ASK 3999 127.0.0.1:6381',
    '-CROSSSLOT Keys in request',
    '-CLUSTERDOWN Hash slot not served',
  ])('logs one error when it answers %s', async (reply) => {
    const port = await listenAsRedis((command) =>
      command === 'INFO' ? '-NOPERM no permission' : command === 'GET' ? reply : undefined,
    );
    const { ask } = await start(port, 10_000);

    const { data } = await ask(workflow);
    await ask(policy);

    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(sockets).toHaveLength(1);
    expect(warnings()).toEqual([clusterError]);
  });
});
