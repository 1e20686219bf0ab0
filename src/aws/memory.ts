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
}

/** What AWS has told this process. Errors are never kept. */
export interface Memory {
  /** What is kept under the key, where that is still good, and was said at `notBefore` at the earliest. */
  get(key: string, now: number, notBefore: number): Remembered | undefined;
  set(key: string, remembered: Remembered): void;
  /** Says whether something else shows that a settled list is lively: then it is good for no longer than lively ones. */
  markLively(key: string, isLively: boolean): void;
}

/** Lists that are known to be lively at the same time: more than there are builds under way. */
const mostMarks = 10_000;

/** What an entry takes beside its JSON: keys, dates, the cache's own books. */
const overheadBytes = 300;

const bytesOf = ({ value }: Remembered): number => overheadBytes + JSON.stringify(value).length;

export const createMemory = ({ maxBytes, ...seconds }: MemorySettings): Memory => {
  if (maxBytes === 0) return { get: () => undefined, set: () => undefined, markLively: () => undefined };
  const cache = new LRUCache<string, Remembered>({ maxSize: maxBytes, sizeCalculation: bytesOf });
  const marks = new LRUCache<string, true>({ max: mostMarks });
  const goodForMs: Readonly<Record<Lifetime, number>> = {
    lively: seconds.runningSeconds * 1000,
    settled: seconds.settledSeconds * 1000,
    definition: seconds.definitionSeconds * 1000,
    finished: Infinity,
  };

  return {
    get(key, now, notBefore) {
      const remembered = cache.get(key);
      if (!remembered) return undefined;
      const { at } = remembered;
      const lifetime = remembered.lifetime === 'settled' && marks.has(key) ? 'lively' : remembered.lifetime;
      return at >= notBefore && now - at < goodForMs[lifetime] ? remembered : undefined;
    },
    set(key, remembered) {
      cache.set(key, remembered);
    },
    markLively(key, isLively) {
      if (isLively) marks.set(key, true);
      else marks.delete(key);
    },
  };
};
