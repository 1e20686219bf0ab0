import { actionOf } from '../demoData/imageBuilder/actions';
import type { StepDefinition, WorkflowDefinition } from '../demoData/imageBuilder/definitions';
import { buildImage, onInstanceOf } from '../demoData/imageBuilder/managedWorkflows';
import { approvedBuild } from '../demoData/imageBuilder/customWorkflows';
import type { StepOverride } from '../demoData/imageBuilder/stepPlan';
import { seconds } from '../demoData/timeline';

/** A workflow that all images of a large estate run. Only its main step varies. */
export interface Stage extends StageScript {
  /** Time before the main step begins, and after it ends. */
  readonly beforeMain: number;
  readonly afterMain: number;
}

interface StageScript {
  readonly definition: WorkflowDefinition;
  readonly parallelGroup?: string;
  /** Varies in duration, and is the step that fails. */
  readonly mainStep: string;
  /** Range of its duration. Without it, the step never ends. */
  readonly mainSeconds?: readonly [number, number];
}

/** Steps that do not apply to Linux. */
export const skippedSteps: Readonly<Record<string, StepOverride>> = {
  RunSysPrepScript: { ending: 'SKIPPED' },
};

/** Time before each step, in milliseconds. */
export const pause = 450;

const stageOf = (script: StageScript): Stage => {
  const { steps } = script.definition;
  const main = steps.findIndex(({ name }) => name === script.mainStep);
  return {
    ...script,
    beforeMain: usualLength(steps.slice(0, main)) + pause,
    afterMain: usualLength(steps.slice(main + 1)),
  };
};

const usualLength = (steps: readonly StepDefinition[]): number =>
  steps.reduce(
    (sum, { name, action }) => sum + pause + (name in skippedSteps ? 0 : seconds(actionOf(action).seconds)),
    0,
  );

const onTestInstance = onInstanceOf('LaunchTestInstance');

const command = (name: string, commandLine: string): StepDefinition => ({
  name,
  action: 'RunCommand',
  onFailure: 'Abort',
  inputs: { documentName: 'AWS-RunShellScript', command: commandLine, ...onTestInstance },
});

const acceptanceTest: WorkflowDefinition = {
  name: 'acceptance-test',
  version: '3.0.0',
  type: 'TEST',
  managed: false,
  description: 'Checks the image with recorded traffic',
  steps: [
    {
      name: 'LaunchTestInstance',
      action: 'LaunchInstance',
      onFailure: 'Abort',
      inputs: { waitFor: 'ssmAgent' },
    },
    command('CheckServices', 'systemctl is-system-running'),
    command('CheckHealthEndpoint', 'curl --fail http://localhost:8080/healthz'),
    command('ReplayTraffic', 'rush-replay --minutes 5'),
    command('CheckLogs', 'journalctl --priority err --quiet'),
    {
      name: 'TerminateTestInstance',
      action: 'TerminateInstance',
      onFailure: 'Continue',
      inputs: onTestInstance,
    },
  ],
};

const worldwideRollout: WorkflowDefinition = {
  name: 'worldwide-rollout',
  version: '1.0.0',
  type: 'DISTRIBUTION',
  managed: false,
  description: 'Distributes to one continent after the other',
  steps: ['HomeRegion', 'Americas', 'Europe', 'Asia', 'Oceania'].map((where) => ({
    name: `DistributeTo${where}`,
    action: 'DistributeImage',
    onFailure: 'Abort',
  })),
};

export const stageDefinitions = [approvedBuild, acceptanceTest, worldwideRollout, buildImage];

export const buildStage = stageOf({
  definition: buildImage,
  mainStep: 'ApplyBuildComponents',
  mainSeconds: [180, 900],
});

/** Its main step never ends. */
export const approvalStage = stageOf({
  definition: approvedBuild,
  mainStep: 'WaitForApproval',
});

export const testStage = stageOf({
  definition: acceptanceTest,
  parallelGroup: 'acceptance',
  mainStep: 'ReplayTraffic',
  mainSeconds: [240, 700],
});

export const distributionStage = stageOf({
  definition: worldwideRollout,
  mainStep: 'DistributeToAmericas',
  mainSeconds: [120, 420],
});

/** Duration of a stage, up to the end of its main step if the workflow stops there. */
export const lengthOf = (stage: Stage, mainSeconds: number, isCutShort: boolean): number =>
  stage.beforeMain + seconds(mainSeconds) + (isCutShort ? 0 : stage.afterMain);
