import type { LifecycleResolvers, QueryResolvers } from '../generated/graphql';
import { durationSeconds } from '../model/duration';
import { nodeId } from '../model/nodeId';
import type { LifecycleRecord } from '../model/records';
import { lifecycleStatus } from '../model/status';
import { resourceConnection } from './lifecycleResource';
import { lookUpByIds } from './lookUp';
import { listName } from './pagingArguments';
import { related } from './related';

const idOf = ({ scope, lifecycleExecutionId }: LifecycleRecord): string =>
  nodeId('Lifecycle', scope, lifecycleExecutionId);

export const Lifecycle: LifecycleResolvers = {
  id: idOf,
  scope: (lifecycle) => lifecycle.scope,
  status: (lifecycle) => lifecycleStatus(lifecycle.state?.status),
  rawStatus: (lifecycle) => lifecycle.state?.status,
  statusReason: (lifecycle) => lifecycle.state?.reason,
  startedAt: (lifecycle) => lifecycle.startTime,
  endedAt: (lifecycle) => lifecycle.endTime,
  durationSeconds: ({ startTime, endTime, state }, _args, { now }) =>
    durationSeconds(startTime, endTime, lifecycleStatus(state?.status), now()),
  consoleUrl: () => null,
  fetchedAt: (lifecycle) => lifecycle.fetchedAt,

  lifecycleExecutionId: (lifecycle) => lifecycle.lifecycleExecutionId,
  lifecyclePolicyArn: (lifecycle) => lifecycle.lifecyclePolicyArn,
  resourcesImpactedSummary: (lifecycle) => lifecycle.resourcesImpactedSummary,
  state: (lifecycle) => lifecycle.state,

  policy: (lifecycle, _args, context, info) =>
    related('LifecyclePolicy', [lifecycle.lifecyclePolicyArn], lifecycle, context, info),
  resources: (lifecycle, args, { loaders }) => {
    const { scope, lifecycleExecutionId } = lifecycle;
    return resourceConnection(
      { name: listName(idOf(lifecycle), 'resources'), scope, lifecycleExecutionId },
      args,
      loaders,
    );
  },
};

export const lifecycleQueries: Pick<QueryResolvers, 'lifecycle'> = {
  lifecycle: (_query, { lifecycleExecutionId, scope }, context, info) =>
    lookUpByIds('Lifecycle', { lifecycleExecutionId }, scope, context, info),
};
