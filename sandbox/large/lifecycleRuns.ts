import type { LifecycleExecutionState, LifecycleExecutionStatus } from '@aws-sdk/client-imagebuilder';
import { uuid } from '../demoData/ids';
import { touch } from '../demoData/lifecycle/touch';
import type { RunPlan } from '../demoData/lifecycle/runPlan';
import { arnOf, randomAt } from '../demoData/place';
import type { Random } from '../demoData/random';
import { hours, minutes, seconds, type Milestone } from '../demoData/timeline';
import { buildOf } from './builds';
import { isNewestBuild } from './images';
import { openingHour, runsEvery, type LargePlace } from './place';
import { labelOf } from './shelves';

export const runWord = 'c1ea0a11';

export const policyArn = (place: LargePlace, policy: number): string =>
  arnOf(place, 'imagebuilder', `lifecycle-policy/retention-${String(policy).padStart(4, '0')}`);

/** The runs of a policy are numbered from the oldest; the last is the newest. */
export const runOf = (place: LargePlace, policy: number, run: number): RunPlan => {
  const random = randomAt(place, 'lifecycle', policy, run);
  const begins = beginningOf(place, policy, run, random);
  const image = deprecatedBy(place, policy, run);
  const states: RunPlan['states'] = [
    { from: begins, state: { status: 'IN_PROGRESS' } },
    ...(run === place.executions ? newestStates(place, policy, begins) : [lastState(begins, image, random)]),
  ];
  return {
    id: `lce-${uuid(place, labelOf(runWord, policy, run))}`,
    policyArn: policyArn(place, policy),
    states,
    ends: states.at(-1)?.from ?? begins,
    images: image === undefined ? [] : [touched(place, image, begins)],
  };
};

/** Every second policy goes by the hour, as they do in all scopes. */
const beginningOf = (place: LargePlace, policy: number, run: number, random: Random): number => {
  const scheduled = openingHour(place) - (place.executions - run) * runsEvery(place);
  return policy % 2 === 0 ? scheduled : scheduled - minutes(random.between(1, 50));
};

/** Of four newest runs, one is under way, one is paused, one is being cancelled, and one is like any other. */
const newestStates = (
  { start }: LargePlace,
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

/** Most go well; one that touches an image always does. */
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

/** Every fifth policy has deprecated the image of its own number, in the run before the newest. */
const deprecatedBy = (place: LargePlace, policy: number, run: number): number | undefined =>
  policy % 5 === 0 && run === place.executions - 1 && isAvailable(place, policy) ? policy : undefined;

const isAvailable = (place: LargePlace, image: number): boolean =>
  !isNewestBuild(place, image) &&
  buildOf(place, image).states.some(({ state: { status } }) => status === 'AVAILABLE');

/** The run that deprecated an image. */
export const runTouching = (place: LargePlace, image: number): RunPlan | undefined => {
  const run = place.executions - 1;
  return deprecatedBy(place, image, run) === undefined ? undefined : runOf(place, image, run);
};

const touched = (place: LargePlace, image: number, begins: number) =>
  touch(place, {
    build: buildOf(place, image),
    name: 'DEPRECATE',
    reason: 'Older than 2 weeks',
    begins: begins + seconds(5),
    takes: seconds(60),
  });
