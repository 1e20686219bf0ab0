import type { Workflow, WorkflowRun } from '@aws-sdk/client-glue';
import { glueText } from '../model/formats';
import { glue } from '../model/operation';
import type { Scope } from '../model/scope';
import { isWordUnderWay } from '../model/status';
import { fieldsOf } from './fields';
import { defineKind } from './defineKind';
import { batchGetBy } from './kind';
import type { RecordOf } from './recordOf';

const { ids, get, extended, relation } = fieldsOf<Workflow>();

export const glueWorkflow = defineKind<Workflow>()({
  type: 'GlueWorkflow',
  lookUp: 'glueWorkflow',
  visibleWith: ['BLUEPRINT_RUN'],
  ids: { name: { format: glueText, read: (workflow) => workflow.Name } },
  batchGet: batchGetBy(
    glue('BatchGetWorkflows', (sdk) => sdk.BatchGetWorkflowsCommand),
    (names, isExtended) => ({ Names: [...names], IncludeGraph: isExtended }),
    (output) => output.Workflows,
    (output) => output.MissingWorkflows,
  ),
  fields: {
    description: get((workflow) => workflow.Description),
    defaultRunProperties: get((workflow) => workflow.DefaultRunProperties),
    createdOn: get.time((workflow) => workflow.CreatedOn),
    lastModifiedOn: get.time((workflow) => workflow.LastModifiedOn),
    lastRun: get((workflow) => workflow.LastRun, {
      extendedBeneath: { type: 'GlueWorkflowRun', fields: ['graph'] },
    }),
    // A graph can be large, so it is fetched only when a query selects it.
    graph: extended((workflow) => workflow.Graph),
    maxConcurrentRuns: get((workflow) => workflow.MaxConcurrentRuns),
    blueprintDetails: get((workflow) => workflow.BlueprintDetails),
    consoleUrl: ids.computed(),
    blueprintRun: relation('blueprintDetails'),
  },
  // The answer includes the last run, which changes while it is under way.
  ttl: ({ lastRun }) =>
    lastRun && (isWordUnderWay(lastRun.Status) || !lastRun.CompletedOn) ? 'volatile' : 'stable',
});

export type GlueWorkflowRecord = RecordOf<typeof glueWorkflow>;

/** The last run of a Glue workflow, with the scope of the workflow. */
export interface GlueWorkflowRunRecord extends WorkflowRun {
  readonly scope: Scope;
}
