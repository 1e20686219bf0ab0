import type { RegionEstate } from '../../../sandbox/estate';
import type { Kind } from './told';

/** AWS's own shape; what is of interest is read by its path. */
export type Data = object;

export const at = (data: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => Object(value)[name], data);

export const textAt = (data: unknown, ...path: readonly string[]): string | undefined => {
  const value = at(data, ...path);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

type Find = (region: RegionEstate, now: Date, ids: readonly string[]) => Data | undefined;

const isInProgress = (execution: Data): boolean =>
  ['IN_PROGRESS', 'HANDLING_EXCEPTION'].includes(String(at(execution, 'Status')));

/** AWS forgets those that have ended; it tells the workflow beside each, not in it. */
export const inProgress = (
  region: RegionEstate,
  now: Date,
  workflowId: string,
): readonly Data[] | undefined =>
  region.transferExecutions
    .of(workflowId, now)
    ?.filter(isInProgress)
    .map((execution) => ({ ...execution, WorkflowId: workflowId }));

/** What a Get finds, by the ids of the thing. */
export const finders: Readonly<Record<Kind, Find>> = {
  ImageBuilderWorkflow: (region, now, [id = '']) => region.workflowExecutions.get(id, now),
  WorkflowStep: (region, now, [id = '']) => region.steps.get(id, now),
  Lifecycle: (region, now, [id = '']) => region.lifecycleExecutions.get(id, now),
  TransferExecution: (region, now, [workflowId = '', id]) =>
    inProgress(region, now, workflowId)?.find((execution) => at(execution, 'ExecutionId') === id),
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

export const idMembers: Readonly<Record<Kind, readonly string[]>> = {
  ImageBuilderWorkflow: ['workflowExecutionId'],
  WorkflowStep: ['stepExecutionId'],
  Lifecycle: ['lifecycleExecutionId'],
  TransferExecution: ['WorkflowId', 'ExecutionId'],
  BlueprintRun: ['BlueprintName', 'RunId'],
  Image: ['arn'],
  ImagePipeline: ['arn'],
  ImageBuilderWorkflowDefinition: ['arn'],
  LifecyclePolicy: ['arn'],
  TransferWorkflow: ['WorkflowId'],
  TransferServer: ['ServerId'],
  Blueprint: ['Name'],
  GlueWorkflow: ['Name'],
};
