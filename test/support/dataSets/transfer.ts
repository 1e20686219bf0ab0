import type { DescribedExecution } from '@aws-sdk/client-transfer';
import type { RegionData } from '../estate';
import { padded, range, uuid } from '../sequence';
import { children, cycle, isDangling, type Place, type Plan } from './plan';

const serverIds = range(3).map((n) => `s-${padded(n, 17)}`);
const lostServerId = `s-${padded(99, 17)}`;
const lostWorkflowId = `w-${padded(99, 17)}`;

const statusOf = (n: number): 'COMPLETED' | 'HANDLING_EXCEPTION' | 'IN_PROGRESS' => {
  if (n % 4 === 0) return 'COMPLETED';
  return n % 7 === 0 ? 'HANDLING_EXCEPTION' : 'IN_PROGRESS';
};

const executionsOf = (plan: Plan, workflowIds: readonly string[]) => {
  const executions = children(workflowIds, plan.executions, (workflowId, n) => ({
    workflowId,
    execution: {
      ExecutionId: uuid(n),
      Status: statusOf(n),
      ExecutionRole: 'a role',
      ServiceMetadata: {
        UserDetails: { UserName: 'ann', ServerId: isDangling(plan, n) ? lostServerId : cycle(serverIds, n) },
      },
      Results: { Steps: range(n % 3).map(() => ({ StepType: 'COPY' as const })) },
    } satisfies DescribedExecution,
  }));
  const of = (id: string) => executions.filter(({ workflowId }) => workflowId === id);
  return Object.fromEntries(workflowIds.map((id) => [id, of(id).map(({ execution }) => execution)]));
};

/** Workflows, their executions, and servers. Every fourth execution is completed, so AWS does not return it. */
export const generateTransfer = (plan: Plan, { account, region }: Place): RegionData => {
  const workflowIds = range(plan.transferWorkflows).map((n) => `w-${padded(n, 17)}`);
  return {
    transferWorkflows: workflowIds.map((WorkflowId) => ({
      WorkflowId,
      Arn: `arn:aws:transfer:${region}:${account}:workflow/${WorkflowId}`,
      Steps: [{ Type: 'COPY', CopyStepDetails: { Name: 'keep' } }, { Type: 'TAG' }],
    })),
    transferExecutions: executionsOf(plan, workflowIds),
    transferServers: serverIds.map((ServerId, n) => ({
      ServerId,
      Arn: `arn:aws:transfer:${region}:${account}:server/${ServerId}`,
      WorkflowDetails: {
        OnUpload: [{ WorkflowId: cycle(workflowIds, n) ?? '', ExecutionRole: 'a role' }],
        OnPartialUpload: [{ WorkflowId: lostWorkflowId, ExecutionRole: 'a role' }],
      },
    })),
  };
};
