import { onInstanceOf } from './managedWorkflows';
import type { StepDefinition, WorkflowDefinition } from './definitions';

const onTestInstance = onInstanceOf('LaunchTestInstance');

/** Builds the image and waits for approval before it creates the AMI. */
export const approvedBuild: WorkflowDefinition = {
  name: 'build-with-approval',
  version: '2.1.0',
  type: 'BUILD',
  managed: false,
  description: 'Builds a golden image and waits for approval',
  changeDescription: 'Approval comes before the AMI is created, not after',
  parameters: [
    {
      name: 'approvalTopicArn',
      type: 'string',
      defaultValue: ['arn:aws:sns:us-east-1:111122223333:example-release-desk'],
      description: 'Receives a message when a build waits for approval',
    },
    {
      name: 'ticketRequired',
      type: 'boolean',
      defaultValue: ['true'],
      description: 'Reject builds without a ticket',
    },
  ],
  steps: [
    {
      name: 'LaunchBuildInstance',
      action: 'LaunchInstance',
      onFailure: 'Abort',
      inputs: { waitFor: 'ssmAgent' },
    },
    {
      name: 'ApplyBuildComponents',
      action: 'ExecuteComponents',
      onFailure: 'Abort',
      inputs: onInstanceOf('LaunchBuildInstance'),
    },
    {
      name: 'WaitForApproval',
      action: 'WaitForAction',
      description: 'The release desk approves or rejects the image',
      onFailure: 'Abort',
      inputs: { 'snsTopicArn.$': '$.parameters.approvalTopicArn' },
    },
    {
      name: 'CreateOutputAMI',
      action: 'CreateImage',
      onFailure: 'Abort',
      inputs: onInstanceOf('LaunchBuildInstance'),
    },
    {
      name: 'TerminateBuildInstance',
      action: 'TerminateInstance',
      onFailure: 'Continue',
      inputs: onInstanceOf('LaunchBuildInstance'),
    },
  ],
};

export const retiredApprovedBuild: WorkflowDefinition = {
  ...approvedBuild,
  version: '1.0.0',
  changeDescription: 'First version',
  deprecated: 'Publishes images before they are approved; use 2.1.0',
};

/** A test workflow that runs commands on a test instance. */
const testOf = (
  name: string,
  description: string,
  commands: readonly StepDefinition[],
): WorkflowDefinition => ({
  name,
  version: '1.4.0',
  type: 'TEST',
  managed: false,
  description,
  changeDescription: 'Failed checks report the expected value',
  steps: [
    {
      name: 'LaunchTestInstance',
      action: 'LaunchInstance',
      onFailure: 'Abort',
      inputs: { waitFor: 'ssmAgent' },
    },
    ...commands,
    {
      name: 'TerminateTestInstance',
      action: 'TerminateInstance',
      onFailure: 'Continue',
      inputs: onTestInstance,
    },
  ],
});

const check = (name: string, description: string, command: string): StepDefinition => ({
  name,
  action: 'RunCommand',
  description,
  onFailure: 'Abort',
  inputs: { documentName: 'AWS-RunShellScript', command, ...onTestInstance },
});

export const smokeTest = testOf('smoke-test', 'Checks that the services run', [
  check('CheckServices', 'All units are active', 'systemctl is-system-running'),
  check(
    'CheckHealthEndpoint',
    'The service answers on its port',
    'curl --fail http://localhost:8080/healthz',
  ),
]);

export const loadTest = testOf('load-test', 'Checks the image under peak load', [
  check('ReplayMorningRush', 'Replays ten minutes of recorded traffic', 'rush-replay --minutes 10'),
]);

export const soakTest = testOf('soak-test', 'Checks the image over 45 minutes', [
  check('WatchMemory', 'Resident memory stays within its limit', 'watch-memory --minutes 45'),
]);

/** Has 28 steps, which is more than a page. */
export const auditTest = testOf(
  'audit-test',
  'Security audit, one step per line of the audit list',
  Array.from({ length: 26 }, (_, at) => {
    const line = String(at + 1).padStart(2, '0');
    return check(`AuditLine${line}`, `Line ${at + 1} of the audit list`, `audit --line ${at + 1}`);
  }),
);

/** Distributes to the home region first, then to the others. */
export const stagedRollout: WorkflowDefinition = {
  name: 'staged-rollout',
  version: '1.2.0',
  type: 'DISTRIBUTION',
  managed: false,
  description: 'Distributes to the home region first, then to all others',
  changeDescription: 'Two waves instead of one',
  parameters: [
    {
      name: 'firstWave',
      type: 'stringList',
      defaultValue: ['us-east-1'],
      description: 'Regions of the first wave',
    },
    { name: 'pauseMinutes', type: 'integer', defaultValue: ['2'], description: 'Pause between the waves' },
  ],
  steps: [
    { name: 'DistributeFirstWave', action: 'DistributeImage', onFailure: 'Abort' },
    { name: 'DistributeSecondWave', action: 'DistributeImage', onFailure: 'Abort' },
  ],
};

export const customWorkflows: readonly WorkflowDefinition[] = [
  approvedBuild,
  retiredApprovedBuild,
  smokeTest,
  loadTest,
  soakTest,
  auditTest,
  stagedRollout,
];
