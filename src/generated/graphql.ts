// Generated from schema/ by `npm run codegen`. Edit that instead.
import type { AwsTime } from '../model/time';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { SomeRecord, SomeExecution } from '../kinds';
import type { Scope as ConfiguredScope } from '../model/scope';
import type { ViewerOfRequest } from '../resolvers/viewer';
import type { SourceCoverage as CoverageOfSource, ScopeCoverage as CoverageOfScope } from '../model/coverage';
import type { CoveredConnection, CoveredStatistics } from '../resolvers/executions';
import type { ExecutionCounts as CountedExecutions, LogCoverage as CoverageOfLog } from '../listing';
import type { ExecutionEvent as EventOfExecution } from '../live/event';
import type { StatusChange as ChangeOfStatus } from '../history';
import type { ImageBuilderWorkflowRecord } from '../kinds/imageBuilderWorkflow';
import type { ImageBuilderWorkflowDefinitionRecord } from '../kinds/imageBuilderWorkflowDefinition';
import type { WorkflowStepRecord } from '../kinds/workflowStep';
import type { LifecycleRecord } from '../kinds/lifecycle';
import type { LifecycleResourceRecord } from '../kinds/lifecycleResource';
import type { LifecyclePolicyRecord } from '../kinds/lifecyclePolicy';
import type { ImageRecord } from '../kinds/image';
import type { ImagePair } from '../resolvers/imagePair';
import type { VisibleChange } from '../comparison/visible';
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
  /**
   * Timestamp in RFC 3339 format. Returned in UTC with milliseconds: `2026-09-09T19:12:23.175Z`. A time that AWS sends as
   * 0, in 1970 or in year 1 is unset, and null. Input accepts any UTC offset.
   */
  DateTime: { input: AwsTime; output: AwsTime; }
  /**
   * Any JSON value. When AWS wraps JSON in a string, this is the parsed value, or the string itself when it is not valid
   * JSON, is only a number, or is nested in more than 500 levels. A number in it that a double cannot hold exactly is a
   * string with AWS's digits: `"9223372036854775807"`.
   */
  JSON: { input: unknown; output: unknown; }
  /** Integer up to 2^53 - 1, for values that can exceed `Int`, such as POSIX IDs (up to 4294967295). */
  SafeInt: { input: number; output: number; }
  /** Absolute URL. */
  URL: { input: string; output: string; }
};

/** Additional settings of a build instance. */
export type AdditionalInstanceConfiguration = {
  __typename?: 'AdditionalInstanceConfiguration';
  /** Settings of the Systems Manager agent. */
  systemsManagerAgent?: Maybe<SystemsManagerAgent>;
  /** User data that replaces Image Builder's own, in Base64. May contain secrets. */
  userDataOverride?: Maybe<Scalars['String']['output']>;
};

/** An AMI that a build produced. */
export type Ami = {
  __typename?: 'Ami';
  /** ID of the account that owns the AMI: 12 digits. */
  accountId?: Maybe<Scalars['String']['output']>;
  /** Description of the AMI. */
  description?: Maybe<Scalars['String']['output']>;
  /** EC2 ID of the AMI: `ami-…`. */
  image?: Maybe<Scalars['String']['output']>;
  /** Name of the AMI. */
  name?: Maybe<Scalars['String']['output']>;
  /** Region of the AMI. */
  region?: Maybe<Scalars['String']['output']>;
  /** Status of the AMI, with its reason. */
  state?: Maybe<ImageState>;
};

/** Distribution settings for AMIs in one region. */
export type AmiDistributionConfiguration = {
  __typename?: 'AmiDistributionConfiguration';
  /** Tags of the AMI, as a JSON object of strings. */
  amiTags?: Maybe<Scalars['JSON']['output']>;
  /** Description of the AMI. */
  description?: Maybe<Scalars['String']['output']>;
  /** ARN or ID of the KMS key that encrypts the AMI. Null when there is none. */
  kmsKeyId?: Maybe<Scalars['String']['output']>;
  /** Who may launch the AMI. Null when only its owner may. */
  launchPermission?: Maybe<LaunchPermissionConfiguration>;
  /** Name of the AMI. May contain variables such as `{{ imagebuilder:buildDate }}`. */
  name?: Maybe<Scalars['String']['output']>;
  /** IDs of the accounts that get a copy: 12 digits each. */
  targetAccountIds?: Maybe<Array<Scalars['String']['output']>>;
};

/** A Glue blueprint: a template that creates Glue workflows (BatchGetBlueprints). */
export type Blueprint = Node & {
  __typename?: 'Blueprint';
  /** S3 path where the owner published the blueprint. Costs one BatchGetBlueprints per 25 blueprints from a list. */
  blueprintLocation?: Maybe<Scalars['String']['output']>;
  /** S3 path of the copy that Glue keeps. Costs one BatchGetBlueprints per 25 blueprints from a list. */
  blueprintServiceLocation?: Maybe<Scalars['String']['output']>;
  /** When the blueprint was registered. Costs one BatchGetBlueprints per 25 blueprints from a list. */
  createdOn?: Maybe<Scalars['DateTime']['output']>;
  /** Description of the blueprint. Null when there is none. Costs one BatchGetBlueprints per 25 blueprints from a list. */
  description?: Maybe<Scalars['String']['output']>;
  /**
   * Error of the registration or the last change. Null when there is none. Costs one BatchGetBlueprints per 25 blueprints
   * from a list.
   */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region and `name`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /**
   * Last definition that was ACTIVE. Runs use it after a failed change. Null when AWS returns none. Costs one
   * BatchGetBlueprints per 25 blueprints from a list.
   */
  lastActiveDefinition?: Maybe<GlueLastActiveDefinition>;
  /** When the blueprint was last changed. Costs one BatchGetBlueprints per 25 blueprints from a list. */
  lastModifiedOn?: Maybe<Scalars['DateTime']['output']>;
  /** Name of the blueprint, unique in its scope. */
  name: Scalars['String']['output'];
  /**
   * Specification of the parameters that a run accepts, as parsed JSON, up to 128 KiB. Null when there are none. Costs one
   * BatchGetBlueprints per 25 blueprints from a list.
   */
  parameterSpec?: Maybe<Scalars['JSON']['output']>;
  /**
   * Runs of the blueprint, in the order AWS returns them. When Glue does not know the blueprint, those that the history has of it,
   * newest `startedAt` first, with `origin: HISTORY`; null when it has none. Costs one GetBlueprintRuns per 1000 runs.
   */
  runs?: Maybe<BlueprintRunConnection>;
  /** Account and region of the blueprint. Costs no AWS call. */
  scope: Scope;
  /**
   * Status of the blueprint: CREATING, ACTIVE, UPDATING, FAILED, or a newer value. Costs one BatchGetBlueprints per 25
   * blueprints from a list.
   */
  status?: Maybe<Scalars['String']['output']>;
};


/** A Glue blueprint: a template that creates Glue workflows (BatchGetBlueprints). */
export type BlueprintRunsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<Array<ExecutionStatus>>;
};

/** A page of blueprints. */
export type BlueprintConnection = {
  __typename?: 'BlueprintConnection';
  /** One row per scope that was read. Items of a scope that is not `COMPLETE` may be missing. */
  coverage: Array<ScopeCoverage>;
  /** Blueprints of this page, with cursors. */
  edges: Array<BlueprintEdge>;
  /** Blueprints of this page, without cursors. */
  nodes: Array<Blueprint>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** A blueprint and its cursor. */
export type BlueprintEdge = {
  __typename?: 'BlueprintEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The blueprint. */
  node: Blueprint;
};

/**
 * One run of a Glue blueprint, which creates a Glue workflow from the blueprint and its parameters (GetBlueprintRun,
 * GetBlueprintRuns).
 */
export type BlueprintRun = Execution & Node & {
  __typename?: 'BlueprintRun';
  /**
   * Blueprint of the run. Null when Glue does not know it. Costs one BatchGetBlueprints per 25 blueprints, unless only
   * `id`, `scope`, `fetchedAt`, `name` and `runs` are selected.
   */
  blueprint?: Maybe<Blueprint>;
  /** Name of the blueprint. */
  blueprintName: Scalars['String']['output'];
  /**
   * Changes of `status` between answers of AWS, oldest first: the last 100 at most. Empty when the history has seen only one status.
   * Null only with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  changes?: Maybe<Array<StatusChange>>;
  /** Always null: no console page of a blueprint run is known. `workflow { consoleUrl }` has a page. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * Seconds from `startedAt` to `endedAt`, or to the current time while in progress. Never negative: 0 when AWS's end is
   * before its start. Null when `startedAt` is null. Also null when `endedAt` is null and the execution is not in progress.
   */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** When the run ended. Null while it is in progress. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Error of the run. Null when there is none. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /**
   * How long executions with the same kind, scope and name took. The name is that of the workflow, step, policy or blueprint. Up to a
   * minute old. Null when the history has no such execution that succeeded with a start and an end, as for Transfer executions, or
   * with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  expectedDurationSeconds?: Maybe<ExpectedDuration>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /**
   * When AWS first returned the execution to a gateway with this history: a time of the gateway, not of AWS. Equals `fetchedAt` when
   * the history has no earlier answer, or cannot be read. Costs no AWS call of its own.
   */
  firstSeenAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region, `blueprintName` and `runId`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /**
   * Whether the execution is in progress, and its `durationSeconds` exceeds `expectedDurationSeconds { p95 }`. False when it is not in
   * progress. Null when the expectation is based on fewer than 5 executions, when the status is `UNKNOWN`, when `startedAt` is null, or
   * when AWS no longer knows an execution in progress. Also null with an error, when the history cannot be read. Costs no AWS call of
   * its own.
   */
  isOverdue?: Maybe<Scalars['Boolean']['output']>;
  /**
   * When AWS last returned the execution: a time of the gateway, not of AWS. With `origin: HISTORY`, the execution was in the
   * state `rawStatus` then, and has ended since if its `status` is `UNKNOWN`. Equals `fetchedAt` when the history has no later
   * answer, or cannot be read. Costs no AWS call of its own.
   */
  lastSeenAt: Scalars['DateTime']['output'];
  /**
   * Whether AWS still knows the execution. From a list under an object that AWS no longer knows, always `HISTORY`. Costs no AWS
   * call of its own.
   */
  origin: ExecutionOrigin;
  /** Values of the blueprint's parameters, as parsed JSON, up to 128 KiB. May contain secrets. */
  parameters?: Maybe<Scalars['JSON']['output']>;
  /** Status as Glue returns it: RUNNING, SUCCEEDED, FAILED (the roll-back is complete), ROLLING_BACK, or a newer value. */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /** ARN of the IAM role that Glue assumes to create the workflow. */
  roleArn?: Maybe<Scalars['String']['output']>;
  /** Error of the roll-back, which deletes what the run created. Null when there is none. */
  rollbackErrorMessage?: Maybe<Scalars['String']['output']>;
  /**
   * Why the run failed: its error, and that of the roll-back. Null unless it failed, also while it is rolled back. Costs
   * no AWS call of its own.
   */
  rootCause?: Maybe<RootCause>;
  /** Glue ID of the run. AWS finds it only together with `blueprintName`. */
  runId: Scalars['String']['output'];
  /** Account and region of the run. Costs no AWS call. */
  scope: Scope;
  /** When the run started. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Always null: Glue does not return what started a blueprint run. Costs no AWS call. */
  startedBy?: Maybe<StartedBy>;
  /**
   * Status in the vocabulary shared by all services. A run that needs more than about 60 seconds to create its workflow may stay
   * `RUNNING` forever. `UNKNOWN` when AWS returns none, or one that the gateway does not know, and when AWS no longer knows the
   * execution and it had not ended.
   */
  status: ExecutionStatus;
  /** Same as `errorMessage`. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /**
   * Workflow that the run created. Null unless the run succeeded. Also null when Glue does not know the workflow. Costs
   * one BatchGetWorkflows per 25 workflows, unless `workflowName` is null or only `id`, `scope`, `fetchedAt`, `name` and
   * `consoleUrl` are selected.
   */
  workflow?: Maybe<GlueWorkflow>;
  /** Name of the workflow that the run created. Null unless the run succeeded. */
  workflowName?: Maybe<Scalars['String']['output']>;
};


/**
 * One run of a Glue blueprint, which creates a Glue workflow from the blueprint and its parameters (GetBlueprintRun,
 * GetBlueprintRuns).
 */
export type BlueprintRunRootCauseArgs = {
  fetch?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of blueprint runs. */
export type BlueprintRunConnection = {
  __typename?: 'BlueprintRunConnection';
  /** Blueprint runs of this page, with cursors. */
  edges: Array<BlueprintRunEdge>;
  /** Blueprint runs of this page, without cursors. */
  nodes: Array<BlueprintRun>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** A blueprint run and its cursor. */
export type BlueprintRunEdge = {
  __typename?: 'BlueprintRunEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The blueprint run. */
  node: BlueprintRun;
};

/** A difference between two builds. */
export type Change = {
  __typename?: 'Change';
  /** Value in head. Null when the value was removed, or when it is withheld. */
  after?: Maybe<Scalars['JSON']['output']>;
  /**
   * Whether AWS may have returned a value as of today, not as of the build. True for infrastructure and distribution configurations that
   * were changed after one of the builds was requested, or when AWS does not return when they were.
   */
  asOfToday: Scalars['Boolean']['output'];
  /** Value in base. Null when the value was added, or when it is withheld. */
  before?: Maybe<Scalars['JSON']['output']>;
  /**
   * Whether `before` or `after` lack values that your roles do not allow you to see: those of fields that are `@sensitive`. Then the
   * values differ, and are not shown.
   */
  isWithheld: Scalars['Boolean']['output'];
  /** How the value differs. */
  kind: ChangeKind;
  /** What limits the meaning of the change, such as the times behind `asOfToday`. Null when nothing does. */
  note?: Maybe<Scalars['String']['output']>;
  /**
   * Place of the value: names, joined by dots. A name with other characters than letters, digits and punctuation without dots is in
   * brackets and quotes: `recipe.amiTags["cost.center"]`. Components are named without their version: `components.update-linux.version`.
   */
  path: Scalars['String']['output'];
};

/** A page of changes. */
export type ChangeConnection = {
  __typename?: 'ChangeConnection';
  /** Changes of this page, with cursors. */
  edges: Array<ChangeEdge>;
  /** Changes of this page, without cursors. */
  nodes: Array<Change>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** A change and its cursor. */
export type ChangeEdge = {
  __typename?: 'ChangeEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The change. */
  node: Change;
};

/** How a value differs between two builds. */
export type ChangeKind =
  /** Only head has it. */
  | 'ADDED'
  /** Both have it, with different values. */
  | 'CHANGED'
  /** Only base has it. */
  | 'REMOVED'
  /** Both have it, in another order. `before` and `after` are the names that both have, in their order there. */
  | 'REORDERED';

/** A component in a recipe. */
export type ComponentConfiguration = {
  __typename?: 'ComponentConfiguration';
  /** ARN of the component. */
  componentArn?: Maybe<Scalars['String']['output']>;
  /** Parameters of the component. Null when there are none. */
  parameters?: Maybe<Array<ComponentParameter>>;
};

/** The component that made an image build fail, and its first step that failed. */
export type ComponentFailureContext = {
  __typename?: 'ComponentFailureContext';
  /** Action of the step, such as ExecuteBash. */
  action?: Maybe<Scalars['String']['output']>;
  /** ARN of the build version of the component. */
  componentArn?: Maybe<Scalars['String']['output']>;
  /** Error message of the step, without secrets, as in `LogEvent`. AWS cuts it to 1024 characters. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** Name of the phase in the component document: build, validate or test. */
  phaseName?: Maybe<Scalars['String']['output']>;
  /** Name of the step in the component document. */
  stepName?: Maybe<Scalars['String']['output']>;
};

/** A parameter of a component. */
export type ComponentParameter = {
  __typename?: 'ComponentParameter';
  /** Name of the parameter. */
  name?: Maybe<Scalars['String']['output']>;
  /** Values of the parameter. */
  value?: Maybe<Array<Scalars['String']['output']>>;
};

/** Distribution settings for containers in one region. */
export type ContainerDistributionConfiguration = {
  __typename?: 'ContainerDistributionConfiguration';
  /** Tags of the image in the repository. */
  containerTags?: Maybe<Array<Scalars['String']['output']>>;
  /** Description of the settings. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** Repository that the image is pushed to. */
  targetRepository?: Maybe<TargetContainerRepository>;
};

/** Instance that builds a container. */
export type ContainerInstanceConfiguration = {
  __typename?: 'ContainerInstanceConfiguration';
  /** Block devices of the instance. */
  blockDeviceMappings?: Maybe<Array<InstanceBlockDeviceMapping>>;
  /** ID of the instance's AMI. Null when Image Builder uses an Amazon AMI. */
  image?: Maybe<Scalars['String']['output']>;
};

/** Recipe of a container image. */
export type ContainerRecipe = {
  __typename?: 'ContainerRecipe';
  /** ARN of the recipe. */
  arn?: Maybe<Scalars['String']['output']>;
  /** Components to run, in this order. */
  components?: Maybe<Array<ComponentConfiguration>>;
  /** Type of container: DOCKER, or a newer value. */
  containerType?: Maybe<Scalars['String']['output']>;
  /** When the recipe was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** Description of the recipe. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** Dockerfile template. */
  dockerfileTemplateData?: Maybe<Scalars['String']['output']>;
  /** Whether the recipe is encrypted. */
  encrypted?: Maybe<Scalars['Boolean']['output']>;
  /** Instance that builds the container. */
  instanceConfiguration?: Maybe<ContainerInstanceConfiguration>;
  /** ARN or ID of the KMS key that encrypts the recipe. Null when there is none. */
  kmsKeyId?: Maybe<Scalars['String']['output']>;
  /** Name of the recipe. */
  name?: Maybe<Scalars['String']['output']>;
  /** Owner of the recipe: an account ID, or a name such as Amazon. */
  owner?: Maybe<Scalars['String']['output']>;
  /** Base image. */
  parentImage?: Maybe<Scalars['String']['output']>;
  /** Operating system platform: Linux, Windows, macOS, or a newer value. */
  platform?: Maybe<Scalars['String']['output']>;
  /** Tags of the recipe, as a JSON object of strings. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** Repository that the image is pushed to. */
  targetRepository?: Maybe<TargetContainerRepository>;
  /** Semantic version of the recipe: `1.0.0`. */
  version?: Maybe<Scalars['String']['output']>;
  /** Working directory of the components. */
  workingDirectory?: Maybe<Scalars['String']['output']>;
};

/** Error code of sources that are not complete. */
export type CoverageReason = {
  __typename?: 'CoverageReason';
  /** Error code, as `SourceCoverage.reason` begins with. */
  code: Scalars['String']['output'];
  /** Number of sources with this code, at least 1. */
  count: Scalars['Int']['output'];
};

/** How much of a source was read. */
export type CoverageState =
  /** All of it. */
  | 'COMPLETE'
  /** Nothing, although the source has or may have items. `reason` says why. */
  | 'FAILED'
  /** A part of it. `reason` says why. */
  | 'PARTIAL';

/** Numbers of sources by state. */
export type CoverageSummary = {
  __typename?: 'CoverageSummary';
  /** Number of sources that are `COMPLETE`. */
  complete: Scalars['Int']['output'];
  /** Number of sources that are `FAILED`. */
  failed: Scalars['Int']['output'];
  /** Fetch time of the oldest AWS response used for any source. Null when none was used. */
  oldestAsOf?: Maybe<Scalars['DateTime']['output']>;
  /** Number of sources that are `PARTIAL`. */
  partial: Scalars['Int']['output'];
  /** Error codes of the sources that are not complete, the most frequent first. */
  reasons: Array<CoverageReason>;
};

/** State of the gateway's credentials for a scope, as observed in its AWS calls. */
export type CredentialsState =
  /** The gateway could not obtain credentials, or AWS rejected them, within the last 30 seconds. */
  | 'BAD'
  /** AWS accepted the credentials in the last call that showed their state. */
  | 'GOOD'
  /** No call was made yet, or the last failure is more than 30 seconds old. */
  | 'UNKNOWN';

/** Where and how images are distributed. */
export type DistributionConfiguration = {
  __typename?: 'DistributionConfiguration';
  /** ARN of the configuration. */
  arn?: Maybe<Scalars['String']['output']>;
  /** When the configuration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the configuration was last changed. Null when it never was. */
  dateUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** Description of the configuration. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** Distribution settings, one per region. */
  distributions?: Maybe<Array<ImageDistribution>>;
  /** Name of the configuration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Tags of the configuration, as a JSON object of strings. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** Time limit of the distribution, in minutes. */
  timeoutMinutes?: Maybe<Scalars['Int']['output']>;
};

/** The failure of the distribution of an image. */
export type DistributionFailureContext = {
  __typename?: 'DistributionFailureContext';
  /** Error message of the distribution, without secrets, as in `LogEvent`. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** Regions in which the distribution or configuration failed. */
  regionFailures?: Maybe<Array<RegionFailure>>;
};

/** An EBS volume. */
export type EbsInstanceBlockDeviceSpecification = {
  __typename?: 'EbsInstanceBlockDeviceSpecification';
  /** Whether the volume is deleted with its instance. */
  deleteOnTermination?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the volume is encrypted. */
  encrypted?: Maybe<Scalars['Boolean']['output']>;
  /** I/O operations per second. */
  iops?: Maybe<Scalars['Int']['output']>;
  /** ARN or ID of the KMS key that encrypts the volume. Null when there is none. */
  kmsKeyId?: Maybe<Scalars['String']['output']>;
  /** ID of the snapshot that the volume is created from. Null when there is none. */
  snapshotId?: Maybe<Scalars['String']['output']>;
  /** Throughput, in MiB per second. Set for gp3 only. */
  throughput?: Maybe<Scalars['Int']['output']>;
  /** Size, in GiB. */
  volumeSize?: Maybe<Scalars['Int']['output']>;
  /** Type of volume: standard, io1, io2, gp2, gp3, sc1, st1, or a newer value. */
  volumeType?: Maybe<Scalars['String']['output']>;
};

/**
 * One execution in any service: an Image Builder workflow, one of its steps, a lifecycle run, a Transfer Family execution
 * or a Glue blueprint run.
 */
export type Execution = {
  /**
   * Changes of `status` between answers of AWS, oldest first: the last 100 at most. Empty when the history has seen only one status.
   * Null only with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  changes?: Maybe<Array<StatusChange>>;
  /** URL of the execution's page in the AWS console. Null when no such page is known. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * Seconds from `startedAt` to `endedAt`, or to the current time while in progress. Never negative: 0 when AWS's end is
   * before its start. Null when `startedAt` is null. Also null when `endedAt` is null and the execution is not in progress,
   * or AWS no longer knows it.
   */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /**
   * When the execution ended. Can be before `startedAt`, because AWS's clocks differ. Null while it is pending or in
   * progress, or when AWS returns no end time. Of a Transfer execution, only the log has one (`origin: LOG`).
   */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * How long executions with the same kind, scope and name took. The name is that of the workflow, step, policy or blueprint. Up to a
   * minute old. Null when the history has no such execution that succeeded with a start and an end, as for Transfer executions, or
   * with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  expectedDurationSeconds?: Maybe<ExpectedDuration>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /**
   * When AWS first returned the execution to a gateway with this history: a time of the gateway, not of AWS. Equals `fetchedAt` when
   * the history has no earlier answer, or cannot be read. Costs no AWS call of its own.
   */
  firstSeenAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region and AWS IDs. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /**
   * Whether the execution is in progress, and its `durationSeconds` exceeds `expectedDurationSeconds { p95 }`. False when it is not in
   * progress. Null when the expectation is based on fewer than 5 executions, when the status is `UNKNOWN`, when `startedAt` is null, or
   * when AWS no longer knows an execution in progress. Also null with an error, when the history cannot be read. Costs no AWS call of
   * its own.
   */
  isOverdue?: Maybe<Scalars['Boolean']['output']>;
  /**
   * When AWS last returned the execution: a time of the gateway, not of AWS. With `origin: HISTORY`, the execution was in the
   * state `rawStatus` then, and has ended since if its `status` is `UNKNOWN`. Equals `fetchedAt` when the history has no later
   * answer, or cannot be read. Costs no AWS call of its own.
   */
  lastSeenAt: Scalars['DateTime']['output'];
  /**
   * Whether AWS still knows the execution. From a list under an object that AWS no longer knows, always `HISTORY`. Costs no AWS
   * call of its own.
   */
  origin: ExecutionOrigin;
  /** Status as AWS returns it. Null when AWS returns none. */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /**
   * Why the execution failed. Null unless it failed, also while it is rolled back and after that. Costs what the type
   * says.
   */
  rootCause?: Maybe<RootCause>;
  /** Account and region of the execution. Costs no AWS call. */
  scope: Scope;
  /** When the execution started. Null before it starts, or when AWS returns no start time. Of a Transfer execution, only the log has one (`origin: LOG`). */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * What made AWS start the execution. Null when AWS does not return it, as for Glue blueprint runs. For a workflow or a step, costs
   * one GetImage per image; none when the image is cached, or was listed and `source` is not selected. For others, costs no AWS call of
   * its own.
   */
  startedBy?: Maybe<StartedBy>;
  /**
   * Status in the vocabulary shared by all services. `UNKNOWN` when AWS returns none, or one that the gateway does not know, and
   * when AWS no longer knows the execution and it had not ended.
   */
  status: ExecutionStatus;
  /**
   * Message, reason or error text for the status. Null when AWS returns none. For a Transfer execution from a list, costs
   * one DescribeExecution.
   */
  statusReason?: Maybe<Scalars['String']['output']>;
};


/**
 * One execution in any service: an Image Builder workflow, one of its steps, a lifecycle run, a Transfer Family execution
 * or a Glue blueprint run.
 */
export type ExecutionRootCauseArgs = {
  fetch?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of executions of all kinds and scopes, with the coverage of its sources. */
export type ExecutionConnection = {
  __typename?: 'ExecutionConnection';
  /**
   * One row per scope and kind that the filter selects, scopes in configured order. Executions of a source that is not
   * `COMPLETE` may be missing anywhere in the list.
   */
  coverage: Array<SourceCoverage>;
  /** Summary of `coverage`. */
  coverageSummary: CoverageSummary;
  /** Executions of this page, with cursors. */
  edges: Array<ExecutionEdge>;
  /**
   * How much was read of the log groups that finished Transfer executions come from: one row per server or workflow with a group, and one per
   * server or workflow whose log is not read. In the order of AWS's lists, workflows first in each scope. Empty when the filter does not select Transfer executions from the log, when the caller may see none, and
   * with the setting `logs.transferDays: 0`. A group that cannot be read does not affect `coverage`.
   */
  logCoverage: Array<LogCoverage>;
  /** Executions of this page, without cursors. */
  nodes: Array<Execution>;
  /**
   * Cursors of this page, and whether another page follows. `hasNextPage` is also true when a source was not fully read
   * for a temporary reason. If such a page is empty, `endCursor` is the `after` of the request. A search for a `text` that
   * many executions contain, or of fewer than 3 characters, examines at most 20,000 executions per page. A page with fewer
   * items than requested then has the last one examined as `endCursor`, and `hasNextPage` is true.
   */
  pageInfo: PageInfo;
};

/** Number of executions of one kind with one status. */
export type ExecutionCount = {
  __typename?: 'ExecutionCount';
  /** Number of executions, at least 1. */
  count: Scalars['Int']['output'];
  /** Kind of execution. */
  kind: ExecutionKind;
  /** Status of the executions. */
  status: ExecutionStatus;
};

/** Numbers of executions, with the coverage of their sources. */
export type ExecutionCounts = {
  __typename?: 'ExecutionCounts';
  /** One row per kind and status, in the order of the enums. Combinations without executions are omitted. */
  counts: Array<ExecutionCount>;
  /**
   * One row per scope and kind, as in `ExecutionConnection.coverage`. Executions of a source that is not `COMPLETE` may
   * not be counted.
   */
  coverage: Array<SourceCoverage>;
  /** Summary of `coverage`. */
  coverageSummary: CoverageSummary;
  /** As `ExecutionConnection.logCoverage`. Executions of a log group that is not `COMPLETE` may not be counted. */
  logCoverage: Array<LogCoverage>;
};

/** An execution and its cursor. */
export type ExecutionEdge = {
  __typename?: 'ExecutionEdge';
  /** Pass it as `after` to get the executions that follow this one. Valid on every replica, for the same filter and order only. */
  cursor: Scalars['String']['output'];
  /** The execution. */
  node: Execution;
};

/** One event of a subscription: an execution, and what has changed. */
export type ExecutionEvent = {
  __typename?: 'ExecutionEvent';
  /**
   * When AWS was asked for this state: a time of the gateway. The change itself was earlier. For an execution that AWS no longer knows, when that
   * was noticed. Costs no AWS call.
   */
  at: Scalars['DateTime']['output'];
  /**
   * Names of the fields of `execution` whose values AWS has changed, in alphabetical order, without computed ones such as `durationSeconds`
   * and without those that the caller may not see. Empty for `SNAPSHOT`, `ADDED` and `GAP`. Costs no AWS call.
   */
  changedFields: Array<Scalars['String']['output']>;
  /**
   * ID to resume behind this event, as `after` or as `Last-Event-ID`: opaque, the same on all replicas that share a history, and kept over a
   * restart when the history is. Costs no AWS call.
   */
  eventId: Scalars['String']['output'];
  /**
   * The execution in the state of the event, which is not its present one when events wait to be read. What is selected beneath it is
   * resolved once per event, as in a query, with a call budget of its own. Fields that AWS returned with the event cost no call.
   */
  execution: Execution;
  /** Status before the event. Null for `SNAPSHOT`, `ADDED` and `GAP`. Equals the status of `execution` when only other fields changed. Costs no AWS call. */
  previousStatus?: Maybe<ExecutionStatus>;
  /** What the event says. Costs no AWS call. */
  type: ExecutionEventType;
};

/** What an event of a subscription says about an execution. */
export type ExecutionEventType =
  /**
   * AWS has returned the execution for the first time. It may have ended by then, within the last hour: its `status` says so. Executions
   * that had ended earlier cause no event.
   */
  | 'ADDED'
  /** AWS has returned another status, or another value of a field, than before. */
  | 'CHANGED'
  /**
   * The execution has ended, or AWS no longer knows one that had not ended (`UNKNOWN`). What AWS returns of it later, such as the end of a
   * transfer in its log, is `CHANGED`.
   */
  | 'ENDED'
  /**
   * Events between `after` and this one are missing and cannot be known any more. `execution` is one that the stream is about, in its
   * present state. Snapshots follow: read again what is shown of other executions.
   */
  | 'GAP'
  /** The state of the execution when the stream began, or behind a `GAP`. It is no change. */
  | 'SNAPSHOT';

/**
 * Selects executions that match every member. An omitted member other than `kinds` matches all. An empty list matches
 * none. The gateway makes no AWS calls for kinds and scopes that cannot match.
 */
export type ExecutionFilter = {
  /** AWS account IDs to include, 12 digits each. `FORBIDDEN` when an account is in none of `Query.scopes`. */
  accountIds?: InputMaybe<Array<Scalars['String']['input']>>;
  /**
   * Includes executions that ended at this time or later. Excludes executions without an end time: those in progress, and Transfer
   * executions that are not from the log.
   */
  endedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Includes executions that ended before this time. Must be later than `endedAfter`. Excludes the same as `endedAfter`. */
  endedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * Key or path of the transferred file, exactly as AWS returns it; of a longer path, the first 1,024 bytes (UTF-8) are compared.
   * Includes only Transfer executions, and only those whose sensitive fields the caller may see.
   */
  fileName?: InputMaybe<Scalars['String']['input']>;
  /** Kinds to include. Defaults to all kinds except `WORKFLOW_STEP`. */
  kinds?: InputMaybe<Array<ExecutionKind>>;
  /** Includes executions that took at most this many seconds, likewise. At least `minDurationSeconds`. */
  maxDurationSeconds?: InputMaybe<Scalars['Float']['input']>;
  /**
   * Includes executions that took at least this many seconds. An execution in progress counts with the time until now.
   * Excludes executions without a start time, and so Transfer executions whose start is in no log. Fractions of a second count, and any number that is
   * not negative is valid.
   */
  minDurationSeconds?: InputMaybe<Scalars['Float']['input']>;
  /**
   * Names to include: of the workflow definition, the step, the lifecycle policy, the Transfer workflow (its ID) or the
   * blueprint. The first 1,024 bytes (UTF-8) are compared.
   */
  names?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Origins to include. `[AWS]` excludes what AWS no longer knows. */
  origins?: InputMaybe<Array<ExecutionOrigin>>;
  /**
   * `id`s of the nearest objects that executions belong to: an image for its workflow executions, a workflow execution for its
   * steps, a lifecycle policy, a Transfer workflow, or a blueprint. Only their lists are read, and those that these objects are in. Until the
   * gateway has read in which image a workflow execution is, these are the lists of all images.
   */
  parentIds?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** AWS regions to include. `FORBIDDEN` when a region is in none of `Query.scopes`. */
  regions?: InputMaybe<Array<Scalars['String']['input']>>;
  /**
   * Includes executions that started at this time or later. Excludes executions without a start time, and so Transfer executions whose
   * start is in no log that was read.
   */
  startedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /**
   * Includes executions that started before this time. Must be later than `startedAfter`. Excludes executions without a start time, and
   * so Transfer executions whose start is in no log that was read.
   */
  startedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  /** Statuses to include. */
  statuses?: InputMaybe<Array<ExecutionStatus>>;
  /**
   * Text of 1 to 200 characters, in any case, that occurs in the name, the reason or message, or in words of the kind: the action and
   * description of a step, the workflow name and roll-back error of a blueprint run. Also in file paths and user names, for callers who may see these.
   * Finds what is in the first 2,000 characters of these texts together.
   */
  text?: InputMaybe<Scalars['String']['input']>;
  /**
   * Users for whom files are transferred. Includes only Transfer executions, and only those whose sensitive fields the caller
   * may see. The first 1,024 bytes (UTF-8) are compared.
   */
  userNames?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Kind of execution. Each value is one type that implements `Execution`. */
export type ExecutionKind =
  /** Glue blueprint run: `BlueprintRun`. */
  | 'BLUEPRINT_RUN'
  /** EC2 Image Builder workflow execution: `ImageBuilderWorkflow`. */
  | 'IMAGE_BUILDER_WORKFLOW'
  /** EC2 Image Builder lifecycle run: `Lifecycle`. */
  | 'LIFECYCLE'
  /** Transfer Family execution: `TransferExecution`. AWS lists those in progress; the others come from logs. */
  | 'TRANSFER_EXECUTION'
  /** Step of an EC2 Image Builder workflow execution: `WorkflowStep`. */
  | 'WORKFLOW_STEP';

/** Order of executions. Those without the value come last in both directions. Ties are ordered by `id`, ascending. */
export type ExecutionOrder = {
  /** Direction. */
  direction?: OrderDirection;
  /** What to order by. */
  field?: ExecutionOrderField;
};

/** What executions are ordered by. */
export type ExecutionOrderField =
  /** Time from start to end. Executions in progress have none. */
  | 'DURATION'
  /** End. Executions in progress have none. */
  | 'ENDED_AT'
  /** When an answer of AWS contained the execution for the first time. */
  | 'FIRST_SEEN_AT'
  /** Start. Executions in progress without a start time count as later than all others. */
  | 'STARTED_AT';

/** Whether AWS still knows an execution. */
export type ExecutionOrigin =
  /** AWS returned it when it was last asked about it. */
  | 'AWS'
  /**
   * AWS no longer knows it: the values are those of `lastSeenAt`, from the history of the gateway, but `status` is `UNKNOWN` when
   * the execution had not ended by then. A field that AWS had not returned by then is null, without an AWS call.
   */
  | 'HISTORY'
  /**
   * A Transfer execution that AWS's API does not know, made from its lines in CloudWatch Logs. `status` is `UNKNOWN`, and `statusReason`
   * says why, when the log has no line of its end. What only the API has, such as the role, is from the history, and null when that
   * has no answer of the API.
   */
  | 'LOG';

/** Statistics of executions by group, with the coverage of their sources. */
export type ExecutionStatistics = {
  __typename?: 'ExecutionStatistics';
  /**
   * One row per scope and kind, as in `ExecutionConnection.coverage`. The statistics may lack executions of a source that is not
   * `COMPLETE`. Costs the AWS calls of `executionCounts`, which are made before the groups are counted.
   */
  coverage: Array<SourceCoverage>;
  /** Summary of `coverage`. Costs the same AWS calls, once for all three. */
  coverageSummary: CoverageSummary;
  /** One row per group, the largest first: 1,000 at most. */
  groups: Array<GroupStatistics>;
  /**
   * As `ExecutionConnection.logCoverage`. The statistics may lack executions of a log group that is not `COMPLETE`. Costs the AWS calls of
   * `coverage`, once for all three.
   */
  logCoverage: Array<LogCoverage>;
};

/** Status of an execution, in one vocabulary for all services. `Execution.rawStatus` has the value that AWS returns. */
export type ExecutionStatus =
  /** Cancelled on request. */
  | 'CANCELLED'
  /** Cancellation requested and in progress. Lifecycle runs only. */
  | 'CANCELLING'
  /** Ended with an error. */
  | 'FAILED'
  /** Not started. For a lifecycle run: paused until the next daily run. */
  | 'PENDING'
  /** Failed and rolled back. Image Builder only. */
  | 'ROLLED_BACK'
  /** Failed and rolling back: Image Builder and Glue roll-back, Transfer Family exception handling. */
  | 'ROLLING_BACK'
  /** In progress. Includes a step that waits for an action. */
  | 'RUNNING'
  /** Not run, because of a condition or an earlier failure. Image Builder only. */
  | 'SKIPPED'
  /** Ended without an error. */
  | 'SUCCEEDED'
  /**
   * AWS returns no status, or one that this gateway does not know. Or AWS no longer knows the execution, and it had not ended when AWS
   * returned it last: it has ended since, and how is not known. `Execution.rawStatus` is AWS's last word.
   */
  | 'UNKNOWN';

/** How long the last executions of a name took that succeeded, 200 at most. Percentiles by the nearest rank. */
export type ExpectedDuration = {
  __typename?: 'ExpectedDuration';
  /** Number of these executions, at least 1. */
  basedOn: Scalars['Int']['output'];
  /** Seconds that half of them did not exceed. */
  p50: Scalars['Float']['output'];
  /** Seconds that 95 % of them did not exceed. */
  p95: Scalars['Float']['output'];
};

/** Settings for faster launches of a Windows AMI. */
export type FastLaunchConfiguration = {
  __typename?: 'FastLaunchConfiguration';
  /** ID of the account that owns the AMI: 12 digits. */
  accountId?: Maybe<Scalars['String']['output']>;
  /** Whether faster launches are enabled. */
  enabled?: Maybe<Scalars['Boolean']['output']>;
  /** Launch template of these instances. */
  launchTemplate?: Maybe<FastLaunchLaunchTemplateSpecification>;
  /** Maximum number of instances launched at the same time to create snapshots. */
  maxParallelLaunches?: Maybe<Scalars['Int']['output']>;
  /** Settings for the snapshots that are prepared in advance. */
  snapshotConfiguration?: Maybe<FastLaunchSnapshotConfiguration>;
};

/** Launch template of the instances that create snapshots for faster launches. */
export type FastLaunchLaunchTemplateSpecification = {
  __typename?: 'FastLaunchLaunchTemplateSpecification';
  /** ID of the launch template: `lt-…`. Null when `launchTemplateName` is set. */
  launchTemplateId?: Maybe<Scalars['String']['output']>;
  /** Name of the launch template. Null when `launchTemplateId` is set. */
  launchTemplateName?: Maybe<Scalars['String']['output']>;
  /** Version of the launch template. */
  launchTemplateVersion?: Maybe<Scalars['String']['output']>;
};

/** Settings for the snapshots that are prepared for faster launches. */
export type FastLaunchSnapshotConfiguration = {
  __typename?: 'FastLaunchSnapshotConfiguration';
  /** Number of snapshots to keep ready. */
  targetResourceCount?: Maybe<Scalars['Int']['output']>;
};

/** Vulnerability findings of two builds. */
export type FindingsComparison = {
  __typename?: 'FindingsComparison';
  /** Findings of base. Null when AWS has none, because the build was not scanned. */
  base?: Maybe<SeverityCounts>;
  /** Differences of the numbers: `findings.critical`. Empty when one of the builds has no findings to compare. */
  changes: Array<Change>;
  /** Findings of head. Null when AWS has none, because the build was not scanned. */
  head?: Maybe<SeverityCounts>;
};

/** Blueprint run that created a workflow. */
export type GlueBlueprintDetails = {
  __typename?: 'GlueBlueprintDetails';
  /** Name of the blueprint. */
  blueprintName?: Maybe<Scalars['String']['output']>;
  /** Glue ID of the run. */
  runId?: Maybe<Scalars['String']['output']>;
};

/** One run of a Glue crawler. */
export type GlueCrawl = {
  __typename?: 'GlueCrawl';
  /** When the run ended. Null while it is in progress. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Error of the run. Null when there is none. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** Name of the log group in CloudWatch Logs. */
  logGroup?: Maybe<Scalars['String']['output']>;
  /** Name of the log stream in CloudWatch Logs. */
  logStream?: Maybe<Scalars['String']['output']>;
  /** When the run started. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** State of the run: RUNNING, CANCELLING, CANCELLED, SUCCEEDED, FAILED, ERROR, or a newer value. */
  state?: Maybe<Scalars['String']['output']>;
};

/** Details of a crawler in a workflow graph. */
export type GlueCrawlerNodeDetails = {
  __typename?: 'GlueCrawlerNodeDetails';
  /** Runs of the crawler. Null in a graph that does not belong to one workflow run. */
  crawls?: Maybe<Array<GlueCrawl>>;
};

/** Number of events that fire a trigger. */
export type GlueEventBatchingCondition = {
  __typename?: 'GlueEventBatchingCondition';
  /** Number of events after which the trigger fires. */
  batchSize?: Maybe<Scalars['Int']['output']>;
  /** Seconds after the first event at which the trigger fires, even with fewer events. */
  batchWindow?: Maybe<Scalars['Int']['output']>;
};

/** Details of a job in a workflow graph. */
export type GlueJobNodeDetails = {
  __typename?: 'GlueJobNodeDetails';
  /** Runs of the job. Null in a graph that does not belong to one workflow run. */
  jobRuns?: Maybe<Array<GlueJobRun>>;
};

/** One run of a Glue job. */
export type GlueJobRun = {
  __typename?: 'GlueJobRun';
  /** Number of DPUs allocated, for older jobs. AWS has replaced it with `maxCapacity`. */
  allocatedCapacity?: Maybe<Scalars['Int']['output']>;
  /** Arguments of the run, as a JSON object of strings. May contain secrets. */
  arguments?: Maybe<Scalars['JSON']['output']>;
  /** Number of attempts before this one. 0 for the first. */
  attempt?: Maybe<Scalars['Int']['output']>;
  /** Capacity used, in DPU seconds. Set only for runs with auto scaling and for FLEX runs. */
  dpuSeconds?: Maybe<Scalars['Float']['output']>;
  /** When the run ended. Null while it is in progress. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Error of the run. Null when there is none. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /** Execution class: STANDARD, FLEX, or a newer value. */
  executionClass?: Maybe<Scalars['String']['output']>;
  /** Session policy that restricts the role in this run, as parsed JSON. Null when there is none. */
  executionRoleSessionPolicy?: Maybe<Scalars['JSON']['output']>;
  /** Time during which the run used resources, in seconds. */
  executionTime?: Maybe<Scalars['Int']['output']>;
  /** Version of Glue, which determines the versions of Spark and Python. */
  glueVersion?: Maybe<Scalars['String']['output']>;
  /** Glue ID of the run: `jr_` and 64 hexadecimal digits. */
  id?: Maybe<Scalars['String']['output']>;
  /** How the job was created: SCRIPT, VISUAL, NOTEBOOK, or a newer value. Null means SCRIPT. */
  jobMode?: Maybe<Scalars['String']['output']>;
  /** Name of the job. */
  jobName?: Maybe<Scalars['String']['output']>;
  /** Whether the run may wait in a queue. Null means false. */
  jobRunQueuingEnabled?: Maybe<Scalars['Boolean']['output']>;
  /**
   * State of the run: STARTING, RUNNING, STOPPING, STOPPED, SUCCEEDED, FAILED, TIMEOUT, ERROR, WAITING, EXPIRED, or a
   * newer value.
   */
  jobRunState?: Maybe<Scalars['String']['output']>;
  /** When this record was last changed. */
  lastModifiedOn?: Maybe<Scalars['DateTime']['output']>;
  /** Name of the log group in CloudWatch Logs. */
  logGroupName?: Maybe<Scalars['String']['output']>;
  /** Day and hour in which a streaming job may be restarted: `Sun:10`, in UTC. */
  maintenanceWindow?: Maybe<Scalars['String']['output']>;
  /** Maximum number of DPUs. Null when `workerType` and `numberOfWorkers` set the capacity. */
  maxCapacity?: Maybe<Scalars['Float']['output']>;
  /** When Glue sends a notification about a long run. */
  notificationProperty?: Maybe<GlueNotificationProperty>;
  /** Number of workers allocated. */
  numberOfWorkers?: Maybe<Scalars['Int']['output']>;
  /** Previous runs that caused the trigger to fire. */
  predecessorRuns?: Maybe<Array<GluePredecessor>>;
  /** ID of the run that this one retries. Null when there is none. */
  previousRunId?: Maybe<Scalars['String']['output']>;
  /** Name of the usage profile. Null when there is none. */
  profileName?: Maybe<Scalars['String']['output']>;
  /** Name of the security configuration. Null when there is none. */
  securityConfiguration?: Maybe<Scalars['String']['output']>;
  /** When the run started. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Details of `jobRunState`. Usually null. */
  stateDetail?: Maybe<Scalars['String']['output']>;
  /** Time limit of the run, in minutes. */
  timeout?: Maybe<Scalars['Int']['output']>;
  /** Name of the trigger that started the run. Null when no trigger did. */
  triggerName?: Maybe<Scalars['String']['output']>;
  /**
   * Type of worker: Standard, G.025X, G.1X, G.2X, G.4X, G.8X, G.12X, G.16X, R.1X, R.2X, R.4X, R.8X, Z.2X, or a newer
   * value.
   */
  workerType?: Maybe<Scalars['String']['output']>;
};

/** Last definition of a blueprint that was ACTIVE. */
export type GlueLastActiveDefinition = {
  __typename?: 'GlueLastActiveDefinition';
  /** S3 path where the owner published the blueprint. */
  blueprintLocation?: Maybe<Scalars['String']['output']>;
  /** S3 path of the copy that Glue keeps. */
  blueprintServiceLocation?: Maybe<Scalars['String']['output']>;
  /** Description of the blueprint at that time. Null when there was none. */
  description?: Maybe<Scalars['String']['output']>;
  /** When the blueprint was changed to this definition. */
  lastModifiedOn?: Maybe<Scalars['DateTime']['output']>;
  /** Specification of the parameters that a run accepts, as parsed JSON. Null when there are none. */
  parameterSpec?: Maybe<Scalars['JSON']['output']>;
};

/** When Glue sends a notification about a long-running job. */
export type GlueNotificationProperty = {
  __typename?: 'GlueNotificationProperty';
  /** Delay after the start of the job, in minutes. */
  notifyDelayAfter?: Maybe<Scalars['Int']['output']>;
};

/** A previous job run that caused a trigger to fire. */
export type GluePredecessor = {
  __typename?: 'GluePredecessor';
  /** Name of the job. */
  jobName?: Maybe<Scalars['String']['output']>;
  /** ID of the run. */
  runId?: Maybe<Scalars['String']['output']>;
};

/** Batch of events that started a workflow run. */
export type GlueStartingEventBatchCondition = {
  __typename?: 'GlueStartingEventBatchCondition';
  /** Number of events in the batch. */
  batchSize?: Maybe<Scalars['Int']['output']>;
  /** Duration of the batch window, in seconds. */
  batchWindow?: Maybe<Scalars['Int']['output']>;
};

/** A trigger, which starts jobs and crawlers. */
export type GlueTrigger = {
  __typename?: 'GlueTrigger';
  /** Jobs and crawlers that the trigger starts. */
  actions?: Maybe<Array<GlueTriggerAction>>;
  /** Description of the trigger. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** Number of events that fire the trigger. Null unless EVENT. */
  eventBatchingCondition?: Maybe<GlueEventBatchingCondition>;
  /** Glue ID of the trigger. Usually null, because AWS reserves it for future use. */
  id?: Maybe<Scalars['String']['output']>;
  /** Name of the trigger. */
  name?: Maybe<Scalars['String']['output']>;
  /** Condition for the trigger to fire. Null unless CONDITIONAL. */
  predicate?: Maybe<GlueTriggerPredicate>;
  /** When the trigger fires: a cron expression in UTC. Null unless SCHEDULED. */
  schedule?: Maybe<Scalars['String']['output']>;
  /**
   * State of the trigger: CREATING, CREATED, ACTIVATING, ACTIVATED, DEACTIVATING, DEACTIVATED, DELETING, UPDATING, or a
   * newer value.
   */
  state?: Maybe<Scalars['String']['output']>;
  /** Type of trigger: SCHEDULED, CONDITIONAL, ON_DEMAND, EVENT, or a newer value. */
  type?: Maybe<Scalars['String']['output']>;
  /** Name of the trigger's workflow. */
  workflowName?: Maybe<Scalars['String']['output']>;
};

/** A job or crawler that a trigger starts. */
export type GlueTriggerAction = {
  __typename?: 'GlueTriggerAction';
  /** Arguments that override those of the job, as a JSON object of strings. May contain secrets. */
  arguments?: Maybe<Scalars['JSON']['output']>;
  /** Name of the crawler. Null for a job. */
  crawlerName?: Maybe<Scalars['String']['output']>;
  /** Name of the job. Null for a crawler. */
  jobName?: Maybe<Scalars['String']['output']>;
  /** When Glue sends a notification about a long-running job. */
  notificationProperty?: Maybe<GlueNotificationProperty>;
  /** Name of the security configuration. Null when there is none. */
  securityConfiguration?: Maybe<Scalars['String']['output']>;
  /** Time limit of the job, in minutes. Null when the job's own limit applies. */
  timeout?: Maybe<Scalars['Int']['output']>;
};

/** A condition on the final state of a job or crawler. */
export type GlueTriggerCondition = {
  __typename?: 'GlueTriggerCondition';
  /** State of the crawler: SUCCEEDED, CANCELLED, FAILED, … Null for a job. */
  crawlState?: Maybe<Scalars['String']['output']>;
  /** Name of the crawler. Null for a job. */
  crawlerName?: Maybe<Scalars['String']['output']>;
  /** Name of the job. Null for a crawler. */
  jobName?: Maybe<Scalars['String']['output']>;
  /** Comparison with the state: EQUALS, or a newer value. */
  logicalOperator?: Maybe<Scalars['String']['output']>;
  /** State of the job: SUCCEEDED, STOPPED, FAILED, TIMEOUT, … Null for a crawler. */
  state?: Maybe<Scalars['String']['output']>;
};

/** Details of a trigger in a workflow graph. */
export type GlueTriggerNodeDetails = {
  __typename?: 'GlueTriggerNodeDetails';
  /** The trigger. */
  trigger?: Maybe<GlueTrigger>;
};

/** Condition for a trigger to fire. */
export type GlueTriggerPredicate = {
  __typename?: 'GlueTriggerPredicate';
  /** The conditions. */
  conditions?: Maybe<Array<GlueTriggerCondition>>;
  /** How the conditions are combined: AND (all conditions), ANY (at least one), or a newer value. */
  logical?: Maybe<Scalars['String']['output']>;
};

/** A Glue workflow: triggers, jobs and crawlers that run together (BatchGetWorkflows). */
export type GlueWorkflow = Node & {
  __typename?: 'GlueWorkflow';
  /** Blueprint run that created the workflow. Null when no run did. */
  blueprintDetails?: Maybe<GlueBlueprintDetails>;
  /**
   * Blueprint run that created the workflow (`blueprintDetails`). Null when no run did, or when Glue does not know it.
   * Costs one GetBlueprintRun per run, unless only `id`, `scope`, `fetchedAt`, `blueprintName`, `runId`, `consoleUrl` and
   * `blueprint` are selected.
   */
  blueprintRun?: Maybe<BlueprintRun>;
  /** URL of the workflow's page in the AWS console. Null outside the partition `aws`. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** When the workflow was created. */
  createdOn?: Maybe<Scalars['DateTime']['output']>;
  /** Properties that each run starts with, as a JSON object of strings. May contain secrets. */
  defaultRunProperties?: Maybe<Scalars['JSON']['output']>;
  /** Description of the workflow. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /**
   * Graph of the workflow's triggers, jobs and crawlers. BatchGetWorkflows returns it only when it is selected
   * (IncludeGraph). Costs no call beyond the one that fetches the workflow, unless the workflow is cached without it.
   */
  graph?: Maybe<GlueWorkflowGraph>;
  /** Global, opaque and stable ID. Encodes the kind, account, region and `name`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /** When the workflow was last changed. */
  lastModifiedOn?: Maybe<Scalars['DateTime']['output']>;
  /** Last run of the workflow. Null when it never ran. */
  lastRun?: Maybe<GlueWorkflowRun>;
  /** Maximum number of concurrent runs. Null when the workflow sets no limit. */
  maxConcurrentRuns?: Maybe<Scalars['Int']['output']>;
  /** Name of the workflow, unique in its scope. */
  name: Scalars['String']['output'];
  /** Account and region of the workflow. Costs no AWS call. */
  scope: Scope;
};

/** Graph of the triggers, jobs and crawlers of a workflow. */
export type GlueWorkflowGraph = {
  __typename?: 'GlueWorkflowGraph';
  /** Dependencies between the nodes. */
  edges?: Maybe<Array<GlueWorkflowGraphEdge>>;
  /** Triggers, jobs and crawlers. */
  nodes?: Maybe<Array<GlueWorkflowGraphNode>>;
};

/** A dependency between two nodes of a workflow graph. */
export type GlueWorkflowGraphEdge = {
  __typename?: 'GlueWorkflowGraphEdge';
  /** `uniqueId` of the node that comes next. */
  destinationId?: Maybe<Scalars['String']['output']>;
  /** `uniqueId` of the node that comes first. */
  sourceId?: Maybe<Scalars['String']['output']>;
};

/** A trigger, job or crawler in a workflow graph. Only the details of its own type are set. The others are null. */
export type GlueWorkflowGraphNode = {
  __typename?: 'GlueWorkflowGraphNode';
  /** Details of a crawler. */
  crawlerDetails?: Maybe<GlueCrawlerNodeDetails>;
  /** Details of a job. */
  jobDetails?: Maybe<GlueJobNodeDetails>;
  /** Name of the trigger, job or crawler. */
  name?: Maybe<Scalars['String']['output']>;
  /** Details of a trigger. */
  triggerDetails?: Maybe<GlueTriggerNodeDetails>;
  /** Type of node: CRAWLER, JOB, TRIGGER, or a newer value. */
  type?: Maybe<Scalars['String']['output']>;
  /** ID of the node in the graph. */
  uniqueId?: Maybe<Scalars['String']['output']>;
};

/** One run of a Glue workflow. Glue keeps runs for 90 days. */
export type GlueWorkflowRun = {
  __typename?: 'GlueWorkflowRun';
  /** URL of the run's page in the AWS console. Null outside the partition `aws`. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** When the run ended. Null while it is in progress. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Why the run did not start: too many concurrent runs. Otherwise null. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /**
   * Graph of the triggers, jobs and crawlers, with their runs in this workflow run. BatchGetWorkflows returns it only when
   * it is selected (IncludeGraph). Costs no call beyond the one that fetches the workflow, unless the workflow is cached
   * without it.
   */
  graph?: Maybe<GlueWorkflowGraph>;
  /** Name of the workflow. */
  name?: Maybe<Scalars['String']['output']>;
  /** ID of the previous run. Null when there is none. */
  previousRunId?: Maybe<Scalars['String']['output']>;
  /** When the run started. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Batch of events that started the run. Null when events did not start it. */
  startingEventBatchCondition?: Maybe<GlueStartingEventBatchCondition>;
  /** Numbers of the run's actions by state. */
  statistics?: Maybe<GlueWorkflowRunStatistics>;
  /**
   * Status of the run: RUNNING, COMPLETED, STOPPING, STOPPED, ERROR, or a newer value. COMPLETED does not mean that the
   * jobs succeeded: see `statistics`.
   */
  status?: Maybe<Scalars['String']['output']>;
  /** Glue ID of the run: `wr_` and 64 hexadecimal digits. */
  workflowRunId?: Maybe<Scalars['String']['output']>;
  /** Properties of the run, including those that its jobs set, as a JSON object of strings. May contain secrets. */
  workflowRunProperties?: Maybe<Scalars['JSON']['output']>;
};

/** Numbers of the actions of a workflow run by state. An action is a job or crawler that was started. */
export type GlueWorkflowRunStatistics = {
  __typename?: 'GlueWorkflowRunStatistics';
  /** Number of actions in the state ERROR: Glue could not run them. */
  erroredActions?: Maybe<Scalars['Int']['output']>;
  /** Number of actions that failed. */
  failedActions?: Maybe<Scalars['Int']['output']>;
  /** Number of actions that are running. */
  runningActions?: Maybe<Scalars['Int']['output']>;
  /** Number of actions that were stopped. */
  stoppedActions?: Maybe<Scalars['Int']['output']>;
  /** Number of actions that succeeded. */
  succeededActions?: Maybe<Scalars['Int']['output']>;
  /** Number of actions that timed out. */
  timeoutActions?: Maybe<Scalars['Int']['output']>;
  /** Number of all actions. */
  totalActions?: Maybe<Scalars['Int']['output']>;
  /** Number of actions that are waiting. */
  waitingActions?: Maybe<Scalars['Int']['output']>;
};

/** Statistics of the executions of one group. */
export type GroupStatistics = {
  __typename?: 'GroupStatistics';
  /** Number of executions, at least 1. */
  count: Scalars['Int']['output'];
  /** Number of those that are `FAILED`. */
  failed: Scalars['Int']['output'];
  /**
   * `FAILED` executions among those that are `SUCCEEDED`, `FAILED`, `CANCELLED` or `ROLLED_BACK`, from 0 to 1. Null when there are
   * none.
   */
  failureRate?: Maybe<Scalars['Float']['output']>;
  /** Kind, name, scope, status or day. Null for executions without a name or a start. */
  group?: Maybe<Scalars['String']['output']>;
  /** Seconds of the longest execution. Null when none has a start and an end. */
  maxSeconds?: Maybe<Scalars['Float']['output']>;
  /**
   * Seconds that half of the executions did not exceed, by the nearest rank. Here and in the next two, only executions with a start and
   * an end count. Null when there are none.
   */
  p50Seconds?: Maybe<Scalars['Float']['output']>;
  /** Seconds that 95 % of the executions did not exceed, by the nearest rank. Null when none has a start and an end. */
  p95Seconds?: Maybe<Scalars['Float']['output']>;
};

/** One build version of an Image Builder image (GetImage, ListImageBuildVersions, ListImagePipelineImages). */
export type Image = Node & {
  __typename?: 'Image';
  /** ARN of the image build version. Ends in `image/name/x.y.z/n`. */
  arn: Scalars['String']['output'];
  /** What started the build: USER_INITIATED, SCHEDULED, IMPORT, IMPORT_ISO, or a newer value. */
  buildType?: Maybe<Scalars['String']['output']>;
  /**
   * Differences from `previous` (base) to this image (head). Null when there is no such build. Costs the calls of `previous`, and one
   * GetImage for each of the two, at the same time as the calls for the lists that are selected of the comparison.
   */
  changesSincePrevious?: Maybe<ImageComparison>;
  /** URL of the image's page in the AWS console. Null outside the partition `aws`. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** Recipe of a container image. Null for a machine image. Costs one GetImage when the image comes from a list. */
  containerRecipe?: Maybe<ContainerRecipe>;
  /** When the build was requested. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the image is or was deprecated. Null when no time is set. */
  deprecationTime?: Maybe<Scalars['DateTime']['output']>;
  /** Where Image Builder distributes the image. Costs one GetImage when the image comes from a list. */
  distributionConfiguration?: Maybe<DistributionConfiguration>;
  /**
   * Whether Image Builder collects details of the operating system and its packages. Costs one GetImage when the image
   * comes from a list.
   */
  enhancedImageMetadataEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Name or ARN of the IAM role that runs the workflows. Costs one GetImage when the image comes from a list. */
  executionRole?: Maybe<Scalars['String']['output']>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region and `arn`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /** Recipe of a machine image. Null for a container image. Costs one GetImage when the image comes from a list. */
  imageRecipe?: Maybe<ImageRecipe>;
  /** Whether and how the image is scanned for vulnerabilities. Costs one GetImage when the image comes from a list. */
  imageScanningConfiguration?: Maybe<ImageScanningConfiguration>;
  /** Source of the base image: AMAZON_MANAGED, AWS_MARKETPLACE, IMPORTED, CUSTOM, or a newer value. */
  imageSource?: Maybe<Scalars['String']['output']>;
  /** How the image is tested. Costs one GetImage when the image comes from a list. */
  imageTestsConfiguration?: Maybe<ImageTestsConfiguration>;
  /** Instances that the image was built and tested on. Costs one GetImage when the image comes from a list. */
  infrastructureConfiguration?: Maybe<InfrastructureConfiguration>;
  /** ARNs that refer to the latest versions of the image. Costs one GetImage when the image comes from a list. */
  latestVersionReferences?: Maybe<LatestVersionReferences>;
  /**
   * Last lifecycle run that acted on the image (`lifecycleExecutionId`). Null when no run did, or when Image Builder does
   * not know it. Costs one GetLifecycleExecution per run, unless only `id`, `scope`, `fetchedAt`, `lifecycleExecutionId`,
   * `consoleUrl` and `resources` are selected.
   */
  lifecycleExecution?: Maybe<Lifecycle>;
  /** ID of the last lifecycle run that acted on the image: `lce-` and a UUID. Null when no run did. */
  lifecycleExecutionId?: Maybe<Scalars['String']['output']>;
  /**
   * Lifecycle runs that acted on the image, in the order AWS returns them. Null when Image Builder does not know the
   * image. Costs one ListLifecycleExecutions per 25 runs.
   */
  lifecycleExecutions?: Maybe<LifecycleConnection>;
  /**
   * URL of the log stream of the build, at its begin, in the console of CloudWatch Logs. Null outside of the partitions aws, aws-cn and aws-us-gov. AWS does not
   * document the form of such URLs. Costs no AWS call of its own.
   */
  logUrl?: Maybe<Scalars['URL']['output']>;
  /** Where the build writes its logs. */
  loggingConfiguration?: Maybe<ImageLoggingConfiguration>;
  /**
   * Log of the build. A page is filled from at most 10 pages of AWS. Then it may have fewer events, also none, and `endCursor` is where to
   * continue. Null when there is no such log group or stream: no line was written, the role may not write logs, or the log was
   * deleted. Lines that are older than the retention of the group are missing. UPSTREAM_ERROR for a group of the class
   * INFREQUENT_ACCESS, which cannot be read. Costs one FilterLogEvents per page of AWS, of up to 1000 events and 1 MB.
   */
  logs?: Maybe<LogEventConnection>;
  /** Name of the image. */
  name?: Maybe<Scalars['String']['output']>;
  /** Name and version of the operating system. */
  osVersion?: Maybe<Scalars['String']['output']>;
  /**
   * AMIs or containers that the build produced. AWS does not update them: an AMI that was deleted in EC2 is still
   * returned.
   */
  outputResources?: Maybe<OutputResources>;
  /**
   * Owner of the image: an account ID, or a name such as Amazon. Unless the image comes from a list, costs one
   * ListImageBuildVersions per 25 builds of its version. This call replaces GetImage when it returns all selected fields.
   */
  owner?: Maybe<Scalars['String']['output']>;
  /**
   * Pipeline that built the image (`sourcePipelineArn`). Null when no pipeline did, or when Image Builder does not know
   * it. Costs one GetImage when the image comes from a list. Also costs one GetImagePipeline per pipeline, unless only
   * `id`, `scope`, `fetchedAt`, `arn`, `consoleUrl` and `images` are selected.
   */
  pipeline?: Maybe<ImagePipeline>;
  /** Operating system platform: Linux, Windows, macOS, or a newer value. */
  platform?: Maybe<Scalars['String']['output']>;
  /**
   * Build before this one with the same `name`, in the same scope: the one with the latest `dateCreated` before that of this image;
   * of equal times, the one with the highest version before that of this image. It may be of another version. Null when there is
   * none. AWS documents no order, so all builds of the name are read: costs one ListImageBuildVersions per 25 of them, and one
   * GetImage for fields that only that returns.
   */
  previous?: Maybe<Image>;
  /** Status of the vulnerability scan. Costs one GetImage when the image comes from a list. */
  scanState?: Maybe<ImageScanState>;
  /** Account and region of the image. Costs no AWS call. */
  scope: Scope;
  /**
   * ARN of the pipeline that built the image. Null when no pipeline did. Costs one GetImage when the image comes from a
   * list.
   */
  sourcePipelineArn?: Maybe<Scalars['String']['output']>;
  /**
   * Name of the pipeline that built the image, as in `sourcePipelineArn`. Null when no pipeline did. Costs one GetImage
   * when the image comes from a list.
   */
  sourcePipelineName?: Maybe<Scalars['String']['output']>;
  /** Status of the image, with its reason. */
  state?: Maybe<ImageState>;
  /** Tags of the image, as a JSON object of strings. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** Type of image: AMI (machine image), DOCKER (container image), or a newer value. */
  type?: Maybe<Scalars['String']['output']>;
  /** Semantic version and build number: `1.0.0/1`. */
  version?: Maybe<Scalars['String']['output']>;
  /**
   * Workflows that build, test and distribute the image, with their parameters. AWS calls this member `workflows`. Here,
   * `workflows` lists their executions. Costs one GetImage when the image comes from a list.
   */
  workflowConfigurations?: Maybe<Array<WorkflowConfiguration>>;
  /**
   * Executions of the workflows that build, test and distribute the image, in the order AWS returns them. After a retry,
   * includes the old and the new ones. AWS keeps them for a limited time. When Image Builder does not know the image, those that the
   * history has of it, newest `startedAt` first, with `origin: HISTORY`; null when it has none. Costs one ListWorkflowExecutions per
   * 25 executions.
   */
  workflows?: Maybe<ImageBuilderWorkflowConnection>;
};


/** One build version of an Image Builder image (GetImage, ListImageBuildVersions, ListImagePipelineImages). */
export type ImageChangesSincePreviousArgs = {
  status?: InputMaybe<ImageStatus>;
};


/** One build version of an Image Builder image (GetImage, ListImageBuildVersions, ListImagePipelineImages). */
export type ImageLifecycleExecutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<Array<ExecutionStatus>>;
};


/** One build version of an Image Builder image (GetImage, ListImageBuildVersions, ListImagePipelineImages). */
export type ImageLogsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  contains?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** One build version of an Image Builder image (GetImage, ListImageBuildVersions, ListImagePipelineImages). */
export type ImagePreviousArgs = {
  status?: InputMaybe<ImageStatus>;
};


/** One build version of an Image Builder image (GetImage, ListImageBuildVersions, ListImagePipelineImages). */
export type ImageWorkflowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<Array<ExecutionStatus>>;
};

/**
 * One execution of an Image Builder workflow, which builds, tests or distributes an image (GetWorkflowExecution,
 * ListWorkflowExecutions).
 */
export type ImageBuilderWorkflow = Execution & Node & {
  __typename?: 'ImageBuilderWorkflow';
  /**
   * Changes of `status` between answers of AWS, oldest first: the last 100 at most. Empty when the history has seen only one status.
   * Null only with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  changes?: Maybe<Array<StatusChange>>;
  /** Always null: no console page of a workflow execution is known. `image { consoleUrl }` has a page. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * Workflow definition that the execution runs. Null when Image Builder does not know it. Costs one GetWorkflow per
   * definition, unless only `id`, `scope`, `fetchedAt` and `arn` are selected.
   */
  definition?: Maybe<ImageBuilderWorkflowDefinition>;
  /**
   * Seconds from `startedAt` to `endedAt`, or to the current time while in progress. Never negative: 0 when AWS's end is
   * before its start. Null when `startedAt` is null. Also null when `endedAt` is null and the execution is not in progress.
   */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** When the execution ended. Null while it is in progress. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * How long executions with the same kind, scope and name took. The name is that of the workflow, step, policy or blueprint. Up to a
   * minute old. Null when the history has no such execution that succeeded with a start and an end, as for Transfer executions, or
   * with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  expectedDurationSeconds?: Maybe<ExpectedDuration>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /**
   * When AWS first returned the execution to a gateway with this history: a time of the gateway, not of AWS. Equals `fetchedAt` when
   * the history has no earlier answer, or cannot be read. Costs no AWS call of its own.
   */
  firstSeenAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region and `workflowExecutionId`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /**
   * Image that the execution works on. Null when Image Builder does not know it. Costs one GetImage per image, unless only
   * `id`, `scope`, `fetchedAt`, `arn`, `consoleUrl`, `owner`, `workflows` and `lifecycleExecutions` are selected.
   */
  image?: Maybe<Image>;
  /** ARN of the image build version that the execution works on. */
  imageBuildVersionArn?: Maybe<Scalars['String']['output']>;
  /**
   * Whether the execution is in progress, and its `durationSeconds` exceeds `expectedDurationSeconds { p95 }`. False when it is not in
   * progress. Null when the expectation is based on fewer than 5 executions, when the status is `UNKNOWN`, when `startedAt` is null, or
   * when AWS no longer knows an execution in progress. Also null with an error, when the history cannot be read. Costs no AWS call of
   * its own.
   */
  isOverdue?: Maybe<Scalars['Boolean']['output']>;
  /**
   * When AWS last returned the execution: a time of the gateway, not of AWS. With `origin: HISTORY`, the execution was in the
   * state `rawStatus` then, and has ended since if its `status` is `UNKNOWN`. Equals `fetchedAt` when the history has no later
   * answer, or cannot be read. Costs no AWS call of its own.
   */
  lastSeenAt: Scalars['DateTime']['output'];
  /** Message of the execution, usually the reason for a failure. Null when there is none. */
  message?: Maybe<Scalars['String']['output']>;
  /**
   * Whether AWS still knows the execution. From a list under an object that AWS no longer knows, always `HISTORY`. Costs no AWS
   * call of its own.
   */
  origin: ExecutionOrigin;
  /** Name of the group of test workflows that run in parallel. Null outside a group. */
  parallelGroup?: Maybe<Scalars['String']['output']>;
  /**
   * Status as Image Builder returns it: PENDING, SKIPPED, RUNNING, COMPLETED, FAILED, ROLLBACK_IN_PROGRESS,
   * ROLLBACK_COMPLETED, CANCELLED, or a newer value.
   */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /**
   * Whether the image build was retried after this execution. Unless the execution comes from a list, costs one
   * ListWorkflowExecutions per 25 executions of the image.
   */
  retried?: Maybe<Scalars['Boolean']['output']>;
  /**
   * Why the workflow failed: its first failed step that ended it, and the output of that step. Where AWS returns no failed step, those
   * in the history are used, or else the message of the workflow and the failure context of its image. Null unless it failed, also
   * while it is rolled back and after that. Costs one ListWorkflowStepExecutions per 25 steps. Where the outputs of the step, or
   * without a step the message, lack the reason, also one GetImage for an image that is not cached; for a step, then one
   * FilterLogEvents or more.
   */
  rootCause?: Maybe<RootCause>;
  /** Account and region of the execution. Costs no AWS call. */
  scope: Scope;
  /** When the execution started. Null before it starts. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * What made AWS start the build of the image, by its `buildType`. Null when AWS does not know the image, or for a newer `buildType`.
   * Costs one GetImage per image; none when the image is cached, or was listed and `source` is not selected.
   */
  startedBy?: Maybe<StartedBy>;
  /**
   * Status in the vocabulary shared by all services: COMPLETED is `SUCCEEDED`, ROLLBACK_IN_PROGRESS is `ROLLING_BACK`,
   * ROLLBACK_COMPLETED is `ROLLED_BACK`. `UNKNOWN` when AWS returns none, or one that the gateway does not know, and when AWS no
   * longer knows the execution and it had not ended.
   */
  status: ExecutionStatus;
  /** Same as `message`. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /**
   * Steps, in the order AWS returns them. When Image Builder does not know the execution, those that the history has of it, newest
   * `startedAt` first, with `origin: HISTORY`; null when it has none. Costs one ListWorkflowStepExecutions per 25 steps, and none for
   * an execution with `origin: HISTORY`.
   */
  steps?: Maybe<WorkflowStepConnection>;
  /** Number of steps that the workflow defines, whether they run or not. Known before the first step starts. */
  totalStepCount?: Maybe<Scalars['Int']['output']>;
  /** Number of steps that have failed so far. */
  totalStepsFailed?: Maybe<Scalars['Int']['output']>;
  /** Number of steps that were skipped so far. */
  totalStepsSkipped?: Maybe<Scalars['Int']['output']>;
  /** Number of steps that have succeeded so far. */
  totalStepsSucceeded?: Maybe<Scalars['Int']['output']>;
  /**
   * Type of workflow: BUILD, TEST, DISTRIBUTION, or a newer value. Derived from `workflowBuildVersionArn` when AWS returns
   * none.
   */
  type?: Maybe<Scalars['String']['output']>;
  /** ARN of the build version of the workflow definition. An AWS-managed workflow has `aws` as the account. */
  workflowBuildVersionArn?: Maybe<Scalars['String']['output']>;
  /** Image Builder ID of the execution: `wf-` and a UUID. */
  workflowExecutionId: Scalars['String']['output'];
};


/**
 * One execution of an Image Builder workflow, which builds, tests or distributes an image (GetWorkflowExecution,
 * ListWorkflowExecutions).
 */
export type ImageBuilderWorkflowRootCauseArgs = {
  fetch?: InputMaybe<Scalars['Boolean']['input']>;
};


/**
 * One execution of an Image Builder workflow, which builds, tests or distributes an image (GetWorkflowExecution,
 * ListWorkflowExecutions).
 */
export type ImageBuilderWorkflowStepsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<Array<ExecutionStatus>>;
};

/** A page of workflow executions. */
export type ImageBuilderWorkflowConnection = {
  __typename?: 'ImageBuilderWorkflowConnection';
  /** Workflow executions of this page, with cursors. */
  edges: Array<ImageBuilderWorkflowEdge>;
  /** Workflow executions of this page, without cursors. */
  nodes: Array<ImageBuilderWorkflow>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** One build version of an Image Builder workflow definition: the document with the steps to run (GetWorkflow). */
export type ImageBuilderWorkflowDefinition = Node & {
  __typename?: 'ImageBuilderWorkflowDefinition';
  /** ARN of the build version. An AWS-managed workflow has `aws` as the account. */
  arn: Scalars['String']['output'];
  /** Description of the changes in this version. Null when there is none. */
  changeDescription?: Maybe<Scalars['String']['output']>;
  /** Workflow document, in YAML. */
  data?: Maybe<Scalars['String']['output']>;
  /** When the definition was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** Description of the workflow. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region and `arn`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /** ARN or ID of the KMS key that encrypts the definition. Null when there is none. */
  kmsKeyId?: Maybe<Scalars['String']['output']>;
  /** ARNs that refer to the latest versions of the workflow. */
  latestVersionReferences?: Maybe<LatestVersionReferences>;
  /** Name of the workflow. */
  name?: Maybe<Scalars['String']['output']>;
  /** Owner of the definition: an account ID, or a name such as Amazon. */
  owner?: Maybe<Scalars['String']['output']>;
  /** Parameters that the workflow accepts. Null when there are none. */
  parameters?: Maybe<Array<WorkflowParameterDetail>>;
  /**
   * Account and region in which the gateway read the definition. A managed workflow belongs to AWS, not to the account.
   * Costs no AWS call.
   */
  scope: Scope;
  /** Whether the definition is deprecated. */
  state?: Maybe<WorkflowState>;
  /** Tags of the definition, as a JSON object of strings. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** Type of workflow: BUILD, TEST, DISTRIBUTION, or a newer value. */
  type?: Maybe<Scalars['String']['output']>;
  /** Semantic version of the workflow: `1.0.0`. */
  version?: Maybe<Scalars['String']['output']>;
};

/** A workflow execution and its cursor. */
export type ImageBuilderWorkflowEdge = {
  __typename?: 'ImageBuilderWorkflowEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The workflow execution. */
  node: ImageBuilderWorkflow;
};

/** Differences between two builds of an image. What is equal in both is not in it. */
export type ImageComparison = {
  __typename?: 'ImageComparison';
  /** The build that is compared with: usually the earlier one. */
  base: Image;
  /**
   * Differences in what GetImage returns: platform, recipe, parent image, components and their parameters, configured workflows, tests,
   * scanning, infrastructure, distribution and outputs. Not compared: names, versions and times of the builds, their status, and tags.
   * Costs no further AWS call.
   */
  changes: Array<Change>;
  /**
   * Numbers of vulnerability findings by severity, of Amazon Inspector's scans. Null only with an error. Costs one
   * ListImageScanFindingAggregations for each build.
   */
  findings?: Maybe<FindingsComparison>;
  /** The build that is compared: usually the later one. */
  head: Image;
  /** What is missing, when `isComplete` is false. What only one of the builds lacks for this reason is not in `changes`. */
  incompleteReason?: Maybe<Scalars['String']['output']>;
  /** Whether AWS returned all that is compared of both builds. False while one of them is built, or when AWS returns no recipe. */
  isComplete: Scalars['Boolean']['output'];
  /**
   * What may differ although it is not in `changes`, and why. For example, AWS returned a configuration as of today, or did not resolve
   * the version of a component. Empty when there is no such doubt.
   */
  notes: Array<Scalars['String']['output']>;
  /**
   * Differences between the installed packages, by name, in the order of names. Values are versions: a string, or a list of strings
   * when several versions are installed. Null when AWS has no packages of one of the builds: it returns those of finished machine images
   * only, when `enhancedImageMetadataEnabled` is true. Costs one ListImagePackages per 25 packages of each build, whatever the page size;
   * none when cached.
   */
  packageChanges?: Maybe<ChangeConnection>;
  /**
   * Differences between the build versions of the workflow definitions that the builds executed, by type and name. Executions that a
   * retry has replaced do not count. Null when AWS has no executions of one of the builds, because it keeps them for a limited
   * time. Costs one ListWorkflowExecutions per 25 executions of each build.
   */
  workflowChanges?: Maybe<Array<Change>>;
};


/** Differences between two builds of an image. What is equal in both is not in it. */
export type ImageComparisonPackageChangesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of images. */
export type ImageConnection = {
  __typename?: 'ImageConnection';
  /**
   * One row per scope that was read. Items of a scope that is not `COMPLETE` may be missing. Empty in a list of one
   * parent. When that list cannot be read, it is null with an entry in `errors`.
   */
  coverage: Array<ScopeCoverage>;
  /** Images of this page, with cursors. */
  edges: Array<ImageEdge>;
  /** Images of this page, without cursors. */
  nodes: Array<Image>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** A container that a build produced, in one region. */
export type ImageContainer = {
  __typename?: 'ImageContainer';
  /** URIs of the container in ECR. */
  imageUris?: Maybe<Array<Scalars['String']['output']>>;
  /** Region of the container. */
  region?: Maybe<Scalars['String']['output']>;
};

/** Distribution settings for one region. */
export type ImageDistribution = {
  __typename?: 'ImageDistribution';
  /** Settings for AMIs. Null for containers. */
  amiDistributionConfiguration?: Maybe<AmiDistributionConfiguration>;
  /** Settings for containers. Null for AMIs. */
  containerDistributionConfiguration?: Maybe<ContainerDistributionConfiguration>;
  /** Settings for faster launches of Windows AMIs. */
  fastLaunchConfigurations?: Maybe<Array<FastLaunchConfiguration>>;
  /** Launch templates that are updated with the new AMI. */
  launchTemplateConfigurations?: Maybe<Array<LaunchTemplateConfiguration>>;
  /** ARNs of the license configurations of the AMI. */
  licenseConfigurationArns?: Maybe<Array<Scalars['String']['output']>>;
  /** Region that the image is distributed to. */
  region?: Maybe<Scalars['String']['output']>;
  /** Settings for the export to S3. Null when the image is not exported. */
  s3ExportConfiguration?: Maybe<S3ExportConfiguration>;
  /** Systems Manager parameters that are set to the AMI ID. */
  ssmParameterConfigurations?: Maybe<Array<SsmParameterConfiguration>>;
};

/** An image and its cursor. */
export type ImageEdge = {
  __typename?: 'ImageEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The image. */
  node: Image;
};

/** Where and why an image build failed. Each field is null when AWS does not return it. */
export type ImageFailureContext = {
  __typename?: 'ImageFailureContext';
  /** Component that failed. Null when no component was running. */
  componentFailure?: Maybe<ComponentFailureContext>;
  /** Failure of the distribution. Null when the image was not being distributed. */
  distributionFailure?: Maybe<DistributionFailureContext>;
  /** Name of the step that failed, as in the workflow document. */
  failedStep?: Maybe<Scalars['String']['output']>;
  /** Status of the image when it failed, such as BUILDING or DISTRIBUTING. */
  imageStatus?: Maybe<Scalars['String']['output']>;
  /** ID of the step execution that failed: `step-` and a UUID. */
  stepExecutionId?: Maybe<Scalars['String']['output']>;
  /** ARN of the build version of the workflow definition that was running. */
  workflowArn?: Maybe<Scalars['String']['output']>;
  /** ID of the workflow execution that was running: `wf-` and a UUID. */
  workflowExecutionId?: Maybe<Scalars['String']['output']>;
};

/** Where a build writes its logs. */
export type ImageLoggingConfiguration = {
  __typename?: 'ImageLoggingConfiguration';
  /** Name of the log group in CloudWatch Logs. */
  logGroupName?: Maybe<Scalars['String']['output']>;
};

/** A pipeline that builds images, on a schedule or on request (GetImagePipeline, ListImagePipelines). */
export type ImagePipeline = Node & {
  __typename?: 'ImagePipeline';
  /** ARN of the pipeline. */
  arn: Scalars['String']['output'];
  /** Number of scheduled builds that failed in a row. */
  consecutiveFailures?: Maybe<Scalars['Int']['output']>;
  /** URL of the pipeline's page in the AWS console. Null outside the partition `aws`. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** ARN of the recipe of containers. Null when the pipeline builds machine images. */
  containerRecipeArn?: Maybe<Scalars['String']['output']>;
  /** When the pipeline was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the last build started. AWS no longer supports it, so it is normally null. */
  dateLastRun?: Maybe<Scalars['DateTime']['output']>;
  /** When the next build starts. Null without a schedule. */
  dateNextRun?: Maybe<Scalars['DateTime']['output']>;
  /** When the pipeline was last changed. Null when it never was. */
  dateUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** Description of the pipeline. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** ARN of the distribution configuration. Null when there is none. */
  distributionConfigurationArn?: Maybe<Scalars['String']['output']>;
  /** Whether Image Builder collects details of the operating system and its packages. */
  enhancedImageMetadataEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Name or ARN of the IAM role that runs the workflows. */
  executionRole?: Maybe<Scalars['String']['output']>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region and `arn`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /** ARN of the recipe of machine images. Null when the pipeline builds containers. */
  imageRecipeArn?: Maybe<Scalars['String']['output']>;
  /** Whether and how the images are scanned for vulnerabilities. */
  imageScanningConfiguration?: Maybe<ImageScanningConfiguration>;
  /** Tags of the images that the pipeline builds, as a JSON object of strings. */
  imageTags?: Maybe<Scalars['JSON']['output']>;
  /** How the images are tested. */
  imageTestsConfiguration?: Maybe<ImageTestsConfiguration>;
  /**
   * Images that the pipeline built, in the order AWS returns them. Null when Image Builder does not know the pipeline.
   * Costs one ListImagePipelineImages per 25 images.
   */
  images?: Maybe<ImageConnection>;
  /** ARN of the infrastructure configuration: the build instances. */
  infrastructureConfigurationArn?: Maybe<Scalars['String']['output']>;
  /** Status of the last image, with the values of `ImageState.status`. Null when the pipeline never ran. */
  lastRunStatus?: Maybe<Scalars['String']['output']>;
  /**
   * URL of the log group of the pipeline in the console of CloudWatch Logs. Null outside of the partitions aws, aws-cn and aws-us-gov. AWS does not
   * document the form of such URLs. Costs no AWS call of its own.
   */
  logUrl?: Maybe<Scalars['URL']['output']>;
  /** Where the pipeline and its builds write their logs. */
  loggingConfiguration?: Maybe<PipelineLoggingConfiguration>;
  /**
   * Log of the pipeline: why builds were started or skipped. A page is filled from at most 10 pages of AWS. Then it may have fewer events, also none, and `endCursor` is where to
   * continue. Null when there is no such log group or stream: no line was written, the role may not write logs, or the log was
   * deleted. Lines that are older than the retention of the group are missing. UPSTREAM_ERROR for a group of the class
   * INFREQUENT_ACCESS, which cannot be read. Costs one FilterLogEvents per page of AWS, of up to 1000 events and 1 MB.
   */
  logs?: Maybe<LogEventConnection>;
  /** Name of the pipeline. */
  name?: Maybe<Scalars['String']['output']>;
  /** Operating system platform: Linux, Windows, macOS, or a newer value. */
  platform?: Maybe<Scalars['String']['output']>;
  /** When the pipeline builds automatically. Null when it builds only on request. */
  schedule?: Maybe<ImagePipelineSchedule>;
  /** Account and region of the pipeline. Costs no AWS call. */
  scope: Scope;
  /** State of the pipeline: ENABLED, DISABLED, or a newer value. */
  status?: Maybe<Scalars['String']['output']>;
  /** Tags of the pipeline, as a JSON object of strings. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** Workflows that build, test and distribute the images, with their parameters. */
  workflows?: Maybe<Array<WorkflowConfiguration>>;
};


/** A pipeline that builds images, on a schedule or on request (GetImagePipeline, ListImagePipelines). */
export type ImagePipelineImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A pipeline that builds images, on a schedule or on request (GetImagePipeline, ListImagePipelines). */
export type ImagePipelineLogsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  contains?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** When a pipeline is disabled because of failures. */
export type ImagePipelineAutoDisablePolicy = {
  __typename?: 'ImagePipelineAutoDisablePolicy';
  /** Number of scheduled builds that must fail in a row. */
  failureCount?: Maybe<Scalars['Int']['output']>;
};

/** A page of image pipelines. */
export type ImagePipelineConnection = {
  __typename?: 'ImagePipelineConnection';
  /** One row per scope that was read. Items of a scope that is not `COMPLETE` may be missing. */
  coverage: Array<ScopeCoverage>;
  /** Image pipelines of this page, with cursors. */
  edges: Array<ImagePipelineEdge>;
  /** Image pipelines of this page, without cursors. */
  nodes: Array<ImagePipeline>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** An image pipeline and its cursor. */
export type ImagePipelineEdge = {
  __typename?: 'ImagePipelineEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The image pipeline. */
  node: ImagePipeline;
};

/** When a pipeline builds automatically. */
export type ImagePipelineSchedule = {
  __typename?: 'ImagePipelineSchedule';
  /** When the pipeline is disabled because of failures. Null when it never is. */
  autoDisablePolicy?: Maybe<ImagePipelineAutoDisablePolicy>;
  /**
   * When a scheduled build starts: EXPRESSION_MATCH_ONLY (always), EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE (only
   * when there are updates to build), or a newer value.
   */
  pipelineExecutionStartCondition?: Maybe<Scalars['String']['output']>;
  /** Cron or rate expression. */
  scheduleExpression?: Maybe<Scalars['String']['output']>;
  /** IANA name of the time zone of the expression. Null means UTC. */
  timezone?: Maybe<Scalars['String']['output']>;
};

/** State of an image pipeline: the values of `ImagePipeline.status` that `Query.imagePipelines` can select. */
export type ImagePipelineStatus =
  /** The pipeline builds only on request. */
  | 'DISABLED'
  /** The pipeline builds on its schedule, if it has one. */
  | 'ENABLED';

/** Recipe of a machine image. */
export type ImageRecipe = {
  __typename?: 'ImageRecipe';
  /** Additional settings of the build instance. */
  additionalInstanceConfiguration?: Maybe<AdditionalInstanceConfiguration>;
  /** Tags of the AMI that the build creates, as a JSON object of strings. */
  amiTags?: Maybe<Scalars['JSON']['output']>;
  /**
   * Names of the AMI watermarks that the build attaches to the AMI that it creates, without duplicates. Copies of the AMI keep them, and an AMI that has some cannot
   * be made public. Null when the recipe has none.
   */
  amiWatermarks?: Maybe<Array<Scalars['String']['output']>>;
  /** ARN of the recipe. */
  arn?: Maybe<Scalars['String']['output']>;
  /** Block devices of the instance. */
  blockDeviceMappings?: Maybe<Array<InstanceBlockDeviceMapping>>;
  /** Components to run, in this order. */
  components?: Maybe<Array<ComponentConfiguration>>;
  /** When the recipe was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** Description of the recipe. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** Name of the recipe. */
  name?: Maybe<Scalars['String']['output']>;
  /** Owner of the recipe: an account ID, or a name such as Amazon. */
  owner?: Maybe<Scalars['String']['output']>;
  /** Base image: an ARN, an AMI ID, or a parameter that contains one. */
  parentImage?: Maybe<Scalars['String']['output']>;
  /** Operating system platform: Linux, Windows, macOS, or a newer value. */
  platform?: Maybe<Scalars['String']['output']>;
  /** Tags of the recipe, as a JSON object of strings. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** Type of image: AMI, DOCKER, or a newer value. */
  type?: Maybe<Scalars['String']['output']>;
  /** Semantic version of the recipe: `1.0.0`. */
  version?: Maybe<Scalars['String']['output']>;
  /** Working directory of the components. */
  workingDirectory?: Maybe<Scalars['String']['output']>;
};

/** Status of a vulnerability scan. */
export type ImageScanState = {
  __typename?: 'ImageScanState';
  /** Reason for the status. Null when AWS returns none. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Status: PENDING, SCANNING, COLLECTING, COMPLETED, ABANDONED, FAILED, TIMED_OUT, or a newer value. */
  status?: Maybe<Scalars['String']['output']>;
};

/** Whether and how images are scanned for vulnerabilities. */
export type ImageScanningConfiguration = {
  __typename?: 'ImageScanningConfiguration';
  /** Where containers are scanned. Null for machine images. */
  ecrConfiguration?: Maybe<ImageScanningEcrConfiguration>;
  /** Whether Amazon Inspector scans the images. */
  imageScanningEnabled?: Maybe<Scalars['Boolean']['output']>;
};

/** Where containers are scanned for vulnerabilities. */
export type ImageScanningEcrConfiguration = {
  __typename?: 'ImageScanningEcrConfiguration';
  /** Tags of the scanned container. */
  containerTags?: Maybe<Array<Scalars['String']['output']>>;
  /** Name of the ECR repository. */
  repositoryName?: Maybe<Scalars['String']['output']>;
};

/** Status of an image or AMI, with its reason. */
export type ImageState = {
  __typename?: 'ImageState';
  /** Where and why the build failed. Null unless the status is FAILED, or when AWS returns none. */
  failureContext?: Maybe<ImageFailureContext>;
  /** Reason for the status. Names the workflow execution and the component that failed. Null when AWS returns none. */
  reason?: Maybe<Scalars['String']['output']>;
  /**
   * Status: PENDING, CREATING, BUILDING, TESTING, DISTRIBUTING, INTEGRATING, AVAILABLE, CANCELLED, FAILED, DEPRECATED,
   * DELETED, DISABLED, or a newer value.
   */
  status?: Maybe<Scalars['String']['output']>;
};

/** Status of an image in Image Builder: the values of `ImageState.status` that `Query.images` can select. */
export type ImageStatus =
  /** The image can be used. */
  | 'AVAILABLE'
  /** The build workflow is in progress. */
  | 'BUILDING'
  /** The build was cancelled. */
  | 'CANCELLED'
  /** Image Builder prepares the build. */
  | 'CREATING'
  /** The image was deleted. */
  | 'DELETED'
  /** The image is deprecated. */
  | 'DEPRECATED'
  /** The image is disabled. */
  | 'DISABLED'
  /** The image is being copied to its regions and accounts. */
  | 'DISTRIBUTING'
  /** The build failed. `ImageState.reason` says why. */
  | 'FAILED'
  /** Other services are being set up to use the image. */
  | 'INTEGRATING'
  /** The build was requested and has not started. */
  | 'PENDING'
  /** The test workflows are in progress. */
  | 'TESTING';

/** How images are tested. */
export type ImageTestsConfiguration = {
  __typename?: 'ImageTestsConfiguration';
  /** Whether images are tested. */
  imageTestsEnabled?: Maybe<Scalars['Boolean']['output']>;
  /** Time limit of the tests, in minutes, 60 to 1440. */
  timeoutMinutes?: Maybe<Scalars['Int']['output']>;
};

/** Instances that images are built and tested on. */
export type InfrastructureConfiguration = {
  __typename?: 'InfrastructureConfiguration';
  /** ARN of the configuration. */
  arn?: Maybe<Scalars['String']['output']>;
  /** When the configuration was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the configuration was last changed. Null when it never was. */
  dateUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** Description of the configuration. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** How the instances access their metadata. */
  instanceMetadataOptions?: Maybe<InstanceMetadataOptions>;
  /** Name of the instance profile. */
  instanceProfileName?: Maybe<Scalars['String']['output']>;
  /** Instance types that Image Builder may use: `m5.large`. */
  instanceTypes?: Maybe<Array<Scalars['String']['output']>>;
  /** Name of the key pair to log in with. Null when there is none. */
  keyPair?: Maybe<Scalars['String']['output']>;
  /** Where the instances write their logs. Null when they write none. */
  logging?: Maybe<InfrastructureLogging>;
  /** Name of the configuration. */
  name?: Maybe<Scalars['String']['output']>;
  /** Placement of the instances. Null when EC2 chooses it. */
  placement?: Maybe<InfrastructurePlacement>;
  /** Tags of the resources that Image Builder creates during a build, as a JSON object of strings. */
  resourceTags?: Maybe<Scalars['JSON']['output']>;
  /** IDs of the security groups. */
  securityGroupIds?: Maybe<Array<Scalars['String']['output']>>;
  /** ARN of the SNS topic that is notified when a build ends. Null when there is none. */
  snsTopicArn?: Maybe<Scalars['String']['output']>;
  /** ID of the subnet. */
  subnetId?: Maybe<Scalars['String']['output']>;
  /** Tags of the configuration, as a JSON object of strings. */
  tags?: Maybe<Scalars['JSON']['output']>;
  /** Whether an instance is terminated after a failed build. False keeps it for troubleshooting. */
  terminateInstanceOnFailure?: Maybe<Scalars['Boolean']['output']>;
};

/** Where build and test instances write their logs. */
export type InfrastructureLogging = {
  __typename?: 'InfrastructureLogging';
  /** Location in S3. */
  s3Logs?: Maybe<InfrastructureS3Logs>;
};

/** Placement of build and test instances. */
export type InfrastructurePlacement = {
  __typename?: 'InfrastructurePlacement';
  /** Availability Zone. Null when EC2 chooses it. */
  availabilityZone?: Maybe<Scalars['String']['output']>;
  /** ID of the Dedicated Host. Null when none is set. */
  hostId?: Maybe<Scalars['String']['output']>;
  /** ARN of the host resource group. Null when none is set. */
  hostResourceGroupArn?: Maybe<Scalars['String']['output']>;
  /** Tenancy of the instances: default, dedicated, host, or a newer value. */
  tenancy?: Maybe<Scalars['String']['output']>;
};

/** Location of logs in S3. */
export type InfrastructureS3Logs = {
  __typename?: 'InfrastructureS3Logs';
  /** Name of the bucket. */
  s3BucketName?: Maybe<Scalars['String']['output']>;
  /** Prefix of the object keys. */
  s3KeyPrefix?: Maybe<Scalars['String']['output']>;
};

/** A block device of an instance. */
export type InstanceBlockDeviceMapping = {
  __typename?: 'InstanceBlockDeviceMapping';
  /** Name of the device: `/dev/xvda`. */
  deviceName?: Maybe<Scalars['String']['output']>;
  /** EBS volume. Null for another kind of device. */
  ebs?: Maybe<EbsInstanceBlockDeviceSpecification>;
  /** Empty string when the mapping removes a device of the base image. Otherwise null. */
  noDevice?: Maybe<Scalars['String']['output']>;
  /** Name of the instance store volume: `ephemeral0`. Null for another kind of device. */
  virtualName?: Maybe<Scalars['String']['output']>;
};

/** How an instance accesses its metadata. */
export type InstanceMetadataOptions = {
  __typename?: 'InstanceMetadataOptions';
  /** Maximum number of network hops of a metadata response. */
  httpPutResponseHopLimit?: Maybe<Scalars['Int']['output']>;
  /** Whether metadata requests need a session token (IMDSv2): `required` or `optional`. */
  httpTokens?: Maybe<Scalars['String']['output']>;
};

/**
 * ARNs that refer to the latest versions of an image or a workflow definition. `x` replaces each part of the version that
 * is not fixed.
 */
export type LatestVersionReferences = {
  __typename?: 'LatestVersionReferences';
  /** ARN of the latest version with the same major version. */
  latestMajorVersionArn?: Maybe<Scalars['String']['output']>;
  /** ARN of the latest version with the same major and minor version. */
  latestMinorVersionArn?: Maybe<Scalars['String']['output']>;
  /** ARN of the latest build with the same major, minor and patch version. */
  latestPatchVersionArn?: Maybe<Scalars['String']['output']>;
  /** ARN of the latest version. */
  latestVersionArn?: Maybe<Scalars['String']['output']>;
};

/** Who may launch an AMI. */
export type LaunchPermissionConfiguration = {
  __typename?: 'LaunchPermissionConfiguration';
  /** ARNs of organizations in AWS Organizations. */
  organizationArns?: Maybe<Array<Scalars['String']['output']>>;
  /** ARNs of organizational units in AWS Organizations. */
  organizationalUnitArns?: Maybe<Array<Scalars['String']['output']>>;
  /** Groups of accounts. `all` makes the AMI public. */
  userGroups?: Maybe<Array<Scalars['String']['output']>>;
  /** IDs of accounts: 12 digits each. */
  userIds?: Maybe<Array<Scalars['String']['output']>>;
};

/** A launch template that is updated with the new AMI. */
export type LaunchTemplateConfiguration = {
  __typename?: 'LaunchTemplateConfiguration';
  /** ID of the account that the setting applies to: 12 digits. */
  accountId?: Maybe<Scalars['String']['output']>;
  /** ID of the launch template: `lt-…`. */
  launchTemplateId?: Maybe<Scalars['String']['output']>;
  /** Whether the version with the new AMI becomes the default. */
  setDefaultVersion?: Maybe<Scalars['Boolean']['output']>;
};

/**
 * One lifecycle run, which deprecates, disables or deletes images: a run of a lifecycle policy, or one requested change of
 * an image's state (GetLifecycleExecution, ListLifecycleExecutions).
 */
export type Lifecycle = Execution & Node & {
  __typename?: 'Lifecycle';
  /**
   * Changes of `status` between answers of AWS, oldest first: the last 100 at most. Empty when the history has seen only one status.
   * Null only with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  changes?: Maybe<Array<StatusChange>>;
  /** Always null: no console page of a lifecycle run is known. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * Seconds from `startedAt` to `endedAt`, or to the current time while in progress. Never negative: 0 when AWS's end is
   * before its start. Null when `startedAt` is null. Also null when `endedAt` is null and the execution is not in progress.
   */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** When the run ended. Null while it is in progress. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * How long executions with the same kind, scope and name took. The name is that of the workflow, step, policy or blueprint. Up to a
   * minute old. Null when the history has no such execution that succeeded with a start and an end, as for Transfer executions, or
   * with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  expectedDurationSeconds?: Maybe<ExpectedDuration>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /**
   * When AWS first returned the execution to a gateway with this history: a time of the gateway, not of AWS. Equals `fetchedAt` when
   * the history has no earlier answer, or cannot be read. Costs no AWS call of its own.
   */
  firstSeenAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region and `lifecycleExecutionId`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /**
   * Whether the execution is in progress, and its `durationSeconds` exceeds `expectedDurationSeconds { p95 }`. False when it is not in
   * progress. Null when the expectation is based on fewer than 5 executions, when the status is `UNKNOWN`, when `startedAt` is null, or
   * when AWS no longer knows an execution in progress. Also null with an error, when the history cannot be read. Costs no AWS call of
   * its own.
   */
  isOverdue?: Maybe<Scalars['Boolean']['output']>;
  /**
   * When AWS last returned the execution: a time of the gateway, not of AWS. With `origin: HISTORY`, the execution was in the
   * state `rawStatus` then, and has ended since if its `status` is `UNKNOWN`. Equals `fetchedAt` when the history has no later
   * answer, or cannot be read. Costs no AWS call of its own.
   */
  lastSeenAt: Scalars['DateTime']['output'];
  /** Image Builder ID of the run: `lce-` and a UUID. */
  lifecycleExecutionId: Scalars['String']['output'];
  /** ARN of the policy that started the run. Null when no policy did (StartResourceStateUpdate). */
  lifecyclePolicyArn?: Maybe<Scalars['String']['output']>;
  /**
   * Whether AWS still knows the execution. From a list under an object that AWS no longer knows, always `HISTORY`. Costs no AWS
   * call of its own.
   */
  origin: ExecutionOrigin;
  /**
   * Policy that started the run. Null when no policy did, or when Image Builder does not know it. Costs one
   * GetLifecyclePolicy per policy, unless only `id`, `scope`, `fetchedAt`, `arn` and `executions` are selected.
   */
  policy?: Maybe<LifecyclePolicy>;
  /**
   * Status as Image Builder returns it: IN_PROGRESS, CANCELLED, CANCELLING, FAILED (at least one resource failed),
   * SUCCESS, PENDING, or a newer value.
   */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /**
   * Images that the run acted on or skipped, in the order AWS returns them. The `resources` of each image are its AMIs or
   * containers. Null when Image Builder does not know the run. Costs one ListLifecycleExecutionResources per 25 images.
   */
  resources?: Maybe<LifecycleResourceConnection>;
  /** Whether the run affects any resources. */
  resourcesImpactedSummary?: Maybe<LifecycleExecutionResourcesImpactedSummary>;
  /**
   * Why the run failed: the resources that failed. Null unless it failed. Costs one ListLifecycleExecutionResources per 25
   * images, of 200 at most.
   */
  rootCause?: Maybe<RootCause>;
  /** Account and region of the run. Costs no AWS call. */
  scope: Scope;
  /** When the run started. Null before it starts. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * The policy that started the run, or a `USER` for a run without a policy, which changes the state of one image. Costs no AWS call
   * of its own.
   */
  startedBy?: Maybe<StartedBy>;
  /** Status of the run as Image Builder returns it, with its reason. */
  state?: Maybe<LifecycleExecutionState>;
  /**
   * Status in the vocabulary shared by all services: IN_PROGRESS is `RUNNING`, SUCCESS is `SUCCEEDED`. `PENDING` means paused
   * until the next daily run. `UNKNOWN` when AWS returns none, or one that the gateway does not know, and when AWS no longer knows
   * the execution and it had not ended.
   */
  status: ExecutionStatus;
  /** Same as `state { reason }`. */
  statusReason?: Maybe<Scalars['String']['output']>;
};


/**
 * One lifecycle run, which deprecates, disables or deletes images: a run of a lifecycle policy, or one requested change of
 * an image's state (GetLifecycleExecution, ListLifecycleExecutions).
 */
export type LifecycleResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * One lifecycle run, which deprecates, disables or deletes images: a run of a lifecycle policy, or one requested change of
 * an image's state (GetLifecycleExecution, ListLifecycleExecutions).
 */
export type LifecycleRootCauseArgs = {
  fetch?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of lifecycle runs. */
export type LifecycleConnection = {
  __typename?: 'LifecycleConnection';
  /** Lifecycle runs of this page, with cursors. */
  edges: Array<LifecycleEdge>;
  /** Lifecycle runs of this page, without cursors. */
  nodes: Array<Lifecycle>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** A lifecycle run and its cursor. */
export type LifecycleEdge = {
  __typename?: 'LifecycleEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The lifecycle run. */
  node: Lifecycle;
};

/** Action of a lifecycle run on a resource, with its reason. */
export type LifecycleExecutionResourceAction = {
  __typename?: 'LifecycleExecutionResourceAction';
  /** Name of the action: AVAILABLE, DELETE, DEPRECATE, DISABLE, or a newer value. */
  name?: Maybe<Scalars['String']['output']>;
  /** Reason for the action. Null when AWS returns none. */
  reason?: Maybe<Scalars['String']['output']>;
};

/** Result of a lifecycle action on one resource or snapshot. */
export type LifecycleExecutionResourceState = {
  __typename?: 'LifecycleExecutionResourceState';
  /** Reason for the status. Null when AWS returns none. */
  reason?: Maybe<Scalars['String']['output']>;
  /**
   * Status of the action: FAILED, IN_PROGRESS, SKIPPED (excluded by a rule), SUCCESS (also when the resource no longer
   * exists), or a newer value.
   */
  status?: Maybe<Scalars['String']['output']>;
};

/** Whether a lifecycle run affects any resources. */
export type LifecycleExecutionResourcesImpactedSummary = {
  __typename?: 'LifecycleExecutionResourcesImpactedSummary';
  /** True when the run affects resources. Can be false while a scheduled state update is still in progress. */
  hasImpactedResources?: Maybe<Scalars['Boolean']['output']>;
};

/** A snapshot of an AMI that a lifecycle run acts on. */
export type LifecycleExecutionSnapshotResource = {
  __typename?: 'LifecycleExecutionSnapshotResource';
  /** EC2 ID of the snapshot: `snap-…`. */
  snapshotId?: Maybe<Scalars['String']['output']>;
  /** Result of the action on the snapshot. */
  state?: Maybe<LifecycleExecutionResourceState>;
};

/** Status of a lifecycle run as Image Builder returns it. */
export type LifecycleExecutionState = {
  __typename?: 'LifecycleExecutionState';
  /** Reason for the status. Null when AWS returns none. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Status: IN_PROGRESS, CANCELLED, CANCELLING, FAILED, SUCCESS, PENDING, or a newer value. */
  status?: Maybe<Scalars['String']['output']>;
};

/**
 * Policy by which Image Builder deprecates, disables or deletes old images once a day (GetLifecyclePolicy,
 * ListLifecyclePolicies).
 */
export type LifecyclePolicy = Node & {
  __typename?: 'LifecyclePolicy';
  /** ARN of the policy. */
  arn: Scalars['String']['output'];
  /** When the policy was created. */
  dateCreated?: Maybe<Scalars['DateTime']['output']>;
  /** When the policy last ran. Null when it never ran. */
  dateLastRun?: Maybe<Scalars['DateTime']['output']>;
  /** When the policy was last changed. Null when it never was. */
  dateUpdated?: Maybe<Scalars['DateTime']['output']>;
  /** Description of the policy. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** ARN of the IAM role that Image Builder assumes to run the policy. */
  executionRole?: Maybe<Scalars['String']['output']>;
  /**
   * Runs of the policy, in the order AWS returns them. When Image Builder does not know the policy, those that the history has of it,
   * newest `startedAt` first, with `origin: HISTORY`; null when it has none. Costs one ListLifecycleExecutions per 25 runs.
   */
  executions?: Maybe<LifecycleConnection>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region and `arn`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /** Name of the policy. */
  name?: Maybe<Scalars['String']['output']>;
  /** Rules of the policy. Costs one GetLifecyclePolicy when the policy comes from a list. */
  policyDetails?: Maybe<Array<LifecyclePolicyDetail>>;
  /** Images that the policy applies to. Costs one GetLifecyclePolicy when the policy comes from a list. */
  resourceSelection?: Maybe<LifecyclePolicyResourceSelection>;
  /** Kind of image that the policy acts on: AMI_IMAGE, CONTAINER_IMAGE, or a newer value. */
  resourceType?: Maybe<Scalars['String']['output']>;
  /** Account and region of the policy. Costs no AWS call. */
  scope: Scope;
  /** State of the policy: ENABLED, DISABLED, or a newer value. */
  status?: Maybe<Scalars['String']['output']>;
  /** Tags of the policy, as a JSON object of strings. */
  tags?: Maybe<Scalars['JSON']['output']>;
};


/**
 * Policy by which Image Builder deprecates, disables or deletes old images once a day (GetLifecyclePolicy,
 * ListLifecyclePolicies).
 */
export type LifecyclePolicyExecutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<Array<ExecutionStatus>>;
};

/** A page of lifecycle policies. */
export type LifecyclePolicyConnection = {
  __typename?: 'LifecyclePolicyConnection';
  /** One row per scope that was read. Items of a scope that is not `COMPLETE` may be missing. */
  coverage: Array<ScopeCoverage>;
  /** Lifecycle policies of this page, with cursors. */
  edges: Array<LifecyclePolicyEdge>;
  /** Lifecycle policies of this page, without cursors. */
  nodes: Array<LifecyclePolicy>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** One rule of a lifecycle policy: an action, the images it applies to, and exclusions. */
export type LifecyclePolicyDetail = {
  __typename?: 'LifecyclePolicyDetail';
  /** Action on the selected images. */
  action?: Maybe<LifecyclePolicyDetailAction>;
  /** Resources that the rule excludes. Null when there are none. */
  exclusionRules?: Maybe<LifecyclePolicyDetailExclusionRules>;
  /** Selects the images by age or by count. */
  filter?: Maybe<LifecyclePolicyDetailFilter>;
};

/** Action of a lifecycle policy rule. */
export type LifecyclePolicyDetailAction = {
  __typename?: 'LifecyclePolicyDetailAction';
  /** Resources that the action applies to in addition to the image. Null when there are none. */
  includeResources?: Maybe<LifecyclePolicyDetailActionIncludeResources>;
  /** Type of action: DELETE, DEPRECATE, DISABLE, or a newer value. */
  type?: Maybe<Scalars['String']['output']>;
};

/** Resources that a lifecycle action applies to in addition to the image. */
export type LifecyclePolicyDetailActionIncludeResources = {
  __typename?: 'LifecyclePolicyDetailActionIncludeResources';
  /** Whether the action applies to the AMIs of the image. */
  amis?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the action applies to the distributed containers. */
  containers?: Maybe<Scalars['Boolean']['output']>;
  /** Whether the action applies to the snapshots of those AMIs. */
  snapshots?: Maybe<Scalars['Boolean']['output']>;
};

/** Resources that a rule excludes. */
export type LifecyclePolicyDetailExclusionRules = {
  __typename?: 'LifecyclePolicyDetailExclusionRules';
  /** AMIs to exclude. Null when there are none. */
  amis?: Maybe<LifecyclePolicyDetailExclusionRulesAmis>;
  /** Tags as a JSON object of strings. The rule excludes images that have at least one of them. */
  tagMap?: Maybe<Scalars['JSON']['output']>;
};

/** AMIs that a rule excludes. */
export type LifecyclePolicyDetailExclusionRulesAmis = {
  __typename?: 'LifecyclePolicyDetailExclusionRulesAmis';
  /** Whether public AMIs are excluded. */
  isPublic?: Maybe<Scalars['Boolean']['output']>;
  /** Period in which a launch excludes an AMI. Null when launches do not matter. */
  lastLaunched?: Maybe<LifecyclePolicyDetailExclusionRulesAmisLastLaunched>;
  /** Regions whose AMIs are excluded. */
  regions?: Maybe<Array<Scalars['String']['output']>>;
  /** IDs of accounts whose AMIs are excluded: 12 digits each. */
  sharedAccounts?: Maybe<Array<Scalars['String']['output']>>;
  /** Tags as a JSON object of strings. The rule excludes AMIs that have at least one of them. */
  tagMap?: Maybe<Scalars['JSON']['output']>;
};

/** Period in which a launch excludes an AMI from a rule. */
export type LifecyclePolicyDetailExclusionRulesAmisLastLaunched = {
  __typename?: 'LifecyclePolicyDetailExclusionRulesAmisLastLaunched';
  /** Unit of the period: DAYS, WEEKS, MONTHS or YEARS. */
  unit?: Maybe<Scalars['String']['output']>;
  /** Length of the period, in `unit`. */
  value?: Maybe<Scalars['Int']['output']>;
};

/** Selects the images that a rule applies to. */
export type LifecyclePolicyDetailFilter = {
  __typename?: 'LifecyclePolicyDetailFilter';
  /** Minimum number of images that a DELETE action keeps, whatever their age. Null when there is none, and for COUNT. */
  retainAtLeast?: Maybe<Scalars['Int']['output']>;
  /** Type of filter: AGE, COUNT, or a newer value. */
  type?: Maybe<Scalars['String']['output']>;
  /** Unit of the age: DAYS, WEEKS, MONTHS or YEARS. Null for COUNT. */
  unit?: Maybe<Scalars['String']['output']>;
  /** For AGE, the age in `unit`. For COUNT, the number of images to keep. */
  value?: Maybe<Scalars['Int']['output']>;
};

/** A lifecycle policy and its cursor. */
export type LifecyclePolicyEdge = {
  __typename?: 'LifecyclePolicyEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The lifecycle policy. */
  node: LifecyclePolicy;
};

/** Images that a lifecycle policy applies to, selected by recipe or by tag. */
export type LifecyclePolicyResourceSelection = {
  __typename?: 'LifecyclePolicyResourceSelection';
  /** Recipes of the images. Null when tags select the images. */
  recipes?: Maybe<Array<LifecyclePolicyResourceSelectionRecipe>>;
  /** Tags of the images, as a JSON object of strings. Null when recipes select the images. */
  tagMap?: Maybe<Scalars['JSON']['output']>;
};

/** A recipe whose images a lifecycle policy applies to. */
export type LifecyclePolicyResourceSelectionRecipe = {
  __typename?: 'LifecyclePolicyResourceSelectionRecipe';
  /** Name of the recipe. */
  name?: Maybe<Scalars['String']['output']>;
  /** Version of the recipe, `1.0.x`. `x` matches any number. */
  semanticVersion?: Maybe<Scalars['String']['output']>;
};

/**
 * Effect of a lifecycle run on one resource (ListLifecycleExecutionResources). The resources of a run are images. The
 * resources of an image are its AMIs or containers.
 */
export type LifecycleResource = {
  __typename?: 'LifecycleResource';
  /** ID of the account that owns the resource: 12 digits. */
  accountId?: Maybe<Scalars['String']['output']>;
  /** Action on the resource. */
  action?: Maybe<LifecycleExecutionResourceAction>;
  /** When the action on the resource ended. Null while it is in progress. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Image with the ARN in `resourceId`. Null for an AMI or container, or when Image Builder does not know the image, for
   * example because the run deleted it. Costs one GetImage per image, unless only `id`, `scope`, `fetchedAt`, `arn`,
   * `consoleUrl`, `owner`, `workflows` and `lifecycleExecutions` are selected.
   */
  image?: Maybe<Image>;
  /** URIs of a container image in its ECR repositories. Null for other resources. */
  imageUris?: Maybe<Array<Scalars['String']['output']>>;
  /** Region of the resource. */
  region?: Maybe<Scalars['String']['output']>;
  /** For an image, the ARN of the image build version. Otherwise, an AMI ID, or a container image's URI or digest. */
  resourceId?: Maybe<Scalars['String']['output']>;
  /**
   * AMIs or containers of an image, in the order AWS returns them. Null for an AMI or container. Costs one
   * ListLifecycleExecutionResources per 25 resources.
   */
  resources?: Maybe<LifecycleResourceConnection>;
  /** Snapshots of an AMI. Null for other resources. */
  snapshots?: Maybe<Array<LifecycleExecutionSnapshotResource>>;
  /** When the action on the resource started. Null before it starts. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Result of the action on the resource. */
  state?: Maybe<LifecycleExecutionResourceState>;
};


/**
 * Effect of a lifecycle run on one resource (ListLifecycleExecutionResources). The resources of a run are images. The
 * resources of an image are its AMIs or containers.
 */
export type LifecycleResourceResourcesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of resources of a lifecycle run. */
export type LifecycleResourceConnection = {
  __typename?: 'LifecycleResourceConnection';
  /** Resources of this page, with cursors. */
  edges: Array<LifecycleResourceEdge>;
  /** Resources of this page, without cursors. */
  nodes: Array<LifecycleResource>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** A resource of a lifecycle run and its cursor. */
export type LifecycleResourceEdge = {
  __typename?: 'LifecycleResourceEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The resource. */
  node: LifecycleResource;
};

/**
 * How much was read of one log group with lines of Transfer executions, or why the log of a server or workflow is not read. Groups of deleted servers
 * and workflows have none, and those of servers have none in a scope without a workflow that logs there.
 */
export type LogCoverage = {
  __typename?: 'LogCoverage';
  /** When AWS returned the newest page of the group. Null when none was read. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Name of the log group. Null when no group is read. */
  logGroup?: Maybe<Scalars['String']['output']>;
  /**
   * Why the group is not complete: an error code, a colon and a message. Says how to switch logging on for a server without it. Null when
   * `COMPLETE`.
   */
  reason?: Maybe<Scalars['String']['output']>;
  /** Account and region of the log group. */
  scope: Scope;
  /** ID of the server that the group belongs to. Null for the group of a workflow, and when the servers could not be listed. */
  serverId?: Maybe<Scalars['String']['output']>;
  /** Begin of the time whose lines were read. Null when none were. */
  since?: Maybe<Scalars['DateTime']['output']>;
  /** How much of the group was read: of the lines of the last `logs.transferDays` days. */
  state: CoverageState;
  /** ID of a workflow that names the group (`StructuredLogDestinations`). Null for the group of a server. */
  workflowId?: Maybe<Scalars['String']['output']>;
};

/**
 * A line of a log in CloudWatch Logs (FilterLogEvents). Secrets are replaced by `[redacted]`: callback tokens of Transfer Family, AWS
 * keys, values of `Authorization` headers, passwords and other credentials with a name, and what the setting `logs.redact` matches.
 */
export type LogEvent = {
  __typename?: 'LogEvent';
  /** The line without secrets, cut after 8192 characters. Costs no AWS call. */
  message?: Maybe<Scalars['String']['output']>;
  /** Length of the whole line without secrets, in UTF-16 code units. Greater than that of `message` when the line is cut. */
  messageLength: Scalars['Int']['output'];
  /** Name of the log stream. Null when CloudWatch Logs returns none. */
  stream?: Maybe<Scalars['String']['output']>;
  /** When the line was written, by the clock of its writer. Costs no AWS call. */
  timestamp: Scalars['DateTime']['output'];
};

/** A page of log events. */
export type LogEventConnection = {
  __typename?: 'LogEventConnection';
  /** Log events of this page, with cursors. */
  edges: Array<LogEventEdge>;
  /** Log events of this page, without cursors. */
  nodes: Array<LogEvent>;
  /** Cursors of this page, and whether another page follows. A cursor is valid for at least 12 hours. Later, it can be refused with BAD_USER_INPUT. */
  pageInfo: PageInfo;
};

/** A log event and its cursor. */
export type LogEventEdge = {
  __typename?: 'LogEventEdge';
  /** Pass it as `after` to get the events that follow this one. */
  cursor: Scalars['String']['output'];
  /** The log event. */
  node: LogEvent;
};

/** Object with a global ID. `Query.node` fetches it by that ID. */
export type Node = {
  /** Global, opaque and stable ID. Encodes the kind, account, region and AWS IDs. Costs no AWS call. */
  id: Scalars['ID']['output'];
};

/** Direction of an order. */
export type OrderDirection =
  /** Earliest or shortest first. */
  | 'ASC'
  /** Latest or longest first. */
  | 'DESC';

/** Resources that a build produced. */
export type OutputResources = {
  __typename?: 'OutputResources';
  /** AMIs, one per region and account. Null for a container image. */
  amis?: Maybe<Array<Ami>>;
  /** Containers, one per region. Null for a machine image. */
  containers?: Maybe<Array<ImageContainer>>;
};

/** Position of a page in a connection, as in the Relay cursor connections specification. */
export type PageInfo = {
  __typename?: 'PageInfo';
  /** Cursor of the last edge. Pass it as `after` to get the next page. Null when the page is empty. */
  endCursor?: Maybe<Scalars['String']['output']>;
  /**
   * Whether another page follows, or may follow. True when AWS returned a token for another page, or when a scope was not
   * fully read for a temporary reason.
   */
  hasNextPage: Scalars['Boolean']['output'];
  /** Whether the page was requested with `after`. Paging is forward only. */
  hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge. Null when the page is empty. */
  startCursor?: Maybe<Scalars['String']['output']>;
};

/** Where a pipeline and its builds write their logs. */
export type PipelineLoggingConfiguration = {
  __typename?: 'PipelineLoggingConfiguration';
  /** Name of the log group of the builds in CloudWatch Logs. */
  imageLogGroupName?: Maybe<Scalars['String']['output']>;
  /** Name of the log group of the pipeline in CloudWatch Logs. */
  pipelineLogGroupName?: Maybe<Scalars['String']['output']>;
};

/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type Query = {
  __typename?: 'Query';
  /** One blueprint. Null when Glue does not know it. Costs one BatchGetBlueprints per 25 blueprints in the request. */
  blueprint?: Maybe<Blueprint>;
  /**
   * One run of a blueprint. Null when neither Glue nor the history knows it. Costs one GetBlueprintRun; without `scope`, at most one
   * per scope (see `Query`).
   */
  blueprintRun?: Maybe<BlueprintRun>;
  /**
   * Blueprints of one scope in the order AWS returns them, or of several scopes ordered by `name`, account and region.
   * Null only with an error. Costs one ListBlueprints per 25 blueprints, which returns only names. Several scopes are read
   * in full.
   */
  blueprints?: Maybe<BlueprintConnection>;
  /**
   * Execution of any kind by its global ID. Null when neither AWS nor the history knows it, or when the ID belongs to another kind of
   * object. Costs one AWS call.
   */
  execution?: Maybe<Execution>;
  /**
   * Numbers of executions by kind and status. Null only with an error. Costs the same AWS calls as `executions`, or none
   * in a request that selects `executions` with the same filter.
   */
  executionCounts?: Maybe<ExecutionCounts>;
  /**
   * Counts, failure rates and durations of the executions that the history of the gateway has, with those that AWS no longer knows.
   * Costs no AWS call without `coverage`, `coverageSummary` and `logCoverage`: it is as new as the history. Reads all executions that match, so restrict a large history by
   * `startedAfter`. Null only with an error: `UPSTREAM_UNAVAILABLE` when the history cannot be read.
   */
  executionStatistics?: Maybe<ExecutionStatistics>;
  /**
   * Executions of all kinds in all scopes that the filter selects, newest `startedAt` first unless `orderBy` says otherwise.
   * Executions in progress without a start time come first (Transfer's API returns none). All others without a start time come
   * last. Ties are ordered by `id`. A cursor is a position in this order, so executions added later do not shift the next
   * page. Null only with an error.
   *
   * AWS has no such list. The gateway reads AWS's lists of the executions of each parent, stores the executions, and answers from
   * its store. Executions that AWS no longer returns stay in it, with the origin `HISTORY`. A request reads the lists that were never read or may have
   * changed, with at most half of its calls and for at most 2 seconds; with `Cache-Control: no-cache` or `max-age`, until its deadline. The gateway
   * reads the rest in the background (setting `sync`), so asking again returns more. Reading a list costs one AWS call per page:
   *
   * - `IMAGE_BUILDER_WORKFLOW`: ListImageBuildVersions, and ListWorkflowExecutions per image
   * - `WORKFLOW_STEP`: the same, and ListWorkflowStepExecutions per workflow execution
   * - `LIFECYCLE`: ListLifecyclePolicies, ListLifecycleExecutions per policy, ListImageBuildVersions
   * - `TRANSFER_EXECUTION`: ListWorkflows, and ListExecutions per workflow; for those that have ended, DescribeWorkflow per workflow,
   *   ListServers, and FilterLogEvents per log group (setting `logs.transferDays`)
   * - `BLUEPRINT_RUN`: ListBlueprints, and GetBlueprintRuns per blueprint
   *
   * Lists of what has ended are read once. `coverage`, not `errors`, reports sources of which some lists were never read, and those that
   * AWS denies. Lifecycle runs that no policy started may be missing. Their source is `PARTIAL` when an image references such a run.
   */
  executions?: Maybe<ExecutionConnection>;
  /** One Glue workflow. Null when Glue does not know it. Costs one BatchGetWorkflows per 25 workflows in the request. */
  glueWorkflow?: Maybe<GlueWorkflow>;
  /** One image build version. Null when Image Builder does not know it. Costs one GetImage. */
  image?: Maybe<Image>;
  /**
   * One Image Builder workflow execution. Null when neither Image Builder, which keeps executions for a limited time, nor the history
   * knows it. Costs one GetWorkflowExecution; without `scope`, at most one per scope (see `Query`).
   */
  imageBuilderWorkflow?: Maybe<ImageBuilderWorkflow>;
  /** One build version of a workflow definition. Null when Image Builder does not know it. Costs one GetWorkflow. */
  imageBuilderWorkflowDefinition?: Maybe<ImageBuilderWorkflowDefinition>;
  /**
   * Differences between two builds, of the same image or of different ones, in any scopes. Null when Image Builder does not know one of
   * them. Costs one GetImage for each build that is not cached, at the same time.
   */
  imageComparison?: Maybe<ImageComparison>;
  /** One image pipeline. Null when Image Builder does not know it. Costs one GetImagePipeline. */
  imagePipeline?: Maybe<ImagePipeline>;
  /**
   * Image pipelines of one scope in the order AWS returns them, or of several scopes ordered by `name` and `arn`. Null
   * only with an error. Costs one ListImagePipelines per 25 pipelines. Several scopes are read in full. With a filter, a
   * page of one scope is filled from as many of AWS's pages as that takes, at most 40. Then it may have fewer items, and
   * `endCursor` is where to continue.
   */
  imagePipelines?: Maybe<ImagePipelineConnection>;
  /**
   * Image build versions, newest `dateCreated` first, then ordered by `arn`. Null only with an error. AWS documents no
   * order, so all pages are read. Costs one ListImageBuildVersions per 25 builds in the scopes; with `name`, per 25 builds
   * of this name.
   */
  images?: Maybe<ImageConnection>;
  /**
   * One lifecycle run. Null when neither Image Builder nor the history knows it. Costs one GetLifecycleExecution; without `scope`, at
   * most one per scope (see `Query`).
   */
  lifecycle?: Maybe<Lifecycle>;
  /**
   * Lifecycle policies of one scope in the order AWS returns them, or of several scopes ordered by `name` and `arn`. Null
   * only with an error. Costs one ListLifecyclePolicies per 25 policies. Several scopes are read in full.
   */
  lifecyclePolicies?: Maybe<LifecyclePolicyConnection>;
  /** One lifecycle policy. Null when Image Builder does not know it. Costs one GetLifecyclePolicy. */
  lifecyclePolicy?: Maybe<LifecyclePolicy>;
  /**
   * Any object by its global ID. Null when AWS does not know it; an execution is null when the history does not know it either. Costs
   * one AWS call, even when only `id` is selected.
   */
  node?: Maybe<Node>;
  /**
   * Up to 100 objects by their global IDs, in the order of `ids`. An item is null when AWS does not know the object; an
   * execution is null when the history does not know it either. Costs
   * about one AWS call per ID, and fewer when one list or batch call returns several objects.
   */
  nodes: Array<Maybe<Node>>;
  /**
   * Scopes that the gateway can read and the caller may see, in configured order. The first one is the default. Costs no AWS
   * call. Without configured scopes, costs one STS GetCallerIdentity per process.
   */
  scopes: Array<Scope>;
  /**
   * One Transfer execution. AWS's API knows it only while it is in progress. One that has ended comes from its log of the last
   * `logs.transferDays` days, with `origin: LOG`, or else from the history, with the state that the API returned last. Null when
   * none of them knows it. Costs one DescribeExecution; without `scope`, at most one per scope (see `Query`). What the history does not have
   * with its begin and end, nor as gone for longer than `logs.transferDays`, costs in addition, for each scope that is asked: one DescribeWorkflow, and no more
   * when neither AWS knows the workflow nor the history the execution; otherwise at least one FilterLogEvents for the group that the workflow
   * names, and when that has nothing, one ListServers unless the server is known, and at least one FilterLogEvents per group of a
   * server. At most 10 groups of servers are searched, with 20 pages each; BUDGET_EXCEEDED where it may be in the rest. A failure of the log is an
   * error only when the history has nothing.
   */
  transferExecution?: Maybe<TransferExecution>;
  /**
   * What became of a file: Transfer executions of a file, a user or a time, newest `startedAt` first, with those that have ended (see
   * `TransferExecution.origin`). Executions in progress whose start no log has come first: AWS's API returns no start. At least one of the first four arguments is required. `fileName` and `userName` find only executions whose sensitive
   * fields the caller may see. Null only with an error. Costs the AWS calls of `executions` with `kinds: [TRANSFER_EXECUTION]`.
   */
  transferExecutions?: Maybe<ExecutionConnection>;
  /** One Transfer server. Null when Transfer does not know it. Costs one DescribeServer. */
  transferServer?: Maybe<TransferServer>;
  /** One Transfer workflow. Null when Transfer does not know it. Costs one DescribeWorkflow. */
  transferWorkflow?: Maybe<TransferWorkflow>;
  /**
   * Transfer workflows of one scope in the order AWS returns them, or of several scopes ordered by account, region and
   * `workflowId`. Null only with an error. Costs one ListWorkflows per 1000 workflows, which returns `workflowId`, `arn`
   * and `description`. Several scopes are read in full.
   */
  transferWorkflows?: Maybe<TransferWorkflowConnection>;
  /** Who sends the request, and what they may see and do. Costs the AWS calls of `scopes`. */
  viewer: Viewer;
  /**
   * Steps that wait for a user to resume or stop them, in any workflow execution. Those of one scope are in the order AWS
   * returns them, those of several scopes are ordered by `startedAt`, oldest first. Null only with an error. Costs one
   * ListWaitingWorkflowSteps per 25 steps, which returns IDs, ARNs, `name`, `action` and `startedAt`. Several scopes are
   * read in full.
   */
  waitingWorkflowSteps?: Maybe<WorkflowStepConnection>;
  /**
   * One step of an Image Builder workflow execution. Null when neither Image Builder, which keeps steps for a limited time, nor the
   * history knows it. Costs one GetWorkflowStepExecution; without `scope`, at most one per scope (see `Query`).
   */
  workflowStep?: Maybe<WorkflowStep>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryBlueprintArgs = {
  name: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryBlueprintRunArgs = {
  blueprintName: Scalars['String']['input'];
  runId: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryBlueprintsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryExecutionArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryExecutionCountsArgs = {
  filter?: InputMaybe<ExecutionFilter>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryExecutionStatisticsArgs = {
  filter?: InputMaybe<ExecutionFilter>;
  groupBy: StatisticsGroup;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryExecutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExecutionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<ExecutionOrder>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryGlueWorkflowArgs = {
  name: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryImageArgs = {
  imageBuildVersionArn: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryImageBuilderWorkflowArgs = {
  scope?: InputMaybe<ScopeInput>;
  workflowExecutionId: Scalars['String']['input'];
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryImageBuilderWorkflowDefinitionArgs = {
  scope?: InputMaybe<ScopeInput>;
  workflowBuildVersionArn: Scalars['String']['input'];
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryImageComparisonArgs = {
  base: Scalars['ID']['input'];
  head: Scalars['ID']['input'];
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryImagePipelineArgs = {
  imagePipelineArn: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryImagePipelinesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  createdAfter?: InputMaybe<Scalars['DateTime']['input']>;
  createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  scope?: InputMaybe<ScopeInput>;
  statuses?: InputMaybe<Array<ImagePipelineStatus>>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryImagesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  createdAfter?: InputMaybe<Scalars['DateTime']['input']>;
  createdBefore?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  scope?: InputMaybe<ScopeInput>;
  statuses?: InputMaybe<Array<ImageStatus>>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryLifecycleArgs = {
  lifecycleExecutionId: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryLifecyclePoliciesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryLifecyclePolicyArgs = {
  lifecyclePolicyArn: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryTransferExecutionArgs = {
  executionId: Scalars['String']['input'];
  scope?: InputMaybe<ScopeInput>;
  workflowId: Scalars['String']['input'];
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryTransferExecutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  fileName?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
  startedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  startedBefore?: InputMaybe<Scalars['DateTime']['input']>;
  userName?: InputMaybe<Scalars['String']['input']>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryTransferServerArgs = {
  scope?: InputMaybe<ScopeInput>;
  serverId: Scalars['String']['input'];
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryTransferWorkflowArgs = {
  scope?: InputMaybe<ScopeInput>;
  workflowId: Scalars['String']['input'];
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryTransferWorkflowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryWaitingWorkflowStepsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  scope?: InputMaybe<ScopeInput>;
};


/**
 * Root of all queries.
 *
 * A look-up by ID, name or ARN checks AWS or the cache even when only `id` is selected, so null without an error means
 * that AWS does not know the object. A look-up of an execution that AWS does not know returns what the history of the gateway has,
 * with `origin: HISTORY`; null means that neither knows it. When AWS does not know it and the history cannot be read, the field is
 * null with an `UPSTREAM_UNAVAILABLE` error. A nullable field is null when AWS returns no value for it. It is also null, with an
 * entry in `errors`, when its AWS call fails. The AWS calls in descriptions are upper bounds without retries. Cached data
 * costs no call, and one call serves all fields of a request that need it.
 *
 * A look-up of an execution by AWS IDs without `scope` finds it in any of `Query.scopes`. It costs no call when the execution is
 * cached, or has ended and the history has what is selected. It costs one call when the history knows its scope. Otherwise the first
 * scope is asked, then the next 4, 16 and so on, until one knows the execution: at most one call per scope, within the call budget. A
 * Transfer execution that has ended costs more in each of them, since its log is searched (see `transferExecution`). If none knows it and one of them failed, the field is null with that error.
 *
 * A caller sees only what its roles allow. A scope of which they allow nothing is refused like one that is not configured. A
 * kind that they do not allow in a scope is null with a `FORBIDDEN` error, and in a list its source is `FAILED` in `coverage`.
 */
export type QueryWorkflowStepArgs = {
  scope?: InputMaybe<ScopeInput>;
  stepExecutionId: Scalars['String']['input'];
};

/** A region in which the distribution or configuration of an image failed. */
export type RegionFailure = {
  __typename?: 'RegionFailure';
  /** Error message of the region, without secrets, as in `LogEvent`. */
  errorMessage?: Maybe<Scalars['String']['output']>;
  /**
   * Step of the configuration that failed: ASSOCIATE_LICENSES, UPDATE_LAUNCH_TEMPLATES, PUT_SSM_PARAMETERS,
   * UPDATE_FAST_LAUNCH_CONFIGURATIONS, EXPORT_AMI, or a newer value. Null when copying the image to the region failed.
   */
  imageConfigurationStep?: Maybe<Scalars['String']['output']>;
  /** Region code. */
  region?: Maybe<Scalars['String']['output']>;
  /** Status: FAILED, CANCELLED, TIMED_OUT, or a newer value. */
  status?: Maybe<Scalars['String']['output']>;
  /** ID of the account that the image is distributed to: 12 digits. */
  targetAccountId?: Maybe<Scalars['String']['output']>;
};

/**
 * Why an execution failed. Texts come from AWS and from programs; secrets in them are replaced by `[redacted]`, as in `LogEvent`. Callers
 * who may not see sensitive fields get what AWS's messages say, without outputs and logs.
 */
export type RootCause = {
  __typename?: 'RootCause';
  /** Action that failed: that of the component's step, of the step, or of the lifecycle run. Null where none is known. */
  action?: Maybe<Scalars['String']['output']>;
  /** ARN of the component that failed, or ID of the first resource that a lifecycle run failed on. Null where there is none. */
  component?: Maybe<Scalars['String']['output']>;
  /** Lines of the output around the one that says why, mostly the last ones, at most 2048 bytes. Null where no output is known. */
  excerpt?: Maybe<Scalars['String']['output']>;
  /**
   * URL of the log in the console of CloudWatch Logs, where the step or the execution has one. Costs what `logUrl` of the step or the
   * Transfer execution costs.
   */
  logUrl?: Maybe<Scalars['URL']['output']>;
  /** AWS's message, cut after 2048 characters. Null where there is none. */
  message?: Maybe<Scalars['String']['output']>;
  /** Why further sources could not be read: an error code and words. Empty where nothing is missing. */
  missing: Array<Scalars['String']['output']>;
  /** Phase of the component: build, validate or test. Null where none is known. */
  phase?: Maybe<Scalars['String']['output']>;
  /** AWS operations that the cause rests on, such as `imagebuilder:ListWorkflowStepExecutions`. Answers may come from the cache. */
  sources: Array<Scalars['String']['output']>;
  /** Name of the step that failed; of a Transfer execution, its type where it has no name. Null where no step is known. */
  step?: Maybe<Scalars['String']['output']>;
  /** One line of at most 300 characters that names what failed and why. Costs no further AWS call. */
  summary: Scalars['String']['output'];
};

/** Settings for the export of an image to S3. */
export type S3ExportConfiguration = {
  __typename?: 'S3ExportConfiguration';
  /** Format of the exported image: VMDK, RAW, VHD, or a newer value. */
  diskImageFormat?: Maybe<Scalars['String']['output']>;
  /** Name of the IAM role that writes to S3. */
  roleName?: Maybe<Scalars['String']['output']>;
  /** Name of the bucket. */
  s3Bucket?: Maybe<Scalars['String']['output']>;
  /** Prefix of the object keys. Null when there is none. */
  s3Prefix?: Maybe<Scalars['String']['output']>;
};

/** One AWS account in one region that the gateway can read. */
export type Scope = {
  __typename?: 'Scope';
  /** AWS account ID: 12 digits. */
  accountId: Scalars['String']['output'];
  /** Outcome of recent AWS calls to the scope, in this gateway process. Costs no AWS call. */
  health: ScopeHealth;
  /** AWS partition of the region: `aws`, `aws-cn`, `aws-us-gov`, or another one. */
  partition: Scalars['String']['output'];
  /** AWS region code: `us-east-1`. */
  region: Scalars['String']['output'];
};

/** How much of one scope was read for a list. */
export type ScopeCoverage = {
  __typename?: 'ScopeCoverage';
  /** Fetch time of the oldest AWS response used. Null when none was used. */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Why the scope is not complete: an error code, a colon and a message, `UPSTREAM_FORBIDDEN: …`. Null when `COMPLETE`. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Account and region. */
  scope: Scope;
  /** How much of the scope was read. */
  state: CoverageState;
};

/** Outcome of the AWS calls that this gateway process made to a scope. Costs no AWS call. */
export type ScopeHealth = {
  __typename?: 'ScopeHealth';
  /** Whether the gateway has valid credentials for the scope. */
  credentials: CredentialsState;
  /** When AWS last answered a call to the scope. Null when it has answered none since the process started. */
  lastAnswerAt?: Maybe<Scalars['DateTime']['output']>;
  /** Permission that was missing in the last denied call: `imagebuilder:GetImage`. Null when `lastRefusalAt` is. */
  lastRefusal?: Maybe<Scalars['String']['output']>;
  /**
   * When AWS last denied a call to the scope because of a missing permission. Null when it has denied none, and for callers who
   * may not see all kinds of execution in the scope.
   */
  lastRefusalAt?: Maybe<Scalars['DateTime']['output']>;
  /** When AWS last throttled a call to the scope. Null when it has throttled none. */
  lastThrottlingAt?: Maybe<Scalars['DateTime']['output']>;
};

/** Selects the first of `Query.scopes` that matches every member given. `FORBIDDEN` when no scope matches. */
export type ScopeInput = {
  /** AWS account ID: 12 digits. */
  accountId?: InputMaybe<Scalars['String']['input']>;
  /** AWS region code: `us-east-1`. */
  region?: InputMaybe<Scalars['String']['input']>;
};

/** Numbers of vulnerability findings by severity. */
export type SeverityCounts = {
  __typename?: 'SeverityCounts';
  /** All findings, including those of low severity. */
  all?: Maybe<Scalars['SafeInt']['output']>;
  /** Findings of critical severity. */
  critical?: Maybe<Scalars['SafeInt']['output']>;
  /** Findings of high severity. */
  high?: Maybe<Scalars['SafeInt']['output']>;
  /** Findings of medium severity. */
  medium?: Maybe<Scalars['SafeInt']['output']>;
};

/** How much of one source was read. A source is all executions of one kind in one scope. */
export type SourceCoverage = {
  __typename?: 'SourceCoverage';
  /**
   * Fetch time of the oldest AWS response used: how old the source may be. A list that cannot change any more counts with the
   * time when it was read. Null when none was used.
   */
  asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Kind of execution. */
  kind: ExecutionKind;
  /**
   * Number of parents whose executions were all read. Parents are images, lifecycle policies, Transfer workflows or
   * blueprints. The parents of steps are workflow executions. Null when nothing in the source can match the filter.
   */
  parentsSeen?: Maybe<Scalars['Int']['output']>;
  /**
   * Number of parents in the source. Null when their list was not fully read, or when nothing in the source can match the
   * filter.
   */
  parentsTotal?: Maybe<Scalars['Int']['output']>;
  /** Why the source is not complete: an error code, a colon and a message, `UPSTREAM_FORBIDDEN: …`. Null when `COMPLETE`. */
  reason?: Maybe<Scalars['String']['output']>;
  /** Account and region of the source. */
  scope: Scope;
  /** How much of the source was read. */
  state: CoverageState;
};

/** A Systems Manager parameter that is set to the AMI ID. */
export type SsmParameterConfiguration = {
  __typename?: 'SsmParameterConfiguration';
  /** ID of the account that owns the parameter: 12 digits. */
  amiAccountId?: Maybe<Scalars['String']['output']>;
  /** Data type of the parameter: `aws:ec2:image`, `text`, or a newer value. */
  dataType?: Maybe<Scalars['String']['output']>;
  /** Name of the parameter. */
  parameterName?: Maybe<Scalars['String']['output']>;
};

/** What made AWS start an execution, as far as AWS returns it. */
export type StartedBy = {
  __typename?: 'StartedBy';
  /** Kind of the cause. */
  kind: StartedByKind;
  /**
   * Name of the person or program. For `UPLOAD`, the user who uploaded the file. For `USER`, the value of the image's tag
   * `execution-gateway:started-by`, which a gateway sets on the builds that it starts; everyone who may tag the image can set it too.
   * Gateways do not start builds yet. Null when AWS returns none, and for other kinds.
   */
  name?: Maybe<Scalars['String']['output']>;
  /**
   * What the cause belongs to. For an image build, the ARN of its pipeline, null when it has none. For `POLICY`, the ARN of the
   * lifecycle policy. For `UPLOAD`, the ID of the Transfer server. Otherwise null.
   */
  source?: Maybe<Scalars['String']['output']>;
};

/** Kinds of causes of an execution. */
export type StartedByKind =
  /** The import of an image (`buildType` IMPORT or IMPORT_ISO). */
  | 'IMPORT'
  /** A lifecycle policy. */
  | 'POLICY'
  /** The schedule of an image pipeline (`buildType` SCHEDULED). */
  | 'SCHEDULE'
  /** The upload of a file to a Transfer Family server. */
  | 'UPLOAD'
  /** A person or program requested it from Image Builder (`buildType` USER_INITIATED, or a lifecycle run without a policy). */
  | 'USER';

/** How executions are grouped for statistics. */
export type StatisticsGroup =
  /** By the day of `startedAt` in UTC: `2026-11-27`. */
  | 'DAY'
  /** By `ExecutionKind`. */
  | 'KIND'
  /** By the name of the workflow, step, lifecycle policy or blueprint, or the ID of the Transfer workflow. */
  | 'NAME'
  /** By account and region: `111122223333/us-east-1`. */
  | 'SCOPE'
  /** By `ExecutionStatus`. */
  | 'STATUS';

/** A change of the status of an execution, as the gateway has seen it. */
export type StatusChange = {
  __typename?: 'StatusChange';
  /** When AWS first returned the new status. The change itself was earlier, and later than the answer before. */
  at: Scalars['DateTime']['output'];
  /** Status in the answer of AWS before. */
  previousStatus: ExecutionStatus;
  /** The new status. */
  status: ExecutionStatus;
};

/**
 * Root of all subscriptions. A stream reports each change that AWS has shown to any gateway with the same history, once, in order for each
 * execution. What begins and ends between two reads of AWS is not seen. A stream makes no call to wait: executions and lists that several
 * streams are about are read once for all of them, seldom at first and every few seconds near the expected end, at background priority.
 *
 * An invalid argument, an unknown execution and missing rights are errors before the stream begins. After that, a field that cannot be
 * resolved is null in its event, and the stream goes on.
 */
export type Subscription = {
  __typename?: 'Subscription';
  /**
   * Events of one execution. Begins with a `SNAPSHOT`, or with `after` with what followed that event. Completes after the execution has ended:
   * behind `ENDED`, or behind the `SNAPSHOT` of one that has ended. Costs what `Query.execution` costs, and about one AWS call per read while the
   * execution is in progress.
   */
  executionChanged: ExecutionEvent;
  /**
   * Events of all executions that match. Begins with a `SNAPSHOT` of each one that matches and is in progress, the 100 that started last at most,
   * newest first; or with `after` with what followed that event. A change of status is an event when the status before or after it matches. Does
   * not complete. Costs at first what `Query.executions` costs, and then the reads of lists that may have changed.
   */
  executionsChanged: ExecutionEvent;
};


/**
 * Root of all subscriptions. A stream reports each change that AWS has shown to any gateway with the same history, once, in order for each
 * execution. What begins and ends between two reads of AWS is not seen. A stream makes no call to wait: executions and lists that several
 * streams are about are read once for all of them, seldom at first and every few seconds near the expected end, at background priority.
 *
 * An invalid argument, an unknown execution and missing rights are errors before the stream begins. After that, a field that cannot be
 * resolved is null in its event, and the stream goes on.
 */
export type SubscriptionExecutionChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};


/**
 * Root of all subscriptions. A stream reports each change that AWS has shown to any gateway with the same history, once, in order for each
 * execution. What begins and ends between two reads of AWS is not seen. A stream makes no call to wait: executions and lists that several
 * streams are about are read once for all of them, seldom at first and every few seconds near the expected end, at background priority.
 *
 * An invalid argument, an unknown execution and missing rights are errors before the stream begins. After that, a field that cannot be
 * resolved is null in its event, and the stream goes on.
 */
export type SubscriptionExecutionsChangedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ExecutionFilter>;
};

/** Settings of the Systems Manager agent. */
export type SystemsManagerAgent = {
  __typename?: 'SystemsManagerAgent';
  /** Whether the agent is removed before the image is created. */
  uninstallAfterBuild?: Maybe<Scalars['Boolean']['output']>;
};

/** A container repository. */
export type TargetContainerRepository = {
  __typename?: 'TargetContainerRepository';
  /** Name of the repository. */
  repositoryName?: Maybe<Scalars['String']['output']>;
  /** Service that hosts the repository: ECR, or a newer value. */
  service?: Maybe<Scalars['String']['output']>;
};

/** Settings of a step that copies the file. */
export type TransferCopyStepDetails = {
  __typename?: 'TransferCopyStepDetails';
  /** Location of the copy. */
  destinationFileLocation?: Maybe<TransferInputFileLocation>;
  /** Name of the step. */
  name?: Maybe<Scalars['String']['output']>;
  /** TRUE when the step replaces a file with the same name. FALSE when the step fails in that case. */
  overwriteExisting?: Maybe<Scalars['String']['output']>;
  /** Input file: `${previous.file}` (output of the previous step) or `${original.file}` (the uploaded file). */
  sourceFileLocation?: Maybe<Scalars['String']['output']>;
};

/** Settings of a step that calls a Lambda function. */
export type TransferCustomStepDetails = {
  __typename?: 'TransferCustomStepDetails';
  /** Name of the step. */
  name?: Maybe<Scalars['String']['output']>;
  /** Input file: `${previous.file}` (output of the previous step) or `${original.file}` (the uploaded file). */
  sourceFileLocation?: Maybe<Scalars['String']['output']>;
  /** ARN of the Lambda function. */
  target?: Maybe<Scalars['String']['output']>;
  /** Time limit of the step, in seconds, 1 to 1800. */
  timeoutSeconds?: Maybe<Scalars['Int']['output']>;
};

/** Settings of a step that decrypts the file. */
export type TransferDecryptStepDetails = {
  __typename?: 'TransferDecryptStepDetails';
  /** Location of the decrypted file. */
  destinationFileLocation?: Maybe<TransferInputFileLocation>;
  /** Name of the step. */
  name?: Maybe<Scalars['String']['output']>;
  /** TRUE when the step replaces a file with the same name. FALSE when the step fails in that case. */
  overwriteExisting?: Maybe<Scalars['String']['output']>;
  /** Input file: `${previous.file}` (output of the previous step) or `${original.file}` (the uploaded file). */
  sourceFileLocation?: Maybe<Scalars['String']['output']>;
  /** Type of encryption: PGP, or a newer value. */
  type?: Maybe<Scalars['String']['output']>;
};

/** Settings of a step that deletes the file. */
export type TransferDeleteStepDetails = {
  __typename?: 'TransferDeleteStepDetails';
  /** Name of the step. */
  name?: Maybe<Scalars['String']['output']>;
  /** Input file: `${previous.file}` (output of the previous step) or `${original.file}` (the uploaded file). */
  sourceFileLocation?: Maybe<Scalars['String']['output']>;
};

/** A file in EFS. */
export type TransferEfsFileLocation = {
  __typename?: 'TransferEfsFileLocation';
  /** ID or ARN of the file system. */
  fileSystemId?: Maybe<Scalars['String']['output']>;
  /** Path in the file system. */
  path?: Maybe<Scalars['String']['output']>;
};

/** Network endpoint of a server. */
export type TransferEndpointDetails = {
  __typename?: 'TransferEndpointDetails';
  /** Allocation IDs of the Elastic IP addresses. Null without access from the internet. */
  addressAllocationIds?: Maybe<Array<Scalars['String']['output']>>;
  /** IDs of the security groups. */
  securityGroupIds?: Maybe<Array<Scalars['String']['output']>>;
  /** IDs of the subnets. */
  subnetIds?: Maybe<Array<Scalars['String']['output']>>;
  /** ID of the VPC endpoint. */
  vpcEndpointId?: Maybe<Scalars['String']['output']>;
  /** ID of the VPC. */
  vpcId?: Maybe<Scalars['String']['output']>;
};

/**
 * One execution of a Transfer Family workflow for one uploaded file (DescribeExecution, ListExecutions). AWS's API returns only
 * executions in progress. How one has ended is only in CloudWatch Logs: the gateway reads it there (setting `logs.transferDays`), and
 * the execution has the origin `LOG`. Otherwise, the history has the state that the API returned last before it ended.
 */
export type TransferExecution = Execution & Node & {
  __typename?: 'TransferExecution';
  /**
   * Changes of `status` between answers of AWS, oldest first: the last 100 at most. Empty when the history has seen only one status.
   * Null only with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  changes?: Maybe<Array<StatusChange>>;
  /** Always null: no console page of a Transfer execution is known. `server { consoleUrl }` has a page. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** Seconds from `startedAt` to `endedAt`; of an execution in progress, to now. Null when one of the times is missing. Costs no AWS call. */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** Time of the line ExecutionCompleted or ExecutionErrored. Null when the log has none, and unless `origin` is `LOG`. Costs no AWS call. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** ID of the execution: a UUID. AWS finds it only together with `workflowId`. */
  executionId: Scalars['String']['output'];
  /** ARN of the IAM role that the execution assumes. Costs one DescribeExecution when the execution comes from a list. */
  executionRole?: Maybe<Scalars['String']['output']>;
  /**
   * How long executions with the same kind, scope and name took. The name is that of the workflow, step, policy or blueprint. Up to a
   * minute old. Null when the history has no such execution that succeeded with a start and an end, as for Transfer executions, or
   * with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  expectedDurationSeconds?: Maybe<ExpectedDuration>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /**
   * When AWS first returned the execution to a gateway with this history: a time of the gateway, not of AWS. Equals `fetchedAt` when
   * the history has no earlier answer, or cannot be read. Costs no AWS call of its own.
   */
  firstSeenAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region, `workflowId` and `executionId`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /** Location of the file when the execution started. */
  initialFileLocation?: Maybe<TransferFileLocation>;
  /**
   * Whether the execution is in progress, and its `durationSeconds` exceeds `expectedDurationSeconds { p95 }`. False when it is not in
   * progress. Null when the expectation is based on fewer than 5 executions, when the status is `UNKNOWN`, when `startedAt` is null, or
   * when AWS no longer knows an execution in progress. Also null with an error, when the history cannot be read. Costs no AWS call of
   * its own.
   */
  isOverdue?: Maybe<Scalars['Boolean']['output']>;
  /**
   * When AWS last returned the execution: a time of the gateway, not of AWS. With `origin: HISTORY`, the execution was in the
   * state `rawStatus` then, and has ended since if its `status` is `UNKNOWN`. Equals `fetchedAt` when the history has no later
   * answer, or cannot be read. Costs no AWS call of its own.
   */
  lastSeenAt: Scalars['DateTime']['output'];
  /**
   * URL of the log group of the execution in the console of CloudWatch Logs. Null outside of the partitions aws, aws-cn and aws-us-gov. AWS does not
   * document the form of such URLs. Costs one DescribeWorkflow per workflow, or one DescribeExecution for an execution from a list.
   */
  logUrl?: Maybe<Scalars['URL']['output']>;
  /** Where the execution writes its logs. Costs one DescribeExecution when the execution comes from a list. */
  loggingConfiguration?: Maybe<TransferLoggingConfiguration>;
  /**
   * Lines of the execution in the log of its server, or in that of its workflow. With `filter`, AWS filters all lines of the user and the workflow, and the gateway selects those of the execution. A page is filled from at most 10 pages of AWS. Then it may have fewer events, also none, and `endCursor` is where to
   * continue. Null when there is no such log group or stream: no line was written, the role may not write logs, or the log was
   * deleted. Lines that are older than the retention of the group are missing. UPSTREAM_ERROR for a group of the class
   * INFREQUENT_ACCESS, which cannot be read. Costs one FilterLogEvents per page of AWS, of up to 1000 events and 1 MB, and one DescribeWorkflow per workflow, or one DescribeExecution for an execution from a list.
   */
  logs?: Maybe<LogEventConnection>;
  /**
   * Whether AWS's API still knows the execution, and otherwise whether it comes from the log. From a list under an object that AWS no
   * longer knows, never `AWS`. Costs no AWS call of its own.
   */
  origin: ExecutionOrigin;
  /** POSIX identity for files in EFS. Null for S3. Costs one DescribeExecution when the execution comes from a list. */
  posixProfile?: Maybe<TransferPosixProfile>;
  /**
   * Status as Transfer returns it: IN_PROGRESS, COMPLETED, EXCEPTION, HANDLING_EXCEPTION, or a newer value. When AWS's API no longer knows the
   * execution and the log has no line of the end, the last one that the API returned.
   */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /** Results of the steps so far. Costs one DescribeExecution when the execution comes from a list. */
  results?: Maybe<TransferExecutionResults>;
  /**
   * Why the execution failed: its first failed step, and what became of the exception handling. Null unless it failed,
   * also while exceptions are handled. Costs one DescribeExecution for an execution from a list. Without it, results in the history
   * and lines of the log are used.
   */
  rootCause?: Maybe<RootCause>;
  /** Account and region of the execution. Costs no AWS call. */
  scope: Scope;
  /**
   * Server that received the file. Null when AWS returns no server ID, or when Transfer does not know the server. Costs
   * one DescribeServer per server, unless only `id`, `scope`, `fetchedAt`, `serverId` and `consoleUrl` are selected.
   */
  server?: Maybe<TransferServer>;
  /** User, server and session of the upload. */
  serviceMetadata?: Maybe<TransferServiceMetadata>;
  /**
   * Time of the line ExecutionStarted in the log: AWS's API returns no times. Of an execution in progress, only `executions` and
   * `transferExecutions` have it, when the gateway has read the line. Otherwise null. Costs no AWS call.
   */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** The upload of the file, and its user. Null when AWS returns no `serviceMetadata`. Costs no AWS call of its own. */
  startedBy?: Maybe<StartedBy>;
  /**
   * Status in the vocabulary shared by all services: IN_PROGRESS is `RUNNING`, HANDLING_EXCEPTION is `ROLLING_BACK`, EXCEPTION is
   * `FAILED`, COMPLETED is `SUCCEEDED`. AWS's API does not return an execution that has ended: with `origin: LOG`, the line
   * ExecutionCompleted is `SUCCEEDED`, and ExecutionErrored is `FAILED`. `UNKNOWN` when AWS returns none, or one that the gateway does not
   * know, when the log has no line of the end and the API returned none, and when AWS no longer knows the execution, it had not ended, and the log was not read.
   */
  status: ExecutionStatus;
  /**
   * Message of the first error in `results.steps`, or else in `results.onExceptionSteps`, without secrets. Null without an error. With `origin: LOG` and
   * the status `UNKNOWN`, why it is not known: `ended, no end was logged`, or `no end was logged so far` while AWS's API may know the
   * execution. Costs one DescribeExecution when the execution comes from a list of AWS.
   */
  statusReason?: Maybe<Scalars['String']['output']>;
  /**
   * Workflow of the execution. Null when Transfer does not know it. Costs one DescribeWorkflow per workflow, unless only
   * `id`, `scope`, `fetchedAt`, `workflowId` and `executions` are selected.
   */
  workflow?: Maybe<TransferWorkflow>;
  /** ID of the workflow: `w-` and 17 letters or digits. */
  workflowId: Scalars['String']['output'];
};


/**
 * One execution of a Transfer Family workflow for one uploaded file (DescribeExecution, ListExecutions). AWS's API returns only
 * executions in progress. How one has ended is only in CloudWatch Logs: the gateway reads it there (setting `logs.transferDays`), and
 * the execution has the origin `LOG`. Otherwise, the history has the state that the API returned last before it ended.
 */
export type TransferExecutionLogsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  contains?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * One execution of a Transfer Family workflow for one uploaded file (DescribeExecution, ListExecutions). AWS's API returns only
 * executions in progress. How one has ended is only in CloudWatch Logs: the gateway reads it there (setting `logs.transferDays`), and
 * the execution has the origin `LOG`. Otherwise, the history has the state that the API returned last before it ended.
 */
export type TransferExecutionRootCauseArgs = {
  fetch?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of Transfer executions. */
export type TransferExecutionConnection = {
  __typename?: 'TransferExecutionConnection';
  /** Executions of this page, with cursors. */
  edges: Array<TransferExecutionEdge>;
  /**
   * How much was read of the log groups that may have lines of the workflow's executions: that of the workflow, or those of the servers of its
   * account and region. Executions of a group that is not `COMPLETE` may be missing anywhere behind those in progress. Empty for a page that
   * ends before these, when `statuses` selects none that have ended, when AWS does not know the workflow, and with the setting
   * `logs.transferDays: 0`.
   */
  logCoverage: Array<LogCoverage>;
  /** Executions of this page, without cursors. */
  nodes: Array<TransferExecution>;
  /**
   * Cursors of this page, and whether another page follows. `hasNextPage` is also true when a log group was not fully read for a temporary
   * reason. If such a page is empty, `endCursor` is the `after` of the request, or a position behind those in progress.
   */
  pageInfo: PageInfo;
};

/** A Transfer execution and its cursor. */
export type TransferExecutionEdge = {
  __typename?: 'TransferExecutionEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The execution. */
  node: TransferExecution;
};

/** Error of a step. */
export type TransferExecutionError = {
  __typename?: 'TransferExecutionError';
  /** Error message from Transfer, without secrets, as in `LogEvent`. */
  message?: Maybe<Scalars['String']['output']>;
  /**
   * Type of error: PERMISSION_DENIED, CUSTOM_STEP_FAILED, THROTTLED, ALREADY_EXISTS, NOT_FOUND, BAD_REQUEST, TIMEOUT,
   * INTERNAL_SERVER_ERROR, or a newer value.
   */
  type?: Maybe<Scalars['String']['output']>;
};

/** Results of the steps of an execution so far. */
export type TransferExecutionResults = {
  __typename?: 'TransferExecutionResults';
  /**
   * Results of the steps that ran because one of `steps` failed, in the same order. With `origin: LOG`, those are the steps with a name that
   * only `TransferWorkflow.onExceptionSteps` has, and all that began after the first error. Null when none ran.
   */
  onExceptionSteps?: Maybe<Array<TransferExecutionStepResult>>;
  /**
   * Results of the steps that ran, in the order of the workflow. With `origin: LOG`, in the order in which they ran, as far as the log has a
   * line of them.
   */
  steps?: Maybe<Array<TransferExecutionStepResult>>;
};

/** Result of one step of an execution. */
export type TransferExecutionStepResult = {
  __typename?: 'TransferExecutionStepResult';
  /**
   * Step of the workflow at the same position; that with the same name for a step that only the log has. Null when there is none. Costs one
   * DescribeWorkflow per workflow.
   */
  definition?: Maybe<TransferWorkflowStep>;
  /** When the step ended, likewise. Null as well when it has not ended. Costs no AWS call. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Error of the step. Null when there is none. */
  error?: Maybe<TransferExecutionError>;
  /**
   * Name of the step in the workflow. Null when the workflow gives it no name. Costs one DescribeWorkflow per workflow; with
   * `origin: LOG`, none for a step that the log has.
   */
  name?: Maybe<Scalars['String']['output']>;
  /**
   * Outputs of the step, as parsed JSON, up to 64 KiB. Null when there are none. The log has none: with `origin: LOG`, those that
   * DescribeExecution returned before, where the history stores them.
   */
  outputs?: Maybe<Scalars['JSON']['output']>;
  /** When the step started. Null unless the execution has the origin `LOG`, and when the log lacks the line. Costs no AWS call. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Type of step: COPY, CUSTOM, TAG, DELETE, DECRYPT, or a newer value. */
  stepType?: Maybe<Scalars['String']['output']>;
};

/** Location of a file in S3 or in EFS. The other one is null. */
export type TransferFileLocation = {
  __typename?: 'TransferFileLocation';
  /** File in EFS. */
  efsFileLocation?: Maybe<TransferEfsFileLocation>;
  /** Object in S3. */
  s3FileLocation?: Maybe<TransferS3FileLocation>;
};

/** Settings of the identity provider. */
export type TransferIdentityProviderDetails = {
  __typename?: 'TransferIdentityProviderDetails';
  /** ID of the directory. Null for another identity provider. */
  directoryId?: Maybe<Scalars['String']['output']>;
  /** ARN of the Lambda function. Null for another identity provider. */
  function?: Maybe<Scalars['String']['output']>;
  /** ARN of the IAM role that calls the API. */
  invocationRole?: Maybe<Scalars['String']['output']>;
  /** How SFTP users authenticate: PASSWORD, PUBLIC_KEY, PUBLIC_KEY_OR_PASSWORD, PUBLIC_KEY_AND_PASSWORD, or a newer value. */
  sftpAuthenticationMethods?: Maybe<Scalars['String']['output']>;
  /** URL of the API that authenticates users. Null for another identity provider. */
  url?: Maybe<Scalars['String']['output']>;
};

/** Destination of a step's file, in S3 or in EFS. The other one is null. */
export type TransferInputFileLocation = {
  __typename?: 'TransferInputFileLocation';
  /** Location in EFS. */
  efsFileLocation?: Maybe<TransferEfsFileLocation>;
  /** Location in S3. */
  s3FileLocation?: Maybe<TransferS3InputFileLocation>;
};

/** Where an execution writes its logs. */
export type TransferLoggingConfiguration = {
  __typename?: 'TransferLoggingConfiguration';
  /** Name of the log group in CloudWatch Logs: `/aws/transfer/s-…`. */
  logGroupName?: Maybe<Scalars['String']['output']>;
  /** ARN of the IAM role that writes to CloudWatch Logs. */
  loggingRole?: Maybe<Scalars['String']['output']>;
};

/** A POSIX identity for files in EFS. */
export type TransferPosixProfile = {
  __typename?: 'TransferPosixProfile';
  /** Group ID, 0 to 4294967295. */
  gid?: Maybe<Scalars['SafeInt']['output']>;
  /** Secondary group IDs. Null when there are none. */
  secondaryGids?: Maybe<Array<Scalars['SafeInt']['output']>>;
  /** User ID, 0 to 4294967295. */
  uid?: Maybe<Scalars['SafeInt']['output']>;
};

/** Settings of single protocols. */
export type TransferProtocolDetails = {
  __typename?: 'TransferProtocolDetails';
  /** Transports of AS2 messages: HTTP, or newer values. */
  as2Transports?: Maybe<Array<Scalars['String']['output']>>;
  /** IPv4 address that the server gives to FTP and FTPS clients in passive mode, or `AUTO`. */
  passiveIp?: Maybe<Scalars['String']['output']>;
  /** How connections through a proxy are accepted. Null when AWS returns none. */
  proxyConfig?: Maybe<TransferProxyConfig>;
  /** Result of SETSTAT on S3: DEFAULT (fails), ENABLE_NO_OP (succeeds without effect), or a newer value. */
  setStatOption?: Maybe<Scalars['String']['output']>;
  /** Whether FTPS sessions are resumed: DISABLED, ENABLED, ENFORCED, or a newer value. */
  tlsSessionResumptionMode?: Maybe<Scalars['String']['output']>;
};

/** How connections through a proxy are accepted. */
export type TransferProxyConfig = {
  __typename?: 'TransferProxyConfig';
  /** Whether SFTP connections need a proxy header: NONE, PROXY_PROTOCOL_V2_ENFORCED, or a newer value. */
  sftpMode?: Maybe<Scalars['String']['output']>;
};

/** An object in S3. */
export type TransferS3FileLocation = {
  __typename?: 'TransferS3FileLocation';
  /** Name of the bucket. */
  bucket?: Maybe<Scalars['String']['output']>;
  /** Entity tag of the object: a hash of its content. */
  etag?: Maybe<Scalars['String']['output']>;
  /** Key of the object. */
  key?: Maybe<Scalars['String']['output']>;
  /** Version of the object. Null in a bucket without versioning. */
  versionId?: Maybe<Scalars['String']['output']>;
};

/** Destination of a step's file in S3. */
export type TransferS3InputFileLocation = {
  __typename?: 'TransferS3InputFileLocation';
  /** Name of the bucket. */
  bucket?: Maybe<Scalars['String']['output']>;
  /** Key of the object, or a prefix that ends in `/`. May contain variables such as `${transfer:UserName}`. */
  key?: Maybe<Scalars['String']['output']>;
};

/** Settings for access to S3. */
export type TransferS3StorageOptions = {
  __typename?: 'TransferS3StorageOptions';
  /** Whether directory listings are optimized: ENABLED, DISABLED, or a newer value. */
  directoryListingOptimization?: Maybe<Scalars['String']['output']>;
};

/** A tag that a step sets on an object in S3. */
export type TransferS3Tag = {
  __typename?: 'TransferS3Tag';
  /** Name of the tag. */
  key?: Maybe<Scalars['String']['output']>;
  /** Value of the tag. */
  value?: Maybe<Scalars['String']['output']>;
};

/** A Transfer Family server that receives files over SFTP, FTPS, FTP or AS2 (DescribeServer). */
export type TransferServer = Node & {
  __typename?: 'TransferServer';
  /** ARN of the server. */
  arn?: Maybe<Scalars['String']['output']>;
  /** Source IP addresses of responses to AS2 messages. Null without AS2. */
  as2ServiceManagedEgressIpAddresses?: Maybe<Array<Scalars['String']['output']>>;
  /** ARN of the ACM certificate. Null without FTPS. */
  certificate?: Maybe<Scalars['String']['output']>;
  /** URL of the server's page in the AWS console. Null outside the partition `aws`. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /** Storage of the files: S3, EFS, or a newer value. */
  domain?: Maybe<Scalars['String']['output']>;
  /** Network endpoint of the server. Null for a public one. */
  endpointDetails?: Maybe<TransferEndpointDetails>;
  /** Type of endpoint: PUBLIC, VPC, VPC_ENDPOINT, or a newer value. */
  endpointType?: Maybe<Scalars['String']['output']>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /** SHA-256 fingerprint of the server's host key, in Base64. */
  hostKeyFingerprint?: Maybe<Scalars['String']['output']>;
  /** Global, opaque and stable ID. Encodes the kind, account, region and `serverId`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /** Settings of the identity provider. Null when Transfer manages the users. */
  identityProviderDetails?: Maybe<TransferIdentityProviderDetails>;
  /** Identity provider of the users: SERVICE_MANAGED, API_GATEWAY, AWS_DIRECTORY_SERVICE, AWS_LAMBDA, or a newer value. */
  identityProviderType?: Maybe<Scalars['String']['output']>;
  /** Type of IP addresses: IPV4, DUALSTACK, or a newer value. */
  ipAddressType?: Maybe<Scalars['String']['output']>;
  /** ARN of the IAM role that writes to CloudWatch Logs. Null when there is none. */
  loggingRole?: Maybe<Scalars['String']['output']>;
  /** Text shown after the login. */
  postAuthenticationLoginBanner?: Maybe<Scalars['String']['output']>;
  /** Text shown before the login. */
  preAuthenticationLoginBanner?: Maybe<Scalars['String']['output']>;
  /** Settings of single protocols. */
  protocolDetails?: Maybe<TransferProtocolDetails>;
  /** Protocols of the server: SFTP, FTP, FTPS, AS2, or newer values. */
  protocols?: Maybe<Array<Scalars['String']['output']>>;
  /** Settings for access to S3. Null for EFS. */
  s3StorageOptions?: Maybe<TransferS3StorageOptions>;
  /** Account and region of the server. Costs no AWS call. */
  scope: Scope;
  /** Name of the security policy, which determines the accepted ciphers. */
  securityPolicyName?: Maybe<Scalars['String']['output']>;
  /** ID of the server: `s-` and 17 hexadecimal digits. */
  serverId: Scalars['String']['output'];
  /** State of the server: OFFLINE, ONLINE, STARTING, STOPPING, START_FAILED, STOP_FAILED, or a newer value. */
  state?: Maybe<Scalars['String']['output']>;
  /** ARNs of the log groups for structured (JSON) logs. */
  structuredLogDestinations?: Maybe<Array<Scalars['String']['output']>>;
  /** Tags of the server. */
  tags?: Maybe<Array<TransferTag>>;
  /** Number of users that Transfer manages. 0 with another identity provider. */
  userCount?: Maybe<Scalars['Int']['output']>;
  /** Workflows that run after an upload. Null when there are none. */
  workflowDetails?: Maybe<TransferWorkflowDetails>;
};

/** Information about the session that uploaded a file. */
export type TransferServiceMetadata = {
  __typename?: 'TransferServiceMetadata';
  /** User, server and session. */
  userDetails?: Maybe<TransferUserDetails>;
};

/** A tag of a Transfer Family resource. */
export type TransferTag = {
  __typename?: 'TransferTag';
  /** Name of the tag. */
  key?: Maybe<Scalars['String']['output']>;
  /** Value of the tag. */
  value?: Maybe<Scalars['String']['output']>;
};

/** Settings of a step that tags the file. S3 only. */
export type TransferTagStepDetails = {
  __typename?: 'TransferTagStepDetails';
  /** Name of the step. */
  name?: Maybe<Scalars['String']['output']>;
  /** Input file: `${previous.file}` (output of the previous step) or `${original.file}` (the uploaded file). */
  sourceFileLocation?: Maybe<Scalars['String']['output']>;
  /** Tags that the step sets. */
  tags?: Maybe<Array<TransferS3Tag>>;
};

/** User, server and session that uploaded a file. */
export type TransferUserDetails = {
  __typename?: 'TransferUserDetails';
  /** ID of the server: `s-` and 17 hexadecimal digits. */
  serverId?: Maybe<Scalars['String']['output']>;
  /** ID of the session, as in the server's log. Null when AWS returns none. */
  sessionId?: Maybe<Scalars['String']['output']>;
  /** Name of the user on the server, from any identity provider. */
  userName?: Maybe<Scalars['String']['output']>;
};

/**
 * A Transfer Family workflow: the steps that process each uploaded file (DescribeWorkflow, ListWorkflows). A workflow is
 * immutable: it can be created and deleted, but not changed.
 */
export type TransferWorkflow = Node & {
  __typename?: 'TransferWorkflow';
  /** ARN of the workflow. */
  arn?: Maybe<Scalars['String']['output']>;
  /** Description of the workflow. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /**
   * Executions in progress, in the order AWS returns them; then those that have ended, newest `startedAt` first, as far as the history has
   * them, which takes them from their logs (setting `logs.transferDays`; with 0, only executions in progress). One that ends while a client
   * reads the pages of those in progress may be returned a second time. When Transfer does not know the workflow, those that the history
   * has of it; null when it has none. Costs one ListExecutions per 1000 executions in progress. The first page that reaches those that have
   * ended reads the logs of the scope, as `Query.executions` does.
   */
  executions?: Maybe<TransferExecutionConnection>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region and `workflowId`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /**
   * Steps that run after one of `steps` has failed, in this order. Costs one DescribeWorkflow when the workflow comes from
   * a list.
   */
  onExceptionSteps?: Maybe<Array<TransferWorkflowStep>>;
  /** Account and region of the workflow. Costs no AWS call. */
  scope: Scope;
  /** Steps that process a file, in this order. Costs one DescribeWorkflow when the workflow comes from a list. */
  steps?: Maybe<Array<TransferWorkflowStep>>;
  /**
   * ARNs of the log groups that executions of the workflow are logged to, at most one. Empty or null when they are logged to the group
   * of their server. Costs one DescribeWorkflow when the workflow comes from a list.
   */
  structuredLogDestinations?: Maybe<Array<Scalars['String']['output']>>;
  /** Tags of the workflow. Costs one DescribeWorkflow when the workflow comes from a list. */
  tags?: Maybe<Array<TransferTag>>;
  /** ID of the workflow: `w-` and 17 letters or digits. */
  workflowId: Scalars['String']['output'];
};


/**
 * A Transfer Family workflow: the steps that process each uploaded file (DescribeWorkflow, ListWorkflows). A workflow is
 * immutable: it can be created and deleted, but not changed.
 */
export type TransferWorkflowExecutionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  statuses?: InputMaybe<Array<ExecutionStatus>>;
};

/** A page of Transfer workflows. */
export type TransferWorkflowConnection = {
  __typename?: 'TransferWorkflowConnection';
  /** One row per scope that was read. Items of a scope that is not `COMPLETE` may be missing. */
  coverage: Array<ScopeCoverage>;
  /** Transfer workflows of this page, with cursors. */
  edges: Array<TransferWorkflowEdge>;
  /** Transfer workflows of this page, without cursors. */
  nodes: Array<TransferWorkflow>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** A workflow that runs after an upload, and its role. */
export type TransferWorkflowDetail = {
  __typename?: 'TransferWorkflowDetail';
  /** ARN of the IAM role that the workflow assumes. */
  executionRole?: Maybe<Scalars['String']['output']>;
  /**
   * The workflow. Null when Transfer does not know it. Costs one DescribeWorkflow per workflow, unless only `id`, `scope`,
   * `fetchedAt`, `workflowId` and `executions` are selected.
   */
  workflow?: Maybe<TransferWorkflow>;
  /** ID of the workflow: `w-` and 17 letters or digits. */
  workflowId?: Maybe<Scalars['String']['output']>;
};

/** Workflows that run after an upload. */
export type TransferWorkflowDetails = {
  __typename?: 'TransferWorkflowDetails';
  /** Workflow that runs after an interrupted upload. At most one. */
  onPartialUpload?: Maybe<Array<TransferWorkflowDetail>>;
  /** Workflow that runs after a complete upload. At most one. */
  onUpload?: Maybe<Array<TransferWorkflowDetail>>;
};

/** A Transfer workflow and its cursor. */
export type TransferWorkflowEdge = {
  __typename?: 'TransferWorkflowEdge';
  /** Pass it as `after` to get the items that follow this one. */
  cursor: Scalars['String']['output'];
  /** The Transfer workflow. */
  node: TransferWorkflow;
};

/** One step of a Transfer workflow. Only the details of its own type are set. The others are null. */
export type TransferWorkflowStep = {
  __typename?: 'TransferWorkflowStep';
  /** Settings of a COPY step. */
  copyStepDetails?: Maybe<TransferCopyStepDetails>;
  /** Settings of a CUSTOM step. */
  customStepDetails?: Maybe<TransferCustomStepDetails>;
  /** Settings of a DECRYPT step. */
  decryptStepDetails?: Maybe<TransferDecryptStepDetails>;
  /** Settings of a DELETE step. */
  deleteStepDetails?: Maybe<TransferDeleteStepDetails>;
  /** Settings of a TAG step. */
  tagStepDetails?: Maybe<TransferTagStepDetails>;
  /** Type of step: COPY, CUSTOM, TAG, DELETE, DECRYPT, or a newer value. */
  type?: Maybe<Scalars['String']['output']>;
};

/** Who sends the request, and what they may see and do. */
export type Viewer = {
  __typename?: 'Viewer';
  /** Kinds of execution that the caller may see in at least one of `scopes`, in the order of the enum. */
  kinds: Array<ExecutionKind>;
  /** What else the caller may do, in the order of the enum. */
  permissions: Array<ViewerPermission>;
  /**
   * Roles of the caller that the settings define, in alphabetical order. They add up. Without a policy: all roles that the
   * credentials name, in their order.
   */
  roles: Array<Scalars['String']['output']>;
  /** Scopes of which the caller may see anything, in configured order: the same as `Query.scopes`, at the same cost. */
  scopes: Array<Scope>;
  /**
   * Subject of the token, or name of the API key. Null for a caller without credentials, such as each caller of a gateway
   * without authentication.
   */
  subject?: Maybe<Scalars['String']['output']>;
};

/** Something that a role of the caller allows. */
export type ViewerPermission =
  /** Send documents that are not in the manifest of trusted documents, where other callers may not. */
  | 'ANY_DOCUMENT'
  /** Request the call report: `extensions.upstream`. */
  | 'CALL_REPORT'
  /** Open GraphiQL. */
  | 'GRAPHIQL'
  /** Query the schema: `__schema` and `__type`. */
  | 'INTROSPECTION'
  /** Request data that is newer than the cached one: `Cache-Control: no-cache` or `max-age`. */
  | 'NO_CACHE'
  /** Read the pages of the schema reference. */
  | 'REFERENCE'
  /** See the fields with `@sensitive` of at least one kind in at least one of `scopes`. */
  | 'SENSITIVE_FIELDS';

/** A workflow that builds, tests or distributes images, with its parameters. */
export type WorkflowConfiguration = {
  __typename?: 'WorkflowConfiguration';
  /** What happens when the workflow fails: CONTINUE, ABORT, or a newer value. */
  onFailure?: Maybe<Scalars['String']['output']>;
  /** Name of the group of test workflows that run in parallel. Null outside a group. */
  parallelGroup?: Maybe<Scalars['String']['output']>;
  /** Parameters of the workflow. Null when there are none. */
  parameters?: Maybe<Array<WorkflowParameter>>;
  /** ARN of the workflow. Its version may contain `x`, which means the latest. */
  workflowArn?: Maybe<Scalars['String']['output']>;
};

/** A parameter given to a workflow. */
export type WorkflowParameter = {
  __typename?: 'WorkflowParameter';
  /** Name of the parameter. */
  name?: Maybe<Scalars['String']['output']>;
  /** Values of the parameter. */
  value?: Maybe<Array<Scalars['String']['output']>>;
};

/** A parameter that a workflow accepts. */
export type WorkflowParameterDetail = {
  __typename?: 'WorkflowParameterDetail';
  /** Values used when none are given. Null when the parameter is required. */
  defaultValue?: Maybe<Array<Scalars['String']['output']>>;
  /** Description of the parameter. Null when there is none. */
  description?: Maybe<Scalars['String']['output']>;
  /** Name of the parameter. */
  name?: Maybe<Scalars['String']['output']>;
  /** Type of the value: `string`, `integer`, `boolean` or `stringList`. */
  type?: Maybe<Scalars['String']['output']>;
};

/** Whether a workflow definition is deprecated. */
export type WorkflowState = {
  __typename?: 'WorkflowState';
  /** Reason for the status. Null when AWS returns none. */
  reason?: Maybe<Scalars['String']['output']>;
  /** State of the definition: DEPRECATED, or a newer value. Null when the definition is not deprecated. */
  status?: Maybe<Scalars['String']['output']>;
};

/**
 * One step of an Image Builder workflow execution (GetWorkflowStepExecution, ListWorkflowStepExecutions,
 * ListWaitingWorkflowSteps).
 */
export type WorkflowStep = Execution & Node & {
  __typename?: 'WorkflowStep';
  /** Action that the step performs: `LaunchInstance`, `ExecuteComponents`, `WaitForAction`, … */
  action?: Maybe<Scalars['String']['output']>;
  /**
   * Number of this attempt of the step, from 1. Null when Image Builder returns none. In `waitingWorkflowSteps`, costs one
   * GetWorkflowStepExecution per step, or one ListWorkflowStepExecutions for several steps of one workflow.
   */
  attemptNumber?: Maybe<Scalars['Int']['output']>;
  /**
   * Changes of `status` between answers of AWS, oldest first: the last 100 at most. Empty when the history has seen only one status.
   * Null only with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  changes?: Maybe<Array<StatusChange>>;
  /** Always null: no console page of a step is known. `image { consoleUrl }` has a page. Costs no AWS call. */
  consoleUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * Description of the step in the workflow document. Null when there is none, which is usual. In `waitingWorkflowSteps`,
   * costs one GetWorkflowStepExecution per step, or one ListWorkflowStepExecutions for several steps of one workflow.
   */
  description?: Maybe<Scalars['String']['output']>;
  /**
   * Seconds from `startedAt` to `endedAt`, or to the current time while in progress. Never negative: 0 when AWS's end is
   * before its start. Null when `startedAt` is null. Also null when `endedAt` is null and the execution is not in progress.
   */
  durationSeconds?: Maybe<Scalars['Float']['output']>;
  /** When the step ended. Null while it is in progress or waits. */
  endedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * How long executions with the same kind, scope and name took. The name is that of the workflow, step, policy or blueprint. Up to a
   * minute old. Null when the history has no such execution that succeeded with a start and an end, as for Transfer executions, or
   * with an error, when the history cannot be read. Costs no AWS call of its own.
   */
  expectedDurationSeconds?: Maybe<ExpectedDuration>;
  /** When AWS was asked for this data: it is at least as new. Earlier than the request when the data is cached. Costs no AWS call. */
  fetchedAt: Scalars['DateTime']['output'];
  /**
   * When AWS first returned the execution to a gateway with this history: a time of the gateway, not of AWS. Equals `fetchedAt` when
   * the history has no earlier answer, or cannot be read. Costs no AWS call of its own.
   */
  firstSeenAt: Scalars['DateTime']['output'];
  /** Global, opaque and stable ID. Encodes the kind, account, region and `stepExecutionId`. Costs no AWS call. */
  id: Scalars['ID']['output'];
  /**
   * Image that the step works on. Null when Image Builder does not know it. Costs one GetImage per image, unless only
   * `id`, `scope`, `fetchedAt`, `arn`, `consoleUrl`, `owner`, `workflows` and `lifecycleExecutions` are selected.
   */
  image?: Maybe<Image>;
  /** ARN of the image build version that the step works on. */
  imageBuildVersionArn?: Maybe<Scalars['String']['output']>;
  /**
   * Inputs of the step, as parsed JSON. In a skipped step, references to other steps may be unresolved. In
   * `waitingWorkflowSteps`, costs one GetWorkflowStepExecution per step, or one ListWorkflowStepExecutions for several
   * steps of one workflow.
   */
  inputs?: Maybe<Scalars['JSON']['output']>;
  /**
   * Whether the execution is in progress, and its `durationSeconds` exceeds `expectedDurationSeconds { p95 }`. False when it is not in
   * progress. Null when the expectation is based on fewer than 5 executions, when the status is `UNKNOWN`, when `startedAt` is null, or
   * when AWS no longer knows an execution in progress. Also null with an error, when the history cannot be read. Costs no AWS call of
   * its own.
   */
  isOverdue?: Maybe<Scalars['Boolean']['output']>;
  /**
   * When AWS last returned the execution: a time of the gateway, not of AWS. With `origin: HISTORY`, the execution was in the
   * state `rawStatus` then, and has ended since if its `status` is `UNKNOWN`. Equals `fetchedAt` when the history has no later
   * answer, or cannot be read. Costs no AWS call of its own.
   */
  lastSeenAt: Scalars['DateTime']['output'];
  /**
   * URL of the log stream of the build, while the step ran, in the console of CloudWatch Logs. Null outside of the partitions aws, aws-cn and aws-us-gov, and before the step starts. AWS does not
   * document the form of such URLs. Costs one GetImage per image that is not cached.
   */
  logUrl?: Maybe<Scalars['URL']['output']>;
  /**
   * Log of the image build while the step ran. Has lines of other steps that ran at the same time. Also null before the step starts. A page is filled from at most 10 pages of AWS. Then it may have fewer events, also none, and `endCursor` is where to
   * continue. Null when there is no such log group or stream: no line was written, the role may not write logs, or the log was
   * deleted. Lines that are older than the retention of the group are missing. UPSTREAM_ERROR for a group of the class
   * INFREQUENT_ACCESS, which cannot be read. Costs one FilterLogEvents per page of AWS, of up to 1000 events and 1 MB, and one GetImage per image that is not cached.
   */
  logs?: Maybe<LogEventConnection>;
  /**
   * The most attempts that the step may make. Null when Image Builder returns none. In `waitingWorkflowSteps`, costs one
   * GetWorkflowStepExecution per step, or one ListWorkflowStepExecutions for several steps of one workflow.
   */
  maxAttempts?: Maybe<Scalars['Int']['output']>;
  /**
   * Message of the step, usually the reason for a failure. Null when there is none. In `waitingWorkflowSteps`, costs one
   * GetWorkflowStepExecution per step, or one ListWorkflowStepExecutions for several steps of one workflow.
   */
  message?: Maybe<Scalars['String']['output']>;
  /** Name of the step, unique in the workflow document. */
  name?: Maybe<Scalars['String']['output']>;
  /**
   * What happens when the step fails, as in the workflow document: `Abort`, `Continue`. Costs one GetWorkflowStepExecution
   * when the step comes from a list.
   */
  onFailure?: Maybe<Scalars['String']['output']>;
  /**
   * Whether AWS still knows the execution. From a list under an object that AWS no longer knows, always `HISTORY`. Costs no AWS
   * call of its own.
   */
  origin: ExecutionOrigin;
  /**
   * Outputs of the step, as parsed JSON. For a failed step, often the error. Null when there are none. In
   * `waitingWorkflowSteps`, costs one GetWorkflowStepExecution per step, or one ListWorkflowStepExecutions for several
   * steps of one workflow.
   */
  outputs?: Maybe<Scalars['JSON']['output']>;
  /**
   * Status as Image Builder returns it: PENDING, SKIPPED, RUNNING, COMPLETED, FAILED, CANCELLED, or a newer value. In
   * `waitingWorkflowSteps`, costs one GetWorkflowStepExecution per step, or one ListWorkflowStepExecutions for several
   * steps of one workflow.
   */
  rawStatus?: Maybe<Scalars['String']['output']>;
  /**
   * Status of the step's own roll-back: RUNNING, COMPLETED, SKIPPED, FAILED, or a newer value. Null without a roll-back.
   * In `waitingWorkflowSteps`, costs one GetWorkflowStepExecution per step, or one ListWorkflowStepExecutions for several
   * steps of one workflow.
   */
  rollbackStatus?: Maybe<Scalars['String']['output']>;
  /**
   * Why the step failed, from its outputs, the failure context of its image, and the log of the build. Null unless it
   * failed. Where the outputs of the step lack the reason, costs one GetImage for an image that is not cached, and one
   * FilterLogEvents or more.
   */
  rootCause?: Maybe<RootCause>;
  /** Account and region of the step. Costs no AWS call. */
  scope: Scope;
  /** When the step started. Null before it starts. Equal to `endedAt` for a skipped step. */
  startedAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * What made AWS start the build of the image, by its `buildType`. Null when AWS does not know the image, or for a newer `buildType`.
   * Costs one GetImage per image; none when the image is cached, or was listed and `source` is not selected.
   */
  startedBy?: Maybe<StartedBy>;
  /**
   * Status in the vocabulary shared by all services: COMPLETED is `SUCCEEDED`. A step that waits for an action is `RUNNING`.
   * `UNKNOWN` when AWS returns none, or one that the gateway does not know, and when AWS no longer knows the execution and it had
   * not ended. Costs no AWS call, even in `waitingWorkflowSteps`.
   */
  status: ExecutionStatus;
  /** Same as `message`, at the same cost. */
  statusReason?: Maybe<Scalars['String']['output']>;
  /** Image Builder ID of the step execution: `step-` and a UUID. */
  stepExecutionId: Scalars['String']['output'];
  /** Time limit of the step, in seconds, 0 to 43200. Costs one GetWorkflowStepExecution when the step comes from a list. */
  timeoutSeconds?: Maybe<Scalars['Int']['output']>;
  /**
   * Workflow execution that the step belongs to. Null when Image Builder does not know it. Costs one GetWorkflowExecution
   * per execution. That call is not needed when the step was reached through its workflow, or when only `id`, `scope`,
   * `fetchedAt`, `workflowExecutionId`, `consoleUrl`, `workflowBuildVersionArn`, `imageBuildVersionArn`, `type`,
   * `retried`, `steps`, `image` and `definition` are selected.
   */
  workflow?: Maybe<ImageBuilderWorkflow>;
  /** ARN of the build version of the workflow definition. An AWS-managed workflow has `aws` as the account. */
  workflowBuildVersionArn?: Maybe<Scalars['String']['output']>;
  /** ID of the workflow execution that the step belongs to: `wf-` and a UUID. */
  workflowExecutionId?: Maybe<Scalars['String']['output']>;
};


/**
 * One step of an Image Builder workflow execution (GetWorkflowStepExecution, ListWorkflowStepExecutions,
 * ListWaitingWorkflowSteps).
 */
export type WorkflowStepLogsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  contains?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * One step of an Image Builder workflow execution (GetWorkflowStepExecution, ListWorkflowStepExecutions,
 * ListWaitingWorkflowSteps).
 */
export type WorkflowStepRootCauseArgs = {
  fetch?: InputMaybe<Scalars['Boolean']['input']>;
};

/** A page of workflow steps. */
export type WorkflowStepConnection = {
  __typename?: 'WorkflowStepConnection';
  /**
   * One row per scope that was read. Items of a scope that is not `COMPLETE` may be missing. Empty in a list of one
   * parent. When that list cannot be read, it is null with an entry in `errors`.
   */
  coverage: Array<ScopeCoverage>;
  /** Steps of this page, with cursors. */
  edges: Array<WorkflowStepEdge>;
  /** Steps of this page, without cursors. */
  nodes: Array<WorkflowStep>;
  /** Cursors of this page, and whether another page follows. */
  pageInfo: PageInfo;
};

/** A workflow step and its cursor. */
export type WorkflowStepEdge = {
  __typename?: 'WorkflowStepEdge';
  /** Pass it as `after` to get the items that follow this one. */
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
  Change: ResolverTypeWrapper<VisibleChange>;
  ChangeConnection: ResolverTypeWrapper<Omit<ChangeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ChangeEdge']>, nodes: Array<ResolversTypes['Change']> }>;
  ChangeEdge: ResolverTypeWrapper<Omit<ChangeEdge, 'node'> & { node: ResolversTypes['Change'] }>;
  ChangeKind: ChangeKind;
  ComponentConfiguration: ResolverTypeWrapper<ComponentConfiguration>;
  ComponentFailureContext: ResolverTypeWrapper<ComponentFailureContext>;
  ComponentParameter: ResolverTypeWrapper<ComponentParameter>;
  ContainerDistributionConfiguration: ResolverTypeWrapper<ContainerDistributionConfiguration>;
  ContainerInstanceConfiguration: ResolverTypeWrapper<ContainerInstanceConfiguration>;
  ContainerRecipe: ResolverTypeWrapper<ContainerRecipe>;
  CoverageReason: ResolverTypeWrapper<CoverageReason>;
  CoverageState: CoverageState;
  CoverageSummary: ResolverTypeWrapper<CoverageSummary>;
  CredentialsState: CredentialsState;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DistributionConfiguration: ResolverTypeWrapper<DistributionConfiguration>;
  DistributionFailureContext: ResolverTypeWrapper<DistributionFailureContext>;
  EbsInstanceBlockDeviceSpecification: ResolverTypeWrapper<EbsInstanceBlockDeviceSpecification>;
  Execution: ResolverTypeWrapper<SomeExecution>;
  ExecutionConnection: ResolverTypeWrapper<CoveredConnection>;
  ExecutionCount: ResolverTypeWrapper<ExecutionCount>;
  ExecutionCounts: ResolverTypeWrapper<CountedExecutions>;
  ExecutionEdge: ResolverTypeWrapper<Omit<ExecutionEdge, 'node'> & { node: ResolversTypes['Execution'] }>;
  ExecutionEvent: ResolverTypeWrapper<EventOfExecution>;
  ExecutionEventType: ExecutionEventType;
  ExecutionFilter: ExecutionFilter;
  ExecutionKind: ExecutionKind;
  ExecutionOrder: ExecutionOrder;
  ExecutionOrderField: ExecutionOrderField;
  ExecutionOrigin: ExecutionOrigin;
  ExecutionStatistics: ResolverTypeWrapper<CoveredStatistics>;
  ExecutionStatus: ExecutionStatus;
  ExpectedDuration: ResolverTypeWrapper<ExpectedDuration>;
  FastLaunchConfiguration: ResolverTypeWrapper<FastLaunchConfiguration>;
  FastLaunchLaunchTemplateSpecification: ResolverTypeWrapper<FastLaunchLaunchTemplateSpecification>;
  FastLaunchSnapshotConfiguration: ResolverTypeWrapper<FastLaunchSnapshotConfiguration>;
  FindingsComparison: ResolverTypeWrapper<Omit<FindingsComparison, 'changes'> & { changes: Array<ResolversTypes['Change']> }>;
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
  GroupStatistics: ResolverTypeWrapper<GroupStatistics>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Image: ResolverTypeWrapper<ImageRecord>;
  ImageBuilderWorkflow: ResolverTypeWrapper<ImageBuilderWorkflowRecord>;
  ImageBuilderWorkflowConnection: ResolverTypeWrapper<Omit<ImageBuilderWorkflowConnection, 'edges' | 'nodes'> & { edges: Array<ResolversTypes['ImageBuilderWorkflowEdge']>, nodes: Array<ResolversTypes['ImageBuilderWorkflow']> }>;
  ImageBuilderWorkflowDefinition: ResolverTypeWrapper<ImageBuilderWorkflowDefinitionRecord>;
  ImageBuilderWorkflowEdge: ResolverTypeWrapper<Omit<ImageBuilderWorkflowEdge, 'node'> & { node: ResolversTypes['ImageBuilderWorkflow'] }>;
  ImageComparison: ResolverTypeWrapper<ImagePair>;
  ImageConnection: ResolverTypeWrapper<Omit<ImageConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversTypes['ScopeCoverage']>, edges: Array<ResolversTypes['ImageEdge']>, nodes: Array<ResolversTypes['Image']> }>;
  ImageContainer: ResolverTypeWrapper<ImageContainer>;
  ImageDistribution: ResolverTypeWrapper<ImageDistribution>;
  ImageEdge: ResolverTypeWrapper<Omit<ImageEdge, 'node'> & { node: ResolversTypes['Image'] }>;
  ImageFailureContext: ResolverTypeWrapper<ImageFailureContext>;
  ImageLoggingConfiguration: ResolverTypeWrapper<ImageLoggingConfiguration>;
  ImagePipeline: ResolverTypeWrapper<ImagePipelineRecord>;
  ImagePipelineAutoDisablePolicy: ResolverTypeWrapper<ImagePipelineAutoDisablePolicy>;
  ImagePipelineConnection: ResolverTypeWrapper<Omit<ImagePipelineConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversTypes['ScopeCoverage']>, edges: Array<ResolversTypes['ImagePipelineEdge']>, nodes: Array<ResolversTypes['ImagePipeline']> }>;
  ImagePipelineEdge: ResolverTypeWrapper<Omit<ImagePipelineEdge, 'node'> & { node: ResolversTypes['ImagePipeline'] }>;
  ImagePipelineSchedule: ResolverTypeWrapper<ImagePipelineSchedule>;
  ImagePipelineStatus: ImagePipelineStatus;
  ImageRecipe: ResolverTypeWrapper<ImageRecipe>;
  ImageScanState: ResolverTypeWrapper<ImageScanState>;
  ImageScanningConfiguration: ResolverTypeWrapper<ImageScanningConfiguration>;
  ImageScanningEcrConfiguration: ResolverTypeWrapper<ImageScanningEcrConfiguration>;
  ImageState: ResolverTypeWrapper<ImageState>;
  ImageStatus: ImageStatus;
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
  LogCoverage: ResolverTypeWrapper<CoverageOfLog>;
  LogEvent: ResolverTypeWrapper<LogEvent>;
  LogEventConnection: ResolverTypeWrapper<LogEventConnection>;
  LogEventEdge: ResolverTypeWrapper<LogEventEdge>;
  Node: ResolverTypeWrapper<SomeRecord>;
  OrderDirection: OrderDirection;
  OutputResources: ResolverTypeWrapper<OutputResources>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  PipelineLoggingConfiguration: ResolverTypeWrapper<PipelineLoggingConfiguration>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RegionFailure: ResolverTypeWrapper<RegionFailure>;
  RootCause: ResolverTypeWrapper<RootCause>;
  S3ExportConfiguration: ResolverTypeWrapper<S3ExportConfiguration>;
  SafeInt: ResolverTypeWrapper<Scalars['SafeInt']['output']>;
  Scope: ResolverTypeWrapper<ConfiguredScope>;
  ScopeCoverage: ResolverTypeWrapper<CoverageOfScope>;
  ScopeHealth: ResolverTypeWrapper<ScopeHealth>;
  ScopeInput: ScopeInput;
  SeverityCounts: ResolverTypeWrapper<SeverityCounts>;
  SourceCoverage: ResolverTypeWrapper<CoverageOfSource>;
  SsmParameterConfiguration: ResolverTypeWrapper<SsmParameterConfiguration>;
  StartedBy: ResolverTypeWrapper<StartedBy>;
  StartedByKind: StartedByKind;
  StatisticsGroup: StatisticsGroup;
  StatusChange: ResolverTypeWrapper<ChangeOfStatus>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  SystemsManagerAgent: ResolverTypeWrapper<SystemsManagerAgent>;
  TargetContainerRepository: ResolverTypeWrapper<TargetContainerRepository>;
  TransferCopyStepDetails: ResolverTypeWrapper<TransferCopyStepDetails>;
  TransferCustomStepDetails: ResolverTypeWrapper<TransferCustomStepDetails>;
  TransferDecryptStepDetails: ResolverTypeWrapper<TransferDecryptStepDetails>;
  TransferDeleteStepDetails: ResolverTypeWrapper<TransferDeleteStepDetails>;
  TransferEfsFileLocation: ResolverTypeWrapper<TransferEfsFileLocation>;
  TransferEndpointDetails: ResolverTypeWrapper<EndpointDetails>;
  TransferExecution: ResolverTypeWrapper<TransferExecutionRecord>;
  TransferExecutionConnection: ResolverTypeWrapper<Omit<TransferExecutionConnection, 'edges' | 'logCoverage' | 'nodes'> & { edges: Array<ResolversTypes['TransferExecutionEdge']>, logCoverage: Array<ResolversTypes['LogCoverage']>, nodes: Array<ResolversTypes['TransferExecution']> }>;
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
  Viewer: ResolverTypeWrapper<ViewerOfRequest>;
  ViewerPermission: ViewerPermission;
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
  Change: VisibleChange;
  ChangeConnection: Omit<ChangeConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ChangeEdge']>, nodes: Array<ResolversParentTypes['Change']> };
  ChangeEdge: Omit<ChangeEdge, 'node'> & { node: ResolversParentTypes['Change'] };
  ComponentConfiguration: ComponentConfiguration;
  ComponentFailureContext: ComponentFailureContext;
  ComponentParameter: ComponentParameter;
  ContainerDistributionConfiguration: ContainerDistributionConfiguration;
  ContainerInstanceConfiguration: ContainerInstanceConfiguration;
  ContainerRecipe: ContainerRecipe;
  CoverageReason: CoverageReason;
  CoverageSummary: CoverageSummary;
  DateTime: Scalars['DateTime']['output'];
  DistributionConfiguration: DistributionConfiguration;
  DistributionFailureContext: DistributionFailureContext;
  EbsInstanceBlockDeviceSpecification: EbsInstanceBlockDeviceSpecification;
  Execution: SomeExecution;
  ExecutionConnection: CoveredConnection;
  ExecutionCount: ExecutionCount;
  ExecutionCounts: CountedExecutions;
  ExecutionEdge: Omit<ExecutionEdge, 'node'> & { node: ResolversParentTypes['Execution'] };
  ExecutionEvent: EventOfExecution;
  ExecutionFilter: ExecutionFilter;
  ExecutionOrder: ExecutionOrder;
  ExecutionStatistics: CoveredStatistics;
  ExpectedDuration: ExpectedDuration;
  FastLaunchConfiguration: FastLaunchConfiguration;
  FastLaunchLaunchTemplateSpecification: FastLaunchLaunchTemplateSpecification;
  FastLaunchSnapshotConfiguration: FastLaunchSnapshotConfiguration;
  FindingsComparison: Omit<FindingsComparison, 'changes'> & { changes: Array<ResolversParentTypes['Change']> };
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
  GroupStatistics: GroupStatistics;
  ID: Scalars['ID']['output'];
  Image: ImageRecord;
  ImageBuilderWorkflow: ImageBuilderWorkflowRecord;
  ImageBuilderWorkflowConnection: Omit<ImageBuilderWorkflowConnection, 'edges' | 'nodes'> & { edges: Array<ResolversParentTypes['ImageBuilderWorkflowEdge']>, nodes: Array<ResolversParentTypes['ImageBuilderWorkflow']> };
  ImageBuilderWorkflowDefinition: ImageBuilderWorkflowDefinitionRecord;
  ImageBuilderWorkflowEdge: Omit<ImageBuilderWorkflowEdge, 'node'> & { node: ResolversParentTypes['ImageBuilderWorkflow'] };
  ImageComparison: ImagePair;
  ImageConnection: Omit<ImageConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversParentTypes['ScopeCoverage']>, edges: Array<ResolversParentTypes['ImageEdge']>, nodes: Array<ResolversParentTypes['Image']> };
  ImageContainer: ImageContainer;
  ImageDistribution: ImageDistribution;
  ImageEdge: Omit<ImageEdge, 'node'> & { node: ResolversParentTypes['Image'] };
  ImageFailureContext: ImageFailureContext;
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
  LogCoverage: CoverageOfLog;
  LogEvent: LogEvent;
  LogEventConnection: LogEventConnection;
  LogEventEdge: LogEventEdge;
  Node: SomeRecord;
  OutputResources: OutputResources;
  PageInfo: PageInfo;
  PipelineLoggingConfiguration: PipelineLoggingConfiguration;
  Query: Record<PropertyKey, never>;
  RegionFailure: RegionFailure;
  RootCause: RootCause;
  S3ExportConfiguration: S3ExportConfiguration;
  SafeInt: Scalars['SafeInt']['output'];
  Scope: ConfiguredScope;
  ScopeCoverage: CoverageOfScope;
  ScopeHealth: ScopeHealth;
  ScopeInput: ScopeInput;
  SeverityCounts: SeverityCounts;
  SourceCoverage: CoverageOfSource;
  SsmParameterConfiguration: SsmParameterConfiguration;
  StartedBy: StartedBy;
  StatusChange: ChangeOfStatus;
  String: Scalars['String']['output'];
  Subscription: Record<PropertyKey, never>;
  SystemsManagerAgent: SystemsManagerAgent;
  TargetContainerRepository: TargetContainerRepository;
  TransferCopyStepDetails: TransferCopyStepDetails;
  TransferCustomStepDetails: TransferCustomStepDetails;
  TransferDecryptStepDetails: TransferDecryptStepDetails;
  TransferDeleteStepDetails: TransferDeleteStepDetails;
  TransferEfsFileLocation: TransferEfsFileLocation;
  TransferEndpointDetails: EndpointDetails;
  TransferExecution: TransferExecutionRecord;
  TransferExecutionConnection: Omit<TransferExecutionConnection, 'edges' | 'logCoverage' | 'nodes'> & { edges: Array<ResolversParentTypes['TransferExecutionEdge']>, logCoverage: Array<ResolversParentTypes['LogCoverage']>, nodes: Array<ResolversParentTypes['TransferExecution']> };
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
  Viewer: ViewerOfRequest;
  WorkflowConfiguration: WorkflowConfiguration;
  WorkflowParameter: WorkflowParameter;
  WorkflowParameterDetail: WorkflowParameterDetail;
  WorkflowState: WorkflowState;
  WorkflowStep: WorkflowStepRecord;
  WorkflowStepConnection: Omit<WorkflowStepConnection, 'coverage' | 'edges' | 'nodes'> & { coverage: Array<ResolversParentTypes['ScopeCoverage']>, edges: Array<ResolversParentTypes['WorkflowStepEdge']>, nodes: Array<ResolversParentTypes['WorkflowStep']> };
  WorkflowStepEdge: Omit<WorkflowStepEdge, 'node'> & { node: ResolversParentTypes['WorkflowStep'] };
};

export type SensitiveDirectiveArgs = { };

export type SensitiveDirectiveResolver<Result, Parent, ContextType = GatewayContext, Args = SensitiveDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

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
  changes: Resolver<Maybe<Array<ResolversTypes['StatusChange']>>, ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  durationSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  errorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expectedDurationSeconds: Resolver<Maybe<ResolversTypes['ExpectedDuration']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  firstSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOverdue: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lastSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  origin: Resolver<ResolversTypes['ExecutionOrigin'], ParentType, ContextType>;
  parameters: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  rawStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roleArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rollbackErrorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rootCause: Resolver<Maybe<ResolversTypes['RootCause']>, ParentType, ContextType, Partial<BlueprintRunRootCauseArgs>>;
  runId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedBy: Resolver<Maybe<ResolversTypes['StartedBy']>, ParentType, ContextType>;
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

export type ChangeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  after: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  asOfToday: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  before: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  isWithheld: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  kind: Resolver<ResolversTypes['ChangeKind'], ParentType, ContextType>;
  note: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  path: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChangeConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ChangeConnection'] = ResolversParentTypes['ChangeConnection']> = {
  edges: Resolver<Array<ResolversTypes['ChangeEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['Change']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ChangeEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ChangeEdge'] = ResolversParentTypes['ChangeEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Change'], ParentType, ContextType>;
};

export type ComponentConfigurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ComponentConfiguration'] = ResolversParentTypes['ComponentConfiguration']> = {
  componentArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  parameters: Resolver<Maybe<Array<ResolversTypes['ComponentParameter']>>, ParentType, ContextType>;
};

export type ComponentFailureContextResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ComponentFailureContext'] = ResolversParentTypes['ComponentFailureContext']> = {
  action: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  componentArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  errorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  phaseName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stepName: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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

export type CoverageReasonResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CoverageReason'] = ResolversParentTypes['CoverageReason']> = {
  code: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type CoverageSummaryResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['CoverageSummary'] = ResolversParentTypes['CoverageSummary']> = {
  complete: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  oldestAsOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  partial: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reasons: Resolver<Array<ResolversTypes['CoverageReason']>, ParentType, ContextType>;
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

export type DistributionFailureContextResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['DistributionFailureContext'] = ResolversParentTypes['DistributionFailureContext']> = {
  errorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  regionFailures: Resolver<Maybe<Array<ResolversTypes['RegionFailure']>>, ParentType, ContextType>;
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
  coverageSummary: Resolver<ResolversTypes['CoverageSummary'], ParentType, ContextType>;
  edges: Resolver<Array<ResolversTypes['ExecutionEdge']>, ParentType, ContextType>;
  logCoverage: Resolver<Array<ResolversTypes['LogCoverage']>, ParentType, ContextType>;
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
  coverageSummary: Resolver<ResolversTypes['CoverageSummary'], ParentType, ContextType>;
  logCoverage: Resolver<Array<ResolversTypes['LogCoverage']>, ParentType, ContextType>;
};

export type ExecutionEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExecutionEdge'] = ResolversParentTypes['ExecutionEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['Execution'], ParentType, ContextType>;
};

export type ExecutionEventResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExecutionEvent'] = ResolversParentTypes['ExecutionEvent']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  changedFields: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  eventId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  execution: Resolver<ResolversTypes['Execution'], ParentType, ContextType>;
  previousStatus: Resolver<Maybe<ResolversTypes['ExecutionStatus']>, ParentType, ContextType>;
  type: Resolver<ResolversTypes['ExecutionEventType'], ParentType, ContextType>;
};

export type ExecutionStatisticsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExecutionStatistics'] = ResolversParentTypes['ExecutionStatistics']> = {
  coverage: Resolver<Array<ResolversTypes['SourceCoverage']>, ParentType, ContextType>;
  coverageSummary: Resolver<ResolversTypes['CoverageSummary'], ParentType, ContextType>;
  groups: Resolver<Array<ResolversTypes['GroupStatistics']>, ParentType, ContextType>;
  logCoverage: Resolver<Array<ResolversTypes['LogCoverage']>, ParentType, ContextType>;
};

export type ExpectedDurationResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ExpectedDuration'] = ResolversParentTypes['ExpectedDuration']> = {
  basedOn: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  p50: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  p95: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
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

export type FindingsComparisonResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['FindingsComparison'] = ResolversParentTypes['FindingsComparison']> = {
  base: Resolver<Maybe<ResolversTypes['SeverityCounts']>, ParentType, ContextType>;
  changes: Resolver<Array<ResolversTypes['Change']>, ParentType, ContextType>;
  head: Resolver<Maybe<ResolversTypes['SeverityCounts']>, ParentType, ContextType>;
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

export type GroupStatisticsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['GroupStatistics'] = ResolversParentTypes['GroupStatistics']> = {
  count: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failed: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  failureRate: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  group: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  maxSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p50Seconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p95Seconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type ImageResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  arn: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  buildType: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  changesSincePrevious: Resolver<Maybe<ResolversTypes['ImageComparison']>, ParentType, ContextType, Partial<ImageChangesSincePreviousArgs>>;
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
  logUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  loggingConfiguration: Resolver<Maybe<ResolversTypes['ImageLoggingConfiguration']>, ParentType, ContextType>;
  logs: Resolver<Maybe<ResolversTypes['LogEventConnection']>, ParentType, ContextType, Partial<ImageLogsArgs>>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  osVersion: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outputResources: Resolver<Maybe<ResolversTypes['OutputResources']>, ParentType, ContextType>;
  owner: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  pipeline: Resolver<Maybe<ResolversTypes['ImagePipeline']>, ParentType, ContextType>;
  platform: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  previous: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType, Partial<ImagePreviousArgs>>;
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
  changes: Resolver<Maybe<Array<ResolversTypes['StatusChange']>>, ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  definition: Resolver<Maybe<ResolversTypes['ImageBuilderWorkflowDefinition']>, ParentType, ContextType>;
  durationSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expectedDurationSeconds: Resolver<Maybe<ResolversTypes['ExpectedDuration']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  firstSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  imageBuildVersionArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isOverdue: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lastSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  message: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  origin: Resolver<ResolversTypes['ExecutionOrigin'], ParentType, ContextType>;
  parallelGroup: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rawStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  retried: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  rootCause: Resolver<Maybe<ResolversTypes['RootCause']>, ParentType, ContextType, Partial<ImageBuilderWorkflowRootCauseArgs>>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedBy: Resolver<Maybe<ResolversTypes['StartedBy']>, ParentType, ContextType>;
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

export type ImageComparisonResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageComparison'] = ResolversParentTypes['ImageComparison']> = {
  base: Resolver<ResolversTypes['Image'], ParentType, ContextType>;
  changes: Resolver<Array<ResolversTypes['Change']>, ParentType, ContextType>;
  findings: Resolver<Maybe<ResolversTypes['FindingsComparison']>, ParentType, ContextType>;
  head: Resolver<ResolversTypes['Image'], ParentType, ContextType>;
  incompleteReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  isComplete: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notes: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  packageChanges: Resolver<Maybe<ResolversTypes['ChangeConnection']>, ParentType, ContextType, RequireFields<ImageComparisonPackageChangesArgs, 'first'>>;
  workflowChanges: Resolver<Maybe<Array<ResolversTypes['Change']>>, ParentType, ContextType>;
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

export type ImageFailureContextResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['ImageFailureContext'] = ResolversParentTypes['ImageFailureContext']> = {
  componentFailure: Resolver<Maybe<ResolversTypes['ComponentFailureContext']>, ParentType, ContextType>;
  distributionFailure: Resolver<Maybe<ResolversTypes['DistributionFailureContext']>, ParentType, ContextType>;
  failedStep: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  imageStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  stepExecutionId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflowArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflowExecutionId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
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
  logUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  loggingConfiguration: Resolver<Maybe<ResolversTypes['PipelineLoggingConfiguration']>, ParentType, ContextType>;
  logs: Resolver<Maybe<ResolversTypes['LogEventConnection']>, ParentType, ContextType, Partial<ImagePipelineLogsArgs>>;
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
  amiWatermarks: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
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
  failureContext: Resolver<Maybe<ResolversTypes['ImageFailureContext']>, ParentType, ContextType>;
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
  changes: Resolver<Maybe<Array<ResolversTypes['StatusChange']>>, ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  durationSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expectedDurationSeconds: Resolver<Maybe<ResolversTypes['ExpectedDuration']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  firstSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  isOverdue: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lastSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  lifecycleExecutionId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lifecyclePolicyArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  origin: Resolver<ResolversTypes['ExecutionOrigin'], ParentType, ContextType>;
  policy: Resolver<Maybe<ResolversTypes['LifecyclePolicy']>, ParentType, ContextType>;
  rawStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  resources: Resolver<Maybe<ResolversTypes['LifecycleResourceConnection']>, ParentType, ContextType, RequireFields<LifecycleResourcesArgs, 'first'>>;
  resourcesImpactedSummary: Resolver<Maybe<ResolversTypes['LifecycleExecutionResourcesImpactedSummary']>, ParentType, ContextType>;
  rootCause: Resolver<Maybe<ResolversTypes['RootCause']>, ParentType, ContextType, Partial<LifecycleRootCauseArgs>>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedBy: Resolver<Maybe<ResolversTypes['StartedBy']>, ParentType, ContextType>;
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

export type LogCoverageResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LogCoverage'] = ResolversParentTypes['LogCoverage']> = {
  asOf: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  logGroup: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  serverId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  since: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  state: Resolver<ResolversTypes['CoverageState'], ParentType, ContextType>;
  workflowId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type LogEventResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LogEvent'] = ResolversParentTypes['LogEvent']> = {
  message: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  messageLength: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stream: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  timestamp: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
};

export type LogEventConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LogEventConnection'] = ResolversParentTypes['LogEventConnection']> = {
  edges: Resolver<Array<ResolversTypes['LogEventEdge']>, ParentType, ContextType>;
  nodes: Resolver<Array<ResolversTypes['LogEvent']>, ParentType, ContextType>;
  pageInfo: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LogEventEdgeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['LogEventEdge'] = ResolversParentTypes['LogEventEdge']> = {
  cursor: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node: Resolver<ResolversTypes['LogEvent'], ParentType, ContextType>;
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
  executionStatistics?: Resolver<Maybe<ResolversTypes['ExecutionStatistics']>, ParentType, ContextType, RequireFields<QueryExecutionStatisticsArgs, 'groupBy'>>;
  executions?: Resolver<Maybe<ResolversTypes['ExecutionConnection']>, ParentType, ContextType, RequireFields<QueryExecutionsArgs, 'first'>>;
  glueWorkflow?: Resolver<Maybe<ResolversTypes['GlueWorkflow']>, ParentType, ContextType, RequireFields<QueryGlueWorkflowArgs, 'name'>>;
  image?: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType, RequireFields<QueryImageArgs, 'imageBuildVersionArn'>>;
  imageBuilderWorkflow?: Resolver<Maybe<ResolversTypes['ImageBuilderWorkflow']>, ParentType, ContextType, RequireFields<QueryImageBuilderWorkflowArgs, 'workflowExecutionId'>>;
  imageBuilderWorkflowDefinition?: Resolver<Maybe<ResolversTypes['ImageBuilderWorkflowDefinition']>, ParentType, ContextType, RequireFields<QueryImageBuilderWorkflowDefinitionArgs, 'workflowBuildVersionArn'>>;
  imageComparison?: Resolver<Maybe<ResolversTypes['ImageComparison']>, ParentType, ContextType, RequireFields<QueryImageComparisonArgs, 'base' | 'head'>>;
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
  transferExecutions?: Resolver<Maybe<ResolversTypes['ExecutionConnection']>, ParentType, ContextType, RequireFields<QueryTransferExecutionsArgs, 'first'>>;
  transferServer?: Resolver<Maybe<ResolversTypes['TransferServer']>, ParentType, ContextType, RequireFields<QueryTransferServerArgs, 'serverId'>>;
  transferWorkflow?: Resolver<Maybe<ResolversTypes['TransferWorkflow']>, ParentType, ContextType, RequireFields<QueryTransferWorkflowArgs, 'workflowId'>>;
  transferWorkflows?: Resolver<Maybe<ResolversTypes['TransferWorkflowConnection']>, ParentType, ContextType, RequireFields<QueryTransferWorkflowsArgs, 'first'>>;
  viewer?: Resolver<ResolversTypes['Viewer'], ParentType, ContextType>;
  waitingWorkflowSteps?: Resolver<Maybe<ResolversTypes['WorkflowStepConnection']>, ParentType, ContextType, RequireFields<QueryWaitingWorkflowStepsArgs, 'first'>>;
  workflowStep?: Resolver<Maybe<ResolversTypes['WorkflowStep']>, ParentType, ContextType, RequireFields<QueryWorkflowStepArgs, 'stepExecutionId'>>;
};

export type RegionFailureResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['RegionFailure'] = ResolversParentTypes['RegionFailure']> = {
  errorMessage: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  imageConfigurationStep: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  region: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  targetAccountId: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RootCauseResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['RootCause'] = ResolversParentTypes['RootCause']> = {
  action: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  component: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  excerpt: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  logUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  message: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  missing: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  phase: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  sources: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  step: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  summary: Resolver<ResolversTypes['String'], ParentType, ContextType>;
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

export type SeverityCountsResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['SeverityCounts'] = ResolversParentTypes['SeverityCounts']> = {
  all: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  critical: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  high: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
  medium: Resolver<Maybe<ResolversTypes['SafeInt']>, ParentType, ContextType>;
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

export type StartedByResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StartedBy'] = ResolversParentTypes['StartedBy']> = {
  kind: Resolver<ResolversTypes['StartedByKind'], ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type StatusChangeResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['StatusChange'] = ResolversParentTypes['StatusChange']> = {
  at: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  previousStatus: Resolver<ResolversTypes['ExecutionStatus'], ParentType, ContextType>;
  status: Resolver<ResolversTypes['ExecutionStatus'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  executionChanged?: SubscriptionResolver<ResolversTypes['ExecutionEvent'], "executionChanged", ParentType, ContextType, RequireFields<SubscriptionExecutionChangedArgs, 'id'>>;
  executionsChanged?: SubscriptionResolver<ResolversTypes['ExecutionEvent'], "executionsChanged", ParentType, ContextType, Partial<SubscriptionExecutionsChangedArgs>>;
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
  changes: Resolver<Maybe<Array<ResolversTypes['StatusChange']>>, ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  durationSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  executionId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  executionRole: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  expectedDurationSeconds: Resolver<Maybe<ResolversTypes['ExpectedDuration']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  firstSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  initialFileLocation: Resolver<Maybe<ResolversTypes['TransferFileLocation']>, ParentType, ContextType>;
  isOverdue: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lastSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  logUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  loggingConfiguration: Resolver<Maybe<ResolversTypes['TransferLoggingConfiguration']>, ParentType, ContextType>;
  logs: Resolver<Maybe<ResolversTypes['LogEventConnection']>, ParentType, ContextType, Partial<TransferExecutionLogsArgs>>;
  origin: Resolver<ResolversTypes['ExecutionOrigin'], ParentType, ContextType>;
  posixProfile: Resolver<Maybe<ResolversTypes['TransferPosixProfile']>, ParentType, ContextType>;
  rawStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  results: Resolver<Maybe<ResolversTypes['TransferExecutionResults']>, ParentType, ContextType>;
  rootCause: Resolver<Maybe<ResolversTypes['RootCause']>, ParentType, ContextType, Partial<TransferExecutionRootCauseArgs>>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  server: Resolver<Maybe<ResolversTypes['TransferServer']>, ParentType, ContextType>;
  serviceMetadata: Resolver<Maybe<ResolversTypes['TransferServiceMetadata']>, ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedBy: Resolver<Maybe<ResolversTypes['StartedBy']>, ParentType, ContextType>;
  status: Resolver<ResolversTypes['ExecutionStatus'], ParentType, ContextType>;
  statusReason: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  workflow: Resolver<Maybe<ResolversTypes['TransferWorkflow']>, ParentType, ContextType>;
  workflowId: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TransferExecutionConnectionResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['TransferExecutionConnection'] = ResolversParentTypes['TransferExecutionConnection']> = {
  edges: Resolver<Array<ResolversTypes['TransferExecutionEdge']>, ParentType, ContextType>;
  logCoverage: Resolver<Array<ResolversTypes['LogCoverage']>, ParentType, ContextType>;
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
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  error: Resolver<Maybe<ResolversTypes['TransferExecutionError']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outputs: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
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
  structuredLogDestinations: Resolver<Maybe<Array<ResolversTypes['String']>>, ParentType, ContextType>;
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

export type ViewerResolvers<ContextType = GatewayContext, ParentType extends ResolversParentTypes['Viewer'] = ResolversParentTypes['Viewer']> = {
  kinds: Resolver<Array<ResolversTypes['ExecutionKind']>, ParentType, ContextType>;
  permissions: Resolver<Array<ResolversTypes['ViewerPermission']>, ParentType, ContextType>;
  roles: Resolver<Array<ResolversTypes['String']>, ParentType, ContextType>;
  scopes: Resolver<Array<ResolversTypes['Scope']>, ParentType, ContextType>;
  subject: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

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
  attemptNumber: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  changes: Resolver<Maybe<Array<ResolversTypes['StatusChange']>>, ParentType, ContextType>;
  consoleUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  description: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  durationSeconds: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  endedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  expectedDurationSeconds: Resolver<Maybe<ResolversTypes['ExpectedDuration']>, ParentType, ContextType>;
  fetchedAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  firstSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  image: Resolver<Maybe<ResolversTypes['Image']>, ParentType, ContextType>;
  imageBuildVersionArn: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  inputs: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  isOverdue: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  lastSeenAt: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  logUrl: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  logs: Resolver<Maybe<ResolversTypes['LogEventConnection']>, ParentType, ContextType, Partial<WorkflowStepLogsArgs>>;
  maxAttempts: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  message: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  onFailure: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  origin: Resolver<ResolversTypes['ExecutionOrigin'], ParentType, ContextType>;
  outputs: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  rawStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rollbackStatus: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  rootCause: Resolver<Maybe<ResolversTypes['RootCause']>, ParentType, ContextType, Partial<WorkflowStepRootCauseArgs>>;
  scope: Resolver<ResolversTypes['Scope'], ParentType, ContextType>;
  startedAt: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedBy: Resolver<Maybe<ResolversTypes['StartedBy']>, ParentType, ContextType>;
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
  Change: ChangeResolvers<ContextType>;
  ChangeConnection: ChangeConnectionResolvers<ContextType>;
  ChangeEdge: ChangeEdgeResolvers<ContextType>;
  ComponentConfiguration: ComponentConfigurationResolvers<ContextType>;
  ComponentFailureContext: ComponentFailureContextResolvers<ContextType>;
  ComponentParameter: ComponentParameterResolvers<ContextType>;
  ContainerDistributionConfiguration: ContainerDistributionConfigurationResolvers<ContextType>;
  ContainerInstanceConfiguration: ContainerInstanceConfigurationResolvers<ContextType>;
  ContainerRecipe: ContainerRecipeResolvers<ContextType>;
  CoverageReason: CoverageReasonResolvers<ContextType>;
  CoverageSummary: CoverageSummaryResolvers<ContextType>;
  DateTime: GraphQLScalarType;
  DistributionConfiguration: DistributionConfigurationResolvers<ContextType>;
  DistributionFailureContext: DistributionFailureContextResolvers<ContextType>;
  EbsInstanceBlockDeviceSpecification: EbsInstanceBlockDeviceSpecificationResolvers<ContextType>;
  Execution: ExecutionResolvers<ContextType>;
  ExecutionConnection: ExecutionConnectionResolvers<ContextType>;
  ExecutionCount: ExecutionCountResolvers<ContextType>;
  ExecutionCounts: ExecutionCountsResolvers<ContextType>;
  ExecutionEdge: ExecutionEdgeResolvers<ContextType>;
  ExecutionEvent: ExecutionEventResolvers<ContextType>;
  ExecutionStatistics: ExecutionStatisticsResolvers<ContextType>;
  ExpectedDuration: ExpectedDurationResolvers<ContextType>;
  FastLaunchConfiguration: FastLaunchConfigurationResolvers<ContextType>;
  FastLaunchLaunchTemplateSpecification: FastLaunchLaunchTemplateSpecificationResolvers<ContextType>;
  FastLaunchSnapshotConfiguration: FastLaunchSnapshotConfigurationResolvers<ContextType>;
  FindingsComparison: FindingsComparisonResolvers<ContextType>;
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
  GroupStatistics: GroupStatisticsResolvers<ContextType>;
  Image: ImageResolvers<ContextType>;
  ImageBuilderWorkflow: ImageBuilderWorkflowResolvers<ContextType>;
  ImageBuilderWorkflowConnection: ImageBuilderWorkflowConnectionResolvers<ContextType>;
  ImageBuilderWorkflowDefinition: ImageBuilderWorkflowDefinitionResolvers<ContextType>;
  ImageBuilderWorkflowEdge: ImageBuilderWorkflowEdgeResolvers<ContextType>;
  ImageComparison: ImageComparisonResolvers<ContextType>;
  ImageConnection: ImageConnectionResolvers<ContextType>;
  ImageContainer: ImageContainerResolvers<ContextType>;
  ImageDistribution: ImageDistributionResolvers<ContextType>;
  ImageEdge: ImageEdgeResolvers<ContextType>;
  ImageFailureContext: ImageFailureContextResolvers<ContextType>;
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
  LogCoverage: LogCoverageResolvers<ContextType>;
  LogEvent: LogEventResolvers<ContextType>;
  LogEventConnection: LogEventConnectionResolvers<ContextType>;
  LogEventEdge: LogEventEdgeResolvers<ContextType>;
  Node: NodeResolvers<ContextType>;
  OutputResources: OutputResourcesResolvers<ContextType>;
  PageInfo: PageInfoResolvers<ContextType>;
  PipelineLoggingConfiguration: PipelineLoggingConfigurationResolvers<ContextType>;
  Query: QueryResolvers<ContextType>;
  RegionFailure: RegionFailureResolvers<ContextType>;
  RootCause: RootCauseResolvers<ContextType>;
  S3ExportConfiguration: S3ExportConfigurationResolvers<ContextType>;
  SafeInt: GraphQLScalarType;
  Scope: ScopeResolvers<ContextType>;
  ScopeCoverage: ScopeCoverageResolvers<ContextType>;
  ScopeHealth: ScopeHealthResolvers<ContextType>;
  SeverityCounts: SeverityCountsResolvers<ContextType>;
  SourceCoverage: SourceCoverageResolvers<ContextType>;
  SsmParameterConfiguration: SsmParameterConfigurationResolvers<ContextType>;
  StartedBy: StartedByResolvers<ContextType>;
  StatusChange: StatusChangeResolvers<ContextType>;
  Subscription: SubscriptionResolvers<ContextType>;
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
  Viewer: ViewerResolvers<ContextType>;
  WorkflowConfiguration: WorkflowConfigurationResolvers<ContextType>;
  WorkflowParameter: WorkflowParameterResolvers<ContextType>;
  WorkflowParameterDetail: WorkflowParameterDetailResolvers<ContextType>;
  WorkflowState: WorkflowStateResolvers<ContextType>;
  WorkflowStep: WorkflowStepResolvers<ContextType>;
  WorkflowStepConnection: WorkflowStepConnectionResolvers<ContextType>;
  WorkflowStepEdge: WorkflowStepEdgeResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = GatewayContext> = {
  sensitive: SensitiveDirectiveResolver<any, any, ContextType>;
};
