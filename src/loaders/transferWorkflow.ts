import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { Page } from '../model/page';
import type { TransferWorkflowRecord } from '../model/records';
import { largestPage, type PageKey, pageOf, required } from './pages';
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
      const answer = await aws.ask(
        scope,
        operations.describeWorkflow,
        { WorkflowId },
        ({ Workflow }) => Workflow && 'definition',
      );
      if (!answer) return null;
      const workflow = required(answer.call, answer.output.Workflow, 'Workflow');
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

  /** One workflow, as any answer of this request has told it; null when Transfer does not know it. */
  const byId = perKey(['WorkflowId'], (key: WorkflowKey): Promise<TransferWorkflowRecord | null> =>
    detailById.load(key),
  );

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
          byId.prime({ scope, WorkflowId }, record);
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
