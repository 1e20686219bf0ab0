import type {
  ListedExecution,
  ListExecutionsRequest,
  ListExecutionsResponse,
} from '@aws-sdk/client-transfer';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { type Lifetime, lifetimeOf } from '../model/lifetime';
import type { TransferExecutionRecord } from '../model/records';
import { transferStatus } from '../model/status';
import { type AwsList, askPage } from './lists';
import { aboutAsked, largestPage, type PageKey, required } from './pages';
import { perKey, type ScopedKey } from './perKey';
import { perSibling } from './siblings';

interface ExecutionKey extends ScopedKey {
  readonly WorkflowId: string;
  readonly ExecutionId: string;
}

interface WorkflowKey extends PageKey {
  readonly WorkflowId: string;
}

const kind = 'TransferExecution';

const lifetime = ({ Status }: Pick<TransferExecutionRecord, 'Status'>): Lifetime =>
  lifetimeOf(transferStatus(Status));

/** The executions of a workflow that are in progress, by its id: ids, file, session and status. */
export const executionsOfWorkflow: AwsList<
  string,
  ListExecutionsRequest,
  ListExecutionsResponse,
  ListedExecution,
  TransferExecutionRecord
> = {
  operation: operations.listExecutions,
  input: (WorkflowId, NextToken) => ({ WorkflowId, MaxResults: largestPage.transfer, NextToken }),
  lifetime: () => 'lively',
  read: ({ Executions, NextToken }) => ({ items: Executions, nextToken: NextToken }),
  record: (item, { call, fetchedAt }, scope, WorkflowId) => ({
    ...item,
    kind,
    source: 'ListExecutions',
    scope,
    fetchedAt,
    WorkflowId,
    ExecutionId: required(call, item.ExecutionId, 'ExecutionId'),
  }),
};

export const transferExecutionLoaders = (aws: AwsDoor) => {
  /** AWS's answer for the one execution: the only one with role, logging, POSIX profile and results. */
  const detailByIds = perKey(
    ['WorkflowId', 'ExecutionId'],
    async (key: ExecutionKey): Promise<TransferExecutionRecord | null> => {
      const { scope, WorkflowId, ExecutionId } = key;
      const answer = await aws.ask(
        scope,
        operations.describeExecution,
        { WorkflowId, ExecutionId },
        ({ Execution }) => (Execution?.ExecutionId === ExecutionId ? lifetime(Execution) : undefined),
      );
      if (!answer) return null;
      const execution = required(answer.call, answer.output.Execution, 'Execution');
      aboutAsked(answer.call, 'ExecutionId', execution.ExecutionId, ExecutionId);
      const { fetchedAt } = answer;
      return { ...execution, kind, source: 'DescribeExecution', scope, fetchedAt, WorkflowId, ExecutionId };
    },
  );

  /** Gives what a list told to all who want it alone. */
  const spread = (execution: TransferExecutionRecord): void => {
    byIds.prime(execution, execution);
    const { WorkflowId, ExecutionId } = execution;
    const ids = [WorkflowId, ExecutionId];
    aws.keep(execution, operations.describeExecution, ids, lifetime(execution), execution);
  };

  /** The executions of a workflow that are in progress; null when Transfer does not know the workflow. */
  const pageByWorkflow = perKey(
    ['WorkflowId', 'token'],
    async ({ scope, WorkflowId, token }: WorkflowKey) => {
      const page = await askPage(aws, executionsOfWorkflow, scope, WorkflowId, token);
      page?.items.forEach(spread);
      return page;
    },
  );

  /**
   * One execution, as any answer has told it; null when it has ended, or never was. Several of one workflow are taken
   * from its list.
   */
  const byIds = perSibling<ExecutionKey, TransferExecutionRecord>({
    ids: ['WorkflowId', 'ExecutionId'],
    recall: ({ scope, WorkflowId, ExecutionId }) =>
      aws.recall(kind, scope, operations.describeExecution, [WorkflowId, ExecutionId]),
    get: (key) => detailByIds.load(key),
    parentOf: (key) => key.WorkflowId,
    siblings:
      ({ scope }, WorkflowId) =>
      (token) =>
        pageByWorkflow.load({ scope, WorkflowId, token }),
    isParentInIds: true,
    couldHaveSpared: (calls) => aws.couldHaveSpared(calls),
  });

  /** The execution with all that AWS tells of it; null when it has ended meanwhile. */
  const inFull = async (execution: TransferExecutionRecord): Promise<TransferExecutionRecord | null> =>
    execution.source === 'DescribeExecution' ? execution : detailByIds.load(execution);

  return { byIds, detailByIds, pageByWorkflow, inFull, spread };
};
