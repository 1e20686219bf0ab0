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

/** Something that listens where Redis should be. */
const listen = async (onSocket: (socket: Socket) => void): Promise<number> => {
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** A port where nothing listens. */
const deadPort = async (): Promise<number> => {
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
const away = 'Redis is away: this process remembers for itself until it is back';

describe('A Redis in trouble', () => {
  it('that is not there costs one warning, and no answer', async () => {
    const { ask } = await start(await deadPort());

    const first = await ask(workflow);
    const other = await ask(policy);
    const again = await ask(workflow);

    expect(first.data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(other.data.lifecyclePolicy.name).toBeTruthy();
    expect([first.calls, again.calls]).toEqual([['GetImage', 'GetWorkflowExecution'], []]);
    expect(warnings()).toEqual([away]);
    expect(lines.join()).toContain('ECONNREFUSED');
  });

  it('that accepts and never answers costs one warning and less than a second', async () => {
    const { ask } = await start(await listen(() => undefined));
    const begun = performance.now();

    const { data, errors } = await ask(workflow);
    const took = performance.now() - begun;
    await ask(policy);

    expect(errors).toBeUndefined();
    expect(data.imageBuilderWorkflow).toMatchObject({ status: 'SUCCEEDED' });
    expect(took).toBeLessThan(1_000);
    expect(warnings()).toEqual([away]);
    expect(lines.join()).toContain('no answer within');
  });

  it('that never answers does not hold up the end', async () => {
    const { ask, close } = await start(await listen(() => undefined));
    await ask(policy);
    gateway = undefined;
    const begun = performance.now();

    await close();
    for (const socket of sockets) if (!socket.destroyed) await once(socket.resume(), 'close');

    expect(performance.now() - begun).toBeLessThan(1_000);
    expect(sockets).toHaveLength(1);
  });

  it('that hangs up at once costs one warning, and is left alone for a while', async () => {
    const { ask } = await start(await listen((socket) => socket.end()));

    const answers = [await ask(workflow), await ask(policy), await ask('{ blueprints { nodes { name } } }')];

    expect(answers.flatMap(({ errors = [] }) => errors)).toEqual([]);
    expect(warnings()).toEqual([away]);
    expect(sockets).toHaveLength(1);
  });

  it('never has the password told, whatever it says', async () => {
    const port = await listen((socket) =>
      socket.on('data', (data) => {
        const words = String(data).replace(/[\r\n]+/g, ' ');
        socket.write(`-ERR unknown command, with args beginning with: ${words}\r\n`.repeat(3));
      }),
    );
    const { ask } = await start(port);

    await ask(workflow);

    expect(warnings()).toEqual([away]);
    expect(lines.join()).toContain(`127.0.0.1:${port}`);
    expect(lines.join()).not.toMatch(/top-secret|ann/);
  });

  it('that talks nonsense costs one warning, and no answer', async () => {
    const port = await listen((socket) =>
      socket.on('data', () => void socket.write('HTTP/1.1 400 No\r\n\r\n')),
    );
    const { ask } = await start(port);

    const { data } = await ask(workflow);

    expect(data.imageBuilderWorkflow.status).toBe('SUCCEEDED');
    expect(warnings()).toEqual([away]);
  });
});
