import type { GlueWorkflowResolvers, GlueWorkflowRunResolvers, QueryResolvers } from '../generated/graphql';
import { glueWorkflowRunUrl, glueWorkflowUrl } from '../model/consoleUrl';
import { nodeId } from '../model/nodeId';
import { lookUpByIds } from './lookUp';
import { related } from './related';

export const GlueWorkflow: GlueWorkflowResolvers = {
  id: ({ scope, Name }) => nodeId('GlueWorkflow', scope, Name),
  scope: (workflow) => workflow.scope,
  fetchedAt: (workflow) => workflow.fetchedAt,
  name: (workflow) => workflow.Name,
  description: (workflow) => workflow.Description,
  defaultRunProperties: (workflow) => workflow.DefaultRunProperties,
  createdOn: (workflow) => workflow.CreatedOn,
  lastModifiedOn: (workflow) => workflow.LastModifiedOn,
  lastRun: ({ LastRun, scope }) => LastRun && { ...LastRun, scope },
  graph: (workflow) => workflow.Graph,
  maxConcurrentRuns: (workflow) => workflow.MaxConcurrentRuns,
  blueprintDetails: (workflow) => workflow.BlueprintDetails,
  consoleUrl: (workflow) => glueWorkflowUrl(workflow.scope, workflow.Name),

  blueprintRun: (workflow, _args, context, info) => {
    const { BlueprintName, RunId } = workflow.BlueprintDetails ?? {};
    return RunId ? related('BlueprintRun', [BlueprintName, RunId], workflow, context, info) : null;
  },
};

/** The rest mirrors AWS's members. */
export const GlueWorkflowRun: Pick<GlueWorkflowRunResolvers, 'consoleUrl'> = {
  consoleUrl: ({ scope, Name, WorkflowRunId }) =>
    Name && WorkflowRunId ? glueWorkflowRunUrl(scope, Name, WorkflowRunId) : null,
};

export const glueWorkflowQueries: Pick<QueryResolvers, 'glueWorkflow'> = {
  glueWorkflow: (_query, { name, scope }, context, info) =>
    lookUpByIds('GlueWorkflow', { name }, scope, context, info),
};
