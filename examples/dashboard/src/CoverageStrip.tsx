import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import {
  type Covered,
  type Gap,
  lastingGapsOf,
  logsOffOf,
  totalOf,
  unlistedRunsOf,
  unreadOf,
} from './coverage';

const List = ({ lines }: { readonly lines: readonly (readonly [string, string])[] }) => (
  <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
    {lines.map(([title, text]) => (
      <Box component="li" key={title + text} sx={{ overflowWrap: 'anywhere' }}>
        <strong>{title}</strong>
        {text}
      </Box>
    ))}
  </Box>
);

/** A list of hundreds of sources would hide the executions below it. */
const mostGaps = 8;

const GapList = ({ gaps }: { readonly gaps: readonly Gap[] }) => (
  <>
    <List
      lines={gaps
        .slice(0, mostGaps)
        .map(({ name, seen, reason }) => [`${name}: ${seen}. `, reason ?? 'No reason given.'])}
    />
    {gaps.length > mostGaps && `and ${gaps.length - mostGaps} more`}
  </>
);

/** Says that the gateway is still reading AWS. Renders nothing otherwise. */
const Unread = ({ pages }: { readonly pages: readonly Covered[] }) => {
  const unread = unreadOf(pages).length;
  if (unread === 0) return null;
  return (
    <Alert severity="info" role="status" sx={{ mb: 2 }}>
      The gateway is still reading {unread} of {totalOf(pages)} sources. More follows by itself.
    </Alert>
  );
};

/** Lists the gaps that somebody has to close. Renders nothing without gaps. */
const Gaps = ({ pages }: { readonly pages: readonly Covered[] }) => {
  const gaps = lastingGapsOf(pages);
  if (gaps.length === 0) return null;
  return (
    <Alert severity="warning" role="status" sx={{ mb: 2 }} data-testid="coverage">
      <AlertTitle sx={{ fontSize: '0.95rem' }}>
        Not everything could be seen: there are gaps in {gaps.length} of {totalOf(pages)} sources
      </AlertTitle>
      <GapList gaps={gaps} />
    </Alert>
  );
};

/** What is missing in a list or in statistics. */
export const CoverageStrip = ({ pages }: { readonly pages: readonly Covered[] }) => (
  <>
    <Unread pages={pages} />
    <Gaps pages={pages} />
  </>
);

/** Names the servers whose transfers leave no trace when they have ended, and how to change that. */
export const LogsOff = ({ pages }: { readonly pages: readonly Covered[] }) => {
  const logs = logsOffOf(pages);
  if (logs.length === 0) return null;
  const servers = logs.length === 1 ? 'one server' : `${logs.length} servers`;
  return (
    <Alert severity="info" role="status" sx={{ mb: 2 }} data-testid="logs-off">
      AWS does not log the transfers of {servers}, so it is not known how they end.
      <details>
        <Box component="summary" sx={{ cursor: 'pointer' }}>
          Which, and how to switch logging on
        </Box>
        <GapList gaps={logs} />
      </details>
    </Alert>
  );
};

/** Says how to find the lifecycle runs that AWS does not list. */
export const UnlistedRuns = ({ pages }: { readonly pages: readonly Covered[] }) =>
  unlistedRunsOf(pages).map(({ source: { scope }, id }) => (
    <Typography
      key={`${scope.accountId} ${scope.region}`}
      variant="body2"
      sx={{ mt: 1.5, color: 'text.secondary', overflowWrap: 'anywhere' }}
    >
      AWS does not list runs without a policy. {scope.accountId} in {scope.region} has such runs, for example{' '}
      {id}. Look it up with the query <code>lifecycle(lifecycleExecutionId: …)</code>.
    </Typography>
  ));

/** Lists the first three error messages of partial data. */
export const MissingStrip = ({ missing }: { readonly missing: readonly string[] }) => {
  const messages = [...new Set(missing)];
  if (messages.length === 0) return null;
  const more = messages.length - 3;
  return (
    <Alert severity="info" role="status" sx={{ mb: 2 }}>
      <AlertTitle sx={{ fontSize: '0.95rem' }}>Some details are missing for now</AlertTitle>
      <List lines={messages.slice(0, 3).map((message) => ['', message])} />
      {more > 0 && `and ${more} more`}
    </Alert>
  );
};
