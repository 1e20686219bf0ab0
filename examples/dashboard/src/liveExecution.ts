import type { WatchExecutionsSubscription, WatchExecutionSubscription } from '@execution-gateway/client';
import { useQueryClient } from '@tanstack/react-query';
import { client } from './client';
import { keyOfExecution, useExecution, type ExecutionData } from './gateway';
import { isUnderWay } from './liveRows';
import type { ListState } from './listState';
import { useWatch } from './useWatch';

/**
 * One execution, which streams keep up to date while it is in progress: with its steps and its root cause. A step that begins or waits changes
 * nothing of its workflow, so the steps have a stream of their own.
 */
export const useLiveExecution = (id: string, state: Pick<ListState, 'isRefreshing'>) => {
  const queries = useQueryClient();
  const queryKey = keyOfExecution(id);
  const known = queries.getQueryData<ExecutionData>(queryKey)?.execution;
  const isOn = state.isRefreshing && known !== undefined && known !== null && isUnderWay(known);
  const live = useWatch<WatchExecutionSubscription>(id, isOn, {
    begin: (options) => client.watchExecution({ id }, options),
    onEvent({ executionChanged: { execution } }, missing) {
      queries.setQueryData<ExecutionData>(queryKey, { execution, missing });
    },
  });
  const hasSteps = known?.__typename === 'ImageBuilderWorkflow';
  const liveSteps = useWatch<WatchExecutionsSubscription>(`steps of ${id}`, isOn && hasSteps, {
    begin: (options) =>
      client.watchExecutions({ filter: { kinds: ['WORKFLOW_STEP'], parentIds: [id] } }, options),
    onEvent({ executionsChanged: { type } }) {
      if (type !== 'SNAPSHOT') void queries.invalidateQueries({ queryKey });
    },
  });
  const isLive = live === 'live' && (!hasSteps || liveSteps === 'live');
  return { live, ...useExecution(id, state, isLive) };
};
