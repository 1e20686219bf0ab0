import { useInfiniteQuery } from '@tanstack/react-query';
import { client, queryPartial } from './client';
import { refreshInterval } from './gateway';
import type { ListState } from './listState';

/** The transfers of a file, by its key, path or name, as pages: those in progress first, then the newest. */
export const useTransfersOf = (fileName: string, refreshing: Pick<ListState, 'isRefreshing'>) =>
  useInfiniteQuery({
    queryKey: ['file', fileName],
    queryFn: async ({ pageParam: after, signal }) => {
      const { data, missing } = await queryPartial(
        (options) => client.whatBecameOfThisFile({ fileName, after }, options),
        signal,
      );
      if (!data.transferExecutions)
        throw new Error(missing[0] ?? 'The gateway returned no list of transfers.');
      return { ...data.transferExecutions, missing };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
    enabled: fileName !== '',
    refetchInterval: ({ state: { data } }) => refreshInterval(refreshing, data?.pages),
  });
