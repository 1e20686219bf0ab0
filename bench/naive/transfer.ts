import {
  DescribeExecutionCommand,
  type DescribedExecution,
  type DescribedWorkflow,
  DescribeWorkflowCommand,
  type ExecutionStepResult,
  ListExecutionsCommand,
  ListWorkflowsCommand,
} from '@aws-sdk/client-transfer';
import { stepName } from '../../src/kinds/transferWorkflow';
import { type NaiveContext, page, type Paging, type Table } from './context';
import { execution } from './execution';

interface NaiveExecution extends DescribedExecution {
  readonly WorkflowId: string | undefined;
}

/** The result of a step, with its place in the workflow definition. */
interface PlacedResult extends ExecutionStepResult {
  readonly WorkflowId: string | undefined;
  readonly list: 'Steps' | 'OnExceptionSteps';
  readonly index: number;
}

const workflowOf = async (WorkflowId: string | undefined, { aws }: NaiveContext) =>
  (await aws.transfer.send(new DescribeWorkflowCommand({ WorkflowId }))).Workflow;

const executionOf = async (
  WorkflowId: string | undefined,
  ExecutionId: string | undefined,
  { aws }: NaiveContext,
): Promise<NaiveExecution> => {
  const { Execution } = await aws.transfer.send(new DescribeExecutionCommand({ WorkflowId, ExecutionId }));
  return { ...Execution, WorkflowId };
};

const placed = ({ WorkflowId, Results }: NaiveExecution, list: PlacedResult['list']) =>
  Results?.[list]?.map((result, index): PlacedResult => ({ ...result, WorkflowId, list, index }));

const firstError = (results: readonly ExecutionStepResult[] | undefined): string | undefined =>
  results?.find((result) => result.Error)?.Error?.Message;

export const TransferExecution: Table<NaiveExecution> = {
  ...execution(({ WorkflowId, ExecutionId, Status, Results }: NaiveExecution) => ({
    id: ['TransferExecution', WorkflowId, ExecutionId],
    rawStatus: Status,
    statusReason: firstError(Results?.Steps) ?? firstError(Results?.OnExceptionSteps),
  })),

  results: (transfer) =>
    transfer.Results && {
      steps: placed(transfer, 'Steps'),
      onExceptionSteps: placed(transfer, 'OnExceptionSteps'),
    },
};

export const TransferExecutionStepResult: Table<PlacedResult> = {
  name: async ({ WorkflowId, list, index }, _args, context) =>
    stepName((await workflowOf(WorkflowId, context))?.[list]?.[index]),
};

export const TransferWorkflow: Table<DescribedWorkflow, Paging> = {
  executions: async ({ WorkflowId }, { first: MaxResults }, context) => {
    const { Executions = [], NextToken } = await context.aws.transfer.send(
      new ListExecutionsCommand({ WorkflowId, MaxResults }),
    );
    return page(
      Executions.map(({ ExecutionId }) => executionOf(WorkflowId, ExecutionId, context)),
      NextToken,
    );
  },
};

interface Arguments extends Paging {
  readonly workflowId: string;
  readonly executionId: string;
}

export const transferQueries: Table<unknown, Arguments> = {
  transferExecution: (_query, { workflowId, executionId }, context) =>
    executionOf(workflowId, executionId, context),

  transferWorkflows: async (_query, { first: MaxResults }, context) => {
    const { Workflows = [], NextToken } = await context.aws.transfer.send(
      new ListWorkflowsCommand({ MaxResults }),
    );
    return page(
      Workflows.map(({ WorkflowId }) => workflowOf(WorkflowId, context)),
      NextToken,
    );
  },
};
