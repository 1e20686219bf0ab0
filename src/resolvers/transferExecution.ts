import type { ExecutionStepResult } from '@aws-sdk/client-transfer';
import type {
  QueryResolvers,
  TransferExecutionResolvers,
  TransferExecutionStepResultResolvers,
} from '../generated/graphql';
import { nodeId } from '../model/nodeId';
import type { TransferExecutionRecord, TransferStepResultRecord } from '../model/records';
import { transferStatus } from '../model/status';
import { later } from './later';
import { lookUpByIds } from './lookUp';
import { related } from './related';
import { definitionOfResult, stepName } from './transferWorkflow';

/** Only DescribeExecution tells these. */
const detailed = later<TransferExecutionRecord>((execution, loaders) =>
  loaders.transferExecution.inFull(execution),
);

/** The results of one of the two lists, each with its place. */
const placed = (
  { scope, WorkflowId: workflowId, Results }: TransferExecutionRecord,
  list: TransferStepResultRecord['list'],
): TransferStepResultRecord[] | undefined =>
  Results?.[list]?.map((result, index) => ({ ...result, scope, workflowId, list, index }));

const firstError = (results: readonly ExecutionStepResult[] | undefined): string | undefined =>
  results?.find((result) => result.Error)?.Error?.Message;

export const TransferExecution: TransferExecutionResolvers = {
  id: ({ scope, WorkflowId, ExecutionId }) => nodeId('TransferExecution', scope, WorkflowId, ExecutionId),
  scope: (execution) => execution.scope,
  status: (execution) => transferStatus(execution.Status),
  rawStatus: (execution) => execution.Status,
  startedAt: () => null,
  endedAt: () => null,
  durationSeconds: () => null,
  consoleUrl: () => null,
  fetchedAt: (execution) => execution.fetchedAt,

  workflowId: (execution) => execution.WorkflowId,
  executionId: (execution) => execution.ExecutionId,
  initialFileLocation: (execution) => execution.InitialFileLocation,
  serviceMetadata: (execution) => execution.ServiceMetadata,

  statusReason: detailed(
    ({ Results }) => firstError(Results?.Steps) ?? firstError(Results?.OnExceptionSteps),
  ),
  executionRole: detailed((execution) => execution.ExecutionRole),
  loggingConfiguration: detailed((execution) => execution.LoggingConfiguration),
  posixProfile: detailed((execution) => execution.PosixProfile),
  results: detailed(
    (execution) =>
      execution.Results && {
        steps: placed(execution, 'Steps'),
        onExceptionSteps: placed(execution, 'OnExceptionSteps'),
      },
  ),

  workflow: (execution, _args, context, info) =>
    related('TransferWorkflow', [execution.WorkflowId], execution, context, info),
  server: (execution, _args, context, info) =>
    related('TransferServer', [execution.ServiceMetadata?.UserDetails?.ServerId], execution, context, info),
};

/** The rest mirrors AWS's members. */
export const TransferExecutionStepResult: Pick<TransferExecutionStepResultResolvers, 'name' | 'definition'> =
  {
    name: async (result, _args, { loaders }) => stepName(await definitionOfResult(result, loaders)),
    definition: (result, _args, { loaders }) => definitionOfResult(result, loaders),
  };

export const transferExecutionQueries: Pick<QueryResolvers, 'transferExecution'> = {
  transferExecution: (_query, { workflowId, executionId, scope }, context, info) =>
    lookUpByIds('TransferExecution', { workflowId, executionId }, scope, context, info),
};
