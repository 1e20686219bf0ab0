import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCommand } from '../support/command';
import { settingsFromYaml } from '../support/settingsFile';

const auth = `
auth: { apiKeys: [{ name: a, sha256: ${'a'.repeat(64)} }] }
scopes: [{ accountId: '111122223333', regions: [us-east-1] }]`;

let folder: string;
let config: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
  config = join(folder, 'gateway.yaml');
  writeFileSync(config, auth);
});
afterAll(() => rmSync(folder, { recursive: true }));

const modes = [
  ['serve', ['serve']],
  ['serve --sandbox', ['serve', '--sandbox']],
] as const;

/** The lines at start, with the port as N, and the exit code after SIGTERM. */
const start = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<unknown> => {
  const command = startCommand(args, { PORT: '0', AWS_REGION: 'us-east-1', ...env });
  await command.url;
  command.stop('SIGTERM');
  const { code, stdout, stderr } = await command.ended;
  return { code, stderr, end: stdout.replace(/^.*http:\/\/([\d.]+):\d+/, '$1:N').trimEnd() };
};

describe.each(modes)('execution-gateway %s', (_mode, args) => {
  it('listens on loopback without auth, and says so in its one line', async () => {
    expect(await start(args, {})).toEqual({
      code: 0,
      stderr: '',
      end: '127.0.0.1:N/graphql (without `auth`, on loopback only)',
    });
  });

  it('does not start on another address without auth: exit code 1 and one line', async () => {
    const { code, stdout, stderr } = await startCommand(args, {
      PORT: '0',
      HOST: '0.0.0.0',
      AWS_REGION: 'us-east-1',
    }).ended;

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(
      'execution-gateway: HOST is 0.0.0.0, and without `auth` in the settings all clients that reach it could ask. Configure `auth`, listen on 127.0.0.1, or start with --insecure.\n',
    );
  });

  it('starts on another address with --insecure, and says so', async () => {
    expect(await start([...args, '--insecure'], { HOST: '0.0.0.0' })).toMatchObject({
      code: 0,
      end: expect.stringMatching(
        /:N\/graphql \(without `auth`, open to all clients that reach this address\)$/,
      ),
    });
  });

  it('starts on another address with auth', async () => {
    expect(await start(args, { HOST: '0.0.0.0', GATEWAY_CONFIG: config })).toMatchObject({
      code: 0,
      end: expect.stringMatching(/:N\/graphql$/),
    });
  });
});

describe('execution-gateway api-key', () => {
  it('prints a new key, its SHA-256 and the settings for it', async () => {
    const { code, stdout, stderr } = await startCommand(['api-key', '--name', 'nightly-report']).ended;

    const [, key = ''] = /^key: (\S+)$/m.exec(stdout) ?? [];
    const sha256 = createHash('sha256').update(key).digest('hex');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(key).toMatch(/^egw_[\w-]{43}$/);
    expect(stdout).toContain(`\nsha256: ${sha256}\n`);
    expect(settingsFromYaml(stdout.slice(stdout.indexOf('\nauth:'))).auth?.apiKeys).toEqual([
      { name: 'nightly-report', sha256, roles: ['viewer'] },
    ]);
  });

  it('refuses a name that the settings would refuse', async () => {
    const { code, stdout } = await startCommand(['api-key', '--name', 'a: b']).ended;

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});
