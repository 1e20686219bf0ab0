import type {
  ImagePackage,
  ImagePipeline,
  LifecycleExecution,
  LifecycleExecutionResource,
  LifecyclePolicy,
  SeverityCounts,
  Workflow,
} from '@aws-sdk/client-imagebuilder';
import type { DescribedExecution, DescribedServer } from '@aws-sdk/client-transfer';
import type { Blueprint, BlueprintRun, Workflow as GlueWorkflow } from '@aws-sdk/client-glue';
import { groupedBy } from '../../src/model/groups';
import type {
  ChildCollection,
  DescribedWorkflow,
  Estate,
  LogGroup,
  RegionEstate,
  Collection,
  StoredImage,
  StoredStep,
  StoredWorkflowExecution,
} from '../../sandbox/estate';

/** The resources of one account in one region, in the order in which AWS lists them. */
export interface RegionData {
  readonly images?: readonly StoredImage[];
  /** By the ARN of the image. An image without an entry has no packages, and was not scanned. */
  readonly imagePackages?: Readonly<Record<string, readonly ImagePackage[]>>;
  readonly imageFindings?: Readonly<Record<string, SeverityCounts>>;
  readonly imagePipelines?: readonly ImagePipeline[];
  readonly workflows?: readonly Workflow[];
  readonly workflowExecutions?: readonly StoredWorkflowExecution[];
  readonly steps?: readonly StoredStep[];
  readonly lifecyclePolicies?: readonly LifecyclePolicy[];
  readonly lifecycleExecutions?: readonly LifecycleExecution[];
  /** By the `lce-` id of their run; the resources of an image by `<lce- id>/<resourceId of the image>`. */
  readonly lifecycleResources?: Readonly<Record<string, readonly LifecycleExecutionResource[]>>;
  readonly transferWorkflows?: readonly DescribedWorkflow[];
  /** By the `w-` id of their workflow, which they do not contain. */
  readonly transferExecutions?: Readonly<Record<string, readonly DescribedExecution[]>>;
  readonly transferServers?: readonly DescribedServer[];
  readonly blueprints?: readonly Blueprint[];
  readonly blueprintRuns?: readonly BlueprintRun[];
  readonly glueWorkflows?: readonly GlueWorkflow[];
  readonly logGroups?: readonly LogGroup[];
}

/** An estate whose data never changes. The keys are `<account>/<region>`: `estateOf({ '111122223333/us-east-1': … })`. */
export const estateOf = (data: Readonly<Record<string, RegionData>>): Estate => {
  const regions = new Map(Object.entries(data).map(([place, region]) => [place, regionOf(region)]));
  return {
    scopes: [...regions.keys()].map((place) => {
      const [accountId = '', region = ''] = place.split('/');
      return { accountId, region };
    }),
    region: ({ accountId, region }) => regions.get(`${accountId}/${region}`),
  };
};

const regionOf = (data: RegionData): RegionEstate => {
  const { images = [], workflowExecutions = [], steps = [], lifecyclePolicies = [] } = data;
  const { transferWorkflows = [], transferExecutions = {}, blueprints = [], blueprintRuns = [] } = data;
  const { lifecycleResources = {} } = data;
  return {
    images: collectionOf(images, (image) => image.arn),
    imagePackages: (arn) =>
      images.some((image) => image.arn === arn) ? (data.imagePackages?.[arn] ?? []) : undefined,
    imageFindings: (arn) => data.imageFindings?.[arn],
    imagePipelines: collectionOf(data.imagePipelines, (pipeline) => pipeline.arn),
    workflows: collectionOf(data.workflows, (workflow) => workflow.arn),
    workflowExecutions: childCollectionOf(
      workflowExecutions,
      (execution) => execution.workflowExecutionId,
      (execution) => [execution.imageBuildVersionArn],
      images.map((image) => image.arn),
    ),
    steps: childCollectionOf(
      steps,
      (step) => step.stepExecutionId,
      (step) => [step.workflowExecutionId],
      workflowExecutions.map((execution) => execution.workflowExecutionId),
    ),
    waitingSteps: () => steps.filter((step) => step.action === 'WaitForAction' && step.status === 'RUNNING'),
    lifecyclePolicies: collectionOf(lifecyclePolicies, (policy) => policy.arn),
    lifecycleExecutions: lifecycleCollectionOf(data),
    lifecycleResources: (id, parent) =>
      lifecycleResources[parent === undefined ? id : `${id}/${parent}`] ?? [],
    transferWorkflows: collectionOf(transferWorkflows, (workflow) => workflow.WorkflowId),
    transferExecutions: transferCollectionOf(transferWorkflows, transferExecutions),
    transferServers: collectionOf(data.transferServers, (server) => server.ServerId),
    blueprints: collectionOf(blueprints, (blueprint) => blueprint.Name),
    blueprintRuns: childCollectionOf(
      blueprintRuns,
      (run) => run.RunId,
      (run) => [run.BlueprintName],
      blueprints.map((blueprint) => blueprint.Name),
    ),
    glueWorkflows: collectionOf(data.glueWorkflows, (workflow) => workflow.Name),
    logGroups: collectionOf(data.logGroups, (group) => group.name),
  };
};

type Key = string | undefined;

const collectionOf = <Thing>(
  things: readonly Thing[] = [],
  keyOf: (thing: Thing) => Key,
): Collection<Thing> => {
  const byKey = new Map(things.map((thing) => [keyOf(thing), thing]));
  return { all: () => things, get: (key) => byKey.get(key) };
};

/** A parent without children has an empty list; an unknown parent has none. */
const childCollectionOf = <Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => Key,
  parentsOf: (thing: Thing) => readonly Key[],
  parents: readonly Key[],
): ChildCollection<Thing> => {
  const byKey = new Map(things.map((thing) => [keyOf(thing), thing]));
  const byParent = new Map<Key, Thing[]>(parents.map((parent) => [parent, []]));
  for (const thing of things) {
    for (const parent of parentsOf(thing)) byParent.get(parent)?.push(thing);
  }
  return { get: (key) => byKey.get(key), of: (parent) => byParent.get(parent) };
};

/** A run is listed under its policy, and under each image that is one of its resources or that refers to it. */
const lifecycleCollectionOf = (data: RegionData): ChildCollection<LifecycleExecution> => {
  const { images = [], lifecyclePolicies = [], lifecycleExecutions = [], lifecycleResources = {} } = data;
  const imagesByRun = groupedBy(images, (image) => image.lifecycleExecutionId);
  const imagesOf = ({ lifecycleExecutionId: id = '' }: LifecycleExecution): readonly Key[] => [
    ...(lifecycleResources[id] ?? []).map((resource) => resource.resourceId),
    ...(imagesByRun.get(id) ?? []).map((image) => image.arn),
  ];
  return childCollectionOf(
    lifecycleExecutions,
    (execution) => execution.lifecycleExecutionId,
    (execution) => [...new Set([execution.lifecyclePolicyArn, ...imagesOf(execution)])],
    [...lifecyclePolicies, ...images].map((parent) => parent.arn),
  );
};

const transferCollectionOf = (
  workflows: readonly DescribedWorkflow[],
  executions: Readonly<Record<string, readonly DescribedExecution[]>>,
): ChildCollection<DescribedExecution> => {
  const parentOf = new Map(
    Object.entries(executions).flatMap(([workflowId, runs]) => runs.map((run) => [run, workflowId] as const)),
  );
  return childCollectionOf(
    [...parentOf.keys()],
    (execution) => execution.ExecutionId,
    (execution) => [parentOf.get(execution)],
    workflows.map((workflow) => workflow.WorkflowId),
  );
};
