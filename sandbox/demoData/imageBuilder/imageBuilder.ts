import type { RegionEstate } from '../../estate';
import { lifecycleChangesOf, type RunPlan } from '../lifecycle/runPlan';
import type { DemoScope } from '../demoScope';
import { identity, collectionOf } from '../collection';
import { hasBegun } from '../timeline';
import type { BuildCatalog } from './buildCatalog';
import type { BuildPlan } from './buildPlan';
import { findingsAt, packagesAt } from './contents';
import { workflowOf } from './definitions';
import { imageAt } from './image';
import { managedWorkflows } from './managedWorkflows';
import { customWorkflows } from './customWorkflows';
import { pipelineArn, pipelineAt } from './pipelines';
import { products } from './products';
import { stepAt, stepStatusAt } from './stepPlan';
import { stepsAt, workflowAt } from './workflowState';

export type ImageBuilderCollections = Pick<
  RegionEstate,
  | 'images'
  | 'imagePackages'
  | 'imageFindings'
  | 'imagePipelines'
  | 'workflows'
  | 'workflowExecutions'
  | 'steps'
  | 'waitingSteps'
>;

/** The Image Builder collections of a scope. `runsTouching` returns the lifecycle runs that act on an image. */
export const imageBuilderCollections = (
  scope: DemoScope,
  builds: BuildCatalog,
  runsTouching: (imageArn: string) => readonly RunPlan[],
): ImageBuilderCollections => {
  const image = (build: BuildPlan, now: Date) => {
    const lifecycleChanges = runsTouching(build.arn).flatMap((run) => lifecycleChangesOf(run, build.arn));
    return imageAt(scope, build, lifecycleChanges, now);
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
    imagePackages: (arn, now) => {
      const build = builds.byArn(arn, now);
      return build && packagesAt(build, now);
    },
    imageFindings: (arn, now) => {
      const build = builds.byArn(arn, now);
      return build && findingsAt(image(build, now));
    },
    imagePipelines: collectionOf(
      products,
      (product) => pipelineArn(scope, product),
      (product, now) => pipelineAt(scope, product, builds.knownOf(product, now), now),
    ),
    workflows: collectionOf(
      [...customWorkflows, ...managedWorkflows].map((definition) => workflowOf(scope, definition)),
      ({ arn = '' }) => arn,
      identity,
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
