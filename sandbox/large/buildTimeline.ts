import type { ImageState, WorkflowExecutionStatus } from '@aws-sdk/client-imagebuilder';
import { failure, statusDuring, success } from '../demoData/imageBuilder/attempt';
import { uuid, type Label } from '../demoData/ids';
import { randomAt } from '../demoData/demoScope';
import type { Random } from '../seededRandom';
import { hours, minutes, never, seconds, type Milestone, type Span } from '../demoData/timeline';
import { buildCount, buildNumber, isNewestBuild, productNumber } from './images';
import { history, startHour, type LargeScope } from './largeScope';
import { workflowsOfImage } from './size';
import { approvalStage, buildStage, distributionStage, lengthOf, testStage, type Stage } from './stages';

/*
 * The start, end and result of a build's workflows, computed without planning their steps. This keeps lists of images
 * cheap.
 */

/** One workflow execution of a build. */
export interface WorkflowTiming extends Span {
  readonly stage: Stage;
  readonly mainSeconds: number;
  readonly ending: WorkflowExecutionStatus;
}

export interface BuildTimeline {
  readonly begins: number;
  /** In the order of their numbers. */
  readonly workflows: readonly WorkflowTiming[];
  readonly states: readonly Milestone<ImageState>[];
}

export const buildTimelineOf = (scope: LargeScope, image: number): BuildTimeline => {
  const random = randomAt(scope, 'build', image);
  const begins = beginningOf(scope, image, random);
  const planned = untimedWorkflows(scope, image, random);
  const states: Milestone<ImageState>[] = [
    { from: begins, state: { status: 'PENDING' } },
    { from: begins + seconds(5), state: { status: 'CREATING' } },
  ];
  const workflows: WorkflowTiming[] = [];
  let clock = begins + seconds(20);
  for (const type of phases) {
    const phase = planned.filter(({ stage }) => stage.definition.type === type);
    if (phase.length === 0) continue;
    const [from, isOver] = [clock, workflows.some(endsTheBuild)];
    if (!isOver) states.push({ from, state: { status: statusDuring[type] } });
    const begun = phase.map((workflow) => (isOver ? skippedAt(workflow, from) : timedFrom(workflow, from)));
    workflows.push(...begun);
    clock = Math.max(...begun.map(({ ends }) => ends));
  }
  return { begins, workflows, states: [...states, ...lastStates(scope, image, workflows, clock)] };
};

/** Phases run one after the other. The workflows of a phase run in parallel. */
const phases = ['BUILD', 'TEST', 'DISTRIBUTION'] as const;

/** A workflow whose start is not computed yet. */
type UntimedWorkflow = Omit<WorkflowTiming, 'begins' | 'ends'>;

const untimedWorkflows = (scope: LargeScope, image: number, random: Random): readonly UntimedWorkflow[] => {
  const stages = stagesOf(scope, image);
  const culprit = fatalEndingOf(scope, image, stages.length, random);
  return stages.map((stage, at) => ({
    stage,
    mainSeconds: stage.mainSeconds === undefined ? never : random.between(...stage.mainSeconds),
    ending: culprit[at + 1] ?? 'COMPLETED',
  }));
};

const timedFrom = (workflow: UntimedWorkflow, begins: number): WorkflowTiming => ({
  ...workflow,
  begins,
  ends: begins + lengthOf(workflow.stage, workflow.mainSeconds, endsTheBuild(workflow)),
});

const skippedAt = (workflow: UntimedWorkflow, moment: number): WorkflowTiming => ({
  ...workflow,
  begins: moment,
  ends: moment,
  ending: 'SKIPPED',
});

const stagesOf = (scope: LargeScope, image: number): readonly Stage[] => {
  const count = workflowsOfImage(scope);
  const first = waitsForever(scope, image) ? approvalStage : buildStage;
  const tests = Array.from({ length: Math.max(0, count - 2) }, () => testStage);
  return count === 1 ? [first] : [first, ...tests, distributionStage];
};

/** The newest build of every second product waits for approval and never gets it, unless the estate is quiet. */
export const waitsForever = (scope: LargeScope, image: number): boolean =>
  !scope.isQuiet && isNewestBuild(scope, image) && productNumber(image) % 2 === 1;

/** The newest builds are running. Builds of a product are far enough apart not to overlap. */
const beginningOf = (scope: LargeScope, image: number, random: Random): number => {
  if (waitsForever(scope, image)) return scope.start - minutes(random.between(60, 1200));
  if (isNewestBuild(scope, image)) return scope.start - seconds(random.between(60, 480));
  const product = productNumber(image);
  const count = buildCount(scope, product);
  const scheduled = startHour(scope) - ((count - buildNumber(image)) * history) / count;
  return isScheduled(product) ? scheduled : scheduled + hours(random.between(0, 47));
};

/** Half of the products are built on a schedule. */
export const isScheduled = (product: number): boolean => product % 2 === 0;

/** The number of the workflow that ends the build, with its result. */
type FatalEnding = Readonly<Record<number, 'FAILED' | 'CANCELLED'>>;

const fatalEndingOf = (scope: LargeScope, image: number, workflows: number, random: Random): FatalEnding => {
  const chance = random.between(1, 100);
  const number = random.between(1, workflows);
  if (isNewestBuild(scope, image) || chance > 12) return {};
  return { [number]: chance > 2 ? 'FAILED' : 'CANCELLED' };
};

const endsTheBuild = ({ ending }: UntimedWorkflow) => ending === 'FAILED' || ending === 'CANCELLED';

const lastStates = (scope: LargeScope, image: number, workflows: readonly WorkflowTiming[], ends: number) => {
  const at = workflows.findIndex(endsTheBuild);
  const workflow = workflows[at];
  if (workflow === undefined) return success(ends);
  const id = workflowExecutionId(scope, image, at + 1);
  return [{ from: ends, state: failure({ id, ending: workflow.ending, message: messageOf(workflow) }) }];
};

/** The error message of the step that ended the build. */
export const messageOf = ({ ending, stage }: Pick<WorkflowTiming, 'ending' | 'stage'>): string =>
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

export const workflowExecutionId = (scope: LargeScope, image: number, workflow: number): string =>
  `wf-${uuid(scope, labelOfWorkflow(image, workflow))}`;
