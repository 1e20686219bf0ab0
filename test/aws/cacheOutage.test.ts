import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
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

const start = async (port: number): Promise<TestGateway> => {
  const redisUrl = `redis://ann:top-secret@127.0.0.1:${port}/0`;
  const log = { write: (line: string) => void lines.push(line) };
  gateway = await startTestGateway(fixtureEstate, { cache: { maxBytes: 10_000_000, redisUrl }, log });
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
