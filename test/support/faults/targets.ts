import { control } from './estate';
import {
  blueprintName,
  buildId,
  executionId,
  imageArn,
  launchId,
  policyArn,
  policyRunId,
  runId,
  transferWorkflowId,
} from '../fixtureEstate';

type Members = Readonly<Record<string, unknown>>;

/** An execution whose Get call is faulted, and the data to build malformed responses for it. */
export interface FaultTarget {
  readonly kind: string;
  readonly service: string;
  /** The Get call, and the input that selects the faulted execution. */
  readonly operation: string;
  readonly input: Members;
  /** The look-ups of the faulted execution and of another one of the same kind. */
  readonly faulted: string;
  readonly control: string;
  readonly selection: string;
  /** The data of the selection without a fault. */
  readonly expected: Members;
  /** The record in AWS's response, and the response around it. */
  readonly record: Members;
  readonly envelope: (record: unknown) => unknown;
  readonly otherId: Members;
  /** A string member, by its AWS name and its GraphQL name. */
  readonly text: readonly [member: string, field: string];
  readonly status: (word: string) => Members;
  /** A number as a string, which the gateway accepts. */
  readonly numberAsText: Members;
  /** A time in the format of another protocol, and an invalid time. Undefined where AWS returns no times. */
  readonly otherTime?: Members;
  readonly invalidTime?: Members;
}

const started = '2026-09-09T19:12:23.175Z';
const startedSeconds = 1_788_981_143.175;

export const targets: readonly FaultTarget[] = [
  {
    kind: 'ImageBuilderWorkflow',
    service: 'imagebuilder',
    operation: 'GetWorkflowExecution',
    input: { workflowExecutionId: buildId },
    faulted: `imageBuilderWorkflow(workflowExecutionId: "${buildId}")`,
    control: `imageBuilderWorkflow(workflowExecutionId: "${control.buildId}")`,
    selection: 'status rawStatus message totalStepCount startedAt',
    expected: {
      status: 'SUCCEEDED',
      rawStatus: 'COMPLETED',
      message: 'Built at the second try.',
      totalStepCount: 7,
      startedAt: started,
    },
    record: {
      workflowExecutionId: buildId,
      imageBuildVersionArn: imageArn,
      status: 'COMPLETED',
      message: 'Built at the second try.',
      totalStepCount: 7,
      startTime: started,
    },
    envelope: (record) => record,
    otherId: { workflowExecutionId: control.buildId },
    text: ['message', 'message'],
    status: (status) => ({ status }),
    numberAsText: { totalStepCount: '7' },
    otherTime: { startTime: startedSeconds },
    invalidTime: { startTime: 'last Tuesday' },
  },
  {
    kind: 'WorkflowStep',
    service: 'imagebuilder',
    operation: 'GetWorkflowStepExecution',
    input: { stepExecutionId: launchId },
    faulted: `workflowStep(stepExecutionId: "${launchId}")`,
    control: `workflowStep(stepExecutionId: "${control.launchId}")`,
    selection: 'status rawStatus name timeoutSeconds startedAt',
    expected: {
      status: 'FAILED',
      rawStatus: 'FAILED',
      name: 'LaunchBuildInstance',
      timeoutSeconds: 4500,
      startedAt: '2026-09-09T19:12:23.418Z',
    },
    record: {
      stepExecutionId: launchId,
      workflowExecutionId: buildId,
      imageBuildVersionArn: imageArn,
      status: 'FAILED',
      name: 'LaunchBuildInstance',
      timeoutSeconds: 4500,
      startTime: '2026-09-09T19:12:23.418Z',
    },
    envelope: (record) => record,
    otherId: { stepExecutionId: control.launchId },
    text: ['name', 'name'],
    status: (status) => ({ status }),
    numberAsText: { timeoutSeconds: '4500' },
    otherTime: { startTime: 1_788_981_143.418 },
    invalidTime: { startTime: { seconds: 1 } },
  },
  {
    kind: 'Lifecycle',
    service: 'imagebuilder',
    operation: 'GetLifecycleExecution',
    input: { lifecycleExecutionId: policyRunId },
    faulted: `lifecycle(lifecycleExecutionId: "${policyRunId}")`,
    control: `lifecycle(lifecycleExecutionId: "${control.policyRunId}")`,
    selection:
      'status rawStatus lifecyclePolicyArn startedAt resourcesImpactedSummary { hasImpactedResources }',
    expected: {
      status: 'FAILED',
      rawStatus: 'FAILED',
      lifecyclePolicyArn: policyArn,
      startedAt: '2026-09-09T03:00:00.801Z',
      resourcesImpactedSummary: { hasImpactedResources: true },
    },
    record: {
      lifecycleExecutionId: policyRunId,
      lifecyclePolicyArn: policyArn,
      resourcesImpactedSummary: { hasImpactedResources: true },
      state: { status: 'FAILED' },
      startTime: 1_788_922_800.801,
    },
    envelope: (lifecycleExecution) => ({ lifecycleExecution }),
    otherId: { lifecycleExecutionId: control.policyRunId },
    text: ['lifecyclePolicyArn', 'lifecyclePolicyArn'],
    status: (status) => ({ state: { status } }),
    numberAsText: { startTime: '1788922800.801' },
    otherTime: { startTime: '2026-09-09T03:00:00.801Z' },
    invalidTime: { startTime: 'last Tuesday' },
  },
  {
    kind: 'TransferExecution',
    service: 'transfer',
    operation: 'DescribeExecution',
    input: { WorkflowId: transferWorkflowId, ExecutionId: executionId },
    faulted: `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}")`,
    control: `transferExecution(workflowId: "${control.transferWorkflowId}", executionId: "${control.executionId}")`,
    selection: 'status rawStatus executionRole posixProfile { uid }',
    expected: {
      status: 'RUNNING',
      rawStatus: 'IN_PROGRESS',
      executionRole: 'arn:aws:iam::111122223333:role/Transfer',
      posixProfile: { uid: 4_294_967_295 },
    },
    record: {
      ExecutionId: executionId,
      ExecutionRole: 'arn:aws:iam::111122223333:role/Transfer',
      PosixProfile: { Uid: 4_294_967_295, Gid: 0 },
      Status: 'IN_PROGRESS',
    },
    envelope: (Execution) => ({ WorkflowId: transferWorkflowId, Execution }),
    otherId: { ExecutionId: control.executionId },
    text: ['ExecutionRole', 'executionRole'],
    status: (Status) => ({ Status }),
    numberAsText: { PosixProfile: { Uid: '4294967295', Gid: '0' } },
  },
  {
    kind: 'BlueprintRun',
    service: 'glue',
    operation: 'GetBlueprintRun',
    input: { BlueprintName: blueprintName, RunId: runId },
    faulted: `blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}")`,
    control: `blueprintRun(blueprintName: "${control.blueprintName}", runId: "${control.runId}")`,
    selection: 'status rawStatus errorMessage startedAt',
    expected: {
      status: 'SUCCEEDED',
      rawStatus: 'SUCCEEDED',
      errorMessage: 'None that matters.',
      startedAt: started,
    },
    record: {
      BlueprintName: blueprintName,
      RunId: runId,
      State: 'SUCCEEDED',
      ErrorMessage: 'None that matters.',
      StartedOn: startedSeconds,
    },
    envelope: (BlueprintRun) => ({ BlueprintRun }),
    otherId: { RunId: control.runId },
    text: ['ErrorMessage', 'errorMessage'],
    status: (State) => ({ State }),
    numberAsText: { StartedOn: '1788981143.175' },
    otherTime: { StartedOn: started },
    invalidTime: { StartedOn: 'last Tuesday' },
  },
];

/** A list of executions of one parent whose List call is faulted. */
export interface FaultListTarget {
  readonly kind: string;
  readonly service: string;
  readonly operation: string;
  readonly input: Members;
  /** The look-ups of the parent whose list is faulted and of another parent. */
  readonly parent: string;
  readonly controlParent: string;
  /** A field of the parent that another call returns, and the field with the list. */
  readonly parentField: string;
  readonly listField: string;
  /** The members of the response: the list, a valid item of it, and the page token. */
  readonly member: string;
  readonly item: Members;
  readonly token: string;
}

export const listTargets: readonly FaultListTarget[] = [
  {
    kind: 'ImageBuilderWorkflow',
    service: 'imagebuilder',
    operation: 'ListWorkflowExecutions',
    input: { imageBuildVersionArn: imageArn },
    parent: `image(imageBuildVersionArn: "${imageArn}")`,
    controlParent: `image(imageBuildVersionArn: "${control.imageArn}")`,
    parentField: 'name',
    listField: 'workflows',
    member: 'workflowExecutions',
    item: { workflowExecutionId: buildId, status: 'COMPLETED' },
    token: 'nextToken',
  },
  {
    kind: 'WorkflowStep',
    service: 'imagebuilder',
    operation: 'ListWorkflowStepExecutions',
    input: { workflowExecutionId: buildId },
    parent: `imageBuilderWorkflow(workflowExecutionId: "${buildId}")`,
    controlParent: `imageBuilderWorkflow(workflowExecutionId: "${control.buildId}")`,
    parentField: 'message',
    listField: 'steps',
    member: 'steps',
    item: { stepExecutionId: launchId, status: 'FAILED' },
    token: 'nextToken',
  },
  {
    kind: 'Lifecycle',
    service: 'imagebuilder',
    operation: 'ListLifecycleExecutions',
    input: { resourceArn: policyArn },
    parent: `lifecyclePolicy(lifecyclePolicyArn: "${policyArn}")`,
    controlParent: `lifecyclePolicy(lifecyclePolicyArn: "${control.policyArn}")`,
    parentField: 'name',
    listField: 'executions',
    member: 'lifecycleExecutions',
    item: { lifecycleExecutionId: policyRunId, state: { status: 'FAILED' } },
    token: 'nextToken',
  },
  {
    kind: 'TransferExecution',
    service: 'transfer',
    operation: 'ListExecutions',
    input: { WorkflowId: transferWorkflowId },
    parent: `transferWorkflow(workflowId: "${transferWorkflowId}")`,
    controlParent: `transferWorkflow(workflowId: "${control.transferWorkflowId}")`,
    parentField: 'description',
    listField: 'executions',
    member: 'Executions',
    item: { ExecutionId: executionId, Status: 'IN_PROGRESS' },
    token: 'NextToken',
  },
  {
    kind: 'BlueprintRun',
    service: 'glue',
    operation: 'GetBlueprintRuns',
    input: { BlueprintName: blueprintName },
    parent: `blueprint(name: "${blueprintName}")`,
    controlParent: `blueprint(name: "${control.blueprintName}")`,
    parentField: 'description',
    listField: 'runs',
    member: 'BlueprintRuns',
    item: { BlueprintName: blueprintName, RunId: runId, State: 'SUCCEEDED' },
    token: 'NextToken',
  },
];
