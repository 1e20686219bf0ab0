import type { DemoScope } from '../demoScope';
import { memoizeByNumber } from '../../memoize';
import type { LogWindow } from '../../estate';
import { hasBegun, hours } from '../timeline';
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
  readonly first: BuildPlan;
  /** At least the builds that run at some time of the window, oldest first. Their images may be deleted. */
  runningIn(window: LogWindow): readonly BuildPlan[];
}

/** A series of a few builds, each with its own script. */
export const shortSeries = (
  scope: DemoScope,
  first: BuildScript,
  ...others: readonly BuildScript[]
): BuildSeries => {
  const firstPlan = planBuild(scope, first);
  const plans = [firstPlan, ...others.map((script) => planBuild(scope, script))];
  const byNumber = new Map(plans.map((plan) => [plan.script.number, plan]));
  const isKnown = (plan: BuildPlan | undefined, now: Date) =>
    plan !== undefined && hasBegun(plan.script, now);
  return {
    word: first.word,
    product: first.product,
    knownAt: (now) => plans.filter((plan) => isKnown(plan, now)),
    knows: (number, now) => isKnown(byNumber.get(number), now),
    planOf: (number) => byNumber.get(number),
    first: firstPlan,
    runningIn: ({ to }) => plans.filter(({ script }) => script.begins <= to),
  };
};

/** A schedule without end. */
export interface Timetable {
  readonly first: number;
  readonly every: number;
  /** The time from a build's start to its deletion. */
  readonly keptFor: number;
}

/** No build of an endless series takes longer. */
const longestBuild = hours(2);

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
    first: planOf(1),
    runningIn: ({ from, to }) => range(Math.max(1, newestAt(from - longestBuild)), newestAt(to)).map(planOf),
  };
};

const range = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
