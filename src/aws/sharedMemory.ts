import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Remembered } from './memory';
import { createRedis, type RedisEvents, within } from './redis';
import { readRemembered, rememberedText } from './rememberedText';

/** What AWS has told any replica. Behind each process's own memory, which decides what is good. */
export interface SharedMemory {
  /**
   * What is kept under the key for those who are `caller` to AWS, good or not; undefined where nothing can be had in
   * time. Never rejects.
   */
  get(key: string, caller: Caller): Promise<Remembered | undefined>;
  /** Tells the others in the background, for so many milliseconds. */
  set(key: string, caller: Caller, remembered: Remembered, goodForMs: number): void;
  /** Makes the others forget it, too, in the background. */
  forget(key: string, caller: Caller): void;
  close(): void;
}

/** Who asks AWS; undefined where nothing tells that, and so nobody may share. */
export type Caller = () => Promise<string | undefined>;

/** Replicas' clocks may differ by this much: a moment that another one tells is good for no closer comparison. */
export const clockToleranceMs = 1_000;

/** A read that takes longer gains little against AWS, whose answers take about as long. */
const readLimitMs = 100;

/** Nobody waits for a write; many at once take their time. */
const writeLimitMs = 1_000;

/** What has ended stays true, but is asked for no more after a while. */
const longestMs = 24 * 60 * 60 * 1_000;

/** Another release may keep other things: each reads only what its like have written. */
const namespaceOfRelease = (): string => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
    version: string;
  };
  return `execution-gateway:${version}`;
};

/** Keys hold ids of AWS's and as whom it was asked: long, and nothing for those who only look at Redis's keys. */
const hashOf = (caller: string, key: string): string =>
  createHash('sha256')
    .update(JSON.stringify([caller, key]))
    .digest('hex');

export const createSharedMemory = (redisUrl: string, events: RedisEvents): SharedMemory => {
  const redis = createRedis(redisUrl, namespaceOfRelease(), events);
  const looks = new Map<string, Promise<Remembered | undefined>>();

  /** Credentials that cannot be had are told by the call to AWS, which needs them as well. */
  const nameOf = async (key: string, caller: Caller): Promise<string | undefined> => {
    const told = await within(readLimitMs, caller()).catch(() => undefined);
    return told === undefined ? undefined : hashOf(told, key);
  };

  const look = async (key: string, caller: Caller): Promise<Remembered | undefined> => {
    const name = await nameOf(key, caller);
    if (name === undefined) return undefined;
    const text = await redis.use(readLimitMs, (store) => store.get(name));
    return text === undefined ? undefined : readRemembered(text);
  };

  const tell = async (key: string, caller: Caller, remembered: Remembered, ms: number): Promise<void> => {
    const name = await nameOf(key, caller);
    if (name === undefined) return;
    const text = rememberedText(remembered);
    await redis.use(writeLimitMs, (store) => store.set(name, text, ms));
  };

  const drop = async (key: string, caller: Caller): Promise<void> => {
    const name = await nameOf(key, caller);
    if (name !== undefined) await redis.use(writeLimitMs, (store) => store.delete(name));
  };

  return {
    get(key, caller) {
      const begun = looks.get(key) ?? look(key, caller).finally(() => looks.delete(key));
      looks.set(key, begun);
      return begun;
    },
    set(key, caller, remembered, goodForMs) {
      const ms = Math.floor(Math.min(goodForMs, longestMs));
      if (ms > 0) void tell(key, caller, remembered, ms).catch(() => undefined); // What is no text is not told.
    },
    forget: (key, caller) => void drop(key, caller),
    close: () => redis.close(),
  };
};
