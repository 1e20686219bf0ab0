import type { ChildCollection, RegionEstate, Collection } from './estate';

const emptyCollection: Collection<never> = { all: () => [], get: () => undefined };
const emptyChildCollection: ChildCollection<never> = { get: () => undefined, of: () => undefined };

/** An account and region without resources. */
export const emptyRegion: RegionEstate = {
  images: emptyCollection,
  imagePackages: () => undefined,
  imageFindings: () => undefined,
  imagePipelines: emptyCollection,
  workflows: emptyCollection,
  workflowExecutions: emptyChildCollection,
  steps: emptyChildCollection,
  waitingSteps: () => [],
  lifecyclePolicies: emptyCollection,
  lifecycleExecutions: emptyChildCollection,
  lifecycleResources: () => [],
  transferWorkflows: emptyCollection,
  transferExecutions: emptyChildCollection,
  transferServers: emptyCollection,
  blueprints: emptyCollection,
  blueprintRuns: emptyChildCollection,
  glueWorkflows: emptyCollection,
  logGroups: emptyCollection,
};
