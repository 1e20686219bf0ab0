import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { lifetimeOf } from '../model/lifetime';
import type { Page } from '../model/page';
import type { TransferExecutionRecord } from '../model/records';
import { transferStatus } from '../model/status';
import { aboutAsked, largestPage, type PageKey, pageOf, required } from './pages';
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
        ({ Execution }) =>
          Execution?.ExecutionId === ExecutionId ? lifetimeOf(transferStatus(Execution.Status)) : undefined,
      );
      if (!answer) return null;
      const execution = required(answer.call, answer.output.Execution, 'Execution');
      aboutAsked(answer.call, 'ExecutionId', execution.ExecutionId, ExecutionId);
      const { fetchedAt } = answer;
      return { ...execution, kind, source: 'DescribeExecution', scope, fetchedAt, WorkflowId, ExecutionId };
    },
  );

  /** The executions of a workflow that are in progress; null when Transfer does not know the workflow. */
  const pageByWorkflow = perKey(
    ['WorkflowId', 'token'],
    async ({ scope, WorkflowId, token }: WorkflowKey): Promise<Page<TransferExecutionRecord> | null> => {
      const answer = await aws.ask(
        scope,
        operations.listExecutions,
        {
          WorkflowId,
          MaxResults: largestPage.transfer,
          NextToken: token,
        },
        () => 'lively',
      );
      return pageOf(
        answer,
        (output) => ({ items: output.Executions, nextToken: output.NextToken }),
        (item, { call, fetchedAt }) => {
          const ExecutionId = required(call, item.ExecutionId, 'ExecutionId');
          const record: TransferExecutionRecord = {
            ...item,
            kind,
            source: 'ListExecutions',
            scope,
            fetchedAt,
            WorkflowId,
            ExecutionId,
          };
          byIds.prime(record, record);
          aws.keep(
            record,
            operations.describeExecution,
            [WorkflowId, ExecutionId],
            lifetimeOf(transferStatus(item.Status)),
            record,
          );
          return record;
        },
      );
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

  return { byIds, detailByIds, pageByWorkflow, inFull };
};
