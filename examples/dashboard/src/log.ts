import type { LogPageFragment } from '@execution-gateway/client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { client, queryPartial } from './client';

export type LogLine = LogPageFragment['nodes'][number];

/** What selects the lines of a log. An empty text selects all. */
export interface LogSearch {
  /** A text that the lines contain, case-sensitive. */
  readonly contains: string;
  /** A filter pattern of CloudWatch Logs. */
  readonly pattern: string;
}

/** The largest page that the gateway returns. */
const linesAtOnce = 100;

/**
 * The newest lines of the log of an image, a step or a transfer, as pages, and `reload`, which begins with the newest ones
 * again. Unlike other data, lines are not refreshed by themselves: each page costs one to ten AWS calls.
 */
export const useLog = (id: string, { contains, pattern }: LogSearch) => {
  const queries = useQueryClient();
  const queryKey = ['log', id, contains, pattern];
  const query = useInfiniteQuery({
    queryKey,
    queryFn: async ({ pageParam: after, signal }) => {
      const { data, missing } = await queryPartial(
        (options) =>
          client.whatWasLogged(
            {
              id,
              last: linesAtOnce,
              after,
              ...(contains && { contains }),
              ...(pattern && { filter: pattern }),
            },
            options,
          ),
        signal,
      );
      const log = data.node && 'logs' in data.node ? data.node : null;
      return { logUrl: log?.logUrl, logs: log?.logs ?? null, missing };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ logs }) => (logs?.pageInfo.hasNextPage ? logs.pageInfo.endCursor : null),
    staleTime: Infinity,
  });
  return { ...query, reload: () => void queries.resetQueries({ queryKey }) };
};

export type LogPage = NonNullable<ReturnType<typeof useLog>['data']>['pages'][number];
