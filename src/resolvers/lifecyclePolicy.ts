import type { LifecyclePolicyResolvers, QueryResolvers } from '../generated/graphql';
import { runsOfResource } from '../kinds/lifecycle';
import { lifecyclePolicies } from '../kinds/lifecyclePolicy';
import { childConnection } from './childConnection';
import { scopeConnection } from './scopeConnection';

export const LifecyclePolicy: Partial<LifecyclePolicyResolvers> = {
  executions: childConnection('executions', runsOfResource, ({ arn }) => arn),
};

export const lifecyclePolicyQueries: Partial<QueryResolvers> = {
  lifecyclePolicies: scopeConnection('lifecyclePolicies', lifecyclePolicies, ({ name = '', arn }) => [
    name,
    arn,
  ]),
};
