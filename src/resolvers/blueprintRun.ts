import type { BlueprintRunResolvers, QueryResolvers } from '../generated/graphql';
import { durationSeconds } from '../model/duration';
import { jsonOf } from '../model/json';
import { nodeId } from '../model/nodeId';
import { blueprintRunStatus } from '../model/status';
import { lookUpByIds } from './lookUp';
import { related } from './related';

export const BlueprintRun: BlueprintRunResolvers = {
  id: ({ scope, BlueprintName, RunId }) => nodeId('BlueprintRun', scope, BlueprintName, RunId),
  scope: (run) => run.scope,
  status: (run) => blueprintRunStatus(run.State),
  rawStatus: (run) => run.State,
  statusReason: (run) => run.ErrorMessage,
  startedAt: (run) => run.StartedOn,
  endedAt: (run) => run.CompletedOn,
  durationSeconds: (run, _args, { now }) =>
    durationSeconds(run.StartedOn, run.CompletedOn, blueprintRunStatus(run.State), now()),
  consoleUrl: () => null,
  fetchedAt: (run) => run.fetchedAt,

  blueprintName: (run) => run.BlueprintName,
  runId: (run) => run.RunId,
  workflowName: (run) => run.WorkflowName,
  errorMessage: (run) => run.ErrorMessage,
  rollbackErrorMessage: (run) => run.RollbackErrorMessage,
  parameters: (run) => jsonOf(run.Parameters),
  roleArn: (run) => run.RoleArn,

  blueprint: (run, _args, context, info) => related('Blueprint', [run.BlueprintName], run, context, info),
  workflow: (run, _args, context, info) => related('GlueWorkflow', [run.WorkflowName], run, context, info),
};

export const blueprintRunQueries: Pick<QueryResolvers, 'blueprintRun'> = {
  blueprintRun: (_query, { blueprintName, runId, scope }, context, info) =>
    lookUpByIds('BlueprintRun', { blueprintName, runId }, scope, context, info),
};
