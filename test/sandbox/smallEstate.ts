import type { Estate } from '../../sandbox/estate';
import { estateOf } from '../support/estate';

/* A few resources of every kind, and one list longer than a page in each service. */

export const account = '111122223333';
export const region = 'us-east-1';
export const otherAccount = '444455556666';
export const otherRegion = 'eu-west-1';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);
const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const imageBuilderArn = (resource: string): string => `arn:aws:imagebuilder:${region}:${account}:${resource}`;

export const pipelineArn = imageBuilderArn('image-pipeline/web-server');
export const idlePipelineArn = imageBuilderArn('image-pipeline/idle');
export const imageVersionArn = imageBuilderArn('image/web-server/1.0.0');
export const imageArn = (build: number): string => `${imageVersionArn}/${build}`;
export const failedImageArn = imageArn(30);
export const unknownImageArn = imageArn(999);
export const failure = `Workflow Execution ID: 'wf-${uuid(2)}' failed with reason: the port stayed closed`;
export const workflowArn = `arn:aws:imagebuilder:${region}:aws:workflow/build/build-image/1.0.3/1`;
export const policyArn = imageBuilderArn('lifecycle-policy/tidy-up');
export const buildId = `wf-${uuid(1)}`;
export const testId = `wf-${uuid(2)}`;
export const unknownWorkflowExecutionId = `wf-${uuid(999)}`;
export const stepId = `step-${uuid(1)}`;
export const waitingStepId = `step-${uuid(2)}`;
export const lifecycleId = `lce-${uuid(1)}`;
export const imageLifecycleId = `lce-${uuid(2)}`;

export const transferWorkflowId = 'w-0123456789abcdefg';
export const busyTransferWorkflowId = 'w-gfedcba9876543210';
export const serverId = 's-0123456789abcdef0';
export const executionId = uuid(1);
export const finishedExecutionId = uuid(2);
export const busyExecutionId = uuid(3);

export const blueprintName = 'blueprint-01';
export const runId = 'br_01';
export const glueWorkflowName = 'orders-to-lake';

const startTime = '2026-09-09T19:12:23.175Z';
export const startedOn = new Date('2026-09-09T19:12:23.175Z');

const image = (build: number) => ({
  arn: imageArn(build),
  name: 'web-server',
  version: `1.0.0/${build}`,
  type: 'AMI' as const,
  platform: build % 2 === 0 ? ('Linux' as const) : ('Windows' as const),
  owner: account,
  sourcePipelineArn: pipelineArn,
  enhancedImageMetadataEnabled: true,
  state: build === 30 ? { status: 'FAILED' as const, reason: failure } : { status: 'AVAILABLE' as const },
  deprecationTime: startedOn,
  tags: {},
});

const workflowExecution = {
  workflowBuildVersionArn: workflowArn,
  imageBuildVersionArn: failedImageArn,
  totalStepCount: 2,
  startTime,
};

const step = {
  workflowBuildVersionArn: workflowArn,
  workflowExecutionId: buildId,
  imageBuildVersionArn: failedImageArn,
  onFailure: 'Abort',
  timeoutSeconds: 4500,
  startTime,
};

const transferExecution = {
  InitialFileLocation: { S3FileLocation: { Bucket: 'made-up-inbox', Key: 'orders.csv' } },
  ServiceMetadata: { UserDetails: { UserName: 'ann', ServerId: serverId } },
  ExecutionRole: `arn:aws:iam::${account}:role/Transfer`,
  Results: { Steps: [{ StepType: 'TAG' as const }] },
};

const blueprint = (n: number) => ({
  Name: `blueprint-${String(n).padStart(2, '0')}`,
  BlueprintLocation: 's3://made-up/blueprint.zip',
  BlueprintServiceLocation: 's3://made-up-service/blueprint.zip',
  ParameterSpec: '{}',
  CreatedOn: startedOn,
});

const blueprintRun = (n: number) => ({
  RunId: `br_${String(n).padStart(2, '0')}`,
  BlueprintName: blueprintName,
  State: 'RUNNING' as const,
  StartedOn: startedOn,
});

export const smallEstate: Estate = estateOf({
  [`${account}/${region}`]: {
    imagePipelines: [
      { arn: pipelineArn, name: 'web-server', status: 'ENABLED' },
      { arn: idlePipelineArn, name: 'idle', status: 'DISABLED' },
    ],
    images: numbers(30).reverse().map(image),
    workflows: ['1.0.3/1', '1.0.3/2', '1.0.10/1'].map((version) => ({
      arn: workflowArn.replace('1.0.3/1', version),
      name: 'build-image',
      data: 'schemaVersion: 1.0',
    })),
    workflowExecutions: [
      { ...workflowExecution, workflowExecutionId: buildId, status: 'RUNNING', retried: false },
      { ...workflowExecution, workflowExecutionId: testId, status: 'FAILED', retried: true },
    ],
    steps: [
      { ...step, stepExecutionId: stepId, name: 'Launch', action: 'LaunchInstance', status: 'COMPLETED' },
      { ...step, stepExecutionId: waitingStepId, name: 'Wait', action: 'WaitForAction', status: 'RUNNING' },
    ],
    lifecyclePolicies: [
      {
        arn: policyArn,
        name: 'tidy-up',
        status: 'ENABLED',
        executionRole: `arn:aws:iam::${account}:role/Lifecycle`,
        resourceType: 'AMI_IMAGE',
        policyDetails: [{ action: { type: 'DELETE' }, filter: { type: 'COUNT', value: 5 } }],
        resourceSelection: { tagMap: { team: 'web' } },
        dateCreated: startedOn,
      },
    ],
    lifecycleExecutions: [
      { lifecycleExecutionId: lifecycleId, lifecyclePolicyArn: policyArn, state: { status: 'SUCCESS' } },
      { lifecycleExecutionId: imageLifecycleId, state: { status: 'IN_PROGRESS' }, startTime: startedOn },
    ],
    lifecycleResources: {
      [lifecycleId]: [{ resourceId: imageArn(1), action: { name: 'DELETE' } }],
      [`${lifecycleId}/${imageArn(1)}`]: [{ resourceId: 'ami-00000000000000001', startTime: startedOn }],
      [imageLifecycleId]: [{ resourceId: imageArn(2) }],
    },
    transferWorkflows: [transferWorkflowId, busyTransferWorkflowId].map((WorkflowId) => ({
      WorkflowId,
      Arn: `arn:aws:transfer:${region}:${account}:workflow/${WorkflowId}`,
      Description: 'Inbox',
      Steps: [{ Type: 'TAG' as const }],
    })),
    transferExecutions: {
      [transferWorkflowId]: [
        { ...transferExecution, ExecutionId: finishedExecutionId, Status: 'COMPLETED' },
        { ...transferExecution, ExecutionId: executionId, Status: 'HANDLING_EXCEPTION' },
      ],
      [busyTransferWorkflowId]: numbers(1001).map((n) => ({
        ...transferExecution,
        ExecutionId: uuid(n + 2),
        Status: 'IN_PROGRESS' as const,
      })),
    },
    transferServers: [
      {
        Arn: `arn:aws:transfer:${region}:${account}:server/${serverId}`,
        ServerId: serverId,
        State: 'ONLINE',
      },
    ],
    blueprints: numbers(30).map(blueprint),
    blueprintRuns: numbers(3).map(blueprintRun),
    glueWorkflows: [
      {
        Name: glueWorkflowName,
        Graph: { Nodes: [{ Name: 'start' }] },
        LastRun: { Name: glueWorkflowName, WorkflowRunId: 'wr_1', Graph: { Nodes: [{ Name: 'start' }] } },
      },
    ],
  },
  [`${otherAccount}/${otherRegion}`]: { blueprints: [{ Name: 'elsewhere' }] },
});
