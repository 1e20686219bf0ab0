import type { DemoScope } from '../demoScope';
import { memoizeByNumber } from '../../memoize';
import { hasBegun } from '../timeline';
import { planBuild, type BuildPlan, type BuildScript } from './buildPlan';
import type { Product } from './products';

/** Builds of one product whose ids begin with the same word. */
export interface BuildSeries {
  readonly word: string;
  readonly product: Product;
  /** The builds that exist at `now`, oldest first. */
  knownAt(now: Date): readonly BuildPlan[];
  /** True if the build has started and is not deleted at `now`. */
  knows(number: number, now: Date): boolean;
  /** Undefined for a number that is not in the series. */
  planOf(number: number): BuildPlan | undefined;
}

/** A series of a few builds, each with its own script. */
export const shortSeries = (
  scope: DemoScope,
  first: BuildScript,
  ...others: readonly BuildScript[]
): BuildSeries => {
  const plans = [first, ...others].map((script) => planBuild(scope, script));
  const byNumber = new Map(plans.map((plan) => [plan.script.number, plan]));
  const isKnown = (plan: BuildPlan | undefined, now: Date) =>
    plan !== undefined && hasBegun(plan.script, now);
  return {
    word: first.word,
    product: first.product,
    knownAt: (now) => plans.filter((plan) => isKnown(plan, now)),
    knows: (number, now) => isKnown(byNumber.get(number), now),
    planOf: (number) => byNumber.get(number),
  };
};

/** A schedule without end. */
export interface Timetable {
  readonly first: number;
  readonly every: number;
  /** The time from a build's start to its deletion. */
  readonly keptFor: number;
}

export const endlessSeries = (
  scope: DemoScope,
  scriptOf: (number: number, begins: number) => BuildScript,
  { first, every, keptFor }: Timetable,
): BuildSeries => {
  const { word, product } = scriptOf(1, first);
  const planOf = memoizeByNumber((number) =>
    planBuild(scope, scriptOf(number, first + (number - 1) * every)),
  );
  const newestAt = (moment: number) => Math.floor((moment - first) / every) + 1;
  const newest = (now: Date) => newestAt(now.getTime());
  const oldest = (now: Date) => Math.max(1, newestAt(now.getTime() - keptFor) + 1);
  return {
    word,
    product,
    knownAt: (now) => range(oldest(now), newest(now)).map(planOf),
    knows: (number, now) => oldest(now) <= number && number <= newest(now),
    planOf: (number) => (number < 1 ? undefined : planOf(number)),
  };
};

const range = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
