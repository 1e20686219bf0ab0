import DataLoader from 'dataloader';
import { type Scope, scopeKey } from '../model/scope';

/** What a loader is asked for: the scope, and the ids that name the thing in it. */
export interface ScopedKey {
  readonly scope: Scope;
}

export type Loader<Key, Value> = DataLoader<Key, Value, string>;

/**
 * Asks once per scope, `ids` and request, whatever else a key holds (a record will do). AWS answers for one key at a
 * time, so nothing is gained by waiting for others: each key is asked at once and settles alone.
 */
export const perKey = <Key extends ScopedKey, Value>(
  ids: readonly Exclude<keyof Key, 'scope'>[],
  ask: (key: Key) => Promise<Value>,
): Loader<Key, Value> =>
  new DataLoader<Key, Value, string>((keys) => Promise.all(keys.map(ask)), {
    batch: false,
    cacheKeyFn: (key) => JSON.stringify([scopeKey(key.scope), ...ids.map((id) => key[id])]),
  });

/** Glue's limit of names in one batch call. */
const namesPerCall = 25;

export interface NameKey extends ScopedKey {
  readonly name: string;
}

/** Asks for the names that are wanted at the same time in as few calls as AWS allows: 25 names of one scope each. */
export const perName = <Value>(
  ask: (scope: Scope, names: readonly string[]) => Promise<ReadonlyMap<string, Value | null | Error>>,
): Pick<Loader<NameKey, Value | null>, 'load'> => {
  const byScope = new Map<string, DataLoader<string, Value | null>>();

  const create = (scope: Scope): DataLoader<string, Value | null> =>
    new DataLoader(
      async (names) => {
        const found = await ask(scope, names);
        return names.map((name) => found.get(name) ?? null);
      },
      { maxBatchSize: namesPerCall },
    );

  return {
    load({ scope, name }) {
      const key = scopeKey(scope);
      const loader = byScope.get(key) ?? create(scope);
      byScope.set(key, loader);
      return loader.load(name);
    },
  };
};
