/* Sample responses from the AWS documentation, in the format of the wire protocol. */

export const sampleImageArn = 'arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-recipe/1.0.0/1';
export const sampleWorkflowId = 'wf-165b1cb6-3a62-4618-a021-94ddcbe32908';
export const sampleStepId = 'step-2e6fef0d-657c-4b7e-8706-ff24da9afa01';
export const sampleLifecycleId = 'lce-401aefc3-a829-46f6-8fc2-91497988a503';
export const samplePolicyArn =
  'arn:aws:imagebuilder:us-west-2:111122223333:lifecycle-policy/my-example-lifecycle-policy';
const buildArn = 'arn:aws:imagebuilder:us-west-2:aws:workflow/build/build-image/1.0.3/1';
const testArn = 'arn:aws:imagebuilder:us-west-2:aws:workflow/test/test-image/1.0.3/1';

export const getWorkflowExecution = {
  requestId: 'cd69c813-51c3-4261-8e59-382a1af96f73',
  workflowBuildVersionArn: buildArn,
  workflowExecutionId: sampleWorkflowId,
  imageBuildVersionArn: sampleImageArn,
  type: 'BUILD',
  status: 'COMPLETED',
  totalStepCount: 7,
  totalStepsSucceeded: 5,
  totalStepsFailed: 0,
  totalStepsSkipped: 2,
  startTime: '2026-09-09T19:12:23.175Z',
  endTime: '2026-09-09T19:19:06.158Z',
};

/** A response of 2023, when executions had neither `type` nor `retried`. */
const buildOf2023 = {
  workflowBuildVersionArn: buildArn,
  workflowExecutionId: sampleWorkflowId,
  status: 'COMPLETED',
  totalStepCount: 7,
  totalStepsSucceeded: 5,
  totalStepsFailed: 0,
  totalStepsSkipped: 2,
  startTime: '2026-09-09T19:12:23.175Z',
  endTime: '2026-09-09T19:19:06.158Z',
};

const testOf2023 = {
  workflowBuildVersionArn: testArn,
  workflowExecutionId: 'wf-1a3639b8-1366-4b73-8347-706874020dad',
  status: 'COMPLETED',
  totalStepCount: 4,
  totalStepsSucceeded: 2,
  totalStepsFailed: 0,
  totalStepsSkipped: 2,
  startTime: '2026-09-09T19:19:11.709Z',
  endTime: '2026-09-09T19:21:47.830Z',
};

export const listWorkflowExecutions = {
  requestId: 'c78ef9a3-cce8-4e7d-ae96-426fb7e59f5d',
  workflowExecutions: [
    { ...buildOf2023, type: 'BUILD', retried: false },
    { ...testOf2023, type: 'TEST', retried: false },
  ],
  imageBuildVersionArn: sampleImageArn,
};

export const listWorkflowExecutionsOf2023 = {
  ...listWorkflowExecutions,
  workflowExecutions: [buildOf2023, testOf2023],
};

export const getWorkflowStepExecution = {
  requestId: '9ba63d27-9568-4ea3-bfed-6b1ad4c09200',
  stepExecutionId: sampleStepId,
  workflowBuildVersionArn: buildArn,
  workflowExecutionId: sampleWorkflowId,
  imageBuildVersionArn: sampleImageArn,
  name: 'LaunchBuildInstance',
  action: 'LaunchInstance',
  status: 'COMPLETED',
  inputs: '{"waitFor": "ssmAgent"}',
  outputs: '{"instanceId": "i-1234567890abcdef0"}',
  startTime: '2026-09-09T19:12:23.418Z',
  endTime: '2026-09-09T19:14:50.822Z',
  onFailure: 'Abort',
  timeoutSeconds: 4500,
};

export const listWorkflowStepExecutions = {
  requestId: 'c6258beb-bc78-40dc-8bf9-fa5a8a93d3f3',
  steps: [
    {
      stepExecutionId: sampleStepId,
      name: 'LaunchBuildInstance',
      action: 'LaunchInstance',
      status: 'COMPLETED',
      inputs: '{"waitFor": "ssmAgent"}',
      outputs: '{"instanceId": "i-1234567890abcdef0"}',
      startTime: '2026-09-09T19:12:23.418Z',
      endTime: '2026-09-09T19:14:50.822Z',
    },
    {
      stepExecutionId: 'step-f76c24fe-dc70-435b-8dc1-987a0ca6d5a5',
      name: 'ApplyBuildComponents',
      action: 'ExecuteComponents',
      status: 'SKIPPED',
      inputs: '{"instanceId.$": "$.stepOutputs.LaunchBuildInstance.instanceId"}',
      startTime: '2026-09-09T19:14:51.229Z',
      endTime: '2026-09-09T19:14:51.229Z',
    },
  ],
  workflowBuildVersionArn: buildArn,
  workflowExecutionId: sampleWorkflowId,
  imageBuildVersionArn: sampleImageArn,
};

export const listWaitingWorkflowSteps = {
  steps: [
    {
      stepExecutionId: 'step-8eb24d7a-036e-46b5-94a3-90a5d8b5ac4a',
      imageBuildVersionArn:
        'arn:aws:imagebuilder:us-west-2:111122223333:image/my-example-wait-recipe/1.0.0/1',
      workflowExecutionId: 'wf-782460a6-8dc5-4262-90ff-0509eef0053c',
      workflowBuildVersionArn:
        'arn:aws:imagebuilder:us-west-2:111122223333:workflow/build/my-example-wait-workflow/1.0.0/1',
      name: 'WaitForApproval',
      action: 'WaitForAction',
      startTime: '2026-09-09T20:02:59.931Z',
    },
  ],
};

export const getLifecycleExecution = {
  lifecycleExecution: {
    lifecycleExecutionId: sampleLifecycleId,
    resourcesImpactedSummary: { hasImpactedResources: false },
    state: { status: 'IN_PROGRESS' },
    startTime: 1788990149.801,
  },
};

export const listLifecycleExecutionResources = {
  resources: [],
  lifecycleExecutionId: sampleLifecycleId,
  lifecycleExecutionState: { status: 'IN_PROGRESS' },
};

export const getLifecyclePolicy = {
  lifecyclePolicy: {
    arn: samplePolicyArn,
    name: 'my-example-lifecycle-policy',
    description:
      'Deletes AMIs and snapshots for builds older than six months, keeping at least the five most recent',
    status: 'ENABLED',
    executionRole: 'arn:aws:iam::111122223333:role/my-example-lifecycle-role',
    resourceType: 'AMI_IMAGE',
    policyDetails: [
      {
        action: { type: 'DELETE', includeResources: { amis: true, snapshots: true } },
        filter: { type: 'AGE', value: 6, unit: 'MONTHS', retainAtLeast: 5 },
      },
    ],
    resourceSelection: { tagMap: { Environment: 'my-example-environment' } },
    dateCreated: 1788982478.409,
    tags: {},
  },
};

export const getImage = {
  requestId: '4be892f0-e1d1-47f9-8bc1-d08ec5dec640',
  image: {
    arn: sampleImageArn,
    type: 'AMI',
    name: 'my-example-recipe',
    version: '1.0.0/1',
    platform: 'Linux',
    enhancedImageMetadataEnabled: true,
    state: { status: 'BUILDING' },
    sourcePipelineArn: 'arn:aws:imagebuilder:us-west-2:111122223333:image-pipeline/my-example-pipeline',
    dateCreated: '2026-09-03T05:44:21.121Z',
    tags: {},
  },
};

export const listImageBuildVersions = {
  requestId: 'b4808907-dcad-4951-ada5-dd151e93135a',
  imageSummaryList: [
    {
      arn: sampleImageArn,
      name: 'my-example-recipe',
      type: 'AMI',
      version: '1.0.0/1',
      platform: 'Linux',
      osVersion: 'Amazon Linux 2023',
      state: { status: 'AVAILABLE' },
      owner: '111122223333',
      dateCreated: '2026-09-09T19:12:18.677Z',
      outputResources: {
        amis: [
          {
            region: 'us-west-2',
            image: 'ami-1234567890abcdef0',
            name: 'my-example-recipe 2026-09-09T19-19-08.103311Z',
            accountId: '111122223333',
          },
        ],
      },
      tags: {},
      buildType: 'USER_INITIATED',
    },
  ],
};
