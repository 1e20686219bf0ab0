import type { RegionEstate } from '../../estate';
import type { Place } from '../place';
import { asItIs, shelfOf } from '../shelves';
import { blueprintRunAt } from './blueprintRuns';
import { blueprintsOf } from './blueprints';
import { blueprintRunsOf } from './runsOfBlueprints';
import { workflowAt } from './workflows';

export type GlueShelves = Pick<RegionEstate, 'blueprints' | 'blueprintRuns' | 'glueWorkflows'>;

export const glueShelves = (place: Place): GlueShelves => {
  const blueprints = shelfOf(blueprintsOf(place), ({ Name }) => Name, asItIs);
  const runs = blueprintRunsOf(place);
  return {
    blueprints,
    blueprintRuns: {
      get: (runId, now) => {
        const run = runs.byId(runId, now);
        return run && blueprintRunAt(place, run, now);
      },
      of: (blueprintName, now) =>
        blueprints.get(blueprintName, now) &&
        runs
          .begun(now)
          .filter((run) => run.blueprintName === blueprintName)
          .toReversed()
          .map((run) => blueprintRunAt(place, run, now)),
    },
    glueWorkflows: {
      all: (now) =>
        runs
          .begun(now)
          .map((run) => workflowAt(place, run, now))
          .filter((workflow) => workflow !== undefined),
      get: (name, now) => {
        const maker = runs.makerOf(name, now);
        return maker && workflowAt(place, maker, now);
      },
    },
  };
};
