import type { RegionEstate, StoredImage } from '../../../sandbox/estate';
import type { NodeKind } from '../../../src/kinds';
import { at } from '../at';

/** A resource in AWS's shape. */
export type Data = object;

const isInProgress = (execution: Data): boolean =>
  ['IN_PROGRESS', 'HANDLING_EXCEPTION'].includes(String(at(execution, 'Status')));

/** AWS returns no Transfer executions that have ended. */
const inProgress = (region: RegionEstate, workflowId: string, now: Date): readonly Data[] | undefined =>
  region.transferExecutions.of(workflowId, now)?.filter(isInProgress);

type Get = (region: RegionEstate, now: Date, ids: readonly string[]) => Data | undefined;

/** What AWS returns of one resource, by its ids. */
export const gets: Readonly<Record<NodeKind, Get>> = {
  ImageBuilderWorkflow: (region, now, [id = '']) => region.workflowExecutions.get(id, now),
  WorkflowStep: (region, now, [id = '']) => region.steps.get(id, now),
  Lifecycle: (region, now, [id = '']) => region.lifecycleExecutions.get(id, now),
  TransferExecution: (region, now, [workflowId = '', id]) =>
    inProgress(region, workflowId, now)?.find((execution) => at(execution, 'ExecutionId') === id),
  BlueprintRun: (region, now, [name, id = '']) => {
    const run = region.blueprintRuns.get(id, now);
    return run?.BlueprintName === name ? run : undefined;
  },
  Image: (region, now, [arn = '']) => region.images.get(arn, now),
  ImagePipeline: (region, now, [arn = '']) => region.imagePipelines.get(arn, now),
  ImageBuilderWorkflowDefinition: (region, now, [arn = '']) => region.workflows.get(arn, now),
  LifecyclePolicy: (region, now, [arn = '']) => region.lifecyclePolicies.get(arn, now),
  TransferWorkflow: (region, now, [id = '']) => region.transferWorkflows.get(id, now),
  TransferServer: (region, now, [id = '']) => region.transferServers.get(id, now),
  Blueprint: (region, now, [name = '']) => region.blueprints.get(name, now),
  GlueWorkflow: (region, now, [name = '']) => region.glueWorkflows.get(name, now),
};

const compare = (one = '', other = ''): number => (one < other ? -1 : Number(one > other));

/** The order of `Query.images`; AWS defines none. */
const newestFirst = (one: StoredImage, other: StoredImage): number =>
  compare(other.dateCreated, one.dateCreated) || compare(one.arn, other.arn);

type List = (region: RegionEstate, now: Date, ids: readonly string[]) => readonly Data[] | undefined;

/** What AWS lists, by operation and the ids in the request. Undefined where AWS does not know the parent. */
export const lists: Readonly<Record<string, List>> = {
  ListImageBuildVersions: (region, now, [version]) =>
    version === undefined
      ? [...region.images.all(now)].sort(newestFirst)
      : region.images.all(now).filter(({ arn }) => arn?.startsWith(`${version}/`)),
  ListImagePipelines: (region, now) => region.imagePipelines.all(now),
  ListImagePipelineImages: (region, now, [arn = '']) =>
    region.imagePipelines.get(arn, now) &&
    region.images.all(now).filter(({ sourcePipelineArn }) => sourcePipelineArn === arn),
  ListWorkflowExecutions: (region, now, [arn = '']) => region.workflowExecutions.of(arn, now),
  ListWorkflowStepExecutions: (region, now, [id = '']) =>
    region.workflowExecutions.get(id, now) && (region.steps.of(id, now) ?? []),
  ListWaitingWorkflowSteps: (region, now) => region.waitingSteps(now),
  ListLifecyclePolicies: (region, now) => region.lifecyclePolicies.all(now),
  ListLifecycleExecutions: (region, now, [arn = '']) => region.lifecycleExecutions.of(arn, now),
  ListLifecycleExecutionResources: (region, now, [run = '', parent]) =>
    region.lifecycleExecutions.get(run, now) && region.lifecycleResources(run, parent, now),
  ListWorkflows: (region, now) => region.transferWorkflows.all(now),
  ListExecutions: (region, now, [id = '']) => inProgress(region, id, now),
  ListBlueprints: (region, now) => region.blueprints.all(now),
  GetBlueprintRuns: (region, now, [name = '']) => region.blueprintRuns.of(name, now),
};
