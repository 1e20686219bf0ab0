import type { Blueprint } from '@aws-sdk/client-glue';
import type { RegionEstate } from '../estate';
import { blueprintRunAt } from '../demoData/glue/blueprintRunPlan';
import { workflowAt } from '../demoData/glue/workflows';
import { days } from '../demoData/timeline';
import { blueprintName, blueprintRunOf, runOfWorkflow, runWord } from './blueprintRuns';
import { history, type LargeScope } from './largeScope';
import { executionCollection, numberBy, numberedCollection } from './collections';
import { numbersTo } from './size';

export type GlueCollections = Pick<RegionEstate, 'blueprints' | 'blueprintRuns' | 'glueWorkflows'>;

/** The Glue collections of a scope. */
export const glueCollections = (scope: LargeScope): GlueCollections => {
  const blueprintNumber = numberBy(scope.parents, blueprintName);
  return {
    blueprints: numberedCollection({
      count: scope.parents,
      numberOf: blueprintNumber,
      at: (blueprint) => blueprintNumbered(scope, blueprint),
    }),
    blueprintRuns: executionCollection({
      scope,
      prefix: '',
      word: runWord,
      parentNumber: blueprintNumber,
      at: (blueprint, run, now) => blueprintRunAt(scope, blueprintRunOf(scope, blueprint, run), now),
    }),
    glueWorkflows: {
      // AWS has no operation that lists them; only tests call this.
      all: (now) =>
        numbersTo(scope.parents)
          .flatMap((blueprint) =>
            numbersTo(scope.executions).map((run) => blueprintRunOf(scope, blueprint, run)),
          )
          .map((run) => workflowAt(scope, run, now))
          .filter((workflow) => workflow !== undefined),
      get: (name, now) => {
        const run = runOfWorkflow(scope, name);
        return run && workflowAt(scope, run, now);
      },
    },
  };
};

const blueprintNumbered = (scope: LargeScope, blueprint: number): Blueprint => {
  const name = blueprintName(blueprint);
  return {
    Name: name,
    Description: `Imports the catalogue of partner ${blueprint}`,
    CreatedOn: new Date(scope.start - history - days(2)),
    LastModifiedOn: new Date(scope.start - history - days(1)),
    ParameterSpec: JSON.stringify({
      parameters: {
        WorkflowName: { type: 'String', collection: false, description: 'Name of the created workflow' },
      },
    }),
    BlueprintLocation: `s3://example-blueprints/${name}/v1/blueprint.zip`,
    BlueprintServiceLocation: `s3://aws-glue-blueprints-${scope.accountId}/${name}/v1/blueprint.zip`,
    Status: 'ACTIVE',
  };
};
