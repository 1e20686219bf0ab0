import type { RegionData } from '../estate';

/* Executions as the model has them, from AWS's data. */

export const kinds = [
  'IMAGE_BUILDER_WORKFLOW',
  'WORKFLOW_STEP',
  'LIFECYCLE',
  'TRANSFER_EXECUTION',
  'BLUEPRINT_RUN',
] as const;

export type Kind = (typeof kinds)[number];

export type Origin = 'AWS' | 'HISTORY';

/** Times are epoch milliseconds. */
export interface ModelItem {
  readonly kind: Kind;
  /** `<account>/<region>`. */
  readonly place: string;
  readonly id: string;
  readonly parentId: string;
  readonly status: string;
  readonly startedAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly name: string | undefined;
  /** What all who see the execution can search. */
  readonly texts: readonly string[];
  /** Only those who may see sensitive fields can search these two. */
  readonly userName: string | undefined;
  readonly fileName: string | undefined;
  readonly origin: Origin;
  /** Undefined where the test does not know it. */
  readonly firstSeenAt: number | undefined;
}

export const statusByAwsStatus: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  IMAGE_BUILDER_WORKFLOW: {
    PENDING: 'PENDING',
    SKIPPED: 'SKIPPED',
    RUNNING: 'RUNNING',
    COMPLETED: 'SUCCEEDED',
    FAILED: 'FAILED',
    ROLLBACK_IN_PROGRESS: 'ROLLING_BACK',
    ROLLBACK_COMPLETED: 'ROLLED_BACK',
    CANCELLED: 'CANCELLED',
  },
  WORKFLOW_STEP: {
    PENDING: 'PENDING',
    SKIPPED: 'SKIPPED',
    RUNNING: 'RUNNING',
    COMPLETED: 'SUCCEEDED',
    FAILED: 'FAILED',
    CANCELLED: 'CANCELLED',
  },
  LIFECYCLE: {
    PENDING: 'PENDING',
    IN_PROGRESS: 'RUNNING',
    SUCCESS: 'SUCCEEDED',
    FAILED: 'FAILED',
    CANCELLING: 'CANCELLING',
    CANCELLED: 'CANCELLED',
  },
  TRANSFER_EXECUTION: {
    IN_PROGRESS: 'RUNNING',
    HANDLING_EXCEPTION: 'ROLLING_BACK',
    COMPLETED: 'SUCCEEDED',
    EXCEPTION: 'FAILED',
  },
  BLUEPRINT_RUN: {
    RUNNING: 'RUNNING',
    SUCCEEDED: 'SUCCEEDED',
    FAILED: 'FAILED',
    ROLLING_BACK: 'ROLLING_BACK',
  },
};

const typeName: Readonly<Record<Kind, string>> = {
  IMAGE_BUILDER_WORKFLOW: 'ImageBuilderWorkflow',
  WORKFLOW_STEP: 'WorkflowStep',
  LIFECYCLE: 'Lifecycle',
  TRANSFER_EXECUTION: 'TransferExecution',
  BLUEPRINT_RUN: 'BlueprintRun',
};

/** The type of the nearest object that executions of a kind belong to. */
export const parentType: Readonly<Record<Kind, string>> = {
  IMAGE_BUILDER_WORKFLOW: 'Image',
  WORKFLOW_STEP: 'ImageBuilderWorkflow',
  LIFECYCLE: 'LifecyclePolicy',
  TRANSFER_EXECUTION: 'TransferWorkflow',
  BLUEPRINT_RUN: 'Blueprint',
};

export type Text = string | undefined;

const idOf = (place: string, type: string, ...ids: readonly Text[]): string =>
  Buffer.from(JSON.stringify([type, ...place.split('/'), ...ids])).toString('base64url');

export const parentIdOf = (place: string, kind: Kind, parent: Text): string =>
  idOf(place, parentType[kind], parent);

const milliseconds = (time: Date | string | undefined): number | undefined =>
  time === undefined ? undefined : new Date(time).getTime();

const statusesBeforeEnd: ReadonlySet<string> = new Set(['PENDING', 'RUNNING', 'CANCELLING', 'ROLLING_BACK']);

export const hasNotEnded = ({ status }: Pick<ModelItem, 'status'>): boolean => statusesBeforeEnd.has(status);

const definedTexts = (...texts: readonly Text[]): string[] => texts.flatMap((text) => text ?? []);

interface AwsTimes {
  readonly start?: Date | string | undefined;
  readonly end?: Date | string | undefined;
}

const itemOf = (
  kind: Kind,
  place: string,
  parent: Text,
  ids: readonly Text[],
  awsStatus: Text,
  { start, end }: AwsTimes,
  words: Partial<Pick<ModelItem, 'name' | 'texts' | 'userName' | 'fileName'>>,
): ModelItem => {
  const status = statusByAwsStatus[kind][awsStatus ?? ''] ?? 'UNKNOWN';
  return {
    kind,
    place,
    id: idOf(place, typeName[kind], ...ids),
    parentId: parentIdOf(place, kind, parent),
    status,
    startedAt: milliseconds(start),
    endedAt: hasNotEnded({ status }) ? undefined : milliseconds(end),
    name: undefined,
    userName: undefined,
    fileName: undefined,
    origin: 'AWS',
    firstSeenAt: undefined,
    ...words,
    texts: definedTexts(words.name, ...(words.texts ?? [])),
  };
};

const itemsOf = <Key extends keyof RegionData>(data: RegionData, key: Key): NonNullable<RegionData[Key]> =>
  data[key] ?? ([] as unknown as NonNullable<RegionData[Key]>);

/** The workflow executions of an image, by its ARN. */
export const workflowsOf = (data: RegionData, place: string, image: Text): readonly ModelItem[] =>
  itemsOf(data, 'workflowExecutions')
    .filter((run) => run.imageBuildVersionArn === image)
    .map((run) =>
      itemOf(
        'IMAGE_BUILDER_WORKFLOW',
        place,
        image,
        [run.workflowExecutionId],
        run.status,
        { start: run.startTime, end: run.endTime },
        {
          name: run.workflowBuildVersionArn?.split('/').at(2),
          texts: definedTexts(run.message),
        },
      ),
    );

/** The steps of a workflow execution. */
export const stepsOf = (data: RegionData, place: string, workflow: Text): readonly ModelItem[] =>
  itemsOf(data, 'steps')
    .filter((step) => step.workflowExecutionId === workflow)
    .map((step) =>
      itemOf(
        'WORKFLOW_STEP',
        place,
        workflow,
        [step.stepExecutionId],
        step.status,
        { start: step.startTime, end: step.endTime },
        { name: step.name, texts: definedTexts(step.message, step.action, step.description) },
      ),
    );

/** The runs of a lifecycle policy, by its ARN. */
export const lifecycleRunsOf = (data: RegionData, place: string, policy: Text): readonly ModelItem[] =>
  itemsOf(data, 'lifecycleExecutions')
    .filter((run) => run.lifecyclePolicyArn === policy)
    .map((run) =>
      itemOf(
        'LIFECYCLE',
        place,
        policy,
        [run.lifecycleExecutionId],
        run.state?.status,
        { start: run.startTime, end: run.endTime },
        { name: policy?.split('/').at(-1), texts: definedTexts(run.state?.reason) },
      ),
    );

/** The executions of a Transfer workflow in progress. AWS lists no others. */
export const transfersOf = (data: RegionData, place: string, workflow: string): readonly ModelItem[] =>
  (itemsOf(data, 'transferExecutions')[workflow] ?? [])
    .filter(({ Status }) => Status === 'IN_PROGRESS' || Status === 'HANDLING_EXCEPTION')
    .map(({ ExecutionId, Status, ServiceMetadata, InitialFileLocation }) =>
      itemOf(
        'TRANSFER_EXECUTION',
        place,
        workflow,
        [workflow, ExecutionId],
        Status,
        {},
        {
          name: workflow,
          userName: ServiceMetadata?.UserDetails?.UserName,
          fileName:
            InitialFileLocation?.S3FileLocation?.Key ??
            InitialFileLocation?.EfsFileLocation?.Path ??
            undefined,
        },
      ),
    );

/** The runs of a blueprint. */
export const blueprintRunsOf = (data: RegionData, place: string, blueprint: Text): readonly ModelItem[] =>
  itemsOf(data, 'blueprintRuns')
    .filter(({ BlueprintName }) => BlueprintName === blueprint)
    .map((run) =>
      itemOf(
        'BLUEPRINT_RUN',
        place,
        blueprint,
        [blueprint, run.RunId],
        run.State,
        { start: run.StartedOn, end: run.CompletedOn },
        {
          name: blueprint,
          texts: definedTexts(run.ErrorMessage, run.WorkflowName, run.RollbackErrorMessage),
        },
      ),
    );
