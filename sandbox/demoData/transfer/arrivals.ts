import { readUuid, uuid } from '../ids';
import type { DemoScope } from '../demoScope';
import { hasBegun } from '../timeline';
import type { ExecutionPlan } from './executionPlan';
import type { WorkflowName } from './names';

/** Files that arrive at a workflow. The number in the id of an execution tells all about it. */
export interface Arrivals {
  readonly word: string;
  readonly workflow: WorkflowName;
  /** Undefined where no such file ever arrives. */
  planOf(number: number): ExecutionPlan | undefined;
  /** Those of which something is still to be told at `now`, oldest first. */
  recent(now: Date): readonly ExecutionPlan[];
}

type Names = Pick<Arrivals, 'word' | 'workflow'>;

/** How an call's number becomes a plan; the id is made here. */
export type PlanOf = (id: string, number: number) => ExecutionPlan;

/** A few files, numbered from one. */
export const fewArrivals = (scope: DemoScope, names: Names, makes: readonly PlanOf[]): Arrivals => {
  const plans = makes.map((make, at) => make(uuid(scope, { word: names.word, number: at + 1 }), at + 1));
  return {
    ...names,
    planOf: (number) => plans[number - 1],
    recent: (now) => plans.filter((plan) => hasBegun(plan, now)),
  };
};

/** One file after the other, for ever. */
export interface Pace {
  readonly first: number;
  readonly every: number;
  /** How long a file is told of: at least as long as the slowest takes. */
  readonly recentFor: number;
}

export const endlessArrivals = (
  scope: DemoScope,
  names: Names,
  { first, every, recentFor }: Pace,
  make: (id: string, number: number, begins: number) => ExecutionPlan,
): Arrivals => {
  const planOf = (number: number) =>
    make(uuid(scope, { word: names.word, number }), number, first + number * every);
  return {
    ...names,
    planOf,
    recent: (now) => {
      const newest = Math.floor((now.getTime() - first) / every);
      const oldest = Math.max(0, newest - Math.floor(recentFor / every));
      return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, at) => planOf(oldest + at));
    },
  };
};

export const findArrival = (
  scope: DemoScope,
  arrivals: readonly Arrivals[],
  executionId: string,
  now: Date,
): ExecutionPlan | undefined => {
  const label = readUuid(scope, executionId);
  const plan = label && arrivals.find(({ word }) => word === label.word)?.planOf(label.number);
  return plan?.about.ExecutionId === executionId && hasBegun(plan, now) ? plan : undefined;
};
