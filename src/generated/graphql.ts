// Generated from schema/ by `npm run codegen`. Edit that instead.
import type { AwsTime } from '../model/time';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SomeRecord, SomeExecution } from '../kinds';
import type { Scope as ConfiguredScope } from '../model/scope';
import type { SourceCoverage as CoverageOfSource, ScopeCoverage as CoverageOfScope } from '../model/coverage';
import type { ExecutionCount as CountedExecutions } from '../listing';
import type { ImageBuilderWorkflowRecord } from '../kinds/imageBuilderWorkflow';
import type { ImageBuilderWorkflowDefinitionRecord } from '../kinds/imageBuilderWorkflowDefinition';
import type { WorkflowStepRecord } from '../kinds/workflowStep';
import type { LifecycleRecord } from '../kinds/lifecycle';
import type { LifecycleResourceRecord } from '../kinds/lifecycleResource';
import type { LifecyclePolicyRecord } from '../kinds/lifecyclePolicy';
import type { ImageRecord } from '../kinds/image';
import type { ImagePipelineRecord } from '../kinds/imagePipeline';
import type { TransferExecutionRecord, TransferStepResultRecord } from '../kinds/transferExecution';
import type { TransferWorkflowRecord } from '../kinds/transferWorkflow';
import type { TransferWorkflowDetailRecord, TransferServerRecord } from '../kinds/transferServer';
import type { BlueprintRunRecord } from '../kinds/blueprintRun';
import type { BlueprintRecord } from '../kinds/blueprint';
import type { GlueWorkflowRecord, GlueWorkflowRunRecord } from '../kinds/glueWorkflow';
import type { EndpointDetails, FileLocation, IdentityProviderDetails, LoggingConfiguration, PosixProfile, ProtocolDetails, S3StorageOptions, ServiceMetadata, Tag, WorkflowStep as TransferStep } from '@aws-sdk/client-transfer';
import type { BlueprintDetails, LastActiveDefinition, WorkflowGraph } from '@aws-sdk/client-glue';
import type { GatewayContext } from '../resolvers/context';
export type Maybe<T> = T extends PromiseLike<infer U> ? Promise<U | null | undefined> : T | null | undefined;
export type InputMaybe<T> = T extends PromiseLike<infer U> ? Promise<U | null | undefined> : T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A moment, as RFC 3339 text in UTC with milliseconds: `2026-09-09T19:12:23.175Z`. */
  DateTime: { input: AwsTime; output: AwsTime; }
  /** Any JSON value. Where AWS wraps JSON in a string, the parsed value; where that string is no JSON, the string itself. */
  JSON: { input: unknown; output: unknown; }
  /** A whole number up to 2^53 - 1, for what does not fit `Int` (POSIX ids reach 4294967295). */
  SafeInt: { input: number; output: number; }
  /** An absolute URL. */
  URL: { input: string; output: string; }
};

/** More settings of a build machine. */
export type AdditionalInstanceConfiguration = {
  __typename?: 'AdditionalInstanceConfiguration';
  /** What becomes of the Systems Manager agent. */
  systemsManagerAgent?: Maybe<SystemsManagerAgent>;
  /** Commands for the machine's start instead of Image Builder's own, in Base64. May hold secrets. */
  userDataOverride?: Maybe<Scalars['String']['output']>;
};

/** An AMI that came out of a build. */
export type Ami = {
  __typename?: 'Ami';
  /** The account that owns it: twelve digits, as text. */
  accountId?: Maybe<Scalars['String']['output']>;
  /** The AMI's description. */
  description?: Maybe<Scalars['String']['output']>;
  /** EC2's id of it: `ami-…`. */
  image?: Maybe<Scalars['String']['output']>;
  /** The AMI's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** The region that holds it. */
  region?: Maybe<Scalars['String']['output']>;
  /** How far it is. */
  state?: Maybe<ImageState>;
};

/** What becomes of AMIs in one region. */
export type AmiDistributionConfiguration = {
  __typename?: 'AmiDistributionConfiguration';
  /** Tags for the AMI: an object of texts. */
  amiTags?: Maybe<Scalars['JSON']['output']>;
  /** The AMI's description. */
  description?: Maybe<Scalars['String']['output']>;
  /** ARN or id of the key that encrypts the AMI. Null where none. */
  kmsKeyId?: Maybe<Scalars['String']['output']>;
  /** Who may launch the AMI. Null where only its owner. */
  launchPermission?: Maybe<LaunchPermissionConfiguration>;
  /** The AMI's name; may hold variables such as `{{ imagebuilder:buildDate }}`. */
  name?: Maybe<Scalars['String']['output']>;
  /** Accounts that get a copy: twelve digits each, as text. */
  targetAccountIds?: Maybe<Array<Scalars['String']['output']>>;
};

/** A Glue blueprint: a template from which Glue workflows are made (BatchGetBlueprints). */
export type Blueprint = Node & {
  __typename?: 'Blueprint';
  /** Where in S3 its owner published it. */
  blueprintLocation?: Maybe<Scalars['String']['output']>;
  /** Where in S3 Glue keeps its own copy of it. */
  blueprintServiceLocation?: Maybe<Scalars['String']['output']>;
  /** When it was registered. */
  createdOn?: Maybe<Scalars['DateTime']['output']>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** What went wrong while it was registered or changed. Null where nothing did. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `name`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** What it was when it last was ACTIVE: what runs use where a change failed. Null where AWS tells none. */
  lastActiveDefinition?: Maybe<GlueLastActiveDefinition>;
  /** When it was last changed. */
  lastModifiedOn?: Maybe<Scalars['DateTime']['output']>;
  /** The blueprint's name; unique in its scope. */
  name: Scalars['String']['output'];
  /** The parameters that a run must or may give, parsed; up to 128 KiB. Null where none. */
  parameterSpec?: Maybe<Scalars['JSON']['output']>;
  /** Its runs, in the order AWS lists them. One AWS call (GetBlueprintRuns) per 1000 runs. */
  runs?: Maybe<BlueprintRunConnection>;
  /** The account and region that hold it. Costs no AWS call. */
  scope: Scope;
  /** CREATING, ACTIVE, UPDATING, FAILED, or a word that came later. */
  status?: Maybe<Scalars['String']['output']>;
};


/** A Glue blueprint: a template from which Glue workflows are made (BatchGetBlueprints). */
export type BlueprintRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of blueprints. */
export type BlueprintConnection = {
  __typename?: 'BlueprintConnection';
  /** What this page rests on, one row for each scope that was asked; what is of a scope that is not complete may be missing. Empty beneath a single thing, where an error tells instead. */
  coverage: Array<ScopeCoverage>;
  /** The blueprints of this page with their cursors. */
  edges: Array<BlueprintEdge>;
  /** The blueprints of this page without cursors. */
  nodes: Array<Blueprint>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** A blueprint at its place in a list. */
export type BlueprintEdge = {
  __typename?: 'BlueprintEdge';
  /** Give it as `after` to go on behind this blueprint. */
  cursor: Scalars['String']['output'];
  /** The blueprint. */
  node: Blueprint;
};

/**
 * One run of a Glue blueprint: it makes a Glue workflow from the blueprint and the parameters given
 * (GetBlueprintRun, GetBlueprintRuns).
 */
export type BlueprintRun = Execution & Node & {
  __typename?: 'BlueprintRun';
  /** The blueprint that ran. Costs nothing where only `name`, `id` or `scope` are selected, else BatchGetBlueprints, one call per 25 blueprints. */
  blueprint?: Maybe<Blueprint>;
  /** The blueprint's name. */
  blueprintName: Scalars['String']['output'];
  /** Always null: no console link of a blueprint run is known to exist. `workflow { consoleUrl }` has one. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** Seconds from start to end; of a running one, from start to now. Null without a start. */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** When it ended. Null while it runs. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What went wrong. Null where nothing did. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `blueprintName` with `runId`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** The values given for the blueprint's parameters, parsed; up to 128 KiB. May hold secrets. */
  parameters?: Maybe<Scalars['JSON']['output']>;
  /** Glue's own word, verbatim: RUNNING, SUCCEEDED, FAILED (its roll-back is complete), ROLLING_BACK, or one that came later. */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /** ARN of the role that Glue takes on to make the workflow. */
  roleArn?: Maybe<Scalars['String']['output']>;
  /** What went wrong while the roll-back took away what the run had made. Null where nothing did. */
  rollbackErrorMessage?: Maybe<Scalars['String']['output']>;
  /** AWS's id of this run. Only together with `blueprintName` does AWS find it. */
  runId: Scalars['String']['output'];
  /** The account and region that ran it. Costs no AWS call. */
  scope: Scope;
  /** When it started. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The status in the words all services share. A run that needs more than about 60 seconds to make its workflow may stay `RUNNING` for ever. */
  status: ExecutionStatus;
  /** The same as `errorMessage`. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** The workflow that it made. Null, without a call, unless it succeeded. Costs nothing where only `name`, `id` or `scope` are selected, else BatchGetWorkflows, one call per 25 workflows. */
  workflow?: Maybe<GlueWorkflow>;
  /** The workflow that it made. Null unless it succeeded. */
  workflowName?: Maybe<Scalars['String']['output']>;
};

/** A page of blueprint runs. */
export type BlueprintRunConnection = {
  __typename?: 'BlueprintRunConnection';
  /** The runs of this page with their cursors. */
  edges: Array<BlueprintRunEdge>;
  /** The runs of this page without cursors. */
  nodes: Array<BlueprintRun>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** A run at its place in a list. */
export type BlueprintRunEdge = {
  __typename?: 'BlueprintRunEdge';
  /** Give it as `after` to go on behind this run. */
  cursor: Scalars['String']['output'];
  /** The run. */
  node: BlueprintRun;
};

/** A component in a recipe. */
export type ComponentConfiguration = {
  __typename?: 'ComponentConfiguration';
  /** The component's ARN. */
  componentArn?: Maybe<Scalars['String']['output']>;
  /** The parameters given to it. Null where none. */
  parameters?: Maybe<Array<ComponentParameter>>;
};

/** A parameter given to a component. */
export type ComponentParameter = {
  __typename?: 'ComponentParameter';
  /** The parameter's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Its values. */
  value?: Maybe<Array<Scalars['String']['output']>>;
};

/** What becomes of containers in one region. */
export type ContainerDistributionConfiguration = {
  __typename?: 'ContainerDistributionConfiguration';
  /** Tags that the image gets in the repository. */
  containerTags?: Maybe<Array<Scalars['String']['output']>>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** The repository that the image goes to. */
  targetRepository?: Maybe<TargetContainerRepository>;
};

/** The machine that a container is built on. */
export type ContainerInstanceConfiguration = {
  __typename?: 'ContainerInstanceConfiguration';
  /** Its disks. */
  blockDeviceMappings?: Maybe<Array<InstanceBlockDeviceMapping>>;
  /** Its AMI. Null where it is Amazon's own. */
  image?: Maybe<Scalars['String']['output']>;
};

/** What a container image is made of. */
export type ContainerRecipe = {
  __typename?: 'ContainerRecipe';
  /** The recipe's ARN. */
  arn?: Maybe<Scalars['String']['output']>;
  /** The components that are run, in this order. */
  components?: Maybe<Array<ComponentConfiguration>>;
  /** DOCKER, or a word that came later. */
  containerType?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** The template of the Dockerfile. */
  dockerfileTemplateData?: Maybe<Scalars['String']['output']>;
  /** True where the recipe is encrypted. */
  encrypted?: Maybe<Scalars['Boolean']['output']>;
  /** The machine that the container is built on. */
  instanceConfiguration?: Maybe<ContainerInstanceConfiguration>;
  /** ARN or id of the key that encrypts the recipe. Null where none. */
  kmsKeyId?: Maybe<Scalars['String']['output']>;
  /** The recipe's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Who owns it. */
  owner?: Maybe<Scalars['String']['output']>;
  /** The base image. */
  parentImage?: Maybe<Scalars['String']['output']>;
  /** Linux, Windows, macOS, or a word that came later. */
  platform?: Maybe<Scalars['String']['output']>;
  /** Its tags: an object of texts. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** The repository that the image goes to. */
  targetRepository?: Maybe<TargetContainerRepository>;
  /** The recipe's version: `1.0.0`. */
  version?: Maybe<Scalars['String']['output']>;
  /** The folder that components work in. */
  workingDirectory?: Maybe<Scalars['String']['output']>;
};

/** How much of what there is was seen. */
export type CoverageState =
  /** All of it. */
  | 'COMPLETE'
  /** Nothing was seen, though there is or may be some. `reason` says why. */
  | 'FAILED'
  /** Some was not seen. `reason` says why. */
  | 'PARTIAL';

/** Whether credentials for a scope can be had, as far as calls have shown. */
export type CredentialsState =
  /** They could not be had, or AWS did not accept them. */
  | 'BAD'
  /** The last call had them. */
  | 'GOOD'
  /** No call has been made yet, or the last failure is long ago. */
  | 'UNKNOWN';

/** Where images go. */
export type DistributionConfiguration = {
  __typename?: 'DistributionConfiguration';
  /** The configuration's ARN. */
  arn?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last changed. Null where it never was. */
  dateUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** What is done in each region. */
  distributions?: Maybe<Array<ImageDistribution>>;
  /** The configuration's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Its tags: an object of texts. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** Minutes that the distribution may take. */
  timeoutMinutes?: Maybe<Scalars['Int']['output']>;
};

/** An EBS volume. */
export type EbsInstanceBlockDeviceSpecification = {
  __typename?: 'EbsInstanceBlockDeviceSpecification';
  /** True where it goes with its machine. */
  deleteOnTermination?: Maybe<Scalars['Boolean']['output']>;
  /** True where it is encrypted. */
  encrypted?: Maybe<Scalars['Boolean']['output']>;
  /** Operations per second. */
  iops?: Maybe<Scalars['Int']['output']>;
  /** ARN or id of the key that encrypts it. Null where none. */
  kmsKeyId?: Maybe<Scalars['String']['output']>;
  /** Id of the snapshot it is made from. Null where none. */
  snapshotId?: Maybe<Scalars['String']['output']>;
  /** MiB per second. For gp3 only. */
  throughput?: Maybe<Scalars['Int']['output']>;
  /** Size in GiB. */
  volumeSize?: Maybe<Scalars['Int']['output']>;
  /** standard, io1, io2, gp2, gp3, sc1, st1, or a word that came later. */
  volumeType?: Maybe<Scalars['String']['output']>;
};

/**
 * One run of something that AWS runs for you, whichever service runs it: an Image Builder workflow, one of its steps,
 * a lifecycle run, a Transfer Family execution or a Glue blueprint run.
 */
export type Execution = {
  /** The page of the AWS console that shows it. Null where no such link is known to exist. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** Seconds from start to end; of a running one, from start to now. Null without a start. */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** When it ended. Null while it runs, or where AWS does not tell (Transfer never does). */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and AWS's own ids, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** The service's own status word, verbatim. Null where AWS tells none. */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /** The account and region that ran it. Costs no AWS call. */
  scope: Scope;
  /** When it started. Null where it has not, or where AWS does not tell (Transfer never does). */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The status in the words all services share; `UNKNOWN` where AWS tells none or a word not known here. */
  status: ExecutionStatus;
  /** The service's message, reason or error text that goes with the status. Null where AWS tells none. */
  statusReason?: Maybe<Scalars['String']['output']>;
};

/** A page of executions of all kinds and scopes, and what it rests on. */
export type ExecutionConnection = {
  __typename?: 'ExecutionConnection';
  /** One row for each scope and kind that the filter leaves in, scopes in configured order. An execution of a source that is not complete may be missing from this page, wherever its place is. */
  coverage: Array<SourceCoverage>;
  /** The executions of this page with their cursors. */
  edges: Array<ExecutionEdge>;
  /** The executions of this page without cursors. */
  nodes: Array<Execution>;
  /** Where this page ends, and whether there is or may be more. Where what was not seen may be seen by asking again, `hasNextPage` is true; on an empty page `endCursor` is then the cursor that was given. */
  pageInfo: PageInfo;
};

/** So many executions of one kind have one status. */
export type ExecutionCount = {
  __typename?: 'ExecutionCount';
  /** How many there are. */
  count: Scalars['Int']['output'];
  /** The kind of execution. */
  kind: ExecutionKind;
  /** The status. */
  status: ExecutionStatus;
};

/** How many executions there are, and what that rests on. */
export type ExecutionCounts = {
  __typename?: 'ExecutionCounts';
  /** By kind and status, in the order of the enums; without those there is none of. */
  counts: Array<ExecutionCount>;
  /** As of `Query.executions`: an execution of a source that is not complete may not be counted. */
  coverage: Array<SourceCoverage>;
};

/** An execution at its place among all. */
export type ExecutionEdge = {
  __typename?: 'ExecutionEdge';
  /** Give it as `after` to go on behind this execution. It works on every replica, for the same filter. */
  cursor: Scalars['String']['output'];
  /** The execution. */
  node: Execution;
};

/** What executions to take. A member left out leaves all in; an empty list leaves none in. What cannot match is not asked for. */
export type ExecutionFilter = {
  /** Only these accounts, twelve digits each. One that is in no configured scope is `FORBIDDEN`. */
  accountIds?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Only these kinds. Left out, all but `WORKFLOW_STEP`: a step is part of its workflow. */
  kinds?: InputMaybe<Array<ExecutionKind>>;
  /** Only these regions. One that is in no configured scope is `FORBIDDEN`. */
  regions?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Only what started at this moment or later. What has no start, or none that AWS tells (Transfer), is in no span of time. */
  startedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only what started before this moment. What has no start, or none that AWS tells (Transfer), is in no span of time. */
  startedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Only these statuses. */
  statuses?: InputMaybe<Array<ExecutionStatus>>;
};

/** The kinds of execution. Each is a type that implements `Execution`. */
export type ExecutionKind =
  /** Glue's blueprint runs: `BlueprintRun`. */
  | 'BLUEPRINT_RUN'
  /** EC2 Image Builder's workflow executions: `ImageBuilderWorkflow`. */
  | 'IMAGE_BUILDER_WORKFLOW'
  /** EC2 Image Builder's lifecycle runs: `Lifecycle`. */
  | 'LIFECYCLE'
  /** Transfer Family's executions in progress: `TransferExecution`. */
  | 'TRANSFER_EXECUTION'
  /** The steps of these: `WorkflowStep`. */
  | 'WORKFLOW_STEP';

/** One vocabulary for the status words of all services. `Execution.rawStatus` has the service's own word. */
export type ExecutionStatus =
  /** Stopped on request. */
  | 'CANCELLED'
  /** Asked to stop, and stopping (lifecycle runs only). */
  | 'CANCELLING'
  /** Ended by an error. */
  | 'FAILED'
  /** Not started yet. A lifecycle run with this status is paused until the next daily run. */
  | 'PENDING'
  /** Failed, and what it had done is undone (Image Builder only). */
  | 'ROLLED_BACK'
  /** Failed, and undoing what it had done: Image Builder's and Glue's roll-back, Transfer's exception handling. */
  | 'ROLLING_BACK'
  /** Under way; also a step that waits for an action, and a lifecycle or Transfer execution in progress. */
  | 'RUNNING'
  /** Left out on purpose, by a condition or because an earlier part failed (Image Builder only). */
  | 'SKIPPED'
  /** Ended as intended. */
  | 'SUCCEEDED'
  /** A word this gateway does not know yet, or none at all. */
  | 'UNKNOWN';

/** How a Windows AMI is made to start faster. */
export type FastLaunchConfiguration = {
  __typename?: 'FastLaunchConfiguration';
  /** The account that owns the AMI: twelve digits, as text. */
  accountId?: Maybe<Scalars['String']['output']>;
  /** True where it is. */
  enabled?: Maybe<Scalars['Boolean']['output']>;
  /** The launch template of these machines. */
  launchTemplate?: Maybe<FastLaunchLaunchTemplateSpecification>;
  /** Machines that may be started at once to make snapshots. */
  maxParallelLaunches?: Maybe<Scalars['Int']['output']>;
  /** The snapshots held ready. */
  snapshotConfiguration?: Maybe<FastLaunchSnapshotConfiguration>;
};

/** The launch template of the machines that make snapshots for a faster start. */
export type FastLaunchLaunchTemplateSpecification = {
  __typename?: 'FastLaunchLaunchTemplateSpecification';
  /** Its id: `lt-…`. Null where the name tells it. */
  launchTemplateId?: Maybe<Scalars['String']['output']>;
  /** Its name. Null where the id tells it. */
  launchTemplateName?: Maybe<Scalars['String']['output']>;
  /** Its version. */
  launchTemplateVersion?: Maybe<Scalars['String']['output']>;
};

/** The snapshots held ready for a faster start. */
export type FastLaunchSnapshotConfiguration = {
  __typename?: 'FastLaunchSnapshotConfiguration';
  /** How many. */
  targetResourceCount?: Maybe<Scalars['Int']['output']>;
};

/** The blueprint run that made a workflow. */
export type GlueBlueprintDetails = {
  __typename?: 'GlueBlueprintDetails';
  /** The blueprint's name. */
  blueprintName?: Maybe<Scalars['String']['output']>;
  /** AWS's id of the run. */
  runId?: Maybe<Scalars['String']['output']>;
};

/** One run of a Glue crawler. */
export type GlueCrawl = {
  __typename?: 'GlueCrawl';
  /** When it ended. Null while it runs. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What went wrong. Null where nothing did. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** The log group that it writes to. */
  logGroup?: Maybe<Scalars['String']['output']>;
  /** The log stream that it writes to. */
  logStream?: Maybe<Scalars['String']['output']>;
  /** When it started. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** RUNNING, CANCELLING, CANCELLED, SUCCEEDED, FAILED, ERROR, or a word that came later. */
  state?: Maybe<Scalars['String']['output']>;
};

/** What a graph tells of a crawler. */
export type GlueCrawlerNodeDetails = {
  __typename?: 'GlueCrawlerNodeDetails';
  /** The crawler's runs. Null in the graph of a workflow that is not of one run. */
  crawls?: Maybe<Array<GlueCrawl>>;
};

/** How many events a trigger takes before it fires. */
export type GlueEventBatchingCondition = {
  __typename?: 'GlueEventBatchingCondition';
  /** Events that must come. */
  batchSize?: Maybe<Scalars['Int']['output']>;
  /** Seconds after the first event when it fires in any case. */
  batchWindow?: Maybe<Scalars['Int']['output']>;
};

/** What a graph tells of a job. */
export type GlueJobNodeDetails = {
  __typename?: 'GlueJobNodeDetails';
  /** The job's runs. Null in the graph of a workflow that is not of one run. */
  jobRuns?: Maybe<Array<GlueJobRun>>;
};

/** One run of a Glue job. */
export type GlueJobRun = {
  __typename?: 'GlueJobRun';
  /** DPUs given to it, as old jobs count them; `maxCapacity` replaces it at AWS. */
  allocatedCapacity?: Maybe<Scalars['Int']['output']>;
  /** What the run was given: an object of texts. May hold secrets. */
  arguments?: Maybe<Scalars['JSON']['output']>;
  /** Tries before this one: 0 for the first. */
  attempt?: Maybe<Scalars['Int']['output']>;
  /** DPU seconds used. Only for runs that grow and shrink, and for FLEX runs. */
  dpuSeconds?: Maybe<Scalars['Float']['output']>;
  /** When it ended. Null while it runs. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** What went wrong. Null where nothing did. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** STANDARD or FLEX, or a word that came later. */
  executionClass?: Maybe<Scalars['String']['output']>;
  /** The policy that narrowed the role for this run, parsed. Null where none. */
  executionRoleSessionPolicy?: Maybe<Scalars['JSON']['output']>;
  /** Seconds that it used resources. */
  executionTime?: Maybe<Scalars['Int']['output']>;
  /** Glue's version, which tells those of Spark and Python. */
  glueVersion?: Maybe<Scalars['String']['output']>;
  /** AWS's id of this run: `jr_` and 64 hexadecimal digits. */
  id?: Maybe<Scalars['String']['output']>;
  /** How the job was made: SCRIPT, VISUAL, NOTEBOOK, or a word that came later. */
  jobMode?: Maybe<Scalars['String']['output']>;
  /** Name of the job. */
  jobName?: Maybe<Scalars['String']['output']>;
  /** True where the run may wait in a queue. Null counts as false. */
  jobRunQueuingEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** STARTING, RUNNING, STOPPING, STOPPED, SUCCEEDED, FAILED, TIMEOUT, ERROR, WAITING, EXPIRED, or a word that came later. */
  jobRunState?: Maybe<Scalars['String']['output']>;
  /** When this record was last changed. */
  lastModifiedOn?: Maybe<Scalars['DateTime']['output']>;
  /** The log group that it writes to. */
  logGroupName?: Maybe<Scalars['String']['output']>;
  /** Day and hour in which a streaming job may be started anew: `Sun:10`, in UTC. */
  maintenanceWindow?: Maybe<Scalars['String']['output']>;
  /** DPUs that it may use. Null where `workerType` and `numberOfWorkers` tell it. */
  maxCapacity?: Maybe<Scalars['Float']['output']>;
  /** When to tell that the run takes long. */
  notificationProperty?: Maybe<GlueNotificationProperty>;
  /** Workers given to it. */
  numberOfWorkers?: Maybe<Scalars['Int']['output']>;
  /** The runs before it that made its trigger fire. */
  predecessorRuns?: Maybe<Array<GluePredecessor>>;
  /** Id of the run that this one tries again. Null where there is none. */
  previousRunId?: Maybe<Scalars['String']['output']>;
  /** Name of the usage profile. Null where none. */
  profileName?: Maybe<Scalars['String']['output']>;
  /** Name of the security configuration. Null where none. */
  securityConfiguration?: Maybe<Scalars['String']['output']>;
  /** When it started. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** More about `jobRunState`. Mostly null. */
  stateDetail?: Maybe<Scalars['String']['output']>;
  /** Minutes that it may take. */
  timeout?: Maybe<Scalars['Int']['output']>;
  /** Name of the trigger that started it. Null where none did. */
  triggerName?: Maybe<Scalars['String']['output']>;
  /** Standard, G.025X, G.1X, G.2X, G.4X, G.8X, G.12X, G.16X, R.1X, R.2X, R.4X, R.8X, Z.2X, or a word that came later. */
  workerType?: Maybe<Scalars['String']['output']>;
};

/** What a blueprint was when it last was ACTIVE. */
export type GlueLastActiveDefinition = {
  __typename?: 'GlueLastActiveDefinition';
  /** Where in S3 its owner published it. */
  blueprintLocation?: Maybe<Scalars['String']['output']>;
  /** Where in S3 Glue keeps its own copy of it. */
  blueprintServiceLocation?: Maybe<Scalars['String']['output']>;
  /** What its owner said about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** When it was changed to this. */
  lastModifiedOn?: Maybe<Scalars['DateTime']['output']>;
  /** The parameters that a run must or may give, parsed. Null where none. */
  parameterSpec?: Maybe<Scalars['JSON']['output']>;
};

/** When to tell that a job takes long. */
export type GlueNotificationProperty = {
  __typename?: 'GlueNotificationProperty';
  /** Minutes after the job's start. */
  notifyDelayAfter?: Maybe<Scalars['Int']['output']>;
};

/** A job run that came before, and made a trigger fire. */
export type GluePredecessor = {
  __typename?: 'GluePredecessor';
  /** Name of the job. */
  jobName?: Maybe<Scalars['String']['output']>;
  /** Id of the run. */
  runId?: Maybe<Scalars['String']['output']>;
};

/** The batch of events that started a workflow run. */
export type GlueStartingEventBatchCondition = {
  __typename?: 'GlueStartingEventBatchCondition';
  /** Events in the batch. */
  batchSize?: Maybe<Scalars['Int']['output']>;
  /** Seconds over which they came. */
  batchWindow?: Maybe<Scalars['Int']['output']>;
};

/** What starts jobs and crawlers. */
export type GlueTrigger = {
  __typename?: 'GlueTrigger';
  /** What it starts. */
  actions?: Maybe<Array<GlueTriggerAction>>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** How many events it takes. Null unless EVENT. */
  eventBatchingCondition?: Maybe<GlueEventBatchingCondition>;
  /** AWS's id of it. Mostly null: AWS keeps it for later. */
  id?: Maybe<Scalars['String']['output']>;
  /** The trigger's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** What must have happened before. Null unless CONDITIONAL. */
  predicate?: Maybe<GlueTriggerPredicate>;
  /** When it fires: a cron expression in UTC. Null unless SCHEDULED. */
  schedule?: Maybe<Scalars['String']['output']>;
  /** CREATING, CREATED, ACTIVATING, ACTIVATED, DEACTIVATING, DEACTIVATED, DELETING, UPDATING, or a word that came later. */
  state?: Maybe<Scalars['String']['output']>;
  /** SCHEDULED, CONDITIONAL, ON_DEMAND, EVENT, or a word that came later. */
  type?: Maybe<Scalars['String']['output']>;
  /** Name of its workflow. */
  workflowName?: Maybe<Scalars['String']['output']>;
};

/** What a trigger starts: a job or a crawler. */
export type GlueTriggerAction = {
  __typename?: 'GlueTriggerAction';
  /** Arguments of the job instead of its own: an object of texts. May hold secrets. */
  arguments?: Maybe<Scalars['JSON']['output']>;
  /** Name of the crawler. Null for a job. */
  crawlerName?: Maybe<Scalars['String']['output']>;
  /** Name of the job. Null for a crawler. */
  jobName?: Maybe<Scalars['String']['output']>;
  /** When to tell that the job takes long. */
  notificationProperty?: Maybe<GlueNotificationProperty>;
  /** Name of the security configuration. Null where none. */
  securityConfiguration?: Maybe<Scalars['String']['output']>;
  /** Minutes that the job may take. Null where its own limit counts. */
  timeout?: Maybe<Scalars['Int']['output']>;
};

/** That a job or a crawler ended in a certain way. */
export type GlueTriggerCondition = {
  __typename?: 'GlueTriggerCondition';
  /** The crawler's state: SUCCEEDED, CANCELLED, FAILED, … Null for a job. */
  crawlState?: Maybe<Scalars['String']['output']>;
  /** Name of the crawler. Null for a job. */
  crawlerName?: Maybe<Scalars['String']['output']>;
  /** Name of the job. Null for a crawler. */
  jobName?: Maybe<Scalars['String']['output']>;
  /** EQUALS, or a word that came later. */
  logicalOperator?: Maybe<Scalars['String']['output']>;
  /** The job's state: SUCCEEDED, STOPPED, FAILED, TIMEOUT, … Null for a crawler. */
  state?: Maybe<Scalars['String']['output']>;
};

/** What a graph tells of a trigger. */
export type GlueTriggerNodeDetails = {
  __typename?: 'GlueTriggerNodeDetails';
  /** The trigger. */
  trigger?: Maybe<GlueTrigger>;
};

/** What must have happened before a trigger fires. */
export type GlueTriggerPredicate = {
  __typename?: 'GlueTriggerPredicate';
  /** The conditions. */
  conditions?: Maybe<Array<GlueTriggerCondition>>;
  /** AND (all conditions) or ANY (one of them), or a word that came later. */
  logical?: Maybe<Scalars['String']['output']>;
};

/** A Glue workflow: triggers, jobs and crawlers that run as one (BatchGetWorkflows). */
export type GlueWorkflow = Node & {
  __typename?: 'GlueWorkflow';
  /** The blueprint run that made it. Null where none did. */
  blueprintDetails?: Maybe<GlueBlueprintDetails>;
  /** The blueprint run that made it, by `blueprintDetails`; null where none did. Costs nothing where only `blueprintName`, `runId`, `id` or `scope` are selected, else GetBlueprintRun, once per run. */
  blueprintRun?: Maybe<BlueprintRun>;
  /** The workflow's page of the AWS console. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** When it was made. */
  createdOn?: Maybe<Scalars['DateTime']['output']>;
  /** What each run begins with: an object of texts. May hold secrets. */
  defaultRunProperties?: Maybe<Scalars['JSON']['output']>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Its triggers, jobs and crawlers and how they hang together. Costs a BatchGetWorkflows with IncludeGraph, one call per 25 workflows. */
  graph?: Maybe<GlueWorkflowGraph>;
  /** Opaque, global and stable. Holds kind, account, region and `name`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** When it was last changed. */
  lastModifiedOn?: Maybe<Scalars['DateTime']['output']>;
  /** Its last run. Null where it never ran. */
  lastRun?: Maybe<GlueWorkflowRun>;
  /** How many runs there may be at once. Null where there is no limit of its own. */
  maxConcurrentRuns?: Maybe<Scalars['Int']['output']>;
  /** The workflow's name; unique in its scope. */
  name: Scalars['String']['output'];
  /** The account and region that hold it. Costs no AWS call. */
  scope: Scope;
};

/** The triggers, jobs and crawlers of a workflow and how they hang together. */
export type GlueWorkflowGraph = {
  __typename?: 'GlueWorkflowGraph';
  /** What leads to what. */
  edges?: Maybe<Array<GlueWorkflowGraphEdge>>;
  /** The triggers, jobs and crawlers. */
  nodes?: Maybe<Array<GlueWorkflowGraphNode>>;
};

/** What leads to what in a workflow. */
export type GlueWorkflowGraphEdge = {
  __typename?: 'GlueWorkflowGraphEdge';
  /** `uniqueId` of the node that comes after. */
  destinationId?: Maybe<Scalars['String']['output']>;
  /** `uniqueId` of the node that comes first. */
  sourceId?: Maybe<Scalars['String']['output']>;
};

/** A trigger, job or crawler of a workflow. Only the details of its own type are not null. */
export type GlueWorkflowGraphNode = {
  __typename?: 'GlueWorkflowGraphNode';
  /** What the crawler did. */
  crawlerDetails?: Maybe<GlueCrawlerNodeDetails>;
  /** What the job did. */
  jobDetails?: Maybe<GlueJobNodeDetails>;
  /** Name of the trigger, job or crawler. */
  name?: Maybe<Scalars['String']['output']>;
  /** The trigger. */
  triggerDetails?: Maybe<GlueTriggerNodeDetails>;
  /** CRAWLER, JOB, TRIGGER, or a word that came later. */
  type?: Maybe<Scalars['String']['output']>;
  /** Its id in the graph. */
  uniqueId?: Maybe<Scalars['String']['output']>;
};

/** One run of a Glue workflow. Glue keeps runs for 90 days. */
export type GlueWorkflowRun = {
  __typename?: 'GlueWorkflowRun';
  /** The run's page of the AWS console. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** When it ended. Null while it runs. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why it did not run: too many at once. Null otherwise. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** Its triggers, jobs and crawlers with what they did in this run. Costs a BatchGetWorkflows with IncludeGraph, one call per 25 workflows. */
  graph?: Maybe<GlueWorkflowGraph>;
  /** Name of the workflow that ran. */
  name?: Maybe<Scalars['String']['output']>;
  /** Id of the run before. Null where there was none. */
  previousRunId?: Maybe<Scalars['String']['output']>;
  /** When it started. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The batch of events that started it. Null where events did not. */
  startingEventBatchCondition?: Maybe<GlueStartingEventBatchCondition>;
  /** How its actions went. */
  statistics?: Maybe<GlueWorkflowRunStatistics>;
  /** RUNNING, COMPLETED, STOPPING, STOPPED, ERROR, or a word that came later. COMPLETED does not mean that its jobs succeeded: `statistics` tells that. */
  status?: Maybe<Scalars['String']['output']>;
  /** AWS's id of this run: `wr_` and 64 hexadecimal digits. */
  workflowRunId?: Maybe<Scalars['String']['output']>;
  /** What the run was given and its jobs added: an object of texts. May hold secrets. */
  workflowRunProperties?: Maybe<Scalars['JSON']['output']>;
};

/** How the actions (jobs and crawlers started) of a workflow run went. */
export type GlueWorkflowRunStatistics = {
  __typename?: 'GlueWorkflowRunStatistics';
  /** Those in ERROR: Glue could not run them. */
  erroredActions?: Maybe<Scalars['Int']['output']>;
  /** Those that failed. */
  failedActions?: Maybe<Scalars['Int']['output']>;
  /** Those that run now. */
  runningActions?: Maybe<Scalars['Int']['output']>;
  /** Those that were stopped. */
  stoppedActions?: Maybe<Scalars['Int']['output']>;
  /** Those that succeeded. */
  succeededActions?: Maybe<Scalars['Int']['output']>;
  /** Those that ran out of time. */
  timeoutActions?: Maybe<Scalars['Int']['output']>;
  /** All of them. */
  totalActions?: Maybe<Scalars['Int']['output']>;
  /** Those that wait. */
  waitingActions?: Maybe<Scalars['Int']['output']>;
};

/**
 * One build version of an Image Builder image: what a pipeline or a user had built
 * (GetImage, ListImageBuildVersions, ListImagePipelineImages).
 */
export type Image = Node & {
  __typename?: 'Image';
  /** The image build version's ARN: it ends in `image/name/x.y.z/n`. */
  arn: Scalars['String']['output'];
  /** USER_INITIATED, SCHEDULED, IMPORT, IMPORT_ISO, or a word that came later: what started the build. */
  buildType?: Maybe<Scalars['String']['output']>;
  /** The image's page of the AWS console. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** The recipe of a container image; null for a machine image. No list tells it: one GetImage where the image came from a list. */
  containerRecipe?: Maybe<ContainerRecipe>;
  /** When the build was asked for. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it is, or was, deprecated. Null where no time is set. */
  deprecationTime?: Maybe<Scalars['DateTime']['output']>;
  /** Where it goes. No list tells it: one GetImage where the image came from a list. */
  distributionConfiguration?: Maybe<DistributionConfiguration>;
  /** True where Image Builder gathers details of the operating system and its packages. No list tells it: one GetImage where the image came from a list. */
  enhancedImageMetadataEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Name or ARN of the role that runs its workflows. No list tells it: one GetImage where the image came from a list. */
  executionRole?: Maybe<Scalars['String']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `arn`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** The recipe of a machine image; null for a container image. No list tells it: one GetImage where the image came from a list. */
  imageRecipe?: Maybe<ImageRecipe>;
  /** Whether and how it is searched for vulnerabilities. No list tells it: one GetImage where the image came from a list. */
  imageScanningConfiguration?: Maybe<ImageScanningConfiguration>;
  /** AMAZON_MANAGED, AWS_MARKETPLACE, IMPORTED, CUSTOM, or a word that came later: where the base image comes from. */
  imageSource?: Maybe<Scalars['String']['output']>;
  /** How it is tested. No list tells it: one GetImage where the image came from a list. */
  imageTestsConfiguration?: Maybe<ImageTestsConfiguration>;
  /** The machines it was built on. No list tells it: one GetImage where the image came from a list. */
  infrastructureConfiguration?: Maybe<InfrastructureConfiguration>;
  /** ARNs that stand for the latest versions of this image. No list tells them: one GetImage where the image came from a list. */
  latestVersionReferences?: Maybe<LatestVersionReferences>;
  /** The lifecycle run that last acted on it, by `lifecycleExecutionId`; null where none did. Costs nothing where only `lifecycleExecutionId`, `id` or `scope` are selected, else GetLifecycleExecution, once per run. */
  lifecycleExecution?: Maybe<Lifecycle>;
  /** Id of the lifecycle run that last acted on it: `lce-` and a UUID. Null where none did. */
  lifecycleExecutionId?: Maybe<Scalars['String']['output']>;
  /** The lifecycle runs that AWS lists for this image, in its order. One AWS call (ListLifecycleExecutions) per 25 runs. */
  lifecycleExecutions?: Maybe<LifecycleConnection>;
  /** Where the build writes its log. */
  loggingConfiguration?: Maybe<ImageLoggingConfiguration>;
  /** The name of the image. */
  name?: Maybe<Scalars['String']['output']>;
  /** The operating system with its version. */
  osVersion?: Maybe<Scalars['String']['output']>;
  /** The AMIs or containers made. AWS does not look again: an AMI that EC2 has lost since still stands here. */
  outputResources?: Maybe<OutputResources>;
  /** Who owns it: an account, or a word such as Amazon. Only lists tell it: ListImageBuildVersions, one call per 25 builds of this version, where the image was looked up by its ARN. */
  owner?: Maybe<Scalars['String']['output']>;
  /** The pipeline that built it, by `sourcePipelineArn`; null where none did. One GetImage first where the image came from a list; then nothing where only `arn`, `id` or `scope` are selected, else GetImagePipeline, once per pipeline. */
  pipeline?: Maybe<ImagePipeline>;
  /** Linux, Windows, macOS, or a word that came later. */
  platform?: Maybe<Scalars['String']['output']>;
  /** How the search for vulnerabilities goes. No list tells it: one GetImage where the image came from a list. */
  scanState?: Maybe<ImageScanState>;
  /** The account and region that hold it. Costs no AWS call. */
  scope: Scope;
  /** ARN of the pipeline that built it; null where none did. No list tells it: one GetImage where the image came from a list. */
  sourcePipelineArn?: Maybe<Scalars['String']['output']>;
  /** Name of the pipeline that built it. Always null nowadays: AWS only tells `sourcePipelineArn`. */
  sourcePipelineName?: Maybe<Scalars['String']['output']>;
  /** How far it is, and why it failed. */
  state?: Maybe<ImageState>;
  /** Its tags: an object of texts. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** AMI or DOCKER, or a word that came later: a machine image or a container image. */
  type?: Maybe<Scalars['String']['output']>;
  /** The version with its build number: `1.0.0/1`. */
  version?: Maybe<Scalars['String']['output']>;
  /** The workflows it is built, tested and distributed by, with their parameters: AWS's member `workflows`, which is the runs here. No list tells it: one GetImage where the image came from a list. */
  workflowConfigurations?: Maybe<Array<WorkflowConfiguration>>;
  /** The runs of the workflows that build, test and distribute it, in the order AWS lists them; after a retry old and new ones. AWS keeps them for a limited time. One AWS call (ListWorkflowExecutions) per 25 runs. */
  workflows?: Maybe<ImageBuilderWorkflowConnection>;
};


/**
 * One build version of an Image Builder image: what a pipeline or a user had built
 * (GetImage, ListImageBuildVersions, ListImagePipelineImages).
 */
export type ImageLifecycleExecutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * One build version of an Image Builder image: what a pipeline or a user had built
 * (GetImage, ListImageBuildVersions, ListImagePipelineImages).
 */
export type ImageWorkflowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/**
 * One run of an Image Builder workflow that builds, tests or distributes an image
 * (GetWorkflowExecution, ListWorkflowExecutions).
 */
export type ImageBuilderWorkflow = Execution & Node & {
  __typename?: 'ImageBuilderWorkflow';
  /** Always null: no console link of a workflow execution is known to exist. `image { consoleUrl }` has one. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** The workflow document that defines this run (Image Builder GetWorkflow), once per definition; nothing where only `arn`, `id` or `scope` are selected. */
  definition?: Maybe<ImageBuilderWorkflowDefinition>;
  /** Seconds from start to end; of a running one, from start to now. Null without a start. */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** When it ended. Null while it runs. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `workflowExecutionId`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** The image that this run works on. Costs nothing where only `arn`, `id` or `scope` are selected, else GetImage, once per image. */
  image?: Maybe<Image>;
  /** ARN of the image build version that this run works on. */
  imageBuildVersionArn?: Maybe<Scalars['String']['output']>;
  /** What the run reports about itself, mostly why it failed. Null where it says nothing. */
  message?: Maybe<Scalars['String']['output']>;
  /** The name of the group in which test workflows run side by side. Null outside of one. */
  parallelGroup?: Maybe<Scalars['String']['output']>;
  /** Image Builder's own word, verbatim: PENDING, SKIPPED, RUNNING, COMPLETED, FAILED, ROLLBACK_IN_PROGRESS, ROLLBACK_COMPLETED, CANCELLED, or one that came later. */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /** True when the image build was retried after this run. Only ListWorkflowExecutions tells it: one more AWS call where this run was looked up by its id. */
  retried?: Maybe<Scalars['Boolean']['output']>;
  /** The account and region that ran it. Costs no AWS call. */
  scope: Scope;
  /** When it started. Null before that. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The status in the words all services share. COMPLETED reads `SUCCEEDED`; ROLLBACK_IN_PROGRESS and ROLLBACK_COMPLETED read `ROLLING_BACK` and `ROLLED_BACK`. */
  status: ExecutionStatus;
  /** The same as `message`. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** The steps, in the order AWS lists them. One AWS call (ListWorkflowStepExecutions) per 25 steps, and none for what an earlier answer already told. */
  steps?: Maybe<WorkflowStepConnection>;
  /** Steps defined in the workflow, run or not. Known before the first step starts. */
  totalStepCount?: Maybe<Scalars['Int']['output']>;
  /** Steps that failed so far. */
  totalStepsFailed?: Maybe<Scalars['Int']['output']>;
  /** Steps left out so far. */
  totalStepsSkipped?: Maybe<Scalars['Int']['output']>;
  /** Steps that ended as intended so far. */
  totalStepsSucceeded?: Maybe<Scalars['Int']['output']>;
  /** BUILD, TEST or DISTRIBUTION. Where an old recording has none, read from the workflow's ARN. */
  type?: Maybe<Scalars['String']['output']>;
  /** ARN of the workflow definition's build version. In the ARNs of managed workflows the account is the word `aws`. */
  workflowBuildVersionArn?: Maybe<Scalars['String']['output']>;
  /** AWS's id of this run: `wf-` and a UUID. */
  workflowExecutionId: Scalars['String']['output'];
};


/**
 * One run of an Image Builder workflow that builds, tests or distributes an image
 * (GetWorkflowExecution, ListWorkflowExecutions).
 */
export type ImageBuilderWorkflowStepsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of workflow executions. */
export type ImageBuilderWorkflowConnection = {
  __typename?: 'ImageBuilderWorkflowConnection';
  /** The executions of this page with their cursors. */
  edges: Array<ImageBuilderWorkflowEdge>;
  /** The executions of this page without cursors. */
  nodes: Array<ImageBuilderWorkflow>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** One build version of an Image Builder workflow document: the steps that its runs take (GetWorkflow). */
export type ImageBuilderWorkflowDefinition = Node & {
  __typename?: 'ImageBuilderWorkflowDefinition';
  /** The build version's ARN. In the ARNs of managed workflows the account is the word `aws`. */
  arn: Scalars['String']['output'];
  /** What its owner says about this version. Null where nothing. */
  changeDescription?: Maybe<Scalars['String']['output']>;
  /** The document itself, in YAML. */
  data?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `arn`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** ARN or id of the key that encrypts it. Null where none. */
  kmsKeyId?: Maybe<Scalars['String']['output']>;
  /** ARNs that stand for the latest versions of this workflow. */
  latestVersionReferences?: Maybe<LatestVersionReferences>;
  /** The workflow's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Who owns it: an account, or a word such as Amazon. */
  owner?: Maybe<Scalars['String']['output']>;
  /** The parameters that it takes. Null where none. */
  parameters?: Maybe<Array<WorkflowParameterDetail>>;
  /** The account and region where it was asked for; the owner of a managed one is AWS. Costs no AWS call. */
  scope: Scope;
  /** Whether it may still be used. */
  state?: Maybe<WorkflowState>;
  /** Its tags: an object of texts. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** BUILD, TEST or DISTRIBUTION, or a word that came later. */
  type?: Maybe<Scalars['String']['output']>;
  /** The workflow's version: `1.0.0`. */
  version?: Maybe<Scalars['String']['output']>;
};

/** A workflow execution at its place in a list. */
export type ImageBuilderWorkflowEdge = {
  __typename?: 'ImageBuilderWorkflowEdge';
  /** Give it as `after` to go on behind this execution. */
  cursor: Scalars['String']['output'];
  /** The execution. */
  node: ImageBuilderWorkflow;
};

/** A page of images. */
export type ImageConnection = {
  __typename?: 'ImageConnection';
  /** What this page rests on, one row for each scope that was asked; what is of a scope that is not complete may be missing. Empty beneath a single thing, where an error tells instead. */
  coverage: Array<ScopeCoverage>;
  /** The images of this page with their cursors. */
  edges: Array<ImageEdge>;
  /** The images of this page without cursors. */
  nodes: Array<Image>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** A container that came out of a build, in one region. */
export type ImageContainer = {
  __typename?: 'ImageContainer';
  /** Its URIs in ECR. */
  imageUris?: Maybe<Array<Scalars['String']['output']>>;
  /** The region that holds it. */
  region?: Maybe<Scalars['String']['output']>;
};

/** What the distribution does in one region. */
export type ImageDistribution = {
  __typename?: 'ImageDistribution';
  /** What becomes of AMIs. Null for containers. */
  amiDistributionConfiguration?: Maybe<AmiDistributionConfiguration>;
  /** What becomes of containers. Null for AMIs. */
  containerDistributionConfiguration?: Maybe<ContainerDistributionConfiguration>;
  /** How Windows AMIs are made to start faster. */
  fastLaunchConfigurations?: Maybe<Array<FastLaunchConfiguration>>;
  /** The launch templates that get the new AMI. */
  launchTemplateConfigurations?: Maybe<Array<LaunchTemplateConfiguration>>;
  /** ARNs of the licence configurations for the AMI. */
  licenseConfigurationArns?: Maybe<Array<Scalars['String']['output']>>;
  /** The region. */
  region?: Maybe<Scalars['String']['output']>;
  /** How the image is exported to S3. Null where it is not. */
  s3ExportConfiguration?: Maybe<S3ExportConfiguration>;
  /** The Systems Manager parameters that get the AMI's id. */
  ssmParameterConfigurations?: Maybe<Array<SsmParameterConfiguration>>;
};

/** An image at its place in a list. */
export type ImageEdge = {
  __typename?: 'ImageEdge';
  /** Give it as `after` to go on behind this image. */
  cursor: Scalars['String']['output'];
  /** The image. */
  node: Image;
};

/** Where a build writes its log. */
export type ImageLoggingConfiguration = {
  __typename?: 'ImageLoggingConfiguration';
  /** The log group in CloudWatch Logs. */
  logGroupName?: Maybe<Scalars['String']['output']>;
};

/** A pipeline that builds images, on a schedule or when told (GetImagePipeline, ListImagePipelines). */
export type ImagePipeline = Node & {
  __typename?: 'ImagePipeline';
  /** The pipeline's ARN. */
  arn: Scalars['String']['output'];
  /** Scheduled builds in a row that failed. */
  consecutiveFailures?: Maybe<Scalars['Int']['output']>;
  /** The pipeline's page of the AWS console. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** ARN of the recipe of containers. Null where it builds machine images. */
  containerRecipeArn?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it last built. Null where it never did. */
  dateLastRun?: Maybe<Scalars['DateTime']['output']>;
  /** When it builds next. Null without a schedule. */
  dateNextRun?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last changed. Null where it never was. */
  dateUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** ARN of the configuration of the distribution. Null where none. */
  distributionConfigurationArn?: Maybe<Scalars['String']['output']>;
  /** True where Image Builder gathers details of the operating system and its packages. */
  enhancedImageMetadataEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Name or ARN of the role that runs its workflows. */
  executionRole?: Maybe<Scalars['String']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `arn`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** ARN of the recipe of machine images. Null where it builds containers. */
  imageRecipeArn?: Maybe<Scalars['String']['output']>;
  /** Whether and how its images are searched for vulnerabilities. */
  imageScanningConfiguration?: Maybe<ImageScanningConfiguration>;
  /** Tags for the images it builds: an object of texts. */
  imageTags?: Maybe<Scalars['JSON']['output']>;
  /** How its images are tested. */
  imageTestsConfiguration?: Maybe<ImageTestsConfiguration>;
  /** The images it built, in the order AWS lists them. One AWS call (ListImagePipelineImages) per 25 images. */
  images?: Maybe<ImageConnection>;
  /** ARN of the configuration of the build machines. */
  infrastructureConfigurationArn?: Maybe<Scalars['String']['output']>;
  /** The status of its last image, in the words of `ImageState.status`. Null where it never built. */
  lastRunStatus?: Maybe<Scalars['String']['output']>;
  /** Where it and its builds write their logs. */
  loggingConfiguration?: Maybe<PipelineLoggingConfiguration>;
  /** The pipeline's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Linux, Windows, macOS, or a word that came later. */
  platform?: Maybe<Scalars['String']['output']>;
  /** When it builds by itself. Null where only when told. */
  schedule?: Maybe<ImagePipelineSchedule>;
  /** The account and region that hold it. Costs no AWS call. */
  scope: Scope;
  /** ENABLED or DISABLED, or a word that came later. */
  status?: Maybe<Scalars['String']['output']>;
  /** Its tags: an object of texts. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** The workflows by which it builds, tests and distributes, with their parameters. */
  workflows?: Maybe<Array<WorkflowConfiguration>>;
};


/** A pipeline that builds images, on a schedule or when told (GetImagePipeline, ListImagePipelines). */
export type ImagePipelineImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** When a pipeline is switched off for its failures. */
export type ImagePipelineAutoDisablePolicy = {
  __typename?: 'ImagePipelineAutoDisablePolicy';
  /** Scheduled builds in a row that must fail. */
  failureCount?: Maybe<Scalars['Int']['output']>;
};

/** A page of image pipelines. */
export type ImagePipelineConnection = {
  __typename?: 'ImagePipelineConnection';
  /** What this page rests on, one row for each scope that was asked; what is of a scope that is not complete may be missing. Empty beneath a single thing, where an error tells instead. */
  coverage: Array<ScopeCoverage>;
  /** The pipelines of this page with their cursors. */
  edges: Array<ImagePipelineEdge>;
  /** The pipelines of this page without cursors. */
  nodes: Array<ImagePipeline>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** A pipeline at its place in a list. */
export type ImagePipelineEdge = {
  __typename?: 'ImagePipelineEdge';
  /** Give it as `after` to go on behind this pipeline. */
  cursor: Scalars['String']['output'];
  /** The pipeline. */
  node: ImagePipeline;
};

/** When a pipeline builds by itself. */
export type ImagePipelineSchedule = {
  __typename?: 'ImagePipelineSchedule';
  /** When it is switched off for its failures. Null where never. */
  autoDisablePolicy?: Maybe<ImagePipelineAutoDisablePolicy>;
  /** EXPRESSION_MATCH_ONLY, EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE (only where there is something new to build), or a word that came later. */
  pipelineExecutionStartCondition?: Maybe<Scalars['String']['output']>;
  /** A cron or rate expression. */
  scheduleExpression?: Maybe<Scalars['String']['output']>;
  /** The time zone of the expression, by its IANA name. UTC where null. */
  timezone?: Maybe<Scalars['String']['output']>;
};

/** What a machine image is made of. */
export type ImageRecipe = {
  __typename?: 'ImageRecipe';
  /** More settings of the build machine. */
  additionalInstanceConfiguration?: Maybe<AdditionalInstanceConfiguration>;
  /** Tags for the AMI made during the build: an object of texts. */
  amiTags?: Maybe<Scalars['JSON']['output']>;
  /** The recipe's ARN. */
  arn?: Maybe<Scalars['String']['output']>;
  /** The disks. */
  blockDeviceMappings?: Maybe<Array<InstanceBlockDeviceMapping>>;
  /** The components that are run, in this order. */
  components?: Maybe<Array<ComponentConfiguration>>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** The recipe's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Who owns it. */
  owner?: Maybe<Scalars['String']['output']>;
  /** The base image: an ARN, an AMI's id, or a parameter that names one. */
  parentImage?: Maybe<Scalars['String']['output']>;
  /** Linux, Windows, macOS, or a word that came later. */
  platform?: Maybe<Scalars['String']['output']>;
  /** Its tags: an object of texts. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** AMI or DOCKER, or a word that came later. */
  type?: Maybe<Scalars['String']['output']>;
  /** The recipe's version: `1.0.0`. */
  version?: Maybe<Scalars['String']['output']>;
  /** The folder that components work in. */
  workingDirectory?: Maybe<Scalars['String']['output']>;
};

/** How the search for vulnerabilities goes. */
export type ImageScanState = {
  __typename?: 'ImageScanState';
  /** Why it has this status. Null where AWS tells none. */
  reason?: Maybe<Scalars['String']['output']>;
  /** PENDING, SCANNING, COLLECTING, COMPLETED, ABANDONED, FAILED, TIMED_OUT, or a word that came later. */
  status?: Maybe<Scalars['String']['output']>;
};

/** Whether and how images are searched for vulnerabilities. */
export type ImageScanningConfiguration = {
  __typename?: 'ImageScanningConfiguration';
  /** Where containers are searched. Null for machine images. */
  ecrConfiguration?: Maybe<ImageScanningEcrConfiguration>;
  /** True where they are, by Amazon Inspector. */
  imageScanningEnabled?: Maybe<Scalars['Boolean']['output']>;
};

/** Where containers are searched for vulnerabilities. */
export type ImageScanningEcrConfiguration = {
  __typename?: 'ImageScanningEcrConfiguration';
  /** Tags for the container searched. */
  containerTags?: Maybe<Array<Scalars['String']['output']>>;
  /** Name of the ECR repository. */
  repositoryName?: Maybe<Scalars['String']['output']>;
};

/** How far an image or an AMI is. */
export type ImageState = {
  __typename?: 'ImageState';
  /** Why it has this status; names the workflow execution and the component that failed. Null where AWS tells none. */
  reason?: Maybe<Scalars['String']['output']>;
  /** PENDING, CREATING, BUILDING, TESTING, DISTRIBUTING, INTEGRATING, AVAILABLE, CANCELLED, FAILED, DEPRECATED, DELETED, DISABLED, or a word that came later. */
  status?: Maybe<Scalars['String']['output']>;
};

/** How images are tested. */
export type ImageTestsConfiguration = {
  __typename?: 'ImageTestsConfiguration';
  /** True where they are tested. */
  imageTestsEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Minutes that the tests may take, 60 to 1440. */
  timeoutMinutes?: Maybe<Scalars['Int']['output']>;
};

/** The machines that images are built and tested on. */
export type InfrastructureConfiguration = {
  __typename?: 'InfrastructureConfiguration';
  /** The configuration's ARN. */
  arn?: Maybe<Scalars['String']['output']>;
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last changed. Null where it never was. */
  dateUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** How the machines reach their metadata. */
  instanceMetadataOptions?: Maybe<InstanceMetadataOptions>;
  /** Name of the instance profile. */
  instanceProfileName?: Maybe<Scalars['String']['output']>;
  /** Types of machine that may be taken: `m5.large`. */
  instanceTypes?: Maybe<Array<Scalars['String']['output']>>;
  /** Name of the key pair to log in with. Null where none. */
  keyPair?: Maybe<Scalars['String']['output']>;
  /** Where the machines write their logs. Null where nowhere. */
  logging?: Maybe<InfrastructureLogging>;
  /** The configuration's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Where the machines are put. Null where EC2 may choose. */
  placement?: Maybe<InfrastructurePlacement>;
  /** Tags for what Image Builder makes in a build: an object of texts. */
  resourceTags?: Maybe<Scalars['JSON']['output']>;
  /** Ids of the security groups. */
  securityGroupIds?: Maybe<Array<Scalars['String']['output']>>;
  /** ARN of the SNS topic that is told of the build's end. Null where none. */
  snsTopicArn?: Maybe<Scalars['String']['output']>;
  /** Id of the subnet. */
  subnetId?: Maybe<Scalars['String']['output']>;
  /** Its tags: an object of texts. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** True where a machine goes away although its build failed. False keeps it for a look. */
  terminateInstanceOnFailure?: Maybe<Scalars['Boolean']['output']>;
};

/** Where build and test machines write their logs. */
export type InfrastructureLogging = {
  __typename?: 'InfrastructureLogging';
  /** The place in S3. */
  s3Logs?: Maybe<InfrastructureS3Logs>;
};

/** Where build and test machines are put. */
export type InfrastructurePlacement = {
  __typename?: 'InfrastructurePlacement';
  /** The availability zone. Null where EC2 may choose. */
  availabilityZone?: Maybe<Scalars['String']['output']>;
  /** Id of the dedicated host. Null where none is named. */
  hostId?: Maybe<Scalars['String']['output']>;
  /** ARN of the group of hosts. Null where none is named. */
  hostResourceGroupArn?: Maybe<Scalars['String']['output']>;
  /** default, dedicated, host, or a word that came later. */
  tenancy?: Maybe<Scalars['String']['output']>;
};

/** A place in S3 for logs. */
export type InfrastructureS3Logs = {
  __typename?: 'InfrastructureS3Logs';
  /** The bucket's name. */
  s3BucketName?: Maybe<Scalars['String']['output']>;
  /** What the keys begin with. */
  s3KeyPrefix?: Maybe<Scalars['String']['output']>;
};

/** A disk of a machine. */
export type InstanceBlockDeviceMapping = {
  __typename?: 'InstanceBlockDeviceMapping';
  /** The device's name: `/dev/xvda`. */
  deviceName?: Maybe<Scalars['String']['output']>;
  /** The EBS volume. Null where it is none. */
  ebs?: Maybe<EbsInstanceBlockDeviceSpecification>;
  /** An empty text where a disk of the base image is left out. Null where not. */
  noDevice?: Maybe<Scalars['String']['output']>;
  /** The name of an instance store volume: `ephemeral0`. Null where it is none. */
  virtualName?: Maybe<Scalars['String']['output']>;
};

/** How a machine reaches its metadata. */
export type InstanceMetadataOptions = {
  __typename?: 'InstanceMetadataOptions';
  /** Network hops that the answer may travel. */
  httpPutResponseHopLimit?: Maybe<Scalars['Int']['output']>;
  /** `required` where it needs a token (IMDSv2), or `optional`. */
  httpTokens?: Maybe<Scalars['String']['output']>;
};

/** ARNs that stand for the latest versions of an image or of a workflow definition: in each, the parts left open are `x`. */
export type LatestVersionReferences = {
  __typename?: 'LatestVersionReferences';
  /** The latest with the same major version. */
  latestMajorVersionArn?: Maybe<Scalars['String']['output']>;
  /** The latest with the same major and minor version. */
  latestMinorVersionArn?: Maybe<Scalars['String']['output']>;
  /** The latest with the same major, minor and patch version. */
  latestPatchVersionArn?: Maybe<Scalars['String']['output']>;
  /** The latest of all versions. */
  latestVersionArn?: Maybe<Scalars['String']['output']>;
};

/** Who may launch an AMI. */
export type LaunchPermissionConfiguration = {
  __typename?: 'LaunchPermissionConfiguration';
  /** ARNs of AWS Organizations. */
  organizationArns?: Maybe<Array<Scalars['String']['output']>>;
  /** ARNs of units of AWS Organizations. */
  organizationalUnitArns?: Maybe<Array<Scalars['String']['output']>>;
  /** Groups: `all` makes it public. */
  userGroups?: Maybe<Array<Scalars['String']['output']>>;
  /** Accounts: twelve digits each, as text. */
  userIds?: Maybe<Array<Scalars['String']['output']>>;
};

/** A launch template that gets the new AMI. */
export type LaunchTemplateConfiguration = {
  __typename?: 'LaunchTemplateConfiguration';
  /** The account that holds it: twelve digits, as text. */
  accountId?: Maybe<Scalars['String']['output']>;
  /** Id of the template: `lt-…`. */
  launchTemplateId?: Maybe<Scalars['String']['output']>;
  /** True where the version with the new AMI becomes the default. */
  setDefaultVersion?: Maybe<Scalars['Boolean']['output']>;
};

/**
 * One run of a lifecycle policy, or one change of an image's state that somebody asked for, which deprecates, disables or
 * deletes images (GetLifecycleExecution, ListLifecycleExecutions).
 */
export type Lifecycle = Execution & Node & {
  __typename?: 'Lifecycle';
  /** Always null: no console link of a lifecycle run is known to exist. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** Seconds from start to end; of a running one, from start to now. Null without a start. */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** When it ended. Null while it runs. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `lifecycleExecutionId`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** AWS's id of this run: `lce-` and a UUID. */
  lifecycleExecutionId: Scalars['String']['output'];
  /** ARN of the policy that ran. Null for a run that no policy started (StartResourceStateUpdate). */
  lifecyclePolicyArn?: Maybe<Scalars['String']['output']>;
  /** The policy that ran; null for a run that no policy started. Costs nothing where only `arn`, `id` or `scope` are selected, else GetLifecyclePolicy, once per policy. */
  policy?: Maybe<LifecyclePolicy>;
  /** Image Builder's own word, verbatim: IN_PROGRESS, CANCELLED, CANCELLING, FAILED, SUCCESS, PENDING, or one that came later. FAILED where one resource or more failed. */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /** The images that the run acted on or left out, in AWS's order; each one's own AMIs or containers are in its `resources`. One AWS call (ListLifecycleExecutionResources) per 25 images. */
  resources?: Maybe<LifecycleResourceConnection>;
  /** Whether the run found anything to act on. */
  resourcesImpactedSummary?: Maybe<LifecycleExecutionResourcesImpactedSummary>;
  /** The account and region that ran it. Costs no AWS call. */
  scope: Scope;
  /** When it started. Null before that. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Image Builder's status word with its reason. */
  state?: Maybe<LifecycleExecutionState>;
  /** The status in the words all services share. IN_PROGRESS reads `RUNNING`; `PENDING` means paused until the next daily run, not that it never began. */
  status: ExecutionStatus;
  /** The same as `state { reason }`. */
  statusReason?: Maybe<Scalars['String']['output']>;
};


/**
 * One run of a lifecycle policy, or one change of an image's state that somebody asked for, which deprecates, disables or
 * deletes images (GetLifecycleExecution, ListLifecycleExecutions).
 */
export type LifecycleResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of lifecycle runs. */
export type LifecycleConnection = {
  __typename?: 'LifecycleConnection';
  /** The runs of this page with their cursors. */
  edges: Array<LifecycleEdge>;
  /** The runs of this page without cursors. */
  nodes: Array<Lifecycle>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** A run at its place in a list. */
export type LifecycleEdge = {
  __typename?: 'LifecycleEdge';
  /** Give it as `after` to go on behind this run. */
  cursor: Scalars['String']['output'];
  /** The run. */
  node: Lifecycle;
};

/** What a lifecycle run does to a resource, and why. */
export type LifecycleExecutionResourceAction = {
  __typename?: 'LifecycleExecutionResourceAction';
  /** AVAILABLE, DELETE, DEPRECATE, DISABLE, or a word that came later. */
  name?: Maybe<Scalars['String']['output']>;
  /** Why this action was chosen. Null where AWS tells none. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** How a lifecycle action went for one resource or one snapshot. */
export type LifecycleExecutionResourceState = {
  __typename?: 'LifecycleExecutionResourceState';
  /** Why it has this status. Null where AWS tells none. */
  reason?: Maybe<Scalars['String']['output']>;
  /** FAILED, IN_PROGRESS, SKIPPED (an exclusion rule kept it) or SUCCESS (also where it was gone already), or a word that came later. */
  status?: Maybe<Scalars['String']['output']>;
};

/** Whether a lifecycle run found anything to act on. */
export type LifecycleExecutionResourcesImpactedSummary = {
  __typename?: 'LifecycleExecutionResourcesImpactedSummary';
  /** True where resources are affected. False is normal while a scheduled state update is still in progress. */
  hasImpactedResources?: Maybe<Scalars['Boolean']['output']>;
};

/** A snapshot behind an AMI that a lifecycle run acts on. */
export type LifecycleExecutionSnapshotResource = {
  __typename?: 'LifecycleExecutionSnapshotResource';
  /** EC2's id of the snapshot: `snap-…`. */
  snapshotId?: Maybe<Scalars['String']['output']>;
  /** How the action went for the snapshot. */
  state?: Maybe<LifecycleExecutionResourceState>;
};

/** The state of a lifecycle run, in Image Builder's words. */
export type LifecycleExecutionState = {
  __typename?: 'LifecycleExecutionState';
  /** Why the run has this status. Null where AWS tells none. */
  reason?: Maybe<Scalars['String']['output']>;
  /** IN_PROGRESS, CANCELLED, CANCELLING, FAILED, SUCCESS, PENDING, or a word that came later. */
  status?: Maybe<Scalars['String']['output']>;
};

/**
 * A rule by which Image Builder deprecates, disables or deletes old images, once a day
 * (GetLifecyclePolicy, ListLifecyclePolicies).
 */
export type LifecyclePolicy = Node & {
  __typename?: 'LifecyclePolicy';
  /** The policy's ARN. */
  arn: Scalars['String']['output'];
  /** When it was made. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When it last ran. Null where it never has. */
  dateLastRun?: Maybe<Scalars['DateTime']['output']>;
  /** When it was last changed. Null where it never was. */
  dateUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** ARN of the role that Image Builder takes on for the run. */
  executionRole?: Maybe<Scalars['String']['output']>;
  /** Its runs, in the order AWS lists them. One AWS call (ListLifecycleExecutions) per 25 runs. */
  executions?: Maybe<LifecycleConnection>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `arn`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** The policy's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Its rules. No list tells them: one GetLifecyclePolicy where the policy came from a list. */
  policyDetails?: Maybe<Array<LifecyclePolicyDetail>>;
  /** The images it looks at. No list tells it: one GetLifecyclePolicy where the policy came from a list. */
  resourceSelection?: Maybe<LifecyclePolicyResourceSelection>;
  /** AMI_IMAGE or CONTAINER_IMAGE, or a word that came later: the kind of image it works on. */
  resourceType?: Maybe<Scalars['String']['output']>;
  /** The account and region that hold it. Costs no AWS call. */
  scope: Scope;
  /** ENABLED or DISABLED, or a word that came later. */
  status?: Maybe<Scalars['String']['output']>;
  /** Its tags: an object of texts. */
  tags?: Maybe<Scalars['JSON']['output']>;
};


/**
 * A rule by which Image Builder deprecates, disables or deletes old images, once a day
 * (GetLifecyclePolicy, ListLifecyclePolicies).
 */
export type LifecyclePolicyExecutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of lifecycle policies. */
export type LifecyclePolicyConnection = {
  __typename?: 'LifecyclePolicyConnection';
  /** What this page rests on, one row for each scope that was asked; what is of a scope that is not complete may be missing. Empty beneath a single thing, where an error tells instead. */
  coverage: Array<ScopeCoverage>;
  /** The policies of this page with their cursors. */
  edges: Array<LifecyclePolicyEdge>;
  /** The policies of this page without cursors. */
  nodes: Array<LifecyclePolicy>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** One rule of a lifecycle policy: what is done, to what, and what is spared. */
export type LifecyclePolicyDetail = {
  __typename?: 'LifecyclePolicyDetail';
  /** What is done to the images found. */
  action?: Maybe<LifecyclePolicyDetailAction>;
  /** What is spared. Null where nothing. */
  exclusionRules?: Maybe<LifecyclePolicyDetailExclusionRules>;
  /** Which images the action is for, by age or by count. */
  filter?: Maybe<LifecyclePolicyDetailFilter>;
};

/** What a rule of a lifecycle policy does. */
export type LifecyclePolicyDetailAction = {
  __typename?: 'LifecyclePolicyDetailAction';
  /** What the action reaches besides the image itself. Null where only the image. */
  includeResources?: Maybe<LifecyclePolicyDetailActionIncludeResources>;
  /** DELETE, DEPRECATE, DISABLE, or a word that came later. */
  type?: Maybe<Scalars['String']['output']>;
};

/** What a lifecycle action reaches besides the image itself. */
export type LifecyclePolicyDetailActionIncludeResources = {
  __typename?: 'LifecyclePolicyDetailActionIncludeResources';
  /** True where the AMIs made from the image are included. */
  amis?: Maybe<Scalars['Boolean']['output']>;
  /** True where the distributed containers are included. */
  containers?: Maybe<Scalars['Boolean']['output']>;
  /** True where the snapshots behind those AMIs are included. */
  snapshots?: Maybe<Scalars['Boolean']['output']>;
};

/** What a rule spares. */
export type LifecyclePolicyDetailExclusionRules = {
  __typename?: 'LifecyclePolicyDetailExclusionRules';
  /** AMIs that are spared. Null where none. */
  amis?: Maybe<LifecyclePolicyDetailExclusionRulesAmis>;
  /** Images with any of these tags: an object of texts. */
  tagMap?: Maybe<Scalars['JSON']['output']>;
};

/** AMIs that a rule spares. */
export type LifecyclePolicyDetailExclusionRulesAmis = {
  __typename?: 'LifecyclePolicyDetailExclusionRulesAmis';
  /** True where public AMIs are spared. */
  isPublic?: Maybe<Scalars['Boolean']['output']>;
  /** AMIs launched lately are spared. Null where that does not count. */
  lastLaunched?: Maybe<LifecyclePolicyDetailExclusionRulesAmisLastLaunched>;
  /** Regions whose AMIs are spared. */
  regions?: Maybe<Array<Scalars['String']['output']>>;
  /** Accounts whose shared AMIs are spared: twelve digits each, as text. */
  sharedAccounts?: Maybe<Array<Scalars['String']['output']>>;
  /** AMIs with any of these tags are spared: an object of texts. */
  tagMap?: Maybe<Scalars['JSON']['output']>;
};

/** How lately an AMI must have been launched to be spared. */
export type LifecyclePolicyDetailExclusionRulesAmisLastLaunched = {
  __typename?: 'LifecyclePolicyDetailExclusionRulesAmisLastLaunched';
  /** DAYS, WEEKS, MONTHS or YEARS. */
  unit?: Maybe<Scalars['String']['output']>;
  /** The number of `unit`s. */
  value?: Maybe<Scalars['Int']['output']>;
};

/** Which images a rule is for. */
export type LifecyclePolicyDetailFilter = {
  __typename?: 'LifecyclePolicyDetailFilter';
  /** Images that stay whatever their age. Null where none, and for a count. */
  retainAtLeast?: Maybe<Scalars['Int']['output']>;
  /** AGE or COUNT, or a word that came later. */
  type?: Maybe<Scalars['String']['output']>;
  /** The unit of an age: DAYS, WEEKS, MONTHS, YEARS. Null for a count. */
  unit?: Maybe<Scalars['String']['output']>;
  /** An age in `unit`, or the number of images to keep. */
  value?: Maybe<Scalars['Int']['output']>;
};

/** A policy at its place in a list. */
export type LifecyclePolicyEdge = {
  __typename?: 'LifecyclePolicyEdge';
  /** Give it as `after` to go on behind this policy. */
  cursor: Scalars['String']['output'];
  /** The policy. */
  node: LifecyclePolicy;
};

/** The images that a lifecycle policy looks at: by recipe or by tag. */
export type LifecyclePolicyResourceSelection = {
  __typename?: 'LifecyclePolicyResourceSelection';
  /** Images made from these recipes. Null where tags select. */
  recipes?: Maybe<Array<LifecyclePolicyResourceSelectionRecipe>>;
  /** Images with these tags: an object of texts. Null where recipes select. */
  tagMap?: Maybe<Scalars['JSON']['output']>;
};

/** A recipe whose images a lifecycle policy looks at. */
export type LifecyclePolicyResourceSelectionRecipe = {
  __typename?: 'LifecyclePolicyResourceSelectionRecipe';
  /** The recipe's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** The recipe's version, `1.0.x`; may hold `x` for any. */
  semanticVersion?: Maybe<Scalars['String']['output']>;
};

/**
 * What a lifecycle run did to one resource (ListLifecycleExecutionResources). On the first level the resources are images;
 * on the second, the AMIs or containers of one image.
 */
export type LifecycleResource = {
  __typename?: 'LifecycleResource';
  /** The account that owns the resource: twelve digits, as text. */
  accountId?: Maybe<Scalars['String']['output']>;
  /** What the run does to the resource. */
  action?: Maybe<LifecycleExecutionResourceAction>;
  /** When the action on this resource ended. Null while it runs. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The image, where `resourceId` is an image build version's ARN; otherwise null. Costs nothing where only `arn`, `id` or `scope` are selected, else GetImage, once per image; also null once the run has deleted it. */
  image?: Maybe<Image>;
  /** URIs of a container image in its ECR repositories. Null for anything else. */
  imageUris?: Maybe<Array<Scalars['String']['output']>>;
  /** The region that holds the resource. */
  region?: Maybe<Scalars['String']['output']>;
  /** An image build version's ARN on the first level; an AMI's id, or a container image's URI or digest, on the second. */
  resourceId?: Maybe<Scalars['String']['output']>;
  /** The AMIs or containers of an image; null for a resource that is itself of that second level. One AWS call (ListLifecycleExecutionResources with the parent) per 25 of them. */
  resources?: Maybe<LifecycleResourceConnection>;
  /** The snapshots behind an AMI. Null for anything else. */
  snapshots?: Maybe<Array<LifecycleExecutionSnapshotResource>>;
  /** When the action on this resource started. Null before that. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** How the action went for this resource. */
  state?: Maybe<LifecycleExecutionResourceState>;
};


/**
 * What a lifecycle run did to one resource (ListLifecycleExecutionResources). On the first level the resources are images;
 * on the second, the AMIs or containers of one image.
 */
export type LifecycleResourceResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of resources of a lifecycle run. */
export type LifecycleResourceConnection = {
  __typename?: 'LifecycleResourceConnection';
  /** The resources of this page with their cursors. */
  edges: Array<LifecycleResourceEdge>;
  /** The resources of this page without cursors. */
  nodes: Array<LifecycleResource>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** A resource at its place in a list. */
export type LifecycleResourceEdge = {
  __typename?: 'LifecycleResourceEdge';
  /** Give it as `after` to go on behind this resource. */
  cursor: Scalars['String']['output'];
  /** The resource. */
  node: LifecycleResource;
};

/** Anything with a global id that `Query.node` finds again. */
export type Node = {
  /** Opaque, global and stable. Holds kind, account, region and AWS's own ids, so it costs no AWS call. */
  id: Scalars['ID']['output'];
};

/** What came out of a build. */
export type OutputResources = {
  __typename?: 'OutputResources';
  /** The AMIs, one per region and account. Null for a container image. */
  amis?: Maybe<Array<Ami>>;
  /** The containers, one per region. Null for a machine image. */
  containers?: Maybe<Array<ImageContainer>>;
};

/** Where a page of a connection begins and ends (Relay cursor connections). */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Give it as `after` to get the next page; null on an empty page. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /** True when there is, or may be, more after this page: AWS's last answer carried a token for another page. */
  hasNextPage: Scalars['Boolean']['output'];
  /** True when this page was asked for with `after`. Paging is forward only. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** The cursor of the first edge; null on an empty page. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Where a pipeline and its builds write their logs. */
export type PipelineLoggingConfiguration = {
  __typename?: 'PipelineLoggingConfiguration';
  /** The log group of the builds. */
  imageLogGroupName?: Maybe<Scalars['String']['output']>;
  /** The log group of the pipeline itself. */
  pipelineLogGroupName?: Maybe<Scalars['String']['output']>;
};

/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type Query = {
  __typename?: 'Query';
  /** One blueprint; null when Glue does not know it. One AWS call (BatchGetBlueprints), the same one for up to 25 blueprints. */
  blueprint?: Maybe<Blueprint>;
  /** One run of a blueprint; null when Glue does not know it. One AWS call: GetBlueprintRun. */
  blueprintRun?: Maybe<BlueprintRun>;
  /** The blueprints of a scope in the order AWS lists them, or of several scopes by `name`. One AWS call (ListBlueprints) per 25 blueprints, which tells names only; what is more costs one BatchGetBlueprints per 25. */
  blueprints?: Maybe<BlueprintConnection>;
  /** An execution of any kind by its global id; null when AWS does not know it (any more) or when the id is of no execution. One AWS call. */
  execution?: Maybe<Execution>;
  /** How many executions there are by kind and status. From the same calls as `executions`; beside it with the same filter it costs none. */
  executionCounts?: Maybe<ExecutionCounts>;
  /**
   * Executions of every kind in every scope, newest `startedAt` first. What is under way without a start (Transfer tells
   * none) comes before all, what is neither under way nor has a start comes after all; ties are in the order of `id`. The
   * next page is what comes after the last one's end, whatever has been added since.
   *
   * AWS has no such list, so each parent is asked for its executions: one call per page of parents and one or more for
   * each parent (ListImageBuildVersions and ListWorkflowExecutions, ListLifecyclePolicies and ListLifecycleExecutions,
   * ListWorkflows and ListExecutions, ListBlueprints and GetBlueprintRuns; for steps ListWorkflowStepExecutions), less
   * what is remembered: further pages cost little. Lifecycle runs are compared with those that images name. What budget,
   * time or refusals left out is told by `coverage`, not by errors; asking again goes on where it ended.
   */
  executions?: Maybe<ExecutionConnection>;
  /** One Glue workflow; null when Glue does not know it. One AWS call (BatchGetWorkflows), the same one for up to 25 workflows. */
  glueWorkflow?: Maybe<GlueWorkflow>;
  /** One image build version; null when Image Builder does not know it. One AWS call: GetImage. */
  image?: Maybe<Image>;
  /** One Image Builder workflow execution; null when Image Builder does not know it (it keeps them for a limited time). One AWS call: GetWorkflowExecution. */
  imageBuilderWorkflow?: Maybe<ImageBuilderWorkflow>;
  /** One build version of a workflow document; null when Image Builder does not know it. One AWS call: GetWorkflow. */
  imageBuilderWorkflowDefinition?: Maybe<ImageBuilderWorkflowDefinition>;
  /** One image pipeline; null when Image Builder does not know it. One AWS call: GetImagePipeline. */
  imagePipeline?: Maybe<ImagePipeline>;
  /** The image pipelines of a scope in the order AWS lists them, or of several scopes by `name`. One AWS call (ListImagePipelines) per 25 pipelines. */
  imagePipelines?: Maybe<ImagePipelineConnection>;
  /** The image build versions of one scope or all, newest `dateCreated` first. AWS lists them in no documented order, so all of its pages are read: one AWS call (ListImageBuildVersions) per 25 builds there are. */
  images?: Maybe<ImageConnection>;
  /** One lifecycle run; null when Image Builder does not know it. One AWS call: GetLifecycleExecution. */
  lifecycle?: Maybe<Lifecycle>;
  /** The lifecycle policies of a scope in the order AWS lists them, or of several scopes by `name`. One AWS call (ListLifecyclePolicies) per 25 policies. */
  lifecyclePolicies?: Maybe<LifecyclePolicyConnection>;
  /** One lifecycle policy; null when Image Builder does not know it. One AWS call: GetLifecyclePolicy. */
  lifecyclePolicy?: Maybe<LifecyclePolicy>;
  /** Anything by its global id; null when AWS does not know it (any more). One AWS call, whatever is selected. */
  node?: Maybe<Node>;
  /** Up to 100 things by their global ids, in the order asked; null for each one that AWS does not know. One AWS call each at most, fewer where one call answers for several. */
  nodes: Array<Maybe<Node>>;
  /** The scopes this gateway may ask, in configured order; the first is the default. Costs no AWS call but, once per process, STS GetCallerIdentity where no scopes are configured. */
  scopes: Array<Scope>;
  /** One Transfer execution in progress. Null where it has ended (AWS then no longer knows it; only CloudWatch Logs do), where it never was, and where it belongs to another workflow: AWS answers the same to all three. One AWS call: DescribeExecution. */
  transferExecution?: Maybe<TransferExecution>;
  /** One Transfer server; null when Transfer does not know it. One AWS call: DescribeServer. */
  transferServer?: Maybe<TransferServer>;
  /** One Transfer workflow; null when Transfer does not know it. One AWS call: DescribeWorkflow. */
  transferWorkflow?: Maybe<TransferWorkflow>;
  /** The Transfer workflows of a scope in the order AWS lists them, or of several scopes by account, region and `workflowId`. One AWS call (ListWorkflows) per 1000 workflows; it tells `workflowId`, `arn` and `description`. */
  transferWorkflows?: Maybe<TransferWorkflowConnection>;
  /** The steps that wait for somebody to resume or stop them, of a scope in AWS's order, or of several scopes longest waiting first: the only list of steps that needs no run. One AWS call (ListWaitingWorkflowSteps) per 25 steps; it tells ids, `name`, `action` and `startedAt`. */
  waitingWorkflowSteps?: Maybe<WorkflowStepConnection>;
  /** One step of an Image Builder workflow execution; null when Image Builder does not know it (it keeps them for a limited time). One AWS call: GetWorkflowStepExecution. */
  workflowStep?: Maybe<WorkflowStep>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryBlueprintArgs = {
  name: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryBlueprintRunArgs = {
  blueprintName: Scalars['String']['input'];
  runId: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryBlueprintsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryExecutionArgs = {
  id: Scalars['ID']['input'];
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryExecutionCountsArgs = {
  filter?: InputMaybe<ExecutionFilter>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryExecutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExecutionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryGlueWorkflowArgs = {
  name: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryImageArgs = {
  imageBuildVersionArn: Scalars['String']['input'];
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryImageBuilderWorkflowArgs = {
  scope?: InputMaybe<ScopeInput>;
  workflowExecutionId: Scalars['String']['input'];
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryImageBuilderWorkflowDefinitionArgs = {
  scope?: InputMaybe<ScopeInput>;
  workflowBuildVersionArn: Scalars['String']['input'];
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryImagePipelineArgs = {
  imagePipelineArn: Scalars['String']['input'];
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryImagePipelinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryLifecycleArgs = {
  lifecycleExecutionId: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryLifecyclePoliciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryLifecyclePolicyArgs = {
  lifecyclePolicyArn: Scalars['String']['input'];
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryTransferExecutionArgs = {
  executionId: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
  workflowId: Scalars['String']['input'];
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryTransferServerArgs = {
  scope?: InputMaybe<ScopeInput>;
  serverId: Scalars['String']['input'];
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryTransferWorkflowArgs = {
  scope?: InputMaybe<ScopeInput>;
  workflowId: Scalars['String']['input'];
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryTransferWorkflowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryWaitingWorkflowStepsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
};


/** Where every question begins. A look-up by id always asks AWS (or memory), so that null means: AWS does not know it. */
export type QueryWorkflowStepArgs = {
  scope?: InputMaybe<ScopeInput>;
  stepExecutionId: Scalars['String']['input'];
};

/** How an image is exported to S3. */
export type S3ExportConfiguration = {
  __typename?: 'S3ExportConfiguration';
  /** VMDK, RAW, VHD, or a word that came later. */
  diskImageFormat?: Maybe<Scalars['String']['output']>;
  /** Name of the role that writes to S3. */
  roleName?: Maybe<Scalars['String']['output']>;
  /** The bucket's name. */
  s3Bucket?: Maybe<Scalars['String']['output']>;
  /** What the keys begin with. Null where nothing. */
  s3Prefix?: Maybe<Scalars['String']['output']>;
};

/** One account in one region: where AWS is asked. */
export type Scope = {
  __typename?: 'Scope';
  /** Twelve digits, as text. */
  accountId: Scalars['String']['output'];
  /** How asking AWS there went so far, in this process. Costs no AWS call. */
  health: ScopeHealth;
  /** The partition the region belongs to: `aws`, `aws-cn`, `aws-us-gov`. */
  partition: Scalars['String']['output'];
  /** AWS's name of the region, `us-east-1`. */
  region: Scalars['String']['output'];
};

/** What was seen of one scope, for a list of other things than executions. */
export type ScopeCoverage = {
  __typename?: 'ScopeCoverage';
  /** When AWS gave the oldest answer that this rests on. Null where it rests on none. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Why not all was seen: an error code, a colon and words, `FORBIDDEN: …`. Null where it is complete. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The account and region. */
  scope: Scope;
  /** How much of it was seen. */
  state: CoverageState;
};

/** What is known of asking AWS in a scope, from the calls that were made: nothing is asked to find out. */
export type ScopeHealth = {
  __typename?: 'ScopeHealth';
  /** Whether credentials for it can be had. */
  credentials: CredentialsState;
  /** When AWS last answered a call there. Null where none has been made since the start. */
  lastAnswerAt?: Maybe<Scalars['DateTime']['output']>;
  /** The last call refused, as the permission that is missing: `imagebuilder:GetImage`. Null where none was. */
  lastRefusal?: Maybe<Scalars['String']['output']>;
  /** When AWS last refused a call there for want of a permission. Null where it has not. */
  lastRefusalAt?: Maybe<Scalars['DateTime']['output']>;
  /** When AWS last throttled a call there. Null where it has not. */
  lastThrottlingAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Picks one of the configured scopes. A member left out is taken from the first configured scope that has the other one. */
export type ScopeInput = {
  /** Twelve digits, as text. */
  accountId?: InputMaybe<Scalars['String']['input']>;
  /** AWS's name of the region, `us-east-1`. */
  region?: InputMaybe<Scalars['String']['input']>;
};

/** What was seen of one source: the executions of one kind in one scope. */
export type SourceCoverage = {
  __typename?: 'SourceCoverage';
  /** When AWS gave the oldest answer that this rests on. Null where it rests on none. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** The kind of execution. */
  kind: ExecutionKind;
  /** Parents (images, lifecycle policies, Transfer workflows, blueprints; of steps: workflows) whose executions were all seen. Null where nothing of the source can match, so that nothing was asked. */
  parentsSeen?: Maybe<Scalars['Int']['output']>;
  /** Parents there are. Null where not all are known, or where nothing was asked. */
  parentsTotal?: Maybe<Scalars['Int']['output']>;
  /** Why not all was seen: an error code, a colon and words, `FORBIDDEN: …`. Null where it is complete. */
  reason?: Maybe<Scalars['String']['output']>;
  /** The account and region. */
  scope: Scope;
  /** How much of it was seen. */
  state: CoverageState;
};

/** A Systems Manager parameter that gets an AMI's id. */
export type SsmParameterConfiguration = {
  __typename?: 'SsmParameterConfiguration';
  /** The account that owns the parameter: twelve digits, as text. */
  amiAccountId?: Maybe<Scalars['String']['output']>;
  /** `aws:ec2:image` or `text`, or a word that came later. */
  dataType?: Maybe<Scalars['String']['output']>;
  /** The parameter's name. */
  parameterName?: Maybe<Scalars['String']['output']>;
};

/** What becomes of the Systems Manager agent. */
export type SystemsManagerAgent = {
  __typename?: 'SystemsManagerAgent';
  /** True where it is taken away before the image is made. */
  uninstallAfterBuild?: Maybe<Scalars['Boolean']['output']>;
};

/** A repository of container images. */
export type TargetContainerRepository = {
  __typename?: 'TargetContainerRepository';
  /** The repository's name. */
  repositoryName?: Maybe<Scalars['String']['output']>;
  /** ECR, or a word that came later. */
  service?: Maybe<Scalars['String']['output']>;
};

/** A step that copies the file. */
export type TransferCopyStepDetails = {
  __typename?: 'TransferCopyStepDetails';
  /** Where the copy goes. */
  destinationFileLocation?: Maybe<TransferInputFileLocation>;
  /** The step's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** TRUE where a file of the same name is replaced; FALSE where the step fails then. */
  overwriteExisting?: Maybe<Scalars['String']['output']>;
  /** `${previous.file}` (what the step before left) or `${original.file}` (what was uploaded). */
  sourceFileLocation?: Maybe<Scalars['String']['output']>;
};

/** A step that calls a Lambda function. */
export type TransferCustomStepDetails = {
  __typename?: 'TransferCustomStepDetails';
  /** The step's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** `${previous.file}` (what the step before left) or `${original.file}` (what was uploaded). */
  sourceFileLocation?: Maybe<Scalars['String']['output']>;
  /** ARN of the Lambda function. */
  target?: Maybe<Scalars['String']['output']>;
  /** Seconds that the step may take, 1 to 1800. */
  timeoutSeconds?: Maybe<Scalars['Int']['output']>;
};

/** A step that decrypts the file. */
export type TransferDecryptStepDetails = {
  __typename?: 'TransferDecryptStepDetails';
  /** Where the decrypted file goes. */
  destinationFileLocation?: Maybe<TransferInputFileLocation>;
  /** The step's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** TRUE where a file of the same name is replaced; FALSE where the step fails then. */
  overwriteExisting?: Maybe<Scalars['String']['output']>;
  /** `${previous.file}` (what the step before left) or `${original.file}` (what was uploaded). */
  sourceFileLocation?: Maybe<Scalars['String']['output']>;
  /** The kind of encryption: PGP, or a word that came later. */
  type?: Maybe<Scalars['String']['output']>;
};

/** A step that deletes the file. */
export type TransferDeleteStepDetails = {
  __typename?: 'TransferDeleteStepDetails';
  /** The step's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** `${previous.file}` (what the step before left) or `${original.file}` (what was uploaded). */
  sourceFileLocation?: Maybe<Scalars['String']['output']>;
};

/** A file in EFS. */
export type TransferEfsFileLocation = {
  __typename?: 'TransferEfsFileLocation';
  /** The file system's id or ARN. */
  fileSystemId?: Maybe<Scalars['String']['output']>;
  /** The path within the file system. */
  path?: Maybe<Scalars['String']['output']>;
};

/** The network end of a server. */
export type TransferEndpointDetails = {
  __typename?: 'TransferEndpointDetails';
  /** Ids of its elastic IP addresses. Null where it is not reached from the internet. */
  addressAllocationIds?: Maybe<Array<Scalars['String']['output']>>;
  /** Its security groups. */
  securityGroupIds?: Maybe<Array<Scalars['String']['output']>>;
  /** Its subnets. */
  subnetIds?: Maybe<Array<Scalars['String']['output']>>;
  /** Id of its VPC endpoint. */
  vpcEndpointId?: Maybe<Scalars['String']['output']>;
  /** Id of its VPC. */
  vpcId?: Maybe<Scalars['String']['output']>;
};

/**
 * One run of a Transfer Family workflow over one uploaded file (DescribeExecution, ListExecutions). AWS knows only those
 * in progress: one that has ended is gone from both calls, and only CloudWatch Logs still tell of it.
 */
export type TransferExecution = Execution & Node & {
  __typename?: 'TransferExecution';
  /** Always null: no console link of a Transfer execution is known to exist. `server { consoleUrl }` has one. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** Always null: Transfer tells no times of an execution. */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** Always null: Transfer tells no times of an execution. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** AWS's id of this run: a UUID. Only together with `workflowId` does AWS find it. */
  executionId: Scalars['String']['output'];
  /** ARN of the role that the run takes on. One DescribeExecution where the execution came from a list. */
  executionRole?: Maybe<Scalars['String']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `workflowId` with `executionId`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** Where the file lay when the run began. */
  initialFileLocation?: Maybe<TransferFileLocation>;
  /** Where the run writes its log. One DescribeExecution where the execution came from a list. */
  loggingConfiguration?: Maybe<TransferLoggingConfiguration>;
  /** The POSIX identity used on EFS; null for S3. One DescribeExecution where the execution came from a list. */
  posixProfile?: Maybe<TransferPosixProfile>;
  /** Transfer's own word, verbatim: IN_PROGRESS, COMPLETED, EXCEPTION, HANDLING_EXCEPTION, or one that came later. */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /** What the steps did so far. One DescribeExecution where the execution came from a list. */
  results?: Maybe<TransferExecutionResults>;
  /** The account and region that runs it. Costs no AWS call. */
  scope: Scope;
  /** The server that took the file; null where AWS names none. Costs nothing where only `serverId`, `id` or `scope` are selected, else DescribeServer, once per server. */
  server?: Maybe<TransferServer>;
  /** Who uploaded the file, and where to. */
  serviceMetadata?: Maybe<TransferServiceMetadata>;
  /** Always null: Transfer tells no times of an execution. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The status in the words all services share. IN_PROGRESS reads `RUNNING`, HANDLING_EXCEPTION `ROLLING_BACK`, EXCEPTION `FAILED`, COMPLETED `SUCCEEDED`; the last two can be seen only by chance, since AWS forgets an execution that ended. */
  status: ExecutionStatus;
  /** The message of the first step result that has an error; null where none has. One DescribeExecution where the execution came from a list. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** The workflow that runs. Costs nothing where only `workflowId`, `id` or `scope` are selected, else DescribeWorkflow, once per workflow, and none for what an earlier answer already told. */
  workflow?: Maybe<TransferWorkflow>;
  /** Id of the workflow that runs: `w-` and 17 letters or digits. */
  workflowId: Scalars['String']['output'];
};

/** A page of Transfer executions. */
export type TransferExecutionConnection = {
  __typename?: 'TransferExecutionConnection';
  /** The executions of this page with their cursors. */
  edges: Array<TransferExecutionEdge>;
  /** The executions of this page without cursors. */
  nodes: Array<TransferExecution>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** An execution at its place in a list. */
export type TransferExecutionEdge = {
  __typename?: 'TransferExecutionEdge';
  /** Give it as `after` to go on behind this execution. */
  cursor: Scalars['String']['output'];
  /** The execution. */
  node: TransferExecution;
};

/** What went wrong in a step. */
export type TransferExecutionError = {
  __typename?: 'TransferExecutionError';
  /** The error in Transfer's words. */
  message?: Maybe<Scalars['String']['output']>;
  /** PERMISSION_DENIED, CUSTOM_STEP_FAILED, THROTTLED, ALREADY_EXISTS, NOT_FOUND, BAD_REQUEST, TIMEOUT, INTERNAL_SERVER_ERROR, or a word that came later. */
  type?: Maybe<Scalars['String']['output']>;
};

/** What the steps of a run did so far. */
export type TransferExecutionResults = {
  __typename?: 'TransferExecutionResults';
  /** The steps that ran because one of `steps` failed, in the workflow's order. Null where none did. */
  onExceptionSteps?: Maybe<Array<TransferExecutionStepResult>>;
  /** The steps that ran, in the workflow's order. */
  steps?: Maybe<Array<TransferExecutionStepResult>>;
};

/** What one step of a run did. */
export type TransferExecutionStepResult = {
  __typename?: 'TransferExecutionStepResult';
  /** The step of the workflow at the same place in the list; null where there is none. DescribeWorkflow, once per workflow. */
  definition?: Maybe<TransferWorkflowStep>;
  /** What went wrong. Null where nothing did. */
  error?: Maybe<TransferExecutionError>;
  /** The step's name in the workflow, which AWS does not repeat here; null where the workflow gives it none. DescribeWorkflow, once per workflow. */
  name?: Maybe<Scalars['String']['output']>;
  /** What the step gave back, parsed; up to 64 KiB. Null where nothing. */
  outputs?: Maybe<Scalars['JSON']['output']>;
  /** COPY, CUSTOM, TAG, DELETE, DECRYPT, or a word that came later. */
  stepType?: Maybe<Scalars['String']['output']>;
};

/** Where a file lies: in S3 or in EFS, and the other one is null. */
export type TransferFileLocation = {
  __typename?: 'TransferFileLocation';
  /** The file in EFS. */
  efsFileLocation?: Maybe<TransferEfsFileLocation>;
  /** The object in S3. */
  s3FileLocation?: Maybe<TransferS3FileLocation>;
};

/** How users are looked up. */
export type TransferIdentityProviderDetails = {
  __typename?: 'TransferIdentityProviderDetails';
  /** Id of the directory. Null where it is no directory. */
  directoryId?: Maybe<Scalars['String']['output']>;
  /** ARN of the Lambda function. Null where it is no function. */
  function?: Maybe<Scalars['String']['output']>;
  /** ARN of the role that calls it. */
  invocationRole?: Maybe<Scalars['String']['output']>;
  /** How users prove who they are: PASSWORD, PUBLIC_KEY, PUBLIC_KEY_OR_PASSWORD, PUBLIC_KEY_AND_PASSWORD, or a word that came later. */
  sftpAuthenticationMethods?: Maybe<Scalars['String']['output']>;
  /** Address of the API that knows the users. Null where it is no API. */
  url?: Maybe<Scalars['String']['output']>;
};

/** Where a step puts a file: in S3 or in EFS, and the other one is null. */
export type TransferInputFileLocation = {
  __typename?: 'TransferInputFileLocation';
  /** The place in EFS. */
  efsFileLocation?: Maybe<TransferEfsFileLocation>;
  /** The place in S3. */
  s3FileLocation?: Maybe<TransferS3InputFileLocation>;
};

/** Where a run writes its log. */
export type TransferLoggingConfiguration = {
  __typename?: 'TransferLoggingConfiguration';
  /** The log group, `/aws/transfer/s-…`. */
  logGroupName?: Maybe<Scalars['String']['output']>;
  /** ARN of the role that writes to CloudWatch Logs. */
  loggingRole?: Maybe<Scalars['String']['output']>;
};

/** A POSIX identity on EFS. */
export type TransferPosixProfile = {
  __typename?: 'TransferPosixProfile';
  /** The group id, 0 to 4294967295. */
  gid?: Maybe<Scalars['SafeInt']['output']>;
  /** Further group ids. Null where none. */
  secondaryGids?: Maybe<Array<Scalars['SafeInt']['output']>>;
  /** The user id, 0 to 4294967295. */
  uid?: Maybe<Scalars['SafeInt']['output']>;
};

/** Settings of single protocols. */
export type TransferProtocolDetails = {
  __typename?: 'TransferProtocolDetails';
  /** How AS2 messages travel: HTTP, or words that came later. */
  as2Transports?: Maybe<Array<Scalars['String']['output']>>;
  /** The address told to FTP and FTPS clients in passive mode; an IPv4 address or `AUTO`. */
  passiveIp?: Maybe<Scalars['String']['output']>;
  /** How connections through a proxy are taken. Null where AWS tells none. */
  proxyConfig?: Maybe<TransferProxyConfig>;
  /** What SETSTAT does on S3: DEFAULT (fails) or ENABLE_NO_OP (passes, does nothing), or a word that came later. */
  setStatOption?: Maybe<Scalars['String']['output']>;
  /** Whether FTPS sessions are resumed: DISABLED, ENABLED, ENFORCED, or a word that came later. */
  tlsSessionResumptionMode?: Maybe<Scalars['String']['output']>;
};

/** How connections through a proxy are taken. */
export type TransferProxyConfig = {
  __typename?: 'TransferProxyConfig';
  /** Whether SFTP connections must carry a proxy header: NONE, PROXY_PROTOCOL_V2_ENFORCED, or a word that came later. */
  sftpMode?: Maybe<Scalars['String']['output']>;
};

/** A file in S3. */
export type TransferS3FileLocation = {
  __typename?: 'TransferS3FileLocation';
  /** The bucket's name. */
  bucket?: Maybe<Scalars['String']['output']>;
  /** The object's entity tag: a hash of its content. */
  etag?: Maybe<Scalars['String']['output']>;
  /** The object's key. */
  key?: Maybe<Scalars['String']['output']>;
  /** The object's version. Null in a bucket without versions. */
  versionId?: Maybe<Scalars['String']['output']>;
};

/** A place in S3 that a step puts a file at. */
export type TransferS3InputFileLocation = {
  __typename?: 'TransferS3InputFileLocation';
  /** The bucket's name. */
  bucket?: Maybe<Scalars['String']['output']>;
  /** The object's key, or a prefix that ends in `/`; may hold variables such as `${transfer:UserName}`. */
  key?: Maybe<Scalars['String']['output']>;
};

/** How a server reads S3. */
export type TransferS3StorageOptions = {
  __typename?: 'TransferS3StorageOptions';
  /** Whether listing directories is made faster: ENABLED, DISABLED, or a word that came later. */
  directoryListingOptimization?: Maybe<Scalars['String']['output']>;
};

/** A tag that a step puts on an object in S3. */
export type TransferS3Tag = {
  __typename?: 'TransferS3Tag';
  /** The tag's name. */
  key?: Maybe<Scalars['String']['output']>;
  /** The tag's value. */
  value?: Maybe<Scalars['String']['output']>;
};

/** A Transfer Family server that takes files by SFTP, FTPS, FTP or AS2 (DescribeServer). */
export type TransferServer = Node & {
  __typename?: 'TransferServer';
  /** The server's ARN. */
  arn?: Maybe<Scalars['String']['output']>;
  /** IP addresses that answers to AS2 messages come from. Null without AS2. */
  as2ServiceManagedEgressIpAddresses?: Maybe<Array<Scalars['String']['output']>>;
  /** ARN of the ACM certificate. Null without FTPS. */
  certificate?: Maybe<Scalars['String']['output']>;
  /** The server's page of the AWS console. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** Where the files go: S3 or EFS, or a word that came later. */
  domain?: Maybe<Scalars['String']['output']>;
  /** The network end of the server. Null for a public one. */
  endpointDetails?: Maybe<TransferEndpointDetails>;
  /** PUBLIC, VPC, VPC_ENDPOINT, or a word that came later. */
  endpointType?: Maybe<Scalars['String']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** SHA-256 fingerprint of the server's host key, in Base64. */
  hostKeyFingerprint?: Maybe<Scalars['String']['output']>;
  /** Opaque, global and stable. Holds kind, account, region and `serverId`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** How users are looked up. Null where Transfer keeps them itself. */
  identityProviderDetails?: Maybe<TransferIdentityProviderDetails>;
  /** Who knows the users: SERVICE_MANAGED, API_GATEWAY, AWS_DIRECTORY_SERVICE, AWS_LAMBDA, or a word that came later. */
  identityProviderType?: Maybe<Scalars['String']['output']>;
  /** IPV4 or DUALSTACK, or a word that came later. */
  ipAddressType?: Maybe<Scalars['String']['output']>;
  /** ARN of the role that writes to CloudWatch Logs. Null where none. */
  loggingRole?: Maybe<Scalars['String']['output']>;
  /** Text shown after the login. */
  postAuthenticationLoginBanner?: Maybe<Scalars['String']['output']>;
  /** Text shown before the login. */
  preAuthenticationLoginBanner?: Maybe<Scalars['String']['output']>;
  /** Settings of single protocols. */
  protocolDetails?: Maybe<TransferProtocolDetails>;
  /** The protocols it speaks: SFTP, FTP, FTPS, AS2, or words that came later. */
  protocols?: Maybe<Array<Scalars['String']['output']>>;
  /** How it reads S3. Null for EFS. */
  s3StorageOptions?: Maybe<TransferS3StorageOptions>;
  /** The account and region that hold it. Costs no AWS call. */
  scope: Scope;
  /** The name of its security policy: which ciphers it takes. */
  securityPolicyName?: Maybe<Scalars['String']['output']>;
  /** AWS's id: `s-` and 17 hexadecimal digits. */
  serverId: Scalars['String']['output'];
  /** OFFLINE, ONLINE, STARTING, STOPPING, START_FAILED, STOP_FAILED, or a word that came later. */
  state?: Maybe<Scalars['String']['output']>;
  /** ARNs of the log groups for logs in JSON. */
  structuredLogDestinations?: Maybe<Array<Scalars['String']['output']>>;
  /** Its tags. */
  tags?: Maybe<Array<TransferTag>>;
  /** Users that Transfer keeps for it; 0 where somebody else knows the users. */
  userCount?: Maybe<Scalars['Int']['output']>;
  /** The workflows that run after an upload. Null where none. */
  workflowDetails?: Maybe<TransferWorkflowDetails>;
};

/** What Transfer knows about the session that brought a file. */
export type TransferServiceMetadata = {
  __typename?: 'TransferServiceMetadata';
  /** The user, server and session. */
  userDetails?: Maybe<TransferUserDetails>;
};

/** A tag of a Transfer Family resource. */
export type TransferTag = {
  __typename?: 'TransferTag';
  /** The tag's name. */
  key?: Maybe<Scalars['String']['output']>;
  /** The tag's value. */
  value?: Maybe<Scalars['String']['output']>;
};

/** A step that puts tags on the file; in S3 only. */
export type TransferTagStepDetails = {
  __typename?: 'TransferTagStepDetails';
  /** The step's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** `${previous.file}` (what the step before left) or `${original.file}` (what was uploaded). */
  sourceFileLocation?: Maybe<Scalars['String']['output']>;
  /** The tags it puts. */
  tags?: Maybe<Array<TransferS3Tag>>;
};

/** The user, server and session that brought a file. */
export type TransferUserDetails = {
  __typename?: 'TransferUserDetails';
  /** Id of the server: `s-` and 17 hexadecimal digits. */
  serverId?: Maybe<Scalars['String']['output']>;
  /** The session on the server, as in its log. Null where AWS tells none. */
  sessionId?: Maybe<Scalars['String']['output']>;
  /** The user's name on the server, whatever identity provider told it. */
  userName?: Maybe<Scalars['String']['output']>;
};

/**
 * A Transfer Family workflow: the steps done to each uploaded file (DescribeWorkflow, ListWorkflows). It never changes;
 * it can only be made and deleted.
 */
export type TransferWorkflow = Node & {
  __typename?: 'TransferWorkflow';
  /** The workflow's ARN. */
  arn?: Maybe<Scalars['String']['output']>;
  /** What its owner says about it. Null where nothing. */
  description?: Maybe<Scalars['String']['output']>;
  /** Its executions in progress, in the order AWS lists them; those that ended are not among them, since AWS forgets them. One AWS call (ListExecutions) per 1000 executions. */
  executions?: Maybe<TransferExecutionConnection>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `workflowId`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** What is done after one of `steps` failed, in this order. No list tells it: one DescribeWorkflow where the workflow came from a list. */
  onExceptionSteps?: Maybe<Array<TransferWorkflowStep>>;
  /** The account and region that hold it. Costs no AWS call. */
  scope: Scope;
  /** What is done to a file, in this order. No list tells it: one DescribeWorkflow where the workflow came from a list. */
  steps?: Maybe<Array<TransferWorkflowStep>>;
  /** Its tags. No list tells them: one DescribeWorkflow where the workflow came from a list. */
  tags?: Maybe<Array<TransferTag>>;
  /** AWS's id: `w-` and 17 letters or digits. */
  workflowId: Scalars['String']['output'];
};


/**
 * A Transfer Family workflow: the steps done to each uploaded file (DescribeWorkflow, ListWorkflows). It never changes;
 * it can only be made and deleted.
 */
export type TransferWorkflowExecutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of Transfer workflows. */
export type TransferWorkflowConnection = {
  __typename?: 'TransferWorkflowConnection';
  /** What this page rests on, one row for each scope that was asked; what is of a scope that is not complete may be missing. Empty beneath a single thing, where an error tells instead. */
  coverage: Array<ScopeCoverage>;
  /** The workflows of this page with their cursors. */
  edges: Array<TransferWorkflowEdge>;
  /** The workflows of this page without cursors. */
  nodes: Array<TransferWorkflow>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** A workflow that runs after an upload, and as whom. */
export type TransferWorkflowDetail = {
  __typename?: 'TransferWorkflowDetail';
  /** ARN of the role that the workflow takes on. */
  executionRole?: Maybe<Scalars['String']['output']>;
  /** The workflow. Costs nothing where only `workflowId`, `id` or `scope` are selected, else DescribeWorkflow, once per workflow. */
  workflow?: Maybe<TransferWorkflow>;
  /** Id of the workflow: `w-` and 17 letters or digits. */
  workflowId?: Maybe<Scalars['String']['output']>;
};

/** The workflows that run after an upload. */
export type TransferWorkflowDetails = {
  __typename?: 'TransferWorkflowDetails';
  /** After an upload that broke off; at most one. */
  onPartialUpload?: Maybe<Array<TransferWorkflowDetail>>;
  /** After a whole file; at most one. */
  onUpload?: Maybe<Array<TransferWorkflowDetail>>;
};

/** A workflow at its place in a list. */
export type TransferWorkflowEdge = {
  __typename?: 'TransferWorkflowEdge';
  /** Give it as `after` to go on behind this workflow. */
  cursor: Scalars['String']['output'];
  /** The workflow. */
  node: TransferWorkflow;
};

/** One step of a Transfer workflow. Only the details of its own type are not null. */
export type TransferWorkflowStep = {
  __typename?: 'TransferWorkflowStep';
  /** What a COPY step does. */
  copyStepDetails?: Maybe<TransferCopyStepDetails>;
  /** What a CUSTOM step does. */
  customStepDetails?: Maybe<TransferCustomStepDetails>;
  /** What a DECRYPT step does. */
  decryptStepDetails?: Maybe<TransferDecryptStepDetails>;
  /** What a DELETE step does. */
  deleteStepDetails?: Maybe<TransferDeleteStepDetails>;
  /** What a TAG step does. */
  tagStepDetails?: Maybe<TransferTagStepDetails>;
  /** COPY, CUSTOM, TAG, DELETE, DECRYPT, or a word that came later. */
  type?: Maybe<Scalars['String']['output']>;
};

/** A workflow by which images are built, tested or distributed, with its parameters. */
export type WorkflowConfiguration = {
  __typename?: 'WorkflowConfiguration';
  /** What happens when it fails: CONTINUE, ABORT, or a word that came later. */
  onFailure?: Maybe<Scalars['String']['output']>;
  /** Name of the group in which test workflows run side by side. Null outside of one. */
  parallelGroup?: Maybe<Scalars['String']['output']>;
  /** The parameters given to it. Null where none. */
  parameters?: Maybe<Array<WorkflowParameter>>;
  /** The workflow's ARN; its version may hold `x` for the latest. */
  workflowArn?: Maybe<Scalars['String']['output']>;
};

/** A parameter given to a workflow. */
export type WorkflowParameter = {
  __typename?: 'WorkflowParameter';
  /** The parameter's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** Its values. */
  value?: Maybe<Array<Scalars['String']['output']>>;
};

/** A parameter that a workflow takes. */
export type WorkflowParameterDetail = {
  __typename?: 'WorkflowParameterDetail';
  /** The values it has where none are given. Null where it must be given. */
  defaultValue?: Maybe<Array<Scalars['String']['output']>>;
  /** What it is for. Null where nobody says. */
  description?: Maybe<Scalars['String']['output']>;
  /** The parameter's name. */
  name?: Maybe<Scalars['String']['output']>;
  /** The kind of value it takes: `string`, `integer`, `boolean`, `stringList`. */
  type?: Maybe<Scalars['String']['output']>;
};

/** Whether a workflow definition may still be used. */
export type WorkflowState = {
  __typename?: 'WorkflowState';
  /** Why it has this status. Null where AWS tells none. */
  reason?: Maybe<Scalars['String']['output']>;
  /** DEPRECATED, or a word that came later. Null for one in good standing. */
  status?: Maybe<Scalars['String']['output']>;
};

/**
 * One step of one run of an Image Builder workflow
 * (GetWorkflowStepExecution, ListWorkflowStepExecutions, ListWaitingWorkflowSteps).
 */
export type WorkflowStep = Execution & Node & {
  __typename?: 'WorkflowStep';
  /** The kind of action that the step performs: `LaunchInstance`, `ExecuteComponents`, `WaitForAction`, … */
  action?: Maybe<Scalars['String']['output']>;
  /** Always null: no console link of a workflow step is known to exist. `image { consoleUrl }` has one. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** What the workflow document says about the step. Mostly null. One GetWorkflowStepExecution where the step came from `waitingWorkflowSteps`. */
  description?: Maybe<Scalars['String']['output']>;
  /** Seconds from start to end; of a running one, from start to now. Null without a start. */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** When it ended. Null while it runs or waits. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** When AWS gave the answer that this rests on: its age. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Opaque, global and stable. Holds kind, account, region and `stepExecutionId`, so it costs no AWS call. */
  id: Scalars['ID']['output'];
  /** The image that the step works on. Costs nothing where only `arn`, `id` or `scope` are selected, else GetImage, once per image. */
  image?: Maybe<Image>;
  /** ARN of the image build version that the step works on. */
  imageBuildVersionArn?: Maybe<Scalars['String']['output']>;
  /** What the step was given, parsed. In a skipped step, references to other steps may stand unresolved. One GetWorkflowStepExecution where the step came from `waitingWorkflowSteps`. */
  inputs?: Maybe<Scalars['JSON']['output']>;
  /** What the step reports about itself, mostly why it failed. Null where it says nothing. One GetWorkflowStepExecution where the step came from `waitingWorkflowSteps`. */
  message?: Maybe<Scalars['String']['output']>;
  /** The step's name in the workflow document; unique there. */
  name?: Maybe<Scalars['String']['output']>;
  /** What happens when the step fails, in the workflow document's words: `Abort`, `Continue`. No list tells it: one GetWorkflowStepExecution where the step came from a list. */
  onFailure?: Maybe<Scalars['String']['output']>;
  /** What the step gave back, parsed; of a failed step, often the error. Null where nothing. One GetWorkflowStepExecution where the step came from `waitingWorkflowSteps`. */
  outputs?: Maybe<Scalars['JSON']['output']>;
  /** Image Builder's own word, verbatim: PENDING, SKIPPED, RUNNING, COMPLETED, FAILED, CANCELLED, or one that came later. One GetWorkflowStepExecution where the step came from `waitingWorkflowSteps`. */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /** How far the step's own roll-back is: RUNNING, COMPLETED, SKIPPED, FAILED. Null where there is none. One GetWorkflowStepExecution where the step came from `waitingWorkflowSteps`. */
  rollbackStatus?: Maybe<Scalars['String']['output']>;
  /** The account and region that ran it. Costs no AWS call. */
  scope: Scope;
  /** When it started. Null before that. Equal to `endedAt` for a step that was skipped. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The status in the words all services share. COMPLETED reads `SUCCEEDED`; a step that waits for an action reads `RUNNING`, without a call where it came from `waitingWorkflowSteps`. */
  status: ExecutionStatus;
  /** The same as `message`. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** AWS's id of this step of this run: `step-` and a UUID. */
  stepExecutionId: Scalars['String']['output'];
  /** Seconds that the step may take, 0 to 43200. No list tells it: one GetWorkflowStepExecution where the step came from a list. */
  timeoutSeconds?: Maybe<Scalars['Int']['output']>;
  /** The run that the step belongs to. Costs nothing where only `workflowExecutionId`, `id` or `scope` are selected, else GetWorkflowExecution, once per run, and none where the step was reached through its run. */
  workflow?: Maybe<ImageBuilderWorkflow>;
  /** ARN of the workflow definition's build version. In the ARNs of managed workflows the account is the word `aws`. */
  workflowBuildVersionArn?: Maybe<Scalars['String']['output']>;
  /** Id of the workflow execution that the step belongs to: `wf-` and a UUID. */
  workflowExecutionId?: Maybe<Scalars['String']['output']>;
};

/** A page of workflow steps. */
export type WorkflowStepConnection = {
  __typename?: 'WorkflowStepConnection';
  /** What this page rests on, one row for each scope that was asked; what is of a scope that is not complete may be missing. Empty beneath a single thing, where an error tells instead. */
  coverage: Array<ScopeCoverage>;
  /** The steps of this page with their cursors. */
  edges: Array<WorkflowStepEdge>;
  /** The steps of this page without cursors. */
  nodes: Array<WorkflowStep>;
  /** Where this page ends, and whether there is more. */
  pageInfo: PageInfo;
};

/** A step at its place in a list. */
export type WorkflowStepEdge = {
  __typename?: 'WorkflowStepEdge';
  /** Give it as `after` to go on behind this step. */
  cursor: Scalars['String']['output'];
  /** The step. */
  node: WorkflowStep;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AdditionalInstanceConfiguration: ResolverTypeWrapper<AdditionalInstanceConfiguration>;
  Ami: ResolverTypeWrapper<Ami>;
  AmiDistributionConfiguration: ResolverTypeWrapper<AmiDistributionConfiguration>;
  Blueprint: ResolverTypeWrapper<BlueprintRecord>;
  BlueprintConnection: ResolverTypeWrapper<Omit<BlueprintConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversTypes['ScopeCoverage']>, edges: Array<ResolversTypes['BlueprintEdge']>, nodes: Array<ResolversTypes['Blueprint']> }>;
  BlueprintEdge: ResolverTypeWrapper<Omit<BlueprintEdge, 'node'> & { node: ResolversTypes['Blueprint'] }>;
  BlueprintRun: ResolverTypeWrapper<BlueprintRunRecord>;
  BlueprintRunConnection: ResolverTypeWrapper<Omit<BlueprintRunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['BlueprintRunEdge']>, nodes: Array<ResolversTypes['BlueprintRun']> }>;
  BlueprintRunEdge: ResolverTypeWrapper<Omit<BlueprintRunEdge, 'node'> & { node: ResolversTypes['BlueprintRun'] }>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  ComponentConfiguration: ResolverTypeWrapper<ComponentConfiguration>;
  ComponentParameter: ResolverTypeWrapper<ComponentParameter>;
  ContainerDistributionConfiguration: ResolverTypeWrapper<ContainerDistributionConfiguration>;
  ContainerInstanceConfiguration: ResolverTypeWrapper<ContainerInstanceConfiguration>;
  ContainerRecipe: ResolverTypeWrapper<ContainerRecipe>;
  CoverageState: CoverageState;
  CredentialsState: CredentialsState;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DistributionConfiguration: ResolverTypeWrapper<DistributionConfiguration>;
  EbsInstanceBlockDeviceSpecification: ResolverTypeWrapper<EbsInstanceBlockDeviceSpecification>;
  Execution: ResolverTypeWrapper<SomeExecution>;
  ExecutionConnection: ResolverTypeWrapper<Omit<ExecutionConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversTypes['SourceCoverage']>, edges: Array<ResolversTypes['ExecutionEdge']>, nodes: Array<ResolversTypes['Execution']> }>;
  ExecutionCount: ResolverTypeWrapper<CountedExecutions>;
  ExecutionCounts: ResolverTypeWrapper<Omit<ExecutionCounts, 'counts' | 'coverage'> & { counts: Array<ResolversTypes['ExecutionCount']>, coverage: Array<ResolversTypes['SourceCoverage']> }>;
  ExecutionEdge: ResolverTypeWrapper<Omit<ExecutionEdge, 'node'> & { node: ResolversTypes['Execution'] }>;
  ExecutionFilter: ExecutionFilter;
  ExecutionKind: ExecutionKind;
  ExecutionStatus: ExecutionStatus;
  FastLaunchConfiguration: ResolverTypeWrapper<FastLaunchConfiguration>;
  FastLaunchLaunchTemplateSpecification: ResolverTypeWrapper<FastLaunchLaunchTemplateSpecification>;
  FastLaunchSnapshotConfiguration: ResolverTypeWrapper<FastLaunchSnapshotConfiguration>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  GlueBlueprintDetails: ResolverTypeWrapper<BlueprintDetails>;
  GlueCrawl: ResolverTypeWrapper<GlueCrawl>;
  GlueCrawlerNodeDetails: ResolverTypeWrapper<GlueCrawlerNodeDetails>;
  GlueEventBatchingCondition: ResolverTypeWrapper<GlueEventBatchingCondition>;
  GlueJobNodeDetails: ResolverTypeWrapper<GlueJobNodeDetails>;
  GlueJobRun: ResolverTypeWrapper<GlueJobRun>;
  GlueLastActiveDefinition: ResolverTypeWrapper<LastActiveDefinition>;
  GlueNotificationProperty: ResolverTypeWrapper<GlueNotificationProperty>;
  GluePredecessor: ResolverTypeWrapper<GluePredecessor>;
  GlueStartingEventBatchCondition: ResolverTypeWrapper<GlueStartingEventBatchCondition>;
  GlueTrigger: ResolverTypeWrapper<GlueTrigger>;
  GlueTriggerAction: ResolverTypeWrapper<GlueTriggerAction>;
  GlueTriggerCondition: ResolverTypeWrapper<GlueTriggerCondition>;
  GlueTriggerNodeDetails: ResolverTypeWrapper<GlueTriggerNodeDetails>;
  GlueTriggerPredicate: ResolverTypeWrapper<GlueTriggerPredicate>;
  GlueWorkflow: ResolverTypeWrapper<GlueWorkflowRecord>;
  GlueWorkflowGraph: ResolverTypeWrapper<WorkflowGraph>;
  GlueWorkflowGraphEdge: ResolverTypeWrapper<GlueWorkflowGraphEdge>;
  GlueWorkflowGraphNode: ResolverTypeWrapper<GlueWorkflowGraphNode>;
  GlueWorkflowRun: ResolverTypeWrapper<GlueWorkflowRunRecord>;
  GlueWorkflowRunStatistics: ResolverTypeWrapper<GlueWorkflowRunStatistics>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Image: ResolverTypeWrapper<ImageRecord>;
  ImageBuilderWorkflow: ResolverTypeWrapper<ImageBuilderWorkflowRecord>;
  ImageBuilderWorkflowConnection: ResolverTypeWrapper<Omit<ImageBuilderWorkflowConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ImageBuilderWorkflowEdge']>, nodes: Array<ResolversTypes['ImageBuilderWorkflow']> }>;
  ImageBuilderWorkflowDefinition: ResolverTypeWrapper<ImageBuilderWorkflowDefinitionRecord>;
  ImageBuilderWorkflowEdge: ResolverTypeWrapper<Omit<ImageBuilderWorkflowEdge, 'node'> & { node: ResolversTypes['ImageBuilderWorkflow'] }>;
  ImageConnection: ResolverTypeWrapper<Omit<ImageConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversTypes['ScopeCoverage']>, edges: Array<ResolversTypes['ImageEdge']>, nodes: Array<ResolversTypes['Image']> }>;
  ImageContainer: ResolverTypeWrapper<ImageContainer>;
  ImageDistribution: ResolverTypeWrapper<ImageDistribution>;
  ImageEdge: ResolverTypeWrapper<Omit<ImageEdge, 'node'> & { node: ResolversTypes['Image'] }>;
  ImageLoggingConfiguration: ResolverTypeWrapper<ImageLoggingConfiguration>;
  ImagePipeline: ResolverTypeWrapper<ImagePipelineRecord>;
  ImagePipelineAutoDisablePolicy: ResolverTypeWrapper<ImagePipelineAutoDisablePolicy>;
  ImagePipelineConnection: ResolverTypeWrapper<Omit<ImagePipelineConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversTypes['ScopeCoverage']>, edges: Array<ResolversTypes['ImagePipelineEdge']>, nodes: Array<ResolversTypes['ImagePipeline']> }>;
  ImagePipelineEdge: ResolverTypeWrapper<Omit<ImagePipelineEdge, 'node'> & { node: ResolversTypes['ImagePipeline'] }>;
  ImagePipelineSchedule: ResolverTypeWrapper<ImagePipelineSchedule>;
  ImageRecipe: ResolverTypeWrapper<ImageRecipe>;
  ImageScanState: ResolverTypeWrapper<ImageScanState>;
  ImageScanningConfiguration: ResolverTypeWrapper<ImageScanningConfiguration>;
  ImageScanningEcrConfiguration: ResolverTypeWrapper<ImageScanningEcrConfiguration>;
  ImageState: ResolverTypeWrapper<ImageState>;
  ImageTestsConfiguration: ResolverTypeWrapper<ImageTestsConfiguration>;
  InfrastructureConfiguration: ResolverTypeWrapper<InfrastructureConfiguration>;
  InfrastructureLogging: ResolverTypeWrapper<InfrastructureLogging>;
  InfrastructurePlacement: ResolverTypeWrapper<InfrastructurePlacement>;
  InfrastructureS3Logs: ResolverTypeWrapper<InfrastructureS3Logs>;
  InstanceBlockDeviceMapping: ResolverTypeWrapper<InstanceBlockDeviceMapping>;
  InstanceMetadataOptions: ResolverTypeWrapper<InstanceMetadataOptions>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  LatestVersionReferences: ResolverTypeWrapper<LatestVersionReferences>;
  LaunchPermissionConfiguration: ResolverTypeWrapper<LaunchPermissionConfiguration>;
  LaunchTemplateConfiguration: ResolverTypeWrapper<LaunchTemplateConfiguration>;
  Lifecycle: ResolverTypeWrapper<LifecycleRecord>;
  LifecycleConnection: ResolverTypeWrapper<Omit<LifecycleConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LifecycleEdge']>, nodes: Array<ResolversTypes['Lifecycle']> }>;
  LifecycleEdge: ResolverTypeWrapper<Omit<LifecycleEdge, 'node'> & { node: ResolversTypes['Lifecycle'] }>;
  LifecycleExecutionResourceAction: ResolverTypeWrapper<LifecycleExecutionResourceAction>;
  LifecycleExecutionResourceState: ResolverTypeWrapper<LifecycleExecutionResourceState>;
  LifecycleExecutionResourcesImpactedSummary: ResolverTypeWrapper<LifecycleExecutionResourcesImpactedSummary>;
  LifecycleExecutionSnapshotResource: ResolverTypeWrapper<LifecycleExecutionSnapshotResource>;
  LifecycleExecutionState: ResolverTypeWrapper<LifecycleExecutionState>;
  LifecyclePolicy: ResolverTypeWrapper<LifecyclePolicyRecord>;
  LifecyclePolicyConnection: ResolverTypeWrapper<Omit<LifecyclePolicyConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversTypes['ScopeCoverage']>, edges: Array<ResolversTypes['LifecyclePolicyEdge']>, nodes: Array<ResolversTypes['LifecyclePolicy']> }>;
  LifecyclePolicyDetail: ResolverTypeWrapper<LifecyclePolicyDetail>;
  LifecyclePolicyDetailAction: ResolverTypeWrapper<LifecyclePolicyDetailAction>;
  LifecyclePolicyDetailActionIncludeResources: ResolverTypeWrapper<LifecyclePolicyDetailActionIncludeResources>;
  LifecyclePolicyDetailExclusionRules: ResolverTypeWrapper<LifecyclePolicyDetailExclusionRules>;
  LifecyclePolicyDetailExclusionRulesAmis: ResolverTypeWrapper<LifecyclePolicyDetailExclusionRulesAmis>;
  LifecyclePolicyDetailExclusionRulesAmisLastLaunched: ResolverTypeWrapper<LifecyclePolicyDetailExclusionRulesAmisLastLaunched>;
  LifecyclePolicyDetailFilter: ResolverTypeWrapper<LifecyclePolicyDetailFilter>;
  LifecyclePolicyEdge: ResolverTypeWrapper<Omit<LifecyclePolicyEdge, 'node'> & { node: ResolversTypes['LifecyclePolicy'] }>;
  LifecyclePolicyResourceSelection: ResolverTypeWrapper<LifecyclePolicyResourceSelection>;
  LifecyclePolicyResourceSelectionRecipe: ResolverTypeWrapper<LifecyclePolicyResourceSelectionRecipe>;
  LifecycleResource: ResolverTypeWrapper<LifecycleResourceRecord>;
  LifecycleResourceConnection: ResolverTypeWrapper<Omit<LifecycleResourceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['LifecycleResourceEdge']>, nodes: Array<ResolversTypes['LifecycleResource']> }>;
  LifecycleResourceEdge: ResolverTypeWrapper<Omit<LifecycleResourceEdge, 'node'> & { node: ResolversTypes['LifecycleResource'] }>;
  Node: ResolverTypeWrapper<SomeRecord>;
  OutputResources: ResolverTypeWrapper<OutputResources>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PipelineLoggingConfiguration: ResolverTypeWrapper<PipelineLoggingConfiguration>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  S3ExportConfiguration: ResolverTypeWrapper<S3ExportConfiguration>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Scope: ResolverTypeWrapper<ConfiguredScope>;
  ScopeCoverage: ResolverTypeWrapper<CoverageOfScope>;
  ScopeHealth: ResolverTypeWrapper<ScopeHealth>;
  ScopeInput: ScopeInput;
  SourceCoverage: ResolverTypeWrapper<CoverageOfSource>;
  SsmParameterConfiguration: ResolverTypeWrapper<SsmParameterConfiguration>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  SystemsManagerAgent: ResolverTypeWrapper<SystemsManagerAgent>;
  TargetContainerRepository: ResolverTypeWrapper<TargetContainerRepository>;
  TransferCopyStepDetails: ResolverTypeWrapper<TransferCopyStepDetails>;
  TransferCustomStepDetails: ResolverTypeWrapper<TransferCustomStepDetails>;
  TransferDecryptStepDetails: ResolverTypeWrapper<TransferDecryptStepDetails>;
  TransferDeleteStepDetails: ResolverTypeWrapper<TransferDeleteStepDetails>;
  TransferEfsFileLocation: ResolverTypeWrapper<TransferEfsFileLocation>;
  TransferEndpointDetails: ResolverTypeWrapper<EndpointDetails>;
  TransferExecution: ResolverTypeWrapper<TransferExecutionRecord>;
  TransferExecutionConnection: ResolverTypeWrapper<Omit<TransferExecutionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['TransferExecutionEdge']>, nodes: Array<ResolversTypes['TransferExecution']> }>;
  TransferExecutionEdge: ResolverTypeWrapper<Omit<TransferExecutionEdge, 'node'> & { node: ResolversTypes['TransferExecution'] }>;
  TransferExecutionError: ResolverTypeWrapper<TransferExecutionError>;
  TransferExecutionResults: ResolverTypeWrapper<Omit<TransferExecutionResults, 'onExceptionSteps' | 'steps'> & { onExceptionSteps: Maybe<Array<ResolversTypes['TransferExecutionStepResult']>>, steps: Maybe<Array<ResolversTypes['TransferExecutionStepResult']>> }>;
  TransferExecutionStepResult: ResolverTypeWrapper<TransferStepResultRecord>;
  TransferFileLocation: ResolverTypeWrapper<FileLocation>;
  TransferIdentityProviderDetails: ResolverTypeWrapper<IdentityProviderDetails>;
  TransferInputFileLocation: ResolverTypeWrapper<TransferInputFileLocation>;
  TransferLoggingConfiguration: ResolverTypeWrapper<LoggingConfiguration>;
  TransferPosixProfile: ResolverTypeWrapper<PosixProfile>;
  TransferProtocolDetails: ResolverTypeWrapper<ProtocolDetails>;
  TransferProxyConfig: ResolverTypeWrapper<TransferProxyConfig>;
  TransferS3FileLocation: ResolverTypeWrapper<TransferS3FileLocation>;
  TransferS3InputFileLocation: ResolverTypeWrapper<TransferS3InputFileLocation>;
  TransferS3StorageOptions: ResolverTypeWrapper<S3StorageOptions>;
  TransferS3Tag: ResolverTypeWrapper<TransferS3Tag>;
  TransferServer: ResolverTypeWrapper<TransferServerRecord>;
  TransferServiceMetadata: ResolverTypeWrapper<ServiceMetadata>;
  TransferTag: ResolverTypeWrapper<Tag>;
  TransferTagStepDetails: ResolverTypeWrapper<TransferTagStepDetails>;
  TransferUserDetails: ResolverTypeWrapper<TransferUserDetails>;
  TransferWorkflow: ResolverTypeWrapper<TransferWorkflowRecord>;
  TransferWorkflowConnection: ResolverTypeWrapper<Omit<TransferWorkflowConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversTypes['ScopeCoverage']>, edges: Array<ResolversTypes['TransferWorkflowEdge']>, nodes: Array<ResolversTypes['TransferWorkflow']> }>;
  TransferWorkflowDetail: ResolverTypeWrapper<TransferWorkflowDetailRecord>;
  TransferWorkflowDetails: ResolverTypeWrapper<Omit<TransferWorkflowDetails, 'onPartialUpload' | 'onUpload'> & { onPartialUpload: Maybe<Array<ResolversTypes['TransferWorkflowDetail']>>, onUpload: Maybe<Array<ResolversTypes['TransferWorkflowDetail']>> }>;
  TransferWorkflowEdge: ResolverTypeWrapper<Omit<TransferWorkflowEdge, 'node'> & { node: ResolversTypes['TransferWorkflow'] }>;
  TransferWorkflowStep: ResolverTypeWrapper<TransferStep>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  WorkflowConfiguration: ResolverTypeWrapper<WorkflowConfiguration>;
  WorkflowParameter: ResolverTypeWrapper<WorkflowParameter>;
  WorkflowParameterDetail: ResolverTypeWrapper<WorkflowParameterDetail>;
  WorkflowState: ResolverTypeWrapper<WorkflowState>;
  WorkflowStep: ResolverTypeWrapper<WorkflowStepRecord>;
  WorkflowStepConnection: ResolverTypeWrapper<Omit<WorkflowStepConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversTypes['ScopeCoverage']>, edges: Array<ResolversTypes['WorkflowStepEdge']>, nodes: Array<ResolversTypes['WorkflowStep']> }>;
  WorkflowStepEdge: ResolverTypeWrapper<Omit<WorkflowStepEdge, 'node'> & { node: ResolversTypes['WorkflowStep'] }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AdditionalInstanceConfiguration: AdditionalInstanceConfiguration;
  Ami: Ami;
  AmiDistributionConfiguration: AmiDistributionConfiguration;
  Blueprint: BlueprintRecord;
  BlueprintConnection: Omit<BlueprintConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversParentTypes['ScopeCoverage']>, edges: Array<ResolversParentTypes['BlueprintEdge']>, nodes: Array<ResolversParentTypes['Blueprint']> };
  BlueprintEdge: Omit<BlueprintEdge, 'node'> & { node: ResolversParentTypes['Blueprint'] };
  BlueprintRun: BlueprintRunRecord;
  BlueprintRunConnection: Omit<BlueprintRunConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['BlueprintRunEdge']>, nodes: Array<ResolversParentTypes['BlueprintRun']> };
  BlueprintRunEdge: Omit<BlueprintRunEdge, 'node'> & { node: ResolversParentTypes['BlueprintRun'] };
  Boolean: Scalars['Boolean']['output'];
  ComponentConfiguration: ComponentConfiguration;
  ComponentParameter: ComponentParameter;
  ContainerDistributionConfiguration: ContainerDistributionConfiguration;
  ContainerInstanceConfiguration: ContainerInstanceConfiguration;
  ContainerRecipe: ContainerRecipe;
  DateTime: Scalars['DateTime']['output'];
  DistributionConfiguration: DistributionConfiguration;
  EbsInstanceBlockDeviceSpecification: EbsInstanceBlockDeviceSpecification;
  Execution: SomeExecution;
  ExecutionConnection: Omit<ExecutionConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversParentTypes['SourceCoverage']>, edges: Array<ResolversParentTypes['ExecutionEdge']>, nodes: Array<ResolversParentTypes['Execution']> };
  ExecutionCount: CountedExecutions;
  ExecutionCounts: Omit<ExecutionCounts, 'counts' | 'coverage'> & { counts: Array<ResolversParentTypes['ExecutionCount']>, coverage: Array<ResolversParentTypes['SourceCoverage']> };
  ExecutionEdge: Omit<ExecutionEdge, 'node'> & { node: ResolversParentTypes['Execution'] };
  ExecutionFilter: ExecutionFilter;
  FastLaunchConfiguration: FastLaunchConfiguration;
  FastLaunchLaunchTemplateSpecification: FastLaunchLaunchTemplateSpecification;
  FastLaunchSnapshotConfiguration: FastLaunchSnapshotConfiguration;
  Float: Scalars['Float']['output'];
  GlueBlueprintDetails: BlueprintDetails;
  GlueCrawl: GlueCrawl;
  GlueCrawlerNodeDetails: GlueCrawlerNodeDetails;
  GlueEventBatchingCondition: GlueEventBatchingCondition;
  GlueJobNodeDetails: GlueJobNodeDetails;
  GlueJobRun: GlueJobRun;
  GlueLastActiveDefinition: LastActiveDefinition;
  GlueNotificationProperty: GlueNotificationProperty;
  GluePredecessor: GluePredecessor;
  GlueStartingEventBatchCondition: GlueStartingEventBatchCondition;
  GlueTrigger: GlueTrigger;
  GlueTriggerAction: GlueTriggerAction;
  GlueTriggerCondition: GlueTriggerCondition;
  GlueTriggerNodeDetails: GlueTriggerNodeDetails;
  GlueTriggerPredicate: GlueTriggerPredicate;
  GlueWorkflow: GlueWorkflowRecord;
  GlueWorkflowGraph: WorkflowGraph;
  GlueWorkflowGraphEdge: GlueWorkflowGraphEdge;
  GlueWorkflowGraphNode: GlueWorkflowGraphNode;
  GlueWorkflowRun: GlueWorkflowRunRecord;
  GlueWorkflowRunStatistics: GlueWorkflowRunStatistics;
  ID: Scalars['ID']['output'];
  Image: ImageRecord;
  ImageBuilderWorkflow: ImageBuilderWorkflowRecord;
  ImageBuilderWorkflowConnection: Omit<ImageBuilderWorkflowConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ImageBuilderWorkflowEdge']>, nodes: Array<ResolversParentTypes['ImageBuilderWorkflow']> };
  ImageBuilderWorkflowDefinition: ImageBuilderWorkflowDefinitionRecord;
  ImageBuilderWorkflowEdge: Omit<ImageBuilderWorkflowEdge, 'node'> & { node: ResolversParentTypes['ImageBuilderWorkflow'] };
  ImageConnection: Omit<ImageConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversParentTypes['ScopeCoverage']>, edges: Array<ResolversParentTypes['ImageEdge']>, nodes: Array<ResolversParentTypes['Image']> };
  ImageContainer: ImageContainer;
  ImageDistribution: ImageDistribution;
  ImageEdge: Omit<ImageEdge, 'node'> & { node: ResolversParentTypes['Image'] };
  ImageLoggingConfiguration: ImageLoggingConfiguration;
  ImagePipeline: ImagePipelineRecord;
  ImagePipelineAutoDisablePolicy: ImagePipelineAutoDisablePolicy;
  ImagePipelineConnection: Omit<ImagePipelineConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversParentTypes['ScopeCoverage']>, edges: Array<ResolversParentTypes['ImagePipelineEdge']>, nodes: Array<ResolversParentTypes['ImagePipeline']> };
  ImagePipelineEdge: Omit<ImagePipelineEdge, 'node'> & { node: ResolversParentTypes['ImagePipeline'] };
  ImagePipelineSchedule: ImagePipelineSchedule;
  ImageRecipe: ImageRecipe;
  ImageScanState: ImageScanState;
  ImageScanningConfiguration: ImageScanningConfiguration;
  ImageScanningEcrConfiguration: ImageScanningEcrConfiguration;
  ImageState: ImageState;
  ImageTestsConfiguration: ImageTestsConfiguration;
  InfrastructureConfiguration: InfrastructureConfiguration;
  InfrastructureLogging: InfrastructureLogging;
  InfrastructurePlacement: InfrastructurePlacement;
  InfrastructureS3Logs: InfrastructureS3Logs;
  InstanceBlockDeviceMapping: InstanceBlockDeviceMapping;
  InstanceMetadataOptions: InstanceMetadataOptions;
  Int: Scalars['Int']['output'];
  JSON: Scalars['JSON']['output'];
  LatestVersionReferences: LatestVersionReferences;
  LaunchPermissionConfiguration: LaunchPermissionConfiguration;
  LaunchTemplateConfiguration: LaunchTemplateConfiguration;
  Lifecycle: LifecycleRecord;
  LifecycleConnection: Omit<LifecycleConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LifecycleEdge']>, nodes: Array<ResolversParentTypes['Lifecycle']> };
  LifecycleEdge: Omit<LifecycleEdge, 'node'> & { node: ResolversParentTypes['Lifecycle'] };
  LifecycleExecutionResourceAction: LifecycleExecutionResourceAction;
  LifecycleExecutionResourceState: LifecycleExecutionResourceState;
  LifecycleExecutionResourcesImpactedSummary: LifecycleExecutionResourcesImpactedSummary;
  LifecycleExecutionSnapshotResource: LifecycleExecutionSnapshotResource;
  LifecycleExecutionState: LifecycleExecutionState;
  LifecyclePolicy: LifecyclePolicyRecord;
  LifecyclePolicyConnection: Omit<LifecyclePolicyConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversParentTypes['ScopeCoverage']>, edges: Array<ResolversParentTypes['LifecyclePolicyEdge']>, nodes: Array<ResolversParentTypes['LifecyclePolicy']> };
  LifecyclePolicyDetail: LifecyclePolicyDetail;
  LifecyclePolicyDetailAction: LifecyclePolicyDetailAction;
  LifecyclePolicyDetailActionIncludeResources: LifecyclePolicyDetailActionIncludeResources;
  LifecyclePolicyDetailExclusionRules: LifecyclePolicyDetailExclusionRules;
  LifecyclePolicyDetailExclusionRulesAmis: LifecyclePolicyDetailExclusionRulesAmis;
  LifecyclePolicyDetailExclusionRulesAmisLastLaunched: LifecyclePolicyDetailExclusionRulesAmisLastLaunched;
  LifecyclePolicyDetailFilter: LifecyclePolicyDetailFilter;
  LifecyclePolicyEdge: Omit<LifecyclePolicyEdge, 'node'> & { node: ResolversParentTypes['LifecyclePolicy'] };
  LifecyclePolicyResourceSelection: LifecyclePolicyResourceSelection;
  LifecyclePolicyResourceSelectionRecipe: LifecyclePolicyResourceSelectionRecipe;
  LifecycleResource: LifecycleResourceRecord;
  LifecycleResourceConnection: Omit<LifecycleResourceConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['LifecycleResourceEdge']>, nodes: Array<ResolversParentTypes['LifecycleResource']> };
  LifecycleResourceEdge: Omit<LifecycleResourceEdge, 'node'> & { node: ResolversParentTypes['LifecycleResource'] };
  Node: SomeRecord;
  OutputResources: OutputResources;
  PageInfo: PageInfo;
  PipelineLoggingConfiguration: PipelineLoggingConfiguration;
  Query: Record<PropertyKey, never>;
  S3ExportConfiguration: S3ExportConfiguration;
  SafeInt: Scalars['SafeInt']['output'];
  Scope: ConfiguredScope;
  ScopeCoverage: CoverageOfScope;
  ScopeHealth: ScopeHealth;
  ScopeInput: ScopeInput;
  SourceCoverage: CoverageOfSource;
  SsmParameterConfiguration: SsmParameterConfiguration;
  String: Scalars['String']['output'];
  SystemsManagerAgent: SystemsManagerAgent;
  TargetContainerRepository: TargetContainerRepository;
  TransferCopyStepDetails: TransferCopyStepDetails;
  TransferCustomStepDetails: TransferCustomStepDetails;
  TransferDecryptStepDetails: TransferDecryptStepDetails;
  TransferDeleteStepDetails: TransferDeleteStepDetails;
  TransferEfsFileLocation: TransferEfsFileLocation;
  TransferEndpointDetails: EndpointDetails;
  TransferExecution: TransferExecutionRecord;
  TransferExecutionConnection: Omit<TransferExecutionConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['TransferExecutionEdge']>, nodes: Array<ResolversParentTypes['TransferExecution']> };
  TransferExecutionEdge: Omit<TransferExecutionEdge, 'node'> & { node: ResolversParentTypes['TransferExecution'] };
  TransferExecutionError: TransferExecutionError;
  TransferExecutionResults: Omit<TransferExecutionResults, 'onExceptionSteps' | 'steps'> & { onExceptionSteps: Maybe<Array<ResolversParentTypes['TransferExecutionStepResult']>>, steps: Maybe<Array<ResolversParentTypes['TransferExecutionStepResult']>> };
  TransferExecutionStepResult: TransferStepResultRecord;
  TransferFileLocation: FileLocation;
  TransferIdentityProviderDetails: IdentityProviderDetails;
  TransferInputFileLocation: TransferInputFileLocation;
  TransferLoggingConfiguration: LoggingConfiguration;
  TransferPosixProfile: PosixProfile;
  TransferProtocolDetails: ProtocolDetails;
  TransferProxyConfig: TransferProxyConfig;
  TransferS3FileLocation: TransferS3FileLocation;
  TransferS3InputFileLocation: TransferS3InputFileLocation;
  TransferS3StorageOptions: S3StorageOptions;
  TransferS3Tag: TransferS3Tag;
  TransferServer: TransferServerRecord;
  TransferServiceMetadata: ServiceMetadata;
  TransferTag: Tag;
  TransferTagStepDetails: TransferTagStepDetails;
  TransferUserDetails: TransferUserDetails;
  TransferWorkflow: TransferWorkflowRecord;
  TransferWorkflowConnection: Omit<TransferWorkflowConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversParentTypes['ScopeCoverage']>, edges: Array<ResolversParentTypes['TransferWorkflowEdge']>, nodes: Array<ResolversParentTypes['TransferWorkflow']> };
  TransferWorkflowDetail: TransferWorkflowDetailRecord;
  TransferWorkflowDetails: Omit<TransferWorkflowDetails, 'onPartialUpload' | 'onUpload'> & { onPartialUpload: Maybe<Array<ResolversParentTypes['TransferWorkflowDetail']>>, onUpload: Maybe<Array<ResolversParentTypes['TransferWorkflowDetail']>> };
  TransferWorkflowEdge: Omit<TransferWorkflowEdge, 'node'> & { node: ResolversParentTypes['TransferWorkflow'] };
  TransferWorkflowStep: TransferStep;
  URL: Scalars['URL']['output'];
  WorkflowConfiguration: WorkflowConfiguration;
  WorkflowParameter: WorkflowParameter;
  WorkflowParameterDetail: WorkflowParameterDetail;
  WorkflowState: WorkflowState;
  WorkflowStep: WorkflowStepRecord;
  WorkflowStepConnection: Omit<WorkflowStepConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversParentTypes['ScopeCoverage']>, edges: Array<ResolversParentTypes['WorkflowStepEdge']>, nodes: Array<ResolversParentTypes['WorkflowStep']> };
  WorkflowStepEdge: Omit<WorkflowStepEdge, 'node'> & { node: ResolversParentTypes['WorkflowStep'] };
};

export type AdditionalInstanceConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AdditionalInstanceConfiguration'] = ResolversParentTypes['AdditionalInstanceConfiguration']> = {
  systemsManagerAgent: Resolver<Maybe<ResolversTypes['SystemsManagerAgent']>, ParentType, ContextType>;
  userDataOverride: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type AmiResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Ami'] = ResolversParentTypes['Ami']> = {
  accountId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  image: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['ImageState']>, ParentType, ContextType>;
};

export type AmiDistributionConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['AmiDistributionConfiguration'] = ResolversParentTypes['AmiDistributionConfiguration']> = {
  amiTags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  kmsKeyId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  launchPermission: Resolver<Maybe<ResolversTypes['LaunchPermissionConfiguration']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  targetAccountIds: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type BlueprintResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Blueprint'] = ResolversParentTypes['Blueprint']> = {
  blueprintLocation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blueprintServiceLocation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  createdOn: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastActiveDefinition: Resolver<Maybe<ResolversTypes['GlueLastActiveDefinition']>, ParentType, ContextType>;
  lastModifiedOn: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  parameterSpec: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  runs: Resolver<Maybe<ResolversTypes['BlueprintRunConnection']>, ParentType, ContextType, RequireFields<BlueprintRunsArgs, 'first'>>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BlueprintConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BlueprintConnection'] = ResolversParentTypes['BlueprintConnection']> = {
  coverage: Resolver<Array<ResolversTypes['ScopeCoverage']>, ParentType, ContextType>;
  edges: Resolver<Array<ResolversTypes['BlueprintEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['Blueprint']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BlueprintEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BlueprintEdge'] = ResolversParentTypes['BlueprintEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Blueprint'], ParentType, ContextType>;
};

export type BlueprintRunResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BlueprintRun'] = ResolversParentTypes['BlueprintRun']> = {
  blueprint: Resolver<Maybe<ResolversTypes['Blueprint']>, ParentType, ContextType>;
  blueprintName: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  durationSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  errorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  parameters: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  rawStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roleArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rollbackErrorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  runId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status: Resolver<ResolversTypes['ExecutionStatus'], ParentType, ContextType>;
  statusReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflow: Resolver<Maybe<ResolversTypes['GlueWorkflow']>, ParentType, ContextType>;
  workflowName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type BlueprintRunConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BlueprintRunConnection'] = ResolversParentTypes['BlueprintRunConnection']> = {
  edges: Resolver<Array<ResolversTypes['BlueprintRunEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['BlueprintRun']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type BlueprintRunEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['BlueprintRunEdge'] = ResolversParentTypes['BlueprintRunEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['BlueprintRun'], ParentType, ContextType>;
};

export type ComponentConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ComponentConfiguration'] = ResolversParentTypes['ComponentConfiguration']> = {
  componentArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters: Resolver<Maybe<Array<ResolversTypes['ComponentParameter']>>, ParentType, ContextType>;
};

export type ComponentParameterResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ComponentParameter'] = ResolversParentTypes['ComponentParameter']> = {
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type ContainerDistributionConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ContainerDistributionConfiguration'] = ResolversParentTypes['ContainerDistributionConfiguration']> = {
  containerTags: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  targetRepository: Resolver<Maybe<ResolversTypes['TargetContainerRepository']>, ParentType, ContextType>;
};

export type ContainerInstanceConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ContainerInstanceConfiguration'] = ResolversParentTypes['ContainerInstanceConfiguration']> = {
  blockDeviceMappings: Resolver<Maybe<Array<ResolversTypes['InstanceBlockDeviceMapping']>>, ParentType, ContextType>;
  image: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ContainerRecipeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ContainerRecipe'] = ResolversParentTypes['ContainerRecipe']> = {
  arn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  components: Resolver<Maybe<Array<ResolversTypes['ComponentConfiguration']>>, ParentType, ContextType>;
  containerType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateCreated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dockerfileTemplateData: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  encrypted: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  instanceConfiguration: Resolver<Maybe<ResolversTypes['ContainerInstanceConfiguration']>, ParentType, ContextType>;
  kmsKeyId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parentImage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  platform: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  targetRepository: Resolver<Maybe<ResolversTypes['TargetContainerRepository']>, ParentType, ContextType>;
  version: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workingDirectory: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DistributionConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DistributionConfiguration'] = ResolversParentTypes['DistributionConfiguration']> = {
  arn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateCreated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateUpdated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  distributions: Resolver<Maybe<Array<ResolversTypes['ImageDistribution']>>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  timeoutMinutes: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EbsInstanceBlockDeviceSpecificationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['EbsInstanceBlockDeviceSpecification'] = ResolversParentTypes['EbsInstanceBlockDeviceSpecification']> = {
  deleteOnTermination: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  encrypted: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  iops: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  kmsKeyId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  snapshotId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  throughput: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  volumeSize: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  volumeType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ExecutionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Execution'] = ResolversParentTypes['Execution']> = {
  __resolveType: TypeResolveFn<'BlueprintRun' | 'ImageBuilderWorkflow' | 'Lifecycle' | 'TransferExecution' | 'WorkflowStep', ParentType, ContextType>;
};

export type ExecutionConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExecutionConnection'] = ResolversParentTypes['ExecutionConnection']> = {
  coverage: Resolver<Array<ResolversTypes['SourceCoverage']>, ParentType, ContextType>;
  edges: Resolver<Array<ResolversTypes['ExecutionEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['Execution']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ExecutionCountResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExecutionCount'] = ResolversParentTypes['ExecutionCount']> = {
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['ExecutionKind'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['ExecutionStatus'], ParentType, ContextType>;
};

export type ExecutionCountsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExecutionCounts'] = ResolversParentTypes['ExecutionCounts']> = {
  counts: Resolver<Array<ResolversTypes['ExecutionCount']>, ParentType, ContextType>;
  coverage: Resolver<Array<ResolversTypes['SourceCoverage']>, ParentType, ContextType>;
};

export type ExecutionEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExecutionEdge'] = ResolversParentTypes['ExecutionEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Execution'], ParentType, ContextType>;
};

export type FastLaunchConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['FastLaunchConfiguration'] = ResolversParentTypes['FastLaunchConfiguration']> = {
  accountId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enabled: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  launchTemplate: Resolver<Maybe<ResolversTypes['FastLaunchLaunchTemplateSpecification']>, ParentType, ContextType>;
  maxParallelLaunches: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  snapshotConfiguration: Resolver<Maybe<ResolversTypes['FastLaunchSnapshotConfiguration']>, ParentType, ContextType>;
};

export type FastLaunchLaunchTemplateSpecificationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['FastLaunchLaunchTemplateSpecification'] = ResolversParentTypes['FastLaunchLaunchTemplateSpecification']> = {
  launchTemplateId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  launchTemplateName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  launchTemplateVersion: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FastLaunchSnapshotConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['FastLaunchSnapshotConfiguration'] = ResolversParentTypes['FastLaunchSnapshotConfiguration']> = {
  targetResourceCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type GlueBlueprintDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueBlueprintDetails'] = ResolversParentTypes['GlueBlueprintDetails']> = {
  blueprintName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  runId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GlueCrawlResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueCrawl'] = ResolversParentTypes['GlueCrawl']> = {
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  errorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  logGroup: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  logStream: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GlueCrawlerNodeDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueCrawlerNodeDetails'] = ResolversParentTypes['GlueCrawlerNodeDetails']> = {
  crawls: Resolver<Maybe<Array<ResolversTypes['GlueCrawl']>>, ParentType, ContextType>;
};

export type GlueEventBatchingConditionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueEventBatchingCondition'] = ResolversParentTypes['GlueEventBatchingCondition']> = {
  batchSize: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  batchWindow: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type GlueJobNodeDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueJobNodeDetails'] = ResolversParentTypes['GlueJobNodeDetails']> = {
  jobRuns: Resolver<Maybe<Array<ResolversTypes['GlueJobRun']>>, ParentType, ContextType>;
};

export type GlueJobRunResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueJobRun'] = ResolversParentTypes['GlueJobRun']> = {
  allocatedCapacity: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  arguments: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  attempt: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  dpuSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  errorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  executionClass: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  executionRoleSessionPolicy: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  executionTime: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  glueVersion: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jobMode: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jobName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jobRunQueuingEnabled: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  jobRunState: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastModifiedOn: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  logGroupName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maintenanceWindow: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maxCapacity: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  notificationProperty: Resolver<Maybe<ResolversTypes['GlueNotificationProperty']>, ParentType, ContextType>;
  numberOfWorkers: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  predecessorRuns: Resolver<Maybe<Array<ResolversTypes['GluePredecessor']>>, ParentType, ContextType>;
  previousRunId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  profileName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  securityConfiguration: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  stateDetail: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeout: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  triggerName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workerType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GlueLastActiveDefinitionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueLastActiveDefinition'] = ResolversParentTypes['GlueLastActiveDefinition']> = {
  blueprintLocation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blueprintServiceLocation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastModifiedOn: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  parameterSpec: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type GlueNotificationPropertyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueNotificationProperty'] = ResolversParentTypes['GlueNotificationProperty']> = {
  notifyDelayAfter: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type GluePredecessorResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GluePredecessor'] = ResolversParentTypes['GluePredecessor']> = {
  jobName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  runId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GlueStartingEventBatchConditionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueStartingEventBatchCondition'] = ResolversParentTypes['GlueStartingEventBatchCondition']> = {
  batchSize: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  batchWindow: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type GlueTriggerResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueTrigger'] = ResolversParentTypes['GlueTrigger']> = {
  actions: Resolver<Maybe<Array<ResolversTypes['GlueTriggerAction']>>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  eventBatchingCondition: Resolver<Maybe<ResolversTypes['GlueEventBatchingCondition']>, ParentType, ContextType>;
  id: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  predicate: Resolver<Maybe<ResolversTypes['GlueTriggerPredicate']>, ParentType, ContextType>;
  schedule: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflowName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GlueTriggerActionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueTriggerAction'] = ResolversParentTypes['GlueTriggerAction']> = {
  arguments: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  crawlerName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jobName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  notificationProperty: Resolver<Maybe<ResolversTypes['GlueNotificationProperty']>, ParentType, ContextType>;
  securityConfiguration: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeout: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type GlueTriggerConditionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueTriggerCondition'] = ResolversParentTypes['GlueTriggerCondition']> = {
  crawlState: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  crawlerName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  jobName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  logicalOperator: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GlueTriggerNodeDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueTriggerNodeDetails'] = ResolversParentTypes['GlueTriggerNodeDetails']> = {
  trigger: Resolver<Maybe<ResolversTypes['GlueTrigger']>, ParentType, ContextType>;
};

export type GlueTriggerPredicateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueTriggerPredicate'] = ResolversParentTypes['GlueTriggerPredicate']> = {
  conditions: Resolver<Maybe<Array<ResolversTypes['GlueTriggerCondition']>>, ParentType, ContextType>;
  logical: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GlueWorkflowResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueWorkflow'] = ResolversParentTypes['GlueWorkflow']> = {
  blueprintDetails: Resolver<Maybe<ResolversTypes['GlueBlueprintDetails']>, ParentType, ContextType>;
  blueprintRun: Resolver<Maybe<ResolversTypes['BlueprintRun']>, ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  createdOn: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  defaultRunProperties: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  graph: Resolver<Maybe<ResolversTypes['GlueWorkflowGraph']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lastModifiedOn: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastRun: Resolver<Maybe<ResolversTypes['GlueWorkflowRun']>, ParentType, ContextType>;
  maxConcurrentRuns: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  name: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type GlueWorkflowGraphResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueWorkflowGraph'] = ResolversParentTypes['GlueWorkflowGraph']> = {
  edges: Resolver<Maybe<Array<ResolversTypes['GlueWorkflowGraphEdge']>>, ParentType, ContextType>;
  nodes: Resolver<Maybe<Array<ResolversTypes['GlueWorkflowGraphNode']>>, ParentType, ContextType>;
};

export type GlueWorkflowGraphEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueWorkflowGraphEdge'] = ResolversParentTypes['GlueWorkflowGraphEdge']> = {
  destinationId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GlueWorkflowGraphNodeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueWorkflowGraphNode'] = ResolversParentTypes['GlueWorkflowGraphNode']> = {
  crawlerDetails: Resolver<Maybe<ResolversTypes['GlueCrawlerNodeDetails']>, ParentType, ContextType>;
  jobDetails: Resolver<Maybe<ResolversTypes['GlueJobNodeDetails']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  triggerDetails: Resolver<Maybe<ResolversTypes['GlueTriggerNodeDetails']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  uniqueId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type GlueWorkflowRunResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueWorkflowRun'] = ResolversParentTypes['GlueWorkflowRun']> = {
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  errorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  graph: Resolver<Maybe<ResolversTypes['GlueWorkflowGraph']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previousRunId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startingEventBatchCondition: Resolver<Maybe<ResolversTypes['GlueStartingEventBatchCondition']>, ParentType, ContextType>;
  statistics: Resolver<Maybe<ResolversTypes['GlueWorkflowRunStatistics']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflowRunId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflowRunProperties: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type GlueWorkflowRunStatisticsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GlueWorkflowRunStatistics'] = ResolversParentTypes['GlueWorkflowRunStatistics']> = {
  erroredActions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  failedActions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  runningActions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  stoppedActions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  succeededActions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  timeoutActions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  totalActions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  waitingActions: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ImageResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  arn: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  buildType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  containerRecipe: Resolver<Maybe<ResolversTypes['ContainerRecipe']>, ParentType, ContextType>;
  dateCreated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  deprecationTime: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  distributionConfiguration: Resolver<Maybe<ResolversTypes['DistributionConfiguration']>, ParentType, ContextType>;
  enhancedImageMetadataEnabled: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  executionRole: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageRecipe: Resolver<Maybe<ResolversTypes['ImageRecipe']>, ParentType, ContextType>;
  imageScanningConfiguration: Resolver<Maybe<ResolversTypes['ImageScanningConfiguration']>, ParentType, ContextType>;
  imageSource: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  imageTestsConfiguration: Resolver<Maybe<ResolversTypes['ImageTestsConfiguration']>, ParentType, ContextType>;
  infrastructureConfiguration: Resolver<Maybe<ResolversTypes['InfrastructureConfiguration']>, ParentType, ContextType>;
  latestVersionReferences: Resolver<Maybe<ResolversTypes['LatestVersionReferences']>, ParentType, ContextType>;
  lifecycleExecution: Resolver<Maybe<ResolversTypes['Lifecycle']>, ParentType, ContextType>;
  lifecycleExecutionId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lifecycleExecutions: Resolver<Maybe<ResolversTypes['LifecycleConnection']>, ParentType, ContextType, RequireFields<ImageLifecycleExecutionsArgs, 'first'>>;
  loggingConfiguration: Resolver<Maybe<ResolversTypes['ImageLoggingConfiguration']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  osVersion: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outputResources: Resolver<Maybe<ResolversTypes['OutputResources']>, ParentType, ContextType>;
  owner: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pipeline: Resolver<Maybe<ResolversTypes['ImagePipeline']>, ParentType, ContextType>;
  platform: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scanState: Resolver<Maybe<ResolversTypes['ImageScanState']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  sourcePipelineArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourcePipelineName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['ImageState']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflowConfigurations: Resolver<Maybe<Array<ResolversTypes['WorkflowConfiguration']>>, ParentType, ContextType>;
  workflows: Resolver<Maybe<ResolversTypes['ImageBuilderWorkflowConnection']>, ParentType, ContextType, RequireFields<ImageWorkflowsArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageBuilderWorkflowResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageBuilderWorkflow'] = ResolversParentTypes['ImageBuilderWorkflow']> = {
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  definition: Resolver<Maybe<ResolversTypes['ImageBuilderWorkflowDefinition']>, ParentType, ContextType>;
  durationSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  imageBuildVersionArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  message: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parallelGroup: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retried: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status: Resolver<ResolversTypes['ExecutionStatus'], ParentType, ContextType>;
  statusReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  steps: Resolver<Maybe<ResolversTypes['WorkflowStepConnection']>, ParentType, ContextType, RequireFields<ImageBuilderWorkflowStepsArgs, 'first'>>;
  totalStepCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  totalStepsFailed: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  totalStepsSkipped: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  totalStepsSucceeded: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflowBuildVersionArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflowExecutionId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageBuilderWorkflowConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageBuilderWorkflowConnection'] = ResolversParentTypes['ImageBuilderWorkflowConnection']> = {
  edges: Resolver<Array<ResolversTypes['ImageBuilderWorkflowEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['ImageBuilderWorkflow']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ImageBuilderWorkflowDefinitionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageBuilderWorkflowDefinition'] = ResolversParentTypes['ImageBuilderWorkflowDefinition']> = {
  arn: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  changeDescription: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  data: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateCreated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kmsKeyId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  latestVersionReferences: Resolver<Maybe<ResolversTypes['LatestVersionReferences']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters: Resolver<Maybe<Array<ResolversTypes['WorkflowParameterDetail']>>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['WorkflowState']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImageBuilderWorkflowEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageBuilderWorkflowEdge'] = ResolversParentTypes['ImageBuilderWorkflowEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['ImageBuilderWorkflow'], ParentType, ContextType>;
};

export type ImageConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageConnection'] = ResolversParentTypes['ImageConnection']> = {
  coverage: Resolver<Array<ResolversTypes['ScopeCoverage']>, ParentType, ContextType>;
  edges: Resolver<Array<ResolversTypes['ImageEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['Image']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ImageContainerResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageContainer'] = ResolversParentTypes['ImageContainer']> = {
  imageUris: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImageDistributionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageDistribution'] = ResolversParentTypes['ImageDistribution']> = {
  amiDistributionConfiguration: Resolver<Maybe<ResolversTypes['AmiDistributionConfiguration']>, ParentType, ContextType>;
  containerDistributionConfiguration: Resolver<Maybe<ResolversTypes['ContainerDistributionConfiguration']>, ParentType, ContextType>;
  fastLaunchConfigurations: Resolver<Maybe<Array<ResolversTypes['FastLaunchConfiguration']>>, ParentType, ContextType>;
  launchTemplateConfigurations: Resolver<Maybe<Array<ResolversTypes['LaunchTemplateConfiguration']>>, ParentType, ContextType>;
  licenseConfigurationArns: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  s3ExportConfiguration: Resolver<Maybe<ResolversTypes['S3ExportConfiguration']>, ParentType, ContextType>;
  ssmParameterConfigurations: Resolver<Maybe<Array<ResolversTypes['SsmParameterConfiguration']>>, ParentType, ContextType>;
};

export type ImageEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageEdge'] = ResolversParentTypes['ImageEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Image'], ParentType, ContextType>;
};

export type ImageLoggingConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageLoggingConfiguration'] = ResolversParentTypes['ImageLoggingConfiguration']> = {
  logGroupName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImagePipelineResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImagePipeline'] = ResolversParentTypes['ImagePipeline']> = {
  arn: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  consecutiveFailures: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  containerRecipeArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateCreated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateLastRun: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateNextRun: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateUpdated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  distributionConfigurationArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  enhancedImageMetadataEnabled: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  executionRole: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  imageRecipeArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  imageScanningConfiguration: Resolver<Maybe<ResolversTypes['ImageScanningConfiguration']>, ParentType, ContextType>;
  imageTags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  imageTestsConfiguration: Resolver<Maybe<ResolversTypes['ImageTestsConfiguration']>, ParentType, ContextType>;
  images: Resolver<Maybe<ResolversTypes['ImageConnection']>, ParentType, ContextType, RequireFields<ImagePipelineImagesArgs, 'first'>>;
  infrastructureConfigurationArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastRunStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loggingConfiguration: Resolver<Maybe<ResolversTypes['PipelineLoggingConfiguration']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  platform: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  schedule: Resolver<Maybe<ResolversTypes['ImagePipelineSchedule']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  workflows: Resolver<Maybe<Array<ResolversTypes['WorkflowConfiguration']>>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ImagePipelineAutoDisablePolicyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImagePipelineAutoDisablePolicy'] = ResolversParentTypes['ImagePipelineAutoDisablePolicy']> = {
  failureCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type ImagePipelineConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImagePipelineConnection'] = ResolversParentTypes['ImagePipelineConnection']> = {
  coverage: Resolver<Array<ResolversTypes['ScopeCoverage']>, ParentType, ContextType>;
  edges: Resolver<Array<ResolversTypes['ImagePipelineEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['ImagePipeline']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ImagePipelineEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImagePipelineEdge'] = ResolversParentTypes['ImagePipelineEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['ImagePipeline'], ParentType, ContextType>;
};

export type ImagePipelineScheduleResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImagePipelineSchedule'] = ResolversParentTypes['ImagePipelineSchedule']> = {
  autoDisablePolicy: Resolver<Maybe<ResolversTypes['ImagePipelineAutoDisablePolicy']>, ParentType, ContextType>;
  pipelineExecutionStartCondition: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scheduleExpression: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timezone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImageRecipeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageRecipe'] = ResolversParentTypes['ImageRecipe']> = {
  additionalInstanceConfiguration: Resolver<Maybe<ResolversTypes['AdditionalInstanceConfiguration']>, ParentType, ContextType>;
  amiTags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  arn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  blockDeviceMappings: Resolver<Maybe<Array<ResolversTypes['InstanceBlockDeviceMapping']>>, ParentType, ContextType>;
  components: Resolver<Maybe<Array<ResolversTypes['ComponentConfiguration']>>, ParentType, ContextType>;
  dateCreated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  owner: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parentImage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  platform: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workingDirectory: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImageScanStateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageScanState'] = ResolversParentTypes['ImageScanState']> = {
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImageScanningConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageScanningConfiguration'] = ResolversParentTypes['ImageScanningConfiguration']> = {
  ecrConfiguration: Resolver<Maybe<ResolversTypes['ImageScanningEcrConfiguration']>, ParentType, ContextType>;
  imageScanningEnabled: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ImageScanningEcrConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageScanningEcrConfiguration'] = ResolversParentTypes['ImageScanningEcrConfiguration']> = {
  containerTags: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  repositoryName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImageStateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageState'] = ResolversParentTypes['ImageState']> = {
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ImageTestsConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageTestsConfiguration'] = ResolversParentTypes['ImageTestsConfiguration']> = {
  imageTestsEnabled: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  timeoutMinutes: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type InfrastructureConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InfrastructureConfiguration'] = ResolversParentTypes['InfrastructureConfiguration']> = {
  arn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dateCreated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateUpdated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instanceMetadataOptions: Resolver<Maybe<ResolversTypes['InstanceMetadataOptions']>, ParentType, ContextType>;
  instanceProfileName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  instanceTypes: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  keyPair: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  logging: Resolver<Maybe<ResolversTypes['InfrastructureLogging']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  placement: Resolver<Maybe<ResolversTypes['InfrastructurePlacement']>, ParentType, ContextType>;
  resourceTags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  securityGroupIds: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  snsTopicArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subnetId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  terminateInstanceOnFailure: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type InfrastructureLoggingResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InfrastructureLogging'] = ResolversParentTypes['InfrastructureLogging']> = {
  s3Logs: Resolver<Maybe<ResolversTypes['InfrastructureS3Logs']>, ParentType, ContextType>;
};

export type InfrastructurePlacementResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InfrastructurePlacement'] = ResolversParentTypes['InfrastructurePlacement']> = {
  availabilityZone: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hostId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hostResourceGroupArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tenancy: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InfrastructureS3LogsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InfrastructureS3Logs'] = ResolversParentTypes['InfrastructureS3Logs']> = {
  s3BucketName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  s3KeyPrefix: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InstanceBlockDeviceMappingResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InstanceBlockDeviceMapping'] = ResolversParentTypes['InstanceBlockDeviceMapping']> = {
  deviceName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ebs: Resolver<Maybe<ResolversTypes['EbsInstanceBlockDeviceSpecification']>, ParentType, ContextType>;
  noDevice: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  virtualName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type InstanceMetadataOptionsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['InstanceMetadataOptions'] = ResolversParentTypes['InstanceMetadataOptions']> = {
  httpPutResponseHopLimit: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  httpTokens: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type LatestVersionReferencesResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LatestVersionReferences'] = ResolversParentTypes['LatestVersionReferences']> = {
  latestMajorVersionArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  latestMinorVersionArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  latestPatchVersionArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  latestVersionArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LaunchPermissionConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LaunchPermissionConfiguration'] = ResolversParentTypes['LaunchPermissionConfiguration']> = {
  organizationArns: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  organizationalUnitArns: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  userGroups: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  userIds: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type LaunchTemplateConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LaunchTemplateConfiguration'] = ResolversParentTypes['LaunchTemplateConfiguration']> = {
  accountId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  launchTemplateId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  setDefaultVersion: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type LifecycleResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Lifecycle'] = ResolversParentTypes['Lifecycle']> = {
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  durationSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  lifecycleExecutionId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lifecyclePolicyArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  policy: Resolver<Maybe<ResolversTypes['LifecyclePolicy']>, ParentType, ContextType>;
  rawStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resources: Resolver<Maybe<ResolversTypes['LifecycleResourceConnection']>, ParentType, ContextType, RequireFields<LifecycleResourcesArgs, 'first'>>;
  resourcesImpactedSummary: Resolver<Maybe<ResolversTypes['LifecycleExecutionResourcesImpactedSummary']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['LifecycleExecutionState']>, ParentType, ContextType>;
  status: Resolver<ResolversTypes['ExecutionStatus'], ParentType, ContextType>;
  statusReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LifecycleConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecycleConnection'] = ResolversParentTypes['LifecycleConnection']> = {
  edges: Resolver<Array<ResolversTypes['LifecycleEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['Lifecycle']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LifecycleEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecycleEdge'] = ResolversParentTypes['LifecycleEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Lifecycle'], ParentType, ContextType>;
};

export type LifecycleExecutionResourceActionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecycleExecutionResourceAction'] = ResolversParentTypes['LifecycleExecutionResourceAction']> = {
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LifecycleExecutionResourceStateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecycleExecutionResourceState'] = ResolversParentTypes['LifecycleExecutionResourceState']> = {
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LifecycleExecutionResourcesImpactedSummaryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecycleExecutionResourcesImpactedSummary'] = ResolversParentTypes['LifecycleExecutionResourcesImpactedSummary']> = {
  hasImpactedResources: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type LifecycleExecutionSnapshotResourceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecycleExecutionSnapshotResource'] = ResolversParentTypes['LifecycleExecutionSnapshotResource']> = {
  snapshotId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['LifecycleExecutionResourceState']>, ParentType, ContextType>;
};

export type LifecycleExecutionStateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecycleExecutionState'] = ResolversParentTypes['LifecycleExecutionState']> = {
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LifecyclePolicyResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicy'] = ResolversParentTypes['LifecyclePolicy']> = {
  arn: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dateCreated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateLastRun: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  dateUpdated: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  executionRole: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  executions: Resolver<Maybe<ResolversTypes['LifecycleConnection']>, ParentType, ContextType, RequireFields<LifecyclePolicyExecutionsArgs, 'first'>>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  policyDetails: Resolver<Maybe<Array<ResolversTypes['LifecyclePolicyDetail']>>, ParentType, ContextType>;
  resourceSelection: Resolver<Maybe<ResolversTypes['LifecyclePolicyResourceSelection']>, ParentType, ContextType>;
  resourceType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LifecyclePolicyConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyConnection'] = ResolversParentTypes['LifecyclePolicyConnection']> = {
  coverage: Resolver<Array<ResolversTypes['ScopeCoverage']>, ParentType, ContextType>;
  edges: Resolver<Array<ResolversTypes['LifecyclePolicyEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['LifecyclePolicy']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LifecyclePolicyDetailResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyDetail'] = ResolversParentTypes['LifecyclePolicyDetail']> = {
  action: Resolver<Maybe<ResolversTypes['LifecyclePolicyDetailAction']>, ParentType, ContextType>;
  exclusionRules: Resolver<Maybe<ResolversTypes['LifecyclePolicyDetailExclusionRules']>, ParentType, ContextType>;
  filter: Resolver<Maybe<ResolversTypes['LifecyclePolicyDetailFilter']>, ParentType, ContextType>;
};

export type LifecyclePolicyDetailActionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyDetailAction'] = ResolversParentTypes['LifecyclePolicyDetailAction']> = {
  includeResources: Resolver<Maybe<ResolversTypes['LifecyclePolicyDetailActionIncludeResources']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LifecyclePolicyDetailActionIncludeResourcesResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyDetailActionIncludeResources'] = ResolversParentTypes['LifecyclePolicyDetailActionIncludeResources']> = {
  amis: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  containers: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  snapshots: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type LifecyclePolicyDetailExclusionRulesResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyDetailExclusionRules'] = ResolversParentTypes['LifecyclePolicyDetailExclusionRules']> = {
  amis: Resolver<Maybe<ResolversTypes['LifecyclePolicyDetailExclusionRulesAmis']>, ParentType, ContextType>;
  tagMap: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type LifecyclePolicyDetailExclusionRulesAmisResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyDetailExclusionRulesAmis'] = ResolversParentTypes['LifecyclePolicyDetailExclusionRulesAmis']> = {
  isPublic: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lastLaunched: Resolver<Maybe<ResolversTypes['LifecyclePolicyDetailExclusionRulesAmisLastLaunched']>, ParentType, ContextType>;
  regions: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  sharedAccounts: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  tagMap: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type LifecyclePolicyDetailExclusionRulesAmisLastLaunchedResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyDetailExclusionRulesAmisLastLaunched'] = ResolversParentTypes['LifecyclePolicyDetailExclusionRulesAmisLastLaunched']> = {
  unit: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LifecyclePolicyDetailFilterResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyDetailFilter'] = ResolversParentTypes['LifecyclePolicyDetailFilter']> = {
  retainAtLeast: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unit: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LifecyclePolicyEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyEdge'] = ResolversParentTypes['LifecyclePolicyEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['LifecyclePolicy'], ParentType, ContextType>;
};

export type LifecyclePolicyResourceSelectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyResourceSelection'] = ResolversParentTypes['LifecyclePolicyResourceSelection']> = {
  recipes: Resolver<Maybe<Array<ResolversTypes['LifecyclePolicyResourceSelectionRecipe']>>, ParentType, ContextType>;
  tagMap: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type LifecyclePolicyResourceSelectionRecipeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecyclePolicyResourceSelectionRecipe'] = ResolversParentTypes['LifecyclePolicyResourceSelectionRecipe']> = {
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  semanticVersion: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LifecycleResourceResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecycleResource'] = ResolversParentTypes['LifecycleResource']> = {
  accountId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  action: Resolver<Maybe<ResolversTypes['LifecycleExecutionResourceAction']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  image: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  imageUris: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resourceId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resources: Resolver<Maybe<ResolversTypes['LifecycleResourceConnection']>, ParentType, ContextType, RequireFields<LifecycleResourceResourcesArgs, 'first'>>;
  snapshots: Resolver<Maybe<Array<ResolversTypes['LifecycleExecutionSnapshotResource']>>, ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['LifecycleExecutionResourceState']>, ParentType, ContextType>;
};

export type LifecycleResourceConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecycleResourceConnection'] = ResolversParentTypes['LifecycleResourceConnection']> = {
  edges: Resolver<Array<ResolversTypes['LifecycleResourceEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['LifecycleResource']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LifecycleResourceEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LifecycleResourceEdge'] = ResolversParentTypes['LifecycleResourceEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['LifecycleResource'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Blueprint' | 'BlueprintRun' | 'GlueWorkflow' | 'Image' | 'ImageBuilderWorkflow' | 'ImageBuilderWorkflowDefinition' | 'ImagePipeline' | 'Lifecycle' | 'LifecyclePolicy' | 'TransferExecution' | 'TransferServer' | 'TransferWorkflow' | 'WorkflowStep', ParentType, ContextType>;
};

export type OutputResourcesResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['OutputResources'] = ResolversParentTypes['OutputResources']> = {
  amis: Resolver<Maybe<Array<ResolversTypes['Ami']>>, ParentType, ContextType>;
  containers: Resolver<Maybe<Array<ResolversTypes['ImageContainer']>>, ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type PipelineLoggingConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['PipelineLoggingConfiguration'] = ResolversParentTypes['PipelineLoggingConfiguration']> = {
  imageLogGroupName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pipelineLogGroupName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  blueprint?: Resolver<Maybe<ResolversTypes['Blueprint']>, ParentType, ContextType, RequireFields<QueryBlueprintArgs, 'name'>>;
  blueprintRun?: Resolver<Maybe<ResolversTypes['BlueprintRun']>, ParentType, ContextType, RequireFields<QueryBlueprintRunArgs, 'blueprintName' | 'runId'>>;
  blueprints?: Resolver<Maybe<ResolversTypes['BlueprintConnection']>, ParentType, ContextType, RequireFields<QueryBlueprintsArgs, 'first'>>;
  execution?: Resolver<Maybe<ResolversTypes['Execution']>, ParentType, ContextType, RequireFields<QueryExecutionArgs, 'id'>>;
  executionCounts?: Resolver<Maybe<ResolversTypes['ExecutionCounts']>, ParentType, ContextType, Partial<QueryExecutionCountsArgs>>;
  executions?: Resolver<Maybe<ResolversTypes['ExecutionConnection']>, ParentType, ContextType, RequireFields<QueryExecutionsArgs, 'first'>>;
  glueWorkflow?: Resolver<Maybe<ResolversTypes['GlueWorkflow']>, ParentType, ContextType, RequireFields<QueryGlueWorkflowArgs, 'name'>>;
  image?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType, RequireFields<QueryImageArgs, 'imageBuildVersionArn'>>;
  imageBuilderWorkflow?: Resolver<Maybe<ResolversTypes['ImageBuilderWorkflow']>, ParentType, ContextType, RequireFields<QueryImageBuilderWorkflowArgs, 'workflowExecutionId'>>;
  imageBuilderWorkflowDefinition?: Resolver<Maybe<ResolversTypes['ImageBuilderWorkflowDefinition']>, ParentType, ContextType, RequireFields<QueryImageBuilderWorkflowDefinitionArgs, 'workflowBuildVersionArn'>>;
  imagePipeline?: Resolver<Maybe<ResolversTypes['ImagePipeline']>, ParentType, ContextType, RequireFields<QueryImagePipelineArgs, 'imagePipelineArn'>>;
  imagePipelines?: Resolver<Maybe<ResolversTypes['ImagePipelineConnection']>, ParentType, ContextType, RequireFields<QueryImagePipelinesArgs, 'first'>>;
  images?: Resolver<Maybe<ResolversTypes['ImageConnection']>, ParentType, ContextType, RequireFields<QueryImagesArgs, 'first'>>;
  lifecycle?: Resolver<Maybe<ResolversTypes['Lifecycle']>, ParentType, ContextType, RequireFields<QueryLifecycleArgs, 'lifecycleExecutionId'>>;
  lifecyclePolicies?: Resolver<Maybe<ResolversTypes['LifecyclePolicyConnection']>, ParentType, ContextType, RequireFields<QueryLifecyclePoliciesArgs, 'first'>>;
  lifecyclePolicy?: Resolver<Maybe<ResolversTypes['LifecyclePolicy']>, ParentType, ContextType, RequireFields<QueryLifecyclePolicyArgs, 'lifecyclePolicyArn'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<Array<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  scopes?: Resolver<Array<ResolversTypes['Scope']>, ParentType, ContextType>;
  transferExecution?: Resolver<Maybe<ResolversTypes['TransferExecution']>, ParentType, ContextType, RequireFields<QueryTransferExecutionArgs, 'executionId' | 'workflowId'>>;
  transferServer?: Resolver<Maybe<ResolversTypes['TransferServer']>, ParentType, ContextType, RequireFields<QueryTransferServerArgs, 'serverId'>>;
  transferWorkflow?: Resolver<Maybe<ResolversTypes['TransferWorkflow']>, ParentType, ContextType, RequireFields<QueryTransferWorkflowArgs, 'workflowId'>>;
  transferWorkflows?: Resolver<Maybe<ResolversTypes['TransferWorkflowConnection']>, ParentType, ContextType, RequireFields<QueryTransferWorkflowsArgs, 'first'>>;
  waitingWorkflowSteps?: Resolver<Maybe<ResolversTypes['WorkflowStepConnection']>, ParentType, ContextType, RequireFields<QueryWaitingWorkflowStepsArgs, 'first'>>;
  workflowStep?: Resolver<Maybe<ResolversTypes['WorkflowStep']>, ParentType, ContextType, RequireFields<QueryWorkflowStepArgs, 'stepExecutionId'>>;
};

export type S3ExportConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['S3ExportConfiguration'] = ResolversParentTypes['S3ExportConfiguration']> = {
  diskImageFormat: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roleName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  s3Bucket: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  s3Prefix: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface SafeIntScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SafeInt'], any> {
  name: 'SafeInt';
}

export type ScopeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Scope'] = ResolversParentTypes['Scope']> = {
  accountId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  health: Resolver<ResolversTypes['ScopeHealth'], ParentType, ContextType>;
  partition: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  region: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ScopeCoverageResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ScopeCoverage'] = ResolversParentTypes['ScopeCoverage']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  state: Resolver<ResolversTypes['CoverageState'], ParentType, ContextType>;
};

export type ScopeHealthResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ScopeHealth'] = ResolversParentTypes['ScopeHealth']> = {
  credentials: Resolver<ResolversTypes['CredentialsState'], ParentType, ContextType>;
  lastAnswerAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastRefusal: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lastRefusalAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  lastThrottlingAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type SourceCoverageResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SourceCoverage'] = ResolversParentTypes['SourceCoverage']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  kind: Resolver<ResolversTypes['ExecutionKind'], ParentType, ContextType>;
  parentsSeen: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  parentsTotal: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  state: Resolver<ResolversTypes['CoverageState'], ParentType, ContextType>;
};

export type SsmParameterConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SsmParameterConfiguration'] = ResolversParentTypes['SsmParameterConfiguration']> = {
  amiAccountId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dataType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameterName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SystemsManagerAgentResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SystemsManagerAgent'] = ResolversParentTypes['SystemsManagerAgent']> = {
  uninstallAfterBuild: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type TargetContainerRepositoryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TargetContainerRepository'] = ResolversParentTypes['TargetContainerRepository']> = {
  repositoryName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  service: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferCopyStepDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferCopyStepDetails'] = ResolversParentTypes['TransferCopyStepDetails']> = {
  destinationFileLocation: Resolver<Maybe<ResolversTypes['TransferInputFileLocation']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  overwriteExisting: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceFileLocation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferCustomStepDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferCustomStepDetails'] = ResolversParentTypes['TransferCustomStepDetails']> = {
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceFileLocation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  target: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timeoutSeconds: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TransferDecryptStepDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferDecryptStepDetails'] = ResolversParentTypes['TransferDecryptStepDetails']> = {
  destinationFileLocation: Resolver<Maybe<ResolversTypes['TransferInputFileLocation']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  overwriteExisting: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceFileLocation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferDeleteStepDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferDeleteStepDetails'] = ResolversParentTypes['TransferDeleteStepDetails']> = {
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceFileLocation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferEfsFileLocationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferEfsFileLocation'] = ResolversParentTypes['TransferEfsFileLocation']> = {
  fileSystemId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferEndpointDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferEndpointDetails'] = ResolversParentTypes['TransferEndpointDetails']> = {
  addressAllocationIds: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  securityGroupIds: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  subnetIds: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  vpcEndpointId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  vpcId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferExecutionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferExecution'] = ResolversParentTypes['TransferExecution']> = {
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  durationSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  executionId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  executionRole: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  initialFileLocation: Resolver<Maybe<ResolversTypes['TransferFileLocation']>, ParentType, ContextType>;
  loggingConfiguration: Resolver<Maybe<ResolversTypes['TransferLoggingConfiguration']>, ParentType, ContextType>;
  posixProfile: Resolver<Maybe<ResolversTypes['TransferPosixProfile']>, ParentType, ContextType>;
  rawStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  results: Resolver<Maybe<ResolversTypes['TransferExecutionResults']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  server: Resolver<Maybe<ResolversTypes['TransferServer']>, ParentType, ContextType>;
  serviceMetadata: Resolver<Maybe<ResolversTypes['TransferServiceMetadata']>, ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status: Resolver<ResolversTypes['ExecutionStatus'], ParentType, ContextType>;
  statusReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflow: Resolver<Maybe<ResolversTypes['TransferWorkflow']>, ParentType, ContextType>;
  workflowId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransferExecutionConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferExecutionConnection'] = ResolversParentTypes['TransferExecutionConnection']> = {
  edges: Resolver<Array<ResolversTypes['TransferExecutionEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['TransferExecution']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TransferExecutionEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferExecutionEdge'] = ResolversParentTypes['TransferExecutionEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['TransferExecution'], ParentType, ContextType>;
};

export type TransferExecutionErrorResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferExecutionError'] = ResolversParentTypes['TransferExecutionError']> = {
  message: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferExecutionResultsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferExecutionResults'] = ResolversParentTypes['TransferExecutionResults']> = {
  onExceptionSteps: Resolver<Maybe<Array<ResolversTypes['TransferExecutionStepResult']>>, ParentType, ContextType>;
  steps: Resolver<Maybe<Array<ResolversTypes['TransferExecutionStepResult']>>, ParentType, ContextType>;
};

export type TransferExecutionStepResultResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferExecutionStepResult'] = ResolversParentTypes['TransferExecutionStepResult']> = {
  definition: Resolver<Maybe<ResolversTypes['TransferWorkflowStep']>, ParentType, ContextType>;
  error: Resolver<Maybe<ResolversTypes['TransferExecutionError']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outputs: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  stepType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferFileLocationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferFileLocation'] = ResolversParentTypes['TransferFileLocation']> = {
  efsFileLocation: Resolver<Maybe<ResolversTypes['TransferEfsFileLocation']>, ParentType, ContextType>;
  s3FileLocation: Resolver<Maybe<ResolversTypes['TransferS3FileLocation']>, ParentType, ContextType>;
};

export type TransferIdentityProviderDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferIdentityProviderDetails'] = ResolversParentTypes['TransferIdentityProviderDetails']> = {
  directoryId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  function: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  invocationRole: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sftpAuthenticationMethods: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferInputFileLocationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferInputFileLocation'] = ResolversParentTypes['TransferInputFileLocation']> = {
  efsFileLocation: Resolver<Maybe<ResolversTypes['TransferEfsFileLocation']>, ParentType, ContextType>;
  s3FileLocation: Resolver<Maybe<ResolversTypes['TransferS3InputFileLocation']>, ParentType, ContextType>;
};

export type TransferLoggingConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferLoggingConfiguration'] = ResolversParentTypes['TransferLoggingConfiguration']> = {
  logGroupName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loggingRole: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferPosixProfileResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferPosixProfile'] = ResolversParentTypes['TransferPosixProfile']> = {
  gid: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  secondaryGids: Resolver<Maybe<Array<ResolversTypes['SafeInt']>>, ParentType, ContextType>;
  uid: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
};

export type TransferProtocolDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferProtocolDetails'] = ResolversParentTypes['TransferProtocolDetails']> = {
  as2Transports: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  passiveIp: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  proxyConfig: Resolver<Maybe<ResolversTypes['TransferProxyConfig']>, ParentType, ContextType>;
  setStatOption: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tlsSessionResumptionMode: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferProxyConfigResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferProxyConfig'] = ResolversParentTypes['TransferProxyConfig']> = {
  sftpMode: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferS3FileLocationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferS3FileLocation'] = ResolversParentTypes['TransferS3FileLocation']> = {
  bucket: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  etag: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  versionId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferS3InputFileLocationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferS3InputFileLocation'] = ResolversParentTypes['TransferS3InputFileLocation']> = {
  bucket: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  key: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferS3StorageOptionsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferS3StorageOptions'] = ResolversParentTypes['TransferS3StorageOptions']> = {
  directoryListingOptimization: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferS3TagResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferS3Tag'] = ResolversParentTypes['TransferS3Tag']> = {
  key: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferServerResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferServer'] = ResolversParentTypes['TransferServer']> = {
  arn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  as2ServiceManagedEgressIpAddresses: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  certificate: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  domain: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endpointDetails: Resolver<Maybe<ResolversTypes['TransferEndpointDetails']>, ParentType, ContextType>;
  endpointType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  hostKeyFingerprint: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  identityProviderDetails: Resolver<Maybe<ResolversTypes['TransferIdentityProviderDetails']>, ParentType, ContextType>;
  identityProviderType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ipAddressType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  loggingRole: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  postAuthenticationLoginBanner: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  preAuthenticationLoginBanner: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  protocolDetails: Resolver<Maybe<ResolversTypes['TransferProtocolDetails']>, ParentType, ContextType>;
  protocols: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  s3StorageOptions: Resolver<Maybe<ResolversTypes['TransferS3StorageOptions']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  securityPolicyName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  serverId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  structuredLogDestinations: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  tags: Resolver<Maybe<Array<ResolversTypes['TransferTag']>>, ParentType, ContextType>;
  userCount: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  workflowDetails: Resolver<Maybe<ResolversTypes['TransferWorkflowDetails']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransferServiceMetadataResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferServiceMetadata'] = ResolversParentTypes['TransferServiceMetadata']> = {
  userDetails: Resolver<Maybe<ResolversTypes['TransferUserDetails']>, ParentType, ContextType>;
};

export type TransferTagResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferTag'] = ResolversParentTypes['TransferTag']> = {
  key: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferTagStepDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferTagStepDetails'] = ResolversParentTypes['TransferTagStepDetails']> = {
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sourceFileLocation: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  tags: Resolver<Maybe<Array<ResolversTypes['TransferS3Tag']>>, ParentType, ContextType>;
};

export type TransferUserDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferUserDetails'] = ResolversParentTypes['TransferUserDetails']> = {
  serverId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sessionId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferWorkflowResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferWorkflow'] = ResolversParentTypes['TransferWorkflow']> = {
  arn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  executions: Resolver<Maybe<ResolversTypes['TransferExecutionConnection']>, ParentType, ContextType, RequireFields<TransferWorkflowExecutionsArgs, 'first'>>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  onExceptionSteps: Resolver<Maybe<Array<ResolversTypes['TransferWorkflowStep']>>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  steps: Resolver<Maybe<Array<ResolversTypes['TransferWorkflowStep']>>, ParentType, ContextType>;
  tags: Resolver<Maybe<Array<ResolversTypes['TransferTag']>>, ParentType, ContextType>;
  workflowId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransferWorkflowConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferWorkflowConnection'] = ResolversParentTypes['TransferWorkflowConnection']> = {
  coverage: Resolver<Array<ResolversTypes['ScopeCoverage']>, ParentType, ContextType>;
  edges: Resolver<Array<ResolversTypes['TransferWorkflowEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['TransferWorkflow']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TransferWorkflowDetailResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferWorkflowDetail'] = ResolversParentTypes['TransferWorkflowDetail']> = {
  executionRole: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflow: Resolver<Maybe<ResolversTypes['TransferWorkflow']>, ParentType, ContextType>;
  workflowId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type TransferWorkflowDetailsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferWorkflowDetails'] = ResolversParentTypes['TransferWorkflowDetails']> = {
  onPartialUpload: Resolver<Maybe<Array<ResolversTypes['TransferWorkflowDetail']>>, ParentType, ContextType>;
  onUpload: Resolver<Maybe<Array<ResolversTypes['TransferWorkflowDetail']>>, ParentType, ContextType>;
};

export type TransferWorkflowEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferWorkflowEdge'] = ResolversParentTypes['TransferWorkflowEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['TransferWorkflow'], ParentType, ContextType>;
};

export type TransferWorkflowStepResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferWorkflowStep'] = ResolversParentTypes['TransferWorkflowStep']> = {
  copyStepDetails: Resolver<Maybe<ResolversTypes['TransferCopyStepDetails']>, ParentType, ContextType>;
  customStepDetails: Resolver<Maybe<ResolversTypes['TransferCustomStepDetails']>, ParentType, ContextType>;
  decryptStepDetails: Resolver<Maybe<ResolversTypes['TransferDecryptStepDetails']>, ParentType, ContextType>;
  deleteStepDetails: Resolver<Maybe<ResolversTypes['TransferDeleteStepDetails']>, ParentType, ContextType>;
  tagStepDetails: Resolver<Maybe<ResolversTypes['TransferTagStepDetails']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type WorkflowConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkflowConfiguration'] = ResolversParentTypes['WorkflowConfiguration']> = {
  onFailure: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parallelGroup: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters: Resolver<Maybe<Array<ResolversTypes['WorkflowParameter']>>, ParentType, ContextType>;
  workflowArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WorkflowParameterResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkflowParameter'] = ResolversParentTypes['WorkflowParameter']> = {
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  value: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type WorkflowParameterDetailResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkflowParameterDetail'] = ResolversParentTypes['WorkflowParameterDetail']> = {
  defaultValue: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  type: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WorkflowStateResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkflowState'] = ResolversParentTypes['WorkflowState']> = {
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type WorkflowStepResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkflowStep'] = ResolversParentTypes['WorkflowStep']> = {
  action: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  durationSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  imageBuildVersionArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inputs: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  message: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onFailure: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outputs: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  rawStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rollbackStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  status: Resolver<ResolversTypes['ExecutionStatus'], ParentType, ContextType>;
  statusReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stepExecutionId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  timeoutSeconds: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  workflow: Resolver<Maybe<ResolversTypes['ImageBuilderWorkflow']>, ParentType, ContextType>;
  workflowBuildVersionArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflowExecutionId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type WorkflowStepConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkflowStepConnection'] = ResolversParentTypes['WorkflowStepConnection']> = {
  coverage: Resolver<Array<ResolversTypes['ScopeCoverage']>, ParentType, ContextType>;
  edges: Resolver<Array<ResolversTypes['WorkflowStepEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['WorkflowStep']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type WorkflowStepEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['WorkflowStepEdge'] = ResolversParentTypes['WorkflowStepEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['WorkflowStep'], ParentType, ContextType>;
};

export type Resolvers<ContextType = GatewayContext> = {
  AdditionalInstanceConfiguration: AdditionalInstanceConfigurationResolvers<ContextType>;
  Ami: AmiResolvers<ContextType>;
  AmiDistributionConfiguration: AmiDistributionConfigurationResolvers<ContextType>;
  Blueprint: BlueprintResolvers<ContextType>;
  BlueprintConnection: BlueprintConnectionResolvers<ContextType>;
  BlueprintEdge: BlueprintEdgeResolvers<ContextType>;
  BlueprintRun: BlueprintRunResolvers<ContextType>;
  BlueprintRunConnection: BlueprintRunConnectionResolvers<ContextType>;
  BlueprintRunEdge: BlueprintRunEdgeResolvers<ContextType>;
  ComponentConfiguration: ComponentConfigurationResolvers<ContextType>;
  ComponentParameter: ComponentParameterResolvers<ContextType>;
  ContainerDistributionConfiguration: ContainerDistributionConfigurationResolvers<ContextType>;
  ContainerInstanceConfiguration: ContainerInstanceConfigurationResolvers<ContextType>;
  ContainerRecipe: ContainerRecipeResolvers<ContextType>;
  DateTime: GraphQLScalarType;
  DistributionConfiguration: DistributionConfigurationResolvers<ContextType>;
  EbsInstanceBlockDeviceSpecification: EbsInstanceBlockDeviceSpecificationResolvers<ContextType>;
  Execution: ExecutionResolvers<ContextType>;
  ExecutionConnection: ExecutionConnectionResolvers<ContextType>;
  ExecutionCount: ExecutionCountResolvers<ContextType>;
  ExecutionCounts: ExecutionCountsResolvers<ContextType>;
  ExecutionEdge: ExecutionEdgeResolvers<ContextType>;
  FastLaunchConfiguration: FastLaunchConfigurationResolvers<ContextType>;
  FastLaunchLaunchTemplateSpecification: FastLaunchLaunchTemplateSpecificationResolvers<ContextType>;
  FastLaunchSnapshotConfiguration: FastLaunchSnapshotConfigurationResolvers<ContextType>;
  GlueBlueprintDetails: GlueBlueprintDetailsResolvers<ContextType>;
  GlueCrawl: GlueCrawlResolvers<ContextType>;
  GlueCrawlerNodeDetails: GlueCrawlerNodeDetailsResolvers<ContextType>;
  GlueEventBatchingCondition: GlueEventBatchingConditionResolvers<ContextType>;
  GlueJobNodeDetails: GlueJobNodeDetailsResolvers<ContextType>;
  GlueJobRun: GlueJobRunResolvers<ContextType>;
  GlueLastActiveDefinition: GlueLastActiveDefinitionResolvers<ContextType>;
  GlueNotificationProperty: GlueNotificationPropertyResolvers<ContextType>;
  GluePredecessor: GluePredecessorResolvers<ContextType>;
  GlueStartingEventBatchCondition: GlueStartingEventBatchConditionResolvers<ContextType>;
  GlueTrigger: GlueTriggerResolvers<ContextType>;
  GlueTriggerAction: GlueTriggerActionResolvers<ContextType>;
  GlueTriggerCondition: GlueTriggerConditionResolvers<ContextType>;
  GlueTriggerNodeDetails: GlueTriggerNodeDetailsResolvers<ContextType>;
  GlueTriggerPredicate: GlueTriggerPredicateResolvers<ContextType>;
  GlueWorkflow: GlueWorkflowResolvers<ContextType>;
  GlueWorkflowGraph: GlueWorkflowGraphResolvers<ContextType>;
  GlueWorkflowGraphEdge: GlueWorkflowGraphEdgeResolvers<ContextType>;
  GlueWorkflowGraphNode: GlueWorkflowGraphNodeResolvers<ContextType>;
  GlueWorkflowRun: GlueWorkflowRunResolvers<ContextType>;
  GlueWorkflowRunStatistics: GlueWorkflowRunStatisticsResolvers<ContextType>;
  Image: ImageResolvers<ContextType>;
  ImageBuilderWorkflow: ImageBuilderWorkflowResolvers<ContextType>;
  ImageBuilderWorkflowConnection: ImageBuilderWorkflowConnectionResolvers<ContextType>;
  ImageBuilderWorkflowDefinition: ImageBuilderWorkflowDefinitionResolvers<ContextType>;
  ImageBuilderWorkflowEdge: ImageBuilderWorkflowEdgeResolvers<ContextType>;
  ImageConnection: ImageConnectionResolvers<ContextType>;
  ImageContainer: ImageContainerResolvers<ContextType>;
  ImageDistribution: ImageDistributionResolvers<ContextType>;
  ImageEdge: ImageEdgeResolvers<ContextType>;
  ImageLoggingConfiguration: ImageLoggingConfigurationResolvers<ContextType>;
  ImagePipeline: ImagePipelineResolvers<ContextType>;
  ImagePipelineAutoDisablePolicy: ImagePipelineAutoDisablePolicyResolvers<ContextType>;
  ImagePipelineConnection: ImagePipelineConnectionResolvers<ContextType>;
  ImagePipelineEdge: ImagePipelineEdgeResolvers<ContextType>;
  ImagePipelineSchedule: ImagePipelineScheduleResolvers<ContextType>;
  ImageRecipe: ImageRecipeResolvers<ContextType>;
  ImageScanState: ImageScanStateResolvers<ContextType>;
  ImageScanningConfiguration: ImageScanningConfigurationResolvers<ContextType>;
  ImageScanningEcrConfiguration: ImageScanningEcrConfigurationResolvers<ContextType>;
  ImageState: ImageStateResolvers<ContextType>;
  ImageTestsConfiguration: ImageTestsConfigurationResolvers<ContextType>;
  InfrastructureConfiguration: InfrastructureConfigurationResolvers<ContextType>;
  InfrastructureLogging: InfrastructureLoggingResolvers<ContextType>;
  InfrastructurePlacement: InfrastructurePlacementResolvers<ContextType>;
  InfrastructureS3Logs: InfrastructureS3LogsResolvers<ContextType>;
  InstanceBlockDeviceMapping: InstanceBlockDeviceMappingResolvers<ContextType>;
  InstanceMetadataOptions: InstanceMetadataOptionsResolvers<ContextType>;
  JSON: GraphQLScalarType;
  LatestVersionReferences: LatestVersionReferencesResolvers<ContextType>;
  LaunchPermissionConfiguration: LaunchPermissionConfigurationResolvers<ContextType>;
  LaunchTemplateConfiguration: LaunchTemplateConfigurationResolvers<ContextType>;
  Lifecycle: LifecycleResolvers<ContextType>;
  LifecycleConnection: LifecycleConnectionResolvers<ContextType>;
  LifecycleEdge: LifecycleEdgeResolvers<ContextType>;
  LifecycleExecutionResourceAction: LifecycleExecutionResourceActionResolvers<ContextType>;
  LifecycleExecutionResourceState: LifecycleExecutionResourceStateResolvers<ContextType>;
  LifecycleExecutionResourcesImpactedSummary: LifecycleExecutionResourcesImpactedSummaryResolvers<ContextType>;
  LifecycleExecutionSnapshotResource: LifecycleExecutionSnapshotResourceResolvers<ContextType>;
  LifecycleExecutionState: LifecycleExecutionStateResolvers<ContextType>;
  LifecyclePolicy: LifecyclePolicyResolvers<ContextType>;
  LifecyclePolicyConnection: LifecyclePolicyConnectionResolvers<ContextType>;
  LifecyclePolicyDetail: LifecyclePolicyDetailResolvers<ContextType>;
  LifecyclePolicyDetailAction: LifecyclePolicyDetailActionResolvers<ContextType>;
  LifecyclePolicyDetailActionIncludeResources: LifecyclePolicyDetailActionIncludeResourcesResolvers<ContextType>;
  LifecyclePolicyDetailExclusionRules: LifecyclePolicyDetailExclusionRulesResolvers<ContextType>;
  LifecyclePolicyDetailExclusionRulesAmis: LifecyclePolicyDetailExclusionRulesAmisResolvers<ContextType>;
  LifecyclePolicyDetailExclusionRulesAmisLastLaunched: LifecyclePolicyDetailExclusionRulesAmisLastLaunchedResolvers<ContextType>;
  LifecyclePolicyDetailFilter: LifecyclePolicyDetailFilterResolvers<ContextType>;
  LifecyclePolicyEdge: LifecyclePolicyEdgeResolvers<ContextType>;
  LifecyclePolicyResourceSelection: LifecyclePolicyResourceSelectionResolvers<ContextType>;
  LifecyclePolicyResourceSelectionRecipe: LifecyclePolicyResourceSelectionRecipeResolvers<ContextType>;
  LifecycleResource: LifecycleResourceResolvers<ContextType>;
  LifecycleResourceConnection: LifecycleResourceConnectionResolvers<ContextType>;
  LifecycleResourceEdge: LifecycleResourceEdgeResolvers<ContextType>;
  Node: NodeResolvers<ContextType>;
  OutputResources: OutputResourcesResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  PipelineLoggingConfiguration: PipelineLoggingConfigurationResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  S3ExportConfiguration: S3ExportConfigurationResolvers<ContextType>;
  SafeInt: GraphQLScalarType;
  Scope: ScopeResolvers<ContextType>;
  ScopeCoverage: ScopeCoverageResolvers<ContextType>;
  ScopeHealth: ScopeHealthResolvers<ContextType>;
  SourceCoverage: SourceCoverageResolvers<ContextType>;
  SsmParameterConfiguration: SsmParameterConfigurationResolvers<ContextType>;
  SystemsManagerAgent: SystemsManagerAgentResolvers<ContextType>;
  TargetContainerRepository: TargetContainerRepositoryResolvers<ContextType>;
  TransferCopyStepDetails: TransferCopyStepDetailsResolvers<ContextType>;
  TransferCustomStepDetails: TransferCustomStepDetailsResolvers<ContextType>;
  TransferDecryptStepDetails: TransferDecryptStepDetailsResolvers<ContextType>;
  TransferDeleteStepDetails: TransferDeleteStepDetailsResolvers<ContextType>;
  TransferEfsFileLocation: TransferEfsFileLocationResolvers<ContextType>;
  TransferEndpointDetails: TransferEndpointDetailsResolvers<ContextType>;
  TransferExecution: TransferExecutionResolvers<ContextType>;
  TransferExecutionConnection: TransferExecutionConnectionResolvers<ContextType>;
  TransferExecutionEdge: TransferExecutionEdgeResolvers<ContextType>;
  TransferExecutionError: TransferExecutionErrorResolvers<ContextType>;
  TransferExecutionResults: TransferExecutionResultsResolvers<ContextType>;
  TransferExecutionStepResult: TransferExecutionStepResultResolvers<ContextType>;
  TransferFileLocation: TransferFileLocationResolvers<ContextType>;
  TransferIdentityProviderDetails: TransferIdentityProviderDetailsResolvers<ContextType>;
  TransferInputFileLocation: TransferInputFileLocationResolvers<ContextType>;
  TransferLoggingConfiguration: TransferLoggingConfigurationResolvers<ContextType>;
  TransferPosixProfile: TransferPosixProfileResolvers<ContextType>;
  TransferProtocolDetails: TransferProtocolDetailsResolvers<ContextType>;
  TransferProxyConfig: TransferProxyConfigResolvers<ContextType>;
  TransferS3FileLocation: TransferS3FileLocationResolvers<ContextType>;
  TransferS3InputFileLocation: TransferS3InputFileLocationResolvers<ContextType>;
  TransferS3StorageOptions: TransferS3StorageOptionsResolvers<ContextType>;
  TransferS3Tag: TransferS3TagResolvers<ContextType>;
  TransferServer: TransferServerResolvers<ContextType>;
  TransferServiceMetadata: TransferServiceMetadataResolvers<ContextType>;
  TransferTag: TransferTagResolvers<ContextType>;
  TransferTagStepDetails: TransferTagStepDetailsResolvers<ContextType>;
  TransferUserDetails: TransferUserDetailsResolvers<ContextType>;
  TransferWorkflow: TransferWorkflowResolvers<ContextType>;
  TransferWorkflowConnection: TransferWorkflowConnectionResolvers<ContextType>;
  TransferWorkflowDetail: TransferWorkflowDetailResolvers<ContextType>;
  TransferWorkflowDetails: TransferWorkflowDetailsResolvers<ContextType>;
  TransferWorkflowEdge: TransferWorkflowEdgeResolvers<ContextType>;
  TransferWorkflowStep: TransferWorkflowStepResolvers<ContextType>;
  URL: GraphQLScalarType;
  WorkflowConfiguration: WorkflowConfigurationResolvers<ContextType>;
  WorkflowParameter: WorkflowParameterResolvers<ContextType>;
  WorkflowParameterDetail: WorkflowParameterDetailResolvers<ContextType>;
  WorkflowState: WorkflowStateResolvers<ContextType>;
  WorkflowStep: WorkflowStepResolvers<ContextType>;
  WorkflowStepConnection: WorkflowStepConnectionResolvers<ContextType>;
  WorkflowStepEdge: WorkflowStepEdgeResolvers<ContextType>;
};

