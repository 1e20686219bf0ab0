import type { ChildShelf, RegionEstate, Shelf } from './estate';

const emptyShelf: Shelf<never> = { all: () => [], get: () => undefined };
const emptyChildShelf: ChildShelf<never> = { get: () => undefined, of: () => undefined };

/** An account in a region in which nothing was ever made. */
export const emptyRegion: RegionEstate = {
  images: emptyShelf,
  imagePipelines: emptyShelf,
  workflows: emptyShelf,
  workflowExecutions: emptyChildShelf,
  steps: emptyChildShelf,
  waitingSteps: () => [],
  lifecyclePolicies: emptyShelf,
  lifecycleExecutions: emptyChildShelf,
  lifecycleResources: () => [],
  transferWorkflows: emptyShelf,
  transferExecutions: emptyChildShelf,
  transferServers: emptyShelf,
  blueprints: emptyShelf,
  blueprintRuns: emptyChildShelf,
  glueWorkflows: emptyShelf,
};
