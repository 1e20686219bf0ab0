import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCommand, startSlowGateway } from '../support/command';
import { freePort } from '../support/freePort';
import { openConnection, postHead } from '../support/rawHttp';

jest.setTimeout(120_000);

const cli = join(__dirname, '../../dist/cli.js');
const children: ChildProcess[] = [];
afterEach(() => {
  // The whole group, since the shell of a pipeline is not the gateway itself.
  for (const { pid } of children.splice(0)) if (pid !== undefined) process.kill(-pid, 'SIGKILL');
});

describe('A server that cannot listen', () => {
  it.each([
    ['serve --sandbox', ['serve', '--sandbox'], 'PORT'],
    ['serve', ['serve'], 'PORT'],
    ['sandbox', ['sandbox', '--port'], 'option'],
  ] as const)('exits with 1 and one line if the port is in use: %s', async (_name, args, by) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const port = String((other.address() as { port: number }).port);

    const command = startCommand(by === 'PORT' ? args : [...args, port], {
      PORT: port,
      AWS_REGION: 'us-east-1',
    });
    const { code, stdout, stderr } = await command.ended;
    other.close();

    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({
      code: 1,
      stdout: '',
      lines: 1,
    });
    expect(stderr).toContain(`EADDRINUSE: address already in use 127.0.0.1:${port}`);
  });

  it.each([
    ['serve --sandbox', ['serve', '--sandbox', '--insecure']],
    ['serve', ['serve', '--insecure']],
    ['sandbox', ['sandbox', '--port', '0', '--host', 'no-such-host.invalid']],
  ])('exits with 1 and one line if the host does not exist: %s', async (_name, args) => {
    const env = { PORT: '0', HOST: 'no-such-host.invalid', AWS_REGION: 'us-east-1' };

    const { code, stdout, stderr } = await startCommand(args, env).ended;

    expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({
      code: 1,
      stdout: '',
      lines: 1,
    });
    expect(stderr).toContain('no-such-host.invalid');
  });
});

/** Starts the gateway by a shell script, on AWS that cannot be reached, so that each query fails and is logged. */
const startByShell = (script: string, port: number): ChildProcess => {
  const child = spawn('sh', ['-c', script], {
    env: {
      PATH: process.env.PATH,
      NODE: process.execPath,
      CLI: cli,
      LOG_LEVEL: 'warn',
      PORT: String(port),
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  children.push(child);
  return child;
};

const untilReady = async (url: string): Promise<void> => {
  for (;;) {
    const isReady = await fetch(`${url}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

describe('A log that cannot be written', () => {
  it.each([
    ['a full disk', 'exec "$NODE" "$CLI" serve >/dev/full 2>/dev/full'],
    ['a stalled reader', 'exec 3<>"$FIFO"; head -c 65536 /dev/zero >&3; exec "$NODE" "$CLI" serve 2>"$FIFO"'],
    ['a closed pipe', '{ sleep 1; exec "$NODE" "$CLI" serve; } 2>&1 | exec true'],
  ])('does not stop the process, and is counted: %s', async (_what, script) => {
    const folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const config = join(folder, 'gateway.yaml');
    writeFileSync(config, 'scopes: [{ accountId: "111122223333", regions: [us-east-1] }]\n');
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    startByShell(
      script.replaceAll('"$FIFO"', fifo).replaceAll('exec "$NODE"', `GATEWAY_CONFIG=${config} exec "$NODE"`),
      port,
    );
    await untilReady(url);

    const answers = await Promise.all(
      ['{ imagePipelines { nodes { arn } } }', '{ transferWorkflows { nodes { workflowId } } }'].map(
        (query) =>
          fetch(`${url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ query }),
          }).then((response) => response.json()),
      ),
    );
    const metrics = await (await fetch(`${url}/metrics`)).text();
    rmSync(folder, { recursive: true });

    expect(answers).toMatchObject([{ errors: [{}] }, { errors: [{}] }]);
    expect(metrics).toMatch(/^execution_gateway_log_lines_dropped_total 2$/m);
  });
});

describe('SIGTERM', () => {
  it('ends the process with 0 in spite of a half-sent body', async () => {
    const command = startCommand(['serve', '--sandbox'], { PORT: '0' });
    const url = await command.url;
    const half = openConnection(url);
    half.send(postHead(url, { 'content-length': 1_000 }) + '{"query":');
    await fetch(`${url}/healthz`);

    command.stop('SIGTERM');
    const { code } = await command.ended;

    expect(code).toBe(0);
  });

  it('ends the process at once with 1 if it is sent again after a second', async () => {
    const { sandbox, command, url, arrival } = await startSlowGateway(20_000);
    const body = JSON.stringify({ query: '{ transferWorkflows { nodes { workflowId } } }' });
    const connection = openConnection(url);
    connection.send(postHead(url, { 'content-length': body.length }) + body);
    await arrival();

    command.stop('SIGTERM');
    command.stop('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const isAlive = await fetch(`${url}/healthz`).then(({ ok }) => ok);
    command.stop('SIGTERM');
    const { code } = await command.ended;
    sandbox.stop('SIGTERM');
    await sandbox.ended;

    expect([isAlive, code]).toEqual([true, 1]);
  });
});
