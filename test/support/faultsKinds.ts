import { other } from './faultsEstate';
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
} from './oneOfEach';

type Members = Readonly<Record<string, unknown>>;

/** A kind of execution: how to ask for one, what AWS says of it, and how to say something else. */
export interface StruckKind {
  readonly kind: string;
  readonly service: string;
  /** The call that tells of one, and the input by which the one that is struck is known. */
  readonly operation: string;
  readonly input: Members;
  readonly struck: string;
  readonly brother: string;
  readonly selection: string;
  /** What the selection answers when nothing is wrong. */
  readonly right: Members;
  /** What AWS tells, and the envelope around it. */
  readonly told: Members;
  readonly envelope: (told: unknown) => unknown;
  readonly otherId: Members;
  /** A text, by AWS's name and by ours, and where the status stands. */
  readonly text: readonly [member: string, field: string];
  readonly status: (word: string) => Members;
  /** A number that comes as a text, and can be read all the same. */
  readonly numberAsText: Members;
  /** A time in the form that was not agreed, and one that is none; none where AWS tells no times. */
  readonly otherTime?: Members;
  readonly noTime?: Members;
}

const started = '2026-09-09T19:12:23.175Z';
const startedSeconds = 1_788_981_143.175;

export const kinds: readonly StruckKind[] = [
  {
    kind: 'ImageBuilderWorkflow',
    service: 'imagebuilder',
    operation: 'GetWorkflowExecution',
    input: { workflowExecutionId: buildId },
    struck: `imageBuilderWorkflow(workflowExecutionId: "${buildId}")`,
    brother: `imageBuilderWorkflow(workflowExecutionId: "${other.buildId}")`,
    selection: 'status rawStatus message totalStepCount startedAt',
    right: {
      status: 'SUCCEEDED',
      rawStatus: 'COMPLETED',
      message: 'Built at the second try.',
      totalStepCount: 7,
      startedAt: started,
    },
    told: {
      workflowExecutionId: buildId,
      imageBuildVersionArn: imageArn,
      status: 'COMPLETED',
      message: 'Built at the second try.',
      totalStepCount: 7,
      startTime: started,
    },
    envelope: (told) => told,
    otherId: { workflowExecutionId: other.buildId },
    text: ['message', 'message'],
    status: (status) => ({ status }),
    numberAsText: { totalStepCount: '7' },
    otherTime: { startTime: startedSeconds },
    noTime: { startTime: 'last Tuesday' },
  },
  {
    kind: 'WorkflowStep',
    service: 'imagebuilder',
    operation: 'GetWorkflowStepExecution',
    input: { stepExecutionId: launchId },
    struck: `workflowStep(stepExecutionId: "${launchId}")`,
    brother: `workflowStep(stepExecutionId: "${other.launchId}")`,
    selection: 'status rawStatus name timeoutSeconds startedAt',
    right: {
      status: 'FAILED',
      rawStatus: 'FAILED',
      name: 'LaunchBuildInstance',
      timeoutSeconds: 4500,
      startedAt: '2026-09-09T19:12:23.418Z',
    },
    told: {
      stepExecutionId: launchId,
      workflowExecutionId: buildId,
      imageBuildVersionArn: imageArn,
      status: 'FAILED',
      name: 'LaunchBuildInstance',
      timeoutSeconds: 4500,
      startTime: '2026-09-09T19:12:23.418Z',
    },
    envelope: (told) => told,
    otherId: { stepExecutionId: other.launchId },
    text: ['name', 'name'],
    status: (status) => ({ status }),
    numberAsText: { timeoutSeconds: '4500' },
    otherTime: { startTime: 1_788_981_143.418 },
    noTime: { startTime: { seconds: 1 } },
  },
  {
    kind: 'Lifecycle',
    service: 'imagebuilder',
    operation: 'GetLifecycleExecution',
    input: { lifecycleExecutionId: policyRunId },
    struck: `lifecycle(lifecycleExecutionId: "${policyRunId}")`,
    brother: `lifecycle(lifecycleExecutionId: "${other.policyRunId}")`,
    selection:
      'status rawStatus lifecyclePolicyArn startedAt resourcesImpactedSummary { hasImpactedResources }',
    right: {
      status: 'FAILED',
      rawStatus: 'FAILED',
      lifecyclePolicyArn: policyArn,
      startedAt: '2026-09-09T03:00:00.801Z',
      resourcesImpactedSummary: { hasImpactedResources: true },
    },
    told: {
      lifecycleExecutionId: policyRunId,
      lifecyclePolicyArn: policyArn,
      resourcesImpactedSummary: { hasImpactedResources: true },
      state: { status: 'FAILED' },
      startTime: 1_788_922_800.801,
    },
    envelope: (lifecycleExecution) => ({ lifecycleExecution }),
    otherId: { lifecycleExecutionId: other.policyRunId },
    text: ['lifecyclePolicyArn', 'lifecyclePolicyArn'],
    status: (status) => ({ state: { status } }),
    numberAsText: { startTime: '1788922800.801' },
    otherTime: { startTime: '2026-09-09T03:00:00.801Z' },
    noTime: { startTime: 'last Tuesday' },
  },
  {
    kind: 'TransferExecution',
    service: 'transfer',
    operation: 'DescribeExecution',
    input: { WorkflowId: transferWorkflowId, ExecutionId: executionId },
    struck: `transferExecution(workflowId: "${transferWorkflowId}", executionId: "${executionId}")`,
    brother: `transferExecution(workflowId: "${other.transferWorkflowId}", executionId: "${other.executionId}")`,
    selection: 'status rawStatus executionRole posixProfile { uid }',
    right: {
      status: 'RUNNING',
      rawStatus: 'IN_PROGRESS',
      executionRole: 'arn:aws:iam::111122223333:role/Transfer',
      posixProfile: { uid: 4_294_967_295 },
    },
    told: {
      ExecutionId: executionId,
      ExecutionRole: 'arn:aws:iam::111122223333:role/Transfer',
      PosixProfile: { Uid: 4_294_967_295, Gid: 0 },
      Status: 'IN_PROGRESS',
    },
    envelope: (Execution) => ({ WorkflowId: transferWorkflowId, Execution }),
    otherId: { ExecutionId: other.executionId },
    text: ['ExecutionRole', 'executionRole'],
    status: (Status) => ({ Status }),
    numberAsText: { PosixProfile: { Uid: '4294967295', Gid: '0' } },
  },
  {
    kind: 'BlueprintRun',
    service: 'glue',
    operation: 'GetBlueprintRun',
    input: { BlueprintName: blueprintName, RunId: runId },
    struck: `blueprintRun(blueprintName: "${blueprintName}", runId: "${runId}")`,
    brother: `blueprintRun(blueprintName: "${other.blueprintName}", runId: "${other.runId}")`,
    selection: 'status rawStatus errorMessage startedAt',
    right: {
      status: 'SUCCEEDED',
      rawStatus: 'SUCCEEDED',
      errorMessage: 'None that matters.',
      startedAt: started,
    },
    told: {
      BlueprintName: blueprintName,
      RunId: runId,
      State: 'SUCCEEDED',
      ErrorMessage: 'None that matters.',
      StartedOn: startedSeconds,
    },
    envelope: (BlueprintRun) => ({ BlueprintRun }),
    otherId: { RunId: other.runId },
    text: ['ErrorMessage', 'errorMessage'],
    status: (State) => ({ State }),
    numberAsText: { StartedOn: '1788981143.175' },
    otherTime: { StartedOn: started },
    noTime: { StartedOn: 'last Tuesday' },
  },
];

/** A list of executions below a parent of theirs. */
export interface StruckList {
  readonly kind: string;
  readonly service: string;
  readonly operation: string;
  readonly input: Members;
  readonly parent: string;
  readonly otherParent: string;
  /** The parent's own field, which another call tells, and the list. */
  readonly own: string;
  readonly field: string;
  /** The answer's list, one right item of it, and its token. */
  readonly member: string;
  readonly item: Members;
  readonly token: string;
}

export const lists: readonly StruckList[] = [
  {
    kind: 'ImageBuilderWorkflow',
    service: 'imagebuilder',
    operation: 'ListWorkflowExecutions',
    input: { imageBuildVersionArn: imageArn },
    parent: `image(imageBuildVersionArn: "${imageArn}")`,
    otherParent: `image(imageBuildVersionArn: "${other.imageArn}")`,
    own: 'name',
    field: 'workflows',
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
    otherParent: `imageBuilderWorkflow(workflowExecutionId: "${other.buildId}")`,
    own: 'message',
    field: 'steps',
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
    otherParent: `lifecyclePolicy(lifecyclePolicyArn: "${other.policyArn}")`,
    own: 'name',
    field: 'executions',
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
    otherParent: `transferWorkflow(workflowId: "${other.transferWorkflowId}")`,
    own: 'description',
    field: 'executions',
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
    otherParent: `blueprint(name: "${other.blueprintName}")`,
    own: 'description',
    field: 'runs',
    member: 'BlueprintRuns',
    item: { BlueprintName: blueprintName, RunId: runId, State: 'SUCCEEDED' },
    token: 'NextToken',
  },
];
