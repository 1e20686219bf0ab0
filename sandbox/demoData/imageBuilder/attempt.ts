import type { ImageState, ImageStatus, WorkflowType } from '@aws-sdk/client-imagebuilder';
import { randomAt, type DemoScope } from '../demoScope';
import { seconds, type Milestone, type Span } from '../timeline';
import type { StepContext } from './actions';
import type { BuildScript } from './buildPlan';
import { homeImageId } from './outputs';
import { planWorkflow, skipWorkflow, type WorkflowPlan, type WorkflowScript } from './workflowPlan';

/** One attempt to build an image: its workflow executions, and the resulting states of the image. */
export interface AttemptPlan extends Span {
  readonly workflows: readonly WorkflowPlan[];
  readonly states: readonly Milestone<ImageState>[];
}

export interface BuildSite {
  readonly scope: DemoScope;
  readonly imageArn: string;
  readonly script: BuildScript;
}

/**
 * Plans phase after phase. After a workflow that ends the build, the rest is skipped. `earlier` is the number of
 * workflows in previous attempts.
 */
export const planAttempt = (
  site: BuildSite,
  attempt: readonly WorkflowScript[],
  begins: number,
  earlier: number,
): AttemptPlan => {
  const workflows: WorkflowPlan[] = [];
  const states: Milestone<ImageState>[] = [];
  let clock = begins;
  for (const phase of phasesOf(attempt)) {
    const from = clock;
    const isOver = workflows.some(endsTheBuild);
    const numberOfFirst = earlier + workflows.length + 1;
    const plans = phase.workflows.map((workflow, at) =>
      isOver
        ? skipWorkflow(workflowSite(site, numberOfFirst + at), workflow, from)
        : planWorkflow(
            workflowSite(site, numberOfFirst + at),
            workflow,
            from,
            contextFor(site, numberOfFirst + at),
          ),
    );
    workflows.push(...plans);
    if (!isOver) states.push({ from, state: { status: statusDuring[phase.type] } });
    clock = Math.max(...plans.map(({ ends }) => ends));
  }
  const culprit = workflows.find(endsTheBuild);
  const last =
    culprit === undefined
      ? success(clock)
      : [{ from: clock, state: { ...failure(culprit), ...failureContext(culprit) } }];
  return { begins, ends: last.at(-1)?.from ?? clock, workflows, states: [...states, ...last] };
};

interface Phase {
  readonly type: WorkflowType;
  readonly parallelGroup: string | undefined;
  readonly workflows: readonly WorkflowScript[];
}

/** Adjacent workflows of one parallel group run together. Every other workflow is a phase of its own. */
const phasesOf = (attempt: readonly WorkflowScript[]): readonly Phase[] => {
  const phases: Phase[] = [];
  for (const workflow of attempt) {
    const { parallelGroup, definition } = workflow;
    const last = phases.at(-1);
    if (last !== undefined && parallelGroup !== undefined && last.parallelGroup === parallelGroup) {
      phases.splice(-1, 1, { ...last, workflows: [...last.workflows, workflow] });
    } else {
      phases.push({ type: definition.type, parallelGroup, workflows: [workflow] });
    }
  }
  return phases;
};

export const statusDuring: Readonly<Record<WorkflowType, ImageStatus>> = {
  BUILD: 'BUILDING',
  TEST: 'TESTING',
  DISTRIBUTION: 'DISTRIBUTING',
};

const endsTheBuild = ({ ending, script }: WorkflowPlan) =>
  ending === 'CANCELLED' || (ending !== 'COMPLETED' && script.onFailure !== 'CONTINUE');

export const success = (moment: number): readonly Milestone<ImageState>[] => [
  { from: moment, state: { status: 'INTEGRATING' } },
  { from: moment + seconds(40), state: { status: 'AVAILABLE' } },
];

export const failure = ({
  id,
  ending,
  message = 'No reason was given',
}: Pick<WorkflowPlan, 'id' | 'ending' | 'message'>): ImageState =>
  ending === 'CANCELLED'
    ? { status: 'CANCELLED', reason: message }
    : { status: 'FAILED', reason: `Workflow Execution ID: '${id}' failed with reason: ${message}` };

/** A member that AWS returns and the SDK's type lacks. Absent for a cancelled image. */
const failureContext = ({ ending, script, parents, steps }: WorkflowPlan): object => {
  const step = steps.find((one) => one.ending === 'FAILED' && one.definition.onFailure === 'Abort');
  if (ending === 'CANCELLED' || step === undefined) return {};
  const { componentArn, phaseName, stepName, errorMessage } = step.componentFailure ?? {};
  return {
    failureContext: {
      imageStatus: statusDuring[script.definition.type],
      workflowExecutionId: parents.workflowExecutionId,
      workflowArn: parents.workflowBuildVersionArn,
      stepExecutionId: step.id,
      failedStep: step.definition.name,
      componentFailure: componentArn && {
        componentArn,
        phaseName,
        stepName,
        action: 'ExecuteBash',
        errorMessage,
      },
    },
  };
};

const workflowSite = ({ scope, imageArn, script }: BuildSite, workflow: number) => ({
  scope,
  imageArn,
  label: { word: script.word, number: script.number, workflow },
});

const contextFor = ({ scope, script }: BuildSite, workflow: number): StepContext => {
  const { word, number, product } = script;
  const random = randomAt(scope, 'workflow', word, number, workflow);
  const instanceId = `i-0${random.hex(16)}`;
  return { random, instanceId, imageId: homeImageId(scope, word, number), osVersion: product.osVersion };
};
