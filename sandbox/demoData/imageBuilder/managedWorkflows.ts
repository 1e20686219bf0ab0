import type { StepDefinition, WorkflowDefinition } from './definitions';

/** The input of most steps: the instance that the step `launchStep` launched. */
export const onInstanceOf = (launchStep: string): Readonly<Record<string, string>> => ({
  'instanceId.$': `$.stepOutputs.${launchStep}.instanceId`,
});

const launch = (name: string): StepDefinition => ({
  name,
  action: 'LaunchInstance',
  onFailure: 'Abort',
  inputs: { waitFor: 'ssmAgent' },
});

const terminate = (name: string, launchStep: string): StepDefinition => ({
  name,
  action: 'TerminateInstance',
  onFailure: 'Continue',
  inputs: onInstanceOf(launchStep),
});

const onBuildInstance = onInstanceOf('LaunchBuildInstance');
const onTestInstance = onInstanceOf('LaunchTestInstance');

export const buildImage: WorkflowDefinition = {
  name: 'build-image',
  version: '1.0.3',
  type: 'BUILD',
  managed: true,
  description: 'Workflow to build an AMI',
  steps: [
    launch('LaunchBuildInstance'),
    {
      name: 'ApplyBuildComponents',
      action: 'ExecuteComponents',
      onFailure: 'Abort',
      inputs: onBuildInstance,
    },
    {
      name: 'InventoryCollection',
      action: 'CollectImageMetadata',
      onFailure: 'Abort',
      inputs: onBuildInstance,
    },
    { name: 'RunSanitizeScript', action: 'SanitizeInstance', onFailure: 'Abort', inputs: onBuildInstance },
    { name: 'RunSysPrepScript', action: 'RunSysPrep', onFailure: 'Abort', inputs: onBuildInstance },
    { name: 'CreateOutputAMI', action: 'CreateImage', onFailure: 'Abort', inputs: onBuildInstance },
    terminate('TerminateBuildInstance', 'LaunchBuildInstance'),
  ],
};

export const testImage: WorkflowDefinition = {
  name: 'test-image',
  version: '1.0.3',
  type: 'TEST',
  managed: true,
  description: 'Workflow to test an AMI',
  steps: [
    launch('LaunchTestInstance'),
    {
      name: 'CollectImageScanFindings',
      action: 'CollectImageScanFindings',
      onFailure: 'Continue',
      inputs: onTestInstance,
    },
    { name: 'ApplyTestComponents', action: 'ExecuteComponents', onFailure: 'Abort', inputs: onTestInstance },
    terminate('TerminateTestInstance', 'LaunchTestInstance'),
  ],
};

export const distributeImage: WorkflowDefinition = {
  name: 'distribute-image',
  version: '1.0.1',
  type: 'DISTRIBUTION',
  managed: true,
  description: 'Workflow to distribute an AMI',
  steps: [{ name: 'DistributeOutputAMI', action: 'DistributeImage', onFailure: 'Abort' }],
};

export const buildContainer: WorkflowDefinition = {
  name: 'build-container',
  version: '1.0.1',
  type: 'BUILD',
  managed: true,
  description: 'Workflow to build a container image',
  steps: [
    launch('LaunchBuildInstance'),
    {
      name: 'BootstrapBuildInstance',
      action: 'BootstrapInstanceForContainer',
      onFailure: 'Abort',
      inputs: onBuildInstance,
    },
    {
      name: 'ApplyBuildComponents',
      action: 'ExecuteComponents',
      onFailure: 'Abort',
      inputs: onBuildInstance,
    },
    terminate('TerminateBuildInstance', 'LaunchBuildInstance'),
  ],
};

export const testContainer: WorkflowDefinition = {
  name: 'test-container',
  version: '1.0.1',
  type: 'TEST',
  managed: true,
  description: 'Workflow to test a container image',
  steps: [
    launch('LaunchTestInstance'),
    {
      name: 'BootstrapTestInstance',
      action: 'BootstrapInstanceForContainer',
      onFailure: 'Abort',
      inputs: onTestInstance,
    },
    { name: 'ApplyTestComponents', action: 'ExecuteComponents', onFailure: 'Abort', inputs: onTestInstance },
    terminate('TerminateTestInstance', 'LaunchTestInstance'),
  ],
};

export const distributeContainer: WorkflowDefinition = {
  name: 'distribute-container',
  version: '1.0.1',
  type: 'DISTRIBUTION',
  managed: true,
  description: 'Workflow to distribute a container image',
  steps: [{ name: 'DistributeOutputContainer', action: 'DistributeImage', onFailure: 'Abort' }],
};

export const managedWorkflows: readonly WorkflowDefinition[] = [
  buildImage,
  testImage,
  distributeImage,
  buildContainer,
  testContainer,
  distributeContainer,
];
