import { productCount } from './images';
import { workflowsOfImage, type LargeSize } from './size';
import { approvalStage, buildStage, distributionStage, testStage, type Stage } from './stages';

/** Number of resources of each kind, in all scopes together. */
export interface LargeTotals {
  readonly images: number;
  readonly imagePipelines: number;
  readonly workflowExecutions: number;
  readonly steps: number;
  readonly waitingSteps: number;
  readonly lifecyclePolicies: number;
  readonly lifecycleExecutions: number;
  readonly transferWorkflows: number;
  readonly transferExecutions: number;
  readonly blueprints: number;
  readonly blueprintRuns: number;
  /** Of all kinds except steps. */
  readonly executions: number;
}

/** Exact, and computed without creating any resource. */
export const totalsOf = (size: LargeSize): LargeTotals => {
  const { scopes, parents, executions } = size;
  const workflows = workflowsOfImage(size);
  const waiting = Math.ceil(productCount(size) / 2);
  const [perParent, perImage] = [scopes * parents * executions, scopes * parents * workflows];
  return {
    images: scopes * parents,
    imagePipelines: scopes * productCount(size),
    workflowExecutions: perImage,
    steps: scopes * (parents * stepsOfImage(workflows) - waiting * stepsLess),
    waitingSteps: scopes * waiting,
    lifecyclePolicies: scopes * parents,
    lifecycleExecutions: perParent,
    transferWorkflows: scopes * parents,
    transferExecutions: perParent,
    blueprints: scopes * parents,
    blueprintRuns: perParent,
    executions: perImage + 3 * perParent,
  };
};

const stepCount = ({ definition }: Stage) => definition.steps.length;

/** A build, tests, and a distribution. */
const stepsOfImage = (workflows: number): number =>
  stepCount(buildStage) +
  (workflows === 1 ? 0 : stepCount(distributionStage) + (workflows - 2) * stepCount(testStage));

/** A build that waits for approval has a different number of steps. */
const stepsLess = stepCount(buildStage) - stepCount(approvalStage);
