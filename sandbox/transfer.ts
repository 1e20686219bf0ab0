import type {
  DescribedExecution,
  DescribeExecutionResponse,
  DescribeServerResponse,
  DescribeWorkflowResponse,
  ListedExecution,
  ListedServer,
  ListedWorkflow,
  ListExecutionsResponse,
  ListServersResponse,
  ListWorkflowsResponse,
} from '@aws-sdk/client-transfer';
import { awsJson } from './awsJson';
import { only } from './members';
import { operation, type Call } from './operation';
import { pageOf, type Page } from './paging';
import { transferExecutionId, transferServerId, transferWorkflowId } from './patterns';
import { AwsError } from './errors';
import { memoizeByList } from './memoize';
import type { Service } from './service';
import { optional, text, integer } from './validation';
import { transferErrorTemplates } from './errorTemplates';

const workflowId = text({ min: 19, max: 19, pattern: transferWorkflowId });

const pagingInput = {
  MaxResults: optional(integer({ min: 1, max: 1000 })),
  NextToken: optional(text({ min: 1, max: 6144 })),
};

/** AWS Transfer Family. As in AWS, finished executions cannot be found. */
export const transfer: Service = {
  name: 'transfer',
  protocol: awsJson('TransferService'),
  errorTemplates: transferErrorTemplates,
  accepts: ({ headers }) => String(headers['x-amz-target']).startsWith('TransferService.'),

  operations: {
    DescribeExecution: operation(
      { WorkflowId: workflowId, ExecutionId: text({ min: 36, max: 36, pattern: transferExecutionId }) },
      ({ input, estate, now }): DescribeExecutionResponse => {
        const siblings = estate.transferExecutions.of(input.WorkflowId, now);
        if (!siblings) throw notFound('Workflow', input.WorkflowId);
        const execution = estate.transferExecutions.get(input.ExecutionId, now);
        if (!execution || !isInProgress(execution) || !idsOf(siblings).has(input.ExecutionId)) {
          throw notFound('Execution', input.ExecutionId);
        }
        return { WorkflowId: input.WorkflowId, Execution: execution };
      },
    ),

    ListExecutions: operation({ WorkflowId: workflowId, ...pagingInput }, (call): ListExecutionsResponse => {
      const { input, estate, now } = call;
      const executions = estate.transferExecutions.of(input.WorkflowId, now);
      if (!executions) throw notFound('Workflow', input.WorkflowId);
      const page = pageOfCall(call, executions, (execution) => execution.ExecutionId, isInProgress);
      return {
        WorkflowId: input.WorkflowId,
        Executions: page.items.map(listedExecution),
        NextToken: page.nextToken,
      };
    }),

    DescribeWorkflow: operation(
      { WorkflowId: workflowId },
      ({ input, estate, now }): DescribeWorkflowResponse => {
        const workflow = estate.transferWorkflows.get(input.WorkflowId, now);
        if (!workflow) throw notFound('Workflow', input.WorkflowId);
        return { Workflow: workflow };
      },
    ),

    ListWorkflows: operation(pagingInput, (call): ListWorkflowsResponse => {
      const workflows = call.estate.transferWorkflows.all(call.now);
      const page = pageOfCall(call, workflows, (workflow) => workflow.WorkflowId);
      return { Workflows: page.items.map(listedWorkflow), NextToken: page.nextToken };
    }),

    ListServers: operation(pagingInput, (call): ListServersResponse => {
      const servers = call.estate.transferServers.all(call.now);
      const page = pageOfCall(call, servers, (server) => server.ServerId);
      return { Servers: page.items.map(listedServer), NextToken: page.nextToken };
    }),

    DescribeServer: operation(
      { ServerId: text({ min: 19, max: 19, pattern: transferServerId }) },
      ({ input, estate, now }): DescribeServerResponse => {
        const server = estate.transferServers.get(input.ServerId, now);
        if (!server) throw notFound('Server', input.ServerId);
        return { Server: server };
      },
    ),
  },
};

const isInProgress = ({ Status }: DescribedExecution): boolean =>
  Status === 'IN_PROGRESS' || Status === 'HANDLING_EXCEPTION';

/** An execution does not contain its workflow's id, so membership is looked up in the workflow's executions. */
const idsOf = memoizeByList(
  (executions: readonly DescribedExecution[]) => new Set(executions.map(({ ExecutionId }) => ExecutionId)),
);

/** AWS documents status 400, although the service model says 404. */
const notFound = (ResourceType: string, Resource: string): AwsError =>
  new AwsError('ResourceNotFoundException', 400, `Unknown ${ResourceType.toLowerCase()}`, {
    Resource,
    ResourceType,
  });

interface PagingInput {
  readonly MaxResults: number | undefined;
  readonly NextToken: string | undefined;
}

const pageOfCall = <Item>(
  call: Call<PagingInput>,
  items: readonly Item[],
  keyOf: (item: Item) => string | undefined,
  where: (item: Item) => boolean = () => true,
): Page<Item> => {
  const { NextToken: token, MaxResults: size = 1000 } = call.input;
  return pageOf({ call, items, keyOf, where, token, size });
};

const listedExecution = only<ListedExecution>({
  ExecutionId: true,
  InitialFileLocation: true,
  ServiceMetadata: true,
  Status: true,
});

const listedServer = only<ListedServer>({
  Arn: true,
  Domain: true,
  IdentityProviderType: true,
  EndpointType: true,
  LoggingRole: true,
  ServerId: true,
  State: true,
  UserCount: true,
});

const listedWorkflow = only<ListedWorkflow>({ WorkflowId: true, Description: true, Arn: true });
