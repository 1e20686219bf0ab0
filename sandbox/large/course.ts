import type { ImageState, WorkflowExecutionStatus } from '@aws-sdk/client-imagebuilder';
import { failure, statusDuring, success } from '../demoData/imageBuilder/attempt';
import { uuid, type Label } from '../demoData/ids';
import { randomAt } from '../demoData/place';
import type { Random } from '../demoData/random';
import { hours, minutes, never, seconds, type Milestone, type Span } from '../demoData/timeline';
import { buildCount, buildNumber, isNewestBuild, productNumber } from './images';
import { history, openingHour, type LargePlace } from './place';
import { workflowsOfImage } from './size';
import { approvalStage, buildStage, distributionStage, lengthOf, testStage, type Stage } from './stages';

/*
 * How a build goes, as far as its image tells: when its workflows begin and end. It is worked out without planning a
 * single step, so that a list of images costs next to nothing.
 */

/** One workflow execution of a build. */
export interface Leg extends Span {
  readonly stage: Stage;
  readonly mainSeconds: number;
  readonly ending: WorkflowExecutionStatus;
}

export interface Course {
  readonly begins: number;
  /** In the order of their numbers. */
  readonly legs: readonly Leg[];
  readonly states: readonly Milestone<ImageState>[];
}

export const courseOf = (place: LargePlace, image: number): Course => {
  const random = randomAt(place, 'build', image);
  const begins = beginningOf(place, image, random);
  const planned = plannedLegs(place, image, random);
  const states: Milestone<ImageState>[] = [
    { from: begins, state: { status: 'PENDING' } },
    { from: begins + seconds(5), state: { status: 'CREATING' } },
  ];
  const legs: Leg[] = [];
  let clock = begins + seconds(20);
  for (const type of phases) {
    const phase = planned.filter(({ stage }) => stage.definition.type === type);
    if (phase.length === 0) continue;
    const [from, isOver] = [clock, legs.some(endsTheBuild)];
    if (!isOver) states.push({ from, state: { status: statusDuring[type] } });
    const begun = phase.map((leg) => (isOver ? skippedLeg(leg, from) : legFrom(leg, from)));
    legs.push(...begun);
    clock = Math.max(...begun.map(({ ends }) => ends));
  }
  return { begins, legs, states: [...states, ...lastStates(place, image, legs, clock)] };
};

/** One after the other; the workflows of a phase run side by side. */
const phases = ['BUILD', 'TEST', 'DISTRIBUTION'] as const;

/** A leg of which it is not known yet when it begins. */
type PlannedLeg = Omit<Leg, 'begins' | 'ends'>;

const plannedLegs = (place: LargePlace, image: number, random: Random): readonly PlannedLeg[] => {
  const stages = stagesOf(place, image);
  const culprit = culpritOf(place, image, stages.length, random);
  return stages.map((stage, at) => ({
    stage,
    mainSeconds: stage.mainSeconds === undefined ? never : random.between(...stage.mainSeconds),
    ending: culprit[at + 1] ?? 'COMPLETED',
  }));
};

const legFrom = (leg: PlannedLeg, begins: number): Leg => ({
  ...leg,
  begins,
  ends: begins + lengthOf(leg.stage, leg.mainSeconds, endsTheBuild(leg)),
});

const skippedLeg = (leg: PlannedLeg, moment: number): Leg => ({
  ...leg,
  begins: moment,
  ends: moment,
  ending: 'SKIPPED',
});

const stagesOf = (place: LargePlace, image: number): readonly Stage[] => {
  const count = workflowsOfImage(place);
  const first = waitsForEver(place, image) ? approvalStage : buildStage;
  const tests = Array.from({ length: Math.max(0, count - 2) }, () => testStage);
  return count === 1 ? [first] : [first, ...tests, distributionStage];
};

/** The newest build of every second product waits for somebody, who never comes. */
export const waitsForEver = (place: LargePlace, image: number): boolean =>
  isNewestBuild(place, image) && productNumber(image) % 2 === 1;

/** The newest builds are under way, the others lie far enough apart that each was over before the next began. */
const beginningOf = (place: LargePlace, image: number, random: Random): number => {
  if (waitsForEver(place, image)) return place.start - minutes(random.between(60, 1200));
  if (isNewestBuild(place, image)) return place.start - seconds(random.between(60, 480));
  const product = productNumber(image);
  const count = buildCount(place, product);
  const scheduled = openingHour(place) - ((count - buildNumber(image)) * history) / count;
  return isScheduled(product) ? scheduled : scheduled + hours(random.between(0, 47));
};

/** Half of the products are built by a timetable. */
export const isScheduled = (product: number): boolean => product % 2 === 0;

/** How the workflow ends that ends the build, by its number. */
type Culprit = Readonly<Record<number, 'FAILED' | 'CANCELLED'>>;

const culpritOf = (place: LargePlace, image: number, workflows: number, random: Random): Culprit => {
  const chance = random.between(1, 100);
  const number = random.between(1, workflows);
  if (isNewestBuild(place, image) || chance > 12) return {};
  return { [number]: chance > 2 ? 'FAILED' : 'CANCELLED' };
};

const endsTheBuild = ({ ending }: PlannedLeg) => ending === 'FAILED' || ending === 'CANCELLED';

const lastStates = (place: LargePlace, image: number, legs: readonly Leg[], ends: number) => {
  const at = legs.findIndex(endsTheBuild);
  const leg = legs[at];
  if (leg === undefined) return success(ends);
  const id = workflowExecutionId(place, image, at + 1);
  return [{ from: ends, state: failure({ id, ending: leg.ending, message: messageOf(leg) }) }];
};

/** What the step says that ended a build. */
export const messageOf = ({ ending, stage }: Pick<Leg, 'ending' | 'stage'>): string =>
  ending === 'CANCELLED' ? 'Cancelled by the platform team' : failures[stage.definition.type];

const failures = {
  BUILD: 'Document example-install failed: the package mirror answered 503',
  TEST: 'Expected 0 errors while traffic was replayed, found 3',
  DISTRIBUTION: 'The AMI could not be copied: the quota of snapshot copies is used up',
};

const word = 'b01d0000';

export const labelOfWorkflow = (image: number, workflow: number): Label => ({
  word,
  number: image,
  workflow,
});

export const workflowExecutionId = (place: LargePlace, image: number, workflow: number): string =>
  `wf-${uuid(place, labelOfWorkflow(image, workflow))}`;
