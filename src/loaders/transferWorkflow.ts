import type { ListedWorkflow, ListWorkflowsRequest, ListWorkflowsResponse } from '@aws-sdk/client-transfer';
import type { AwsDoor } from '../aws/door';
import { operations } from '../aws/operations';
import type { TransferWorkflowRecord } from '../model/records';
import { type AwsList, askPage } from './lists';
import { aboutAsked, largestPage, type PageKey, required } from './pages';
import { perKey, type ScopedKey } from './perKey';

interface WorkflowKey extends ScopedKey {
  readonly WorkflowId: string;
}

const kind = 'TransferWorkflow';

/** The workflows of a scope: id, ARN and description. */
export const transferWorkflows: AwsList<
  undefined,
  ListWorkflowsRequest,
  ListWorkflowsResponse,
  ListedWorkflow,
  TransferWorkflowRecord
> = {
  operation: operations.listWorkflows,
  input: (_scope, NextToken) => ({ MaxResults: largestPage.transfer, NextToken }),
  lifetime: () => 'definition',
  read: ({ Workflows, NextToken }) => ({ items: Workflows, nextToken: NextToken }),
  record: (item, { call, fetchedAt }, scope) => ({
    ...item,
    kind,
    source: 'ListWorkflows',
    scope,
    fetchedAt,
    WorkflowId: required(call, item.WorkflowId, 'WorkflowId'),
  }),
};

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
    const told = await aws.recall(kind, key.scope, operations.describeWorkflow, [key.WorkflowId]);
    return told === undefined ? detailById.load(key) : told;
  });

  /** Gives what a list told to all who want it alone. */
  const spread = (workflow: TransferWorkflowRecord): void => {
    byId.prime(workflow, workflow);
    aws.keep(workflow, operations.describeWorkflow, [workflow.WorkflowId], 'definition', workflow);
  };

  /** The workflows of a scope, in AWS's order: id, ARN and description. */
  const page = perKey(['token'], async ({ scope, token }: PageKey) => {
    const listed = await askPage(aws, transferWorkflows, scope, undefined, token);
    listed?.items.forEach(spread);
    return listed;
  });

  /** The workflow with all that AWS tells of it; null when it is gone meanwhile. */
  const inFull = async (workflow: TransferWorkflowRecord): Promise<TransferWorkflowRecord | null> =>
    workflow.source === 'DescribeWorkflow' ? workflow : detailById.load(workflow);

  return { byId, detailById, page, inFull, spread };
};
