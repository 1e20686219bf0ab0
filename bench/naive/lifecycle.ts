import {
  GetLifecycleExecutionCommand,
  GetLifecyclePolicyCommand,
  type LifecycleExecution,
  type LifecycleExecutionResource,
  type LifecyclePolicy as AwsPolicy,
  ListLifecycleExecutionResourcesCommand,
  ListLifecycleExecutionsCommand,
  ListLifecyclePoliciesCommand,
} from '@aws-sdk/client-imagebuilder';
import { type NaiveContext, page, type Paging, type Table } from './context';
import { execution } from './execution';

/** A resource with the ids that listing its children requires. */
interface PlacedResource extends LifecycleExecutionResource {
  readonly lifecycleExecutionId: string | undefined;
  readonly parentResourceId: string | undefined;
}

const policyOf = async (lifecyclePolicyArn: string | undefined, { aws }: NaiveContext) =>
  (await aws.imagebuilder.send(new GetLifecyclePolicyCommand({ lifecyclePolicyArn }))).lifecyclePolicy;

const lifecycleOf = async (lifecycleExecutionId: string | undefined, { aws }: NaiveContext) =>
  (await aws.imagebuilder.send(new GetLifecycleExecutionCommand({ lifecycleExecutionId })))
    .lifecycleExecution;

const resourcesOf = async (
  { lifecycleExecutionId, parentResourceId }: Omit<PlacedResource, keyof LifecycleExecutionResource>,
  maxResults: number,
  { aws }: NaiveContext,
) => {
  const { resources = [], nextToken } = await aws.imagebuilder.send(
    new ListLifecycleExecutionResourcesCommand({ lifecycleExecutionId, parentResourceId, maxResults }),
  );
  return page(
    resources.map((resource): PlacedResource => ({ ...resource, lifecycleExecutionId, parentResourceId })),
    nextToken,
  );
};

export const Lifecycle: Table<LifecycleExecution, Paging> = {
  ...execution((lifecycle: LifecycleExecution) => ({
    id: ['Lifecycle', lifecycle.lifecycleExecutionId],
    rawStatus: lifecycle.state?.status,
    statusReason: lifecycle.state?.reason,
    start: lifecycle.startTime,
    end: lifecycle.endTime,
  })),

  resources: ({ lifecycleExecutionId }, { first }, context) =>
    resourcesOf({ lifecycleExecutionId, parentResourceId: undefined }, first, context),
};

export const LifecycleResource: Table<PlacedResource, Paging> = {
  resources: ({ lifecycleExecutionId, parentResourceId, resourceId }, { first }, context) =>
    parentResourceId === undefined
      ? resourcesOf({ lifecycleExecutionId, parentResourceId: resourceId }, first, context)
      : null,
};

export const LifecyclePolicy: Table<AwsPolicy, Paging> = {
  executions: async ({ arn: resourceArn }, { first: maxResults }, context) => {
    const { lifecycleExecutions = [], nextToken } = await context.aws.imagebuilder.send(
      new ListLifecycleExecutionsCommand({ resourceArn, maxResults }),
    );
    return page(
      lifecycleExecutions.map(({ lifecycleExecutionId }) => lifecycleOf(lifecycleExecutionId, context)),
      nextToken,
    );
  },
};

interface Arguments extends Paging {
  readonly lifecycleExecutionId: string;
}

export const lifecycleQueries: Table<unknown, Arguments> = {
  lifecycle: (_query, { lifecycleExecutionId }, context) => lifecycleOf(lifecycleExecutionId, context),

  lifecyclePolicies: async (_query, { first: maxResults }, context) => {
    const { lifecyclePolicySummaryList = [], nextToken } = await context.aws.imagebuilder.send(
      new ListLifecyclePoliciesCommand({ maxResults }),
    );
    return page(
      lifecyclePolicySummaryList.map(({ arn }) => policyOf(arn, context)),
      nextToken,
    );
  },
};
