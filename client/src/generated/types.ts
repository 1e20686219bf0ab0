// Generated from schema/ and client/operations/ by `npm run codegen:client`. Edit those instead.
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** The values of an enum that this client knows. */
export type Known<Value> = Exclude<Value, '%future added value'>;
/** How a value differs between two builds. */
export type ChangeKind =
  /** Only head has it. */
  | 'ADDED'
  /** Both have it, with different values. */
  | 'CHANGED'
  /** Only base has it. */
  | 'REMOVED'
  /** Both have it, in another order. `before` and `after` are the names that both have, in their order there. */
  | 'REORDERED'
  | '%future added value';

/** How much of a source was read. */
export type CoverageState =
  /** All of it. */
  | 'COMPLETE'
  /** Nothing, although the source has or may have items. `reason` says why. */
  | 'FAILED'
  /** A part of it. `reason` says why. */
  | 'PARTIAL'
  | '%future added value';

/** State of the gateway's credentials for a scope, as observed in its AWS calls. */
export type CredentialsState =
  /** The gateway could not obtain credentials, or AWS rejected them, within the last 30 seconds. */
  | 'BAD'
  /** AWS accepted the credentials in the last call that showed their state. */
  | 'GOOD'
  /** No call was made yet, or the last failure is more than 30 seconds old. */
  | 'UNKNOWN'
  | '%future added value';

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
  | 'SNAPSHOT'
  | '%future added value';

/**
 * Selects executions that match every member. An omitted member other than `kinds` matches all. An empty list matches
 * none. The gateway makes no AWS calls for kinds and scopes that cannot match.
 */
export type ExecutionFilter = {
  /** AWS account IDs to include, 12 digits each. `FORBIDDEN` when an account is in none of `Query.scopes`. */
  readonly accountIds?: ReadonlyArray<string> | null | undefined;
  /**
   * Includes executions that ended at this time or later. Excludes executions without an end time: those in progress, and Transfer
   * executions that are not from the log.
   */
  readonly endedAfter?: string | null | undefined;
  /** Includes executions that ended before this time. Must be later than `endedAfter`. Excludes the same as `endedAfter`. */
  readonly endedBefore?: string | null | undefined;
  /**
   * Key or path of the transferred file, exactly as AWS returns it; of a longer path, the first 1,024 bytes (UTF-8) are compared.
   * Includes only Transfer executions, and only those whose sensitive fields the caller may see.
   */
  readonly fileName?: string | null | undefined;
  /** Kinds to include. Defaults to all kinds except `WORKFLOW_STEP`. */
  readonly kinds?: ReadonlyArray<Known<ExecutionKind>> | null | undefined;
  /** Includes executions that took at most this many seconds, likewise. At least `minDurationSeconds`. */
  readonly maxDurationSeconds?: number | null | undefined;
  /**
   * Includes executions that took at least this many seconds. An execution in progress counts with the time until now.
   * Excludes executions without a start time, and so Transfer executions whose start is in no log. Fractions of a second count, and any number that is
   * not negative is valid.
   */
  readonly minDurationSeconds?: number | null | undefined;
  /**
   * Names to include: of the workflow definition, the step, the lifecycle policy, the Transfer workflow (its ID) or the
   * blueprint. The first 1,024 bytes (UTF-8) are compared.
   */
  readonly names?: ReadonlyArray<string> | null | undefined;
  /** Origins to include. `[AWS]` excludes what AWS no longer knows. */
  readonly origins?: ReadonlyArray<Known<ExecutionOrigin>> | null | undefined;
  /**
   * `id`s of the nearest objects that executions belong to: an image for its workflow executions, a workflow execution for its
   * steps, a lifecycle policy, a Transfer workflow, or a blueprint. Only their lists are read, and those that these objects are in. Until the
   * gateway has read in which image a workflow execution is, these are the lists of all images.
   */
  readonly parentIds?: ReadonlyArray<string> | null | undefined;
  /** AWS regions to include. `FORBIDDEN` when a region is in none of `Query.scopes`. */
  readonly regions?: ReadonlyArray<string> | null | undefined;
  /**
   * Includes executions that started at this time or later. Excludes executions without a start time, and so Transfer executions whose
   * start is in no log that was read.
   */
  readonly startedAfter?: string | null | undefined;
  /**
   * Includes executions that started before this time. Must be later than `startedAfter`. Excludes executions without a start time, and
   * so Transfer executions whose start is in no log that was read.
   */
  readonly startedBefore?: string | null | undefined;
  /** Statuses to include. */
  readonly statuses?: ReadonlyArray<Known<ExecutionStatus>> | null | undefined;
  /**
   * Text of 1 to 200 characters, in any case, that occurs in the name, the reason or message, or in words of the kind: the action and
   * description of a step, the workflow name and roll-back error of a blueprint run. Also in file paths and user names, for callers who may see these.
   * Finds what is in the first 2,000 characters of these texts together.
   */
  readonly text?: string | null | undefined;
  /**
   * Users for whom files are transferred. Includes only Transfer executions, and only those whose sensitive fields the caller
   * may see. The first 1,024 bytes (UTF-8) are compared.
   */
  readonly userNames?: ReadonlyArray<string> | null | undefined;
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
  | 'WORKFLOW_STEP'
  | '%future added value';

/** Order of executions. Those without the value come last in both directions. Ties are ordered by `id`, ascending. */
export type ExecutionOrder = {
  /** Direction. */
  readonly direction?: OrderDirection;
  /** What to order by. */
  readonly field?: ExecutionOrderField;
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
  | 'STARTED_AT'
  | '%future added value';

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
  | 'LOG'
  | '%future added value';

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
  | 'UNKNOWN'
  | '%future added value';

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
  | 'TESTING'
  | '%future added value';

/** Direction of an order. */
export type OrderDirection =
  /** Earliest or shortest first. */
  | 'ASC'
  /** Latest or longest first. */
  | 'DESC'
  | '%future added value';

/** Selects the first of `Query.scopes` that matches every member given. `FORBIDDEN` when no scope matches. */
export type ScopeInput = {
  /** AWS account ID: 12 digits. */
  readonly accountId?: string | null | undefined;
  /** AWS region code: `us-east-1`. */
  readonly region?: string | null | undefined;
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
  | 'USER'
  | '%future added value';

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
  | 'STATUS'
  | '%future added value';

export type FilesOfThisTransferWorkflowQueryVariables = Exact<{
  workflowId: string;
  scope?: ScopeInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FilesOfThisTransferWorkflowQuery = { readonly transferWorkflow: { readonly id: string, readonly description: string | null, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly executionId: string, readonly status: ExecutionStatus, readonly statusReason: string | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly serviceMetadata: { readonly userDetails: { readonly userName: string | null } | null } | null, readonly results: { readonly steps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type FindExecutionsQueryVariables = Exact<{
  filter?: ExecutionFilter | null | undefined;
  orderBy?: ExecutionOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindExecutionsQuery = { readonly executions: { readonly logCoverage: ReadonlyArray<{ readonly serverId: string | null, readonly workflowId: string | null, readonly logGroup: string | null, readonly state: CoverageState, readonly reason: string | null, readonly since: string | null, readonly scope: { readonly accountId: string, readonly region: string } }>, readonly nodes: ReadonlyArray<
      | { readonly __typename: 'BlueprintRun', readonly statusReason: string | null, readonly blueprintName: string, readonly runId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: '%other', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'ImageBuilderWorkflow', readonly statusReason: string | null, readonly workflowExecutionId: string, readonly type: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'Lifecycle', readonly statusReason: string | null, readonly lifecycleExecutionId: string, readonly lifecyclePolicyArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'TransferExecution', readonly workflowId: string, readonly executionId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'WorkflowStep', readonly statusReason: string | null, readonly stepExecutionId: string, readonly name: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly kind: ExecutionKind, readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly parentsSeen: number | null, readonly parentsTotal: number | null, readonly scope: { readonly accountId: string, readonly region: string } }>, readonly coverageSummary: { readonly complete: number, readonly partial: number, readonly failed: number, readonly oldestAsOf: string | null, readonly reasons: ReadonlyArray<{ readonly code: string, readonly count: number }> } } | null };

export type ChangeSummaryFragment = { readonly path: string, readonly kind: ChangeKind, readonly before: unknown, readonly after: unknown, readonly isWithheld: boolean, readonly asOfToday: boolean, readonly note: string | null };

export type CoverageSummaryFragment = { readonly kind: ExecutionKind, readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly parentsSeen: number | null, readonly parentsTotal: number | null, readonly scope: { readonly accountId: string, readonly region: string } };

export type CoverageTotalsFragment = { readonly complete: number, readonly partial: number, readonly failed: number, readonly oldestAsOf: string | null, readonly reasons: ReadonlyArray<{ readonly code: string, readonly count: number }> };

type ExecutionDetails_BlueprintRun_Fragment = { readonly __typename: 'BlueprintRun', readonly blueprintName: string, readonly runId: string, readonly errorMessage: string | null, readonly rollbackErrorMessage: string | null, readonly parameters: unknown, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly workflow: { readonly id: string, readonly name: string, readonly consoleUrl: string | null } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ExecutionDetails_OtherExecution_Fragment = { readonly __typename: '%other', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ExecutionDetails_ImageBuilderWorkflow_Fragment = { readonly __typename: 'ImageBuilderWorkflow', readonly workflowExecutionId: string, readonly type: string | null, readonly totalStepCount: number | null, readonly totalStepsSucceeded: number | null, readonly totalStepsFailed: number | null, readonly totalStepsSkipped: number | null, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly image: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly consoleUrl: string | null } | null, readonly steps: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly action: string | null, readonly status: ExecutionStatus, readonly statusReason: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ExecutionDetails_Lifecycle_Fragment = { readonly __typename: 'Lifecycle', readonly lifecycleExecutionId: string, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly policy: { readonly id: string, readonly name: string | null } | null, readonly resources: { readonly nodes: ReadonlyArray<{ readonly resourceId: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly action: { readonly name: string | null, readonly reason: string | null } | null, readonly state: { readonly status: string | null, readonly reason: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ExecutionDetails_TransferExecution_Fragment = { readonly __typename: 'TransferExecution', readonly workflowId: string, readonly statusReason: string | null, readonly id: string, readonly executionId: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly results: { readonly steps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null, readonly onExceptionSteps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null } | null, readonly server: { readonly id: string, readonly serverId: string, readonly consoleUrl: string | null } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly serviceMetadata: { readonly userDetails: { readonly userName: string | null } | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ExecutionDetails_WorkflowStep_Fragment = { readonly __typename: 'WorkflowStep', readonly stepExecutionId: string, readonly name: string | null, readonly action: string | null, readonly description: string | null, readonly inputs: unknown, readonly outputs: unknown, readonly onFailure: string | null, readonly timeoutSeconds: number | null, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly workflow: { readonly id: string, readonly type: string | null, readonly status: ExecutionStatus } | null, readonly image: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly consoleUrl: string | null } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

export type ExecutionDetailsFragment =
  | ExecutionDetails_BlueprintRun_Fragment
  | ExecutionDetails_OtherExecution_Fragment
  | ExecutionDetails_ImageBuilderWorkflow_Fragment
  | ExecutionDetails_Lifecycle_Fragment
  | ExecutionDetails_TransferExecution_Fragment
  | ExecutionDetails_WorkflowStep_Fragment
;

export type ExecutionPageFragment = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'BlueprintRun', readonly statusReason: string | null, readonly blueprintName: string, readonly runId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: '%other', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'ImageBuilderWorkflow', readonly statusReason: string | null, readonly workflowExecutionId: string, readonly type: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'Lifecycle', readonly statusReason: string | null, readonly lifecycleExecutionId: string, readonly lifecyclePolicyArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'TransferExecution', readonly workflowId: string, readonly executionId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'WorkflowStep', readonly statusReason: string | null, readonly stepExecutionId: string, readonly name: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
  >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly kind: ExecutionKind, readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly parentsSeen: number | null, readonly parentsTotal: number | null, readonly scope: { readonly accountId: string, readonly region: string } }>, readonly coverageSummary: { readonly complete: number, readonly partial: number, readonly failed: number, readonly oldestAsOf: string | null, readonly reasons: ReadonlyArray<{ readonly code: string, readonly count: number }> } };

type ExecutionSummary_BlueprintRun_Fragment = { readonly __typename: 'BlueprintRun', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ExecutionSummary_OtherExecution_Fragment = { readonly __typename: '%other', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ExecutionSummary_ImageBuilderWorkflow_Fragment = { readonly __typename: 'ImageBuilderWorkflow', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ExecutionSummary_Lifecycle_Fragment = { readonly __typename: 'Lifecycle', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ExecutionSummary_TransferExecution_Fragment = { readonly __typename: 'TransferExecution', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ExecutionSummary_WorkflowStep_Fragment = { readonly __typename: 'WorkflowStep', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

export type ExecutionSummaryFragment =
  | ExecutionSummary_BlueprintRun_Fragment
  | ExecutionSummary_OtherExecution_Fragment
  | ExecutionSummary_ImageBuilderWorkflow_Fragment
  | ExecutionSummary_Lifecycle_Fragment
  | ExecutionSummary_TransferExecution_Fragment
  | ExecutionSummary_WorkflowStep_Fragment
;

export type FileInProcessFragment = { readonly id: string, readonly executionId: string, readonly status: ExecutionStatus, readonly statusReason: string | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly serviceMetadata: { readonly userDetails: { readonly userName: string | null } | null } | null, readonly results: { readonly steps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null } | null };

export type GroupSummaryFragment = { readonly group: string | null, readonly count: number, readonly failed: number, readonly failureRate: number | null, readonly p50Seconds: number | null, readonly p95Seconds: number | null, readonly maxSeconds: number | null };

type ListedExecution_BlueprintRun_Fragment = { readonly __typename: 'BlueprintRun', readonly statusReason: string | null, readonly blueprintName: string, readonly runId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ListedExecution_OtherExecution_Fragment = { readonly __typename: '%other', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ListedExecution_ImageBuilderWorkflow_Fragment = { readonly __typename: 'ImageBuilderWorkflow', readonly statusReason: string | null, readonly workflowExecutionId: string, readonly type: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ListedExecution_Lifecycle_Fragment = { readonly __typename: 'Lifecycle', readonly statusReason: string | null, readonly lifecycleExecutionId: string, readonly lifecyclePolicyArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ListedExecution_TransferExecution_Fragment = { readonly __typename: 'TransferExecution', readonly workflowId: string, readonly executionId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

type ListedExecution_WorkflowStep_Fragment = { readonly __typename: 'WorkflowStep', readonly statusReason: string | null, readonly stepExecutionId: string, readonly name: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null };

export type ListedExecutionFragment =
  | ListedExecution_BlueprintRun_Fragment
  | ListedExecution_OtherExecution_Fragment
  | ListedExecution_ImageBuilderWorkflow_Fragment
  | ListedExecution_Lifecycle_Fragment
  | ListedExecution_TransferExecution_Fragment
  | ListedExecution_WorkflowStep_Fragment
;

export type LogCoverageSummaryFragment = { readonly serverId: string | null, readonly workflowId: string | null, readonly logGroup: string | null, readonly state: CoverageState, readonly reason: string | null, readonly since: string | null, readonly scope: { readonly accountId: string, readonly region: string } };

export type LogPageFragment = { readonly nodes: ReadonlyArray<{ readonly timestamp: string, readonly message: string | null, readonly messageLength: number, readonly stream: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } };

export type RootCauseSummaryFragment = { readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> };

export type ScopeCoverageSummaryFragment = { readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly scope: { readonly accountId: string, readonly region: string } };

export type SeveritySummaryFragment = { readonly all: number | null, readonly critical: number | null, readonly high: number | null, readonly medium: number | null };

export type TransferStepSummaryFragment = { readonly name: string | null, readonly stepType: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null };

export type HowAreTheseExecutionsQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type HowAreTheseExecutionsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Blueprint', readonly id: string }
    | { readonly __typename: 'BlueprintRun', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: '%other', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: '%other', readonly id: string }
    | { readonly __typename: 'GlueWorkflow', readonly id: string }
    | { readonly __typename: 'Image', readonly id: string }
    | { readonly __typename: 'ImageBuilderWorkflow', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'ImageBuilderWorkflowDefinition', readonly id: string }
    | { readonly __typename: 'ImagePipeline', readonly id: string }
    | { readonly __typename: 'Lifecycle', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'LifecyclePolicy', readonly id: string }
    | { readonly __typename: 'TransferExecution', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'TransferServer', readonly id: string }
    | { readonly __typename: 'TransferWorkflow', readonly id: string }
    | { readonly __typename: 'WorkflowStep', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
   | null> };

export type HowManyExecutionsQueryVariables = Exact<{
  filter?: ExecutionFilter | null | undefined;
}>;


export type HowManyExecutionsQuery = { readonly executionCounts: { readonly counts: ReadonlyArray<{ readonly kind: ExecutionKind, readonly status: ExecutionStatus, readonly count: number }>, readonly coverage: ReadonlyArray<{ readonly kind: ExecutionKind, readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly parentsSeen: number | null, readonly parentsTotal: number | null, readonly scope: { readonly accountId: string, readonly region: string } }>, readonly coverageSummary: { readonly complete: number, readonly partial: number, readonly failed: number, readonly oldestAsOf: string | null, readonly reasons: ReadonlyArray<{ readonly code: string, readonly count: number }> } } | null };

export type HowReliableAreExecutionsQueryVariables = Exact<{
  filter?: ExecutionFilter | null | undefined;
  groupBy?: Known<StatisticsGroup>;
}>;


export type HowReliableAreExecutionsQuery = { readonly byDay: { readonly groups: ReadonlyArray<{ readonly group: string | null, readonly count: number, readonly failed: number, readonly failureRate: number | null, readonly p50Seconds: number | null, readonly p95Seconds: number | null, readonly maxSeconds: number | null }>, readonly coverageSummary: { readonly complete: number, readonly partial: number, readonly failed: number, readonly oldestAsOf: string | null, readonly reasons: ReadonlyArray<{ readonly code: string, readonly count: number }> } } | null, readonly byGroup: { readonly groups: ReadonlyArray<{ readonly group: string | null, readonly count: number, readonly failed: number, readonly failureRate: number | null, readonly p50Seconds: number | null, readonly p95Seconds: number | null, readonly maxSeconds: number | null }>, readonly coverage: ReadonlyArray<{ readonly kind: ExecutionKind, readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly parentsSeen: number | null, readonly parentsTotal: number | null, readonly scope: { readonly accountId: string, readonly region: string } }>, readonly coverageSummary: { readonly complete: number, readonly partial: number, readonly failed: number, readonly oldestAsOf: string | null, readonly reasons: ReadonlyArray<{ readonly code: string, readonly count: number }> } } | null };

export type OneVocabularyForAllKindsQueryVariables = Exact<{
  workflowExecutionId: string;
  stepExecutionId: string;
  lifecycleExecutionId: string;
  workflowId: string;
  executionId: string;
  blueprintName: string;
  runId: string;
  scope?: ScopeInput | null | undefined;
}>;


export type OneVocabularyForAllKindsQuery = { readonly imageBuilderWorkflow: { readonly __typename: 'ImageBuilderWorkflow', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null } | null, readonly workflowStep: { readonly __typename: 'WorkflowStep', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null } | null, readonly lifecycle: { readonly __typename: 'Lifecycle', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null } | null, readonly transferExecution: { readonly __typename: 'TransferExecution', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null } | null, readonly blueprintRun: { readonly __typename: 'BlueprintRun', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null } | null };

export type StepsOfThisWorkflowQueryVariables = Exact<{
  workflowExecutionId: string;
  scope?: ScopeInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StepsOfThisWorkflowQuery = { readonly imageBuilderWorkflow: { readonly id: string, readonly status: ExecutionStatus, readonly steps: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly action: string | null, readonly status: ExecutionStatus, readonly statusReason: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly outputs: unknown }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type WatchExecutionSubscriptionVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type WatchExecutionSubscription = { readonly executionChanged: { readonly eventId: string, readonly type: ExecutionEventType, readonly previousStatus: ExecutionStatus | null, readonly changedFields: ReadonlyArray<string>, readonly at: string, readonly execution:
      | { readonly __typename: 'BlueprintRun', readonly blueprintName: string, readonly runId: string, readonly errorMessage: string | null, readonly rollbackErrorMessage: string | null, readonly parameters: unknown, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly workflow: { readonly id: string, readonly name: string, readonly consoleUrl: string | null } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: '%other', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'ImageBuilderWorkflow', readonly workflowExecutionId: string, readonly type: string | null, readonly totalStepCount: number | null, readonly totalStepsSucceeded: number | null, readonly totalStepsFailed: number | null, readonly totalStepsSkipped: number | null, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly image: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly consoleUrl: string | null } | null, readonly steps: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly action: string | null, readonly status: ExecutionStatus, readonly statusReason: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'Lifecycle', readonly lifecycleExecutionId: string, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly policy: { readonly id: string, readonly name: string | null } | null, readonly resources: { readonly nodes: ReadonlyArray<{ readonly resourceId: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly action: { readonly name: string | null, readonly reason: string | null } | null, readonly state: { readonly status: string | null, readonly reason: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'TransferExecution', readonly workflowId: string, readonly statusReason: string | null, readonly id: string, readonly executionId: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly results: { readonly steps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null, readonly onExceptionSteps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null } | null, readonly server: { readonly id: string, readonly serverId: string, readonly consoleUrl: string | null } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly serviceMetadata: { readonly userDetails: { readonly userName: string | null } | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'WorkflowStep', readonly stepExecutionId: string, readonly name: string | null, readonly action: string | null, readonly description: string | null, readonly inputs: unknown, readonly outputs: unknown, readonly onFailure: string | null, readonly timeoutSeconds: number | null, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly workflow: { readonly id: string, readonly type: string | null, readonly status: ExecutionStatus } | null, readonly image: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly consoleUrl: string | null } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
     } };

export type WatchExecutionsSubscriptionVariables = Exact<{
  filter?: ExecutionFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type WatchExecutionsSubscription = { readonly executionsChanged: { readonly eventId: string, readonly type: ExecutionEventType, readonly previousStatus: ExecutionStatus | null, readonly changedFields: ReadonlyArray<string>, readonly at: string, readonly execution:
      | { readonly __typename: 'BlueprintRun', readonly statusReason: string | null, readonly blueprintName: string, readonly runId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: '%other', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'ImageBuilderWorkflow', readonly statusReason: string | null, readonly workflowExecutionId: string, readonly type: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'Lifecycle', readonly statusReason: string | null, readonly lifecycleExecutionId: string, readonly lifecyclePolicyArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'TransferExecution', readonly workflowId: string, readonly executionId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'WorkflowStep', readonly statusReason: string | null, readonly stepExecutionId: string, readonly name: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
     } };

export type WhatBecameOfThisFileQueryVariables = Exact<{
  fileName: string;
  scope?: ScopeInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhatBecameOfThisFileQuery = { readonly transferExecutions: { readonly nodes: ReadonlyArray<
      | { readonly __typename: 'BlueprintRun', readonly statusReason: string | null, readonly blueprintName: string, readonly runId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: '%other', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'ImageBuilderWorkflow', readonly statusReason: string | null, readonly workflowExecutionId: string, readonly type: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'Lifecycle', readonly statusReason: string | null, readonly lifecycleExecutionId: string, readonly lifecyclePolicyArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'TransferExecution', readonly statusReason: string | null, readonly workflowId: string, readonly executionId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly serviceMetadata: { readonly userDetails: { readonly userName: string | null, readonly serverId: string | null } | null } | null, readonly results: { readonly steps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null, readonly onExceptionSteps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null } | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'WorkflowStep', readonly statusReason: string | null, readonly stepExecutionId: string, readonly name: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    >, readonly logCoverage: ReadonlyArray<{ readonly serverId: string | null, readonly workflowId: string | null, readonly logGroup: string | null, readonly state: CoverageState, readonly reason: string | null, readonly since: string | null, readonly scope: { readonly accountId: string, readonly region: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly kind: ExecutionKind, readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly parentsSeen: number | null, readonly parentsTotal: number | null, readonly scope: { readonly accountId: string, readonly region: string } }>, readonly coverageSummary: { readonly complete: number, readonly partial: number, readonly failed: number, readonly oldestAsOf: string | null, readonly reasons: ReadonlyArray<{ readonly code: string, readonly count: number }> } } | null };

export type WhatChangedSinceTheLastGoodBuildQueryVariables = Exact<{
  imageBuildVersionArn: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhatChangedSinceTheLastGoodBuildQuery = { readonly image: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly dateCreated: string | null, readonly state: { readonly status: string | null, readonly reason: string | null } | null, readonly workflows: { readonly nodes: ReadonlyArray<{ readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null }> } | null, readonly changesSincePrevious: { readonly isComplete: boolean, readonly incompleteReason: string | null, readonly notes: ReadonlyArray<string>, readonly base: { readonly id: string, readonly version: string | null, readonly dateCreated: string | null }, readonly changes: ReadonlyArray<{ readonly path: string, readonly kind: ChangeKind, readonly before: unknown, readonly after: unknown, readonly isWithheld: boolean, readonly asOfToday: boolean, readonly note: string | null }>, readonly workflowChanges: ReadonlyArray<{ readonly path: string, readonly kind: ChangeKind, readonly before: unknown, readonly after: unknown, readonly isWithheld: boolean, readonly asOfToday: boolean, readonly note: string | null }> | null, readonly packageChanges: { readonly nodes: ReadonlyArray<{ readonly path: string, readonly kind: ChangeKind, readonly before: unknown, readonly after: unknown, readonly isWithheld: boolean, readonly asOfToday: boolean, readonly note: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null, readonly findings: { readonly base: { readonly all: number | null, readonly critical: number | null, readonly high: number | null, readonly medium: number | null } | null, readonly head: { readonly all: number | null, readonly critical: number | null, readonly high: number | null, readonly medium: number | null } | null } | null } | null } | null };

export type WhatDidLastNightsCleanUpDeleteQueryVariables = Exact<{
  scope?: ScopeInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhatDidLastNightsCleanUpDeleteQuery = { readonly lifecyclePolicies: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly status: string | null, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: ExecutionStatus, readonly statusReason: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly resources: { readonly nodes: ReadonlyArray<{ readonly resourceId: string | null, readonly action: { readonly name: string | null, readonly reason: string | null } | null, readonly state: { readonly status: string | null, readonly reason: string | null } | null, readonly resources: { readonly nodes: ReadonlyArray<{ readonly resourceId: string | null, readonly region: string | null, readonly imageUris: ReadonlyArray<string> | null, readonly snapshots: ReadonlyArray<{ readonly snapshotId: string | null }> | null }> } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null }> } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly scope: { readonly accountId: string, readonly region: string } }> } | null };

export type WhatDiffersBetweenTheseBuildsQueryVariables = Exact<{
  base: string;
  head: string;
}>;


export type WhatDiffersBetweenTheseBuildsQuery = { readonly imageComparison: { readonly isComplete: boolean, readonly incompleteReason: string | null, readonly notes: ReadonlyArray<string>, readonly base: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly dateCreated: string | null, readonly consoleUrl: string | null, readonly scope: { readonly accountId: string, readonly region: string }, readonly state: { readonly status: string | null, readonly reason: string | null } | null }, readonly head: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly dateCreated: string | null, readonly consoleUrl: string | null, readonly scope: { readonly accountId: string, readonly region: string }, readonly state: { readonly status: string | null, readonly reason: string | null } | null }, readonly changes: ReadonlyArray<{ readonly path: string, readonly kind: ChangeKind, readonly before: unknown, readonly after: unknown, readonly isWithheld: boolean, readonly asOfToday: boolean, readonly note: string | null }>, readonly workflowChanges: ReadonlyArray<{ readonly path: string, readonly kind: ChangeKind, readonly before: unknown, readonly after: unknown, readonly isWithheld: boolean, readonly asOfToday: boolean, readonly note: string | null }> | null, readonly findings: { readonly base: { readonly all: number | null, readonly critical: number | null, readonly high: number | null, readonly medium: number | null } | null, readonly head: { readonly all: number | null, readonly critical: number | null, readonly high: number | null, readonly medium: number | null } | null } | null } | null };

export type WhatFailedAnywhereQueryVariables = Exact<{
  startedAfter?: string | null | undefined;
  startedBefore?: string | null | undefined;
  kinds?: ReadonlyArray<Known<ExecutionKind>> | null | undefined;
  accountIds?: ReadonlyArray<string> | null | undefined;
  regions?: ReadonlyArray<string> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhatFailedAnywhereQuery = { readonly executions: { readonly nodes: ReadonlyArray<
      | { readonly __typename: 'BlueprintRun', readonly statusReason: string | null, readonly blueprintName: string, readonly runId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: '%other', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'ImageBuilderWorkflow', readonly statusReason: string | null, readonly workflowExecutionId: string, readonly type: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly image: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly consoleUrl: string | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'Lifecycle', readonly statusReason: string | null, readonly lifecycleExecutionId: string, readonly lifecyclePolicyArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly policy: { readonly id: string, readonly name: string | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'TransferExecution', readonly workflowId: string, readonly executionId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'WorkflowStep', readonly statusReason: string | null, readonly stepExecutionId: string, readonly name: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly kind: ExecutionKind, readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly parentsSeen: number | null, readonly parentsTotal: number | null, readonly scope: { readonly accountId: string, readonly region: string } }>, readonly coverageSummary: { readonly complete: number, readonly partial: number, readonly failed: number, readonly oldestAsOf: string | null, readonly reasons: ReadonlyArray<{ readonly code: string, readonly count: number }> } } | null };

export type WhatHappenedInThisExecutionQueryVariables = Exact<{
  id: string;
}>;


export type WhatHappenedInThisExecutionQuery = { readonly execution:
    | { readonly __typename: 'BlueprintRun', readonly blueprintName: string, readonly runId: string, readonly errorMessage: string | null, readonly rollbackErrorMessage: string | null, readonly parameters: unknown, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly workflow: { readonly id: string, readonly name: string, readonly consoleUrl: string | null } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: '%other', readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'ImageBuilderWorkflow', readonly workflowExecutionId: string, readonly type: string | null, readonly totalStepCount: number | null, readonly totalStepsSucceeded: number | null, readonly totalStepsFailed: number | null, readonly totalStepsSkipped: number | null, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly image: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly consoleUrl: string | null } | null, readonly steps: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly action: string | null, readonly status: ExecutionStatus, readonly statusReason: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'Lifecycle', readonly lifecycleExecutionId: string, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly policy: { readonly id: string, readonly name: string | null } | null, readonly resources: { readonly nodes: ReadonlyArray<{ readonly resourceId: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly action: { readonly name: string | null, readonly reason: string | null } | null, readonly state: { readonly status: string | null, readonly reason: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'TransferExecution', readonly workflowId: string, readonly statusReason: string | null, readonly id: string, readonly executionId: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly results: { readonly steps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null, readonly onExceptionSteps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null } | null, readonly server: { readonly id: string, readonly serverId: string, readonly consoleUrl: string | null } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly serviceMetadata: { readonly userDetails: { readonly userName: string | null } | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    | { readonly __typename: 'WorkflowStep', readonly stepExecutionId: string, readonly name: string | null, readonly action: string | null, readonly description: string | null, readonly inputs: unknown, readonly outputs: unknown, readonly onFailure: string | null, readonly timeoutSeconds: number | null, readonly statusReason: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly workflow: { readonly id: string, readonly type: string | null, readonly status: ExecutionStatus } | null, readonly image: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly consoleUrl: string | null } | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly startedBy: { readonly kind: StartedByKind, readonly name: string | null, readonly source: string | null } | null, readonly changes: ReadonlyArray<{ readonly at: string, readonly previousStatus: ExecutionStatus, readonly status: ExecutionStatus }> | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
   | null };

export type WhatIsRunningQueryVariables = Exact<{
  kinds?: ReadonlyArray<Known<ExecutionKind>> | null | undefined;
  accountIds?: ReadonlyArray<string> | null | undefined;
  regions?: ReadonlyArray<string> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhatIsRunningQuery = { readonly executions: { readonly nodes: ReadonlyArray<
      | { readonly __typename: 'BlueprintRun', readonly statusReason: string | null, readonly blueprintName: string, readonly runId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: '%other', readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'ImageBuilderWorkflow', readonly statusReason: string | null, readonly workflowExecutionId: string, readonly type: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'Lifecycle', readonly statusReason: string | null, readonly lifecycleExecutionId: string, readonly lifecyclePolicyArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'TransferExecution', readonly workflowId: string, readonly executionId: string, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
      | { readonly __typename: 'WorkflowStep', readonly statusReason: string | null, readonly stepExecutionId: string, readonly name: string | null, readonly imageBuildVersionArn: string | null, readonly id: string, readonly status: ExecutionStatus, readonly rawStatus: string | null, readonly startedAt: string | null, readonly endedAt: string | null, readonly durationSeconds: number | null, readonly consoleUrl: string | null, readonly fetchedAt: string, readonly origin: ExecutionOrigin, readonly firstSeenAt: string, readonly lastSeenAt: string, readonly isOverdue: boolean | null, readonly scope: { readonly accountId: string, readonly region: string, readonly partition: string }, readonly expectedDurationSeconds: { readonly p50: number, readonly p95: number, readonly basedOn: number } | null }
    >, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly kind: ExecutionKind, readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly parentsSeen: number | null, readonly parentsTotal: number | null, readonly scope: { readonly accountId: string, readonly region: string } }>, readonly coverageSummary: { readonly complete: number, readonly partial: number, readonly failed: number, readonly oldestAsOf: string | null, readonly reasons: ReadonlyArray<{ readonly code: string, readonly count: number }> } } | null };

export type WhatIsWaitingForApprovalQueryVariables = Exact<{
  scope?: ScopeInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhatIsWaitingForApprovalQuery = { readonly waitingWorkflowSteps: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly stepExecutionId: string, readonly name: string | null, readonly startedAt: string | null, readonly durationSeconds: number | null, readonly inputs: unknown, readonly scope: { readonly accountId: string, readonly region: string }, readonly image: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly consoleUrl: string | null, readonly pipeline: { readonly id: string, readonly name: string | null } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly scope: { readonly accountId: string, readonly region: string } }> } | null };

export type WhatWasLoggedQueryVariables = Exact<{
  id: string;
  last?: number | null | undefined;
  after?: string | null | undefined;
  filter?: string | null | undefined;
  contains?: string | null | undefined;
}>;


export type WhatWasLoggedQuery = { readonly node:
    | { readonly __typename: 'Blueprint', readonly id: string }
    | { readonly __typename: 'BlueprintRun', readonly id: string }
    | { readonly __typename: '%other', readonly id: string }
    | { readonly __typename: '%other', readonly id: string }
    | { readonly __typename: 'GlueWorkflow', readonly id: string }
    | { readonly __typename: 'Image', readonly logUrl: string | null, readonly id: string, readonly logs: { readonly nodes: ReadonlyArray<{ readonly timestamp: string, readonly message: string | null, readonly messageLength: number, readonly stream: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }
    | { readonly __typename: 'ImageBuilderWorkflow', readonly id: string }
    | { readonly __typename: 'ImageBuilderWorkflowDefinition', readonly id: string }
    | { readonly __typename: 'ImagePipeline', readonly logUrl: string | null, readonly id: string, readonly logs: { readonly nodes: ReadonlyArray<{ readonly timestamp: string, readonly message: string | null, readonly messageLength: number, readonly stream: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }
    | { readonly __typename: 'Lifecycle', readonly id: string }
    | { readonly __typename: 'LifecyclePolicy', readonly id: string }
    | { readonly __typename: 'TransferExecution', readonly logUrl: string | null, readonly id: string, readonly logs: { readonly nodes: ReadonlyArray<{ readonly timestamp: string, readonly message: string | null, readonly messageLength: number, readonly stream: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }
    | { readonly __typename: 'TransferServer', readonly id: string }
    | { readonly __typename: 'TransferWorkflow', readonly id: string }
    | { readonly __typename: 'WorkflowStep', readonly logUrl: string | null, readonly id: string, readonly logs: { readonly nodes: ReadonlyArray<{ readonly timestamp: string, readonly message: string | null, readonly messageLength: number, readonly stream: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }
   | null };

export type WhatWasTheLastGoodBuildQueryVariables = Exact<{
  id: string;
}>;


export type WhatWasTheLastGoodBuildQuery = { readonly node:
    | { readonly __typename: 'Blueprint', readonly id: string }
    | { readonly __typename: 'BlueprintRun', readonly id: string }
    | { readonly __typename: '%other', readonly id: string }
    | { readonly __typename: '%other', readonly id: string }
    | { readonly __typename: 'GlueWorkflow', readonly id: string }
    | { readonly __typename: 'Image', readonly name: string | null, readonly version: string | null, readonly id: string, readonly previous: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly dateCreated: string | null } | null }
    | { readonly __typename: 'ImageBuilderWorkflow', readonly id: string }
    | { readonly __typename: 'ImageBuilderWorkflowDefinition', readonly id: string }
    | { readonly __typename: 'ImagePipeline', readonly id: string }
    | { readonly __typename: 'Lifecycle', readonly id: string }
    | { readonly __typename: 'LifecyclePolicy', readonly id: string }
    | { readonly __typename: 'TransferExecution', readonly id: string }
    | { readonly __typename: 'TransferServer', readonly id: string }
    | { readonly __typename: 'TransferWorkflow', readonly id: string }
    | { readonly __typename: 'WorkflowStep', readonly id: string }
   | null };

export type WhichBlueprintRunsRolledBackQueryVariables = Exact<{
  blueprintName: string;
  scope?: ScopeInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhichBlueprintRunsRolledBackQuery = { readonly blueprint: { readonly id: string, readonly description: string | null, readonly runs: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly runId: string, readonly status: ExecutionStatus, readonly errorMessage: string | null, readonly rollbackErrorMessage: string | null, readonly startedAt: string | null, readonly durationSeconds: number | null, readonly parameters: unknown, readonly workflow: { readonly id: string, readonly name: string, readonly consoleUrl: string | null, readonly lastRun: { readonly status: string | null, readonly statistics: { readonly totalActions: number | null, readonly failedActions: number | null } | null } | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type WhichFilesAreBeingProcessedQueryVariables = Exact<{
  scope?: ScopeInput | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhichFilesAreBeingProcessedQuery = { readonly transferWorkflows: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly workflowId: string, readonly description: string | null, readonly executions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly executionId: string, readonly status: ExecutionStatus, readonly statusReason: string | null, readonly initialFileLocation: { readonly s3FileLocation: { readonly bucket: string | null, readonly key: string | null } | null, readonly efsFileLocation: { readonly fileSystemId: string | null, readonly path: string | null } | null } | null, readonly serviceMetadata: { readonly userDetails: { readonly userName: string | null } | null } | null, readonly results: { readonly steps: ReadonlyArray<{ readonly name: string | null, readonly stepType: string | null, readonly error: { readonly type: string | null, readonly message: string | null } | null }> | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly scope: { readonly accountId: string, readonly region: string } }> } | null };

export type WhichImagesAreThereQueryVariables = Exact<{
  scope?: ScopeInput | null | undefined;
  name?: string | null | undefined;
  createdAfter?: string | null | undefined;
  createdBefore?: string | null | undefined;
  statuses?: ReadonlyArray<Known<ImageStatus>> | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhichImagesAreThereQuery = { readonly images: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly arn: string, readonly name: string | null, readonly version: string | null, readonly platform: string | null, readonly dateCreated: string | null, readonly consoleUrl: string | null, readonly state: { readonly status: string | null, readonly reason: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly coverage: ReadonlyArray<{ readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly scope: { readonly accountId: string, readonly region: string } }> } | null };

export type WhichPackagesDifferQueryVariables = Exact<{
  base: string;
  head: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhichPackagesDifferQuery = { readonly imageComparison: { readonly base: { readonly id: string }, readonly head: { readonly id: string }, readonly packageChanges: { readonly nodes: ReadonlyArray<{ readonly path: string, readonly kind: ChangeKind, readonly before: unknown, readonly after: unknown, readonly isWithheld: boolean, readonly asOfToday: boolean, readonly note: string | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type WhichScopesAreThereQueryVariables = Exact<{ [key: string]: never; }>;


export type WhichScopesAreThereQuery = { readonly scopes: ReadonlyArray<{ readonly accountId: string, readonly region: string, readonly partition: string, readonly health: { readonly credentials: CredentialsState, readonly lastAnswerAt: string | null, readonly lastRefusalAt: string | null, readonly lastRefusal: string | null, readonly lastThrottlingAt: string | null } }> };

export type WhyDidTheLastBuildFailQueryVariables = Exact<{
  name: string;
  scope?: ScopeInput | null | undefined;
}>;


export type WhyDidTheLastBuildFailQuery = { readonly images: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly version: string | null, readonly dateCreated: string | null, readonly consoleUrl: string | null, readonly logUrl: string | null, readonly state: { readonly status: string | null, readonly reason: string | null } | null, readonly workflows: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: string | null, readonly status: ExecutionStatus, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null }> } | null }>, readonly coverage: ReadonlyArray<{ readonly state: CoverageState, readonly reason: string | null, readonly asOf: string | null, readonly scope: { readonly accountId: string, readonly region: string } }> } | null };

export type WhyDidTheseExecutionsFailQueryVariables = Exact<{
  ids: ReadonlyArray<string>;
}>;


export type WhyDidTheseExecutionsFailQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'Blueprint', readonly id: string }
    | { readonly __typename: 'BlueprintRun', readonly id: string, readonly rootCause: { readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null }
    | { readonly __typename: '%other', readonly id: string, readonly rootCause: { readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null }
    | { readonly __typename: '%other', readonly id: string }
    | { readonly __typename: 'GlueWorkflow', readonly id: string }
    | { readonly __typename: 'Image', readonly id: string }
    | { readonly __typename: 'ImageBuilderWorkflow', readonly id: string, readonly rootCause: { readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null }
    | { readonly __typename: 'ImageBuilderWorkflowDefinition', readonly id: string }
    | { readonly __typename: 'ImagePipeline', readonly id: string }
    | { readonly __typename: 'Lifecycle', readonly id: string, readonly rootCause: { readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null }
    | { readonly __typename: 'LifecyclePolicy', readonly id: string }
    | { readonly __typename: 'TransferExecution', readonly id: string, readonly rootCause: { readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null }
    | { readonly __typename: 'TransferServer', readonly id: string }
    | { readonly __typename: 'TransferWorkflow', readonly id: string }
    | { readonly __typename: 'WorkflowStep', readonly id: string, readonly rootCause: { readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null }
   | null> };

export type WhyDidThisImageBuildFailQueryVariables = Exact<{
  imageBuildVersionArn: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type WhyDidThisImageBuildFailQuery = { readonly image: { readonly id: string, readonly name: string | null, readonly version: string | null, readonly consoleUrl: string | null, readonly state: { readonly status: string | null, readonly reason: string | null } | null, readonly workflows: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly type: string | null, readonly status: ExecutionStatus, readonly statusReason: string | null, readonly durationSeconds: number | null, readonly rootCause: { readonly excerpt: string | null, readonly summary: string, readonly step: string | null, readonly component: string | null, readonly phase: string | null, readonly action: string | null, readonly message: string | null, readonly logUrl: string | null, readonly sources: ReadonlyArray<string>, readonly missing: ReadonlyArray<string> } | null, readonly steps: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string | null, readonly action: string | null, readonly status: ExecutionStatus, readonly statusReason: string | null, readonly outputs: unknown }>, readonly pageInfo: { readonly hasNextPage: boolean } } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };
