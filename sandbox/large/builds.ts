import type { BuildPlan } from '../demoData/imageBuilder/buildPlan';
import { homeImageId, planOutputs } from '../demoData/imageBuilder/outputs';
import type { Turn } from '../demoData/imageBuilder/stepPlan';
import {
  planWorkflow,
  skipWorkflow,
  type WorkflowPlan,
  type WorkflowScript,
} from '../demoData/imageBuilder/workflowPlan';
import { randomAt } from '../demoData/place';
import type { Random } from '../demoData/random';
import { never } from '../demoData/timeline';
import { courseOf, isScheduled, labelOfWorkflow, messageOf, type Leg } from './course';
import { arnOfImage, buildNumber, productNumber, productOf } from './images';
import type { LargePlace } from './place';
import { skippedSteps } from './stages';

/** Here a word only seeds what a build leaves behind; the ids come from its course. */
const wordOf = (image: number) => `image ${image}`;

/** All that an image tells of its build; its workflows are planned one by one. */
export const buildOf = (place: LargePlace, image: number): BuildPlan => {
  const product = productNumber(image);
  const { begins, legs, states } = courseOf(place, image);
  const script = {
    product: productOf(product),
    number: buildNumber(image),
    word: wordOf(image),
    begins,
    buildType: isScheduled(product) ? ('SCHEDULED' as const) : ('USER_INITIATED' as const),
    attempts: [legs.map(scriptOf)],
  };
  const available = states.find(({ state }) => state.status === 'AVAILABLE')?.from ?? never;
  return {
    script,
    arn: arnOfImage(place, image),
    workflows: [],
    states,
    outputs: planOutputs(place, script, available),
  };
};

/** The image's workflow executions, in the order of their numbers. */
export const workflowsOf = (place: LargePlace, image: number): readonly WorkflowPlan[] =>
  courseOf(place, image).legs.map((leg, at) => workflowOf(place, image, at + 1, leg));

/** One of them. */
export const workflowNumbered = (
  place: LargePlace,
  image: number,
  number: number,
): WorkflowPlan | undefined => {
  const leg = courseOf(place, image).legs[number - 1];
  return leg && workflowOf(place, image, number, leg);
};

const workflowOf = (place: LargePlace, image: number, number: number, leg: Leg): WorkflowPlan => {
  const site = { place, imageArn: arnOfImage(place, image), label: labelOfWorkflow(image, number) };
  if (leg.ending === 'SKIPPED') return skipWorkflow(site, scriptOf(leg), leg.begins);
  const random = steady(randomAt(place, 'workflow', image, number));
  const product = productOf(productNumber(image));
  return planWorkflow(site, scriptOf(leg), leg.begins, {
    random,
    instanceId: `i-0${random.hex(16)}`,
    imageId: homeImageId(place, wordOf(image), buildNumber(image)),
    osVersion: product.osVersion,
  });
};

const scriptOf = (leg: Leg): WorkflowScript => {
  const { definition, parallelGroup, mainStep } = leg.stage;
  return {
    definition,
    ...(parallelGroup !== undefined && { parallelGroup }),
    turns: { ...skippedSteps, [mainStep]: mainTurn(leg) },
  };
};

const mainTurn = (leg: Leg): Turn => {
  const { ending, mainSeconds } = leg;
  if (ending !== 'FAILED' && ending !== 'CANCELLED') return { seconds: mainSeconds };
  const message = messageOf(leg);
  return { seconds: mainSeconds, ending, message, outputs: { status: 'Failed', output: message } };
};

/** Lets all steps but the main one take their usual time, with the pause between them that stages reckon with. */
const steady = (random: Random): Random => ({
  ...random,
  between: (low, high) => (low + high) / 2,
});
