import { createHash } from 'node:crypto';
import type { Redis } from '../../aws/cache/redis';
import type { Rate } from '../../model/tokenBucket';

/** Tokens that this process has taken out of a bucket that replicas share. */
export interface Lease {
  /** At most as many as wanted. */
  readonly tokens: number;
  /** Milliseconds until the bucket has a further token. */
  readonly waitMs: number;
  /** The whole tokens that are left in the bucket. */
  readonly left: number;
}

/** Takes up to `wanted` tokens out of the named bucket; undefined where Redis is away. Never rejects. */
export type LeaseTokens = (name: string, rate: Rate, wanted: number) => Promise<Lease | undefined>;

/** A request waits for Redis no longer than this. Then the bucket of the process counts. */
const limitMs = 100;

/** The clock is that of Redis, so that replicas with different clocks agree. A key without use expires when it is full again. */
const script = `
local time = redis.call('TIME')
local now = time[1] * 1000 + time[2] / 1000
local capacity, perMs, wanted = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local known = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = capacity
if known[1] then tokens = math.min(capacity, known[1] + math.max(0, now - known[2]) * perMs) end
local granted = math.min(wanted, math.floor(tokens))
tokens = tokens - granted
redis.call('HSET', KEYS[1], 'tokens', string.format('%.6f', tokens), 'at', string.format('%.3f', now))
redis.call('PEXPIRE', KEYS[1], math.ceil((capacity - tokens) / perMs) + 1000)
return { granted, math.ceil(math.max(0, 1 - tokens) / perMs), math.floor(tokens) }`;

/** Hashes the name: it holds the caller's subject or address, which Redis's key list should not show. */
const keyOf = (name: string): string =>
  `execution-gateway:limit:${createHash('sha256').update(name).digest('hex')}`;

/** Token buckets in Redis. */
export const leaseFrom =
  (redis: Redis): LeaseTokens =>
  (name, { capacity, perMinute }, wanted) =>
    redis.use(limitMs, async (client) => {
      const reply = await client.eval(script, {
        keys: [keyOf(name)],
        arguments: [capacity, perMinute / 60_000, wanted].map(String),
      });
      const [tokens, waitMs, left] = reply as unknown as [number, number, number];
      return { tokens, waitMs, left };
    });
