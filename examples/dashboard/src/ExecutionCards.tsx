import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Paper from '@mui/material/Paper';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { endOf, Length, reasonOf, type Row, type RowsProps, startOf, StatusWithMarks } from './executionRow';
import type { Order, OrderField } from './listState';
import { Menu } from './Menu';
import { changeState, linkTo } from './route';
import { titleOf } from './words';

const orders = [
  ['started-desc', 'Started last'],
  ['started-asc', 'Started first'],
  ['ended-desc', 'Ended last'],
  ['ended-asc', 'Ended first'],
  ['took-desc', 'Took longest'],
  ['took-asc', 'Took shortest'],
] as const satisfies readonly (readonly [`${OrderField}-${'asc' | 'desc'}`, string])[];

const OrderMenu = ({ order: { field, isAscending } }: { readonly order: Order }) => (
  <Box sx={{ mb: 1.5 }}>
    <Menu
      label="Order"
      value={`${field}-${isAscending ? 'asc' : 'desc'}`}
      options={orders}
      onChange={(chosen) =>
        changeState({
          order: { field: chosen.split('-')[0] as OrderField, isAscending: chosen.endsWith('asc') },
        })
      }
    />
  </Box>
);

const Card = ({ row }: { readonly row: Row }) => {
  const { name, kind } = titleOf(row);
  const reason = reasonOf(row);
  return (
    <Paper component="li" sx={{ p: 1.5, listStyle: 'none', overflowWrap: 'anywhere' }}>
      <Box sx={{ mb: 0.5 }}>
        <StatusWithMarks row={row} />
      </Box>
      <Link href={linkTo(row.id)} underline="hover" sx={{ fontWeight: 600 }}>
        {name}
      </Link>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {kind}, {row.scope.accountId} in {row.scope.region}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {startOf(row)} – {endOf(row)}
        <Length row={row} />
      </Typography>
      {reason && (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {reason}
        </Typography>
      )}
    </Paper>
  );
};

/** The executions as cards, for narrow windows. */
export const ExecutionCards = ({ rows, isStale, order, empty }: RowsProps) => (
  <>
    {order && <OrderMenu order={order} />}
    <Stack
      component="ul"
      aria-label="Executions"
      aria-busy={rows === undefined || isStale}
      sx={{ gap: 1, m: 0, p: 0, opacity: isStale ? 0.6 : 1 }}
    >
      {rows === undefined &&
        ['a', 'b', 'c'].map((key) => (
          <li key={key} style={{ listStyle: 'none' }}>
            <Skeleton variant="rounded" height={110} />
          </li>
        ))}
      {rows?.map((row) => (
        <Card key={row.id} row={row} />
      ))}
    </Stack>
    {rows?.length === 0 && (
      <Typography sx={{ py: 6, textAlign: 'center', color: 'text.secondary' }}>{empty}</Typography>
    )}
  </>
);
