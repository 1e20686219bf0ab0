import { createHash } from 'node:crypto';
import type { TtlClass } from '../../model/ttl';
import type { CalledOperation } from '../callLedger';
import type { CacheEntry } from './entry';
import { createRedis, type RedisEvents, within } from './redis';
import { decodeEntry, encodeEntry, type RecordCodec } from './serialize';

/** An entry, and the TTL classes of its items where it is a list. */
export interface SharedEntry {
  readonly entry: CacheEntry;
  readonly itemTtls: readonly (TtlClass | undefined)[];
}

/** The cache that replicas share, behind the one of each process, which decides what is valid. */
export interface SharedCache {
  /** The entry with those of its items, valid or not; undefined where nothing arrives in time. Never rejects. */
  get(
    key: string,
    saves: CalledOperation,
  ): Promise<{ readonly entry: CacheEntry; readonly items: readonly CacheEntry[] } | undefined>;
  /** Stores an entry in the background, for so many milliseconds. */
  put(shared: SharedEntry, ttlMs: number): void;
  /** Deletes an entry in the background. */
  delete(key: string, saves: CalledOperation): void;
  close(): void;
}

/** The AWS identity that a call is made with; undefined where it is not known, so that nothing may be shared. */
export type IdentityOf = (operation: CalledOperation) => Promise<string | undefined>;

/** The clocks of replicas may differ by this much. */
export const clockToleranceMs = 1_000;

/** A read that takes longer gains little against AWS, which answers in about the same time. */
const readLimitMs = 100;

/** Writes run in the background; many at once take their time. */
const writeLimitMs = 1_000;

/** What is immutable stays valid, but is seldom read after a while. */
const longestTtlMs = 24 * 60 * 60 * 1_000;

export interface SharedCacheOptions {
  readonly redisUrl: string;
  /** Each release, and each version of V8's serialization, reads only what its like has written. */
  readonly release: string;
  readonly codec: RecordCodec;
  readonly identityOf: IdentityOf;
  readonly events: RedisEvents;
}

export const createSharedCache = (options: SharedCacheOptions): SharedCache => {
  const { redisUrl, release, codec, identityOf, events } = options;
  const redis = createRedis(redisUrl, events);
  const reads = new Map<string, ReturnType<SharedCache['get']>>();

  /** Keys hold AWS's ids and an identity: long, and not meant for everyone who can list Redis's keys. */
  const nameOf = async (key: string, saves: CalledOperation): Promise<string | undefined> => {
    // Where credentials cannot be had, the call to AWS reports it.
    const identity = await within(readLimitMs, identityOf(saves)).catch(() => undefined);
    if (identity === undefined) return undefined;
    const hash = createHash('sha256')
      .update(JSON.stringify([identity, key]))
      .digest('hex');
    return `execution-gateway:${release}:${process.versions.v8}:${hash}`;
  };

  const read = async (key: string, saves: CalledOperation): ReturnType<SharedCache['get']> => {
    const name = await nameOf(key, saves);
    if (name === undefined) return undefined;
    const bytes = await redis.use(readLimitMs, (client) => client.get(name));
    const found = bytes ? decodeEntry(bytes, codec) : undefined;
    return found?.entry.key === key ? found : undefined;
  };

  const write = async (shared: SharedEntry, ttlMs: number): Promise<void> => {
    const name = await nameOf(shared.entry.key, shared.entry.saves);
    if (name === undefined) return;
    const bytes = encodeEntry(shared, codec);
    await redis.use(writeLimitMs, (client) =>
      client.set(name, bytes, { expiration: { type: 'PX', value: ttlMs } }),
    );
  };

  const remove = async (key: string, saves: CalledOperation): Promise<void> => {
    const name = await nameOf(key, saves);
    if (name !== undefined) await redis.use(writeLimitMs, (client) => client.del(name));
  };

  return {
    get(key, saves) {
      const known = reads.get(key) ?? read(key, saves).finally(() => reads.delete(key));
      reads.set(key, known);
      return known;
    },
    put(shared, ttlMs) {
      const ms = Math.floor(Math.min(ttlMs, longestTtlMs));
      if (ms > 0) void write(shared, ms).catch(() => undefined); // What cannot be serialized is not shared.
    },
    delete: (key, saves) => void remove(key, saves),
    close: () => redis.close(),
  };
};
