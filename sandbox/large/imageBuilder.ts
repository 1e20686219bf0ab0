import type { RegionEstate, StoredStep } from '../estate';
import { readUuid } from '../demoData/ids';
import { findingsAt, packagesAt } from '../demoData/imageBuilder/contents';
import { workflowOf as definitionOf } from '../demoData/imageBuilder/definitions';
import { imageAt } from '../demoData/imageBuilder/image';
import { pipelineArn, pipelineAt } from '../demoData/imageBuilder/pipelines';
import { stepAt, stepStatusAt } from '../demoData/imageBuilder/stepPlan';
import type { WorkflowPlan } from '../demoData/imageBuilder/workflowPlan';
import { stepsAt, workflowAt } from '../demoData/imageBuilder/workflowState';
import { lifecycleChangesOf } from '../demoData/lifecycle/runPlan';
import { identity, collectionOf } from '../demoData/collection';
import { buildOf, workflowNumbered, workflowsOf } from './builds';
import { waitsForever } from './buildTimeline';
import { imageNumber, newestBuildOf, buildsOf, productCount, productOf } from './images';
import { runTouching } from './lifecycleRuns';
import type { LargeScope } from './largeScope';
import { isNumberTo, numberBy, numberedCollection } from './collections';
import { numbersTo } from './size';
import { stageDefinitions } from './stages';

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

/** The Image Builder collections of a scope. */
export const imageBuilderCollections = (scope: LargeScope): ImageBuilderCollections => {
  const numberOf = imageNumber(scope);
  return {
    images: numberedCollection({
      count: scope.parents,
      numberOf,
      at: (image, now) => imageNumbered(scope, image, now),
    }),
    imagePackages: (arn, now) => {
      const image = numberOf(arn);
      return image === undefined ? undefined : packagesAt(buildOf(scope, image), now);
    },
    imageFindings: (arn, now) => {
      const image = numberOf(arn);
      return image === undefined ? undefined : findingsAt(imageNumbered(scope, image, now));
    },
    imagePipelines: numberedCollection({
      count: productCount(scope),
      numberOf: numberBy(productCount(scope), (product) => pipelineArn(scope, productOf(product))),
      at: (product, now) => {
        const builds = buildsOf(scope, product).map((image) => buildOf(scope, image));
        return pipelineAt(scope, productOf(product), builds, now);
      },
    }),
    workflows: collectionOf(
      stageDefinitions.map((definition) => definitionOf(scope, definition)),
      ({ arn = '' }) => arn,
      identity,
    ),
    workflowExecutions: {
      get: (id, now) => {
        const workflow = find(scope, 'wf-', id)?.workflow;
        return workflow?.id === id ? workflowAt(workflow, now) : undefined;
      },
      of: (arn, now) => {
        const image = numberOf(arn);
        return image === undefined
          ? undefined
          : workflowsOf(scope, image).map((workflow) => workflowAt(workflow, now));
      },
    },
    steps: {
      get: (id, now) => {
        const { workflow, step } = find(scope, 'step-', id) ?? {};
        const plan = workflow?.steps[(step ?? 0) - 1];
        return workflow && plan?.id === id ? stepAt(plan, workflow.parents, now) : undefined;
      },
      of: (id, now) => {
        const workflow = find(scope, 'wf-', id)?.workflow;
        return workflow?.id === id ? stepsAt(workflow, now) : undefined;
      },
    },
    waitingSteps: (now) => waitingSteps(scope, now),
  };
};

const imageNumbered = (scope: LargeScope, image: number, now: Date) => {
  const build = buildOf(scope, image);
  const run = runTouching(scope, image);
  return imageAt(scope, build, run === undefined ? [] : lifecycleChangesOf(run, build.arn), now);
};

/** The workflow execution that an id refers to, and the number of the step. */
const find = (scope: LargeScope, prefix: string, id: string) => {
  const label = id.startsWith(prefix) ? readUuid(scope, id.slice(prefix.length)) : undefined;
  if (label === undefined || !isNumberTo(scope.parents, label.number)) return undefined;
  const workflow = workflowNumbered(scope, label.number, label.workflow);
  return workflow && { workflow, step: label.step };
};

/** Only newest builds can be waiting. */
const waitingSteps = (scope: LargeScope, now: Date): readonly StoredStep[] =>
  numbersTo(productCount(scope))
    .map((product) => newestBuildOf(scope, product))
    .filter((image) => waitsForever(scope, image))
    .map((image) => workflowNumbered(scope, image, 1))
    .filter((workflow) => workflow !== undefined)
    .flatMap((workflow) => stepsWaiting(workflow, now));

const stepsWaiting = ({ steps, parents }: WorkflowPlan, now: Date) =>
  steps
    .filter((step) => step.definition.action === 'WaitForAction' && stepStatusAt(step, now) === 'RUNNING')
    .map((step) => stepAt(step, parents, now));
