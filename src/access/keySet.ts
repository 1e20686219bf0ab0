import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose' with { 'resolution-mode': 'import' };
import { lazyPackages } from '../model/lazyPackages';
import { KeysUnavailableError } from './errors';
import type { KeySource } from './keySource';

/** Keys are fetched again after this time, so that a key that the issuer has removed ends. */
const refreshMs = 300_000;

/** After a fetch that failed, the next one waits this long. */
const retryMs = 5_000;

/** An unknown key causes at most one fetch in this time: anyone can make up key ids. */
const unknownKeyMs = 30_000;

/** One state of a key set. A set with other keys is another object. */
export interface Keys {
  readonly getKey: JWTVerifyGetKey;
  readonly ids: ReadonlySet<string>;
}

const readKeys = (text: string): Keys => {
  const set = JSON.parse(text) as JSONWebKeySet;
  const getKey = lazyPackages.jose.createLocalJWKSet(set);
  return { getKey, ids: new Set(set.keys.flatMap(({ kid }) => kid ?? [])) };
};

/** The keys of one issuer. */
export interface KeySet {
  /** The keys that are known, at once. Fetches them again in the background when they are old. */
  current(): Keys | undefined;
  /** The keys that are known, or else fetched. Rejects with KeysUnavailableError where the issuer cannot be reached. */
  load(): Promise<Keys>;
  /** The keys after an unknown one was requested: fetched again, at most once in 30 s. */
  reload(): Promise<Keys>;
}

export interface KeySetOptions {
  readonly source: KeySource;
  readonly now: () => number;
  /** Receives the outcome of each fetch; without an error, it has succeeded. */
  readonly onFetch: (error?: unknown) => void;
}

/** Creates a key set. It fetches nothing before a token needs a key. While fetches fail, the known keys stay valid. */
export const createKeySet = ({ source, now, onFetch }: KeySetOptions): KeySet => {
  let keys: Keys | undefined;
  let text: string | undefined;
  let nextFetchAt = -Infinity;
  let nextReloadAt = -Infinity;
  let pending: Promise<void> | undefined;

  const fetchOnce = async (): Promise<void> => {
    try {
      const fetched = await source();
      if (fetched !== text) keys = readKeys(fetched);
      text = fetched;
      nextFetchAt = now() + refreshMs;
      onFetch();
    } catch (error) {
      nextFetchAt = now() + retryMs;
      onFetch(error);
    }
  };

  /** Requests that need keys at the same time share one fetch. */
  const fetchKeys = (): Promise<void> =>
    (pending ??= fetchOnce().finally(() => {
      pending = undefined;
    }));

  const required = (): Keys => {
    if (keys) return keys;
    throw new KeysUnavailableError(retryMs / 1_000);
  };

  return {
    current() {
      if (keys && now() >= nextFetchAt) void fetchKeys();
      return keys;
    },
    async load() {
      if (!keys && (pending || now() >= nextFetchAt)) await fetchKeys();
      return required();
    },
    async reload() {
      if (pending || now() >= nextReloadAt) {
        if (!pending) nextReloadAt = now() + unknownKeyMs;
        await fetchKeys();
      }
      return required();
    },
  };
};
