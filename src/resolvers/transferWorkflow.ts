import type { WorkflowStep } from '@aws-sdk/client-transfer';
import type { QueryResolvers, TransferWorkflowResolvers } from '../generated/graphql';
import type { TransferStepResultRecord } from '../kinds/transferExecution';
import { stepName, transferWorkflows } from '../kinds/transferWorkflow';
import type { MaybePromise } from '../model/page';
import type { Loaders } from './context';
import { mapMaybe } from './maybe';
import { scopeConnection } from './scopeConnection';
import { executionsOfTransferWorkflow } from './executionsOfTransferWorkflow';

/**
 * The defined step that a result belongs to. AWS's API returns results in the order of the definition. The log may lack some, so there a step has
 * the definition of its name.
 */
export const definitionOfResult = (
  { scope, workflowId, list, index, isReturned, Name }: TransferStepResultRecord,
  loaders: Loaders,
): MaybePromise<WorkflowStep | undefined> =>
  mapMaybe(loaders.byIds('TransferWorkflow', scope, { workflowId }, 'get'), (workflow) => {
    const steps = list === 'Steps' ? workflow?.steps : workflow?.onExceptionSteps;
    return isReturned ? steps?.[index] : steps?.find((step) => Name !== undefined && stepName(step) === Name);
  });

export const TransferWorkflow: Partial<TransferWorkflowResolvers> = {
  executions: executionsOfTransferWorkflow,
};

export const transferWorkflowQueries: Partial<QueryResolvers> = {
  transferWorkflows: scopeConnection('transferWorkflows', transferWorkflows, ({ scope, workflowId }) => [
    scope.accountId,
    scope.region,
    workflowId,
  ]),
};
