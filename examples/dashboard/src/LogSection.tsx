import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { ConsoleLink } from './ConsoleLink';
import { ErrorAlert } from './ErrorAlert';
import { type LogPage, type LogSearch, useLog } from './log';
import { LogLines } from './LogLines';
import { LogSearchForm } from './LogSearchForm';
import { MoreButton } from './MoreButton';
import { Section } from './Section';

/** Why there is no log at all. */
const noLogOf = ({ missing: [reason] }: LogPage, isStarted: boolean): string => {
  if (reason?.startsWith('FORBIDDEN:')) return 'You are not allowed to see lines of logs.';
  if (reason) return `The log could not be read. ${reason}`;
  return isStarted
    ? 'There is no log: no line was written, the role may not write logs, or the log was deleted.'
    : 'There is no log yet.';
};

/** Why no line is shown although there is a log. */
const noLineOf = ({ contains, pattern }: LogSearch, hasMore: boolean): string => {
  if (hasMore) return 'None of the lines that AWS has searched so far.';
  return contains || pattern ? 'No line matches.' : 'The log has no lines, or they have expired.';
};

const Quiet = ({ text }: { readonly text: string }) => (
  <Typography variant="body2" role="status" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
    {text}
  </Typography>
);

const Tail = ({ id, search, isStarted }: { id: string; search: LogSearch; isStarted: boolean }) => {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, reload } = useLog(id, search);
  const [first] = data?.pages ?? [];
  const lines = data?.pages.flatMap(({ logs }) => logs?.nodes ?? []) ?? [];
  return (
    <>
      {error && <ErrorAlert error={error} onRetry={() => void refetch()} isStale={data !== undefined} />}
      {!data && !error && <Skeleton variant="rounded" height={120} role="status" aria-label="Loading" />}
      {first && !first.logs && <Quiet text={noLogOf(first, isStarted)} />}
      {first?.logs && lines.length === 0 && <Quiet text={noLineOf(search, hasNextPage)} />}
      {lines.length > 0 && <LogLines lines={lines} found={search.contains} />}
      {hasNextPage && (
        <MoreButton label="Older lines" isLoading={isFetchingNextPage} onClick={() => void fetchNextPage()} />
      )}
      {first && (
        <Box sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3 }}>
          <Button size="small" onClick={reload}>
            Load the newest lines
          </Button>
          <ConsoleLink href={first.logUrl} what="Log" />
        </Box>
      )}
    </>
  );
};

interface Props {
  /** Of the image, step or transfer that has the log. */
  readonly id: string;
  readonly title: string;
  /** What the lines are. */
  readonly note: string;
  /** True if the log is loaded at once. Otherwise the reader opens it, because it costs AWS calls. */
  readonly isOpenAtFirst: boolean;
  readonly isStarted: boolean;
}

const everything: LogSearch = { contains: '', pattern: '' };

/** The newest lines of a log, which the reader can search. */
export const LogSection = ({ id, title, note, isOpenAtFirst, isStarted }: Props) => {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [search, setSearch] = useState(everything);
  return (
    <Section title={title}>
      <Typography variant="body2" sx={{ mb: 1.5, color: 'text.secondary' }}>
        {note}
      </Typography>
      {isOpen ? (
        <>
          <LogSearchForm search={search} onSearch={setSearch} />
          <Tail id={id} search={search} isStarted={isStarted} />
        </>
      ) : (
        <Button size="small" variant="outlined" onClick={() => setOpen(true)}>
          Show the log
        </Button>
      )}
    </Section>
  );
};
