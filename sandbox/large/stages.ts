import { actionOf } from '../demoData/imageBuilder/actions';
import type { StepDefinition, WorkflowDefinition } from '../demoData/imageBuilder/definitions';
import { buildImage, onInstanceOf } from '../demoData/imageBuilder/managedWorkflows';
import { approvedBuild } from '../demoData/imageBuilder/customWorkflows';
import type { StepOverride } from '../demoData/imageBuilder/stepPlan';
import { seconds } from '../demoData/timeline';

/** A workflow as all images of a large estate run it: only one of its steps ever goes otherwise than usual. */
export interface Stage extends StageScript {
  /** How long it takes until its main step begins, and after that step's end. */
  readonly beforeMain: number;
  readonly afterMain: number;
}

interface StageScript {
  readonly definition: WorkflowDefinition;
  readonly parallelGroup?: string;
  /** Takes now less time and now more, and is the one that fails. */
  readonly mainStep: string;
  /** Left out, nobody ends it. */
  readonly mainSeconds?: readonly [number, number];
}

/** The steps that mean nothing to a machine on Linux. */
export const skippedSteps: Readonly<Record<string, StepOverride>> = {
  RunSysPrepScript: { ending: 'SKIPPED' },
};

/** Before each step. */
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
  description: 'Would the users of this machine take it?',
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
  description: 'Distributes to one part of the world after the other',
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

/** Waits for somebody who never comes. */
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

/** From the beginning of a stage to its end, or to that of its main step where it gets no further. */
export const lengthOf = (stage: Stage, mainSeconds: number, isCutShort: boolean): number =>
  stage.beforeMain + seconds(mainSeconds) + (isCutShort ? 0 : stage.afterMain);
