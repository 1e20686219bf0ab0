import {
  type Blueprint,
  Blueprint$,
  type BlueprintRun,
  type Workflow as GlueWorkflow,
  Workflow$ as GlueWorkflow$,
} from '@aws-sdk/client-glue';
import {
  Image$,
  type ImagePipeline,
  ImagePipeline$,
  type LifecycleExecution,
  type LifecycleExecutionResource,
  type LifecyclePolicy,
  LifecyclePolicy$,
  type Workflow,
  Workflow$,
} from '@aws-sdk/client-imagebuilder';
import {
  type DescribedExecution,
  type DescribedServer,
  DescribedServer$,
  type DescribedWorkflow,
  DescribedWorkflow$,
} from '@aws-sdk/client-transfer';
import type { StoredImage, StoredStep, StoredWorkflowExecution } from '../../sandbox/estate';
import { estateOf, type RegionData } from './estate';
import { uuid } from './sequence';
import { withEveryMember } from './shapeValues';

/* One resource of each kind with all members set, and the few others that its relations need. */

export const account = '111122223333';
export const region = 'us-east-1';
export const otherAccount = '444455556666';
export const otherRegion = 'eu-west-1';
/** The gateway's clock in tests: 90 seconds after the start of the executions that still run. */
export const now = new Date('2026-09-09T19:21:30.000Z');
export const fetchedAt = now.toISOString();
export const scope = { accountId: account, region, partition: 'aws' };
/** Narrows a look-up, which would otherwise ask the other scopes as well where this one does not know the execution. */
export const inScope = `scope: { accountId: "${account}", region: "${region}" }`;
/** What the history says of an execution that AWS has returned once, at this time. */
export const seenOnce = { origin: 'AWS', firstSeenAt: fetchedAt, lastSeenAt: fetchedAt };

export const imageBuilderArn = (resource: string): string =>
  `arn:aws:imagebuilder:${region}:${account}:${resource}`;

export const imageArn = imageBuilderArn('image/web-server/1.0.0/2');
export const untouchedImageArn = imageBuilderArn('image/web-server/1.0.0/1');
export const unknownImageArn = imageBuilderArn('image/web-server/1.0.0/999');
export const pipelineArn = imageBuilderArn('image-pipeline/web-server');
export const definitionArn = `arn:aws:imagebuilder:${region}:aws:workflow/build/build-image/1.0.3/1`;
export const policyArn = imageBuilderArn('lifecycle-policy/tidy-up');
export const buildId = `wf-${uuid(1)}`;
export const testId = `wf-${uuid(2)}`;
export const launchId = `step-${uuid(1)}`;
export const waitId = `step-${uuid(2)}`;
export const skippedId = `step-${uuid(3)}`;
export const policyRunId = `lce-${uuid(1)}`;
export const imageRunId = `lce-${uuid(2)}`;
export const transferWorkflowId = 'w-0123456789abcdefg';
export const executionId = uuid(1);
export const handlingId = uuid(2);
export const finishedId = uuid(3);
export const serverId = 's-0123456789abcdef0';
export const blueprintName = 'orders.import_v1';
export const runId = 'br_0123';
export const failedRunId = 'br_0124';
export const glueWorkflowName = 'orders to lake';

export const image = withEveryMember<StoredImage>(Image$, {
  arn: imageArn,
  sourcePipelineArn: pipelineArn,
  lifecycleExecutionId: policyRunId,
  owner: account,
});

const untouchedImage: StoredImage = { arn: untouchedImageArn, name: 'web-server', owner: account };

export const pipeline = withEveryMember<ImagePipeline>(ImagePipeline$, { arn: pipelineArn });

export const definition = withEveryMember<Workflow>(Workflow$, { arn: definitionArn });

export const build: StoredWorkflowExecution = {
  workflowExecutionId: buildId,
  workflowBuildVersionArn: definitionArn,
  imageBuildVersionArn: imageArn,
  type: 'BUILD',
  status: 'COMPLETED',
  message: 'Built at the second try.',
  totalStepCount: 7,
  totalStepsSucceeded: 4,
  totalStepsFailed: 1,
  totalStepsSkipped: 2,
  startTime: '2026-09-09T19:12:23.175Z',
  endTime: '2026-09-09T19:19:06.158Z',
  parallelGroup: 'group-a',
  retried: true,
};

const test: StoredWorkflowExecution = {
  workflowExecutionId: testId,
  workflowBuildVersionArn: definitionArn,
  imageBuildVersionArn: imageArn,
  type: 'TEST',
  status: 'RUNNING',
  startTime: '2026-09-09T19:20:00.000Z',
  retried: false,
};

export const launch: StoredStep = {
  stepExecutionId: launchId,
  workflowBuildVersionArn: definitionArn,
  workflowExecutionId: buildId,
  imageBuildVersionArn: imageArn,
  name: 'LaunchBuildInstance',
  description: 'Starts the machine to build on.',
  action: 'LaunchInstance',
  status: 'FAILED',
  rollbackStatus: 'COMPLETED',
  message: 'No machine of this type is free.',
  inputs: '{"waitFor": "ssmAgent"}',
  outputs: '{"instanceId": "i-1234567890abcdef0"}',
  startTime: '2026-09-09T19:12:23.418Z',
  endTime: '2026-09-09T19:14:50.822Z',
  onFailure: 'Abort',
  timeoutSeconds: 4500,
};

export const wait: StoredStep = {
  stepExecutionId: waitId,
  workflowBuildVersionArn: definitionArn,
  workflowExecutionId: buildId,
  imageBuildVersionArn: imageArn,
  name: 'Approve',
  action: 'WaitForAction',
  status: 'RUNNING',
  inputs: 'until somebody says so',
  startTime: '2026-09-09T19:20:00.000Z',
  onFailure: 'Continue',
  timeoutSeconds: 60,
};

const skipped: StoredStep = {
  stepExecutionId: skippedId,
  workflowBuildVersionArn: definitionArn,
  workflowExecutionId: buildId,
  imageBuildVersionArn: imageArn,
  name: 'RunSysPrep',
  action: 'RunSysPrep',
  status: 'SKIPPED',
};

export const policy = withEveryMember<LifecyclePolicy>(LifecyclePolicy$, { arn: policyArn });

export const policyRun: LifecycleExecution = {
  lifecycleExecutionId: policyRunId,
  lifecyclePolicyArn: policyArn,
  resourcesImpactedSummary: { hasImpactedResources: true },
  state: { status: 'FAILED', reason: 'One of two images is in use.' },
  startTime: new Date('2026-09-09T03:00:00.801Z'),
  endTime: new Date('2026-09-09T03:05:00.051Z'),
};

const imageRun: LifecycleExecution = {
  lifecycleExecutionId: imageRunId,
  resourcesImpactedSummary: { hasImpactedResources: false },
  state: { status: 'IN_PROGRESS' },
  startTime: new Date('2026-09-09T19:20:00.000Z'),
};

export const imageResource: LifecycleExecutionResource = {
  accountId: account,
  resourceId: imageArn,
  state: { status: 'FAILED', reason: 'It is in use.' },
  action: { name: 'DELETE', reason: 'Older than 30 days.' },
  region,
  startTime: new Date('2026-09-09T03:00:01.500Z'),
  endTime: new Date('2026-09-09T03:04:59.250Z'),
};

export const amiResource: LifecycleExecutionResource = {
  accountId: account,
  resourceId: 'ami-0123456789abcdef0',
  state: { status: 'SUCCESS', reason: 'Gone already.' },
  action: { name: 'DELETE', reason: 'Its image goes.' },
  region: otherRegion,
  snapshots: [{ snapshotId: 'snap-0123456789abcdef0', state: { status: 'SKIPPED', reason: 'Shared.' } }],
  imageUris: [`${account}.dkr.ecr.${otherRegion}.amazonaws.com/web-server:1.0.0`],
  startTime: new Date('2026-09-09T03:00:02.500Z'),
  endTime: new Date('2026-09-09T03:00:03.500Z'),
};

export const execution: DescribedExecution = {
  ExecutionId: executionId,
  InitialFileLocation: {
    S3FileLocation: { Bucket: 'made-up-inbox', Key: 'ann/orders.csv', VersionId: 'v7', Etag: 'a1b2c3' },
    EfsFileLocation: { FileSystemId: 'fs-0123456789abcdef0', Path: '/ann/orders.csv' },
  },
  ServiceMetadata: { UserDetails: { UserName: 'ann', ServerId: serverId, SessionId: '36688ff5d2deda8c' } },
  ExecutionRole: `arn:aws:iam::${account}:role/Transfer`,
  LoggingConfiguration: {
    LoggingRole: `arn:aws:iam::${account}:role/TransferLogs`,
    LogGroupName: `/aws/transfer/${serverId}`,
  },
  PosixProfile: { Uid: 4_294_967_295, Gid: 2_147_483_648, SecondaryGids: [0, 3_000_000_000] },
  Status: 'IN_PROGRESS',
  Results: {
    Steps: [
      { StepType: 'COPY', Outputs: '{"copied": 1}' },
      {
        StepType: 'CUSTOM',
        Outputs: 'not JSON',
        Error: { Type: 'CUSTOM_STEP_FAILED', Message: 'The function said no.' },
      },
    ],
    OnExceptionSteps: [{ StepType: 'DELETE', Outputs: '{}' }],
  },
};

const handling: DescribedExecution = {
  ExecutionId: handlingId,
  ServiceMetadata: { UserDetails: { UserName: 'ben', ServerId: serverId } },
  Status: 'HANDLING_EXCEPTION',
  Results: { Steps: [{ StepType: 'COPY' }] },
};

export const transferWorkflow = withEveryMember<DescribedWorkflow>(DescribedWorkflow$, {
  Arn: `arn:aws:transfer:${region}:${account}:workflow/${transferWorkflowId}`,
  WorkflowId: transferWorkflowId,
});

export const server = withEveryMember<DescribedServer>(DescribedServer$, {
  Arn: `arn:aws:transfer:${region}:${account}:server/${serverId}`,
  ServerId: serverId,
  WorkflowDetails: {
    OnUpload: [{ WorkflowId: transferWorkflowId, ExecutionRole: 'role of whole files' }],
    OnPartialUpload: [{ WorkflowId: transferWorkflowId, ExecutionRole: 'role of broken ones' }],
  },
});

export const blueprint = withEveryMember<Blueprint>(Blueprint$, {
  Name: blueprintName,
  ParameterSpec: '{"Bucket":{"type":"String"}}',
});

export const run: BlueprintRun = {
  BlueprintName: blueprintName,
  RunId: runId,
  WorkflowName: glueWorkflowName,
  State: 'SUCCEEDED',
  StartedOn: new Date('2026-09-09T19:12:23.175Z'),
  CompletedOn: new Date('2026-09-09T19:12:53.675Z'),
  ErrorMessage: 'None that matters.',
  RollbackErrorMessage: 'Nor here.',
  Parameters: '{"Bucket": "made-up"}',
  RoleArn: `arn:aws:iam::${account}:role/Glue`,
};

const failedRun: BlueprintRun = {
  BlueprintName: blueprintName,
  RunId: failedRunId,
  State: 'ROLLING_BACK',
  StartedOn: new Date('2026-09-09T19:20:00.000Z'),
  ErrorMessage: 'The role may not make crawlers.',
  Parameters: 'not JSON',
};

export const glueWorkflow = withEveryMember<GlueWorkflow>(GlueWorkflow$, {
  Name: glueWorkflowName,
  BlueprintDetails: { BlueprintName: blueprintName, RunId: runId },
});

export const fixtureRegionData: RegionData = {
  images: [image, untouchedImage],
  imagePipelines: [pipeline],
  workflows: [definition],
  workflowExecutions: [build, test],
  steps: [launch, wait, skipped],
  lifecyclePolicies: [policy],
  lifecycleExecutions: [policyRun, imageRun],
  lifecycleResources: {
    [policyRunId]: [imageResource],
    [`${policyRunId}/${imageArn}`]: [amiResource],
    [imageRunId]: [{ resourceId: imageArn }],
  },
  transferWorkflows: [transferWorkflow],
  transferExecutions: {
    [transferWorkflowId]: [execution, handling, { ExecutionId: finishedId, Status: 'COMPLETED' }],
  },
  transferServers: [server],
  blueprints: [blueprint],
  blueprintRuns: [run, failedRun],
  glueWorkflows: [glueWorkflow],
};

/** With one scope only: lists of all scopes are then in the order of AWS. */
export const singleScopeEstate = estateOf({ [`${account}/${region}`]: fixtureRegionData });

/** With a second scope, which holds only a blueprint of the same name. */
export const fixtureEstate = estateOf({
  [`${account}/${region}`]: fixtureRegionData,
  [`${otherAccount}/${otherRegion}`]: { blueprints: [{ Name: blueprintName, Description: 'elsewhere' }] },
});
