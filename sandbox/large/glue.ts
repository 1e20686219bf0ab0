import type { Blueprint } from '@aws-sdk/client-glue';
import type { RegionEstate } from '../estate';
import { blueprintRunAt } from '../demoData/glue/blueprintRuns';
import { workflowAt } from '../demoData/glue/workflows';
import { days } from '../demoData/timeline';
import { blueprintName, blueprintRunOf, runOfWorkflow, runWord } from './blueprintRuns';
import { history, type LargePlace } from './place';
import { executionShelf, numberBy, numberedShelf } from './shelves';
import { numbersTo } from './size';

export type GlueShelves = Pick<RegionEstate, 'blueprints' | 'blueprintRuns' | 'glueWorkflows'>;

/** The shelves of blueprints, their runs, and the workflows that these made. */
export const glueShelves = (place: LargePlace): GlueShelves => {
  const blueprintNumber = numberBy(place.parents, blueprintName);
  return {
    blueprints: numberedShelf({
      count: place.parents,
      numberOf: blueprintNumber,
      at: (blueprint) => blueprintNumbered(place, blueprint),
    }),
    blueprintRuns: executionShelf({
      place,
      prefix: '',
      word: runWord,
      parentNumber: blueprintNumber,
      at: (blueprint, run, now) => blueprintRunAt(place, blueprintRunOf(place, blueprint, run), now),
    }),
    glueWorkflows: {
      // No operation lists them.
      all: (now) =>
        numbersTo(place.parents)
          .flatMap((blueprint) =>
            numbersTo(place.executions).map((run) => blueprintRunOf(place, blueprint, run)),
          )
          .map((run) => workflowAt(place, run, now))
          .filter((workflow) => workflow !== undefined),
      get: (name, now) => {
        const run = runOfWorkflow(place, name);
        return run && workflowAt(place, run, now);
      },
    },
  };
};

const blueprintNumbered = (place: LargePlace, blueprint: number): Blueprint => {
  const name = blueprintName(blueprint);
  return {
    Name: name,
    Description: `Imports the catalogue of partner ${blueprint}`,
    CreatedOn: new Date(place.start - history - days(2)),
    LastModifiedOn: new Date(place.start - history - days(1)),
    ParameterSpec: JSON.stringify({
      parameters: {
        WorkflowName: { type: 'String', collection: false, description: 'Of the workflow that is made' },
      },
    }),
    BlueprintLocation: `s3://example-blueprints/${name}/v1/blueprint.zip`,
    BlueprintServiceLocation: `s3://aws-glue-blueprints-${place.accountId}/${name}/v1/blueprint.zip`,
    Status: 'ACTIVE',
  };
};
