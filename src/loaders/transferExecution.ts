import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import { lifetimeOf } from '../model/lifetime';
import type { Page } from '../model/page';
import type { TransferExecutionRecord } from '../model/records';
import { transferStatus } from '../model/status';
import { largestPage, type PageKey, pageOf, required } from './pages';
import { perKey, type ScopedKey } from './perKey';

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
        ({ Execution }) => Execution && lifetimeOf(transferStatus(Execution.Status)),
      );
      if (!answer) return null;
      const execution = required(answer.call, answer.output.Execution, 'Execution');
      const { fetchedAt } = answer;
      return { ...execution, kind, source: 'DescribeExecution', scope, fetchedAt, WorkflowId, ExecutionId };
    },
  );

  /** One execution, as any answer of this request has told it; null when it has ended, or never was. */
  const byIds = perKey(
    ['WorkflowId', 'ExecutionId'],
    (key: ExecutionKey): Promise<TransferExecutionRecord | null> => detailByIds.load(key),
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
          byIds.prime({ scope, WorkflowId, ExecutionId }, record);
          return record;
        },
      );
    },
  );

  /** The execution with all that AWS tells of it; null when it has ended meanwhile. */
  const inFull = async (execution: TransferExecutionRecord): Promise<TransferExecutionRecord | null> =>
    execution.source === 'DescribeExecution' ? execution : detailByIds.load(execution);

  return { byIds, pageByWorkflow, inFull };
};
