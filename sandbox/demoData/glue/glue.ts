import type { RegionEstate } from '../../estate';
import type { DemoScope } from '../demoScope';
import { identity, collectionOf } from '../collection';
import { blueprintRunAt } from './blueprintRunPlan';
import { blueprintsOf } from './blueprints';
import { blueprintRunCatalog } from './blueprintRunCatalog';
import { workflowAt } from './workflows';

export type GlueCollections = Pick<RegionEstate, 'blueprints' | 'blueprintRuns' | 'glueWorkflows'>;

export const glueCollections = (scope: DemoScope): GlueCollections => {
  const blueprints = collectionOf(blueprintsOf(scope), ({ Name }) => Name, identity);
  const runs = blueprintRunCatalog(scope);
  return {
    blueprints,
    blueprintRuns: {
      get: (runId, now) => {
        const run = runs.byId(runId, now);
        return run && blueprintRunAt(scope, run, now);
      },
      of: (blueprintName, now) =>
        blueprints.get(blueprintName, now) &&
        runs
          .begun(now)
          .filter((run) => run.blueprintName === blueprintName)
          .toReversed()
          .map((run) => blueprintRunAt(scope, run, now)),
    },
    glueWorkflows: {
      all: (now) =>
        runs
          .begun(now)
          .map((run) => workflowAt(scope, run, now))
          .filter((workflow) => workflow !== undefined),
      get: (name, now) => {
        const maker = runs.runCreating(name, now);
        return maker && workflowAt(scope, maker, now);
      },
    },
  };
};
