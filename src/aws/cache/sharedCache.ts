import { createHash } from 'node:crypto';
import type { TtlClass } from '../../model/ttl';
import type { CalledOperation } from '../callLedger';
import type { CacheEntry } from './entry';
import { type Redis, within } from './redis';
import { type DecodedEntry, decodeEntry, encodeEntry, type RecordCodec } from './serialize';

/** An entry, and the TTL classes of its items where it is a list. */
export interface SharedEntry {
  readonly entry: CacheEntry;
  readonly itemTtls: readonly (TtlClass | undefined)[];
}

/** The AWS identity of a call. Rejects where it is not known; then nothing is shared. */
type IdentityOf = (operation: CalledOperation, signal: AbortSignal) => Promise<string>;

/** How long a read may take unless the options say otherwise. AWS answers in about this time, so a slower one gains nothing. */
const defaultReadLimitMs = 100;

/**
 * How long a fetch of credentials may go on for the cache alone. It is longer than the limit of a read, so that the call to AWS
 * that follows a slow read joins the fetch.
 */
const identityLimitMs = 1_000;

/** Writes run in the background, so they may take longer than reads. */
const writeLimitMs = 1_000;

/** Limits the TTL of immutable entries, which are seldom read after a day. */
const longestTtlMs = 24 * 60 * 60 * 1_000;

export interface SharedCacheOptions {
  readonly redis: Redis;
  readonly readLimitMs?: number | undefined;
  /** A part of the key: a release reads only what the same release has written. */
  readonly release: string;
  readonly codec: RecordCodec;
  readonly identityOf: IdentityOf;
}

/** The length of the time before each value: epoch milliseconds with leading zeros, so that texts compare as numbers. */
const stampLength = 16;

const stampOf = ({ fetchedAt }: CacheEntry): string =>
  String(Math.trunc(fetchedAt)).padStart(stampLength, '0');

/** Sets a value, except where there is a newer one: a slow replica must not replace what another has fetched since. */
const setNewer = `
local stamp = redis.pcall('GETRANGE', KEYS[1], 0, ${stampLength - 1})
if type(stamp) == 'string' and #stamp == ${stampLength} and not stamp:find('%D') and stamp > ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1] .. ARGV[2], 'PX', ARGV[3])
return 1`;

/** The cache that replicas share, behind the cache of each process. The cache of the process decides what is valid. */
export const createSharedCache = (options: SharedCacheOptions) => {
  const { redis, readLimitMs = defaultReadLimitMs, release, codec, identityOf } = options;
  const reads = new Map<string, ReturnType<typeof read>>();

  /** Hashes the key: it is long, and holds AWS ids and an identity that Redis's key list should not show. */
  const nameOf = async (key: string, saves: CalledOperation): Promise<string | undefined> => {
    // The call to AWS reports missing credentials.
    const signal = AbortSignal.timeout(identityLimitMs);
    const identity = await within(readLimitMs, identityOf(saves, signal)).catch(() => undefined);
    if (identity === undefined) return undefined;
    const hash = createHash('sha256')
      .update(JSON.stringify([identity, key]))
      .digest('hex');
    return `execution-gateway:${release}:${process.versions.v8}:${hash}`;
  };

  const read = async (key: string, saves: CalledOperation): Promise<DecodedEntry | undefined> => {
    const name = await nameOf(key, saves);
    if (name === undefined) return undefined;
    const bytes = await redis.use(readLimitMs, (client) => client.get(name));
    const found = bytes ? decodeEntry(bytes.subarray(stampLength), codec) : undefined;
    return found?.entry.key === key ? found : undefined;
  };

  const write = async (shared: SharedEntry, ttlMs: number): Promise<void> => {
    const name = await nameOf(shared.entry.key, shared.entry.saves);
    if (name === undefined) return;
    const bytes = encodeEntry(shared, codec);
    await redis.use(writeLimitMs, (client) =>
      client.eval(setNewer, { keys: [name], arguments: [stampOf(shared.entry), bytes, String(ttlMs)] }),
    );
  };

  const remove = async (key: string, saves: CalledOperation): Promise<void> => {
    const name = await nameOf(key, saves);
    if (name !== undefined) await redis.use(writeLimitMs, (client) => client.del(name));
  };

  return {
    /** The entry and those of its items, which may be expired; undefined where nothing arrives in time. Never rejects. */
    get(key: string, saves: CalledOperation): ReturnType<typeof read> {
      const known = reads.get(key) ?? read(key, saves).finally(() => reads.delete(key));
      reads.set(key, known);
      return known;
    },
    /** Stores an entry in the background. */
    put(shared: SharedEntry, ttlMs: number): void {
      const ms = Math.floor(Math.min(ttlMs, longestTtlMs));
      if (ms > 0) void write(shared, ms).catch(() => undefined); // A value that cannot be serialized is not shared.
    },
    /** Deletes an entry in the background. */
    delete: (key: string, saves: CalledOperation) => void remove(key, saves),
  };
};

export type SharedCache = ReturnType<typeof createSharedCache>;
