import type { DescribedExecution } from '@aws-sdk/client-transfer';
import type { RegionData } from '../estate';
import { children, isDangling, pad, type Place, type Plan, times, turn, uuid } from './plan';

const serverIds = times(3).map((n) => `s-${pad(n, 17)}`);
const lostServerId = `s-${pad(99, 17)}`;
const lostWorkflowId = `w-${pad(99, 17)}`;

const statusOf = (n: number): 'COMPLETED' | 'HANDLING_EXCEPTION' | 'IN_PROGRESS' => {
  if (n % 4 === 0) return 'COMPLETED';
  return n % 7 === 0 ? 'HANDLING_EXCEPTION' : 'IN_PROGRESS';
};

const executionsOf = (plan: Plan, workflowIds: readonly string[]) => {
  const made = children(workflowIds, plan.executions, (workflowId, n) => ({
    workflowId,
    execution: {
      ExecutionId: uuid(n),
      Status: statusOf(n),
      ExecutionRole: 'a role',
      ServiceMetadata: {
        UserDetails: { UserName: 'ann', ServerId: isDangling(plan, n) ? lostServerId : turn(serverIds, n) },
      },
      Results: { Steps: times(n % 3).map(() => ({ StepType: 'COPY' as const })) },
    } satisfies DescribedExecution,
  }));
  const of = (id: string) => made.filter(({ workflowId }) => workflowId === id);
  return Object.fromEntries(workflowIds.map((id) => [id, of(id).map(({ execution }) => execution)]));
};

/** Workflows, their executions, of which AWS has forgotten every fourth, and servers. */
export const grownTransfer = (plan: Plan, { account, region }: Place): RegionData => {
  const workflowIds = times(plan.transferWorkflows).map((n) => `w-${pad(n, 17)}`);
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
        OnUpload: [{ WorkflowId: turn(workflowIds, n) ?? '', ExecutionRole: 'a role' }],
        OnPartialUpload: [{ WorkflowId: lostWorkflowId, ExecutionRole: 'a role' }],
      },
    })),
  };
};
