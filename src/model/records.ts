import type {
  Image,
  ImagePipeline,
  ImageSummary,
  LatestVersionReferences,
  LifecycleExecution,
  LifecycleExecutionResource,
  LifecyclePolicy,
  Workflow,
  WorkflowExecutionMetadata,
  WorkflowStepMetadata,
} from '@aws-sdk/client-imagebuilder';
import type {
  DescribedExecution,
  DescribedServer,
  DescribedWorkflow,
  ExecutionStepResult,
  WorkflowDetail,
} from '@aws-sdk/client-transfer';
import type { Blueprint, BlueprintRun, Workflow as GlueWorkflow, WorkflowRun } from '@aws-sdk/client-glue';
import type { NodeKind } from './nodeId';
import type { Scope } from './scope';

/*
 * A record is AWS's answer for one thing, in the SDK's shape, plus where and when it was given. Nothing else is
 * translated: the resolvers read their fields from it.
 */

interface Told<Kind extends NodeKind, Source extends string> {
  readonly kind: Kind;
  readonly scope: Scope;
  /** When AWS gave the answer. */
  readonly fetchedAt: Date;
  /**
   * The AWS operation that told it, which decides what is known; `ids` when nothing was asked because another
   * thing's answer named its ids.
   */
  readonly source: Source | 'ids';
}

export interface ImageBuilderWorkflowRecord
  extends
    Told<'ImageBuilderWorkflow', 'GetWorkflowExecution' | 'ListWorkflowExecutions'>,
    Omit<WorkflowExecutionMetadata, 'workflowExecutionId'> {
  readonly workflowExecutionId: string;
  readonly imageBuildVersionArn?: string | undefined;
}

export interface WorkflowStepRecord
  extends
    Told<
      'WorkflowStep',
      'GetWorkflowStepExecution' | 'ListWorkflowStepExecutions' | 'ListWaitingWorkflowSteps'
    >,
    Omit<WorkflowStepMetadata, 'stepExecutionId'> {
  readonly stepExecutionId: string;
  readonly workflowExecutionId?: string | undefined;
  readonly workflowBuildVersionArn?: string | undefined;
  readonly imageBuildVersionArn?: string | undefined;
  /** Only GetWorkflowStepExecution tells it. */
  readonly onFailure?: string | undefined;
  /** Only GetWorkflowStepExecution tells it. */
  readonly timeoutSeconds?: number | undefined;
  /** True where something is selected that only GetWorkflowStepExecution tells, which tells all the rest then. */
  readonly isGot?: boolean | undefined;
}

export interface LifecycleRecord
  extends
    Told<'Lifecycle', 'GetLifecycleExecution' | 'ListLifecycleExecutions'>,
    Omit<LifecycleExecution, 'lifecycleExecutionId'> {
  readonly lifecycleExecutionId: string;
}

/** What a lifecycle run did to one resource; no thing of its own in AWS, so it has no global id. */
export interface LifecycleResourceRecord extends LifecycleExecutionResource {
  readonly scope: Scope;
  readonly fetchedAt: Date;
  readonly lifecycleExecutionId: string;
  /** The image it was made from; undefined for the images themselves. */
  readonly parentResourceId: string | undefined;
}

export interface LifecyclePolicyRecord
  extends
    Told<'LifecyclePolicy', 'GetLifecyclePolicy' | 'ListLifecyclePolicies'>,
    Omit<LifecyclePolicy, 'arn'> {
  readonly arn: string;
}

export interface ImageRecord
  extends
    Told<'Image', 'GetImage' | 'ListImageBuildVersions' | 'ListImagePipelineImages'>,
    Omit<Image, 'arn'>,
    Pick<ImageSummary, 'owner'> {
  readonly arn: string;
  readonly latestVersionReferences?: LatestVersionReferences | undefined;
}

export interface ImagePipelineRecord
  extends Told<'ImagePipeline', 'GetImagePipeline' | 'ListImagePipelines'>, Omit<ImagePipeline, 'arn'> {
  readonly arn: string;
}

export interface ImageBuilderWorkflowDefinitionRecord
  extends Told<'ImageBuilderWorkflowDefinition', 'GetWorkflow'>, Omit<Workflow, 'arn'> {
  readonly arn: string;
  readonly latestVersionReferences?: LatestVersionReferences | undefined;
}

export interface TransferExecutionRecord
  extends
    Told<'TransferExecution', 'DescribeExecution' | 'ListExecutions'>,
    Omit<DescribedExecution, 'ExecutionId'> {
  readonly ExecutionId: string;
  readonly WorkflowId: string;
}

/** A step's result with its place: AWS names it by nothing but its index. */
export interface TransferStepResultRecord extends ExecutionStepResult {
  readonly scope: Scope;
  readonly workflowId: string;
  readonly list: 'Steps' | 'OnExceptionSteps';
  readonly index: number;
}

export interface TransferWorkflowRecord
  extends
    Told<'TransferWorkflow', 'DescribeWorkflow' | 'ListWorkflows'>,
    Partial<Omit<DescribedWorkflow, 'WorkflowId'>> {
  readonly WorkflowId: string;
}

export interface TransferServerRecord
  extends Told<'TransferServer', 'DescribeServer'>, Partial<Omit<DescribedServer, 'ServerId'>> {
  readonly ServerId: string;
}

/** A server's rule which workflow runs, with the scope of the server. */
export interface TransferWorkflowDetailRecord extends WorkflowDetail {
  readonly scope: Scope;
  readonly fetchedAt: Date;
}

export interface BlueprintRunRecord
  extends
    Told<'BlueprintRun', 'GetBlueprintRun' | 'GetBlueprintRuns'>,
    Omit<BlueprintRun, 'BlueprintName' | 'RunId'> {
  readonly BlueprintName: string;
  readonly RunId: string;
}

export interface BlueprintRecord
  extends Told<'Blueprint', 'BatchGetBlueprints' | 'ListBlueprints'>, Omit<Blueprint, 'Name'> {
  readonly Name: string;
}

export interface GlueWorkflowRecord
  extends Told<'GlueWorkflow', 'BatchGetWorkflows'>, Omit<GlueWorkflow, 'Name'> {
  readonly Name: string;
}

/** The last run of a Glue workflow, with the scope of the workflow. */
export interface GlueWorkflowRunRecord extends WorkflowRun {
  readonly scope: Scope;
}

export interface NodeRecords {
  ImageBuilderWorkflow: ImageBuilderWorkflowRecord;
  WorkflowStep: WorkflowStepRecord;
  Lifecycle: LifecycleRecord;
  TransferExecution: TransferExecutionRecord;
  BlueprintRun: BlueprintRunRecord;
  Image: ImageRecord;
  ImagePipeline: ImagePipelineRecord;
  ImageBuilderWorkflowDefinition: ImageBuilderWorkflowDefinitionRecord;
  LifecyclePolicy: LifecyclePolicyRecord;
  TransferWorkflow: TransferWorkflowRecord;
  TransferServer: TransferServerRecord;
  Blueprint: BlueprintRecord;
  GlueWorkflow: GlueWorkflowRecord;
}

export type NodeRecord = NodeRecords[NodeKind];

export type ExecutionRecord =
  | ImageBuilderWorkflowRecord
  | WorkflowStepRecord
  | LifecycleRecord
  | TransferExecutionRecord
  | BlueprintRunRecord;
