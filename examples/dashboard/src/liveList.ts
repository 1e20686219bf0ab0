import type { WatchExecutionsSubscription } from '@execution-gateway/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { client } from './client';
import { boundsOf, filterOf } from './filter';
import { keyOfCounts, keyOfList } from './gateway';
import type { ListState } from './listState';
import type { Changed } from './liveRows';
import { type LiveState, useWatch } from './useWatch';

interface LiveList {
  readonly live: LiveState;
  readonly changed: Changed;
}

/** With more changes than these, the list is loaded again. */
const mostChanged = 500;

const nothing: Changed = new Map();

interface CountsData {
  readonly counts: ReadonlyMap<string, number>;
}

/** The numbers after an execution has got another status. `from` is null if it is new. */
const counted = (data: CountsData, from: string | null, to: string): CountsData => {
  const counts = new Map(data.counts);
  if (from !== null) counts.set(from, Math.max(0, (counts.get(from) ?? 0) - 1));
  counts.set(to, (counts.get(to) ?? 0) + 1);
  return { ...data, counts };
};

/**
 * What changes in the list, as a stream. It has executions with any status, so the numbers of all statuses are right. What happened between the
 * answer with the list and the beginning of the stream is loaded once more.
 */
export const useLiveList = (state: ListState): LiveList => {
  const queries = useQueryClient();
  const countsKey = keyOfCounts(state);
  const key = JSON.stringify(countsKey);
  const [changes, setChanges] = useState<{ readonly key: string; readonly changed: Changed }>({
    key,
    changed: nothing,
  });

  const [isLoadingAgain, setIsLoadingAgain] = useState(false);
  const loadAgain = (): void => {
    setIsLoadingAgain(true);
    void Promise.all([
      queries.invalidateQueries({ queryKey: keyOfList(state) }),
      queries.invalidateQueries({ queryKey: countsKey }),
    ]).finally(() => setIsLoadingAgain(false));
  };

  const live = useWatch<WatchExecutionsSubscription>(key, state.isRefreshing, {
    begin: (options) =>
      client.watchExecutions({ filter: filterOf(state, boundsOf(state, Date.now())) }, options),
    onEvent({ executionsChanged: { type, execution, previousStatus } }) {
      if (type === 'GAP') loadAgain();
      const isChange = type !== 'SNAPSHOT' && type !== 'GAP';
      if (isChange && previousStatus !== execution.status)
        queries.setQueryData<CountsData>(
          countsKey,
          (data) => data && counted(data, previousStatus, execution.status),
        );
      setChanges((before) => {
        const changed = new Map(before.key === key ? before.changed : nothing);
        if (changed.size >= mostChanged) changed.clear();
        // The newest is last.
        changed.delete(execution.id);
        return { key, changed: changed.set(execution.id, execution) };
      });
      if (changes.changed.size >= mostChanged) loadAgain();
    },
    onOpen: loadAgain,
  });

  // Until the list is loaded, it is older than the stream.
  return {
    live: live === 'live' && isLoadingAgain ? 'connecting' : live,
    changed: changes.key === key ? changes.changed : nothing,
  };
};
