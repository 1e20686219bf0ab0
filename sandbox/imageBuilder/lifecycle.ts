import type {
  GetLifecycleExecutionResponse,
  GetLifecyclePolicyResponse,
  LifecyclePolicySummary,
  ListLifecycleExecutionResourcesResponse,
  ListLifecycleExecutionsResponse,
  ListLifecyclePoliciesResponse,
} from '@aws-sdk/client-imagebuilder';
import { pageOfCall, pagingInput } from './paging';
import { parameterNotFound, resourceNotFound } from './errors';
import { only } from '../members';
import { operation, type Operation } from '../operation';
import { lifecycleExecutionId, lifecyclePolicyArn, lifecycleResourceArn } from '../patterns';
import { optional, text } from '../validation';

/** Operations of lifecycle policies, their executions, and the resources of an execution. */
export const imageBuilderLifecycle: Readonly<Record<string, Operation>> = {
  GetLifecycleExecution: operation(
    { lifecycleExecutionId: text({ pattern: lifecycleExecutionId }) },
    ({ input, estate, now }): GetLifecycleExecutionResponse => {
      const lifecycleExecution = estate.lifecycleExecutions.get(input.lifecycleExecutionId, now);
      if (!lifecycleExecution) throw parameterNotFound('lifecycleExecutionId', input.lifecycleExecutionId);
      return { lifecycleExecution };
    },
  ),

  ListLifecycleExecutions: operation(
    { resourceArn: text({ pattern: lifecycleResourceArn }), ...pagingInput },
    (call): ListLifecycleExecutionsResponse => {
      const { input, estate, now } = call;
      const executions = estate.lifecycleExecutions.of(input.resourceArn, now);
      if (!executions) throw resourceNotFound(input.resourceArn);
      const { items, nextToken } = pageOfCall(
        call,
        executions,
        (execution) => execution.lifecycleExecutionId,
      );
      return { lifecycleExecutions: [...items], nextToken };
    },
  ),

  ListLifecycleExecutionResources: operation(
    {
      lifecycleExecutionId: text({ pattern: lifecycleExecutionId }),
      parentResourceId: optional(text({ min: 1, max: 1024 })),
      ...pagingInput,
    },
    (call): ListLifecycleExecutionResourcesResponse => {
      const { input, estate, now } = call;
      const { lifecycleExecutionId: id, parentResourceId } = input;
      const execution = estate.lifecycleExecutions.get(id, now);
      if (!execution) throw parameterNotFound('lifecycleExecutionId', id);
      const resources = estate.lifecycleResources(id, parentResourceId, now);
      const { items, nextToken } = pageOfCall(call, resources, (resource) => resource.resourceId);
      return {
        lifecycleExecutionId: id,
        lifecycleExecutionState: execution.state,
        resources: [...items],
        nextToken,
      };
    },
  ),

  GetLifecyclePolicy: operation(
    { lifecyclePolicyArn: text({ max: 1024, pattern: lifecyclePolicyArn }) },
    ({ input, estate, now }): GetLifecyclePolicyResponse => {
      const lifecyclePolicy = estate.lifecyclePolicies.get(input.lifecyclePolicyArn, now);
      if (!lifecyclePolicy) throw resourceNotFound(input.lifecyclePolicyArn);
      return { lifecyclePolicy };
    },
  ),

  ListLifecyclePolicies: operation(pagingInput, (call): ListLifecyclePoliciesResponse => {
    const policies = call.estate.lifecyclePolicies.all(call.now);
    const { items, nextToken } = pageOfCall(call, policies, (policy) => policy.arn);
    return { lifecyclePolicySummaryList: items.map(policySummary), nextToken };
  }),
};

const policySummary = only<LifecyclePolicySummary>({
  arn: true,
  name: true,
  description: true,
  status: true,
  executionRole: true,
  resourceType: true,
  dateCreated: true,
  dateUpdated: true,
  dateLastRun: true,
  tags: true,
});
