import type { Estate, EstateScope, RegionEstate } from '../../sandbox/estate';

/** All resources of a region at `now`, read in the same way as the services read them. */
export const inventoryOf = (region: RegionEstate, now: Date) => {
  const images = region.images.all(now);
  const workflowExecutions = images.flatMap(({ arn }) => childrenOf(region.workflowExecutions, arn, now));
  const lifecyclePolicies = region.lifecyclePolicies.all(now);
  const lifecycleExecutions = distinct(
    [...lifecyclePolicies, ...images].flatMap(({ arn }) => childrenOf(region.lifecycleExecutions, arn, now)),
    ({ lifecycleExecutionId }) => lifecycleExecutionId,
  );
  const touched = lifecycleExecutions.flatMap(({ lifecycleExecutionId: id = '' }) =>
    region.lifecycleResources(id, undefined, now).map((image) => ({ id, image })),
  );
  const transferWorkflows = region.transferWorkflows.all(now);
  const blueprints = region.blueprints.all(now);
  return {
    images,
    imagePipelines: region.imagePipelines.all(now),
    workflows: region.workflows.all(now),
    workflowExecutions,
    steps: workflowExecutions.flatMap(({ workflowExecutionId: id }) => childrenOf(region.steps, id, now)),
    lifecyclePolicies,
    lifecycleExecutions,
    touchedImages: touched.map(({ image }) => image),
    touchedOutputs: touched.flatMap(({ id, image }) => region.lifecycleResources(id, image.resourceId, now)),
    transferWorkflows,
    transferExecutions: transferWorkflows.flatMap(({ WorkflowId: id }) =>
      childrenOf(region.transferExecutions, id, now).map((execution) => ({ id, execution })),
    ),
    transferServers: region.transferServers.all(now),
    blueprints,
    blueprintRuns: blueprints.flatMap(({ Name }) => childrenOf(region.blueprintRuns, Name, now)),
    glueWorkflows: region.glueWorkflows.all(now),
  };
};

export type Inventory = ReturnType<typeof inventoryOf>;

/** The region of a scope. Throws if the estate does not have it. */
export const regionIn = (estate: Estate, scope: EstateScope): RegionEstate => {
  const region = estate.region(scope);
  if (region === undefined) throw new Error(`Unknown scope: ${scope.accountId}/${scope.region}`);
  return region;
};

/** The items of a parent. Throws if the parent is unknown. */
export const childrenOf = <Thing>(
  collection: { of(parent: string, now: Date): readonly Thing[] | undefined },
  parent: string | undefined,
  now: Date,
): readonly Thing[] => {
  const children = collection.of(parent ?? '', now);
  if (children === undefined) throw new Error(`Unknown parent: ${parent}`);
  return children;
};

const distinct = <Thing>(things: readonly Thing[], keyOf: (thing: Thing) => unknown): readonly Thing[] => [
  ...new Map(things.map((thing) => [keyOf(thing), thing])).values(),
];
