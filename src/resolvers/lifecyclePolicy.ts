import type { LifecyclePolicyResolvers, QueryResolvers } from '../generated/graphql';
import { runsOfResource } from '../kinds/lifecycle';
import { lifecyclePolicies } from '../kinds/lifecyclePolicy';
import { childConnection } from './childConnection';
import { scopeConnection } from './scopeConnection';

export const LifecyclePolicy: Pick<LifecyclePolicyResolvers, 'executions'> = {
  executions: childConnection('executions', runsOfResource, ({ arn }) => arn),
};

export const lifecyclePolicyQueries: Pick<QueryResolvers, 'lifecyclePolicies'> = {
  lifecyclePolicies: (_query, args, context) =>
    scopeConnection(
      { field: 'lifecyclePolicies', list: lifecyclePolicies, sortKey: ({ name = '', arn }) => [name, arn] },
      args,
      context,
    ),
};
