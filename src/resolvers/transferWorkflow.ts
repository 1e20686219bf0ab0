import type { WorkflowStep } from '@aws-sdk/client-transfer';
import type { QueryResolvers, TransferWorkflowResolvers } from '../generated/graphql';

import { nodeId } from '../model/nodeId';
import type { TransferStepResultRecord, TransferWorkflowRecord } from '../model/records';
import { connection } from './connection';
import { later } from './later';
import { lookUpByIds } from './lookUp';
import { listName } from './pagingArguments';
import { scopeConnection } from './scopeConnection';
import type { Loaders } from './context';

/** Only DescribeWorkflow tells these. */
const detailed = later<TransferWorkflowRecord>((workflow, loaders) =>
  loaders.transferWorkflow.inFull(workflow),
);

const idOf = ({ scope, WorkflowId }: TransferWorkflowRecord): string =>
  nodeId('TransferWorkflow', scope, WorkflowId);

/** The definition's step that a result is of: AWS tells results in the order of the definition's steps. */
export const definitionOfResult = async (
  { scope, workflowId: WorkflowId, list, index }: TransferStepResultRecord,
  { transferWorkflow }: Loaders,
): Promise<WorkflowStep | undefined> =>
  (await transferWorkflow.detailById.load({ scope, WorkflowId }))?.[list]?.[index];

/** The name that a definition gives a step, whatever its type. */
export const stepName = (step: WorkflowStep | undefined): string | undefined =>
  step?.CopyStepDetails?.Name ??
  step?.CustomStepDetails?.Name ??
  step?.DeleteStepDetails?.Name ??
  step?.TagStepDetails?.Name ??
  step?.DecryptStepDetails?.Name;

export const TransferWorkflow: TransferWorkflowResolvers = {
  id: idOf,
  scope: (workflow) => workflow.scope,
  fetchedAt: (workflow) => workflow.fetchedAt,
  workflowId: (workflow) => workflow.WorkflowId,
  arn: (workflow) => workflow.Arn,
  description: (workflow) => workflow.Description,

  steps: detailed((workflow) => workflow.Steps),
  onExceptionSteps: detailed((workflow) => workflow.OnExceptionSteps),
  tags: detailed((workflow) => workflow.Tags),

  executions: (workflow, args, { loaders }) => {
    const { scope, WorkflowId } = workflow;
    return connection(
      {
        name: listName(idOf(workflow), 'executions'),
        page: (token) => loaders.transferExecution.pageByWorkflow.load({ scope, WorkflowId, token }),
        key: (execution) => execution.ExecutionId,
      },
      args,
    );
  },
};

export const transferWorkflowQueries: Pick<QueryResolvers, 'transferWorkflows' | 'transferWorkflow'> = {
  transferWorkflows: (_query, args, context) =>
    scopeConnection(
      {
        field: 'transferWorkflows',
        page: (scope) => (token) => context.loaders.transferWorkflow.page.load({ scope, token }),
        key: (workflow) => workflow.WorkflowId,
        sortKey: ({ scope, WorkflowId }) => [scope.accountId, scope.region, WorkflowId],
      },
      args,
      context,
    ),

  transferWorkflow: (_query, { workflowId, scope }, context, info) =>
    lookUpByIds('TransferWorkflow', { workflowId }, scope, context, info),
};
