import { readUuid, uuid } from '../ids';
import type { DemoScope } from '../demoScope';
import type { LogWindow } from '../../estate';
import { hasBegun, hours } from '../timeline';
import type { ExecutionPlan } from './executionPlan';
import type { WorkflowName } from './names';

/** Executions of a workflow, one per file. An execution is computed from the number in its id. */
export interface Arrivals {
  readonly word: string;
  readonly workflow: WorkflowName;
  /** Undefined if the series has no such number. */
  planOf(number: number): ExecutionPlan | undefined;
  /** The executions that have begun and may still be running at `now`, oldest first. */
  recent(now: Date): readonly ExecutionPlan[];
  /** At least the executions that have log lines in the window, oldest first. */
  logged(window: LogWindow): readonly ExecutionPlan[];
}

type Names = Pick<Arrivals, 'word' | 'workflow'>;

/** Plans an execution from its id and number. */
export type PlanOf = (id: string, number: number) => ExecutionPlan;

/** A fixed number of files. Numbers begin at one. */
export const fewArrivals = (scope: DemoScope, names: Names, makes: readonly PlanOf[]): Arrivals => {
  const plans = makes.map((make, at) => make(uuid(scope, { word: names.word, number: at + 1 }), at + 1));
  return {
    ...names,
    planOf: (number) => plans[number - 1],
    recent: (now) => plans.filter((plan) => hasBegun(plan, now)),
    logged: ({ to }) => plans.filter(({ begins }) => begins <= to),
  };
};

/** The rate of an endless series of files. */
export interface Pace {
  readonly first: number;
  readonly every: number;
  /** How long an execution is listed. At least the duration of the slowest one. */
  readonly recentFor: number;
  /** Of the files that arrived more than an hour before the start, one in this many has log lines. */
  readonly loggedOneIn: number;
}

export const endlessArrivals = (
  scope: DemoScope,
  names: Names,
  { first, every, recentFor, loggedOneIn }: Pace,
  make: (id: string, number: number, begins: number) => ExecutionPlan,
): Arrivals => {
  const planOf = (number: number) =>
    make(uuid(scope, { word: names.word, number }), number, first + number * every);
  const isLogged = (number: number) =>
    number % loggedOneIn === 3 % loggedOneIn || first + number * every >= scope.start - hours(1);
  return {
    ...names,
    planOf,
    recent: (now) => {
      const newest = Math.floor((now.getTime() - first) / every);
      const oldest = Math.max(0, Math.floor((now.getTime() - recentFor - first) / every) + 1);
      return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, at) => planOf(oldest + at));
    },
    logged: ({ from, to }) => {
      const oldest = Math.max(0, Math.floor((from - recentFor - first) / every));
      const newest = Math.floor((to - first) / every);
      return Array.from({ length: Math.max(0, newest - oldest + 1) }, (_, at) => oldest + at)
        .filter(isLogged)
        .map(planOf);
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
