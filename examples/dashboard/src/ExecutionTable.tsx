import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableContainer from '@mui/material/TableContainer';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TableSortLabel from '@mui/material/TableSortLabel';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { ConsoleLink } from './ConsoleLink';
import { endOf, reasonOf, type Row, type RowsProps, startOf, StatusWithMarks, tookOf } from './executionRow';
import type { Order, OrderField } from './listState';
import { changeState, linkTo } from './route';
import { titleOf } from './words';

/** The reason is a column on wide screens, and below the name on narrow ones. */
const wide = { display: { xs: 'none', lg: 'table-cell' } };
const narrow = { display: { xs: 'block', lg: 'none' } };

const Quiet = ({ children }: { readonly children: ReactNode }) => (
  <Typography variant="body2" sx={{ color: 'text.secondary' }} noWrap>
    {children}
  </Typography>
);

const NameCell = ({ row }: { readonly row: Row }) => {
  const { name, kind } = titleOf(row);
  const reason = reasonOf(row);
  return (
    <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere', minWidth: 220 }}>
      <Link href={linkTo(row.id)} underline="hover" sx={{ fontWeight: 600 }}>
        {name}
      </Link>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {kind}
      </Typography>
      {reason && (
        <Typography variant="body2" sx={{ ...narrow, mt: 0.5, fontWeight: 400 }}>
          {reason}
        </Typography>
      )}
      <ConsoleLink href={row.consoleUrl} what={name} />
    </TableCell>
  );
};

const nowrap = { whiteSpace: 'nowrap' };

const ExecutionRow = ({ row, hasReasons }: { readonly row: Row; readonly hasReasons: boolean }) => (
  <TableRow hover>
    <TableCell sx={{ width: 128 }}>
      <StatusWithMarks row={row} />
    </TableCell>
    <NameCell row={row} />
    <TableCell sx={nowrap}>
      {row.scope.accountId}
      <Quiet>{row.scope.region}</Quiet>
    </TableCell>
    <TableCell sx={nowrap}>{startOf(row)}</TableCell>
    <TableCell sx={nowrap}>{endOf(row)}</TableCell>
    <TableCell sx={nowrap} align="right">
      {tookOf(row)}
    </TableCell>
    {hasReasons && (
      <TableCell sx={{ ...wide, width: '30%', overflowWrap: 'anywhere' }}>{reasonOf(row)}</TableCell>
    )}
  </TableRow>
);

const PlaceholderRow = () => (
  <TableRow>
    {[90, 220, 110, 120, 121, 60].map((width) => (
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

interface SortedHeaderProps {
  readonly title: string;
  readonly field: OrderField;
  readonly order: Order | undefined;
  readonly align?: 'right';
}

/** The header of a column by which lists with an order can be sorted. The first click sorts the largest values first. */
const SortedHeader = ({ title, field, order, align }: SortedHeaderProps) => {
  if (!order) return <TableCell align={align}>{title}</TableCell>;
  const isActive = order.field === field;
  const direction = isActive && order.isAscending ? 'asc' : 'desc';
  return (
    <TableCell align={align} sortDirection={isActive && direction}>
      <TableSortLabel
        active={isActive}
        direction={direction}
        onClick={() => changeState({ order: { field, isAscending: isActive && !order.isAscending } })}
      >
        {title}
      </TableSortLabel>
    </TableCell>
  );
};

/** The executions as a table, for wide windows. */
export const ExecutionTable = ({ rows, isStale, order, empty }: RowsProps) => {
  // Without reasons, the names have more room.
  const hasReasons = rows === undefined || rows.some((row) => reasonOf(row) !== null);
  return (
    <TableContainer component={Paper}>
      <Table size="small" aria-label="Executions" aria-busy={rows === undefined || isStale}>
        <TableHead>
          <TableRow>
            <TableCell>Status</TableCell>
            <TableCell>What</TableCell>
            <TableCell>Where</TableCell>
            <SortedHeader title="Started" field="started" order={order} />
            <SortedHeader title="Ended" field="ended" order={order} />
            <SortedHeader title="Took" field="took" order={order} align="right" />
            {hasReasons && <TableCell sx={wide}>Reason</TableCell>}
          </TableRow>
        </TableHead>
        <TableBody sx={{ opacity: isStale ? 0.6 : 1 }}>
          {rows === undefined && placeholders.map((key) => <PlaceholderRow key={key} />)}
          {rows?.map((row) => (
            <ExecutionRow key={row.id} row={row} hasReasons={hasReasons} />
          ))}
          {rows?.length === 0 && (
            <TableRow>
              <TableCell colSpan={7} sx={{ py: 6, textAlign: 'center', color: 'text.secondary' }}>
                {empty}
              </TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
    </TableContainer>
  );
};
