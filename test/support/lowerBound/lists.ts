import type { RegionEstate } from '../../../sandbox/estate';
import { type Data, inProgress, textAt } from './things';
import type { Kind } from './told';

export interface ListTable {
  readonly operation: string;
  /** Undefined for what has no id. */
  readonly of: Kind | undefined;
  readonly pageSize: number;
  /** Undefined where AWS knows no such parent. */
  readonly read: (region: RegionEstate, now: Date, parent: readonly string[]) => readonly Data[] | undefined;
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

const newestFirst = (one: Data, other: Data): number =>
  inOrder(textAt(other, 'dateCreated') ?? '', textAt(one, 'dateCreated') ?? '') ||
  inOrder(textAt(one, 'arn') ?? '', textAt(other, 'arn') ?? '');

/** AWS's lists, by the field that offers them. */
export const lists = {
  'Query.images': {
    operation: 'ListImageBuildVersions',
    of: 'Image',
    pageSize: 25,
    read: (region, now) => [...region.images.all(now)].sort(newestFirst),
  },
  'Query.imagePipelines': {
    operation: 'ListImagePipelines',
    of: 'ImagePipeline',
    pageSize: 25,
    read: (region, now) => region.imagePipelines.all(now),
  },
  'Query.lifecyclePolicies': {
    operation: 'ListLifecyclePolicies',
    of: 'LifecyclePolicy',
    pageSize: 25,
    read: (region, now) => region.lifecyclePolicies.all(now),
  },
  'Query.transferWorkflows': {
    operation: 'ListWorkflows',
    of: 'TransferWorkflow',
    pageSize: 1000,
    read: (region, now) => region.transferWorkflows.all(now),
  },
  'Query.blueprints': {
    operation: 'ListBlueprints',
    of: 'Blueprint',
    pageSize: 25,
    read: (region, now) => region.blueprints.all(now),
  },
  'Query.waitingWorkflowSteps': {
    operation: 'ListWaitingWorkflowSteps',
    of: 'WorkflowStep',
    pageSize: 25,
    read: (region, now) => region.waitingSteps(now),
  },
  'Image.owner': {
    operation: 'ListImageBuildVersions',
    of: 'Image',
    pageSize: 25,
    read: (region, now, [version = '']) =>
      region.images.all(now).filter(({ arn }) => arn?.startsWith(`${version}/`)),
  },
  'Image.workflows': {
    operation: 'ListWorkflowExecutions',
    of: 'ImageBuilderWorkflow',
    pageSize: 25,
    read: (region, now, [arn = '']) => region.workflowExecutions.of(arn, now),
  },
  'Image.lifecycleExecutions': {
    operation: 'ListLifecycleExecutions',
    of: 'Lifecycle',
    pageSize: 25,
    read: (region, now, [arn = '']) => region.lifecycleExecutions.of(arn, now),
  },
  'ImagePipeline.images': {
    operation: 'ListImagePipelineImages',
    of: 'Image',
    pageSize: 25,
    read: (region, now, [arn = '']) =>
      region.imagePipelines.get(arn, now) &&
      region.images.all(now).filter(({ sourcePipelineArn }) => sourcePipelineArn === arn),
  },
  'ImageBuilderWorkflow.steps': {
    operation: 'ListWorkflowStepExecutions',
    of: 'WorkflowStep',
    pageSize: 25,
    read: (region, now, [id = '']) =>
      region.workflowExecutions.get(id, now) && (region.steps.of(id, now) ?? []),
  },
  'Lifecycle.resources': {
    operation: 'ListLifecycleExecutionResources',
    of: undefined,
    pageSize: 25,
    read: (region, now, [run = '', parent]) =>
      region.lifecycleExecutions.get(run, now) && region.lifecycleResources(run, parent, now),
  },
  'LifecyclePolicy.executions': {
    operation: 'ListLifecycleExecutions',
    of: 'Lifecycle',
    pageSize: 25,
    read: (region, now, [arn = '']) => region.lifecycleExecutions.of(arn, now),
  },
  'TransferWorkflow.executions': {
    operation: 'ListExecutions',
    of: 'TransferExecution',
    pageSize: 1000,
    read: (region, now, [id = '']) => inProgress(region, now, id),
  },
  'Blueprint.runs': {
    operation: 'GetBlueprintRuns',
    of: 'BlueprintRun',
    pageSize: 1000,
    read: (region, now, [name = '']) => region.blueprintRuns.of(name, now),
  },
} as const satisfies Record<string, ListTable>;

export type ListName = keyof typeof lists;

export const isListName = (name: string): name is ListName => Object.hasOwn(lists, name);
