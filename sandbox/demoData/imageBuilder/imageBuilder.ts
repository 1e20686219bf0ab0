import type { RegionEstate } from '../../estate';
import { withdrawalsOf, type RunPlan } from '../lifecycle/runPlan';
import type { Place } from '../place';
import { asItIs, shelfOf } from '../shelves';
import { hasBegun } from '../timeline';
import type { BuildCatalog } from './buildCatalog';
import type { BuildPlan } from './buildPlan';
import { workflowOf } from './definitions';
import { imageAt } from './image';
import { managedWorkflows } from './managedWorkflows';
import { ownWorkflows } from './ownWorkflows';
import { pipelineArn, pipelineAt } from './pipelines';
import { products } from './products';
import { stepAt, stepStatusAt } from './stepPlan';
import { stepsAt, workflowAt } from './workflowState';

export type ImageBuilderShelves = Pick<
  RegionEstate,
  'images' | 'imagePipelines' | 'workflows' | 'workflowExecutions' | 'steps' | 'waitingSteps'
>;

/** The shelves of images and of what built them; `runsTouching` tells the lifecycle runs of an image. */
export const imageBuilderShelves = (
  place: Place,
  builds: BuildCatalog,
  runsTouching: (imageArn: string) => readonly RunPlan[],
): ImageBuilderShelves => {
  const image = (build: BuildPlan, now: Date) => {
    const withdrawals = runsTouching(build.arn).flatMap((run) => withdrawalsOf(run, build.arn));
    return imageAt(place, build, withdrawals, now);
  };
  return {
    images: {
      all: (now) =>
        builds
          .known(now)
          .toReversed()
          .map((build) => image(build, now)),
      get: (arn, now) => {
        const build = builds.byArn(arn, now);
        return build && image(build, now);
      },
    },
    imagePipelines: shelfOf(
      products,
      (product) => pipelineArn(place, product),
      (product, now) => pipelineAt(place, product, builds.knownOf(product, now), now),
    ),
    workflows: shelfOf(
      [...ownWorkflows, ...managedWorkflows].map((definition) => workflowOf(place, definition)),
      ({ arn = '' }) => arn,
      asItIs,
    ),
    workflowExecutions: {
      get: (id, now) => {
        const workflow = builds.workflow(id, now);
        return workflow && workflowAt(workflow, now);
      },
      of: (arn, now) => builds.byArn(arn, now)?.workflows.map((workflow) => workflowAt(workflow, now)),
    },
    steps: {
      get: (id, now) => {
        const found = builds.step(id, now);
        return found && stepAt(found.step, found.workflow.parents, now);
      },
      of: (id, now) => {
        const workflow = builds.workflow(id, now);
        return workflow && stepsAt(workflow, now);
      },
    },
    waitingSteps: (now) => waitingSteps(builds.known(now), now),
  };
};

const waitingSteps = (builds: readonly BuildPlan[], now: Date) =>
  builds
    .flatMap(({ workflows }) => workflows)
    .filter((workflow) => hasBegun(workflow, now))
    .flatMap(({ steps, parents }) => steps.map((step) => ({ step, parents })))
    .filter(({ step }) => step.definition.action === 'WaitForAction' && stepStatusAt(step, now) === 'RUNNING')
    .map(({ step, parents }) => stepAt(step, parents, now));
