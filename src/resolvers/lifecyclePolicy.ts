import type { LifecyclePolicyResolvers, QueryResolvers } from '../generated/graphql';
import { nodeId } from '../model/nodeId';
import type { LifecyclePolicyRecord } from '../model/records';
import { connection } from './connection';
import { later } from './later';
import { lookUpByArn } from './lookUp';
import { listName } from './pagingArguments';
import { scopeConnection } from './scopeConnection';

/** Only AWS's answer for the one policy tells these. */
const detailed = later<LifecyclePolicyRecord>((policy, loaders) => loaders.lifecyclePolicy.inFull(policy));

const idOf = ({ scope, arn }: LifecyclePolicyRecord): string => nodeId('LifecyclePolicy', scope, arn);

export const LifecyclePolicy: LifecyclePolicyResolvers = {
  id: idOf,
  scope: (policy) => policy.scope,
  fetchedAt: (policy) => policy.fetchedAt,
  arn: (policy) => policy.arn,
  name: (policy) => policy.name,
  description: (policy) => policy.description,
  status: (policy) => policy.status,
  executionRole: (policy) => policy.executionRole,
  resourceType: (policy) => policy.resourceType,
  dateCreated: (policy) => policy.dateCreated,
  dateUpdated: (policy) => policy.dateUpdated,
  dateLastRun: (policy) => policy.dateLastRun,
  tags: (policy) => policy.tags,

  policyDetails: detailed((policy) => policy.policyDetails),
  resourceSelection: detailed((policy) => policy.resourceSelection),

  executions: (policy, args, { loaders }) => {
    const { scope, arn: resourceArn } = policy;
    return connection(
      {
        name: listName(idOf(policy), 'executions'),
        page: (token) => loaders.lifecycle.pageByResource.load({ scope, resourceArn, token }),
        key: (lifecycle) => lifecycle.lifecycleExecutionId,
      },
      args,
    );
  },
};

export const lifecyclePolicyQueries: Pick<QueryResolvers, 'lifecyclePolicies' | 'lifecyclePolicy'> = {
  lifecyclePolicies: (_query, args, context) =>
    scopeConnection(
      {
        field: 'lifecyclePolicies',
        page: (scope) => (token) => context.loaders.lifecyclePolicy.page.load({ scope, token }),
        key: (policy) => policy.arn,
        sortKey: ({ name = '', arn }) => [name, arn],
      },
      args,
      context,
    ),

  lifecyclePolicy: (_query, { lifecyclePolicyArn }, context, info) =>
    lookUpByArn('LifecyclePolicy', 'lifecyclePolicyArn', lifecyclePolicyArn, context, info),
};
