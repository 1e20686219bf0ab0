import type { BuildPlan } from '../demoData/imageBuilder/buildPlan';
import { homeImageId, planOutputs } from '../demoData/imageBuilder/outputs';
import type { StepOverride } from '../demoData/imageBuilder/stepPlan';
import {
  planWorkflow,
  skipWorkflow,
  type WorkflowPlan,
  type WorkflowScript,
} from '../demoData/imageBuilder/workflowPlan';
import { randomAt } from '../demoData/demoScope';
import type { Random } from '../seededRandom';
import { never } from '../demoData/timeline';
import {
  buildTimelineOf,
  isScheduled,
  labelOfWorkflow,
  messageOf,
  type WorkflowTiming,
} from './buildTimeline';
import { arnOfImage, buildNumber, productNumber, productOf } from './images';
import type { LargeScope } from './largeScope';
import { skippedSteps } from './stages';

/** Seeds the build's outputs only. The ids come from `buildTimeline.ts`. */
const wordOf = (image: number) => `image ${image}`;

/** The build without its workflows, which are planned one by one on demand. */
export const buildOf = (scope: LargeScope, image: number): BuildPlan => {
  const product = productNumber(image);
  const { begins, workflows, states } = buildTimelineOf(scope, image);
  const script = {
    product: productOf(product),
    number: buildNumber(image),
    word: wordOf(image),
    begins,
    buildType: isScheduled(product) ? ('SCHEDULED' as const) : ('USER_INITIATED' as const),
    attempts: [workflows.map(scriptOf)],
  };
  const available = states.find(({ state }) => state.status === 'AVAILABLE')?.from ?? never;
  return {
    script,
    arn: arnOfImage(scope, image),
    workflows: [],
    states,
    outputs: planOutputs(scope, script, available),
  };
};

/** The workflow executions of an image, in the order of their numbers. */
export const workflowsOf = (scope: LargeScope, image: number): readonly WorkflowPlan[] =>
  buildTimelineOf(scope, image).workflows.map((workflow, at) => workflowOf(scope, image, at + 1, workflow));

export const workflowNumbered = (
  scope: LargeScope,
  image: number,
  number: number,
): WorkflowPlan | undefined => {
  const workflow = buildTimelineOf(scope, image).workflows[number - 1];
  return workflow && workflowOf(scope, image, number, workflow);
};

const workflowOf = (
  scope: LargeScope,
  image: number,
  number: number,
  workflow: WorkflowTiming,
): WorkflowPlan => {
  const site = { scope, imageArn: arnOfImage(scope, image), label: labelOfWorkflow(image, number) };
  if (workflow.ending === 'SKIPPED') return skipWorkflow(site, scriptOf(workflow), workflow.begins);
  const random = steady(randomAt(scope, 'workflow', image, number));
  const product = productOf(productNumber(image));
  return planWorkflow(site, scriptOf(workflow), workflow.begins, {
    random,
    instanceId: `i-0${random.hex(16)}`,
    imageId: homeImageId(scope, wordOf(image), buildNumber(image)),
    osVersion: product.osVersion,
  });
};

const scriptOf = (workflow: WorkflowTiming): WorkflowScript => {
  const { definition, parallelGroup, mainStep } = workflow.stage;
  return {
    definition,
    ...(parallelGroup !== undefined && { parallelGroup }),
    stepOverrides: { ...skippedSteps, [mainStep]: mainStepOverride(workflow) },
  };
};

const mainStepOverride = (workflow: WorkflowTiming): StepOverride => {
  const { ending, mainSeconds } = workflow;
  if (ending !== 'FAILED' && ending !== 'CANCELLED') return { seconds: mainSeconds };
  const message = messageOf(workflow);
  return { seconds: mainSeconds, ending, message, outputs: { status: 'Failed', output: message } };
};

/** Gives every step but the main one its usual duration, and the fixed pause that `stages.ts` assumes. */
const steady = (random: Random): Random => ({
  ...random,
  between: (low, high) => (low + high) / 2,
});
