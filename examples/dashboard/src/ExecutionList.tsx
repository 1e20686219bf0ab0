import type { Theme } from '@mui/material/styles';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { gapsOf, oldestAsOf } from './coverage';
import { CoverageStrip, LogsOff, MissingStrip, UnlistedRuns } from './CoverageStrip';
import { ErrorAlert } from './ErrorAlert';
import { ExecutionCards } from './ExecutionCards';
import { ExecutionTable } from './ExecutionTable';
import { excludesTransfers, isAboutTransfers } from './filter';
import { rowsOf } from './executionRow';
import { Filters } from './Filters';
import { Freshness } from './Freshness';
import { type ExecutionPage, useCounts, useExecutions } from './gateway';
import type { ListState } from './listState';
import { useLiveList } from './liveList';
import { atMoment, withChanges } from './liveRows';
import { MoreButton } from './MoreButton';
import { StatusFilter } from './StatusFilter';
import { useNow } from './time';

const emptyOf = (pages: readonly ExecutionPage[], state: ListState): string => {
  if (excludesTransfers(state))
    return 'Nothing matches. Filters by start and duration exclude transfers that no log shows, since AWS returns no times of them.';
  return gapsOf(pages).length > 0 ? 'Nothing matches, as far as could be seen.' : 'Nothing matches.';
};

export const ExecutionList = ({ state }: { readonly state: ListState }) => {
  const { live, changed } = useLiveList(state);
  const isLive = live === 'live';
  const counts = useCounts(state, isLive);
  const now = useNow();
  const { data, isPlaceholderData, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useExecutions(state, isLive);
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const pages = data?.pages ?? [];
  const view = { statuses: state.statuses, order: state.order, hasMore: hasNextPage };
  const loaded = data && rowsOf(pages);
  // The rows of another filter are shown as they are.
  const rows = loaded && !isPlaceholderData ? withChanges(loaded, changed, view) : loaded;
  const Rows = isNarrow ? ExecutionCards : ExecutionTable;
  return (
    <>
      <title>Executions</title>
      <Stack
        direction="row"
        sx={{ flexWrap: 'wrap', justifyContent: 'space-between', alignItems: 'center', gap: 1, mb: 2 }}
      >
        <Typography variant="h1">Executions in all accounts and regions</Typography>
        <Freshness
          asOf={oldestAsOf(pages)}
          isPartial={gapsOf(pages).length > 0}
          isRefreshing={state.isRefreshing}
          live={live}
        />
      </Stack>
      <Filters state={state} />
      <StatusFilter chosen={state.statuses} counts={counts} />
      {error && <ErrorAlert error={error} onRetry={() => void refetch()} isStale={data !== undefined} />}
      <CoverageStrip pages={pages} />
      {isAboutTransfers(state) && <LogsOff pages={pages} />}
      <MissingStrip missing={pages.flatMap(({ missing }) => missing)} />
      {(rows ?? !error) && (
        <Rows
          rows={isLive ? rows?.map((row) => atMoment(row, now)) : rows}
          isStale={isPlaceholderData}
          order={state.order}
          empty={emptyOf(pages, state)}
        />
      )}
      {state.kind === 'LIFECYCLE' && <UnlistedRuns pages={pages} />}
      {hasNextPage && (
        <MoreButton
          isLoading={isFetchingNextPage}
          isDisabled={isPlaceholderData}
          onClick={() => void fetchNextPage()}
        />
      )}
    </>
  );
};
