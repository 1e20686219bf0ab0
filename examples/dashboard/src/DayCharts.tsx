import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useMemo } from 'react';
import { Chart, type Series } from './Chart';
import { Section } from './Section';
import type { Day } from './statistics';
import { dayOf, lengthOf, percentOf, unitOf } from './time';
import { flush } from './Timeline';

const grid = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
  columnGap: 2,
};

const withValues = (days: readonly Day[], valueOf: (day: Day) => number | null): number[] =>
  days.map(valueOf).filter((value) => value !== null);

const FailureChart = ({ days }: { readonly days: readonly Day[] }) => {
  const props = useMemo(() => {
    const rates = withValues(days, ({ failureRate }) => failureRate);
    const series: Series[] = [
      {
        name: 'Failed, of those that ended',
        values: days.map(({ failureRate }) => failureRate),
        color: 'var(--mui-palette-error-main)',
      },
    ];
    const highest = Math.max(0, ...rates);
    return {
      kind: 'bars' as const,
      labels: days.map(({ day }) => dayOf(day)),
      series,
      format: percentOf,
      high: Math.max(0.1, highest),
      summary: `Failure rate by day: at most ${percentOf(highest)}. The table below has the numbers.`,
    };
  }, [days]);
  return <Chart {...props} />;
};

const DurationChart = ({ days }: { readonly days: readonly Day[] }) => {
  const props = useMemo(() => {
    const highest = Math.max(0, ...withValues(days, ({ p95Seconds }) => p95Seconds));
    const unit = unitOf(highest);
    const scaled = (seconds: number | null) => (seconds === null ? null : seconds / unit.seconds);
    const series: Series[] = [
      {
        name: 'Half took at most',
        values: days.map(({ p50Seconds }) => scaled(p50Seconds)),
        color: 'var(--mui-palette-primary-main)',
      },
      {
        name: '95 % took at most',
        values: days.map(({ p95Seconds }) => scaled(p95Seconds)),
        color: 'var(--mui-palette-warning-main)',
        isDashed: true,
      },
    ];
    return {
      kind: 'lines' as const,
      labels: days.map(({ day }) => dayOf(day)),
      series,
      format: (value: number) => `${value.toLocaleString('en')} ${unit.name}`,
      summary: `Duration by day: 95 % took at most ${lengthOf(highest)}. The table below has the numbers.`,
    };
  }, [days]);
  return <Chart {...props} />;
};

const lengthOrNone = (seconds: number | null): string => (seconds === null ? '–' : lengthOf(seconds));

const DayTable = ({ days }: { readonly days: readonly Day[] }) => (
  <TableContainer tabIndex={0} role="region" aria-label="Numbers by day" sx={{ maxHeight: 320 }}>
    <Table size="small" stickyHeader aria-label="Statistics by day" sx={flush}>
      <TableHead>
        <TableRow>
          {['Day (UTC)', 'Executions', 'Failure rate', 'Half within', '95 % within'].map((title, index) => (
            <TableCell key={title} align={index === 0 ? 'left' : 'right'}>
              {title}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {days.toReversed().map(({ day, count, failureRate, p50Seconds, p95Seconds }) => (
          <TableRow key={day}>
            <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
              {day}
            </TableCell>
            <TableCell align="right">{count.toLocaleString('en')}</TableCell>
            <TableCell align="right">{failureRate === null ? '–' : percentOf(failureRate)}</TableCell>
            <TableCell align="right">{lengthOrNone(p50Seconds)}</TableCell>
            <TableCell align="right">{lengthOrNone(p95Seconds)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  </TableContainer>
);

/** The charts by day of the start, with their numbers in a table. */
export const DayCharts = ({ days }: { readonly days: readonly Day[] }) => (
  <>
    <Box sx={grid}>
      <Section title="Failure rate by day">
        <FailureChart days={days} />
      </Section>
      <Section title="Duration by day">
        <DurationChart days={days} />
      </Section>
    </Box>
    <Box component="details" sx={{ mb: 2 }}>
      <Box component="summary" sx={{ cursor: 'pointer', mb: 1 }}>
        The numbers by day
      </Box>
      <DayTable days={days} />
    </Box>
  </>
);
