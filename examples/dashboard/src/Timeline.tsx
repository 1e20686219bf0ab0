import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import type { ExecutionStatus } from '@execution-gateway/client';
import type { ReactNode } from 'react';
import { StatusChip, toneOf } from './StatusChip';
import { clockOf, lengthOf } from './time';

export interface TimelineItem {
  readonly id: string;
  readonly name: string;
  readonly caption: string | null;
  readonly href?: string;
  readonly status: ExecutionStatus;
  /** A label instead of the status, such as AWS's own. */
  readonly word?: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly note: ReactNode;
}

interface Props {
  readonly label: string;
  /** The header of the first column. */
  readonly what: string;
  readonly items: readonly TimelineItem[];
  /** The end of the bars of items still in progress. */
  readonly now: string;
}

/** The time axis that all rows share. */
interface Axis {
  readonly from: number;
  readonly seconds: number;
  /** The maximum number of marks after the first one. */
  readonly maxMarks: number;
}

const axisOf = (items: readonly TimelineItem[], now: string, maxMarks: number): Axis | undefined => {
  const started = items.filter(({ startedAt }) => startedAt !== null);
  if (started.length === 0) return undefined;
  const from = Math.min(...started.map(({ startedAt }) => Date.parse(startedAt ?? now)));
  const to = Math.max(...started.map(({ endedAt }) => Date.parse(endedAt ?? now)));
  return { from, seconds: Math.max(1, (to - from) / 1000), maxMarks };
};

const niceSteps = [1, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 21_600, 86_400, 604_800];

/** The marks of the axis, in seconds after its start. */
const marksOf = ({ seconds, maxMarks }: Axis): number[] => {
  const step = niceSteps.find((nice) => seconds / nice <= maxMarks) ?? seconds / maxMarks;
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step);
};

const percent = (part: number): string => `${Math.min(100, Math.max(0, part * 100)).toFixed(2)}%`;

const Marks = ({ axis }: { readonly axis: Axis }) => (
  <Box sx={{ position: 'relative', height: 20 }}>
    {marksOf(axis).map((mark) => (
      <Typography
        key={mark}
        component="span"
        variant="caption"
        sx={{
          position: 'absolute',
          left: percent(mark / axis.seconds),
          // Keeps the last label inside the table.
          transform: mark / axis.seconds > 1 - 0.3 / axis.maxMarks ? 'translateX(-100%)' : 'none',
        }}
      >
        {mark === 0 ? clockOf(new Date(axis.from).toISOString()) : `+${lengthOf(mark)}`}
      </Typography>
    ))}
  </Box>
);

const grid = (axis: Axis): string =>
  marksOf(axis)
    .map((mark) => {
      const at = percent(mark / axis.seconds);
      return `linear-gradient(to right, transparent ${at}, var(--mui-palette-divider) ${at}, var(--mui-palette-divider) calc(${at} + 1px), transparent calc(${at} + 1px))`;
    })
    .join(', ');

const Bar = ({
  item,
  axis,
  now,
}: {
  readonly item: TimelineItem;
  readonly axis: Axis;
  readonly now: string;
}) => {
  if (item.startedAt === null) return null;
  const start = (Date.parse(item.startedAt) - axis.from) / 1000;
  const length = (Date.parse(item.endedAt ?? now) - Date.parse(item.startedAt)) / 1000;
  const { bar } = toneOf(item.status);
  const end = item.endedAt ? `to ${clockOf(item.endedAt)}` : 'and has not ended';
  return (
    <Box
      role="img"
      aria-label={`From ${clockOf(item.startedAt)} ${end}`}
      title={`${clockOf(item.startedAt)} ${end}`}
      sx={{
        position: 'absolute',
        top: 3,
        height: 16,
        left: percent(start / axis.seconds),
        width: percent(length / axis.seconds),
        minWidth: 4,
        borderRadius: 0.5,
        bgcolor: bar,
        // Stripes mark an item still in progress.
        backgroundImage: item.endedAt
          ? 'none'
          : 'repeating-linear-gradient(135deg, transparent 0 6px, rgba(255,255,255,.35) 6px 12px)',
      }}
    />
  );
};

const tookOf = ({ startedAt, endedAt }: TimelineItem, now: string): string =>
  startedAt === null ? '' : lengthOf((Date.parse(endedAt ?? now) - Date.parse(startedAt)) / 1000);

/** Removes the outer padding of a table, so that it aligns with its section. */
export const flush = {
  '& th:first-of-type': { pl: 0 },
  '& td:last-of-type, & thead th:last-of-type': { pr: 0 },
};

const Name = ({ item: { href, name, caption } }: { readonly item: TimelineItem }) => (
  <>
    {href ? (
      <Link href={href} underline="hover" sx={{ fontWeight: 600 }}>
        {name}
      </Link>
    ) : (
      <strong>{name}</strong>
    )}
    <Typography variant="body2" sx={{ color: 'text.secondary' }}>
      {caption}
    </Typography>
  </>
);

const Status = ({ item: { status, word = status } }: { readonly item: TimelineItem }) => (
  <StatusChip status={status} word={word} />
);

interface RowProps {
  readonly item: TimelineItem;
  readonly axis: Axis | undefined;
  readonly now: string;
}

/** The bar of an item, and its note. */
const Course = ({ item, axis, now }: RowProps) => (
  <>
    {axis && (
      <Box sx={{ position: 'relative', height: 22, backgroundImage: grid(axis) }}>
        <Bar item={item} axis={axis} now={now} />
      </Box>
    )}
    {item.note && (
      <Typography variant="body2" sx={{ mt: 0.5, overflowWrap: 'anywhere' }}>
        {item.note}
      </Typography>
    )}
  </>
);

const WideRow = ({ item, axis, now }: RowProps) => (
  <TableRow hover>
    <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>
      <Name item={item} />
    </TableCell>
    <TableCell>
      <Status item={item} />
    </TableCell>
    <TableCell>
      <Course item={item} axis={axis} now={now} />
    </TableCell>
    <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
      {tookOf(item, now)}
    </TableCell>
  </TableRow>
);

const edgeToEdge = { px: 0 };

/** All of an item in one cell, with the bar below its name. */
const NarrowRow = ({ item, axis, now }: RowProps) => (
  <TableRow>
    <TableCell component="th" scope="row" sx={{ ...edgeToEdge, overflowWrap: 'anywhere', fontWeight: 400 }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'start', gap: 1, mb: 0.5 }}>
        <span>
          <Name item={item} />
        </span>
        <Box sx={{ flexShrink: 0, textAlign: 'right' }}>
          <Status item={item} />
          <div>{tookOf(item, now)}</div>
        </Box>
      </Box>
      <Course item={item} axis={axis} now={now} />
    </TableCell>
  </TableRow>
);

const NarrowHeader = ({ what, axis }: { readonly what: string; readonly axis: Axis | undefined }) => (
  <TableRow>
    <TableCell sx={edgeToEdge}>
      {what}
      {axis && <Marks axis={axis} />}
    </TableCell>
  </TableRow>
);

const WideHeader = ({ what, axis }: { readonly what: string; readonly axis: Axis | undefined }) => (
  <TableRow>
    <TableCell sx={{ width: '34%' }}>{what}</TableCell>
    <TableCell sx={{ width: 112 }}>Status</TableCell>
    <TableCell>{axis ? <Marks axis={axis} /> : 'Time'}</TableCell>
    <TableCell align="right" sx={{ width: 92 }}>
      Took
    </TableCell>
  </TableRow>
);

/** A table with a bar per row, from start to end on a common time axis. */
export const Timeline = ({ label, what, items, now }: Props) => {
  const isMedium = useMediaQuery((theme: Theme) => theme.breakpoints.down('lg'));
  const isNarrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const axis = axisOf(items, now, isMedium ? 2.5 : 5);
  const [Header, Row] = isNarrow ? [NarrowHeader, NarrowRow] : [WideHeader, WideRow];
  return (
    <Table size="small" aria-label={label} sx={flush}>
      <TableHead>
        <Header what={what} axis={axis} />
      </TableHead>
      <TableBody>
        {items.map((item) => (
          <Row key={item.id} item={item} axis={axis} now={now} />
        ))}
      </TableBody>
    </Table>
  );
};
