import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readSettings, type Settings } from '../../src/config';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'execution-gateway-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const fromYaml = (yaml: string): Settings => {
  const path = join(folder, 'gateway.yaml');
  writeFileSync(path, yaml);
  return readSettings({ GATEWAY_CONFIG: path });
};

describe('cache.redisUrl', () => {
  it('is off by default', () => {
    expect(readSettings({}).cache.redisUrl).toBeUndefined();
  });

  it.each([
    'redis://127.0.0.1',
    'redis://cache.example:6379/',
    'rediss://ann:p%40ss@cache.example:6380/3',
    'redis://:secret@[::1]:6379',
  ])('takes %s', (url) => {
    expect(fromYaml(`cache: { redisUrl: "${url}" }`).cache.redisUrl).toBe(url);
  });

  it.each([
    ['no URL', 'cache.example:6379'],
    ['another kind of server', 'http://ann:secret@cache.example'],
    ['no host', 'redis:///0'],
    ['a path that is no number', 'redis://ann:secret@cache.example/main'],
    ['a query', 'redis://ann:secret@cache.example/0?tls=true'],
    ['a broken escape', 'redis://ann:secret%@cache.example'],
    ['a port that cannot be', 'redis://ann:secret@cache.example:70000'],
  ])('refuses %s, says what was expected, and repeats no password', (_what, url) => {
    const read = (): Settings => fromYaml(`cache: { redisUrl: "${url}" }`);

    expect(read).toThrow('cache.redisUrl: expected a redis:// or rediss:// URL');
    expect(read).not.toThrow('secret');
  });

  it('refuses a number', () => {
    expect(() => fromYaml('cache: { redisUrl: 6379 }')).toThrow('cache.redisUrl: expected a redis://');
  });

  it('refuses to stand beside a memory that keeps nothing', () => {
    expect(() => fromYaml('cache: { maxMegabytes: 0, redisUrl: "redis://cache.example" }')).toThrow(
      'cache.redisUrl: expected cache.maxMegabytes above 0',
    );
  });
});
