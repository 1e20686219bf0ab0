import type { GlueWorkflowResolvers, GlueWorkflowRunResolvers } from '../generated/graphql';
import { glueWorkflowRunUrl, glueWorkflowUrl } from '../model/consoleUrl';
import { hydrate } from './fields';
import { mapMaybe } from './maybe';
import { relation } from './related';
import { kindOf } from '../kinds';

export const GlueWorkflow: Partial<GlueWorkflowResolvers> = {
  consoleUrl: (workflow) => glueWorkflowUrl(workflow.scope, workflow.name),

  lastRun: (workflow, _args, context, info) =>
    mapMaybe(
      hydrate(kindOf('GlueWorkflow'), workflow, context, info),
      (full) => full?.lastRun && { ...full.lastRun, scope: full.scope },
    ),

  blueprintRun: relation('GlueWorkflow', 'blueprintDetails', 'BlueprintRun', ({ blueprintDetails }) => {
    const { BlueprintName, RunId } = blueprintDetails ?? {};
    return BlueprintName && RunId ? { blueprintName: BlueprintName, runId: RunId } : undefined;
  }),
};

/** The other fields are AWS's members. */
export const GlueWorkflowRun: Partial<GlueWorkflowRunResolvers> = {
  consoleUrl: ({ scope, Name, WorkflowRunId }) =>
    Name && WorkflowRunId ? glueWorkflowRunUrl(scope, Name, WorkflowRunId) : null,
};
