import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { Page } from '../model/page';
import type { TransferWorkflowRecord } from '../model/records';
import { aboutAsked, largestPage, type PageKey, pageOf, required } from './pages';
import { perKey, type ScopedKey } from './perKey';

interface WorkflowKey extends ScopedKey {
  readonly WorkflowId: string;
}

const kind = 'TransferWorkflow';

export const transferWorkflowLoaders = (aws: AwsDoor) => {
  /** AWS's answer for the one workflow: the only one with steps and tags. */
  const detailById = perKey(
    ['WorkflowId'],
    async ({ scope, WorkflowId }: WorkflowKey): Promise<TransferWorkflowRecord | null> => {
      const answer = await aws.ask(scope, operations.describeWorkflow, { WorkflowId }, ({ Workflow }) =>
        Workflow?.WorkflowId === WorkflowId ? 'definition' : undefined,
      );
      if (!answer) return null;
      const workflow = required(answer.call, answer.output.Workflow, 'Workflow');
      aboutAsked(answer.call, 'WorkflowId', workflow.WorkflowId, WorkflowId);
      return {
        ...workflow,
        kind,
        source: 'DescribeWorkflow',
        scope,
        fetchedAt: answer.fetchedAt,
        WorkflowId,
      };
    },
  );

  /** One workflow, as any answer has told it; null when Transfer does not know it. */
  const byId = perKey(['WorkflowId'], async (key: WorkflowKey): Promise<TransferWorkflowRecord | null> => {
    const told = aws.recall(kind, key.scope, operations.describeWorkflow, [key.WorkflowId]);
    return told === undefined ? detailById.load(key) : told;
  });

  /** The workflows of a scope, in AWS's order: id, ARN and description. */
  const page = perKey(
    ['token'],
    async ({ scope, token }: PageKey): Promise<Page<TransferWorkflowRecord> | null> => {
      const answer = await aws.ask(
        scope,
        operations.listWorkflows,
        {
          MaxResults: largestPage.transfer,
          NextToken: token,
        },
        () => 'definition',
      );
      return pageOf(
        answer,
        (output) => ({ items: output.Workflows, nextToken: output.NextToken }),
        (item, { call, fetchedAt }) => {
          const WorkflowId = required(call, item.WorkflowId, 'WorkflowId');
          const record: TransferWorkflowRecord = {
            ...item,
            kind,
            source: 'ListWorkflows',
            scope,
            fetchedAt,
            WorkflowId,
          };
          byId.prime(record, record);
          aws.keep(record, operations.describeWorkflow, [WorkflowId], 'definition', record);
          return record;
        },
      );
    },
  );

  /** The workflow with all that AWS tells of it; null when it is gone meanwhile. */
  const inFull = async (workflow: TransferWorkflowRecord): Promise<TransferWorkflowRecord | null> =>
    workflow.source === 'DescribeWorkflow' ? workflow : detailById.load(workflow);

  return { byId, detailById, page, inFull };
};
