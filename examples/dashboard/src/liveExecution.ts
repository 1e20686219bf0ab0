import type { WatchExecutionSubscription } from '@execution-gateway/client';
import { useQueryClient } from '@tanstack/react-query';
import { client } from './client';
import { keyOfExecution, useExecution, type ExecutionData } from './gateway';
import { isUnderWay } from './liveRows';
import type { ListState } from './listState';
import { useWatch } from './useWatch';

/** One execution, which a stream keeps up to date while it is in progress: with its steps and its root cause. */
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
  return { live, ...useExecution(id, state, live === 'live') };
};
