import DataLoader from 'dataloader';
import { groupedBy } from '../model/groups';
import type { Recalled } from '../aws/door';
import { type Scope, scopeKey } from '../model/scope';

/** What a loader is asked for: the scope, and the ids that name the thing in it. */
export interface ScopedKey {
  readonly scope: Scope;
}

export type Loader<Key, Value> = DataLoader<Key, Value, string>;

type Ids<Key> = readonly Exclude<keyof Key, 'scope'>[];

/** What makes two keys the same question: scope and `ids`, whatever else a key holds (a record will do). */
export const cacheKeyOf =
  <Key extends ScopedKey>(ids: Ids<Key>) =>
  (key: Key): string =>
    JSON.stringify([scopeKey(key.scope), ...ids.map((id) => key[id])]);

/**
 * Asks once per scope, `ids` and request. AWS answers for one key at a time, so nothing is gained by waiting for
 * others: each key is asked at once and settles alone.
 */
export const perKey = <Key extends ScopedKey, Value>(
  ids: Ids<Key>,
  ask: (key: Key) => Promise<Value>,
): Loader<Key, Value> =>
  new DataLoader<Key, Value, string>((keys) => Promise.all(keys.map(ask)), {
    batch: false,
    cacheKeyFn: cacheKeyOf(ids),
  });

/**
 * Asks for all keys that are wanted at the same time together, given what memory tells of each (undefined: nothing);
 * each settles by its own promise, in their order.
 */
export const perBatch = <Key extends ScopedKey, Value>(
  ids: Ids<Key>,
  recall: (key: Key) => Recalled<Value>,
  ask: (
    keys: readonly Key[],
    told: readonly (Value | null | undefined)[],
  ) => readonly Promise<Value | null>[],
): Loader<Key, Value | null> =>
  new DataLoader<Key, Value | null, string>(
    (keys) => {
      // A promise in the place of a value makes its key settle alone, which the type does not tell.
      const answers = (told: readonly (Value | null | undefined)[]) =>
        ask(keys, told) as unknown as readonly Value[];
      const told: readonly unknown[] = keys.map(recall);
      return told.some((one) => one instanceof Promise)
        ? Promise.all(told as readonly Promise<Value | null | undefined>[]).then(answers)
        : Promise.resolve(answers(told as readonly (Value | null | undefined)[]));
    },
    { cacheKeyFn: cacheKeyOf(ids) },
  );

/** Glue's limit of names in one batch call. */
const namesPerCall = 25;

export interface NameKey extends ScopedKey {
  readonly name: string;
}

/** How things that have names are found, several in one call. */
export interface NameQuestions<Key extends NameKey, Value> {
  /** What earlier answers have told of it, with no call. */
  readonly recall: (key: Key) => Recalled<Value>;
  /** Asks for at most 25 names, each once; all keys are of one scope. */
  readonly ask: (
    scope: Scope,
    names: readonly string[],
    keys: readonly Key[],
  ) => Promise<ReadonlyMap<string, Value | null | Error>>;
  /** Told afterwards: so many calls less would have done, had all names been wanted at once. */
  readonly couldHaveSpared: (calls: number) => void;
}

/** Asks for the names that are wanted at the same time in as few calls as AWS allows: 25 names of one scope each. */
export const perName = <Key extends NameKey, Value>(
  ids: Ids<Key>,
  { recall, ask, couldHaveSpared }: NameQuestions<Key, Value>,
): Loader<Key, Value | null> => {
  const spent = new Map<string, { names: number; calls: number; spared: number }>();

  const lookBack = (scope: Scope, names: number): void => {
    const sum = spent.get(scopeKey(scope)) ?? { names: 0, calls: 0, spared: 0 };
    sum.names += names;
    sum.calls += 1;
    const spared = sum.calls - Math.ceil(sum.names / namesPerCall);
    couldHaveSpared(spared - sum.spared);
    spent.set(scopeKey(scope), { ...sum, spared });
  };

  const askOne = async (scope: Scope, names: readonly string[], keys: readonly Key[]) => {
    lookBack(scope, names.length);
    return ask(scope, names, keys);
  };

  /** The answer that holds each name, for keys of one scope. */
  const answersFor = (scope: Scope, keys: readonly Key[]): ReadonlyMap<string, ReturnType<typeof askOne>> => {
    const names = [...new Set(keys.map(({ name }) => name))];
    const answers = new Map<string, ReturnType<typeof askOne>>();
    for (let from = 0; from < names.length; from += namesPerCall) {
      const some = names.slice(from, from + namesPerCall);
      const wanted = new Set(some);
      const answer = askOne(
        scope,
        some,
        keys.filter(({ name }) => wanted.has(name)),
      );
      for (const name of some) answers.set(name, answer);
    }
    return answers;
  };

  return perBatch(ids, recall, (keys, told) => {
    const open = keys.filter((_key, index) => told[index] === undefined);
    const answers = new Map(
      [...groupedBy(open, ({ scope }) => scopeKey(scope))].map(([scope, [one, ...rest]]) => [
        scope,
        one && answersFor(one.scope, [one, ...rest]),
      ]),
    );
    return keys.map(async ({ scope, name }, index) => {
      const known = told[index];
      if (known !== undefined) return known;
      const found = (await answers.get(scopeKey(scope))?.get(name))?.get(name) ?? null;
      if (found instanceof Error) throw found;
      return found;
    });
  });
};
