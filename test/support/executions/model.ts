import type { RegionData } from '../estate';
import type { Holdings } from './region';

/*
 * A model of `Query.executions`: the expected result, computed from the AWS data. It shares no code with the gateway, so
 * that both cannot have the same error.
 */

export const kinds = [
  'IMAGE_BUILDER_WORKFLOW',
  'WORKFLOW_STEP',
  'LIFECYCLE',
  'TRANSFER_EXECUTION',
  'BLUEPRINT_RUN',
] as const;

export type Kind = (typeof kinds)[number];

export interface Filter {
  readonly kinds?: readonly Kind[] | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly accountIds?: readonly string[] | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly startedAfter?: string | undefined;
  readonly startedBefore?: string | undefined;
}

export interface ModelItem {
  readonly kind: Kind;
  readonly place: string;
  readonly id: string;
  readonly status: string;
  /** Epoch milliseconds. */
  readonly startedAt: number | undefined;
}

/** An AWS list that the gateway must read. */
export interface Read {
  readonly place: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, string>>;
  readonly calls: number;
}

/** The list of one parent's executions. */
interface ChildList {
  readonly read: Read;
  /** No item of the list started before this time. */
  readonly from: number;
  readonly items: readonly ModelItem[];
}

/** The executions of one kind in one place. */
export interface Source {
  readonly place: string;
  readonly kind: Kind;
  /** Undefined if no execution can match the filter. */
  readonly lists: readonly ChildList[] | undefined;
  /** The lists of parents. */
  readonly parentReads: readonly Read[];
  /** True if an image refers to a lifecycle run that no policy lists. */
  readonly hasUnlistedRun: boolean;
}

const statusByAwsStatus: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
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

type Time = Date | string | undefined;
type Text = string | undefined;

const milliseconds = (time: Time): number | undefined =>
  time === undefined ? undefined : new Date(time).getTime();

const itemOf = (
  place: string,
  kind: Kind,
  ids: readonly Text[],
  awsStatus: Text,
  start: Time,
): ModelItem => ({
  kind,
  place,
  id: Buffer.from(JSON.stringify([typeName[kind], ...place.split('/'), ...ids])).toString('base64url'),
  status: statusByAwsStatus[kind][awsStatus ?? ''] ?? 'UNKNOWN',
  startedAt: milliseconds(start),
});

const readOf = (
  place: string,
  operation: string,
  input: Readonly<Record<string, Text>>,
  count: number,
  pageSize: number,
): Read => ({
  place,
  operation,
  input: input as Record<string, string>,
  calls: Math.max(1, Math.ceil(count / pageSize)),
});

const startOrEarliest = (time: Time): number => milliseconds(time) ?? -Infinity;

/** All executions of one kind in one place, without a filter. */
const unfilteredSource = (place: string, kind: Kind, data: RegionData): Source => {
  const { images = [], workflowExecutions = [], steps = [], lifecyclePolicies = [] } = data;
  const { lifecycleExecutions = [], transferWorkflows = [], transferExecutions = {} } = data;
  const { blueprints = [], blueprintRuns = [] } = data;
  const imagesRead = readOf(place, 'ListImageBuildVersions', {}, images.length, 25);

  const workflowsOf = (arn: Text) => workflowExecutions.filter((run) => run.imageBuildVersionArn === arn);
  const workflowLists = images.map(({ arn, dateCreated }) => ({
    read: readOf(place, 'ListWorkflowExecutions', { imageBuildVersionArn: arn }, workflowsOf(arn).length, 25),
    from: startOrEarliest(dateCreated),
    items: workflowsOf(arn).map((run) =>
      itemOf(place, kind, [run.workflowExecutionId], run.status, run.startTime),
    ),
  }));

  switch (kind) {
    case 'IMAGE_BUILDER_WORKFLOW':
      return { place, kind, parentReads: [imagesRead], hasUnlistedRun: false, lists: workflowLists };
    case 'WORKFLOW_STEP': {
      const lists = images.flatMap(({ arn, dateCreated }) =>
        workflowsOf(arn).map(({ workflowExecutionId, startTime }) => {
          const own = steps.filter((step) => step.workflowExecutionId === workflowExecutionId);
          return {
            read: readOf(place, 'ListWorkflowStepExecutions', { workflowExecutionId }, own.length, 25),
            from: Math.max(startOrEarliest(dateCreated), startOrEarliest(startTime)),
            items: own.map((step) =>
              itemOf(place, kind, [step.stepExecutionId], step.status, step.startTime),
            ),
          };
        }),
      );
      return { place, kind, parentReads: [imagesRead], hasUnlistedRun: false, lists };
    }
    case 'LIFECYCLE': {
      const runsOf = (arn: Text) => lifecycleExecutions.filter((run) => run.lifecyclePolicyArn === arn);
      const lists = lifecyclePolicies.map(({ arn }) => ({
        read: readOf(place, 'ListLifecycleExecutions', { resourceArn: arn }, runsOf(arn).length, 25),
        from: -Infinity,
        items: runsOf(arn).map((run) =>
          itemOf(place, kind, [run.lifecycleExecutionId], run.state?.status, run.startTime),
        ),
      }));
      const listed = new Set(
        lifecyclePolicies.flatMap(({ arn }) => runsOf(arn).map((run) => run.lifecycleExecutionId)),
      );
      const hasUnlistedRun = images.some(
        ({ lifecycleExecutionId: id }) => id !== undefined && !listed.has(id),
      );
      const policiesRead = readOf(place, 'ListLifecyclePolicies', {}, lifecyclePolicies.length, 25);
      return { place, kind, parentReads: [imagesRead, policiesRead], hasUnlistedRun, lists };
    }
    case 'TRANSFER_EXECUTION': {
      const isListed = ({ Status }: { Status?: string | undefined }): boolean =>
        Status === 'IN_PROGRESS' || Status === 'HANDLING_EXCEPTION';
      const lists = transferWorkflows.map(({ WorkflowId = '' }) => {
        const listed = (transferExecutions[WorkflowId] ?? []).filter(isListed);
        return {
          read: readOf(place, 'ListExecutions', { WorkflowId }, listed.length, 1000),
          from: -Infinity,
          items: listed.map(({ ExecutionId, Status }) =>
            itemOf(place, kind, [WorkflowId, ExecutionId], Status, undefined),
          ),
        };
      });
      const parentReads = [readOf(place, 'ListWorkflows', {}, transferWorkflows.length, 1000)];
      return { place, kind, parentReads, hasUnlistedRun: false, lists };
    }
    case 'BLUEPRINT_RUN': {
      const lists = blueprints.map(({ Name }) => {
        const runs = blueprintRuns.filter(({ BlueprintName }) => BlueprintName === Name);
        return {
          read: readOf(place, 'GetBlueprintRuns', { BlueprintName: Name }, runs.length, 1000),
          from: -Infinity,
          items: runs.map((run) => itemOf(place, kind, [Name, run.RunId], run.State, run.StartedOn)),
        };
      });
      const parentReads = [readOf(place, 'ListBlueprints', {}, blueprints.length, 25)];
      return { place, kind, parentReads, hasUnlistedRun: false, lists };
    }
  }
};

const limitsOf = ({ startedAfter, startedBefore }: Filter) => ({
  after: startedAfter === undefined ? -Infinity : Date.parse(startedAfter),
  before: startedBefore === undefined ? Infinity : Date.parse(startedBefore),
  isOpen: startedAfter === undefined && startedBefore === undefined,
});

const matches = ({ status, startedAt }: ModelItem, filter: Filter): boolean => {
  const { after, before, isOpen } = limitsOf(filter);
  const isInTime = startedAt === undefined ? isOpen : startedAt >= after && startedAt < before;
  return isInTime && (filter.statuses?.includes(status) ?? true);
};

const canMatch = (kind: Kind, filter: Filter): boolean => {
  if (kind === 'TRANSFER_EXECUTION' && !limitsOf(filter).isOpen) return false;
  const possible = new Set([...Object.values(statusByAwsStatus[kind]), 'UNKNOWN']);
  return filter.statuses?.some((status) => possible.has(status)) ?? true;
};

/** The sources of a filter, in the order of `coverage`. */
export const sourcesOf = (holdings: Holdings, places: readonly string[], filter: Filter): Source[] => {
  const { before } = limitsOf(filter);
  const chosenKinds = kinds.filter((kind) => filter.kinds?.includes(kind) ?? kind !== 'WORKFLOW_STEP');
  const chosenPlaces = places.filter((place) => {
    const [account = '', region = ''] = place.split('/');
    return (filter.accountIds?.includes(account) ?? true) && (filter.regions?.includes(region) ?? true);
  });
  return chosenPlaces.flatMap((place) =>
    chosenKinds.map((kind): Source => {
      if (!canMatch(kind, filter))
        return { place, kind, parentReads: [], lists: undefined, hasUnlistedRun: false };
      const data = holdings[place] ?? {};
      const source = unfilteredSource(place, kind, data);
      const lists = (source.lists ?? [])
        .filter(({ from }) => from < before)
        .map((list) => ({ ...list, items: list.items.filter((item) => matches(item, filter)) }));
      if (kind !== 'WORKFLOW_STEP') return { ...source, lists };
      const workflows = unfilteredSource(place, 'IMAGE_BUILDER_WORKFLOW', data).lists ?? [];
      const read = workflows.filter(({ from }) => from < before).map((list) => list.read);
      return { ...source, lists, parentReads: [...source.parentReads, ...read] };
    }),
  );
};

export const itemsOf = (sources: readonly Source[]): ModelItem[] =>
  sources.flatMap(({ lists = [] }) => lists.flatMap(({ items }) => items)).sort(compareItems);

/** All lists that the gateway must read for a source. */
export const readsOf = ({ parentReads, lists = [] }: Source): Read[] => [
  ...parentReads,
  ...lists.map(({ read }) => read),
];

/** The AWS operations to read all sources once, sorted by name. */
export const callsOf = (sources: readonly Source[]): string[] => {
  const reads = new Map(
    sources.flatMap(readsOf).map((read) => [JSON.stringify([read.place, read.operation, read.input]), read]),
  );
  return [...reads.values()].flatMap(({ operation, calls }) => Array<string>(calls).fill(operation)).sort();
};

const runsNow = new Set(['RUNNING', 'CANCELLING', 'ROLLING_BACK']);

/** Running executions without a start first, then the newest start first, then the rest. */
const sortKeyOf = ({ status, startedAt }: ModelItem): readonly [number, number] => {
  if (startedAt !== undefined) return [1, -startedAt];
  return runsNow.has(status) ? [0, 0] : [2, 0];
};

export const compareItems = (one: ModelItem, other: ModelItem): number => {
  const [group, time] = sortKeyOf(one);
  const [otherGroup, otherTime] = sortKeyOf(other);
  if (group !== otherGroup) return group - otherGroup;
  if (time !== otherTime) return time - otherTime;
  if (one.id === other.id) return 0;
  return one.id < other.id ? -1 : 1;
};

/** The number of executions per kind and status, in the order of the enums. */
export const countsOf = (
  items: readonly ModelItem[],
  statuses: readonly string[],
): { kind: Kind; status: string; count: number }[] =>
  kinds.flatMap((kind) =>
    statuses
      .map((status) => ({
        kind,
        status,
        count: items.filter((item) => item.kind === kind && item.status === status).length,
      }))
      .filter(({ count }) => count > 0),
  );
