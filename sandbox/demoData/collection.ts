import type { Collection } from '../estate';

/** A shelf of things that are there from the start and stay. */
export const collectionOf = <Plan, Thing>(
  plans: readonly Plan[],
  keyOf: (plan: Plan) => string,
  at: (plan: Plan, now: Date) => Thing,
): Collection<Thing> => {
  const byKey = new Map(plans.map((plan) => [keyOf(plan), plan]));
  return {
    all: (now) => plans.map((plan) => at(plan, now)),
    get: (key, now) => {
      const plan = byKey.get(key);
      return plan === undefined ? undefined : at(plan, now);
    },
  };
};

/** What never changes is the same at any time. */
export const identity = <Thing>(thing: Thing): Thing => thing;
