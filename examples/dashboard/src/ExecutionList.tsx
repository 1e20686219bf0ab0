import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { gapsOf } from './coverage';
import { CoverageStrip, MissingStrip, UnlistedRuns } from './CoverageStrip';
import { ErrorAlert } from './ErrorAlert';
import { ExecutionTable } from './ExecutionTable';
import { Filters, panelId, tabIdOf } from './Filters';
import { Freshness } from './Freshness';
import { type ExecutionPage, type ListFilter, useCounts, useExecutions } from './gateway';
import { asOfOf } from './time';

interface Props {
  readonly filter: ListFilter;
  readonly onFilter: (filter: ListFilter) => void;
  readonly isRefreshing: boolean;
  readonly onRefreshing: (isRefreshing: boolean) => void;
}

/** The verb of each view. */
const verbs = { failed: 'failed', rollingBack: 'is rolling back', running: 'is running' } as const;

const captions = {
  failed: 'Failed executions',
  rollingBack: 'Executions that are rolling back',
  running: 'Running executions',
} as const;

const emptyOf = ({ view }: ListFilter, pages: readonly ExecutionPage[]): string => {
  const hasGaps = gapsOf(pages).length > 0;
  return hasGaps ? `Nothing ${verbs[view]}, as far as could be seen.` : `Nothing ${verbs[view]}.`;
};

/** Removes duplicates: a row can move to the next page between two requests. */
const rowsOf = (pages: readonly ExecutionPage[]): ExecutionPage['nodes'][number][] => [
  ...new Map(pages.flatMap(({ nodes }) => nodes.map((node) => [node.id, node] as const))).values(),
];

export const ExecutionList = ({ filter, onFilter, isRefreshing, onRefreshing }: Props) => {
  const counts = useCounts({ kind: filter.kind, scope: filter.scope }, { isRefreshing });
  const { data, dataUpdatedAt, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useExecutions(filter, { isRefreshing });
  const pages = data?.pages ?? [];
  const rows = data && rowsOf(pages);
  return (
    <>
      <title>Executions</title>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
        <Typography variant="h1">Executions in all accounts and regions</Typography>
        <Freshness
          asOf={rows && asOfOf(rows, dataUpdatedAt)}
          isRefreshing={isRefreshing}
          onRefreshing={onRefreshing}
        />
      </Stack>
      <Filters filter={filter} onFilter={onFilter} counts={counts} />
      <Box role="tabpanel" id={panelId} aria-labelledby={tabIdOf(filter.view)}>
        {error && <ErrorAlert error={error} onRetry={() => void refetch()} isStale={data !== undefined} />}
        <CoverageStrip pages={pages} />
        <MissingStrip missing={pages.flatMap(({ missing }) => missing)} />
        {(rows ?? !error) && (
          <ExecutionTable
            rows={rows || undefined}
            caption={captions[filter.view]}
            empty={emptyOf(filter, pages)}
          />
        )}
        {filter.kind === 'LIFECYCLE' && <UnlistedRuns pages={pages} />}
        {hasNextPage && (
          <Box sx={{ mt: 2, textAlign: 'center' }}>
            <Button variant="outlined" onClick={() => void fetchNextPage()} disabled={isFetchingNextPage}>
              {isFetchingNextPage ? 'Loading …' : 'More'}
            </Button>
          </Box>
        )}
      </Box>
    </>
  );
};
