import { describe, expect, it } from '@jest/globals';
import { readSettings, type Settings } from '../../src/config';
import { settingsFromYaml } from '../support/settingsFile';

describe('The setting cache.redisUrl', () => {
  it('is undefined by default', () => {
    expect(readSettings({}).cache.redisUrl).toBeUndefined();
  });

  it.each([
    'redis://127.0.0.1',
    'redis://cache.example:6379/',
    'rediss://ann:p%40ss@cache.example:6380/3',
    'redis://:secret@[::1]:6379',
  ])('accepts %s', (url) => {
    expect(settingsFromYaml(`cache: { redisUrl: "${url}" }`).cache.redisUrl).toBe(url);
  });

  it.each([
    ['no URL', 'cache.example:6379'],
    ['another protocol', 'http://ann:secret@cache.example'],
    ['no host', 'redis:///0'],
    ['a path that is not a number', 'redis://ann:secret@cache.example/main'],
    ['a query', 'redis://ann:secret@cache.example/0?tls=true'],
    ['an invalid escape', 'redis://ann:secret%@cache.example'],
    ['a port above 65535', 'redis://ann:secret@cache.example:70000'],
  ])('rejects %s with the expected format and without the password', (_what, url) => {
    const read = (): Settings => settingsFromYaml(`cache: { redisUrl: "${url}" }`);

    expect(read).toThrow('cache.redisUrl: expected a redis:// or rediss:// URL');
    expect(read).not.toThrow('secret');
  });

  it('rejects a number', () => {
    expect(() => settingsFromYaml('cache: { redisUrl: 6379 }')).toThrow(
      'cache.redisUrl: expected a redis://',
    );
  });

  it('is rejected if cache.maxMegabytes is 0', () => {
    expect(() => settingsFromYaml('cache: { maxMegabytes: 0, redisUrl: "redis://cache.example" }')).toThrow(
      'cache.redisUrl: expected cache.maxMegabytes above 0',
    );
  });
});
