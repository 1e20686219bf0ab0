import { z } from 'zod';
import { expected, whereValid, wholeNumber } from './rules';

/** A URL with a host, credentials and database of Redis; nothing else in a URL is used. */
const isRedisUrl = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(text);
  const isDecodable = !/%(?![\da-f]{2})/i.test(username + password);
  const isPlace = ['redis:', 'rediss:'].includes(protocol) && hostname !== '' && search + hash === '';
  return isPlace && isDecodable && /^(?:\/\d{0,4})?$/.test(pathname);
};

// No message may repeat the URL: it may hold a password.
const expectedRedisUrl = expected(
  'a redis:// or rediss:// URL with a host, like rediss://user:password@cache.example:6379/0',
);

/** `cache`: sizes and lifetimes, and the Redis that replicas share. */
export const cache = z
  .strictObject({
    maxMegabytes: wholeNumber(0, 16_384).default(64),
    runningSeconds: wholeNumber(0, 3_600).default(5),
    settledSeconds: wholeNumber(0, 86_400).default(60),
    definitionSeconds: wholeNumber(0, 86_400).default(300),
    redisUrl: z.string(expectedRedisUrl).refine(isRedisUrl, expectedRedisUrl).optional(),
  })
  .refine(({ maxMegabytes, redisUrl }) => redisUrl === undefined || maxMegabytes > 0, {
    path: ['redisUrl'],
    ...whereValid('maxMegabytes', 'redisUrl'),
    ...expected(
      'cache.maxMegabytes above 0 with it, since what Redis returns goes through the cache of the process',
    ),
  });
