import type { RegionEstate, StoredStep } from '../estate';
import { readUuid } from '../demoData/ids';
import { workflowOf as definitionOf } from '../demoData/imageBuilder/definitions';
import { imageAt } from '../demoData/imageBuilder/image';
import { pipelineArn, pipelineAt } from '../demoData/imageBuilder/pipelines';
import { stepAt, stepStatusAt } from '../demoData/imageBuilder/stepPlan';
import type { WorkflowPlan } from '../demoData/imageBuilder/workflowPlan';
import { stepsAt, workflowAt } from '../demoData/imageBuilder/workflowState';
import { withdrawalsOf } from '../demoData/lifecycle/runPlan';
import { asItIs, shelfOf } from '../demoData/shelves';
import { buildOf, workflowNumbered, workflowsOf } from './builds';
import { waitsForEver } from './course';
import { imageNumber, newestBuildOf, buildsOf, productCount, productOf } from './images';
import { runTouching } from './lifecycleRuns';
import type { LargePlace } from './place';
import { isNumberTo, numberBy, numberedShelf } from './shelves';
import { numbersTo } from './size';
import { stageDefinitions } from './stages';

export type ImageBuilderShelves = Pick<
  RegionEstate,
  'images' | 'imagePipelines' | 'workflows' | 'workflowExecutions' | 'steps' | 'waitingSteps'
>;

/** The shelves of images, and of the workflows that built them. */
export const imageBuilderShelves = (place: LargePlace): ImageBuilderShelves => {
  const numberOf = imageNumber(place);
  return {
    images: numberedShelf({
      count: place.parents,
      numberOf,
      at: (image, now) => imageNumbered(place, image, now),
    }),
    imagePipelines: numberedShelf({
      count: productCount(place),
      numberOf: numberBy(productCount(place), (product) => pipelineArn(place, productOf(product))),
      at: (product, now) => {
        const builds = buildsOf(place, product).map((image) => buildOf(place, image));
        return pipelineAt(place, productOf(product), builds, now);
      },
    }),
    workflows: shelfOf(
      stageDefinitions.map((definition) => definitionOf(place, definition)),
      ({ arn = '' }) => arn,
      asItIs,
    ),
    workflowExecutions: {
      get: (id, now) => {
        const workflow = find(place, 'wf-', id)?.workflow;
        return workflow?.id === id ? workflowAt(workflow, now) : undefined;
      },
      of: (arn, now) => {
        const image = numberOf(arn);
        return image === undefined
          ? undefined
          : workflowsOf(place, image).map((workflow) => workflowAt(workflow, now));
      },
    },
    steps: {
      get: (id, now) => {
        const { workflow, step } = find(place, 'step-', id) ?? {};
        const plan = workflow?.steps[(step ?? 0) - 1];
        return workflow && plan?.id === id ? stepAt(plan, workflow.parents, now) : undefined;
      },
      of: (id, now) => {
        const workflow = find(place, 'wf-', id)?.workflow;
        return workflow?.id === id ? stepsAt(workflow, now) : undefined;
      },
    },
    waitingSteps: (now) => waitingSteps(place, now),
  };
};

const imageNumbered = (place: LargePlace, image: number, now: Date) => {
  const build = buildOf(place, image);
  const run = runTouching(place, image);
  return imageAt(place, build, run === undefined ? [] : withdrawalsOf(run, build.arn), now);
};

/** The workflow execution that an id names, and the step. */
const find = (place: LargePlace, prefix: string, id: string) => {
  const label = id.startsWith(prefix) ? readUuid(place, id.slice(prefix.length)) : undefined;
  if (label === undefined || !isNumberTo(place.parents, label.number)) return undefined;
  const workflow = workflowNumbered(place, label.number, label.workflow);
  return workflow && { workflow, step: label.step };
};

/** Of the newest builds: the others are over. */
const waitingSteps = (place: LargePlace, now: Date): readonly StoredStep[] =>
  numbersTo(productCount(place))
    .map((product) => newestBuildOf(place, product))
    .filter((image) => waitsForEver(place, image))
    .map((image) => workflowNumbered(place, image, 1))
    .filter((workflow) => workflow !== undefined)
    .flatMap((workflow) => stepsWaiting(workflow, now));

const stepsWaiting = ({ steps, parents }: WorkflowPlan, now: Date) =>
  steps
    .filter((step) => step.definition.action === 'WaitForAction' && stepStatusAt(step, now) === 'RUNNING')
    .map((step) => stepAt(step, parents, now));
