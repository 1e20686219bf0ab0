import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { CoverageStrip, MissingStrip } from './CoverageStrip';
import { ExecutionTable } from './ExecutionTable';
import { Filters, panelId, tabIdOf } from './Filters';
import { Freshness } from './Freshness';
import { type ExecutionPage, useCounts, useExecutions, type Wish } from './gateway';
import { Trouble } from './Trouble';

interface Props {
  readonly wish: Wish;
  readonly onWish: (wish: Wish) => void;
  readonly isRefreshing: boolean;
  readonly onRefreshing: (isRefreshing: boolean) => void;
}

/** When AWS gave the oldest answer that the pages rest on. */
const oldestOf = (pages: readonly ExecutionPage[]): string | undefined =>
  pages
    .flatMap(({ coverage }) => coverage.flatMap(({ asOf }) => asOf ?? []))
    .sort()
    .at(0);

/** What the executions of a view do. */
const doing = { failed: 'failed', rollingBack: 'is rolling back', running: 'is running' } as const;

const captions = {
  failed: 'Failed executions',
  rollingBack: 'Executions that are rolling back',
  running: 'Running executions',
} as const;

const emptyOf = ({ view }: Wish, pages: readonly ExecutionPage[]): string => {
  const hasGaps = pages.some(({ coverage }) => coverage.some(({ state }) => state !== 'COMPLETE'));
  return hasGaps ? `Nothing ${doing[view]}, as far as could be seen.` : `Nothing ${doing[view]}.`;
};

/** A row that moved from one page to another while both were asked for is on both. */
const rowsOf = (pages: readonly ExecutionPage[]): ExecutionPage['nodes'][number][] => [
  ...new Map(pages.flatMap(({ nodes }) => nodes.map((node) => [node.id, node] as const))).values(),
];

export const ExecutionList = ({ wish, onWish, isRefreshing, onRefreshing }: Props) => {
  const counts = useCounts({ kind: wish.kind, scope: wish.scope }, { isRefreshing });
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useExecutions(wish, {
    isRefreshing,
  });
  const pages = data?.pages ?? [];
  const rows = data && rowsOf(pages);
  return (
    <>
      <title>Executions</title>
      <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'center', mb: 1 }}>
        <Typography variant="h1">Executions in all accounts and regions</Typography>
        <Freshness asOf={oldestOf(pages)} isRefreshing={isRefreshing} onRefreshing={onRefreshing} />
      </Stack>
      <Filters wish={wish} onWish={onWish} counts={counts} />
      <Box role="tabpanel" id={panelId} aria-labelledby={tabIdOf(wish.view)}>
        {error && <Trouble error={error} onRetry={() => void refetch()} isStale={data !== undefined} />}
        <CoverageStrip pages={pages} />
        <MissingStrip missing={pages.flatMap(({ missing }) => missing)} />
        {(rows ?? !error) && (
          <ExecutionTable
            rows={rows || undefined}
            caption={captions[wish.view]}
            empty={emptyOf(wish, pages)}
          />
        )}
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
