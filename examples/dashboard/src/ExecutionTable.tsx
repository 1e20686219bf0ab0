import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import Paper from '@mui/material/Paper';
import type { ReactNode } from 'react';
import { ConsoleLink } from './ConsoleLink';
import type { ExecutionPage } from './gateway';
import { linkTo } from './route';
import { StatusChip } from './StatusChip';
import { lengthOf, momentOf, wholeMomentOf } from './time';
import { titleOf } from './words';

type Row = ExecutionPage['nodes'][number];

/** Lists omit the reason of Transfer executions, which costs one AWS call each. The page of one execution shows it. */
const reasonOf = (row: Row) => ('statusReason' in row ? row.statusReason : null);

/** The reason is a column on wide screens, and below the name on narrow ones. */
const wide = { display: { xs: 'none', lg: 'table-cell' } };
const narrow = { display: { xs: 'block', lg: 'none' } };

const Quiet = ({ children, title }: { readonly children: ReactNode; readonly title?: string }) => (
  <Typography variant="body2" sx={{ color: 'text.secondary' }} noWrap title={title}>
    {children}
  </Typography>
);

const NameCell = ({ row }: { readonly row: Row }) => {
  const { name, kind } = titleOf(row);
  const reason = reasonOf(row);
  return (
    <TableCell component="th" scope="row">
      <Link href={linkTo(row.id)} underline="hover" sx={{ fontWeight: 600 }}>
        {name}
      </Link>
      <Quiet>{kind}</Quiet>
      {reason && (
        <Typography variant="body2" sx={{ ...narrow, mt: 0.5, fontWeight: 400, overflowWrap: 'anywhere' }}>
          {reason}
        </Typography>
      )}
      <ConsoleLink href={row.consoleUrl} what={name} />
    </TableCell>
  );
};

const ExecutionRow = ({ row }: { readonly row: Row }) => (
  <TableRow hover>
    <TableCell sx={{ width: 128 }}>
      <StatusChip status={row.status} />
    </TableCell>
    <NameCell row={row} />
    <TableCell sx={{ whiteSpace: 'nowrap' }}>
      {row.scope.accountId}
      <Quiet>{row.scope.region}</Quiet>
    </TableCell>
    <TableCell sx={{ whiteSpace: 'nowrap' }}>
      {row.startedAt ? (
        <span title={wholeMomentOf(row.startedAt)}>{momentOf(row.startedAt)}</span>
      ) : (
        <Quiet>{row.__typename === 'TransferExecution' ? 'in progress' : 'not started'}</Quiet>
      )}
      {row.durationSeconds !== null && <Quiet>{lengthOf(row.durationSeconds)}</Quiet>}
    </TableCell>
    <TableCell sx={{ ...wide, width: '40%', overflowWrap: 'anywhere' }}>{reasonOf(row)}</TableCell>
  </TableRow>
);

const PlaceholderRow = () => (
  <TableRow>
    {[90, 220, 110, 120].map((width) => (
      <TableCell key={width}>
        <Skeleton width={width} />
        <Skeleton width={width * 0.6} />
      </TableCell>
    ))}
    <TableCell sx={wide}>
      <Skeleton />
    </TableCell>
  </TableRow>
);

const placeholders = ['a', 'b', 'c', 'd', 'e', 'f'];

interface Props {
  /** Undefined while loading. */
  readonly rows: readonly Row[] | undefined;
  readonly caption: string;
  /** The text of a table without rows. */
  readonly empty: string;
}

export const ExecutionTable = ({ rows, caption, empty }: Props) => (
  <TableContainer component={Paper}>
    <Table size="small" aria-label={caption} aria-busy={rows === undefined}>
      <TableHead>
        <TableRow>
          <TableCell>Status</TableCell>
          <TableCell>What</TableCell>
          <TableCell>Where</TableCell>
          <TableCell>Started, took</TableCell>
          <TableCell sx={wide}>Reason</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows === undefined && placeholders.map((key) => <PlaceholderRow key={key} />)}
        {rows?.map((row) => (
          <ExecutionRow key={row.id} row={row} />
        ))}
        {rows?.length === 0 && (
          <TableRow>
            <TableCell colSpan={5} sx={{ py: 6, textAlign: 'center', color: 'text.secondary' }}>
              {empty}
            </TableCell>
          </TableRow>
        )}
      </TableBody>
    </Table>
  </TableContainer>
);
