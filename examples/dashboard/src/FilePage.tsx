import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { Theme } from '@mui/material/styles';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { type FormEvent, useEffect, useState } from 'react';
import { gapsOf, logsOffOf, oldestAsOf } from './coverage';
import { CoverageStrip, LogsOff, MissingStrip } from './CoverageStrip';
import { ErrorAlert } from './ErrorAlert';
import { ExecutionCards } from './ExecutionCards';
import { rowsOf } from './executionRow';
import { ExecutionTable } from './ExecutionTable';
import { useTransfersOf } from './files';
import { Freshness } from './Freshness';
import type { ListState } from './listState';
import { MoreButton } from './MoreButton';
import { openPage } from './route';

const SearchForm = ({ fileName }: { readonly fileName: string }) => {
  const [draft, setDraft] = useState(fileName);
  useEffect(() => setDraft(fileName), [fileName]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    openPage({ name: 'file', fileName: draft.trim() });
  };
  return (
    <Box
      component="form"
      role="search"
      aria-label="Files"
      onSubmit={submit}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}
    >
      <TextField
        size="small"
        label="Name, key or path of the file"
        value={draft}
        placeholder="invoice.pdf or inbox/invoice.pdf"
        onChange={({ target }) => setDraft(target.value)}
        slotProps={{ htmlInput: { type: 'search' }, inputLabel: { shrink: true } }}
        sx={{ bgcolor: 'background.paper', flex: '1 1 240px', maxWidth: 560 }}
      />
      <Button type="submit" variant="contained" disableElevation>
        Search
      </Button>
    </Box>
  );
};

const Found = ({ fileName, state }: Props) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTransfersOf(
    fileName,
    state,
  );
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const pages = data?.pages ?? [];
  const isSure = gapsOf(pages).length === 0 && logsOffOf(pages).length === 0;
  const Rows = isNarrow ? ExecutionCards : ExecutionTable;
  return (
    <>
      <Box sx={{ mb: 1 }}>
        <Freshness
          asOf={oldestAsOf(pages)}
          isPartial={gapsOf(pages).length > 0}
          isRefreshing={state.isRefreshing}
        />
      </Box>
      {error && <ErrorAlert error={error} onRetry={() => void refetch()} isStale={data !== undefined} />}
      <CoverageStrip pages={pages} />
      <LogsOff pages={pages} />
      <MissingStrip missing={pages.flatMap(({ missing }) => missing)} />
      {(data ?? !error) && (
        <Rows
          rows={data && rowsOf(pages)}
          isStale={false}
          empty={
            isSure
              ? 'No transfer of this file is known. The case of letters counts.'
              : 'No transfer of this file was found, as far as could be seen. The case of letters counts.'
          }
        />
      )}
      {hasNextPage && <MoreButton isLoading={isFetchingNextPage} onClick={() => void fetchNextPage()} />}
    </>
  );
};

interface Props {
  readonly fileName: string;
  readonly state: ListState;
}

/** What became of a file: its transfers, also those that have ended. */
export const FilePage = ({ fileName, state }: Props) => (
  <>
    <title>{fileName ? `What became of ${fileName}?` : 'What became of a file?'}</title>
    <Typography variant="h1" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
      {fileName ? `What became of ${fileName}?` : 'What became of a file?'}
    </Typography>
    <SearchForm fileName={fileName} />
    {fileName && <Found fileName={fileName} state={state} />}
  </>
);
