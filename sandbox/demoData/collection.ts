import type { Collection } from '../estate';

/** A collection whose items exist from the start and are never removed. */
export const collectionOf = <Plan, Item>(
  plans: readonly Plan[],
  keyOf: (plan: Plan) => string,
  at: (plan: Plan, now: Date) => Item,
): Collection<Item> => {
  const byKey = new Map(plans.map((plan) => [keyOf(plan), plan]));
  return {
    all: (now) => plans.map((plan) => at(plan, now)),
    get: (key, now) => {
      const plan = byKey.get(key);
      return plan === undefined ? undefined : at(plan, now);
    },
  };
};

/** For items that never change. */
export const identity = <Item>(item: Item): Item => item;
