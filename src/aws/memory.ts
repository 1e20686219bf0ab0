import { LRUCache } from 'lru-cache';
import type { Lifetime } from '../model/lifetime';

/** What AWS told: the answer to a call, null when what was asked for does not exist, or a record of a list's item. */
export interface Remembered {
  readonly value: unknown;
  /** When AWS said so, in epoch milliseconds. */
  readonly at: number;
  readonly lifetime: Lifetime;
}

export interface MemorySettings {
  /** Bytes of JSON that are kept at the most; what was not used for longest goes first. 0 keeps nothing. */
  readonly maxBytes: number;
  /** How long the answer about something unfinished, or about nothing, is good. */
  readonly runningSeconds: number;
  /** How long a list is good in which everything has ended: a new member may come. */
  readonly settledSeconds: number;
  /** How long a definition is good: a policy, a pipeline, a server. */
  readonly definitionSeconds: number;
  /** The Redis by which replicas tell each other; it may hold a password. */
  readonly redisUrl?: string | undefined;
}

/** What AWS has told this process. Errors are never kept. */
export interface Memory {
  /** What is kept under the key, where that is still good, and was said at `notBefore` at the earliest. */
  get(key: string, now: number, notBefore: number): Remembered | undefined;
  /** What is kept under the key, however old. */
  last(key: string): Remembered | undefined;
  forget(key: string): void;
  set(key: string, remembered: Remembered): void;
  /** For how many milliseconds from now on it is good under the key: Infinity for what has ended, 0 or less for none. */
  goodForMs(key: string, remembered: Remembered, now: number): number;
  /** Says whether something else shows that a settled list is lively: then it is good for no longer than lively ones. */
  markLively(key: string, isLively: boolean): void;
}

/** Lists that are known to be lively at the same time: more than there are builds under way. */
const mostMarks = 10_000;

/** What an entry takes beside its JSON: keys, dates, the cache's own books. */
const overheadBytes = 300;

const bytesOf = ({ value }: Remembered): number => overheadBytes + JSON.stringify(value).length;

const noMemory: Memory = {
  get: () => undefined,
  last: () => undefined,
  forget: () => undefined,
  set: () => undefined,
  goodForMs: () => 0,
  markLively: () => undefined,
};

export const createMemory = ({ maxBytes, ...seconds }: MemorySettings): Memory => {
  if (maxBytes === 0) return noMemory;
  const cache = new LRUCache<string, Remembered>({ maxSize: maxBytes, sizeCalculation: bytesOf });
  const marks = new LRUCache<string, true>({ max: mostMarks });
  const lifetimesMs: Readonly<Record<Lifetime, number>> = {
    lively: seconds.runningSeconds * 1000,
    settled: seconds.settledSeconds * 1000,
    definition: seconds.definitionSeconds * 1000,
    finished: Infinity,
  };

  const goodForMs: Memory['goodForMs'] = (key, remembered, now) => {
    const lifetime = remembered.lifetime === 'settled' && marks.has(key) ? 'lively' : remembered.lifetime;
    return remembered.at + lifetimesMs[lifetime] - now;
  };

  return {
    get(key, now, notBefore) {
      const remembered = cache.get(key);
      if (!remembered) return undefined;
      return remembered.at >= notBefore && goodForMs(key, remembered, now) > 0 ? remembered : undefined;
    },
    last: (key) => cache.get(key),
    forget: (key) => void cache.delete(key),
    goodForMs,
    set(key, remembered) {
      cache.set(key, remembered);
    },
    markLively(key, isLively) {
      if (isLively) marks.set(key, true);
      else marks.delete(key);
    },
  };
};
