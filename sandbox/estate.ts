import type {
  GetWorkflowExecutionResponse,
  GetWorkflowStepExecutionResponse,
  Image,
  ImagePipeline,
  LifecycleExecution,
  LifecycleExecutionResource,
  LifecyclePolicy,
  Workflow,
  WorkflowExecutionMetadata,
} from '@aws-sdk/client-imagebuilder';
import type { DescribedExecution, DescribedServer, DescribedWorkflow } from '@aws-sdk/client-transfer';
import type { Blueprint, BlueprintRun, Workflow as GlueWorkflow } from '@aws-sdk/client-glue';

/*
 * What the sandbox knows, apart from how it is asked. The wire protocols read it through these shelves; the story
 * and the tests fill it. All shapes are AWS's own, in full; what a list leaves out, the wire side leaves out.
 * `now` is the sandbox's clock: what runs stands further along when asked later.
 */

/** Things of one kind in the order AWS lists them. */
export interface Collection<Thing> {
  all(now: Date): readonly Thing[];
  get(key: string, now: Date): Thing | undefined;
}

/** Things of one kind that AWS lists under a parent. `of` an unknown parent is undefined. */
export interface ChildCollection<Thing> {
  get(key: string, now: Date): Thing | undefined;
  of(parent: string, now: Date): readonly Thing[] | undefined;
}

/** GetImage's shape; `owner` is what only the list tells. */
export type StoredImage = Image & { owner?: string };

/** GetWorkflowExecution's shape; `retried` is what only the list tells. */
export type StoredWorkflowExecution = Omit<GetWorkflowExecutionResponse, 'requestId'> &
  Pick<WorkflowExecutionMetadata, 'retried'>;

export type StoredStep = Omit<GetWorkflowStepExecutionResponse, 'requestId'>;

/** One account in one region. */
export interface RegionEstate {
  /** By build version ARN. */
  readonly images: Collection<StoredImage>;
  /** By ARN; their images are those whose `sourcePipelineArn` it is. */
  readonly imagePipelines: Collection<ImagePipeline>;
  /** Definitions, by build version ARN (managed ones under the account word `aws`). */
  readonly workflows: Collection<Workflow>;
  /** By `wf-` id, under the image build version ARN. */
  readonly workflowExecutions: ChildCollection<StoredWorkflowExecution>;
  /** By `step-` id, under the workflow execution id. */
  readonly steps: ChildCollection<StoredStep>;
  /** Steps whose action is WaitForAction and which run: what ListWaitingWorkflowSteps lists. */
  waitingSteps(now: Date): readonly StoredStep[];
  /** By ARN. */
  readonly lifecyclePolicies: Collection<LifecyclePolicy>;
  /** By `lce-` id, under the policy's ARN or an image build version ARN. */
  readonly lifecycleExecutions: ChildCollection<LifecycleExecution>;
  /** What a run touched: its images, or with a parent's `resourceId` the AMIs or containers of one. Empty when unknown. */
  lifecycleResources(
    lifecycleExecutionId: string,
    parentResourceId: string | undefined,
    now: Date,
  ): readonly LifecycleExecutionResource[];
  /** By `w-` id. */
  readonly transferWorkflows: Collection<DescribedWorkflow>;
  /** By execution id, under the workflow's `w-` id. Finished ones too; the wire side hides them, as AWS does. */
  readonly transferExecutions: ChildCollection<DescribedExecution>;
  /** By `s-` id. */
  readonly transferServers: Collection<DescribedServer>;
  /** By name. */
  readonly blueprints: Collection<Blueprint>;
  /** By run id, under the blueprint's name. */
  readonly blueprintRuns: ChildCollection<BlueprintRun>;
  /** By name, with `Graph` in full; the wire side leaves it out where it is not asked for. */
  readonly glueWorkflows: Collection<GlueWorkflow>;
}

export interface EstateScope {
  readonly accountId: string;
  readonly region: string;
}

/** All that the sandbox's AWS holds. */
export interface Estate {
  readonly scopes: readonly EstateScope[];
  /** Undefined for an account or region of which nothing is stored: it answers as an empty one. */
  region(scope: EstateScope): RegionEstate | undefined;
}
