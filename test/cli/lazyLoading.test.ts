import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = join(__dirname, '../..');

/** What only some processes use, by a part of the path of its modules. */
const rarelyUsed = [
  '/@apollo/federation-internals/',
  '/@aws-sdk/client-glue/',
  '/@aws-sdk/client-imagebuilder/',
  '/@aws-sdk/client-sts/',
  '/@aws-sdk/client-transfer/',
  '/@aws-sdk/credential-providers/',
  '/@redis/client/',
  '/dist/sandbox/server.js',
  '/dist/sandbox/demoData/',
  '/node_modules/ajv/',
  '/node_modules/fast-json-stringify/lib/validator.js',
  '/node_modules/graphql-scalars/',
  '/dist/history/',
  '/node_modules/jose/',
  '/node_modules/kysely/',
  '/node_modules/libsql/',
  '/node_modules/pg/',
  '/node_modules/yaml/',
];

/** When the server is ready, prints which of these are loaded to standard error. */
const preload = `
  const log = console.log;
  console.log = (line) => {
    const loaded = Object.keys(require.cache);
    const found = ${JSON.stringify(rarelyUsed)}.filter((part) => loaded.some((file) => file.includes(part)));
    process.stderr.write(JSON.stringify(found) + '\\n');
    log(line);
    process.kill(process.pid, 'SIGTERM');
  };`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lazy-loading-'));
  writeFileSync(join(folder, 'preload.js'), preload);
  writeFileSync(join(folder, 'history.yaml'), `history:\n  file: ${join(folder, 'history.db')}\n`);
  writeFileSync(join(folder, 'redis.yaml'), 'cache:\n  redisUrl: redis://127.0.0.1:1/0\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The rarely used modules that the built gateway has loaded when it is ready. */
const loadedByServe = async (
  options: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<unknown> => {
  const args = ['--require', join(folder, 'preload.js'), join(root, 'dist/cli.js'), 'serve', ...options];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, HOME: '/nonexistent', PORT: '0', AWS_REGION: 'us-east-1', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 60_000,
  });
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return JSON.parse(stderr.split('\n')[0] ?? '');
};

describe('The start of execution-gateway serve', () => {
  it('loads no client of AWS, no credential provider, no client of PostgreSQL, no Redis client, no YAML, no sandbox, no federation and no compiler of schemas', async () => {
    expect(await loadedByServe([])).toEqual(['/dist/history/', '/node_modules/kysely/']);
  }, 60_000);

  it('loads the Redis client and YAML where a file of settings names a Redis', async () => {
    const loaded = await loadedByServe([], { GATEWAY_CONFIG: join(folder, 'redis.yaml') });

    expect(loaded).toEqual([
      '/@redis/client/',
      '/dist/history/',
      '/node_modules/kysely/',
      '/node_modules/yaml/',
    ]);
  }, 60_000);

  it('loads the history where the settings have one, and no client of PostgreSQL for a file', async () => {
    const loaded = await loadedByServe([], { GATEWAY_CONFIG: join(folder, 'history.yaml') });

    expect(loaded).toEqual(['/dist/history/', '/node_modules/kysely/', '/node_modules/yaml/']);
  }, 60_000);

  it('loads the sandbox for --sandbox, and still no client of AWS', async () => {
    const loaded = await loadedByServe(['--sandbox']);

    expect(loaded).toEqual([
      '/dist/sandbox/server.js',
      '/dist/sandbox/demoData/',
      '/dist/history/',
      '/node_modules/kysely/',
      '/node_modules/yaml/',
    ]);
  }, 60_000);
});
