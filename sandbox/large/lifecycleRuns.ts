import type { LifecycleExecutionState, LifecycleExecutionStatus } from '@aws-sdk/client-imagebuilder';
import { uuid } from '../demoData/ids';
import { touch } from '../demoData/lifecycle/touch';
import type { RunPlan } from '../demoData/lifecycle/runPlan';
import { arnOf, randomAt } from '../demoData/demoScope';
import type { Random } from '../seededRandom';
import { hours, minutes, seconds, type Milestone } from '../demoData/timeline';
import { buildOf } from './builds';
import { isNewestBuild } from './images';
import { startHour, runInterval, type LargeScope } from './largeScope';
import { labelOf } from './collections';

export const runWord = 'c1ea0a11';

export const policyArn = (scope: LargeScope, policy: number): string =>
  arnOf(scope, 'imagebuilder', `lifecycle-policy/retention-${String(policy).padStart(4, '0')}`);

/** Runs are numbered from oldest to newest. */
export const runOf = (scope: LargeScope, policy: number, run: number): RunPlan => {
  const random = randomAt(scope, 'lifecycle', policy, run);
  const begins = beginningOf(scope, policy, run, random);
  const image = deprecatedBy(scope, policy, run);
  const states: RunPlan['states'] = [
    { from: begins, state: { status: 'IN_PROGRESS' } },
    ...(run === scope.executions ? newestStates(scope, policy, begins) : [lastState(begins, image, random)]),
  ];
  return {
    id: `lce-${uuid(scope, labelOf(runWord, policy, run))}`,
    policyArn: policyArn(scope, policy),
    states,
    ends: states.at(-1)?.from ?? begins,
    images: image === undefined ? [] : [touched(scope, image, begins)],
  };
};

/** Every second policy runs on the hour, in all scopes. */
const beginningOf = (scope: LargeScope, policy: number, run: number, random: Random): number => {
  const scheduled = startHour(scope) - (scope.executions - run) * runInterval(scope);
  return policy % 2 === 0 ? scheduled : scheduled - minutes(random.between(1, 50));
};

/** The newest runs of four policies: one IN_PROGRESS, one PENDING, one CANCELLING, one SUCCESS. */
const newestStates = (
  { start }: LargeScope,
  policy: number,
  begins: number,
): readonly Milestone<LifecycleExecutionState>[] => {
  const tomorrow = start + hours(14);
  switch (policy % 4) {
    case 1:
      return [state(start + hours(1), 'SUCCESS')];
    case 2:
      return [
        state(begins, 'PENDING', 'Paused at the limit of updates; goes on with the next run'),
        state(tomorrow, 'IN_PROGRESS'),
        state(tomorrow + minutes(3), 'SUCCESS'),
      ];
    case 3:
      return [state(begins, 'CANCELLING', byHand), state(start + minutes(10), 'CANCELLED', byHand)];
    default:
      return [state(begins + seconds(90), 'SUCCESS')];
  }
};

const byHand = 'Cancelled by the platform team';

/** Most runs succeed. A run that changes an image always succeeds. */
const lastState = (begins: number, image: number | undefined, random: Random) => {
  const ends = begins + seconds(random.between(90, 900));
  const chance = random.between(1, 100);
  if (image !== undefined || chance > 10) return state(ends, 'SUCCESS');
  return chance > 3
    ? state(ends, 'FAILED', 'Resources in another region could not be listed')
    : state(ends, 'CANCELLED', byHand);
};

const state = (
  from: number,
  status: LifecycleExecutionStatus,
  reason?: string,
): Milestone<LifecycleExecutionState> => ({
  from,
  state: reason === undefined ? { status } : { status, reason },
});

/** Every fifth policy deprecated the image of the same number, in its second newest run. */
const deprecatedBy = (scope: LargeScope, policy: number, run: number): number | undefined =>
  policy % 5 === 0 && run === scope.executions - 1 && isAvailable(scope, policy) ? policy : undefined;

const isAvailable = (scope: LargeScope, image: number): boolean =>
  !isNewestBuild(scope, image) &&
  buildOf(scope, image).states.some(({ state: { status } }) => status === 'AVAILABLE');

/** The run that deprecated an image. */
export const runTouching = (scope: LargeScope, image: number): RunPlan | undefined => {
  const run = scope.executions - 1;
  return deprecatedBy(scope, image, run) === undefined ? undefined : runOf(scope, image, run);
};

const touched = (scope: LargeScope, image: number, begins: number) =>
  touch(scope, {
    build: buildOf(scope, image),
    name: 'DEPRECATE',
    reason: 'Older than 2 weeks',
    begins: begins + seconds(5),
    takes: seconds(60),
  });
