import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { gapsOf, oldestAsOf } from './coverage';
import { CoverageStrip, MissingStrip } from './CoverageStrip';
import { DayCharts } from './DayCharts';
import { ErrorAlert } from './ErrorAlert';
import { Filters } from './Filters';
import { Freshness } from './Freshness';
import { type Group, type StatisticsData, useStatistics } from './gateway';
import type { Grouping, ListState } from './listState';
import { Menu } from './Menu';
import { changeState, hrefOf } from './route';
import { Section } from './Section';
import { daysOf, filterOfGroup, groupNameOf } from './statistics';
import { lengthOf, percentOf } from './time';
import { flush } from './Timeline';

const groupingNames = [
  ['name', 'Name'],
  ['kind', 'Kind'],
  ['scope', 'Account and region'],
  ['status', 'Status'],
] as const satisfies readonly (readonly [Grouping, string])[];

/** More rows are no overview. The filters find the others. */
const mostRows = 50;

const GroupName = ({ group, state }: { readonly group: Group; readonly state: ListState }) => {
  const name = groupNameOf(state.grouping, group.group);
  const filter = filterOfGroup(state.grouping, group.group);
  return filter ? (
    <Link href={hrefOf({ name: 'list' }, { ...state, ...filter })} underline="hover">
      {name}
    </Link>
  ) : (
    name
  );
};

const lengthOrNone = (seconds: number | null): string => (seconds === null ? '–' : lengthOf(seconds));

/** Keeps the names in view while a narrow window scrolls to the figures. */
const inView = { position: 'sticky', left: 0, bgcolor: 'background.paper' };

const GroupTable = ({ groups, state }: { readonly groups: readonly Group[]; readonly state: ListState }) => (
  <TableContainer tabIndex={0} role="region" aria-label="Groups">
    <Table
      size="small"
      aria-label="Statistics by group"
      sx={{ ...flush, '& td, & th': { px: { xs: 0.75, sm: 2 } } }}
    >
      <TableHead>
        <TableRow>
          <TableCell sx={inView}>
            {groupingNames.find(([grouping]) => grouping === state.grouping)?.[1]}
          </TableCell>
          {['Executions', 'Failed', 'Failure rate', 'Half within', '95 % within', 'Longest'].map((title) => (
            <TableCell key={title} align="right">
              {title}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {groups.slice(0, mostRows).map((group) => (
          <TableRow key={group.group ?? ''} hover>
            <TableCell component="th" scope="row" sx={{ ...inView, overflowWrap: 'anywhere', minWidth: 165 }}>
              <GroupName group={group} state={state} />
            </TableCell>
            {[
              group.count.toLocaleString('en'),
              group.failed.toLocaleString('en'),
              group.failureRate === null ? '–' : percentOf(group.failureRate),
              lengthOrNone(group.p50Seconds),
              lengthOrNone(group.p95Seconds),
              lengthOrNone(group.maxSeconds),
            ].map((text, index) => (
              <TableCell key={index} align="right" sx={{ whiteSpace: 'nowrap' }}>
                {text}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </TableContainer>
);

const Groups = ({ data, state }: { readonly data: StatisticsData; readonly state: ListState }) => {
  const { groups } = data.byGroup;
  return (
    <Section title="By group">
      <Box sx={{ mb: 1.5 }}>
        <Menu
          label="Group by"
          value={state.grouping}
          options={groupingNames}
          onChange={(grouping) => changeState({ grouping })}
        />
      </Box>
      <GroupTable groups={groups} state={state} />
      {groups.length > mostRows && (
        <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>
          The {mostRows} largest of {groups.length.toLocaleString('en')} groups.
        </Typography>
      )}
    </Section>
  );
};

/** Failure rates and durations of the executions that match the filters, by day and by group. */
export const Statistics = ({ state }: { readonly state: ListState }) => {
  const { data, error, refetch } = useStatistics(state);
  const days = data && daysOf(data.byDay);
  return (
    <>
      <title>Statistics of executions</title>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: 1, mb: 2 }}>
        <Typography variant="h1">Statistics of all accounts and regions</Typography>
        <Freshness
          asOf={data && oldestAsOf([data.byGroup])}
          isPartial={data !== undefined && gapsOf([data.byGroup]).length > 0}
          isRefreshing={state.isRefreshing}
        />
      </Box>
      <Filters state={state} />
      {error && <ErrorAlert error={error} onRetry={() => void refetch()} isStale={data !== undefined} />}
      <CoverageStrip pages={data ? [data.byGroup] : []} />
      <MissingStrip missing={data?.missing ?? []} />
      {!data && !error && <Skeleton variant="rounded" height={300} role="status" aria-label="Loading" />}
      {days?.length === 0 && (
        <Typography sx={{ mb: 2, color: 'text.secondary' }}>No execution with a start matches.</Typography>
      )}
      {days && days.length > 0 && <DayCharts days={days} />}
      {data && data.byGroup.groups.length > 0 && <Groups data={data} state={state} />}
    </>
  );
};
