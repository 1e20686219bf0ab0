import type {
  GetWorkflowExecutionResponse,
  GetWorkflowStepExecutionResponse,
  Image,
  ImagePackage,
  ImagePipeline,
  LifecycleExecution,
  LifecycleExecutionResource,
  LifecyclePolicy,
  SeverityCounts,
  Workflow,
  WorkflowExecutionMetadata,
} from '@aws-sdk/client-imagebuilder';
import type {
  DescribedExecution,
  DescribedServer,
  DescribedWorkflow as KnownDescribedWorkflow,
} from '@aws-sdk/client-transfer';
import type { Blueprint, BlueprintRun, Workflow as GlueWorkflow } from '@aws-sdk/client-glue';

/*
 * The data of the sandbox's AWS, independent of the wire protocols. The demo data, the large estate and the tests
 * implement these interfaces; the services read them. All values have the full shapes of AWS's Get operations; the
 * services remove what a List does not return. `now` is the sandbox's time, which determines the state of everything
 * that runs.
 */

/** Resources of one kind, in the order in which AWS lists them. */
export interface Collection<Item> {
  all(now: Date): readonly Item[];
  get(key: string, now: Date): Item | undefined;
}

/** Resources of one kind, listed by parent. `of` returns undefined for an unknown parent. */
export interface ChildCollection<Item> {
  get(key: string, now: Date): Item | undefined;
  of(parent: string, now: Date): readonly Item[] | undefined;
}

/** GetImage's shape. Only ListImageBuildVersions returns `owner`. */
export type StoredImage = Image & { owner?: string };

/** DescribeWorkflow's shape. The SDK's type lacks the log groups that CreateWorkflow can name. */
export type DescribedWorkflow = KnownDescribedWorkflow & {
  StructuredLogDestinations?: string[];
};

/** GetWorkflowExecution's shape. Only ListWorkflowExecutions returns `retried`. */
export type StoredWorkflowExecution = Omit<GetWorkflowExecutionResponse, 'requestId'> &
  Pick<WorkflowExecutionMetadata, 'retried'>;

export type StoredStep = Omit<GetWorkflowStepExecutionResponse, 'requestId'>;

/** A span of time in epoch milliseconds, both ends inclusive. */
export interface LogWindow {
  readonly from: number;
  readonly to: number;
}

export interface LogEvent {
  /** When it happened, and when CloudWatch received it: epoch milliseconds. It can be read from `ingestionTime` on. */
  readonly timestamp: number;
  readonly ingestionTime: number;
  /** Its position in its stream: it grows with the time. */
  readonly sequence: number;
  readonly message: string;
}

export interface LogStream {
  readonly name: string;
  readonly createdAt: number;
  /** Oldest first. Computes only what the window needs. */
  events(window: LogWindow): readonly LogEvent[];
}

/** A log group of CloudWatch Logs. Its name is not part of its streams' names. */
export interface LogGroup {
  readonly name: string;
  readonly logGroupClass: 'STANDARD' | 'INFREQUENT_ACCESS';
  readonly createdAt: number;
  /** Undefined: events are kept forever. */
  readonly retentionInDays?: number | undefined;
  /** At least the streams with an event in the window; none that is created after it. In any order. */
  streams(window: LogWindow): readonly LogStream[];
}

/** The resources of one account in one region. */
export interface RegionEstate {
  /** Key: build version ARN. */
  readonly images: Collection<StoredImage>;
  /** The packages of an image, by its build version ARN. Undefined for an unknown image. */
  imagePackages(imageBuildVersionArn: string, now: Date): readonly ImagePackage[] | undefined;
  /** The numbers of vulnerability findings of an image. Undefined for an image that was not scanned, and an unknown one. */
  imageFindings(imageBuildVersionArn: string, now: Date): SeverityCounts | undefined;
  /** Key: ARN. A pipeline's images are those with its ARN in `sourcePipelineArn`. */
  readonly imagePipelines: Collection<ImagePipeline>;
  /** Key: build version ARN. Managed workflows have the account id `aws`. */
  readonly workflows: Collection<Workflow>;
  /** Key: `wf-` id. Parent: image build version ARN. */
  readonly workflowExecutions: ChildCollection<StoredWorkflowExecution>;
  /** Key: `step-` id. Parent: workflow execution id. */
  readonly steps: ChildCollection<StoredStep>;
  /** The running steps with the action WaitForAction, as ListWaitingWorkflowSteps returns them. */
  waitingSteps(now: Date): readonly StoredStep[];
  /** Key: ARN. */
  readonly lifecyclePolicies: Collection<LifecyclePolicy>;
  /** Key: `lce-` id. Parent: policy ARN, or image build version ARN. */
  readonly lifecycleExecutions: ChildCollection<LifecycleExecution>;
  /**
   * The images that a run acted on; with `parentResourceId`, the AMIs or containers of that image. Empty for an unknown
   * id.
   */
  lifecycleResources(
    lifecycleExecutionId: string,
    parentResourceId: string | undefined,
    now: Date,
  ): readonly LifecycleExecutionResource[];
  /** Key: `w-` id. */
  readonly transferWorkflows: Collection<DescribedWorkflow>;
  /**
   * Key: execution id. Parent: `w-` id. Includes finished executions, which the Transfer service hides, as AWS does.
   */
  readonly transferExecutions: ChildCollection<DescribedExecution>;
  /** Key: `s-` id. */
  readonly transferServers: Collection<DescribedServer>;
  /** Key: name. */
  readonly blueprints: Collection<Blueprint>;
  /** Key: run id. Parent: blueprint name. */
  readonly blueprintRuns: ChildCollection<BlueprintRun>;
  /** Key: name. Includes `Graph`, which the Glue service removes unless it is requested. */
  readonly glueWorkflows: Collection<GlueWorkflow>;
  /** Key: name. */
  readonly logGroups: Collection<LogGroup>;
}

export interface EstateScope {
  readonly accountId: string;
  readonly region: string;
}

/** All data of the sandbox. */
export interface Estate {
  readonly scopes: readonly EstateScope[];
  /** Undefined for an unknown account or region, which the sandbox treats as empty. */
  region(scope: EstateScope): RegionEstate | undefined;
}
